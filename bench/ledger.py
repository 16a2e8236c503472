"""How long a ledger of a million entries takes to answer, once its indexes are built.

    python bench/ledger.py                      10,000 records of 100 entries
    python bench/ledger.py --records 1000

The entries are made up: sentences of a few thousand invented words, parties, acts and days, always
the same ones. Building is timed apart; every question that a person asks of a built index is to be
answered in less than a second.
"""

import argparse
import gc
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from time import perf_counter
from typing import TypeVar

from memcon.ledger.following.claims import Claims
from memcon.ledger.following.events import happenings, measures
from memcon.ledger.following.follow import Following
from memcon.ledger.following.spoken import Sentences
from memcon.ledger.ledger import VIEWS, Ledger
from memcon.ledger.messages.knowledge import knowings
from memcon.ledger.messages.messages import messages
from memcon.ledger.positions.board import Board
from memcon.ledger.positions.compare import compared
from memcon.ledger.positions.instructions import joint_line, orders
from memcon.ledger.positions.propose import proposed
from memcon.model.following import Followed
from memcon.model.ledger import Amount, Entry, Parties, Passage, Statement, When
from memcon.model.marks import Attitude, Certainty, Deed, Outcome, Strength
from memcon.model.negotiation import Agenda, Instruction, Line, Matter, Point
from memcon.text.span import Span

FIRST = date(1945, 1, 1)
DAYS = 9000
PARTIES = ("HAL", "KES", "OST", "VAR")
PEOPLE = tuple(f"{letter}. {name}" for letter in "ABCDE" for name in ("Marten", "Sabran", "Hollis"))
SYLLABLES = (
    "ba",
    "del",
    "for",
    "gan",
    "hil",
    "kor",
    "lam",
    "mer",
    "nos",
    "pel",
    "rut",
    "sto",
    "ven",
)
VERBS = ("send", "support", "oppose", "propose", "deliver", "have sent", "told us of", "ask about")
LIMIT = 1.0  # seconds that an answer may take

Found = TypeVar("Found")


def main() -> None:
    """Build a ledger of made-up entries and time what is asked of it."""
    parser = argparse.ArgumentParser(description="Speed of the ledger.")
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--entries", type=int, default=100, help="of each record")
    wanted = parser.parse_args()
    gc.disable()  # nothing made here is garbage before the end
    chance = random.Random(1961)
    words = tuple(vocabulary(chance))
    made = [*entries(chance, words, wanted.records, wanted.entries)]
    print(f"{wanted.records:,} records, {len(made):,} entries\n")
    ledger = timed("build ledger", lambda: Ledger.folded(made, parties()))
    ledger = with_statements(ledger)
    agenda = points(words)
    slow = [*asked(ledger, agenda)]
    print(f"\nslower than {LIMIT:g} s: {', '.join(slow) or 'none'}")


def timed(name: str, work: Callable[[], Found]) -> Found:
    """Do something once and print how long it took."""
    start = perf_counter()
    found = work()
    print(f"{name:44} {perf_counter() - start:9.3f} s")
    return found


