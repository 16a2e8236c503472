"""Which recorded votes of the General Assembly hang on whether their question was important.

    python bench/un_votes.py          the numbers
    python bench/un_votes.py --list   and each such vote

The votes are those in ../shared/data/un-votes (1946-1962). Each outcome is computed under the rules
of its month twice: by a simple majority, and by two thirds as for an important question. The
records do not say which it was, so that the list is one for a person to look at.
"""

import argparse
import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from memcon.model.voting import Choice, Count, Motion, MotionKind, Outcome, Vote
from memcon.voting.majority import decided, needed, tallied
from memcon.voting.rulesets import known_rules, rules_on

VOTES = Path(__file__).parents[2] / "shared" / "data" / "un-votes"
FIRST = date(1946, 1, 10)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recorded vote: its document, month, subject, count and outcomes."""

    document: str
    month: str
    kind: MotionKind
    short: str
    count: Count
    simple: Outcome
    important: Outcome


def main() -> None:
    """Print the numbers, and the list if it is asked for."""
    parser = argparse.ArgumentParser(description="Recorded votes that hang on two thirds.")
    parser.add_argument("--list", action="store_true", help="print each such vote")
    wanted = parser.parse_args()
    if not VOTES.is_dir():
        sys.exit(f"un_votes: there are no votes in {VOTES}")
    found = list(recorded())
    hang = [vote for vote in found if vote.simple is not vote.important]
    ties = [vote for vote in found if vote.simple is Outcome.TIED]
    print(f"{len(found)} votes: {len(hang)} hang on two thirds, {len(ties)} are ties")
    if wanted.list:
        for vote in hang:
            kind = vote.kind.value
            print(f"{vote.month}  {vote.document:<14} {vote.count!s:<10} {kind:<10} {vote.short}")


def recorded() -> Iterator[Recorded]:
    """Yield each vote with its outcome by a simple majority and by two thirds."""
    cast: dict[str, list[Vote]] = defaultdict(list)
    for row in rows("votes"):
        cast[row["rcid"]].append(Vote(row["state"], Choice(row["vote"])))
    for row in rows("roll_calls"):
        year, month = map(int, row["month"].split("-"))
        rules = rules_on("un-ga-plenary", max(date(year, month, 1), FIRST), known_rules())
        motion = Motion(row["rcid"], kind(row), row["short"])
        count = tallied(cast[row["rcid"]])
        simple, important = (
            decided(count, needed(motion, rules, important=important)[0], rules.tie)
            for important in (False, True)
        )
        yield Recorded(
            row["document"], row["month"], motion.kind, row["short"], count, simple, important
        )


def kind(row: dict[str, str]) -> MotionKind:
    """Return what a vote was about: an amendment, a paragraph, or the whole."""
    if row["amendment"] == "1":
        return MotionKind.AMENDMENT
    return MotionKind.PART if row["paragraph"] == "1" else MotionKind.PROPOSAL


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table."""
    with gzip.open(VOTES / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


if __name__ == "__main__":
    main()
