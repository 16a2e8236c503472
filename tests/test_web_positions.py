"""The page of positions: cells, days, the opened cell, comparison, and what is on no point."""

import asyncio
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient, Response

import positions_by_hand
from memcon.ledger.positions.board import Board
from memcon.web.app import app_of
from memcon.web.folded import folded
from memcon.web.shelf import Shelf
from memcon.web.standings import Standings
from memcon.web.stands import stand_of
from memcon.web.stepper import GAP, Stepper, stepper

DAYS = ("1961-03-02", "1961-03-09", "1961-03-11", "1961-03-14")


class Reader:
    """Asks the application that shows a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._app = app_of(shelf)

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
        found = self.get(f"/positions{query}")
        assert found.status_code == 200
        return found.text


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def cell(page: str, key: str) -> str:
    """Return what a cell says, without the state at each record."""
    (found,) = re.findall(rf'<a class="cell[^"]*" id="c-{key}".*?</a>', page, re.DOTALL)
    return text(found)


def panel(page: str) -> str:
    (found,) = re.findall(r'<aside class="panel".*?</aside>', page, re.DOTALL)
    return text(found)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(positions_by_hand.shelf(tmp_path_factory.mktemp("talks")))


def test_points_by_parties_in_the_order_of_the_dossier(reader: Reader) -> None:
    page = reader.page()
    keys = re.findall(r'data-cell="([^"]+)"', page)
    assert keys[:8] == [
        f"{point}-{party}" for point in ("words", "rocks") for party in ("HAL", "KES", "OST", "VAR")
    ]
    for matter in ("What the zone covers", "How the vote is taken"):
        assert f'scope="rowgroup" colspan="5"><bdi>{matter}' in page
    assert "definition" in page
    assert "deferred" in page
    assert "split from words" in page


@pytest.mark.parametrize(
    ("key", "day", "said"),
    [
        ("words-OST", "1961-03-02", "Ostmere on The six words : undecided"),
        ("words-OST", "1961-03-09", "Ostmere on The six words : undecided"),
        (
            "words-OST",
            "1961-03-11",
            "Ostmere on The six words : for, if , changed at this record"
            " “ if the tenders are looked after ” until 9 Mar: undecided",
        ),
        (
            "words-OST",
            "1961-03-14",
            "Ostmere on The six words : against , changed at this record until 11 Mar: for, if",
        ),
        ("words-KES", "1961-03-02", "Kestria on The six words : silent"),
        ("words-VAR", "1961-03-11", "Varrow on The six words : no evidence"),
        ("vote-VAR", "1961-03-14", "Varrow on A separate vote : no evidence"),
        ("vote-KES", "1961-03-09", "Kestria on A separate vote : for"),
        (
            "words-HAL",
            "1961-03-14",
            "Halven on The six words : differ , changed at this record"
            " for P. Dahl against E. Marten until 11 Mar: for",
        ),
    ],
)
def test_what_a_cell_says(reader: Reader, key: str, day: str, said: str) -> None:
    assert cell(reader.page(f"?as-of={day}"), key) == said


def test_what_has_no_day_counts_only_among_all_records(reader: Reader) -> None:
    assert cell(reader.page(), "vote-VAR") == "Varrow on A separate vote : against"
    assert "no evidence" in cell(reader.page("?as-of=1999-01-01"), "vote-VAR")
    assert "Without a date: nothing says when" in panel(reader.page("?cell=vote-VAR"))


def test_the_small_row_is_the_cell_on_each_day(reader: Reader) -> None:
    stock = reader.shelf.stock()
    ledger = folded(stock, None).ledger
    standings = Standings.of(Board.of(ledger, stock.agenda))
    assert [day.isoformat() for day in standings.days] == list(DAYS)
    for point in standings.points:
        for party in standings.parties:
            for until in (None, *standings.days):
                now = standings.cell(party, point.id, until)
                days = [day for day in standings.days if until is None or day <= until]
                seen = [stand_of(one) for one in standings.states(now, days)]
                own = [stand_of(standings.cell(party, point.id, day)) for day in days]
                assert seen == own, (party, point.id, until)


def test_an_opened_cell_shows_its_words_its_history_and_why(reader: Reader) -> None:
    page = reader.page("?as-of=1961-03-14&cell=words-OST")
    said = panel(page)
    order = [
        "against “ We shall vote against the six words. ” R. Hollis 14 March 1961",
        "for, “ if the tenders are looked after ”",
        "softened by “ could ”",
        "for , as Kestria says “ Ostmere is for the six words. ” L. Corvin 9 March 1961",
        "it does not enter the matrix",
        "undecided “ We have not yet decided on the six words. ”",
        "Changes",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "On this point It holds the words “the six words”." in said
    assert "So read The words “vote against” say so." in said
    assert 'href="/records/talk-1961-03-14?act=stance#' in page
    assert 'aria-expanded="true"' in page


def test_words_lead_to_their_place_in_the_record(reader: Reader) -> None:
    page = reader.page("?cell=words-OST")
    for href in re.findall(r'class="jump q" href="([^"]+)"', page):
        path, place = unescape(href).split("#")
        start, end = map(int, place.split("-"))
        found = reader.get("/raw/" + path.removeprefix("/records/").split("?")[0]).text
        assert f"“<bdi>{found[start:end]}</bdi>”" in page


def test_what_a_cell_without_a_position_says(reader: Reader) -> None:
    said = panel(reader.page("?as-of=1961-03-09&cell=words-KES"))
    assert "It took part where the point was spoken of, and said nothing on it." in said
    assert "talk-1961-03-02" in said
    said = panel(reader.page("?as-of=1961-03-09&cell=rocks-VAR"))
    assert "No record by then lets it speak where the point was spoken of." in said


def test_imputed_words_alone_leave_the_cell_as_it_is(tmp_path: Path) -> None:
    shelf = positions_by_hand.shelf(tmp_path)
    page = Reader(shelf).page("?as-of=1961-03-09&cell=words-OST")
    assert cell(page, "words-OST").endswith("undecided")
    assert "as Kestria says" in panel(page)


def test_every_day_and_every_cell_has_its_address(reader: Reader) -> None:
    page = reader.page("?as-of=1961-03-11&party=HAL&party=OST")
    hrefs = {unescape(href) for href in re.findall(r'href="(/(?:positions|ledger)[^"]*)"', page)}
    assert "/positions?as-of=1961-03-14&party=HAL&party=OST" in hrefs
    assert "/positions?as-of=1961-03-11&cell=words-OST&party=HAL&party=OST#opened" in hrefs
    for href in hrefs:
        assert reader.get(href.split("#")[0]).status_code == 200


def test_parties_compared(reader: Reader) -> None:
    page = reader.page("?as-of=1961-03-11&party=OST&party=HAL")
    keys = re.findall(r'data-cell="([^"]+)"', page)
    assert keys == [f"{p}-{c}" for p in ("words", "rocks", "vote") for c in ("HAL", "OST")]
    together = re.findall(r'<td class="together">(.*?)</td>', page, re.DOTALL)
    assert [text(one).split()[0] for one in together] == ["compatible", "unknown", "unknown"]
    assert "“<bdi>We are for the six words.</bdi>”" in page
    assert re.findall(r'value="(\w+)" checked', page) == ["HAL", "OST"]
    assert "Together" not in reader.page("?party=HAL")


def test_one_matter_chosen(reader: Reader) -> None:
    page = reader.page("?matter=M2")
    assert set(re.findall(r'data-cell="(\w+)-', page)) == {"vote"}
    assert 'scope="rowgroup"' not in page


def test_what_is_on_no_point_is_counted_and_listed(reader: Reader) -> None:
    page = reader.page("?as-of=1961-03-14")
    assert "On no point 1 act" in text(page)
    assert "On no point 41 acts" in text(reader.page())
    assert "The room is cold." in page
    assert "/ledger?point=-" in reader.page()
    listed = reader.get("/ledger?point=-&kind=claims&as-of=1961-03-14").text
    assert "The room is cold." in listed
    assert "six words" not in text(listed.split('class="ledger"')[1])
    assert "0 acts" in text(reader.page("?as-of=1961-03-01"))


def test_the_ledger_lists_what_is_on_a_point(reader: Reader) -> None:
    page = reader.get("/ledger?point=vote&kind=stances").text
    assert "We support a separate vote." in page
    assert "We are against a separate vote." in page
    assert "We are for the six words." not in page
    assert "No point of the dossier is called “x”" in reader.get("/ledger?point=x").text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?as-of=1961-02-30", "“1961-02-30” is no day"),
        ("?as-of=soon", "“soon” is no day"),
        ("?party=XXX", "No party is called “XXX”"),
        ("?matter=XXX", "No matter is called “XXX”"),
        ("?cell=XXX", "There is no cell “XXX”"),
        ("?as-of=0001-01-01", "no record as early as this"),
        ("?as-of=9999-12-31", "the last record is of 14 March 1961"),
    ],
)
def test_what_cannot_be_followed_is_said(reader: Reader, query: str, said: str) -> None:
    assert said in unescape(reader.page(query))


def test_hostile_addresses_and_empty_fields(reader: Reader) -> None:
    for name in ("as-of", "cell", "matter", "party"):
        page = reader.page(f"?{name}=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%0d%0aX:y")
        assert "<script>alert" not in page
    sent = reader.get("/positions?as-of=&party=HAL&party=KES", follow=False)
    assert sent.headers["location"] == "/positions?party=HAL&party=KES"


def test_hostile_points(tmp_path: Path) -> None:
    points = (
        '[[point]]\nid = "<b>\\" &"\ntitle = "<script>alert(1)</script>"\nwords = ["the six words"]'
    )
    page = Reader(positions_by_hand.shelf(tmp_path, points)).page("?cell=%3Cb%3E%22+%26-HAL")
    assert "<script>alert" not in page
    assert "<b>&#34;" not in page
    assert "differ" in panel(page)


def test_without_points_the_page_says_how_to_write_them(tmp_path: Path) -> None:
    shelf = positions_by_hand.shelf(tmp_path, "")
    reader = Reader(shelf)
    page = reader.page()
    assert "No points yet" in page
    assert "points.toml" in page
    assert '<table class="matrix' not in page
    (tmp_path / "points.toml").write_text(positions_by_hand.POINTS, "utf-8")
    assert "against" in cell(reader.page("?as-of=1961-03-14"), "words-OST")


def test_points_are_proposed_and_what_is_offered_can_be_kept(tmp_path: Path) -> None:
    reader = Reader(positions_by_hand.shelf(tmp_path, ""))
    page = reader.page()
    assert "Proposed from the records" in page
    assert "“<bdi>six words</bdi>”" in page
    assert 'href="/records/talk-1961-03-02?act=stance#' in page
    (offered,) = re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)
    (tmp_path / "points.toml").write_text(unescape(offered), "utf-8")
    kept = reader.page("?as-of=1961-03-14")
    assert "against" in cell(kept, "six-words-OST")


def test_broken_points_are_told_on_the_page_of_the_dossier(tmp_path: Path) -> None:
    reader = Reader(positions_by_hand.shelf(tmp_path, "[[point]\n"))
    assert "expected TOML" in reader.get("/").text
    assert "No points yet" in reader.page()


def test_a_point_of_which_no_record_speaks(tmp_path: Path) -> None:
    points = '[[point]]\nid = "x"\ntitle = "Fisheries of the outer bank"'
    page = Reader(positions_by_hand.shelf(tmp_path, points)).page()
    assert "no evidence" in cell(page, "x-HAL")


def test_an_empty_dossier(tmp_path: Path) -> None:
    (tmp_path / "points.toml").write_text(positions_by_hand.POINTS, "utf-8")
    (tmp_path / "records").mkdir()
    page = Reader(Shelf([str(tmp_path)], lambda *_: iter(()), lambda line: None)).page()
    assert "The six words" in page


def axis(days: list[date], chosen: date | None = None) -> Stepper:
    found = stepper(days, chosen, {}, lambda day: f"?{day}")
    assert found is not None
    return found


def test_the_axis_is_to_scale() -> None:
    days = [date(1961, 3, 1), date(1961, 3, 2), date(1961, 3, 11), date(1961, 3, 31)]
    places = [stop.x for stop in axis(days).stops]
    gaps = [b - a for a, b in pairwise(places)]
    assert gaps[1] == pytest.approx(9 * gaps[0], rel=0.02)
    assert gaps[2] == pytest.approx(20 * gaps[0], rel=0.02)


def test_the_axis_steps_over_days_of_records_only() -> None:
    days = [date(1961, 3, 1), date(1961, 3, 9), date(1961, 3, 14)]
    between = axis(days, date(1961, 3, 10))
    assert (between.earlier, between.later) == ("?1961-03-09", "?1961-03-14")
    assert between.remark == "the last record is of 9 March 1961"
    assert [stop.past for stop in between.stops] == [True, True, False]
    assert (axis(days).earlier, axis(days).later) == ("?1961-03-09", "")
    assert stepper([], None, {}, str) is None


def many_days() -> Iterator[date]:
    for number in range(4000):
        yield date(1951, 1, 1) + timedelta(number * 3)


def test_the_axis_of_many_records() -> None:
    days = list(many_days())
    found = axis(days, days[2000])
    assert found.small
    assert len(found.days) == 4000
    assert len(found.stops) < 800
    labelled = [stop.x for stop in found.stops if stop.label]
    assert all(b - a >= GAP for a, b in pairwise(labelled))
    assert [stop.label for stop in found.stops if stop.chosen] == ["6 Jun 1967"]


def test_one_day_only() -> None:
    found = axis([date(1961, 3, 14)])
    assert found.stops[0].x == 50
    assert (found.earlier, found.later) == ("", "")


def test_the_first_and_the_last_day_of_the_calendar() -> None:
    found = axis([date.min, date.max])
    assert [stop.x for stop in found.stops] == [0, 100]
