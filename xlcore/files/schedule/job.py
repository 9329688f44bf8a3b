"""What is to run each night, and how each scheduler wants it written; nothing is installed here."""

import plistlib
import shlex
from dataclasses import dataclass
from datetime import time
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import escape


@dataclass(frozen=True, slots=True)
class Job:
    """`consolidate` of one folder at one time of the day, by one interpreter."""

    folder: Path
    at: time
    python: Path

    @property
    def name(self) -> str:
        """An ASCII name that is the same for the same folder."""
        return f"thidua-{sha256(str(self.folder).encode()).hexdigest()[:8]}"

    @property
    def command(self) -> tuple[str, ...]:
        """The command line, word by word."""
        return (str(self.python), "-m", "xlcore.cli", "consolidate", str(self.folder), "--scheduled", "-q")


def cron_line(job: Job) -> str:
    """The line for crontab; a percent sign means a new line there and is escaped."""
    command = " ".join(shlex.quote(word) for word in job.command).replace("%", r"\%")
    return f"{job.at.minute} {job.at.hour} * * * {command} # {job.name}"


def systemd_units(job: Job) -> dict[str, str]:
    """File name and text of the user units for systemd."""
    command = " ".join(f'"{_systemd(word)}"' for word in job.command)
    return {
        f"{job.name}.service": (
            f"[Unit]\nDescription=thidua consolidate\n\n[Service]\nType=oneshot\nExecStart={command}\n"
        ),
        f"{job.name}.timer": (
            "[Unit]\nDescription=thidua consolidate, every night\n\n"
            f"[Timer]\nOnCalendar=*-*-* {job.at:%H:%M}:00\nPersistent=true\n\n"
            "[Install]\nWantedBy=timers.target\n"
        ),
    }


def _systemd(word: str) -> str:
    return word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")


def launchd_plist(job: Job) -> str:
    """The property list of a launch agent for macOS."""
    agent = {
        "Label": f"vn.{job.name}",
        "ProgramArguments": list(job.command),
        "StartCalendarInterval": {"Hour": job.at.hour, "Minute": job.at.minute},
    }
    return plistlib.dumps(agent).decode()


def task_xml(job: Job) -> str:
    """The task for Windows' Task Scheduler: daily, as the present user, caught up when the PC was off."""
    words = " ".join(f'"{word}"' if " " in word else word for word in job.command[1:])
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2018-01-01T{job.at:%H:%M}:00</StartBoundary>
      <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <StartWhenAvailable>true</StartWhenAvailable>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <ExecutionTimeLimit>PT1H</ExecutionTimeLimit>
  </Settings>
  <Actions>
    <Exec>
      <Command>{escape(job.command[0])}</Command>
      <Arguments>{escape(words)}</Arguments>
    </Exec>
  </Actions>
</Task>
"""
