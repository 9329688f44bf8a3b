"""An OPC package in memory: parts by name, relationships, content types; untouched parts keep their bytes."""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path

from lxml import etree

from ...errors import InputError
from .markup import attribute
from .splice import PACKAGE, RELS, STRICT, appended

TYPES = "[Content_Types].xml"
CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part: `target` is a part name, or an address where `external`."""

    id: str
    type: str
    target: str
    external: bool


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
            with zipfile.ZipFile(path) as archive:
                infos = {info.filename: info for info in archive.infolist()}
                parts = {name: archive.read(name) for name in infos}
        except (OSError, zipfile.BadZipFile, RuntimeError) as error:
            raise InputError(f"Không đọc được {path.name}: tệp hỏng hoặc có mật khẩu. Lấy lại bản sao lưu.") from error
        package = cls(parts, infos)
        if STRICT in package.parts[package.workbook]:
            raise InputError(
                f"{path.name} được lưu theo kiểu “Strict Open XML” nên không được ghi. "
                "Trong Excel chọn Lưu thành, kiểu “Excel Macro-Enabled Workbook (.xlsm)”."
            )
        return package

    def put(self, name: str, data: bytes) -> None:
        """Set a part; an equal one stays untouched."""
        if self.parts.get(name) != data:
            self.parts[name] = data
            self.changed = True

    def drop(self, name: str) -> None:
        """Remove a part with its content type."""
        if self.parts.pop(name, None) is not None:
            self.changed = True
            types = etree.fromstring(self.parts[TYPES])
            for override in [e for e in types if e.get("PartName") == f"/{name}"]:
                types.remove(override)
            self.put(TYPES, _serialised(types))

    def free(self, pattern: str) -> str:
        """A part name that is not taken; `pattern` has {} for a number."""
        number = 1
        while pattern.format(number) in self.parts:
            number += 1
        return pattern.format(number)

    def content_type(self, name: str, kind: str) -> None:
        """Say what a new part is."""
        item = f'<Override xmlns="{CONTENT}" PartName="/{name}" ContentType="{kind}"/>'
        if f'PartName="/{name}"'.encode() not in self.parts[TYPES]:
            self.put(TYPES, appended(self.parts[TYPES], [item.encode()], counted=False))

    @property
    def workbook(self) -> str:
        """The name of the workbook's part, by the package's relationships."""
        for relation in self.relations(""):
            if relation.type.endswith("/officeDocument"):
                return relation.target
        raise InputError("Tệp không phải là sổ tính Excel.")

    def relations(self, part: str) -> Iterator[Relation]:
        """The relationships of a part ('' for the package), with targets resolved."""
        data = self.parts.get(rels_of(part))
        for element in etree.fromstring(data) if data else ():
            target, external = str(element.get("Target")), element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
            yield Relation(str(element.get("Id")), str(element.get("Type")), target, external)

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

    def unrelate(self, part: str, kind: str) -> None:
        """Remove all relationships of one kind."""
        data = self.parts.get(rels_of(part))
        if data is None:
            return
        root = etree.fromstring(data)
        gone = [element for element in root if str(element.get("Type")).endswith(f"/{kind}")]
        for element in gone:
            root.remove(element)
        if gone:
            self.put(rels_of(part), _serialised(root))

    def bytes(self) -> bytes:
        """The whole package; the order of the parts stays, new ones come last."""
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                info = zipfile.ZipInfo(name, self.infos[name].date_time if name in self.infos else _STAMP)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
        return held.getvalue()


def rels_of(part: str) -> str:
    """The name of the part that holds the relationships of another."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
