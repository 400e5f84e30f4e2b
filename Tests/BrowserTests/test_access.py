"""Whether everybody can use the page: by what axe finds, with a keyboard alone, with large text, without motion."""

import re
import unittest

from axe_playwright_python.sync_playwright import Axe

import bundles
from browsers import LANGUAGES, LAPTOP, PHONE, ChromiumTests, open_details, sideways, speak, spoken

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


# axe checks the size of targets only where it is asked to.
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"], "elementRef": False,
}

# Every two of theme, width and language meet.
LOOKS = [
    ("light", PHONE, "en"), ("dark", LAPTOP, "en"), ("dark", PHONE, "hi"), ("light", LAPTOP, "hi"), ("light", PHONE, "gu"),
    ("dark", LAPTOP, "gu"),
]

# Takes out what is not in the language shown. axe passes over it, in twice the time of all the rest.
PRUNE = """() => {
  const words = Array.from(document.querySelectorAll('i[lang], tspan[lang]'));
  for (const each of words.filter(each => !each.checkVisibility())) each.remove();
}"""
# Takes away the shadows at the edges of tables: axe does not tell the contrast of what stands on one.
PLAIN = "all => { for (const each of all) each.style.background = 'none'; }"

# What the keyboard must reach, in the page's order: of radio buttons only the chosen one, and of a chart's marks those
# that are not in its table, too.
REACHABLE = """() => Array.from(document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]'))
  .filter(each => each.checkVisibility({ visibilityProperty: true }) && !each.disabled
    && each.tabIndex >= 0 && !(each.type === 'radio' && !each.checked))"""
# Where the focus is among them, whether it is marked, and what lies over it.
FOCUS = f"""() => {{
  const all = ({REACHABLE})();
  const here = document.activeElement;
  const marked = [here, ...(here.labels || [])].map(each => [each, getComputedStyle(each)]).find(([each, style]) =>
    style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
  const shown = (marked || [here])[0];
  const box = shown.getClientRects()[0] || shown.getBoundingClientRect();
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  const parts = [.1, .5, .9].flatMap(x => [.1, .5, .9].map(y => [left + x * (right - left), top + y * (bottom - top)]));
  const seen = right > left && bottom > top && parts.some(([x, y]) => {{
    const over = document.elementFromPoint(x, y);
    return over && (shown.contains(over) || over.contains(shown));
  }});
  return {{
    place: all.indexOf(here), name: here.outerHTML.slice(0, 120), marked: Boolean(marked), hidden: !seen,
  }};
}}"""

# Twice the size of every text, as a browser that enlarges text alone does.
LARGE_TEXT = """() => {
  const shown = Array.from(document.querySelectorAll('body, body *')).filter(each => each.checkVisibility());
  const sizes = shown.map(each => [each, getComputedStyle(each).fontSize]);
  for (const [each, size] of sizes) each.style.fontSize = `${2 * parseFloat(size)}px`;
}"""
# WCAG 1.4.12.
SPACED_TEXT = """() => {
  for (const each of Array.from(document.querySelectorAll('body, body *')).filter(each => each.checkVisibility())) {
    each.style.lineHeight = '1.5';
    each.style.letterSpacing = '.12em';
    each.style.wordSpacing = '.16em';
  }
}"""
# Texts of which a part is cut off, save those that are for screen readers alone or say that they are shortened.
CUT = """() => Array.from(document.querySelectorAll('body *')).filter(each => each.checkVisibility()).filter(each => {
  const style = getComputedStyle(each);
  return ['hidden', 'clip'].includes(style.overflowX) && style.clipPath === 'none' && style.webkitLineClamp === 'none'
    && each.clientWidth > 1 && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
}).map(each => each.outerHTML.slice(0, 120))"""
MOVING = """() => Array.from(document.querySelectorAll('*')).filter(each => each.checkVisibility()).flatMap(each => ['', '::before', '::after'].filter(part => {
  const style = getComputedStyle(each, part);
  return style.animationName !== 'none' || style.scrollBehavior === 'smooth'
    || style.transitionDuration.split(',').some(time => parseFloat(time) > 0.01);
}).map(part => each.tagName + part))"""


# Brings every table near once: the tools of a table are made then, and would join the tab stops on the way.
PASS_BY = """async () => {
  const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
  for (const each of document.querySelectorAll('table')) {
    each.scrollIntoView();
    await drawn();
  }
  scrollTo(0, 0);
  await drawn();
}"""


# The colours of the parts of a month's bar, from the ground up: kept, returned, RTO, lost, cancelled.
PARTS = "[0, 1, 2, 3, 4].map(part => getComputedStyle(document.querySelector(`#time .key .s${part}`)).fill)"


