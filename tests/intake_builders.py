"""Grids and books built by hand, as a reader would hand them over."""

from datetime import datetime

from xlcore.declare import Layout, Sheet
from xlcore.intake.grid import Grid, RawBook
from xlcore.intake.locate import find_table
from xlcore.intake.rows import TableReader

RECEIVED = datetime(2018, 7, 6)
WORK = ["Lưu thông", 13, 4, 6, 3, 12, 2, 9, 1, 1, 1, 0]


def grid(name: str, *rows, **facts) -> Grid:
    """A sheet of these rows, all of one width."""
    width = max((len(row) for row in rows), default=0)
    return Grid(name, tuple((*row, *[""] * (width - len(row))) for row in rows), **facts)


def book(*grids: Grid, name: str = "gui.xlsx", **facts) -> RawBook:
    """A file of these sheets."""
    return RawBook(name, "xlsx", name, RECEIVED, grids, **facts)


def cover(**said) -> Grid:
    """A cover of the bloc of the demo's first unit, with what is said otherwise."""
    texts = {"bloc": "Kinh tế - Kỹ thuật", "period": "2018-H1", "code": "SCT", "name": "Sở Công Thương"} | said
    labels = {"bloc": "Khối thi đua", "period": "Kỳ báo cáo", "code": "Mã đơn vị", "name": "Tên đơn vị"}
    labels |= {"template": "Phiên bản mẫu", "reported_on": "Ngày báo cáo"}
    return grid(
        "Bìa", ["PHIẾU BÁO CÁO"], *[[i, label, texts.get(key, "")] for i, (key, label) in enumerate(labels.items())]
    )


def header_rows(sheet: Sheet) -> list[list[str]]:
    """The printed header of a table, its levels above each other and repeated over their columns."""
    depth = max(len(column.levels) for column in sheet.columns)
    return [[column.levels[min(level, len(column.levels) - 1)] for column in sheet.columns] for level in range(depth)]


def retyped(sheet: Sheet, *rows, name: str = "") -> Grid:
    """A sheet that a unit typed anew: heading, header, rows; fields stand below each other."""
    if sheet.layout is Layout.FIELDS:
        lines = [[column.label, value] for column, value in zip(sheet.columns, rows[0], strict=True)]
        return grid(name or sheet.title, [sheet.heading], *lines)
    return grid(name or sheet.title, [sheet.heading], [], *header_rows(sheet), *rows)


def changed(raw: RawBook, title: str, change, **facts) -> RawBook:
    """The same book with one tab put through `change` (rows in, rows out) and other facts."""
    grids = [
        one._replace(rows=tuple(map(tuple, change([list(row) for row in one.rows]))), **facts)
        if one.name == title
        else one
        for one in raw.grids
    ]
    return raw._replace(grids=tuple(grids))


def read(one, sheet, *, ours=False):
    """The table of a sheet and the findings about it as rule and cell."""
    found = find_table(one, sheet)
    assert found
    reader = TableReader("a.xlsx", "SCT", one, sheet, found, None, date1904=False, ours=ours)
    table = reader.read()
    return table, [(finding.rule, finding.place.cell) for finding in reader.findings]


def funds(*rows, **facts):
    return grid("Quỹ xã hội", ["Tên quỹ", "Số người tham gia", "Số tiền (đồng)", "Ghi chú"], *rows, **facts)
