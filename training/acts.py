"""Learn which words and contexts tell what a sentence does.

    pip install scikit-learn      (in an environment that has memcon)
    python training/acts.py GOLD.jsonl TEXTS.jsonl.gz VOLUMES

It learns from the gold, from sentences that we marked ourselves (labels.csv) and from those of
which an encoder guessed what they do (taught.csv, made by training/encoder.py), prints figures
by document of the gold, and writes src/memcon/lexicon/act_weights.csv: one logistic regression for
each act over the features of memcon.read.act_features. Only features found in several documents
are kept, and names are none of them, so that no record is known by it.
"""

import argparse
import csv
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from examples import DEEDS, HERE, Example, gold, ours, taught
from scipy.sparse import vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from memcon.model.marks import Deed

WEIGHTS = HERE.parent / "src" / "memcon" / "lexicon" / "act_weights.csv"
DOCUMENTS = 3  # in which a feature must be found
STRENGTH = 0.1  # of regularisation, as scikit-learn's C
FOLDS = 8
GIVE = 0.01  # of F1 for a higher threshold
SET = {"claim": 0.32, "propose": 0.28}  # by hand: few claims left out, fewer proposals invented
LEAST = 2  # hundredths: a smaller weight is left out
GUESSED = 1.0  # weight of a sentence of which the encoder guessed what it does


class Data(NamedTuple):
    """Examples as arrays: features, how likely each act is, weights, and what the rules say."""

    features: object
    likely: np.ndarray
    weight: np.ndarray
    sure: np.ndarray
    barred: np.ndarray

    def of(self, rows) -> "Data":
        """Return some of the examples."""
        return Data(*(part[rows] for part in self))


def main() -> None:
    """Train, print figures of documents not learned from, and write the weights."""
    parser = argparse.ArgumentParser(description="Train the model of acts.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("volumes", type=Path)
    wanted = parser.parse_args()
    marked = list(gold(wanted.gold, wanted.texts))
    own = list(ours(wanted.volumes))
    guessed = list(taught(wanted.volumes, GUESSED))
    print(f"{len(marked)} sentences of the gold, {len(own)} of ours, {len(guessed)} guessed")
    names, data = vectors([*marked, *own], guessed)
    documents = [one.document for one in marked]
    ours_too = np.arange(len(marked), len(marked) + len(own))
    print("gold alone, by document in eight folds:")
    print_figures(*cross_validated(data, documents, ours_too[:0]))
    print("with ours:")
    print_figures(*cross_validated(data, documents, ours_too))
    more = np.arange(len(marked), len(data.weight))
    held = held_out(documents)
    print("with ours, the fold that the encoder never saw:")
    print_figures(*learned(data, documents, ours_too, held))
    print("with ours and the encoder's guesses, that fold:")
    print_figures(*learned(data, documents, more, held))
    # Thresholds want many sentences, and the guesses of the encoder that it was taught tell little
    # of where they lie: they are chosen on all the gold. No figure is printed of these.
    found, rows = cross_validated(data, documents, more)
    thresholds = chosen(found, rows.likely > 0.5)
    for deed, threshold in SET.items():
        thresholds[DEEDS.index(deed)] = threshold
    write(names, [fitted(data, k) for k in range(len(DEEDS))], thresholds)


def vectors(marked: list[Example], guessed: list[Example]) -> tuple[list[str], Data]:
    """Return the features that several marked documents share, and the examples as arrays."""
    where = defaultdict(set)
    for one in marked:
        for feature in one.features:
            where[feature].add(one.document)
    examples = [*marked, *guessed]
    kept = {feature for feature, found in where.items() if len(found) >= DOCUMENTS}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [dict.fromkeys(kept.intersection(one.features), 1.0) for one in examples]
    ).tocsr()
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    return vectorizer.get_feature_names_out(), Data(
        matrix,
        np.array([one.acts for one in examples]),
        np.array([one.weight for one in examples]),
        np.array([[deed in one.sure for deed in DEEDS] for one in examples]),
        np.array([[deed in one.barred for deed in DEEDS] for one in examples]),
    )


