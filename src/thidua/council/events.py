"""What can happen to councils, meetings and counts."""

from thidua.core.events import register_event

register_event("council.created", "Lập Hội đồng", "Council created")
register_event("council.changed", "Sửa Hội đồng", "Council changed")
register_event("member.appointed", "Thêm thành viên Hội đồng", "Member appointed")
register_event("member.changed", "Sửa thành viên Hội đồng", "Member changed")
register_event("meeting.planned", "Lập phiên họp", "Meeting planned")
register_event("meeting.changed", "Sửa phiên họp", "Meeting changed")
register_event("meeting.agenda_set", "Lập danh sách trình Hội đồng", "Agenda set")
register_event("meeting.attendance_set", "Ghi thành phần dự họp", "Attendance recorded")
register_event("meeting.list_frozen", "Chốt danh sách bỏ phiếu", "Ballot list frozen")
register_event("meeting.discarded", "Hủy phiên họp", "Meeting discarded")
register_event("meeting.closed", "Chốt kết quả bỏ phiếu", "Result of the ballot closed")
register_event("meeting.minutes_changed", "Sửa nội dung biên bản", "Minutes changed")
register_event("interest.declared", "Khai lợi ích liên quan", "Interest declared")
register_event("interest.removed", "Bỏ khai lợi ích liên quan", "Interest removed")
register_event("count.started", "Bắt đầu kiểm phiếu", "Count started")
register_event("count.repeated", "Kiểm phiếu lại", "Recount started")
register_event("sheet.finished", "Người kiểm phiếu hoàn thành bảng kiểm", "Teller finished the sheet")
register_event("sheet.corrected", "Người kiểm phiếu sửa số đã kiểm", "Teller corrected the sheet")
