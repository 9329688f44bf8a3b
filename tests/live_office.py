"""A running office without a window in which the master of a bloc is open, as the buttons find it."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import xlwings as xw
from click.testing import CliRunner
from office_window import wait_for

from macros.libreoffice import NAME, register
from xlcore.cli.main import main
from xlcore.files.setup.reach import PIPE


@contextlib.contextmanager
def office_for(folder: Path, root: Path) -> Iterator[xw.App]:
    """An office of its own on a pipe of its own, with a fresh profile after `thidua setup libreoffice FOLDER`.

    On the pipe that the setup names, only an office in a window may listen: the buttons clicked there look for it.
    """
    pipe, profile = f"thidua-live-{os.getpid()}", root / "lo"
    asked = ["setup", "libreoffice", str(folder), "--profile", str(profile), "--yes"]
    done = CliRunner(env={"HOME": str(root / "home")}).invoke(main, asked)
    assert done.exit_code == 0, done.output
    settings = profile / "user" / "registrymodifications.xcu"
    told = settings.read_text(encoding="utf-8")
    assert f"name={PIPE};" in told
    settings.write_text(told.replace(f"name={PIPE};", f"name={pipe};"), encoding="utf-8")
    how = ["--headless", "--norestore", "--nologo", "--nodefault"]
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", *how]
    before = xw.engines.engines_by_name.get(NAME)
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    engine = register(pipe)
    try:
        wait_for(lambda: len(engine.apps) == 1, 180)
        yield engine.apps.active
    finally:
        with contextlib.suppress(Exception):
            engine.apps.active.quit()
        try:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(60)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            if before is not None:  # other tests of this process go on with theirs
                xw.engines.add(before)
                before.activate()
