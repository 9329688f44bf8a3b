"""What is installed from the wheel works without the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder that holds the files of the wheel and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def run(installed, *words):
    """Run Python where only the files of the wheel stand for the project."""
    hidden = f"import sys; sys.path[:] = [{str(installed)!r}] + [p for p in sys.path if p != {str(ROOT)!r}]; "
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PYTHONPATH"] = str(installed)
    command = [sys.executable, "-c", hidden + words[0], *words[1:]]
    return subprocess.run(
        command, cwd=installed.parent, env=environment, check=False, capture_output=True, text=True, timeout=180
    )


def test_the_wheel_makes_the_demo_by_itself(installed, tmp_path):
    done = run(installed, "from xlcore.cli.main import main; main()", "demo", str(tmp_path / "demo"))

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo/TongHop.xlsm").is_file()
    assert len(list((tmp_path / "demo/nhan-ve").iterdir())) == 9


def test_every_file_of_the_workbook_folder_is_found_inside_the_wheel(installed):
    names = [p.relative_to(ROOT / "workbook").as_posix() for p in (ROOT / "workbook").rglob("*") if p.is_file()]
    ask = "from xlcore.files.assets import asset; [print(asset(name)) for name in sys.argv[1:]]"
    found = run(installed, ask, *names)

    assert found.returncode == 0, found.stderr
    assert [Path(line) for line in found.stdout.split("\n")[:-1]] == [installed / "xlcore/assets" / n for n in names]


def test_the_wheel_carries_no_tests_and_names_its_command(installed):
    assert not (installed / "tests").exists()
    (entries,) = installed.glob("*.dist-info/entry_points.txt")
    assert "thidua = xlcore.cli.__main__:run" in entries.read_text(encoding="utf-8")
