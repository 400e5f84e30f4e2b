"""What the program asks of the system: it writes below the output and nowhere else, and opens no connection."""

import os
import re
import subprocess
import unittest
from pathlib import Path

from runs import FIRST, PROGRAM, RunTests

# Everything that makes, changes or removes a file, and everything that could reach another program or machine.
CALLS = (
    "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,"
    "symlinkat,truncate,mknod,mknodat,socket,connect,bind,sendto,sendmsg,execve,fork,vfork"
)
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
# The folder of a relative name, which strace -y prints beside its descriptor.
FOLDER = re.compile(r"(?:AT_FDCWD|\d+)<([^>]*)>")


class PrivacyTests(RunTests):
    def trace(self, *arguments):
        log = self.output() / "calls"
        subprocess.run(
            ["strace", "-f", "-y", "-qq", "-s", "4096", "-e", f"trace={CALLS}", "-o", log, PROGRAM, *arguments],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.scratch, check=False,
        )
        return log.read_text(errors="replace").splitlines()

    def changed(self, lines):
        """The paths that calls were to make, change or remove."""
        for line in lines:
            call = re.search(r"\b(\w+)\(", line)
            if not call or call.group(1) == "execve":
                continue
            name = call.group(1)
            if name.startswith("open") and not WRITES.search(line):
                continue
            folders, names = FOLDER.findall(line.split(" = ")[0]), QUOTED.findall(line)
            for index, path in enumerate(names):
                base = folders[min(index, len(folders) - 1)] if folders else str(self.scratch)
                yield os.path.normpath(os.path.join(base, path))

    def test_nothing_is_written_outside_the_output(self):
        output = self.output() / "reports"
        lines = self.trace("report", self.exports, "--output", output, "--as-of", FIRST)
        changed = list(self.changed(lines))
        self.assertTrue(any(path.endswith("orders.csv") for path in changed), "the trace shows what is written")
        parents = {str(parent) for parent in Path(output).parents}
        outside = [path for path in changed if not Path(path).is_relative_to(output) and path not in parents]
        self.assertEqual([path for path in outside if not path.startswith("/dev/")], [])

    def test_no_connection_is_opened_and_no_program_started(self):
        lines = self.trace("report", self.exports, "--output", self.output(), "--as-of", FIRST)
        calls = [re.search(r"\b(\w+)\(", line) for line in lines]
        names = [call.group(1) for call in calls if call]
        self.assertEqual(names.count("execve"), 1)
        for name in "socket", "connect", "bind", "sendto", "sendmsg", "fork", "vfork":
            self.assertNotIn(name, names)

    def test_looking_at_files_writes_nothing(self):
        for arguments in (["inspect", *sorted(self.exports.rglob("*.csv"))], ["verify", self.scratch / FIRST / "1234567"]):
            changed = [path for path in self.changed(self.trace(*arguments)) if not path.startswith("/dev/")]
            self.assertEqual(changed, [], arguments[0])


if __name__ == "__main__":
    unittest.main()
