"""Whether a package can be read back: every entry of the zip, and the XML of its parts."""

import io
import zipfile
import zlib
from collections.abc import Collection
from xml.parsers import expat

_XML = (".xml", ".rels")


def flaw(package: bytes, changed: Collection[str] | None = None) -> str:
    """Name the part that cannot be read back; '' where the package is sound.

    The checksums of all entries are looked at; only `changed` parts are parsed (None: all that are XML).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            names = archive.namelist()
            parsed = frozenset(names if changed is None else changed)
            if missing := parsed.difference(names):
                return f"zip: {min(missing)}"
            entries = archive.infolist()
            return next((one.filename for one in entries if not _sound(archive, one, parsed)), "")
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        return f"zip: {error}"


def _sound(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, parsed: Collection[str]) -> bool:
    """Whether the bytes of an entry are those that were packed, and XML where they have to be."""
    try:
        data = archive.read(entry)
        if entry.filename in parsed and entry.filename.endswith(_XML):
            expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - expat's own signature
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError):
        return False
    return True
