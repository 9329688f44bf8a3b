"""Every number of every summary sheet leads to cells of units, or says in a sentence what it is."""

import json

import pytest
from click.testing import CliRunner
from history_builder import run

from xlcore.cli.main import main
from xlcore.cli.work import check_paths
from xlcore.files.package.master import PackagedMaster
from xlcore.history.tracing import planned
from xlcore.summary.glossary import GLOSSARY


def made(folder, *options):
    done = CliRunner().invoke(main, ["demo", str(folder), "-q", *options])
    assert done.exit_code in (0, 1), done.output
    return folder


@pytest.fixture(scope="module")
def bloc(tmp_path_factory):
    return made(tmp_path_factory.mktemp("errors") / "khoi", "--with-errors")


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """Consolidated twice, a check of another unit less, so that points of the run before stand beside those of now."""
    root = made(tmp_path_factory.mktemp("year") / "khoi", "--year") / "2018"
    next((root / "nhan-ve").glob("SCT - cham cheo*")).unlink()
    run("consolidate", root, "-q")
    return root


@pytest.fixture(scope="module")
def traces(bloc, year):
    """Every number of the half-year with errors, and of the year to its end, with its trace."""
    found = []
    for root in (bloc, year):
        sheets = planned(check_paths((root,)), PackagedMaster(root / "TongHop.xlsm"))
        found += [(plan.key, trace) for plan in sheets.plans for trace in sheets.numbers(plan)]
    return found


def test_every_number_leads_to_cells_or_says_what_it_is(traces):
    dumb = {(key, trace.cell) for key, trace in traces if not (trace.origins or trace.said)}

    assert dumb == set()
    assert len(traces) > 3000


def test_no_sentence_is_kept_for_a_column_that_is_not_there(traces):
    assert set(GLOSSARY.values()) - {trace.said for _, trace in traces} == set()


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("Điều khiển!G6", "Số lỗi của đơn vị này ở trang Lỗi"),
        ("Điều khiển!G15", "Cộng các đơn vị ở bảng trên"),
        ("Điều khiển!C20", "chia cho số đơn vị phải gửi, nhân 100. Công thức của ô: =IF(C18>0,C19/C18*100"),
        ("TH chỉ tiêu!E6", "Không ô nào của các phiếu thuộc mục này"),
        ("DL TTHC!Q5", "Số của dòng trong tệp"),
    ],
)
def test_a_figure_that_is_no_sum_says_what_it_is(bloc, figure, said):
    done = CliRunner().invoke(main, ["trace", figure, str(bloc)])

    assert said in done.stderr


@pytest.mark.parametrize(
    "figure", ["Xếp hạng!A8", "Điểm!K5", "Giải trình điểm!H5", "Đối chiếu điểm!H7", "Chất lượng tự chấm!C6"]
)
def test_points_and_ranks_lead_to_the_cells_that_they_come_from(year, figure):
    told = json.loads(CliRunner().invoke(main, ["trace", figure, str(year), "--json", "-q"]).stdout)

    assert told["said"]
    assert told["origins"]
