"""Amendments made to a text: anchors, conflicts, what commutes, rivals, sub-amendments."""

from dataclasses import replace

import pytest

from draft_by_hand import BASE, OPEN, OUTLINE, WIDER, YEARLY, amendment, inserts, replaces, texts
from memcon.drafts.apply import undone
from memcon.drafts.consolidate import consolidated, resolved, rival
from memcon.drafts.outline import Outline
from memcon.drafts.relations import conflicts, placed, relations
from memcon.drafts.sub_amend import Family, as_text
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import (
    Addition,
    Amendment,
    Anchor,
    Basis,
    Conflict,
    Insertion,
    Join,
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
    Split,
    Status,
    Step,
    Substitution,
)

SUB = ProvisionKind.SUB
OPERATIVE = ProvisionKind.OPERATIVE


def related(*amendments: Amendment) -> tuple[Relation, ...]:
    return relations(OUTLINE, placed({one.id: resolved(OUTLINE, one) for one in amendments}))


def only_conflict(*amendments: Amendment) -> Relation:
    found = conflicts(OUTLINE, placed({one.id: resolved(OUTLINE, one) for one in amendments}))
    assert len(found) == 1
    return found[0]


def made(*amendments: Amendment, order: tuple[str, ...] = ()) -> dict[str, str]:
    done = consolidated(BASE, amendments, order)
    assert undone(done) == BASE
    return texts(done.expression)


def test_t_1_words_are_replaced_and_given_back() -> None:
    before = repr(BASE)
    after = made(WIDER, YEARLY)
    assert after["op_2"].endswith("out of ports regardless of jurisdiction:")
    assert after["op_3"] == "Invites all States to report each year to all States;"
    assert {eid for eid in after if after[eid] != texts(BASE)[eid]} == {"op_2", "op_3"}
    assert repr(BASE) == before


@pytest.mark.parametrize(
    ("operation", "eid", "words"),
    [
        (Repeal(Anchor("op_1", "that")), "op_1", "Declares no mine shall be laid;"),
        (Repeal(Anchor("op_1", "Declares")), "op_1", "that no mine shall be laid;"),
        (Repeal(Anchor("op_1", "be laid")), "op_1", "Declares that no mine shall;"),
        (replaces("op_1", "be laid", ", ever"), "op_1", "Declares that no mine shall, ever;"),
        (inserts("op_1", "mine", ", floating or moored,"), "op_1",
         "Declares that no mine, floating or moored, shall be laid;"),
        (inserts("op_1", "mine", "naval", Place.BEFORE), "op_1",
         "Declares that no naval mine shall be laid;"),
        (inserts("op_1", "Declares", "Solemnly", Place.BEFORE), "op_1",
         "Solemnly Declares that no mine shall be laid;"),
        (Insertion(Anchor("op_1"), Place.END, "at any time"), "op_1",
         "Declares that no mine shall be laid at any time;"),
        (Insertion(Anchor("op_1"), Place.END, "at any time;"), "op_1",
         "Declares that no mine shall be laid at any time;"),
        (Insertion(Anchor("op_4"), Place.END, "The Chair shall preside."), "op_4",
         "Decides to meet again. The Chair shall preside."),
        (Insertion(Anchor("op_1"), Place.START, "Solemnly"), "op_1",
         "Solemnly Declares that no mine shall be laid;"),
    ],
)  # fmt: skip
def test_t_1_spaces_close_around_what_goes_and_comes(
    operation: Operation, eid: str, words: str
) -> None:
    assert made(amendment("a", operation))[eid] == words


