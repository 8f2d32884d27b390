"""Journeys across rooms, in a real browser against a really served example ministry."""
