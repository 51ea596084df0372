"""Formats of the account: what became of every fact of a plan for one body."""
