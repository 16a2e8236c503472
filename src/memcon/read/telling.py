"""Which sentences tell what happened, and in which documents the writer speaks for himself."""

from functools import lru_cache

from memcon.lexicon.load import table
from memcon.read.cast import Cast, office_alone
from memcon.read.tokens import Tokens

_VOTES = frozenset(("votes", "unanimously"))
_OPENING = 14  # tokens in which a sentence shows that it tells what was done
_SUBJECT = 6  # tokens in which the subject of a sentence stands


def tells(tokens: Tokens, cast: Cast) -> bool:
    """Tell whether a sentence tells what somebody did, or what happened."""
    occasions, did, ends, carried = _told()
    small = tokens.small[:_OPENING]
    for index, word in enumerate(small[1:], 1):
        if word in did:
            before = small[index - 1]
            named = tokens.end(index - 1) in cast.mentions or bool(office_alone(before))
            if named or before == "they":
                return True
    words = set(tokens.small)
    if not carried.isdisjoint(words) and not _VOTES.isdisjoint(words):
        return True
    return bool(set(small[:_SUBJECT]) & occasions) and bool(words & ends)


@lru_cache(maxsize=1)
def _told() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """The words for occasions, for what people do, what is said of occasions and of texts."""
    occasions, doing = table("speech")["occasions"], table("saying")["doing"]
    assert isinstance(occasions, list)
    assert isinstance(doing, dict)
    return (
        frozenset(occasions),
        frozenset(doing["past"]),
        frozenset(doing["ends"]),
        frozenset(doing["carried"]),
    )


@lru_cache(maxsize=1)
def author_labels() -> frozenset[str]:
    """Return the labels behind which the writer speaks for himself: "Comment"."""
    author = table("saying")["author"]
    assert isinstance(author, dict)
    return frozenset(author["labels"])


@lru_cache(maxsize=256)
def is_authors(genre: str) -> bool:
    """Tell whether the writer of such a document speaks for himself."""
    author = table("saying")["author"]
    assert isinstance(author, dict)
    return genre in author["genres"] or (
        genre.rpartition(" ")[2] in author["genres"] and (genre not in author["talks"])
    )
