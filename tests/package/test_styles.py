"""Styles of a workbook: what is there is used again, whoever wrote it and however."""

import re

from xlcore.files.package.stylebook import Stylebook
from xlcore.styles import Style

STYLES = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill/></fills>'
    b'<borders count="1"><border/></borders><cellXfs count="1"><xf numFmtId="0"/></cellXfs>'
    b'<dxfs count="0"></dxfs></styleSheet>'
)
LOOK = Style("0.000", bold=True, fill="FBD5D5", border=True, wrap=True)


def written(xml: bytes) -> tuple[int, int, bytes]:
    book = Stylebook(xml)
    return book.index(LOOK), book.rule(LOOK), book.result()


def test_a_look_that_another_program_wrote_back_is_used_again():
    first = written(STYLES)
    plain = re.sub(rb'(<(?!styleSheet)\w+) xmlns="[^"]*"', rb"\1", first[2])
    prefixed = re.sub(rb"(</?)(?=[a-zA-Z])", rb"\1x:", plain).replace(b"xmlns=", b"xmlns:x=")

    assert written(plain) == (*first[:2], plain)
    assert written(prefixed) == (*first[:2], prefixed)


def test_another_look_is_added_behind_those_that_are_there():
    number, rule, once = written(STYLES)
    book = Stylebook(once)

    assert book.index(LOOK._replace(italic=True)) == number + 1
    assert book.rule(LOOK._replace(ink="FF0000")) == rule + 1
