"""Who may open the shelf of law: the law is public; what is unverified is work for those who sign in."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from thidua.core.access import EVERYBODY, SIGNED_IN, Access
from thidua.rulebooks import actions
from thidua.rulebooks.confirming import doubts
from thidua.rulebooks.models import Confirmation

LAWYER = frozenset(["lawyer"])


def _ref(world: Any) -> dict[str, Any]:
    return {"ref": world.rule.ref}


def _found(world: Any) -> dict[str, Any]:
    return {"outcome": "as_text", "paper_no": "Nghị định mẫu", "digest": world.rule.digest}


ACCESS = {
    "rulebooks:index": Access(EVERYBODY),
    "rulebooks:award": Access(EVERYBODY, lambda world: {"award": "cstd-bo"}),
    "rulebooks:on_date": Access(EVERYBODY, lambda world: {"award": "cstd-bo"}),
    "rulebooks:document": Access(EVERYBODY, lambda world: {"document": "L22"}),
    "rulebooks:unverified": Access(SIGNED_IN),
    "rulebooks:unverified_workbook": Access(SIGNED_IN),
    "rulebooks:statement": Access(SIGNED_IN, _ref),
    "rulebooks:statement#post": Access(LAWYER, _ref, method="post", refuse=403, data=_found),
    "rulebooks:withdraw": Access(LAWYER, _ref, method="post", refuse=403, data=lambda world: {"reason": "Mẫu"}),
    "rulebooks:scan": Access(SIGNED_IN, lambda world: {"pk": world.rule_line.pk}),
}


def furnish(world: Any) -> None:
    world.rule = doubts()[0]
    scan = SimpleUploadedFile("ban-quet.pdf", b"%PDF-1.4 mau")
    found = actions.Comparison(Confirmation.Outcome.AS_TEXT, "Nghị định mẫu", upload=scan)
    world.rule_line = actions.confirm(world.rule.ref, world.rule.digest, found, actor=world.cast.lawyer, at=world.at)
