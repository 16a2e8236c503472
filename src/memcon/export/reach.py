"""What a clause covers, and what other words change, as plain values for other programs."""

from memcon.export.jsonl import Json
from memcon.model.reach import Change, Compared, Difference, Extent, Reason, Verdict
from memcon.model.territory import Row


def extent_row(found: Extent, register: str) -> dict[str, Json]:
    """Return what one clause covers, in the shape of docs/reach.schema.json."""
    return {
        "register": register,
        "as_of": found.as_of.isoformat(),
        "clause": found.clause,
        "instead": None,
        "rows": [
            {
                "entity": verdict.entity,
                "name": verdict.name,
                "before": _verdict(verdict),
                "after": None,
                "changes": False,
                "caused_by": [],
            }
            for verdict in found.verdicts
        ],
        "said": [],
    }


def difference_row(found: Difference, said: tuple[Compared, ...], register: str) -> dict[str, Json]:
    """Return what other words change, in the shape of docs/reach.schema.json."""
    return {
        "register": register,
        "as_of": found.before.as_of.isoformat(),
        "clause": found.before.clause,
        "instead": found.after.clause,
        "rows": [_change(change) for change in found.rows],
        "said": [_said(one) for one in said],
    }


def _change(change: Change) -> Json:
    return {
        "entity": change.before.entity,
        "name": change.before.name,
        "before": _verdict(change.before),
        "after": _verdict(change.after),
        "changes": change.changes,
        "caused_by": [_row(row) for row in change.rows],
    }


def _verdict(verdict: Verdict) -> Json:
    return {
        "state": verdict.state.value,
        "open": list(verdict.open),
        "reasons": [_reason(reason) for reason in verdict.reasons],
    }


def _reason(reason: Reason) -> Json:
    return {
        "asked": reason.asked,
        "start": reason.at.start,
        "end": reason.at.end,
        "holds": reason.truth.value,
        "says": reason.says,
        "rows": [_row(row) for row in reason.rows],
        "under": [_reason(below) for below in reason.under],
    }


def _row(row: Row) -> Json:
    return {"file": row.file, "line": row.line, "source": row.source}


def _said(one: Compared) -> Json:
    said = one.said
    return {
        "entity": said.entity,
        "speaker": said.speaker,
        "words": said.words,
        "record": said.record,
        "before": said.before.value if said.before else None,
        "after": said.after.value if said.after else None,
        "agreement": one.agreement.value,
        "true_of": [part.before.entity for part in one.parts],
    }
