"""`thidua law check | threshold | ceiling`: the contract of facts on the command line, without Django."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TextIO

REFUSED = 2
LONGEST_NUMBER = 400  # digits
LONGEST_LINE = 50_000_000  # characters; a file that is not lines of JSON must not fill the memory


def register(commands: Any) -> None:
    """Add `law` with its commands to the parser of `thidua`."""
    law = commands.add_parser("law", help="hỏi luật về tiêu chuẩn, số phiếu, tỷ lệ / ask the law")
    asked = law.add_subparsers(dest="law_command", metavar="LỆNH/COMMAND", required=True)
    law.set_defaults(law_commands=asked)  # where a higher room adds commands of its own
    _register_check(asked)
    _register_review(asked)
    threshold = asked.add_parser("threshold", help="số phiếu cần có của Hội đồng / votes a council needs")
    _award_and_day(threshold)
    threshold.add_argument("--members", required=True, help="tổng số thành viên Hội đồng / members of the council")
    threshold.set_defaults(run=run_threshold)
    ceiling = asked.add_parser("ceiling", help="tỷ lệ tối đa của danh sách / the most a list may name")
    _award_and_day(ceiling)
    ceiling.add_argument("--of", required=True, help="số người làm gốc tính tỷ lệ / the number the share is taken of")
    ceiling.set_defaults(run=run_ceiling)


def _register_check(asked: Any) -> None:
    check = asked.add_parser(
        "check",
        help="một đối tượng có đạt tiêu chuẩn không, vì sao / does a subject meet the standard, and why",
        description=(
            "Trả lời bằng JSON trên đầu ra chuẩn. Mã thoát 0: mọi câu hỏi đã được trả lời; 2: có dữ liệu bị từ chối.\n"
            "Answers in JSON on standard output. Exit status 0: every question was answered; 2: some input was refused."
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_argument(
        "facts", nargs="?", help="tệp dữ liệu của một đối tượng, “-” là đầu vào chuẩn / facts, “-” is stdin"
    )
    check.add_argument("--lines", metavar="FILE", help="tệp câu hỏi, mỗi dòng một JSON / questions, one JSON per line")
    check.add_argument("--award", help="mã danh hiệu, hình thức; “all” là tất cả / award key, or all")
    check.add_argument("--on", help="ngày quyết định hoặc ngày hỏi, 2024-12-20 / decision date or date asked about")
    check.add_argument("--received", help="ngày tiếp nhận hồ sơ / day the dossier was received")
    check.add_argument("--year", help="năm xét (mặc định: năm của --on) / award year (default: that of --on)")
    check.add_argument("--basis", help="merit, thematic, sudden, service, seniority, foreign")
    check.add_argument(
        "--local-rules", help="none, loaded, unseen: quy định của bộ, đơn vị / rules of ministry or unit"
    )
    check.set_defaults(run=run_check)


def _register_review(asked: Any) -> None:
    review = asked.add_parser(
        "review",
        help="xét mọi đối tượng, mọi danh hiệu trong một năm / everybody, every award",
        description=(
            "Đọc thư mục bảng Parquet hoặc CSV, ghi kết luận kèm điều kiện chưa đạt vào một tệp Parquet.\n"
            "Reads a folder of Parquet or CSV tables, writes one Parquet file of verdicts with the clauses that failed."
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    review.add_argument("--year", required=True, help="năm xét / award year")
    review.add_argument("--facts", help="thư mục bảng Parquet hoặc CSV / folder of Parquet or CSV tables")
    review.add_argument("--out", required=True, help="tệp Parquet kết quả / verdicts, a Parquet file")
    review.add_argument("--on", help="ngày quyết định (mặc định 31/12 năm xét) / decision date (default: end of year)")
    review.add_argument("--received", help="ngày tiếp nhận hồ sơ / day the dossiers were received")
    review.add_argument("--engine", default="polars", choices=("polars", "spark"), help="bộ máy tính / engine")
    review.add_argument("--master", help="địa chỉ Spark, ví dụ local[2] / where Spark runs")
    review.add_argument(
        "--words", metavar="DIR", help="giữ từ năm của sổ giữa hai lần xét / keep the register's words between reviews"
    )
    review.add_argument(
        "--changed",
        metavar="FILE",
        help="mã đối tượng đã đổi, mỗi dòng một mã; --facts chỉ có dòng của họ / ids that changed, --facts has theirs",
    )
    review.add_argument("--at-once", metavar="N", help="số đối tượng xét một lượt / subjects judged at a time")
    review.add_argument("--scratch", metavar="DIR", help="nơi để tạm các dòng / where rows are laid aside")
    review.set_defaults(run=_run_review)


def _run_review(arguments: argparse.Namespace) -> int:
    from thidua.law.command_review import run_review

    return run_review(arguments, refuse=_refuse, number=_number)


def _award_and_day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--award", required=True, help="mã danh hiệu, hình thức / award key")
    parser.add_argument("--on", required=True, help="ngày quyết định, 2024-12-20 / decision date")


def run_check(arguments: argparse.Namespace) -> int:
    if arguments.lines is not None:
        given = [name for name in ("facts", "award", "on", "received", "year", "basis") if getattr(arguments, name)]
        if given:
            return _refuse([(f"--{name}", "không dùng cùng --lines") for name in given])
        return _with_text(arguments.lines, "--lines", _check_lines)
    lacking = [f"--{name}" for name in ("award", "on") if not getattr(arguments, name)]
    if arguments.facts is None:
        lacking.append("facts")
    if lacking:
        return _refuse([(name, "bắt buộc phải có") for name in lacking])
    return _with_text(arguments.facts, "facts", lambda source: _check_one(arguments, source))


def _check_one(arguments: argparse.Namespace, source: TextIO) -> int:
    from thidua.law import FactsRefused, award_catalog, check
    from thidua.law.json_text import read_json

    try:
        facts = read_json(source.read())
    except FactsRefused as refused:
        return _refuse((problem.path, problem.problem) for problem in refused.problems)
    except (ValueError, RecursionError) as error:
        return _refuse([("facts", f"không phải JSON: {error}")])
    question = {
        "on": arguments.on,
        "received_on": arguments.received,
        "year": _number(arguments.year),
        "basis": arguments.basis,
        "local_rules": arguments.local_rules,
        "facts": facts,
    }
    awards = [arguments.award]
    if arguments.award == "all":
        kind = _kind_of(facts)
        awards = [name["key"] for name in award_catalog() if kind is None or kind in name["kinds"]]
    try:
        answers = [check({"award": award, **question}) for award in awards]
    except FactsRefused as refused:
        return _refuse((problem.path, problem.problem) for problem in refused.problems)
    for answer in answers:
        _write(answer)
    return 0


def _check_lines(source: TextIO) -> int:
    """One line out for each line in, in the same order, written as it is made."""
    from thidua.law import FactsRefused, check
    from thidua.law.json_text import read_json

    status = 0
    for line in source:
        if not line.strip():
            continue
        name = None
        try:
            if len(line) > LONGEST_LINE:
                raise ValueError("dòng quá dài")
            question = read_json(line)
            name = question.get("id") if isinstance(question, dict) else None
            _write(check(question))
            continue
        except FactsRefused as refused:
            problems = [{"path": one.path, "problem": one.problem} for one in refused.problems]
        except (ValueError, RecursionError) as error:
            problems = [{"path": "", "problem": f"không phải JSON: {error}"}]
        status = REFUSED
        _write({"id": name, "problems": problems})
        for problem in problems:
            print(f"{name}: {problem['path']}: {problem['problem']}", file=sys.stderr)
    return status


def run_threshold(arguments: argparse.Namespace) -> int:
    from thidua.law import threshold

    return _figure(arguments, "members", lambda on, count: threshold(arguments.award, on=on, members=count))


def run_ceiling(arguments: argparse.Namespace) -> int:
    from thidua.law import ceiling

    return _figure(arguments, "of", lambda on, count: ceiling(arguments.award, on=on, of=count))


def _figure(arguments: argparse.Namespace, count_name: str, ask: Any) -> int:
    from thidua.law import FactsRefused
    from thidua.law.question import day
    from thidua.law.words import Wrong

    problems: list[tuple[str, str]] = []
    on: date | None = None
    try:
        on = day(arguments.on)
    except Wrong as wrong:
        problems.append(("on", str(wrong)))
    count = _number(getattr(arguments, count_name))
    if not isinstance(count, int) or count < 0:
        problems.append((count_name, "phải là số nguyên không âm"))
    if problems:
        return _refuse(problems)
    try:
        _write(ask(on, count))
    except FactsRefused as refused:
        return _refuse((problem.path, problem.problem) for problem in refused.problems)
    return 0


def _with_text(place: str, name: str, use: Any) -> int:
    if place == "-":
        return int(use(sys.stdin))
    try:
        with Path(place).open(encoding="utf-8-sig") as source:
            return int(use(source))
    except (OSError, UnicodeDecodeError) as error:
        return _refuse([(name, f"không đọc được tệp: {error}")])


def _number(text: str | None) -> Any:
    """A whole number, or the text itself so that the question is refused with it."""
    if text is None:
        return None
    digits = text.strip().lstrip("+-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < LONGEST_NUMBER else text


def _kind_of(facts: Any) -> str | None:
    subject = facts.get("subject") if isinstance(facts, Mapping) else None
    kind = subject.get("kind") if isinstance(subject, Mapping) else None
    return kind if kind in ("individual", "collective") else None


def _write(answer: Mapping[str, Any]) -> None:
    from thidua.law.json_text import write_json

    print(write_json(answer), flush=False)


def _refuse(problems: Iterable[tuple[str, str]]) -> int:
    for path, problem in problems:
        print(f"{path}: {problem}", file=sys.stderr)
    return REFUSED
