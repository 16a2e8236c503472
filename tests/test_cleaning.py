"""A page's lines are undone where they were only the page's, and nowhere else."""

import textwrap

import pytest

from memcon.text.alignment import Alignment
from memcon.text.clean import clean
from memcon.text.hyphens import Hyphens
from memcon.text.paragraphs import paragraphs
from memcon.text.span import Span

OPENING = (
    "The Minister said that his Government had always favoured the peaceful use of the Narrows "
    "and that nothing in the draft could be read as taking away a right that the coastal states "
    "had enjoyed since the treaty of 1884."
)
REPLY = (
    "Mr. Sabran replied that he could not accept this reading. The batteries on the northern "
    "shore were a matter for the Commission, and he would ask Ambassador Hollis and Secretary "
    "General Tanner to take it up in Kestria. Nobody had spoken of it before."
)
LIST = """\
PARTICIPANTS
E. Marten, Minister for Foreign Affairs of the Republic of Halven
J. Sabran, Ambassador
L. Corvin, Counselor
R. Hollis, interpreter"""
ADDRESS = "The Honourable\nE. Marten\nMinister of Foreign Affairs\nSker, Halven"
POEM = """\
The ships went out at break of day
and nobody could see
how far the harbour lights would play
upon the silver sea,

The captain turned and spoke no word
of what he left behind,
the only sound the sailors heard
was in the rising wind."""
TABLE = """\
Wheat          1,000,000     63.6
Cotton            35,000     18.9
Tallow             6,000      1.1"""


def wrapped(words: str, width: int = 66, first: str = "", later: str = "") -> str:
    return "\n".join(
        textwrap.wrap(
            words,
            width,
            initial_indent=first,
            subsequent_indent=later,
            break_on_hyphens=False,
        )
    )


def read(text: str) -> list[str]:
    """Return the paragraphs of the cleaned text."""
    cleaned = clean(text)
    return [p.at.of(cleaned.text) for p in paragraphs(cleaned.text, cleaned.turns)]


def continued(text: str) -> list[bool]:
    cleaned = clean(text)
    return [p.continues for p in paragraphs(cleaned.text, cleaned.turns)]


TWO = f"{wrapped(OPENING)}\n\n{wrapped(REPLY)}"


@pytest.mark.parametrize(
    "text",
    [
        TWO,
        TWO.replace("\n", "\r\n"),
        TWO.replace("\n", "\r"),
        TWO.replace("\n\n", "\n   \n"),
        TWO.replace("\n", "  \n"),
        TWO.replace(" the ", "\u00a0the\u202f").replace(" his ", "\this "),
        TWO.replace("Government", "Govern\u00adment"),
        TWO.replace("\n", "\u2028"),
        textwrap.indent(TWO, "          "),
        f"{wrapped(OPENING, first='     ')}\n{wrapped(REPLY, first='     ')}",
        f"{wrapped(OPENING, first='     ')}\n\n{wrapped(REPLY, first='     ')}",
        f"{wrapped(OPENING)}\n{wrapped(REPLY)}",
        TWO.replace("\n\n", "\n").replace("\n", "\n\n"),
        f"{wrapped(OPENING)}\n\n\n{wrapped(REPLY)}".replace("\n\n\n", "\n\n\n\n"),
        f"{wrapped(OPENING)}\f{wrapped(REPLY)}",
        f"{wrapped(OPENING)}\n\f\n{wrapped(REPLY)}",
    ],
    ids=[
        *("blank lines", "CRLF", "CR", "lines of spaces", "spaces at ends", "odd spaces"),
        *("soft hyphen", "line separators", "margin", "indents", "indents and blank lines"),
        *("nothing between", "double-spaced", "wide gaps", "page end", "page end and lines"),
    ],
)
def test_paragraphs_of_any_setting(text: str) -> None:
    assert read(text) == [OPENING, REPLY]


@pytest.mark.parametrize("block", [LIST, ADDRESS, TABLE], ids=["list", "address", "table"])
def test_lines_that_are_lines_stay(block: str) -> None:
    assert read(f"{block}\n\n{TWO}") == [block, OPENING, REPLY]


def test_an_indent_parts_a_paragraph_from_a_list() -> None:
    text = f"{LIST}\n{wrapped(OPENING, first='     ')}\n{wrapped(REPLY, first='     ')}"
    assert read(text) == [LIST, OPENING, REPLY]


def test_a_poem_stays_a_poem() -> None:
    assert clean(POEM).text == POEM


