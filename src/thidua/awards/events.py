"""What can happen to rounds, registrations and dossiers."""

from thidua.core.events import register_event

register_event("round.created", "Soạn đợt xét", "Round drafted")
register_event("round.changed", "Sửa đợt xét", "Round changed")
register_event("round.dates_changed", "Đổi mốc thời gian của đợt xét", "Dates of the round changed")
register_event("round.moved", "Chuyển bước đợt xét", "Round moved on")
register_event("registration.made", "Đăng ký tham gia đợt xét", "Unit registered")
register_event("registration.changed", "Sửa đăng ký", "Registration changed")
register_event("nomination.proposed", "Lập đề nghị", "Nomination proposed")
register_event("nomination.changed", "Sửa hồ sơ", "Dossier changed")
register_event("nomination.submitted", "Nộp hồ sơ", "Dossier submitted")
register_event("nomination.withdrawn", "Rút đề nghị", "Nomination withdrawn")
register_event("nomination.returned", "Trả lại hồ sơ để bổ sung", "Dossier returned")
register_event("nomination.answered", "Trả lời lý do trả lại", "Reasons of the return answered")
register_event("nomination.accepted", "Tiếp nhận hồ sơ, đủ điều kiện trình Hội đồng", "Dossier accepted")
register_event("nomination.rejected", "Kết luận không đủ điều kiện", "Nomination rejected")
register_event("nomination.passed", "Hội đồng thông qua", "Passed by the council")
register_event("nomination.not_passed", "Hội đồng không thông qua", "Not passed by the council")
register_event("nomination.decided", "Có quyết định khen thưởng", "Award decided")
register_event("paper.attached", "Đính kèm giấy tờ", "Paper attached")
register_event("paper.not_needed", "Khai không cần giấy tờ này", "Paper declared not needed")
register_event("paper.removed", "Gỡ giấy tờ", "Paper removed")
