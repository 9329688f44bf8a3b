"""Brings one tab to the front of a workbook, with all that is counted by the place of a tab."""

import re

from ..package.opc import Package
from ..package.splice import WORKBOOK, children, open_end, with_children

_LOCAL = re.compile(rb"""(\slocalSheetId\s*=\s*["'])(\d+)(["'])""")
_VIEW = re.compile(rb"""\s(?:activeTab|firstSheet)\s*=\s*["']\d+["']""")
_SELECTED = re.compile(rb"""\stabSelected\s*=\s*["'][^"']*["']""")


def tabs(package: Package) -> dict[str, str]:
    """The parts of the tabs by their titles, in their order."""
    targets = {relation.id: relation.target for relation in package.relations(package.workbook)}
    found = {}
    for child in children(package.parts[package.workbook], 2):
        if child.name == "sheet":
            relation = next((value for name, value in child.attributes.items() if name.endswith(":id")), "")
            found[child.attributes["name"]] = targets.get(relation, "")
    return found


def brought_forward(package: Package, part: str) -> None:
    """Make a tab the first and the one that is seen when the file is opened."""
    place = list(tabs(package).values()).index(part)
    xml = package.parts[package.workbook]
    blocks = {child.name: xml[child.start : child.end] for child in children(xml)}
    new: dict[str, bytes | None] = {}
    if place:
        new["sheets"] = _first(blocks["sheets"], place)
        if "definedNames" in blocks:
            new["definedNames"] = _LOCAL.sub(lambda found: _moved(found, place), blocks["definedNames"])
    if "bookViews" in blocks:
        new["bookViews"] = _VIEW.sub(b"", blocks["bookViews"])
    package.put(package.workbook, with_children(xml, new, WORKBOOK))
    for other in set(tabs(package).values()):
        if other in package.parts:
            package.put(other, _selected(package.parts[other], chosen=other == part))


def shown(package: Package, title: str) -> None:
    """Let a tab be seen that was hidden."""
    xml = package.parts[package.workbook]
    for child in children(xml, 2):
        if child.name == "sheet" and child.attributes["name"] == title and "state" in child.attributes:
            tag = re.sub(rb"""\sstate\s*=\s*["'][^"']*["']""", b"", xml[child.start : child.end])
            package.put(package.workbook, xml[: child.start] + tag + xml[child.end :])
            return


def _first(sheets: bytes, place: int) -> bytes:
    items = children(sheets)
    moved, first = items[place], items[0]
    tag = sheets[moved.start : moved.end]
    return sheets[: first.start] + tag + sheets[first.start : moved.start] + sheets[moved.end :]


def _moved(found: re.Match[bytes], place: int) -> bytes:
    number = int(found[2])
    now = 0 if number == place else number + (number < place)
    return found[1] + b"%d" % now + found[3]


def _selected(xml: bytes, *, chosen: bool) -> bytes:
    """A sheet with its views selected or not. Several selected ones would all take what is typed into one."""
    views = [child for child in children(xml, 2) if child.name == "sheetView"]
    for view in reversed(views):
        end = open_end(xml, view.start)
        tag = _SELECTED.sub(b"", xml[view.start : end])
        if chosen and view is views[0]:
            name = re.match(rb"<[\w:]+", tag)
            at = name.end() if name else 0
            tag = tag[:at] + b' tabSelected="1"' + tag[at:]
        xml = xml[: view.start] + tag + xml[end:]
    return xml
