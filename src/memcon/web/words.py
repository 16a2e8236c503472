"""The record's own words as HTML: escaped, marked and never altered.

The text content of what is made here is the record's text; all else is drawn by the style sheet.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import accumulate

from markupsafe import Markup

from memcon.text.span import Span
from memcon.web.acts import Label
from memcon.web.layout import Layout
from memcon.web.segments import Segment, segments

# Characters that turn the direction of what follows: kept, but shut in and shown.
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")

_LINE_END = re.compile(r"(-?)[ \t]*(?:\r\n?|\n|\f)[ \t\r\n\f]*")
_LINE = re.compile(r"[^\s][^\r\n\f]*[^\s]|[^\s]")
_SPACE = re.compile(r"\s")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Layer:
    """Something laid over words: a class, and what it opens (an explanation, or another place)."""

    css: str
    why: str = ""
    href: str = ""
    label: str = ""


Laid = tuple[Span, Layer]


@dataclass(frozen=True, slots=True)
class Margin:
    """An act's label, beside the line in which the words at `at` begin; `opens` explains it."""

    at: Span
    opens: str
    label: Label


class Ink:
    """Writes stretches of one record's text; each place gets its permanent address once."""

    def __init__(self, layout: Layout, laid: Iterable[Laid]) -> None:
        """Take the layers in the order of the text."""
        self._layout = layout
        self._text = layout.reading.record.text
        self._laid = tuple(laid)
        self._starts = [at.start for at, _ in self._laid]
        self._reach = list(accumulate((at.end for at, _ in self._laid), max))
        self._pages = [page.offset for page in layout.reading.record.pages]
        self._given: set[str] = set()

    def gives(self, address: str) -> bool:
        """Tell whether a place has no element with its address yet; from now on it has."""
        if address in self._given:
            return False
        self._given.add(address)
        return True

    def words(self, at: Span, beside: Iterable[Margin] = ()) -> Markup:
        """Return the words at a place, with every mark on them and what stands beside them."""
        words = at.trimmed(self._text)
        drawn = dict(self._drawn(words))
        labels: dict[int, list[Margin]] = {}
        for margin in beside:
            labels.setdefault(self._after_first_word(words, margin.at.start), []).append(margin)
        laid = [*self._over(at), *_quiet(self._layout, words)]
        out: list[str] = []
        for segment in segments(at, laid, (*drawn, *labels)):
            out += map(self._margin, labels.get(segment.at.start, ()))
            out.append(drawn.get(segment.at.start, ""))
            out.append(self._segment(segment))
        out += map(self._margin, labels.get(at.end, ()))
        return Markup("".join(out))

    def _after_first_word(self, words: Span, start: int) -> int:
        """Return a place in the line where a word begins, in no link: the end of that word."""
        found = _SPACE.search(self._text, start, words.end)
        end = found.start() if found else words.end
        for at, layer in self._over(Span(start, max(end, start + 1))):
            if at.start < end < at.end and (layer.why or layer.href):
                end = min(at.end, words.end)
        return end

    def _margin(self, margin: Margin) -> str:
        """Return the label: the style sheet prints its words, since they are none of the text."""
        place, label = margin.opens.removeprefix("why-"), margin.label
        own = f' id="{place}"' if self.gives(place) else ""
        but = f' data-but="{escape(label.but)}"' if label.but else ""
        return (
            f'<a class="act"{own} href="#{margin.opens}" data-why="{margin.opens}"'
            f' data-act="{label.kind}" data-does="{escape(label.does)}"{but}'
            f' aria-label="{escape(label.name)}: why"></a>'
        )

    def _over(self, at: Span) -> Iterator[Laid]:
        last = bisect_left(self._starts, at.end)
        first = bisect_right(self._reach, at.start, 0, last)
        return (item for item in self._laid[first:last] if item[0].end > at.start)

    def _drawn(self, words: Span) -> Iterator[tuple[int, str]]:
        """Yield what is drawn between characters: line ends that count, page starts."""
        drawn: dict[int, str] = {}
        for line_end in _LINE_END.finditer(self._text, words.start, words.end):
            if "\n" in _read(self._layout, line_end.start(), line_end.end()):
                drawn[line_end.end()] = "<br>"
        first = bisect_right(self._pages, words.start)
        for page in self._layout.reading.record.pages[first:]:
            if page.offset >= words.end:
                break
            drawn[page.offset] = drawn.get(page.offset, "") + page_start(page.label)
        yield from drawn.items()

    def _segment(self, segment: Segment[Layer]) -> str:
        words = escaped(segment.at.of(self._text))
        tones = [layer.css for layer in segment.over if not (layer.why or layer.href)]
        links = [layer for layer in segment.over if layer.why or layer.href]
        if links:
            words = self._link(links, words)
        for tone in tones:
            element = {"ctl": "bdi", "fn": "sup"}.get(tone, "span")
            words = f'<{element} class="{tone}">{words}</{element}>'
        return words

    def _link(self, links: list[Layer], words: str) -> str:
        inner = next((layer for layer in links if layer.href), links[0])
        opens = list(dict.fromkeys(layer.why for layer in links if layer.why))
        fresh = [why for why in opens if self.gives(why.removeprefix("why-"))]
        marks = "".join(
            f'<span id="{why.removeprefix("why-")}"></span>' for why in fresh if why != inner.why
        )
        own = inner.why.removeprefix("why-")
        address = f' id="{own}"' if inner.why in fresh else ' tabindex="-1"' if own else ""
        flagged = "flag" not in inner.css and any("flag" in layer.css for layer in links)
        flag = " flag" if flagged else ""
        label = f' aria-label="{escape(inner.label)}"' if inner.label else ""
        data = f' data-why="{" ".join(opens)}"' if opens and not inner.href else ""
        href = escape(inner.href or f"#{inner.why}")
        return (
            f'{marks}<a class="{inner.css}{flag}"{address} href="{href}"{data}{label}>{words}</a>'
        )


def escaped(words: str) -> str:
    """Return the words so that a browser reads back the same characters.

    A null character and half a surrogate pair cannot be written in HTML: they show as U+FFFD.
    """
    safe = escape(words, quote=False)
    if "\r" in safe:
        safe = safe.replace("\r", "&#13;")
    return _UNWRITABLE.sub("\ufffd", safe)


def page_start(label: str) -> str:
    """Return the quiet mark where a page of the original begins."""
    name = escape(label)
    return (
        f'<span class="pg" role="doc-pagebreak" aria-label="page {name}" data-page="{name}"></span>'
    )


def _quiet(layout: Layout, words: Span) -> Iterator[Laid]:
    """Yield what cleaning drops from the words (hyphens at line ends, page furniture), and ctl."""
    text = layout.reading.record.text
    for found in BIDI_CONTROLS.finditer(text, words.start, words.end):
        yield Span(found.start(), found.end()), Layer("ctl")
    for found in _LINE_END.finditer(text, words.start, words.end):
        if not any(map(str.isspace, _read(layout, found.start(), found.end()))):
            hyphen = found.end(1) if _read(layout, found.start(), found.end(1)) else found.start()
            yield Span(hyphen, found.end()), Layer("lb")
    if "\f" in text:
        for found in _LINE.finditer(text, words.start, words.end):
            if not _read(layout, found.start(), found.end()):
                yield Span(found.start(), found.end()), Layer("furn")


def _read(layout: Layout, start: int, end: int) -> str:
    """Return what cleaning made of a stretch of the text."""
    return layout.cleaned.alignment.forth(Span(start, end)).of(layout.cleaned.text)
