"""Drawing lots by command: recorded with who and when, repeatable, and never quietly drawn anew."""

import json

from history_builder import run


def drawn(folder, *words):
    return json.loads(run("draw", folder, "--json", "-q", *words).stdout)["drawing"]


def test_a_drawing_names_a_checker_for_each_unit_the_head_included(demo):
    drawing = drawn(demo)

    assert len(drawing["pairs"]) == 9
    assert "STNMT" in [checked for _, checked in drawing["pairs"]]
    assert drawing["when"]
    assert drawing["actor"]["user"]


def test_the_words_of_a_drawing_repeat_it(demo):
    first = drawn(demo)

    again = drawn(demo, "--words", first["words"], "--reason", "kiểm tra lại")

    assert again["pairs"] == first["pairs"]


def test_lots_are_drawn_again_only_with_a_reason(demo):
    drawn(demo)

    refused = run("draw", demo)

    assert refused.exit_code == 3
    assert "Nếu phải bốc thăm lại, ghi lý do" in refused.stderr


def test_a_dry_run_draws_nothing(demo):
    run("draw", demo, "--dry-run")

    assert run("draw", demo).exit_code == 0
