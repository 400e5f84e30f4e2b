"""Whether everything has its place: nothing wider than the window, no text over another."""

import unittest

import bundles
from browsers import LAPTOP, PHONE, ChromiumTests, open_details, periods, sideways, spoken

WIDTHS = (320, PHONE, LAPTOP)

# Of each chart that is shown: what it lacks, and its texts with their places.
CHARTS = """() => Array.from(document.querySelectorAll('svg.chart')).filter(chart => chart.checkVisibility()).map(chart => {
  const texts = [];
  const nodes = document.createTreeWalker(chart, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    if (!node.data.trim() || node.parentElement.closest('title, desc')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (right > left) texts.push({ text: node.data.trim(), left, right, top, bottom });
    }
  }
  const { left, right, top, bottom } = chart.getBoundingClientRect();
  return { html: chart.outerHTML.slice(0, 120), texts, box: { left, right, top, bottom } };
})"""
# Letters do not fill the height of their line.
LEADING = 4


def overlap(one, other):
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 1 and down > LEADING


def inside(text, box):
    return (
        text["left"] >= box["left"] - 1 and text["right"] <= box["right"] + 1
        and text["top"] >= box["top"] - LEADING and text["bottom"] <= box["bottom"] + LEADING
    )


def faults(chart):
    """The texts of a chart that overlap, and those that leave it."""
    texts = chart["texts"]
    overlapping = [
        f"{one['text']} over {other['text']}"
        for index, one in enumerate(texts) for other in texts[index + 1 :] if overlap(one, other)
    ]
    return overlapping + [f"{text['text']} outside" for text in texts if not inside(text, chart["box"])]


class LayoutTests(ChromiumTests):
    def test_the_page_never_scrolls_sideways(self):
        for bundle in bundles.rich(), bundles.bundle():
            for width in WIDTHS:
                page = self.opened(bundle, width)
                for language in spoken(page):
                    with self.subTest(width=width, language=language):
                        self.assertLessEqual(sideways(page), 0)
                        open_details(page)
                        self.assertLessEqual(sideways(page), 0, "unfolded")

    def test_no_two_texts_of_a_chart_overlap(self):
        for bundle in bundles.rich(), bundles.bundle():
            for width in WIDTHS:
                page = self.opened(bundle, width)
                for language in spoken(page):
                    open_details(page)
                    charts = page.evaluate(CHARTS)
                    self.assertGreater(len(charts), 3)
                    for chart in charts:
                        with self.subTest(width=width, language=language, chart=chart["html"]):
                            self.assertGreater(len(chart["texts"]), 0)
                            self.assertEqual(faults(chart), [])

    def test_every_chart_is_told_to_those_who_do_not_see_it(self):
        page = self.opened(bundles.rich())
        open_details(page)
        for language in spoken(page):
            for chart in page.locator("svg.chart:visible").all():
                told = chart.evaluate("""chart => ({
                  role: chart.getAttribute('role'), title: chart.querySelector('title')?.textContent,
                  desc: chart.querySelector('desc')?.textContent })""")
                with self.subTest(language=language, chart=chart.get_attribute("aria-labelledby")):
                    # A chart whose points lead to rows is a group of links.
                    role = "group" if chart.locator("a").count() else "img"
                    self.assertEqual(told["role"], role)
                    self.assertTrue(told["title"])
                    self.assertTrue(told["desc"])
                    self.assertRegex(chart.aria_snapshot(), rf'''^- '?{role} ".''')

    def test_ids_are_given_once_and_links_lead_somewhere(self):
        page = self.opened(bundles.rich())
        ids = page.eval_on_selector_all("[id]", "all => all.map(each => each.id)")
        self.assertEqual(len(ids), len(set(ids)))
        for attribute in "aria-labelledby", "aria-describedby", "aria-controls", "for", "headers":
            named = page.eval_on_selector_all(f"[{attribute}]", f"all => all.map(each => each.getAttribute('{attribute}'))")
            self.assertLessEqual({each for names in named for each in names.split()}, set(ids), attribute)
        links = page.eval_on_selector_all("a[href^='#']", "all => all.map(each => each.getAttribute('href').slice(1))")
        self.assertLessEqual(set(links), set(ids))


if __name__ == "__main__":
    unittest.main()
