"""The master as it stands open: read with what is not saved yet, written in the looks of the file adapter."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from described import described, differences
from live_office import office_for

from macros import buttons
from macros.libreoffice.bridge import properties
from macros.live import LiveMaster
from xlcore.demo.build import build
from xlcore.errors import InputError
from xlcore.files.folder import BlocFolder
from xlcore.files.history.keeper import Keeper
from xlcore.files.package.master import PackagedMaster
from xlcore.files.reading.inbox import inbox
from xlcore.files.reading.pool import start
from xlcore.plans import Cell, Choice, Condition, Page, SheetPlan
from xlcore.runs import consolidate, open_office
from xlcore.styles import BODY, TITLE

pytestmark = pytest.mark.live
KIND = "Calc MS Excel 2007 VBA XML"
NOW = datetime(2018, 7, 5, 14, 30)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "khối = 1"
    build(folder)
    return folder


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    root = tmp_path_factory.mktemp("office")
    with office_for(root, root) as app:
        yield app, root


@pytest.fixture
def book(office, made, request):
    """The master of a bloc of its own, open."""
    app, root = office
    folder = shutil.copytree(made, root / request.node.name / made.name)
    opened = app.books.open(folder / "TongHop.xlsm")
    yield opened
    opened.close()


def run(book):
    """Consolidate as a button does, at a time that is the same for every door."""
    folder = BlocFolder(Path(book.fullname).parent)
    paths = inbox(folder.inbox)
    keeper = Keeper(folder.root, folder.archive)
    with closing(start(paths)) as received:
        return consolidate(LiveMaster(book), keeper.watching(paths, received), NOW, keeper)


def test_the_open_sheets_say_what_the_file_says(book):
    live, file = open_office(LiveMaster(book)), open_office(PackagedMaster(Path(book.fullname)))

    assert live.assignment == file.assignment
    assert live.rule_changes == file.rule_changes
    assert live.findings == file.findings
    assert live.remarks == file.remarks
    assert live.previous.equals(file.previous)


def test_what_is_typed_and_not_saved_counts(book):
    sheet = book.sheets["Chỉ tiêu"]
    row = next(row for row in range(5, 60) if sheet.range((row, 1)).value)
    sheet.range((row, 3)).value = "Chỉ tiêu gõ thêm"

    office = open_office(LiveMaster(book))

    assert "Chỉ tiêu gõ thêm" in {target.name for target in office.assignment.targets}


def test_a_number_shown_in_percent_is_told_from_one_that_is_not(book):
    sheet = book.sheets["Chỉ tiêu"]
    spot = next(
        (row, column)
        for row in range(5, 60)
        for column in range(1, 12)
        if isinstance(sheet.range((row, column)).value, float)
    )
    sheet.api.unprotect("")
    sheet.range(spot).number_format = "0%"

    assert LiveMaster(book).grid("indicators").percents == {spot}


def test_a_text_in_an_old_font_is_told_from_its_neighbours_in_another(book):
    sheet = book.sheets["Chỉ tiêu"]
    row = next(row for row in range(5, 60) if sheet.range((row, 1)).value)
    sheet.api.unprotect("")
    sheet.range((row, 3)).value, sheet.range((row, 4)).value = "b×nh qu©n", "bình quân"
    sheet.range((row, 3)).font.name = ".VnTime"

    assert LiveMaster(book).grid("indicators").legacy_fonts == {(row, 3): "TCVN3"}


def test_a_second_run_with_nothing_new_changes_no_cell(book):
    assert run(book).changed
    book.save()

    assert not run(book).changed
    assert not book.api.isModified()


def test_a_sheet_in_which_a_result_was_overwritten_is_written_again(book):
    run(book)
    sheet = book.sheets["TH đơn vị"]
    sheet.api.unprotect("")
    before = sheet.range("E6").value
    sheet.range("E6").value = 99999
    sheet.api.protect("")

    assert run(book).changed
    assert sheet.range("E6").value == before
    assert sheet.api.isProtected()


def test_the_file_is_kept_as_it_was_before_the_first_write_and_is_not_saved(book):
    path = Path(book.fullname)
    before = path.read_bytes()
    run(book)
    run(book)

    (copy,) = (path.parent / "luu-tru" / "sao-luu").iterdir()
    assert copy.read_bytes() == before == path.read_bytes()
    assert not list(path.parent.glob(".thidua-trang*"))


def test_where_no_backup_can_be_made_the_pages_are_written_with_a_notice(book):
    (Path(book.fullname).parent / "luu-tru" / "sao-luu").write_bytes(b"in the way")

    done, notice = buttons.consolidate(book).split("\n")

    assert "Các trang đã ghi" in done
    assert notice.startswith("Chưa sao lưu được TongHop.xlsm trước khi ghi")
    book.sheets["TH đơn vị"].activate()
    book.sheets["TH đơn vị"].range("E14").select()
    assert notice in buttons.trace(book)


def test_screen_and_calculation_are_as_before_even_where_a_run_breaks_off(book, monkeypatch):
    before = (book.app.screen_updating, book.app.calculation)
    monkeypatch.setattr(LiveMaster, "_finish", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        run(book)

    assert (book.app.screen_updating, book.app.calculation) == before == (True, "automatic")
    assert all(sheet.api.isProtected() for sheet in book.sheets if sheet.name.startswith("TH "))
    assert [opened.name for opened in book.app.books] == ["TongHop.xlsm"]


def test_a_file_that_may_only_be_read_is_told_before_anything_is_written(book):
    Path(book.fullname).chmod(0o444)

    with pytest.raises(InputError, match="chỉ cho đọc"):
        run(book)


def test_what_is_a_persons_own_stays(book):
    own = book.sheets.add("Của tôi", after=book.sheets[0])
    own.range("A1").value = [["tháng", 1], ["tổng", "=SUM(B1:B1)"]]
    own.range("B2").add_note("nhớ hỏi lại")
    book.sheets["Cấu hình"].range("B12").value = "Hội trường lớn"
    shapes = [shape.name for shape in book.sheets["Điều khiển"].shapes]

    run(book)

    assert own.range("A1:B2").formula == (("tháng", "1"), ("tổng", "=SUM(B1:B1)"))
    assert own.range("B2").note.text == "nhớ hỏi lại"
    assert book.sheets["Cấu hình"].range("B12").value == "Hội trường lớn"
    assert [shape.name for shape in book.sheets["Điều khiển"].shapes] == shapes


def test_a_tab_that_was_renamed_is_found_and_formulas_follow(book):
    book.sheets["TH đơn vị"].name = "Bảng chung"

    run(book)

    assert "TH đơn vị" not in book.sheet_names
    assert not run(book).changed


def test_a_sheet_that_was_deleted_comes_back_at_the_end(book):
    book.sheets["So sánh"].api.unprotect("")
    book.sheets["So sánh"].delete()

    assert run(book).changed
    assert book.sheet_names[-1] == "So sánh"
    assert book.sheets["So sánh"].api.isProtected()
    assert not run(book).changed


RULED = SheetPlan(
    "ruled",
    "Có luật",
    {(1, 1): Cell("Mã", TITLE), (2, 1): Cell(5, BODY), (3, 1): Cell(7, BODY), (3, 2): Cell("x", BODY)},
    widths=(12, 20),
    heights={1: 24, 2: 20, 3: 20},
    freeze=(2, 2),
    page=Page(landscape=True, repeat=(1, 1), area="A1:B3"),
    conditions=(Condition("A2:A3", "A2>5", TITLE),),
    choices=(Choice("B2:B3", '"x,y"', "Chọn một."),),
    protected=False,
)
GROWN = replace(
    RULED,
    cells={**RULED.cells, (4, 1): Cell(9, BODY)},
    heights={**RULED.heights, 4: 20},
    page=Page(landscape=True, repeat=(1, 2), area="A1:B4"),
    conditions=(Condition("A2:A4", "A2>6", TITLE),),
    choices=(Choice("B2:B4", '"x,y,z"', "Chọn một."),),
)


def seen(book, title):
    """Columns and rows that stay in sight, and whether lines are drawn between cells."""
    controller = book.api.getCurrentController()
    book.sheets[title].activate()
    frozen = (controller.getSplitColumn(), controller.getSplitRow()) if controller.hasFrozenPanes() else (0, 0)
    return *frozen, book.sheets[title].show_gridlines


@pytest.mark.parametrize("plans", [(RULED,), (RULED, GROWN)], ids=["appended", "written anew"])
def test_rules_lists_views_and_pages_of_a_sheet_are_those_that_the_file_gets(office, book, plans):
    app, root = office
    twin = Path(shutil.copy(book.fullname, root / "twin.xlsm"))
    for plan in plans:
        LiveMaster(book).write([plan])
        PackagedMaster(twin).write([plan])
    own = described(twin)["Có luật"]["frozen"]
    book.api.storeToURL((root / "live.xlsm").as_uri(), properties(FilterName=KIND))
    other = app.books.open(twin)
    other.api.storeToURL((root / "file.xlsm").as_uri(), properties(FilterName=KIND))
    other.close()
    live, file = (described(root / name)["Có luật"] for name in ("live.xlsm", "file.xlsm"))
    for found in (live, file):
        del found["frozen"]  # without a window, the office stores a workbook with another one's views

    assert "\n".join(differences(live, file)) == ""
    assert own == ("B2", False)
    assert seen(book, "Có luật") == (1, 1, False)
    assert live["conditions"]
    assert live["choices"]
    assert live["printed"] == (f"$1:${len(plans)}", None, f"'Có luật'!$A$1:$B${len(plans) + 2}")


def test_a_master_of_an_older_version_is_written_all_the_same(book):
    modules = book.api.BasicLibraries.getByName("VBAProject")
    source = modules.getByName("ThiDua")
    modules.replaceByName("ThiDua", source.replace("ThiDuaHeights", "Missing").replace("ThiDuaFacts", "Gone"))
    book.sheets["TH đơn vị"].api.unprotect("")
    book.sheets["TH đơn vị"].range("Z3").value = "của tôi"

    assert run(book).changed

    assert book.sheets["TH đơn vị"].range("E5").value > 0
    assert book.sheets["TH đơn vị"].range("Z3").value is None
    assert book.sheets["TH đơn vị"].range("4:4").row_height == pytest.approx(82, abs=1)
    assert book.sheets["DL TTHC"].range("6:6").row_height == pytest.approx(18, abs=1)
    assert not run(book).changed


def test_what_a_person_adds_is_seen_at_once(book):
    sheet = book.sheets["Chỉ tiêu"]
    row = next(row for row in range(5, 60) if sheet.range((row, 1)).value)
    sheet.api.unprotect("")
    sheet.range((row, 6)).formula = "=1+1"
    sheet.range((70, 9)).value = "ngoài vùng cũ"
    book.names.add("nhiều_dòng", '="name\nname\nsheet\nsheet\ta\n"')

    grid = LiveMaster(book).grid("indicators")

    assert (grid.formulas, grid.at(70, 9)) == ({(row, 6)}, "ngoài vùng cũ")


def test_a_workbook_beside_the_master_is_not_marked_as_changed(office, book):
    app, _ = office
    twin = shutil.copytree(Path(book.fullname).parent, Path(book.fullname).parents[1] / "bên cạnh") / "TongHop.xlsm"
    # xlwings opens no second workbook of one name; a person does.
    beside = app.impl.office.desktop.loadComponentFromURL(twin.as_uri(), "_blank", 0, properties(Hidden=True))
    try:
        assert run(book).changed
        assert (book.api.isModified(), beside.isModified()) == (True, False)
    finally:
        beside.close(True)  # noqa: FBT003 - the office knows no names


def test_charts_follow_when_a_unit_is_added(book):
    run(book)
    sheet = book.sheets["Đơn vị"]
    last = next(row for row in range(5, 60) if not sheet.range((row, 1)).value)
    sheet.range((last, 1)).value = ["XXX", "Đơn vị thứ mười", "Sở"]
    rows = next(name for name in book.names if name.name == "td_chart_units").refers_to
    charts = book.sheets["Điều khiển"].api.getCharts()
    before = [str(charts.getByIndex(n).getRanges()) for n in range(charts.getCount())]

    run(book)

    after = [str(charts.getByIndex(n).getRanges()) for n in range(charts.getCount())]
    assert next(name for name in book.names if name.name == "td_chart_units").refers_to != rows
    assert before != after


def test_each_button_gives_the_sentence_to_show(book):
    assert buttons.forms(book) == "Đã viết 9 phiếu vào thư mục gui-di."
    assert buttons.check(book).startswith("Nhận 9/9 đơn vị; 0 lỗi")
    assert "lưu tệp (Ctrl+S)" in buttons.consolidate(book)
    assert "giữ nguyên" in buttons.consolidate(book)
    assert buttons.report(book).startswith("Báo cáo: Bao cao 2018-H1 lan 1.docx trong thư mục bao-cao.")
    assert "Bảng tính: LibreOffice 7" in buttons.doctor(book)


def test_a_workbook_that_lies_in_no_folder_is_told():
    with pytest.raises(InputError, match="không nằm trong một thư mục"):
        buttons.folder_at("https://office.example/khoi/TongHop.xlsm")
