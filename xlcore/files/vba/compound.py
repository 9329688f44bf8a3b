"""A compound file: the container of streams in which Office keeps a VBA project.

Times and identifiers that change from one build to the next are left at zero. Source of the format: [MS-CFB].
"""

import struct
from collections.abc import Mapping

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_END, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5


def compound(root: Mapping[str, bytes], folders: Mapping[str, Mapping[str, bytes]]) -> bytes:
    """Store streams: those at the top, and those of each folder. Equal input gives equal output."""
    return _Builder().build(root, folders)


def _key(name: str) -> tuple[int, str]:
    """The order of names in a folder: shorter first."""
    return len(name), name.upper()


class _Builder:
    """Lays streams out over sectors; chains are kept in the two allocation tables."""

    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.fat: list[int] = []
        self.small: list[int] = []
        self.mini = bytearray()
        self.entries: list[bytes] = []

    def build(self, root: Mapping[str, bytes], folders: Mapping[str, Mapping[str, bytes]]) -> bytes:
        """Lay everything out: streams first, then the short streams' container, tables and directory."""
        names = self._numbered(root, folders)
        for number, (name, content) in enumerate(names, 1):
            right = self._right(number, root, folders, names)
            if isinstance(content, bytes):
                self.entries.append(_entry(name, _STREAM, right, _NONE, self._store(content), len(content)))
            else:
                self.entries.append(_entry(name, _STORAGE, right, number + 1 if content else _NONE, 0, 0))
        size = len(self.mini)
        container = self._chain(bytes(self.mini)) if size else _END
        self.entries.insert(0, _entry("Root Entry", _ROOT, _NONE, 1 if names else _NONE, container, size))
        directory = self._chain(b"".join(self.entries), _entry("", 0, _NONE, _NONE, 0, 0))
        table = struct.pack(f"<{len(self.small)}I", *self.small)
        short = self._chain(table, b"\xff" * 4) if table else _END
        return self._finished(directory, short, -(-len(table) // _SECTOR))

    @staticmethod
    def _numbered(
        root: Mapping[str, bytes], folders: Mapping[str, Mapping[str, bytes]]
    ) -> list[tuple[str, bytes | Mapping[str, bytes]]]:
        """Name everything in the order of the directory: a folder is followed by what it holds."""
        names: list[tuple[str, bytes | Mapping[str, bytes]]] = []
        for name in sorted((*root, *folders), key=_key):
            names.append((name, root[name] if name in root else folders[name]))
            names.extend((inner, folders[name][inner]) for inner in sorted(folders.get(name, ()), key=_key))
        return names

    @staticmethod
    def _right(
        number: int,
        root: Mapping[str, bytes],
        folders: Mapping[str, Mapping[str, bytes]],
        names: list[tuple[str, bytes | Mapping[str, bytes]]],
    ) -> int:
        """The number of the entry that follows in the same folder; each tree is one chain to the right."""
        name, content = names[number - 1]
        inside = next((inner for inner in folders.values() if inner.get(name) is content), None)
        siblings = sorted(inside if inside is not None else (*root, *folders), key=_key)
        after = siblings[siblings.index(name) + 1 :]
        if not after:
            return _NONE
        return number + 1 + (len(content) if not isinstance(content, bytes) else 0)

    def _store(self, content: bytes) -> int:
        """Store a stream where its size says; give its first sector."""
        if not content:
            return _END
        if len(content) >= _CUTOFF:
            return self._chain(content)
        first, count = len(self.small), -(-len(content) // _SMALL)
        self.small += [*range(first + 1, first + count), _END]
        self.mini += content.ljust(count * _SMALL, b"\0")
        return first

    def _chain(self, content: bytes, filler: bytes = b"\0") -> int:
        """Put content into the next sectors; give the first."""
        first, count = len(self.sectors), -(-len(content) // _SECTOR)
        padded = content + filler * ((count * _SECTOR - len(content)) // len(filler))
        self.sectors += [padded[at : at + _SECTOR] for at in range(0, len(padded), _SECTOR)]
        self.fat += [*range(first + 1, first + count), _END]
        return first

    def _finished(self, directory: int, short: int, short_count: int) -> bytes:
        """The file: header, sectors, and the table of all sectors at the end."""
        count, used = 1, len(self.sectors)
        while count * (_SECTOR // 4) < used + count:
            count += 1
        self.fat += [_FAT] * count
        table = struct.pack(f"<{len(self.fat)}I", *self.fat).ljust(count * _SECTOR, b"\xff")
        magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        numbers = (0x3E, 3, 0xFFFE, 9, 6, b"\0" * 6, 0, count, directory, 0, _CUTOFF, short, short_count, _END, 0)
        header = struct.pack("<8s16sHHHHH6sIIIIIIIII", magic, b"\0" * 16, *numbers)
        places = struct.pack(f"<{count}I", *range(used, used + count))
        return (header + places).ljust(_SECTOR, b"\xff") + b"".join(self.sectors) + table


def _entry(name: str, kind: int, right: int, child: int, first: int, size: int) -> bytes:
    """One entry of the directory: 128 bytes, black in the tree."""
    text = name.encode("utf-16-le") + b"\0\0" if name else b""
    return struct.pack(
        "<64sHBBIII16sIQQIQ", text, len(text), kind, int(bool(kind)), _NONE, right, child, b"", 0, 0, 0, first, size
    )