def luminance(colour):
    """Of `rgb(1, 2, 3)`, as WCAG defines it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


class AccessTests(ChromiumTests):
    def test_parts_of_a_bar_are_told_apart_without_colours(self):
        for scheme in "light", "dark":
            page = self.opened(bundles.bundle(), color_scheme=scheme)
            for media in "screen", "print":
                page.emulate_media(media=media)
                colours = page.evaluate(PARTS)
                with self.subTest(scheme=scheme, media=media):
                    self.assertEqual(len(set(colours)), 5)
                    for below, above in zip(colours, colours[1:]):
                        self.assertGreater(contrast(below, above), 1.5, (below, above))
                    kept, _, rto, *_ = colours
                    self.assertGreater(contrast(kept, rto), 2)

    def test_axe_finds_nothing(self):
        for scheme, width, language in LOOKS:
            # A short report has every part; axe takes minutes for a long one.
            page = self.opened(bundles.bundle(), width, color_scheme=scheme)
            open_details(page)
            speak(page, language)
            page.evaluate(PRUNE)
            page.eval_on_selector_all(".scroll", PLAIN)
            with self.subTest(scheme=scheme, width=width, language=language):
                found = Axe().run(page, options=OPTIONS).response["violations"]
                self.assertEqual([(each["id"], each["nodes"][0]["html"][:200]) for each in found], [])

    def test_axe_knows_the_rules_asked_for(self):
        page = self.page()
        page.set_content("<a href=#>a</a><a href=#>b</a><p style='color:#999'>pale")
        found = {each["id"] for each in Axe().run(page, options=OPTIONS).response["violations"]}
        self.assertLessEqual({"target-size", "color-contrast", "document-title", "region"}, found)

    def test_names_for_screen_readers_are_in_the_language_chosen(self):
        page = self.opened(bundles.rich())
        open_details(page)
        scripts = {"hi": "[\u0900-\u0963]", "gu": "[\u0a80-\u0aff]"}
        for language in spoken(page):
            tree = page.locator("body").aria_snapshot()
            names = re.findall(r"""- '?(?:navigation|region|img|searchbox|group) "(.*)"'?:?$""", tree, re.MULTILINE)
            self.assertGreater(len(names), 30)
            for script in scripts:
                with self.subTest(language=language, script=script):
                    said = [name for name in names if bool(re.search(scripts[script], name)) != (script == language)]
                    self.assertEqual(said, [])

    def test_the_first_stop_skips_to_the_content(self):
        page = self.opened(bundles.rich(), PHONE)
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.getAttribute('href')"), "#main")
        self.assertFalse(page.evaluate(FOCUS)["hidden"])
        page.keyboard.press("Enter")
        self.assertEqual(page.evaluate("document.activeElement.id"), "main")

    def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(self):
        for width in PHONE, LAPTOP:
            page = self.opened(bundles.rich(), width)
            page.evaluate(PASS_BY)
            count = page.evaluate(f"({REACHABLE})().length")
            self.assertGreater(count, 30)
            for place in range(count):
                page.keyboard.press("Tab")
                focus = page.evaluate(FOCUS)
                with self.subTest(width=width, focus=focus["name"]):
                    self.assertEqual(focus["place"], place)
                    self.assertTrue(focus["marked"], "its outline")
                    self.assertFalse(focus["hidden"], "out of sight")

    def test_the_keyboard_unfolds_and_sorts(self):
        page = self.opened(bundles.rich())
        page.focus("#answers summary")
        page.keyboard.press("Enter")
        self.assertTrue(page.evaluate("document.querySelector('#answers details').open"))
        page.focus("#products table[data-sorts] thead th:nth-child(2) button")
        page.keyboard.press("Space")
        # The rows that are not in the page yet are brought in first.
        page.wait_for_selector("#products table[data-sorts] th:nth-child(2)[aria-sort=descending]")

    def check_text(self, change, width):
        for language in LANGUAGES:
            page = self.opened(bundles.rich(), width)
            open_details(page)
            speak(page, language)
            page.evaluate(change)
            with self.subTest(language=language):
                self.assertLessEqual(sideways(page), 0)
                self.assertEqual(page.evaluate(CUT), [])

    def test_text_of_twice_the_size_stays_whole(self):
        self.check_text(LARGE_TEXT, LAPTOP)

    def test_spaced_text_stays_whole(self):
        self.check_text(SPACED_TEXT, PHONE)

    def test_nothing_moves(self):
        page = self.opened(bundles.rich())
        self.assertEqual(page.evaluate(MOVING), [])
        page.evaluate("document.body.style.transition = 'color 1s'")
        self.assertEqual(len(page.evaluate(MOVING)), 1, "it would be seen")


if __name__ == "__main__":
    unittest.main()
