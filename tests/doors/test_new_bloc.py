"""A bloc that begins with nothing."""

from click.testing import CliRunner

from xlcore.cli.main import main


def test_a_bloc_without_members_gets_its_folder_and_master(tmp_path):
    made = CliRunner().invoke(main, ["new", str(tmp_path / "bloc")])

    assert made.exit_code == 0, made.output
    assert (tmp_path / "bloc/TongHop.xlsm").is_file()
    assert (tmp_path / "bloc/nhan-ve").is_dir()
