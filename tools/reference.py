"""Write docs/reference/{events,permissions,settings,commands}.md from the code; `--check` says if they are current."""

from __future__ import annotations

import argparse
import ast
import inspect
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "reference"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings")
os.environ.setdefault("THIDUA_HOME", tempfile.gettempdir())
os.environ.setdefault("THIDUA_SECRET_KEY", "reference")
os.environ["COLUMNS"] = "100"


def events() -> str:
    from thidua.core.events import registered_events

    rows = [f"| `{name}` | {vi} | {en} |" for name, (vi, en) in registered_events().items()]
    return _page(
        "Events",
        "Every write records one of these in its transaction; the tables are append-only.",
        "| Name | Tiếng Việt | English |\n| --- | --- | --- |",
        rows,
    )


def permissions() -> str:
    from thidua.core import permissions as core

    rows = []
    for name in core.registered_actions():
        rule = core._rules[name]
        says = (inspect.getdoc(rule) or "").split("\n")[0]
        rows.append(f"| `{name}` | {says or rule.__name__.replace('_', ' ')} |")
    return _page(
        "Permissions",
        "What an account may do; deny unless the rule grants. What it may see is `visible_to` on each model.",
        "| Action | Rule |\n| --- | --- |",
        rows,
    )


def settings() -> str:
    """Every THIDUA_ variable read in the package, with its default as written."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "src" / "thidua").rglob("*.py")):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.args[0].value
                if isinstance(name, str) and name.startswith("THIDUA_") and name.isupper():
                    default = ast.unparse(node.args[1]) if len(node.args) > 1 else ""
                    found.setdefault(name, default)
    rows = [f"| `{name}` | {f'`{default}`' if default else ''} |" for name, default in sorted(found.items())]
    return _page(
        "Settings",
        "Read from the environment and checked at the start; a wrong value stops it with a sentence.",
        "| Variable | Default |\n| --- | --- |",
        rows,
    )


def commands() -> str:
    from thidua.config.command import build_parser

    parser = build_parser()
    parts = ["# Command line", "", "```", parser.format_help().strip(), "```"]
    for name, sub in _subparsers(parser):
        parts += ["", f"## thidua {name}", "", "```", sub.format_help().strip(), "```"]
    return "\n".join(parts) + "\n"


def _subparsers(parser: argparse.ArgumentParser, prefix: str = "") -> list[tuple[str, argparse.ArgumentParser]]:
    found = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, sub in action.choices.items():
                found.append((f"{prefix}{name}", sub))
                found += _subparsers(sub, f"{prefix}{name} ")
    return found


def _page(title: str, lead: str, head: str, rows: list[str]) -> str:
    return "\n".join([f"# {title}", "", lead, "", head, *rows]) + "\n"


def main() -> int:
    import django
    from django.utils import translation

    django.setup()
    check = "--check" in sys.argv
    stale = []
    with translation.override("vi"):
        for make in (events, permissions, settings, commands):
            path, text = PAGES / f"{make.__name__}.md", make()
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            if check:
                stale.append(path.name)
            else:
                path.write_text(text, encoding="utf-8")
                print(path.relative_to(ROOT))
    if stale:
        print(f"docs/reference is not current: {', '.join(stale)}. Run `make reference`.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
