"""Carries plans out on a package: program sheets replaced or appended, all else left as it is."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from ...blocks import extent, placed, printed
from ...domain.findings import address
from ...marks import LOOKS, looks, read_looks, written_looks
from ...plans import SheetPlan
from ...titles import MARK, fixed, prefix, tab_of
from . import frame, sheetxml
from .listobjects import ListObjects
from .notes import cells_of, write_notes
from .opc import Package
from .splice import MAIN, WORKSHEET, block, children, with_children
from .stylebook import Stylebook
from .tabs import CHART, KIND, NOTES, Book, Name, listed

_NO_STYLES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)


class Patch:
    """One patch of one package; `apply` writes all plans."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.book = Book(package)
        self.styles_part = self._styles_part()
        self.styles = Stylebook(package.parts.get(self.styles_part, _NO_STYLES.encode()))
        self.tables = ListObjects(self.book)

    def apply(self, plans: Sequence[SheetPlan]) -> None:
        """Write the planned sheets; the package's `changed` tells whether anything differs."""
        marked = self.marked_parts()
        parts = {plan.key: marked.get(plan.key) or self._new_part(plan) for plan in plans}
        now = self.book.tabs()
        titles = {plan.title: now[parts[plan.key]] for plan in plans}
        date1904 = self.book.date1904
        here = [placed(plan, titles) for plan in plans]
        for plan in here:
            self._write(parts[plan.key], plan, date1904=date1904)
        self.package.put(self.styles_part, self.styles.result())
        self._names(here, parts, titles)
        if self.package.changed:
            self.book.recalculated()

    def marked_parts(self) -> dict[str, str]:
        """The parts of marked sheets, by key."""
        return self.book.marked_parts()

    def _styles_part(self) -> str:
        """The part of the styles; a workbook without one is given it."""
        present = self.package.related(self.book.part, "styles")
        if present:
            return present[0].target
        part = self.package.free("xl/styles{}.xml")
        self.package.unrelate(self.book.part, "styles")
        self.package.relate(self.book.part, "styles", part)
        self.package.content_type(part, f"{KIND}styles+xml")
        return part

    def _new_part(self, plan: SheetPlan) -> str:
        part = self.package.free("xl/worksheets/sheet{}.xml")
        self.package.put(part, frame.new_sheet(plan))
        self.book.add(part, plan.title)
        return part

    def _write(self, part: str, plan: SheetPlan, *, date1904: bool) -> None:
        xml = self.package.part(part)
        rules = [xml[c.start : c.end] for c in children(xml) if c.name == "conditionalFormatting"]
        new: dict[str, bytes | None] = {
            "sheetData": sheetxml.sheet_data(plan, self.styles.index, date1904=date1904),
            "mergeCells": frame.merged(plan.merges),
            "conditionalFormatting": frame.conditional(rules, plan.conditions, self.styles.rule),
            "dataValidations": frame.choosing(block(xml, "dataValidations"), plan.choices),
            "hyperlinks": self._links(part, plan),
            "dimension": f'<dimension xmlns="{MAIN}" ref="{_extent(plan)}"/>'.encode(),
            "tableParts": self.tables.write(part, plan.tables),
        }
        if not _has_columns_of(xml, plan):
            new["cols"] = frame.columns(plan.widths)
        self.package.put(part, with_children(xml, new, WORKSHEET))
        write_notes(self.package, part, plan.notes, cells_of(self.book.names().get(_noted(plan), "")))

    def _links(self, part: str, plan: SheetPlan) -> bytes:
        quoted = {file: quote(file) for file in {link.file for link in plan.links.values()}}
        wanted = dict.fromkeys(quoted[link.file] for link in plan.links.values() if link.file)
        present = [r.target for r in self.package.relations(part) if r.is_a("hyperlink")]
        if sorted(present) != sorted(wanted):
            self.package.unrelate(part, "hyperlink")
            self.package.relate_all(part, "hyperlink", list(wanted), external=True)
        ids = {r.target: r.id for r in self.package.relations(part) if r.is_a("hyperlink")}
        links = sorted(plan.links.items())
        return frame.hyperlinks(
            [(spot, ids.get(quoted[link.file], ""), link.location, link.tip) for spot, link in links]
        )

    def _names(self, plans: Sequence[SheetPlan], parts: dict[str, str], titles: dict[str, str]) -> None:
        """Marks, what charts read, what prints; what charts no longer read on a sheet that is written goes."""
        places = self.book.places()
        wanted: dict[Name, str] = {}
        for plan in plans:
            tab, scope = prefix(titles[plan.title]), places[parts[plan.key]]
            wanted[Name(f"{MARK}{plan.key}")] = f"{tab}$A$1"
            wanted |= {Name(name): tab + fixed(area) for name, area in plan.ranges.items()}
            if plan.notes:
                wanted[_noted(plan)] = listed(tab, (fixed(address(*spot)) for spot in sorted(plan.notes)))
            prints = printed(plan, titles[plan.title])
            wanted |= {Name(f"_xlnm.{name}", scope): cells for name, cells in prints.items()}
        known = read_looks(self.book.names().get(Name(LOOKS), ""))
        now = {plan.key: looks(plan) for plan in plans}
        wanted[Name(LOOKS)] = written_looks(known | now)
        ours = {titles[plan.title] for plan in plans}
        charted = {name: text for name, text in self.book.names().items() if name.name.startswith(CHART)}
        gone = {name for name, text in charted.items() if tab_of(text) in ours} | {_noted(plan) for plan in plans}
        self.book.set_names(wanted, gone - set(wanted))


def _has_columns_of(xml: bytes, plan: SheetPlan) -> bool:
    """Whether a sheet has its widths already: they are the person's to change as long as the columns stay the same."""
    parts = {child.name: child for child in children(xml)}
    there, here = parts["dimension"].attributes.get("ref", "") if "dimension" in parts else "", _extent(plan)
    return "cols" in parts and _last_column(there) == _last_column(here)


def _noted(plan: SheetPlan) -> Name:
    return Name(f"{NOTES}{plan.key}")


def _last_column(area: str) -> str:
    return re.sub(r"[\d$]", "", area.rpartition(":")[2])


def _extent(plan: SheetPlan) -> str:
    return f"A1:{address(*extent(plan))}"
