"""Hostile, broken and odd files: each is read right or refused by name, in bounded time and memory, and its siblings are
read all the same. The same of odd surroundings: devices, pipes and links in the input, closed streams, little room."""

import csv
import itertools
import json
import os
import re
import resource
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

import hostile
from runs import PROGRAM, leftovers, report, run

ORDERS = "\n".join([
    "Sub Order No,Reason for Credit Entry,Order Date,SKU,Quantity,Supplier Discounted Price (Incl GST and Commision),"
    "Customer State", "900000000000000001_1,DELIVERED,2025-08-01,Kurti,1,425,Goa", ""])
# A row cut inside its last number: nobody can tell, but that the figure is another one.
UNTOLD = {("last row cut", str(cut)) for cut in (4, 5, 6)}
# Read, blank rows aside; or an archive in which nothing is to be read.
GOOD = re.compile(r"^  rows +1 read, \d+ skipped, 0 rejected$|hidden files inside, not used", re.M)
EMPTY = {"empty archive"}
# A run that takes longer hangs.
PATIENCE = 120
# For files of 50 KB, on the debug build.
MEMORY = 160 << 20


class HostileFileTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def inspected(self, paths):
        """What is said of each file, by path."""
        process = subprocess.run(
            [PROGRAM, "inspect", *paths], capture_output=True, text=True, errors="replace", timeout=PATIENCE,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)),
        )
        self.assertIn(process.returncode, (0, 1, 2), process.stderr[-2000:])
        said, path = {}, None
        for line in process.stdout.splitlines():
            name = re.match(r"(?:problem: )?(\S+?/(\d+)\.\w+)", line)
            if name and name[1].startswith(str(self.folder)):
                path = int(name[2])
            said[path] = said.get(path, "") + line + "\n"
        return said

    def check(self, cases, ending):
        for chunk in itertools.batched(cases, 200) if hasattr(itertools, "batched") else chunks(cases, 200):
            paths = []
            for index, (_, _, data) in enumerate(chunk):
                paths.append(self.folder / f"{index}{ending}")
                paths[-1].write_bytes(data)
            said = self.inspected(paths)
            for index, (kind, name, _) in enumerate(chunk):
                with self.subTest(kind=kind, name=name):
                    text = said.get(index, "")
                    self.assertTrue(text)
                    if name not in EMPTY and "problem: " not in text:
                        self.assertRegex(text, GOOD)
            for path in paths:
                path.unlink()

    def test_archives_are_read_right_or_refused(self):
        self.check(hostile.archives(), ".xlsx")

    def test_workbooks_are_read_right_or_refused(self):
        self.check(hostile.workbooks(), ".xlsx")

    def test_texts_are_read_right_or_refused(self):
        self.check(hostile.texts(), ".csv")

    def test_no_file_takes_much(self):
        """The ones that are meant to exhaust, one by one."""
        kinds = {"bomb", "nested", "overlap", "many members", "depth", "attributes", "doctype"}
        heavy = (case for case in itertools.chain(hostile.archives(), hostile.workbooks()) if case[0] in kinds)
        for index, (kind, name, data) in enumerate(heavy):
            path = self.folder / f"{index}.xlsx"
            path.write_bytes(data)
            with self.subTest(kind=kind, name=name):
                self.inspected([path])
                limited = subprocess.run(
                    ["/usr/bin/python3", "-S", "-c", MEASURE, PROGRAM, "inspect", path], capture_output=True, text=True)
                self.assertLess(int(limited.stdout), MEMORY)
            path.unlink()

    def seller(self, name, data):
        folder = self.folder / "in/1234567"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "orders.csv").write_text(ORDERS)
        if name:
            (folder / name).write_bytes(data)
        return folder.parent

    def summary(self, output):
        return json.loads((output / "1234567/data/summary.json").read_text())

    def test_siblings_are_read_and_no_figure_is_half_right(self):
        some = [case for case in itertools.chain(hostile.workbooks(), hostile.texts()) if case[:2] not in UNTOLD]
        for index, (kind, name, data) in enumerate(some[::7]):
            output = self.folder / f"out-{index}"
            ending = ".xlsx" if data[:2] == b"PK" else ".csv"
            exports = self.seller("payments" + ending, data)
            with self.subTest(kind=kind, name=name):
                done = report(exports, output, "--as-of", "2025-12-31", "--quiet")
                summary = self.summary(output)
                self.assertEqual(summary["orders"]["count"], 1)
                payments = summary["payments"]
                found = (done.returncode, payments["rows"], payments["settlement"])
                self.assertIn(found, [(0, 1, "413.50"), (1, 1, "413.50"), (1, 0, "0.00")], done.stderr)
                self.assertEqual(done.returncode == 1, bool(done.stderr.strip()))
            (exports / "1234567" / ("payments" + ending)).unlink()

    def test_amounts_in_every_spelling(self):
        keys = {f"9000000000000{index:05}_1": text for index, text in enumerate(hostile.AMOUNTS)}
        rows = [[key, *hostile.ROW[1:-1], f'"{text}"'] for key, text in keys.items()]
        exports = self.seller("payments.csv", hostile.csv(rows[0], more=rows[1:]).encode())
        output = self.folder / "out"
        done = report(exports, output, "--as-of", "2025-12-31")
        self.assertEqual(done.returncode, 1)
        with open(output / "1234567/data/settlements.csv", encoding="utf-8-sig", newline="") as file:
            settled = {row["sub_order"]: row["settlement"] for row in csv.DictReader(file)}
        expected = {key: hostile.AMOUNTS[text] for key, text in keys.items()}
        self.assertEqual({keys[key]: settled.get(key) for key in keys}, {keys[key]: value for key, value in expected.items()})
        refused = sum(value is None for value in expected.values())
        self.assertEqual(self.summary(output)["inputs"]["rejected_rows"], refused)