@pytest.mark.parametrize(
    ("operation", "why"),
    [
        (replaces("op_1", "no ship", "x"), "does not stand in op_1 of L.7"),
        (replaces("op_1", "lai", "x"), "does not stand"),  # not a whole word
        (replaces("op_3", "all States", "x"), "stands 2 times in op_3 of L.7: say which"),
        (replaces("op_3", "all States", "x", 3), "stands only 2 times"),
        (replaces("op_1", "mine", "x", 2), "stands only once"),
        (replaces("op_9", "mine", "x"), "has no provision op_9"),
        (Substitution(Anchor("op_1"), "x"), "quotes no words"),
        (Insertion(Anchor("op_1", "mine"), Place.AFTER, ""), "has no words"),
        (Insertion(Anchor("op_1"), Place.AFTER, "x"), "quotes no words"),
        (Repeal(Anchor("op_9")), "has no provision op_9"),
        (Addition(Anchor("op_1"), Place.AFTER, ()), "brings no provisions"),
        (Addition(Anchor("op_1"), Place.AFTER, (Provision("op_2", OPERATIVE, "x"),)), "taken"),
        (Addition(Anchor("op_1"), Place.AFTER, (Provision("n", SUB, "x", "op_2"),)), "under op_2"),
        (Addition(Anchor("op_1"), Place.AFTER, (Provision("n", SUB, "x"),)), "sub-paragraph"),
        (Split(Anchor("op_2", "mines"), Place.AFTER, "n"), "provisions stand under it"),
        (Split(Anchor("op_1", "Declares"), Place.BEFORE, "n"), "nothing would be left"),
        (Split(Anchor("op_1", "mine"), Place.AFTER, "op_4"), "not taken"),
        (Join(Anchor("op_1"), "op_3"), "only the paragraph after it"),
        (Join(Anchor("op_1"), "op_2"), "provisions stand under them"),
        (Move(Anchor("op_1"), Place.AFTER, "op_1"), "stands there already"),
        (Move(Anchor("op_1"), Place.BEFORE, "op_2"), "stands there already"),
        (Move(Anchor("op_2"), Place.END, "op_2_a"), "cannot go under or beside"),
        (Move(Anchor("op_1"), Place.END, "op_2"), "another rank"),
    ],
)  # fmt: skip
def test_t_2_what_cannot_be_placed_is_refused_and_never_guessed(
    operation: Operation, why: str
) -> None:
    with pytest.raises(DraftError, match=why) as refused:
        consolidated(BASE, [YEARLY, amendment("a", operation)])
    assert "\n" not in str(refused.value)


def test_t_2_an_occurrence_says_which() -> None:
    after = made(amendment("a", replaces("op_3", "all States", "the Conference", 2)))
    assert after["op_3"] == "Invites all States to report to the Conference;"


def test_t_3_overlap() -> None:
    met = only_conflict(WIDER, OPEN)
    assert met.conflict is Conflict.OVERLAP
    assert met.because == "Both change “under their jurisdiction” in op_2."
    with pytest.raises(DraftError, match=r"L\.11 and L\.9 conflict"):
        consolidated(BASE, [WIDER, OPEN])


def test_t_3_one_deletes_what_the_other_holds_on_to() -> None:
    gone = amendment("x", Repeal(Anchor("op_3", "to report")))
    met = only_conflict(YEARLY, gone)
    assert met.conflict is Conflict.ANCHOR_GONE
    assert (met.a.amendment, met.b.amendment) == ("x", "L.10")
    whole = amendment("y", Repeal(Anchor("op_3")))
    assert only_conflict(YEARLY, whole).conflict is Conflict.ANCHOR_GONE
    new = Addition(Anchor("op_3"), Place.AFTER, (Provision("n", OPERATIVE, "Thanks."),))
    assert only_conflict(amendment("z", new), whole).conflict is Conflict.ANCHOR_GONE


def test_t_3_insertions_at_one_place_depend_on_order_and_are_not_joined_silently() -> None:
    other = amendment("x", inserts("op_3", "to all", "in writing", Place.BEFORE))
    assert only_conflict(YEARLY, other).conflict is Conflict.SAME_PLACE
    with pytest.raises(DraftError, match="which stands first is not said"):
        consolidated(BASE, [YEARLY, other])
    assert " report each year in writing to" in made(YEARLY, other, order=("L.10", "x"))["op_3"]
    assert " report in writing each year to" in made(YEARLY, other, order=("x", "L.10"))["op_3"]


