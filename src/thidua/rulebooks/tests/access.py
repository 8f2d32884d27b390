"""Who may open the shelf of law: the law is public; what is unverified is work for those who sign in."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from thidua.core.access import EVERYBODY, SIGNED_IN, Access
from thidua.law.edition import packaged_files
from thidua.law.tests.test_local import TEXT
from thidua.rulebooks import actions
from thidua.rulebooks.archive import packed
from thidua.rulebooks.confirming import doubts
from thidua.rulebooks.editions import packaged_edition
from thidua.rulebooks.local_actions import add_local
from thidua.rulebooks.models import Confirmation

_numbers = count()
LAWYER = frozenset(["lawyer"])
WITH_ROLE = SIGNED_IN - {"outsider"}
LOADS_LOCAL = frozenset(["officer", "department", "lawyer"])
ELSEWHERE = frozenset(["other_officer"])
SWITCHES = frozenset(["lawyer", "department"])


def _ref(world: Any) -> dict[str, Any]:
    return {"ref": world.rule.ref}


def _edition(world: Any) -> dict[str, Any]:
    return {"digest": world.edition.digest}


def _document(world: Any) -> dict[str, Any]:
    return {"pk": world.local_document.pk}


def _local() -> SimpleUploadedFile:
    return SimpleUploadedFile("quy-che.yaml", (TEXT + f"# {next(_numbers)}\n").encode())


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
    "rulebooks:local_documents": Access(WITH_ROLE, refuse=403),
    "rulebooks:local_documents#post": Access(
        LOADS_LOCAL | ELSEWHERE,
        method="post",
        refuse=403,
        data=lambda world: {"unit": world.ministry.veam.pk, "file": _local()},
    ),
    "rulebooks:local_document": Access(WITH_ROLE - ELSEWHERE, _document, refuse=403, unseen=ELSEWHERE),
    "rulebooks:local_document#post": Access(
        LOADS_LOCAL,
        _document,
        method="post",
        refuse=403,
        unseen=ELSEWHERE,
        data=lambda world: {"reason": "Mẫu"},
    ),
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
    world.local_document = add_local(TEXT, unit=world.ministry.veam, actor=world.cast.officer, at=world.at)
