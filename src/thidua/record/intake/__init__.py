"""Intake: from the files that exist to facts of the record. Reading, recognising, planning, applying, undoing."""
