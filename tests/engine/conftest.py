"""One office for all tests of the engine in a process, on a pipe and a profile of its own, set to Vietnamese."""

import contextlib
import os
import signal
import subprocess

import pytest
import xlwings as xw
from office import profile_of
from office_window import wait_for

from macros.libreoffice import register


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    pipe = f"thidua-engine-{os.getpid()}"
    profile = profile_of(tmp_path_factory.mktemp("office"))
    how = ["--headless", "--norestore", "--nologo", "--nodefault", f"--accept=pipe,name={pipe};urp;"]
    process = subprocess.Popen(["soffice", profile, *how], stderr=subprocess.DEVNULL, start_new_session=True)
    engine = register(pipe)
    try:
        wait_for(lambda: len(engine.apps) == 1, 180)
        yield engine.apps.active
    finally:
        try:
            if len(engine.apps):
                engine.apps.active.quit()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(60)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def book(office):
    made = office.books.add()
    yield made
    made.close()


@pytest.fixture
def sheet(book) -> xw.Sheet:
    return book.sheets[0]
