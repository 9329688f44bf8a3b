"""The command line on real folders."""

import errno
import json
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from history_builder import run

from xlcore.cli import work
from xlcore.cli.main import Shell, main


def test_the_demo_leads_to_the_sentences_of_the_news_item(demo):
    facts = json.loads(run("check", demo, "--json", "-q").stdout)

    assert (facts["bloc"], facts["period"]) == ("Kinh tế - Kỹ thuật", "2018-H1")
    assert (facts["expected"], facts["counted"], facts["errors"], facts["warnings"]) == (9, 9, 0, 0)


def test_a_second_run_with_nothing_new_changes_no_byte(demo):
    before = (demo / "TongHop.xlsm").read_bytes()

    done = run("consolidate", demo, "--json")

    assert json.loads(done.stdout)["changed"] is False
    assert (demo / "TongHop.xlsm").read_bytes() == before


def test_one_broken_file_is_told_and_the_others_count(demo):
    (demo / "nhan-ve" / "SXD - bao cao 6 thang.xlsx").write_bytes(b"")

    done = run("consolidate", demo, "--json", "-q")
    facts = json.loads(done.stdout)

    assert done.exit_code == 1
    assert facts["counted"] == 8
    assert {finding["rule"] for finding in facts["findings"]} == {"TEP-03", "TEP-11"}


def test_a_file_checked_by_itself_is_told_of_alone(demo):
    good, broken = (demo / "nhan-ve" / f"{code} - bao cao 6 thang.xlsx" for code in ("SCT", "SXD"))
    broken.write_bytes(b"")

    assert json.loads(run("check", good, "--json", "-q").stdout)["findings"] == []
    done = run("check", good, broken, "--json", "-q")
    assert done.exit_code == 1
    assert [finding["rule"] for finding in json.loads(done.stdout)["findings"]] == ["TEP-03"]


def test_an_open_master_is_left_alone_with_exit_code_3(demo):
    (demo / "~$TongHop.xlsm").touch()
    before = (demo / "TongHop.xlsm").read_bytes()

    done = run("consolidate", demo)

    assert done.exit_code == 3
    assert "đang mở trong Excel" in done.stderr
    assert (demo / "TongHop.xlsm").read_bytes() == before


def test_the_scheduled_run_keeps_its_result_for_the_next_question(demo):
    (demo / ".~lock.TongHop.xlsm#").touch()

    assert run("consolidate", demo, "--scheduled", "-q").exit_code == 3

    assert "mã thoát 3: TongHop.xlsm đang mở trong LibreOffice" in run("schedule", demo).stderr


def test_what_the_machine_refuses_a_scheduled_run_is_kept_as_well(demo, monkeypatch):
    assert run("consolidate", demo, "--scheduled", "-q").exit_code == 0

    def away(_):
        raise OSError(errno.EHOSTDOWN, "Host is down", "Z:/khoi")

    monkeypatch.setattr(work, "inbox", away)
    assert run("consolidate", demo, "--scheduled", "-q").exit_code == 4

    assert "mã thoát 4: Máy không cho làm tiếp ở “Z:/khoi”" in run("schedule", demo).stderr


def test_forms_are_written_for_each_member_and_only_told_in_a_dry_run(demo):
    shutil.rmtree(demo / "gui-di")

    assert len(json.loads(run("forms", demo, "--dry-run", "--json").stdout)["written"]) == 9
    assert not (demo / "gui-di").exists()

    run("forms", demo)
    assert len(list((demo / "gui-di").glob("*.xlsx"))) == 9


def test_the_next_period_takes_over_members_and_figures(demo, tmp_path):
    following = tmp_path / "ca-nam"

    assert run("new", following, "--from", demo, "-q").exit_code == 0

    facts = json.loads(run("check", following, "--json", "-q").stdout)
    assert (facts["period"], facts["expected"], facts["counted"]) == ("2018", 9, 0)


