"""The commands `memcon text` and `memcon draft`: what a text says on a day, and how it is kept."""

import sys
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from memcon.cli.arguments import day_given
from memcon.cli.output import report, terminal_width

if TYPE_CHECKING:
    from memcon.drafts.marked import MarkedRow
    from memcon.drafts.study import Study
    from memcon.model.drafts import Work
    from memcon.texts import Kept

ALL = "all"  # for --with: every pending amendment that can be drawn


class TextFormat(Enum):
    """How `memcon text` prints."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"


def text(
    dossier: Annotated[str, typer.Argument(help="A dossier with a folder drafts/.")],
    symbol: Annotated[
        str, typer.Argument(metavar="[SYMBOL]", help="Which text; without it, all are listed.")
    ] = "",
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="As it stood at the end of this day (ISO).")
    ] = None,
    with_: Annotated[
        str,
        typer.Option(
            "--with", metavar="AM1,AM2", help="Draw these pending amendments in it, or all."
        ),
    ] = "",
    compare: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Compare two revisions, or the text on two days."),
    ] = None,
    format: Annotated[TextFormat, typer.Option(help="How to print.")] = TextFormat.TEXT,
) -> None:
    """Print a text as it stood on a day, with amendments drawn in it, and where they conflict."""
    from memcon.texts import between, chosen, texts_of

    if not Path(dossier).is_dir():
        raise typer.BadParameter(f"{dossier} is no folder: expected a dossier")
    texts = texts_of(dossier, report)
    if not symbol:
        _list(texts)
        return
    work = chosen(texts, symbol)
    if compare is not None:
        from memcon.drafts.shown import as_marked

        rows = as_marked(between(work, *compare))
        _print(rows, f"{work.symbol}: {compare[0]} and {compare[1]}", format)
        return
    study = _studied(work, day_given(as_of) if as_of is not None else None, with_)
    if format is TextFormat.TEXT:
        _print_study(study)
    elif format is TextFormat.JSON:
        from memcon.drafts.study_values import study_values

        _print_json(study_values(study))
    else:
        _print(study.marked.rows, work.title or work.symbol, format)


def draft(
    file: Annotated[Path, typer.Argument(help="A draft or an amendment as it is printed.")],
) -> None:
    """Print a printed draft or amendment as TOML, to be kept in a dossier's folder drafts/."""
    from memcon.drafts.form_written import amendment_as_toml, as_toml
    from memcon.model.drafts import Work
    from memcon.texts import taken_from

    taken = taken_from(file)
    made = taken.made
    said = as_toml(made) if isinstance(made, Work) else amendment_as_toml(made)
    sys.stdout.buffer.write(said.encode("utf-8"))
    for left in taken.left:
        report(f"line {left.line}: {left.because}: {left.words[:60]}")


def _studied(work: "Work", day: date | None, wanted: str) -> "Study":
    from memcon.drafts.study import study_of
    from memcon.texts import amendment_names, on_day

    if wanted == ALL:
        return study_of(work, day)
    given = tuple(name.strip() for name in wanted.split(",") if name.strip())
    names = amendment_names(work, given)
    on_day(work, day, names)  # refuses amendments that conflict
    return study_of(work, day, names)


def _list(texts: "tuple[Kept, ...]") -> None:
    for kept in texts:
        work = kept.work
        revised = ", ".join(one.rev for one in work.expressions if one.rev)
        amended = ", ".join(one.id for one in work.amendments)
        _line(f"{work.symbol}  {work.title}".rstrip())
        if revised:
            _line(f"    revised: {revised}")
        if amended:
            _line(f"    amendments: {amended}")
    report(f"{len(texts)} found" if texts else "there are no texts: expected drafts/*.toml")


def _line(words: str = "") -> None:
    from memcon.files import escaped

    sys.stdout.buffer.write((escaped(words) + "\n").encode("utf-8", "backslashreplace"))


def _print(rows: "tuple[MarkedRow, ...]", title: str, format: TextFormat) -> None:
    from memcon.drafts.shown import as_html, as_text, as_values

    if format is TextFormat.HTML:
        sys.stdout.buffer.write(as_html(rows, title).encode("utf-8"))
    elif format is TextFormat.JSON:
        _print_json({"title": title, "provisions": as_values(rows)})
    else:
        _line(title)
        _line()
        for line in as_text(rows, terminal_width()).splitlines():
            _line(line)


def _print_json(values: object) -> None:
    import msgspec

    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(values), indent=2) + b"\n")


def _print_study(study: "Study") -> None:
    from memcon.drafts.study_values import said_of

    work = study.moment.work
    _print(study.marked.rows, f"{study.moment.revision.symbol}  {work.title}", TextFormat.TEXT)
    for line in said_of(study):
        for part in _wrapped(line):
            _line(part)


def _wrapped(line: str) -> list[str]:
    import textwrap

    return textwrap.wrap(
        line, terminal_width(), subsequent_indent="    ", break_long_words=False
    ) or [""]
