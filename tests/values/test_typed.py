"""What people type, and what it means in its column."""

import re
from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xlcore.declare import YES_NO, Column, Count, Day, Decimal, Money, Percent, Text
from xlcore.domain.periods import Period
from xlcore.values.folding import clean, fold
from xlcore.values.legacy import _TCVN3, _VNI, detect, encoding_of, to_unicode
from xlcore.values.spelling import slips
from xlcore.values.typed import EMPTY, type_cell
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
        ("１２", COUNT, 12),
        ("02 đ/c", COUNT, 2),
        ("12 bs", COUNT, 12),
        ("15lượt", COUNT, 15),
        ("8.400 hồ sơ", COUNT, 8400),
        ("1.234.567,0", COUNT, 1_234_567),
        (0.1 + 0.2, DECIMAL, 0.3),
        ("1 234,5", DECIMAL, 1234.5),
        ("1,234.5", DECIMAL, 1234.5),
        ("2,5 tỷ đồng", MONEY, 2_500_000_000),
        ("500k", MONEY, 500_000),
        ("2018-06-30", Day(), date(2018, 6, 30)),
        ("2018/06/30", Day(), date(2018, 6, 30)),
        ("30/06/2018 08:30", Day(), date(2018, 6, 30)),
        ("30.6.2018.", Day(), date(2018, 6, 30)),
        (2018.0, Text(), "2018"),
        (1.5, Text(), "1,5"),
        ("46,76", DECIMAL, 46.76),
        ("46.76", DECIMAL, 46.76),
        ("1.234,5", DECIMAL, 1234.5),
        ("12%", PERCENT, 12.0),
        ("15.000.000 đồng", MONEY, 15_000_000),
        ("15 triệu", MONEY, 15_000_000),
        ("1,5 tỷ", MONEY, 1_500_000_000),
        ("15tr đồng", MONEY, 15_000_000),
        ("5 ti vi", COUNT, 5),
        ("3 ngăn tủ", COUNT, 3),
        ("3 nghìn cây", COUNT, 3000),
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
        ("84OO", COUNT, "GT-01"),
        ("8.4oo", DECIMAL, "GT-01"),
        ("1lI", COUNT, "GT-01"),
        (True, COUNT, "GT-01"),
        ("3/5 đơn vị", COUNT, "GT-01"),
        ("5 - 7 hồ sơ", COUNT, "GT-01"),
        ("10 (5 nữ)", COUNT, "GT-01"),
        ("3-4", COUNT, "GT-01"),
        ("5/6", COUNT, "GT-01"),
        ("1e3", COUNT, "GT-01"),
        ("(5)", COUNT, "GT-01"),
        ("~8000", COUNT, "GT-01"),
        ("trên 50", COUNT, "GT-01"),
        ("50 trở lên", COUNT, "GT-01"),
        ("8400 hồ sơ (gần)", COUNT, "GT-01"),
        ("12 không đạt", COUNT, "GT-01"),
        ("3 trăm", COUNT, "GT-01"),
        ("12%", COUNT, "GT-01"),
        ("12 nghìn tỷ", MONEY, "GT-01"),
        ("2 triệu rưỡi", MONEY, "GT-01"),
        ("15.000 USD", MONEY, "GT-01"),
        ("5 người", PERCENT, "GT-01"),
        ("1.500 triệu", MONEY, "GT-02"),
        ("8.400", PERCENT, "GT-02"),
        ("8,400", COUNT, "GT-02"),
        ("1,500 tỷ", MONEY, "GT-02"),
        ("1.750", DECIMAL, "GT-02"),
        ("31/02/2018", Day(), "GT-03"),
        ("Có lẽ", YES_NO, "GT-09"),
        ("6/30/2018", Day(), "GT-03"),
        ("30/6/18", Day(), "GT-03"),
        (2018.0, Day(), "GT-03"),
        ("−5", COUNT, "GT-11"),
        (-3, COUNT, "GT-11"),
        (1_234_567.5, COUNT, "GT-12"),
        (2.5, COUNT, "GT-12"),
        ("0.400", COUNT, "GT-12"),
        (4676, PERCENT, "GT-15"),
        (float("inf"), COUNT, "GT-17"),
    ],
)
def test_what_is_wrong_or_unclear_stays_missing_and_is_noted(raw, kind, rule):
    assert typed(raw, kind).value is None
    assert rules(raw, kind, period=Period(2018, half=True)) == [rule]


