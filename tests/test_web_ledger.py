"""The ledger's page: its lists, what narrows them down, and what it says when there is nothing."""

import asyncio
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from time import process_time

import pytest
from httpx import ASGITransport, AsyncClient, Response
from msgspec.structs import replace

from memcon.files import File
from memcon.model.marks import (
    Act,
    Certainty,
    DateRole,
    Deed,
    DocumentDate,
    Ground,
    Mark,
    Outcome,
    Strength,
    Time,
)
from memcon.model.people import Register
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.text.span import Span
from memcon.web.app import app_of
from memcon.web.folded import folded
from memcon.web.ledger_lists import LISTS
from memcon.web.ledger_page import MOST_ON_A_PAGE, Asked
from memcon.web.shelf import Report, Shelf
from memcon.workspace import readings_in

EXAMPLE = Path(__file__).parent.parent / "examples" / "sarn-narrows"
HAND = Ground("act/hand", because="By hand.")
TEXT = "14 March 1961\n\nWho holds the key? The harbour master. Will he give it up? We shall see."


def at(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def acts() -> tuple[Act, ...]:
    asks = Act(at("Who holds the key?"), HAND, act=Deed.ASK, actor="E. Marten", party="Halven")
    answer = at("The harbour master.")
    return (
        replace(asks, status=Outcome.ANSWERED, response=answer, on="the key"),
        Act(answer, HAND, act=Deed.ANSWER, actor="J. Sabran"),
        replace(asks, at=at("Will he give it up?"), status=Outcome.EVADED, to=("J. Sabran",)),
        Act(
            at("We shall see."),
            HAND,
            act=Deed.COMMIT,
            actor="J. Sabran",
            certainty=Certainty.POSSIBLE,
            strength=Strength.OFFERED,
        ),
        Act(at("14 March 1961"), HAND, act=Deed.CLAIM, actor="J. Sabran"),
    )


def read_of(path: str, id: str, text: str, marks: tuple[Mark, ...], day: str | None) -> Reading:
    origin = Origin(path, "text/plain", "0" * 64, 0, len(text))
    date = (DocumentDate(Span(0, 1), HAND, day, DateRole.DOCUMENT),) if day else ()
    return Reading(Record.of(id, text, origin), (*date, *marks))


class Reader:
    """Asks the application that shows some files, or readings made by hand in their place."""

    def __init__(self, path: Path, made: dict[str, Reading] | None = None) -> None:
        def load(file: File, report: Report, people: Register) -> Iterator[Reading]:
            if made is None:
                yield from readings_in(file, report, people)
            else:
                yield made[file.path.name]

        self.shelf = Shelf([str(path)], load, lambda line: None)
        while self.shelf.read_next():
            pass
        self._app = app_of(self.shelf)

    def get(self, path: str, follow: bool = True) -> Response:
        async def asked() -> Response:
            async with AsyncClient(
                transport=ASGITransport(self._app),
                base_url="http://127.0.0.1:8710",
                follow_redirects=follow,
            ) as client:
                return await client.get(path)

        return asyncio.run(asked())

    def page(self, query: str = "") -> str:
        found = self.get(f"/ledger{query}")
        assert found.status_code == 200
        return found.text


def made(folder: Path, *readings: Reading) -> Reader:
    for reading in readings:
        (folder / Path(reading.record.source.path).name).write_text(reading.record.text, "utf-8")
    return Reader(folder, {Path(one.record.source.path).name: one for one in readings})


def rows(page: str, name: str = "") -> list[str]:
    """Return the text of each entry, of one list or of all."""
    part = page.split(f'id="l-{name}"')[1].split("</section>", maxsplit=1)[0] if name else page
    found = re.findall(r'<li class="row">(.*?)</li>', part, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", row)).split()) for row in found]


@pytest.fixture(scope="module")
def example() -> Reader:
    return Reader(EXAMPLE)


@pytest.fixture
def two(tmp_path: Path) -> Reader:
    """One record of 14 March 1961 and the same without a date."""
    return made(
        tmp_path,
        read_of("a.txt", "a", TEXT, acts(), "1961-03-14"),
        read_of("b.txt", "b", TEXT, acts()[:1], None),
    )


def test_every_list_has_its_name_and_claims_wait_to_be_chosen(example: Reader) -> None:
    page = example.page()
    for one in LISTS:
        assert (f'id="l-{one.key}"' in page) is not one.apart
        assert f'href="/ledger?kind={one.key}"' in page
        assert f'id="l-{one.key}"' in example.page(f"?kind={one.key}")
    assert all("claims" not in row for row in rows(page))


def test_home_and_records_lead_to_the_ledger(example: Reader) -> None:
    assert 'href="/ledger?kind=open"' in example.get("/").text
    for path in ("/", "/records", "/records/hal-1961-03-14"):
        assert 'href="/ledger"' in example.get(path).text


def test_an_entry_says_who_when_what_and_what_became_of_it(two: Reader) -> None:
    asked, other, undated = rows(two.page(), "questions")
    assert asked == (
        "14 March 1961 HAL E. Marten asks “ Who holds the key? ” answered: "
        "“ The harbour master. ” asserted on “ the key ” a act/hand"
    )
    assert "E. Marten asks J. Sabran" in other
    assert "evaded" in other
    assert undated.startswith("no date")
    (promise,) = rows(two.page(), "promises")
    assert "J. Sabran offers" in promise
    assert "possible" in promise


IDLE = " ".join(
    (
        "The winter was mild in the islands.",
        "Ice closed the northern channel for a month.",
        "The pilots have asked for higher wages.",
        "A lightship was moved last autumn.",
        "The mail comes twice a week.",
    )
)
ASKED = "Who would sit on a joint commission? I shall send the chart of the harbour by 9 March."
ANSWERS = "You asked who would sit on a joint commission: two men from each State."


@pytest.fixture
def later(tmp_path: Path) -> Reader:
    """A question of 2 March that a record of 14 March answers, and a promise that nothing keeps."""
    said = Act(Span(0, 1), HAND, actor="R. Hollis", party="Ostmere")
    asks = replace(said, at=at("Who would sit on a joint commission?", ASKED), act=Deed.ASK)
    sends = at("I shall send the chart of the harbour by 9 March.", ASKED)
    promise = replace(said, at=sends, act=Deed.COMMIT, strength=Strength.PROMISED)
    when = Time(at("9 March", ASKED), HAND, "1961-03-09")
    idle = (
        Act(at(f"{words}.", IDLE), HAND, act=Deed.CLAIM, actor="D. Tanner")
        for words in IDLE.rstrip(".").split(". ")
    )
    answer = Act(at(ANSWERS, ANSWERS), HAND, actor="J. Sabran", party="Kestria")
    return made(
        tmp_path,
        read_of("a.txt", "a", ASKED, (asks, promise, when), "1961-03-02"),
        read_of("b.txt", "b", IDLE, tuple(idle), "1961-03-03"),
        read_of("c.txt", "c", ANSWERS, (answer,), "1961-03-14"),
    )


def test_a_later_record_closes_a_question_from_its_day_on(later: Reader) -> None:
    (row,) = rows(later.page("?kind=open&as-of=1961-03-13"), "open")
    assert "Who would sit on a joint commission?" in row
    assert rows(later.page("?kind=open"), "open") == []
    (row,) = rows(later.page("?kind=questions"), "questions")
    assert "14 March 1961, J. Sabran answers: “ You asked who would sit" in row
    assert "joint" in row.split("each State.")[1]


def test_a_promise_stays_open_and_tells_its_day(later: Reader) -> None:
    (row,) = rows(later.page("?kind=undone&as-of=1961-03-08"), "undone")
    assert "by 9 March 1961" in row
    assert "passed" not in row
    (row,) = rows(later.page("?kind=undone"), "undone")
    assert "by 9 March 1961: the day has passed, and no record says that it was done" in row


def test_home_counts_what_is_open_as_the_ledger_does(later: Reader) -> None:
    home = later.get("/").text
    assert re.findall(r'kind=open">[^<]*</a> <span class="n">(\w+)<', home) == ["none"]
    assert re.findall(r'kind=undone">[^<]*</a> <span class="n">(\w+)<', home) == ["1"]


def test_open_questions_are_those_without_a_plain_answer(two: Reader) -> None:
    (row,) = rows(two.page(), "open")
    assert "Will he give it up?" in row


def test_entries_without_a_date_stand_apart_and_say_so(two: Reader) -> None:
    page = two.page("?kind=questions")
    assert "Without a date" in page
    assert page.index("Without a date") > page.index("Will he give it up?")
    assert "no day" in page


def test_as_of_leaves_out_what_was_not_surely_said_by_then(two: Reader) -> None:
    assert rows(two.page("?as-of=1961-03-13")) == []
    page = two.page("?kind=questions&as-of=1961-03-14")
    assert len(rows(page)) == 2
    assert "1 without a date left out" in page
    assert "as of 14 March 1961" in page


def test_words_are_looked_for_in_what_is_said_and_by_whom(two: Reader) -> None:
    assert len(rows(two.page("?kind=questions&text=GIVE+up"))) == 1
    assert len(rows(two.page("?kind=questions&text=marten"))) == 3
    assert len(rows(two.page("?kind=questions&text=harbour"))) == 2
    page = two.page("?kind=questions&text=zebra")
    assert rows(page) == []
    assert "None that fit what is asked." in page


@pytest.mark.parametrize(
    ("party", "found"),
    [("HAL", "HAL"), ("Halven", "HAL"), ("hal", "HAL"), ("marten-e", "HAL")],
)
def test_a_party_by_code_or_name_and_a_person_by_id(
    example: Reader, party: str, found: str
) -> None:
    page = example.page(f"?kind=questions&party={party}")
    assert rows(page)
    assert all(found in row for row in rows(page))
    assert any("E. Marten" in row for row in rows(page))  # the others call him "the Minister"


def test_those_whose_party_is_not_stated(two: Reader) -> None:
    assert len(rows(two.page("?kind=answers&party=-"))) == 1
    assert rows(two.page("?kind=questions&party=-")) == []


def test_counts_are_those_that_the_filters_leave(example: Reader) -> None:
    page = example.page("?party=KES&as-of=1961-03-14")
    for key, said in re.findall(
        r'href="/ledger\?kind=(\w+)&amp;[^"]*"[^>]*>[^<]*<span class="n">([\d,]+)<', page
    ):
        listed = example.page(f"?kind={key}&party=KES&as-of=1961-03-14")
        assert len(rows(listed)) == int(said)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?kind=x", "There is no list “x”"),
        ("?as-of=1961-02-30", "“1961-02-30” is no day"),
        ("?as-of=soon", "“soon” is no day"),
        ("?party=NOBODY", "is called “NOBODY”"),
        ("?page=99&kind=questions", "Questions and answers"),
        ("?page=x", "Open questions"),
    ],
)
def test_what_cannot_be_followed_is_said(example: Reader, query: str, said: str) -> None:
    assert said in unescape(example.page(query))


