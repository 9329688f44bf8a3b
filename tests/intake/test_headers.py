"""Headers of the form of dossiers as units keep them: taken apart, of earlier years, with other words."""

import pytest
from intake_builders import grid

from xlcore.intake.locate import find_table
from xlcore.sheets.procedures import PROCEDURES

OFFICIAL = [
    ["TT", "Lĩnh vực giải quyết", "Số hồ sơ tiếp nhận", "", "", "", "Số hồ sơ đã giải quyết", "", "", ""],
    ["", "", "Tổng số", "Trong kỳ", "", "Từ kỳ trước", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"],
    ["", "", "", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "", "", "", "", ""],
    ["(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)", "(7)=(8)+(9)+(10)", "(8)", "(9)", "(10)"],
]
EARLIER = [
    ["TT", "Lĩnh vực, công việc giải quyết", "Số hồ sơ nhận giải quyết", "", "", "Kết quả giải quyết", "", ""],
    ["", "", "Tổng số", "Trong đó", "", "Số hồ sơ đã giải quyết", "", ""],
    ["", "", "", "Số kỳ trước chuyển qua", "Số mới tiếp nhận", "Tổng số", "Trả đúng thời hạn", "Trả quá hạn"],
]
SHORT = [
    ["TT", "Lĩnh vực", "Tiếp nhận", "", "", "Đã giải quyết", "", "", "", "Tồn cuối kỳ"],
    ["", "", "Tổng số", "Trực tuyến", "Trực tiếp, BCCI", "Tổng số", "Sớm hạn", "Đúng hạn", "Trễ hạn", ""],
]
MERGED = [
    ["TT", "Lĩnh vực", "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "", "", "Tồn cuối"],
    ["", "", "", "Tổng số", "Đúng và trước hạn", "Trễ", ""],
]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (OFFICIAL, ["received", "online", "in_person", "carried_over", "resolved", "early", "on_time", "overdue"]),
        (EARLIER, ["received", "carried_over", "in_person", "resolved", "on_time", "overdue"]),
        (SHORT, ["received", "online", "in_person", "resolved", "early", "on_time", "overdue", "pending"]),
        (MERGED, ["received", "resolved", "on_time", "overdue", "pending"]),
    ],
)
def test_a_header_without_merged_cells_names_its_columns(header, columns):
    found = find_table(grid("Biểu", ["BIỂU TTHC"], [], *header, ["1", "Đất đai", 9, 9, 9, 9, 9]), PROCEDURES)

    assert found
    assert sorted(found.columns, key=lambda name: found.columns[name]) == ["field", *columns]
    assert (found.first_row, found.unknown) == (3 + len(header), ())
