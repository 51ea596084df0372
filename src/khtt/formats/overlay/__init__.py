"""A fresh overlay, a file a format."""
