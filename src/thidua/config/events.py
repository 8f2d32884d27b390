"""What can happen to an installation as a whole."""

from thidua.core.events import register_event

register_event("example.built", "Nạp Bộ mẫu", "Example ministry loaded")
