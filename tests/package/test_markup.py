"""Text to XML and back."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from xlcore.files.package.markup import attribute, escape, unescape

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.sampled_from("\n\t")
)


@given(TEXT)
def test_another_parser_reads_back_what_was_written(text):
    read = ET.fromstring(f"<a b={attribute(text)}>{escape(text)}</a>")

    assert (read.text or "", read.attrib["b"]) == (text, text)


@given(TEXT)
def test_what_was_written_is_read_back(text):
    assert unescape(escape(text)) == text
    assert unescape(attribute(text)[1:-1]) == text


def test_numbered_references_are_read_and_unknown_names_stay():
    assert unescape("&#7873;&#x1EC1;&apos;&nbsp;&amp;lt;") == "ềề'&nbsp;&lt;"
