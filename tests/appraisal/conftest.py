"""A demo folder for each test, consolidated once."""

import shutil
from pathlib import Path

import pytest
from history_builder import run


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "khoi"
    assert run("demo", folder, "-q").exit_code == 0
    return folder


@pytest.fixture
def demo(made, tmp_path):
    return Path(shutil.copytree(made, tmp_path / "khoi"))
