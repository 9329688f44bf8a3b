"""Fuzzes the gate and the table finder, guided by coverage: `python tests/harness/fuzz.py [TARGET …] [--seconds N]`.

Needs `pip install --require-hashes -r tests/harness/fuzzer.txt` (Linux, Python 3.11). Each target of
`tests/fuzzing.py` runs in a process of its own for N seconds. Printed are the executions and the inputs that failed;
those are written to tests/reading/crashes/TARGET, where the tests try them from then on. Exit code 1 where there was
one; `--json` prints it as data.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

CRASHES = Path(__file__).parents[1] / "reading" / "crashes"
DONE = re.compile(r"(?:Done|DONE|stat::number_of_executed_units:)\s*(\d+)|^#(\d+)\s", re.MULTILINE)
LONGEST = 20
"""Seconds after which one input counts as a hang."""


def fuzz(target: str, corpus: Path) -> None:
    """Fuzz one target in this process until libFuzzer ends it."""
    import atheris  # noqa: PLC0415 - an extra that the tests do without

    with atheris.instrument_imports(include=["xlcore"]):
        import fuzzing  # noqa: PLC0415 - instrumented

    for number, seed in enumerate(fuzzing.seeds(target)):
        (corpus / f"seed{number}").write_bytes(seed)

    def within(data: bytes, size: int, seed: int) -> bytes:
        return fuzzing.mutated(data, seed, lambda part: atheris.Mutate(part, len(part) + 64))[:size]

    inside = {"custom_mutator": within} if target == "package" else {}
    atheris.Setup(sys.argv, fuzzing.TARGETS[target], **inside)
    atheris.Fuzz()


def run(target: str, seconds: int) -> dict[str, object]:
    """Fuzz one target in a process of its own, with low priority; tell executions and failing inputs."""
    kept = CRASHES / target
    kept.mkdir(parents=True, exist_ok=True)
    known = set(kept.iterdir())
    with tempfile.TemporaryDirectory() as corpus:
        order = [
            sys.executable,
            __file__,
            "--worker",
            target,
            corpus,
            f"-artifact_prefix={kept}/",
            "-print_final_stats=1",
        ]
        order += [
            f"-max_total_time={seconds}",
            f"-timeout={LONGEST}",
            "-rss_limit_mb=2000",
            f"-max_len={512 if target in ('table', 'finder') else 8192}",
            corpus,
        ]
        done = subprocess.run(order, check=False, capture_output=True, text=True, errors="replace")
    counts = [int(first or second) for first, second in DONE.findall(done.stderr)]
    found = sorted(path.name for path in set(kept.iterdir()) - known)
    failed = done.returncode != 0
    return {
        "target": target,
        "executions": max(counts, default=0),
        "found": found,
        "failed": failed,
        "said": done.stdout[-2000:] + done.stderr[-1000:] if failed else "",
    }


def main() -> int:
    """Print what was found; give the exit code."""
    import fuzzing  # noqa: PLC0415 - not yet instrumented here

    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("targets", nargs="*", default=[])
    options.add_argument("--seconds", type=int, default=60, help="for each target")
    options.add_argument("--json", action="store_true")
    asked = options.parse_args()
    os.nice(10)
    results = [run(target, asked.seconds) for target in asked.targets or fuzzing.TARGETS]
    if asked.json:
        print(json.dumps(results))
    else:
        for one in results:
            print(
                f"{one['target']:14} {one['executions']:>10} executions, failing inputs: {', '.join(one['found']) or 0}"
            )
            print(one["said"], end="")
    return int(any(one["failed"] for one in results))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        target, corpus = sys.argv[2:4]
        sys.argv[1:4] = []
        fuzz(target, Path(corpus))
    else:
        sys.exit(main())
