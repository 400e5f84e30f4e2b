"""Whether the page keeps to itself: it asks for nothing, says nothing, keeps nothing, and runs nothing that is not its own."""

import itertools
import pathlib
import shutil
import tempfile
import unittest

import bundles
import server
from browsers import LANGUAGES, ChromiumTests, open_details, periods, spoken

REMEMBERED = {"hisaab.theme", "hisaab.lang"}
KEPT = """async () => ({
  local: Object.keys(localStorage), session: sessionStorage.length, cookies: document.cookie,
  databases: (await indexedDB.databases()).length,
})"""
# What somebody might add to the page, and what tells that it got in: an attribute of the page, a style, or that the
# file `intruder` is asked for.
INTRUDERS = """<script>document.body.dataset.script = 'ran'</script>
<svg onload="document.body.dataset.handler = 'ran'"></svg>
<p id="styled" style="width:123px">styled</p>
<style>main{opacity:.5}</style>
<script src="intruder.js"></script>
<link rel="stylesheet" href="intruder.css">
<img src="intruder.png" alt="">
<iframe src="intruder.html"></iframe>
<form action="intruder"></form>"""
CAME = """() => [...Object.keys(document.body.dataset), getComputedStyle(document.getElementById('styled')).width === '123px'
  && 'attribute', getComputedStyle(document.querySelector('main')).opacity === '0.5' && 'style'].filter(Boolean).sort()"""
ALL_CAME = ["attribute", "handler", "script", "style"]
ALL_ASKED = ["/intruder?", "/intruder.css", "/intruder.html", "/intruder.js", "/intruder.png"]


class IsolationTests(ChromiumTests):
    def use(self, page):
        """Everything a reader does."""
        open_details(page)
        page.click("button.theme")
        for _ in spoken(page):
            page.locator("#products table[data-sorts] th button").first.click()
        for _ in itertools.islice(periods(page), 3):
            pass
        for field in page.locator("input[type=search]:visible").all():
            field.fill("9000004567")
        page.emulate_media(media="print")
        page.wait_for_timeout(300)

    def check(self, address, page):
        page.goto(address)
        self.use(page)
        self.assertEqual(self.requests, [address])
        self.assertEqual(self.said, [])

    def test_a_file_opens_without_a_network_and_asks_for_nothing(self):
        self.check((bundles.rich() / "index.html").as_uri(), self.page(offline=True))

    def test_a_file_alone_is_the_whole_page(self):
        """As an attachment or a phone's document: nothing lies beside it."""
        with tempfile.TemporaryDirectory() as folder:
            alone = shutil.copy(bundles.rich() / "index.html", pathlib.Path(folder) / "report (1).html")
            self.check(alone.as_uri(), self.page())

    def test_a_host_is_asked_for_the_page_alone(self):
        with server.serving(bundles.rich().parent) as port:
            self.check(f"http://127.0.0.1:{port}/{bundles.SELLER}/", self.page())
        with server.serving(bundles.rich()) as port:
            self.check(f"http://127.0.0.1:{port}/", self.page())

    def test_nothing_is_kept_but_theme_and_language(self):
        page = self.opened(bundles.rich())
        self.assertEqual(page.evaluate(KEPT), {"local": [], "session": 0, "cookies": "", "databases": 0})
        self.use(page)
        kept = page.evaluate(KEPT)
        self.assertIn("hisaab.theme", kept["local"])
        self.assertLessEqual(set(kept.pop("local")), REMEMBERED)
        self.assertEqual(kept, {"session": 0, "cookies": "", "databases": 0})
        self.assertEqual(page.context.cookies(), [])

    def test_theme_and_language_are_remembered(self):
        page = self.opened(bundles.rich(), color_scheme="light")
        page.click("button.theme")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        languages = [language for language in spoken(page)]
        page.reload()
        self.assertEqual(page.evaluate("getComputedStyle(document.body).backgroundColor"), ground)
        if len(languages) == len(LANGUAGES):
            self.assertTrue(page.is_checked(f"#lang-{languages[-1]}"))

    def test_a_browser_without_storage_shows_the_page(self):
        page = self.page()
        page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })")
        self.check((bundles.rich() / "index.html").as_uri(), page)

    def test_the_policy_stops_what_is_not_the_pages_own(self):
        page = (bundles.bundle() / "index.html").read_text().replace("<main", INTRUDERS + "<main", 1)
        self.assertEqual(self.intrusions(page), ([], []))
        self.assertGreaterEqual(len(self.said), len(ALL_CAME) + len(ALL_ASKED), "the browser tells what it stopped")
        # The same page without the policy, so that this test can fail.
        came, asked = self.intrusions(page.replace("Content-Security-Policy", "x"))
        self.assertEqual((came, sorted(asked)), (ALL_CAME, sorted(ALL_ASKED)))

    def intrusions(self, text):
        """Which of those added to a page got in, and what of theirs was asked for."""
        asked = []
        with tempfile.TemporaryDirectory() as folder, server.serving(folder, asked=asked) as port:
            (pathlib.Path(folder) / "index.html").write_text(text)
            page = self.page()
            page.goto(f"http://127.0.0.1:{port}/index.html")
            came = page.evaluate(CAME)
            page.evaluate("document.querySelector(\"form[action='intruder']\").submit()")
            page.wait_for_timeout(300)
            page.context.close()
        return came, [path for path in asked if "intruder" in path]


if __name__ == "__main__":
    unittest.main()