def test_t_3_paragraphs_at_one_place_depend_on_order() -> None:
    one = Addition(Anchor("op_3"), Place.AFTER, (Provision("m", OPERATIVE, "Thanks Halven;"),))
    two = Addition(Anchor("op_4"), Place.BEFORE, (Provision("n", OPERATIVE, "Thanks Varrow;"),))
    both = amendment("x", one), amendment("y", two)
    assert only_conflict(*both).conflict is Conflict.SAME_PLACE
    assert list(made(*both, order=("y", "x")))[-3:] == ["n", "m", "op_4"]


def test_t_3_the_same_is_counted_once() -> None:
    twin = amendment("x", inserts("op_3", "to report", "each year"))
    before = amendment("y", inserts("op_3", "to all", "each year", Place.BEFORE))
    for other in (twin, before):
        found = related(YEARLY, other)
        assert [one.kind for one in found] == [RelationKind.SAME_AS]
        assert made(YEARLY, other) == made(YEARLY)


def test_t_3_new_paragraphs_are_the_same_whatever_their_ids() -> None:
    one = Addition(Anchor("op_3"), Place.AFTER, (Provision("m", OPERATIVE, "Thanks Halven;"),))
    two = Addition(Anchor("op_4"), Place.BEFORE, (Provision("n", OPERATIVE, "Thanks Halven;"),))
    assert [r.kind for r in related(amendment("x", one), amendment("y", two))] == [
        RelationKind.SAME_AS
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Repeal(Anchor("op_2")), replaces("op_2_a", "peace", "x")),
        (Repeal(Anchor("op_2")), Repeal(Anchor("op_2_a"))),
        (Replacement(Anchor("op_2"), "x"), replaces("op_2_a", "peace", "x")),
        (Replacement(Anchor("op_3"), "x"), Replacement(Anchor("op_3"), "y")),
        (Replacement(Anchor("op_3"), "x"), Insertion(Anchor("op_3"), Place.END, "y")),
        (Move(Anchor("op_4"), Place.BEFORE, "op_1"), Move(Anchor("op_4"), Place.BEFORE, "op_2")),
        (Move(Anchor("op_4"), Place.BEFORE, "op_1"), Repeal(Anchor("op_4"))),
        (Move(Anchor("op_4"), Place.BEFORE, "op_1"),
         Addition(Anchor("op_4"), Place.AFTER, (Provision("n", OPERATIVE, "x"),))),
        (Split(Anchor("op_1", "mine"), Place.AFTER, "n"), replaces("op_1", "mine shall", "x")),
        (Split(Anchor("op_1", "mine"), Place.AFTER, "n"), inserts("op_1", "mine", "x")),
        (Split(Anchor("op_1", "mine"), Place.AFTER, "n"),
         Move(Anchor("op_1"), Place.AFTER, "op_4")),
        (Join(Anchor("op_3"), "op_4"), Repeal(Anchor("op_4"))),
        (Join(Anchor("op_3"), "op_4"), Insertion(Anchor("op_3"), Place.END, "x")),
        (Join(Anchor("op_3"), "op_4"),
         Addition(Anchor("op_4"), Place.BEFORE, (Provision("n", OPERATIVE, "x"),))),
        (Renumbering(Anchor("op_3"), "2"), Renumbering(Anchor("op_3"), "4")),
    ],
)  # fmt: skip
def test_t_3_what_else_conflicts(a: Operation, b: Operation) -> None:
    for order in ((a, b), (b, a)):
        only_conflict(*(amendment(str(n), one) for n, one in enumerate(order)))


