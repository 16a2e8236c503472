"""Reported speech and acts on the page: turns of sentences, labels, explanations and lists."""

import re
from dataclasses import replace
from time import process_time

import pytest

import told_by_hand
from memcon.dossier import Dossier
from memcon.model.marks import (
    Act,
    Attitude,
    Certainty,
    Deed,
    Form,
    Ground,
    Mark,
    Outcome,
    Speech,
    Strength,
)
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.text.span import Span
from memcon.web.acts import FILTERS, label_of
from memcon.web.exchanges import exchanges_of
from memcon.web.layout import laid_out
from memcon.web.parties import NAMELESS
from memcon.web.rail import View, rail_of
from memcon.web.record_page import record_page
from memcon.web.show import shown
from memcon.web.study import Study, study_of
from memcon.web.ties import Ties
from page_text import words_on

HAND = Ground("hand/any")


def study(*more: Mark) -> Study:
    reading = told_by_hand.reading()
    return study_of(replace(reading, marks=(*reading.marks, *more)), Dossier())


def page(hidden: tuple[str, ...] = ()) -> str:
    return shown("record.html", record_page(study(), "sker", 0, hidden))


def read_of(text: str, *marks: Mark) -> Reading:
    origin = Origin("a.txt", "text/plain", "0" * 64, 0, len(text))
    return Reading(Record.of("a", text, origin), marks)


def told(at: Span, speaker: str = "", label: Span | None = None, who: str | None = None) -> Speech:
    return Speech(at, HAND, Form.REPORTED, speaker, who, label=label)


def test_sentences_of_one_speaker_are_one_turn() -> None:
    turns = study().layout.turns
    assert [(len(turn.speeches), turn.form.value) for turn in turns] == [
        (2, "reported"), (3, "reported"), (2, "reported"), (1, "reported"), (1, "reported"),
        (1, "reported"), (1, "reported"), (3, "reported"), (2, "reported"), (1, "direct"),
        (1, "direct"), (1, "reported"),
    ]  # fmt: skip


def test_who_reports_and_who_speaks_has_one_look() -> None:
    made = study()
    of = dict(zip((f.name for f in made.roll.figures), made.looks.of, strict=True))
    figure = {f.name: f for f in made.roll.figures}
    assert [f.name for f in made.roll.figures] == [
        "E. Marten", "P. Dahl", "R. Hollis", "A. Penrith", "speaker not named",
    ]  # fmt: skip
    assert (figure["R. Hollis"].reported, len(figure["R. Hollis"].turns)) == (4, 5)
    assert of["R. Hollis"].css == of["A. Penrith"].css != of["E. Marten"].css
    assert of["speaker not named"] is NAMELESS


def test_who_is_not_named_is_nobody_in_the_lists() -> None:
    made = study()
    people = rail_of(View(made.layout, 0), made).people
    assert [row.name for row in people] == ["E. Marten", "P. Dahl", "R. Hollis", "A. Penrith"]
    printed = page()
    assert printed.count(">not named</span>") == 2  # beside the turn and in the table of turns


def test_he_who_is_not_identified_is_joined_to_nobody() -> None:
    text = "He said no. They parted for an hour. He said yes."
    one, other = Span(0, 2), Span(37, 39)
    made = study_of(
        read_of(text, told(Span(0, 11), "He", one), told(Span(37, 49), "He", other)), Dossier()
    )
    assert len(made.layout.turns) == 2
    assert len(set(made.roll.speaker_of)) == 2
    assert {look.css for look in made.looks.of} == {"p0"}


@pytest.mark.parametrize(
    ("first", "second", "turns"),
    [
        (("A", None, "a"), ("B", None, "a"), 1),
        (("A", None, "a"), ("A", None, "b"), 2),
        (("The Minister", Span(0, 1), None), ("Mr. Marten", Span(0, 1), None), 1),
        (("He", Span(0, 1), None), ("He", Span(2, 3), None), 2),
        (("", None, None), ("A", None, None), 2),
    ],
)
def test_when_the_word_passes(
    first: tuple[str, Span | None, str | None],
    second: tuple[str, Span | None, str | None],
    turns: int,
) -> None:
    text = "He said no. He said yes."
    reading = read_of(text, told(Span(0, 11), *first), told(Span(12, 24), *second))
    assert len(laid_out(reading).turns) == turns


def test_words_between_end_a_turn_and_a_paragraphs_number_does_not() -> None:
    text = "1. He said no.\n\n2. He said yes.\n\nSo. He said no."
    spans = (Span(3, 14), Span(19, 31), Span(37, 48))
    layout = laid_out(read_of(text, *(told(at, "A") for at in spans)))
    assert [len(turn.speeches) for turn in layout.turns] == [2, 1]
    [part] = layout.parts
    assert part[0].pieces[0].at.of(text).startswith("1. He")


