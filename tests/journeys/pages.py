"""The main pages, with somebody who sees something on each: the accessibility journeys open them all."""

from __future__ import annotations

MAIN_PAGES: list[tuple[str | None, str]] = [
    (None, "/"),
    (None, "/tai-khoan/login/"),
    (None, "/chi-tieu/MT01/"),
    (None, "/phong-trao/"),
    (None, "/don-vi/"),
    (None, "/don-vi/VEAM/"),
    ("canbo", "/"),
    ("canbo", "/don-vi/VEAM/"),
    ("vu", "/"),
]
