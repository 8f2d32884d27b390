"""One round in every stage of the path, made by the same actions that the screens call."""
