"""Macros, buttons and ribbon are in the drawn master, and stay as they are when the master is patched."""

import zipfile
from xml.etree import ElementTree as ET

import pytest

from xlcore.cli.work import consolidate_folder
from xlcore.demo.build import build
from xlcore.files.drawing.buttons import BUTTONS, RIBBON
from xlcore.files.vba.sources import project
from xlcore.summary import control

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def masters(tmp_path_factory):
    """The parts of the demo's master as drawn, and after a run has been written into it."""
    root = tmp_path_factory.mktemp("vba") / "khoi"
    build(root)
    drawn = parts(root / "TongHop.xlsm")
    consolidate_folder(root)
    return drawn, parts(root / "TongHop.xlsm")


def test_code_names_of_the_sheets_are_those_of_the_modules(masters):
    sheets = [name for name in masters[0] if name.startswith("xl/worksheets/sheet")]
    names = {ET.fromstring(masters[0][name]).find(f"{MAIN}sheetPr").get("codeName") for name in sheets}

    assert names == {f"Sheet{number}" for number in range(1, len(sheets) + 1)}
    assert masters[0]["xl/vbaProject.bin"] == project(len(sheets))


def test_each_button_calls_a_sub_of_the_module(masters):
    drawing = masters[0]["xl/drawings/vmlDrawing1.vml"].decode()

    for macro, caption in BUTTONS.items():
        assert f"[0]!{macro}" in drawing
        assert caption in drawing


def test_buttons_stand_in_the_row_that_is_kept_for_them(masters):
    anchors = [
        [int(number) for number in line.partition(">")[2].partition("<")[0].split(",")]
        for line in masters[0]["xl/drawings/vmlDrawing1.vml"].decode().split("\n")[0].split("<x:Anchor")[1:]
    ]

    assert len(anchors) == len(BUTTONS)
    assert {(top, bottom) for _, _, top, _, _, _, bottom, _ in anchors} == {
        (control.BUTTON_ROW - 1, control.BUTTON_ROW - 1)
    }


def test_the_ribbon_has_the_same_commands_as_the_buttons(masters):
    for name in RIBBON:
        tab = ET.fromstring(masters[0][name])
        commands = {
            element.get("id"): element.get("label") for element in tab.iter() if element.tag.endswith("}button")
        }
        assert commands == BUTTONS
        assert f'Target="{name}"' in masters[0]["_rels/.rels"].decode()


def test_a_patched_master_keeps_macros_buttons_and_ribbon_byte_for_byte(masters):
    drawn, patched = masters
    kept = ["xl/vbaProject.bin", "xl/drawings/vmlDrawing1.vml", "_rels/.rels", *RIBBON]

    assert drawn["xl/styles.xml"] != patched["xl/styles.xml"]
    assert {name: drawn[name] for name in kept} == {name: patched[name] for name in kept}
