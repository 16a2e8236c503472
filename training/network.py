"""The network of acts while it learns, and its weights as the whole numbers that memcon reads."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import torch
from examples import DEEDS, Run
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, relu

from memcon.read.act_model import MOST, TOLD, UNKNOWN, facts, looked_at

DOCUMENTS, VOLUMES = 4, 3  # in which a word must be found
WIDTH = 64  # of what passes between layers that look at words
BROAD = 96  # and between those that look at sentences
TOGETHER = 160  # sentences, at least, from which one step is learned
ROUNDS = 10
SPEED = 2e-3  # of learning, at its height
KEEP = 0.7  # of what passes between layers while it learns


class Names(NamedTuple):
    """The words and facts that the network knows, in the order of their numbers."""

    words: list[str]
    told: list[str]

    @classmethod
    def of(cls, runs: list[Run]) -> "Names":
        """Return the words that stand in documents of several volumes, and every fact told."""
        where = defaultdict(set)
        told = Counter()
        for run in runs:
            sentences = [one.said for one in run.examples]
            for index, one in enumerate(sentences):
                for pair in looked_at(one):
                    for word in pair:
                        where[word].add(run.document)
                told.update(facts(sentences, index))
        words = sorted(
            word
            for word, found in where.items()
            if len(found) >= DOCUMENTS and len({one.split("/")[0] for one in found}) >= VOLUMES
        )
        return cls(words, sorted(" ".join(fact) for fact in told))


class Arrays(NamedTuple):
    """Sentences as arrays, a row each: words by number, facts, acts, and how much they count."""

    words: np.ndarray
    told: np.ndarray
    acts: np.ndarray
    weight: np.ndarray


def arrays(run: Run, names: Names) -> Arrays:
    """Return a run with two empty rows behind it, so that the next does not touch it."""
    word = {one: at for at, one in enumerate(names.words, UNKNOWN + 1)}
    fact = {one: at for at, one in enumerate(names.told)}
    sentences = [one.said for one in run.examples]
    numbers = [
        [word.get(form) or word.get(base, UNKNOWN) for form, base in looked_at(one)]
        for one in sentences
    ]
    size = len(sentences) + 2
    words = np.zeros((size, max(map(len, numbers))), dtype=np.int64)
    told = np.zeros((size, len(fact)), dtype=np.float32)
    acts = np.zeros((size, len(DEEDS)), dtype=np.float32)
    weight = np.zeros(size, dtype=np.float32)
    for row, (example, these) in enumerate(zip(run.examples, numbers, strict=True)):
        words[row, : len(these)] = these
        known = [fact[name] for one in facts(sentences, row) if (name := " ".join(one)) in fact]
        told[row, known] = 1
        if example.acts is not None:
            acts[row], weight[row] = example.acts, example.weight
    return Arrays(words, told, acts, weight)


def joined(several: list[Arrays]) -> list[torch.Tensor]:
    """Return several runs one after the other."""
    longest = max(one.words.shape[1] for one in several)
    words = [np.pad(one.words, ((0, 0), (0, longest - one.words.shape[1]))) for one in several]
    rest = [np.concatenate(part) for part in list(zip(*several, strict=True))[1:]]
    return [torch.from_numpy(part) for part in (np.concatenate(words), *rest)]


class Network(nn.Module):
    """As memcon.read.act_model runs it, with real numbers."""

    def __init__(self, vectors: torch.Tensor, told: int) -> None:
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=False, padding_idx=0)
        self.first = nn.Conv1d(vectors.shape[1], WIDTH, 3, padding=1)
        self.second = nn.Conv1d(WIDTH, WIDTH, 3, padding=1)
        self.gather = nn.Linear(4 * WIDTH + told, BROAD)
        self.near = nn.Conv1d(BROAD + told, BROAD, 3, padding=1)
        self.far = nn.Conv1d(BROAD, BROAD, 3, padding=1)
        self.last = nn.Linear(2 * BROAD, len(DEEDS))
        self.drop, self.drop_words = nn.Dropout(1 - KEEP), nn.Dropout(0.2)
        nn.init.constant_(self.last.bias, -2.0)

    def forward(self, words: torch.Tensor, told: torch.Tensor) -> torch.Tensor:
        """Return the logarithm of the odds of each act in each sentence."""
        return self.parts(words, told)[-1]

    def parts(self, words: torch.Tensor, told: torch.Tensor) -> list[torch.Tensor]:
        """Return what passes from each layer to the next, in the order of the layers."""
        there = (words > 0).unsqueeze(1).float()
        said = there.amax(2)  # 0 in the empty rows between runs
        sizes = there.sum(2).clamp(min=1)
        first = relu(self.first(self.drop_words(self.vectors(words)).transpose(1, 2))) * there
        second = relu(self.second(self.drop(first))) * there
        most = [layer.max(2)[0] for layer in (first, second)]
        mean = [layer.sum(2) / sizes for layer in (first, second)]
        found = self.drop(torch.cat([*most, *mean], 1))
        gathered = relu(self.gather(torch.cat([found, told], 1))) * said
        near = relu(self.near(torch.cat([self.drop(gathered), told], 1).t().unsqueeze(0)))
        near = near * said.t()
        far = relu(self.far(self.drop(near)))
        both = torch.cat([gathered, far[0].t()], 1)
        return [first, second, gathered, near, far, self.last(self.drop(both))]


def taught(runs: list[Run], names: Names, vectors: np.ndarray, seed: int = 0) -> Network:
    """Return a network that has learned from runs of sentences."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = Network(torch.from_numpy(vectors).clone(), len(names.told))
    given = [arrays(run, names) for run in runs]
    rounds = [list(batches(chance.sample(given, len(given)))) for _ in range(ROUNDS)]
    learns = torch.optim.AdamW(network.parameters(), lr=SPEED, weight_decay=1e-4)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        learns, SPEED, total_steps=sum(map(len, rounds)) + 1, pct_start=0.1
    )
    network.train()
    for each_round in rounds:
        for batch in each_round:
            words, told, acts, weight = joined(batch)
            each = binary_cross_entropy_with_logits(network(words, told), acts, reduction="none")
            loss = (each.sum(1) * weight).sum() / weight.sum()
            learns.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            learns.step()
            pace.step()
    network.eval()
    return network


