"""The page of messages and its ladder: what is drawn, what is not, what the address may ask."""

import asyncio
import itertools
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient, Response

from memcon.files import File
from memcon.model.people import Register
from memcon.model.reading import Reading
from memcon.web.app import app_of
from memcon.web.ladder import Arrow, Ladder, Moment, Room, Strand, ladder
from memcon.web.shelf import Report, Shelf
from memcon.workspace import readings_in

EXAMPLE = Path(__file__).parent.parent / "examples" / "sarn-narrows"
NINTH, TWELFTH = date(1961, 3, 9), date(1961, 3, 12)


def asked(path: Path, address: str) -> Response:
    def load(file: File, report: Report, people: Register) -> Iterator[Reading]:
        yield from readings_in(file, report, people)

    shelf = Shelf([str(path)], load, print)
    while shelf.read_next():
        pass

    async def get() -> Response:
        way = ASGITransport(app=app_of(shelf))
        async with AsyncClient(transport=way, base_url="http://127.0.0.1") as client:
            return await client.get(address, follow_redirects=True)

    return asyncio.run(get())


def text(answer: Response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def test_the_example_is_drawn_and_told() -> None:
    said = text(asked(EXAMPLE, "/messages"))
    assert "Who knew of this, and from when" in said
    assert "10 March 1961, withdrawn" in said
    assert "Present only in part (from 16:20): whether he heard it is not said." in said
    assert "This is the first I hear of it" in said


def test_the_same_address_gives_the_same_bytes() -> None:
    assert asked(EXAMPLE, "/messages").text == asked(EXAMPLE, "/messages").text


def test_as_of_a_day_only_what_was_told_by_then() -> None:
    said = text(asked(EXAMPLE, "/messages?as-of=1961-03-10"))
    assert "hal-1961-03-14" not in said
    assert "kes-1961-03-09" in said or "ost-1961-03-07" in said


def test_before_all_records_it_says_so() -> None:
    said = text(asked(EXAMPLE, "/messages?as-of=1950-01-01"))
    assert "No record up to 1 January 1950 tells of a message" in said


def test_what_cannot_be_followed_is_said() -> None:
    said = text(asked(EXAMPLE, "/messages?about=none&as-of=soon&party=NOBODY"))
    assert "“soon” is no day" in said
    assert "Nothing that is told of concerns “NOBODY”." in said
    assert "What the address asks for is not told of here" in said


def test_an_empty_field_is_left_out_of_the_address() -> None:
    answer = asked(EXAMPLE, "/messages?about=&as-of=&party=OST")
    assert answer.url.query == b"party=OST"


def test_a_record_without_messages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Record\n\nE. Marten. The tide is high.\n", "utf-8")
    assert "No record tells of a message" in text(asked(tmp_path, "/messages"))


def test_words_of_a_record_are_no_markup(tmp_path: Path) -> None:
    talk = "Record of Conversation\n\n14 March 1961\n\nE. Marten. Mr. <b>Hollis</b> told me that "
    talk += "the <script>alert(1)</script> lease had run out.\n\nJ. Sabran. I was aware of this.\n"
    (tmp_path / "a.txt").write_text(talk, "utf-8")
    said = asked(tmp_path, "/messages").text
    assert "<script>alert" not in said
    assert "<b>Hollis" not in said


def drawn(*strands: Strand, arrows: tuple[Arrow, ...] = (), rooms: tuple[Room, ...] = ()) -> Ladder:
    found = ladder(strands, arrows, rooms)
    assert found is not None
    return found


def kinds(found: Ladder, column: int = 0) -> list[str]:
    return [part.kind for part in found.columns[column].parts if part.height]


def test_nothing_with_a_day_is_no_drawing() -> None:
    assert ladder([Strand("p1", "HAL", "E. Marten")], [], []) is None
    assert ladder([], [], []) is None


def test_a_day_without_an_hour_is_an_open_box_one_day_high() -> None:
    one = Strand("p1", "HAL", "E. Marten", Moment(TWELFTH), Moment(TWELFTH))
    found = drawn(one, Strand("p1", "HAL", "P. Dahl", Moment(NINTH)))
    assert kinds(found) == ["unk", "box", "knows"]
    (box,) = (part for part in found.columns[0].parts if part.kind == "box")
    assert box.height == pytest.approx(62, abs=0.1)


def test_who_did_not_know_has_a_thin_line_and_who_is_not_spoken_of_a_dotted_one() -> None:
    room = Room("hal", TWELFTH, "12 March", ((40, "J. Sabran"), (90, "E. Marten")))
    told = Moment(TWELFTH, None, "hal", 40)
    found = drawn(
        Strand("p1", "HAL", "E. Marten", told, None, told),
        Strand("p2", "KES", "L. Corvin"),
        rooms=(room,),
    )
    assert kinds(found) == ["life", "knows"]
    assert kinds(found, 1) == ["unk"]
    (band,) = found.bands
    known = next(part for part in found.columns[0].parts if part.kind == "knows")
    assert known.y == band.rows[0].y


@pytest.mark.parametrize("last", [date(1961, 3, 9), date(1961, 6, 1), date(2061, 1, 1)])
def test_the_parts_of_a_strand_meet_and_keep_within_the_drawing(last: date) -> None:
    found = drawn(
        Strand("p1", "HAL", "A", Moment(last), Moment(NINTH), Moment(NINTH, 600)),
        Strand("p1", "HAL", "B", Moment(NINTH, 0)),
        arrows=(Arrow(1, 0, Moment(NINTH, 600), Moment(last), "note"),),
    )
    for column in found.columns:
        parts = column.parts
        for one, two in itertools.pairwise(parts):
            assert one.y + one.height == pytest.approx(two.y, abs=0.2)
        assert parts[-1].y + parts[-1].height <= found.height
    assert found.height < 1200
    names = [tick.y for tick in found.ticks if tick.name]
    assert all(two - one >= 24 for one, two in itertools.pairwise(names))


def test_an_arrow_from_nobody_stated_begins_with_a_hollow_dot() -> None:
    strand = Strand("p1", "HAL", "A", Moment(TWELFTH))
    known = Arrow(1, 0, Moment(NINTH), Moment(TWELFTH), "note")
    arrows = (known, Arrow(None, 0, Moment(NINTH), Moment(TWELFTH), ""),
              Arrow(1, 0, None, Moment(TWELFTH), ""))  # fmt: skip
    found = drawn(strand, Strand("p2", "KES", "B"), arrows=arrows)
    assert [shaft.stated for shaft in found.shafts] == [True, False, False]
