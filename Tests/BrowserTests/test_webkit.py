"""The page in a second engine: WebKit."""

import base64
import hashlib
import pathlib
import re
import tempfile
import unittest

import bundles
import server
import webkit
from browsers import LANGUAGES

# Notes what goes wrong, from before the page's own script is read.
WATCH = """window.problems = [];
for (const kind of ['error', 'unhandledrejection', 'securitypolicyviolation']) {
  addEventListener(kind, event => problems.push(kind + ': ' + (event.message || event.reason || event.violatedDirective)));
}"""
FRAME = "<!doctype html><title>x</title><iframe src='index.html' style='width:360px;height:800px;border:0'></iframe>"


def watched(page: str) -> str:
    """The page with that script in it, which its policy is told of."""
    digest = base64.b64encode(hashlib.sha256(WATCH.encode()).digest()).decode()
    allowed = re.sub(r"script-src ", rf"script-src 'sha256-{digest}' ", page, count=1)
    return allowed.replace("<style>", f"<script>{WATCH}</script><style>", 1)


class WebKitTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.webkit = cls.enterClassContext(webkit.driver())
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.text = (bundles.rich() / "index.html").read_text()
        (cls.folder / "index.html").write_text(watched(cls.text))
        (cls.folder / "frame.html").write_text(FRAME)

    def run_script(self, script, *arguments):
        return self.webkit.execute_script(script, *arguments)

    def open(self):
        self.webkit.get((self.folder / "index.html").as_uri())
        # Every section is laid out, also those that are far from the window.
        self.run_script("for (const each of document.querySelectorAll('main > section')) each.style.contentVisibility = 'visible'")

    def click(self, selector):
        self.run_script("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", selector)
        self.webkit.find_element("css selector", selector).click()

    def shown(self, selector):
        return self.run_script(
            "return Array.from(document.querySelectorAll(arguments[0])).filter(each => each.offsetParent).map(each => each.innerText)",
            selector,
        )

    def assert_silent(self):
        self.assertEqual(self.run_script("return problems"), [])

    def test_it_opens_from_a_file_without_a_problem(self):
        self.open()
        self.assertGreater(len(self.shown("#answers .figure")), 5)
        self.assertGreater(self.run_script("return document.querySelectorAll('th button').length"), 5, "the script ran")
        self.assertNotEqual(self.run_script("return getComputedStyle(document.querySelector('.cards')).display"), "block")
        self.assert_silent()

    def test_problems_are_noticed(self):
        """Without this, the tests above and below could not fail."""
        page = watched(self.text).replace("'use strict';", "'use strict'; missing();", 1)
        (self.folder / "broken.html").write_text(page)
        self.webkit.get((self.folder / "broken.html").as_uri())
        self.assertRegex(str(self.run_script("return problems")), "securitypolicyviolation")

    def test_a_column_sorts(self):
        self.open()
        head = "#products table[data-sorts] thead th:nth-child(3)"
        rows = "#products table[data-sorts] tbody th"
        before = self.shown(rows)
        self.click(f"{head} button")
        self.assertEqual(self.run_script("return document.querySelector(arguments[0]).ariaSort", head), "descending")
        # Sorting brings in the rows that are not in the page at first, and shows the highest.
        numbers = webkit.eventually(lambda: self.shown(rows) != before and self.shown(rows.replace(" th", " td:nth-child(3)")))
        numbers = [int(number.replace(",", "")) for number in numbers or []]
        self.assertGreater(len(numbers), 5)
        self.assertEqual(numbers, sorted(numbers, reverse=True))
        self.assert_silent()

    def test_a_table_is_searched(self):
        self.open()
        rows = "#products table[data-sorts] tbody th"
        before = self.shown(rows)
        self.webkit.find_element("css selector", "#products input[type=search]").send_keys("kurti")
        # On the way there are the rows that have "kurt", too.
        self.assertTrue(any("kurti" not in row.lower() for row in before))
        found = webkit.eventually(
            lambda: (now := self.shown(rows)) and all("kurti" in row.lower() for row in now) and now)
        self.assertTrue(found, self.shown(rows))
        self.assert_silent()

    def test_a_click_unfolds(self):
        self.open()
        self.click("#answers summary")
        self.assertTrue(self.run_script("return document.querySelector('#answers details').open"))

    def test_languages_switch(self):
        self.open()
        titles = []
        for language in LANGUAGES:
            self.click(f"label:has(#lang-{language})")
            titles.append(self.run_script("return document.querySelector('main h2').innerText"))
        self.assertEqual(len(set(titles)), len(LANGUAGES), titles)
        self.assert_silent()

    def test_periods_switch(self):
        self.open()
        choices = self.run_script("return Array.from(document.querySelectorAll('input[name=period]'), each => each.id)")
        figures = []
        for choice in choices:
            self.click(f"label:has([id='{choice}'])")
            figures.append(str(self.shown("#answers :is(.figure, .period td)")))
        self.assertGreater(len(choices), 12)
        self.assertEqual(len(set(figures)), len(choices))
        self.assert_silent()

    def test_no_width_makes_the_page_scroll_sideways(self):
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        unfold = "for (const each of document.querySelectorAll('details')) each.open = true;"
        for width in 1280, 360:
            # As narrow as the window lets itself be made.
            self.webkit.set_window_size(width, 800)
            self.open()
            self.assertLessEqual(self.run_script(f"{unfold} return {wider}"), 0)
        # Narrower than a window: in a frame of that width.
        with server.serving(self.folder) as port:
            self.webkit.get(f"http://127.0.0.1:{port}/frame.html")
            inside = "const { document } = frames[0].window;"
            self.assertEqual(self.run_script(f"{inside} return document.documentElement.clientWidth"), 360)
            self.assertLessEqual(self.run_script(f"{inside} {unfold} return {wider}"), 0)


if __name__ == "__main__":
    unittest.main()