def test_every_sentence_opens_at_its_words() -> None:
    printed = page()
    for speech in told_by_hand.speeches():
        why = f"why-{speech.at.start}-{speech.at.end}"
        assert f'id="{why}"' in printed
        assert re.search(rf'<a [^>]*data-why="[^"]*{why}[" ]', printed), speech
    assert re.search(r'<a class="mk told"[^>]*>The Minister opened</a>', printed)
    assert re.search(r'<a class="mk told quiet"[^>]*>Coal</a>', printed)


def test_the_explanation_of_a_sentence_leads_to_who_its_speaker_is() -> None:
    [speech] = [s for s in told_by_hand.speeches() if s.at == told_by_hand.place(
        "The Ambassador replied that he saw no harm in it.")]  # fmt: skip
    block = ground_of(page(), speech.at)
    assert "words as reported by the writer" in block
    hollis = told_by_hand.HOLLIS
    assert f'href="#{hollis.start}-{hollis.end}"' in block


def ground_of(printed: str, at: Span) -> str:
    start = printed.index(f'id="why-{at.start}-{at.end}"')
    return printed[start : printed.index('<p class="do">', start)]


def test_labels() -> None:
    wanted = {
        "claims": Act(Span(0, 1), HAND),
        "claims, hearsay, own doubt": Act(
            Span(0, 1), HAND, certainty=Certainty.REPORTED, flag=Span(0, 1)
        ),
        "asks, unanswered": Act(Span(0, 1), HAND, Deed.ASK, status=Outcome.UNANSWERED),
        "asks": Act(Span(0, 1), HAND, Deed.ASK, status=Outcome.ANSWERED),
        "for, if": Act(
            Span(0, 1), HAND, Deed.STANCE, value=Attitude.CONDITIONAL,
            certainty=Certainty.CONDITIONAL,
        ),
        "against, if": Act(
            Span(0, 1), HAND, Deed.STANCE, value=Attitude.AGAINST, certainty=Certainty.CONDITIONAL
        ),
        "promises": Act(Span(0, 1), HAND, Deed.COMMIT, strength=Strength.PROMISED),
        "norm for all": Act(Span(0, 1), HAND, Deed.COMMIT, strength=Strength.PROPOSED_NORM),
        "did not know": Act(Span(0, 1), HAND, Deed.KNOWLEDGE, certainty=Certainty.NEGATED),
        "message, negated": Act(Span(0, 1), HAND, Deed.MESSAGE, certainty=Certainty.NEGATED),
        "answers, corrects": Act(Span(0, 1), HAND, Deed.ANSWER, corrects=Span(0, 1)),
        "proposes, suggested": Act(Span(0, 1), Ground("suggest/model"), Deed.PROPOSE),
    }  # fmt: skip
    assert {label_of(act).name for act in wanted.values()} == set(wanted)
    assert {name: label_of(act).name for name, act in wanted.items()} == {n: n for n in wanted}


def test_each_deed_and_certainty_has_a_label_and_a_filter() -> None:
    kinds = {kind for kind, _, _ in FILTERS}
    for deed in Deed:
        for certainty in Certainty:
            label = label_of(Act(Span(0, 1), HAND, deed, certainty=certainty))
            assert label.kind in kinds
            assert label.does


def test_every_act_has_its_label_and_its_explanation() -> None:
    printed = page()
    for act in told_by_hand.acts():
        why = f"why-{act.at.start}-{act.at.end}"
        label = label_of(act)  # what other acts make of it comes after
        assert re.search(
            rf'<a class="act"[^>]* data-why="{why}" data-act="{label.kind}"', printed
        ), act
        block = ground_of(printed, act.at)
        assert f'data-of="{label.kind}"' in block
        assert act.ground.rule in block
        assert (act.actor or "not named") in block


def test_what_an_explanation_says() -> None:
    [act] = [act for act in told_by_hand.acts() if act.party == "Halven" and act.act is Deed.ASK]
    block = ground_of(page(), act.at)
    for words in ("The Minister, for Halven", "The Ambassador", "“the coaling station”",
                  "answered", "he saw no harm in it", "asserted", "act/ask"):  # fmt: skip
        assert words in block, words


def test_an_answer_says_what_it_answers_and_how() -> None:
    printed = page()
    printers = told_by_hand.place("The Minister remarked that lists had a way")
    assert re.search(rf'id="why-{printers.start}-\d+"', printed)
    [answer] = [act for act in told_by_hand.acts() if act.at.start == printers.start]
    block = ground_of(printed, answer.at)
    assert "Responds to" in block
    assert "asked if the list would be published" in block
    assert 'data-does="answers" data-but="evades"' in printed


def test_what_is_corrected_stays_and_says_so() -> None:
    printed = page()
    sent = told_by_hand.place("Your telegram of Monday has not reached me.")
    block = ground_of(printed, sent)
    assert "Corrected by" in block
    assert "More precisely" in block
    assert 'data-does="message" data-but="negated, corrected"' in printed


