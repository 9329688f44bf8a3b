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
            broken = archive.testzip()
            names = archive.namelist() if changed is None else changed
            parts = [name for name in names if name.endswith(_XML)]
            return broken or next((name for name in parts if not _parsed(archive.read(name))), "")
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        return f"zip: {error}"


def _parsed(xml: bytes) -> bool:
    try:
        expat.ParserCreate().Parse(xml, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError:
        return False
    return True
