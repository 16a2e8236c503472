"""No page shuts anybody out: axe-core finds nothing, wide or narrow, light or dark."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from conftest import Reading, watched
from playwright.sync_api import Browser

PAGES = {
    "dossier": "/",
    "records": "/records",
    "record": "/records/hal-1961-03-14",
    "telegram": "/records/kes-1961-03-09",
    "text": "/text/hal-1961-03-14",
    "missing": "/records/none",
}


@pytest.fixture(params=[(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")], ids=str)
def seen(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Reading]:
    width, tone = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=tone)
    yield watched(context, address)
    context.close()


def violations(reading: Reading) -> list[str]:
    found = Axe().run(reading.page).response["violations"]
    return [f"{each['impact']} {each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


@pytest.mark.parametrize("name", PAGES)
def test_pages(seen: Reading, name: str) -> None:
    seen.open(PAGES[name])
    assert violations(seen) == []


def test_an_open_explanation_and_each_list(seen: Reading) -> None:
    page = seen.open(PAGES["record"])
    page.locator(".text a.n[id]").first.click()
    assert violations(seen) == []
    page.keyboard.press("Escape")
    for tab in ("tb-p", "tb-d", "tb-a"):
        button = page.locator(f".bottom [data-tab={tab}]")
        if button.is_visible():
            button.click()
        else:
            page.locator(f"#{tab}").click()
        assert violations(seen) == []
        page.keyboard.press("Escape")


def test_the_list_of_keys(seen: Reading) -> None:
    seen.open(PAGES["dossier"]).keyboard.press("?")
    assert violations(seen) == []
