"""Which provision a reader's words name: "operative paragraph 2 (a)", "the second preambular"."""

import re

from memcon.drafts.outline import ORDINALS, Outline
from memcon.drafts.trouble import DraftError
from memcon.model.drafts import ProvisionKind

_ORDER = "|".join((*ORDINALS, "last", r"\d+(?:st|nd|rd|th)"))
_SUBS = r"(?P<subs>(?: ?\((?:[a-z]{1,4}|\d{1,2})\))*)"
_PART = r"(?P<part>preambular|operative|op\.|preamble)"
_NAMES = (
    re.compile(rf"(?:the )?(?:{_PART} )?para(?:graph|\.)? ?(?P<num>\d{{1,3}}) ?{_SUBS}"),
    re.compile(rf"(?:the )?(?P<order>{_ORDER}) (?:{_PART} )?paragraph ?{_SUBS}"),
    re.compile(rf"(?:the )?(?P<order>{_ORDER}) paragraph of the (?P<part>preamble|operative part)"),
    re.compile(rf"(?:{_PART} )?paragraph ?(?P<num>\d{{1,3}}),? sub-?paragraph ?{_SUBS}"),
    re.compile(
        rf"(?:the )?sub-?paragraph ?{_SUBS} of (?:the )?(?:{_PART} )?paragraph (?P<num>\d{{1,3}})"
    ),
    re.compile(r"(?:the )?(?P<title>title)"),
)
NAME = r"[a-z0-9().,\- ]{3,80}?"  # what may be a name, within a longer pattern


def named(words: str, outline: Outline) -> str:
    """Return the id of the provision that words name. Raises DraftError where there is none."""
    words = " ".join(words.casefold().strip(" ,").split())
    for pattern in _NAMES:
        found = pattern.fullmatch(words)
        if found:
            said = found.groupdict()
            if said.get("title"):
                return _of_kind(outline, ProvisionKind.TITLE, 1, words)
            top = _of_kind(outline, _kind(said.get("part")), _count(said), words)
            return _under(outline, top, re.findall(r"\((\w+)\)", said.get("subs") or ""))
    raise DraftError(f"“{words}” names no paragraph")


def _kind(part: str | None) -> ProvisionKind:
    preambular = part is not None and part.startswith("preamb")
    return ProvisionKind.PREAMBULAR if preambular else ProvisionKind.OPERATIVE


def _count(said: dict[str, str | None]) -> int:
    number, order = said.get("num"), said.get("order")
    if number:
        return int(number)
    if order == "last" or order is None:
        return -1
    return ORDINALS.index(order) + 1 if order in ORDINALS else int(order[:-2])


def tops(outline: Outline, kind: ProvisionKind) -> tuple[str, ...]:
    """Return the ids of the paragraphs of a kind, in order."""
    return tuple(eid for eid in outline.under(None) if outline.at(eid).kind is kind)


def _of_kind(outline: Outline, kind: ProvisionKind, count: int, words: str) -> str:
    found = tops(outline, kind)
    if not found or count == 0 or count > len(found):
        raise DraftError(f"{outline.expression.symbol} has no {words}")
    return found[count - 1] if count > 0 else found[-1]


def _under(outline: Outline, eid: str, subs: list[str]) -> str:
    for sub in subs:
        there = (one for one in outline.under(eid) if outline.numbers[one] == f"({sub})")
        found = next(there, None)
        if found is None:
            raise DraftError(f"{outline.name(eid)} of {outline.expression.symbol} has no ({sub})")
        eid = found
    return eid
