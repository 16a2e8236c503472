"""The ledger of the first record against its reading by hand, with its matters and points."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from memcon.ledger.messages.knowledge import knowings
from memcon.ledger.messages.messages import messages
from memcon.ledger.positions.board import Board
from memcon.model.ledger import Passage
from memcon.model.negotiation import State
from memcon.workspace import Account, account_of

RECORDS = Path(__file__).parents[2] / "shared" / "records"
TEXT = RECORDS / "havana-1962-11-18.txt"
GOLD = RECORDS / "havana-1962-11-18.gold.json"
WANTED = 0.75
SIDES = (("ussr", "Soviet", "Soviet Union"), ("cuba", "Cuba", "Cuba"))
ENTRIES = {
    "proposals": "proposals",
    "instructions": "instructions",
    "commitments": "commitments",
    "questions": "questions",
    "consensus": "agreements",
}

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason=f"{GOLD} is not here")
Row = Mapping[str, object]


@dataclass(frozen=True)
class Kind:
    """What was looked for of one kind, what of it was missed, and what was found beside it."""

    name: str
    wanted: int
    missed: tuple[str, ...]
    rows: int
    false: tuple[str, ...]


@pytest.fixture(scope="module")
def gold() -> Mapping[str, Sequence[Row]]:
    return json.loads(GOLD.read_text("utf-8"))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def account(gold: Mapping[str, Sequence[Row]], tmp_path_factory: pytest.TempPathFactory) -> Account:
    """A dossier that keeps the gold's matters, points, people and the two sides."""
    root = tmp_path_factory.mktemp("havana")
    (root / "records").mkdir()
    (root / "records" / TEXT.name).write_bytes(TEXT.read_bytes())
    (root / "points.toml").write_text("\n".join(points(gold)), "utf-8")
    (root / "bodies.toml").write_text("\n".join(bodies()), "utf-8")
    (root / "people.csv").write_text("\n".join(people(gold)), "utf-8")
    troubles: list[str] = []
    found = account_of(str(root), troubles.append)
    assert not troubles
    return found


def points(gold: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    for kind in ("matter", "point"):
        for row in gold[kind + "s"]:
            yield f"[[{kind}]]"
            for key in ("id", "title", "matter"):
                if key in row:
                    yield f"{key} = {json.dumps(row[key], ensure_ascii=False)}"
            words = [quote for quote, _, _ in evidence(row)]
            yield f"words = {json.dumps(words, ensure_ascii=False)}"


def bodies() -> Iterator[str]:
    for code, _, name in SIDES:
        yield f'[[party]]\ncode = "{code}"\nname = "{name}"'


def people(gold: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    yield "id,name,description,party"
    for row in gold["actors"]:
        if row["kind"] == "person" and row["presence"] in ("speaker", "present_silent"):
            side = next((code for code, said, _ in SIDES if said in str(row["role"])), "")
            yield f"{row['id']},{row['name']},,{side or ('ussr' if 'USSR' in str(row) else '')}"


def evidence(row: Row) -> list[tuple[str, int, int]]:
    found = row["evidence"]
    assert isinstance(found, list)
    return [(one["quote"], one["start"], one["end"]) for one in found]


def meets(passage: Passage, row: Row) -> bool:
    at = passage.at
    return any(at.start < end and start < at.end for _, start, end in evidence(row))


def kind(name: str, rows: Sequence[Row], passages: Sequence[Passage]) -> Kind:
    """Compare passages with the gold; what it calls disputed is neither right nor wrong."""
    sure = [row for row in rows if not row.get("disputed")]
    asked = [one for one in passages if any(meets(one, row) for row in sure)]
    open_ = [one for one in passages if any(meets(one, row) for row in rows) and one not in asked]
    missed = tuple(str(row["id"]) for row in sure if not any(meets(p, row) for p in passages))
    false = tuple(one.words for one in passages if one not in asked and one not in open_)
    return Kind(name, len(sure), missed, len(asked) + len(false), false)


def kinds(gold: Mapping[str, Sequence[Row]], account: Account) -> Iterator[Kind]:
    stated = [p.entry.passage for found in account.board().by_cell.values() for p in found]
    yield kind("positions", gold["positions"], list(dict.fromkeys(stated)))
    told = [one.passage for message in messages(account.ledger) for one in message.entries]
    yield kind("messages", gold["messages"], list(dict.fromkeys(told)))
    known = [one.entry.passage for one in knowings(account.ledger)]
    yield kind("knowledge", gold["knowledge"], list(dict.fromkeys(known)))
    for name, view in ENTRIES.items():
        entries = account.ledger.view(view).entries
        yield kind(name, gold[name], list(dict.fromkeys(one.passage for one in entries)))


def test_what_the_gold_has_is_found(gold: Mapping[str, Sequence[Row]], account: Account) -> None:
    every = tuple(kinds(gold, account))
    told = "\n".join(
        f"{one.name}: {one.wanted - len(one.missed)} of {one.wanted} found, missed {one.missed}; "
        f"{one.rows - len(one.false)} of {one.rows} right, false {one.false}"
        for one in every
    )
    wanted, rows = sum(one.wanted for one in every), sum(one.rows for one in every)
    recall = 1 - sum(len(one.missed) for one in every) / wanted
    precision = 1 - sum(len(one.false) for one in every) / rows
    assert (recall >= WANTED, precision >= WANTED) == (True, True), (
        f"recall {recall:.3f}, precision {precision:.3f}\n{told}"
    )


def test_positions_have_the_party_and_the_point(
    gold: Mapping[str, Sequence[Row]], account: Account
) -> None:
    """Nine in ten of the positions found where the gold has one are its party's, on its point."""
    board: Board = account.board()
    right = wrong = 0
    for found in board.by_cell.values():
        for one in found:
            rows = [row for row in gold["positions"] if meets(one.entry.passage, row)]
            if rows:
                agrees = any((row["actor"], row["point"]) == (one.party, one.point) for row in rows)
                right += agrees
                wrong += not agrees
    assert right >= 0.9 * (right + wrong), (right, wrong)


def test_trap_07_the_declared_consensus_is_on_no_point_of_the_resolution(
    gold: Mapping[str, Sequence[Row]], account: Account
) -> None:
    (declared,) = (row for row in gold["consensus"] if row["id"] == "C3")
    resolution = {row["id"] for row in gold["points"] if row["matter"] == "M1"} | {"M1"}
    attached = account.board().attached
    on = {one.point for one in attached if meets(one.entry.passage, declared)}
    assert on, "the words are no entry"
    assert not on & resolution


def test_trap_19_two_voices_of_one_side_are_not_one_position(
    gold: Mapping[str, Sequence[Row]], account: Account
) -> None:
    accept, abstain = (row for row in gold["positions"] if row["id"] in ("po14", "po12"))
    if abstain["id"] == "po14":
        accept, abstain = abstain, accept
    board = account.board()
    cells = [board.cell("cuba", point) for point in board.rows]
    for row in (accept, abstain):
        assert any(meets(p.entry.passage, row) for cell in cells for p in cell.stated)
    for cell in cells:
        both = [any(meets(p.entry.passage, row) for p in cell.stated) for row in (accept, abstain)]
        assert not all(both) or cell.state is State.DIFFER


def test_nothing_of_the_ledger_is_without_its_words(account: Account) -> None:
    text = TEXT.read_bytes().decode("utf-8")
    board = account.board()
    passages = [one.entry.passage for one in board.attached]
    passages += [p.entry.passage for cell in board.cells() for p in cell.history]
    assert passages
    for one in passages:
        assert " ".join(text[one.at.start : one.at.end].split()) == one.words
