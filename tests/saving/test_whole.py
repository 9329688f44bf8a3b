"""Whether a package can be read back."""

import zipfile
from io import BytesIO

import pytest

from xlcore.files.saving.whole import flaw


def package(**parts: bytes) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("_", "."), part)
    return held.getvalue()


def test_a_sound_package_has_no_flaw():
    assert flaw(package(a_xml=b"<a/>", b_vml=b"<br>", c_rels=b"<b/>")) == ""


def test_a_part_that_cannot_be_parsed_is_named():
    data = package(a_xml=b"<a/>", b_xml=b"<b>")

    assert flaw(data) == "b.xml"
    assert flaw(data, ["a.xml"]) == ""
    assert flaw(data, ["a.xml", "b.xml"]) == "b.xml"


def test_a_part_whose_bytes_changed_is_named():
    data = package(a_xml=b"<a>text</a>")

    assert flaw(data.replace(b"text", b"lost")) == "a.xml"


@pytest.mark.parametrize("data", [b"", b"PK", package(a_xml=b"<a/>")[:40]], ids=("empty", "two letters", "cut off"))
def test_what_is_no_package_is_told_as_such(data):
    assert flaw(data).startswith("zip:")


def test_a_part_that_should_be_there_and_is_not_is_a_flaw():
    assert flaw(package(a_xml=b"<a/>"), ["z.xml"]).startswith("zip:")
