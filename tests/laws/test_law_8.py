"""Law 8: what is made can be undone, and amendments that do not conflict commute."""

from itertools import permutations

from draft_texts import amended_texts
from hypothesis import assume, given, settings

from memcon.drafts.apply import undone
from memcon.drafts.consolidate import consolidated, resolved
from memcon.drafts.outline import Outline
from memcon.drafts.rebase import Stale, rebased
from memcon.drafts.relations import placed, relations
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import Amendment, Expression, RelationKind

Given = tuple[Expression, tuple[Amendment, ...]]


@settings(max_examples=120, deadline=None)
@given(amended_texts())
def test_t_1_undoing_gives_the_original_byte_for_byte(given: Given) -> None:
    text, amendments = given
    before = repr(text)
    try:
        done = consolidated(text, amendments)
    except DraftError:
        assert repr(text) == before  # nothing half made
        assume(False)
        return
    assert undone(done) == text
    assert repr(text) == before


@settings(max_examples=100, deadline=None)
@given(amended_texts())
def test_t_4_any_order_gives_the_same_text(given: Given) -> None:
    text, amendments = given
    made = {outcome(text, order) for order in permutations(amendments)}
    assert len(made) == 1


def outcome(text: Expression, order: tuple[Amendment, ...]) -> Expression | str:
    try:
        return consolidated(text, order).expression
    except DraftError as trouble:
        return str(trouble)


@settings(max_examples=150, deadline=None)
@given(amended_texts(most=2))
def test_t_4_one_after_the_other_gives_the_same_text(given: Given) -> None:
    """One is made, the other carried over to what that gave, and made there."""
    text, amendments = given
    assume(len(amendments) == 2)
    try:
        assume(not alike(text, amendments))  # what both ask for is done once
        together = consolidated(text, amendments).expression
    except DraftError:
        assume(False)
        return
    for first, second in permutations(amendments):
        then = consolidated(text, [first]).expression
        carried = rebased(second, text, then)
        if not isinstance(carried, Stale):
            assert consolidated(then, [carried]).expression == together


def alike(text: Expression, amendments: tuple[Amendment, ...]) -> bool:
    outline = Outline.of(text)
    changes = placed({one.id: resolved(outline, one) for one in amendments})
    return any(one.kind is RelationKind.SAME_AS for one in relations(outline, changes))
