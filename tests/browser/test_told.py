"""Reported speech and acts in a real browser: labels, filter, explanations, lists, people."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Reading, read_at, served_reading, watched
from playwright.sync_api import Browser, Page, expect
from test_access import violations

import told_by_hand
from memcon.model.marks import Act, Deed, Form, Ground, Mark, Speech
from memcon.model.reading import Reading as Read
from memcon.model.record import Origin, Record
from memcon.text.span import Span

RECORD = "/records/sker"
LABELS = ".text a.act:visible, .text a.act-s:visible"
WORDS = """() => [...document.querySelectorAll("[data-s]")]
  .sort((a, b) => a.dataset.s - b.dataset.s).map(node => node.textContent).join("")"""

# The labels that touch one another, the record's words, a note, or the edge of the page.
OVERLAPS = """() => {
  const box = node => node.getBoundingClientRect();
  const labels = [...document.querySelectorAll(".text a.act, .text a.act-s")]
    .filter(node => node.checkVisibility());
  const lines = [];
  for (const node of document.querySelectorAll(".text [data-s], .text .key, .text a.n")) {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), range = new Range();
    while (texts.nextNode()) {
      range.selectNodeContents(texts.currentNode);
      lines.push(...range.getClientRects());
    }
  }
  const labelled = labels.map(node => [node.dataset.does ?? node.textContent, box(node)]);
  const notes = [...document.querySelectorAll(".text .notes > *")].map(box);
  const rects = [...lines.filter(line => line.width > 1), ...notes];
  const meet = (a, b) => a.left < b.right - .5 && b.left < a.right - .5
    && a.top < b.bottom - .5 && b.top < a.bottom - .5;
  const wrong = [];
  labelled.forEach(([name, a], i) => {
    const own = labels[i].classList.contains("act-s"); // its words are the label's own
    if (!own && rects.some(b => meet(a, b))) wrong.push("words " + name);
    if (labelled.some(([, b], j) => i < j && meet(a, b))) wrong.push("label " + name);
    if (a.right > document.documentElement.clientWidth || a.left < 0) wrong.push("edge " + name);
    const wide = labels[i].clientWidth;
    if (wide && labels[i].scrollWidth > wide + 1) wrong.push("cut " + name);
  });
  return wrong }"""


@pytest.fixture
def page(chromium: Browser, told: str) -> Iterator[Page]:
    """The memorandum on a wide, light page."""
    with read_at(chromium, told) as reading:
        yield reading.open(RECORD)


@pytest.fixture(params=[(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")], ids=str)
def seen(request: pytest.FixtureRequest, chromium: Browser, told: str) -> Iterator[Reading]:
    width, tone = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=tone)
    reading = watched(context, told)
    yield reading
    context.close()
    assert reading.troubles == []


def test_labels_lie_on_nothing_and_shut_nobody_out(seen: Reading) -> None:
    page = seen.open(f"{RECORD}?hide=")
    assert page.locator(LABELS).count() == len(told_by_hand.acts())
    assert page.evaluate(OVERLAPS) == []
    assert violations(seen) == []
    page.locator(LABELS).first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(seen) == []
    page.keyboard.press("Escape")
    button = page.locator(".bottom [data-tab=tb-a]")
    (button if button.is_visible() else page.locator("#tb-a")).click()
    expect(page.locator("#pn-a")).to_be_visible()
    assert violations(seen) == []


@pytest.mark.parametrize("width", [1280, 1000, 820, 700, 320])
def test_labels_lie_on_nothing_at_other_widths(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate(OVERLAPS) == []
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0


def test_a_label_stands_on_the_line_of_its_words(page: Page) -> None:
    label = page.locator(".text a.act[data-act=ask]").first
    words = page.locator(".text a.mk.told", has_text="He asked").first
    above, line = label.bounding_box(), words.bounding_box()
    assert above
    assert line
    middle = line["y"] + line["height"] / 2
    assert above["y"] < middle < above["y"] + above["height"]
    assert above["x"] > line["x"] + line["width"]


def test_reported_words_look_reported_and_like_their_speaker(page: Page) -> None:
    told, own = page.locator("#t8"), page.locator("#t10")
    expect(told).to_have_class(re.compile(r"\brep\b"))
    expect(own).not_to_have_class(re.compile(r"\brep\b"))
    colour = "node => getComputedStyle(node.querySelector('.key')).color"
    assert told.evaluate(colour) == own.evaluate(colour)
    assert page.locator("#t9").evaluate(colour) != own.evaluate(colour)
    expect(page.locator("#t9 .key")).to_have_text("not named")
    style = "node => getComputedStyle(node.querySelector('.spine')).borderLeftStyle"
    assert (told.evaluate(style), own.evaluate(style)) == ("dashed", "none")
    expect(told).to_have_attribute("aria-label", "turn 8, E. Marten, Halven, reported")


def test_words_and_copying_are_the_records_own(page: Page) -> None:
    assert page.evaluate(WORDS) == told_by_hand.TEXT
    copied = page.evaluate("""() => {
      getSelection().selectAllChildren(document.querySelector(".text"));
      return getSelection().toString() }""")
    assert "evaded" not in copied
    assert "reported" not in copied


def test_a_sentence_opens_at_its_words(page: Page) -> None:
    page.locator(".text a.mk.told", has_text="He asked").click()
    box = page.get_by_role("dialog")
    expect(box).to_contain_text("“He asked” is The Minister.")
    expect(box).to_contain_text("reported/pronoun")
    expect(box).not_to_contain_text("act/ask")


def test_a_label_opens_its_act_and_gives_the_focus_back(page: Page) -> None:
    label = page.locator(".text a.act[data-act=ask]").first
    label.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog")
    expect(box).to_be_focused()
    for words in ("act/ask", "The Minister, for Halven", "the coaling station", "answered"):
        expect(box).to_contain_text(words)
    expect(box).not_to_contain_text("reported/pronoun")
    lit = page.evaluate("[...CSS.highlights.get('said')].map(range => range.toString())")
    assert lit == [told_by_hand.between_words("He asked", "station.")]
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(label).to_be_focused()
    assert page.evaluate("CSS.highlights.has('said')") is False


def test_the_address_of_a_sentence_opens_it(page: Page, told: str) -> None:
    at = told_by_hand.place("The Minister refused.")
    page.goto("about:blank")
    page.goto(f"{told}{RECORD}#{at.start}-{at.end}")
    expect(page.get_by_role("dialog")).to_contain_text("words as reported by the writer")


def test_claims_are_shown_when_asked_for(page: Page) -> None:
    claims = page.locator(".text a.act[data-act=claim]")
    asks = page.locator(".text a.act[data-act=ask]")
    expect(claims.first).to_be_hidden()
    expect(page.locator(".text a.act[data-act=doubt]").first).to_be_visible()
    chip = page.locator(".chip[data-kind=claim]")
    expect(chip).to_have_attribute("aria-pressed", "false")
    chip.focus()
    page.keyboard.press("Space")
    expect(claims.first).to_be_visible()
    expect(chip).to_have_attribute("aria-pressed", "true")
    said = int(chip.locator(".n").inner_text())
    assert claims.count() == said
    page.locator(".chip[data-kind=ask]").click()
    expect(asks.first).to_be_hidden()
    expect(page).to_have_url(re.compile(r"\?hide=ask$"))
    page.reload()
    expect(asks.first).to_be_hidden()
    expect(claims.first).to_be_visible()
    page.goto(page.url.split("?")[0])  # kept in this browser
    expect(asks.first).to_be_hidden()
    page.goto(page.url.split("?")[0] + "?hide=")  # but the address says more
    expect(asks.first).to_be_visible()
    expect(page.locator(".chip[data-kind=ask]")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("width", [1440, 390])
def test_a_filter_moves_no_words_out_of_their_lines(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    lines = """() => [...document.querySelectorAll(".text p[data-s]")]
      .map(node => [node.getBoundingClientRect().left, node.offsetWidth, node.offsetHeight])"""
    before = page.evaluate(lines)
    for _ in range(2):
        for kind in ("claim", "ask"):
            page.locator(f"[data-kind={kind}]").click()
            assert page.evaluate(lines) == before
    page.locator("[data-layer=acts]").click()
    expect(page.locator(LABELS)).to_have_count(0)
    assert page.evaluate(lines) == before
    assert page.evaluate(WORDS) == told_by_hand.TEXT


@pytest.mark.parametrize("width", [1440, 390])
def test_each_row_of_the_lists_leads_to_its_words(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.reload()
    rows = page.locator("#pn-a .rows > li")
    count = rows.count()
    assert count == 9
    total = page.locator("#tb-a .n").text_content()
    assert total == "9"
    for index in range(count):
        (page.locator("#tb-a") if width > 1300 else page.locator("[data-tab=tb-a]")).click()
        link = rows.nth(index).locator(".q .jump, .q.jump").first
        href = link.get_attribute("href")
        assert href
        link.click()
        expect(page).to_have_url(re.compile(f"{href}$"))
        mark = page.locator(f'.text a[data-why~="why-{href[1:]}"]:visible').first
        expect(mark).to_be_in_viewport()
        page.keyboard.press("Escape")


def test_a_response_leads_to_its_words(page: Page) -> None:
    page.locator("#tb-a").click()
    page.locator("#pn-a .became a", has_text="The Minister refused").click()
    refusal = page.locator("#t8")
    expect(refusal).to_be_in_viewport()
    expect(page.get_by_role("dialog")).to_contain_text("The Minister refused.")


def test_whoever_is_pointed_at_stands_out_with_all_he_says(page: Page) -> None:
    page.get_by_role("tab", name=re.compile("People")).click()
    row = page.locator("#pn-p li", has_text="R. Hollis").first
    row.hover()
    assert his(page) == ["t2", "t4", "t7", "t11", "t12"]
    assert page.locator(".outline a.his").count() == 5
    page.locator("#pn-p li", has_text="P. Dahl").first.locator("a").first.focus()
    assert his(page) == ["t3"]
    page.locator("h1").hover()
    assert his(page) == []


def his(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.turn.his')].map(node => node.id)"
    )
    return found


def test_without_script_the_acts_are_there(page: Page, told: str) -> None:
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{told}{RECORD}?hide=ask,claim")
    expect(plain.locator(".text a.act[data-act=ask]").first).to_be_hidden()
    label = plain.locator(".text a.act[data-act=commit]").first
    expect(label).to_be_visible()
    href = label.get_attribute("href")
    assert href
    label.click()
    expect(plain.locator(f'[id="{href[1:]}"]')).to_contain_text("intends")
    for name in ("Questions and answers", "Proposals and responses", "Promises"):
        expect(plain.get_by_role("heading", name=name)).to_be_visible()
    context.close()


def five_thousand() -> Read:
    """A memorandum of 5,000 reported sentences by four speakers, with their acts."""
    marks: list[Mark] = []
    words: list[str] = []
    at = 0
    for n in range(5000):
        who = ("Mr. Marten", "Mr. Sabran", "Mr. Hollis", "Mr. Tanner")[n // 3 % 4]
        verb = ("asked whether", "promised that", "said that")[n % 3]
        said = f"{who} {verb} the lights of the Narrows would be lit for the {n}th time. "
        place = Span(at, at + len(said) - 1)
        subject = Span(at, at + len(who) + len(verb.split()[0]) + 1)
        ground = Ground("reported/name", (subject,), "The verb’s subject names him.")
        marks.append(Speech(place, ground, Form.REPORTED, who))
        marks.append(Act(place, ground, (Deed.ASK, Deed.COMMIT, Deed.CLAIM)[n % 3], who))
        words.append(said + ("\n\n" if n % 6 == 5 else ""))
        at += len(words[-1])
    text = "".join(words)
    origin = Origin("long.txt", "text/plain", "0" * 64, 0, len(text))
    return Read(Record.of("long", text, origin), tuple(marks))


SHIFTED = """() => new Promise(done => {
  let shift = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) shift += entry.value })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(shift), 300) })"""
SCROLLED = """async () => {
  const turns = [...document.querySelectorAll(".turn")], before = document.body.scrollHeight;
  let slowest = 0;
  for (let y = 0; y < before; y += before / 40) {
    const begun = performance.now();
    scrollTo({ top: y, behavior: "instant" });
    await new Promise(requestAnimationFrame);
    slowest = Math.max(slowest, performance.now() - begun);
  }
  return [slowest, document.body.scrollHeight - before, turns.length] }"""


def test_five_thousand_sentences(chromium: Browser, tmp_path: Path) -> None:
    made = five_thousand()
    with (
        served_reading(replace(made), tmp_path / "long.txt") as address,
        read_at(chromium, address) as reading,
    ):
        page = reading.open("/records/long")
        ready = page.evaluate(
            "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
        )
        slowest, grown, turns = page.evaluate(SCROLLED)
        assert turns > 100
        assert ready < 8000  # milliseconds, on a busy machine
        assert slowest < 1500
        assert grown == 0
        assert page.evaluate(SHIFTED) < 0.02
        assert page.evaluate(OVERLAPS) == []
        page.locator(".chip[data-kind=claim]").click()
        expect(page.locator(".text a.act[data-act=claim]").first).to_be_visible()
        assert page.evaluate(OVERLAPS) == []
