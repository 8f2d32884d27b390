"""Who may open the shelf of law: the law is public; what is unverified is work for those who sign in."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from thidua.core.access import EVERYBODY, SIGNED_IN, Access
from thidua.law.edition import packaged_files
from thidua.rulebooks import actions
from thidua.rulebooks.archive import packed
from thidua.rulebooks.confirming import doubts
from thidua.rulebooks.editions import packaged_edition
from thidua.rulebooks.models import Confirmation

LAWYER = frozenset(["lawyer"])
SWITCHES = frozenset(["lawyer", "department"])


def _ref(world: Any) -> dict[str, Any]:
    return {"ref": world.rule.ref}


def _edition(world: Any) -> dict[str, Any]:
    return {"digest": world.edition.digest}


def _archive() -> SimpleUploadedFile:
    """The packaged rulebooks with a remark: another edition."""
    files = {**packaged_files(), "base_salary.yaml": packaged_files()["base_salary.yaml"] + b"# another\n"}
    return SimpleUploadedFile("bo-quy-tac.zip", packed(files))


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
    "rulebooks:editions": Access(SWITCHES, refuse=403),
    "rulebooks:editions#post": Access(
        SWITCHES, method="post", refuse=403, data=lambda world: {"label": "Mẫu", "file": _archive()}
    ),
    "rulebooks:take_packaged": Access(SWITCHES, method="post", refuse=403),
    "rulebooks:edition": Access(SWITCHES, _edition, refuse=403),
    "rulebooks:archive": Access(SWITCHES, _edition, refuse=403),
    "rulebooks:try_again": Access(SWITCHES, _edition, method="post", refuse=403),
    "rulebooks:activate": Access(
        SWITCHES, _edition, method="post", refuse=403, data=lambda world: {"number": 1, "reason": "Mẫu"}
    ),
    "rulebooks:scan": Access(SIGNED_IN, lambda world: {"pk": world.rule_line.pk}),
}


def furnish(world: Any) -> None:
    world.edition = packaged_edition(at=world.at)
    world.rule = doubts()[0]
    scan = SimpleUploadedFile("ban-quet.pdf", b"%PDF-1.4 mau")
    found = actions.Comparison(Confirmation.Outcome.AS_TEXT, "Nghị định mẫu", upload=scan)
    world.rule_line = actions.confirm(world.rule.ref, world.rule.digest, found, actor=world.cast.lawyer, at=world.at)
