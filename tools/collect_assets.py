#!/usr/bin/env python3
"""Copy the stylesheets, fonts and chart library from node_modules to where the product reads them.

Only what is used is copied. Tabler's stylesheet is cut down to the parts named in KEEP_CLASSES, because the
whole of it would eat half of what a first page load may weigh on an office line. Running it again copies only
what changed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE_MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src/thidua/ui/static/ui/vendor"
PAPER_FONTS = ROOT / "src/thidua/papers/fonts"

SCREEN_FONT_WEIGHTS = (400, 600, 700)
SCREEN_FONT_SUBSETS = ("latin", "vietnamese")

COPIES: dict[str, Path] = {
    "echarts/dist/echarts.common.min.js": VENDOR / "echarts.min.js",
    **{
        f"@fontsource/be-vietnam-pro/files/be-vietnam-pro-{subset}-{weight}-normal.woff2": (
            VENDOR / f"fonts/be-vietnam-pro-{subset}-{weight}.woff2"
        )
        for weight in SCREEN_FONT_WEIGHTS
        for subset in SCREEN_FONT_SUBSETS
    },
    **{
        f"@expo-google-fonts/tinos/{style}/Tinos_{style}.ttf": PAPER_FONTS / f"Tinos_{style}.ttf"
        for style in ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
    },
    **{
        f"@expo-google-fonts/be-vietnam-pro/{style}/BeVietnamPro_{style}.ttf": (
            PAPER_FONTS / f"BeVietnamPro_{style}.ttf"
        )
        for style in ("400Regular", "400Regular_Italic", "600SemiBold", "700Bold")
    },
}

TABLER = "@tabler/core/dist/css/tabler.min.css"
TABLER_CUT = VENDOR / "tabler.css"

_SIDES = r"[trblxyse]?"
_SIZES = r"(0|1|2|3|4|5|auto)"
KEEP_CLASSES = re.compile(
    "^("
    r"container(-fluid|-tight|-narrow|-xl)?|row|row-cards|row-cols(-(md|lg))?-\d|col|col(-(sm|md|lg|xl))?-(auto|\d+)"
    rf"|g[xy]?-{_SIZES}|gap-{_SIZES}|m{_SIDES}-{_SIZES}|p{_SIDES}-{_SIZES}"
    r"|d(-(sm|md|lg|print))?-(none|block|flex|inline|inline-block|inline-flex|grid)"
    r"|flex(-(md|lg))?-(row|column|wrap|nowrap|fill|grow-[01]|shrink-[01])"
    r"|align-(items|self)-(start|center|end|baseline|stretch)|align-(top|middle|baseline)"
    r"|justify-content-(start|center|end|between)|ms-auto|me-auto"
    r"|text-(start|end|center|nowrap|wrap|break|truncate|secondary|body|decoration-none)"
    r"|fw-(normal|medium|semibold|bold)|fst-italic|w-(25|50|75|100|auto)|h-100|mw-100|small|h[1-6]|lead|mark"
    r"|btn(-(primary|secondary|outline-primary|outline-secondary|link|sm|lg|icon|list|danger|outline-danger|ghost))?"
    r"|card(-(body|header|title|subtitle|footer|actions|sm|table))?"
    r"|form-(control|control-sm|select|select-sm|label|text|check|check-input|check-label|check-inline|fieldset|hint)"
    r"|input-group(-text|-sm)?|is-invalid|invalid-feedback|required|disabled|active|show"
    r"|table(-(responsive|sm|bordered|borderless|hover|striped|nowrap|vcenter|active))?"
    r"|list-(unstyled|inline|inline-item)|visually-hidden(-focusable)?|overflow-(auto|hidden)"
    r"|position-(relative|sticky)|rounded|border(-(top|bottom|0))?|hr"
    ")$"
)

OTHER_MODES = re.compile(r"data-(bs-)?theme|\[dir=rtl\]|:host")


def css_blocks(css: str) -> Iterator[tuple[str, str | None]]:
    """Yield (prelude, body) for each top-level statement; body is None for one ended by a semicolon."""
    position, length = 0, len(css)
    while position < length:
        end = _find_outside_strings(css, "{;", position)
        if end == length:
            return
        prelude = css[position:end].strip()
        if css[end] == ";":
            yield prelude, None
            position = end + 1
            continue
        close = _matching_brace(css, end)
        yield prelude, css[end + 1 : close]
        position = close + 1


def _find_outside_strings(css: str, wanted: str, start: int) -> int:
    quote, depth = "", 0
    for index in range(start, len(css)):
        char = css[index]
        if quote:
            quote = "" if char == quote and css[index - 1] != "\\" else quote
        elif char in "\"'":
            quote = char
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif depth == 0 and char in wanted:
            return index
    return len(css)


def _matching_brace(css: str, opening: int) -> int:
    depth, position = 0, opening
    while True:
        position = _find_outside_strings(css, "{}", position)
        depth += 1 if css[position] == "{" else -1
        if depth == 0:
            return position
        position += 1


def _split(text: str, separator: str) -> list[str]:
    parts, position = [], 0
    while position <= len(text):
        end = _find_outside_strings(text, separator, position)
        parts.append(text[position:end].strip())
        position = end + 1
    return [part for part in parts if part]


def kept_selectors(prelude: str) -> str:
    """Of a comma-separated selector list, what speaks only of classes the product uses."""
    kept = []
    for selector in _split(prelude, ","):
        classes = re.findall(r"\.(-?[A-Za-z_][\w-]*)", re.sub(r"\\.", "_", selector))
        if not OTHER_MODES.search(selector) and all(KEEP_CLASSES.match(name) for name in classes):
            kept.append(selector)
    return ",".join(kept)


def cut(css: str) -> list[tuple[str, str]]:
    """The (prelude, body) pairs of the stylesheet that the product uses, media queries cut in the same way."""
    result: list[tuple[str, str]] = []
    for prelude, body in css_blocks(css):
        if body is None:
            continue
        if prelude.startswith(("@media", "@supports", "@layer")):
            if "prefers-color-scheme:dark" in prelude.replace(" ", ""):
                continue
            inner = "".join(f"{p}{{{b}}}" for p, b in cut(body))
            if inner:
                result.append((prelude, inner))
        elif not prelude.startswith("@"):
            selectors = kept_selectors(prelude)
            if selectors:
                result.append((selectors, body))
    return result


def without_unused_variables(css: str) -> str:
    """Drop custom properties nothing refers to, again and again until none is left over."""
    while True:
        used = set(re.findall(r"var\(\s*(--[\w-]+)", css))
        shorter = _drop_declarations(css, used)
        if len(shorter) == len(css):
            return css
        css = shorter


def _drop_declarations(css: str, used: set[str]) -> str:
    out = []
    for prelude, body in css_blocks(css):
        if body is None:
            continue
        if prelude.startswith("@"):
            kept = _drop_declarations(body, used)
        else:
            kept = ";".join(
                declaration
                for declaration in _split(body, ";")
                if not declaration.startswith("--") or declaration.split(":", 1)[0].strip() in used
            )
        if kept:
            out.append(f"{prelude}{{{kept}}}")
    return "".join(out)


def tabler_cut(css: str) -> str:
    """Tabler's stylesheet with its licence notice and only the parts the product uses."""
    notice = re.search(r"/\*!.*?\*/", css, re.S)
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    joined = "".join(f"{prelude}{{{body}}}" for prelude, body in cut(plain))
    return (notice.group(0) + "\n" if notice else "") + without_unused_variables(joined) + "\n"


def write_if_changed(target: Path, content: bytes) -> bool:
    """Write the file unless it already holds exactly this; say whether it was written."""
    if target.exists() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return True


def main() -> int:
    """Collect everything; 1 when the packages are not installed."""
    sources = [NODE_MODULES / name for name in (*COPIES, TABLER)]
    absent = [str(path.relative_to(ROOT)) for path in sources if not path.exists()]
    if absent:
        print("collect_assets: not found: " + ", ".join(absent), file=sys.stderr)
        print("collect_assets: install the packages first:  npm ci --ignore-scripts", file=sys.stderr)
        return 1
    written = 0
    for name, target in COPIES.items():
        written += write_if_changed(target, (NODE_MODULES / name).read_bytes())
    stylesheet = tabler_cut((NODE_MODULES / TABLER).read_text(encoding="utf-8"))
    written += write_if_changed(TABLER_CUT, stylesheet.encode())
    total = len(COPIES) + 1
    print(f"collect_assets: {total} files, {written} written, {total - written} already up to date")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