def fitted(data: Data, k: int) -> LogisticRegression:
    """Return the regression of one act; what is likely only counts for and against it."""
    likely = data.likely[:, k]
    yes, no = likely > 0, likely < 1
    return LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(
        vstack([data.features[yes], data.features[no]]),
        np.r_[np.ones(yes.sum()), np.zeros(no.sum())],
        sample_weight=np.r_[(data.weight * likely)[yes], (data.weight * (1 - likely))[no]],
    )


def guess(models: list[LogisticRegression], data: Data) -> np.ndarray:
    """Return how likely each act is in each sentence."""
    return np.array([model.predict_proba(data.features)[:, 1] for model in models]).T


def cross_validated(data: Data, documents: list[str], more) -> tuple[np.ndarray, Data]:
    """Return the probability of each act in each sentence of the gold, from other documents."""
    size = len(documents)
    found = np.zeros((size, len(DEEDS)))
    for train, test in GroupKFold(FOLDS).split(np.zeros(size), groups=documents):
        known = data.of(np.r_[train, more].astype(int))
        found[test] = guess([fitted(known, k) for k in range(len(DEEDS))], data.of(test))
    return found, data.of(np.arange(size))


def learned(data: Data, documents: list[str], more, held: set[str]) -> tuple[np.ndarray, Data]:
    """Return the same for the documents held out, learned from the others."""
    out = np.array([document in held for document in documents])
    known = data.of(np.r_[np.flatnonzero(~out), more].astype(int))
    rest = data.of(np.flatnonzero(out))
    return guess([fitted(known, k) for k in range(len(DEEDS))], rest), rest


def held_out(documents: list[str]) -> set[str]:
    """Return the documents of the gold that the encoder is not taught: the first fold."""
    folds = GroupKFold(FOLDS).split(np.zeros(len(documents)), groups=documents)
    _, test = next(iter(folds))
    return {documents[index] for index in test}


def chosen(found, truth) -> list[float]:
    """Return for each act the probability from which it is taken.

    It is the highest whose F1 is as good as the best: an act too few before one too many. Claims
    are so common that they are judged by the F1 of all acts together.
    """
    grid = np.arange(0.08, 0.7, 0.02)

    def highest(score) -> float:
        scores = [score(t) for t in grid]
        return float(max(t for t, s in zip(grid, scores, strict=True) if s >= max(scores) - GIVE))

    kept = [highest(lambda t, k=k: f1(found[:, k] > t, truth[:, k])) for k in range(len(DEEDS))]
    claim = DEEDS.index(Deed.CLAIM.value)

    def together(threshold: float) -> float:
        tried = [*kept[:claim], threshold, *kept[claim + 1 :]]
        return f1((found > np.array(tried)).ravel(), truth.ravel())

    kept[claim] = max(grid, key=together)
    return kept


def f1(guess, truth) -> float:
    """Return the F1 of a guess."""
    return float(2 * (guess & truth).sum() / max(1, guess.sum() + truth.sum()))


def print_figures(found: np.ndarray, data: Data) -> None:
    """Print what is found with the rules; each act's threshold is chosen on the same sentences."""
    truth = data.likely > 0.5
    thresholds = chosen(found, truth)
    taken = (found > np.array(thresholds)) & ~data.barred | data.sure
    for k, deed in enumerate(DEEDS):
        right = (taken[:, k] & truth[:, k]).sum()
        print(
            f"  {deed:10} F1 {f1(taken[:, k], truth[:, k]):.3f}"
            f"  precision {right / max(1, taken[:, k].sum()):.3f}"
            f"  recall {right / max(1, truth[:, k].sum()):.3f}"
            f"  of {truth[:, k].sum():5}  from {thresholds[k]:.2f}"
        )
    print(f"  micro F1 {f1(taken.ravel(), truth.ravel()):.3f}")


def write(names, models: list[LogisticRegression], thresholds: list[float]) -> None:
    """Write the weights in hundredths; the first rows are what each act begins with and needs."""
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["feature", *DEEDS])
        table.writerow(["(begins)", *(round(float(m.intercept_[0]) * 100) for m in models)])
        needs = [round(float(np.log(t / (1 - t))) * 100) for t in thresholds]
        table.writerow(["(needs)", *needs])
        weights = np.array([m.coef_[0] for m in models]).T * 100
        for name, row in zip(names, weights, strict=True):
            kept = [round(float(w)) if abs(w) >= LEAST else 0 for w in row]
            if any(kept):
                table.writerow([name, *(w or "" for w in kept)])
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
