"""Shared fixtures."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile("patient", deadline=None)  # on a busy machine an example takes what it takes
hypothesis.settings.load_profile("patient")
os.environ.setdefault("THIDUA_WAIT", "0")  # nobody closes a file while a test waits

GOLDEN = Path(__file__).parent / "golden"


FIGURES = Path(__file__).parent.parent / "artifacts" / "figures.txt"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Figures are those of one run; helpers of xdist add to them."""
    if not hasattr(session.config, "workerinput"):
        FIGURES.unlink(missing_ok=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the tests have measured."""
    if FIGURES.exists():
        terminalreporter.section("measured")
        terminalreporter.write(FIGURES.read_text(encoding="utf-8"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/*.txt, then read the diff")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's folder, consolidated; it is made once and only copied from."""
    from history_builder import run  # noqa: PLC0415 - most tests need none of it

    folder = tmp_path_factory.mktemp("demo") / "khoi"
    assert run("demo", folder, "-q").exit_code == 0
    return folder


@pytest.fixture
def demo(made: Path, tmp_path: Path) -> Path:
    """A copy of the demo's folder for one test."""
    return Path(shutil.copytree(made, tmp_path / "khoi"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a readable description with the one agreed on under tests/golden/."""

    def check(name: str, text: str) -> None:
        agreed = GOLDEN / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            agreed.write_text(text, encoding="utf-8")
        assert text == agreed.read_text(encoding="utf-8")

    return check
