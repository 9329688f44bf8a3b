"""The one limit that Windows has for a process: a job object that it puts itself into, which caps its memory."""

import ctypes
from typing import Any

JOB_EXTENDED_LIMITS = 9
PROCESS_MEMORY, DIE_ON_UNHANDLED = 0x100, 0x400


class Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("most_process_memory", ctypes.c_size_t),
        ("most_job_memory", ctypes.c_size_t),
    )


def hold_by_job(kernel: Any, limit: int) -> bool:
    """Put this process into a new job object with that limit; tell whether Windows took it."""
    kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    wanted = Extended(process_memory=limit)
    wanted.basic.flags = PROCESS_MEMORY | DIE_ON_UNHANDLED
    size = ctypes.sizeof(wanted)
    set_up = kernel.SetInformationJobObject(job, JOB_EXTENDED_LIMITS, ctypes.byref(wanted), size)
    return bool(set_up and kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess())))
