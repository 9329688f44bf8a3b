"""Borders of cells. The office keeps them cell by cell; the outside of a range and its inside are set as wholes."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .addresses import Box
from .bridge import Uno, host, struct
from .cells import Cells
from .colours import parts, rgb
from .errors import UnsupportedError

_STYLES = {
    "continuous": 0,
    "dot": 1,
    "dash": 2,
    "double": 3,
    "dash_dot": 16,
    "dash_dot_dot": 17,
}
"""xlwings' words by the office's numbers; it has no slanted dashes."""
_WIDTHS = {"hairline": 2, "thin": 26, "medium": 62, "thick": 88}
"""Hundredths of a millimetre, as the office itself takes those of Excel's files."""
_CELL_SIDES = {
    "edge_top": "TopBorder2",
    "edge_bottom": "BottomBorder2",
    "edge_left": "LeftBorder2",
    "edge_right": "RightBorder2",
    "diagonal_down": "DiagonalTLBR2",
    "diagonal_up": "DiagonalBLTR2",
}
_INSIDE = {"inside_horizontal": ("BottomBorder2", "TopBorder2"), "inside_vertical": ("RightBorder2", "LeftBorder2")}
_UNSET: Any = base_classes._UNSET  # noqa: SLF001 - xlwings' own mark of what is not given


@host([base_classes.Border])
class Border(base_classes.Border):
    """One side of a range, or the lines inside it; each property is None where the cells do not agree."""

    def __init__(self, cells: Cells, side: str) -> None:
        self._cells, self._side = cells, side

    @property
    def api(self) -> Uno:
        """The office's line."""
        return self._line()

    @property
    def line_style(self) -> Any:
        """The style in xlwings' words; None where there is no line, or several."""
        line = self._line()
        drawn = line is not None and line.OuterLineWidth
        return {number: word for word, number in _STYLES.items()}.get(line.LineStyle) if drawn else None

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        Borders(self._cells).set([self._side], line_style=value)

    @property
    def weight(self) -> Any:
        """The weight in xlwings' words."""
        line = self._line()
        width = line.LineWidth or line.OuterLineWidth if line is not None else 0
        return min(_WIDTHS, key=lambda word: abs(_WIDTHS[word] - width)) if width else None

    @weight.setter
    def weight(self, value: str) -> None:
        Borders(self._cells).set([self._side], weight=value)

    @property
    def color(self) -> Any:
        """The colour."""
        line = self._line()
        return parts(line.Color) if line is not None and line.OuterLineWidth else None

    @color.setter
    def color(self, value: Any) -> None:
        Borders(self._cells).set([self._side], color=value)

    def _line(self) -> Uno:
        """The line that all cells have there: the office keeps the four sides of a cell as one, so each is compared."""
        box, name = _where(self._cells.box, self._side)
        if not (box.rows and box.columns):
            return None
        lines = [group.getPropertyValue(name) for group in Cells(self._cells.sheet, box).groups()]
        looks = {(line.LineStyle, line.OuterLineWidth, line.Color) for line in lines}
        return lines[0] if len(looks) == 1 else None


@host([base_classes.Borders])
class Borders(base_classes.Borders):
    """The borders of a range."""

    def __init__(self, cells: Cells) -> None:
        self._cells = self.parent = cells

    @property
    def api(self) -> Uno:
        """The office's range."""
        return self._cells.xl

    def __getitem__(self, key: str) -> Border:
        return Border(self._cells, key)

    @property  # type: ignore[misc]
    def line_style(self) -> Any:
        """That of all sides, where they agree."""
        return self._agreed("line_style")

    @property  # type: ignore[misc]
    def weight(self) -> Any:
        """That of all sides, where they agree."""
        return self._agreed("weight")

    @property  # type: ignore[misc]
    def color(self) -> Any:
        """That of all sides, where they agree."""
        return self._agreed("color")

    def set(self, which: Any = "all", *, line_style: Any = _UNSET, weight: Any = _UNSET, color: Any = _UNSET) -> None:
        """Draw, change or take away lines on the sides named; what is not given stays, a new line is thin and black."""
        if line_style not in {_UNSET, None, "none", *_STYLES}:
            raise UnsupportedError(f"Borders.set(line_style={line_style})")
        for side in which:
            present = Border(self._cells, side)
            style = present.line_style if line_style is _UNSET else line_style
            width = _WIDTHS[(present.weight or "thin") if weight is _UNSET else weight]
            colour = rgb((present.color or (0, 0, 0)) if color is _UNSET else color)
            none = line_style in {None, "none"} if line_style is not _UNSET else False
            line = _drawn(0 if none else _STYLES[style or "continuous"], 0 if none else width, colour)
            self._lay(side, line)

    def _lay(self, side: str, line: Uno) -> None:
        """Draw a line. Where cells do not look alike the office would take their other lines away: group by group."""
        box, sheet = self._cells.box, self._cells.sheet
        wanted = zip(_halves(box, side), _INSIDE[side], strict=True) if side in _INSIDE else [_where(box, side)]
        for area, name in wanted:
            if area.rows and area.columns:
                cells = Cells(sheet, area)
                cells.changing()
                for boxes in [cells.boxes(group) for group in cells.groups()]:
                    sheet.bundle(boxes).setPropertyValue(name, line)

    def _agreed(self, what: str) -> Any:
        sides = self._grid_sides()  # type: ignore[no-untyped-call]
        found = {getattr(Border(self._cells, side), what) for side in sides}
        return found.pop() if len(found) == 1 else None


def _where(box: Box, side: str) -> tuple[Box, str]:
    """The cells that carry a side, and the office's name of it."""
    if side in _INSIDE:
        return _halves(box, side)[0], _INSIDE[side][0]
    row = box.last_row if side == "edge_bottom" else box.row
    column = box.last_column if side == "edge_right" else box.column
    rows = 1 if side in {"edge_top", "edge_bottom"} else box.rows
    columns = 1 if side in {"edge_left", "edge_right"} else box.columns
    return Box(row, column, rows, columns), _CELL_SIDES[side]


def _halves(box: Box, side: str) -> tuple[Box, Box]:
    """All but the last row or column, and all but the first."""
    if side == "inside_horizontal":
        return Box(box.row, box.column, box.rows - 1, box.columns), Box(
            box.row + 1, box.column, box.rows - 1, box.columns
        )
    return Box(box.row, box.column, box.rows, box.columns - 1), Box(box.row, box.column + 1, box.rows, box.columns - 1)


def _drawn(style: int, width: int, colour: int) -> Uno:
    return struct(
        "com.sun.star.table.BorderLine2", Color=colour, OuterLineWidth=width, LineWidth=width, LineStyle=style
    )
