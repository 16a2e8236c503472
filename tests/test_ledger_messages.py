"""Messages and knowledge: what sentences tell, what is one message, what is never filled in."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.ledger.ledger import Ledger
from memcon.ledger.messages.concerns import known_to, of_parties
from memcon.ledger.messages.knowing import known_in
from memcon.ledger.messages.knowledge import knowings
from memcon.ledger.messages.messages import messages
from memcon.ledger.messages.telling import tellings
from memcon.ledger.messages.things import things
from memcon.model.ledger import Entry, Passage, Present, When
from memcon.model.marks import Certainty, Deed, Form
from memcon.model.negotiation import Delivery, Knew, Message
from memcon.text.span import Span

SIDES = {"E. Marten": "HAL", "P. Dahl": "HAL", "J. Sabran": "KES", "R. Hollis": "OST"}
TALK = (  # who says what, and the times in it
    ("J. Sabran", "Has the Minister seen the amendment that our delegate handed in?", ()),
    ("E. Marten", "This is the first I hear of it.", ()),
    ("J. Sabran", "Mr. Corvin wired the text to our Ministry.", ()),
    ("J. Sabran", "It reached them on Friday, 10 March.", (("Friday, 10 March", "1961-03-10"),)),
    ("P. Dahl", "On Saturday the 11th, if I may.", (("Saturday the 11th", "1961-03-11"),)),
    ("R. Hollis", "I received a letter from Tanner about the lease.", ()),
    ("R. Hollis", "The letter was sent by him on 8 March.", (("8 March", "1961-03-08"),)),
    ("E. Marten", "We shall inform the pilots tonight.", (("tonight", "1961-03-14"),)),
)


def ledger(
    said: Iterable[tuple[str, str, tuple[tuple[str, str], ...]]] = TALK,
    record: str = "hal-1",
    day: str | None = "1961-03-14",
) -> Ledger:
    at, entries = 0, []
    for actor, words, times in said:
        whens = tuple(
            When(Span(at + words.index(w), at + words.index(w) + len(w)), w, value)
            for w, value in times
        )
        entries.append(entry((record, at), words, actor, day, whens))
        at += len(words) + 1
    present = [Present(record, day, name, None, side) for name, side in SIDES.items()]
    return Ledger.folded(entries, took_part=present)


def entry(
    place: tuple[str, int],
    words: str,
    actor: str,
    day: str | None = "1961-03-14",
    times: tuple[When, ...] = (),
) -> Entry:
    record, at = place
    deed = Deed.ASK if words.endswith("?") else Deed.MESSAGE
    return Entry(
        deed, Passage(record, Span(at, at + len(words)), words), day, actor, None,
        SIDES.get(actor), (), "", None, Certainty.ASSERTED, None, None, None, None, None,
        "act/hand", "By hand.", times, Form.DIRECT,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "medium", "sender", "receivers", "about"),
    [
        ("We received a telegram from Mr. Tanner about the lease.", "telegram", "Mr. Tanner",
         ("We",), "the lease"),
        ("Your own people told me that the buoys had gone.", "oral", "Your own people", ("me",),
         "the buoys had gone"),
        ("The President handed the Ambassador the attached note.", "note", "The President",
         ("the Ambassador",), ""),
        ("We are told, besides, that a jetty is building.", "oral", "", ("We",),
         "a jetty is building"),
        ("On the 7th I said to Mr. Tanner that we could join.", "oral", "I", ("Mr. Tanner",),
         "we could join"),
        ("We spoke about this with Hollis.", "conversation", "We", ("Hollis",), "this"),
        ("His consul in Lowmark was given forty letters of thanks.", "letters", "",
         ("His consul in Lowmark",), "thanks"),
        ("I acted on your telegram 29 of 6 March.", "telegram", "your", (), ""),
    ],
)  # fmt: skip
def test_a_sentence_tells_of_a_message(
    words: str, medium: str, sender: str, receivers: tuple[str, ...], about: str
) -> None:
    (told,) = tellings(words)
    assert (told.medium, told.sender, told.receivers, told.about) == (
        medium, sender, receivers, about,
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "I must tell you that we cannot agree.",  # it is said here
        "Tell us, please, where the line runs.",
        "They could have told him that.",  # it was not done
        "There was no opportunity to talk to the pilots.",
        "He is well informed on the lease.",
        "The Admiralty was told to go on.",  # an order, not news
        "It takes note of the report.",
        "They will inform each other of their votes.",
        "It is an informed decision of the Council.",
        "The letters of sympathy were many.",
        "He had a policy of telling the truth which pleased them.",
        "We plan to keep Colombians informed of any developments.",
    ],
)
def test_a_sentence_tells_of_none(words: str) -> None:
    assert tellings(words) == ()


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("Nobody told me anything about the lease.", Delivery.DENIED),
        ("We have received no reply from Kestria.", Delivery.DENIED),
        ("Maybe we will get a letter from Hollis soon.", Delivery.EXPECTED),
        ("Please inform the Minister that we abstain.", Delivery.EXPECTED),
        ("Did you get a message from your delegate?", Delivery.ASKED),
        ("Hollis told me that the lease has run out.", Delivery.TOLD),
    ],
)
def test_whether_it_was_sent(words: str, how: Delivery) -> None:
    assert [told.delivery for told in tellings(words)] == [how]


def test_what_comes_from_a_town_has_no_sender() -> None:
    (told,) = tellings("We have materials from New York.")
    assert (told.sender, told.origin) == ("", "New York")


def by(found: Iterable[Message], medium: str) -> Message:
    (one,) = (one for one in found if one.medium == medium)
    return one


def test_a_corrected_receipt_stays_withdrawn_and_no_sending_is_made_up() -> None:
    wire = by(messages(ledger()), "telegram")
    assert [(one.value, one.withdrawn) for one in wire.received] == [
        ("1961-03-10", True),
        ("1961-03-11", False),
    ]
    assert (wire.sent, len(wire.entries), wire.receivers) == ((), 3, ("our Ministry",))


def test_a_later_sentence_that_refers_back_tells_of_the_same_message() -> None:
    letter = by(messages(ledger()), "letter")
    assert len(letter.entries) == 2
    assert [one.value for one in letter.sent] == ["1961-03-08"]


def test_two_letters_stay_two_where_it_is_not_sure() -> None:
    said = (
        ("R. Hollis", "I received a letter from Tanner about the lease.", ()),
        ("J. Sabran", "We received a letter from Tanner about the tenders.", ()),
    )
    assert len(messages(ledger(said))) == 2


def test_what_may_be_sent_in_a_supposed_case_is_no_message() -> None:
    one = entry(("hal-1", 0), "If you like, we shall send you a letter from Hollis.", "E. Marten")
    supposed = replace(one, certainty=Certainty.CONDITIONAL)
    assert messages(Ledger.folded([supposed])) == ()


def test_dates_that_do_not_agree_are_said_and_no_error() -> None:
    said = (
        ("E. Marten", "We received a letter of 9 March from Tanner on 7 March.",
         (("9 March", "1961-03-09"), ("7 March", "1961-03-07"))),
    )  # fmt: skip
    (letter,) = messages(ledger(said))
    assert letter.doubts == ("received 1961-03-07, before it was sent 1961-03-09",)


def test_he_did_not_know_until_he_was_told_and_who_was_there_is_presumed_to_know() -> None:
    found = {(one.who, one.knew, one.how) for one in knowings(ledger())}
    assert ("E. Marten", Knew.DID_NOT, "said so") in found
    assert ("E. Marten", Knew.KNEW, "told") in found
    assert ("P. Dahl", Knew.KNEW, "presumed") in found
    (lacks,) = (one for one in knowings(ledger()) if one.knew is Knew.DID_NOT)
    assert (lacks.until, lacks.of) == ("1961-03-14", "the amendment that our delegate handed in")


def test_what_a_ministry_received_is_not_what_each_of_its_people_knew() -> None:
    received = [one for one in knowings(ledger()) if one.how == "received"]
    assert [(one.who, one.person, one.party) for one in received] == [
        ("our Ministry", False, "KES"),
        ("R. Hollis", True, "OST"),
    ]


def test_who_was_there_only_in_part_is_not_known_to_know() -> None:
    late = Present("hal-1", "1961-03-14", "A. Penrith", None, "OST", "from 16:20")
    whole = ledger()
    found = knowings(Ledger.folded(whole.entries, took_part=(*whole.present, late)))
    (penrith,) = known_to(found, ["A. Penrith"], whole)
    assert penrith.knew is Knew.UNKNOWN
    assert "from 16:20" in penrith.because


@pytest.mark.parametrize(
    ("words", "knew"),
    [
        ("I was aware of this.", True),
        ("We were not aware that the lease had run out.", False),
        ("I know of no jetty.", False),
        ("He had heard nothing of it.", False),
        ("Nor was I aware of the lease.", False),
        ("I have not had the opportunity to go over the materials.", False),
        ("Do you know about the amendments?", None),
        ("We had information that they would sail.", True),
    ],
)
def test_a_sentence_says_who_knew(words: str, knew: bool | None) -> None:
    assert [one.knew for one in known_in(words)] == [knew]


@pytest.mark.parametrize(
    "words",
    [
        "As you know, we cannot.",
        "We should like to know where we live.",
        "He is known by the people.",
        "Let him know of it.",
        "He knows him well.",
        "For who knows what reason.",
        "As I am sure you are aware, we cannot.",
        "Until we know the outcome we shall wait.",
        "I never heard of him.",
        "On 8 March Mr. Read sent Hollis a paper.",
    ],
)
def test_a_sentence_says_it_of_nobody(words: str) -> None:
    known = [one for one in known_in(words) if one.who.lower() not in ("who", "")]
    assert known == []


def test_nothing_said_is_nothing_known() -> None:
    said = (("E. Marten", "The draft is a good one.", ()),)
    assert messages(ledger(said)) == ()
    assert knowings(ledger(said)) == ()


def test_as_of_a_day_before_nothing_is_told_yet() -> None:
    assert messages(ledger().as_of(date(1961, 3, 13))) == ()
    assert knowings(ledger().as_of(date(1961, 3, 13))) == ()
    assert messages(ledger(day=None).as_of(date(1999, 1, 1))) == ()


@given(st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(mixed: random.Random) -> None:
    one, two = ledger(), ledger(TALK[4:], "kes-2", "1961-03-16")
    entries = [*one.entries, *two.entries]
    whole = Ledger.folded(entries, took_part=(*one.present, *two.present))
    mixed.shuffle(entries)
    again = Ledger.folded(entries, took_part=(*two.present, *one.present))
    assert messages(whole) == messages(again)
    assert knowings(whole) == knowings(again)


@given(st.sets(st.integers(0, len(TALK) - 1)))
def test_without_a_passage_nothing_rests_on_it(gone: set[int]) -> None:
    whole = ledger()
    kept = tuple(one for n, one in enumerate(whole.entries) if n not in gone)
    left = Ledger.folded(kept, took_part=whole.present)
    rests = [e for one in messages(left) for e in one.entries]
    rests += [one.entry for one in knowings(left)]
    assert all(one in kept for one in rests)


def test_those_of_a_party_or_a_person_by_code_or_name() -> None:
    whole = ledger()
    assert [one.medium for one in of_parties(messages(whole), ["OST"], whole)] == ["letter"]
    assert of_parties(messages(whole), ["VAR"], whole) == ()
    assert {one.party for one in known_to(knowings(whole), ["KES"], whole)} == {"KES"}
    assert {one.who for one in known_to(knowings(whole), ["e. marten"], whole)} == {"E. Marten"}


def test_one_thing_has_its_messages_and_who_knew() -> None:
    whole = ledger()
    sent = messages(whole)
    first, *others = things(sent, knowings(whole, sent))
    assert first.title == "The amendment that our delegate handed in"
    assert [one.medium for one in first.messages] == ["telegram"]
    assert {one.who for one in first.knowings} >= {"E. Marten", "J. Sabran", "our Ministry"}
    assert len({one.id for one in (first, *others)}) == len(others) + 1


HOSTILE = st.text(
    alphabet="tell send from told letter to , . ? ' ’ me you X \n\u202e0", max_size=80
)


@given(HOSTILE)
def test_any_words_do_no_harm(words: str) -> None:
    said = " ".join(words.split()) or "."
    found = ledger(((("E. Marten"), said, ()),))
    sent = messages(found)
    assert things(sent, knowings(found, sent)) is not None


TELLING = (
    "told me that received a letter from Hollis to the Minister was informed nobody we you "
    "know of about aware not it read wrote conversation with his your , . ?"
)
WORDS = st.lists(st.sampled_from(TELLING.split()), max_size=14)


@given(WORDS)
def test_any_order_of_telling_words_does_no_harm(words: list[str]) -> None:
    found = ledger(((("E. Marten"), " ".join(words) or ".", ()),))
    for one in messages(found):
        assert one.entries
    for known in knowings(found):
        assert known.who
        assert known.of
