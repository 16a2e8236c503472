"""The ledger in a real browser: reached in one click, narrowed down by a form, each entry opens."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import Reading, read_at, served_reading, watched
from playwright.sync_api import Browser, Page, expect
from test_access import violations

from memcon.model.marks import Act, Deed, Ground
from memcon.model.reading import Reading as Read
from memcon.model.record import Origin, Record
from memcon.text.span import Span

TITLE = "Ledger"
ADDRESSES = (
    "/ledger",
    "/ledger?kind=claims",
    "/ledger?kind=promises&party=HAL&as-of=1961-03-14&text=copy",
    "/ledger?kind=knowledge&text=zebra",
    "/ledger?kind=none&as-of=soon&party=NOBODY",
)
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CUT = """() => [...document.querySelectorAll(".entries p, .entries a, .asks input, .asks select")]
  .filter(node => node.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(node => node.textContent)"""


@pytest.fixture(params=[(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")], ids=str)
def seen(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Reading]:
    width, tone = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=tone)
    found = watched(context, address)
    yield found
    context.close()
    assert found.troubles == []
    assert [url for url in found.asked if not url.startswith(address + "/")] == []


@pytest.mark.parametrize("path", ADDRESSES)
def test_it_shuts_nobody_out_and_fits_the_page(seen: Reading, path: str) -> None:
    page = seen.open(path)
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    assert violations(seen) == []
    assert page.evaluate(WIDER) <= 0
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("width", [320, 700, 820, 1100])
def test_it_fits_other_widths(reading: Reading, width: int) -> None:
    reading.page.set_viewport_size({"width": width, "height": 900})
    page = reading.open("/ledger")
    assert page.evaluate(WIDER) <= 0
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("path", ["/", "/records", "/records/hal-1961-03-14"])
def test_one_click_leads_to_it(reading: Reading, path: str) -> None:
    page = reading.open(path)
    page.get_by_role("navigation", name="Dossier").get_by_role("link", name=TITLE).click()
    expect(page).to_have_url(reading.address + "/ledger")
    expect(page.locator(".entries .row").first).to_be_visible()


def choose(page: Page) -> None:
    page.get_by_label("List", exact=True).select_option("promises")
    page.get_by_label("Party").select_option("HAL")
    page.get_by_label("Said by the end of").fill("1961-03-14")
    page.get_by_label("Words").fill("copy")
    page.get_by_role("button", name="Show").click()


def is_narrowed(page: Page) -> None:
    asked = {name: said[0] for name, said in parse_qs(urlsplit(page.url).query).items()}
    assert asked == {"kind": "promises", "party": "HAL", "as-of": "1961-03-14", "text": "copy"}
    rows = page.locator(".entries .row")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("I shall send each delegation a copy tonight")
    expect(rows.locator(".key")).to_have_text("HAL")


def test_the_form_narrows_it_down_and_the_address_says_so(reading: Reading) -> None:
    page = reading.open("/ledger")
    choose(page)
    is_narrowed(page)
    page.reload()
    is_narrowed(page)
    expect(page.get_by_label("Said by the end of")).to_have_value("1961-03-14")
    page.get_by_role("link", name="Clear").click()
    expect(page).to_have_url(reading.address + "/ledger")


def test_it_works_without_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    reading = watched(context, address)
    page = reading.open("/ledger")
    choose(page)
    is_narrowed(page)
    link = page.locator(".entries .jump").first
    fragment = urlsplit(link.get_attribute("href") or "").fragment
    link.click()
    expect(page.locator(f"[id='{fragment}']")).to_be_in_viewport()
    context.close()
    assert reading.troubles == []


def test_a_party_has_the_colour_that_it_has_in_the_record(reading: Reading) -> None:
    colour = "node => getComputedStyle(node).color"
    page = reading.open("/ledger?kind=questions&party=VAR")
    here = page.locator(".entries .key", has_text="VAR").first.evaluate(colour)
    page = reading.open("/records/hal-1961-03-14")
    assert page.locator(".turn .key", has_text="VAR").first.evaluate(colour) == here


@pytest.mark.parametrize("kind", ["open", "questions", "proposals", "promises", "messages",
                                  "knowledge", "instructions", "stances", "claims"])  # fmt: skip
def test_an_entry_opens_its_record_at_the_words_with_the_reason(
    reading: Reading, kind: str
) -> None:
    page = reading.open(f"/ledger?kind={kind}")
    row = page.locator(".entries .row").first
    words = row.locator(".said > .q").inner_text().strip("“”")
    rule = row.locator(".meta .mono").last.inner_text()
    row.locator(".said > .q a").click()
    box = page.get_by_role("dialog")
    expect(box).to_be_visible()
    expect(box).to_contain_text(rule)
    lit = page.evaluate("[...(CSS.highlights.get('said') ?? [])].map(range => range.toString())")
    assert " ".join(lit[0].split())[:40] == words[:40]
    assert page.evaluate("""() => {
      const place = document.querySelector("[aria-expanded=true]").getBoundingClientRect();
      return place.top > 0 && place.bottom < innerHeight }""")


def test_an_entry_opens_also_where_its_kind_was_hidden(reading: Reading) -> None:
    page = reading.open("/records/hal-1961-03-14")
    page.locator(".chip[data-kind=ask]").click()
    page = reading.open("/ledger?kind=questions&text=lease+speak")
    page.locator(".entries .said > .q a").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator(".text a.act[data-act=ask]").first).to_be_visible()
    page = reading.open("/records/hal-1961-03-14")
    expect(page.locator(".text a.act[data-act=ask]").first).to_be_hidden()


def test_the_keyboard(reading: Reading) -> None:
    page = reading.open("/")
    page.keyboard.press("g")
    page.keyboard.press("l")
    expect(page).to_have_url(reading.address + "/ledger")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    field = page.get_by_label("Words")
    expect(field).to_be_focused()
    page.keyboard.type("lease/jk")
    expect(field).to_have_value("lease/jk")
    field.fill("lease")
    page.keyboard.press("Enter")
    expect(page).to_have_url(reading.address + "/ledger?text=lease")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    expect(page.locator(".entries .said > .q a").first).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/records/[^#]+#\d+-\d+$"))


def test_the_days_of_the_records_are_offered(reading: Reading) -> None:
    page = reading.open("/ledger?kind=questions")
    all_of_them = page.locator(".entries .row").count()
    days = page.locator("#a-days option").evaluate_all("nodes => nodes.map(node => node.value)")
    assert "1961-03-14" in days
    assert days == sorted(days)
    page.get_by_role("navigation", name="Days").get_by_role("link", name="2 March 1961").click()
    expect(page).to_have_url(reading.address + "/ledger?kind=questions&as-of=1961-03-02")
    assert 0 < page.locator(".entries .row").count() < all_of_them


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Open one record of five thousand questions."""
    line = "Will he give up the key of the harbour before the end of the week?\n"
    text = line * 5000
    starts = range(0, len(text), len(line))
    ground = Ground("act/hand")
    asked = [Act(Span(s, s + len(line) - 1), ground, act=Deed.ASK, actor="E") for s in starts]
    record = Record.of("many", text, Origin("many.txt", "text/plain", "0" * 64, 0, len(text)))
    file = tmp_path_factory.mktemp("many") / "many.txt"
    with served_reading(Read(record, tuple(asked)), file) as found:
        yield found


def test_five_thousand_entries_load_at_once(chromium: Browser, many: str) -> None:
    with read_at(chromium, many) as reading:
        page = reading.open("/ledger?kind=questions")
        expect(page.get_by_text("1 to 100 shown")).to_be_visible()
        took = page.evaluate("performance.getEntriesByType('navigation')[0].duration")
        assert took < 2000
        page.get_by_role("navigation", name="Pages").get_by_role("link", name="50").click()
        expect(page.get_by_text("4,901 to 5,000 shown")).to_be_visible()
        expect(page.locator(".entries .row")).to_have_count(100)
        assert violations(reading) == []


def test_what_is_said_in_an_address_does_nothing(chromium: Browser, tmp_path: Path) -> None:
    text = "Who asks?"
    act = Act(Span(0, 9), Ground("act/hand"), act=Deed.ASK, actor="<img src=x onerror=alert(1)>")
    record = Record.of("a", text, Origin("a.txt", "text/plain", "0" * 64, 0, len(text)))
    with (
        served_reading(Read(record, (act,)), tmp_path / "a.txt") as address,
        read_at(chromium, address) as reading,
    ):
        page = reading.open("/ledger?text=%22%3E%3Cimg+src%3Dx%3E&kind=%3Cb%3E&party=%3Cimg%3E")
        assert page.locator("main img, main b b").count() == 0
        expect(page.get_by_label("Words")).to_have_value('"><img src=x>')
        page = reading.open("/ledger?kind=questions")
        expect(page.locator(".entries .does")).to_contain_text("<img src=x onerror=alert(1)>")
