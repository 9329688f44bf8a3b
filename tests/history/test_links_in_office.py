"""The way back to each copy, as LibreOffice understands it."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlparse

import openpyxl
import pytest
from office import convert

_LINK = re.compile(r'xlink:href="([^"#]*/luu-tru/[^"#]*)#([^"]*)"')


@pytest.mark.live
def test_every_consolidated_row_opens_its_copy_at_a_filled_cell(demo, tmp_path):
    convert(tmp_path, "fods", demo / "TongHop.xlsm")

    text = (tmp_path / "TongHop.fods").read_text(encoding="utf-8")
    links = {(unquote(urlparse(unescape(file)).path), unescape(place)) for file, place in _LINK.findall(text)}
    books = {file: openpyxl.load_workbook(Path(file), data_only=True) for file, _ in links}
    assert len(books) == 9
    assert len(links) > 100
    for file, place in links:
        tab, cell = re.fullmatch(r"'(.+)'!([A-Z]+\d+)", place).groups()
        assert books[file][tab][cell].value is not None, (file, place)
