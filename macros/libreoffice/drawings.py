"""What is drawn on a sheet: shapes, pictures, charts; their names, places and sizes (in points)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .bridge import Uno, host, properties, struct, url_of

if TYPE_CHECKING:
    from .sheet import Sheet

_POINT = 2540 / 72
_CHART = "12dcae26-281f-416f-a234-c3086127382e"
_CAPTION = "com.sun.star.drawing.CaptionShape"
"""A note that is shown."""
_KINDS = {
    "GraphicObjectShape": "picture",
    "ControlShape": "form_control",
    "TextShape": "text_box",
    "LineShape": "line",
    "ConnectorShape": "line",
    "GroupShape": "group",
}


@host()
class Drawn:
    """One thing that is drawn."""

    parent: Sheet

    def __init__(self, sheet: Sheet, shape: Uno) -> None:
        self.parent, self.xl = sheet, shape

    @property
    def api(self) -> Uno:
        """The office's shape."""
        return self.xl

    @property
    def name(self) -> str:
        """Its name; where it has none, its kind and its number on the sheet."""
        return str(self.xl.Name) or f"{self.kind} {self.index}"

    @name.setter
    def name(self, value: str) -> None:
        self.xl.Name = value

    @property
    def kind(self) -> str:
        """The kind in xlwings' words."""
        plain = str(self.xl.ShapeType).rpartition(".")[2]
        if plain == "OLE2Shape":
            return "chart" if str(self.xl.CLSID).lower() == _CHART else "embedded_ole_object"
        return _KINDS.get(plain, "auto_shape")

    @property
    def index(self) -> int:
        """Its number on the sheet, from 1."""
        page = self.parent.xl.DrawPage
        return next((n + 1 for n in range(page.getCount()) if page.getByIndex(n) == self.xl), 0)

    @property
    def left(self) -> float:
        """Points from the left of the sheet."""
        return float(self.xl.getPosition().X / _POINT)

    @left.setter
    def left(self, value: float) -> None:
        self.xl.setPosition(struct("com.sun.star.awt.Point", X=round(value * _POINT), Y=self.xl.getPosition().Y))

    @property
    def top(self) -> float:
        """Points from the top of the sheet."""
        return float(self.xl.getPosition().Y / _POINT)

    @top.setter
    def top(self, value: float) -> None:
        self.xl.setPosition(struct("com.sun.star.awt.Point", X=self.xl.getPosition().X, Y=round(value * _POINT)))

    @property
    def width(self) -> float:
        """In points."""
        return float(self.xl.getSize().Width / _POINT)

    @width.setter
    def width(self, value: float) -> None:
        height = self.xl.getSize().Height
        self.xl.setSize(struct("com.sun.star.awt.Size", Width=round(value * _POINT), Height=height))

    @property
    def height(self) -> float:
        """In points."""
        return float(self.xl.getSize().Height / _POINT)

    @height.setter
    def height(self, value: float) -> None:
        width = self.xl.getSize().Width
        self.xl.setSize(struct("com.sun.star.awt.Size", Width=width, Height=round(value * _POINT)))

    def delete(self) -> None:
        """Take it away."""
        self.parent.xl.DrawPage.remove(self.xl)


@host([base_classes.Shape])
class Shape(Drawn, base_classes.Shape):
    """Anything drawn."""

    @property
    def type(self) -> str:
        """The kind in xlwings' words."""
        return self.kind

    @property
    def text(self) -> str:
        """What is written in it."""
        return str(self.xl.getString()) if hasattr(self.xl, "getString") else ""

    @text.setter
    def text(self, value: str) -> None:
        self.xl.setString(value)


@host([base_classes.Picture])
class Picture(Drawn, base_classes.Picture):  # type: ignore[misc]
    """A picture."""


@host([base_classes.Chart])
class Chart(Drawn, base_classes.Chart):
    """A chart: its place; what it shows is not to be reached."""


class _Drawings:
    """A collection of things drawn on one sheet."""

    of: type[Any] = Shape
    kind = ""

    parent: Sheet

    def __init__(self, sheet: Sheet) -> None:
        self.parent = sheet

    @property
    def api(self) -> Uno:
        """The page on which the office draws."""
        return self.parent.xl.DrawPage

    def __iter__(self) -> Iterator[Any]:
        page = self.api
        for number in range(page.getCount()):
            made = self.of(self.parent, page.getByIndex(number))
            if made.xl.ShapeType != _CAPTION and self.kind in {"", made.kind}:
                yield made

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __call__(self, key: int | str) -> Any:
        """By name or number, from 1."""
        found = list(self)
        if isinstance(key, int):
            return found[key - 1]
        for drawn in found:
            if drawn.name == key:
                return drawn
        raise KeyError(key)

    def __contains__(self, key: str) -> bool:
        return any(drawn.name == key for drawn in self)


@host([base_classes.Collection])
class Shapes(_Drawings, base_classes.Collection):
    """All that is drawn."""


@host([base_classes.Charts])
class Charts(_Drawings, base_classes.Charts):
    """The charts."""

    of = Chart
    kind = "chart"


@host([base_classes.Pictures])
class Pictures(_Drawings, base_classes.Pictures):
    """The pictures."""

    of = Picture
    kind = "picture"

    def add(  # type: ignore[override]
        self,
        filename: str,
        link_to_file: bool,
        save_with_document: bool,
        left: float | None,
        top: float | None,
        width: float,
        height: float,
        anchor: Any,
    ) -> Picture:
        """Put a picture on the sheet, in its own size where none is given."""
        del link_to_file, save_with_document
        book = self.parent.book
        graphic = book.app.office.service("com.sun.star.graphic.GraphicProvider").queryGraphic(
            properties(URL=url_of(str(Path(filename).resolve())))
        )
        shape = book.xl.createInstance("com.sun.star.drawing.GraphicObjectShape")
        self.api.add(shape)
        shape.Graphic = graphic
        picture = Picture(self.parent, shape)
        own = graphic.Size100thMM
        picture.width = width if width and width > 0 else own.Width / _POINT
        picture.height = height if height and height > 0 else own.Height / _POINT
        picture.left = anchor.left if anchor else left or 0
        picture.top = anchor.top if anchor else top or 0
        return picture
