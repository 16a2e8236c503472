"""A text through time: revisions, what sponsors accept, amendments carried over or stale."""

from dataclasses import replace
from datetime import date

import pytest

from draft_by_hand import (
    BASE,
    OPEN,
    OUTLINE,
    WIDER,
    YEARLY,
    amendment,
    inserts,
    replaces,
    texts,
    work,
)
from memcon.drafts.consolidate import consolidated
from memcon.drafts.moment import accepted, at_moment, days_of, revisions, sponsors
from memcon.drafts.rebase import Stale, rebased
from memcon.drafts.study import study_of
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import (
    Addition,
    Amendment,
    Anchor,
    Expression,
    Insertion,
    Operation,
    Place,
    Provision,
    ProvisionKind,
    RelationKind,
    Repeal,
    Replacement,
    Sponsor,
    Status,
    Step,
)


def decided(one: Amendment, moved: str, *steps: Step) -> Amendment:
    return replace(one, steps=(Step(Status.SUBMITTED, moved), *steps))


ADOPTED = decided(WIDER, "1961-03-09", Step(Status.ADOPTED, "1961-03-17"))
PENDING = decided(YEARLY, "1961-03-13")
WITHDRAWN = decided(OPEN, "1961-03-15", Step(Status.WITHDRAWN, "1961-03-16"))
WORK = work(ADOPTED, PENDING, WITHDRAWN)


def revised(**words: str) -> Expression:
    """The text as Rev.1, with other words in some provisions; without those given as ""."""
    kept = (one for one in BASE.provisions if words.get(one.eid, "x") != "")
    made = tuple(replace(one, text=words.get(one.eid, one.text)) for one in kept)
    return replace(BASE, rev="Rev.1", date="1961-03-12", provisions=made)


def test_law_8_text_is_the_base_and_what_was_adopted_by_then() -> None:
    for day, there in ((date(1961, 3, 16), False), (date(1961, 3, 17), True), (None, True)):
        moment = at_moment(WORK, day)
        assert ("regardless" in texts(moment.text)["op_2"]) is there
        assert moment.revision == BASE
        assert [one.id for one in moment.made] == (["L.9"] if there else [])
    assert at_moment(WORK, None).text == consolidated(BASE, [ADOPTED]).expression


def test_law_8_what_is_pending_on_a_day() -> None:
    def pending(day: int) -> list[str]:
        return [one.id for one in at_moment(WORK, date(1961, 3, day)).pending]

    assert pending(8) == []
    assert pending(9) == ["L.9"]
    assert pending(15) == ["L.9", "L.10", "L.11"]
    assert pending(16) == ["L.9", "L.10"]
    assert pending(17) == ["L.10"]


def test_a_text_is_not_there_before_its_day() -> None:
    with pytest.raises(DraftError, match=r"L\.7 does not exist before 1961-02-24"):
        at_moment(WORK, date(1961, 2, 23))


def test_a_day_that_is_only_a_month_is_not_reached_before_its_end() -> None:
    unsure = work(decided(WIDER, "1961-03-09", Step(Status.ADOPTED, "1961-03")))
    assert at_moment(unsure, date(1961, 3, 30)).made == ()
    assert at_moment(unsure, date(1961, 3, 31)).made != ()
    undated = work(decided(WIDER, "1961-03-09", Step(Status.ADOPTED)))
    assert at_moment(undated, date(1999, 1, 1)).made == ()


def test_pending_amendments_can_be_supposed() -> None:
    moment = at_moment(WORK, date(1961, 3, 14), ["L.10"])
    assert "each year" in texts(moment.text)["op_3"]
    for name, why in (
        ("L.99", "no amendment L.99"),
        ("L.11", "had not been moved by then"),
    ):
        with pytest.raises(DraftError, match=why):
            at_moment(WORK, date(1961, 3, 14), [name])
    with pytest.raises(DraftError, match=r"L\.11 was withdrawn"):
        at_moment(WORK, None, ["L.11"])
    assert at_moment(WORK, date(1961, 3, 15), ["L.11"]).text != BASE  # not yet withdrawn
    with pytest.raises(DraftError, match=r"L\.11 and L\.9 conflict"):
        at_moment(WORK, date(1961, 3, 15), ["L.9", "L.11"])


