"""What changed between two plans, a file a format."""
