"""What the fuzzer found once never comes back, and a short run of it without its guidance finds nothing new."""

import random
from pathlib import Path

import fuzzing
import pytest
from damage import TOKENS

CRASHES = Path(__file__).parent / "crashes"
KEPT = sorted(path for path in CRASHES.glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_an_input_that_failed_once_is_borne(path):
    fuzzing.TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", fuzzing.TARGETS)
def test_inputs_changed_at_random_are_borne(target):
    chance = random.Random(2018)  # noqa: S311 - the same run each time
    seeds = fuzzing.seeds(target)
    for number in range(60 if target == "table" else 300):
        data = chance.choice(seeds)
        for _ in range(chance.randint(1, 8)):
            data = fuzzing.mutated(data, number, lambda part: _changed(part, chance))
        fuzzing.TARGETS[target](data)


def _changed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    new = chance.choice((*TOKENS, bytes([chance.randrange(256)]), data[at : at + chance.randrange(40)], b""))
    return data[:at] + new + data[at + chance.randrange(6) :]
