"""What a reader does with the example dossier, in a real browser."""

import re
from pathlib import Path

import pytest
from conftest import DOSSIER, Reading
from playwright.sync_api import Page, expect

RECORD = "/records/hal-1961-03-14"
TEXT = (DOSSIER / "records" / "hal-1961-03-14.txt").read_text("utf-8")
WORDS = """() => [...document.querySelectorAll("[data-s]")]
  .sort((a, b) => a.dataset.s - b.dataset.s).map(node => node.textContent).join("")"""


def mark(page: Page) -> str:
    """Return the address of a mark in the text of the record."""
    found = page.locator(".text a.mk[id], .text a.n[id]").first.get_attribute("id")
    assert found
    return found


def test_the_words_of_the_record_are_the_words_of_the_file(reading: Reading) -> None:
    assert reading.open(RECORD).evaluate(WORDS) == TEXT


def test_copying_takes_the_words_of_the_record_alone(reading: Reading) -> None:
    page = reading.open(RECORD)
    copied = page.evaluate("""() => {
      getSelection().selectAllChildren(document.querySelector(".text"));
      return getSelection().toString() }""")
    assert "HAL" not in copied
    assert "narration" not in copied
    assert " ".join(copied.split()).count("E. Marten.") == TEXT.count("E. Marten.")


def test_from_the_list_to_a_record(reading: Reading) -> None:
    page = reading.open("/")
    expect(page.locator("h1")).to_have_text("Sarn Narrows, 1961")
    page.locator(".records a", has_text="Record of Conversation").click()
    expect(page).to_have_url(reading.address + RECORD)
    expect(page.locator(".turn").first).to_be_visible()


def test_from_a_person_to_a_turn(reading: Reading) -> None:
    page = reading.open(RECORD)
    page.get_by_role("tab", name=re.compile("People")).click()
    person = page.locator("#pn-p li", has_text="D. Tanner").first
    person.locator("a.jump").click()
    turn = page.locator(".turn:target")
    expect(turn).to_be_in_viewport()
    expect(turn.locator(".sp")).to_contain_text("D. Tanner")


def test_counts_are_true(reading: Reading) -> None:
    page = reading.open(RECORD)
    turns = page.locator(".turn:not(.more)").count()
    shares = page.locator(".share tbody tr td:nth-child(2)").all_inner_texts()
    assert sum(int(count) for count in shares) == turns
    assert page.locator(".outline a").count() == turns
    for tab, panel in (("#tb-f", "#pn-f"), ("#tb-p", "#pn-p"), ("#tb-d", "#pn-d")):
        said = int(page.locator(f"{tab} .n").inner_text())
        assert page.locator(f"{panel} .rows > li").count() == said


def test_an_explanation_by_keyboard(reading: Reading) -> None:
    page = reading.open(RECORD)
    where = mark(page)
    link = page.locator(f'[id="{where}"]')
    link.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog")
    expect(box).to_be_visible()
    expect(box).to_be_focused()
    for part in ("Read as", "Rests on", "Rule"):
        expect(box).to_contain_text(part)
    expect(link).to_have_attribute("aria-expanded", "true")
    expect(page).to_have_url(f"{reading.address}{RECORD}#{where}")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(link).to_be_focused()
    expect(link).to_have_attribute("aria-expanded", "false")


def test_leaving_the_explanation_with_tab_returns_the_focus(reading: Reading) -> None:
    page = reading.open(RECORD)
    link = page.locator(f'[id="{mark(page)}"]')
    link.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog")
    for _ in range(12):
        if not box.is_visible():
            break
        page.keyboard.press("Tab")
    expect(box).to_be_hidden()
    expect(link).to_be_focused()


def test_hover_and_focus_show_an_explanation_without_taking_the_focus(reading: Reading) -> None:
    page = reading.open(RECORD)
    link = page.locator(f'[id="{mark(page)}"]')
    link.scroll_into_view_if_needed()
    link.hover()
    box = page.locator("#why")
    expect(box).to_be_visible()
    expect(box).to_have_role("tooltip")
    page.mouse.move(5, 500)
    expect(box).to_be_hidden()
    page.keyboard.press("Tab")
    link.focus()
    expect(box).to_be_visible()
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()


def test_a_permanent_address_opens_its_mark(reading: Reading) -> None:
    where = mark(reading.open(RECORD))
    page = reading.open("/records") and reading.open(f"{RECORD}#{where}")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("dialog")).to_contain_text(f"#{where}")
    expect(page.locator(f'[id="{where}"]')).to_be_in_viewport()


def test_an_address_in_the_heading_opens_in_the_card(reading: Reading) -> None:
    end = TEXT.index("\n")
    page = reading.open(f"{RECORD}#0-{end}")
    expect(page.get_by_role("dialog")).to_contain_text("title of a record")


