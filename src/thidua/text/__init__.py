"""Vietnamese text: cleaning at the door, folding for search, order of names. Pure: standard library only."""

from thidua.text.cleaning import clean
from thidua.text.folding import fold
from thidua.text.names import name_sort_key, sort_key, title_case

__all__ = ["clean", "fold", "name_sort_key", "sort_key", "title_case"]
