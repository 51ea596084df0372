"""Formats of an inspection: what a document is, what was done to it, what it breaks."""
