"""Template tags by which other rooms show movements."""