def test_any_words_have_an_address(reading: Reading) -> None:
    start = TEXT.index("poor arithmeticians")
    page = reading.open(f"{RECORD}#{start}-{start + 19}")
    marked = page.evaluate("[...CSS.highlights.get('here')].map(range => range.toString())")
    assert marked == ["poor arithmeticians"]
    assert page.evaluate(WORDS) == TEXT


def test_the_address_is_copied(reading: Reading) -> None:
    page = reading.open(RECORD)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    where = mark(page)
    page.locator(f'[id="{where}"]').click()
    page.get_by_role("button", name="Copy address").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{reading.address}{RECORD}#{where}"


def test_turns_and_findings_by_key(reading: Reading) -> None:
    page = reading.open(RECORD)
    page.keyboard.press("j")
    expect(page.locator("#t1")).to_be_in_viewport()
    for _ in range(3):
        page.keyboard.press("j")
    expect(page.locator("#t4")).to_be_in_viewport()
    expect(page.locator(".outline a.at")).to_have_count(1)
    page.keyboard.press("k")
    expect(page.locator("#t3 .say p").first).to_be_in_viewport()
    if page.locator(".text .mk.flag[id]").count():
        page.keyboard.press("n")
        expect(page.get_by_role("dialog")).to_contain_text("Finding")
        page.keyboard.press("Escape")


def test_the_list_of_keys_and_turning_them_off(reading: Reading) -> None:
    page = reading.open(RECORD)
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys).to_be_visible()
    keys.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.keyboard.press("m")
    expect(page.locator("main")).not_to_have_class(re.compile("no-marks"))
    page = reading.open(RECORD)
    page.keyboard.press("m")
    expect(page.locator("main")).not_to_have_class(re.compile("no-marks"))


def test_marks_and_notes_off_and_on(reading: Reading) -> None:
    page = reading.open(RECORD)
    page.keyboard.press("m")
    expect(page.locator("main")).to_have_class(re.compile("no-marks"))
    page.keyboard.press("m")
    page.locator("[data-layer=notes]").click()
    expect(page.locator(".text .notes .note").first).to_be_hidden()


def test_going_by_key(reading: Reading) -> None:
    page = reading.open(RECORD)
    page.keyboard.press("g")
    page.keyboard.press("r")
    expect(page).to_have_url(reading.address + "/records")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    expect(page.locator(".row a").first).to_be_focused()
    page.keyboard.press("g")
    page.keyboard.press("d")
    expect(page).to_have_url(reading.address + "/")


def test_tabs_with_arrows(reading: Reading) -> None:
    page = reading.open(RECORD)
    page.locator("#tb-f").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tb-p")).to_be_focused()
    expect(page.locator("#pn-p")).to_be_visible()
    expect(page.locator("#pn-f")).to_be_hidden()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#pn-a")).to_be_visible()


def test_the_tone_is_kept(reading: Reading) -> None:
    page = reading.open(RECORD)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Light or dark").click()
    dark = page.evaluate(ground)
    assert dark != light
    assert reading.open("/").evaluate(ground) == dark


@pytest.mark.parametrize("width", [1280, 390])
def test_the_lists_on_a_narrow_page(reading: Reading, width: int) -> None:
    reading.page.set_viewport_size({"width": width, "height": 844})
    page = reading.open(RECORD)
    expect(page.locator("#rail")).to_be_hidden()
    button = page.locator(".bottom button", has_text="People")
    button.click()
    expect(page.locator("#pn-p")).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#rail")).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    page.locator("#pn-p a.jump").first.click()
    expect(page.locator("#rail")).to_be_hidden()


@pytest.mark.parametrize("width", [1440, 1280, 820, 390, 320])
def test_no_page_scrolls_sideways(reading: Reading, width: int) -> None:
    reading.page.set_viewport_size({"width": width, "height": 900})
    for path in ("/", "/records", RECORD, "/text/hal-1961-03-14"):
        page = reading.open(path)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, (path, width)


def test_on_paper(reading: Reading, tmp_path: Path) -> None:
    page = reading.open(RECORD)
    page.emulate_media(media="print")
    for gone in (".top", "#rail", ".bar", ".bottom", "#grounds"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".text .notes .note").first).to_be_visible()
    pdf = page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") >= 3


def test_without_script(reading: Reading) -> None:
    browser = reading.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(reading.address + RECORD)
    link = page.locator(".text a.n[id]").first
    href = link.get_attribute("href")
    assert href
    link.click()
    why = page.locator(f'[id="{href[1:]}"]')
    expect(why).to_be_in_viewport()
    expect(why).to_contain_text("Read as")
    expect(page.locator("#pn-p")).to_be_visible()
    expect(page.locator("[data-do=tone]")).to_be_hidden()
    context.close()
    reading.open("/")
