"""Messages told of by a verb: somebody sent, received, told, handed over, read out."""

from memcon.ledger.messages.message_words import listed, means
from memcon.ledger.messages.naming import PRONOUNS, Tokens, named_after, named_before
from memcon.ledger.messages.told import (
    BE,
    Telling,
    asked_by,
    delivery,
    ends_of,
    matter,
    message_after,
    owner,
    subject,
    words_of,
)
from memcon.model.negotiation import Delivery

_PARTICIPLE = 5  # words from "be" to a participle that goes with it: "be found and delivered"
_TO_WHOM = 6  # words from "spoke" to "with"
_HERE = (frozenset(("i", "we", "me", "us", "let")), frozenset(("you",)))
_EACH = frozenset(("each", "it", "itself", "this", "that", "these", "those", "the truth"))
_BY_HAND = frozenset(("gave", "give", "given", "handed", "hand", "showed", "shown", "show"))
_OWNERS = frozenset(("his", "her", "its", "your", "my", "our", "their"))
_PARTICLES = frozenset(("in", "over", "on", "back", "up", "out", "down", "along"))
_BASE = frozenset(("tell", "inform", "notify", "say", "mention", "speak", "talk", "tells"))
_GENERAL = frozenset(("gave", "give", "given", "pass", "passed", "show", "showed", "hand"))
_STATES = frozenset(("fully", "well", "better", "kept", "keep", "best", "thoroughly"))
_OUT = frozenset(("out", "aloud", "over"))


def passive(said: Tokens, verb: int) -> int | None:
    """Return the index of the "be" with which a participle goes; None where it is no passive."""
    if said.low[verb] in listed("verbs", "plain"):
        return None
    for place in range(verb - 1, max(-1, verb - 1 - _PARTICIPLE), -1):
        word = said.low[place]
        if word in BE:
            return place
        if word in ("have", "has", "had", "to"):
            return None
        near = word in listed("words", "auxiliary") or word.endswith(("ly", "ed", "n't"))
        if not (near or word in ("and", "found", "n't")):
            return None
    return None


def received(said: Tokens, verb: int) -> Telling | None:
    """Read "received a telegram from", and "the materials you received from"."""
    held = delivery(said, verb)
    medium = message_after(said, verb)
    if held is None:
        return None
    if medium is None:
        start, end = named_before(said, verb)
        before = start - 2 if start and said.low[start - 1] in ("that", "which") else start - 1
        if before < 0 or not _is_message(said, before) or start == end:
            return None
        ends, name, whose = ends_of(said, verb + 1), before, owner(said, 0, before)
        about, at = "", 1 << 30
    else:
        ends, name, whose = ends_of(said, medium + 1), medium, owner(said, verb + 1, medium)
        about, at = matter(said, ends.last)
    if said.low[verb + 1 : verb + 2] == ["no"]:
        held = Delivery.DENIED
    by = subject(said, verb)
    if not (by or whose or ends.sender or ends.origin) or said.low[verb] == "receiving":
        return None
    return Telling(
        said.starts[verb], max(ends.last, verb + 1), said.low[name], ends.sender or whose,
        (by,) if by else ends.receivers, ends.via, ends.origin, about, at, held, comes_in=True,
    )  # fmt: skip


def held(said: Tokens, verb: int) -> Telling | None:
    """Read "have information from": held, since it came from somebody or somewhere."""
    medium = message_after(said, verb)
    if medium is None or said.low[medium + 1 : medium + 2] != ["from"]:
        return None
    if not listed("verbs", "receive").isdisjoint(said.low[verb + 1 : medium]):
        return None
    found = received(said, verb)
    return found if found is not None and (found.sender or found.origin) else None


def _is_message(said: Tokens, place: int) -> bool:
    return said.low[place] in listed("media", "strong") or said.low[place] in listed(
        "media", "other"
    )


