"""Measures of khtt beside docxtpl and beside the floor: `python -m bench`."""