def test_an_amendment_to_a_withdrawn_text_is_refused() -> None:
    gone = work(PENDING, steps=(Step(Status.WITHDRAWN, "1961-03-14"),))
    with pytest.raises(DraftError, match="withdrawn: there is nothing to amend"):
        at_moment(gone, date(1961, 3, 14), ["L.10"])
    assert at_moment(gone, date(1961, 3, 14)).status is Status.WITHDRAWN


def test_what_was_adopted_must_go_together() -> None:
    both = work(ADOPTED, decided(OPEN, "1961-03-15", Step(Status.ADOPTED, "1961-03-17")))
    with pytest.raises(DraftError, match="conflict"):
        at_moment(both, None)


def test_t_5_accepting_makes_a_revision_without_a_vote() -> None:
    taken = decided(WIDER, "1961-03-09", Step(Status.ACCEPTED, "1961-03-12"))
    revision = Expression("L.7", (), "Rev.1", "1961-03-12", accepts=("L.9",))
    both = work(taken, PENDING, expressions=(BASE, revision))
    made = revisions(both)[1]
    assert made.symbol == "L.7/Rev.1"
    assert made.provisions == consolidated(BASE, [WIDER]).expression.provisions
    assert made.provisions == accepted(both, BASE, ["L.9"]).provisions
    moment = at_moment(both, date(1961, 3, 14))
    assert moment.revision.rev == "Rev.1"
    assert moment.made == ()  # it is in the revision
    assert [one.to for one in moment.pending] == ["L.7/Rev.1"]
    assert at_moment(both, date(1961, 3, 11)).text == BASE


def test_t_5_accepted_words_are_in_the_text_before_the_revision_is_printed() -> None:
    taken = work(decided(WIDER, "1961-03-09", Step(Status.ACCEPTED, "1961-03-12")))
    assert "regardless" in texts(at_moment(taken, date(1961, 3, 12)).text)["op_2"]


def test_t_5_a_revision_without_words_must_say_what_it_accepts() -> None:
    with pytest.raises(DraftError, match=r"no amendment L\.99"):
        revisions(work(expressions=(BASE, Expression("L.7", (), "Rev.1", accepts=("L.99",)))))
    with pytest.raises(DraftError, match="has no provisions"):
        revisions(work(expressions=(Expression("L.7", ()),)))


def test_t_7_a_pending_amendment_is_carried_over() -> None:
    new = revised(op_3="Invites and urges all States to report to the Chair;")
    carried = rebased(YEARLY, BASE, new)
    assert carried == replace(YEARLY, to="L.7/Rev.1")
    assert (
        "report each year to the Chair" in (texts(consolidated(new, [carried]).expression)["op_3"])
    )


@pytest.mark.parametrize(
    ("operation", "new", "why"),
    [
        (inserts("op_3", "to report", "each year"), {"op_3": "Invites all States to wait;"},
         "“to report” no longer stands in op_3 of L.7/Rev.1"),
        (inserts("op_3", "to report", "each year"), {"op_3": ""},
         "op_3 is no longer in L.7/Rev.1"),
        (inserts("op_3", "to report", "each year"),
         {"op_3": "Invites all States to report, and to report to all States;"},
         "which place is meant cannot be told"),
        (replaces("op_3", "all States", "x", 2), {"op_3": "Invites to report to all States;"},
         "cannot be told"),
        (Repeal(Anchor("op_1")), {"op_1": "Declares that mines are bad;"},
         "op_1 was reworded in L.7/Rev.1"),
        (Replacement(Anchor("op_2"), "x"), {"op_2_a": "in times of peace;"},
         "op_2_a was reworded"),
        (inserts("op_3", "to report", "each year"),
         {"op_3": "Invites all States to report each year to all States;"},
         "L.7/Rev.1 already says what x asks for"),
        (inserts("op_3", "to report", "each year"),
         {"op_3": "Urges all States to report each year to all States, at least;"},
         "already says"),
        (replaces("op_2", "under their jurisdiction", "regardless of jurisdiction"),
         {"op_2": "Urges all States to keep mines out of ports regardless of jurisdiction:"},
         "no longer stands"),
        (Insertion(Anchor("op_1"), Place.END, "at any time"),
         {"op_1": "Solemnly declares that no mine shall be laid at any time;"},
         "already says"),
        (Addition(Anchor("op_3"), Place.AFTER,
                  (Provision("n", ProvisionKind.OPERATIVE, "Decides to meet again."),)),
         {"op_1": "x"}, ""),
    ],
)  # fmt: skip
def test_t_7_or_is_stale_with_the_reason(
    operation: Operation, new: dict[str, str], why: str
) -> None:
    found = rebased(amendment("x", operation), BASE, revised(**new))
    if not why:
        assert not isinstance(found, Stale)
        return
    assert isinstance(found, Stale)
    assert why in found.because
    assert "\n" not in found.because


