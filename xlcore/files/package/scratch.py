"""A passing workbook with planned sheets, from which a running host takes formats, and texts as texts.

Results stand in the place of formulas, which would point into this workbook; tables and notes are left to the host.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote

from ...blocks import printed
from ...plans import SheetPlan
from .frame import choosing, columns, conditional, hyperlinks, merged, new_sheet
from .markup import attribute, escape
from .opc import CONTENT, TYPES, XML, Package
from .sheetxml import sheet_data
from .splice import MAIN, RELS, WORKSHEET, with_children
from .stylebook import Stylebook

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_BOOK, _STYLES = "xl/workbook.xml", "xl/styles.xml"


def scratch(plans: Sequence[SheetPlan], styles: bytes) -> bytes:
    """A workbook of exactly these sheets, under their planned titles; `styles` is the styles part of the master."""
    sheets = {f"xl/worksheets/sheet{number}.xml": plan for number, plan in enumerate(plans, 1)}
    kinds = {_BOOK: "sheet.main+xml", _STYLES: "styles+xml"} | dict.fromkeys(sheets, "worksheet+xml")
    package = Package({TYPES: _types(kinds), _BOOK: b""})
    package.relate("", "officeDocument", _BOOK)
    ids = package.relate_all(_BOOK, "worksheet", list(sheets))
    package.relate(_BOOK, "styles", _STYLES)
    package.put(_BOOK, _book(plans, ids))
    book = Stylebook(styles)
    for part, plan in sheets.items():
        package.put(part, _sheet(package, part, plan, book))
    package.put(_STYLES, book.result())
    return package.bytes(level=0)  # it is read once and thrown away


def styles_of(master: Package) -> bytes:
    """The styles part of a master; an `InputError` where it is no workbook."""
    targets = (r.target for r in master.relations(master.workbook) if r.type.endswith("/styles"))
    return master.parts[next(targets)]


def _types(kinds: Mapping[str, str]) -> bytes:
    items = "".join(f'<Override PartName="/{part}" ContentType="{_KIND}{kind}"/>' for part, kind in kinds.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{XML}<Types xmlns="{CONTENT}">{rels}{items}</Types>'.encode()


def _book(plans: Sequence[SheetPlan], ids: Sequence[str]) -> bytes:
    items = "".join(
        f'<sheet name={attribute(plan.title)} sheetId="{number}" r:id="{relation}"/>'
        for number, (plan, relation) in enumerate(zip(plans, ids, strict=True), 1)
    )
    names = "".join(
        f'<definedName name={attribute(f"_xlnm.{name}")} localSheetId="{place}">{escape(cells)}</definedName>'
        for place, plan in enumerate(plans)
        for name, cells in printed(plan, plan.title).items()
    )
    held = f"<definedNames>{names}</definedNames>" if names else ""
    return f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>{items}</sheets>{held}</workbook>'.encode()


def _sheet(package: Package, part: str, plan: SheetPlan, styles: Stylebook) -> bytes:
    flat = replace(plan, cells={place: cell._replace(formula="") for place, cell in plan.cells.items()})
    files = list(dict.fromkeys(quote(link.file) for link in plan.links.values() if link.file))
    ids = package.relate_all(part, "hyperlink", files, external=True) if files else []
    targets = dict(zip(files, ids, strict=True))
    links = [
        (spot, targets.get(quote(link.file), ""), link.location, link.tip) for spot, link in sorted(plan.links.items())
    ]
    new: dict[str, bytes | None] = {
        "cols": columns(plan.widths),
        "sheetData": sheet_data(flat, styles.index, date1904=False),
        "mergeCells": merged(plan.merges),
        "conditionalFormatting": conditional((), plan.conditions, styles.rule),
        "dataValidations": choosing(b"", plan.choices),
        "hyperlinks": hyperlinks(links),
    }
    return with_children(new_sheet(plan), new, WORKSHEET)
