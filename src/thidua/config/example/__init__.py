"""The example ministry: real units, invented people, ten years of their work, one round in every stage of the path."""
