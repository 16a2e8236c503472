"""Records that would harm or tire a page: they are shown whole, unharmed, and in parts if long."""

from pathlib import Path

import pytest
from conftest import read_at, served
from playwright.sync_api import Browser, expect

STRETCHES = """() => [...document.querySelectorAll("[data-s]")]
  .map(node => [Number(node.dataset.s), node.textContent])"""


def words_of(*pages: list[tuple[int, str]]) -> str:
    """Return the record's words on some pages; what stands on several of them counts once."""
    found = {start: words for page in pages for start, words in page}
    return "".join(found[start] for start in sorted(found))


HOSTILE = "\r\n\r\n".join(
    (
        "Record of Conversation",
        "14 March 1961",
        "E. Marten. <script>document.title = 'taken'</script><img src=x onerror=alert(1)> &amp;",
        "J. Sabran. \u202egnp.exe\u202c and \u2066isolated\u2069.",
        "E. Marten. Some co-\r\noperation; a\u0301; \U0001f600.",
        "R. Hollis. " + "x" * 5000 + " " + "\u05d0" * 40 + " \x07\x1b[31m\x0b\x0c",
    )
)


def test_hostile_words_do_nothing_and_stay_as_they_are(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "hostile.txt"
    file.write_bytes(HOSTILE.encode("utf-8"))
    with served(file) as address, read_at(chromium, address) as reading:
        page = reading.open("/")
        assert words_of(page.evaluate(STRETCHES)) == HOSTILE
        assert page.locator(".text script, .text img").count() == 0
        assert "taken" not in page.title()
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert page.evaluate(wide) <= 0


@pytest.fixture(scope="module")
def long_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of more turns than one page shows."""
    names = ("E. Marten", "J. Sabran")
    turns = (f"{names[n % 2]}. I say this for the {n}th time.\n\n" for n in range(1, 701))
    file = tmp_path_factory.mktemp("long") / "long.txt"
    file.write_text("Record of Conversation\n\n14 March 1961\n\n" + "".join(turns), "utf-8")
    return file


def test_a_long_record_is_shown_in_parts_and_says_so(chromium: Browser, long_record: Path) -> None:
    text = long_record.read_text("utf-8")
    with served(long_record) as address, read_at(chromium, address) as reading:
        page = reading.open("/records/long")
        turns = page.locator(".turn:not(.more)").count()
        assert 0 < turns < 700
        expect(page.get_by_text("shown in").first).to_be_visible()
        parts = page.locator(".partlinks").first.locator("a").count()
        pages = [
            reading.open(f"/records/long?part={n + 1}").evaluate(STRETCHES) for n in range(parts)
        ]
        assert words_of(*pages) == text


def test_an_address_leads_into_its_part(chromium: Browser, long_record: Path) -> None:
    text = long_record.read_text("utf-8")
    at = text.index("for the 650th time")
    with served(long_record) as address, read_at(chromium, address) as reading:
        page = reading.open(f"/records/long#{at}-{at + 18}")
        expect(page).to_have_url(f"{address}/records/long?part=3#{at}-{at + 18}")
        page.wait_for_load_state("networkidle")
        marked = page.evaluate("[...CSS.highlights.get('here')].map(range => range.toString())")
        assert marked == ["for the 650th time"]