@example("0 001.0")
@given(st.text(alphabet="0123456789., ", min_size=1, max_size=14))
def test_a_count_is_read_without_losing_or_moving_a_digit(text):
    reading = typed(text, COUNT)

    digits = re.sub(r"[., ]", "", re.sub(r"[.,]0+ *$", "", text) if "." in text and "," in text else text)
    before = re.split(r"[.,]", text)[0].replace(" ", "")
    if isinstance(reading.value, int):
        assert str(reading.value) in {digits.lstrip("0") or "0", before.lstrip("0") or "0"}
    else:
        assert reading == EMPTY or reading.notes


@given(st.text() | st.floats() | st.integers() | st.datetimes() | st.booleans() | st.times() | st.timedeltas())
def test_whatever_stands_in_a_cell_it_is_a_value_or_a_note(raw):
    for kind in (COUNT, DECIMAL, PERCENT, MONEY, Day(), Text(long=True), YES_NO):
        reading = typed(raw, kind)

        assert reading.value is not None or reading.notes or reading.exempt or reading == EMPTY


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
        ("Sè 110/Q§-UBND: danh hiÖu ë mét sè ®¬n vÞ", "TCVN3", "Số 110/QĐ-UBND: danh hiệu ở một số đơn vị"),
        ("phong trµo “B¾c K¹n chung tay”", "TCVN3", "phong trào “Bắc Kạn chung tay”"),
        ("BOÄ GIAO THOÂNG VAÄN TAÛI", "VNI", "BỘ GIAO THÔNG VẬN TẢI"),
    ],
)
def test_legacy_encodings_are_found_by_statistics(text, encoding, meant):
    assert detect(text) == encoding
    assert to_unicode(text, encoding) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("những nội dung sau ®©y.", "những nội dung sau đây."),
        ("Ủy ban nh©n d©n tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Số ®¬n vÞ đạt (§«ng Bắc)", "Số đơn vị đạt (Đông Bắc)"),
    ],
)
def test_words_of_tcvn3_amid_proper_text_are_converted_alone(text, meant):
    encoding = encoding_of(text, "")

    assert to_unicode(text, encoding) == meant
    assert rules(text, Text()) == ["GT-07"]


@pytest.mark.parametrize(
    "text",
    ["Phần mềm Office®", "«Vì người nghèo»", "5 m², 10µm ở suối", "Điều 5 § 2", "©2018 Sở", "¼ số hộ nghèo", "giữ·gìn"],
)
def test_signs_amid_proper_text_are_left_alone(text):
    assert encoding_of(text, "") == ""


@pytest.mark.parametrize(
    "text", ["Sở Công Thương", "có", "là", "café", "Müller", "niño", "©", "® 2018", "10 µm", "Hün"]
)
def test_proper_text_is_left_alone(text):
    assert detect(text) == ""


def test_unicode_text_in_a_legacy_font_is_left_alone():
    assert typed("Sở Công Thương đã làm", Text(), legacy_font="TCVN3").value == "Sở Công Thương đã làm"


def test_letters_with_marks_of_their_own_are_no_legacy_encoding():
    apart = typed("Xa\u0303 Quang Thua\u0323\u0302n", Text())

    assert (apart.value, apart.notes) == ("Xã Quang Thuận", ())


def test_text_that_lost_its_letters_is_noted():
    assert rules("T?NG LIÊN ÐOÀN LAO Ð?NG", Text()) == ["GT-08"]
    assert rules("https://vi.du/xem?id=3", Text()) == []


SENTENCE = "ban chỉ đạo đơn vị được giải quyết hồ sơ hưởng ứng khen thưởng kỹ thuật mới ở phường quỹ rừng ý"
SYLLABLES = SENTENCE.split()


@pytest.mark.parametrize(("encoding", "table"), [("TCVN3", _TCVN3), ("VNI", _VNI)])
@given(words=st.lists(st.sampled_from(SYLLABLES), min_size=1))
def test_a_sentence_encoded_and_converted_is_itself_again(encoding, table, words):
    sentence, codes = " ".join(words), {letter: code for code, letter in table.items()}
    encoded = "".join(codes.get(letter, letter) for letter in sentence)

    assert to_unicode(encoded, encoding) == sentence
    assert detect(f"{encoded} {codes['đ']}{codes['ư']}{codes['ợ']}c") == encoding


