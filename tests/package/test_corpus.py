"""Workbooks that nobody here made: all of theirs stays, ours is as the format wants it, and nothing grows."""

import shutil

import pytest
from package_builders import CORPUS, OURS, SHARED, book, faults, parts, patched, plan

from xlcore.errors import InputError
from xlcore.files.package.opc import Package
from xlcore.files.package.patch import Patch
from xlcore.files.package.splice import STRICT
from xlcore.plans import Choice, Condition, Page, SheetPlan
from xlcore.styles import Style

RULES = (Condition("B5:B6", "B5>5000", Style(fill="FBD5D5")),)
LISTS = (Choice("A5:A6", f"'{OURS}'!$A$5:$A$6"),)


def whole(text: str) -> list[SheetPlan]:
    """Two sheets that use all that plans can hold."""
    notes = {(5, 1): f"ghi chú {text}", (6, 2): "ghi chú"}
    first = plan(text=text, notes=notes, conditions=RULES, choices=LISTS, page=Page(repeat=(4, 4), area="A1:C7"))
    return [first, plan("two", "Trang hai", text)]


@pytest.mark.parametrize("source", CORPUS, ids=lambda path: path.stem)
def test_real_workbooks_keep_every_part_outside_our_sheets(tmp_path, source):
    path = tmp_path / source.name
    shutil.copyfile(source, path)
    before, wrong = parts(path), faults(path)
    if any(STRICT in part for part in before.values()):
        with pytest.raises(InputError, match="Strict"):
            patched(path, *whole("một"))
        assert parts(path) == before
        return

    patched(path, *whole("một"))

    after, package = parts(path), Package.open(path)
    shared = {package.workbook, f"xl/_rels/{package.workbook.removeprefix('xl/')}.rels", Patch(package).styles_part}
    changed = {name for name in before if before[name] != after.get(name)}
    assert {name for name in changed if "calcChain" not in name} <= shared | SHARED
    assert faults(path) <= wrong
    assert not patched(path, *whole("một")).changed


def test_runs_with_other_figures_do_not_make_the_file_grow(tmp_path):
    path = book(tmp_path / "own.xlsx")
    patched(path, *whole("một"))
    first = parts(path)

    for text in ("hai", "ba", "hai", "bốn", "hai", "ba", "một", "hai", "ba", "bốn", "hai"):
        patched(path, *whole(text))
    patched(path, *whole("một"))

    assert parts(path) == first


def test_all_that_plans_can_hold_keeps_the_rules_of_the_format(tmp_path):
    path = book(tmp_path / "own.xlsx")

    patched(path, *whole("một"))

    assert faults(path) == set()
