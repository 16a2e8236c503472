"""The page of votes: its steps, what may be supposed, and what it says when something is wrong."""

import asyncio
import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from httpx import ASGITransport, AsyncClient, Response

from memcon.web.app import app_of
from memcon.web.shelf import Shelf
from memcon.web.votes_asked import AskedVote
from memcon.workspace import readings_in

EXAMPLE = Path(__file__).parent.parent / "examples" / "sarn-narrows"
HOSTILE = '"><script>alert(1)</script>'


class Reader:
    """Asks the application that shows a dossier."""

    def __init__(self, path: Path) -> None:
        shelf = Shelf([str(path)], readings_in, lambda line: None)
        while shelf.read_next():
            pass
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
        found = self.get(f"/votes{query}")
        assert found.status_code == 200
        return found.text

    def said(self, query: str = "") -> str:
        """Return the words of the page."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.page(query))).split())


@pytest.fixture(scope="module")
def example() -> Reader:
    return Reader(EXAMPLE)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    (tmp_path / "records").mkdir()
    (tmp_path / "votes").mkdir()
    shutil.copy(EXAMPLE / "records" / "hal-1961-03-14.txt", tmp_path / "records")
    shutil.copy(EXAMPLE / "bodies.toml", tmp_path)
    return tmp_path


def test_the_first_step_that_is_open_is_shown(example: Reader) -> None:
    said = example.said()
    assert "Step 2 of 7" in said
    assert "Whether anybody objects is not known." in said
    assert 'aria-current="step"' in example.page()


def test_each_step_has_its_address_and_can_be_stepped_through(example: Reader) -> None:
    href = "/votes?vote=zone&step=1"
    seen = []
    for _ in range(7):
        page = example.get(href).text
        seen.append(re.findall(r"Step (\d) of 7", page)[0])
        ways = re.findall(r'rel="next" href="([^"]+)"', page)
        href = unescape(ways[0]) if ways else ""
    assert seen == list("1234567")
    assert href == ""


def test_votes_open_at_the_words_on_which_they_rest(example: Reader) -> None:
    page = example.page("?vote=zone&step=4")
    links = re.findall(r'class="jump q" href="([^"]+)"', page)
    assert links
    for link in links:
        path, _, place = unescape(link).partition("#")
        assert example.get(path).status_code == 200
        assert re.fullmatch(r"\d+-\d+", place)
    said = example.said("?vote=zone&step=4")
    assert "Varrow yes or abstain yes if charts met" in said
    assert "130, 125, 126, 133 (in 1961: 131, 126, 127, 134, inferred)" in said


def test_what_is_supposed_is_worked_out_and_can_be_taken_back(example: Reader) -> None:
    query = "?vote=zone&step=6&suppose=ask-six-words+refused&suppose=tenders+met"
    page = example.page(query)
    assert "not put" in example.said(query)
    assert 'value="ask-six-words refused" selected' in page
    back = re.findall(r'href="([^"]+)" aria-label="No longer suppose tenders met"', page)
    assert unescape(back[0]) == "/votes?vote=zone&step=6&suppose=ask-six-words+refused"
    kept = example.page("?vote=zone&step=3&suppose=VAR+L.9+no")
    assert 'type="hidden" name="suppose" value="VAR L.9 no"' in kept
    assert "No longer suppose VAR L.9 no" in kept


def test_empty_fields_of_the_form_leave_the_address(example: Reader) -> None:
    found = example.get("/votes?vote=zone&step=3&suppose=&suppose=tenders+met", follow=False)
    assert found.status_code == 307
    assert found.headers["location"] == "/votes?vote=zone&step=3&suppose=tenders+met"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?vote=x", "There is no vote “x”; the first is shown."),
        ("?suppose=rain", "'rain' is no condition"),
        ("?suppose=VAR+L.9+aye", "a vote is one of yes, no"),
        ("?step=99", "Step 2 of 7"),
        ("?step=x", "Step 2 of 7"),
        ("?step=-1", "Step 2 of 7"),
    ],
)
def test_what_cannot_be_followed_is_said(example: Reader, query: str, said: str) -> None:
    assert said in example.said(query)


def test_without_votes_the_page_says_how_to_write_them(dossier: Path) -> None:
    (dossier / "votes").rmdir()
    said = Reader(dossier).said("?vote=x&suppose=y")
    assert "No votes yet" in said
    assert "There is no vote" not in said


def test_a_broken_file_costs_one_sentence_and_the_others_are_shown(dossier: Path) -> None:
    (dossier / "votes" / "a.toml").write_text("title = ")
    shutil.copy(EXAMPLE / "votes" / "zone.toml", dossier / "votes")
    reader = Reader(dossier)
    assert "expected TOML" in reader.said()
    assert "Step 2 of 7" in reader.said("?vote=zone")


def test_hostile_words_in_the_address_and_in_files(dossier: Path) -> None:
    words = HOSTILE.replace('"', '\\"')
    (dossier / "votes" / "a.toml").write_text(
        f'title = "{words}"\nbody = "committee"\nday = 1961-03-17\n'
        f'[[proposal]]\nid = "L.1"\ntitle = "{words}"\n'
        f'[[circumstance]]\nid = "c"\nsays = "{words}"\n'
        f'[[plan]]\nactor = "HAL"\n[[plan.row]]\non = "L.1"\nwhen = "c met"\nvote = "yes"\n'
        f'because = "{words}"\nrecord = "{words}"\nwords = "{words}"\n'
    )
    reader = Reader(dossier)
    assert "<script>alert" not in reader.page("?step=2")
    for name in ("vote", "step", "suppose"):
        assert "<script>alert" not in reader.page(f"?{name}={quote(HOSTILE)}")


def test_a_large_body_is_told_in_numbers_and_a_recorded_vote_stands_beside_it(
    dossier: Path,
) -> None:
    (dossier / "votes" / "un.toml").write_text(
        'title = "Lamps"\nbody = "un-ga"\nday = 1960-12-20\n[[proposal]]\nid = "L.1"\n'
        '[[plan]]\nactor = "EGY"\n[[plan.row]]\non = "L.1"\nvote = "yes"\n'
        '[[recorded]]\non = "L.1"\nmethod = "show_of_hands"\ncount = [40, 40, 16]\n'
        'outcome = "rejected"\n'
    )
    said = Reader(dossier).said("?step=2")
    assert "1 yes, 98 not known" in said
    assert "As it happened" in said
    assert "by the rules it is tied" in said


def test_an_address_says_what_it_asks() -> None:
    asked = AskedVote("zone", 3, ("tenders met", "VAR L.9 no"))
    assert asked.href == "/votes?vote=zone&step=3&suppose=tenders+met&suppose=VAR+L.9+no"
    assert asked.without("tenders met").suppose == ("VAR L.9 no",)
    assert AskedVote().href == "/votes"
