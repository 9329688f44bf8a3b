"""What a member typed is text wherever it comes to stand: in the master, in Word, in JSON, on a terminal, in links."""

import csv
import json
import re
import shutil
import zipfile
from io import StringIO
from itertools import cycle
from pathlib import Path
from urllib.parse import urlparse

import openpyxl
import pytest
from history_builder import run, sent_file
from office import convert

from xlcore.declare import Count, Text
from xlcore.demo.bloc import ASSIGNMENT
from xlcore.files.drawing.pen import type_into
from xlcore.files.reading.reader import read
from xlcore.intake.understand import understand
from xlcore.values.shown import STRANGE

EVIL = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "|cmd' /C calc'!A0",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.invalid","mở")',
    "'=1+1",
    "\t=1+1",
    "_x003D_1+1",
    "{=1+1}",
    "{{ 7*191 }}",
    "{% for a in d %}",
    "{%tr endfor %}",
    "{{ d.__class__ }}",
    "{value} {0} %s",
    "</w:t></w:r><w:br/>",
    "</t></is></c><c><f>1+1</f>",
    "&amp;<b>&#x41;]]>",
    "<!--",
    "\x1b[31mđỏ",
    "\x9b31m",
    "\u202etxet",
    "a\u2066b",
    "javascript:alert(1)",
    "http://x.invalid/?a=1",
    "[bold red]x[/]",
    "PAGE \\* MERGEFORMAT",
    "1' OR '1'='1",
)
NAMES = (
    "=1+1.xlsx",
    "a#b%41?.xlsx",
    "javascript:alert(1).xlsx",
    "{{ 7*191 }}<b>&.xlsx",
    "đỏ\x1b[31m.xlsx",
    "b\nc.xlsx",
)


