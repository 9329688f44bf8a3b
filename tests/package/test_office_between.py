"""LibreOffice saves the workbook between two runs: what is ours is found again, and nothing doubles or grows."""

import openpyxl
import pytest
from office import convert
from package_builders import OURS, book, parts, patched, plan

from xlcore.plans import Choice, Condition, Page
from xlcore.styles import Style

FULL = {
    "notes": {(5, 1): "ghi chú", (6, 2): "ghi chú khác"},
    "conditions": (Condition("B5:B6", "B5>5000", Style(bold=True, fill="FBD5D5")),),
    "choices": (Choice("A5:A6", '"có,không"', "Chọn."),),
    "page": Page(repeat=(4, 4), area="A1:C7"),
}


def told(path) -> dict[str, object]:
    made = openpyxl.load_workbook(path)
    sheet = made[OURS]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    return {
        "tabs": made.sheetnames,
        "notes": {c.coordinate: c.comment.text for c in cells if c.comment},
        "conditions": len(sheet.conditional_formatting),
        "lists": len(sheet.data_validations.dataValidation),
        "tables": dict(sheet.tables.items()),
        "page": (sheet.print_title_rows, sheet.print_area),
        "names": set(made.defined_names),
    }


@pytest.mark.live
def test_a_workbook_that_libreoffice_saved_is_written_as_before(tmp_path):
    path = book(tmp_path / "own.xlsx")
    patched(path, plan(**FULL))
    before = told(path)

    sizes = []
    for turn, text in enumerate(("hai", "ba", "hai")):
        stored = tmp_path / f"office{turn}"
        stored.mkdir()
        convert(stored, "xlsx", path)
        path = stored / path.name
        patched(path, plan(text=text, **FULL))
        assert told(path) == before
        assert openpyxl.load_workbook(path)[OURS]["A1"].value == text
        sizes.append({name: len(data) for name, data in parts(path).items() if name.startswith("xl/")})

    assert sizes[1].keys() == sizes[2].keys()
    assert sizes[1]["xl/styles.xml"] == sizes[2]["xl/styles.xml"]