def asked(ledger: Ledger, agenda: Agenda) -> Iterator[str]:
    """Build every index, ask it every question, and yield the questions that are slow."""
    day = FIRST + timedelta(DAYS // 2)
    sentences = timed("build sentences", lambda: Sentences.of(ledger.entries))
    following = timed("build what became of things", lambda: Following.of(ledger, sentences))
    claims = timed("build claims", lambda: Claims.of(ledger, None, sentences))
    board = timed("build board", lambda: Board.of(ledger, agenda))
    told = timed("build messages", lambda: messages(ledger))
    known = timed("build knowledge", lambda: knowings(ledger, told))
    free = {one.entry.passage for one in board.unattached}
    timed("propose points", lambda: proposed(ledger, agenda, lambda e: e.passage not in free, 20))
    print()
    questions: tuple[Question, ...] = (
        *((f"list of {view}", partial(ledger.view, view)) for view in VIEWS),
        ("entries of a party", lambda: ledger.by_party("KES")),
        ("entries by a day", lambda: ledger.as_of(day)),
        *follow_ups(following, day),
        ("claims", lambda: [*claims.asked()]),
        ("claims by a day", lambda: [*claims.asked(day)]),
        ("events", lambda: happenings(ledger.statements)),
        ("quantities", lambda: [*measures(ledger.statements)]),
        *on_board(board, day),
        ("messages of a party", lambda: [one for one in told if "KES" in one.sender]),
        ("what a person knew", lambda: [one for one in known if one.who == PEOPLE[0]]),
    )
    for name, question in questions:
        start = perf_counter()
        question()
        seconds = perf_counter() - start
        print(f"{name:44} {seconds:9.3f} s")
        if seconds > LIMIT:
            yield name


Question = tuple[str, Callable[[], object]]


def follow_ups(following: Following, day: date) -> Iterator[Question]:
    """What is asked of questions, requests, proposals and commitments."""
    for deed in (Deed.ASK, Deed.REQUEST, Deed.PROPOSE, Deed.COMMIT):
        yield f"{deed.value}: what became of all", partial(every, following, deed)
        yield f"{deed.value}: by a day", partial(every, following, deed, day)


def every(following: Following, deed: Deed, day: date | None = None) -> list[Followed]:
    """All of one kind with what became of it."""
    return list(following.asked(deed, day))


def on_board(board: Board, day: date) -> Iterator[Question]:
    """What is asked of points, parties and instructions."""
    standing = Instruction(
        "i1", "KES", "A. Sabran", "1950-01-01", "1950-01-02",
        tuple(Line(row, Attitude.FOR) for row in board.rows),
    )  # fmt: skip

    def ordered() -> object:
        return [*orders(joint_line(compared(board, PARTIES, day)), (standing,), day)]

    yield "positions of all parties on all points", lambda: [*board.cells()]
    yield "positions by a day", lambda: [*board.cells(day)]
    yield "comparison of all parties", lambda: [*compared(board, PARTIES)]
    yield "comparison by a day", lambda: [*compared(board, PARTIES, day)]
    yield "instructions by a day", ordered
    yield "what is on a point", lambda: board.on(board.rows[0])


def parties() -> Parties:
    """The parties, by name and code."""
    return Parties({}, {code.casefold(): code for code in PARTIES})


def vocabulary(chance: random.Random) -> Iterator[str]:
    """Invented words, each once."""
    seen: set[str] = set()
    while len(seen) < 6000:
        word = "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))
        if word not in seen:
            seen.add(word)
            yield word


def entries(
    chance: random.Random, words: Sequence[str], records: int, of_each: int
) -> Iterator[Entry]:
    """Entries of records, each on its day, its sentences one after the other."""
    weights = [1 / (rank + 8) for rank in range(len(words))]  # few words are frequent
    deeds, outcomes, strengths = tuple(Deed), tuple(Outcome), tuple(Strength)
    for number in range(records):
        record = f"r{number:05}"
        day = FIRST + timedelta(chance.randrange(DAYS))
        picked = iter(chance.choices(words, weights, k=of_each * 6))
        place = 0
        for _ in range(of_each):
            deed = chance.choice(deeds)
            chosen = [next(picked) for _ in range(6)]
            if chance.random() < 0.3:
                chosen[2] = chosen[2].capitalize()
            said = f"We {chance.choice(VERBS)} the {' '.join(chosen[:3])} of {' '.join(chosen[3:])}"
            due = (day + timedelta(chance.randrange(20))).isoformat()
            said += f" by {due}." if deed is Deed.COMMIT else "."
            at = Span(place, place + len(said))
            start = at.end - len(due) - 1
            times = (When(Span(start, at.end - 1), due, due),) if deed is Deed.COMMIT else ()
            who = chance.randrange(len(PEOPLE))
            yield Entry(
                deed, Passage(record, at, said), day.isoformat(), PEOPLE[who], None,
                PARTIES[who % len(PARTIES)], (), said,
                chance.choice(tuple(Attitude)) if deed is Deed.STANCE else None,
                Certainty.ASSERTED,
                chance.choice(strengths) if deed is Deed.COMMIT else None,
                chance.choice(outcomes) if deed is Deed.ASK else None,
                None, None, None, "act/phrase", "Because.", times,
            )  # fmt: skip
            place = at.end + 1


def with_statements(ledger: Ledger) -> Ledger:
    """The ledger with a statement for each fifth entry, as if it gave a time and an amount."""
    given = tuple(
        Statement(
            one.passage, one.said_on, one.actor, one.person, one.party, one.certainty,
            (When(one.passage.at, "that day", one.said_on),),
            (Amount(one.passage.at, "five men", "5", "man"),),
        )
        for one in ledger.entries[::5]
    )  # fmt: skip
    return Ledger(ledger.entries, ledger.parties, ledger.present, ledger.papers, given)


def points(words: Sequence[str]) -> Agenda:
    """Sixty points of two words each, under one matter."""
    made = (
        Point(f"p{number}", f"{one} {two}", "m", words=(f"{one} {two}", f"{two} of {one}"))
        for number, (one, two) in enumerate(zip(words[:60], words[60:120], strict=True))
    )
    return Agenda((Matter("m", "The matter"),), tuple(made))


if __name__ == "__main__":
    main()
