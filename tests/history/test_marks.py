"""The mark of a run: the same input has the same mark in every process."""

import os
import subprocess
import sys

CODE = """
from xlcore.demo.bloc import ASSIGNMENT
from xlcore.fresh import fresh_run
from xlcore.runs import digest_of
first, *rest = ASSIGNMENT.bloc.members
first = first._replace(exempt=frozenset({"rural", "funds", "study", "tasks"}))
print(digest_of(fresh_run(ASSIGNMENT._replace(bloc=ASSIGNMENT.bloc._replace(members=(first, *rest))))))
"""


def mark(seed):
    environment = os.environ | {"PYTHONHASHSEED": str(seed)}
    done = subprocess.run([sys.executable, "-c", CODE], check=True, capture_output=True, text=True, env=environment)
    return done.stdout


def test_a_unit_exempt_from_several_sheets_gives_a_run_no_new_mark_each_time():
    assert len({mark(seed) for seed in (1, 2, 3)}) == 1
