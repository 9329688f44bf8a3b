"""The example schemes: sound, marked as examples, and taken into a new bloc's master or a workbook to copy from."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from scoring_bloc import drawn, reported, scored

from xlcore.cli.main import main
from xlcore.demo.build import build
from xlcore.files.package.master import PackagedMaster
from xlcore.files.schemes import examples, scheme_rows
from xlcore.rollover import typed
from xlcore.runs import open_office

FIXED = {"thang-100": 100, "thang-200": 200, "thang-1000": 1000, "bao-cao-muon": 2}


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def test_every_example_says_that_it_is_one():
    found = examples()

    assert set(found) == set(FIXED)
    assert all(title.startswith("VÍ DỤ") for title in found.values())
    assert all(
        "ví dụ" in str(row["note"]).casefold() or "2022" in str(row["note"])
        for name in found
        for row in _criteria(name)
    )


def _criteria(name):
    return scheme_rows(name)["criteria"]


@pytest.mark.parametrize(("name", "total"), FIXED.items())
def test_an_example_is_a_sound_scheme_and_scores(name, total, tmp_path):
    office = open_office(drawn(tmp_path / "m.xlsm", "SCT", "SXD", **scheme_rows(name)))

    found = scored(office, reported("SCT", 100))

    assert {finding.rule for finding in found.findings} <= {"CD-05", "XH-02"}
    assert sum(one.most for one in found.scheme.roots if found.scheme.is_group(one) or one.code == "1") == total
    assert found.standings


def test_a_new_bloc_may_begin_with_an_example_and_the_next_period_goes_on_with_it(tmp_path):
    assert run("new", tmp_path / "one", "--scheme", "thang-100").exit_code == 0
    text = Path(__file__).parents[2] / "workbook/schemes/thang-200.csv"
    assert run("new", tmp_path / "two", "--scheme", text).exit_code == 0

    codes = {
        name: [criterion["code"] for criterion in _rows(tmp_path / name / "TongHop.xlsm", "Tiêu chí")]
        for name in ("one", "two")
    }
    assert codes["one"][:3] == ["1", "1.1", "1.2"]
    assert len(codes["two"]) == 11


def _rows(path, tab):
    header, *rows = openpyxl.load_workbook(path)[tab].iter_rows(min_row=4, max_col=5, values_only=True)
    return [dict(zip(("code", *header[1:]), row, strict=True)) for row in rows if row[0]]


def test_the_scheme_of_the_period_before_goes_on(tmp_path):
    build(tmp_path / "old")
    rows = scheme_rows("thang-100")
    drawn(tmp_path / "old/TongHop.xlsm", "SCT", "SXD", **rows)

    made = run("new", tmp_path / "next", "--from", tmp_path / "old")

    assert made.exit_code == 0, made.output
    office = open_office(PackagedMaster(tmp_path / "next/TongHop.xlsm"))
    assert typed(PackagedMaster(tmp_path / "next/TongHop.xlsm"), "score_rules") == [
        {name: value for name, value in row.items() if value is not None} for row in rows["score_rules"]
    ]
    assert [c.code for c in office.scoring.scheme.criteria] == [row["code"] for row in rows["criteria"]]


def test_an_example_is_written_as_a_workbook_to_copy_from(tmp_path):
    listed, made = run("scheme"), run("scheme", "thang-1000", tmp_path / "t.xlsx")

    assert "thang-1000" in listed.output
    assert made.exit_code == 0, made.output
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book["Tiêu chí"]["A3"].value.startswith("VÍ DỤ, KHÔNG PHẢI QUY ĐỊNH")
    assert book["Tiêu chí"]["I10"].value == "100: 150; 95–<100: 130; 80–<95: 100; 60–<80: 60; <60: 0"
    assert book["Cách chấm"]["B5"].value == "1000"
    assert run("scheme", "thang-1000", tmp_path / "t.xlsx").exit_code == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Mã;Nội dung", "không thấy dòng tiêu đề"),
        ("Mã;Nội dung tiêu chí;Điểm tối đa;Loại;Bậc thang;Mã cha;Sàn;Trần;Nguồn số liệu\n1;A;mười;;;;;;", "ô C2"),
    ],
)
def test_a_file_that_is_no_scheme_is_refused_with_the_place(tmp_path, content, said):
    (tmp_path / "x.csv").write_text(content, encoding="utf-8")

    refused = run("new", tmp_path / "bloc", "--scheme", tmp_path / "x.csv")

    assert refused.exit_code == 3
    assert said in refused.output
    assert not (tmp_path / "bloc").exists()


def test_a_name_that_nobody_knows_is_answered_with_the_examples(tmp_path):
    refused = run("new", tmp_path / "bloc", "--scheme", "thang-9")

    assert refused.exit_code == 3
    assert "thang-1000" in refused.output
