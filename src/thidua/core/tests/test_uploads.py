"""What a file really is; its name alone proves nothing."""

from __future__ import annotations

import io
import zipfile

import pytest

from thidua.core.uploads import sniff, suffix_of, upload_problem

PDF = b"%PDF-1.7 ..."
PNG = b"\x89PNG\r\n\x1a\n..."
JPG = b"\xff\xd8\xff\xe0..."


def word_file(part: str = "word/document.xml") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as parts:
        parts.writestr(part, "<w/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", PDF), ("A.PDF", PDF), ("a.png", PNG), ("a.jpg", JPG), ("a.jpeg", JPG), ("báo cáo.docx", word_file())],
)
def test_a_file_that_is_what_its_name_says_is_taken(name, content):
    assert upload_problem(name, content, 1) is None


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        pytest.param("a.pdf", b"", "empty", id="nothing in it"),
        pytest.param("a.exe", b"MZ...", "type", id="a program"),
        pytest.param("a", PDF, "type", id="no ending"),
        pytest.param("a.pdf", b"MZ...", "content", id="a program called pdf"),
        pytest.param("a.docx", word_file("xl/workbook.xml"), "content", id="a workbook called docx"),
        pytest.param("a.docx", b"PK\x03\x04broken", "content", id="a broken archive"),
        pytest.param("a.png", JPG, "content", id="another kind of picture"),
        pytest.param("a.html", b"<script>", "type", id="a page"),
        pytest.param("a.svg", b"<svg/>", "type", id="a drawing that can carry a script"),
    ],
)
def test_a_file_that_is_something_else_is_refused(name, content, problem):
    assert upload_problem(name, content, 1) == problem


def test_a_file_of_exactly_the_limit_is_taken_and_one_byte_more_is_not():
    limit = PDF + b" " * (1024 * 1024 - len(PDF))

    assert upload_problem("a.pdf", limit, 1) is None
    assert upload_problem("a.pdf", limit + b" ", 1) == "too_large"


def test_the_ending_is_the_last_one():
    assert (suffix_of("a.pdf.exe"), suffix_of("a."), suffix_of("a")) == ("exe", "", "")
    assert sniff(b"GIF89a") is None
