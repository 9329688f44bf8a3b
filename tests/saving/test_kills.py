"""Runs that are killed, and runs that meet: the harnesses in short, each as a process of its own, for they fork."""

import subprocess
import sys
from pathlib import Path

import pytest

HARNESS = Path(__file__).parents[1] / "harness"
pytestmark = pytest.mark.live


@pytest.mark.parametrize(
    ("command", "times", "said"),
    [
        ("kill.py", 12, "12 runs killed at work"),
        ("together.py", 2, "2 pairs of runs at once: one result each, 0 faults"),
    ],
)
def test_nothing_is_lost_by_runs_that_are_killed_or_meet(command, times, said):
    order = [sys.executable, HARNESS / command, "--times", str(times)]

    done = subprocess.run(order, capture_output=True, text=True, timeout=900, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(said)
