"""Votes on disk: the files of a dossier about a vote, its bodies and rules, and past votes."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from memcon.dossier import BODIES
from memcon.files import RECORDS, File, places, reason
from memcon.model.errors import MemconError
from memcon.model.rehearsal import Run
from memcon.model.selection import Candidacy, Selection
from memcon.model.voting import Body, Business, Choice, Cited, MotionKind, Outcome, RuleSet, State
from memcon.sources import opened
from memcon.sources.given import Given
from memcon.text.clean import clean
from memcon.voting.bodies import bodies_in, body_on, known_bodies
from memcon.voting.checked import Compared, compared
from memcon.voting.given import business_in
from memcon.voting.order import amendments_of
from memcon.voting.past import PastVote, forecast
from memcon.voting.refused import Refused
from memcon.voting.rehearsal import rehearsed
from memcon.voting.rulesets import known_rules, rules_in, rules_on
from memcon.voting.selection import candidacies, selection_in
from memcon.voting.sitting import Sitting
from memcon.voting.worlds import supposed

VOTES = "votes"
SELECTIONS = "selections"
PAST = "past.csv"
LARGEST = 16 * 1024**2  # bytes of one file

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a vote: "" and None leave it to the file.

    `granted` tells whether all requests for separate votes are taken to be granted or refused.
    """

    body: str = ""
    rules: str = ""
    on: date | None = None
    suppose: tuple[str, ...] = ()
    granted: bool | None = None


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A vote worked out, what it was worked out from, and the votes that the file records."""

    run: Run
    business: Business
    body: Body
    recorded: tuple[Compared, ...]


NOTHING_ASKED = Asked()


def vote_files(root: Path) -> tuple[Path, ...]:
    """Return the files about votes in a dossier, by name."""
    try:
        return tuple(sorted((root / VOTES).glob("*.toml")))
    except OSError:
        return ()


def dossier_of(path: Path) -> Path:
    """Return the folder whose bodies and records a file about a vote goes with."""
    around = path.resolve().parent
    return around.parent if around.name in (VOTES, SELECTIONS) else around


def vote_at(path: str, asked: Asked = NOTHING_ASKED) -> Rehearsed:
    """Work out the vote that a file is about. Raises MemconError where that cannot be done."""
    file = Path(path)
    root = dossier_of(file)
    business = business_in(_table(file), path, asked.on)
    bodies, rulesets = _known(root)
    body = body_on(asked.body or business.body or _only(bodies, path), business.day, bodies)
    rules = rules_on(asked.rules or business.rules or body.rules, business.day, rulesets)
    business = forecast(business, past_votes(root / VOTES / PAST))
    given = supposed(asked.suppose, business, (member.actor for member in body.on(business.day)))
    if asked.granted is not None:
        given = given.also(*_division(business, asked.granted))
    run = rehearsed(Sitting(business, body, rules, given))
    recorded = tuple(
        compared(vote, business, body.on(vote.day), rules) for vote in business.recorded
    )
    return Rehearsed(run, business, body, recorded)


@dataclass(frozen=True, slots=True)
class Put:
    """The order in which a file puts amendments to the vote, and who ruled so.

    `ruled_by` is "" where the order is only proposed.
    """

    amendments: tuple[str, ...]
    ruled_by: str
    vote: str


def put_in(path: Path) -> Put:
    """Return the order in which a file puts the amendments. Raises MemconError."""
    business = business_in(_table(path), str(path), None)
    ids = [
        motion.id
        for proposal in business.of(MotionKind.PROPOSAL)
        for motion in amendments_of(business, proposal.id)
    ]
    return Put(tuple(ids), business.ruled_by if business.order else "", path.stem)


def selection_at(path: str) -> tuple[Selection, tuple[Candidacy, ...]]:
    """Return a selection in stages and where each candidate stands. Raises MemconError."""
    selection = selection_in(_table(Path(path)), path)
    return selection, candidacies(selection)


def is_selection(path: str) -> bool:
    """Tell whether a file is about a selection in stages, not about a vote. Raises MemconError."""
    return "stage" in _table(Path(path))


def past_votes(path: Path) -> tuple[PastVote, ...]:
    """Return past votes from a table with vote, actor, choice, source; none where it is not there.

    Raises Refused where a row is none.
    """
    if not path.is_file():
        return ()
    rows = csv.DictReader(_text(path).splitlines())
    return tuple(_past(row, f"{VOTES}/{path.name}, line {rows.line_num}") for row in rows)


def _past(row: Mapping[str, str | None], where: str) -> PastVote:
    vote, actor, said = (row.get(name) or "" for name in ("vote", "actor", "choice"))
    if not vote or not actor:
        raise Refused(f"{where}: expected vote, actor and choice")
    try:
        return PastVote(vote, actor, Choice(said), row.get("source") or "")
    except ValueError:
        known = ", ".join(choice.value for choice in Choice)
        raise Refused(f"{where}: choice is {said!r}; expected one of {known}") from None


def _division(business: Business, granted: bool) -> tuple[dict[str, State], tuple[str, ...]]:
    """What is supposed of every request for separate votes."""
    state = Outcome.ADOPTED if granted else Outcome.REJECTED
    word = "granted" if granted else "refused"
    requests = [motion.id for motion in business.of(MotionKind.SEPARATE)]
    return dict.fromkeys(requests, state), tuple(f"{request} {word}" for request in requests)


def _known(root: Path) -> tuple[tuple[Body, ...], tuple[RuleSet, ...]]:
    """The bodies and rules of the dossier, and those that come with memcon."""
    path = root / BODIES
    table = _table(path) if path.is_file() else {}
    parties = table.get("party", [])
    listed = parties if isinstance(parties, list) else []
    names = {
        str(row.get("code")): str(row.get("name") or row.get("code"))
        for row in listed
        if isinstance(row, Mapping)
    }
    bodies = (*bodies_in(table, BODIES, names), *known_bodies())
    return bodies, (*rules_in(table, BODIES), *known_rules())


def _only(bodies: tuple[Body, ...], path: str) -> str:
    own = [body for body in bodies if body not in known_bodies()]
    if len(own) != 1:
        raise Refused(f'{path}: which body votes? write body = "...", or say --body')
    return own[0].id


def _table(path: Path) -> Table:
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as trouble:
        raise Refused(f"{path}: expected TOML: {trouble}") from trouble


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(f"{path}: more than {LARGEST:,} bytes")
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise Refused(f"{path}: expected UTF-8: {trouble}") from trouble
    except FileNotFoundError:
        raise MemconError(f"{path}: there is no such file") from None
    except OSError as trouble:
        raise MemconError(f"{path}: {reason(trouble)}") from trouble


def misquoted(business: Business, root: Path) -> Iterator[str]:
    """Yield one sentence for each row of a plan whose words do not stand in the record it names."""
    wanted = {row.cited for plan in business.plans for row in plan.rows if row.cited is not None}
    if not wanted or not (root / RECORDS).is_dir():
        return
    names = {cited.record.partition("/")[0] for cited in wanted}
    texts: dict[str, str] = {}
    for place in places([str(root)], lambda line: None):
        for file in place.files:
            if file.name in names:
                texts.update(_records(file))
    for cited in sorted(wanted, key=lambda cited: (cited.record, cited.words)):
        yield from _missing(cited, texts)


def _records(file: File) -> Iterator[tuple[str, str]]:
    try:
        given = Given(file.spelled, file.path.read_bytes(), file.name)
        for opening in opened(given):
            yield opening.record.id, opening.record.text
    except (MemconError, OSError):
        return  # what cannot be read is reported where records are read


def _missing(cited: Cited, texts: Mapping[str, str]) -> Iterator[str]:
    text = texts.get(cited.record)
    if text is None:
        yield f"a plan cites the record {cited.record}, which is not in the dossier"
    elif not _says(text, cited.words) and not _says(clean(text).text, cited.words):
        yield f"a plan cites “{cited.words}”, which {cited.record} does not say"


def _says(text: str, words: str) -> bool:
    """Whether a text has the words, however its lines are broken."""
    return " ".join(words.split()) in " ".join(text.split())
