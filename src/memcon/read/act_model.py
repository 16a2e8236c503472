"""Which acts are likely in each sentence: a small network that training/acts.py teaches.

Each word has a vector; two layers look at three words that stand together, what is found in the
sentence is gathered with what is known of it, and two more layers look at three sentences in turn.
All weights and what passes between the layers are whole numbers, so small that their sums are
exact in 32 bits of floating point: a record reads the same on every machine.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from memcon.lexicon.load import listed, numbers
from memcon.model.marks import Deed
from memcon.read.said import Said

Numbers = NDArray[np.float32]  # rows of words or of sentences

DEEDS = tuple(Deed)
MOST = 127  # the largest number that passes between layers
TOLD = 64  # stands for a fact that is known of a sentence
_HEAD, _TAIL = 40, 16  # words of a sentence that are looked at, where it has more
_BLOCK = 512  # sentences at a time
_AROUND = 2  # sentences on each side that bear on one
UNKNOWN = 1  # the number of every word that is not in the list; 0 stands between sentences


class _Layer(NamedTuple):
    """Weights, whole numbers; and for each of its outcomes a scale and a beginning."""

    weight: Numbers
    scale: Numbers
    begins: Numbers

    def of(self, given: Numbers) -> Numbers:
        """Return the outcomes of each row by itself."""
        return self.ended(given @ self.weight)

    def of_three(self, given: Numbers) -> Numbers:
        """Return the outcomes of each row with the one before and the one after."""
        size = given.shape[1]
        before, here, after = (self.weight[k * size : (k + 1) * size] for k in range(3))
        found = given @ here
        found[1:] += given[:-1] @ before
        found[:-1] += given[1:] @ after
        return self.ended(found)

    def ended(self, found: Numbers) -> Numbers:
        """Return sums on the scale of the outcomes."""
        found *= self.scale
        found += self.begins
        return found


class _Network(NamedTuple):
    """The layers, the numbers of words and of what is told beside them, and what acts need.

    `lead`, `word` and `trail` hold for each word what it adds to the first layer as the word
    before, the word itself and the word after.
    """

    words: dict[str, int]
    told: dict[tuple[str, str], int]
    lead: Numbers
    word: Numbers
    trail: Numbers
    first: _Layer
    second: _Layer
    gather: _Layer
    near: _Layer
    far: _Layer
    last: _Layer
    needs: Numbers


@cache
def _network() -> _Network:
    given = numbers("act_network")
    words, told = _names()["words"], _names()["told"]
    assert isinstance(words, list)
    assert isinstance(told, list)

    def layer(name: str) -> _Layer:
        parts = (given[f"{name}_{part}"] for part in ("weight", "scale", "begins"))
        return _Layer(*(part.astype(np.float32) for part in parts))

    first = layer("first")
    lead, word, trail = (
        given["vectors"].astype(np.float32) @ part for part in np.split(first.weight, 3)
    )
    return _Network(
        {one: at for at, one in enumerate(words, UNKNOWN + 1)},
        {tuple(one.split(" ", 1)): at for at, one in enumerate(told)},
        lead,
        word,
        trail,
        first,
        layer("second"),
        layer("gather"),
        layer("near"),
        layer("far"),
        layer("last"),
        given["needs"].astype(np.float32),
    )


@cache
def _names() -> Mapping[str, object]:
    return listed("act_network")


def version() -> str:
    """Return the name of the network."""
    return str(_names()["version"])


def likely(sentences: Sequence[Said]) -> list[tuple[Deed, ...]]:
    """Return for each sentence of a record the acts that are likely in it."""
    found: list[tuple[Deed, ...]] = []
    for start in range(0, len(sentences), _BLOCK):
        first = max(0, start - _AROUND)
        over = _over(sentences, range(first, min(len(sentences), start + _BLOCK + _AROUND)))
        for row in over[start - first : start - first + _BLOCK].tolist():
            found.append(tuple([deed for deed, yes in zip(DEEDS, row, strict=True) if yes]))
    return found


def _over(sentences: Sequence[Said], block: range) -> NDArray[np.bool_]:
    """Tell for each sentence of a block and each act whether it is likelier than it needs."""
    network = _network()
    words, starts, sizes = _numbered(network.words, sentences, block)
    between = words == 0
    sums = network.word[words]
    sums[1:] += network.lead[words[:-1]]
    sums[:-1] += network.trail[words[1:]]
    first = _whole(network.first.ended(sums))
    first[between] = 0
    second = _whole(network.second.of_three(first))
    second[between] = 0
    told = _told(network.told, sentences, block)
    most = [np.maximum.reduceat(layer, starts) for layer in (first, second)]
    mean = [np.rint(np.add.reduceat(layer, starts) / sizes) for layer in (first, second)]
    gathered = _whole(network.gather.of(np.concatenate([*most, *mean, told], axis=1)))
    near = _whole(network.near.of_three(np.concatenate([gathered, told], axis=1)))
    far = _whole(network.far.of_three(near))
    odds = network.last.of(np.concatenate([gathered, far], axis=1))
    return np.asarray(odds > network.needs)


def _whole(outcomes: Numbers) -> Numbers:
    """Return outcomes as whole numbers from nothing to the most."""
    np.maximum(outcomes, 0, out=outcomes)
    np.rint(outcomes, out=outcomes)
    return np.minimum(outcomes, MOST, out=outcomes)


def _numbered(
    known: dict[str, int], sentences: Sequence[Said], block: range
) -> tuple[NDArray[np.intp], NDArray[np.intp], Numbers]:
    """Return the words of a block by their numbers, 0 between sentences; starts; and sizes."""
    found, starts, sizes = [0], [], []
    of = known.get
    for index in block:
        starts.append(len(found))
        found += [of(form) or of(base, UNKNOWN) for form, base in looked_at(sentences[index])]
        sizes.append([len(found) - starts[-1]])
        found.append(0)
    return np.array(found), np.array(starts), np.array(sizes, dtype=np.float32)


def looked_at(one: Said) -> Iterator[tuple[str, str]]:
    """Return the words of a sentence that are looked at, as they stand and in base form."""
    forms, bases = one.forms, one.bases
    if len(forms) > _HEAD + _TAIL:
        forms = forms[:_HEAD] + forms[-_TAIL:]
        bases = bases[:_HEAD] + bases[-_TAIL:]
    return zip(forms, bases, strict=True)


def _told(known: dict[tuple[str, str], int], sentences: Sequence[Said], block: range) -> Numbers:
    """Return what is known of each sentence beside its words, each fact in its column."""
    found = np.zeros((len(block), len(known)), dtype=np.float32)
    rows: list[int] = []
    columns: list[int] = []
    for row, index in enumerate(block):
        of = [at for fact in facts(sentences, index) if (at := known.get(fact)) is not None]
        rows += [row] * len(of)
        columns += of
    found[rows, columns] = TOLD
    return found


def facts(sentences: Sequence[Said], index: int) -> Iterator[tuple[str, str]]:
    """Yield what is known of a sentence beside its words, as kind and value."""
    one = sentences[index]
    yield "form", one.speech.form._value_
    yield "tense", one.tense or "none"
    yield "order", str(min(2, one.order))
    if index:
        same = sentences[index - 1].speech.speaker == one.speech.speaker
        yield "before", "same" if same else "other"
    if one.question:
        yield "question", "yes"
    if one.does:
        yield "does", one.does
    for section, keys in one.heard.sections.items():
        for key in keys:
            yield section, key
