"""A rehearsed vote and a selection in stages, as plain values for other programs."""

from collections.abc import Callable

from memcon.export.jsonl import Json
from memcon.model.rehearsal import Ballot, Case, Range, Run, Step
from memcon.model.selection import Candidacy, Selection
from memcon.model.voting import Cited, Count, Matter

Cite = Callable[[Matter], str]  # the number of a rule, as shown


def run_row(run: Run, cite: Cite) -> dict[str, Json]:
    """Return a run as one object, in the shape of docs/vote.schema.json."""
    return {
        "title": run.title,
        "body": run.body,
        "day": run.day.isoformat(),
        "rules": run.rules.id,
        "members": run.members,
        "suppositions": list(run.suppositions),
        "warnings": list(run.warnings),
        "steps": [_step(step, cite) for step in run.steps],
    }


def _step(step: Step, cite: Cite) -> dict[str, Json]:
    return {
        "motion": step.motion or None,
        "title": step.title,
        "what": step.what,
        "rules": [
            {"matter": matter.value, "number": cite(matter) or None} for matter in step.rules
        ],
        "majority": step.majority.value if step.majority is not None else None,
        "ballots": [_ballot(ballot) for ballot in step.ballots],
        "counts": _range(step.counts),
        "outcomes": [outcome.value for outcome in step.outcomes],
        "because": step.because,
        "cases": [_case(case) for case in step.cases],
        "swings": [_case(case) for case in step.swings],
    }


def _ballot(ballot: Ballot) -> dict[str, Json]:
    return {
        "actor": ballot.actor,
        "name": ballot.name,
        "choices": [choice.value for choice in ballot.choices],
        "known": ballot.known,
        "reasons": list(ballot.reasons),
        "cited": [_cited(cited) for cited in ballot.cited],
    }


def _case(case: Case) -> dict[str, Json]:
    return {
        "when": case.when,
        "counts": _range(case.counts),
        "outcomes": [outcome.value for outcome in case.outcomes],
    }


def _range(counts: Range | None) -> Json:
    if counts is None:
        return None
    return {"lowest": count_row(counts.lowest), "highest": count_row(counts.highest)}


def count_row(count: Count) -> dict[str, Json]:
    """Return a count as an object."""
    return {
        "yes": count.yes,
        "no": count.no,
        "abstain": count.abstain,
        "non_voting": count.non_voting,
    }


def _cited(cited: Cited) -> dict[str, Json]:
    return {"record": cited.record, "words": cited.words}


def selection_row(selection: Selection, found: tuple[Candidacy, ...]) -> dict[str, Json]:
    """Return a selection in stages as one object."""
    return {
        "id": selection.id,
        "title": selection.title,
        "stages": [
            {
                "number": stage.number,
                "name": stage.name.value,
                "body": stage.body,
                "participants": list(stage.participants),
                "rule": stage.rule,
                "automatic": stage.automatic,
            }
            for stage in selection.stages
        ],
        "candidates": [
            {
                "candidate": one.candidate,
                "standing": one.standing.value,
                "stage": one.stage,
                "because": one.because,
                "records": [
                    {
                        "stage": record.stage,
                        "verdict": record.verdict.value,
                        "day": record.day.isoformat() if record.day else None,
                        "because": record.because,
                        "cited": _cited(record.cited) if record.cited else None,
                    }
                    for record in one.records
                ],
            }
            for one in found
        ],
    }