def sent(said: Tokens, verb: int) -> Telling | None:
    """Read "sent the Ambassador a note", "was given a copy", "the letter was delivered to"."""
    held = delivery(said, verb)
    be = passive(said, verb)
    if held is None:
        return None
    if be is not None:
        return _was_sent(said, verb, be)
    begin = verb + (said.low[verb + 1 : verb + 2] != [] and said.low[verb + 1] in _PARTICLES)
    medium = message_after(said, begin)
    if medium is None:
        return _wrote(said, verb, held)
    between = [n for n in range(begin + 1, medium) if _determines(said, n)]
    if said.low[begin + 1] in PRONOUNS - _OWNERS:
        last = begin + 2
    else:
        last = between[-1] if between and between[-1] > begin + 1 else begin + 1
    to = words_of(said, begin + 1, last)
    ends = ends_of(said, medium + 1)
    receivers = (to,) if to else ends.receivers
    strong = said.low[medium] in listed("media", "strong")
    by = subject(said, verb)
    if (not receivers and (said.low[verb] in _GENERAL or not strong)) or not (by or receivers):
        return None
    if _in_the_talk(by, receivers, said.low[verb]):
        return None
    about, at = matter(said, ends.last)
    asker, through = _asked(said, verb)
    return Telling(
        said.starts[verb], ends.last, said.low[medium], asker or by, receivers,
        (through, *ends.via) if through else ends.via, ends.origin, about, at,
        Delivery.EXPECTED if through else held, by_hand=said.low[verb] in _BY_HAND,
    )  # fmt: skip


def _determines(said: Tokens, place: int) -> bool:
    return said.low[place] in listed("words", "determiners")


def _wrote(said: Tokens, verb: int, held: Delivery) -> Telling | None:
    """Read "wrote to somebody"."""
    if said.low[verb] not in ("wrote", "written") or said.low[verb + 1 : verb + 2] != ["to"]:
        return None
    last = named_after(said, verb + 2)
    if last == verb + 2:
        return None
    to = words_of(said, verb + 2, last)
    about, at = matter(said, last)
    by = subject(said, verb)
    return Telling(said.starts[verb], last, "letter", by, (to,), (), "", about, at, held)


def _was_sent(said: Tokens, verb: int, be: int) -> Telling | None:
    """Read a passive: the message, or he who gets it, is what the sentence speaks of."""
    start, end = named_before(said, be)
    held = delivery(said, be)
    if held is None or start == end:
        return None
    inside = next((n for n in range(end - 1, start - 1, -1) if _is_message(said, n)), None)
    if inside is not None:
        ends = ends_of(said, verb + 1)
        whose = owner(said, start, inside)
        if not (ends.sender or whose or ends.receivers or ends.origin):
            return None
        about, at = matter(said, ends.last)
        return Telling(
            said.starts[verb], ends.last, said.low[inside], ends.sender or whose,
            ends.receivers, ends.via, ends.origin, about, at, held,
        )  # fmt: skip
    medium = message_after(said, verb)
    if medium is None:
        return None
    ends = ends_of(said, medium + 1)
    about, at = matter(said, ends.last)
    whose = ends.sender or owner(said, verb + 1, medium)
    return Telling(
        said.starts[verb], ends.last, words_of(said, *_counted(said, verb, medium)).lower(),
        whose, (words_of(said, start, end),), ends.via, ends.origin, about, at, held, comes_in=True,
    )  # fmt: skip


def _counted(said: Tokens, verb: int, medium: int) -> tuple[int, int]:
    """Where a message stands with its number: "38 thousand letters"."""
    digits = (n for n in range(verb + 1, medium) if said.words[n][0].isdigit())
    return next(digits, medium), medium + 1


def told(said: Tokens, verb: int) -> Telling | None:
    """Read "told him that", "nobody told me", "we are told that", "wired the text to"."""
    if said.low[verb + 1 : verb + 3] in (["each", "other"], ["one", "another"]):
        return None
    held = None if _is_noun(said, verb) else delivery(said, verb)
    if held is None or said.low[verb + 1 : verb + 2] == [","]:
        be = passive(said, verb) if held is not None else None
        return _was_told(said, verb, be) if be is not None else None
    be = passive(said, verb)
    if be is not None:
        return _was_told(said, verb, be)
    last = named_after(said, verb + 1)
    to = words_of(said, verb + 1, last)
    medium = means("tell")[said.low[verb]]
    if not to or to.lower() in _EACH:
        return None
    by = subject(said, verb)
    about, at = matter(said, last)
    if medium == "telegram" and said.low[last : last + 1] == ["to"]:
        end = named_after(said, last + 1)
        about, to, at, last = to, words_of(said, last + 1, end), said.ends[verb], end
    elif not about and not (held is Delivery.EXPECTED and by and _ends_soon(said, last)):
        return None
    asker, through = _asked(said, verb)
    if _in_the_talk(by, (to,), said.low[verb]) or _is_bidding(said, verb, by, to):
        return None
    via: tuple[str, ...] = (through,) if through else ()
    if asker or _is_bid(said, verb, by):
        by, held, via = asker or "I", Delivery.EXPECTED, via or ("you",)
    elif not by and said.low[verb] in listed("verbs", "plain"):
        return None
    return Telling(
        said.starts[verb], last, medium, by, (to,), via, "", about, at, held,
        oral=medium in ("oral", ""),
    )  # fmt: skip


