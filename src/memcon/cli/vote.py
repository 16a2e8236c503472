"""The command `memcon vote`: how a vote goes, step by step, each with its rule."""

import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from memcon.cli.arguments import day_given
from memcon.cli.output import cells, print_table, report, table_of, terminal_width

if TYPE_CHECKING:
    from memcon.export.jsonl import Json
    from memcon.model.rehearsal import Case, Run, Step
    from memcon.model.selection import Candidacy, Selection
    from memcon.votes import Rehearsed
    from memcon.voting.checked import Compared

MOST_NAMED = 15  # members whose votes are listed; of a larger body, how many vote how


class VoteFormat(Enum):
    """How `memcon vote` prints."""

    TABLE = "table"
    JSON = "json"


def vote(
    plan: Annotated[
        str, typer.Argument(metavar="PLAN", help="A file about a vote, or about a selection.")
    ],
    body: Annotated[
        str, typer.Option(help="Who votes: a body of the dossier, un-ga or un-ga-committee.")
    ] = "",
    rules: Annotated[
        str, typer.Option(help="By which rules: un-ga-plenary, un-ga-committee or the dossier's.")
    ] = "",
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="On another day than the file says (ISO).")
    ] = None,
    suppose: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORDS",
            help='What is taken as given: "L.9 adopted", "tenders met", "VAR L.9 no".',
        ),
    ] = None,
    refuse_division: Annotated[
        bool | None,
        typer.Option(
            "--refuse-division/--grant-division",
            help="Suppose that every request for a separate vote is refused, or granted.",
        ),
    ] = None,
    format: Annotated[VoteFormat, typer.Option(help="How to print.")] = VoteFormat.TABLE,
) -> None:
    """Work out how a vote goes: each step with the votes, what they may lead to, and the rules.

    Nothing is cast. Where a vote is not known, every outcome that it leaves possible is named.
    """
    from memcon.votes import Asked, is_selection, vote_at

    if is_selection(plan):
        _selection(plan, format)
        return
    granted = None if refuse_division is None else not refuse_division
    found = vote_at(
        plan,
        Asked(
            body, rules, day_given(on) if on is not None else None, tuple(suppose or ()), granted
        ),
    )
    if format is VoteFormat.JSON:
        _print_json(found)
    else:
        _print_run(found)
    _report_doubts(found, plan)


def _report_doubts(found: "Rehearsed", plan: str) -> None:
    from memcon.votes import dossier_of, misquoted

    for line in (*found.run.warnings, *misquoted(found.business, dossier_of(Path(plan)))):
        report(f"{line}.")


def _print_json(found: "Rehearsed") -> None:
    import msgspec

    from memcon.export.voting import run_row
    from memcon.voting.rulesets import cited

    run = found.run
    row = run_row(run, lambda matter: cited(matter, run.rules, run.day))
    row["recorded"] = [_recorded_row(one) for one in found.recorded]
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(row), indent=2) + b"\n")


def _recorded_row(one: "Compared") -> "dict[str, Json]":
    from memcon.export.voting import count_row

    return {
        "id": one.id,
        "title": one.title,
        "count": count_row(one.count),
        "majority": one.majority.value,
        "computed": one.computed.value,
        "recorded": one.recorded.value if one.recorded is not None else None,
        "members": one.members,
        "away": one.away,
        "remarks": list(one.remarks),
    }


def _print_run(found: "Rehearsed") -> None:
    run = found.run
    _line(f"{run.title}: {run.body}, {run.day}, by the rules {run.rules.id}.")
    if run.suppositions:
        _line(f"Supposed: {'; '.join(run.suppositions)}.")
    _line("A rehearsal: nothing here was cast.")
    for number, step in enumerate(run.steps, 1):
        _line("")
        _print_step(number, step, run)
    if found.recorded:
        _line("")
        _print_recorded(found)


def _print_step(number: int, step: "Step", run: "Run") -> None:
    from memcon.voting.rulesets import all_cited
    from memcon.voting.said import counts_said, outcomes_said

    outcome = outcomes_said(step.outcomes, step.kind)
    _line(f"{number}. {step.title}" + (f": {outcome}" if outcome else ""))
    _indented(step.what)
    for line in _votes(step):
        _indented(line, 2)
    if step.counts is not None:
        _indented(f"Count: {counts_said(step.counts)}")
    for case in step.swings or step.cases:
        _indented(_case(case, step), 2)
    if step.because:
        _indented(f"{step.because[:1].upper()}{step.because[1:]}.")
    rules = all_cited(step.rules, run.rules, run.day)
    if rules:
        _indented(f"Rules {rules}")


def _indented(words: str, deeper: int = 0) -> None:
    """Print words below a step's number."""
    _line(words, " " * (4 + deeper))


def _votes(step: "Step") -> Iterator[str]:
    from memcon.voting.said import choices_said, tallied_said

    if len(step.ballots) > MOST_NAMED:
        yield tallied_said(step)
        return
    for ballot in step.ballots:
        why = f" ({'; '.join(ballot.reasons)})" if ballot.reasons else ""
        yield f"{ballot.actor} {choices_said(ballot)}{why}"


def _case(case: "Case", step: "Step") -> str:
    from memcon.voting.said import outcomes_said

    counts = case.counts
    shown = f" {counts.lowest}" if counts is not None and counts.settled else ""
    return f"if {case.when}: {outcomes_said(case.outcomes, step.kind)}{shown}"


def _print_recorded(found: "Rehearsed") -> None:
    table = table_of(("As recorded", 6), ("Count", None), ("By the rules", 3), ("", 8))
    for one in found.recorded:
        stated = one.recorded.value if one.recorded is not None else "no outcome recorded"
        remarks = "; ".join(one.remarks) or f"recorded: {stated}"
        table.add_row(*cells(one.title, str(one.count), one.computed.value, remarks))
    print_table(table)


def _selection(path: str, format: VoteFormat) -> None:
    import msgspec

    from memcon.export.voting import selection_row
    from memcon.votes import selection_at

    selection, found = selection_at(path)
    if format is VoteFormat.JSON:
        row = selection_row(selection, found)
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(row), indent=2) + b"\n")
        return
    _print_selection(selection, found)


def _print_selection(selection: "Selection", found: "tuple[Candidacy, ...]") -> None:
    _line(f"{selection.title}:")
    for stage in selection.stages:
        also = f", with {', '.join(stage.participants)}" if stage.participants else ""
        how = " (follows from the stage before)" if stage.automatic else ""
        _line(f"{stage.number}. {stage.name.value}: {stage.body}{also}{how}", "  ")
    table = table_of(("Candidate", 3), ("Stands", None), ("Stage", None), ("Because", 5))
    for one in found:
        standing = one.standing.value.replace("_", " ")
        table.add_row(*cells(one.candidate, standing, str(one.stage or ""), one.because))
    print_table(table)


def _line(words: str, margin: str = "") -> None:
    """Print a line as wide as the terminal; what does not fit goes on below it."""
    from textwrap import fill

    from memcon.export.plain import shown

    said = fill(shown(words), terminal_width(), initial_indent=margin, subsequent_indent=margin)
    sys.stdout.buffer.write(said.encode("utf-8") + b"\n")
