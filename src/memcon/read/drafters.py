"""Who drafted a document: the names after "Drafted by", apart from their offices."""

import re
from collections.abc import Iterator

from memcon.names.name import is_initial
from memcon.names.scan import Kind, scan
from memcon.names.vocabulary import ANY_TITLE, BARE, HEAD, SURNAME_TOO, vocabulary
from memcon.read.naming import CAPITAL, is_office, is_titled

_TOKEN = rf"(?:{CAPITAL}[\w'’-]+|(?:{CAPITAL}\.)+|{CAPITAL}(?= ))"
PERSON = (
    rf"(?:(?:the |The )?{_TOKEN}"
    rf"(?: (?:(?:de|di|da|du|del|la|van|von|der|den|al|el|bin|ibn|dos) )?{_TOKEN}){{0,4}}"
    rf"(?:,? Jr\.)?)"
)
_PERSON = re.compile(PERSON)
_NEXT = re.compile(rf"(?:,? and |, |,? with | & )(?=(?:the )?{CAPITAL})")
_POST = re.compile(
    r" of (?:the )?[A-Z][\w/&-]*(?: (?:of|for|the|[A-Z][\w/&-]*))*"
    r"| \([^()]{1,60}\)| in [A-Z]{1,5}\b"
)
_WHOSE = re.compile(r"[A-Z][\w-]*(?:['’]s|s['’]) (?=[A-Z])")  # "Orne's Special Assistant Dahl"
_BODY = ("Affairs", "Office", "Bureau", "Division", "Staff", "Section", "Committee", "Department")
_APPOSED = re.compile(r", (?:the |then |an? )?(?P<office>[^,.;]{3,80})(?=[,.;]| and )")
_OFFICE_GOES_ON = re.compile(r" (?:of|for|in|to|at|on) (?!\w+ \d)")
_HOLDER = re.compile(r"[^,;.()]{3,90}\((?P<name>[^(),]{2,40})\)")
_FIRST_NAME = re.compile(r"(?<=\s)(?!(?:Affairs|Office|Division|Section|Staff) )[A-Z][a-z]+ $")
_MOST = 12  # drafters
_CLAUSE = 320  # characters in which they are named


def drafters(said: str) -> Iterator[str]:
    """Yield the names in the words after "Drafted by", up to what is no more of the list."""
    said, at = said[:_CLAUSE], 0
    for _ in range(_MOST):
        whose = _WHOSE.match(said, at)
        at = whose.end() if whose else at
        match = _PERSON.match(said, at)
        if match is None:
            return
        name, end = match.group(), match.end()
        if _is_office(name, said[end:]):
            behind = _behind_office(said, at)
            surname = " " not in name and vocabulary().of(name) & SURNAME_TOO
            if behind is None and not surname:
                return
            name, end = behind or (name, end)
        # "S/S" and "EUR" are offices, "and Maritime Affairs" is the rest of one's name.
        if not (name.isupper() and "." not in name) and not name.endswith(_BODY):
            yield _without_stop(name)
        at = _after(said, end)
        following = _NEXT.match(said, at)
        if following is None:
            return
        at = following.end()


def _is_office(name: str, behind: str) -> bool:
    """Tell whether the words are an office alone: "Director" before "of the Office ..."."""
    last = vocabulary().of(name.rpartition(" ")[2])
    office = bool(last & (ANY_TITLE | BARE | HEAD)) and not is_titled(name)
    if behind.startswith(" in Charge"):
        return True
    return is_office(name) or (office and _OFFICE_GOES_ON.match(behind) is not None)


def _behind_office(said: str, at: int) -> tuple[str, int] | None:
    """The full name that ends "Director of the Office of X Anna B. Dahl", and where it ends."""
    holder = _HOLDER.match(said, at)
    if holder:
        return holder["name"], holder.end()  # "the Counselor of Embassy (Orne)"
    clause = re.split(r"[;,]| and [a-z]|(?<=[a-z]{2})\.(?: |$)", said[at:], maxsplit=1)[0]
    for piece in scan(clause).pieces:
        if piece.kind is Kind.NAME and (len(piece.words) > 1 or piece.end == len(clause)):
            start = piece.start
            if is_initial(piece.words[0]) and (first := _FIRST_NAME.search(clause[:start])):
                start = first.start()  # "Sterling J. Dahl"
            return clause[start : piece.end], at + piece.end
    return None


def _after(said: str, end: int) -> int:
    """Where the list goes on: behind "of EUR", "(S/S)", ", the Director of Trade"."""
    if post := _POST.match(said, end):
        end = post.end()
    apposed = _APPOSED.match(said, end)
    if apposed and (is_office(apposed["office"]) or _is_office(apposed["office"], " ")):
        end = apposed.end()
    return end


def _without_stop(name: str) -> str:
    return name if re.search(rf"(?:{CAPITAL}|Jr|Sr)\.$", name) else name.rstrip(".")
