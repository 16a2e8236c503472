"""Drafts and amendments read from print, and kept as TOML."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draft_by_hand import BASE, OUTLINE, WIDER, amendment, inserts, replaces, work
from memcon.drafts.consolidate import alone
from memcon.drafts.form import work_of
from memcon.drafts.form_written import amendment_as_toml, as_toml
from memcon.drafts.moment import at_moment
from memcon.drafts.outline import Outline
from memcon.drafts.printed_text import taken_apart
from memcon.drafts.prose import read_amendment
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import (
    Addition,
    Amendment,
    Anchor,
    Basis,
    Effect,
    Evidence,
    Expression,
    Insertion,
    Join,
    MeaningChange,
    Move,
    Operation,
    Place,
    Provision,
    ProvisionKind,
    Reference,
    Relation,
    RelationKind,
    Renumbering,
    Repeal,
    Replacement,
    ScopeChange,
    Split,
    Sponsor,
    Status,
    Step,
    Work,
    WorkKind,
)

EXAMPLE = Path(__file__).parent.parent / "examples" / "sarn-narrows"
OPERATIVE, SUB = ProvisionKind.OPERATIVE, ProvisionKind.SUB
THANKS = Provision("x_1_1", OPERATIVE, "Thanks Lowmark;")


@pytest.mark.parametrize(
    ("words", "operations"),
    [
        ('In operative paragraph 2, replace the words "under their jurisdiction" by the words '
         '"regardless of jurisdiction".', WIDER.operations),
        ("In operative paragraph 2 replace “under their jurisdiction” with “regardless of"
         " jurisdiction.”", WIDER.operations),
        ("Replace the phrase “under their jurisdiction” in paragraph 2 by “regardless of"
         " jurisdiction”.", WIDER.operations),
        ("In operative paragraph 2, substitute “regardless of jurisdiction” for the words “under"
         " their jurisdiction”.", WIDER.operations),
        ("In operative paragraph 2, for “under their jurisdiction” read “regardless of"
         " jurisdiction”.", WIDER.operations),
        ("In operative paragraph 2, the words ‘under their jurisdiction’ should be replaced by"
         " ‘regardless of jurisdiction’.", WIDER.operations),
        ("In operative paragraph 2, delete the words “under their jurisdiction” and insert in"
         " their place “regardless of jurisdiction”.", WIDER.operations),
        ("In operative paragraph 2, delete “under their jurisdiction” and replace them by"
         " “regardless of jurisdiction”.", WIDER.operations),
        ("In the first preambular paragraph, delete “of vessels”.",
         (Repeal(Anchor("pre_1", "of vessels")),)),
        ("In paragraph 2 (a), delete the word “in”.", (Repeal(Anchor("op_2_a", "in")),)),
        ("In sub-paragraph (b) of operative paragraph 2, delete the word “in”.",
         (Repeal(Anchor("op_2_b", "in")),)),
        ("In operative paragraph 3, after the words “to report”, insert the words “each year”.",
         (inserts("op_3", "to report", "each year"),)),
        ("In operative paragraph 3, after the words “to report,” insert “each year.”",
         (inserts("op_3", "to report", "each year"),)),
        ("In operative paragraph 3, insert “each year” immediately after “to report”.",
         (inserts("op_3", "to report", "each year"),)),
        ("In operative paragraph 3, between “to report” and “to all States” insert “each year”.",
         (Insertion(Anchor("op_3", "to report", 1), Place.AFTER, "each year"),)),
        ("In operative paragraph 3, after “all States”, the second time they occur, insert “here”.",
         (Insertion(Anchor("op_3", "all States", 2), Place.AFTER, "here"),)),
        ("In operative paragraph 3, replace “all States” by “States”, wherever they occur.", None),
        ("In operative paragraph 3, replace “all States”, wherever they occur, by “States”.",
         (replaces("op_3", "all States", "States", 1),
          replaces("op_3", "all States", "States", 2))),
        ("At the end of operative paragraph 1, add the words “at any time”.",
         (Insertion(Anchor("op_1"), Place.END, "at any time"),)),
        ("Add the words “at any time” at the end of operative paragraph 1.",
         (Insertion(Anchor("op_1"), Place.END, "at any time"),)),
        ("Delete operative paragraph 3.", (Repeal(Anchor("op_3")),)),
        ("Operative paragraph 3 should be deleted.", (Repeal(Anchor("op_3")),)),
        ("Delete the last operative paragraph.", (Repeal(Anchor("op_4")),)),
        ("Operative paragraph 4 should read: “4. Decides to adjourn.”",
         (Replacement(Anchor("op_4"), "Decides to adjourn."),)),
        ("Replace operative paragraph 4 by the following:\n“4. Decides:\n(a) to adjourn;\n(b) to"
         " wait.”",
         (Replacement(Anchor("op_4"), "Decides:",
                      (Provision("x_1_2", SUB, "to adjourn;", "op_4"),
                       Provision("x_1_3", SUB, "to wait.", "op_4"))),)),
        ("After operative paragraph 3, insert a new paragraph reading as follows: “4. Thanks"
         " Lowmark;” and renumber the remaining paragraphs accordingly.",
         (Addition(Anchor("op_3"), Place.AFTER, (THANKS,)),)),
        ("Add the following new operative paragraph 4: “Thanks Lowmark;”",
         (Addition(Anchor("op_4"), Place.BEFORE, (THANKS,)),)),
        ("Insert “Thanks Lowmark;” as a new operative paragraph 5.",
         (Addition(Anchor("op_4"), Place.AFTER, (THANKS,)),)),
        ("Add a new preambular paragraph at the end, reading: “Noting the lights,”",
         (Addition(Anchor("pre_1"), Place.AFTER,
                   (Provision("x_1_1", ProvisionKind.PREAMBULAR, "Noting the lights,"),)),)),
        ("In operative paragraph 2, add a new sub-paragraph (c): “(c) at all times;”",
         (Addition(Anchor("op_2"), Place.END,
                   (Provision("x_1_1", SUB, "at all times;", "op_2"),)),)),
        ("Move operative paragraph 4 before operative paragraph 1.",
         (Move(Anchor("op_4"), Place.BEFORE, "op_1"),)),
        ("Merge operative paragraph 3 and operative paragraph 4.", (Join(Anchor("op_3"), "op_4"),)),
        ("Split operative paragraph 1 into two paragraphs after the word “mine”.",
         (Split(Anchor("op_1", "mine"), Place.AFTER, "x_1"),)),
        ("Renumber operative paragraph 4 as paragraph 3.",
         (Renumbering(Anchor("op_4"), "3"),)),
        ("In operative paragraph 2, delete “mines and” and insert “all” before “ports”.",
         (Repeal(Anchor("op_2", "mines and")), inserts("op_2", "ports", "all", Place.BEFORE))),
        ("In operative paragraph 1:\n(a) replace “no mine” by “nothing”;\n(b) after “laid” add"
         " “there”.",
         (replaces("op_1", "no mine", "nothing"), inserts("op_1", "laid", "there"))),
    ],
)  # fmt: skip
def test_instructions_are_read(words: str, operations: tuple[Operation, ...] | None) -> None:
    found = read_amendment(words, OUTLINE, "x")
    if operations is None:
        assert found.operations == ()
        assert len(found.unread) == 1
        return
    assert found.unread == ()
    assert found.operations == operations
    alone(OUTLINE, Amendment("x", "L.7", operations=found.operations))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("In operative paragraph 9, delete “mine”.", "has no operative paragraph 9"),
        ("In operative paragraph 2 (d), delete “mine”.", "has no (d)"),
        ("In line 3, delete “mine”.", "names no paragraph"),
        ("Delete “mine”.", "does not say in which paragraph"),
        ("In operative paragraph 1, delete “ships”.", "does not stand in op_1"),
        ("In operative paragraph 3, delete “all States”.", "stands 2 times"),
        ("Improve operative paragraph 3.", "not understood"),
        ("In operative paragraph 1, delete “mine” and make it milder.", "not understood"),
        ("In operative paragraph 1, delete “mine” and insert “ship”.", "not understood"),
        ("In operative paragraph 1, delete the second comma.", "not understood"),
        ("Add a new operative paragraph: “Thanks.”", "not understood"),
        ("Add a new operative paragraph 9: “Thanks.”", "no place for a new operative"),
        ("In operative paragraph 2, add a new sub-paragraph (f): “x;”", "not the next"),
        ("After operative paragraph 3, insert a new preambular paragraph: “Noting x,”",
         "would stand beside"),
        ("In operative paragraph 1, between “no” and “laid” insert “x”.", "just once"),
        ("Replace operative paragraph 4 by: “4. One.\n5. Two.”", "several paragraphs"),
        ("After operative paragraph 3, insert a new paragraph: “One:\n(a) x;\n(c) y;”",
         "do not follow"),
        ("Would the sponsors consider deleting “mine”?", "not understood"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_and_never_guessed(words: str, why: str) -> None:
    found = read_amendment(words, OUTLINE, "x")
    assert found.operations == ()
    assert len(found.unread) == 1
    assert why in found.unread[0].because
    assert "\n" not in found.unread[0].because


def test_what_is_understood_is_read_beside_what_is_not() -> None:
    words = "1. In operative paragraph 1, delete “no”. 2. Improve it.\n3. Delete paragraph 3."
    found = read_amendment(words, OUTLINE, "x")
    assert found.operations == (Repeal(Anchor("op_1", "no")), Repeal(Anchor("op_3")))
    assert [one.words for one in found.unread] == ["Improve it."]


@settings(deadline=None)
@given(st.text("delete inrplacoy “”\"'.,:;123()\n\ue000\ue001", max_size=80))
def test_any_words_are_read_or_handed_back(words: str) -> None:
    found = read_amendment(words, OUTLINE, "x")
    for one in found.operations:
        assert one.anchor.eid in OUTLINE.provisions


def test_long_hostile_words_take_no_time() -> None:
    for words in ("in " * 20_000, "“a” " * 5_000, "paragraph 1 and " * 5_000, "“" * 50_000):
        found = read_amendment(words, OUTLINE, "x")
        assert found.operations == ()


def test_a_printed_draft() -> None:
    taken = taken_apart((EXAMPLE / "records" / "nc-c1-l7.txt").read_text("utf-8"))
    made = taken.made
    assert isinstance(made, Work)
    assert (made.symbol, made.kind) == ("NC/C.1/L.7", WorkKind.DRAFT_RESOLUTION)
    assert made.title == "A MINE-FREE ZONE IN THE SARN NARROWS"
    assert made.sponsors == (Sponsor("Halven", "1961-02-24"), Sponsor("Ostmere", "1961-02-24"))
    eids = [one.eid for one in made.expressions[0].provisions]
    assert eids == [
        "formula", "pre_1", "pre_2", "pre_3", "pre_4", "op_1", "op_2", "op_3", "op_4",
    ]  # fmt: skip
    assert [(left.line, left.because) for left in taken.left] == [
        (32, "it is a note, and no part of the text")
    ]


def test_a_printed_draft_with_levels_hard_wrapped() -> None:
    taken = taken_apart(PRINTED)
    made = taken.made
    assert isinstance(made, Work)
    assert made.expressions[0].symbol == "A/C.1/L.99/Rev.1"
    assert made.expressions[0].date == "1962-11-05"
    outline = Outline.of(made.expressions[0])
    assert {eid: outline.numbers[eid] for eid in outline.provisions if outline.numbers[eid]} == {
        "op_1": "1", "op_1_a": "(a)", "op_1_a_i": "(i)", "op_1_a_ii": "(ii)", "op_1_b": "(b)",
        "op_2": "2",
    }  # fmt: skip
    assert outline.at("pre_1").text == "Recalling its resolution 1 (I) of 3 May 1960,"
    assert [one.words for one in taken.left] == ["4. Decides.", "(d) that they wait;"]
    assert "2. is due" in taken.left[0].because
    assert "follows nothing" in taken.left[1].because


PRINTED = """UNITED NATIONS
GENERAL ASSEMBLY

