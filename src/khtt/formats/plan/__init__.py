"""A plan as a person reads it, a file a format."""
