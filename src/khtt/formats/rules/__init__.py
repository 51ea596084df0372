"""The rules, told to people and to programs."""