A/C.1/L.99/Rev.1
5 November 1962

Halven, Kestria and Ostmere: revised draft resolution

The General Assembly,

Recalling its resolution 1 (I) of 3 May
1960,

1. Declares:

(a) That mines

(i) of iron;

(ii) of brass;

(b) That ports;

4. Decides.

(d) that they wait;
"""


def test_a_printed_amendment() -> None:
    made = taken_apart((EXAMPLE / "records" / "nc-c1-l9.txt").read_text("utf-8")).made
    assert isinstance(made, Amendment)
    assert (made.id, made.to, made.movers) == ("NC/C.1/L.9", "NC/C.1/L.7", ("Kestria",))
    assert made.words.startswith("In operative paragraph 2, replace the words")
    assert 'movers = ["Kestria"]' in amendment_as_toml(made)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "neither a draft nor an amendment"),
        ("Dear Sir,\n\nI write to you.\n\nYours,", "neither a draft nor an amendment"),
        ("The Conference on the Narrows,\n\nRecalling x,\n\nNoting y,", "no operative paragraph"),
    ],
)
def test_what_is_no_draft_is_refused(text: str, why: str) -> None:
    with pytest.raises(DraftError, match=why):
        taken_apart(text)


@settings(deadline=None)
@given(st.text("ab1.() ,;:\nTheA/C:", max_size=120))
def test_any_text_is_taken_apart_or_refused(text: str) -> None:
    try:
        made = taken_apart(text).made
    except DraftError:
        return
    if isinstance(made, Work):
        Outline.of(made.expressions[0])


FULL = Work(
    "L.7",
    WorkKind.WORKING_PAPER,
    'A "zone"',
    "Committee",
    (Sponsor("HAL", "1961-02-24", "1961-03"), Sponsor("OST")),
    (
        BASE,
        Expression("L.7", (), "Rev.1", "1961-03-12", "en", ("L.9",)),
        replace(BASE, rev="Rev.2", date="1961-03-13"),
    ),
    (
        replace(
            WIDER,
            words="In\toperative 'paragraph' \"2\" \\ …\u0001",
            steps=(
                Step(Status.SUBMITTED, "1961-03-09", ("KES", "VAR")),
                Step(Status.ACCEPTED, "1961-03-12", because="They agreed."),
            ),
            effects=(
                Effect("Sker comes in.", ScopeChange.EXTENSION, None, True),
                Effect("x", None, MeaningChange.TERM, by="E. Marten",
                       evidence=(Evidence("a", "x y", 4, 7, "E. Marten"),)),
            ),
            evidence=(Evidence("b", "“z”"),),
        ),
        amendment("L.10", Move(Anchor("op_4"), Place.BEFORE, "op_1"),
                  Renumbering(Anchor("op_1"), "2"),
                  Split(Anchor("op_1", "that"), Place.BEFORE, "n")),
        amendment("L.11", Addition(Anchor("op_2"), Place.END,
                                   (Provision("m", SUB, "x;", "op_2"),
                                    Provision("m_1", SUB, "y;", "m"))),
                  Replacement(Anchor("op_4"), "Waits:", (Provision("w", SUB, "z.", "op_4"),)),
                  replaces("op_3", "all States", "", 2),
                  Insertion(Anchor("op_1"), Place.START, "Solemnly")),
        amendment("L.12", Repeal(Anchor("mod_1", "jurisdiction")), to="L.9"),
        amendment("L.13", Repeal(Anchor("pre_1")), to="L.7/Rev.1"),
        Amendment("L.14", "L.7/Rev.2"),
    ),
    (Step(Status.SUBMITTED, "1961-02-24"),),
    (
        Relation(RelationKind.IMPLIES_REJECTION_OF, Reference("L.9"), Reference("L.11", 2),
                 Basis.CHAIR, "So ruled."),
        Relation(RelationKind.DEPENDS_ON, Reference("L.10"), Reference("L.9"), Basis.HUMAN),
    ),
    ("L.11", "L.10"),
    (Evidence("a", "x"),),
)  # fmt: skip


def test_toml_out_then_in_is_the_same_text() -> None:
    assert work_of(as_toml(FULL)) == FULL
    assert as_toml(work_of(as_toml(FULL))) == as_toml(FULL)


@given(st.text(max_size=40), st.text(min_size=1, max_size=40))
def test_any_words_survive_toml(title: str, words: str) -> None:
    title, words = (one.encode("utf-8", "replace").decode() for one in (title, words))
    base = replace(BASE, provisions=(Provision("op_1", OPERATIVE, words),))
    made = replace(work(), title=title, expressions=(base,))
    assert work_of(as_toml(made)) == made


def test_the_example_reads_its_amendments_from_their_words() -> None:
    made = work_of((EXAMPLE / "drafts" / "nc-c1-l7.toml").read_text("utf-8"))
    assert [one.id for one in made.amendments] == ["NC/C.1/L.9", "NC/C.1/L.10", "NC/C.1/L.11"]
    assert [len(one.operations) for one in made.amendments] == [1, 1, 1]
    assert work_of(as_toml(made)) == made


SMALL = """symbol = "L.7"
[[revision]]
date = 1961-02-24
[[revision.provision]]
eId = "op_1"
text = "Declares that no mine shall be laid, and no mine kept;"
"""


def test_the_smallest_file() -> None:
    made = work_of(SMALL)
    assert made.expressions[0].provisions[0].kind is OPERATIVE
    assert made.expressions[0].date == "1961-02-24"


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("symbol", "expected TOML"),
        ("[[amendment]]\nid = 'a'\nmover = ['x']", r"amendment\[1\]\.mover: there is no such key"),
        ("[[amendment]]\nto = 'L.7'", r"amendment\[1\]\.id: it is missing"),
        ("[[amendment]]\nid = 3", r"amendment\[1\]\.id: expected a string"),
        ("[[amendment]]\nid = 'a'\nto = 'L.8'", r"amendment\[1\]: .* neither a revision nor"),
        ("[[amendment]]\nid = 'a'\nwords = 'Better.'", r"amendment\[1\]\.words: “Better.” could"),
        ("[[amendment]]\nid = 'a'\nto = 'L.8'\nwords = 'x'", r"amendment\[1\]\.to: "),
        ("[[amendment]]\nid = 'a'\n[[amendment]]\nid = 'a'", "two amendments have the id a"),
        ("[[amendment]]\nid = 'L.7'", r"amendment\[1\]\.id: “L.7” is empty, or the text itself"),
        ("[[amendment]]\nid = 'a'\n[[amendment.step]]\nstatus = 'lost'",
         r"amendment\[1\]\.step\[1\]\.status: “lost” is none of submitted"),
        ("[[amendment]]\nid = 'a'\n[[amendment.step]]\nstatus = 'adopted'\non = 'March'",
         r"amendment\[1\]\.step\[1\]\.on: “March” is no date"),
        ("[[amendment]]\nid = 'a'\n[[amendment.operation]]\ntype = 'burn'",
         r"amendment\[1\]\.operation\[1\]\.type: “burn” is none of"),
        ("[[amendment]]\nid = 'a'\n[[amendment.operation]]\ntype = 'repeal'\neId = 'op_1'\n"
         "exact = 'mine'", r"amendment\[1\]: a, operation 1: “mine” stands 2 times"),
        ("[[amendment]]\nid = 'a'\n[[amendment.operation]]\ntype = 'repeal'\neId = 'op_1'\n"
         "exact = 'mine'\noccurrence = -1", r"occurrence: expected a number"),
        ("[[amendment]]\nid = 'a'\n[[amendment.operation]]\ntype = 'insertion'\neId = 'op_1'\n"
         "place = 'end'\nnew = 'x'\n[[amendment.operation.provision]]\neId = 'y'\ntext = 'z'",
         "words or provisions, not both"),
        ("[[amendment]]\nid = 'a'\nto = 'b'\n[[amendment]]\nid = 'b'\nto = 'a'", "in a circle"),
        ("[[amendment]]\nid = 'a'\n[[amendment.step]]\nstatus = 'submitted'\non = 1961-03-01\n"
         "[[step]]\nstatus = 'withdrawn'\non = 1961-02-28",
         "a was moved on 1961-03-01, when the text was withdrawn"),
        ("[[revision]]\ndate = 1961-01-01", "L.7 is there twice"),
        ("[[revision]]\nrev = 'Rev.1'", r"revision\[2\]\.provision: L.7/Rev.1 has no provisions"),
        ("[[revision]]\nrev = 'Rev.1'\ndate = 1960-01-01\n[[revision.provision]]\neId = 'a'\n"
         "text = 'x'", "dated before the revision that it follows"),
        ("[[revision]]\nrev = 'Rev.1'\naccepts = ['z']", r"accepts: there is no amendment z"),
        ("[[revision]]\nrev = 'R'\n[[revision.provision]]\neId = 'a'\ntext = 'x'\nunder = 'b'",
         r"revision\[2\]\.provision: .* must follow"),
        ("[[relation]]\nkind = 'conflicts'\na = 'p'\nb = 'q'", r"relation\[1\]: there is no"),
        ("[[evidence]]\nrecord = 'a'\nexact = 'xy'\nstart = 1\nend = 2", "not as far apart"),
        ("[sponsor]\nactor = 'x'", r"sponsor: expected one \[\[sponsor\]\]"),
        ("x = 1", "x"),
    ],
)  # fmt: skip
def test_a_file_with_an_error_is_refused_with_its_key(more: str, why: str) -> None:
    with pytest.raises(DraftError, match=why) as refused:
        work_of(SMALL + more)
    assert "\n" not in str(refused.value)


def test_a_file_without_a_text_is_refused() -> None:
    for text, why in (("", "symbol: it is missing"), ("symbol = 'L.7'", "revision: there is none")):
        with pytest.raises(DraftError, match=why):
            work_of(text)


def test_the_words_of_a_sub_amendment_are_read() -> None:
    more = """
[[amendment]]
id = "a"
words = 'In operative paragraph 1, replace "no mine kept" by "no mine moored".'
[[amendment]]
id = "b"
to = "a"
words = 'Replace "moored" by "floated".'
"""
    made = work_of(SMALL + more)
    assert made.amendments[1].operations == (replaces("mod_1", "moored", "floated"),)


def test_the_file_that_the_documentation_shows() -> None:
    page = (EXAMPLE.parent.parent / "docs" / "drafts.md").read_text("utf-8")
    made = work_of(page.split("```toml\n")[1].split("```")[0])
    assert [len(one.operations) for one in made.amendments] == [1, 1]
    text = at_moment(made, date(1961, 3, 20), ["NC/C.1/L.10"]).text
    said = {one.eid: one.text for one in text.provisions}
    assert said["op_1"].endswith("ports situated in the territory of the signatory States:")
    assert said["op_2"] == "Invites the signatory States to report each year to the Conference."
    listed = re.findall(r"^\| `(\w+)` \|", page.split("## Operations")[1], re.MULTILINE)
    assert set(listed) == {one.type for one in get_args(Operation)}
