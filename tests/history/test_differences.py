"""What changed between two versions of one unit's file, in words."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from runs_builder import submission, table_for

from xlcore.domain.findings import Finding
from xlcore.history.differences import differences
from xlcore.history.records import What
from xlcore.intake.submission import Row

LAND = {"field": "Đất đai", "received": 120, "online": 20, "early": 30}
TRADE = {"field": "Công thương", "received": 40, "online": 40, "early": 5}


def told(old: list[dict], new: list[dict], key: str = "procedures") -> list[str]:
    return [str(change) for change in differences(submission("STC", **{key: old}), submission("STC", **{key: new}))]


def test_a_changed_number_is_told_by_table_row_and_column():
    assert told([LAND, TRADE], [LAND | {"received": 8125}, TRADE]) == [
        "TTHC, dòng “Đất đai”, tổng số tiếp nhận: 120 → 8.125"
    ]


def test_the_same_rows_in_another_order_are_no_change():
    assert told([LAND, TRADE], [TRADE, LAND]) == []


def test_a_name_that_is_only_written_otherwise_is_a_change_of_that_cell_alone():
    assert told([LAND], [LAND | {"field": "ĐẤT ĐAI"}]) == [
        "TTHC, dòng “ĐẤT ĐAI”, Lĩnh vực giải quyết: Đất đai → ĐẤT ĐAI"
    ]


def test_a_reworded_row_with_the_same_answers_is_the_same_row():
    assert told([LAND, TRADE], [TRADE, LAND | {"field": "Quản lý đất"}]) == [
        "TTHC, dòng “Quản lý đất”, Lĩnh vực giải quyết: Đất đai → Quản lý đất"
    ]


def test_a_row_that_is_new_and_one_that_is_gone_are_told_with_their_answers():
    land = {"commune": "Xã A", "content": "Làm đường", "value": 15_000_000, "note": None}
    well = {"commune": "Xã B", "content": "Đào giếng", "value": 7_000_000, "note": "Quý II"}

    assert told([land], [well], "rural") == [
        "Nông thôn mới: thêm dòng “Xã B | Đào giếng” (Giá trị (đồng) 7.000.000; Ghi chú Quý II)",
        "Nông thôn mới: bỏ dòng “Xã A | Làm đường” (Giá trị (đồng) 15.000.000)",
    ]


def test_a_sheet_of_fields_has_no_row():
    assert told([{"headcount": 50}], [{"headcount": 51}], "staff")[0].startswith("Nhân sự, ")


@pytest.mark.parametrize("typed", ["1.750", "1,750"])
def test_digits_that_nobody_could_read_and_the_number_that_they_look_like_are_told_apart(typed):
    unclear, clear = (submission("STC", procedures=[LAND | {"received": value}]) for value in (None, 1750))
    place = unclear.place("procedures", 6, "received")
    unclear = unclear._replace(findings=(Finding("GT-02", "STC", place, "procedures", "", typed),))

    assert [(c.before, c.after) for c in differences(unclear, clear)] == [(f"“{typed}” (chữ)", "1750")]
    assert [(c.before, c.after) for c in differences(clear, unclear)] == [("1750", f"“{typed}” (chữ)")]


def test_what_was_emptied_or_answered_with_not_applicable_is_told_so():
    assert told([LAND], [LAND | {"received": None}]) == ["TTHC, dòng “Đất đai”, tổng số tiếp nhận: 120 → trống"]
    assert told([LAND], [LAND | {"exempt": ("received",), "received": None}]) == [
        "TTHC, dòng “Đất đai”, tổng số tiếp nhận: 120 → không áp dụng"
    ]


def test_a_table_that_came_or_went_or_was_answered_with_not_applicable_is_told_as_a_whole():
    whole, without = submission("STC", procedures=[LAND]), submission("STC", without=("procedures",))
    exempt = submission("STC", procedures=table_for("procedures", exempt=True))

    assert [str(c) for c in differences(without, whole)] == ["Thêm bảng TTHC (1 dòng)"]
    assert [str(c) for c in differences(whole, without)] == ["Bỏ bảng TTHC (1 dòng)"]
    assert [str(c) for c in differences(whole, exempt)] == ["TTHC: 1 dòng → không áp dụng"]


def test_what_could_not_be_understood_is_shown_as_it_was_typed():
    broken = submission("STC", procedures=[LAND | {"received": None}])
    place = broken.place("procedures", 6, "received")
    broken = broken._replace(findings=(Finding("GT-01", "STC", place, "procedures", "", "12a"),))

    (change,) = differences(broken, submission("STC", procedures=[LAND]))

    assert (change.before, change.after, change.cell) == ("12a", "120", place.cell)


def test_the_row_of_sums_is_compared_too():
    def with_total(value: int):
        table = table_for("procedures", LAND)
        return submission("STC", procedures=table._replace(total=Row(20, {"received": value})))

    (change,) = differences(with_total(120), with_total(130))

    assert str(change) == "TTHC, dòng “Tổng cộng”, tổng số tiếp nhận: 120 → 130"


rows = st.lists(
    st.fixed_dictionaries(
        {
            "field": st.sampled_from(["Đất đai", "Công thương", "Xây dựng", "Y tế", None]),
            "received": st.one_of(st.none(), st.integers(0, 9)),
            "online": st.integers(0, 3),
            "early": st.integers(0, 3),
        }
    ),
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(rows)
def test_a_version_does_not_differ_from_itself(table):
    assert told(table, table) == []


@settings(max_examples=60, deadline=None)
@given(rows, rows)
def test_rows_new_less_rows_gone_is_what_the_table_grew_by(old, new):
    first, second = submission("STC", procedures=old), submission("STC", procedures=new)

    kinds = [change.what for change in differences(first, second)]

    grown = len(second.tables["procedures"].rows) - len(first.tables["procedures"].rows)
    assert kinds.count(What.ROW_NEW) - kinds.count(What.ROW_GONE) == grown


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 999), min_size=1, max_size=6, unique=True), st.randoms(use_true_random=False))
def test_moving_rows_about_hides_no_change_and_makes_none(numbers, shuffle: random.Random):
    table = [LAND | {"field": f"Lĩnh vực {n}", "received": n} for n in numbers]
    changed = [row | {"received": row["received"] + 1} for row in table]
    shuffle.shuffle(changed)

    assert len(told(table, changed)) == len(numbers)


@pytest.mark.parametrize("key", ["procedures", "funds", "staff"])
def test_the_cell_told_is_that_of_the_newer_file(key):
    old = submission("STC", **{key: [{}]})
    name = old.tables[key].sheet.columns[1].name
    new = submission("STC", **{key: [{name: 77}]})

    assert differences(old, new)[0].cell == new.place(key, 6, name).cell