def test_a_text_with_a_paragraph_a_line_is_left_alone() -> None:
    text = f"{LIST}\n\n{OPENING}\n\n{REPLY}\nNext line.\n"
    assert clean(text) == clean(text)
    assert clean(text).text == text
    assert clean(text).alignment == Alignment()


def test_a_cable_in_capitals() -> None:
    assert read(TWO.upper()) == [OPENING.upper(), REPLY.upper()]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("E. Marten. ", "J. Sabran. "),
        ("THE CHAIRMAN: ", "MR. SABRAN: "),
        ("The Minister: ", "Mr. Sabran: "),
    ],
)
def test_turns_with_nothing_between(first: str, second: str) -> None:
    turns = [first + OPENING, f"{second}Yes.", f"{first}It is agreed.", second + REPLY]
    assert read("\n".join(map(wrapped, turns))) == turns


def test_numbered_paragraphs_with_hanging_lines() -> None:
    items = [f"1. {OPENING}", f"2. {REPLY}"]
    assert read("\n".join(wrapped(item, later="   ") for item in items)) == items


def test_a_number_at_a_lines_start_is_not_always_an_item() -> None:
    text = (
        "The two delegations will meet again at the house of the Minister on\n"
        "12. March and will then speak of the ships that lie in the Narrows and\n"
        "of the men who were taken off them in the winter.\n"
    )
    assert read(text) == [" ".join(text.split())]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the closest co-\noperation of both", "the closest cooperation of both"),
        (
            "anti-aircraft guns and anti-\naircraft fire",
            "anti-aircraft guns and anti-aircraft fire",
        ),
        (
            "Anti-aircraft guns and anti-\naircraft fire",
            "Anti-aircraft guns and anti-aircraft fire",
        ),
        ("the right of self-\ndetermination", "the right of self-determination"),
        ("an up-to-\ndate list", "an up-to-date list"),
        ("the declara\u00ad\ntion of war", "the declaration of war"),
        ("the cour\u2010\ntesy call", "the courtesy call"),
        ("it was so -\nor not", "it was so -\nor not"),
        ("hy\u00adphen", "hyphen"),
    ],
)
def test_hyphens(text: str, words: str) -> None:
    assert clean(text).text == words


def test_hyphens_before_capitals_and_figures_stay() -> None:
    text = (
        "The members who sat on the old and honourable Ostmere-\n"
        "Halven commission left the town in the winter of 1961-\n"
        "62, after which the commission did not meet again at all.\n"
    )
    expected = " ".join(text.split()).replace("- ", "-")
    assert read(text) == [expected]


def test_the_texts_own_spelling_decides() -> None:
    hyphens = Hyphens("The co-operation and the cooperation.")
    assert hyphens.seam("of the co-", "operation") == (0, "")
    assert hyphens.seam("of the re-", "opening") == (1, "")
    assert hyphens.seam("the end—", "and") == (0, "")
    assert hyphens.seam("the end", "and") == (0, " ")


def paged(between: str) -> str:
    """Return the reply with a page's end, and what stands there, in its midst."""
    lines = wrapped(f"{OPENING} {REPLY}").split("\n")
    return "\n".join(lines[:5]) + between + "\n".join(lines[5:])


WHOLE = f"{OPENING} {REPLY}"


@pytest.mark.parametrize(
    "between",
    [
        *(
            "\f",
            "\n\f",
            "\n\n\f\n\n",
            "\n- 2 -\f",
            "\n\n2\n\f",
            "\f- 3 -\n",
            "\n\nPage 2 of 9\n\f\n",
        ),
        *("\n\f68  FOREIGN PAPERS\n", "\n- 2 -\n\fSECRET\n- 3 -\n", "\n\n- 2 -\n\n"),
    ],
)
def test_a_paragraph_broken_by_a_pages_end_is_one(between: str) -> None:
    assert read(paged(between)) == [WHOLE]


def test_a_word_broken_by_a_pages_end_is_one() -> None:
    text = wrapped(OPENING).replace("treaty", "trea-\n\n- 2 -\n\fty")
    assert read(text) == [OPENING]


NOTE = "1 See the earlier record of this talk, which lies in\nthe same file."


@pytest.mark.parametrize(
    "between",
    [f"\n\n{NOTE}\n\f", f"\n\n{NOTE}\n\n- 2 -\f", f"\n\n{NOTE}\n\n2 Not found.\n- 2 -\n\fSECRET\n"],
)
def test_a_note_at_the_pages_foot_stands_alone(between: str) -> None:
    text = paged(between)
    first, note, *others, last = read(text)
    assert f"{first} {last}" == WHOLE
    assert note == " ".join(NOTE.split())
    assert continued(text) == [False, False, *(False for _ in others), True]


