"""What is claimed, on what it rests, from whom it is had, and what says otherwise."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from memcon.ledger.days import surely_by
from memcon.ledger.following.chain import Rest, rest_of, sources_behind
from memcon.ledger.following.contradiction import both_ways, contradictions
from memcon.ledger.following.spoken import Sentences
from memcon.ledger.ledger import Ledger
from memcon.ledger.positions.wording import plain
from memcon.model.following import Basis, Claim, Contradiction, Fate, Source
from memcon.model.ledger import Entry
from memcon.model.marks import Deed
from memcon.model.negotiation import Grade, Quote

_REPORTS = (Deed.MESSAGE, Deed.KNOWLEDGE)
_BEHIND = 400  # characters over which “I have this from ...” reaches back
_NEXT = 3  # characters between a sentence and the next
Grades = Mapping[Quote, Grade]


@dataclass(frozen=True, slots=True)
class Claims:
    """Every claim of a ledger; built once, asked as of any day."""

    claims: tuple[Claim, ...]

    @classmethod
    def of(
        cls,
        ledger: Ledger,
        grades: Grades | None = None,
        sentences: Sentences | None = None,
    ) -> "Claims":
        """Find claims, their chains, and those that contradict each other.

        `grades` are those that a person gave; `sentences` those of the ledger, where at hand.
        """
        sentences = sentences or Sentences.of(ledger.entries)
        against = both_ways(tuple(contradictions(sentences)))
        graded = _by_record(grades or {})
        return cls(tuple(_claims(sentences, against, graded)))

    def asked(self, day: date | None = None) -> Iterator[Claim]:
        """Yield the claims made by the end of `day`, with what had contradicted them by then."""
        for claim in self.claims:
            if not surely_by(claim.entry.said_on, day):
                continue
            known = tuple(one for one in claim.contradicted if surely_by(one.other.said_on, day))
            fate = claim.fate if known or claim.fate is not Fate.CONTRADICTED else None
            yield Claim(
                claim.entry, claim.basis, claim.chain, claim.grade, known, claim.because, fate
            )


def _claims(
    sentences: Sentences,
    against: Mapping[Entry, list[Contradiction]],
    graded: Mapping[str, list[tuple[str, Grade]]],
) -> Iterator[Claim]:
    found = [_claimed(acts) for acts in sentences.acts]
    behind = _behind(sentences)
    for number, pair in enumerate(found):
        if pair is None:
            continue
        entry, rest = pair
        if behind.get(number):
            chain = tuple(one for one in rest.chain if one.words) + behind[number]
            because = f"{rest.because} “{behind[number][0].passage.words}”"
            rest = Rest(Basis.HEARSAY, chain, because)
        grade = _grade(entry, graded) or (Grade() if rest.basis is Basis.HEARSAY else None)
        said_otherwise = tuple(against.get(entry, ()))
        fate = Fate.CORRECTED if entry.superseded_by else None
        if said_otherwise and fate is None:
            fate = Fate.CONTRADICTED
        yield Claim(entry, rest.basis, rest.chain, grade, said_otherwise, rest.because, fate)


def _claimed(acts: tuple[Entry, ...]) -> tuple[Entry, Rest] | None:
    """What a sentence claims: its claim, else a message by which another's claim is passed on."""
    claim = next((entry for entry in acts if entry.act is Deed.CLAIM), None)
    if claim is not None:
        return claim, rest_of(claim)
    report = next((entry for entry in acts if entry.act in _REPORTS), None)
    if report is None or any(entry.act is Deed.ASK for entry in acts):
        return None
    rest = rest_of(report)
    return (report, rest) if rest.basis is Basis.HEARSAY else None


def _behind(sentences: Sentences) -> Mapping[int, tuple[Source, ...]]:
    """The sources that a later sentence of the same speaker names, by the claim they are of."""
    found: dict[int, tuple[Source, ...]] = {}
    for number, acts in enumerate(sentences.acts):
        named = sources_behind(acts[0])
        before = _spoken_before(sentences, number) if named else None
        if before is not None:
            found[before] = found.get(before, ()) + named
    return found


def _spoken_before(sentences: Sentences, number: int) -> int | None:
    """What a speaker said just before: the last that he says he was told, else the last."""
    here = sentences.acts[number][0]
    nearest: int | None = None
    for before in range(number - 1, max(-1, number - 5), -1):
        there = sentences.acts[before][0]
        passage = there.passage
        between = here.passage.at.start - passage.at.end
        follows = there.actor == here.actor or between <= _NEXT
        if passage.record != here.passage.record or between > _BEHIND or not follows:
            break
        claimed = _claimed(sentences.acts[before])
        if claimed is None:
            continue
        if claimed[1].basis is Basis.HEARSAY:
            return before
        nearest = before if nearest is None else nearest
    return nearest


def _by_record(grades: Grades) -> Mapping[str, list[tuple[str, Grade]]]:
    found: dict[str, list[tuple[str, Grade]]] = defaultdict(list)
    for quote, grade in grades.items():
        found[quote.record].append((plain(quote.words), grade))
    return found


def _grade(entry: Entry, graded: Mapping[str, list[tuple[str, Grade]]]) -> Grade | None:
    """The grade that a person gave to words of a passage."""
    if not graded:
        return None
    said = plain(entry.passage.words)
    for record in (entry.passage.record, ""):
        for words, grade in graded.get(record, ()):
            if words and words in said:
                return grade
    return None
