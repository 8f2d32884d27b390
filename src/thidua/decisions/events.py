"""What can happen to decisions and certificates."""

from thidua.core.events import register_event

register_event("decision.drafted", "Lập dự thảo quyết định", "Decision drafted")
register_event("decision.changed", "Sửa dự thảo quyết định", "Draft decision changed")
register_event("decision.discarded", "Bỏ dự thảo quyết định", "Draft decision discarded")
register_event("decision.signed", "Ký quyết định", "Decision signed")
register_event("decision.reopened", "Đưa quyết định về dự thảo", "Decision sent back to draft")
register_event("decision.issued", "Ban hành quyết định", "Decision issued")
register_event("decision.revoked", "Hủy bỏ toàn bộ quyết định", "Whole decision revoked")
register_event("certificate.issued", "Cấp bằng, giấy chứng nhận", "Certificate issued")
register_event("certificate.corrected", "Đính chính bằng, giấy chứng nhận", "Certificate corrected")
register_event("certificate.revoked", "Hủy bỏ bằng, giấy chứng nhận", "Certificate revoked")
register_event("revocation.proposed", "Đề nghị hủy bỏ khen thưởng", "Revocation proposed")
register_event("revocation.declined", "Không hủy bỏ khen thưởng", "Revocation declined")