def test_t_3_one_amendment_may_not_contradict_itself() -> None:
    both = amendment("x", *WIDER.operations, *OPEN.operations)
    with pytest.raises(DraftError, match="operations 1 and 2 conflict"):
        resolved(OUTLINE, both)


@pytest.mark.parametrize(
    "operation",
    [
        Move(Anchor("op_4"), Place.BEFORE, "op_1"),
        Repeal(Anchor("op_2_a")),
        Repeal(Anchor("op_1")),
        Addition(Anchor("op_2"), Place.END, (Provision("n", SUB, "always;", "op_2"),)),
        Split(Anchor("op_1", "mine"), Place.AFTER, "n"),
        Replacement(Anchor("op_4"), "Decides to adjourn."),
    ],
)
def test_t_4_what_does_not_meet_commutes(operation: Operation) -> None:
    other = amendment("x", operation)
    assert made(WIDER, YEARLY, other) == made(other, YEARLY, WIDER)
    assert related(WIDER, YEARLY, other) == ()


def test_t_6_what_replaces_the_whole_is_a_rival_proposal() -> None:
    parts = [one for one in BASE.provisions if one.parent is None and one.eid != "formula"]
    every = amendment("x", *(Replacement(Anchor(one.eid), "New words;") for one in parts))
    with pytest.raises(DraftError, match="a proposal of its own, not an amendment"):
        consolidated(BASE, [every])
    proposal = rival(BASE, every)
    assert proposal is not None
    assert proposal.symbol == "x"
    assert set(texts(proposal).values()) == {"The Conference,", "New words;"}
    assert rival(BASE, WIDER) is None


def test_a_5_all_operative_paragraphs_but_one_are_still_an_amendment() -> None:
    part = amendment("x", *(Replacement(Anchor(eid), "New;") for eid in ("op_1", "op_2", "op_3")))
    assert rival(BASE, part) is None
    assert made(part)["op_4"] == "Decides to meet again."


def test_a_3_adopting_one_implies_rejecting_the_other() -> None:
    found = [r for r in related(WIDER, OPEN) if r.kind is RelationKind.IMPLIES_REJECTION_OF]
    assert {(r.a, r.b) for r in found} == {
        (Reference("L.9"), Reference("L.11")),
        (Reference("L.11"), Reference("L.9")),
    }
    assert {r.basis for r in found} == {Basis.TEXTUAL}
    gone = amendment("x", Repeal(Anchor("op_3", "to report")))
    one_way = [r for r in related(YEARLY, gone) if r.kind is RelationKind.IMPLIES_REJECTION_OF]
    assert [(r.a.amendment, r.b.amendment) for r in one_way] == [("x", "L.10")]


def test_d_7_numbers_close_up_and_ids_stay() -> None:
    after = consolidated(BASE, [amendment("x", Repeal(Anchor("op_1")))]).expression
    numbers = Outline.of(after).numbers
    assert {eid: numbers[eid] for eid in ("op_2", "op_2_b", "op_3", "op_4")} == {
        "op_2": "1",
        "op_2_b": "(b)",
        "op_3": "2",
        "op_4": "3",
    }


def test_a_stated_number_is_checked_and_changes_nothing() -> None:
    renumbers = amendment("x", Repeal(Anchor("op_1")), Renumbering(Anchor("op_4"), "3"))
    done = consolidated(BASE, [renumbers])
    assert done.unmet == ()
    wrong = consolidated(BASE, [amendment("x", Renumbering(Anchor("op_4"), "3"))])
    assert [one.num for one in wrong.unmet] == ["3"]
    assert wrong.expression == BASE


