"""A zip from outside is read with mistrust."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from thidua.config.command import main
from thidua.law.edition import packaged_files
from thidua.rulebooks import archive
from thidua.rulebooks.errors import BadEdition
from thidua.rulebooks.models import Edition
from thidua.rulebooks.tests.editing import changed, stricter


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            made.writestr(name, content)
    return buffer.getvalue()


def refused(content: bytes) -> list[str]:
    with pytest.raises(BadEdition) as problem:
        archive.unpacked(content)
    return problem.value.problems


def link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("B1/ldtt.yaml")
    entry.external_attr = 0o120777 << 16
    return entry


def test_what_was_packed_comes_back_and_packs_the_same() -> None:
    packed = archive.packed(packaged_files())

    assert archive.unpacked(packed) == packaged_files()
    assert archive.packed(dict(reversed(packaged_files().items()))) == packed


def test_one_folder_around_everything_is_taken_off() -> None:
    around = zipped(*((f"bo-quy-tac-main/{name}", content) for name, content in packaged_files().items()))

    assert archive.unpacked(around) == packaged_files()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"PK\x03\x04 broken", "không phải zip", id="broken"),
        pytest.param(zipped(), "Không có tệp .yaml nào", id="empty"),
        pytest.param(zipped(("../ldtt.yaml", b"x")), "đường dẫn", id="above"),
        pytest.param(zipped(("/etc/ldtt.yaml", b"x")), "đường dẫn", id="absolute"),
        pytest.param(zipped(("B1\\ldtt.yaml", b"x")), "đường dẫn", id="backslash"),
        pytest.param(zipped(("C:ldtt.yaml", b"x")), "đường dẫn", id="drive"),
        pytest.param(zipped((link(), b"/etc/passwd")), "liên kết", id="link"),
        pytest.param(zipped(("B1/x/y/ldtt.yaml", b"x"), ("a.yaml", b"x")), "tên tệp không hợp lệ", id="deep"),
        pytest.param(zipped(("a.yaml", b"x"), ("run.py", b"x")), "run.py: tên tệp không hợp lệ", id="program"),
        pytest.param(zipped(("a.yaml", "tên".encode("utf-16"))), "không phải chữ UTF-8", id="utf-16"),
        pytest.param(zipped(("a.yaml", b"x\0y")), "không phải chữ UTF-8", id="nul"),
        pytest.param(zipped(("a.yaml", b"0" * (1024 * 1024 + 1))), "tệp lớn hơn 1 MB", id="large file"),
        pytest.param(
            zipped(*((f"B1/f{n}.yaml", b"0" * 1024 * 1024) for n in range(21))), "Giải nén ra quá nhiều", id="bomb"
        ),
        pytest.param(zipped(*((f"f{n}.yaml", b"") for n in range(1001))), "Giải nén ra quá nhiều", id="many"),
        pytest.param(b"PK" + b"0" * (5 * 1024 * 1024), "Tệp lớn hơn 5 MB", id="large"),
    ],
)
def test_what_is_odd_is_refused_with_its_name(content: bytes, said: str) -> None:
    assert any(said in problem for problem in refused(content)), refused(content)


def test_a_file_that_lies_about_its_size_is_read_no_further_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = bytearray(zipped(("a.yaml", b"0" * (3 * 1024 * 1024))))
    where = bomb.rindex(b"PK\x01\x02")
    bomb[where + 24 : where + 28] = (10).to_bytes(4, "little")

    assert refused(bytes(bomb))


def write(folder: Path, content: dict[str, bytes]) -> Path:
    for name, data in content.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.django_db
def test_the_command_loads_a_folder_and_tells_of_its_cases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "load", str(write(tmp_path, stricter())), "--label", "Bản mẫu"]) == 0

    loaded = Edition.objects.get()
    assert (loaded.label, loaded.origin, loaded.cases) == ("Bản mẫu", "folder", "passed")
    assert loaded.digest in capsys.readouterr().out
    assert not loaded.activations.exists()


@pytest.mark.django_db
def test_the_command_says_when_cases_fail_and_when_files_are_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failing = changed("B2/cstd-co-so.cases.yaml", "outcome: eligible", "outcome: not_in_force")
    wrong = changed("B1/ldtt.yaml", "confidence: high", "confidence: sure")

    assert main(["law", "load", str(write(tmp_path / "failing", failing))]) == 1
    assert "not not_in_force" in capsys.readouterr().err
    assert main(["law", "load", str(write(tmp_path / "wrong", wrong))]) == 2
    assert "B1/ldtt.yaml" in capsys.readouterr().err
    assert main(["law", "load", str(tmp_path / "none")]) == 2
    assert Edition.objects.count() == 1