@given(st.lists(st.sampled_from(SYLLABLES)))
def test_proper_sentences_are_never_taken_for_a_legacy_encoding(words):
    assert detect(" ".join(words)) == ""


def test_the_slips_of_the_news_item_are_caught():
    text = "phòng trào; Tiêp tục; thi đưa yêu nước"

    assert slips(text) == (("phòng trào", "phong trào"), ("Tiêp tục", "Tiếp tục"), ("thi đưa", "thi đua"))
    assert slips("PHÒNG TRÀO") == (("PHÒNG TRÀO", "PHONG TRÀO"),)


def test_all_slips_of_a_cell_are_told_together():
    (note,) = type_cell("Phòng trào thi đưa; Tiêp nhận", Column("content", "Nội dung", Text(long=True))).notes

    assert note.facts == {"found": "Phòng trào”, “thi đưa”, “Tiêp", "expected": "Phong trào”, “thi đua”, “Tiếp"}


@pytest.mark.parametrize(
    "text",
    [
        "phong trào thi đua; tiếp tục; trong phòng",
        "đô thị đua nhau",
        "rút kinh nghiệm vụ việc",
        "khen thường xuyên",
        "chỉ tiểu thương",
        "hồ sở hữu nhà nước",
        "kỳ thi đưa ra",
        "THİ ĐƯA",
    ],
)
def test_what_can_be_right_is_no_slip(text):
    assert slips(text) == ()


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


@pytest.mark.parametrize(
    ("raw", "kind", "value", "told"),
    [
        (0.12, PERCENT, 12.0, []),
        (0.07, PERCENT, 7.0, []),
        (46.76, PERCENT, None, ["GT-15"]),
        (0.125, DECIMAL, 12.5, ["GT-13"]),
        (0.5, COUNT, None, ["GT-01"]),
        (1, MONEY, None, ["GT-01"]),
        ("12,5 %", PERCENT, 12.5, ["GT-13"]),
    ],
)
def test_a_number_shown_in_percent_is_what_the_person_sees(raw, kind, value, told):
    assert typed(raw, kind, percent=True).value == value
    assert rules(raw, kind, percent=True) == told


@pytest.mark.parametrize(("raw", "told"), [("03/12/2018", ["GT-04"]), ("12/03/2018", []), ("15/7/2018", [])])
def test_something_done_well_after_the_period_is_asked_about(raw, told):
    assert rules(raw, Day(past=True), period=Period(2018, half=True)) == told
    assert rules(raw, Day(), period=Period(2018, half=True)) == []


@pytest.mark.parametrize(("raw", "rule"), [("300\n500", ["GT-01"]), ("300\nhồ sơ", ["GT-13"]), ("\n300", ["GT-13"])])
def test_numbers_on_two_lines_of_a_cell_are_not_one(raw, rule):
    assert rules(raw, COUNT) == rule


@pytest.mark.parametrize(
    ("raw", "unit", "value"),
    [
        ("638,5 tỷ đồng", "tỷ đồng", 638.5),
        ("638,5 tỷ", "tỷ đồng", 638.5),
        ("638.500 triệu", "tỷ đồng", None),
        ("638500 triệu", "tỷ đồng", 638.5),
        ("638,5 tỉ đồng", "Triệu đồng", 638_500),
        ("638,5 đồng", "tỷ đồng", None),
        ("51,08 %", "tỷ đồng", None),
        ("51,08 %", "%", 51.08),
        ("2 nghìn", "%", None),
        ("2 nghìn hồ sơ", "hồ sơ", 2_000),
        ("12 ha", "ha", 12),
        ("12 km", "km", 12),
        ("2 tỷ", "", None),
        ("12 hồ sơ", "", 12),
    ],
)
def test_words_behind_a_number_are_read_for_the_unit_that_its_row_names(raw, unit, value):
    assert typed(raw, Decimal(unit, unit_in="measure")).value == value


def test_a_cell_in_percent_is_no_answer_in_a_row_of_another_unit():
    assert rules(0.51, Decimal("tỷ đồng", unit_in="measure"), percent=True) == ["GT-01"]
    assert typed(0.51, Decimal("%", unit_in="measure"), percent=True).value == 51
