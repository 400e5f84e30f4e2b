"""Texts of strangers stay texts: in the page, in every table, in the calendar and in the mail."""

import csv
import email
import email.policy
import json
import re
import unittest
import zipfile

import bundles
import injections
from browsers import ChromiumTests, open_details, periods, spoken

# What a page holds that could run, load or lead somewhere, besides what is its own.
STRANGE = """() => [...document.querySelectorAll('*')].filter(each =>
    ['IMG', 'IFRAME', 'OBJECT', 'EMBED', 'BASE', 'FORM', 'MATH', 'VIDEO', 'AUDIO', 'FRAME'].includes(each.tagName)
    || each.tagName === 'SCRIPT' && each.type !== 'text/plain' && each !== document.querySelector('script:not([type])')
    || each.tagName === 'META' && each.httpEquiv === 'refresh'
    || [...each.attributes].some(one => one.name.startsWith('on') || one.name === 'srcdoc' || one.name === 'style'
      || /^\\s*(javascript|data|vbscript):/i.test(one.value) && one.value !== 'data:,' && ['href', 'src', 'xlink:href', 'action'].includes(one.name)
      || ['href', 'src'].includes(one.name) && /^(https?:)?\\/\\//i.test(one.value)))
  .map(each => each.outerHTML.slice(0, 200))"""


class InjectionTests(ChromiumTests):
    def watched(self):
        page = self.at_width(1280)
        page.add_init_script("window.ran = () => console.log('ran')")
        page.on("dialog", lambda dialog: (self.said.append("dialog"), dialog.dismiss()))
        return page

    def test_the_texts_have_come_as_far_as_the_page(self):
        """Without them the other tests could not fail."""
        tables = [file.read_text(encoding="utf-8-sig") for file in (injections.bundle() / "data").glob("*.csv")]
        come = [text for text in injections.TEXTS if any(text.replace('"', '""') in table for table in tables)]
        self.assertGreater(len(come), 25)
        page = (injections.bundle() / "index.html").read_text()
        shown = [text for text in come if text.startswith(("<", "</")) and text.replace("<", "&lt;")[:12] in page]
        self.assertGreater(len(shown), 3)

    def test_the_page_runs_and_loads_nothing_of_theirs(self):
        page = self.watched()
        address = (injections.bundle() / "index.html").as_uri()
        page.goto(address)
        open_details(page)
        for _ in spoken(page):
            for _ in periods(page):
                pass
            for field in page.locator("input[type=search]:visible").all():
                field.fill("90000")
                field.fill("<img src=x onerror=ran()>")
                field.fill("")
        for button in page.locator("table[data-sorts] th button:visible").all()[:40]:
            button.click()
        for fragment in ("#<img src=x onerror=ran()>", "#sku-<svg onload=ran()>", "#o-%3Cimg src=x onerror=ran()%3E", "#__proto__"):
            page.goto(address + fragment)
        page.wait_for_timeout(300)
        self.assertEqual(page.evaluate(STRANGE), [])
        self.assertEqual(self.said, [])
        self.assertEqual({request.split("#")[0] for request in self.requests}, {address})

    def test_the_page_that_lists_the_bundles(self):
        page = self.watched()
        address = (injections.bundle().parent / "index.html").as_uri()
        page.goto(address)
        self.assertEqual(page.evaluate(STRANGE), [])
        self.assertEqual((self.said, set(self.requests)), ([], {address}))

    def test_no_cell_of_a_table_is_a_formula(self):
        number = re.compile(r"-?\d+(\.\d+)?")
        seen = 0
        for file in (injections.bundle() / "data").glob("*.csv"):
            with open(file, encoding="utf-8-sig", newline="") as text:
                rows = list(csv.reader(text, strict=True))
            self.assertEqual({len(row) for row in rows}, {len(rows[0])}, file.name)
            for cell in (cell for row in rows for cell in row):
                seen += cell.startswith("'")
                if not number.fullmatch(cell):
                    self.assertNotIn(cell[:1], set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"), file.name)
        self.assertGreater(seen, 10)

    def test_the_calendar_has_its_own_lines_only(self):
        lines = (injections.bundle() / "claims.ics").read_bytes().decode().split("\r\n")
        known = re.compile(r"(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|TRANSP|CATEGORIES"
                           r"|CLASS|URL|SEQUENCE|STATUS|LAST-MODIFIED|X-WR-CALNAME|X-WR-TIMEZONE|TRIGGER|ACTION|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME)[;:]| |$")
        self.assertEqual([line for line in lines if not known.match(line) or re.search(r"[\x00-\x08\x0a-\x1f]", line)], [])
        begun, ended = ([line[len(word):] for line in lines if line.startswith(word)] for word in ("BEGIN:", "END:"))
        self.assertEqual(sorted(begun), sorted(ended))

    def test_the_mail_has_its_own_headers_and_readers(self):
        data = (injections.bundle() / "mail/report.eml").read_bytes()
        mail = email.message_from_bytes(data, policy=email.policy.default)
        self.assertIsNone(mail["Bcc"])
        self.assertEqual([mail["To"].addresses[0].addr_spec, len(mail["To"].addresses)], ["reader@example.invalid", 1])
        self.assertLessEqual(set(mail.keys()), {
            "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Auto-Submitted",
            "X-Auto-Response-Suppress", "Content-Language", "X-Unsent", "Content-Transfer-Encoding",
        })
        page = self.watched()
        page.set_content(mail.get_body(("html",)).get_content())
        self.assertEqual(page.evaluate(STRANGE.replace("|| one.name === 'style'", "")), [])
        self.assertEqual((self.said, [each for each in self.requests if each != "about:blank"]), ([], []))

    def test_paths_and_files_are_what_they_should_be(self):
        folder = injections.bundle()
        json.loads((folder / "manifest.json").read_text())
        json.loads((folder / "data/summary.json").read_text())
        with zipfile.ZipFile(folder.parent / f"{bundles.SELLER}.zip") as archive:
            names = archive.namelist()
        self.assertEqual([name for name in names if not re.fullmatch(r"[\w/.-]+", name) or ".." in name], [])


if __name__ == "__main__":
    unittest.main()
