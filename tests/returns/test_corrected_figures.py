"""What the secretary corrected is no mistake of the unit's: its copy and its letter tell of its own numbers alone."""

import json

import pytest
from history_builder import correct, run

from xlcore.files.drawing.pen import type_into

LINE = ("SCT", "TTHC", "Lưu thông hàng hóa trong nước", "tiếp nhận trực tuyến", 412, 500, "sót")


@pytest.fixture
def mend(demo):
    """Type a line into *Sửa số* and consolidate."""

    def typed(*line):
        type_into(demo / "TongHop.xlsm", {"Sửa số": {(5, column): ink for column, ink in enumerate(line, 1) if ink}})
        return json.loads(run("consolidate", demo, "--json", "-q").stdout)

    return typed


def given_back(folder):
    return json.loads(run("returns", folder, "--json", "-q").stdout)["returned"]


def states(folder):
    return {one["member"]: one["state"] for one in json.loads(run("history", folder, "--json", "-q").stdout)["events"]}


@pytest.mark.parametrize(
    "line",
    [
        ("SCT", "Nhân sự", "", "Công chức", 48, 50, "sót"),
        ("SCT", "Chỉ tiêu", "CT-01", "Lũy kế từ đầu năm", 638.5, 700, "sót"),
        LINE,
    ],
    ids=lambda line: line[1],
)
def test_a_unit_whose_own_form_is_right_gets_nothing_back(mend, demo, line):
    mend(*line)

    assert given_back(demo) == []
    assert states(demo)["SCT"] != "có lỗi"


def test_the_head_still_sees_what_a_correction_broke(mend):
    told = mend(*LINE)["findings"]

    assert [found["member"] for found in told if found["rule"] == "TTHC-04"] == ["SCT"]


def test_a_mistake_of_the_units_own_is_told_with_its_own_numbers(mend, demo):
    correct(demo, "SCT", "targets", 2, done=700)

    found = mend("SCT", "Chỉ tiêu", "CT-01", "Lũy kế từ đầu năm", 638.5, 640, "sót")["findings"]

    (seen,) = (one["sentence"] for one in found if one["rule"] == "CT-02")
    assert "640" in seen
    (copy,) = given_back(demo)
    (asked,) = (item["sentence"] for item in copy["items"] if item["rule"] == "CT-02")
    assert "638,5" in asked
    assert "640" not in asked
