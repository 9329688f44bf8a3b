"""The workbook's own part: its tabs, the marks by which ours are found again, defined names, and recalculation."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from ...errors import InputError
from ...titles import MARK, free_title, tab_of
from .markup import attribute, escape, unescape
from .opc import Package
from .splice import AGAIN, MAIN, RELS, WORKBOOK, Child, appended, block, children, open_end, with_children

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."
CHART = "td_chart_"
"""How the names of ranges begin that charts read; such a name goes when nothing is planned for it any more."""
NOTES = "td_notes_"
"""How the name begins that lists the cells of a sheet where notes of ours stand."""
_LONGEST = 8_000
"""What a name may hold, and a little less."""
_TRUE = ("1", "true")


class Name(NamedTuple):
    """A defined name: `scope` is the place of the tab to which it belongs, '' for the whole workbook."""

    name: str
    scope: str = ""


class Book:
    """The tabs and names of one package."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.part = package.workbook

    @property
    def date1904(self) -> bool:
        """Whether days are counted from 1904."""
        settings = (c for c in children(self.package.part(self.part)) if c.name == "workbookPr")
        return any(found.attributes.get("date1904") in _TRUE for found in settings)

    def tabs(self) -> dict[str, str]:
        """The titles of the tabs by their parts, in the order of the tabs; tabs without a part are left out."""
        return {part: title for part, title in self._all() if part in self.package.parts}

    def places(self) -> dict[str, str]:
        """The number of each tab among all, from 0, as names of one sheet give it, by its part."""
        return {part: str(number) for number, (part, _) in enumerate(self._all())}

    def _all(self) -> list[tuple[str, str]]:
        targets = {r.id: r.target for r in self.package.relations(self.part)}
        return [
            (targets.get(id_of(tab.attributes), ""), tab.attributes.get("name", ""))
            for tab in _sheets_in(self.package.part(self.part))
        ]

    def marks(self) -> dict[str, str]:
        """The titles of marked tabs, by key. A copied sheet brings the mark along for itself alone: it is no mark."""
        found: dict[str, str] = {}
        for (name, scope), text in self.names().items():
            title = tab_of(text)
            if name.startswith(MARK) and not name.startswith((CHART, NOTES)) and not scope and title:
                found[name.removeprefix(MARK)] = title
        return found

    def marked_parts(self) -> dict[str, str]:
        """The parts of marked sheets, by key; a sheet that only bears the same title is the user's own."""
        parts = {title: part for part, title in self.tabs().items()}
        return {key: parts[title] for key, title in self.marks().items() if title in parts}

    def add(self, part: str, title: str) -> str:
        """Add a tab at the end under a title that is free; gives that title."""
        self.package.content_type(part, f"{KIND}worksheet+xml")
        relation = self.package.relate(self.part, "worksheet", part)
        xml = self.package.part(self.part)
        numbers = [int(tab.attributes.get("sheetId", 0)) for tab in children(xml, 2) if tab.name == "sheet"]
        title = free_title(title, (tab for _, tab in self._all()))
        item = (
            f'<sheet xmlns="{MAIN}" xmlns:r="{RELS}" name={attribute(title)} '
            f'sheetId="{max(numbers, default=0) + 1}" r:id="{relation}"/>'
        )
        sheets = block(xml, "sheets")
        if not sheets:
            raise InputError(f"Tệp không có trang nào. {AGAIN}")
        sheets = appended(sheets, [item.encode()], counted=False)
        self.package.put(self.part, with_children(xml, {"sheets": sheets}, WORKBOOK))
        return title

    def names(self) -> Mapping[Name, str]:
        """What the defined names stand for."""
        data = block(self.package.part(self.part), "definedNames")
        return _names_in(data) if data else {}

    def set_names(self, wanted: Mapping[Name, str], gone: Collection[Name]) -> None:
        """Let names stand for something else; those that say the same already stay as they are."""
        present = self.names()
        new = {name: text for name, text in wanted.items() if not _same(present.get(name), text)}
        out = {*new, *(name for name in gone if name in present)}
        if not out:
            return
        xml = self.package.part(self.part)
        data = block(xml, "definedNames") or f'<definedNames xmlns="{MAIN}"></definedNames>'.encode()
        for child in reversed(children(data)):
            if _name_of(child.attributes) in out:
                data = data[: child.start] + data[child.end :]
        data = appended(data, [_defined(name, text) for name, text in new.items()], counted=False)
        self.package.put(self.part, with_children(xml, {"definedNames": data}, WORKBOOK))

    def recalculated(self) -> None:
        """Let the spreadsheet program calculate when it opens, and drop the chain that no longer holds."""
        for relation in self.package.related(self.part, "calcChain"):
            self.package.drop(relation.target)
        self.package.unrelate(self.part, "calcChain")
        xml = self.package.part(self.part)
        data = block(xml, "calcPr") or f'<calcPr xmlns="{MAIN}"/>'.encode()
        end = open_end(data, 0)
        if b"fullCalcOnLoad" not in data[:end]:
            data = re.sub(rb"^(<[\w:]+)", rb'\1 fullCalcOnLoad="1"', data)
            self.package.put(self.part, with_children(xml, {"calcPr": data}, WORKBOOK))


def listed(tab: str, cells: Iterable[str]) -> str:
    """Cells of a tab, one by one, as a name holds them: as many as there is room for."""
    whole = [f"{tab}{cell}" for cell in cells]
    return ",".join(whole[: _LONGEST // (1 + max(map(len, whole)))])


@lru_cache(maxsize=4)
def _names_in(data: bytes) -> Mapping[Name, str]:
    """The names of one state of the workbook, kept: every sheet that is written asks for them."""
    return {_name_of(c.attributes): _text_of(data[c.start : c.end]) for c in children(data)}


@lru_cache(maxsize=4)
def _sheets_in(xml: bytes) -> tuple[Child, ...]:
    """The tabs of one state of the workbook, kept as above."""
    return tuple(tab for tab in children(xml, 2) if tab.name == "sheet")


def id_of(attributes: Mapping[str, str]) -> str:
    """The relationship that an element names, whatever prefix the namespace bears."""
    return next((value for name, value in attributes.items() if name.endswith(":id")), "")


def _name_of(attributes: Mapping[str, str]) -> Name:
    return Name(attributes.get("name", ""), attributes.get("localSheetId", ""))


def _text_of(element: bytes) -> str:
    """What stands in an element without children."""
    start, end = open_end(element, 0), element.rfind(b"</")
    return unescape(element[start + 1 : end].decode()) if end > start else ""


def _defined(name: Name, text: str) -> bytes:
    scope = f' localSheetId="{name.scope}"' if name.scope else ""
    hidden = "" if name.scope or name.name.startswith(CHART) else ' hidden="1"'
    return f'<definedName xmlns="{MAIN}" name="{name.name}"{scope}{hidden}>{escape(text)}</definedName>'.encode()


def _same(present: str | None, wanted: str) -> bool:
    return present is not None and present.replace("'", "") == wanted.replace("'", "")
