"""Read the record's own words back off a page, as a browser would."""

from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[int, str] = {}
        self._start: int | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = dict(attrs).get("data-s")
        if self._start is not None:
            assert start is None, "words of the record within words of the record"
            self._depth += tag not in VOID
        elif start is not None:
            assert int(start) not in self.found, f"two stretches begin at {start}"
            self._start, self._depth = int(start), 1
            self.found[self._start] = ""

    def handle_endtag(self, tag: str) -> None:
        if self._start is not None:
            self._depth -= 1
            if self._depth == 0:
                self._start = None

    def handle_data(self, data: str) -> None:
        if self._start is not None:
            self.found[self._start] += data


def words_on(*pages: str) -> str:
    """Return the record's words on the pages of one record, in the order of the record."""
    found: dict[int, str] = {}
    for page in pages:
        parser = _Words()
        parser.feed(page)
        parser.close()
        found.update(parser.found)
    return "".join(found[start] for start in sorted(found))


def readable(text: str) -> str:
    """Return the text as HTML can carry it: a null or half a surrogate pair becomes U+FFFD."""
    return "".join("\ufffd" if c == "\x00" or "\ud800" <= c <= "\udfff" else c for c in text)
