"""Shared fixtures."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ.setdefault("THIDUA_WAIT", "0")  # nobody closes a file while a test waits

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/*.txt, then read the diff")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a readable description with the one agreed on under tests/golden/."""

    def check(name: str, text: str) -> None:
        agreed = GOLDEN / f"{name}.txt"
        if request.config.getoption("--update-golden"):
            agreed.write_text(text, encoding="utf-8")
        assert text == agreed.read_text(encoding="utf-8")

    return check
