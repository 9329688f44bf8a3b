"""Whatever lies in a bloc's folder, a run gives the results of what can be read and one sentence for what cannot."""

import os
import random
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from damage import DAMAGES
from hostile_files import REFUSED, SAMPLES, make_all

from xlcore.cli.main import main

MASTER = "TongHop.xlsm"


def run(*words: object) -> Result:
    """A command as typed; only an exit is let through, and only with a sentence."""
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    assert "Traceback" not in done.output
    return done


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound") / "khoi"
    assert run("demo", folder, "-q").exit_code == 0
    return folder


@pytest.fixture
def folder(made, tmp_path):
    return Path(shutil.copytree(made, tmp_path / "khoi"))


def said(done: Result) -> str:
    """The one sentence of a command that could not run."""
    assert done.exit_code == 3
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("Lỗi: ")
    return line


def test_a_folder_full_of_hostile_files_gives_the_figures_of_all_units(folder):
    wanted = make_all(folder / "nhan-ve")

    done = run("consolidate", folder)

    assert done.exit_code == 1
    assert "Nhận 9/9 đơn vị" in done.stderr
    refused = {path.name for path, outcome in wanted.items() if outcome == REFUSED and not path.is_dir()}
    assert [name for name in refused if f"] {name}:" not in done.stderr] == []
    assert run("verify", folder).exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="names of this kind are not made there")
def test_files_of_any_name_and_depth_are_taken_or_named(folder):
    source = min((folder / "nhan-ve").glob("*.xlsx"))
    deep = folder / "nhan-ve" / "1" / "2" / "3" / "4" / "5"
    (deep / "6").mkdir(parents=True)
    for place in (deep / "sâu.xlsx", deep / "6" / "quá sâu.xlsx", folder / "nhan-ve" / ("dài" * 60 + ".xlsx")):
        shutil.copyfile(source, place)
    shutil.copyfile(source, os.fsencode(folder / "nhan-ve") + b"/\xff\xfe.xlsx")

    done = run("consolidate", folder, "--json")

    assert "Nhận 9/9 đơn vị" in done.stderr
    assert "Tệp không phải bảng tính mà là thư mục" in done.stderr
    assert '"files": 13' in done.stdout


def remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def noise(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"noise" * 999)


@pytest.mark.parametrize(
    ("place", "spoil", "word"),
    [
        ("nhan-ve", remove, "nhan-ve"),
        ("nhan-ve", noise, "nhan-ve"),
        (MASTER, noise, MASTER),
        (MASTER, remove, MASTER),
        (MASTER, lambda path: path.write_bytes(b""), MASTER),
    ],
)
def test_what_a_run_cannot_do_without_is_named_in_one_sentence(folder, place, spoil, word):
    spoil(folder / place)
    assert word in said(run("consolidate", folder))


@pytest.mark.parametrize("place", ["luu-tru", "luu-tru/history.sqlite"])
def test_figures_are_written_also_where_the_past_cannot_be(folder, place):
    noise(folder / place)
    (min((folder / "nhan-ve").glob("*.xlsx"))).unlink()

    done = run("consolidate", folder)

    assert "Tệp tổng hợp đã được ghi." in done.stderr
    assert "Chú ý:" in done.stderr


def test_a_template_that_is_none_is_named(folder):
    noise(folder / "mau" / "bao-cao.docx")
    assert "bao-cao.docx" in run("report", folder).stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "name",
    ["far corner", "one string in very many cells", "overlapping entries", "entity bomb in the strings", "number NaN"],
)
def test_a_master_that_means_harm_is_refused(folder, name):
    (folder / MASTER).unlink()
    SAMPLES[name][0](folder / MASTER)
    assert MASTER in said(run("consolidate", folder))


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_master_is_used_or_refused_and_never_made_worse(folder, seed):
    chance = random.Random(seed)  # noqa: S311 - damage, no secret
    damage = chance.choice(DAMAGES)
    spoilt = damage((folder / MASTER).read_bytes(), chance)
    (folder / MASTER).write_bytes(spoilt)

    done = run("consolidate", folder)

    if done.exit_code == 3:
        assert (folder / MASTER).read_bytes() == spoilt
    else:
        assert run("check", folder).exit_code == done.exit_code
