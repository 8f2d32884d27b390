"""Movements and campaigns: who launched them, for whom, when and on what basis."""
