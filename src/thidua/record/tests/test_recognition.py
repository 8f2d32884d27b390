"""Lists as units really write them, and what intake makes of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from thidua.record.intake.domain.facts import Entry, Reading
from thidua.record.intake.domain.grid import Grid, Workbook
from thidua.record.intake.domain.recognise import recognise
from thidua.text.legacy import to_tcvn3, to_vni


def grid(rows: list[list[Any]], **given: Any) -> Grid:
    def plain(value: Any) -> Any:
        if value is None:
            return ""
        return [value.isoformat()] if isinstance(value, date) else value

    return Grid("Sheet1", 0, [[plain(value) for value in row] for row in rows], **given)


def read(rows: list[list[Any]], *, year: int | None = None, **given: Any) -> Reading:
    return recognise(Workbook("list.xlsx", (grid(rows, **given),)), year=year)


def told(entry: Entry) -> tuple[int, str, dict[str, Any] | None]:
    return entry.row, entry.subject.full_name, entry.fact


def codes(entry: Entry) -> set[str]:
    return {problem.code.value for problem in entry.problems}


HEAD = ["STT", "Họ và tên", "Đơn vị", "Xếp loại"]


def test_title_header_numbering_group_subtotal_and_signature_are_no_facts():
    found = read(
        [
            ["BỘ MẪU", None, None, None],
            ["DANH SÁCH XẾP LOẠI CÁN BỘ NĂM 2023"],
            [],
            HEAD,
            [1, 2, 3, 4],
            ["I", "Khối cơ quan"],
            [1, "Nguyễn Văn Mẫu", "Phòng A", "HTT"],
            ["II", "Phòng Kỹ thuật"],
            [2, "Trần Thị Thử", None, "HTXS"],
            [None, "Cộng: 2"],
            [],
            [None, None, None, "Hà Nội, ngày 20 tháng 12 năm 2023"],
            [None, "Người lập biểu", None, "Thủ trưởng đơn vị"],
            [None, "Lê Văn Ký", None, "Phạm Văn Đóng"],
        ]
    )

    assert [told(entry) for entry in found.entries] == [
        (7, "Nguyễn Văn Mẫu", {"kind": "rating", "year": 2023, "level": "good"}),
        (9, "Trần Thị Thử", {"kind": "rating", "year": 2023, "level": "excellent"}),
    ]
    assert [entry.subject.unit for entry in found.entries] == ["Phòng A", "Phòng Kỹ thuật"]
    assert (found.tables[0].first_row, found.tables[0].last_row, found.tables[0].year) == (7, 9, 2023)


def test_a_header_of_two_rows_gives_each_column_its_award():
    found = read(
        [
            ["STT", "Họ và tên", "Danh hiệu thi đua", None, "Ghi chú"],
            [None, None, "LĐTT", "CSTĐCS", None],
            [1, "Nguyễn Văn Mẫu", "x", "2021, 2022", "abc"],
        ],
        year=2023,
        merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)),
    )

    assert [(entry.fact["award"], entry.fact["year"]) for entry in found.entries] == [
        ("ldtt", 2023),
        ("cstd-co-so", 2021),
        ("cstd-co-so", 2022),
    ]
    assert [column.field for column in found.tables[0].columns] == ["stt", "full_name", "award", "award", None]


def test_columns_may_stand_in_any_order_without_accents():
    found = read([["DANH HIEU", "NAM SINH", "HO VA TEN", "NAM"], ["LDTT", "1980", "NGUYỄN VĂN MẪU", 2022]])

    assert told(found.entries[0]) == (2, "Nguyễn Văn Mẫu", {"kind": "award", "award": "ldtt", "year": 2022})
    assert found.entries[0].subject.born_on == "1980"


def test_ratings_under_one_head_by_year():
    found = read(
        [["TT", "Họ tên", "Xếp loại", None], [None, None, "2021", "Năm 2022"], [1, "Nguyễn Văn Mẫu", "HTT", "HTXS"]],
        merged=((0, 2, 0, 3),),
    )

    assert [(entry.fact["year"], entry.fact["level"]) for entry in found.entries] == [
        (2021, "good"),
        (2022, "excellent"),
    ]


@pytest.mark.parametrize("mark", ["nt", "-nt-", "//", '"', "Như trên", "- nt -"])
def test_as_above_takes_the_value_above(mark):
    found = read([HEAD, [1, "Nguyễn Văn Mẫu", "Phòng A", "HTT"], [2, "Trần Thị Thử", mark, mark]], year=2023)

    assert (found.entries[1].subject.unit, found.entries[1].fact["level"]) == ("Phòng A", "good")


def test_a_merged_cell_counts_for_every_row_it_covers():
    rows = [HEAD, [1, "Nguyễn Văn Mẫu", "Phòng A", "HTT"], [2, "Trần Thị Thử", None, "HTT"]]

    found = read(rows, year=2023, merged=((1, 2, 2, 2),))

    assert [entry.subject.unit for entry in found.entries] == ["Phòng A", "Phòng A"]


def test_several_tables_on_one_sheet_have_each_their_title():
    found = read(
        [
            ["DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2021"],
            ["TT", "Họ và tên", "Phòng"],
            [1, "Nguyễn Văn Mẫu", "A"],
            [],
            ["DANH SÁCH CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2022"],
            ["TT", "Họ và tên", "Phòng"],
            [1, "Trần Thị Thử", "B"],
        ]
    )

    assert [told(entry) for entry in found.entries] == [
        (3, "Nguyễn Văn Mẫu", {"kind": "award", "award": "ldtt", "year": 2021}),
        (7, "Trần Thị Thử", {"kind": "award", "award": "cstd-co-so", "year": 2022}),
    ]


def test_a_decision_in_the_title_holds_for_awards_without_their_own():
    found = read(
        [
            ["(Kèm theo Quyết định số 12/QĐ-ABC ngày 05 tháng 01 năm 2024 của Giám đốc)"],
            ["Họ và tên", "Danh hiệu", "Năm", "Số quyết định"],
            ["Nguyễn Văn Mẫu", "LĐTT", 2023, None],
            ["Trần Thị Thử", "LĐTT", 2023, "9/QĐ-XYZ ngày 1/2/2024"],
        ]
    )

    assert [(entry.fact["decision_no"], entry.fact["decided_on"]) for entry in found.entries] == [
        ("12/QĐ-ABC", "2024-01-05"),
        ("9/QĐ-XYZ", "2024-02-01"),
    ]


def test_group_rows_that_name_an_award_are_no_units():
    found = read(
        [
            ["STT", "Họ và tên", "Chức vụ"],
            ["I", "Chiến sĩ thi đua cơ sở năm 2022"],
            [1, "Nguyễn Văn Mẫu", "Kỹ sư"],
            ["II", "Lao động tiên tiến năm 2023"],
            [1, "Trần Thị Thử", "Kỹ sư"],
        ]
    )

    assert [(entry.fact["award"], entry.fact["year"], entry.subject.unit) for entry in found.entries] == [
        ("cstd-co-so", 2022, None),
        ("ldtt", 2023, None),
    ]


def test_a_list_that_proposes_gives_proposals_only():
    by_title = read(
        [
            ["DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN NĂM 2024"],
            ["TT", "Họ và tên", "Danh hiệu"],
            [1, "Nguyễn Văn Mẫu", "BK Bộ"],
        ]
    )
    by_column = read([["TT", "Họ và tên", "Danh hiệu đề nghị"], [1, "Nguyễn Văn Mẫu", "CSTĐCS"]], year=2024)

    assert by_title.entries[0].fact == {"kind": "proposal", "award": "bang-khen-bo", "year": 2024}
    assert by_column.entries[0].fact == {"kind": "proposal", "award": "cstd-co-so", "year": 2024}


AWARD_WORDS = [
    ("LĐTT", "ldtt"),
    ("Lao động Tiên tiến", "ldtt"),
    ("CSTĐCS", "cstd-co-so"),
    ("CSTĐ-CS", "cstd-co-so"),
    ("CSTĐ cơ sở", "cstd-co-so"),
    ("Chiến sỹ thi đua cấp cơ sở", "cstd-co-so"),
    ("CSTĐ cấp Bộ", "cstd-bo"),
    ("CSTĐ ngành Công Thương", "cstd-bo"),
    ("Chiến sĩ thi đua Bộ, ban, ngành, tỉnh", "cstd-bo"),
    ("CSTĐTQ", "cstd-toan-quoc"),
    ("GK", "giay-khen"),
    ("BK", "bang-khen-bo"),
    ("Bằng khen của Bộ trưởng Bộ Công Thương", "bang-khen-bo"),
    ("BKTTg", "bang-khen-thu-tuong"),
    ("Bằng khen của Thủ tướng Chính phủ", "bang-khen-thu-tuong"),
    ("HCLĐ3", "hcld-3"),
    ("HCLĐ hạng Ba", "hcld-3"),
    ("Huân chương Lao động hạng III", "hcld-3"),
    ("HCLĐ hạng Nhì", "hcld-2"),
    ("HCLĐ Nhất", "hcld-1"),
    ("HCĐL hạng Nhất", "hcdl-1"),
    ("AHLĐ", "ahld"),
    ("Kỷ niệm chương", "ky-niem-chuong"),
]


@pytest.mark.parametrize(("said", "key"), AWARD_WORDS)
def test_awards_are_known_by_their_many_names(said, key):
    found = read([["Họ và tên", "Danh hiệu", "Năm"], ["Nguyễn Văn Mẫu", said, 2023]])

    assert [(entry.fact.get("award"), codes(entry)) for entry in found.entries] == [(key, set())]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("TTLĐTT", "ttldtt"),
        ("LĐTT", "ttldtt"),
        ("Tập thể LĐXS", "ttldxs"),
        ("Cờ thi đua của Bộ", "co-thi-dua-bo"),
        ("Cờ TĐ Chính phủ", "co-thi-dua-chinh-phu"),
    ],
)
def test_a_list_of_collectives_names_units(said, key):
    found = read([["TT", "Tên tập thể", "Danh hiệu", "Năm"], [1, "PHÒNG KỸ THUẬT", said, 2023]])

    assert (found.entries[0].subject.kind, found.entries[0].subject.full_name) == ("collective", "Phòng Kỹ thuật")
    assert found.entries[0].fact["award"] == key


def test_one_cell_with_several_awards_years_and_decisions():
    said = "LĐTT 2020, 2021; CSTĐCS 2021 (QĐ số 12/QĐ-ABC ngày 5/1/2022)\nBK Bộ năm 2022"

    found = read([["Họ và tên", "Thành tích, danh hiệu đã đạt"], ["Nguyễn Văn Mẫu", said]])

    assert [entry.fact for entry in found.entries] == [
        {"kind": "award", "award": "ldtt", "year": 2020},
        {"kind": "award", "award": "ldtt", "year": 2021},
        {"kind": "award", "award": "cstd-co-so", "year": 2021, "decision_no": "12/QĐ-ABC", "decided_on": "2022-01-05"},
        {"kind": "award", "award": "bang-khen-bo", "year": 2022},
    ]


@pytest.mark.parametrize(
    ("said", "name", "sex"),
    [
        ("Ông Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu", "male"),
        ("BÀ TRẦN THỊ THỬ", "Trần Thị Thử", "female"),
        ("TS. Lê Mẫu", "Lê Mẫu", None),
        ("PGS.TS. Lê Văn Mẫu", "Lê Văn Mẫu", None),
        ("Đ/c Phạm Thử", "Phạm Thử", None),
        ("1. Nguyễn  Văn\u00a0Mẫu", "Nguyễn Văn Mẫu", None),
        ("Ðỗ Văn Mẫu", "Đỗ Văn Mẫu", None),
        ("Bá Văn Mẫu", "Bá Văn Mẫu", None),
        ("HOÀ THỊ MẪU", "Hoà Thị Mẫu", None),
        ("Ông Thị Mẫu", "Thị Mẫu", "male"),
    ],
)
def test_honorifics_are_no_part_of_a_name_and_spelling_is_kept(said, name, sex):
    found = read([["Họ và tên", "Chức vụ"], [said, "Kỹ sư"]])

    assert (found.entries[0].subject.full_name, found.entries[0].subject.sex) == (name, sex)


@pytest.mark.parametrize(
    ("value", "number", "problem"),
    [
        ("001175000123", "001175000123", set()),
        ("001 175 000 123", "001175000123", set()),
        ("'001175000123", "001175000123", set()),
        (1175000123, "001175000123", {"lost_zeros"}),
        (36075000123, "036075000123", {"lost_zeros"}),
        ("123456789", "123456789", set()),
        ("12345678", None, {"bad_identity"}),
        ("1,18E+11", None, {"bad_identity"}),
        ("0011750001234", None, {"bad_identity"}),
    ],
)
def test_identity_numbers_keep_or_regain_their_zeros(value, number, problem):
    found = read([["Họ và tên", "Số CCCD"], ["Nguyễn Văn Mẫu", value]])

    assert (found.entries[0].subject.identity_no, codes(found.entries[0])) == (number, problem)


def test_sex_by_ticks_and_by_birth_years_under_nam_and_nu():
    ticks = read([["Họ và tên", "Nam", "Nữ"], ["Nguyễn Văn Mẫu", "x", None], ["Trần Thị Thử", None, "x"]])
    years = read(
        [
            ["Họ và tên", "Năm sinh", None],
            [None, "Nam", "Nữ"],
            ["Nguyễn Văn Mẫu", 1980, None],
            ["Trần Thị Thử", None, "5/1985"],
        ],
        merged=((0, 0, 1, 0), (0, 1, 0, 2)),
    )

    assert [(entry.subject.sex, entry.subject.born_on) for entry in ticks.entries] == [("male", None), ("female", None)]
    assert [(entry.subject.sex, entry.subject.born_on) for entry in years.entries] == [
        ("male", "1980"),
        ("female", "1985-05"),
    ]


def test_post_and_unit_in_one_cell_are_split_at_the_comma():
    found = read([["Họ và tên", "Chức vụ, đơn vị"], ["Nguyễn Văn Mẫu", "Trưởng phòng, Công ty Mẫu"]])

    assert (found.entries[0].subject.post, found.entries[0].subject.unit) == ("Trưởng phòng", "Công ty Mẫu")


def test_a_repeated_row_is_the_same_and_a_second_rating_is_refused():
    rows = [HEAD, *([n, "Nguyễn Văn Mẫu", "Phòng A", level] for n, level in enumerate(["HTT", "HTT", "HTXS"], 1))]

    found = read(rows, year=2023)

    assert [(entry.repeated, codes(entry)) for entry in found.entries] == [
        (False, set()),
        (True, set()),
        (False, {"second_rating"}),
    ]


def test_a_second_name_for_one_number_is_refused_but_not_a_second_spelling():
    head = ["Họ và tên", "Số CCCD"]
    number = "001175000123"

    found = read(
        [
            head,
            ["Nguyễn Thị Hòa", number],
            ["Nguyễn Thị Hoà", number],
            ["NGUYEN THI HOA", number],
            ["Lê Thị Mẫu", number],
        ]
    )

    assert [codes(entry) for entry in found.entries] == [set(), set(), set(), {"second_name"}]


def test_a_doubt_about_the_person_is_a_doubt_about_all_facts_of_the_row():
    found = read(
        [["Họ và tên", "Ngày sinh", "Xếp loại", "Danh hiệu"], ["Nguyễn Văn Mẫu", "5/6/75", "HTT", "LĐTT"]], year=2023
    )

    assert [codes(entry) for entry in found.entries] == [{"two_digit_year"}, {"two_digit_year"}]


def test_without_any_year_a_fact_is_uncertain():
    found = read([HEAD, [1, "Nguyễn Văn Mẫu", "Phòng A", "HTT"]])

    assert (found.entries[0].fact, codes(found.entries[0])) == ({"kind": "rating", "level": "good"}, {"no_year"})


def test_hidden_rows_are_read_and_said():
    rows = [HEAD, [1, "Nguyễn Văn Mẫu", "Phòng A", "HTT"], [2, "Trần Thị Thử", "Phòng A", "HTT"]]

    found = read(rows, year=2023, hidden_rows=frozenset({2}))

    assert len(found.entries) == 2
    assert [(problem.code.value, problem.details["places"]) for problem in found.tables[0].problems] == [
        ("hidden", "3")
    ]


LEGACY_ROWS = [
    ["Danh sách xếp loại năm 2023"],
    ["Stt", "Họ và tên", "Đơn vị", "Xếp loại"],
    [1, "Nguyễn Thị Hòa", "Phòng Kỹ thuật", "Hoàn thành tốt nhiệm vụ"],
    [2, "Đỗ Tú", "Phòng Lữ hành", "Hoàn thành xuất sắc nhiệm vụ"],
]


@pytest.mark.parametrize(("encoding", "write"), [("tcvn3", lambda text: to_tcvn3(text)), ("vni", to_vni)])
def test_lists_in_old_encodings_give_the_same_rows_as_their_unicode_twin(encoding, write):
    old = [[write(value) if isinstance(value, str) else value for value in row] for row in LEGACY_ROWS]

    found, twin = read(old), read(LEGACY_ROWS)

    assert [(entry.subject, entry.fact) for entry in found.entries] == [
        (entry.subject, entry.fact) for entry in twin.entries
    ]
    assert (found.tables[0].encoding, twin.tables[0].encoding) == (encoding, "unicode")


def test_decomposed_letters_are_composed():
    found = read([["Họ và tên", "Chức vụ"], ["Nguyê\u0303n Thi\u0323 Ho\u0300a", "Kỹ sư"]])

    assert found.entries[0].subject.full_name == "Nguyễn Thị Hòa"


def test_initiatives_discipline_and_service():
    initiatives = read(
        [
            ["Tác giả", "Tên sáng kiến", "Cấp công nhận", "Năm", "Số QĐ"],
            ["Nguyễn Văn Mẫu", "Giải pháp mẫu", "Cấp Bộ", 2023, "5/QĐ-BCT"],
        ]
    )
    discipline = read(
        [
            ["Họ và tên", "Hình thức kỷ luật", "Ngày quyết định", "Đến ngày"],
            ["Nguyễn Văn Mẫu", "Khiển trách", "2/5/2019", "2/5/2020"],
        ]
    )
    service = read([["Họ và tên", "Năm", "Số tháng công tác"], ["Nguyễn Văn Mẫu", 2023, "7,5"]])

    assert initiatives.entries[0].fact == {
        "kind": "initiative",
        "title": "Giải pháp mẫu",
        "year": 2023,
        "scope": "ministry",
        "decision_no": "5/QĐ-BCT",
    }
    assert discipline.entries[0].fact == {
        "kind": "discipline",
        "form": "reprimand",
        "decided_on": "2019-05-02",
        "until": "2020-05-02",
    }
    assert service.entries[0].fact == {"kind": "service", "year": 2023, "months": 7.5}


def test_a_row_that_only_names_a_person_has_no_fact():
    found = read([["Họ và tên", "Ngày sinh", "Chức vụ"], ["Nguyễn Văn Mẫu", date(1975, 3, 2), "Kỹ sư"]])

    assert (found.entries[0].fact, found.entries[0].subject.born_on) == (None, "1975-03-02")


def test_a_list_of_measures_under_a_head_of_two_rows():
    found = read(
        [
            ["DANH SÁCH NGƯỜI BỊ KỶ LUẬT"],
            ["STT", "Họ và tên", "Sinh năm", "Quyết định", None, "Hình thức"],
            [None, None, None, "Số", "Ngày", None],
            [1, "Nguyễn Văn Mẫu", "80", "12/QĐ-KL", "05/2019", "Cảnh cáo"],
        ],
        merged=((1, 3, 1, 4), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2), (1, 5, 2, 5)),
    )

    assert found.entries[0].fact == {"kind": "discipline", "form": "warning", "decided_on": "2019-05"}
    assert (found.entries[0].subject.born_on, codes(found.entries[0])) == ("1980", {"two_digit_year"})


def test_groups_of_awards_hold_groups_of_units():
    found = read([
        ["NĂM 2022"], ["STT", "HỌ VÀ TÊN", "CHỨC VỤ"], ["A", "CHIẾN SĨ THI ĐUA CƠ SỞ"], ["I", "Văn phòng Mẫu"],
        [1, "NGUYỄN VĂN MẪU", "CV"], ["II", "PHÒNG TỔ CHỨC"], [1, "ĐOÀN THỊ THỬ", "CVC"], ["B", "LAO ĐỘNG TIÊN TIẾN"],
        [1, "LÊ MẪU", "CV"],
    ])  # fmt: skip

    assert [(entry.fact["award"], entry.subject.unit) for entry in found.entries] == [
        ("cstd-co-so", "Văn phòng Mẫu"),
        ("cstd-co-so", "Phòng Tổ chức"),
        ("ldtt", None),
    ]


def test_ratings_of_two_years_with_long_heads():
    head = [
        "Họ tên",
        "Kết quả đánh giá, xếp loại chất lượng năm 2022",
        "Kết quả đánh giá, xếp loại chất lượng năm 2023",
    ]

    found = read([head, ["Nguyễn Văn Mẫu", "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"]])

    assert [(entry.fact["year"], entry.fact["level"]) for entry in found.entries] == [
        (2022, "good"),
        (2023, "excellent"),
    ]


TWO = ["STT", "Họ và tên", "Đơn vị"]


def test_lists_beside_each_other_are_each_read_with_their_title():
    found = read(
        [
            ["DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2023", None, None, None, "CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2022"],
            [*TWO, None, *TWO],
            [1, "Nguyễn Văn Mẫu", "Phòng A", None, 1, "Trần Thị Thử", "Phòng B"],
            [2, "Lê Văn Nháp", "Phòng A"],
        ]
    )

    assert [[one.column for one in table.columns] for table in found.tables] == [["A", "B", "C"], ["E", "F", "G"]]
    assert [told(entry) for entry in found.entries] == [
        (3, "Nguyễn Văn Mẫu", {"kind": "award", "award": "ldtt", "year": 2023}),
        (4, "Lê Văn Nháp", {"kind": "award", "award": "ldtt", "year": 2023}),
        (3, "Trần Thị Thử", {"kind": "award", "award": "cstd-co-so", "year": 2022}),
    ]


def test_a_title_over_lists_beside_each_other_is_that_of_both():
    found = read(
        [
            ["DANH SÁCH ĐẠT DANH HIỆU NĂM 2022"],
            ["STT", "Họ và tên", "Danh hiệu", None, "STT", "Tên tập thể", "Danh hiệu"],
            [1, "Nguyễn Văn Mẫu", "LĐTT", None, 1, "Phòng Kế hoạch", "TTLĐTT"],
        ]
    )

    assert [entry.fact for entry in found.entries] == [
        {"kind": "award", "award": "ldtt", "year": 2022},
        {"kind": "award", "award": "ttldtt", "year": 2022},
    ]


def test_lists_that_touch_each_other_are_taken_apart_at_their_numbers():
    found = read(
        [
            ["DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2023"],
            [*TWO, *TWO],
            [1, "Nguyễn Văn Mẫu", "Phòng A", 2, "Trần Thị Thử", "Phòng B"],
            [3, "Lê Văn Nháp", "Phòng A"],
        ]
    )

    assert [(entry.subject.full_name, entry.subject.unit) for entry in found.entries] == [
        ("Nguyễn Văn Mẫu", "Phòng A"),
        ("Lê Văn Nháp", "Phòng A"),
        ("Trần Thị Thử", "Phòng B"),
    ]


def test_an_empty_column_inside_a_list_does_not_take_it_apart():
    found = read(
        [
            ["DANH SÁCH NĂM 2023"],
            ["STT", "Họ và tên", None, "Đơn vị", "Danh hiệu"],
            [1, "Nguyễn Văn Mẫu", None, "Phòng A", "LĐTT"],
        ]
    )

    assert len(found.tables) == 1
    assert found.entries[0].subject.unit == "Phòng A"


def test_two_columns_of_people_with_one_numbering_are_one_list():
    found = read(
        [
            ["DANH SÁCH SÁNG KIẾN NĂM 2023"],
            ["STT", "Tên sáng kiến", "Tác giả", "Đồng tác giả"],
            [1, "Cải tiến mẫu", "Nguyễn Văn Mẫu", "Trần Thị Thử"],
        ]
    )

    assert len(found.tables) == 1


def test_below_a_group_of_collectives_every_row_names_one():
    found = read(
        [
            ["DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN NĂM 2023"],
            ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
            ["A", "TẬP THỂ"],
            [1, "Phòng Tài chính"],
            [2, "Phân xưởng Đúc"],
            ["B", "CÁ NHÂN"],
            ["I", "Khối văn phòng"],
            [1, "Bà Lê Thị Mẫu", "Kế toán", "Phòng Tài chính"],
        ]
    )

    assert [(entry.subject.kind, entry.subject.full_name) for entry in found.entries] == [
        ("collective", "Phòng Tài chính"),
        ("collective", "Phân xưởng Đúc"),
        ("individual", "Lê Thị Mẫu"),
    ]
    assert {entry.fact["award"] for entry in found.entries} == {"giay-khen"}


@pytest.mark.parametrize(
    ("title", "cells", "facts"),
    [
        pytest.param(
            "THỐNG KÊ DANH HIỆU THI ĐUA",
            ["LĐTT", "CSTĐCS", "-"],
            [{"kind": "award", "award": "ldtt", "year": 2021}, {"kind": "award", "award": "cstd-co-so", "year": 2022}],
            id="awards",
        ),
        pytest.param(
            "KẾT QUẢ",
            ["HTT", "", "HTXS"],
            [{"kind": "rating", "year": 2021, "level": "good"}, {"kind": "rating", "year": 2023, "level": "excellent"}],
            id="ratings",
        ),
        pytest.param(
            "DANH SÁCH LAO ĐỘNG TIÊN TIẾN",
            ["x", "", "X"],
            [{"kind": "award", "award": "ldtt", "year": 2021}, {"kind": "award", "award": "ldtt", "year": 2023}],
            id="ticks of the title's award",
        ),
        pytest.param("BẢNG ĐIỂM", ["8", "9", "10"], [None], id="figures are neither"),
    ],
)
def test_a_column_that_is_only_a_year_is_known_by_its_cells(title, cells, facts):
    found = read([[title], ["STT", "Họ và tên", "2021", 2022, "Năm 2023"], [1, "Nguyễn Văn Mẫu", *cells]])

    assert [entry.fact for entry in found.entries] == facts


PEOPLE = [["STT", "Họ và tên", "Đơn vị", "Chức vụ"], [1, "Nguyễn Văn Mẫu", "Phòng A", "Thợ"]]


@pytest.mark.parametrize(
    ("between", "facts"),
    [
        pytest.param([], {"kind": "award", "award": "giay-khen", "year": 2023}, id="the head once more on a new page"),
        pytest.param([["II. CÁ NHÂN"]], {"kind": "award", "award": "giay-khen", "year": 2023}, id="a part"),
        pytest.param([["DANH SÁCH THÍ SINH"]], None, id="another title that names no award"),
        pytest.param([["LAO ĐỘNG TIÊN TIẾN NĂM 2024"]], {"kind": "award", "award": "ldtt", "year": 2024}, id="its own"),
    ],
)
def test_a_later_part_of_a_list_keeps_the_title_of_the_list(between, facts):
    found = read(
        [["DANH SÁCH TẶNG GIẤY KHEN NĂM 2023"], *PEOPLE, [], *between, PEOPLE[0], [2, "Lê Thị Thử", "B", "Thợ"]]
    )

    assert [entry.fact for entry in found.entries] == [{"kind": "award", "award": "giay-khen", "year": 2023}, facts]


def test_the_tables_of_one_document_are_parts_of_one_list_sheets_are_not():
    first = grid([["TẶNG GIẤY KHEN NĂM 2023"], ["I. TẬP THỂ"], ["STT", "Tên tập thể"], [1, "Phòng Tài chính"]])
    second = grid([["II. CÁ NHÂN"], *PEOPLE])

    def facts(*names: str) -> list[Any]:
        grids = tuple(replace(one, name=name) for one, name in zip((first, second), names, strict=True))
        return [entry.fact for entry in recognise(Workbook("a", grids), year=None).entries]

    told = {"kind": "award", "award": "giay-khen", "year": 2023}
    assert facts("table 1", "table 2") == [told, told]
    assert facts("Sheet1", "Sheet2") == [told, None]


@pytest.mark.parametrize(
    "head", ["Đề nghị tặng", "Đề nghị", "Đề nghị khen thưởng", "Hình thức đề nghị", "Đề xuất tặng"]
)
def test_a_column_that_proposes_is_no_award(head):
    found = read([["NĂM 2024"], ["STT", "Họ và tên", head], [1, "Nguyễn Văn Mẫu", "Bằng khen Bộ trưởng"]])

    assert found.entries[0].fact == {"kind": "proposal", "award": "bang-khen-bo", "year": 2024}
