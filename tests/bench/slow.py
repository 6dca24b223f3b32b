"""How long the form takes on slow 3G until a field can be typed in: python -m tests.bench.slow ADDRESS."""

import sys

from playwright.sync_api import sync_playwright

from tests.browser import LAUNCH_ARGS, chromium_path

SLOW_3G = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
# The page holds its style, so that what is painted has it; scripts only add to the form.
USABLE = """() => [
  performance.getEntriesByName("first-contentful-paint")[0].startTime,
  performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
]"""
TIMES = 5


def main(address: str) -> None:
    """Print milliseconds of several first visits: first paint, scripts ready."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=LAUNCH_ARGS)
        for _ in range(TIMES):
            page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
            devtools = page.context.new_cdp_session(page)
            devtools.send("Network.enable")
            devtools.send("Network.emulateNetworkConditions", SLOW_3G)
            page.goto(address, wait_until="domcontentloaded")
            page.locator("main input:not([type=hidden])").first.fill("Ada")
            page.wait_for_function(
                "performance.getEntriesByName('first-contentful-paint').length > 0"
            )
            painted, scripts = page.evaluate(USABLE)
            print(f"painted with its style {painted:.0f} ms, scripts ready {scripts:.0f} ms")
            page.context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