def test_a_folder_without_a_master_is_named_with_the_way_out(tmp_path):
    done = run("consolidate", tmp_path)

    assert done.exit_code == 3
    assert "thidua new" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["consolidat"], "Không có lệnh “consolidat”. Có phải là: consolidate? Xem cách gõ: "),
        (["--nhanh"], "Không có tùy chọn --nhanh."),
        (["check", "--nhanh"], "Không có tùy chọn --nhanh. Xem cách gõ: "),
        (["waive"], "Thiếu UNIT."),
        (["documents", "--only", "thu"], "--only không dùng được; chọn một trong: ke-hoach, giao-uoc"),
        (["schedule", ".", "--at", "2 giờ"], "--at không dùng được; ghi giờ như 02:00."),
        (["report", __file__], "FOLDER không dùng được; phải là một thư mục."),
        (["schedule", ".", "--at"], "--at thiếu hoặc thừa giá trị."),
        (["lock", "a", "b"], "thừa chữ"),
        (["schedule", ".", "--install", "--remove"], "Chọn một trong --install và --remove. Xem cách gõ: "),
    ],
)
def test_a_wrong_command_line_is_told_in_vietnamese_with_where_to_look(words, said):
    done = run(*words)

    assert done.exit_code == 2
    assert done.stderr.startswith("Lỗi: ")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def commands() -> list[click.Command]:
    """All commands, in the order in which --help names them."""
    whole = click.Context(main)
    return [command for name in main.list_commands(whole) if (command := main.get_command(whole, name))]


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_explains_itself_and_stands_in_both_readmes(command):
    root = Path(__file__).parents[2]

    assert command.help
    for name in ("README.md", "README.vi.md"):
        assert f"thidua {command.name}" in (root / name).read_text(encoding="utf-8") or command.name == "demo"


def test_help_names_every_command_with_a_whole_sentence():
    said = " ".join(run("--help").output.split())

    for command in commands():
        assert " ".join(command.help.partition("\n\n")[0].split()) in said


@pytest.mark.parametrize("words", [[], ["setup", "libreoffice"], *([command.name] for command in commands())], ids=str)
def test_no_page_of_help_has_words_of_another_language(words):
    page = run(*words, "--help").output

    assert page.startswith("Cách gõ: ")
    assert "Hiện trang này." in page
    for english in ("Usage", "Options:", "Commands:", "Show", "[required]", "default"):
        assert english not in page


def test_help_costs_no_heavy_import():
    code = (
        "import sys; from xlcore.cli.main import main; main(['--help'], standalone_mode=False)\n"
        "sys.exit(any(m in sys.modules for m in ('polars', 'pandera', 'xlsxwriter', 'lxml')))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_demo_with_errors_ends_with_exit_code_1_and_says_what_it_planted(tmp_path):
    done = run("demo", tmp_path / "khoi", "--with-errors", "--json", "-q")
    facts = json.loads(done.stdout)
    planted = [one["rule"] for mistake in facts["planted"] for one in mistake["findings"]]

    assert done.exit_code == 1
    assert sorted(planted) == sorted(finding["rule"] for finding in facts["findings"])
    assert (tmp_path / "khoi" / "loi-da-cai.txt").is_file()


def test_the_report_goes_into_bao_cao_by_the_blocs_own_template(demo):
    done = run("report", demo, "--json", "-q")
    again = run("report", demo, "--json", "-q")

    told = json.loads(done.stdout)
    assert (done.exit_code, told["new"], json.loads(again.stdout)["new"]) == (0, True, False)
    assert [path.name for path in (demo / "bao-cao").iterdir()] == ["Bao cao 2018-H1 lan 1.docx"]

    (demo / "mau" / "bao-cao.docx").write_bytes(b"")
    broken = run("report", demo)
    assert broken.exit_code == 3
    assert "mau" in broken.output or "Mẫu báo cáo" in broken.output


def test_what_the_machine_refuses_at_a_place_that_nobody_foresaw_is_one_sentence():
    shell = Shell("thidua")

    @shell.command()
    def away() -> None:
        raise OSError(errno.EHOSTDOWN, "Host is down", "Z:/khoi")

    done = CliRunner().invoke(shell, ["away"])

    assert done.exit_code == 4
    assert "“Z:/khoi”: không còn tới được ổ đĩa" in done.stderr
    assert "Host is down" not in done.output


@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), (["check", "khong-co"], 3), (["no-such"], 2)])
def test_the_process_ends_with_the_commands_exit_code_and_loses_no_output(words, code):
    done = subprocess.run([sys.executable, "-m", "xlcore.cli", *words], check=False, capture_output=True, text=True)

    assert done.returncode == code
    assert done.stdout or done.stderr


def test_the_figures_are_exported_into_bao_cao_again_and_again(demo):
    planned = json.loads(run("export", demo, "--dry-run", "--json", "-q").stdout)["files"]
    assert not (demo / "bao-cao" / "so-lieu 2018-H1").exists()

    for _ in range(2):
        assert run("export", demo).exit_code == 0

    written = sorted((demo / "bao-cao" / "so-lieu 2018-H1").iterdir())
    assert [str(path) for path in written] == sorted(planned)
    assert "8391" in (demo / "bao-cao" / "so-lieu 2018-H1" / "th-don-vi.csv").read_text(encoding="utf-8-sig")