def test_t_7_stale_amendments_are_shown_apart() -> None:
    new = revised(op_3="Invites all States to wait;")
    moment = at_moment(work(PENDING, expressions=(BASE, new)), date(1961, 3, 14))
    assert moment.pending == ()
    assert [one.amendment.id for one in moment.stale] == ["L.10"]
    adopted = decided(YEARLY, "1961-03-10", Step(Status.ADOPTED, "1961-03-14"))
    with pytest.raises(DraftError, match=r"L\.10 cannot be made to L\.7/Rev\.1: “to report”"):
        at_moment(work(adopted, expressions=(BASE, new)), date(1961, 3, 14))


def test_sponsors_join_and_leave() -> None:
    both = work(sponsors=(Sponsor("HAL"), Sponsor("OST", "1961-02-24", "1961-03-15"),
                          Sponsor("VAR", "1961-03-10")))  # fmt: skip
    assert [one.actor for one in sponsors(both, date(1961, 3, 1))] == ["HAL", "OST"]
    assert [one.actor for one in sponsors(both, date(1961, 3, 14))] == ["HAL", "OST", "VAR"]
    assert [one.actor for one in sponsors(both, date(1961, 3, 15))] == ["HAL", "VAR"]


def test_a_sub_amendment_adopted_first_is_in_its_amendment() -> None:
    sub = decided(
        amendment("L.12", replaces("mod_1", "regardless", "independent"), to="L.9"),
        "1961-03-14",
        Step(Status.ADOPTED, "1961-03-15"),
    )
    both = work(decided(WIDER, "1961-03-09", Step(Status.ADOPTED, "1961-03-17")), sub)
    assert "independent of jurisdiction" in texts(at_moment(both, None).text)["op_2"]
    waiting = at_moment(both, date(1961, 3, 14)).pending[0]
    assert waiting.operations == WIDER.operations
    settled = at_moment(both, date(1961, 3, 15)).pending[0]
    assert settled.operations != WIDER.operations


def test_the_days_on_which_something_changed() -> None:
    assert list(days_of(WORK)) == [
        date(1961, 2, 24),
        *(date(1961, 3, day) for day in (9, 13, 15, 16, 17)),
    ]


def test_a_study_draws_what_goes_together_and_names_the_rest() -> None:
    every = work(
        decided(WIDER, "1961-03-09"), decided(YEARLY, "1961-03-13"), decided(OPEN, "1961-03-15")
    )
    study = study_of(every, date(1961, 3, 16))
    assert study.marked.drawn == ("L.9", "L.10")
    assert study.marked.beside == ("L.11",)
    row = next(one for one in study.marked.rows if one.row.eid == "op_2")
    assert (row.by, row.also) == (("L.9",), ("L.11",))
    assert [(p.words, p.clash) for p in row.pieces if p.by] == [
        ("under their jurisdiction", True),
        ("regardless of jurisdiction", False),
    ]
    assert {one.kind for one in study.relations} == {
        RelationKind.CONFLICTS,
        RelationKind.IMPLIES_REJECTION_OF,
    }
    assert study_of(every, date(1961, 3, 16), ["L.11"]).marked.drawn == ("L.11",)
    assert study_of(every, date(1961, 3, 16), []).marked.drawn == ()
    with pytest.raises(DraftError, match=r"L\.11 is not before the body on that day"):
        study_of(every, date(1961, 3, 14), ["L.11"])
    assert OUTLINE.expression == BASE
