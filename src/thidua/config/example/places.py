"""Which real units the example fills with people, and the small collectives inside them."""

from __future__ import annotations

from dataclasses import dataclass, field

ENTERPRISE = [
    "Phân xưởng Cơ khí",
    "Phân xưởng Lắp ráp",
    "Phân xưởng Đúc",
    "Phân xưởng Gia công",
    "Phòng Kỹ thuật",
    "Phân xưởng Nhiệt luyện",
    "Phòng Kế hoạch",
    "Đội Vận hành",
    "Phòng Tổ chức - Hành chính",
]
OFFICE = ["Phòng Tổng hợp", "Phòng Chính sách", "Phòng Nghiệp vụ", "Phòng Kế hoạch", "Văn phòng"]
SCHOOL = [
    "Khoa Cơ khí",
    "Khoa Điện",
    "Khoa Kinh tế",
    "Phòng Đào tạo",
    "Khoa Công nghệ thông tin",
    "Trung tâm Thực hành",
]
INSTITUTE = ["Phòng Nghiên cứu", "Trung tâm Thử nghiệm", "Phòng Thiết kế", "Phòng Kế hoạch - Khoa học"]


@dataclass(frozen=True)
class Place:
    """A unit of the example.

    Args:
        code: code of the real unit.
        share: parts in a thousand of all people.
        names: names of its collectives, in turn.
        mark: stands in the codes of its collectives.
        merged_from: units whose people came here in 2025, each with collectives of its own until then.
        decided_2025: share of its collectives whose titles of 2025 the unit's head has already decided.
        lost: (year, list) that the unit no longer has: "ratings" of a year.
        rated_2025: whether the classification of 2025 is in already.
        not_attested: lists the unit never declared complete.
    """

    code: str
    share: int
    names: list[str]
    mark: str = "P"
    merged_from: list[str] = field(default_factory=list)
    decided_2025: float = 0.0
    lost: tuple[int, ...] = ()
    rated_2025: bool = True
    not_attested: frozenset[str] = frozenset()


PLACES = [
    Place("VEAM", 200, ENTERPRISE, "PX", decided_2025=0.5),
    Place("HABECO", 95, ENTERPRISE, "PX", lost=(2018,), not_attested=frozenset({"initiatives"})),
    Place("VINAPACO", 80, ENTERPRISE, "PX", decided_2025=1.0),
    Place("VINAINCON", 70, ENTERPRISE, "PX", not_attested=frozenset({"discipline", "awards"})),
    Place("MIE", 50, ENTERPRISE, "PX", decided_2025=1.0),
    Place("QLPTTT", 80, OFFICE, merged_from=["TTTN", "TCQLTT"]),
    Place("DH-CNHN", 80, SCHOOL, "K", decided_2025=1.0),
    Place("DH-DL", 45, SCHOOL, "K", decided_2025=1.0),
    Place("CD-06", 30, SCHOOL, "K", decided_2025=1.0),
    Place("XTTM", 45, OFFICE, decided_2025=0.4),
    Place("DMST", 32, OFFICE, merged_from=["KHCN", "TKNL", "CTDP"]),
    Place("CDL", 32, OFFICE, merged_from=["DTDL", "DL"]),
    Place("PTTTNN", 22, OFFICE, merged_from=["AP", "AM"]),
    Place("KHTCQLDN", 20, OFFICE, merged_from=["KHTC"]),
    Place("XNK", 22, OFFICE, rated_2025=False),
    Place("CN", 18, OFFICE, decided_2025=1.0),
    Place("HC", 18, OFFICE, decided_2025=1.0),
    Place("ATMT", 16, OFFICE),
    Place("PVTM", 14, OFFICE),
    Place("VP", 26, OFFICE, decided_2025=1.0),
    Place("TCCB", 10, OFFICE),
    Place("PC", 10, OFFICE),
    Place("V-CK", 25, INSTITUTE, "N", lost=(2017,)),
    Place("V-NL", 20, INSTITUTE, "N", not_attested=frozenset({"holds"})),
    Place("VNCCL", 10, INSTITUTE, "N"),
]
TOTAL_SHARE = sum(place.share for place in PLACES)


def headcounts(people: int) -> dict[str, int]:
    """How many people each unit gets; at least six, the first unit takes what rounding leaves."""
    counts = {place.code: max(6, people * place.share // TOTAL_SHARE) for place in PLACES}
    counts[PLACES[0].code] += max(0, people - sum(counts.values()))
    return counts


def collective_names(place: Place, number: int) -> list[str]:
    """Names for `number` collectives: each name once, then with a number behind it. All say that they are samples."""
    made = []
    for index in range(number):
        turn, place_in_list = divmod(index, len(place.names))
        name = place.names[place_in_list]
        made.append(f"{name} {turn + 1} (mẫu)" if number > len(place.names) else f"{name} (mẫu)")
    return made
