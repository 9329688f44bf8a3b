"""Set up this checkout and run it: needs Python 3.11 or newer, and nothing else.

python bootstrap.py thidua …     sets up once, then runs the command line
python bootstrap.py test         sets up with all that the tests need, then runs every check
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLACE = HERE / ".venv"
BIN = PLACE / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = PLACE / "thidua.stamp"

DEBIAN = {
    "soffice": ("libreoffice-calc", "libreoffice-writer", "fonts-liberation"),
    "pdftoppm": ("poppler-utils",),
    "crontab": ("cron",),
    "Xvfb": ("xvfb",),
    "xdotool": ("xdotool",),
    "import": ("imagemagick",),
    "/usr/lib/python3/dist-packages/uno.py": ("python3-uno",),
}
"""Programs and files that the tests need, and the Debian packages that bring them."""


def is_there(needed: str) -> bool:
    """Whether a program is on the path, or a file in its place."""
    return shutil.which(needed) is not None or (Path(needed).is_absolute() and Path(needed).exists())


def call(*command: str | Path) -> None:
    """Run a command and stop with its exit code where it fails."""
    done = subprocess.run([str(part) for part in command], check=False, cwd=HERE)  # noqa: S603
    if done.returncode:
        raise SystemExit(done.returncode)


def install_debian(*packages: str) -> None:
    """Install Debian packages, as root or through sudo."""
    if shutil.which("apt-get") is None:
        raise SystemExit(f"Please install first: {', '.join(packages)}")
    sudo = [] if os.geteuid() == 0 or shutil.which("sudo") is None else ["sudo"]
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    call(*sudo, "apt-get", "update", "-qq")
    call(*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)


def set_up() -> None:
    """Make the environment with the pinned, hashed packages; nothing is done where it is up to date."""
    wanted = hashlib.sha256((HERE / "constraints.txt").read_bytes() + (HERE / "pyproject.toml").read_bytes())
    if STAMP.exists() and STAMP.read_text() == wanted.hexdigest():
        return
    try:
        venv.create(PLACE, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, ImportError):
        install_debian("python3-venv")
        venv.create(PLACE, with_pip=True, clear=True)
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    call(*pip, "--require-hashes", "-r", "constraints.txt")
    call(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    STAMP.write_text(wanted.hexdigest())


def test() -> None:
    """Run linter, types, all tests and the short benchmark, after installing the programs that they need."""
    missing = [package for needed, packages in DEBIAN.items() if not is_there(needed) for package in packages]
    if missing:
        install_debian(*missing)
    call(PYTHON, "-m", "ruff", "check", ".")
    call(PYTHON, "-m", "ruff", "format", "--check", ".")
    call(PYTHON, "-m", "mypy")
    call(PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile")  # a window serves all tests of its file
    if os.name != "nt":  # CPU of a whole process with its children is told by POSIX systems only
        call(PYTHON, "tests/benchmarks/compare.py", "--members", "9")


def main(arguments: list[str]) -> None:
    """Do what the command line asks."""
    if not arguments or arguments[0] not in {"thidua", "test"}:
        raise SystemExit(__doc__)
    set_up()
    if arguments[0] == "test":
        test()
    else:
        raise SystemExit(subprocess.call([str(PYTHON), "-m", "xlcore.cli", *arguments[1:]]))  # noqa: S603


if __name__ == "__main__":
    main(sys.argv[1:])
