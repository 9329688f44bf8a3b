"""A running office as an app of xlwings."""

import contextlib
import os
import re
import signal
import zlib
from types import EllipsisType
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import running
from .books import Books
from .bridge import Uno, enum, host, named, path_of
from .copying import Clip
from .errors import OfficeBusyError, OfficeLostError, UnsupportedError
from .guests import Guests
from .office import Office
from .ranges import Range

if TYPE_CHECKING:
    from .engine import Engine

_CALCULATION = {"automatic": True, "manual": False}
_EXCEL = "16.0"
"""The version of Excel whose behaviour is followed. xlwings spoils paths that are not ASCII below 15."""
_BUTTONS = {"ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
_ANSWERS = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}


@host([base_classes.App])
class App(base_classes.App):
    """The office. Screen updating, calculation and the like are those of all its open workbooks."""

    engine: "Engine"

    def __init__(self, engine: "Engine", office: Office) -> None:
        self.engine, self.office = engine, office
        self.clip: Clip | None = None
        self.guests = Guests()
        self.macros: dict[str, dict[tuple[str | None, str], str]] = {}
        self.still = False
        self.front: Uno = None
        self._status: str | None = None
        self._alerts = True
        self.hiding = False

    @property
    def api(self) -> Uno:
        """The office's desktop."""
        return self.office.desktop

    @property
    def pid(self) -> int:
        """The number of its process; where the system does not tell it, a number made of the name of the pipe."""
        return self.office.process() or zlib.crc32(self.office.pipe.encode())

    @property
    def version(self) -> str:
        """The Excel whose behaviour is followed."""
        return _EXCEL

    @property
    def path(self) -> str:
        """The folder of its programs."""
        substitution = self.office.service("com.sun.star.util.PathSubstitution")
        return path_of(re.sub("^file:/(?!/)", "file:///", substitution.substituteVariables("$(prog)", True)))

    @property
    def hwnd(self) -> None:
        """Windows are not known by number."""

    @property
    def books(self) -> Books:
        """The open workbooks."""
        return Books(self)

    @property
    def selection(self) -> Range | None:
        """The cells selected in the active workbook; None where a shape is."""
        active = self.books.active_or_none()
        return active.selection if active else None

    def activate(self, steal_focus: bool = False) -> None:
        """Bring the window of the active workbook to the front."""
        active = self.books.active_or_none()
        if active and active.window is not None and steal_focus:
            active.window.toFront()

    @property
    def visible(self) -> bool:
        """Whether a workbook has a window that is seen, or would have one where none is open."""
        windows = [book.window for book in self.books]
        return any(window is not None and window.isVisible() for window in windows) if windows else not self.hiding

    @visible.setter
    def visible(self, value: bool) -> None:
        self.hiding = not value
        for book in self.books:
            if book.window is not None:
                book.window.setVisible(value)

    @property
    def screen_updating(self) -> bool:
        """Whether the windows follow what changes. Books opened while they do not have no window.

        Meanwhile rows are not fitted to what stands in them, which takes the office most of its time; they are at the
        end. As in Excel, steps of a program cannot be taken back; those that the person took before still can.
        """
        return not any(document.hasControllersLocked() for document in self.office.documents())

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        self.still = not value
        if value:
            self.guests.leave()
        for document in self.office.documents():
            if not value:
                document.lockControllers()
                document.getUndoManager().lock()
            document.IsAdjustHeightEnabled = value
        if value:
            self.guests.fit()
        for document in self.office.documents() if value else ():
            steps = document.getUndoManager()
            while steps.isLocked():
                steps.unlock()
            while document.hasControllersLocked():
                document.unlockControllers()

    @property
    def calculation(self) -> str:
        """Whether formulas are computed by themselves."""
        return "automatic" if all(d.isAutomaticCalculationEnabled() for d in self.office.documents()) else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value not in _CALCULATION:
            raise UnsupportedError(f"App.calculation = {value}")
        for document in self.office.documents():
            untouched = not document.isModified()
            document.enableAutomaticCalculation(_CALCULATION[value])
            if untouched:  # the office takes it for a change of the workbook
                document.setModified(False)

    def calculate(self) -> None:
        """Compute what is out of date in the open workbooks."""
        for document in self.office.documents():
            document.calculate()

    @property
    def display_alerts(self) -> bool:
        """What was set; through this engine LibreOffice never asks anything."""
        return self._alerts

    @display_alerts.setter
    def display_alerts(self, value: bool) -> None:
        self._alerts = bool(value)

    @property
    def interactive(self) -> bool:
        """Whether the windows take mouse and keyboard."""
        return all(book.window is None or book.window.isEnabled() for book in self.books)

    @interactive.setter
    def interactive(self, value: bool) -> None:
        for book in self.books:
            if book.window is not None:
                book.window.setEnable(value)

    @property
    def status_bar(self) -> str | bool:
        """The text that was put there; False where the office writes its own."""
        return False if self._status is None else self._status

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        active = self.books.active_or_none()
        if active is None or active.window is None:
            raise UnsupportedError("App.status_bar", "không có cửa sổ nào đang mở")
        indicator = active.xl.getCurrentController().getStatusIndicator()
        indicator.end()
        self._status = value if isinstance(value, str) else None
        if self._status is not None:
            indicator.start(self._status, 1)

    @property
    def cut_copy_mode(self) -> str | None:
        """Whether a copied range waits to be pasted."""
        return "copy" if self.clip else None

    @cut_copy_mode.setter
    def cut_copy_mode(self, value: bool | EllipsisType) -> None:
        if not value:
            self.clip = None

    def bring_back(self) -> None:
        """Make the workbook active that was before others came: with one that goes, the office may forget it."""
        if self.front is not None and self.office.desktop.getCurrentComponent() is None:
            with contextlib.suppress(Exception):  # it may have been closed meanwhile
                self.front.getCurrentController().getFrame().activate()

    def run(self, macro: str, args: list[Any]) -> Any:
        """Run a macro of a workbook; see `running`. It may have changed whatever was seen before."""
        self._fit_rows(fitting=True)  # else AutoFit does nothing, and does not say so
        try:
            return running.run(list(self.books), macro, args)
        finally:
            self.office.ran()
            self._fit_rows(fitting=False)

    def _fit_rows(self, *, fitting: bool) -> None:
        for document in self.office.documents() if self.still else ():
            document.IsAdjustHeightEnabled = fitting

    def alert(self, prompt: str, title: str | None, buttons: str, mode: str | None, callback: str | None) -> str:
        """Show a box and give the word of the button that was pressed."""
        del callback
        active = self.books.active_or_none()
        if active is None or active.window is None or not active.window.isVisible():
            raise UnsupportedError("App.alert", "không có cửa sổ nào đang mở")
        kind = enum("com.sun.star.awt.MessageBoxType", {"critical": "ERRORBOX"}.get(mode or "", "MESSAGEBOX"))
        box = self.office.toolkit.createMessageBox(active.window, kind, _BUTTONS[buttons], title or "", prompt or "")
        try:
            return _ANSWERS[box.execute()]
        finally:
            box.dispose()

    def quit(self) -> None:
        """Close all workbooks without saving, and the office."""
        desktop = self.office.desktop
        for book in list(self.books):
            book.close()
        try:
            ended = desktop.terminate()
        except Exception as error:
            ended = isinstance(named(error), OfficeLostError)
            if not ended:
                raise
        if not ended or not self.office.ended():
            raise OfficeBusyError("không đóng được")

    def kill(self) -> None:
        """End the office's process."""
        process = self.office.process()
        if process is None:
            raise UnsupportedError("App.kill", "hệ thống không cho biết số hiệu tiến trình")
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)
        self.office.ended()
