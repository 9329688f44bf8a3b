"""The draft report in Word: what it says, what it never says, and the template that staff may edit."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from itertools import chain

import pytest
from docx import Document
from runs_builder import consolidation, submission

from xlcore.cli.work import check_paths
from xlcore.demo.build import build
from xlcore.domain.proceedings import Answer, Comment, Meeting, Proceedings
from xlcore.errors import InputError
from xlcore.files.assets import asset
from xlcore.files.word.report import write_report
from xlcore.files.word.template import draw_template
from xlcore.files.word.writing import rendered
from xlcore.plans import Cell
from xlcore.report.document import document
from xlcore.report.paragraphs import draft
from xlcore.summary.plans import plan_all
from xlcore.values.writing import number

TEMPLATE = asset("templates/bao-cao.docx")


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    """The demo, read back from its files."""
    folder = tmp_path_factory.mktemp("demo") / "khoi"
    build(folder)
    return check_paths((folder,))


def said(content, tmp_path):
    """Every text of the file, paragraphs and cells, in the order of the page."""
    path = tmp_path / "said.docx"
    path.write_bytes(content)
    lines = []
    for block in Document(str(path)).iter_inner_content():
        if hasattr(block, "rows"):
            lines += [
                " | ".join(dict.fromkeys(cell.text.replace("\n", " / ") for cell in row.cells)) for row in block.rows
            ]
        elif block.text.strip():
            lines.append(block.text)
    return "\n".join(lines) + "\n"


def test_the_report_of_the_demo_reads_as_agreed(seed, tmp_path, golden):
    golden("report_demo", said(rendered(document(seed), TEMPLATE), tmp_path))


def test_every_number_of_the_report_stands_in_the_sheets(seed):
    plans = plan_all(seed, ())
    tables = chain.from_iterable(row for plan in plans for table in plan.tables for row in table.rows)
    values = [*tables, *(cell.value for plan in plans for cell in plan.cells.values() if isinstance(cell, Cell))]
    numbers = {number(v, p) for v in values if isinstance(v, int | float) for p in (None, 1)}
    words = set(chain.from_iterable(re.findall(r"\d[\d.,]*\d|\d", v) for v in values if isinstance(v, str)))
    results = [p.text for p in draft(seed) if p.id.startswith(("PT", "KT", "TK"))]

    exact = [re.sub(r"gần [\d.]+", "", text) for text in results]
    said_numbers = set(chain.from_iterable(re.findall(r"\d[\d.,]*\d|\d", text) for text in exact))

    assert len(said_numbers) > 15
    assert said_numbers <= numbers | words


@pytest.mark.parametrize(
    "typed",
    ["{{ d.bloc }}", "{% for x in y %}", "<w:p>", "a & b < c", "=cmd|' /C calc'!A0", "{{ 7*7 }}", "{# ẩn #}"],
)
def test_what_a_unit_typed_stays_text(typed, tmp_path):
    run = consolidation(submission("STC", shortcomings=[{"content": typed}]))

    assert typed in said(rendered(document(run), TEMPLATE), tmp_path)


def test_the_kept_template_is_the_one_that_the_program_draws(tmp_path):
    draw_template(tmp_path / "again.docx")

    assert parts(tmp_path / "again.docx") == parts(TEMPLATE)


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_same_report_is_not_written_twice_and_an_edited_one_is_never_replaced(tmp_path):
    told = document(consolidation())
    first = write_report(told, TEMPLATE, tmp_path, "Bao cao")
    again = write_report(told, TEMPLATE, tmp_path, "Bao cao")
    word = Document(str(first.path))
    word.paragraphs[0].add_run("Sửa tay")
    word.save(str(first.path))
    edited = first.path.read_bytes()

    other = write_report(told, TEMPLATE, tmp_path, "Bao cao")

    assert (first.new, again.new, again.path) == (True, False, first.path)
    assert (other.new, other.path.name) == (True, "Bao cao lan 2.docx")
    assert first.path.read_bytes() == edited


def test_a_dry_run_writes_nothing(tmp_path):
    version = write_report(document(consolidation()), TEMPLATE, tmp_path / "none", "Bao cao", dry_run=True)

    assert version.new
    assert list(tmp_path.iterdir()) == []


def test_a_unit_in_a_sum_with_gaps_is_named_in_the_annex(tmp_path):
    code = next(m.code for m in consolidation().asked("procedures"))
    run = consolidation(submission(code))

    told = said(rendered(document(run), TEMPLATE), tmp_path)

    assert re.search(r"Sở Tài chính \| chưa gửi phiếu", told)
    assert re.search(r"Cộng \| .*\(1/2\)", told)


@pytest.mark.parametrize("wrong", ["{{ d.khong_co }}", "{% if %}", "{{ d.__class__.__mro__ }}"])
def test_a_template_filled_in_wrongly_is_told_by_name(wrong, tmp_path):
    word = Document(str(TEMPLATE))
    word.add_paragraph(wrong)
    word.save(str(tmp_path / "bao-cao.docx"))

    with pytest.raises(InputError, match=r"bao-cao.docx” có chỗ điền sai"):
        rendered(document(consolidation()), tmp_path / "bao-cao.docx")


def test_a_template_that_is_no_word_file_is_told_by_name(tmp_path):
    (tmp_path / "bao-cao.docx").write_bytes(b"not a zip")

    with pytest.raises(InputError, match="không phải là tệp Word"):
        rendered(document(consolidation()), tmp_path / "bao-cao.docx")


def test_the_day_of_a_draft_is_left_open():
    run = consolidation()
    held = run.assignment.conference._replace(held_on=date(2018, 7, 20))
    run = replace(run, assignment=run.assignment._replace(conference=held, place="Bắc Kạn"))

    assert document(run).place_and_date == "Bắc Kạn, ngày      tháng 7 năm 2018"


def comments(*answers):
    said = (Comment(5 + place, "SXD", "lần 1", "", f"Góp ý {place}", answer) for place, answer in enumerate(answers))
    return replace(consolidation(), proceedings=Proceedings(comments=tuple(said)))


def test_the_final_report_waits_for_every_comment_and_is_no_draft(tmp_path):
    answered, waiting = comments(Answer.TAKEN), comments(Answer.TAKEN, None)

    with pytest.raises(InputError, match="Còn 1 góp ý chưa trả lời"):
        document(waiting, final=True)
    assert "DỰ THẢO" not in said(rendered(document(answered, final=True), TEMPLATE), tmp_path)
    assert "DỰ THẢO" in said(rendered(document(waiting), TEMPLATE), tmp_path)


def test_a_stamp_stands_on_top_of_the_report(tmp_path):
    run = replace(consolidation(), proceedings=Proceedings(meeting=Meeting(stamp="SỐ LIỆU THỬ")))

    assert said(rendered(document(run), TEMPLATE), tmp_path).startswith("SỐ LIỆU THỬ")
