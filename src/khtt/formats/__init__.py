"""Diagnostics and changes as text, json, GitHub annotations, ...: a format a file."""
