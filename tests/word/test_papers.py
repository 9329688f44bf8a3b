"""The bloc's papers in Word: the conference with the facts of the news item, and templates that staff may edit."""

import re
import zipfile

import pytest
from click.testing import CliRunner
from docx import Document

from xlcore.cli.main import main
from xlcore.cli.papers import NAMES, write_papers
from xlcore.demo.build import build
from xlcore.documents.catalogue import KINDS
from xlcore.errors import InputError
from xlcore.files.assets import asset
from xlcore.files.word.templates import TEMPLATES, draw_all

MEMBERS = (
    "Sở Công Thương",
    "Sở Xây dựng",
    "Sở Tài nguyên và Môi trường",
    "Sở Giao thông vận tải",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Ban Quản lý Vườn Quốc gia Ba Bể",
    "Ban Quản lý các khu công nghiệp",
    "Ban Quản lý Dự án đầu tư xây dựng tỉnh",
    "Quỹ Phát triển đất, rừng và bảo vệ môi trường",
)
FACTS = (
    "chiều ngày 20 tháng 7 năm 2018, tại Sở Công Thương",
    "Khối thi đua Kinh tế - Kỹ thuật tỉnh Bắc Kạn gồm: " + "; ".join(MEMBERS),
    "Hội nghị sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2018",
    "Đến dự có Phó Trưởng Ban Thi đua khen thưởng tỉnh Bắc Kạn; lãnh đạo các đơn vị thành viên",
    "Giám đốc Sở Tài nguyên và Môi trường (đơn vị Trưởng khối)",
    "và Giám đốc Sở Công Thương (đơn vị Phó Trưởng khối) đồng chủ trì",
    "Giám đốc Sở Công Thương trình bày dự thảo báo cáo sơ kết",
    "phương hướng, nhiệm vụ 6 tháng cuối năm 2018",
    "Ngay từ đầu năm, Khối đã tổ chức Hội nghị triển khai và phát động thi đua",
    "xây dựng kế hoạch thi đua",
    "cụ thể hóa nội dung thi đua",
    "Về cơ bản các đơn vị đã thực hiện nhiệm vụ theo đúng tiến độ, chỉ tiêu, kế hoạch đề ra",
    "bộ phận một cửa",
    "niêm yết công khai dịch vụ công trực tuyến",
    "nhiều hình thức nhận hồ sơ, trả kết quả",
    "giải quyết gần 8.400 hồ sơ",
    "không có hồ sơ trả quá hạn",
    "tư tưởng, đạo đức, phong cách Hồ Chí Minh”",
    "“Bắc Kạn chung tay xây dựng nông thôn mới”",
    "học tập quán triệt các Nghị quyết, Chỉ thị của Đảng",
    "các quỹ xã hội",
    "chưa phong phú, đa dạng về hình thức",
    "bình xét và công nhận danh hiệu chưa được chặt chẽ",
    "tăng cường sự lãnh đạo của các cấp ủy đảng trong công tác thi đua, khen thưởng, thi đua yêu nước",
    "đổi mới công tác thi đua, khen thưởng",
    "tuyên truyền về thi đua, khen thưởng đến các tập thể và cá nhân trong đơn vị",
)
"""What the news item of July 2018 tells, in the words of this program."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "khoi"
    build(folder)
    write_papers(folder, (), dry_run=False)
    return folder


def said(path):
    """Every text of a Word file, paragraphs and cells."""
    word = Document(str(path))
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def of(demo, stem):
    return said(demo / "bao-cao" / f"{stem} 2018-H1 lan 1.docx")


@pytest.mark.parametrize("fact", FACTS)
def test_the_news_item_of_the_demo_tells_the_facts_of_the_real_one(demo, fact):
    assert fact.casefold() in of(demo, "Tin hoi nghi").casefold()


def test_no_paper_names_a_person(demo):
    for path in (demo / "bao-cao").glob("*.docx"):
        assert not re.search(r"đồng chí|\b[Ôô]ng\b|\b[Bb]à\b", said(path)), path.name


def test_each_paper_of_a_half_year_is_written_and_nothing_is_left_to_fill_by_the_program(demo):
    written = sorted(path.name for path in (demo / "bao-cao").iterdir())

    assert written == sorted(f"{kind.stem} 2018-H1 lan 1.docx" for kind in KINDS.values() if not kind.year)
    for name in written:
        assert not re.search(r"\{[{%]|[%}]\}", said(demo / "bao-cao" / name)), name


def test_the_invitation_says_whom_when_where_and_what(demo):
    told = of(demo, "Giay moi")

    assert "- Phó Trưởng Ban Thi đua khen thưởng tỉnh Bắc Kạn;" in told
    assert "1. Thời gian: 14 giờ 00, chiều ngày 20 tháng 7 năm 2018." in told
    assert "2. Địa điểm: Sở Công Thương." in told
    assert "gửi phiếu báo cáo về đơn vị Trưởng khối chậm nhất ngày 10 tháng 7 năm 2018" in told


def test_plan_and_pact_are_headed_by_their_own_days(demo):
    assert "Bắc Kạn, ngày 05 tháng 3 năm 2018" in of(demo, "Ke hoach")
    assert "Bắc Kạn, ngày 01 tháng 3 năm 2018" in of(demo, "Giao uoc")
    assert "Bắc Kạn, ngày      tháng 7 năm 2018" in of(demo, "Thong bao ket luan")


def test_the_notice_of_conclusions_lists_the_tasks_with_owner_and_day(demo):
    told = of(demo, "Thong bao ket luan")

    assert all(text in told for text in ("NQ-01", "NQ-02", "NQ-03", "30/11/2018", "09/09 đơn vị thành viên"))


def test_every_comment_stands_beside_its_answer_and_the_silent_are_named(demo):
    told = of(demo, "Tiep thu gop y")

    assert "Nhận 2 góp ý của 2 đơn vị: tiếp thu 1; giải trình, giữ nguyên 1." in told
    assert "vốn bổ sung nêu ở báo cáo năm" in told
    assert "Đơn vị chưa gửi góp ý: Sở Công Thương; Sở Tài nguyên và Môi trường" in told


def test_the_pact_holds_what_each_unit_registered_and_a_place_for_each_signature(demo):
    told = of(demo, "Giao uoc")

    assert "Lao động tiên tiến (cá nhân): 53; Chiến sĩ thi đua cơ sở (cá nhân): 6" in told
    assert all(told.count(member) >= 3 for member in MEMBERS)


def test_a_paper_of_the_whole_year_is_refused_in_a_half_with_its_name(demo):
    with pytest.raises(InputError, match="Tờ trình đề nghị khen thưởng: chỉ có ở kỳ cả năm"):
        write_papers(demo, ("to-trinh",), dry_run=True)


def test_a_paper_that_says_the_same_is_not_written_again_and_an_edited_one_stays(demo):
    path = demo / "bao-cao" / "Giay moi 2018-H1 lan 1.docx"
    ((_, again),) = write_papers(demo, ("giay-moi",), dry_run=False)
    kept = path.read_bytes()
    word = Document(str(path))
    word.add_paragraph("Sửa tay")
    word.save(str(path))

    ((_, other),) = write_papers(demo, ("giay-moi",), dry_run=True)

    path.write_bytes(kept)
    assert (again.new, again.path) == (False, path)
    assert (other.new, other.path.name) == (True, "Giay moi 2018-H1 lan 2.docx")


def test_a_template_of_the_bloc_wins(demo):
    own = demo / "mau" / "giay-moi.docx"
    kept = own.read_bytes()
    word = Document(str(own))
    word.add_paragraph("Mẫu riêng của Khối {{ d.bloc }}")
    word.save(str(own))

    ((_, version),) = write_papers(demo, ("giay-moi",), dry_run=False)

    own.write_bytes(kept)
    told = said(version.path)
    version.path.unlink()
    assert "Mẫu riêng của Khối Kinh tế - Kỹ thuật" in told


def test_a_loop_over_what_is_no_list_is_told_by_the_name_of_the_template(demo):
    own = demo / "mau" / "giay-moi.docx"
    kept = own.read_bytes()
    word = Document(str(own))
    for text in ("{%p for x in d.half %}", "{{ x }}", "{%p endfor %}"):
        word.add_paragraph(text)
    word.save(str(own))

    with pytest.raises(InputError, match=r"Mẫu “mau/giay-moi.docx” có chỗ điền sai"):
        write_papers(demo, ("giay-moi",), dry_run=True)
    own.write_bytes(kept)


def test_the_command_offers_every_paper_and_each_has_its_template():
    assert list(KINDS) == list(NAMES)
    assert set(TEMPLATES) == {*NAMES, "bao-cao", "ban-giao"}
    assert all(asset(f"templates/{name}.docx") for name in TEMPLATES)


def test_the_kept_templates_are_those_that_the_program_draws(tmp_path):
    draw_all(tmp_path)

    for name in TEMPLATES:
        assert parts(tmp_path / f"{name}.docx") == parts(asset(f"templates/{name}.docx")), name


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_command_tells_each_file(demo):
    done = CliRunner().invoke(main, ["documents", str(demo), "--only", "chuong-trinh", "--json"])

    assert done.exit_code == 0
    assert '"name": "chuong-trinh"' in done.stdout
    assert "Không đổi: Chương trình hội nghị" in done.stderr
