"""The demo with errors: what is planted comes out, there and nowhere else."""

from collections import Counter

import pytest

from xlcore.checks.book import default_checks
from xlcore.cli.work import check_paths
from xlcore.demo.build import build
from xlcore.demo.mistakes.breaches import NOT_PLANTED
from xlcore.demo.mistakes.plant import LIST_NAME
from xlcore.domain.appraising import APPRAISING
from xlcore.domain.awarding import AWARDING
from xlcore.domain.scoring import SCORING


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "khoi"
    return folder, build(folder, with_errors=True)


@pytest.fixture(scope="module")
def run(made):
    return check_paths((made[0],))


def expected_of(plantings):
    return [one for planting in plantings for _, findings in planting.findings for one in findings]


def shown(rule, member, place):
    return f"{rule} {member or '?'} {place.file} › {place.sheet} › {place.cell}"


def test_exactly_the_planted_mistakes_are_found_at_exactly_their_cells(made, run):
    wanted = Counter(shown(one.rule, one.member, one.place) for one in expected_of(made[1]))
    found = Counter(shown(finding.rule, finding.member, finding.place) for finding in run.findings)

    assert (sorted((wanted - found).elements()), sorted((found - wanted).elements())) == ([], [])


def test_every_declared_check_is_planted_or_has_a_reason_why_not(made):
    planted = {one.rule for one in expected_of(made[1])}
    of_a_year = {check.id for check in (*SCORING, *APPRAISING, *AWARDING)}
    declared = {check.id for check in default_checks()} - of_a_year

    assert (declared - planted, planted - declared) == (set(NOT_PLANTED), set())


def test_the_list_in_the_folder_names_every_planted_mistake(made):
    folder, plantings = made
    text = (folder / LIST_NAME).read_text(encoding="utf-8")

    for planting in plantings:
        for mistake, findings in planting.findings:
            assert mistake.what in text
            for one in findings:
                assert " ".join(filter(None, (one.rule, one.place.sheet, one.place.cell))) in text
