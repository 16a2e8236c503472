"""The page of texts in a real browser: days, what is drawn, without script, for everybody."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from conftest import Reading, watched
from playwright.sync_api import Browser, expect

ADDRESSES = (
    "/texts",
    "/texts?as-of=1961-03-09",
    "/texts?draw=-&first=1961-02-24&second=1961-03-15",
    "/texts?text=none&draw=none",
)


@pytest.fixture(params=[(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")], ids=str)
def seen(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Reading]:
    width, tone = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=tone)
    yield watched(context, address)
    context.close()


@pytest.mark.parametrize("path", ADDRESSES)
def test_it_shuts_nobody_out_and_keeps_to_its_width(seen: Reading, path: str) -> None:
    page = seen.open(path)
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found] == []
    width = page.viewport_size
    assert width is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= width["width"]
    assert seen.troubles == []


def test_days_are_stepped_through(reading: Reading) -> None:
    page = reading.open("/texts")
    expect(page.locator("#h-text")).to_have_text("The text on 15 March 1961")
    page.get_by_role("link", name="Earlier day").click()
    expect(page.locator("#h-text")).to_have_text("The text on 13 March 1961")
    expect(page.locator("#op_2 .by")).to_contain_text("L.9")
    expect(page.locator("#op_2 .by")).not_to_contain_text("L.11")
    page.get_by_role("link", name="Earlier day").click()
    page.get_by_role("link", name="Earlier day").click()
    expect(page.locator("#text ins").first).to_have_text("doubly underlined")  # of the legend
    expect(page.get_by_role("link", name="Earlier day")).to_have_count(0)


def test_other_amendments_are_drawn(reading: Reading) -> None:
    page = reading.open("/texts")
    page.get_by_label("L.9").uncheck()
    page.get_by_label("L.11").check()
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#op_2 ins")).to_have_text("ports open to commercial navigation")
    expect(page.locator("#op_2 .by")).to_contain_text("also touched by L.9")


def test_words_of_a_record_are_opened(reading: Reading) -> None:
    page = reading.open("/texts")
    page.locator(".order a.jump", has_text="Then Sker is in").click()
    expect(page).to_have_url(re.compile(r"/records/hal-1961-03-14.*#\d+-\d+$"))


def test_the_key_leads_there(reading: Reading) -> None:
    page = reading.open("/")
    page.keyboard.press("g")
    page.keyboard.press("t")
    expect(page).to_have_url(re.compile(r"/texts$"))


def test_without_script_everything_is_there(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/texts")
    page.get_by_label("L.10").uncheck()
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#op_3 ins")).to_have_count(0)
    page.locator("#c-first").select_option("1961-02-24")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#compared")).to_contain_text("Both say the same.")
    context.close()
