"""Who is selected in stages, and on what that rests."""

from collections.abc import Iterator, Mapping

from memcon.model.selection import (
    Candidacy,
    Selection,
    Stage,
    StageName,
    StageRecord,
    Standing,
    Verdict,
)
from memcon.model.voting import Cited
from memcon.voting.fields import Fields
from memcon.voting.refused import Refused

Table = Mapping[str, object]


def candidacies(selection: Selection) -> tuple[Candidacy, ...]:
    """Return where each candidate stands, in the order of the list; nobody is left out.

    Raises Refused where a record is of a stage that the candidate had not reached.
    """
    _check(selection)
    return tuple(_candidacy(name, selection) for name in selection.candidates)


def _candidacy(candidate: str, selection: Selection) -> Candidacy:
    """Follow a candidate from stage to stage, as far as the records carry him.

    A stage is passed by its own record, or without one if it is automatic and the stage before was
    passed; the last stage is no exception, so that nobody is selected without it.
    """
    theirs = {record.stage: record for record in selection.records if record.candidate == candidate}
    records = tuple(theirs[number] for number in sorted(theirs))
    reached = 0
    for stage in selection.stages:
        record = theirs.get(stage.number)
        if record is None and not (stage.automatic and reached):
            break
        reached = stage.number
        if record is not None and record.verdict is Verdict.REJECTED:
            why = record.because or f"rejected by {stage.body}"
            return Candidacy(candidate, Standing.REJECTED, reached, records, why)
    if reached == selection.stages[-1].number:
        last = selection.stages[-1]
        return Candidacy(
            candidate, Standing.SELECTED, reached, records, f"{last.body} has decided, the last"
        )
    if not reached:
        return Candidacy(candidate, Standing.NOT_NOMINATED, 0, records, "nothing is recorded")
    waits = selection.stages[reached]
    why = f"{waits.body} must still {waits.name.value}; that does not follow from what came before"
    return Candidacy(candidate, Standing.WAITING, reached, records, why)


def _check(selection: Selection) -> None:
    numbers = [stage.number for stage in selection.stages]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        raise Refused(f"{selection.id}: stages are numbered 1, 2, 3 ..., none left out")
    seen: set[tuple[str, int]] = set()
    for record in selection.records:
        at = f"{record.candidate} at stage {record.stage}"
        if record.candidate not in selection.candidates:
            raise Refused(f"{selection.id}: {record.candidate} is no candidate")
        if record.stage not in numbers:
            raise Refused(f"{selection.id}: there is no stage {record.stage}")
        if (record.candidate, record.stage) in seen:
            raise Refused(f"{selection.id}: there are two records of {at}")
        seen.add((record.candidate, record.stage))
        if record.verdict is Verdict.BYPASSED and record.stage == numbers[-1]:
            raise Refused(f"{selection.id}: the last stage cannot be bypassed, as for {at}")
    for record in selection.records:
        _check_reached(record, selection)


def _check_reached(record: StageRecord, selection: Selection) -> None:
    """A record of a stage needs one that lets the candidate pass the stage before."""
    verdicts = {
        other.stage: other for other in selection.records if other.candidate == record.candidate
    }
    for stage in reversed(selection.stages[: record.stage - 1]):
        before = verdicts.get(stage.number)
        who = f"{selection.id}: {record.candidate} comes to stage {record.stage}"
        if before is None and stage.automatic and stage.number > 1:
            continue
        if before is None:
            raise Refused(f"{who} without a record of stage {stage.number}, which is not bypassed")
        if before.verdict is Verdict.REJECTED:
            raise Refused(f"{who}, but was rejected at stage {stage.number}")
        if before.day and record.day and record.day < before.day:
            raise Refused(f"{who} on {record.day}, before stage {stage.number} on {before.day}")
        return


def selection_in(given: Table, where: str) -> Selection:
    """Read a file about a selection in stages. Raises Refused."""
    fields = Fields(given, where)
    selection = Selection(
        fields.text("id", where),
        fields.text("title"),
        tuple(_stages(fields)),
        fields.words("candidates"),
        tuple(_records(fields)),
    )
    fields.finish()
    _check(selection)
    return selection


def _stages(fields: Fields) -> Iterator[Stage]:
    for number, stage in enumerate(fields.tables("stage"), 1):
        yield Stage(
            number,
            stage.one_of("name", StageName),
            stage.text("body"),
            stage.words("participants"),
            stage.text("rule", ""),
            stage.flag("automatic", False),
        )
        stage.finish()


def _records(fields: Fields) -> Iterator[StageRecord]:
    for one in fields.tables("record"):
        record = one.text("record", "")
        yield StageRecord(
            one.text("candidate"),
            one.number("stage") or 0,
            one.one_of("verdict", Verdict),
            one.day("day"),
            one.text("because", ""),
            Cited(record, one.text("words")) if record else None,
        )
        one.finish()
