"""A spreadsheet program that computes the workbooks anew comes to the values that the program wrote."""

import shutil
import zipfile
from numbers import Real

import pytest
from click.testing import CliRunner
from office import formulas, recalculated, shown

from xlcore.cli.main import main

pytestmark = pytest.mark.live
ERRORS = ("#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "Err:")


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    """Masters of the demo without and with mistakes, forms blank and filled: as written and as computed anew."""
    folder = tmp_path_factory.mktemp("bloc")
    for name, extra in (("demo", ()), ("faulty", ("--with-errors",))):
        made = CliRunner().invoke(main, ["demo", str(folder / name), *extra])
        assert made.exit_code <= 1, made.output
    blank = next((folder / "demo/gui-di").glob("SCT*.xlsx"))
    filled = next((folder / "demo/nhan-ve").glob("SCT*.xlsx"))
    written = {"master": folder / "demo/TongHop.xlsm"}
    written |= {
        name: folder / f"{name}{end}" for name, end in (("faults", ".xlsm"), ("blank", ".xlsx"), ("filled", ".xlsx"))
    }
    shutil.copy(folder / "faulty/TongHop.xlsm", written["faults"])
    shutil.copy(blank, written["blank"])
    shutil.copy(filled, written["filled"])
    out = folder / "out"
    out.mkdir()
    return {name: (written[name], new) for name, new in zip(written, recalculated(out, *written.values()), strict=True)}


def differing(written, computed):
    before, after = shown(written), shown(computed)
    return {
        place: (formula, before.get(place), after.get(place))
        for place, formula in formulas(written).items()
        if not same(before.get(place), after.get(place))
    }


def same(one, other):
    if isinstance(one, Real) and isinstance(other, Real):
        return other == pytest.approx(one, rel=1e-12)
    return one == other


@pytest.mark.parametrize("name", ["master", "faults", "blank", "filled"])
def test_every_formula_computes_to_the_value_that_was_written_beside_it(books, name):
    written, computed = books[name]

    assert len(formulas(written)) > 20
    assert differing(written, computed) == {}


def test_a_wrong_value_beside_a_formula_would_be_seen(books, tmp_path):
    written, _ = books["master"]
    spoilt = tmp_path / "spoilt.xlsm"
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"<v>8611</v>", b"<v>8612</v>") if "worksheets" in name else content)
    (computed,) = recalculated(tmp_path, spoilt)

    assert {before for _, before, _ in differing(spoilt, computed).values()} == {8612}


@pytest.mark.parametrize("name", ["master", "faults", "blank", "filled"])
def test_no_formula_shows_an_error_and_no_sheet_is_lost(books, name):
    written, computed = books[name]

    after = shown(computed)
    results = {place: after.get(place) for place in formulas(written)}
    assert {place: value for place, value in results.items() if str(value).startswith(ERRORS)} == {}
    assert {tab for tab, _ in shown(written)} == {tab for tab, _ in shown(computed)}
