"""An OPC package in memory: parts by name, relationships, content types; untouched parts keep their bytes."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...errors import InputError
from ..saving.troubles import reason
from .markup import attribute
from .splice import AGAIN, PACKAGE, RELS, STRICT, appended, children, parsed

if TYPE_CHECKING:
    from lxml import etree

TYPES = "[Content_Types].xml"
CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LEVEL = 2
"""Little more than half of the time of the usual 6, for files a tenth larger."""
_STAMP = (1980, 1, 1, 0, 0, 0)


class Relation(NamedTuple):
    """One relationship of a part: `target` is a part name, or an address where `external`."""

    id: str
    type: str
    target: str
    external: bool

    def is_a(self, kind: str) -> bool:
        """Whether it leads to a part of a kind, like 'worksheet'."""
        return self.type.endswith(f"/{kind}")


@dataclass(slots=True)
class Package:
    """The parts of a workbook file; `put` and `drop` change it, `changed` tells whether anything differs."""

    parts: dict[str, bytes]
    infos: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    changed: bool = False

    @classmethod
    def open(cls, path: Path) -> "Package":
        """Read a package; an `InputError` where it is none that can be patched."""
        try:
            return cls.of(path.read_bytes(), path.name)
        except OSError as error:
            raise InputError(f"Không mở được {path.name}: {reason(path, error)}") from error

    @classmethod
    def of(cls, data: bytes, name: str) -> "Package":
        """The package that a file of that name holds; an `InputError` where it is none that can be patched."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                infos = {info.filename: info for info in archive.infolist()}
                parts = {entry: archive.read(entry) for entry in infos}
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise InputError(f"Không đọc được {name}: tệp hỏng hoặc có mật khẩu. {AGAIN}") from error
        package = cls(parts, infos)
        if STRICT in package.part(package.workbook):
            raise InputError(
                f"{name} được lưu theo kiểu “Strict Open XML” nên không được ghi. "
                "Trong Excel chọn Lưu thành, kiểu “Excel Macro-Enabled Workbook (.xlsm)”."
            )
        return package

    def part(self, name: str) -> bytes:
        """The bytes of a part that has to be there."""
        if name not in self.parts:
            raise InputError(f"Tệp thiếu phần {name}. {AGAIN}")
        return self.parts[name]

    def put(self, name: str, data: bytes) -> None:
        """Set a part; an equal one stays untouched."""
        if self.parts.get(name) != data:
            self.parts[name] = data
            self.changed = True

    def drop(self, name: str) -> None:
        """Remove a part with its content type and relationships, and what only it led to."""
        if self.parts.pop(name, None) is None:
            return
        self.changed = True
        targets = [relation.target for relation in self.relations(name) if not relation.external]
        self.parts.pop(rels_of(name), None)
        types = parsed(self.part(TYPES))
        for override in [e for e in types if e.get("PartName") == f"/{name}"]:
            types.remove(override)
        self.put(TYPES, _serialised(types))
        for target in targets:
            if not self._led_to(target):
                self.drop(target)

    def _led_to(self, target: str) -> bool:
        return any(r.target == target for part in self.parts if part != target for r in self.relations(part))

    def free(self, pattern: str) -> str:
        """A part name that is not taken, nor in other letters, nor in relationships; `pattern` has {} for a number."""
        taken = {name.casefold() for name in self.parts}
        names = (pattern.format(number) for number in count(1))
        return next(name for name in names if taken.isdisjoint((name.casefold(), rels_of(name).casefold())))

    def content_type(self, name: str, kind: str) -> None:
        """Say what a new part is."""
        item = f'<Override xmlns="{CONTENT}" PartName="/{name}" ContentType="{kind}"/>'
        if f'PartName="/{name}"'.encode() not in self.part(TYPES):
            self.put(TYPES, appended(self.part(TYPES), [item.encode()], counted=False))

    @property
    def workbook(self) -> str:
        """The name of the workbook's part, by the package's relationships."""
        for relation in self.relations(""):
            if relation.is_a("officeDocument"):
                return relation.target
        raise InputError("Tệp không phải là sổ tính Excel.")

    def relations(self, part: str) -> Iterator[Relation]:
        """The relationships of a part ('' for the package), with targets resolved."""
        data = self.parts.get(rels_of(part))
        for name, kind, target, external in _relationships(data) if data else ():
            yield Relation(name, kind, target if external else self._named(_place(part, target)), external)

    def _named(self, name: str) -> str:
        """The part that is meant: names that differ only in the size of letters are the same."""
        if name in self.parts:
            return name
        return next((part for part in self.parts if part.casefold() == name.casefold()), name)

    def related(self, part: str, kind: str) -> list[Relation]:
        """The relationships of a part that lead to present parts of a kind."""
        return [r for r in self.relations(part) if r.is_a(kind) and not r.external and r.target in self.parts]

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship and give its id."""
        return self.relate_all(part, kind, [target], external=external)[0]

    def relate_all(self, part: str, kind: str, targets: Sequence[str], *, external: bool = False) -> list[str]:
        """Add relationships of one kind and give their ids, in the same order."""
        taken = {relation.id for relation in self.relations(part)}
        free = (name for number in count(1) if (name := f"rId{number}") not in taken)
        ids = list(islice(free, len(targets)))
        mode = ' TargetMode="External"' if external else ""
        items = [
            f'<Relationship xmlns="{PACKAGE}" Id="{name}" Type="{RELS}/{kind}" '
            f"Target={attribute(target if external else f'/{target}')}{mode}/>".encode()
            for name, target in zip(ids, targets, strict=True)
        ]
        empty = f'{XML}<Relationships xmlns="{PACKAGE}"></Relationships>'.encode()
        self.put(rels_of(part), appended(self.parts.get(rels_of(part), empty), items, counted=False))
        return ids

    def unrelate(self, part: str, kind: str, target: str | None = None) -> None:
        """Remove the relationships of one kind, or of these the one to `target`; an empty list of them goes too."""
        gone = {r.id for r in self.relations(part) if r.is_a(kind) and target in (None, r.target)}
        if not gone:
            return
        root = parsed(self.parts[rels_of(part)])
        for element in [element for element in root if element.get("Id") in gone]:
            root.remove(element)
        if len(root):
            self.put(rels_of(part), _serialised(root))
        else:
            del self.parts[rels_of(part)]
            self.changed = True

    def bytes(self, level: int = _LEVEL) -> bytes:
        """The whole package, packed at a level of zlib (0: not at all); parts keep their order, new ones come last."""
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                info = zipfile.ZipInfo(name, self.infos[name].date_time if name in self.infos else _STAMP)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data, compresslevel=level)
        return held.getvalue()


def rels_of(part: str) -> str:
    """The name of the part that holds the relationships of another."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


@lru_cache(maxsize=1024)
def _place(part: str, target: str) -> str:
    """The name of a part that another one points to; kept, as parts are asked often."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _serialised(root: "etree._Element") -> bytes:
    from lxml import etree  # noqa: PLC0415 - as in `splice.parsed`

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@lru_cache(maxsize=256)
def _relationships(data: bytes) -> tuple[tuple[str, str, str, bool], ...]:
    """Id, type, target as written and whether it lies outside, of each relationship; kept, as parts are asked often."""
    found = (child.attributes for child in children(data) if child.name == "Relationship")
    return tuple(
        (one.get("Id", ""), one.get("Type", ""), one.get("Target", ""), one.get("TargetMode") == "External")
        for one in found
    )
