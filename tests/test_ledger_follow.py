"""What became of questions, promises, requests and proposals, told by later passages alone."""

import random
from dataclasses import replace
from datetime import date

import pytest

from memcon.ledger.following.due import due_of
from memcon.ledger.following.follow import Following
from memcon.model.following import Bears, Fate, Followed
from memcon.model.ledger import Entry
from memcon.model.marks import Attitude, Certainty, Deed, Outcome, Strength
from spoken import ledger, said, when

# Sentences that have nothing to do with the rest, so that words are rare or not.
IDLE = tuple(
    said(Deed.CLAIM, "1961-02-01-idle", "D. Tanner", words, at=200 * n)
    for n, words in enumerate(
        (
            "The winter was mild in the islands.", "Ice closed the northern channel for a month.",
            "The pilots have asked for higher wages.", "A lightship was moved last autumn.",
            "The mail comes twice a week.", "Nobody has counted the herring.",
        )
    )
)  # fmt: skip

ASKED = said(Deed.ASK, "1961-03-02", "R. Hollis", "Who would sit on a joint commission?")
PROMISED = said(
    Deed.COMMIT, "1961-03-14", "J. Sabran",
    "I shall send the Minister the report of the harbour master by noon on Thursday.",
)  # fmt: skip
PROMISED = replace(
    PROMISED,
    strength=Strength.PROMISED,
    times=(when(PROMISED, "noon on Thursday", "1961-03-16T12:00:00"),),
)
PROPOSED = said(
    Deed.PROPOSE, "1961-03-02", "J. Sabran",
    "We propose a joint commission of inspection with its seat at Lowmark.",
)  # fmt: skip


def followed(one: Entry, *later: Entry, day: date | None = None) -> Followed:
    return Following.of(ledger(one, *IDLE, *later)).followed(one, day)


def fate(one: Entry, deed: Deed, actor: str, words: str) -> Fate | None:
    return followed(one, said(deed, "1961-03-20", actor, words)).fate


def test_who_was_asked_goes_back_to_the_question_and_answers() -> None:
    words = "You asked on the 2nd who would sit on a joint commission: two men from each State."
    found = followed(ASKED, said(Deed.CLAIM, "1961-03-14", "J. Sabran", words))
    assert found.fate is Fate.ANSWERED
    assert [one.how for one in found.bearings] == [Bears.ANSWERS]
    assert "“you asked”" in found.because
    assert "“commission”" in found.because


@pytest.mark.parametrize(
    ("actor", "words", "how"),
    [
        ("J. Sabran", "You asked who would sit on a joint commission; I cannot answer that today.",
         Bears.LEAVES_OPEN),
        ("R. Hollis", "I ask again, as we asked then, who would sit on a joint commission.",
         Bears.ASKS_AGAIN),
    ],
)  # fmt: skip
def test_a_question_recalled_is_not_answered(actor: str, words: str, how: Bears) -> None:
    found = followed(ASKED, said(Deed.CLAIM, "1961-03-14", actor, words))
    assert (found.fate, [one.how for one in found.bearings]) == (Fate.OPEN, [how])


def test_what_is_asked_again_was_not_answered() -> None:
    asked = replace(ASKED, status=Outcome.ANSWERED)
    again = said(
        Deed.CLAIM, "1961-03-14", "R. Hollis",
        "We ask again, as we asked then, who would sit on a joint commission.",
    )  # fmt: skip
    words = "You asked who would sit on a joint commission: two men from each State."
    answer = said(Deed.CLAIM, "1961-03-20", "J. Sabran", words)
    fates = [followed(asked, *later).fate for later in ((), (again,), (again, answer))]
    assert fates == [Fate.ANSWERED, Fate.OPEN, Fate.ANSWERED]


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        ("R. Hollis", "You asked who would sit on a joint commission: two from each State."),
        ("J. Sabran", "You asked who would pay for the lightship."),
        ("J. Sabran", "A joint commission would cost more than the tenders."),
    ],
)
def test_neither_the_asker_nor_other_matters_answer(actor: str, words: str) -> None:
    assert followed(ASKED, said(Deed.CLAIM, "1961-03-14", actor, words)).fate is Fate.OPEN


def test_who_was_not_asked_does_not_answer() -> None:
    asked = replace(ASKED, to=("Mr. Tanner",))
    words = "You asked on the 2nd who would sit on a joint commission: two men from each State."
    assert followed(asked, said(Deed.CLAIM, "1961-03-14", "J. Sabran", words)).fate is Fate.OPEN
    assert followed(asked, said(Deed.CLAIM, "1961-03-14", "D. Tanner", words)).fate is Fate.ANSWERED


def test_what_the_record_itself_says_stays() -> None:
    asked = replace(ASKED, status=Outcome.EVADED)
    assert followed(asked).fate is Fate.EVADED
    words = "You asked on the 2nd who would sit on a joint commission: two men from each State."
    assert followed(asked, said(Deed.CLAIM, "1961-03-14", "J. Sabran", words)).fate is Fate.ANSWERED


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        ("J. Sabran", "I sent the report of the harbour master on Wednesday."),
        ("L. Corvin", "The report of the harbour master has been sent to the Minister."),
        ("L. Corvin", "As promised, here is the report of the harbour master."),
        ("E. Marten", "I thank you for the report of the harbour master; thank you for the chart."),
        ("P. Dahl", "The Minister has received the report of the harbour master."),
    ],
)
def test_a_promise_is_done_when_somebody_who_knows_says_so(actor: str, words: str) -> None:
    assert fate(PROMISED, Deed.CLAIM, actor, words) is Fate.DONE