def test_a_sentence_goes_on_with_a_capital_only_over_a_pages_end() -> None:
    half, rest = map(wrapped, REPLY.split(" Ambassador"))
    rest = wrapped(f"Ambassador{rest}")
    text = f"{wrapped(OPENING)}\n\n{half}\n\n{NOTE}"
    assert continued(f"{text}\n\f{rest}")[-1]
    assert not continued(f"{text}\n\n{rest}")[-1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("This was the end of what he had to say on the matter.", "and so on to the next"),
        ("There were these points that they went through one by one", "a. the ships"),
        ("A heading", "with small letters after it, as it sometimes stands"),
    ],
)
def test_what_does_not_go_on(before: str, after: str) -> None:
    assert not any(continued(f"{before}\n\n1 A note between.\n\n{after}"))


def test_a_numbered_paragraph_broken_by_a_page_is_no_note() -> None:
    lines = wrapped(f"2. {REPLY}").split("\n")
    text = (
        f"{wrapped(f'1. {OPENING}')}\n\n"
        + "\n".join(lines[:3])
        + "\n- 4 -\f"
        + "\n".join(lines[3:])
    )
    assert read(text) == [f"1. {OPENING}", f"2. {REPLY}"]


def test_running_heads_go_and_the_first_stays() -> None:
    head = "SECRET\nRecord of the talks at Sker"
    talks = (OPENING, REPLY, OPENING.replace("1884", "1920"))
    pages = [f"{head}, page {n}\n\n{wrapped(talk)}\n\nSECRET" for n, talk in enumerate(talks, 1)]
    assert read("\f".join(pages)) == [f"{head}, page 1", *talks]


def test_what_stands_once_at_a_pages_edge_stays() -> None:
    text = f"MEMORANDUM\n\n{wrapped(OPENING)}\f{wrapped(REPLY)}\n\nE. Marten"
    assert read(text) == ["MEMORANDUM", OPENING, REPLY, "E. Marten"]


def test_a_year_at_a_pages_edge_is_no_page_number() -> None:
    text = f"1962\n\n{wrapped(OPENING)}\f{wrapped(REPLY)}\n\n12"
    assert read(text) == ["1962", OPENING, REPLY]


def test_lines_of_a_paragraph_have_no_space_at_their_ends() -> None:
    cleaned = clean(f"{LIST.replace(chr(10), chr(13) + chr(10))}\r\n\r\n  {OPENING}").text
    first, second = paragraphs(cleaned)
    assert [line.of(cleaned) for line in first.lines(cleaned)] == LIST.split("\n")
    assert second.at.of(cleaned) == OPENING


def test_alignment_goes_back_and_forth() -> None:
    text = "the closest co-\n   operation\r\n of both"
    cleaned = clean(text)
    for word in ("closest", "cooperation", "both"):
        at = cleaned.text.index(word)
        there = cleaned.alignment.back(Span(at, at + len(word)))
        assert "".join(there.of(text).split()).replace("-", "") == word
        assert cleaned.alignment.forth(there) == Span(at, at + len(word))


def test_what_cleaning_puts_in_stands_before_what_follows() -> None:
    alignment = Alignment((0, 5), (0, 4))  # "abc\nd" reads "abc\n\nd"
    assert alignment.back(Span(3, 5)) == Span(3, 4)
    assert alignment.back(Span(4, 4)) == Span(4, 4)
    assert alignment.back(Span(5, 6)) == Span(4, 5)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\f", "\r\n\f\n", "\u00ad", "a", "\f\fa\f\f", "a\f\n"]
)
def test_next_to_nothing(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.text.split() == [] or cleaned.text.split() == ["a"]
    assert len(paragraphs(cleaned.text)) == len(cleaned.text.split())


def test_fields_of_a_heading_are_lines_of_their_own() -> None:
    text = (
        "From: Delegation of Kestria to the Conference on the Sarn Narrows, Lowmark\n"
        "To: Ministry for Foreign Affairs, Tollmouth\n\n"
        "1. Have today handed in our amendment to operative paragraph 2 of the draft\n"
        "of Halven and Ostmere. It replaces the words that were put in last week and\n"
        "bears the symbol of the Committee. The Chairman accepts it as in order, and\n"
        "nobody has raised a point about the time at which it was handed in to him.\n"
    )
    assert clean(text).text.startswith(
        "From: Delegation of Kestria to the Conference on the Sarn Narrows, Lowmark\nTo: Ministry"
    )
