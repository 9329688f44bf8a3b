"""What happens between Python and the office: connections, busy and lost offices, macros, the module uno."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import xlwings as xw
from office import profile_of
from office_window import wait_for

from macros.libreoffice import (
    OfficeBusyError,
    OfficeError,
    OfficeLostError,
    OfficeSilentError,
    UnoMismatchError,
    UnoMissingError,
    UnsupportedError,
    bridge,
    register,
)
from macros.libreoffice import office as at_work
from macros.libreoffice.office import Office
from xlcore.files.setup.reach import Module

pytestmark = pytest.mark.live


def test_without_an_office_there_is_no_app_and_a_sentence_for_what_is_asked(office):
    engine = register("thidua-nobody-listens")
    try:
        assert len(engine.apps) == 0
        with pytest.raises(OfficeSilentError, match="thidua setup libreoffice"):
            _ = Office("thidua-nobody-listens").desktop
    finally:
        xw.engines.add(office.engine)
        office.engine.activate()


def test_a_book_that_was_closed_is_lost(office):
    book = office.books.add()
    book.impl.xl.close(True)  # noqa: FBT003 - as a person closes it

    with pytest.raises(OfficeLostError, match="đã bị đóng"):
        _ = book.sheets[0]["A1"].value


def test_an_office_that_refuses_for_a_while_is_busy():
    for kind in ("com.sun.star.util.CloseVetoException", "com.sun.star.frame.DoubleInitializationException"):
        assert isinstance(bridge.named(bridge.load().getClass(kind)("held", None)), OfficeBusyError)


def test_an_office_that_died_is_lost_and_a_new_one_is_found(tmp_path):
    gone = Office(f"thidua-mortal-{os.getpid()}")
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        how = ["--headless", "--norestore", "--nologo", "--nodefault", f"--accept=pipe,name={gone.pipe};urp;"]
        process = subprocess.Popen(["soffice", profile_of(folder), *how], stderr=subprocess.DEVNULL)
        wait_for(gone.answers, 180)
        assert not list(gone.documents())
        os.kill(gone.process(), signal.SIGKILL)
        process.wait(60)
        gone.changed()  # else what was just seen would hold for a moment

        with pytest.raises(OfficeLostError):
            list(gone.documents())
        with pytest.raises(OfficeSilentError):
            list(gone.documents())
        assert not gone.answers()


def test_an_app_starts_an_office_where_none_answers_and_ends_it(office, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    engine = register(f"thidua-started-{os.getpid()}")
    try:
        with xw.App(visible=False) as app:
            app.books[0].sheets[0]["A1"].value = "chạy"
            assert app.books.active.sheets[0]["A1"].value == "chạy"
            assert not app.visible
            process = app.pid
        assert len(engine.apps) == 0
        wait_for(lambda: not Path(f"/proc/{process}").exists())
    finally:
        xw.engines.add(office.engine)
        office.engine.activate()


def test_an_office_that_ended_and_does_not_go_is_made_to_with_all_that_it_started(monkeypatch):
    monkeypatch.setattr(at_work, "_GOING", 0.2)
    command = ["sh", "-c", "sleep 99 & echo $!; wait"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as stays:
        child = stays.stdout.readline().strip()
        at_work.see_off(stays)

    wait_for(lambda: not Path("/proc", child, "exe").exists())


def test_loading_uno_leaves_the_rest_of_the_system_out_of_reach():
    code = """
import builtins, sys
before, hook = list(sys.path), builtins.__import__
from macros.libreoffice import bridge
assert bridge.load().getComponentContext()
assert (sys.path, builtins.__import__) == (before, hook)
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr


def test_a_missing_or_foreign_uno_is_told(monkeypatch, tmp_path):
    bridge.load.cache_clear()
    monkeypatch.setattr(bridge, "module", lambda: None)
    with pytest.raises(UnoMissingError, match="python3-uno"):
        bridge.load()

    monkeypatch.setattr(bridge, "module", lambda: Module(tmp_path, 2))
    with pytest.raises(UnoMismatchError, match=r"Python 3\.2.*thidua setup"):
        bridge.load()
    bridge.load.cache_clear()


def test_a_macro_of_the_book_is_run_with_its_arguments(book):
    library = book.impl.xl.BasicLibraries.createLibrary("Tools")
    library.insertByName("Module1", "Function Twice(n)\nTwice = n * 2\nEnd Function\n")
    library.insertByName("Module2", "Function Twice(n)\nTwice = n * 3\nEnd Function\n")

    assert book.macro("Module2.Twice")(7) == 21
    assert book.macro("Module1.Twice")(21) == 42
    assert book.app.macro("Twice")(2) == 4
    with pytest.raises(OfficeError, match=r"không thấy macro .*Thrice"):
        book.macro("Thrice")()


def test_what_a_macro_did_is_seen_at_once(book):
    library = book.impl.xl.BasicLibraries.createLibrary("Tools")
    told = """
Sub Rename
    ThisComponent.Sheets.getByIndex(0).Name = "Mới"
    StarDesktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, Array())
End Sub
"""
    library.insertByName("Module1", told)
    sheet, before = book.sheets[0], len(book.app.books)
    _ = sheet["A1"].value, sheet.name

    book.macro("Rename")()
    others = [other for other in book.app.books if other != book]

    assert (sheet.name, len(book.app.books)) == ("Mới", before + 1)
    others[-1].close()


def test_what_needs_a_window_says_so_without_one(office):
    office.visible = False
    with office.books.add() as book, pytest.raises(UnsupportedError, match=r"App\.alert"):
        book.app.alert("?")
    office.visible = True


def test_the_app_is_known_by_its_process(office):
    assert xw.apps.active == office
    assert xw.apps[office.pid] == office
    assert xw.apps.keys() == [office.pid]
    assert office.version.major == 16
    assert (Path(office.path) / "soffice").exists()


def test_what_a_macro_did_cannot_be_taken_back_by_half(book):
    steps = book.api.getUndoManager()
    book.api.BasicLibraries.createLibrary("Tools").insertByName(
        "Module1",
        "Function Count1\nCount1 = ThisComponent.Sheets.Count\nEnd Function\n"
        'Sub Close1\nThisComponent.Sheets.getByIndex(0).protect("")\nEnd Sub\n'
        'Sub Open1\nThisComponent.Sheets.getByIndex(0).unprotect("")\nEnd Sub\n',
    )
    book.sheets[0].range("A1").value = "của người"
    (typed,) = steps.getAllUndoActionTitles()

    assert book.macro("Count1")() == 1
    assert steps.getAllUndoActionTitles() == (typed,)
    book.macro("Close1")()
    book.macro("Open1")()
    assert steps.getAllUndoActionTitles() == ()
    book.sheets[0].range("A1").value = "tiếp"
    assert steps.getAllUndoActionTitles() == (typed,)