@pytest.mark.parametrize(
    ("deed", "actor", "words"),
    [
        (Deed.COMMIT, "J. Sabran", "I shall send the report of the harbour master on Monday."),
        (Deed.CLAIM, "J. Sabran", "I have not sent the report of the harbour master."),
        (Deed.CLAIM, "J. Sabran", "The report of the harbour master is long."),
        (Deed.CLAIM, "D. Tanner", "The harbour master sent his deputy to the islands."),
        (Deed.ASK, "E. Marten", "Have you sent the report of the harbour master?"),
    ],
)
def test_what_does_not_say_that_it_was_done_leaves_it_late(
    deed: Deed, actor: str, words: str
) -> None:
    assert fate(PROMISED, deed, actor, words) is Fate.LATE


def test_if_it_had_been_sent_is_no_sending() -> None:
    words = "If I had sent the report of the harbour master it would be here."
    unreal = said(Deed.CLAIM, "1961-03-20", "J. Sabran", words)
    unreal = replace(unreal, certainty=Certainty.COUNTERFACTUAL)
    assert followed(PROMISED, unreal).fate is Fate.LATE


def test_late_is_said_of_the_day_that_has_passed_and_nothing_more() -> None:
    idle = said(Deed.CLAIM, "1961-03-18", "R. Hollis", "The wind has turned.")
    assert followed(PROMISED).fate is Fate.OPEN
    assert followed(PROMISED, day=date(1961, 3, 16)).fate is Fate.OPEN
    assert followed(PROMISED, idle).fate is Fate.LATE
    found = followed(PROMISED, day=date(1961, 3, 17))
    assert found.fate is Fate.LATE
    assert found.because.endswith("nothing in the records says that it was done.")


def test_what_a_later_record_says_is_not_known_before_its_day() -> None:
    words = "I sent the report of the harbour master on Wednesday."
    sent = said(Deed.CLAIM, "1961-03-20", "J. Sabran", words)
    known = [followed(PROMISED, sent, day=date(1961, 3, day)).fate for day in (15, 19, 20)]
    assert known == [Fate.OPEN, Fate.LATE, Fate.DONE]


def test_a_promise_withdrawn() -> None:
    words = "I can no longer send the Minister the report of the harbour master."
    assert fate(PROMISED, Deed.CLAIM, "J. Sabran", words) is Fate.WITHDRAWN
    assert fate(PROMISED, Deed.CLAIM, "R. Hollis", words) is Fate.LATE


def test_a_proposed_norm_is_nobodys_promise() -> None:
    norm = replace(PROMISED, strength=Strength.PROPOSED_NORM)
    assert followed(norm).fate is None


def decided(actor: str, words: str, attitude: Attitude, day: str = "1961-03-14") -> Entry:
    return replace(said(Deed.STANCE, day, actor, words), value=attitude)


def test_others_accept_or_refuse_a_proposal() -> None:
    for_it = decided("E. Marten", "We are for a joint commission of inspection.", Attitude.FOR)
    against = decided(
        "R. Hollis", "We are against a joint commission of inspection.", Attitude.AGAINST
    )
    own = decided("L. Corvin", "We are for a joint commission of inspection.", Attitude.FOR)
    assert followed(PROPOSED, for_it).fate is Fate.ACCEPTED
    assert followed(PROPOSED, against).fate is Fate.REFUSED
    assert followed(PROPOSED, for_it, against).fate is Fate.DIVIDED
    assert followed(PROPOSED, own).fate is Fate.OPEN
    assert followed(PROPOSED, replace(for_it, certainty=Certainty.CONDITIONAL)).fate is Fate.OPEN


def test_records_of_one_day_have_no_order() -> None:
    words = "You asked on the 2nd who would sit on a joint commission: two men from each State."
    same_day = said(Deed.CLAIM, "1961-03-02-b", "J. Sabran", words)
    undated = replace(same_day, said_on=None)
    assert followed(ASKED, same_day).fate is Fate.OPEN
    assert followed(ASKED, undated).fate is Fate.OPEN


def test_the_order_of_records_does_not_matter() -> None:
    every = [ASKED, PROMISED, PROPOSED, *IDLE]
    every += [
        said(Deed.CLAIM, "1961-03-20", "J. Sabran", "I sent the report of the harbour master."),
        decided("R. Hollis", "We are against a joint commission of inspection.", Attitude.AGAINST),
    ]
    first = Following.of(ledger(*every))
    for seed in range(5):
        random.Random(seed).shuffle(every)
        assert Following.of(ledger(*every)) == first


@pytest.mark.parametrize(
    ("words", "times", "due"),
    [
        ("I shall put it to my Government tonight.", {"tonight": "1961-03-14"}, "1961-03-14"),
        ("You shall have an answer by noon on Thursday.",
         {"noon on Thursday": "1961-03-16T12:00:00"}, "1961-03-16T12:00:00"),
        ("I shall send the text of 24 February.", {"24 February": "1961-02-24"}, None),
        ("I shall send by Friday the notes of Monday.",
         {"Friday": "1961-03-17", "Monday": "1961-03-20"}, "1961-03-17"),
        ("I shall write on Friday or on Monday.",
         {"Friday": "1961-03-17", "Monday": "1961-03-20"}, None),
        ("We shall wait for ninety-nine years.", {"for ninety-nine years": None}, None),
        ("We shall decide.", {}, None),
    ],
)  # fmt: skip
def test_when_a_thing_is_due(words: str, times: dict[str, str | None], due: str | None) -> None:
    entry = said(Deed.COMMIT, "1961-03-14", "D. Tanner", words)
    entry = replace(entry, times=tuple(when(entry, *one) for one in times.items()))
    found = due_of(entry)
    assert (found.value if found else None) == due
