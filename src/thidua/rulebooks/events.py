"""What can happen on the shelf of law."""

from thidua.core.events import register_event

register_event("rule.confirmed", "Xác nhận điều luật đúng như văn bản", "Rule confirmed against its text")
register_event("rule.differs", "Ghi điều luật khác văn bản", "Rule found to differ from its text")
register_event("rule.confirmation_withdrawn", "Thu hồi xác nhận điều luật", "Confirmation of a rule taken back")
register_event("law.edition_loaded", "Nạp ấn bản bộ quy tắc", "Edition of the rulebooks loaded")
register_event("law.edition_activated", "Áp dụng ấn bản bộ quy tắc", "Edition of the rulebooks put in force")
register_event("law.local_added", "Áp dụng quy định riêng", "Local document put in force")
register_event("law.local_withdrawn", "Thôi áp dụng quy định riêng", "Local document switched off")
