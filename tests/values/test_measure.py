"""Rows are as high as their text needs."""

from hypothesis import given
from hypothesis import strategies as st

from xlcore.measure import broken, height, lines, width

WORDS = st.lists(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy", min_size=1, max_size=7), min_size=1, max_size=30)


def test_a_mark_over_a_letter_takes_no_room():
    assert width("tong hop so lieu") == width("tổng hợp số liệu".replace("ợ", "ọ"))


def test_capitals_are_wider_than_small_letters():
    assert width("BẮC KẠN") > 1.3 * width("bắc kạn")


def test_a_name_that_fits_is_not_broken():
    assert lines("Quỹ Phát triển đất, rừng và bảo vệ môi trường", 42) == 1
    assert lines("Sở Công Thương\nSở Tài chính", 42) == 2


@given(WORDS, st.integers(8, 60))
def test_text_never_takes_fewer_lines_than_its_width_needs(words, room):
    text = " ".join(words)

    assert lines(text, room) * room >= width(text.replace(" ", ""))


@given(WORDS, st.integers(8, 60))
def test_a_wider_column_never_needs_a_higher_row(words, room):
    text = " ".join(words)

    assert height([(text, room + 5)]) <= height([(text, room)])


@given(WORDS, st.integers(16, 60))
def test_breaks_written_out_make_as_many_lines_as_were_counted(words, room):
    text = " ".join(words)

    assert broken(text, room).split() == words
    assert lines(broken(text, room), room) == broken(text, room).count("\n") + 1 == lines(text, room)
