"""Calls of the system that fail, one after the other: a run ends with a status of the contract and a message, the old
bundle or the new one is whole, and what was interrupted is done again."""

import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from runs import FIRST, PROGRAM, SECOND, bundles, leftovers, report, run, tree

# An error for each call, and which of its calls in each thread fail; the first ones are the dynamic loader's.
FAILURES = [
    ("openat", "EINTR", (20, 24, 30, 60)), ("openat", "EIO", (20, 24, 40)), ("openat", "EACCES", (50,)),
    ("read", "EINTR", (1, 2, 3)), ("read", "EIO", (1, 2, 3)),
    ("pread64", "EINTR", (1, 3)), ("pread64", "EIO", (1, 3)),
    ("write", "EINTR", (1, 5)), ("write", "ENOSPC", (1, 5)),
    ("close", "EINTR", (20, 40)), ("close", "EIO", (20, 60)),
    ("newfstatat", "EINTR", (20, 40)), ("newfstatat", "EIO", (36, 40, 42, 46, 59)),
    ("getdents64", "EINTR", (1, 7)), ("getdents64", "EIO", (1, 3, 5, 7, 8)),
    ("renameat2", "EINTR", (1,)), ("renameat2", "EIO", (1,)), ("renameat2", "EACCES", (1,)),
    ("unlinkat", "EINTR", (1, 5)), ("unlinkat", "EIO", (1, 5)),
    ("mkdirat", "EINTR", (1,)), ("mkdirat", "ENOSPC", (1,)),
]
LOADER = "error while loading shared libraries"


def can_trace():
    """Whether strace may trace here and change what calls return."""
    done = subprocess.run(
        ["strace", "-f", "-o", "/dev/null", "-e", "inject=close:error=EIO:when=200", "true"], capture_output=True)
    return done.returncode == 0


@unittest.skipUnless(shutil.which("strace") and can_trace(), "strace cannot trace processes here")
class InjectionTests(unittest.TestCase):
    """One seller, whose old bundle holds a file of the user's."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.scratch = Path(cls.folder.name)
        cls.exports = cls.scratch / "exports"
        run("sample", cls.exports, "--sellers", "1", "--orders", "40", "--months", "1", check=True)
        cls.old, cls.new = cls.scratch / "old", cls.scratch / "new"
        for output, day in (cls.old, FIRST), (cls.new, SECOND):
            done = report(cls.exports, output, "--as-of", day)
            assert done.returncode == 0, done.stderr
            (cls.seller,) = bundles(output)
            (output / cls.seller / "mine.txt").write_text("mine")
            (output / cls.seller / "data/mine.txt").write_text("mine")

    def injected(self, call, error, when):
        output = self.scratch / "out"
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(self.old, output)
        trace = self.scratch / "trace"
        done = subprocess.run(
            ["strace", "-f", "-qq", "-o", trace, "--seccomp-bpf", "-e", f"trace={call}",
             "-e", f"inject={call}:error={error}:when={when}", PROGRAM, "report", self.exports, "--output", output,
             "--as-of", SECOND, "--quiet", "--jobs", "2"],
            capture_output=True, text=True, errors="replace", timeout=60)
        return output, done, "(INJECTED)" in trace.read_text(errors="replace")

    def test_a_call_that_fails_is_told_or_made_again(self):
        reached = 0
        for call, error, numbers in FAILURES:
            for when in numbers:
                with self.subTest(call=call, error=error, when=when):
                    output, done, injected = self.injected(call, error, when)
                    if LOADER in done.stderr:
                        continue
                    reached += injected
                    self.check(output, done, is_interrupted=error == "EINTR", can_tell=call != "write")
        self.assertGreater(reached, 30)

    def check(self, output, done, is_interrupted, can_tell):
        self.assertIn(done.returncode, (0,) if is_interrupted else (0, 1, 2), done.stderr)
        new, old, found = tree(self.new / self.seller), tree(self.old / self.seller), tree(output / self.seller)
        if done.returncode == 0:
            self.assertEqual(found, new)
        elif can_tell:
            self.assertTrue(done.stderr.strip())
        if done.returncode == 2:
            self.assertEqual(found, old)
        if done.returncode == 1:
            # Some input was left out by name, or the old bundle not cleared away.
            said = run("verify", output / self.seller).stdout
            self.assertNotRegex(said, re.compile("changed|missing"))
        # The next run tidies up, and nothing of the user's is lost.
        report(self.exports, output, "--as-of", SECOND, check=True)
        self.assertEqual(tree(output / self.seller), new)
        self.assertEqual(leftovers(output), [])


if __name__ == "__main__":
    unittest.main()
