"""What means harm is refused with a sentence or read as text, within the limits; nothing of ours dies or waits."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from damage import DAMAGES
from hostile_files import READ

from xlcore.domain.general import GENERAL
from xlcore.files.reading.limits import MEMORY
from xlcore.files.reading.pool import read_all
from xlcore.intake.grid import LONGEST, Refusal

HARNESS = Path(__file__).parents[1] / "harness" / "hostile.py"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SENTENCES = {check.id: check.sentence for check in GENERAL}


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    """What the harness finds in the samples and in a few damaged copies, as data."""
    nowhere = tmp_path_factory.mktemp("harness") / "none"
    order = [sys.executable, str(HARNESS), str(nowhere), "--times", "1", "--json"]
    return json.loads(subprocess.run(order, check=False, capture_output=True, text=True, timeout=600).stdout)


def test_every_hostile_sample_meets_the_end_it_should(told):
    assert told["failed"] == []
    assert len(told["samples"]) > 90


def test_no_reading_process_takes_more_memory_than_agreed(told):
    assert told["peak"] <= MEMORY


def test_every_refusal_has_an_id_and_a_reason(told):
    for sample in told["samples"]:
        if sample["came"] != READ:
            rule, _, reason = sample["why"].partition(" ")
            assert ("{reason}" in SENTENCES[rule]) == bool(reason), sample
            assert reason.isprintable()


def test_good_workbooks_beside_them_are_not_refused(told):
    assert told["damage"]["false"] == {}


def test_the_parent_gets_no_text_longer_than_a_cell_may_hold(told):
    assert max(sample["text"] for sample in told["samples"]) == LONGEST + 1


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are not known there")
def test_a_reading_process_holds_itself_to_its_limits():
    code = (
        "import resource as r; from xlcore.files.reading.limits import *; hold_memory(MEMORY); hold_time(50);"
        "print([r.getrlimit(what)[0] for what in (r.RLIMIT_AS, r.RLIMIT_FSIZE, r.RLIMIT_CORE, r.RLIMIT_CPU)])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    memory, written, core, seconds = json.loads(done.stdout)
    assert (memory, written, core) == (MEMORY, 0, 0)
    assert 50 < seconds <= 60


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are not known there")
def test_a_lower_limit_of_the_system_stays():
    code = (
        "import resource as r; r.setrlimit(r.RLIMIT_AS, (800_000_000, 800_000_000));"
        "from xlcore.files.reading.limits import *; hold_memory(MEMORY); print(r.getrlimit(r.RLIMIT_AS)[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert int(done.stdout) == 800_000_000


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the real workbooks are not here")
def test_real_workbooks_survive_damage_to_a_refusal_or_a_reading(tmp_path):
    chance, copies = random.Random(7), []  # noqa: S311 - damage, no secret
    for path in sorted(CORPUS.glob("*.xls[xm]")):
        for damage in chance.sample(DAMAGES, 2):
            copy = tmp_path / f"{path.stem}-{damage.__name__}.xlsx"
            copy.write_bytes(damage(path.read_bytes(), chance))
            copies.append(copy)

    outcomes = list(read_all(copies))

    assert [outcome.name for outcome in outcomes] == [copy.name for copy in copies]
    assert all(outcome.rule in SENTENCES for outcome in outcomes if isinstance(outcome, Refusal))