def test_split_join_and_move() -> None:
    after = consolidated(
        BASE,
        [
            amendment(
                "x",
                Split(Anchor("op_1", "that"), Place.BEFORE, "n"),
                Join(Anchor("op_3"), "op_4"),
                Move(Anchor("op_2_b"), Place.BEFORE, "op_2_a"),
            )
        ],
    )
    assert texts(after.expression) | {"pre_1": ""} == {
        "formula": "The Conference,",
        "pre_1": "",
        "op_1": "Declares",
        "n": "that no mine shall be laid;",
        "op_2": texts(BASE)["op_2"],
        "op_2_b": "in war;",
        "op_2_a": "in peace;",
        "op_3": "Invites all States to report to all States; Decides to meet again.",
    }
    assert undone(after) == BASE


def test_a_sub_amendment_changes_the_words_that_an_amendment_brings() -> None:
    sub = amendment("L.12", replaces("mod_1", "regardless", "independent"), to="L.9")
    family = Family.of([WIDER, sub])
    assert texts(as_text(WIDER)) == {"mod_1": "regardless of jurisdiction"}
    changed = family.settled("L.9", frozenset({"L.12"}))
    assert changed.operations == (
        replaces("op_2", "under their jurisdiction", "independent of jurisdiction"),
    )
    assert family.settled("L.9", frozenset()) == WIDER


def test_a_sub_amendment_of_new_paragraphs() -> None:
    new = (Provision("n", OPERATIVE, "Asks the Secretary"), Provision("n_a", SUB, "to wait;", "n"))
    adds = amendment("L.9", Addition(Anchor("op_3"), Place.AFTER, new))
    sub = amendment(
        "L.12",
        replaces("n", "Secretary", "Chair"),
        Addition(Anchor("n_a"), Place.AFTER, (Provision("n_b", SUB, "to report;", "n"),)),
        to="L.9",
    )
    changed = Family.of([adds, sub]).settled("L.9", frozenset({"L.12"}))
    after = made(changed)
    assert (after["n"], after["n_a"], after["n_b"]) == (
        "Asks the Chair", "to wait;", "to report;",
    )  # fmt: skip


def test_sub_amendments_in_a_circle_are_refused() -> None:
    one, two = amendment("L.12", to="L.13"), amendment("L.13", to="L.12")
    with pytest.raises(DraftError, match=r"L\.12 amends L\.13 amends L\.12: .* in a circle"):
        Family.of([one, two])


def test_a_sub_amendment_may_not_add_operations() -> None:
    sub = amendment(
        "L.12", Addition(Anchor("mod_1"), Place.AFTER, (Provision("n", OPERATIVE, "x"),)), to="L.9"
    )
    with pytest.raises(DraftError, match="may not add operations"):
        Family.of([WIDER, sub]).settled("L.9", frozenset({"L.12"}))


def test_a_withdrawn_amendment_is_not_made() -> None:
    gone = Amendment("L.9", "L.7", (), WIDER.operations, (Step(Status.WITHDRAWN, "1961-03-16"),))
    with pytest.raises(DraftError, match=r"L\.9 was withdrawn on 1961-03-16"):
        consolidated(BASE, [gone])


@pytest.mark.parametrize(
    ("provisions", "why"),
    [
        ((Provision("a", OPERATIVE, "x"), Provision("a", OPERATIVE, "y")), "two provisions"),
        ((Provision("", OPERATIVE, "x"),), "no eId"),
        ((Provision("a", SUB, "x", "b"),), "must follow what it stands under"),
        ((Provision("a", SUB, "x"),), "must have a parent"),
        (tuple(Provision(f"a{n}", SUB if n else OPERATIVE, "x", f"a{n - 1}" if n else None)
               for n in range(40)), "too deep"),
    ],
)  # fmt: skip
def test_a_text_that_does_not_hold_together_is_refused(
    provisions: tuple[Provision, ...], why: str
) -> None:
    with pytest.raises(DraftError, match=why):
        Outline.of(replace(BASE, provisions=provisions))


def test_names_and_numbers() -> None:
    assert OUTLINE.name("op_2_b") == "operative paragraph 2 (b)"
    assert OUTLINE.name("pre_1") == "first preambular paragraph"
    assert OUTLINE.numbers["formula"] == ""
