"""Problems, a file a format."""
