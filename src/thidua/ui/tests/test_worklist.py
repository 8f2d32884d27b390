"""What waits for the signed-in person."""

from types import SimpleNamespace

import pytest

from thidua.ui import worklist
from thidua.ui.worklist import WorkLine, register_work, waiting_work

SOMEBODY = SimpleNamespace(is_authenticated=True)


@pytest.fixture(autouse=True)
def empty_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worklist, "_providers", {})


def test_rooms_stand_in_the_order_of_the_path_and_urgent_work_first() -> None:
    register_work("council", 50, lambda user: [WorkLine("Kiểm phiếu", "/c/")])
    register_work(
        "awards", 40, lambda user: [WorkLine("Nộp hồ sơ", "/a/"), WorkLine("Trả lời", "/b/", "hôm nay", True)]
    )

    assert [line.url for line in waiting_work(SOMEBODY)] == ["/b/", "/a/", "/c/"]


def test_nobody_has_no_work() -> None:
    register_work("awards", 40, lambda user: [WorkLine("Nộp hồ sơ", "/a/")])

    assert waiting_work(SimpleNamespace(is_authenticated=False)) == []
    assert waiting_work(None) == []
