"""A browser for the tests of a class, and pages that keep what they say and ask for."""

import time
import unittest

from playwright.sync_api import sync_playwright


class BrowserTest(unittest.TestCase):
    arguments = ["--no-sandbox"]

    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = cls.playwright.chromium.launch(executable_path="/usr/bin/chromium", args=cls.arguments)
        cls.addClassCleanup(cls.browser.close)

    def page(self, address, before="", **options):
        """A page of a browser without memory; `before` runs ahead of its script."""
        context = self.browser.new_context(**options)
        self.addCleanup(context.close)
        page = context.new_page()
        self.said, self.requests = [], []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: (self.said.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self.requests.append(request.url))
        if before:
            page.add_init_script(before)
        page.goto(address)
        # Every section is laid out, also those that are far from the window.
        show = "all => { for (const each of all) each.style.contentVisibility = 'visible'; }"
        page.eval_on_selector_all("main > section", show)
        return page

    def assert_silent(self):
        """Nothing was reported and nothing else was loaded."""
        self.assertEqual(self.said, [])
        self.assertEqual(len(set(address.split("#")[0] for address in self.requests)), 1)

    def until(self, condition, what=""):
        """Waits for a condition, asking now and then: Playwright's own waiting keeps a large page from its work."""
        end = time.monotonic() + 60
        while not condition():
            self.assertLess(time.monotonic(), end, f"waited in vain {what}")
            time.sleep(0.03)
