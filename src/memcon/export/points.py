"""Matters and points as the TOML of a dossier's points.toml, live or as comments."""

import json
from collections.abc import Iterable, Iterator

from memcon.model.negotiation import Agenda, Matter, Point, PointStatus, Quote

HEADING = (
    "# Proposed from the records. Nothing here counts until the marks # before it are taken away."
)


def as_toml(agenda: Agenda) -> str:
    """Return matters and points in the form in which a dossier keeps them."""
    blocks = [*map(_matter, agenda.matters), *map(_point, agenda.points)]
    return "\n".join(blocks)


def as_comments(agenda: Agenda) -> str:
    """Return the same as comments, which a reader of the file passes over."""
    lines = as_toml(agenda).splitlines()
    return "\n".join((HEADING, *(f"# {line}".rstrip() for line in lines))) + "\n"


def _matter(one: Matter) -> str:
    return "".join(_lines("[[matter]]", (("id", one.id), ("title", one.title))))


def _point(one: Point) -> str:
    fields = [("id", one.id), ("matter", one.matter), ("title", one.title)]
    fields.append(("kind", one.kind.value if one.kind else ""))
    fields.append(("status", "" if one.status is PointStatus.OPEN else one.status.value))
    fields.append(("split_from", one.split_from or ""))
    lines = [*_lines("[[point]]", fields)]
    if one.words:
        lines.append(f"words = [{', '.join(map(_text, one.words))}]\n")
    lines.extend(_quotes("passage", one.passages))
    lines.extend(_quotes("apart", one.apart))
    return "".join(lines)


def _quotes(name: str, quotes: Iterable[Quote]) -> Iterator[str]:
    for quote in quotes:
        yield "\n"
        fields = (("record", quote.record), ("words", quote.words))
        yield from _lines(f"[[point.{name}]]", fields)


def _lines(head: str, fields: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"{head}\n"
    for name, value in fields:
        if value:
            yield f"{name} = {_text(value)}\n"


def _text(said: str) -> str:
    """A string of TOML: as JSON writes it, and the one sign that JSON leaves as it is."""
    return json.dumps(said, ensure_ascii=False).replace("\x7f", "\\u007f")
