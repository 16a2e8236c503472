"""How fast a vote is worked out: 110 members, 30 paragraphs put separately, then the whole.

python bench/voting.py            every vote is planned
python bench/voting.py --open 5   so many members have said nothing
"""

import argparse
from datetime import date
from time import process_time

from memcon.model.voting import (
    Business,
    Choice,
    Motion,
    MotionKind,
    PartKind,
    PlanRow,
    VotePlan,
)
from memcon.voting.bodies import known_bodies
from memcon.voting.rehearsal import rehearsed
from memcon.voting.rulesets import known_rules, rules_on
from memcon.voting.sitting import Sitting

PARAGRAPHS = 30
ROUNDS = 10
DAY = date(1962, 11, 18)
CAST = (Choice.YES, Choice.NO, Choice.ABSTAIN)


def main() -> None:
    """Measure and print one line."""
    parser = argparse.ArgumentParser(description="Speed of working out a vote.")
    parser.add_argument("--open", type=int, default=0, help="members of whom nothing is known")
    wanted = parser.parse_args()
    sitting = a_long_vote(wanted.open)
    least = min(timed(sitting) for _ in range(ROUNDS))
    members = len(sitting.members)
    print(f"{members} members, {PARAGRAPHS} paragraphs and the whole: {least * 1000:.1f} ms")


def a_long_vote(unknown: int) -> Sitting:
    """Return a roll call on each of the paragraphs of a text, then on the whole."""
    body = known_bodies()[1]
    parts = [
        Motion(f"op{n}", MotionKind.PART, f"Paragraph {n}", of="L.1", part=PartKind.OPERATIVE)
        for n in range(PARAGRAPHS)
    ]
    names = tuple(part.id for part in parts)
    text = Motion("L.1", MotionKind.PROPOSAL, "A draft", operative=PARAGRAPHS)
    request = Motion("ask", MotionKind.SEPARATE, "", of="L.1", parts=names, objectors=())
    members = body.on(DAY)
    plans = tuple(
        VotePlan(
            member.actor,
            tuple(
                PlanRow(name, (), (CAST[(place * 7 + at * 3) % 3],))
                for at, name in enumerate((*names, "L.1"))
            ),
        )
        for place, member in enumerate(members[unknown:])
    )
    business = Business("A long vote", body.id, "", DAY, (text, *parts, request), plans=plans)
    return Sitting(business, body, rules_on(body.rules, DAY, known_rules()))


def timed(sitting: Sitting) -> float:
    """Return the seconds of the processor that one run takes."""
    began = process_time()
    rehearsed(sitting)
    return process_time() - began


if __name__ == "__main__":
    main()
