"""Files that come with the program are found, or missed in words."""

import pytest

from xlcore.errors import MachineError
from xlcore.files.assets import asset


def test_a_file_of_the_workbook_folder_is_found_by_its_name():
    assert asset("README.md").read_text(encoding="utf-8").startswith("# What staff see")


def test_a_missing_file_is_named():
    with pytest.raises(MachineError, match=r"thiếu tệp word/none\.docx"):
        asset("word/none.docx")
