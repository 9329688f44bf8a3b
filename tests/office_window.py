"""A LibreOffice window on a display of its own, with a mouse: what the tests need to act as a person."""

import compileall
import contextlib
import fcntl
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from click.testing import CliRunner

from xlcore.cli.main import main
from xlcore.demo.build import build
from xlcore.files.folder import MASTER
from xlcore.files.setup.reach import PIPE

ARTIFACTS = Path(__file__).parent.parent / "artifacts"
"""Where screenshots are kept."""
DIST_PACKAGES = "/usr/lib/python3/dist-packages"
FIGURES = "figures.txt"
"""Among the artifacts: what was measured; it is printed at the end of the tests."""
_LABEL, _BUTTON = 86, 44
"""Accessible roles: a text in a dialog, a push button."""
_TITLE = "Thi đua"
"""What stands above each dialog of the program."""
_PATIENCE = 180.0
_PARTING = 30.0
_BREATH = 1.0
"""Seconds that a person looks at a window that has just come or gone; an earlier click may be lost."""
_DOUBT, _TRIES = 8.0, 3
"""Seconds after which a person clicks again where nothing has happened, and how often."""
T = TypeVar("T")


def load_uno() -> Any:
    """Import uno, which Debian installs for its own Python of the same version."""
    if DIST_PACKAGES not in sys.path:
        sys.path.append(DIST_PACKAGES)
    import uno  # noqa: PLC0415

    return uno


