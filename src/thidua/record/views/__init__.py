"""Screens of the record: imports of lists, and the history of people and units."""
