"""One running LibreOffice: its services, its open workbooks, and starting one where none runs."""

import contextlib
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

from xlcore.files.setup.reach import PIPE, sockets

from .bridge import Uno, connect
from .errors import OfficeLostError, OfficeSilentError
from .moments import Look

_PATIENCE = 60.0
_GOING = 15.0
"""Seconds that an office may take to go once it answers no more."""
_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"


class Office:
    """A connection; it is made when first asked for, and anew after it was lost."""

    def __init__(self, pipe: str = PIPE) -> None:
        self.pipe = pipe
        self._context: Uno = None
        self._manager: Uno = None
        self._components: Uno = None
        self._frames: Uno = None
        self._windows = 0
        self._process: int | None = None
        self._documents: list[Uno] = []
        self.changes = 0
        self._look = Look()
        self._started: subprocess.Popen[bytes] | None = None

    @property
    def context(self) -> Uno:
        """The component context of the office."""
        if self._context is None:
            self._context = connect(self.pipe)
        return self._context

    @property
    def desktop(self) -> Uno:
        """What holds the open documents."""
        return self.service("com.sun.star.frame.Desktop")

    @property
    def toolkit(self) -> Uno:
        """What makes windows."""
        return self.service("com.sun.star.awt.Toolkit")

    def service(self, name: str) -> Uno:
        """A service of the office; the connection to one that is gone is dropped, the next question makes a new one."""
        context = self.context
        try:
            if self._manager is None:
                self._manager = context.getServiceManager()
            return self._manager.createInstanceWithContext(name, context)
        except Exception as error:
            self.forget()
            raise OfficeLostError from error

    def documents(self) -> Sequence[Uno]:
        """The open workbooks, in the order in which the office gives them, hidden ones included.

        Asking takes many calls: what was seen holds for a moment, as long as nothing is opened or closed here.
        """
        if not self._look.holds():
            self._documents = list(self._present())
            self._windows = self._count()
            self._look.begin()
        return self._documents

    def changed(self) -> None:
        """Workbooks came or went."""
        self.moved()
        self._look.end()

    def ran(self) -> None:
        """A macro ran: it may have moved anything; whether workbooks came or went is told by the number of windows."""
        self.moved()
        if self._look.holds() and self._windows != self._count():
            self._look.end()

    def _count(self) -> int:
        """How many windows there are, hidden ones included; -1 where the office does not answer."""
        with contextlib.suppress(Exception):
            if self._frames is None:
                self._frames = self.desktop.getFrames()
            return int(self._frames.getCount())
        return -1

    def moved(self) -> None:
        """Sheets came, went, moved, or something got another name."""
        self.changes += 1

    def _present(self) -> Iterator[Uno]:
        components = self._enumerated()
        while components.hasMoreElements():
            document = components.nextElement()
            if hasattr(document, "supportsService") and document.supportsService(_SPREADSHEET):
                yield document

    def _enumerated(self) -> Uno:
        if self._components is None:
            self._components = self.desktop.getComponents()
        try:
            return self._components.createEnumeration()
        except Exception as error:  # as for a service
            self.forget()
            raise OfficeLostError from error

    def answers(self) -> bool:
        """Whether an office is there; a connection that was lost is forgotten."""
        for _ in range(2):  # a connection that was lost is told once, then a new one is tried
            with contextlib.suppress(OfficeSilentError, OfficeLostError):
                return self.desktop is not None
        return False

    def start(self, *, visible: bool) -> None:
        """Start an office on the pipe and wait until it answers."""
        program = shutil.which("soffice")
        if program is None:
            raise OfficeSilentError(self.pipe)
        how = ["--norestore", "--nologo", "--nodefault", *([] if visible else ["--headless"])]
        command = [program, *how, f"--accept=pipe,name={self.pipe};urp;"]
        quiet = subprocess.DEVNULL
        self._started = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603
        if not self._becomes(answering=True):
            raise OfficeSilentError(self.pipe)

    def ended(self) -> bool:
        """Wait until an office that was told to end is gone; tell whether it is."""
        self.forget()
        gone = self._becomes(answering=False)
        if gone and self._started is not None:
            see_off(self._started)
            self._started = None
        return gone

    def _becomes(self, *, answering: bool) -> bool:
        until = time.monotonic() + _PATIENCE
        while self.answers() is not answering:
            if time.monotonic() > until:
                return False
            time.sleep(0.1)
        return True

    def forget(self) -> None:
        """Drop the connection; the next question makes a new one."""
        self._context = self._manager = self._components = self._frames = self._process = None
        self.changed()

    def process(self) -> int | None:
        """The number of the office's process, the same as long as the connection holds; only Linux tells it."""
        if self._process is None and sys.platform.startswith("linux"):
            self._process = self._asked()
        return self._process

    def _asked(self) -> int | None:
        for path in sockets(self.pipe):
            with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as asked:
                asked.connect(str(path))
                return int(struct.unpack("3i", asked.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[0])
        return None


def see_off(started: subprocess.Popen[bytes]) -> None:
    """Wait for an office that has ended; now and then one never goes, though it holds nothing any more."""
    try:
        started.wait(_GOING)
    except subprocess.TimeoutExpired:
        if sys.platform == "win32":
            started.kill()
        else:  # the program that was started only waits for the office itself
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()
