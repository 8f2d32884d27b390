"""The only writes to decisions and certificates; one module per stage of their life."""

from thidua.decisions.actions.certificates import correct_certificate
from thidua.decisions.actions.drafting import (
    DraftText,
    change_draft,
    discard_draft,
    draft_decision,
    reopen_decision,
    sign_decision,
)
from thidua.decisions.actions.issuing import issue_decision
from thidua.decisions.actions.revoking import confirm_revocation, decline_revocation, propose_revocation

__all__ = [
    "DraftText",
    "change_draft",
    "confirm_revocation",
    "correct_certificate",
    "decline_revocation",
    "discard_draft",
    "draft_decision",
    "issue_decision",
    "propose_revocation",
    "reopen_decision",
    "sign_decision",
]