MEASURE = """import os, sys
out = os.open(os.devnull, os.O_WRONLY)
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, out, 1)])
print(os.wait4(child, 0)[2].ru_maxrss * 1024)"""


def chunks(cases, size):
    cases = iter(cases)
    while chunk := list(itertools.islice(cases, size)):
        yield chunk


class SurroundingsTests(unittest.TestCase):
    """One seller with one order of 413.50, whatever lies beside its files and wherever the program runs."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.files = self.folder / "in/1234567"
        self.files.mkdir(parents=True)
        (self.files / "orders.csv").write_text(ORDERS)
        (self.files / "payments.csv").write_text(hostile.csv())
        self.output = self.folder / "out"

    def report(self, *arguments, status=0, said="", **options):
        done = report(self.folder / "in", self.output, "--as-of", "2025-12-31", *arguments, timeout=60, **options)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertIn(said, done.stderr)
        if status < 2:
            summary = json.loads((self.output / "1234567/data/summary.json").read_text())
            self.assertEqual((summary["orders"]["count"], summary["payments"]["settlement"]), (1, "413.50"))
        if self.output.exists():
            self.assertEqual(leftovers(self.output), [])

    def test_pipes_devices_and_links_are_passed_over(self):
        os.mkfifo(self.files / "pipe.csv")
        (self.files / "loop").symlink_to("..")
        (self.files / "self").symlink_to("self")
        (self.files / "zero.csv").symlink_to("/dev/zero")
        self.report(said="Skipped, not read: 4")

    def test_a_pipe_or_device_named_on_the_command_line_is_refused(self):
        os.mkfifo(self.folder / "pipe")
        for path in self.folder / "pipe", "/dev/zero", "/dev/null":
            for option in "--costs", "--settings":
                self.report(option, path, status=2, said="expected a file")

    def test_names_that_no_terminal_should_show(self):
        (self.files / "a\nb\x1b[31m\u202ecsv.csv").write_text("x,y\n")
        self.report(status=1, said="a\\u{a}b\\u{1b}[31m\\u{202e}csv.csv")

    def test_names_that_are_no_text(self):
        with open(os.fsencode(self.files) + b"/\xff\xfe.csv", "w") as file:
            file.write("x,y\n")
        self.report(status=1, said="\ufffd")

    def test_surroundings_change_nothing(self):
        for variables in (
            {}, {"HOME": "/nonexistent", "TMPDIR": "/nonexistent", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
            {"LANG": "ar_EG", "TZ": ":/dev/zero", "COLUMNS": "-1", "TERM": "\x1b"}, {"SLURM_ARRAY_TASK_ID": "x"},
        ):
            with self.subTest(variables=variables):
                self.report(env=variables)

    def test_closed_streams(self):
        for closed in [0], [1], [2], [0, 1, 2]:
            def close():
                for stream in closed:
                    os.close(stream)
            done = subprocess.run(
                [PROGRAM, "report", self.folder / "in", "--output", self.output, "--as-of", "2025-12-31", "--quiet"],
                preexec_fn=close, stdout=None if 1 in closed else subprocess.DEVNULL)
            self.assertEqual(done.returncode, 0, closed)
            self.assertEqual(run("verify", self.output / "1234567").returncode, 0)

    def test_small_limits(self):
        limits = [(resource.RLIMIT_FSIZE, 0, 2), (resource.RLIMIT_FSIZE, 10_000, 2), (resource.RLIMIT_STACK, 256 << 10, 0)]
        for limit, value, status in limits:
            with self.subTest(limit=limit, value=value):
                self.report(status=status, preexec_fn=lambda: resource.setrlimit(limit, (value, value)))

    def test_no_threads(self):
        # Every thread's stack would be as large.
        self.report(status=2, said="threads", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_STACK, (1 << 46, 1 << 46)))

    def test_few_open_files(self):
        for value in range(5, 32):
            with self.subTest(value=value):
                few = value < 24
                self.report(status=2 if few else 0, said="ulimit -n" if few else "",
                            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (value, value)))
        # What the system would let a process have, it takes.
        for value in 5, 8, 16:
            with self.subTest(soft=value):
                self.report(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (value, 1024)))

    def test_a_seller_that_is_a_link_or_file_is_not_replaced(self):
        self.output.mkdir()
        seller = self.output / "1234567"
        seller.symlink_to(self.folder / "in")
        self.report(status=2, said="Move it away")
        self.assertTrue(seller.is_symlink())
        seller.unlink()
        seller.write_text("mine")
        self.report(status=2, said="Move it away")
        self.assertEqual(seller.read_text(), "mine")

    def test_a_forged_manifest_removes_nothing(self):
        seller = self.output / "1234567"
        seller.mkdir(parents=True)
        (seller / "index.html").write_text("")
        (seller / "manifest.json").write_text('{"outputs":[{"path":"../../in/1234567/orders.csv"}]}')
        self.report(status=2, said="did not write")
        self.assertEqual((self.files / "orders.csv").read_text(), ORDERS)


if __name__ == "__main__":
    unittest.main()
