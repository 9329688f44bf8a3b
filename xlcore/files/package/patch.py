"""Carries plans out on a package: program sheets replaced or appended, all else left as it is."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from ...domain.findings import address
from ...plans import SheetPlan
from . import sheetxml
from .markup import attribute, escape, unescape
from .opc import Package
from .splice import MAIN, RELS, WORKBOOK, WORKSHEET, appended, children, with_children
from .stylebook import Stylebook

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_NO_STYLES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)
_MARK = re.compile(r"^'?((?:[^']|'')+?)'?!\$?[A-Z]+\$?\d+$")


class Patch:
    """One patch of one package; `apply` writes all plans."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.book = package.workbook
        self.targets = {relation.id: relation for relation in package.relations(self.book)}
        self.styles_part = self._styles_part()
        self.styles = Stylebook(package.parts.get(self.styles_part, _NO_STYLES.encode()))
        self.date1904 = b'date1904="1"' in package.parts[self.book] or b'date1904="true"' in package.parts[self.book]

    def apply(self, plans: Sequence[SheetPlan]) -> None:
        """Write the planned sheets; the package's `changed` tells whether anything differs."""
        marked = self.marked_parts()
        parts = {plan.key: marked.get(plan.key) or self._new_part(plan) for plan in plans}
        now = self._tabs()
        titles = {plan.title: now[parts[plan.key]] for plan in plans}
        for plan in plans:
            self._write(parts[plan.key], plan, titles)
        self.package.put(self.styles_part, self.styles.result())
        self._names(plans, titles)
        self._recalculated()

    def _styles_part(self) -> str:
        """The part of the styles; a workbook without one is given it."""
        for relation in self.targets.values():
            if relation.type.endswith("/styles") and relation.target in self.package.parts:
                return relation.target
        part = self.package.free("xl/styles{}.xml")
        self.package.unrelate(self.book, "styles")
        self.package.relate(self.book, "styles", part)
        self.package.content_type(part, _KIND + "styles+xml")
        return part

    def marked_parts(self) -> dict[str, str]:
        """The parts of marked sheets, by key; a sheet that only bears the same title is the user's own."""
        parts = {title: part for part, title in self._tabs().items()}
        return {key: parts[title] for key, title in self.marks().items() if title in parts}

    def marks(self) -> dict[str, str]:
        """The tab titles of marked sheets, by key."""
        found: dict[str, str] = {}
        for name, _, text in self._defined():
            match = _MARK.match(text)
            if name.startswith("td_") and match:
                found[name.removeprefix("td_")] = match[1].replace("''", "'")
        return found

    def _defined(self) -> list[tuple[str, str, str]]:
        """Defined names as (name, local sheet id or '', text)."""
        xml = self.package.parts[self.book]
        block = next((child for child in children(xml) if child.name == "definedNames"), None)
        if block is None:
            return []
        data = xml[block.start : block.end]
        found = []
        for child in children(data):
            text = re.sub(rb"^<[^>]*>|</[^>]*>$", b"", data[child.start : child.end]).decode()
            found.append((child.attributes.get("name", ""), child.attributes.get("localSheetId", ""), unescape(text)))
        return found

    def _tabs(self) -> dict[str, str]:
        """The titles of the tabs by their parts, in the order of the tabs."""
        tabs: dict[str, str] = {}
        for child in children(self.package.parts[self.book], 2):
            if child.name == "sheet":
                relation = next(value for name, value in child.attributes.items() if name.endswith(":id"))
                if relation in self.targets:
                    tabs[self.targets[relation].target] = child.attributes["name"]
        return tabs

    def _new_part(self, plan: SheetPlan) -> str:
        part = self.package.free("xl/worksheets/sheet{}.xml")
        self.package.put(part, sheetxml.new_sheet(plan))
        self.package.content_type(part, _KIND + "worksheet+xml")
        relation = self.package.relate(self.book, "worksheet", part)
        self.targets = {r.id: r for r in self.package.relations(self.book)}
        xml = self.package.parts[self.book]
        numbers = [int(c.attributes["sheetId"]) for c in children(xml, 2) if c.name == "sheet"]
        title = attribute(self._free_title(plan.title))
        item = f'<sheet xmlns="{MAIN}" xmlns:r="{RELS}" name={title} sheetId="{max(numbers) + 1}" r:id="{relation}"/>'
        block = next(child for child in children(xml) if child.name == "sheets")
        sheets = appended(xml[block.start : block.end], [item.encode()], counted=False)
        self.package.put(self.book, xml[: block.start] + sheets + xml[block.end :])
        return part

    def _free_title(self, title: str) -> str:
        taken, name, number = {tab.casefold() for tab in self._tabs().values()}, title, 2
        while name.casefold() in taken:
            name, number = f"{title[:26]} ({number})", number + 1
        return name

    def _write(self, part: str, plan: SheetPlan, titles: dict[str, str]) -> None:
        def rename(text: str) -> str:
            return _renamed(text, titles)

        new: dict[str, bytes | None] = {
            "cols": sheetxml.columns(plan.widths),
            "sheetData": sheetxml.sheet_data(plan, self.styles.index, date1904=self.date1904, rename=rename),
            "mergeCells": sheetxml.merged(plan.merges),
            "hyperlinks": self._links(part, plan, titles),
            "dimension": f'<dimension xmlns="{MAIN}" ref="{_extent(plan)}"/>'.encode(),
        }
        tables = self._tables(part, plan)
        if tables:
            new["tableParts"] = tables
        self.package.put(part, with_children(self.package.parts[part], new, WORKSHEET))

    def _links(self, part: str, plan: SheetPlan, titles: dict[str, str]) -> bytes:
        wanted = dict.fromkeys(f"{quote(link.file)}" for link in plan.links.values() if link.file)
        present = [r.target for r in self.package.relations(part) if r.type.endswith("/hyperlink")]
        if sorted(present) != sorted(wanted):
            self.package.unrelate(part, "hyperlink")
            self.package.relate_all(part, "hyperlink", list(wanted), external=True)
        ids = {r.target: r.id for r in self.package.relations(part) if r.type.endswith("/hyperlink")}
        links = []
        for spot, link in sorted(plan.links.items()):
            location = link.location if link.file else _renamed(link.location, titles)
            links.append((spot, ids.get(quote(link.file), ""), location, link.tip))
        return sheetxml.hyperlinks(links)

    def _tables(self, part: str, plan: SheetPlan) -> bytes | None:
        """Write the table parts; give the tableParts element where one was added."""
        present = {r.target: r.id for r in self.package.relations(part) if r.type.endswith("/table")}
        added = []
        for table in plan.tables:
            name = f'displayName="{table.name}"'.encode()
            known = next((target for target in present if name in self.package.parts[target]), None)
            if known:
                number = re.search(rb'<[^>]*\bid="(\d+)"', self.package.parts[known])
                self.package.put(known, sheetxml.table_xml(table, int(number[1]) if number else 1))
                continue
            target = self.package.free("xl/tables/table{}.xml")
            self.package.put(target, sheetxml.table_xml(table, self._table_number()))
            self.package.content_type(target, _KIND + "table+xml")
            added.append(self.package.relate(part, "table", target))
        if not added:
            return None
        ids = [*present.values(), *added]
        items = "".join(f'<tablePart r:id="{relation}"/>' for relation in ids)
        return f'<tableParts xmlns="{MAIN}" xmlns:r="{RELS}" count="{len(ids)}">{items}</tableParts>'.encode()

    def _table_number(self) -> int:
        numbers = [
            int(match[1])
            for name, data in self.package.parts.items()
            if name.startswith("xl/tables/") and not name.endswith(".rels")
            if (match := re.search(rb'<(?:\w+:)?table\b[^>]*?\sid="(\d+)"', data))
        ]
        return max(numbers, default=0) + 1

    def _names(self, plans: Sequence[SheetPlan], titles: dict[str, str]) -> None:
        wanted: dict[str, str] = {}
        for plan in plans:
            tab = "'" + titles[plan.title].replace("'", "''") + "'!"
            wanted[f"td_{plan.key}"] = f"{tab}$A$1"
            wanted |= {name: tab + _fixed(area) for name, area in plan.ranges.items()}
        present = {name: text for name, local, text in self._defined() if not local}
        if all(_same(present.get(name), text) for name, text in wanted.items()):
            return
        xml = self.package.parts[self.book]
        block = next((child for child in children(xml) if child.name == "definedNames"), None)
        data = xml[block.start : block.end] if block else f'<definedNames xmlns="{MAIN}"></definedNames>'.encode()
        for child in reversed(children(data)):
            name = child.attributes.get("name", "")
            if name in wanted and "localSheetId" not in child.attributes:
                data = data[: child.start] + data[child.end :]
        items = [
            f'<definedName xmlns="{MAIN}" name="{name}"{_hidden(name)}>{escape(text)}</definedName>'.encode()
            for name, text in wanted.items()
        ]
        names = appended(data, items, counted=False)
        self.package.put(self.book, with_children(xml, {"definedNames": names}, WORKBOOK))

    def _recalculated(self) -> None:
        """Let the spreadsheet program calculate when it opens, and drop the chain that no longer holds."""
        if not self.package.changed:
            return
        for relation in list(self.package.relations(self.book)):
            if relation.type.endswith("/calcChain"):
                self.package.drop(relation.target)
                self.package.unrelate(self.book, "calcChain")
        xml = self.package.parts[self.book]
        calc = next((child for child in children(xml) if child.name == "calcPr"), None)
        data = xml[calc.start : calc.end] if calc else f'<calcPr xmlns="{MAIN}"/>'.encode()
        if b"fullCalcOnLoad" not in data:
            data = re.sub(rb"^(<[\w:]+)", rb'\1 fullCalcOnLoad="1"', data)
            self.package.put(self.book, with_children(xml, {"calcPr": data}, WORKBOOK))


def _renamed(text: str, titles: Mapping[str, str]) -> str:
    """Put the present titles of tabs in the place of the planned ones, all at once: two may have changed places."""

    def present(match: re.Match[str]) -> str:
        title = match[1].replace("''", "'")
        return "'" + titles.get(title, title).replace("'", "''") + "'!"

    return re.sub(r"'((?:[^']|'')+)'!", present, text)


def _hidden(name: str) -> str:
    return "" if name.startswith("td_chart") else ' hidden="1"'


def _same(present: str | None, wanted: str) -> bool:
    return present is not None and present.replace("'", "") == wanted.replace("'", "")


def _fixed(area: str) -> str:
    return re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", area.replace("$", ""))


def _extent(plan: SheetPlan) -> str:
    rows = [row for row, _ in plan.cells] + [table.last_row for table in plan.tables]
    columns = [column for _, column in plan.cells]
    columns += [table.left + len(table.headers) - 1 for table in plan.tables]
    return f"A1:{address(max(rows, default=1), max(columns, default=1))}"
