"""Runs programs and tells what they took."""

import ctypes
import os
import statistics
import struct
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass
class Run:
    """One run of a program: seconds, and the peak memory of its largest process in bytes, which Linux never gives as
    less than what this process held when it started the program (about 25 MiB)."""

    wall: float
    cpu: float
    memory: int
    output: str


def run(command, environment=None):
    """Waits for `command`; ends the whole benchmark when it fails."""
    reading, writing = os.pipe()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=writing, stderr=subprocess.DEVNULL, env=environment)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        output = pipe.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))}: ended with status {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss << 10, output)


def interleaved(programs, rounds, prepare=lambda: None):
    """Runs all programs one after the other, `rounds` times: noise that lasts hits all of them alike."""
    runs = {name: [] for name in programs}
    for _ in range(rounds):
        for name, command in programs.items():
            prepare()
            runs[name].append(run(command))
    return runs


def ratio(slower, faster, measure="wall"):
    """The median of the ratios of runs that stood side by side."""
    return statistics.median(getattr(a, measure) / getattr(b, measure) for a, b in zip(slower, faster))


def median(runs, measure="wall"):
    return statistics.median(getattr(run, measure) for run in runs)


def seconds_to_first_open(command, folder):
    """From the start of `command` until it opens the first file in `folder`."""
    libc = ctypes.CDLL(None, use_errno=True)
    watch = libc.inotify_init1(os.O_CLOEXEC)
    opened, is_folder = 0x20, 0x4000_0000
    if watch < 0 or libc.inotify_add_watch(watch, os.fsencode(folder), opened) < 0:
        sys.exit(f"{folder}: cannot be watched: {os.strerror(ctypes.get_errno())}")
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = None
    while found is None:
        events = os.read(watch, 64 << 10)
        end = time.perf_counter()
        while events:
            _, mask, _, length = struct.unpack_from("iIII", events)
            if not mask & is_folder:
                found = end - start
            events = events[16 + length:]
    process.wait()
    os.close(watch)
    return found
