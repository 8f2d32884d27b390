"""The states of decisions, certificates and revocations as pills."""

from thidua.decisions.models import Certificate, Decision, Revocation
from thidua.ui.statuses import register_status

for _state, _tone in (
    (Decision.State.DRAFT, "plain"),
    (Decision.State.SIGNED, "live"),
    (Decision.State.ISSUED, "met"),
    (Decision.State.REVOKED, "not"),
):
    register_status(f"decision_{_state}", _tone, _state.label)  # type: ignore[arg-type]

for _certificate_state, _tone in (
    (Certificate.State.VALID, "met"),
    (Certificate.State.CORRECTED, "ask"),
    (Certificate.State.REVOKED, "not"),
):
    register_status(f"certificate_{_certificate_state}", _tone, _certificate_state.label)  # type: ignore[arg-type]

for _revocation_state, _tone in (
    (Revocation.State.PROPOSED, "live"),
    (Revocation.State.CONFIRMED, "not"),
    (Revocation.State.DECLINED, "plain"),
):
    register_status(f"revocation_{_revocation_state}", _tone, _revocation_state.label)  # type: ignore[arg-type]
