"""What people type, and what it means in its column."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlcore.declare import YES_NO, Column, Count, Day, Decimal, Money, Percent, Text
from xlcore.domain.periods import Period
from xlcore.values.folding import clean, fold
from xlcore.values.legacy import detect, to_unicode
from xlcore.values.spelling import slips
from xlcore.values.typed import type_cell
from xlcore.values.writing import long_day, near, number

COUNT, DECIMAL, PERCENT, MONEY = Count("hồ sơ"), Decimal("ha"), Percent(), Money()


def typed(raw, kind, **facts):
    return type_cell(raw, Column("x", "Cột", kind), **facts)


def rules(raw, kind, **facts):
    return [note.rule for note in typed(raw, kind, **facts).notes]


@pytest.mark.parametrize(
    ("raw", "kind", "value"),
    [
        ("8.400", COUNT, 8400),
        ("8 400", COUNT, 8400),
        ("8\u00a0400", COUNT, 8400),
        ("'45", COUNT, 45),
        (45.0000000001, COUNT, 45),
        ("03 đơn vị", COUNT, 3),
        ("46,76", DECIMAL, 46.76),
        ("46.76", DECIMAL, 46.76),
        ("1.234,5", DECIMAL, 1234.5),
        ("12%", PERCENT, 12.0),
        ("15.000.000 đồng", MONEY, 15_000_000),
        ("15 triệu", MONEY, 15_000_000),
        ("1,5 tỷ", MONEY, 1_500_000_000),
        ("20/7/2018", Day(), date(2018, 7, 20)),
        ("ngày 05 tháng 7 năm 2018", Day(), date(2018, 7, 5)),
        (datetime(2018, 7, 20, 8, 0), Day(), date(2018, 7, 20)),
        (43301, Day(), date(2018, 7, 20)),
        ("CÓ", YES_NO, "Có"),
        ("Sở  Công\u200b Thương\u00a0", Text(), "Sở Công Thương"),
        ("-", COUNT, None),
        ("", COUNT, None),
    ],
)
def test_what_is_clear_becomes_its_value(raw, kind, value):
    assert typed(raw, kind).value == value


@pytest.mark.parametrize(
    ("raw", "kind", "rule"),
    [
        ("12a", COUNT, "GT-01"),
        (True, COUNT, "GT-01"),
        ("8,400", COUNT, "GT-02"),
        ("1.750", DECIMAL, "GT-02"),
        ("31/02/2018", Day(), "GT-03"),
        ("Có lẽ", YES_NO, "GT-09"),
        (-3, COUNT, "GT-11"),
        (2.5, COUNT, "GT-12"),
        (4676, PERCENT, "GT-15"),
        (float("inf"), COUNT, "GT-17"),
    ],
)
def test_what_is_wrong_or_unclear_stays_missing_and_is_noted(raw, kind, rule):
    assert typed(raw, kind).value is None
    assert rules(raw, kind) == [rule]


def test_a_question_names_both_readings():
    (note,) = typed("8,400", COUNT).notes

    assert note.facts == {"first": "8.400", "second": "8,4", "first_typed": "8400", "second_typed": "8,4"}


def test_small_money_is_kept_and_asked_about():
    assert typed(15, MONEY).value == 15
    assert rules(15, MONEY) == ["GT-16"]


def test_a_day_far_from_the_period_is_kept_and_noted():
    assert rules("20/7/1918", Day(), period=Period(2018, half=True)) == ["GT-04"]


def test_the_1904_base_moves_a_serial_by_four_years():
    assert typed(41839, Day(), date1904=True).value == date(2018, 7, 20)


@pytest.mark.parametrize("raw", ["không áp dụng", "Không  Áp dụng", "KAD", "không được giao"])
def test_not_applicable_is_an_answer(raw):
    assert typed(raw, COUNT).exempt


def test_formula_errors_and_formulas_without_result_are_never_blanks():
    assert rules("", COUNT, error="#DIV/0!") == ["GT-05"]
    assert rules("", COUNT, uncached=True) == ["GT-06"]


def test_legacy_text_is_converted_and_shown_before_and_after():
    (note,) = typed("Phßng trµo", Text()).notes

    assert (note.rule, note.facts["after"]) == ("GT-07", "Phòng trào")


@pytest.mark.parametrize(
    ("text", "encoding", "meant"),
    [
        ("Kh«ng", "TCVN3", "Không"),
        ("®©y", "TCVN3", "đây"),
        ("ñy ban nh©n d©n", "TCVN3", "ủy ban nhân dân"),
        ("BOÄ GIAO THOÂNG VAÄN TAÛI", "VNI", "BỘ GIAO THÔNG VẬN TẢI"),
    ],
)
def test_legacy_encodings_are_found_by_statistics(text, encoding, meant):
    assert detect(text) == encoding
    assert to_unicode(text, encoding) == meant


@pytest.mark.parametrize("text", ["Sở Công Thương", "có", "là", "café", "Müller", "niño", "©", "® 2018", "à la carte"])
def test_proper_text_is_left_alone(text):
    assert detect(text) == ""


def test_text_that_lost_its_letters_is_noted():
    assert rules("T?NG LIÊN ÐOÀN LAO Ð?NG", Text()) == ["GT-08"]


def test_the_slips_of_the_news_item_are_caught():
    text = "phòng trào; Tiêp tục; thi đưa yêu nước"

    assert slips(text) == (("phòng trào", "phong trào"), ("Tiêp tục", "Tiếp tục"), ("thi đưa", "thi đua"))
    assert slips("phong trào thi đua; tiếp tục; trong phòng") == ()


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text) or clean(text).startswith("'")


@pytest.mark.parametrize(
    "names",
    [("Khối Kinh tế - Kỹ thuật", "khối KINH TẾ – KỸ THUẬT"), ("Hòa", "Hoà"), ("Sở Công Thương", "so cong thuong")],
)
def test_names_match_over_case_dash_and_tone(names):
    assert fold(names[0]) == fold(names[1])


@given(st.integers(0, 10**12))
def test_a_written_count_reads_back(value):
    assert typed(number(value), COUNT).value == value


@given(st.decimals(0, 10**6, places=2, allow_nan=False))
def test_a_written_score_reads_back(value):
    assert typed(number(float(value), 2), DECIMAL).value == pytest.approx(float(value))


@pytest.mark.parametrize(
    ("total", "said"),
    [(8391, "gần 8.400"), (8400, "8.400"), (8401, "8.401"), (8317, "gần 8.400"), (8316, "gần 8.400"), (8315, "8.315")],
)
def test_near_is_said_only_just_below_a_round_hundred(total, said):
    assert near(total) == said


def test_a_document_writes_early_days_and_months_with_a_zero():
    assert long_day(date(2018, 7, 5)) == "ngày 05 tháng 7 năm 2018"
    assert long_day(date(2018, 2, 20)) == "ngày 20 tháng 02 năm 2018"
