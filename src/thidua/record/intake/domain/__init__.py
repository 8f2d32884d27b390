"""Recognising lists: pure functions from grids of cells to the facts of the intake contract."""
