"""The network of acts: exact, the same however a record is cut, and it knows no names."""

import numpy as np
import pytest

from memcon.lexicon.load import listed
from memcon.model.marks import Deed
from memcon.model.people import NOBODY
from memcon.model.reading import Draft
from memcon.names.vocabulary import PLACE, vocabulary
from memcon.read import act_model
from memcon.read.act_model import likely
from memcon.read.pipeline import STAGES
from memcon.read.said import Said, said
from memcon.sources import opened
from memcon.sources.given import Given

TURNS = (
    "Marten: We propose that the ferry at Sarn be opened on Monday.",
    "Sabran: Will your Government pay for the pilots?",
    "Marten: It will. I shall send you a letter about it tomorrow.",
    "Sabran: We cannot accept that. The Narrows are ours, and they were ours in 1921.",
    "Marten: I was told by Ambassador Hollis that you had instructions to agree.",
    "Sabran: I ask you to put this in writing.",
)


def sentences(repeated: int) -> tuple[Said, ...]:
    text = "Conversation of 4 May 1961\n\n" + "\n\n".join(TURNS * repeated) + "\n"
    (reading,) = opened(Given("record.txt", text.encode(), "record.txt"))
    draft = Draft.of(reading, NOBODY)
    for stage in STAGES:
        if stage.__name__ == "acts":
            break
        draft = draft.plus(stage(draft))
    return said(draft)


def test_a_record_cut_into_blocks_reads_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    several = sentences(12)
    whole = likely(several)
    assert any(Deed.PROPOSE in deeds for deeds in whole)
    monkeypatch.setattr(act_model, "_BLOCK", 7)
    assert likely(several) == whole


def test_nothing_said_does_nothing() -> None:
    assert likely(()) == []


def test_one_sentence_alone_is_read() -> None:
    (alone,) = likely(sentences(1)[1:2])
    assert set(alone) <= set(Deed)


def test_sums_stay_where_they_are_exact() -> None:
    network = act_model._network()
    layers = (network.second, network.gather, network.near, network.far, network.last)
    tables = (network.lead, network.word, network.trail)
    assert sum(np.abs(table).max(axis=0) for table in tables).max() < 1 << 24
    for layer in layers:
        assert np.array_equal(layer.weight, np.rint(layer.weight))
        assert (np.abs(layer.weight).sum(axis=0) * act_model.MOST).max() < 1 << 24


def test_sums_do_not_hang_on_their_order() -> None:
    chance = np.random.default_rng(4)
    layer = act_model._network().second
    given = chance.integers(0, act_model.MOST + 1, (40, layer.weight.shape[0])).astype(np.float32)
    mixed = chance.permutation(layer.weight.shape[0])
    assert np.array_equal(given @ layer.weight, given[:, mixed] @ layer.weight[mixed])


def test_it_knows_no_names() -> None:
    words = listed("act_network")["words"]
    assert isinstance(words, list)
    parts = {part for word in words for part in word.split("-")}
    assert [part for part in parts if part != part.lower()] == ["N"]
    assert not [part for part in parts if vocabulary().of(part.title()) == PLACE]


def test_its_acts_are_those_of_the_model() -> None:
    assert listed("act_network")["deeds"] == [deed.value for deed in Deed]
