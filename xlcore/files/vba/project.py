"""A VBA project from the text of its modules, in the form that Excel compiles when it opens the workbook.

Only sources are stored, no compiled code, as in the project that xlwings ships. Source of the format: [MS-OVBA].
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from .compound import compound
from .compression import compressed

CODE_PAGE = 1252
"""Letters outside it cannot stand in a module; Vietnamese words are put together by ChrW."""
_NAME = "VBAProject"
_ID = "{6F1B2C5E-8A34-4D0B-9C57-2E7D41A3B908}"
_SEED = 0x8D
_REFERENCE = "*\\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\\Windows\\System32\\stdole2.tlb#OLE Automation"


class Kind(Enum):
    """What a module belongs to; the value is the class of its object in Excel."""

    CODE = ""
    WORKBOOK = "{00020819-0000-0000-C000-000000000046}"
    SHEET = "{00020820-0000-0000-C000-000000000046}"


@dataclass(frozen=True, slots=True)
class Module:
    """One module: its name and its lines, without the attributes of documents."""

    name: str
    kind: Kind
    text: str = ""

    @property
    def stored(self) -> bytes:
        """The module as it is stored, with its attributes and Windows' line ends."""
        lines = [*self._attributes(), *self.text.splitlines()]
        return "".join(f"{line}\r\n" for line in lines).encode(f"cp{CODE_PAGE}")

    def _attributes(self) -> Iterator[str]:
        yield f'Attribute VB_Name = "{self.name}"'
        if self.kind is Kind.CODE:
            return
        yield f'Attribute VB_Base = "0{self.kind.value}"'
        shared = {"GlobalNameSpace": 0, "Creatable": 0, "PredeclaredId": 1, "Exposed": 1}
        for name, on in (shared | {"TemplateDerived": 0, "Customizable": 1}).items():
            yield f"Attribute VB_{name} = {bool(on)}"


def vba_project(modules: Sequence[Module]) -> bytes:
    """The bytes of `vbaProject.bin`; equal modules give equal bytes."""
    streams = {module.name: compressed(module.stored) for module in modules}
    streams |= {"dir": compressed(b"".join(_directory(modules))), "_VBA_PROJECT": b"\xcc\x61\xff\xff\x00\x01\x00"}
    names = b"".join(_both(module.name) for module in modules) + b"\0\0"
    return compound({"PROJECT": _settings(modules), "PROJECTwm": names}, {"VBA": streams})


def _both(name: str) -> bytes:
    return name.encode(f"cp{CODE_PAGE}") + b"\0" + name.encode("utf-16-le") + b"\0\0"


def _record(code: int, content: bytes = b"") -> bytes:
    return struct.pack("<HI", code, len(content)) + content


def _twice(code: int, again: int, text: str) -> bytes:
    """A text in the code page, then in Unicode."""
    return _record(code, text.encode(f"cp{CODE_PAGE}")) + _record(again, text.encode("utf-16-le"))


def _directory(modules: Sequence[Module]) -> Iterator[bytes]:
    """The records about the project, its reference and its modules."""
    number = struct.Struct("<I").pack
    yield _record(0x01, number(3))
    yield _record(0x02, number(0x409)) + _record(0x14, number(0x409))
    yield _record(0x03, struct.pack("<H", CODE_PAGE)) + _record(0x04, _NAME.encode())
    yield _twice(0x05, 0x40, "") + _record(0x06) + _record(0x3D)
    yield _record(0x07, number(0)) + _record(0x08, number(0))
    yield struct.pack("<HIIH", 0x09, 4, 1, 1) + _twice(0x0C, 0x3C, "")
    yield _twice(0x16, 0x3E, "stdole")
    yield _record(0x0D, number(len(_REFERENCE)) + _REFERENCE.encode() + b"\0" * 6)
    yield _record(0x0F, struct.pack("<H", len(modules))) + _record(0x13, b"\xff\xff")
    for module in modules:
        yield _twice(0x19, 0x47, module.name) + _twice(0x1A, 0x32, module.name) + _twice(0x1C, 0x48, "")
        yield _record(0x31, number(0)) + _record(0x1E, number(0)) + _record(0x2C, b"\xff\xff")
        yield _record(0x21 if module.kind is Kind.CODE else 0x22) + _record(0x2B)
    yield _record(0x10)


def _settings(modules: Sequence[Module]) -> bytes:
    """The text stream that Excel's editor reads."""
    documents = [module for module in modules if module.kind is not Kind.CODE]
    lines = [
        f'ID="{_ID}"',
        *(f"Document={module.name}/&H00000000" for module in documents),
        *(f"Module={module.name}" for module in modules if module.kind is Kind.CODE),
        f'Name="{_NAME}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{encrypted(b"", 4)}"',
        f'DPB="{encrypted(b"", 1)}"',
        f'GC="{encrypted(bytes([0xFF]), 1)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def encrypted(data: bytes, length: int, project: str = _ID, seed: int = _SEED) -> str:
    """Obscure one of the three settings on protection (none is set), as [MS-OVBA] 2.4.3.2 asks."""
    key = sum(project.encode()) & 0xFF
    out = bytearray([seed, seed ^ 2, seed ^ key])
    plain = key
    ignored = bytes((seed & 6) // 2)
    for byte in ignored + struct.pack("<I", length) + data.ljust(length, b"\0"):
        out.append(byte ^ (out[-2] + plain & 0xFF))
        plain = byte
    return out.hex().upper()
