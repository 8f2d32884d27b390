"""A list is not taken back once somebody of it was nominated."""

from __future__ import annotations

import pytest

from thidua.awards.tests.factories import make_nomination
from thidua.organisation.models import Person
from thidua.record.actions import try_import, undo_import, write_import
from thidua.record.errors import ImportInUse
from thidua.record.models import Import
from thidua.record.tests.workbooks import AWARDS, save_workbook


def test_an_import_with_a_nominee_is_not_undone_and_says_who(ministry, cast, at, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    path = save_workbook(tmp_path / "l.xlsx", AWARDS)
    tried = try_import(path, name="l.xlsx", unit=ministry.veam, year=None, actor=cast.officer, at=at)
    made = write_import(tried.pk, actor=cast.officer, at=at)
    nominee = Person.objects.get(identity_no="001175000123")
    nomination = make_nomination(ministry, cast, person=nominee)

    with pytest.raises(ImportInUse) as caught:
        undo_import(made.pk, actor=cast.officer, at=at)

    said = f"Nguyễn Thị Hòa đã được đề nghị ở “{nomination.round.name}” (hồ sơ {nomination.label_number})."
    assert said in caught.value.problems

    nomination.delete()
    assert undo_import(made.pk, actor=cast.officer, at=at).state == Import.State.UNDONE
