"""The whole command on a disk that is full, and in a folder that can only be read: a sentence, and nothing changed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from xlcore.cli.main import main

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0 or not Path("/proc/self/ns/mnt").exists(), reason="only root on Linux mounts disks of its own"
)
ROOM = 300_000
"""Bytes left on the disk: enough for the lock and the reading, not for the master."""
FULL = """
set -e
mkdir disk; mount -t tmpfs -o size=64m none disk; cp -a khoi disk/khoi; rm "disk/khoi/nhan-ve/$2"
free=$(($(stat -f -c '%a * %S' disk) - $3)); head -c $free /dev/zero > disk/full || true
"""
READ_ONLY = """
set -e
mkdir disk; cp -a khoi disk/khoi; rm "disk/khoi/nhan-ve/$2"; mount --bind disk disk; mount -o remount,ro,bind disk
"""
RUN = """
before=$(sha256sum disk/khoi/TongHop.xlsm)
set +e; "$1" -m xlcore.cli consolidate disk/khoi; code=$?
test "$before" = "$(sha256sum disk/khoi/TongHop.xlsm)" && echo same $code $(find disk -name '.thidua-*.tmp' | wc -l)
"""


@pytest.mark.parametrize(("disk", "said"), [(FULL, "ổ đĩa hết chỗ"), (READ_ONLY, "không có quyền ghi")])
def test_a_disk_that_takes_nothing_is_a_sentence_and_nothing_changed(tmp_path, disk, said):
    CliRunner().invoke(main, ["demo", str(tmp_path / "khoi"), "-q"])
    sent = next((tmp_path / "khoi" / "nhan-ve").glob("SXD*")).name
    order = ["unshare", "-m", "sh", "-c", f"{disk}{RUN}", "sh", sys.executable, sent, str(ROOM)]

    done = subprocess.run(order, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert done.stdout.strip() == "same 3 0", done.stderr
    assert said in done.stderr