def texts_of(member: str, folder: Path):
    """Every cell of declared text in a unit's file, and one of a number in each table, by tab."""
    sent = understand(read(str(sent_file(folder, member))), ASSIGNMENT)
    for key, table in sent.tables.items():
        numbers = [c for c in table.sheet.columns if isinstance(c.kind, Count) and not c.computed]
        for row in table.rows:
            texts = [c for c in table.sheet.columns if isinstance(c.kind, Text) and not c.key]
            for column in [*texts, *(numbers[:1] if row is table.rows[0] else ())]:
                if row.values.get(column.name) is not None:
                    place = sent.place(key, row.number, column.name)
                    yield place.sheet, (place.row, place.column)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The demo after every unit typed evil into every text, and files of evil names came beside theirs."""
    folder = tmp_path_factory.mktemp("evil") / "khoi"
    assert run("demo", folder, "-q").exit_code == 0
    shutil.copyfile(folder / "TongHop.xlsm", folder.parent / "lành.xlsm")
    evil = cycle(EVIL)
    for member in ASSIGNMENT.bloc.members:
        cells: dict[str, dict[tuple[int, int], str]] = {}
        for tab, spot in texts_of(member.code, folder):
            cells.setdefault(tab, {})[spot] = encoded(next(evil))
        type_into(sent_file(folder, member.code), cells)
    for name in NAMES:
        shutil.copyfile(sent_file(folder, ASSIGNMENT.bloc.members[0].code), folder / "nhan-ve" / name)
    return folder


def encoded(text: str) -> str:
    """Text as Excel stores it: control characters as escapes."""
    return re.sub(r"[\x00-\x08\x0b-\x1f]", lambda odd: f"_x{ord(odd[0]):04X}_", text)


@pytest.fixture(scope="module")
def consolidated(folder):
    """The command on that folder, and what it left."""
    done = run("consolidate", folder, "--json", "-v")
    assert done.exit_code in (0, 1)
    return done


@pytest.fixture(scope="module")
def master(folder, consolidated):
    assert consolidated
    return folder / "TongHop.xlsm"


def formulas(path: Path) -> set[str]:
    book = openpyxl.load_workbook(path)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return {str(cell.value) for cell in cells if cell.data_type == "f"}


def kinds(path: Path) -> set[str]:
    """Formulas with the numbers of rows and columns left out."""
    return {re.sub(r"\$?[A-Z]{1,3}\$?\d+", "A1", text) for text in formulas(path)}


def strings(path: Path) -> set[str]:
    book = openpyxl.load_workbook(path)
    return {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "s"}


def test_no_formula_comes_from_what_was_typed(folder, master):
    assert kinds(master) <= kinds(folder.parent / "lành.xlsm")


def test_what_was_typed_stands_in_the_master_as_typed(master):
    seen = strings(master)
    for typed in ("=1+1", "@SUM(1+1)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.invalid","mở")', "{{ 7*191 }}"):
        assert typed in seen
    assert "</t></is></c><c><f>1+1</f>" in seen
    assert "&amp;<b>&#x41;]]>" in seen


def test_nothing_in_the_master_turns_writing_round_or_controls_anything(master):
    odd = {text for text in strings(master) if STRANGE.search(text.replace("\n", " "))}
    assert odd == set()


def test_every_link_of_the_master_leads_to_a_file_of_the_bloc(folder, master):
    with zipfile.ZipFile(master) as package:
        rels = [package.read(name).decode() for name in package.namelist() if "worksheets/_rels" in name]
    targets = re.findall(r'Target="([^"]*)"[^>]*TargetMode="External"', "".join(rels))
    assert targets
    for target in targets:
        told = urlparse(target)
        assert (told.scheme, told.netloc, told.query) == ("", "", ""), target
        assert told.path.split("/")[0] in {"nhan-ve", "luu-tru"}, target
        assert ".." not in told.path
    assert folder.is_dir()


def test_the_terminal_gets_lines_of_text_and_nothing_else(consolidated):
    said = consolidated.stderr
    assert STRANGE.sub("", said.replace("\n", "")) == said.replace("\n", "")


def test_json_is_json_with_what_was_typed_in_it(consolidated):
    facts = json.loads(consolidated.stdout)
    assert facts["findings"]
    assert not STRANGE.search(consolidated.stdout.replace("\n", ""))


def test_the_report_says_what_was_typed_and_does_nothing_of_it(folder, master):
    assert run("report", folder).exit_code in (0, 1)
    (report,) = (folder / "bao-cao").glob("*lan 1.docx")
    with zipfile.ZipFile(report) as package:
        body = package.read("word/document.xml").decode()
        rels = package.read("word/_rels/document.xml.rels").decode()
    text = re.sub("<[^>]+>", "", body)
    assert "1337" not in text
    assert "{{ 7*191 }}" in text
    assert re.search(r"<w:(?:instrText|fldSimple)\b", body) is None
    assert "External" not in rels
    assert master.is_file()


def test_copies_that_go_back_have_no_formula_and_no_link_that_was_typed(folder, master):
    assert run("returns", folder).exit_code == 1
    copies = sorted((folder / "tra-lai").glob("*.xls[xm]"))
    assert len(copies) > 5
    for copy in copies:
        assert not [text for text in formulas(copy) if re.search(r"1\+1|cmd|x\.invalid", text)]
        with zipfile.ZipFile(copy) as package:
            rels = b"".join(package.read(name) for name in package.namelist() if name.endswith(".rels"))
        assert b'TargetMode="External"' not in rels
    for letter in (folder / "tra-lai").glob("*.txt"):
        assert not STRANGE.search(letter.read_text(encoding="utf-8-sig").replace("\n", "").replace("\r", ""))
    assert master.is_file()


def exported(folder):
    told = json.loads(run("export", folder, "--json", "-q").stdout)
    return [Path(name) for name in told["files"]]


def test_no_cell_of_the_exported_tables_begins_like_a_formula(folder, master):
    tables = [path.read_text(encoding="utf-8-sig") for path in exported(folder)]
    cells = [cell for text in tables for row in csv.reader(StringIO(text), delimiter=";") for cell in row]

    assert not [cell for cell in cells if cell.startswith(tuple("=+@|\t\r")) or re.match(r"-(?![\d,]+$)", cell)]
    assert {"'=1+1", "'-1+1", "'@SUM(1+1)", "'|cmd' /C calc'!A0"} <= set(cells)
    assert not STRANGE.search("".join(cells))
    assert master.is_file()


@pytest.mark.live
def test_libreoffice_opens_the_exported_tables_without_a_formula(folder, master, tmp_path):
    convert(tmp_path, "fods", *exported(folder))

    opened = [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.fods")]
    assert len(opened) > 10
    assert not any("table:formula=" in text for text in opened)
    assert master.is_file()


@pytest.mark.live
def test_libreoffice_sees_no_formula_but_ours(folder, master, tmp_path):
    convert(tmp_path, "fods", master)
    text = (tmp_path / "TongHop.fods").read_text(encoding="utf-8")
    own = len(re.findall(r" table:formula=", text))
    parts = (
        zipfile.ZipFile(master).read(name) for name in zipfile.ZipFile(master).namelist() if "sheets/sheet" in name
    )
    assert own == sum(len(re.findall(rb"<f[ >]", part)) for part in parts)
    assert not re.search(r'table:formula="[^"]*(?:1\+1|cmd|HYPERLINK|x\.invalid)', text)
    assert folder.is_dir()


def test_the_past_shows_what_was_typed_as_text(folder, master):
    for command in ("history", "verify", "check"):
        done = run(command, folder)
        assert done.exit_code in (0, 1), done.stderr
        assert not STRANGE.search(done.stderr.replace("\n", "")), command
    assert master.is_file()
