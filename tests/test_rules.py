"""The rules of this code base."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from xlcore.declare import Layout, fields_of
from xlcore.domain.general import GENERAL
from xlcore.sheets import ACROSS, BY_KEY, DATA_SHEETS, FORM_SHEETS
from xlcore.sheets.master import MASTER_SHEETS
from xlcore.sheets.rare import OF_A_YEAR, OF_SCORING
from xlcore.sheets.scoring import SCORING_SHEETS
from xlcore.sheets.year import YEAR_SHEETS

ROOT = Path(__file__).parent.parent
SHELLS = {"files", "cli", "demo"}
CORE = [p for p in sorted((ROOT / "xlcore").rglob("*.py")) if p.relative_to(ROOT / "xlcore").parts[0] not in SHELLS]
OUTSIDE = {
    "click",
    "lxml",
    "openpyxl",
    "os",
    "pathlib",
    "python_calamine",
    "subprocess",
    "time",
    "xlsxwriter",
    "xlwings",
}


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("module", CORE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_core_knows_nothing_of_the_world_outside(module):
    assert OUTSIDE.isdisjoint(imported(module))


@pytest.mark.parametrize(
    "module", sorted((ROOT / "xlcore").rglob("*.py")), ids=lambda p: p.relative_to(ROOT).as_posix()
)
def test_only_the_macros_know_xlwings(module):
    assert "xlwings" not in set(imported(module))


@pytest.mark.parametrize("folder", ["xlcore", "macros"])
def test_no_sentence_of_the_system_reaches_a_person_in_english(folder):
    told = [path for path in (ROOT / folder).rglob("*.py") if ".strerror" in path.read_text(encoding="utf-8")]

    assert told == []


FIELD = ("appraisal", "awards", "checks", "domain", "report", "scoring", "sheets", "summary", "values")
"""Packages of the core that know the field."""


def asked(module: Path) -> set[str]:
    """The modules of the core that a module names, in full."""
    tree = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    return {
        node.module for node in tree if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("xlcore.")
    }


@pytest.mark.parametrize("name", ["__init__", "__main__", "live", "patience", "raw", "standing"])
def test_the_open_workbook_is_reached_without_knowing_the_field(name):
    packages = {module.split(".")[1] for module in asked(ROOT / "macros" / f"{name}.py")}

    assert packages.isdisjoint(FIELD)


@pytest.mark.parametrize("module", sorted((ROOT / "macros" / "libreoffice").glob("*.py")), ids=lambda p: p.stem)
def test_the_engine_knows_only_where_libreoffice_is_and_how_errors_are_told(module):
    assert {name for name in asked(module) if not name.startswith(("xlcore.errors", "xlcore.files.setup"))} == set()


def test_a_button_or_a_cell_function_is_a_few_lines_over_the_core():
    for name in ("buttons", "functions"):
        for node in ast.walk(ast.parse((ROOT / "macros" / f"{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                assert len(node.body) <= 12, node.name
                assert not any(isinstance(part, ast.For | ast.While) for part in ast.walk(node)), node.name


@pytest.mark.parametrize("sheet", [*FORM_SHEETS, *MASTER_SHEETS, *SCORING_SHEETS], ids=lambda sheet: sheet.key)
def test_a_sheet_speaks_only_of_columns_that_it_declares(sheet):
    named = {n for column in sheet.columns for n in fields_of(column.computed)}
    named |= {n for rule in sheet.rules for n in (*fields_of(rule.left), *fields_of(rule.right))}

    assert named <= set(sheet.by_name)
    assert len(sheet.by_name) == len(sheet.columns)


@pytest.mark.parametrize("sheet", [*FORM_SHEETS, *MASTER_SHEETS, *SCORING_SHEETS], ids=lambda sheet: sheet.key)
def test_a_tab_has_a_name_that_excel_accepts(sheet):
    assert len(sheet.title) <= 27
    assert not re.search(r"[\[\]:*?/\\]", sheet.title)


def test_rules_between_sheets_speak_of_columns_that_exist():
    for rule in ACROSS:
        for term in (rule.left, rule.right):
            sheet = BY_KEY[term.sheet]
            assert set(fields_of(term.expression)) | set(rule.by) <= set(sheet.by_name), rule.id


def test_every_check_has_an_id_of_its_own():
    ids = [check.id for check in GENERAL] + [r.id for s in DATA_SHEETS for r in s.rules] + [r.id for r in ACROSS]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("layout", list(Layout))
def test_labels_of_a_sheet_are_told_apart(layout):
    for sheet in FORM_SHEETS:
        if sheet.layout is layout:
            labels = [column.label.casefold() for column in sheet.columns]
            assert len(labels) == len(set(labels)), sheet.key


RARE = ("xlcore.appraisal.", "xlcore.awards", "xlcore.scoring.", "xlcore.sheets.year", "xlcore.files.drawing")
LIGHT = {"xlcore.appraisal.points", "xlcore.scoring.kept"}
LIBRARIES = ("docx", "docxtpl", "jinja2", "lxml", "openpyxl", "xlrd", "xlsxwriter", "xlwings")


def test_a_consolidation_loads_nothing_that_only_some_blocs_or_commands_use():
    used = "xlcore.runs, xlcore.files.history.keeper, xlcore.files.package.master, xlcore.cli.main"
    told = subprocess.run(
        [sys.executable, "-c", f"import {used}, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout.split()

    assert "xlcore.runs" in told
    assert [name for name in told if (name.startswith(RARE) and name not in LIGHT) or name in LIBRARIES] == []


def test_a_library_is_declared_where_it_is_imported_and_only_there():
    modules = [path for folder in ("xlcore", "macros") for path in (ROOT / folder).rglob("*.py")]
    names = {name for module in modules for name in imported(module)} - sys.stdlib_module_names
    bring = packages_distributions()

    used = {bring[name][0].lower() for name in names - {"xlcore", "macros", "uno"}}  # uno is LibreOffice's own

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert used == {re.match(r"[\w-]+", words)[0] for words in declared}


def test_the_marks_of_rare_sheets_are_those_of_their_declarations():
    assert [sheet.key for sheet in SCORING_SHEETS] == list(OF_SCORING)
    assert [sheet.key for sheet in YEAR_SHEETS] == list(OF_A_YEAR)


PAGES = sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page):
    targets = re.findall(r"\]\(([^):]+)\)", page.read_text(encoding="utf-8"))

    for file, _, place in (target.partition("#") for target in targets):
        text = (page.parent / file).read_bytes() if file else page.read_bytes()
        heads = re.findall(r"(?m)^#+ (.+)$", text.decode("utf-8", "ignore"))
        assert not place or place in [re.sub(r"[^\w-]", "", head.lower().replace(" ", "-")) for head in heads]
    assert page.name.startswith("README") or f"docs/{page.name}" in (ROOT / "README.md").read_text(encoding="utf-8")
