"""What is on disk after a run was killed, had no room, or met another one: the old bundle or the new one, whole."""

import random
import resource
import signal
import subprocess
import time
import unittest

from runs import FIRST, PROGRAM, SECOND, RunTests, bundles, leftovers, report, run


class FaultTests(RunTests):
    KILLS = 40

    def start(self, output, day, **options):
        arguments = [PROGRAM, "report", self.exports, "--output", output, "--as-of", day, "--quiet"]
        return subprocess.Popen(
            arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **options
        )

    def test_a_killed_run_leaves_the_old_bundle_or_the_new_one(self):
        output = self.output()
        report(self.exports, output, "--as-of", FIRST)
        started = time.monotonic()
        report(self.exports, output, "--as-of", SECOND)
        whole = time.monotonic() - started
        chance = random.Random(7)
        killed = 0
        for attempt in range(self.KILLS):
            process = self.start(output, FIRST if attempt % 2 else SECOND)
            try:
                process.wait(chance.uniform(0.3, 1.05) * whole)
            except subprocess.TimeoutExpired:
                process.kill()
                killed += 1
            process.communicate()
            self.assertEqual(set(bundles(output)), set(self.expected[FIRST]))
            self.assert_whole(output)
        self.assertGreater(killed, 0)
        report(self.exports, output, "--as-of", FIRST)
        self.assertEqual(bundles(output), self.expected[FIRST])
        self.assertEqual(leftovers(output), [])

    def test_a_run_that_is_asked_to_stop_leaves_nothing_half_done(self):
        for sent in signal.SIGTERM, signal.SIGINT:
            output = self.output()
            report(self.exports, output, "--as-of", FIRST)
            process = self.start(output, SECOND)
            # As soon as the first new bundle is under way.
            while process.poll() is None and not leftovers(output):
                pass
            process.send_signal(sent)
            process.communicate()
            self.assertIn(process.returncode, (128 + sent, 0, 1), sent)
            self.assert_whole(output)
            self.assertEqual(leftovers(output), [], sent)

    def test_a_file_that_may_not_grow_is_named_and_the_old_bundle_stays(self):
        output = self.output()
        report(self.exports, output, "--as-of", FIRST)

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

        failed = report(self.exports, output, "--as-of", SECOND, preexec_fn=limit)
        self.assertEqual(failed.returncode, 2, failed.stderr)
        self.assertIn("File too large", failed.stderr)
        self.assertEqual(bundles(output), self.expected[FIRST])
        self.assertEqual(leftovers(output), [])

    def test_two_runs_at_once_neither_mix_nor_spoil(self):
        output = self.output()
        for _ in range(5):
            both = [self.start(output, day) for day in (FIRST, SECOND)]
            for process in both:
                process.communicate()
                self.assertIn(process.returncode, (0, 1))
            self.assertEqual(set(bundles(output)), set(self.expected[FIRST]))
            self.assert_whole(output)
            for seller in bundles(output):
                self.assertEqual(run("verify", output / seller).returncode, 0)
        self.assertEqual(leftovers(output), [])


if __name__ == "__main__":
    unittest.main()
