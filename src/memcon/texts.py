"""Drafts on disk: the texts that a dossier keeps in `drafts/`, one TOML file for each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from memcon.drafts.compare import Row, compared
from memcon.drafts.form import work_of
from memcon.drafts.moment import Moment, at_moment, revisions
from memcon.drafts.printed_text import Taken, taken_apart
from memcon.drafts.trouble import DraftError
from memcon.files import escaped, reason
from memcon.model.drafts import Evidence, Expression, Work
from memcon.model.errors import MemconError
from memcon.sources import opened
from memcon.sources.given import Given

DRAFTS = "drafts"
LARGEST = 16 * 1024**2  # bytes of one file

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """A text as a dossier keeps it, and the name of its file."""

    file: str
    work: Work


def texts_of(dossier: str | Path, report: Report) -> tuple[Kept, ...]:
    """Return the texts of a dossier by file; a file that is wrong costs one line to `report`."""
    found: list[Kept] = []
    symbols: dict[str, str] = {}
    for file in _files(Path(dossier)):
        try:
            work = work_of(_read(file))
            if work.symbol in symbols:
                raise DraftError(f"symbol: {work.symbol} is that of {symbols[work.symbol]} too")
        except (MemconError, OSError) as trouble:
            why = reason(trouble) if isinstance(trouble, OSError) else str(trouble)
            report(f"{escaped(f'{DRAFTS}/{file.name}')}: {escaped(why)}")
            continue
        symbols[work.symbol] = file.name
        found.append(Kept(file.name, work))
    return tuple(found)


def _files(root: Path) -> Iterator[Path]:
    folder = root / DRAFTS
    if folder.is_dir():
        yield from sorted(file for file in folder.glob("*.toml") if not file.name.startswith("."))


def _read(file: Path) -> str:
    if file.stat().st_size > LARGEST:
        raise DraftError("the file is larger than 16 MB")
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise DraftError(f"expected UTF-8: {trouble}") from trouble


def stamp_of(dossier: str | Path) -> tuple[tuple[str, int, int], ...]:
    """Return what tells whether a dossier's texts have changed; empty where there are none."""
    try:
        stats = [(file.name, file.stat()) for file in _files(Path(dossier))]
    except OSError:
        return ()
    return tuple((name, found.st_mtime_ns, found.st_size) for name, found in stats)


def chosen(texts: tuple[Kept, ...], symbol: str) -> Work:
    """Return the text with a symbol, or the end of one: "L.7". Raises DraftError."""
    exact = [kept.work for kept in texts if kept.work.symbol == symbol]
    near = [kept.work for kept in texts if kept.work.symbol.endswith(f"/{symbol}")]
    found = exact or near
    if len(found) == 1:
        return found[0]
    known = ", ".join(kept.work.symbol for kept in texts) or "none"
    what = "several texts" if found else "no text"
    raise DraftError(f"{what} with the symbol {symbol}; there are: {known}")


def amendment_names(work: Work, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of amendments given whole or by their ends: "L.9". Raises DraftError."""
    return tuple(_amendment_name(work, name) for name in given)


def _amendment_name(work: Work, name: str) -> str:
    known = [one.id for one in work.amendments]
    near = [one for one in known if one.endswith(f"/{name}")]
    if name in known or len(near) != 1:
        return name  # an unknown one is refused where it is used
    return near[0]


def between(work: Work, first: str, second: str) -> tuple[Row, ...]:
    """Return the comparison of two states of a text: revisions by symbol, or days."""
    return compared(_state(work, first), _state(work, second))


def _state(work: Work, said: str) -> Expression:
    for one in revisions(work):
        if said in (one.symbol, one.rev) or (said and one.symbol.endswith(f"/{said}")):
            return one
    try:
        day = date.fromisoformat(said)
    except ValueError as trouble:
        raise DraftError(
            f"“{said}” is neither a revision of {work.symbol} nor a day as 1961-03-09"
        ) from trouble
    return on_day(work, day).text


def on_day(work: Work, day: date | None, also: tuple[str, ...] = ()) -> Moment:
    """Return a text at the end of a day, with some pending amendments made to it."""
    return at_moment(work, day, amendment_names(work, also))


def taken_from(file: Path) -> Taken:
    """Return the draft or amendment that a file in print holds. Raises MemconError."""
    try:
        data = file.read_bytes()
    except OSError as trouble:
        raise MemconError(f"{escaped(str(file))}: {reason(trouble)}") from trouble
    records = tuple(opened(Given(str(file), data, file.stem)))
    if len(records) != 1:
        raise MemconError(f"{escaped(str(file))}: expected one document, found {len(records)}")
    try:
        return taken_apart(records[0].record.text)
    except DraftError as trouble:
        raise DraftError(f"{escaped(str(file))}: {trouble}") from trouble


def misquoted(work: Work, texts: dict[str, str]) -> Iterator[str]:
    """Yield a line for each quotation that its record does not have; `texts` are those by id.

    Words with no place must stand in the record once at least.
    """
    for evidence in evidence_of(work):
        text = texts.get(evidence.record)
        if text is None:
            yield f"{work.symbol}: there is no record {evidence.record} for “{evidence.exact}”"
        elif evidence.start is not None and text[evidence.start : evidence.end] != evidence.exact:
            yield f"{work.symbol}: “{evidence.exact}” does not stand at {evidence.start} of " + (
                evidence.record
            )
        elif evidence.exact not in text:
            yield f"{work.symbol}: “{evidence.exact}” does not stand in {evidence.record}"


def evidence_of(work: Work) -> Iterator[Evidence]:
    """Yield every quotation of a work and its amendments."""
    yield from work.evidence
    for one in work.amendments:
        yield from one.evidence
        for effect in one.effects:
            yield from effect.evidence
