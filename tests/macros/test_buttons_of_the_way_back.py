"""The buttons *Trả phiếu* and *Nguồn số* on the open workbook."""

import shutil

import pytest
from history_builder import correct
from live_office import office_for

from macros import buttons
from xlcore.demo.build import build
from xlcore.errors import InputError

pytestmark = pytest.mark.live


@pytest.fixture
def book(tmp_path):
    """The master of a bloc in which one unit's figures do not add up, open in an office."""
    folder = tmp_path / "khoi"
    build(folder)
    correct(folder, "SCT", "procedures", 0, online=999)
    with office_for(tmp_path, tmp_path) as app:
        opened = app.books.open(folder / "TongHop.xlsm")
        yield opened
        opened.close()


def test_copies_are_written_and_a_selected_figure_is_listed_while_the_master_is_open(book, tmp_path):
    folder = tmp_path / "khoi"
    assert buttons.returns(book) == "Đã viết 1 phiếu trả, 0 thư nhắc (0 thư nháp .eml) vào tra-lai."
    assert (folder / "tra-lai" / "SCT_2018-H1_tra-lan-1.xlsx").is_file()
    shutil.copyfile(folder / "tra-lai" / "SCT_2018-H1_tra-lan-1.xlsx", folder / "nhan-ve" / "SCT lai.xlsx")
    assert "chờ đơn vị gửi lại" not in buttons.returns(book)

    buttons.consolidate(book)
    sheet = book.sheets["TH đơn vị"]
    sheet.activate()
    sheet.range("E14").select()

    assert buttons.trace(book).startswith("Cộng 10 ô:")

    listed = book.sheets["Nguồn số"]
    assert listed.range("A3").value.startswith("TH đơn vị, ô E14:")
    assert listed.range("F8:F17").value == [cell for cell in listed.range("F8:F17").value if cell]
    assert book.sheets.active.name == "Nguồn số"


def test_a_cell_that_is_no_figure_is_said(book):
    book.sheets["Cấu hình"].activate()
    book.sheets["Cấu hình"].range("B5").select()

    with pytest.raises(InputError, match="không phải trang do chương trình tổng hợp"):
        buttons.trace(book)
