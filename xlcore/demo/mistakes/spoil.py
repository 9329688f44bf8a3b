"""Spoils finished files in the ways in which files arrive spoiled."""

import zipfile
from hashlib import sha256
from io import BytesIO

from .compound import compound


def truncated(data: bytes) -> bytes:
    """What is left of a file whose download broke off."""
    return data[: len(data) * 2 // 3]


def encrypted(data: bytes) -> bytes:
    """A workbook with a password to open: a container with the encrypted package in it.

    The package is noise made from the file's digest; nobody has the password.
    """
    noise = b"".join(sha256(data + bytes([place % 256, place // 256])).digest() for place in range(256))
    return compound({"EncryptionInfo": b"\x04\x00\x04\x00\x40\x00\x00\x00", "EncryptedPackage": noise})


def nothing(data: bytes) -> bytes:
    """A file of no bytes, as a full disk or a broken mail leaves it."""
    return data[:0]


def web_page(data: bytes) -> bytes:
    """What a mail portal gives when its session has ended, under the name of the attachment."""
    page = "<!DOCTYPE html><html><body><p>Phiên đăng nhập đã hết hạn ({} KB).</p></body></html>"
    return page.format(len(data) // 1024).encode()


def word_document(data: bytes) -> bytes:
    """A Word document in place of the form."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relation}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body><w:p><w:r><w:t>Báo cáo ({len(data)} byte)</w:t></w:r></w:p></w:body></w:document>",
    }
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2018, 7, 5, 8, 0, 0)), text)
    return held.getvalue()
