"""The page of texts: the text on a day, what is drawn in it, and what it says when it cannot."""

import asyncio
import re
from html import unescape
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient, Response

from memcon.web.app import app_of
from memcon.web.shelf import Shelf
from memcon.web.texts_asked import AskedText
from memcon.web.texts_rows import shortened
from memcon.workspace import readings_in

EXAMPLE = Path(__file__).parent.parent / "examples" / "sarn-narrows"


def got(path: str, dossier: Path = EXAMPLE) -> Response:
    shelf = Shelf([str(dossier)], readings_in, print)
    while shelf.read_next():
        pass

    async def ask() -> Response:
        transport = ASGITransport(app=app_of(shelf))
        async with AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get(path)

    return asyncio.run(ask())


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def provision(page: str, eid: str) -> str:
    return page.split(f'id="{eid}"')[1].split('class="prov', maxsplit=1)[0]


def test_the_last_day_with_all_that_goes_together_drawn() -> None:
    page = got("/texts").text
    second = provision(page, "op_2")
    assert '<del class="clash">administered by the signatory States</del>' in second
    assert "<ins>and anchorages situated in the Narrows</ins>" in second
    assert "also touched by L.11" in words(second)
    assert "<ins>each year</ins>" in provision(page, "op_3")
    assert "<em>Calls upon</em>" in second
    assert "Both change “administered by the signatory States” in op_2." in words(page)
    assert 'aria-current="page">Texts</a>' in page


def test_an_earlier_day() -> None:
    page = got("/texts?as-of=1961-03-10").text
    assert "The text on 10 March 1961" in words(page)
    assert "L.11" not in words(page)
    assert "<ins>each year" not in page
    assert "Where amendments conflict" not in page


def test_only_what_is_asked_for_is_drawn() -> None:
    page = got("/texts?draw=-&draw=NC%2FC.1%2FL.11").text
    assert "<ins>ports open to commercial navigation</ins>" in provision(page, "op_2")
    assert "<ins>each year" not in provision(page, "op_3")
    nothing = got("/texts?draw=-").text
    assert "<ins>" not in provision(nothing, "op_2")


def test_words_of_the_records_are_opened() -> None:
    page = got("/texts").text
    assert re.search(r'href="/records/nc-c1-l9[^"]*#\d+-\d+">“<bdi>In operative', page)
    assert re.search(r'href="/records/hal-1961-03-14[^"]*#\d+-\d+">“<bdi>Then Sker is in', page)
    assert "not found in the records" not in page


def test_two_states_compared() -> None:
    assert "Both say the same." in got("/texts?first=1961-02-24&second=1961-03-15").text
    asked = got("/texts?first=1961-02-24&second=never").text
    assert "“never” is neither a revision" in words(asked)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("text=L.99", "There is no text “L.99”; the first is shown."),
        ("as-of=May", "“May” is no day"),
        ("as-of=1961-01-01", "NC/C.1/L.7 does not exist before 1961-02-24."),
        ("draw=L.99", "L.99 is not before the body on that day"),
        ("as-of=1961-03-10&draw=NC/C.1/L.11", "is not before the body on that day"),
        ("text=%3Cb%3E", "There is no text “<b>”"),
    ],
)
def test_what_cannot_be_followed_is_said(query: str, said: str) -> None:
    answer = got(f"/texts?{query}")
    assert answer.status_code == 200
    assert said in words(answer.text)
    assert "<b>”" not in answer.text


def test_empty_fields_are_left_out() -> None:
    answer = got("/texts?text=&as-of=&draw=-")
    assert answer.status_code == 307
    assert answer.headers["location"] == "/texts?draw=-"
    assert AskedText("a/b", "", ("x", "y")).href == "/texts?text=a%2Fb&draw=x&draw=y"
    assert AskedText().href == "/texts"


def test_a_dossier_without_texts_says_how_to_make_one(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "a.txt").write_text("E. MARTEN: Yes.")
    assert "This dossier keeps no text." in words(got("/texts", tmp_path).text)


def test_a_broken_file_and_a_revised_text(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "a.txt").write_text("E. MARTEN: Yes.")
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "a.toml").write_text("symbol = 3")
    (folder / "b.toml").write_text(REVISED, "utf-8")
    page = got("/texts", tmp_path).text
    assert "drafts/a.toml: symbol: expected a string" in words(page)
    assert "as revised: L.7/Rev.1" in words(page)
    assert "Stale. “<ports>” no longer stands in op_1 of L.7/Rev.1" in words(page)
    assert "accepted by sponsors" in words(page)
    assert "what it says is not stated" in words(page)
    assert "not found in the records" in words(page)
    compared = got("/texts?first=L.7&second=Rev.1", tmp_path).text
    assert "<del>&lt;ports&gt;</del> <ins>harbours</ins>" in provision(compared, "c-op_1")


REVISED = """symbol = "L.7"
title = "<script>alert(1)</script>"
[[revision]]
date = 1961-02-24
[[revision.provision]]
eId = "op_1"
text = "Keeps mines out of <ports>;"
[[revision]]
rev = "Rev.1"
date = 1961-03-12
accepts = ["L.9"]
[[amendment]]
id = "L.9"
words = 'In operative paragraph 1, replace "<ports>" by "harbours".'
[[amendment.step]]
status = "submitted"
on = 1961-03-09
[[amendment.step]]
status = "accepted_by_sponsors"
on = 1961-03-12
[[amendment]]
id = "L.10"
to = "L.7"
words = 'In operative paragraph 1, after "<ports>" insert "and roads".'
[[amendment.evidence]]
record = "none"
exact = "and roads"
[[amendment.step]]
status = "submitted"
on = 1961-03-10
[[amendment]]
id = "L.11"
"""


def test_no_script_comes_from_a_file(tmp_path: Path) -> None:
    test_a_broken_file_and_a_revised_text(tmp_path)
    assert "<script>alert" not in got("/texts", tmp_path).text


@pytest.mark.parametrize(
    ("symbol", "beside", "short"),
    [
        ("NC/C.1/L.9", "NC/C.1/L.7", "L.9"),
        ("NC/C.1/L.7/Rev.1", "NC/C.1/L.7", "L.7/Rev.1"),
        ("A/L.9", "NC/L.7", "A/L.9"),
        ("L.9", "L.7", "L.9"),
    ],
)
def test_short_symbols(symbol: str, beside: str, short: str) -> None:
    assert shortened(symbol, beside) == short


def test_amendments_stand_in_the_order_in_which_they_are_put() -> None:
    page = got("/texts?as-of=1961-03-16").text
    assert "In the order in which they are put to the vote: proposed" in words(page)
    section = page[page.index('id="amendments"') :]
    places = [section.index(f"<bdi>{name}</bdi></b>") for name in ("L.11", "L.9", "L.10")]
    assert places == sorted(places)
    assert '/votes?vote=zone"' in section


def test_without_a_vote_amendments_stand_as_they_were_moved(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    given = (EXAMPLE / "drafts" / "nc-c1-l7.toml").read_text("utf-8")
    (tmp_path / "drafts" / "nc-c1-l7.toml").write_text(given, "utf-8")
    (tmp_path / "note.txt").write_text("Nothing is said here.", "utf-8")
    assert "As they were moved." in words(got("/texts?as-of=1961-03-16", tmp_path).text)
