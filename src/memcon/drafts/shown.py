"""A text with its changes as plain text, as HTML, and as values for other programs.

In plain text [-what goes-] and {+what comes+} stand in brackets; in HTML in <del> and <ins>.
"""

import textwrap
from collections.abc import Iterable, Iterator
from html import escape

from memcon.drafts.compare import Row
from memcon.drafts.marked import MarkedPiece, MarkedRow
from memcon.drafts.words import Fate
from memcon.model.drafts import ProvisionKind

Value = None | bool | int | str | list["Value"] | dict[str, "Value"]

_GUTTER = 10  # characters for a provision's id
_INDENT = 4  # for each level of paragraphs


def as_marked(rows: Iterable[Row]) -> tuple[MarkedRow, ...]:
    """Return the rows of a comparison as rows of a text with changes by nobody in particular."""
    return tuple(
        MarkedRow(row, tuple(MarkedPiece(one.fate, one.words) for one in row.pieces), (), ())
        for row in rows
    )


def spaced(pieces: Iterable[MarkedPiece]) -> Iterator[MarkedPiece]:
    """Yield pieces for showing: white space stands outside what goes or comes, and between both."""
    last = ""
    for piece in pieces:
        if piece.fate is Fate.KEPT:
            words = piece.words.lstrip() if last.endswith(" ") else piece.words
            if words:
                yield MarkedPiece(Fate.KEPT, words)
                last = words
            continue
        bare = piece.words.strip()
        if not bare:
            continue
        before = " " if piece.words[0].isspace() or last == "|" else ""
        if before and not last.endswith(" "):
            yield MarkedPiece(Fate.KEPT, before)
        yield MarkedPiece(piece.fate, bare, piece.by, piece.clash)
        last = "|"
        if piece.words[-1].isspace():
            yield MarkedPiece(Fate.KEPT, " ")
            last = " "


def as_text(rows: Iterable[MarkedRow], width: int = 80) -> str:
    """Return the provisions as lines of `width` characters, with their ids in the margin."""
    return "\n".join(_lines(one, width) for one in rows) + "\n"


def _lines(one: MarkedRow, width: int) -> str:
    row = one.row
    number = f"{row.number}. " if row.number.isdigit() else f"{row.number} " if row.number else ""
    moved = f" (moved: {row.old} before)" if row.moved else ""
    said = number + "".join(map(_bracketed, spaced(one.pieces))) + moved
    if one.also:
        said += f" (also touched by {', '.join(one.also)})"
    margin = f"{row.eid[: _GUTTER - 1]:<{_GUTTER}}"
    indent = " " * (_INDENT * row.depth)
    return textwrap.fill(
        said,
        max(width, _GUTTER + 30),
        initial_indent=margin + indent,
        subsequent_indent=" " * _GUTTER + indent + " " * len(number),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _bracketed(piece: MarkedPiece) -> str:
    by = f" <{', '.join(piece.by)}>" if piece.by and piece.fate is Fate.ADDED else ""
    match piece.fate:
        case Fate.REMOVED:
            return f"[-{piece.words}-]"
        case Fate.ADDED:
            return f"{{+{piece.words}+}}{by}"
        case Fate.KEPT:
            return piece.words


def as_html(rows: Iterable[MarkedRow], title: str) -> str:
    """Return the provisions as a piece of HTML that stands alone in any page."""
    inside = "\n".join(_html(one) for one in rows)
    return f'<article class="draft">\n<h1>{escape(title)}</h1>\n{inside}\n</article>\n'


def _html(one: MarkedRow) -> str:
    row = one.row
    number = f'<span class="no">{escape(row.number)}</span> ' if row.number else ""
    moved = f' <span class="moved">moved: {escape(row.old)} before</span>' if row.moved else ""
    words = "".join(map(_tagged, spaced(one.pieces)))
    kind = "prov sub" if row.provision.kind is ProvisionKind.SUB else "prov"
    return f'<p class="{kind}" id="{escape(row.eid)}">{number}{words}{moved}</p>'


def _tagged(piece: MarkedPiece) -> str:
    words = escape(piece.words, quote=False)
    if piece.fate is Fate.KEPT:
        return words
    tag = "del" if piece.fate is Fate.REMOVED else "ins"
    by = f' title="{escape(", ".join(piece.by))}"' if piece.by else ""
    return f"<{tag}{by}>{words}</{tag}>"


def as_values(rows: Iterable[MarkedRow]) -> list[Value]:
    """Return the provisions as lists and objects; the words are those of both states, in order."""
    return [_values(one) for one in rows]


def _values(one: MarkedRow) -> Value:
    row = one.row
    gone = bool(row.old) and not row.new
    pieces: list[Value] = [
        {
            "fate": piece.fate.value,
            "words": piece.words,
            "by": list(piece.by),
            "clash": piece.clash,
        }
        for piece in one.pieces
    ]
    return {
        "eId": row.eid,
        "kind": row.provision.kind.value,
        "num": row.number,
        "under": row.provision.parent,
        "fate": "removed" if gone else "kept" if row.old else "added",
        "moved": row.moved,
        "text": "".join(piece.words for piece in row.pieces if piece.fate is not Fate.REMOVED),
        "pieces": pieces,
        "by": list(one.by),
        "also": list(one.also),
    }
