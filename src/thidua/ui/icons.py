"""The few line drawings of the screens, on a grid of 16, drawn with the text colour."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS: dict[str, str] = {
    "check": "M3.5 8.5l3 3 6-7",
    "cross": "M4.5 4.5l7 7m0-7l-7 7",
    "question": "M5.6 6a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.7M8 12.4v.1",
    "exclamation": "M8 3.6v5.4M8 12.3v.1",
    "dash": "M4.5 8h7",
    "dot": "M8 6.4a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 1 0 0-3.2z",
    "star": "M8 2.8l1.6 3.4 3.7.5-2.7 2.6.7 3.7L8 11.2 4.7 13l.7-3.7-2.7-2.6 3.7-.5z",
    "search": "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9zM10.4 10.4l3.4 3.4",
    "menu": "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
    "down": "M4 6l4 4 4-4",
    "up": "M4 10l4-4 4 4",
    "right": "M6 4l4 4-4 4",
    "sort": "M5 6.2L8 3.4l3 2.8M5 9.8l3 2.8 3-2.8",
    "print": "M4.5 6V2.5h7V6M4.5 11.5h-2v-5h11v5h-2M4.5 9.5h7v4h-7z",
    "screen": "M2 3h12v8H2zM5.5 13.5h5",
    "key": "M5.5 7.5a3 3 0 1 0 0 .1zM5.5 7.5h8.5v2.5M11 7.5v2",
    "info": "M8 7v4.6M8 4.2v.1",
    "file": "M4 2h5l3 3v9H4zM9 2v3h3",
}


def icon(name: str, css_class: str = "icon") -> SafeString:
    """An inline drawing, hidden from screen readers: the word beside it says the same."""
    path = PATHS.get(name)
    if path is None:
        raise ValueError(f"icon {name!r} is none of {', '.join(sorted(PATHS))}")
    return format_html(
        '<svg class="{}" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor"'
        ' stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"'
        ' focusable="false"><path d="{}"/></svg>',
        css_class,
        mark_safe(path),  # noqa: S308 - a constant of this file
    )
