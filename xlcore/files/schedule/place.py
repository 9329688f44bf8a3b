"""Puts the nightly run in place with the machine's own scheduler, and takes it out again."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from ...errors import MachineError
from .job import Job, cron_line, launchd_plist, systemd_units, task_xml


class Scheduler(Protocol):
    """One scheduler of one kind of machine."""

    title: str

    def shown(self, job: Job) -> str:
        """What would be put in place."""

    def install(self, job: Job) -> None:
        """Put it in place, in the stead of an earlier one for the same folder."""

    def remove(self, job: Job) -> None:
        """Take it out; nothing happens where it is not there."""

    def installed(self, job: Job) -> bool:
        """Whether one is in place for the folder."""


def _run(command: Sequence[str], text: str | None = None, *, tolerated: str | None = None) -> str:
    """What a command prints; its failure is passed over where it says what is `tolerated`, with '' whatever it says."""
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode and (tolerated is None or tolerated not in done.stderr):
        raise MachineError(
            f"Lệnh “{' '.join(command)}” không chạy được: {done.stderr.strip() or done.returncode}. "
            "Nhờ người quản trị máy cho phép đặt lịch, hoặc chạy tay: thidua consolidate"
        )
    return done.stdout


class Crontab:
    """The crontab of the present user, on any Unix; other lines stay as they are."""

    title = "crontab"

    def shown(self, job: Job) -> str:
        """What would be put in place."""
        return cron_line(job) + "\n"

    def install(self, job: Job) -> None:
        """Add the line, in the stead of an earlier one for the same folder."""
        _run(["crontab", "-"], "".join([*self._others(job), self.shown(job)]))

    def remove(self, job: Job) -> None:
        """Take the line out; nothing happens where it is not there."""
        if self.installed(job):
            _run(["crontab", "-"], "".join(self._others(job)))

    def installed(self, job: Job) -> bool:
        """Whether the line is there."""
        return len(self._others(job)) < len(self._lines())

    def _lines(self) -> list[str]:
        # Whatever else it refuses: taken for an empty table, the person's own lines would be written over.
        table = _run(["crontab", "-l"], tolerated="no crontab for")
        return [f"{line}\n" for line in table.removesuffix("\n").split("\n")] if table else []

    def _others(self, job: Job) -> list[str]:
        return [line for line in self._lines() if not line.rstrip().endswith(f"# {job.name}")]


class Systemd:
    """A user timer of systemd."""

    title = "systemd"

    def __init__(self) -> None:
        self.place = Path.home() / ".config" / "systemd" / "user"

    def shown(self, job: Job) -> str:
        """What would be put in place."""
        return "\n".join(f"# {self.place / name}\n{text}" for name, text in systemd_units(job).items())

    def install(self, job: Job) -> None:
        """Write the units and enable the timer."""
        self.place.mkdir(parents=True, exist_ok=True)
        for name, text in systemd_units(job).items():
            (self.place / name).write_text(text, encoding="utf-8")
        _run(["systemctl", "--user", "daemon-reload"])
        _run(["systemctl", "--user", "enable", "--now", f"{job.name}.timer"])

    def remove(self, job: Job) -> None:
        """Disable the timer and delete the units."""
        _run(["systemctl", "--user", "disable", "--now", f"{job.name}.timer"], tolerated="")
        for name in systemd_units(job):
            (self.place / name).unlink(missing_ok=True)

    def installed(self, job: Job) -> bool:
        """Whether the timer's unit is there."""
        return (self.place / f"{job.name}.timer").exists()


class Launchd:
    """A launch agent of macOS."""

    title = "launchd"

    def __init__(self) -> None:
        self.place = Path.home() / "Library" / "LaunchAgents"

    def shown(self, job: Job) -> str:
        """What would be put in place."""
        return launchd_plist(job)

    def install(self, job: Job) -> None:
        """Write the agent and load it."""
        self.remove(job)
        self.place.mkdir(parents=True, exist_ok=True)
        self._file(job).write_text(launchd_plist(job), encoding="utf-8")
        _run(["launchctl", "load", "-w", str(self._file(job))])

    def remove(self, job: Job) -> None:
        """Unload the agent and delete it."""
        if self.installed(job):
            _run(["launchctl", "unload", "-w", str(self._file(job))], tolerated="")
            self._file(job).unlink()

    def installed(self, job: Job) -> bool:
        """Whether the agent is there."""
        return self._file(job).exists()

    def _file(self, job: Job) -> Path:
        return self.place / f"vn.{job.name}.plist"


class TaskScheduler:
    """Windows' Task Scheduler, for the present user."""

    title = "Task Scheduler"

    def shown(self, job: Job) -> str:
        """What would be put in place."""
        return task_xml(job)

    def install(self, job: Job) -> None:
        """Create the task, in the stead of an earlier one."""
        handle, name = tempfile.mkstemp(suffix=".xml")
        os.close(handle)
        try:
            Path(name).write_text(task_xml(job), encoding="utf-16")
            _run(["schtasks", "/Create", "/TN", job.name, "/XML", name, "/F"])
        finally:
            Path(name).unlink()

    def remove(self, job: Job) -> None:
        """Delete the task."""
        _run(["schtasks", "/Delete", "/TN", job.name, "/F"], tolerated="")

    def installed(self, job: Job) -> bool:
        """Whether the task is there."""
        return job.name in _run(["schtasks", "/Query", "/TN", job.name], tolerated="")


def scheduler() -> Scheduler:
    """The scheduler of this machine; a `MachineError` where there is none."""
    if sys.platform == "win32":
        return TaskScheduler()
    if sys.platform == "darwin":
        return Launchd()
    if shutil.which("crontab"):
        return Crontab()
    if shutil.which("systemctl"):
        return Systemd()
    raise MachineError("Máy này không có crontab hay systemd để đặt lịch. Cài gói cron rồi chạy lại lệnh.")
