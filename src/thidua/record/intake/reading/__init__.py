"""Reading a file in a child process with limits: a hostile file hurts the child, never the server."""

from thidua.record.intake.reading.parent import FileRefused, Limits, limits_from_settings, read_workbook

__all__ = ["FileRefused", "Limits", "limits_from_settings", "read_workbook"]
