"""The standing of reports: who has sent what, and how far each number is."""