def batches(given: Iterable[Arrays]) -> Iterator[list[Arrays]]:
    """Yield runs a few at a time."""
    batch: list[Arrays] = []
    for one in given:
        batch.append(one)
        if sum(len(each.weight) for each in batch) >= TOGETHER:
            yield batch
            batch = []
    if batch:
        yield batch


@torch.no_grad()
def guesses(network: Network, runs: list[Run], names: Names) -> np.ndarray:
    """Return how likely each act is in each sentence."""
    found = []
    for run in runs:
        words, told, *_ = joined([arrays(run, names)])
        found.append(network(words, told)[: len(run.examples)].sigmoid().numpy())
    return np.concatenate(found)


@torch.no_grad()
def whole(network: Network, runs: list[Run], names: Names) -> dict[str, np.ndarray]:
    """Return the weights as whole numbers with their scales, as act_model reads them.

    What passes between layers is scaled so that hardly anything goes beyond the most.
    """
    seen: list[list[float]] = [
        [float(np.quantile(part.numpy(), 0.9999)) for part in network.parts(*joined([one])[:2])]
        for one in (arrays(run, names) for run in runs)
    ]
    first, second, gathered, near, far, _ = np.quantile(np.array(seen), 0.9, axis=0) / MOST
    vectors = network.vectors.weight.numpy()
    each = float(np.quantile(np.abs(vectors), 0.9995)) / MOST
    told = np.full(len(names.told), 1 / TOLD)

    def wide(scale: float, width: int = WIDTH) -> np.ndarray:
        return np.full(width, scale)

    gather = np.r_[wide(first), wide(second), wide(first), wide(second), told]
    scales = {  # of what each layer is given, and of what it passes on
        "first": (np.tile(wide(each, vectors.shape[1]), 3), first),
        "second": (np.tile(wide(first), 3), second),
        "gather": (gather, gathered),
        "near": (np.tile(np.r_[wide(gathered, BROAD), told], 3), near),
        "far": (np.tile(wide(near, BROAD), 3), far),
        "last": (np.r_[wide(gathered, BROAD), wide(far, BROAD)], 1.0),
    }
    found = {"vectors": np.clip(np.rint(vectors / each), -MOST, MOST).astype(np.int8)}
    for name, (given, out) in scales.items():
        found |= layer(name, getattr(network, name), given, out)
    return found


def layer(name: str, part: nn.Module, given: np.ndarray, out: float) -> dict[str, np.ndarray]:
    """Return the weights of one layer, a column for each of its outcomes."""
    weight = part.weight.numpy().astype(np.float64)
    if weight.ndim == 3:  # outcomes, of what is given, and where it stands
        weight = weight.transpose(0, 2, 1).reshape(len(weight), -1)
    weight = weight * given
    scale = np.abs(weight).max(1) / MOST
    scale[scale == 0] = 1
    return {
        f"{name}_weight": np.rint(weight / scale[:, None]).T.astype(np.int8),
        f"{name}_scale": (scale / out).astype(np.float32),
        f"{name}_begins": (part.bias.numpy() / out).astype(np.float32),
    }
