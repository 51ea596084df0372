"""Who carries out what, a file a format."""