def wait_for(attempt: Callable[[], T], seconds: float = _PATIENCE) -> T:
    """Try until something comes back; fail loudly after a while."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(Exception):
            found = attempt()
            if found:
                return found
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds} s in vain for {attempt}")


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold the pipe for one test process: offices of one user share its name."""
    with (Path(tempfile.gettempdir()) / f"thidua-tests-{PIPE}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def display() -> Iterator[str]:
    """A screen that nobody sees; Xvfb takes a free number."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class Window:
    """One workbook in a window. Everything that changes something goes through mouse and keyboard."""

    def __init__(self, book: Path, profile: Path, environment: Mapping[str, str]) -> None:
        # The plain X11 surface tells where its buttons are and what its dialogs say; GTK's does not.
        self.environment = {**os.environ, "SAL_USE_VCLPLUGIN": "gen", **environment}
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a person's machine keeps what was compiled
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo", str(book)]
        self.process = subprocess.Popen(
            command, env=self.environment, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            self._connect(book)
        except BaseException:
            with contextlib.suppress(Exception):
                self.screenshot("not-opened")
            self._kill()
            self.process.wait()
            raise

    def _connect(self, book: Path) -> None:
        context = load_uno().getComponentContext()
        resolver = context.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        address = f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext"
        self.context = wait_for(lambda: resolver.resolve(address))
        self.desktop = self._service("com.sun.star.frame.Desktop")
        self.toolkit = self._service("com.sun.star.awt.Toolkit")
        self.book = wait_for(lambda: self._loaded(book))
        self._rest()
        self.spots = wait_for(self._buttons)

    def _service(self, name: str) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def _loaded(self, book: Path) -> Any:
        """The workbook, once it has a window: the office does not always think that it is in front."""
        found = self.desktop.getComponents().createEnumeration()
        while found.hasMoreElements():
            document = found.nextElement()
            if document.getURL() == book.as_uri() and document.getCurrentController():
                return document
        return None

    def _buttons(self) -> dict[str, tuple[int, int]]:
        """The middle of each button on the screen, once they stand where they stay."""
        controller, page = self.book.getCurrentController(), self.book.Sheets.getByIndex(0).DrawPage
        spots = {}
        for shape in (page.getByIndex(i) for i in range(page.Count)):
            if shape.supportsService("com.sun.star.drawing.ControlShape"):
                seen = controller.getControl(shape.Control).getAccessibleContext()
                corner, size = seen.getLocationOnScreen(), seen.getSize()
                spots[shape.Control.Label] = (corner.X + size.Width // 2, corner.Y + size.Height // 2)
        return spots

    def click(self, caption: str) -> float:
        """Click the button with the mouse; give the moment."""
        return self._click(*self.spots[caption])

    def press(self, caption: str, effect: Callable[[], T]) -> tuple[float, T]:
        """Click until the button has its effect, as a person does; give the moment of that click, and the effect."""
        for _ in range(_TRIES):
            moment = self.click(caption)
            with contextlib.suppress(AssertionError):
                return moment, wait_for(effect, _DOUBT)
            assert not self.shown(), self.shown()
        raise AssertionError(f"clicked {_TRIES} times on {caption} in vain")

    def _click(self, across: int, down: int) -> float:
        subprocess.run(
            ["xdotool", "mousemove", str(across), str(down), "sleep", "0.1"], env=self.environment, check=True
        )
        moment = time.time()
        subprocess.run(["xdotool", "click", "1"], env=self.environment, check=True)
        return moment

    def _rest(self) -> None:
        """Only wait: events that a caller from outside lets the office work off may end it."""
        time.sleep(_BREATH)

    def told(self, caption: str) -> str:
        """Click a button that answers with a dialog; give its sentence."""
        self.press(caption, self.shown)
        return self.said()

    def said(self) -> str:
        """Wait for a dialog, give its sentence and close it with a click on its button."""
        sentence = wait_for(self.shown, 20)
        (button,) = _inside(self._dialog(), _BUTTON)
        corner, size = button.getLocationOnScreen(), button.getSize()
        self._click(corner.X + size.Width // 2, corner.Y + size.Height // 2)
        wait_for(lambda: not self._on_screen(), 20)
        self._rest()
        return sentence

    def shown(self) -> str:
        """The sentence of the dialog on the screen, or nothing."""
        if not self._on_screen():
            return ""
        self._rest()
        return " ".join(label.getAccessibleName() for label in _inside(self._dialog(), _LABEL))

    def _on_screen(self) -> bool:
        """Whether a dialog stands there, asked of the display: an office asked while it builds one may crash."""
        search = ["xdotool", "search", "--onlyvisible", "--name", f"^{_TITLE}$"]
        return subprocess.run(search, env=self.environment, stdout=subprocess.DEVNULL, check=False).returncode == 0

    def _dialog(self) -> Any:
        windows = (self.toolkit.getTopWindow(number) for number in range(self.toolkit.getTopWindowCount()))
        seen = (window.getAccessibleContext() for window in windows)
        return next(context for context in seen if context.getAccessibleName() == _TITLE)

    def screenshot(self, name: str) -> Path:
        """Keep what is on the screen."""
        ARTIFACTS.mkdir(exist_ok=True)
        kept = ARTIFACTS / f"{name}.png"
        subprocess.run(["import", "-window", "root", str(kept)], env=self.environment, check=True)
        return kept

    def close(self) -> None:
        """Close without saving; an office that does not answer is ended, for a call to it has no end of its own."""
        late = threading.Timer(_PARTING, self._kill)
        late.start()
        with contextlib.suppress(Exception):
            self.book.setModified(False)
            self.book.close(True)  # noqa: FBT003
        with contextlib.suppress(Exception):
            self.desktop.terminate()
        self.process.wait()
        late.cancel()

    def _kill(self) -> None:
        """End the office with the processes that it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


def figure(text: str) -> None:
    """Keep something that was measured, so that it is printed at the end."""
    ARTIFACTS.mkdir(exist_ok=True)
    with (ARTIFACTS / FIGURES).open("a", encoding="utf-8") as file:
        file.write(f"{text}\n")


def _inside(context: Any, role: int) -> Iterator[Any]:
    if context.getAccessibleRole() == role:
        yield context
    for number in range(context.getAccessibleChildCount()):
        yield from _inside(context.getAccessibleChild(number).getAccessibleContext(), role)


def prepared(root: Path, search: Path, *, with_errors: bool = False) -> tuple[Path, Path, dict[str, str]]:
    """A person's machine below `root`: the demo's folder, a fresh LibreOffice profile after `thidua setup`, a home.

    Gives the master, the profile, and the environment in which Python finds the packages below `search`.
    """
    folder, record = root / "khối 1", root / "home" / ".config" / "thidua" / "python.txt"
    build(folder, with_errors=with_errors)
    for package in ("macros", "xlcore"):  # as an installation leaves them: a click does not compile them first
        compileall.compile_dir(search / package, quiet=2)
    arguments = ["setup", "libreoffice", str(folder), "--profile", str(root / "lo"), "--yes"]
    done = CliRunner(env={"HOME": str(root / "home")}).invoke(main, arguments)
    assert done.exit_code == 0, done.output
    record.write_text(sys.executable)
    return folder / MASTER, root / "lo", {"HOME": str(root / "home"), "PYTHONPATH": str(search)}


@contextlib.contextmanager
def window(book: Path, profile: Path, environment: Mapping[str, str]) -> Iterator[Window]:
    """Open a workbook in a window, and close it again whatever happens."""
    with alone(), display() as screen:
        opened = Window(book, profile, {"DISPLAY": screen, **environment})
        try:
            yield opened
        finally:
            opened.close()
