"""Take the README's picture: the example dossier's record of 14 March 1961, with a mark opened.

Run from the project's folder after `make test`: .venv/bin/python docs/images/reader.py
"""

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).parent.parent.parent
WIDTH, HEIGHT = 1440, 1250
OPENED = "Thursday"  # a mark whose explanation shows what every mark has


def main() -> None:
    """Open the example with the installed command and take the picture in Chromium."""
    memcon = str(Path(sys.executable).with_name("memcon"))
    with subprocess.Popen(
        [memcon, "open", "--no-browser", "--port", "0", "examples/sarn-narrows"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        assert running.stdout is not None
        take(running.stdout.readline().strip())
        running.terminate()


def take(address: str) -> None:
    """Write reader.png beside this script."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            color_scheme="light",
            reduced_motion="reduce",
        )
        page.goto(address + "records/hal-1961-03-14")
        page.wait_for_load_state("networkidle")
        mark = page.locator(".text a.mk", has_text=OPENED)
        if mark.count():
            mark.first.hover()
            page.wait_for_selector("#why:not([hidden])")
        page.screenshot(path=Path(__file__).with_name("reader.png"))
        browser.close()


if __name__ == "__main__":
    main()
