"""What may be done to a form without changing what is read from it; and that nothing at all makes reading fail."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_builders import book, grid

from xlcore.demo.answers import answers
from xlcore.demo.bloc import ASSIGNMENT, MEMBERS
from xlcore.demo.earlier import previous
from xlcore.demo.fill import fill
from xlcore.files.drawing.form import draw_form
from xlcore.files.reading.reader import read
from xlcore.intake.grid import Grid
from xlcore.intake.locate import find_table
from xlcore.intake.understand import understand
from xlcore.sheets import FORM_SHEETS


@pytest.fixture(scope="module")
def form(tmp_path_factory):
    path = tmp_path_factory.mktemp("form") / "SCT.xlsx"
    draw_form(path, MEMBERS[0], ASSIGNMENT, previous())
    fill(path, answers("SCT"))
    return read(str(path))._replace(modified=datetime(2018, 7, 6), marks=False)


def values(submission):
    return {key: [row.values for row in table.rows] for key, table in submission.tables.items()}


def moved(one: Grid, down: int, right: int) -> Grid:
    """The same sheet with rows above and columns to the left."""

    def spots(given):
        return frozenset((row + down, column + right) for row, column in given)

    return one._replace(
        rows=(*[("",) * (len(one.rows[0]) + right)] * down, *[("",) * right + row for row in one.rows]),
        merges=tuple((a + down, b + right, c + down, d + right) for a, b, c, d in one.merges),
        formulas=spots(one.formulas),
        uncached=spots(one.uncached),
    )


def spaced(one: Grid, every: int) -> Grid:
    """The same sheet with blank rows after each row of its data."""
    sheet = next((sheet for sheet in FORM_SHEETS if sheet.title == one.name), None)
    found = find_table(one, sheet) if sheet else None
    head = found.first_row - 1 if found else len(one.rows)
    rows = [cells for row in one.rows[head:] for cells in (row, *[("",) * len(row)] * every)]
    return one._replace(rows=(*one.rows[:head], *rows), formulas=frozenset(), uncached=frozenset())


def unmerged(one: Grid) -> Grid:
    """The same sheet with each merged cell taken apart and its text in every part, as other programmes save it."""
    rows = [list(row) for row in one.rows]
    for top, left, bottom, right in one.merges:
        for row in range(top - 1, min(bottom, len(rows))):
            rows[row][left - 1 : right] = [rows[top - 1][left - 1]] * (right - left + 1)
    return one._replace(rows=tuple(map(tuple, rows)), merges=())


TITLES = [sheet.title for sheet in FORM_SHEETS]


@settings(max_examples=25)
@given(
    moves=st.fixed_dictionaries({title: st.tuples(st.integers(0, 9), st.integers(0, 5)) for title in TITLES}),
    order=st.permutations(TITLES),
    hidden=st.frozensets(st.integers(1, 30)),
)
def test_where_tables_stand_and_what_is_hidden_changes_nothing(form, moves, order, hidden):
    grids = sorted(form.grids, key=lambda one: order.index(one.name) if one.name in order else 0)
    changed = [
        moved(one, *moves.get(one.name, (0, 0)))._replace(hidden_rows=hidden, hidden_columns=hidden) for one in grids
    ]

    assert values(understand(form._replace(grids=tuple(changed)), ASSIGNMENT)) == values(understand(form, ASSIGNMENT))


@settings(max_examples=15)
@given(names=st.lists(st.text(min_size=1, max_size=8), min_size=20, max_size=20, unique=True))
def test_what_tabs_are_called_changes_nothing(form, names):
    renamed = tuple(one._replace(name=f"{name}#") for one, name in zip(form.grids, names, strict=False))

    assert values(understand(form._replace(grids=renamed), ASSIGNMENT)) == values(understand(form, ASSIGNMENT))


@pytest.mark.parametrize("change", [lambda one: spaced(one, 1), lambda one: spaced(one, 40), unmerged])
def test_blank_rows_and_headers_taken_apart_change_nothing(form, change):
    changed = form._replace(grids=tuple(map(change, form.grids)))

    assert values(understand(changed, ASSIGNMENT)) == values(understand(form, ASSIGNMENT))


LABELS = sorted(
    {part for sheet in FORM_SHEETS for column in sheet.columns for part in (*column.levels, *column.aliases)}
)
CELLS = (
    st.sampled_from([*LABELS, "", "", "Tổng cộng", "không áp dụng", "STT", "SCT", "2018-H1", "x", "-", "8,400"])
    | st.text(max_size=6)
    | st.floats()
    | st.integers(-5, 5)
    | st.booleans()
    | st.dates(date(1900, 1, 1), date(2100, 1, 1))
    | st.just(time(1))
    | st.just(timedelta(1))
)
SPOTS = st.frozensets(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=4)


@st.composite
def sheets(draw):
    facts = {
        "merges": tuple((a, b, a + 1, b + 2) for a, b in draw(SPOTS)),
        "errors": dict.fromkeys(draw(SPOTS), "#REF!"),
        "uncached": draw(SPOTS),
        "legacy_fonts": dict.fromkeys(draw(SPOTS), draw(st.sampled_from(["TCVN3", "TCVN3H", "VNI"]))),
        "hidden_rows": draw(st.frozensets(st.integers(1, 9), max_size=3)),
    }
    rows = draw(st.lists(st.lists(CELLS, max_size=8), max_size=9))
    name = draw(st.sampled_from([*TITLES, "Sheet1", ""]))
    if draw(st.booleans()):
        return grid(name, *rows, **facts)
    return Grid(name, tuple(map(tuple, rows)), **facts)


@settings(max_examples=150, deadline=None)
@given(st.lists(sheets(), max_size=3), st.booleans(), st.booleans())
def test_no_workbook_whatever_stands_in_it_makes_reading_fail(grids, marks, date1904):
    submission = understand(book(*grids, marks=marks, date1904=date1904), ASSIGNMENT)

    assert submission.valid or submission.findings
