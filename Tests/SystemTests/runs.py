"""What the tests of whole runs have in common: made-up exports, runs of the program, and folders as they are on disk."""

import hashlib
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = Path(os.environ.get("HISAAB", ROOT / ".build/debug/hisaab"))
FIRST, SECOND = "2026-01-31", "2026-02-28"


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, **options)


def report(exports, output, *arguments, **options):
    return run("report", exports, "--output", output, *arguments, **options)


def tree(folder):
    """The SHA-256 of every file below a folder, by path."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }


def bundles(output):
    """The trees of the sellers' folders, by name; whatever begins with a point is no bundle."""
    return {
        path.name: tree(path) for path in sorted(output.iterdir()) if path.is_dir() and not path.name.startswith(".")
    }


def leftovers(output):
    return sorted(path.name for path in output.iterdir() if path.name.startswith("."))


class RunTests(unittest.TestCase):
    """Two small sellers, and the bundles of two days."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.scratch = Path(cls.folder.name)
        cls.exports = cls.scratch / "exports"
        run("sample", cls.exports, "--sellers", "2", "--orders", "120", "--months", "2", check=True)
        cls.expected = {}
        for day in FIRST, SECOND:
            output = cls.scratch / day
            report(cls.exports, output, "--as-of", day)
            cls.expected[day] = bundles(output)
        assert len(cls.expected[FIRST]) == 2 and cls.expected[FIRST] != cls.expected[SECOND]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def output(self):
        folder = tempfile.TemporaryDirectory(dir=self.scratch)
        self.addCleanup(folder.cleanup)
        return Path(folder.name)

    def assert_whole(self, output):
        """Every bundle is the one of a day, from the first file to the last."""
        for seller, files in bundles(output).items():
            self.assertIn(files, [self.expected[day][seller] for day in (FIRST, SECOND)], seller)
