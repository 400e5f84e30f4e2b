"""The budgets, and whether a run keeps them."""

import statistics
from dataclasses import dataclass, field

import processes
from tables import figure, milliseconds

MIB = 1 << 20


@dataclass
class Whole:
    """Runs of all programs over one case."""

    case: object
    runs: dict
    best_peer: str | None
    size: int

    def times_slower(self, name):
        """How many times hisaab's time the program takes."""
        ours, theirs = self.runs["hisaab"], self.runs[name]
        if len(ours) == len(theirs):
            return processes.ratio(theirs, ours)
        return processes.median(theirs) / processes.median(ours)


class Stages:
    """Medians of what `Benchmarks stages` prints: (wall, CPU, bytes, items) by name."""

    def __init__(self, output):
        rounds = {}
        for line in output.splitlines():
            name, *values = line.split("\t")
            rounds.setdefault(name, []).append([float(value) for value in values])
        self.values = {name: [statistics.median(column) for column in zip(*those)] for name, those in rounds.items()}

    def sheets_to_zlib(self):
        return self.values["sheets"][1] / self.values["sheets inflate+crc"][1]

    def difference(self, name, *less):
        wall, cpu, size, items = self.values[name]
        for one in less:
            wall -= self.values[one][0]
            cpu -= self.values[one][1]
        return [wall, cpu, size, items]

    def rows(self):
        values = self.values
        records = self.difference("reading", "walk", "read", "unpack", "sheets", "csv")
        stages = [
            ("walk", values["walk"], "", "file"),
            ("read", values["read"], "packed", "file"),
            ("inflate: zlib alone, all archives", values["inflate"], "inflated", "file"),
            ("inflate: with CRC-32", values["inflate+crc"], "inflated", "file"),
            ("unpack the outer archives", values["unpack"], "inflated", "member"),
            ("sheets: inflate, check, scan", values["sheets"], "inflated", "row"),
            ("· scan", self.difference("sheets", "sheets inflate+crc"), "inflated", "row"),
            ("csv: scan", values["csv"], "text", "row"),
            ("reading: files to records", values["reading"], "", "row"),
            ("· records, SHA-256 of the files", records, "", "row"),
            ("join", values["join"], "", "sub order"),
            ("report: join and metrics", values["report"], "", "sub order"),
            ("· metrics", self.difference("report", "join"), "", "sub order"),
            ("render: the page", values["page"], "HTML", "sub order"),
            ("tables, to nowhere", values["tables"], "CSV", "sub order"),
            ("bundle: page, tables, disk", values["bundle"], "written", "sub order"),
            ("· write", self.difference("bundle", "page", "tables"), "written", "sub order"),
        ]
        return [[
            name, milliseconds(wall), milliseconds(cpu), of, figure(size / cpu / 1e6) if of and cpu > 0 else "", each,
            figure(cpu / items * 1e9) if items else "",
        ] for name, (wall, cpu, size, items), of, each in stages]


@dataclass
class Results:
    whole: dict = field(default_factory=dict)
    stages: dict = field(default_factory=dict)
    growth: dict = field(default_factory=dict)
    record: float | None = None
    start: float | None = None

    def rows(self):
        """Case, against, must, aim, measured, verdict."""
        rows = []

        def least(case, against, must, aim, measured):
            verdict = "aim met" if measured >= aim else "met" if measured >= must else "**not met**"
            rows.append([case, against, f"{must} × faster", f"{aim} ×", f"{figure(measured)} ×", verdict])

        def most(case, against, must, aim, measured, unit=" ×"):
            verdict = "aim met" if measured <= aim else "met" if measured <= must else "**not met**"
            limits = [f"≤ {figure(must)}{unit}", f"≤ {figure(aim)}{unit}"]
            rows.append([case, against, *limits, f"{figure(measured)}{unit}", verdict])

        for name, must, aim in [("small", 5, 9), ("big", 4, 6.5), ("many", 4, 6.5)]:
            whole = self.whole.get(name)
            if whole and whole.best_peer:
                least(f"{whole.case.title}, wall", whole.best_peer, must, aim, whole.times_slower(whole.best_peer))
        for whole in self.whole.values():
            if "pandas + openpyxl" in whole.runs:
                least(f"{whole.case.title}, wall", "pandas + openpyxl", 90, 200,
                      whole.times_slower("pandas + openpyxl"))
        for name in ("big", "many"):
            if whole := self.whole.get(name):
                most(f"{whole.case.title}, wall", "inflating alone, 2 threads", 4, 2,
                     1 / whole.times_slower("inflating alone, 2 threads"))
        for whole in self.whole.values():
            orders = whole.case.all_orders
            peak = max(run.memory for run in whole.runs["hisaab"])
            most(f"{whole.case.title}, peak memory", "64 MiB + 500 B · 40 MiB + 250 B an order",
                 64 + orders * 500 / MIB, 40 + orders * 250 / MIB, peak / MIB, " MiB")
        if stages := self.stages.get("big") or self.stages.get("small"):
            most("sheet reading, one core, CPU", "zlib inflate + CRC-32 of the same sheets", 2, 1.4,
                 stages.sheets_to_zlib())
        if self.record:
            least("reader of record, whole process", "calamine on the same file", 1.4, 1.6, self.record)
        for name, must, aim in [("big", 1.6, 1.8), ("many", 1.7, 1.9)]:
            if whole := self.whole.get(name):
                least(f"{whole.case.title}, two threads", "one thread", must, aim,
                      whole.times_slower("hisaab --jobs 1"))
        if self.growth:
            self.add_growth(most)
        if self.start is not None:
            most("start to first export opened", "", 20, 10, self.start * 1e3, " ms")
        return rows

    def add_growth(self, most):
        def each(smaller, larger, measure):
            """What one more order costs from the smaller to the larger case."""
            (a, fewer), (b, more) = self.growth[smaller], self.growth[larger]
            return (processes.median(more, measure) - processes.median(fewer, measure)) / (b.orders - a.orders)

        most("300,000 → 1,000,000 orders, wall", "", 3.8, 3.4,
             processes.ratio(self.growth["million"][1], self.growth["big"][1]))
        for measure, title in [("wall", "time"), ("memory", "memory")]:
            ratio = each("hundred", "million", measure) / each("tenth", "hundred", measure)
            most(f"{title} of one more order, from 100,000 on", "of one more up to 100,000", 1.2, 1.2, ratio)
