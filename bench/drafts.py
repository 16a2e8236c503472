"""How fast amendments are consolidated: 500 paragraphs, 2,000 amendments, all their conflicts.

    python bench/drafts.py

Every fourth amendment meets another in the same words. "Consolidated" is the text with all that do
not conflict; "from TOML" reads the same from a file as a dossier keeps it. Times are those of the
processor, the least of the rounds.
"""

from collections.abc import Callable
from time import process_time
from typing import TypeVar

from memcon.drafts.consolidate import consolidated, resolved
from memcon.drafts.form import work_of
from memcon.drafts.form_written import as_toml
from memcon.drafts.outline import Outline
from memcon.drafts.relations import placed, relations
from memcon.model.drafts import (
    Amendment,
    Anchor,
    Expression,
    Insertion,
    Place,
    Provision,
    ProvisionKind,
    Relation,
    RelationKind,
    Repeal,
    Substitution,
    Work,
)

PARAGRAPHS, AMENDMENTS, ROUNDS = 500, 2000, 3
WORDS = 60  # of a paragraph
LIMIT = 2.0  # seconds

Made = TypeVar("Made")


def main() -> None:
    """Measure and print a small table."""
    text, amendments = made()
    taken, found = timed(lambda: conflicts(text, amendments))
    meeting = {one.b.amendment for one in found if one.kind is RelationKind.CONFLICTS}
    clear = [one for one in amendments if one.id not in meeting]
    print(f"{PARAGRAPHS} paragraphs of {WORDS} words, {AMENDMENTS:,} amendments")
    print(f"conflicts     {taken:6.2f} s   {len(found):,} relations")
    again, _ = timed(lambda: consolidated(text, clear))
    print(f"consolidated  {again:6.2f} s   {len(clear):,} amendments that go together")
    file = as_toml(Work(text.work, expressions=(text,), amendments=amendments))
    read, _ = timed(lambda: work_of(file))
    print(f"from TOML     {read:6.2f} s   {len(file):,} characters")
    print("within" if taken + again < LIMIT else "MORE THAN", f"{LIMIT:.0f} s for the first two")


def made() -> tuple[Expression, tuple[Amendment, ...]]:
    """Return the text, every word of which is its own, and amendments spread over it."""
    provisions = tuple(
        Provision(f"op_{n}", ProvisionKind.OPERATIVE, " ".join(word(n, w) for w in range(WORDS)))
        for n in range(PARAGRAPHS)
    )
    return Expression("L.1", provisions), tuple(amendment(n) for n in range(AMENDMENTS))


def word(paragraph: int, number: int) -> str:
    """Return a word of the text."""
    return f"w{paragraph}x{number}"


def amendment(number: int) -> Amendment:
    """Return an amendment: of four to a paragraph two are in the same words."""
    paragraph, which = number % PARAGRAPHS, number // PARAGRAPHS
    first = 5 if which == 3 else 5 + 10 * which
    anchor = Anchor(f"op_{paragraph}", f"{word(paragraph, first)} {word(paragraph, first + 1)}")
    match which:
        case 1:
            return Amendment(f"a{number}", "L.1", operations=(Repeal(anchor),))
        case 2:
            inserts = Insertion(anchor, Place.AFTER, f"new words {number}")
            return Amendment(f"a{number}", "L.1", operations=(inserts,))
        case _:
            replaces = Substitution(anchor, f"other words {number}")
            return Amendment(f"a{number}", "L.1", operations=(replaces,))


def conflicts(text: Expression, amendments: tuple[Amendment, ...]) -> tuple[Relation, ...]:
    """Return every relation between amendments."""
    outline = Outline.of(text)
    return relations(outline, placed({one.id: resolved(outline, one) for one in amendments}))


def timed(make: Callable[[], Made]) -> tuple[float, Made]:
    """Return the least time of some rounds, and what was made."""
    times = []
    for _ in range(ROUNDS):
        begun = process_time()
        found = make()
        times.append(process_time() - begun)
    return min(times), found


if __name__ == "__main__":
    main()
