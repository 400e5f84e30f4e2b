"""What the results were measured on."""

import os
import platform
import subprocess


def description(root, python, scratch):
    """`scratch` is the folder with the data and the output."""
    def ask(*command):
        return subprocess.run(command, cwd=root, capture_output=True, text=True).stdout.strip()

    with open("/proc/cpuinfo") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    changed = ask("git", "status", "--porcelain", "--", "Sources", "Templates", "Package.swift")
    lines = [
        f"Commit: {ask('git', 'rev-parse', '--short', 'HEAD')}{' with changes' if changed else ''}",
        f"Machine: {model}, {os.cpu_count()} cores, {memory:.0f} GiB; {platform.system()} {platform.release()}",
        f"Data and output on: {ask('stat', '--file-system', '--format=%T', scratch)}",
        f"Swift: {ask('swift', '--version').splitlines()[0]}",
    ]
    if python:
        versions = ask(python, "-c", "import sys, polars, fastexcel, pandas, openpyxl; print(f'Python "
                       "{sys.version.split()[0]}, ' + ', '.join(f'{m.__name__} {m.__version__}' "
                       "for m in (polars, fastexcel, pandas, openpyxl)))")
        lines.append(f"Peers: {versions}")
    return "\n".join(f"- {line}" for line in lines)
