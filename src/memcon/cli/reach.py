"""The command `memcon reach`: what a clause covers, and what other words would change."""

import sys
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from memcon.cli.arguments import day_given
from memcon.cli.output import cells, print_table, report, table_of

if TYPE_CHECKING:
    from memcon.model.reach import Change, Compared, Difference, Extent, Verdict
    from memcon.reach.book import Book


class ReachFormat(Enum):
    """How `memcon reach` prints."""

    TABLE = "table"
    JSON = "json"


def reach(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[DOSSIER] CLAUSE [TERM=SENSE]...",
            help="A dossier with a register (unless --register is given); a clause, by its id, "
            "its words, or as predicates; and what some terms shall mean.",
        ),
    ],
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="The day that is asked about (ISO): no default.")
    ],
    instead: Annotated[
        str | None, typer.Option(metavar="CLAUSE", help="Other words: say what they change.")
    ] = None,
    register: Annotated[
        str | None, typer.Option(help="A register that comes with memcon: americas.")
    ] = None,
    format: Annotated[ReachFormat, typer.Option(help="How to print.")] = ReachFormat.TABLE,
) -> None:
    """Say what a clause covers on a day, place by place or thing by thing, and by which rows.

    What the register does not settle depends on something, and that is named.
    """
    from memcon.registers import changed, covered

    day = day_given(as_of)
    book, clause, chosen = _asked(words, register)
    if instead is None:
        found = covered(book, clause, day, chosen)
        if format is ReachFormat.JSON:
            _print_json(book, found, None)
        else:
            _print_extent(found)
        return
    difference, said = changed(book, (clause, instead), day, chosen)
    if format is ReachFormat.JSON:
        _print_json(book, difference, said)
    else:
        _print_difference(difference, said)


def _asked(words: list[str], register: str | None) -> "tuple[Book, str, tuple[str, ...]]":
    """Return the register, the clause, and the senses that were chosen."""
    from memcon.reach.packaged import packaged
    from memcon.registers import book_at

    needed = 1 if register else 2
    if len(words) < needed:
        raise typer.BadParameter("expected a dossier and a clause, or a clause and --register")
    book = packaged(register) if register else book_at(words[0])
    return book, words[needed - 1], tuple(words[needed:])


def _print_json(
    book: "Book", found: "Extent | Difference", said: "tuple[Compared, ...] | None"
) -> None:
    import msgspec

    from memcon.export.reach import difference_row, extent_row
    from memcon.model.reach import Extent

    title = book.register.title
    row = (
        extent_row(found, title)
        if isinstance(found, Extent)
        else difference_row(found, said or (), title)
    )
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(row), indent=2) + b"\n")


def _print_extent(found: "Extent") -> None:
    from memcon.model.reach import State

    table = table_of(("What", 3), ("", None), ("Why", 8))
    for verdict in found.verdicts:
        table.add_row(*cells(verdict.name, verdict.state.value, _why(verdict)))
    print_table(table)
    counts = ", ".join(f"{len(found.of(state))} {state.value}" for state in State)
    report(f"as of {found.as_of}: {counts}")


def _print_difference(found: "Difference", said: "tuple[Compared, ...]") -> None:
    if found.changes:
        table = table_of(("What changes", 3), ("Before", None), ("After", None), ("Why", 8))
        for change in found.changes:
            states = change.before.state.value, change.after.state.value
            table.add_row(*cells(change.before.name, *states, _cause(change)))
        print_table(table)
    table = table_of(("What does not", None), ("", 8))
    for state, names in _unchanged(found):
        table.add_row(*cells(state, names))
    print_table(table)
    if said:
        table = table_of(("What is said", 3), ("Before", None), ("After", None), ("", 8))
        for one in said:
            stated = [state.value if state else "" for state in (one.said.before, one.said.after)]
            name = f"{one.said.speaker}: {one.change.before.name}"
            table.add_row(*cells(name, *stated, _agreement(one)))
        print_table(table)
    report(f"as of {found.before.as_of}: {len(found.changes)} of {len(found.rows)} change")


def _why(verdict: "Verdict") -> str:
    """The reasons, and the rows of the register's tables that they rest on."""
    says = "; ".join(reason.says for reason in verdict.reasons)
    lines: dict[str, list[int]] = {}
    for row in verdict.rows:
        if row.file.endswith(".csv"):
            name = row.file.rpartition("/")[2].removesuffix(".csv")
            lines.setdefault(name, []).append(row.line)
    cited = "; ".join(f"{name} {', '.join(map(str, found))}" for name, found in lines.items())
    return f"{says} [{cited}]" if cited else says


def _cause(change: "Change") -> str:
    return f"Before: {_why(change.before)}\nAfter: {_why(change.after)}"


def _unchanged(found: "Difference") -> Iterator[tuple[str, str]]:
    from memcon.model.reach import State

    for state in State:
        names = [
            row.before.name for row in found.rows if not row.changes and row.before.state is state
        ]
        if names:
            yield state.value, ", ".join(names)


def _agreement(one: "Compared") -> str:
    """How it lies to the register, and of which parts it would be right to say so."""
    change = one.change
    found = (
        f"{one.agreement.value}; register: {change.before.state.value}, {change.after.state.value}"
    )
    parts = ", ".join(part.before.name for part in one.parts)
    right = f"; it would be right of {parts}" if parts else ""
    return f"{found}{right}. “{one.said.words}”"
