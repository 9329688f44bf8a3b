"""The native tables of sheets that are written: ours follow the plan, under names that nobody else in the book has."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...domain.findings import address
from ...plans import Table
from .markup import attribute
from .sheetxml import coded
from .splice import MAIN, RELS, block, children
from .tabs import KIND, Book

_NUMBER = re.compile(r"_\d+$")


class _Known(NamedTuple):
    """A table that is in the workbook."""

    name: str
    number: int


class ListObjects:
    """All tables of one workbook."""

    def __init__(self, book: Book) -> None:
        self.package = book.package
        self._names = {name.name.casefold() for name in book.names()}
        sheets = [relation.target for relation in self.package.related(book.part, "worksheet")]
        targets = [relation.target for sheet in sheets for relation in self.package.related(sheet, "table")]
        self._known = {target: self._read(target) for target in targets}

    def _read(self, target: str) -> _Known:
        root = children(self.package.part(target), 0)[0].attributes
        return _Known(root.get("displayName", ""), int(root.get("id", 0)))

    def write(self, part: str, tables: Sequence[Table]) -> bytes:
        """Write the tables of a sheet and drop those no longer planned; gives the tableParts element, b'' for none.

        Where somebody else in the workbook has a planned name, ours gets a number behind it, and is found again so.
        """
        present = {relation.target: relation.id for relation in self.package.related(part, "table")}
        places = {table.name: self._found(table.name, present) for table in tables}
        for target in set(present) - set(places.values()):
            self.package.unrelate(part, "table", target)
            self.package.drop(target)
            del self._known[target], present[target]
        for table in tables:
            target = places[table.name] or self._new(part, present)
            known = _Known(self._free(table.name, target), self._known[target].number)
            self._known[target] = known
            self.package.put(target, _xml(table, known))
            places[table.name] = target
        return self._listed(part, [present[places[table.name]] for table in tables])

    def _found(self, name: str, present: dict[str, str]) -> str:
        known = {target: self._known[target].name.casefold() for target in present}
        wanted = name.casefold()
        return next((target for target, its in known.items() if wanted in (its, _NUMBER.sub("", its))), "")

    def _new(self, part: str, present: dict[str, str]) -> str:
        target = self.package.free("xl/tables/table{}.xml")
        self.package.put(target, b"")
        self.package.content_type(target, f"{KIND}table+xml")
        present[target] = self.package.relate(part, "table", target)
        self._known[target] = _Known("", 1 + max((known.number for known in self._known.values()), default=0))
        return target

    def _free(self, wanted: str, target: str) -> str:
        """The name that a table has already, or one that is not taken; defined names count too."""
        others = {known.name.casefold() for place, known in self._known.items() if place != target} | self._names
        name, number = self._known[target].name or wanted, 2
        while name.casefold() in others:
            name, number = f"{wanted}_{number}", number + 1
        return name

    def _listed(self, part: str, ids: Sequence[str]) -> bytes:
        present = block(self.package.part(part), "tableParts")
        if not ids or (present and sorted(_ids(present)) == sorted(ids)):
            return present if ids else b""
        items = "".join(f'<tablePart r:id="{relation}"/>' for relation in ids)
        return f'<tableParts xmlns="{MAIN}" xmlns:r="{RELS}" count="{len(ids)}">{items}</tableParts>'.encode()


def _ids(table_parts: bytes) -> list[str]:
    return [value for item in children(table_parts) for name, value in item.attributes.items() if name.endswith(":id")]


def _xml(table: Table, known: _Known) -> bytes:
    """The part of a native table. Trap: the name of a column is its header, a line end in it written as its code."""
    area = f"{address(table.top, table.left)}:{address(table.last_row, table.left + len(table.headers) - 1)}"
    columns = "".join(
        f'<tableColumn id="{n}" name={attribute(_line(header))}/>' for n, header in enumerate(table.headers, 1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table xmlns="{MAIN}" id="{known.number}" '
        f'name="{known.name}" displayName="{known.name}" ref="{area}" totalsRowShown="0"><autoFilter ref="{area}"/>'
        f'<tableColumns count="{len(table.headers)}">{columns}</tableColumns>'
        '<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>'
    ).encode()


def _line(header: str) -> str:
    return coded(header).replace("\n", "_x000a_")
