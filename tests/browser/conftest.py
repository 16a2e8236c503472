"""A real Chromium and the installed command, as a reader uses them."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from memcon.model.reading import Reading as Read
from memcon.web.app import app_of
from memcon.web.serve import address_of, listening
from memcon.web.shelf import Shelf

sys.path.insert(0, str(Path(__file__).parent.parent))  # also when only these tests are run
import told_by_hand

PROJECT = Path(__file__).parent.parent.parent
DOSSIER = PROJECT / "examples" / "sarn-narrows"
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-extensions",
    "--metrics-recording-only",
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start Chromium once for the tests of a file."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail("Chromium is not installed: apt install chromium", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser
        browser.close()


@contextmanager
def served(path: Path) -> Iterator[str]:
    """Open files with the installed command; give the reader's address without "/"."""
    command = str(Path(sys.executable).with_name("memcon"))
    with subprocess.Popen(
        [command, "open", "--no-browser", "--port", "0", str(path)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        assert running.stdout is not None
        try:
            yield running.stdout.readline().strip().rstrip("/")
        finally:
            running.kill()


@contextmanager
def served_reading(made: Read, file: Path) -> Iterator[str]:
    """Open a reading made by hand as if it had been read from `file`; give the address."""
    file.write_text(made.record.text, "utf-8")
    shelf = Shelf([str(file)], lambda *_: iter((made,)), print)
    while shelf.read_next():
        pass
    with served_shelf(shelf) as found:
        yield found


@contextmanager
def served_shelf(shelf: Shelf) -> Iterator[str]:
    """Open what is on a shelf; give the address."""
    door = listening(0)
    server = uvicorn.Server(uvicorn.Config(app_of(shelf), log_level="warning", lifespan="off"))
    running = Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    running.start()
    try:
        yield address_of(door).rstrip("/")
    finally:
        server.should_exit = True
        running.join()
        door.close()


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Open the memorandum of reported speech, with its acts."""
    with served_reading(told_by_hand.reading(), tmp_path_factory.mktemp("told") / "sker.txt") as at:
        yield at


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Open the example dossier."""
    with served(DOSSIER) as found:
        yield found


@dataclass
class Reading:
    """A page in the browser, with what went wrong on it and whom it asked."""

    page: Page
    address: str
    troubles: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page of the reader and wait until it has settled."""
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")
        return self.page


def watched(context: BrowserContext, address: str) -> Reading:
    """Return a page that keeps account of errors and requests."""
    page = context.new_page()
    reading = Reading(page, address)
    page.on(
        "console",
        lambda said: (
            reading.troubles.append(said.text) if said.type in ("error", "warning") else None
        ),
    )
    page.on("pageerror", lambda error: reading.troubles.append(str(error)))

    def ask(request: Request) -> None:
        reading.asked.append(request.url)

    page.on("request", ask)
    return reading


@contextmanager
def read_at(chromium: Browser, address: str) -> Iterator[Reading]:
    """Give a wide, light page; afterwards nothing went wrong and it asked this machine only."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 1000}, color_scheme="light", reduced_motion="reduce"
    )
    found = watched(context, address)
    try:
        yield found
    finally:
        context.close()
    assert found.troubles == []
    assert found.asked
    assert [url for url in found.asked if not url.startswith(address + "/")] == []


@pytest.fixture
def reading(chromium: Browser, address: str) -> Iterator[Reading]:
    """A page on the example dossier."""
    with read_at(chromium, address) as found:
        yield found
