"""Where a value comes from, a file a format."""
