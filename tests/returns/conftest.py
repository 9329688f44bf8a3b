"""A demo folder with every kind of mistake, made once and copied for each test."""

import shutil
from pathlib import Path

import pytest
from history_builder import run


@pytest.fixture(scope="session")
def made_wrong(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "khoi"
    assert run("demo", folder, "--with-errors", "-q").exit_code == 1
    return folder


@pytest.fixture
def wrong(made_wrong, tmp_path):
    return Path(shutil.copytree(made_wrong, tmp_path / "khoi"))