def _ends_soon(said: Tokens, place: int) -> bool:
    """Tell whether the sentence ends here, or has only a time or a manner left."""
    rest = said.low[place : place + 4]
    return any(word in (".", ",", ";") for word in rest) or len(rest) < 4


def _asked(said: Tokens, verb: int) -> tuple[str, str]:
    """Return who asks whom to send or to tell; "" where nobody does: "asked him to tell"."""
    if said.low[verb - 1 : verb] != ["to"]:
        return "", ""
    return asked_by(said, verb - 1)


def _is_bid(said: Tokens, verb: int, by: str) -> bool:
    """Tell whether somebody is bid to tell: "Please inform the Minister"."""
    plain = said.low[verb] in listed("verbs", "plain") and not by
    return plain and (verb == 0 or said.low[verb - 1] in ("please", "kindly"))


def _is_bidding(said: Tokens, verb: int, by: str, to: str) -> bool:
    """Tell whether the speaker bids the other to speak: "tell us please"; no message is told of."""
    return not by and to.lower() in ("me", "us", "you", "him", "her", "them")


def _in_the_talk(by: str, receivers: tuple[str, ...], verb: str) -> bool:
    """Tell whether it is said in the talk itself: "I must tell you that"."""
    speaks = not by or by.lower() in _HERE[0]
    return verb in _BASE and speaks and all(one.lower() in _HERE[1] for one in receivers)


def _was_told(said: Tokens, verb: int, be: int) -> Telling | None:
    """Read "we are told that", "was not told of this meeting"."""
    start, end = named_before(said, be)
    held = delivery(said, be)
    if not {"not", "never"}.isdisjoint(said.low[be:verb]):
        held = Delivery.DENIED
    if said.low[verb - 1] in _STATES or said.low[verb + 1 : verb + 2] == ["to"]:
        return None  # "is well informed", "was told to go"
    medium = means("tell")[said.low[verb]]
    if start == end or held is None or said.low[start] in ("it", "this", "that", "there"):
        return None
    ends = ends_of(said, verb + 1)
    about, at = matter(said, ends.last)
    ending = said.low[verb + 1 :]
    if not about and not ends.sender and held is not Delivery.DENIED and len(ending) > 5:
        return None
    return Telling(
        said.starts[verb], ends.last, medium, ends.sender, (words_of(said, start, end),),
        ends.via, ends.origin, about, at, held, comes_in=True, oral=medium == "oral",
    )  # fmt: skip


def said_to(said: Tokens, verb: int) -> Telling | None:
    """Read "said to Tanner that", "mentioned to him"."""
    if said.low[verb + 1 : verb + 2] != ["to"] or passive(said, verb) is not None:
        return None
    held, by = delivery(said, verb), subject(said, verb)
    last = named_after(said, verb + 2)
    to = words_of(said, verb + 2, last)
    if held is None or not by or not to or to.lower() in _EACH:
        return None
    if _in_the_talk(by, (to,), said.low[verb]):
        return None
    about, at = matter(said, last)
    medium = means("say")[said.low[verb]]
    oral = medium in ("oral", "")
    return Telling(said.starts[verb], last, medium, by, (to,), (), "", about, at, held, oral=oral)


def heard(said: Tokens, verb: int) -> Telling | None:
    """Read "heard from the secretary that"."""
    held, by = delivery(said, verb), subject(said, verb)
    if held is None or not by or passive(said, verb) is not None:
        return None
    so = verb + 1 + (said.low[verb + 1 : verb + 2] in (["so"], ["this"], ["it"]))
    if said.low[so : so + 1] != ["from"]:
        return None
    ends = ends_of(said, so)
    if not (ends.sender or ends.origin):
        return None
    about, at = matter(said, ends.last)
    return Telling(
        said.starts[verb], ends.last, "", ends.sender, (by,), ends.via, ends.origin, about,
        at, held, comes_in=True,
    )  # fmt: skip


