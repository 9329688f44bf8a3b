"""What changed between two versions of one unit's file: by meaning, whatever moved to another row, column or tab."""

from collections.abc import Iterator, Sequence
from datetime import date

from ..declare import NOT_APPLICABLE, Column, Layout, Sheet
from ..domain.findings import Place
from ..intake.submission import Row, Submission, Table, Value
from ..sheets import CROSS_SCORES, DATA_SHEETS
from ..values.folding import clean
from ..values.writing import day, number
from .pairs import Keyed, paired
from .records import Change, What

NOTHING = "trống"
TOTAL = "Tổng cộng"


def differences(old: Submission, new: Submission) -> tuple[Change, ...]:
    """Every difference, in the order of the form's sheets and of the newer file's rows."""
    before, after = _Shown(old), _Shown(new)
    return tuple(change for sheet in (*DATA_SHEETS, CROSS_SCORES) for change in _of_sheet(sheet, before, after))


class _Shown:
    """One version, with its cells in the words in which a person would read them."""

    def __init__(self, sent: Submission) -> None:
        self.sent = sent
        self._typed = {f.place: clean(f.value) for f in sent.findings if f.value and f.place.cell}

    def table(self, sheet: Sheet) -> Table | None:
        return self.sent.tables.get(sheet.key)

    def cell(self, sheet: Sheet, row: Row, name: str) -> str:
        """A value in words; where it could not be understood, what was typed."""
        if name in row.exempt:
            return NOT_APPLICABLE
        value = row.values.get(name)
        if value is None:
            return self._typed.get(self.place(sheet, row, name), NOTHING)
        return spoken(value)

    def place(self, sheet: Sheet, row: Row, name: str) -> Place:
        return self.sent.place(sheet.key, row.number, name)

    def row(self, sheet: Sheet, row: Row) -> str:
        """A whole row in words, its key and what is empty left out."""
        cells = ((column, self.cell(sheet, row, column.name)) for column in sheet.columns if not column.key)
        return "; ".join(f"{column.spoken} {text}" for column, text in cells if text != NOTHING) or NOTHING


def spoken(value: Value) -> str:
    """A value in words."""
    match value:
        case None:
            return NOTHING
        case int() | float():
            return number(value)
        case date():
            return day(value)
        case _:
            return clean(value) or NOTHING


def apart(typed: str, now: str) -> tuple[str, str]:
    """Text and the number that now stands in its place, in words, told apart where both have the same digits."""
    if (bare := typed.translate(_BARE)).isdigit() and bare == now.translate(_BARE):
        return f"“{typed}” (chữ)", now.replace(".", "")
    return typed, now


_BARE = str.maketrans("", "", "., \u00a0")


def name_of(sheet: Sheet, row: Row) -> str:
    """The words that tell a row of a table from the others; the number of the row where it has none."""
    if sheet.layout is Layout.FIELDS:
        return ""
    words = [spoken(value) for name in sheet.keys if (value := row.values.get(name)) is not None]
    return " | ".join(words) or str(row.number)


def _of_sheet(sheet: Sheet, before: _Shown, after: _Shown) -> Iterator[Change]:
    old, new = before.table(sheet), after.table(sheet)
    if old is None and new is not None:
        yield Change(What.TABLE_NEW, sheet.title, after=_size(new))
    elif old is not None and new is None:
        yield Change(What.TABLE_GONE, sheet.title, before=_size(old))
    elif old is not None and new is not None:
        if (old.exempt, new.exempt).count(True) == 1:
            yield Change(What.CELL, sheet.title, before=_size(old), after=_size(new))
            return
        yield from _of_rows(sheet, before, old.rows, after, new.rows)
        if old.total and new.total:
            yield from _of_cells(sheet, before, old.total, after, new.total, TOTAL, _summed(sheet))


def _size(table: Table) -> str:
    if table.exempt:
        return NOT_APPLICABLE
    return f"{len(table.rows)} dòng" if table.sheet.layout is Layout.TABLE else "đã điền"


def _summed(sheet: Sheet) -> Sequence[Column]:
    return [sheet.by_name[name] for name in sheet.summed]


def _of_rows(sheet: Sheet, before: _Shown, old: Sequence[Row], after: _Shown, new: Sequence[Row]) -> Iterator[Change]:
    pairs, gone = paired(_keyed(sheet, before, old), _keyed(sheet, after, new))
    for at, row in enumerate(new):
        if at in pairs:
            yield from _of_cells(sheet, before, old[pairs[at]], after, row, name_of(sheet, row), sheet.columns)
        else:
            place = after.place(sheet, row, sheet.columns[0].name)
            yield Change(
                What.ROW_NEW, sheet.title, name_of(sheet, row), "", "", after.row(sheet, row), place.sheet, place.cell
            )
    for at in gone:
        place = before.place(sheet, old[at], sheet.columns[0].name)
        words = before.row(sheet, old[at])
        yield Change(What.ROW_GONE, sheet.title, name_of(sheet, old[at]), "", words, "", place.sheet, place.cell)


def _keyed(sheet: Sheet, shown: _Shown, rows: Sequence[Row]) -> list[Keyed]:
    """The key of each row and its other answers, as `paired` wants them; what the form computes is no answer."""
    names = [c.name for c in sheet.columns if not c.computed]
    keyed: list[Keyed] = []
    for row in rows:
        texts = {name: shown.cell(sheet, row, name) for name in names}
        answers = {name: text for name, text in texts.items() if text != NOTHING}
        keyed.append((tuple(texts.get(name, "") for name in sheet.keys), answers))
    return keyed


def _of_cells(
    sheet: Sheet, before: _Shown, old: Row, after: _Shown, new: Row, name: str, columns: Sequence[Column]
) -> Iterator[Change]:
    for column in columns:
        was, now = before.cell(sheet, old, column.name), after.cell(sheet, new, column.name)
        unread, unclear = (row.values.get(column.name) is None for row in (old, new))
        if unread and not unclear:
            was, now = apart(was, now)
        elif unclear and not unread:
            now, was = apart(now, was)
        if was != now:
            place = after.place(sheet, new, column.name)
            yield Change(What.CELL, sheet.title, name, column.spoken, was, now, place.sheet, place.cell)
