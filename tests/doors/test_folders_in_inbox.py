"""Units that send a folder: its files count, and what is said of them leads to them."""

import openpyxl
from history_builder import correct, run


def test_a_finding_about_a_file_in_a_folder_links_to_that_file(tmp_path):
    folder = tmp_path / "khoi"
    run("demo", folder, "-q")
    sent = correct(folder, "SCT", "procedures", 0, online=999)
    inner = folder / "nhan-ve" / "So Cong Thuong"
    inner.mkdir()
    sent.rename(inner / sent.name)

    run("consolidate", folder, "-q")

    sheet = openpyxl.load_workbook(folder / "TongHop.xlsm")["Lỗi"]
    targets = {cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert f"nhan-ve/So%20Cong%20Thuong/{sent.name.replace(' ', '%20')}" in targets
