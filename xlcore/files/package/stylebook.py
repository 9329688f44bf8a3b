"""Styles of a workbook: ours are appended, an equal one that is there is used again, none is ever renumbered."""

import re
from xml.parsers import expat

from ...styles import FONT, Style
from .markup import attribute
from .splice import MAIN, STYLES, appended, children, with_children

_FIRST_CUSTOM = 164
_BUILT_IN = {"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "@": 49}


class Stylebook:
    """The styles part of one workbook: `index` gives the number that a cell writes, `rule` that of a condition."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self._known: dict[Style, int] = {}
        self._blocks: dict[str, bytes] = {c.name: xml[c.start : c.end] for c in children(xml)}
        self._items: dict[str, dict[str, int]] = {}
        self._added: dict[tuple[str, str], int] = {}
        self._new: dict[str, list[bytes]] = {}
        self._formats = self._declared()

    def index(self, style: Style) -> int:
        """The number of a style, added to the workbook if it is new."""
        number = self._known.get(style)
        if number is None:
            number = self._known[style] = self._add("cellXfs", self._xf(style))
        return number

    def rule(self, style: Style) -> int:
        """The number of a look that a conditional format lays over a cell: ink, weight and ground alone."""
        fill = f'<fill><patternFill><bgColor rgb="FF{style.fill}"/></patternFill></fill>' if style.fill else ""
        return self._add("dxfs", f'dxf><font>{"<b/>" * style.bold}<color rgb="FF{style.ink}"/></font>{fill}</dxf>')

    def result(self) -> bytes:
        """The part with what was added; the very same bytes where nothing was."""
        blocks = {name: appended(self._blocks.get(name, self._empty(name)), items) for name, items in self._new.items()}
        return with_children(self.xml, blocks, STYLES) if any(self._new.values()) else self.xml

    @staticmethod
    def _empty(name: str) -> bytes:
        return f'<{name} xmlns="{MAIN}" count="0"></{name}>'.encode()

    def _add(self, block: str, item: str) -> int:
        if (block, item) not in self._added:
            self._added[block, item] = self._place(block, item)
        return self._added[block, item]

    def _place(self, block: str, item: str) -> int:
        if block not in self._items:
            self._items[block] = self._read(block)
        known = self._items[block]
        name = re.split(r"[ >]", item, maxsplit=1)[0]
        data = f'<{name} xmlns="{MAIN}"{item.removeprefix(name)}'.encode()
        (key,) = _keys(b"<one>%b</one>" % data)
        if key not in known:
            known[key] = len(known)
            self._new.setdefault(block, []).append(data)
        return known[key]

    def _read(self, block: str) -> dict[str, int]:
        known: dict[str, int] = {}
        for number, key in enumerate(_keys(self._blocks.get(block, b"<none/>"))):
            known[key if key not in known else f"{key}#{number}"] = number
        return known

    def _xf(self, style: Style) -> str:
        bold, italic = "<b/>" * style.bold, "<i/>" * style.italic
        line = "<u/>" * style.underline
        font = self._add(
            "fonts",
            f'font>{bold}{italic}{line}<sz val="{style.size:g}"/><color rgb="FF{style.ink}"/>'
            f'<name val="{FONT}"/><family val="1"/></font>',
        )
        fill = 0
        if style.fill:
            pattern = f'<fgColor rgb="FF{style.fill}"/><bgColor indexed="64"/>'
            fill = self._add("fills", f'fill><patternFill patternType="solid">{pattern}</patternFill></fill>')
        border = self._border(style)
        align = "".join(
            f' {name}="{value}"'
            for name, value in (
                ("horizontal", style.align),
                ("vertical", style.valign),
                ("wrapText", "1" if style.wrap else ""),
                ("indent", str(style.indent) if style.indent else ""),
            )
            if value
        )
        return (
            f'xf numFmtId="{self._number(style.number)}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" '
            f'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" '
            f'applyProtection="1"><alignment{align}/><protection locked="{int(style.locked)}"/></xf>'
        )

    def _border(self, style: Style) -> int:
        if not style.border:
            return 0
        side = ' style="thin"><color rgb="FFA6B1C0"/>'
        sides = "".join(f"<{name}{side}</{name}>" for name in ("left", "right", "top", "bottom"))
        return self._add("borders", f"border>{sides}<diagonal/></border>")

    def _number(self, code: str) -> int:
        if code in _BUILT_IN:
            return _BUILT_IN[code]
        if code in self._formats:
            return self._formats[code]
        number = max([_FIRST_CUSTOM - 1, *self._formats.values(), *self._of_rules()]) + 1
        self._formats[code] = number
        item = f'<numFmt xmlns="{MAIN}" numFmtId="{number}" formatCode={attribute(code)}/>'
        self._new.setdefault("numFmts", []).append(item.encode())
        return number

    def _declared(self) -> dict[str, int]:
        """The number formats that cells may use; those that stand inside a conditional format are its own."""
        block = self._blocks.get("numFmts")
        formats = [child.attributes for child in children(block)] if block else []
        return {one.get("formatCode", ""): int(one.get("numFmtId", 0)) for one in formats}

    def _of_rules(self) -> list[int]:
        """The numbers that conditional formats use for formats of their own."""
        block = self._blocks.get("dxfs")
        held = children(block, 2) if block else ()
        return [int(child.attributes.get("numFmtId", 0)) for child in held if child.name == "numFmt"]


def _keys(block: bytes) -> list[str]:
    """The content of each child without regard to prefixes, the order of attributes, and how a yes is written."""
    found: list[list[str]] = []
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth == 2:  # noqa: PLR2004 - a child of the block
            found.append([])
        if depth > 1:
            said = " ".join([f"{key}={value}" for key, value in sorted(attributes.items()) if _counts(key, value)])
            found[-1].append(f"<{name.rpartition(':')[2]} {said}>")

    def closed(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.Parse(block, True)  # noqa: FBT003 - expat's own signature
    return ["".join(parts) for parts in found]


def _counts(name: str, value: str) -> bool:
    """Whether an attribute tells of a look: namespaces are declared here or further out."""
    return (name, value) not in _YES and not name.startswith("xmlns")


_YES = (("val", "1"), ("val", "true"))
"""What LibreOffice writes where Excel and we write nothing: bold is bold."""