def spoken(said: Tokens, verb: int) -> Telling | None:
    """Read "spoke about this with Guevara", "talked to the Minister"."""
    held, by = delivery(said, verb), subject(said, verb)
    if held is None or not by or passive(said, verb) is not None or _is_noun(said, verb):
        return None
    for place in range(verb + 1, min(len(said.low), verb + _TO_WHOM)):
        if said.low[place] in ("with", "to"):
            last = named_after(said, place + 1)
            to = words_of(said, place + 1, last)
            if not to or to.lower() in _EACH or _in_the_talk(by, (to,), "speak"):
                return None
            about, at = matter(said, verb + 1)
            if at < said.starts[place]:
                about = said.said[at : said.starts[place]].strip()
            return Telling(
                said.starts[verb], last, "conversation", by, (to,), (), "", about, at, held,
                oral=True,
            )  # fmt: skip
        if said.is_sign(place):
            break
    return None


def _is_noun(said: Tokens, verb: int) -> bool:
    """Tell whether a word that may be a verb is none: "an hour talk", "an informed decision"."""
    near = said.low[max(0, verb - 2) : verb]
    return any(word in ("a", "an", "some", "any", "the", "no") for word in near[-1:]) or (
        said.low[verb] == "talk" and bool({"a", "an", "had"} & set(near))
    )


def read_out(said: Tokens, verb: int) -> Telling | None:
    """Read "read to me a message from", "read us the telegram"."""
    if said.words[verb][0].isupper():
        return None  # a name
    held, by = delivery(said, verb), subject(said, verb)
    place = verb + 1 + (said.low[verb + 1 : verb + 2] != [] and said.low[verb + 1] in _OUT)
    if held is None or not by:
        return None
    if said.low[place : place + 1] == ["to"]:
        last = named_after(said, place + 1)
        to = words_of(said, place + 1, last)
    elif said.low[place : place + 1] and said.low[place] in ("me", "us", "him", "them"):
        last, to = place + 1, said.words[place]
    else:
        return None
    medium = message_after(said, last - 1)
    if not to or medium is None:
        return None
    ends = ends_of(said, medium + 1)
    about, at = matter(said, ends.last)
    return Telling(
        said.starts[verb], ends.last, f"{said.low[medium]} read aloud",
        ends.sender or owner(said, last, medium), (to,), (by, *ends.via), ends.origin, about, at,
        held, comes_in=True,
    )  # fmt: skip


def reached(said: Tokens, verb: int) -> Telling | None:
    """Read "it reached them on", "your letter arrived": when a message came in."""
    start, end = named_before(said, verb)
    held = delivery(said, verb)
    if held is None or start == end:
        return None
    inside = next((n for n in range(end - 1, start - 1, -1) if _is_message(said, n)), None)
    back = said.low[start] in ("it", "this") and end == start + 1
    if inside is None and not back:
        return None
    last = named_after(said, verb + 1) if said.low[verb].startswith("reach") else verb + 1
    to = words_of(said, verb + 1, last)
    if said.low[verb].startswith("reach") and not to:
        return None
    return Telling(
        said.starts[verb], last, said.low[inside] if inside is not None else "",
        owner(said, start, inside) if inside is not None else "", (to,) if to else (), (), "", "",
        1 << 30, held, comes_in=True, back=True,
    )  # fmt: skip


def published(said: Tokens, verb: int) -> Telling | None:
    """Read "made a statement in which", "issued a communiqué"."""
    held, by = delivery(said, verb), subject(said, verb)
    if held is not Delivery.TOLD or not by or passive(said, verb) is not None:
        return None
    for place in range(verb + 1, min(len(said.low), verb + 5)):
        if said.low[place] in listed("media", "public"):
            if said.low[verb] in ("make", "publish", "release", "issue"):
                return None
            about, at = matter(said, place + 1)
            name = f"public {said.low[place]}" if said.low[place] != "communiqué" else "communiqué"
            return Telling(said.starts[verb], place + 1, name, by, (), (), "", about, at, held)
        if said.is_sign(place) or said.low[place] in listed("words", "ends"):
            break
    return None
