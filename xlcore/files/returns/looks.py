"""Styles of somebody else's workbook with another ground and another lock, and the way back to what they were.

What a cell looked like before goes with it in a named style of ours: programs keep those when they save, and a cell
that is moved, sorted or pasted takes its style along.
"""

from copy import deepcopy

from lxml import etree

from ..package.splice import MAIN, STYLES, appended, children, with_children

PREFIX = "thidua"
_NAME = f"{PREFIX} {{}}: {{}}"
_NORMAL = "Normal"
_TRUE = ("1", "true")
_IDS = ("numFmtId", "fontId", "fillId", "borderId")


def _tag(name: str) -> str:
    return f"{{{MAIN}}}{name}"


class Looks:
    """The styles part of one workbook; styles are the numbers that cells write as `s`."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        root = etree.fromstring(xml)
        self._blocks = {name: list(block) if (block := root.find(_tag(name))) is not None else [] for name in _BLOCKS}
        self._before = {name: len(items) for name, items in self._blocks.items()}
        self._parents = {str(e.get("name")): int(e.get("xfId") or 0) for e in self._blocks["cellStyles"]}
        self._names = {number: name for name, number in reversed(self._parents.items())}
        self._known: dict[bytes, int] = {}
        for number, xf in enumerate(self._blocks["cellXfs"]):
            self._known.setdefault(self._resolved(xf), number)
        self._kept: dict[bytes, int] = {}
        for name, number in self._parents.items():
            if name.startswith(PREFIX) and number < len(self._blocks["cellStyleXfs"]):
                self._kept.setdefault(self._mark(self._blocks["cellStyleXfs"][number], name.partition(": ")[2]), number)

    @property
    def ours(self) -> bool:
        """Whether there is any style of ours in the workbook."""
        return bool(self._kept)

    def marked(self, style: int, fill: str, *, locked: bool) -> int:
        """The same look on another ground (RRGGBB, '' for the same one), open for typing or not."""
        original = self._xf(self.original(style))
        xf = deepcopy(original)
        xf.set("xfId", str(self._keep(original)))
        if fill:
            xf.set("fillId", str(self._fill(fill)))
            xf.set("applyFill", "1")
        _protect(xf, locked=locked, hidden=self._hidden(original))
        return self._number(xf)

    def original(self, style: int) -> int:
        """The style that a cell of ours had before; any other is itself."""
        xf = self._xf(style)
        name = self._names.get(int(xf.get("xfId") or 0), "")
        if not name.startswith(PREFIX):
            return style
        kept = self._blocks["cellStyleXfs"][int(xf.get("xfId") or 0)]
        back = deepcopy(xf)
        back.set("fillId", kept.get("fillId") or "0")
        back.set("xfId", str(self._parents.get(name.partition(": ")[2], 0)))
        _protect(back, locked=self._locked(kept), hidden=self._hidden(kept))
        return self._number(back)

    def open(self, style: int) -> bool:
        """Whether people may type into cells of this style where the sheet is protected."""
        return not self._locked(self._xf(style))

    def meaning(self, style: int) -> bytes:
        """What a style comes to: two that look and behave alike have the same meaning."""
        return self._resolved(self._xf(style))

    def result(self) -> bytes:
        """The part with what was added; the very same bytes where nothing was."""
        added: dict[str, bytes | None] = {}
        parts = {child.name: self._xml[child.start : child.end] for child in children(self._xml)}
        for name, items in self._blocks.items():
            new = [etree.tostring(item, with_tail=False) for item in items[self._before[name] :]]
            empty = f'<{name} xmlns="{MAIN}" count="0"></{name}>'.encode()
            if new:
                added[name] = appended(parts.get(name, empty), new)
        return with_children(self._xml, added, STYLES) if added else self._xml

    def _xf(self, style: int) -> etree._Element:
        """The format of a style; one that the workbook does not have is the first."""
        xfs = self._blocks["cellXfs"]
        return xfs[style if style < len(xfs) else 0]

    def _number(self, xf: etree._Element) -> int:
        key = self._resolved(xf)
        if key not in self._known:
            self._known[key] = len(self._blocks["cellXfs"])
            self._blocks["cellXfs"].append(xf)
        return self._known[key]

    def _keep(self, xf: etree._Element) -> int:
        """The named style that remembers ground, lock and parent of a format."""
        parent = self._names.get(int(xf.get("xfId") or 0), _NORMAL)
        kept = deepcopy(xf)
        kept.attrib.pop("xfId", "")
        kept.set("applyFill", "1")
        _protect(kept, locked=self._locked(xf), hidden=self._hidden(xf))
        key = self._mark(kept, parent)
        if key not in self._kept:
            if not self._blocks["cellStyleXfs"]:
                self._blocks["cellStyleXfs"].append(etree.fromstring(_PLAIN))
            number = len(self._blocks["cellStyleXfs"])
            count = 1 + sum(name.startswith(PREFIX) for name in self._parents)
            self._blocks["cellStyleXfs"].append(kept)
            name = _NAME.format(count, parent)[:255]
            style = etree.Element(_tag("cellStyle"), {"name": name, "xfId": str(number), "hidden": "1"})
            self._blocks["cellStyles"].append(style)
            self._parents[name], self._names[number], self._kept[key] = number, name, number
        return self._kept[key]

    def _fill(self, colour: str) -> int:
        fills = self._blocks["fills"]
        wanted = etree.fromstring(
            f'<fill xmlns="{MAIN}"><patternFill patternType="solid"><fgColor rgb="FF{colour}"/>'
            '<bgColor indexed="64"/></patternFill></fill>'
        )
        for number, fill in enumerate(fills):
            if _ground(fill) == ("solid", f"FF{colour}"):
                return number
        fills.append(wanted)
        return len(fills) - 1

    def _mark(self, xf: etree._Element, parent: str) -> bytes:
        """What a named style of ours stands for."""
        fills, number = self._blocks["fills"], int(xf.get("fillId") or 0)
        fill = etree.tostring(fills[number], method="c14n", with_tail=False) if number < len(fills) else b""
        return b"|".join((fill, str((self._locked(xf), self._hidden(xf), parent)).encode()))

    def _resolved(self, xf: etree._Element) -> bytes:
        """What a cell's format comes to, however it is written down."""
        ids = [xf.get(name) or "0" for name in (*_IDS, "xfId")]
        alignment = xf.find(_tag("alignment"))
        aligned = sorted(alignment.items()) if alignment is not None else []
        quoted = [xf.get(name) in _TRUE for name in ("quotePrefix", "pivotButton")]
        return repr((ids, aligned, quoted, self._locked(xf), self._hidden(xf))).encode()

    def _locked(self, xf: etree._Element) -> bool:
        said = self._protection(xf, "locked")
        return said is None or said in _TRUE

    def _hidden(self, xf: etree._Element) -> bool:
        return self._protection(xf, "hidden") in _TRUE

    def _protection(self, xf: etree._Element, name: str) -> str | None:
        """What a format says of its protection; one that says nothing takes what its named style says."""
        protection = xf.find(_tag("protection"))
        if protection is None and xf.get("xfId") and xf.get("applyProtection") not in _TRUE:
            styles, number = self._blocks["cellStyleXfs"], int(xf.get("xfId") or 0)
            protection = styles[number].find(_tag("protection")) if number < len(styles) else None
        return None if protection is None else protection.get(name)


_PLAIN = f'<xf xmlns="{MAIN}" numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
"""The style of all cells of a workbook that declares none."""
_BLOCKS = ("fills", "cellStyleXfs", "cellXfs", "cellStyles")


def _protect(xf: etree._Element, *, locked: bool, hidden: bool) -> None:
    old = xf.find(_tag("protection"))
    if old is not None:
        xf.remove(old)
    new = etree.Element(_tag("protection"), {"locked": str(int(locked))} | ({"hidden": "1"} if hidden else {}))
    alignment = xf.find(_tag("alignment"))
    xf.insert(0 if alignment is None else xf.index(alignment) + 1, new)
    xf.set("applyProtection", "1")


def _ground(fill: etree._Element) -> tuple[str, str]:
    pattern = fill.find(_tag("patternFill"))
    colour = pattern.find(_tag("fgColor")) if pattern is not None else None
    kind = str(pattern.get("patternType")) if pattern is not None else ""
    return kind, str(colour.get("rgb")) if colour is not None else ""
