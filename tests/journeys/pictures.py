"""Draws the pictures of `docs/first-evening.md` anew: `python -m tests.journeys.pictures docs/evening`."""

import io
import re
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser import LAUNCH_ARGS, chromium_path
from tests.installation import Running
from tests.journeys.walk import Walk

# What a picture shows of its page: from which place on, and how high.
SHOWN = {
    "created": ("h1", 620),
    "preview": ("h1", 620),
    "form": ("h1", 740),
    "overview": ("h1", 620),
    "plan": ("h1", 760),
    "foreseen": ("h1", 520),
    "printed": ("h1", 700),
    "walk-up": ("h1", 620),
    "proposal": ("h1", 620),
    "changed": ("h1", 520),
    "screen": ("h1", 620),
    "host": ("h1", 740),
    "mine": ("h1", 740),
    "agreed": ("h1", 740),
    "after": ("h1", 560),
    "erased": ("#erased", 620),
}
WIDTH = 1000


def draw(folder: Path) -> None:
    """Walk an evening in an installation of its own, and keep what it looks like."""

    def look(name: str, page: Page) -> None:
        if name not in SHOWN:
            return
        place, height = SHOWN[name]
        was = page.viewport_size
        page.set_viewport_size({"width": min(was["width"], WIDTH), "height": height})
        page.locator(place).first.evaluate(
            "(one, far) => scrollTo(0, one.getBoundingClientRect().bottom > far ? 1e6 : 0)", height
        )
        shot = Image.open(io.BytesIO(page.screenshot()))
        shot.convert("RGB").save(folder / f"{name}.webp", quality=82, method=6)
        page.set_viewport_size(was)

    with (
        tempfile.TemporaryDirectory(prefix="evening-") as home,
        sync_playwright() as playwright,
    ):
        running = Running(Path(home))
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=LAUNCH_ARGS)
        walk = Walk(browser, re.search(r"http\S+/welcome/\S+", running.said())[0], look)
        begun = time.monotonic()
        walk.all()
        print(f"{walk.effort.said}; the machine took {time.monotonic() - begun:.0f} seconds")
        browser.close()
        running.stop()


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
