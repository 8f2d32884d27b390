"""Pure reading of the rulebooks: one flat list, documents, comparison, search."""
