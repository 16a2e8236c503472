"""Messages and knowledge of the first record against its reading by hand, and what must not be."""

from collections.abc import Mapping, Sequence

import pytest

from memcon.ledger.messages.knowledge import knowings
from memcon.ledger.messages.messages import messages
from memcon.model.ledger import Passage
from memcon.model.negotiation import Delivery, Knew, Knowing, Message
from memcon.workspace import Account
from test_havana_ledger import GOLD, Row, account, gold, kind, meets

__all__ = ["account", "gold"]  # the fixtures of the ledger's test

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason=f"{GOLD} is not here")
Gold = Mapping[str, Sequence[Row]]
RECALL, PRECISION = 0.75, 0.9


def sent(account: Account) -> tuple[Message, ...]:
    return messages(account.ledger)


def knew(account: Account) -> tuple[Knowing, ...]:
    return knowings(account.ledger)


def row(gold: Gold, section: str, key: str) -> Row:
    (found,) = (one for one in gold[section] if one["id"] == key)
    return found


def told_in(account: Account, found: Row) -> tuple[Message, ...]:
    """The messages of which the words of the gold's row tell."""
    return tuple(one for one in sent(account) if any(meets(e.passage, found) for e in one.entries))


def said_of(account: Account, found: Row) -> tuple[Knowing, ...]:
    return tuple(one for one in knew(account) if meets(one.entry.passage, found))


def passages(found: Sequence[Message]) -> list[Passage]:
    return list(dict.fromkeys(entry.passage for one in found for entry in one.entries))


def test_messages_are_found_by_their_evidence(gold: Gold, account: Account) -> None:
    compared = kind("messages", gold["messages"], passages(sent(account)))
    assert compared.wanted - len(compared.missed) >= RECALL * compared.wanted, compared
    assert len(compared.false) <= (1 - PRECISION) * compared.rows, compared


def test_knowledge_is_found_by_its_evidence(gold: Gold, account: Account) -> None:
    told = [*gold["knowledge"], *({**one, "disputed": True} for one in gold["messages"])]
    seen = list(dict.fromkeys(one.entry.passage for one in knew(account)))
    compared = kind("knowledge", told, seen)
    assert compared.wanted - len(compared.missed) >= RECALL * compared.wanted, compared
    assert len(compared.false) <= (1 - PRECISION) * compared.rows, compared


SENDERS = {  # the gold's id of a message, and words of its sender, receiver and go-between
    "MS1": ("Lechuga", "cuba", ""),
    "MS2": ("", "cuba", ""),
    "MS3": ("", "ussr", ""),
    "MS4": ("", "ussr", ""),
    "MS5": ("Mikoyan", "Fidel", ""),
    "MS7": ("Xinhua", "Mikoyan", "translator"),
    "MS8": ("ussr", "", ""),
    "MS9": ("", "ambassador in Shanghai", ""),
    "MS10": ("comrades", "Mikoyan", ""),
    "MS11": ("Fidel", "Mikoyan", "Dorticos"),
    "MS14": ("", "Mikoyan", ""),
    "MS16": ("ussr", "Guevara", ""),
    "MS17": ("Lechuga", "Kuznetsov", ""),
}


@pytest.mark.parametrize("key", SENDERS)
def test_who_told_whom(gold: Gold, account: Account, key: str) -> None:
    """One of the messages of these words has the gold's sender, receiver and go-between."""
    sender, receiver, via = SENDERS[key]
    found = told_in(account, row(gold, "messages", key))
    told = [(one.sender, " ".join(one.receivers), " ".join(one.via)) for one in found]
    assert any(
        sender in one and (bool(one) == bool(sender)) and receiver in two and via in three
        for one, two, three in told
    ), told


def telegram(account: Account) -> Message:
    (found,) = (one for one in sent(account) if one.medium == "telegram")
    return found


def test_trap_01_no_date_on_which_the_telegram_was_sent(account: Account) -> None:
    assert telegram(account).sent == ()


def test_trap_02_the_corrected_receipt_stands_and_the_first_is_kept(account: Account) -> None:
    received = [(one.value, one.withdrawn) for one in telegram(account).received]
    assert received == [("1962-11-16", True), ("1962-11-17", False)]
    assert len(telegram(account).entries) == 3  # the question, the answer, the correction


def test_trap_03_what_the_amendments_say_is_told_nowhere(gold: Gold, account: Account) -> None:
    found = said_of(account, row(gold, "knowledge", "kn01"))
    assert found
    assert all("amendments" in one.of and "jurisdiction" not in one.of for one in found)


def test_trap_13_the_letters_are_no_knowledge_of_him_who_tells_of_them(
    gold: Gold, account: Account
) -> None:
    found = said_of(account, row(gold, "messages", "MS9"))
    assert all("Mikoyan" not in one.who for one in found)


def test_trap_14_the_remark_on_rice_has_its_source(gold: Gold, account: Account) -> None:
    (found,) = told_in(account, row(gold, "messages", "MS10"))
    assert "comrades" in found.sender


def test_trap_17_nothing_says_what_kuznetsov_knew(account: Account) -> None:
    assert not [one for one in knew(account) if "Kuznetsov" in one.who]


@pytest.mark.parametrize("key", ["MS2", "MS3", "MS4"])
def test_trap_23_who_sent_the_materials_is_not_said(gold: Gold, account: Account, key: str) -> None:
    found = told_in(account, row(gold, "messages", key))
    assert found
    assert all(one.sender == "" and one.about == "" for one in found)
    assert all(one.origin in ("New York", "Moscow") for one in found)


def test_what_may_come_and_what_was_denied_are_no_messages_told_of(
    gold: Gold, account: Account
) -> None:
    states = {
        key: {one.delivery for one in told_in(account, row(gold, "messages", key))}
        for key in ("MS3", "MS5", "MS14")
    }
    assert states == {
        "MS3": {Delivery.EXPECTED},
        "MS5": {Delivery.EXPECTED},
        "MS14": {Delivery.DENIED},
    }


def test_he_did_not_know_until_he_was_asked(gold: Gold, account: Account) -> None:
    (lacks,) = (
        one for one in said_of(account, row(gold, "knowledge", "kn01")) if one.knew is Knew.DID_NOT
    )
    assert ("Mikoyan" in lacks.who, lacks.until, lacks.person) == (True, "1962-11-18", True)
    learns = said_of(account, row(gold, "knowledge", "kn04"))
    assert any(one.how == "told" and "Mikoyan" in one.who for one in learns)


def test_receipt_by_a_colleague_is_no_knowledge(gold: Gold, account: Account) -> None:
    (unread,) = (
        one for one in said_of(account, row(gold, "knowledge", "kn07")) if one.knew is Knew.DID_NOT
    )
    assert "Mikoyan" in unread.who
    received = said_of(account, row(gold, "messages", "MS1"))
    assert received
    assert not [one for one in received if one.how == "received" and one.person]
