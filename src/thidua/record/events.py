"""What can happen to the record."""

from thidua.core.events import register_event

# Intake: one event for each step of an import, with its counts.
register_event("import.tried", "Đọc thử danh sách", "List tried")
register_event("import.answered", "Trả lời chỗ chưa rõ của danh sách", "Questions of a list answered")
register_event("import.applying", "Bắt đầu ghi danh sách", "Import started")
register_event("import.applied", "Ghi danh sách vào hồ sơ", "List imported")
register_event("import.undone", "Hoàn tác danh sách đã ghi", "Import undone")
