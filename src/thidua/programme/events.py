"""What can happen to a programme and its figures."""

from thidua.core.events import register_event

register_event("observation.added", "Thêm số liệu", "Observation added")
register_event("goal.judged", "Kết luận mục tiêu", "Goal judged")
