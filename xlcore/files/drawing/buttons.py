"""The buttons above *Điều khiển*, the macros behind them, and the same commands in the ribbon."""

import io
from collections.abc import Mapping

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ...summary.control import BUTTON_ROW
from ..assets import asset
from ..vba.sources import project

BUTTONS: Mapping[str, str] = {
    "PhatPhieu": "Phát phiếu",
    "KiemTra": "Kiểm tra",
    "TongHop": "Tổng hợp",
    "TraPhieu": "Trả phiếu",
    "BaoCao": "Báo cáo",
    "NguonSo": "Nguồn số",
    "KiemTraCaiDat": "Kiểm tra cài đặt",
    "MoThuMuc": "Mở thư mục",
}
"""The Sub of each button and what stands on it, from left to right."""
WIDTH, HEIGHT, STEP = 138, 32, 146
"""In pixels: of a button, and from one to the next."""
RIBBON: Mapping[str, str] = {
    "customUI/customUI14.xml": "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
    "customUI/customUI.xml": "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
}
"""Parts of the package that describe the ribbon, for Excel from 2010 on and for 2007, with their relationships."""


def draw_buttons(sheet: Worksheet) -> None:
    """Put the buttons into the row that the control sheet keeps for them."""
    for number, (macro, caption) in enumerate(BUTTONS.items()):
        place = {"width": WIDTH, "height": HEIGHT, "x_offset": 4 + number * STEP, "y_offset": 2}
        sheet.insert_button(BUTTON_ROW - 1, 1, {"macro": macro, "caption": caption, **place})


def add_macros(workbook: Workbook) -> None:
    """Give the workbook its macros, with a module for each sheet that it has by now."""
    workbook.add_vba_project(io.BytesIO(project(len(workbook.worksheets()))), is_stream=True)


def ribbon() -> dict[str, tuple[str, bytes]]:
    """The parts of the package that describe the ribbon: relationship type and content by name."""
    return {name: (kind, asset(f"ribbon/{name.rpartition('/')[2]}").read_bytes()) for name, kind in RIBBON.items()}
