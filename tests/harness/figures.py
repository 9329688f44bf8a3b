"""Prints the figures by which this program is judged: `python tests/harness/figures.py [NAME …] [options]`.

kills      runs killed at random moments, and what was lost (`--kills`, 1000)
pairs      two runs at once on one folder (`--pairs`, 50)
books      real workbooks patched and opened by LibreOffice; without FOLDER (`--corpus`) this is left out
refusals   hostile files refused and why, false refusals of good workbooks
coverage   branches of patcher, saving and gate that their tests reach
fuzzing    executions of the fuzzer (`--seconds` for each target, 60), which has to be installed

Each is a command of its own beside this file; exit code 1 where one found a fault.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
COVERED = {
    "patcher": ("xlcore/files/package", ("tests/package",)),
    "saving": ("xlcore/files/saving", ("tests/saving",)),
    "gate": ("xlcore/files/reading", ("tests/reading",)),
}
"""By name: where the code lies, and the tests that have to reach all of it."""

Figure = Callable[[argparse.Namespace], tuple[str, bool]]


def harness(name: str, *options: object) -> subprocess.CompletedProcess[str]:
    """Run a command of this folder."""
    order = [sys.executable, HERE / f"{name}.py", *map(str, options)]
    return subprocess.run(order, capture_output=True, text=True, check=False, cwd=ROOT)


def said(name: str, *options: object) -> tuple[str, bool]:
    """What a command prints, and whether it found no fault."""
    done = harness(name, *options)
    return (done.stdout + done.stderr).strip(), done.returncode == 0


def kills(asked: argparse.Namespace) -> tuple[str, bool]:
    """Runs killed at random moments."""
    return said("kill", "--times", asked.kills)


def pairs(asked: argparse.Namespace) -> tuple[str, bool]:
    """Two runs at once."""
    return said("together", "--times", asked.pairs)


def books(asked: argparse.Namespace) -> tuple[str, bool]:
    """Real workbooks patched."""
    if not asked.corpus.is_dir():
        return f"left out: there is no folder {asked.corpus}", True
    return said("corpus", asked.corpus)


def refusals(asked: argparse.Namespace) -> tuple[str, bool]:
    """Hostile files refused and why; good workbooks refused."""
    done = harness("hostile", asked.corpus, "--json")
    if not done.stdout:
        return done.stderr, False
    told = json.loads(done.stdout)
    reasons = Counter(one["why"] or one["came"] for one in told["samples"])
    lines = [f"{len(told['samples'])} hostile samples, {len(told['failed'])} met another end than they should:"]
    lines += [f"  {count:3} {why}" for why, count in reasons.most_common()]
    lines.append(f"{told['damage']['books']} good workbooks: falsely refused {told['damage']['false'] or 0}")
    lines.append(
        f"{told['damage']['copies']} damaged copies, {told['peak'] // 1_000_000} MB at most in a reading process"
    )
    return "\n".join(lines), done.returncode == 0


def coverage(_: argparse.Namespace) -> tuple[str, bool]:
    """Branches reached by tests."""
    told = {name: _branches(*place) for name, place in COVERED.items()}
    lines = [f"{name}: {share:.1f} % of lines and branches{missing}" for name, (share, missing) in told.items()]
    return "\n".join(lines), all(share == 100 for share, _ in told.values())


def _branches(source: str, tests: tuple[str, ...]) -> tuple[float, str]:
    with tempfile.TemporaryDirectory() as place:
        data, report = f"--data-file={place}/data", Path(place, "report.json")
        run = [sys.executable, "-m", "coverage", "run", data, "--branch", f"--source={source}"]
        done = subprocess.run(
            [*run, "-m", "pytest", "-q", "-m", "not live", *tests],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
        if done.returncode:
            return 0.0, f": its tests fail\n{done.stdout[-2000:]}"
        order = [sys.executable, "-m", "coverage", "json", data, "-q", "-o", str(report)]
        subprocess.run(order, check=True, cwd=ROOT)
        told = json.loads(report.read_text(encoding="utf-8"))
    apart = sum(file["summary"]["excluded_lines"] for file in told["files"].values())
    missing = [name for name, file in told["files"].items() if file["summary"]["percent_covered"] < 100]
    words = f", {apart} lines that only Windows or a process of its own runs not counted" if apart else ""
    return told["totals"]["percent_covered"], words + (f"; less in {', '.join(missing)}" if missing else "")


def fuzzing(asked: argparse.Namespace) -> tuple[str, bool]:
    """Executions of the fuzzer."""
    if find_spec("atheris") is None:
        return "left out: pip install --require-hashes -r tests/harness/fuzzer.txt", True
    return said("fuzz", "--seconds", asked.seconds)


FIGURES: dict[str, Figure] = {
    "kills": kills,
    "pairs": pairs,
    "books": books,
    "refusals": refusals,
    "coverage": coverage,
    "fuzzing": fuzzing,
}


def main() -> int:
    """Print what was asked for, each as soon as it is known."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("names", nargs="*", metavar="NAME", help=", ".join(FIGURES))
    asked.add_argument("--kills", type=int, default=1000)
    asked.add_argument("--pairs", type=int, default=50)
    asked.add_argument("--seconds", type=int, default=60)
    asked.add_argument("--corpus", type=Path, default=CORPUS)
    given, sound = asked.parse_args(), True
    if unknown := set(given.names) - set(FIGURES):
        asked.error(f"no such figure: {', '.join(sorted(unknown))}")
    for name in given.names or FIGURES:
        text, good = FIGURES[name](given)
        sound = sound and good
        print(f"{name}{'' if good else ' (!)'}", *(f"  {line}" for line in text.splitlines()), sep="\n", flush=True)
    return int(not sound)


if __name__ == "__main__":
    sys.exit(main())
