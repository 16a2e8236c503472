"""The page of votes in a real browser: stepping, supposing, without script, for everybody."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from conftest import Reading, watched
from playwright.sync_api import Browser, expect

ADDRESSES = (
    "/votes",
    "/votes?vote=zone&step=4",
    "/votes?vote=zone&step=7&suppose=tenders+met&suppose=KES+L.11+yes",
    "/votes?vote=none&suppose=rain",
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


def test_a_vote_is_stepped_through_and_supposed(reading: Reading) -> None:
    page = reading.open("/votes?vote=zone&step=3")
    page.get_by_role("link", name="Next step").click()
    expect(page.locator("#h-step")).to_have_text(re.compile("^L.9: "))
    expect(page.locator(".steps [aria-current=step]")).to_contain_text("adopted or rejected")
    page.get_by_label("The tenders are looked after").select_option("met")
    page.get_by_label("Varrow votes on L.9").select_option("no")
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator("#h-step")).to_have_text(re.compile("^L.9: "))
    expect(page.locator(".outc b")).to_have_text("Rejected.")
    page.get_by_role("link", name="No longer suppose VAR L.9 no").click()
    expect(page.locator(".outc b")).to_have_text("Adopted.")


def test_words_on_which_a_vote_rests_are_opened(reading: Reading) -> None:
    page = reading.open("/votes?vote=zone&step=4")
    page.locator(".ballot a.jump", has_text="Halven can support it").click()
    expect(page).to_have_url(re.compile(r"/records/hal-1961-03-14.*#\d+-\d+$"))


def test_without_script_everything_is_there(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/votes?vote=zone&step=7")
    page.get_by_label("L.10").select_option("adopted")
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator(".panel")).to_contain_text("as amended by L.10 and perhaps L.9")
    expect(page.get_by_role("table", name=re.compile("Each step"))).to_be_visible()
    context.close()
