"""Styles of a workbook: ours are appended, an equal one that is there is used again, none is ever renumbered."""

from lxml import etree

from ...styles import FONT, Style
from .markup import attribute
from .splice import MAIN, STYLES, appended, children, with_children

_FIRST_CUSTOM = 164
_BUILT_IN = {"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "@": 49}


class Stylebook:
    """The styles part of one workbook; `index` gives the number that a cell writes as `s`."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self._known: dict[Style, int] = {}
        self._root = etree.fromstring(xml)
        self._blocks: dict[str, bytes] = {c.name: xml[c.start : c.end] for c in children(xml)}
        self._items: dict[str, dict[bytes, int]] = {}
        self._new: dict[str, list[bytes]] = {}
        self._formats: dict[str, int] = {}

    def index(self, style: Style) -> int:
        """The number of a style, added to the workbook if it is new."""
        if style not in self._known:
            self._known[style] = self._add("cellXfs", self._xf(style))
        return self._known[style]

    def result(self) -> bytes:
        """The part with what was added; the very same bytes where nothing was."""
        blocks = {name: appended(self._blocks.get(name, self._empty(name)), items) for name, items in self._new.items()}
        return with_children(self.xml, blocks, STYLES) if any(self._new.values()) else self.xml

    @staticmethod
    def _empty(name: str) -> bytes:
        return f'<{name} xmlns="{MAIN}" count="0"></{name}>'.encode()

    def _add(self, block: str, item: str) -> int:
        if block not in self._items:
            self._items[block] = self._read(block)
        known = self._items[block]
        data = f"<{item}".replace(" ", f' xmlns="{MAIN}" ', 1) if " " in item.split(">", maxsplit=1)[0] else f"<{item}"
        if 'xmlns="' not in data.split(">")[0]:
            data = data.replace(">", f' xmlns="{MAIN}">', 1)
        key = _canonical(data.encode())
        if key not in known:
            known[key] = len(known) if block != "numFmts" else 0
            self._new.setdefault(block, []).append(data.encode())
        return known[key]

    def _read(self, block: str) -> dict[bytes, int]:
        known: dict[bytes, int] = {}
        data = self._blocks.get(block)
        if data is None:
            return known
        element = self._root.find(f"{{{MAIN}}}{block}")
        for number, child in enumerate(element if element is not None else ()):
            key = _key(child)
            known[key if key not in known else key + b"#%d" % number] = number
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
        formats = {str(e.get("formatCode")): int(str(e.get("numFmtId"))) for e in self._root.iter(f"{{{MAIN}}}numFmt")}
        if code in formats or code in self._formats:
            return formats.get(code) or self._formats[code]
        number = max([_FIRST_CUSTOM - 1, *formats.values(), *self._formats.values()]) + 1
        self._formats[code] = number
        item = f'<numFmt xmlns="{MAIN}" numFmtId="{number}" formatCode={attribute(code)}/>'
        self._new.setdefault("numFmts", []).append(item.encode())
        return number


def _canonical(data: bytes) -> bytes:
    return _key(etree.fromstring(data))


def _key(element: etree._Element) -> bytes:
    """The content of an element without regard to prefixes and the order of attributes."""
    attributes = " ".join(f"{name}={value}" for name, value in sorted((str(n), str(v)) for n, v in element.items()))
    inner = b"".join(_key(child) for child in element if isinstance(child.tag, str))
    return f"<{etree.QName(element).localname} {attributes}>".encode() + inner