def test_a_response_of_several_sentences_is_met_by_the_answers_in_it() -> None:
    text = "Why? Well, it rained. It was late."
    asked = Act(Span(0, 4), HAND, Deed.ASK, response=Span(5, 34))
    claim = Act(Span(22, 34), HAND, Deed.CLAIM)
    answer = Act(Span(11, 21), HAND, Deed.ANSWER)
    ties = Ties.of(read_of(text, asked, claim, answer).of(Act))
    assert ties.met_by(answer) == (asked,)
    assert ties.met_by(claim) == ties.met_by(asked) == ()


def test_labels_are_no_words_of_the_record() -> None:
    assert words_on(page()) == told_by_hand.TEXT


def test_what_is_hidden_stands_in_the_page() -> None:
    assert 'data-hide="claim"' in page(("claim",))
    assert 'data-hide="ask claim"' in page(("claim", "ask", '"><script>'))
    assert 'data-kind="ask" aria-pressed="false"' in page(("ask",))
    assert 'data-kind="ask" aria-pressed="true"' in page()


def test_the_lists() -> None:
    made = study()
    questions, proposals, promises = exchanges_of(View(made.layout, 0), made)
    assert [(row.who, row.status, row.due, row.responder) for row in questions.rows] == [
        ("E. Marten", "answered", False, "R. Hollis"),
        ("A. Penrith", "evaded", True, "E. Marten"),
        ("E. Marten", "no answer in this record", True, ""),
    ]
    assert [(row.who, row.does, row.status) for row in proposals.rows] == [
        ("P. Dahl", "proposes", "agreed"),
        ("R. Hollis", "requests", "refused"),
        ("R. Hollis", "requests", "response not read"),
    ]
    assert [(row.who, row.does, row.reserve, row.status) for row in promises.rows] == [
        ("R. Hollis", "intends", "", ""),
        ("R. Hollis", "promises", "", ""),
        ("E. Marten", "offers", "if", ""),
    ]
    for rows in (questions.rows, proposals.rows, promises.rows):
        for row in rows:
            start, end = map(int, row.words.href.removeprefix("#").split("-"))
            assert told_by_hand.TEXT[start:end].split()[0] == row.words.words.split()[0]


def test_a_norm_that_is_proposed_is_nobodys_promise() -> None:
    at = told_by_hand.place("The meeting ended at noon.")
    made = study(Act(at, HAND, Deed.COMMIT, "P. Dahl", strength=Strength.PROPOSED_NORM))
    *_, promises = exchanges_of(View(made.layout, 0), made)
    assert [row.reserve for row in promises.rows][-1] == "nobody’s promise"


def test_who_does_an_act_is_not_guessed_from_a_shared_name() -> None:
    at = told_by_hand.place("The meeting ended at noon.")
    made = study(
        Act(at, HAND, Deed.ASK, "Marten"),
        Act(Span(at.start, at.start + 11), HAND, Deed.ASK, "P. Dahl"),
        Act(Span(at.start + 4, at.start + 11), HAND, Deed.ASK, ""),
    )
    questions, *_ = exchanges_of(View(made.layout, 0), made)
    assert [(row.who, row.look is None) for row in questions.rows[-3:]] == [
        ("P. Dahl", False), ("Marten", True), ("speaker not named", True),
    ]  # fmt: skip


def test_empty_lists_say_so() -> None:
    made = study_of(read_of("Nothing was said."), Dossier())
    printed = shown("record.html", record_page(made, "a"))
    for words in ("No questions", "No proposals or requests", "No promises"):
        assert f"{words} are read in this record." in printed


@pytest.fixture(scope="module")
def long() -> Study:
    """A memorandum of 5,000 reported sentences by twenty speakers, three acts in each four."""
    marks: list[Mark] = []
    words: list[str] = []
    at = 0
    for n in range(5000):
        who = f"Mr. {chr(65 + n % 20)}orn"
        said = f"{who} asked for the {n}th time whether the lights of the Narrows would be lit. "
        place = Span(at, at + len(said) - 1)
        subject = Span(at, at + len(who) + 6)
        marks.append(Speech(place, Ground("reported/name", (subject,)), Form.REPORTED, who))
        if n % 4:
            deed = (Deed.ASK, Deed.COMMIT, Deed.CLAIM)[n % 3]
            marks.append(Act(place, Ground("act/verb", (subject,)), deed, who))
        words.append(said + ("\n\n" if n % 8 == 7 else ""))
        at += len(words[-1])
    return study_of(read_of("".join(words), *marks), Dossier())


def test_a_record_of_five_thousand_sentences_stays_light(long: Study) -> None:
    assert len(long.layout.turns) == 5000
    begun = process_time()
    printed = shown("record.html", record_page(long, "a", 3))
    assert process_time() - begun < 3
    assert len(printed) < 2_000_000
    totals = [each.total for each in exchanges_of(View(long.layout, 3), long)]
    assert totals[0] + totals[2] > 2400
    assert "in other parts of this record" in printed
