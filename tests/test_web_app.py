"""The reader answers this machine only, shows every page, and is not moved by hostile records."""

import asyncio
from pathlib import Path
from urllib.parse import quote

import pytest
from httpx import ASGITransport, AsyncClient, Response

from memcon.model.record import Record
from memcon.web.app import app_of
from memcon.web.shelf import Shelf
from memcon.workspace import readings, readings_in
from page_text import words_on

EXAMPLE = Path(__file__).parent.parent / "examples" / "sarn-narrows"
RECORDS = [reading.record for reading in readings([str(EXAMPLE)], print)]


class Reader:
    """Asks the application as a browser on this machine would."""

    def __init__(self, *paths: Path) -> None:
        shelf = Shelf([str(path) for path in paths], readings_in, lambda line: None)
        while shelf.read_next():
            pass
        self._app = app_of(shelf)

    def get(
        self, path: str, headers: dict[str, str] | None = None, method: str = "GET"
    ) -> Response:
        async def asked() -> Response:
            async with AsyncClient(
                transport=ASGITransport(self._app),
                base_url="http://127.0.0.1:8710",
                follow_redirects=True,
            ) as client:
                return await client.request(method, path, headers=headers)

        return asyncio.run(asked())


@pytest.fixture(scope="module")
def example() -> Reader:
    return Reader(EXAMPLE)


def test_the_example_dossier(example: Reader) -> None:
    home = example.get("/")
    assert home.status_code == 200
    assert "Sarn Narrows, 1961" in home.text
    assert "hal-1961-03-14" in home.text
    assert example.get("/records").status_code == 200


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)
def test_the_words_of_each_record(example: Reader, record: Record) -> None:
    key = quote(record.id, safe="")
    page = example.get(f"/records/{key}")
    assert page.status_code == 200
    assert words_on(page.text) == record.text
    assert example.get(f"/raw/{key}").text == record.text
    assert record.sha256 in example.get(f"/text/{key}").text


def test_policy_and_headers(example: Reader) -> None:
    for path in ("/", "/records", "/records/hal-1961-03-14", "/static/memcon.css", "/none"):
        headers = example.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1]:8710"])
def test_other_hosts_are_turned_away(example: Reader, host: str) -> None:
    assert example.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8710", "localhost:9", "127.0.0.1"])
def test_this_machine_is_answered(example: Reader, host: str) -> None:
    assert example.get("/", headers={"host": host}).status_code == 200


def test_it_takes_nothing(example: Reader) -> None:
    assert example.get("/", method="POST").status_code == 405


def test_nothing_points_off_this_machine(example: Reader) -> None:
    for path in ("/", "/records", "/records/hal-1961-03-14", "/text/hal-1961-03-14"):
        page = example.get(path).text.replace("http://www.w3.org/", "")
        assert "http://" not in page
        assert "https://" not in page
        assert "style=" not in page
        assert "<script>" not in page


def test_what_is_not_there(example: Reader) -> None:
    for path in ("/records/none", "/text/none", "/raw/none", "/print/none", "/nowhere"):
        found = example.get(path)
        assert found.status_code == 404
        assert "Nothing is at this address" in found.text
    assert "&lt;script&gt;" in example.get("/<script>").text


def test_a_part_that_is_not_there_gives_the_first(example: Reader) -> None:
    for part in ("0", "2", "-1", "x", "99999999999999", "²"):
        assert example.get(f"/records/hal-1961-03-14?part={part}").status_code == 200


def test_one_file_is_shown_at_once() -> None:
    reader = Reader(EXAMPLE / "records" / "hal-1961-03-14.txt")
    assert reader.get("/").url.path == "/records/hal-1961-03-14"


def test_a_single_file_of_a_dossier_has_the_dossiers_parties() -> None:
    reader = Reader(EXAMPLE / "records" / "hal-1961-03-14.txt")
    assert 'title="Halven"' in reader.get("/").text


@pytest.mark.parametrize(
    "name",
    ["a b.txt", "q?.txt", "h#.txt", "p%41.txt", "<b>.txt", "é\u202e.txt", "~.txt", "a..b.txt"],
)
def test_strange_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("A. Marten. Yes.\n")
    (tmp_path / "other.txt").write_text("A. Marten. No.\n")
    reader = Reader(tmp_path)
    page = reader.get("/records").text
    assert "<b>" not in page.replace("<b>2</b>", "")
    hrefs = [part.split('"')[0] for part in page.split('href="')]
    links = [href for href in hrefs if href.startswith("/records/")]
    assert len(links) == 2
    assert all(reader.get(link).status_code == 200 for link in links)


def test_a_record_of_hostile_words(tmp_path: Path) -> None:
    words = (
        'A. Marten. <script>alert(1)</script> \u202egnp.exe\u202c &amp; "\r\n'
        "B. Sabran. '\x0b\x1b[2J\r\n"
    )
    (tmp_path / "a.txt").write_bytes(words.encode())
    page = Reader(tmp_path).get("/").text
    assert "<script>alert" not in page
    assert words_on(page) == words


def test_empty_states(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Only some words that nobody says.\n")
    page = Reader(tmp_path).get("/").text
    for words in ("not stated", "No turns", "No people", "No dates"):
        assert words in page


def test_a_changed_file_shows_when_the_page_is_loaded_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("A. Marten. Old words.\n")
    reader = Reader(tmp_path)
    assert "Old words" in reader.get("/").text
    file.write_text("A. Marten. New and longer words.\n")
    assert "New and longer words" in reader.get("/records/a").text


def test_a_text_too_long_for_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * 500_000)
    reader = Reader(tmp_path)
    assert "too long for a page" in reader.get("/text/a").text
    page = reader.get("/records/a").text
    assert "parts" in page
    assert len(page) < 400_000


def test_what_is_printed_in_the_foot(example: Reader) -> None:
    style = example.get("/print/hal-1961-03-14")
    assert style.headers["content-type"].startswith("text/css")
    assert "memcon reading of hal-1961-03-14" in style.text
