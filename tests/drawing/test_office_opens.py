"""LibreOffice opens what is drawn, and computes the form's formulas without an error."""

import csv
import shutil
import subprocess

import pytest
from drawing_builders import ASSIGNMENT, DEPARTMENT, PREVIOUS

from xlcore.files.drawing.form import draw_form
from xlcore.files.drawing.master import draw_master

SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_office_opens_a_form_and_a_master(tmp_path):
    draw_form(tmp_path / "form.xlsx", DEPARTMENT, ASSIGNMENT, PREVIOUS)
    draw_master(tmp_path / "master.xlsm", ASSIGNMENT, (), PREVIOUS, ())
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / "form.xlsx"), str(tmp_path / "master.xlsm")]
    command = [str(SOFFICE), profile, "--headless", "--convert-to", every_sheet, "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    told = {path.stem: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.csv")}
    assert {"form-TTHC", "form-Bìa", "master-Cấu hình", "master-Hướng dẫn"} <= set(told)
    assert not any(mark in text for text in told.values() for mark in ("#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "Err:"))
    total = next(row for row in csv.reader(told["form-TTHC"].splitlines()) if "Tổng cộng" in row)
    assert total[2:13] == ["0"] * 11
