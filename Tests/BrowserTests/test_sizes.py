"""Whether the page is light enough for a phone."""

import pathlib
import re
import unittest

import bundles
from browsers import PHONE, ChromiumTests

KB = 1000


def page_of(bundle: pathlib.Path) -> str:
    return (bundle / "index.html").read_text()


class SizeTests(ChromiumTests):
    def parts(self, page, tag):
        return [len(part.encode()) for part in re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)]

    def test_style_and_script_are_small(self):
        page = page_of(bundles.bundle())
        (style,), (script,) = self.parts(page, "style"), self.parts(page, "script")
        self.assertLess(style, 15 * KB)
        self.assertLess(script, 25 * KB)

    def test_a_year_of_ten_thousand_orders_is_a_small_page(self):
        # The texts of three languages weigh 250 KB, all orders with their payments 150.
        self.check(bundles.sample(10_000, 12, "2026-08-05"), 700 * KB)

    def test_the_page_grows_with_neither_orders_nor_months_without_end(self):
        self.check(bundles.sample(60_000, 12, "2026-08-05"), 2000 * KB)

    def check(self, bundle, limit):
        self.assertLess((bundle / "index.html").stat().st_size, limit)
        page = self.opened(bundle, PHONE)
        # What other languages say is there, but takes no part in the layout.
        shown = "document.querySelectorAll(':not([lang=hi], [lang=gu])').length"
        self.assertLess(page.evaluate(shown), 6000)
        self.assertEqual(self.said, [])


if __name__ == "__main__":
    unittest.main()
