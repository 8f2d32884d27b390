"""The screens of the council."""
