"""Children of a part are replaced by bytes; what stands around them keeps every byte."""

import pytest

from xlcore.errors import InputError
from xlcore.files.package.splice import MAIN, WORKSHEET, appended, block, children, parsed, with_children


def names(xml: bytes) -> list[str]:
    return [child.name for child in children(xml)]


def test_children_go_where_the_schema_wants_them():
    xml = b'<worksheet a=">"><sheetData/><pageMargins left="1"/></worksheet>'

    done = with_children(
        xml, {"mergeCells": b"<mergeCells/>", "cols": b"<cols/>", "sheetData": b"<sheetData>1</sheetData>"}, WORKSHEET
    )

    assert names(done) == ["cols", "sheetData", "mergeCells", "pageMargins"]


def test_an_alternative_counts_as_what_it_holds():
    controls = (
        b'<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent>'
    )
    xml = b"<worksheet><sheetData/><drawing/>" + controls + b"<extLst/></worksheet>"

    done = with_children(xml, {"tableParts": b"<tableParts/>", "legacyDrawing": b"<legacyDrawing/>"}, WORKSHEET)

    assert names(done) == ["sheetData", "drawing", "legacyDrawing", "AlternateContent", "tableParts", "extLst"]


def test_an_element_that_nobody_knows_is_left_where_it_is():
    xml = b"<worksheet><sheetData/><zzz/></worksheet>"

    assert names(with_children(xml, {"cols": b"<cols/>", "tableParts": b"<tableParts/>"}, WORKSHEET)) == [
        "cols",
        "sheetData",
        "zzz",
        "tableParts",
    ]


def test_an_element_that_stands_twice_is_replaced_once():
    xml = b'<x:worksheet xmlns:x="u"><x:conditionalFormatting/><x:conditionalFormatting/><x:extLst/></x:worksheet>'

    done = with_children(xml, {"conditionalFormatting": b"<conditionalFormatting/>"}, WORKSHEET)

    assert done == b'<x:worksheet xmlns:x="u"><conditionalFormatting/><x:extLst/></x:worksheet>'


@pytest.mark.parametrize("empty", [b"<worksheet/>", b'<?xml version="1.0"?>\n<worksheet a="/>" />', b"<w:worksheet/>"])
def test_a_part_without_children_gets_its_first(empty):
    assert names(with_children(empty, {"sheetData": b"<sheetData/>"}, WORKSHEET)) == ["sheetData"]


@pytest.mark.parametrize(
    ("container", "whole"),
    [
        (b'<fonts count="1"><font count="9"/></fonts>', b'<fonts count="2"><font count="9"/><b/></fonts>'),
        (b"<fonts a='>' count='0'/>", b"<fonts a='>' count=\"1\"><b/></fonts>"),
        (b"<fonts><font count='9'/></fonts>", b"<fonts><font count='9'/><b/></fonts>"),
        (b'<x:fonts count = "0"></x:fonts>', b'<x:fonts count = "1"><b/></x:fonts>'),
    ],
)
def test_a_container_counts_what_it_holds(container, whole):
    assert appended(container, [b"<b/>"]) == whole


def test_nothing_appended_is_nothing_changed():
    assert appended(b"<fonts count='7'/>", []) == b"<fonts count='7'/>"


def test_a_child_is_given_as_it_stands():
    xml = b"<a><b c = '>' >x</b></a>"

    assert (block(xml, "b"), block(xml, "z")) == (b"<b c = '>' >x</b>", b"")


@pytest.mark.parametrize(
    "xml", [b"<a><b></a>", "<a/>".encode("utf-16"), b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>']
)
def test_xml_that_cannot_be_cut_safely_is_refused(xml):
    with pytest.raises(InputError, match=r"XML.*thidua restore"):
        children(xml)


def test_a_document_type_is_refused_before_anything_of_it_is_expanded():
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
    with pytest.raises(InputError, match=r"DOCTYPE.*thidua restore"):
        children(bomb)


def test_xml_that_cannot_be_read_is_refused():
    with pytest.raises(InputError, match="XML hỏng"):
        parsed(f"<a xmlns='{MAIN}'>".encode())


def test_a_long_word_before_the_root_is_passed_over():
    head = b"<!-- <b> " + b"x" * 9000 + b" -->"

    assert appended(head + b"<a/>" + b" " * 5000, [b"<b/>"]) == head + b"<a><b/></a>" + b" " * 5000


@pytest.mark.parametrize("xml", [b"", b"<!-- nothing -->", b"<<a/>"])
def test_what_has_no_root_is_refused(xml):
    with pytest.raises(InputError, match="XML hỏng"):
        appended(xml, [b"<b/>"])
