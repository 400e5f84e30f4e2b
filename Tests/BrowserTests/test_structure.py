"""Whether the page's boxes stand where they stood when somebody last looked at them.

Places and sizes, not pictures: those change with each version of a browser and its fonts. `RECORD=1` writes what is there now."""

import json
import os
import pathlib
import unittest

import bundles
from browsers import LAPTOP, PHONE, ChromiumTests

SNAPSHOT = pathlib.Path(__file__).with_name("Snapshots") / "boxes.json"
# Every box that is shown, by its section and its place there.
BOXES = """() => {
  const boxes = {};
  const add = (name, each) => {
    const { left, width, height } = each.getBoundingClientRect();
    if (width > 0) boxes[name] = [left, width, height].map(Math.round);
  };
  for (const each of document.querySelectorAll('body > :is(header, nav, main, footer)')) add(each.localName, each);
  for (const section of document.querySelectorAll('main section[id]')) {
    add(section.id, section);
    section.querySelectorAll(':is(.pair, .cards, .panel, .card, .chart)').forEach((each, place) => {
      if (each.checkVisibility()) add(`${section.id} ${place} ${each.classList[0]}`, each);
    });
  }
  return boxes;
}"""
# In pixels; letters of another font make a box higher, by lines, but not wider.
ASIDE, LINES = 20, 60


def moved(box, was):
    left, width, height = (abs(now - then) for now, then in zip(box, was))
    return left > ASIDE or width > ASIDE or height > max(LINES, was[2] / 4)


class StructureTests(ChromiumTests):
    def test_boxes_stand_where_they_stood(self):
        found = {}
        for width in PHONE, LAPTOP:
            found[str(width)] = self.opened(bundles.bundle(), width).evaluate(BOXES)
        if os.environ.get("RECORD") == "1":
            SNAPSHOT.parent.mkdir(exist_ok=True)
            lines = json.dumps(found, indent=0).replace(",\n", ", ").replace("[\n", "[").replace("\n]", "]")
            SNAPSHOT.write_text(lines.replace('], "', '],\n"') + "\n")
        for width, then in json.loads(SNAPSHOT.read_text()).items():
            now = found[width]
            with self.subTest(width=width):
                self.assertEqual(list(now), list(then))
                self.assertEqual({name: (then[name], now[name]) for name in now if moved(now[name], then[name])}, {})


if __name__ == "__main__":
    unittest.main()
