"""Who is who: how alike two records are and why, the queue of likely doubles, merging and splitting with undo."""
