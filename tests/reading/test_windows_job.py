"""The reading process asks Windows for a job object as Windows documents it; a stand-in notes what it was asked."""

import ctypes
import struct

from xlcore.files.reading.windows_job import Extended, hold_by_job


class Call:
    """One function of the system: it notes its arguments and gives what it was told to."""

    def __init__(self, gives, note):
        self.gives, self.note, self.restype = gives, note, None

    def __call__(self, *arguments):
        self.note(*arguments)
        return self.gives


class Kernel:
    """As much of kernel32 as is used."""

    def __init__(self, *, willing=True):
        self.heard = []
        self.CreateJobObjectW = Call(7, lambda *_: None)
        self.GetCurrentProcess = Call(2**64 - 1, lambda *_: None)
        self.SetInformationJobObject = Call(1, self._limits)
        self.AssignProcessToJobObject = Call(int(willing), lambda job, who: self.heard.append((job.value, who.value)))

    def _limits(self, job, kind, structure, size):
        self.heard.append((job.value, kind, ctypes.string_at(structure, size)))


def test_the_job_caps_the_memory_of_each_process_in_it():
    kernel = Kernel()
    assert hold_by_job(kernel, 900_000_000)
    (job, kind, told), (same, process) = kernel.heard
    assert (job, kind, same, process) == (7, 9, 7, 2**64 - 1)
    assert struct.unpack_from("<I", told, 16)[0] & 0x100
    assert struct.unpack_from("<Q", told, 112)[0] == 900_000_000


def test_the_structure_is_as_long_as_windows_expects():
    assert ctypes.sizeof(Extended) == (144 if ctypes.sizeof(ctypes.c_void_p) == 8 else 112)


def test_a_system_that_refuses_is_told():
    assert not hold_by_job(Kernel(willing=False), 1)
