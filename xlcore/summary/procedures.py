"""*TH TTHC*: the form II.06a with units in place of fields of work, and the share resolved in time."""

from collections.abc import Mapping

from ..consolidation import Consolidation
from ..domain.findings import address
from ..plans import Cell, Page, SheetPlan, Source
from ..sheets import BY_KEY
from ..styles import BODY_CENTER, BODY_PERCENT, HEADER, SUBTITLE, total
from .figures import Amount, Figure
from .layout import DASH, Cells, heading, heights_of, line, rate, rate_formula
from .matrix import LEFT, matrix, reasons

KEY, TITLE = "sum_procedures", "TH TTHC"
SHEET = BY_KEY["procedures"]
TOP, LEVELS = 4, 3
NUMBERS = TOP + LEVELS
FIRST = NUMBERS + 1
FIELDS: tuple[Figure, ...] = tuple(
    Figure(name, SHEET.by_name[name].spoken.capitalize(), SHEET.key, name) for name in SHEET.summed
)
_SHARE = LEFT + len(FIELDS)
_HEADS = ("STT", "Mã", "Đơn vị")
_WIDTHS = (5.0, 11.5, 36.0, *(12.5 for _ in FIELDS), 14.0)


def procedures_plan(run: Consolidation, amounts: Mapping[Figure, Amount]) -> SheetPlan:
    """Plan the form; `amounts` measure each of `FIELDS`, in that order."""
    members = run.asked(SHEET.key)
    end = FIRST + len(members)
    cells = heading(SHEET.heading, run) | _header() | matrix(run, members, amounts, FIRST)
    by_name = {figure.field: amount for figure, amount in amounts.items()}
    for row, member in enumerate(members, FIRST):
        cells[row, _SHARE] = _share(row, [by_name[name].by_member.get(member.code) for name in _PARTS], (member.code,))
    parts = [by_name[name] for name in _PARTS]
    cells[end, _SHARE] = _share(end, _comparable(parts), tuple(parts[0].by_member), whole=True)
    cells[end + 1, _SHARE] = Cell("", total(BODY_CENTER))
    cells[end + 3, 2] = Cell(_NOTE, SUBTITLE)
    cells |= reasons(run, amounts, end + 4)
    return SheetPlan(
        KEY,
        TITLE,
        cells,
        widths=_WIDTHS,
        heights=heights_of(cells, _WIDTHS, FIRST) | {TOP: 24, TOP + 1: 24, TOP + 2: 52},
        merges=header_merges(),
        freeze=(FIRST, LEFT),
        page=Page(repeat=(TOP, NUMBERS)),
        ranges={f"td_chart_{name}": _rows(column, len(members)) for name, column in _charted().items()},
    )


def _charted() -> dict[str, int]:
    """The columns that a chart of *Điều khiển* reads."""
    return {"asked": LEFT - 1} | {name: LEFT + _index(name) for name in ("early", "on_time", "overdue")}


def _rows(column: int, count: int) -> str:
    return f"{address(FIRST, column)}:{address(FIRST + max(1, count) - 1, column)}"


_PARTS = ("early", "on_time", "resolved")
_NOTE = (
    "Tỷ lệ đúng hạn = (trước hạn + đúng hạn) / tổng số đã giải quyết × 100; "
    "tỷ lệ chung chỉ có khi ba cột cùng cộng những đơn vị như nhau."
)


def _comparable(amounts: list[Amount]) -> list[float | None]:
    """The totals of the parts; none where they add up different units, for their share would mean nothing."""
    same = len({frozenset(amount.by_member) for amount in amounts}) == 1
    return [amount.value if same else None for amount in amounts]


def _share(row: int, parts: list[float | None], members: tuple[str, ...], *, whole: bool = False) -> Cell:
    early, on_time, resolved = (address(row, LEFT + _index(name)) for name in _PARTS)
    style = total(BODY_PERCENT) if whole else BODY_PERCENT
    if parts[0] is None or parts[1] is None or parts[2] is None:
        return Cell(DASH, style)
    value, formula = rate(parts[0] + parts[1], parts[2]), rate_formula(f"({early}+{on_time})", resolved)
    return Cell(value, style, formula, (Source(SHEET.key, _PARTS, members),))


def _index(name: str) -> int:
    return next(i for i, figure in enumerate(FIELDS) if figure.field == name)


def _paths() -> list[tuple[str, ...]]:
    """The levels of each column's header, filled up downwards to `LEVELS`."""
    labels = [(head,) for head in _HEADS] + [SHEET.by_name[figure.field].levels for figure in FIELDS]
    labels.append(("Tỷ lệ giải quyết đúng hạn (%)",))
    return [(*label, *[""] * (LEVELS - len(label))) for label in labels]


def _header() -> Cells:
    cells: Cells = {}
    for column, path in enumerate(_paths(), 1):
        for depth, text in enumerate(path):
            cells[TOP + depth, column] = Cell(text, HEADER)
    # The form numbers STT and the row's name (1) and (2); the code of the unit and the share are not on it.
    numbers = ("(1)", "", "(2)", *(f"({3 + i})" for i in range(len(FIELDS))), "")
    return cells | line(NUMBERS, 1, numbers, BODY_CENTER)


def header_merges() -> tuple[str, ...]:
    """Equal neighbours under one head are joined sideways, what has no further level is joined downwards."""
    paths, merges = _paths(), []
    for depth in range(LEVELS):
        column = 0
        while column < len(paths):
            width = _width(paths, column, depth)
            height = _height(paths[column], depth)
            if paths[column][depth] and (width > 1 or height > 1):
                bottom, right = TOP + depth + height - 1, column + width
                merges.append(f"{address(TOP + depth, column + 1)}:{address(bottom, right)}")
            column += width
    return tuple(merges)


def _width(paths: list[tuple[str, ...]], column: int, depth: int) -> int:
    head = paths[column][: depth + 1]
    width = 1
    while head[depth] and column + width < len(paths) and paths[column + width][: depth + 1] == head:
        width += 1
    return width


def _height(path: tuple[str, ...], depth: int) -> int:
    return 1 + len(path[depth + 1 :]) if not any(path[depth + 1 :]) else 1
