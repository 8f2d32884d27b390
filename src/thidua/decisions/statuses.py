"""The states of decisions, certificates and revocations as pills."""

from thidua.decisions.models import Certificate, Decision, Revocation
from thidua.ui.statuses import register_states

register_states(
    "decision",
    {
        Decision.State.DRAFT: "plain",
        Decision.State.SIGNED: "live",
        Decision.State.ISSUED: "met",
        Decision.State.REVOKED: "not",
    },
)
register_states(
    "certificate",
    {Certificate.State.VALID: "met", Certificate.State.CORRECTED: "ask", Certificate.State.REVOKED: "not"},
)
register_states(
    "revocation",
    {Revocation.State.PROPOSED: "live", Revocation.State.CONFIRMED: "not", Revocation.State.DECLINED: "plain"},
)
