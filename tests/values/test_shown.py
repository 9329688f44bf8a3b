"""Foreign text, shown or in a name, is only ever text; the laws hold for any text at all."""

import json
import re
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_builders import MAIN, raw_book

from xlcore.cli.screen import Screen, on_screen
from xlcore.domain.findings import Finding, Severity
from xlcore.domain.rulebook import Check, Rulebook
from xlcore.files.package.markup import attribute
from xlcore.files.package.sheetxml import cleaned, sheet_data
from xlcore.files.reading.markup import elements
from xlcore.files.reading.reader import read
from xlcore.plans import Cell, SheetPlan
from xlcore.styles import BODY
from xlcore.values.folding import clean
from xlcore.values.shown import STRANGE, in_file_name, shown

ANY = st.text(st.characters(exclude_categories=()), max_size=60)
STARTS = st.sampled_from(["", "=", "+", "-", "@", "\t=", "\r=", "|", "'=", "{", "_x003D_", "\x1b[", "\u202e", "<", "&"])
TYPED = st.builds(str.__add__, STARTS, ANY)


@given(TYPED)
def test_what_is_shown_is_one_line_of_writing(text):
    assert not STRANGE.search(shown(text))
    assert "\n" not in shown(text)


@given(TYPED)
def test_ordinary_writing_is_shown_as_it_is(text):
    assert shown(text) == text or STRANGE.search(text)


@given(TYPED)
def test_what_is_read_from_a_cell_turns_no_writing_round(text):
    assert re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", clean(text)) is None


@given(TYPED)
def test_a_name_of_a_file_is_one_name_in_one_folder_on_every_system(text):
    name = in_file_name(text)
    assert PurePosixPath(name).name == PureWindowsPath(name).name == name
    assert name not in {".", "..", ""}
    assert len(f"{name}.xlsx".encode()) < 255 * 4
    assert not name.startswith(("=", "+", "-", "@", "~", ".", " "))
    assert name.split(".")[0].casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt1"}


@pytest.mark.parametrize(
    ("code", "name"),
    [("SCT", "SCT"), ("Sở Y tế", "Sở Y tế"), ("../../x", "x"), ("C:\\x", "C--x"), ("nul", "_nul"), ("=1", "1")],
)
def test_codes_become_names(code, name):
    assert in_file_name(code) == name


@given(TYPED, TYPED)
def test_a_sentence_takes_facts_as_text_once(value, found):
    check = Check("X", "x", Severity.ERROR, "“{value}” – {found} – {unknown} {value.__class__} {0} %s", "")
    finding = Finding("X", value=value, facts={"found": found})
    said = Rulebook.of([check]).sentence(finding)
    assert said == f"“{shown(value)}” – {shown(found)} – {{unknown}} {{value.__class__}} {{0}} %s"


def test_a_sentence_repeats_no_novel():
    check = Check("X", "x", Severity.ERROR, "“{value}”", "")
    assert len(Rulebook.of([check]).sentence(Finding("X", value="x" * 10_000))) < 400


@given(st.lists(TYPED, max_size=4))
def test_a_terminal_gets_lines_of_text(lines):
    assert not STRANGE.search(on_screen("\n".join(lines)).replace("\n", ""))


@given(TYPED)
def test_json_gives_back_what_was_typed_and_no_more(text):
    import contextlib  # noqa: PLC0415 - one test captures by hand, as hypothesis runs it many times
    import io  # noqa: PLC0415 - as above

    held = io.StringIO()
    screen = Screen(as_json=True)
    screen.know(typed=text)
    with contextlib.redirect_stdout(held):
        screen.close()
    assert json.loads(held.getvalue())["typed"] == text
    assert not STRANGE.search(held.getvalue().replace("\n", ""))


@pytest.fixture(scope="module")
def spot(tmp_path_factory):
    return tmp_path_factory.mktemp("typed") / "x.xlsx"


@given(st.lists(TYPED.filter(lambda text: cleaned(text) != ""), min_size=1, max_size=8))
def test_a_cell_of_the_master_holds_what_was_typed_as_text(spot, typed):
    plan = SheetPlan("x", "X", cells={(row, 1): Cell(text, BODY) for row, text in enumerate(typed, 1)})
    xml = sheet_data(plan, lambda _: 0, date1904=False).decode("utf-8")
    grid = read(str(raw_book(spot, f'<worksheet xmlns="{MAIN}">{xml}</worksheet>'))).grids[0]
    assert [grid.at(row, 1) for row in range(1, len(typed) + 1)] == [cleaned(text) for text in typed]
    assert not grid.formulas


@given(TYPED)
def test_an_attribute_holds_what_was_typed(text):
    ((_, said),) = elements(f"<a b={attribute(cleaned(text))}/>".encode())
    assert " ".join(said["b"].split()) == " ".join(cleaned(text).split())
