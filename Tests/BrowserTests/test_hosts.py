"""Bundles behind a plain file server, at its root and below a path: what a static host does."""

import pathlib
import shutil
import tempfile
import unittest
import urllib.request

import bundles
import server
from browsers import ChromiumTests


class Hosts(ChromiumTests):
    def check(self, output, path):
        """Opens the index and the bundle below `path`, follows every link, and notes what is asked for."""
        with tempfile.TemporaryDirectory() as root:
            shutil.copytree(output, pathlib.Path(root) / path.strip("/"), dirs_exist_ok=True)
            with server.serving(root) as port:
                address = f"http://127.0.0.1:{port}{path}"
                page = self.page()
                index = f"{address}/index.html"
                page.goto(index)
                page.click(f"a[href='{bundles.SELLER}/index.html']")
                page.wait_for_selector("#answers")
                bundle = f"{address}/{bundles.SELLER}/index.html"
                self.assertEqual(self.requests, [index, bundle])
                self.assertEqual(self.said, [])
                links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
                files = {link for link in links if not link.startswith("#")}
                self.assertIn("data/payouts.csv", files)
                for link in files:
                    self.assertNotRegex(link, r"^/|^\w+:|\.\.", "links are relative and stay in the bundle")
                    with urllib.request.urlopen(f"{address}/{bundles.SELLER}/{link}") as answer:
                        self.assertEqual(answer.status, 200, link)
                for link in set(links) - files:
                    self.assertEqual(page.locator(f"[id='{link[1:]}']").count(), 1, link)

    def test_at_the_root_of_a_host(self):
        self.check(bundles.bundle("--index").parent, "")

    def test_below_a_path(self):
        self.check(bundles.bundle("--index").parent, "/reports/2026-01")

    def open_folder(self, address):
        """Opens a bundle with style and script beside the page, and notes what is asked for and said."""
        page = self.page()
        page.goto(f"{address}/index.html")
        page.wait_for_selector("#answers")
        self.assertEqual(self.requests, [f"{address}/{name}" for name in ["index.html", "style.css", "script.js"]])
        self.assertEqual(self.said, [])
        self.assertEqual(page.evaluate("document.styleSheets.length"), 1)
        # The script has made the tables sortable.
        self.assertGreater(page.locator("thead button").count(), 0)

    def test_a_folder_on_a_host_that_sends_its_headers(self):
        bundle = bundles.bundle("--layout", "folder")
        lines = (bundle / "_headers").read_text().splitlines()
        self.assertEqual(lines[0], "/*")
        headers = dict(line.strip().split(": ", 1) for line in lines[1:])
        self.assertIn("frame-ancestors 'none'", headers["Content-Security-Policy"])
        with server.serving(bundle, headers) as port:
            self.open_folder(f"http://127.0.0.1:{port}")

    def test_a_folder_from_a_disk(self):
        self.open_folder(bundles.bundle("--layout", "folder").as_uri())


if __name__ == "__main__":
    unittest.main()
