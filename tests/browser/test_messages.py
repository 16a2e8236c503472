"""The page of messages in a real browser: chosen, opened at the words, read, shuts out nobody."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from conftest import Reading, watched
from playwright.sync_api import Browser, expect
from test_access import violations

PAGES = (
    "/messages",
    "/messages?party=VAR&as-of=1961-03-14",
    "/messages?about=none&party=NOBODY&as-of=soon",
    "/messages?as-of=1950-01-01",
)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(params=[(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")], ids=str)
def seen(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Reading]:
    width, tone = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=tone)
    found = watched(context, address)
    yield found
    context.close()
    assert found.troubles == []


@pytest.mark.parametrize("path", PAGES)
def test_it_shuts_nobody_out_and_fits_the_page(seen: Reading, path: str) -> None:
    page = seen.open(path)
    assert violations(seen) == []
    assert page.evaluate(WIDER) <= 0


def test_one_click_leads_to_it_and_a_key(reading: Reading) -> None:
    page = reading.open("/records/hal-1961-03-14")
    page.get_by_role("navigation", name="Dossier").get_by_role("link", name="Messages").click()
    expect(page).to_have_url(reading.address + "/messages")
    page = reading.open("/")
    page.keyboard.press("g")
    page.keyboard.press("m")
    expect(page).to_have_url(reading.address + "/messages")


def test_the_drawing_says_what_the_table_says(reading: Reading) -> None:
    page = reading.open("/messages")
    heads = page.locator("svg.whole .nm").all_text_contents()
    rows = page.locator("table.know").first.locator("tbody th").all_inner_texts()
    assert {"E. Marten", "R. Hollis"} <= set(heads)
    assert all(any(head in row for row in rows) for head in ("E. Marten", "R. Hollis"))
    expect(page.locator("svg.whole")).to_contain_text("10 March 1961, withdrawn")
    expect(page.locator("svg.whole")).to_contain_text("told in the room")


@pytest.mark.parametrize("script", [True, False])
def test_a_thing_is_chosen_and_opens_at_its_words(
    chromium: Browser, address: str, script: bool
) -> None:
    context = chromium.new_context(java_script_enabled=script)
    reading = watched(context, address)
    page = reading.open("/messages")
    option = page.locator("#m-about option", has_text="This meeting")
    page.get_by_label("About").select_option(option.get_attribute("value"))
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("“This meeting”")).to_be_visible()
    link = page.locator("table.know .jump").first
    fragment = urlsplit(link.get_attribute("href") or "").fragment
    link.click()
    expect(page.locator(f"[id='{fragment}']")).to_be_in_viewport()
    context.close()
    assert reading.troubles == []