def test_empty_fields_of_the_form_leave_the_address(example: Reader) -> None:
    found = example.get("/ledger?kind=&party=HAL&as-of=&text=", follow=False)
    assert found.status_code == 307
    assert found.headers["location"] == "/ledger?party=HAL"
    odd = example.get("/ledger?kind=&text=" + "%0d%0aX:y%22", follow=False)
    assert odd.headers["location"] == "/ledger?text=X%3Ay%22"


def test_hostile_words_in_the_address_and_in_records(tmp_path: Path) -> None:
    words = '"><script>alert(1)</script>'
    text = f"We ask {words} now?"
    act = Act(Span(0, len(text)), HAND, act=Deed.ASK, actor=words, party=words, on=words)
    reader = made(tmp_path, read_of("a.txt", "a<b>", text, (act,), None))
    assert "<script>alert" not in reader.page()
    for name in ("kind", "party", "as-of", "text"):
        found = reader.get(f"/ledger?{name}=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
        assert "<script>alert" not in found


def test_empty_lists_say_so(tmp_path: Path) -> None:
    reader = made(tmp_path, read_of("a.txt", "a", "Nothing is asked.", (), None))
    page = reader.page()
    for one in LISTS:
        if not one.apart:
            assert one.none in page
    assert "No entries" in page


def test_two_records_of_one_id_keep_their_own_addresses(tmp_path: Path) -> None:
    reader = made(
        tmp_path,
        read_of("a.txt", "same", TEXT, acts(), "1961-03-14"),
        read_of("b.txt", "same", TEXT, acts(), "1961-03-15"),
    )
    hrefs = re.findall(r'class="jump" href="([^"#?]+)', reader.page("?kind=questions"))
    assert len(set(hrefs)) == 2
    assert all(reader.get(href).status_code == 200 for href in hrefs)


def test_links_lead_to_the_part_and_ask_for_the_act(tmp_path: Path) -> None:
    text = "\n\n".join(f"Line {n:05} of a long record that says it." for n in range(9000))
    last = at("Line 08999 of a long record that says it.", text)
    act = Act(last, HAND, act=Deed.CLAIM, actor="E. Marten")
    reader = made(tmp_path, read_of("a.txt", "long", text, (act,), "1961"))
    page = reader.page("?kind=claims")
    (href,) = re.findall(r'class="jump" href="([^"]+)"', page)
    found = re.fullmatch(rf"/records/long\?part=(\d+)&amp;act=claim#{last.start}-{last.end}", href)
    assert found
    shown = reader.get(unescape(href).split("#")[0]).text
    assert "Line 08999" in shown
    assert 'data-hide=""' in shown


def test_the_ledger_is_folded_once_for_what_is_on_the_shelf(example: Reader) -> None:
    stock = example.shelf.stock()
    first = folded(stock, None)
    assert folded(example.shelf.stock(), first) is first


def test_five_thousand_entries_are_paged_and_quick(tmp_path: Path) -> None:
    line = "Will he give it up?\n"
    text = line * 5000
    asked = tuple(
        Act(Span(start, start + len(line) - 1), HAND, act=Deed.ASK, actor="E. Marten")
        for start in range(0, len(text), len(line))
    )
    reader = made(tmp_path, read_of("a.txt", "many", text, asked, "1961-03-14"))
    reader.page()
    began = process_time()
    page = reader.page("?kind=questions&as-of=1962-01-01&text=give")
    assert process_time() - began < 1.0
    assert len(rows(page)) == MOST_ON_A_PAGE
    assert "5,000" in page
    last = reader.page("?kind=questions&page=50")
    assert "4,901 to 5,000 shown" in last
    assert 'aria-current="page">50<' in last


def test_an_address_says_what_it_asks() -> None:
    asked = Asked("questions", "HAL", "1961-03-14", "the key", 1)
    assert asked.href == "/ledger?kind=questions&party=HAL&as-of=1961-03-14&text=the+key&page=2"
    assert Asked().href == "/ledger"
