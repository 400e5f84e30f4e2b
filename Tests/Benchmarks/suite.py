"""Measures hisaab against its budgets; started by Tests/Benchmarks/run, which builds it first."""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import venv
from datetime import date
from pathlib import Path

import budgets
import data
import machine
import processes
from data import CASES
from tables import figure, mebibytes, milliseconds, table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROGRAM = ROOT / ".build/release/hisaab"
PARTS = ROOT / ".build/release/Benchmarks"
AS_OF = "2026-08-05"


class Suite:
    def __init__(self, options, scratch, python):
        self.options = options
        self.scratch = scratch
        self.python = python
        self.results = budgets.Results()
        self.sections = []

    def say(self, title, *paragraphs):
        self.sections.append("\n\n".join([f"## {title}", *paragraphs]))
        print("\n" + self.sections[-1], flush=True)

    def folder(self, case):
        return data.folder(case, PROGRAM, self.options.data, self.scratch)

    def output(self, name):
        return self.scratch / "output" / name

    def clear(self):
        shutil.rmtree(self.scratch / "output", ignore_errors=True)
        (self.scratch / "output").mkdir()

    def hisaab(self, folder, *arguments):
        return [PROGRAM, folder, "--output", self.output("hisaab"), "--as-of", AS_OF, "--quiet", *arguments]

    def peer(self, folder, *arguments, script="peer.py"):
        return [self.python, "-B", "-W", "ignore", HERE / script, folder, self.output(script), *arguments]

    # MARK: Whole runs

    def whole(self, case):
        folder = self.folder(case)
        programs = {
            "hisaab": self.hisaab(folder),
            "hisaab --jobs 1": self.hisaab(folder, "--jobs", "1"),
            "inflating alone, 2 threads": [PARTS, "inflate", folder, "--jobs", "2"],
        }
        if self.python:
            programs |= {
                "polars + calamine": self.peer(folder),
                "polars + calamine, 2 threads": self.peer(folder, "--threads", "2"),
                "polars + calamine, 2 processes": self.peer(folder, "--processes", "2"),
            }
        # Not counted: fills the file cache, and shows which way of the peer's is the fastest one here.
        self.clear()
        warm = processes.interleaved(programs, 1)
        best = None
        if self.python:
            check_totals(self.output("hisaab"), self.output("peer.py"))
            peers = sorted((name for name in programs if "polars" in name), key=lambda name: warm[name][0].wall)
            best = peers[0]
            for name in peers[1:]:
                del programs[name]
        runs = processes.interleaved(programs, self.options.rounds, self.clear)
        if self.python:
            runs |= {name: warm[name] for name in peers[1:]}
        if self.python and case.name == "small":
            self.clear()
            runs["pandas + openpyxl"] = [processes.run(self.peer(folder, script="peer_pandas.py"))]
            processes.run(programs["hisaab"])
            check_totals(self.output("hisaab"), self.output("peer_pandas.py"))
        self.results.whole[case.name] = budgets.Whole(case, runs, best, data.size(folder))
        ours = runs["hisaab"]
        rows = [[
            name, len(those), milliseconds(processes.median(those)), milliseconds(processes.median(those, "cpu")),
            mebibytes(max(run.memory for run in those)),
            figure(processes.ratio(those, ours)) if len(those) == len(ours)
            else figure(processes.median(those) / processes.median(ours)),
        ] for name, those in runs.items()]
        spread = max(run.wall for run in ours) / min(run.wall for run in ours)
        self.say(
            f"{case.title} orders",
            f"{data.size(folder) / 1e6:,.0f} MB of exports. Slowest to fastest run of hisaab: {figure(spread)}.",
            table(["Program", "Runs", "Wall, ms", "CPU, ms", "Peak, MiB", "Wall ÷ hisaab's"], rows),
        )

    # MARK: Growth

    def growth(self):
        cases = [CASES[name] for name in ("tenth", "hundred", "million")]
        programs = {case.name: self.hisaab(self.folder(case)) for case in cases}
        big = CASES["big"]
        programs[big.name] = self.hisaab(self.folder(big))
        self.clear()
        processes.interleaved(programs, 1)
        runs = processes.interleaved(programs, min(3, self.options.rounds), self.clear)
        self.results.growth = {name: (CASES[name], those) for name, those in runs.items()}
        rows = [[
            case.title, milliseconds(processes.median(runs[case.name])),
            milliseconds(processes.median(runs[case.name], "cpu")),
            mebibytes(processes.median(runs[case.name], "memory")),
            figure(processes.median(runs[case.name]) / case.orders * 1e6),
            figure(processes.median(runs[case.name], "memory") / case.orders),
        ] for case in sorted([*cases, big], key=lambda case: case.orders)]
        self.say("Growth", table(
            ["Orders", "Wall, ms", "CPU, ms", "Peak, MiB", "µs an order", "Bytes of memory an order"], rows))

    # MARK: Stages

    def stages(self, case):
        folder, rounds = self.folder(case), self.options.rounds if case.name == "small" else 3
        command = [PARTS, "stages", folder, "--output", self.output("stages"), "--as-of", AS_OF,
                   "--rounds", str(min(rounds, self.options.rounds))]
        self.clear()
        stages = budgets.Stages(processes.run(command).output)
        self.results.stages[case.name] = stages
        self.say(
            f"Stages of {case.title} orders",
            "One thread, each stage by itself, medians. Stages behind a dot are differences of the ones above.",
            table(["Stage", "Wall, ms", "CPU, ms", "Of", "MB/s of CPU", "Each", "ns of CPU"], stages.rows()),
            f"The sheets take {figure(stages.sheets_to_zlib())} × the time of zlib's inflate and CRC-32 of them.",
        )

    # MARK: Parts of a run

    def record_reader(self):
        exports = self.folder(CASES["big" if "big" in self.options.cases else "small"])
        workbook = self.scratch / "payments.xlsx"
        data.payments_workbook(exports, workbook)
        programs = {"hisaab's reader of record": [PARTS, "sheets", workbook, "--record"]}
        if self.python:
            programs["calamine (fastexcel, strings)"] = [self.python, "-B", HERE / "calamine.py", workbook]
        processes.interleaved(programs, 1)
        runs = processes.interleaved(programs, self.options.rounds)
        ours, *others = runs.values()
        if others:
            self.results.record = processes.ratio(others[0], ours)
        fast = {"hisaab's own choice of reader": [PARTS, "sheets", workbook]}
        runs |= processes.interleaved(fast, self.options.rounds)
        self.say(
            "Reader of record",
            f"All cells of a payments workbook of {workbook.stat().st_size / 1e6:.1f} MB, every row through libxml2. "
            "Whole processes: Python's start is part of calamine's.",
            table(["Program", "Wall, ms", "CPU, ms", "Peak, MiB"], [[
                name, milliseconds(processes.median(those)), milliseconds(processes.median(those, "cpu")),
                mebibytes(max(run.memory for run in those)),
            ] for name, those in runs.items()]),
        )

    def start(self):
        folder = self.scratch / "start"
        shutil.copytree(next(self.folder(CASES["small"]).iterdir()), folder / "seller", dirs_exist_ok=True)
        times = [processes.seconds_to_first_open(self.hisaab(folder), folder / "seller")
                 for _ in range(4 * self.options.rounds)]
        self.results.start = sorted(times)[len(times) // 2]
        self.say("Start", f"From the start of the process until it opens the first export: "
                 f"{self.results.start * 1e3:.1f} ms (median of {len(times)}).")

    def run(self):
        cases = [CASES[name] for name in self.options.cases if name != "growth"]
        for case in cases:
            self.whole(case)
        if "growth" in self.options.cases:
            self.growth()
        for case in cases:
            self.stages(case)
        self.record_reader()
        self.start()
        budget = table(["Case", "Against", "Must", "Aim", "Measured", ""], self.results.rows())
        self.sections.insert(0, f"## Budgets\n\n{budget}")
        print("\n" + self.sections[0])
        if not self.python:
            print("\nWithout polars and fastexcel no peer ran: pass --install-peers, or --python with both.")


def check_totals(ours, theirs):
    """Ends everything unless both came to the same totals for every seller."""
    for folder in sorted(path for path in ours.iterdir() if path.is_dir()):
        a = json.loads((folder / "data/summary.json").read_text())
        b = json.loads((theirs / folder.name / "summary.json").read_text())
        account = float(a["referral"]["net"]) + float(a["platform"]["compensation"]) + float(a["platform"]["recovery"])
        pairs = {
            "orders": (a["orders"]["count"], b["orders"]),
            "units": (a["orders"]["units"], b["units"]),
            "order value": (a["orders"]["order_value"], b["order_value"]),
            "legs": (a["payments"]["rows"], b["legs"]),
            "settlement": (a["payments"]["settlement"], b["settlement"]),
            "shipping": (a["payments"]["components"]["shipping"], b["components"]["Shipping Charge (Incl. GST)"]),
            "ads": (a["ads"]["total"], b["ads"]),
            "goods": (a["profit"]["goods"], b["goods"]),
            "packaging": (a["profit"]["packaging"], b["packaging"]),
            "profit": (float(a["profit"]["cash"]) - account, b["profit"]),
        }
        pairs |= {outcome: (a["orders"]["outcomes"][outcome], count) for outcome, count in b["outcomes"].items()}
        for side in ("sales", "returns"):
            pairs |= {f"GST {side} {name}": (a["gst"][side][name], b["gst"][side][name])
                      for name in ("rows", "taxable", "invoice", "tax")}
        for name, (mine, other) in pairs.items():
            if abs(float(mine) - float(other)) > 0.006:
                sys.exit(f"{folder.name}: {name} is {mine} in hisaab's report and {other} in {theirs.name}'s")


def has_peers(python):
    command = [python, "-c", "import fastexcel, openpyxl, pandas, polars"]
    return subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0


def peers_python(options):
    """A Python that has what the peers need; `None` without one."""
    own = ROOT / ".build/benchmark-peers/bin/python3"
    pythons = [python for python in (options.python, own) if Path(python).exists() and has_peers(python)]
    if pythons or not options.install_peers:
        return next(iter(pythons), None)
    venv.create(own.parent.parent, with_pip=True)
    subprocess.run([own, "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt"], check=True)
    return own


def main():
    parser = argparse.ArgumentParser(prog="bash Tests/Benchmarks/run", description=(
        "Measures hisaab against its budgets, the peers in this folder and zlib, and writes RESULTS.md. Leave the "
        "machine alone meanwhile."))
    parser.add_argument("--cases", default="small,big,many,growth", type=lambda text: text.split(","),
                        help="of small, big, many, growth (default: all)")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each program (default: 5)")
    parser.add_argument("--quick", action="store_true", help="the small case alone; writes no results")
    parser.add_argument("--data", type=Path, help="folder with data made before: small, big, many …")
    parser.add_argument("--scratch", type=Path, help=(
        "folder for data and outputs, kept (default: a temporary one). A disk that has just lost many files takes "
        "longer to make new ones, so best in memory: /dev/shm/hisaab"))
    parser.add_argument("--python", default=sys.executable, help="Python that has polars, fastexcel, pandas, openpyxl")
    parser.add_argument("--install-peers", action="store_true",
                        help="install what the peers need with pip, below .build")
    parser.add_argument("--results", type=Path, help="file to write (default: RESULTS.md beside this, with all cases)")
    options = parser.parse_args()
    if options.quick:
        options.cases = ["small"]
    if unknown := set(options.cases) - {"small", "big", "many", "growth"}:
        parser.error(f"no such case: {', '.join(sorted(unknown))}")
    results = options.results or (HERE / "RESULTS.md" if len(options.cases) == 4 else None)
    with tempfile.TemporaryDirectory(prefix="hisaab-benchmarks-") as temporary:
        scratch = (options.scratch or Path(temporary)).resolve()
        scratch.mkdir(parents=True, exist_ok=True)
        python = peers_python(options)
        suite = Suite(options, scratch, python)
        suite.run()
        if results:
            head = f"# Results of {date.today().isoformat()}\n\n{machine.description(ROOT, python, scratch)}"
            results.write_text("\n\n".join([head, *suite.sections]) + "\n")


if __name__ == "__main__":
    main()
