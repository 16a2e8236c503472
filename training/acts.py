"""Learn from records marked by hand which words and contexts tell what a sentence does.

    pip install scikit-learn      (in an environment that has memcon)
    python training/acts.py GOLD.jsonl TEXTS.jsonl.gz

It prints figures cross-validated by document and writes src/memcon/lexicon/act_weights.csv: one
logistic regression for each act over the features of memcon.read.act_features. Only features
found in several documents are kept, and names are none of them, so that no record is known by it.
"""

import argparse
import csv
import gzip
import io
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from memcon.model.marks import Deed
from memcon.model.reading import Draft
from memcon.people.register import opened as register_of
from memcon.read.act_features import features
from memcon.read.act_rules import barred, by_phrase, by_verb
from memcon.read.pipeline import STAGES
from memcon.read.said import said
from memcon.sources import opened
from memcon.sources.given import Given

WEIGHTS = Path(__file__).parents[1] / "src" / "memcon" / "lexicon" / "act_weights.csv"
DEEDS = [deed.value for deed in Deed]
DOCUMENTS = 3  # in which a feature must be found
STRENGTH = 0.06  # of regularisation, as scikit-learn's C
FOLDS = 8
GIVE = 0.01  # of F1 for a higher threshold
LEAST = 2  # hundredths: a smaller weight is left out


@dataclass
class Example:
    """A sentence said: its document, what may tell what it does, and what it does."""

    document: str
    features: list[str]
    acts: set[str]
    sure: set[str]
    barred: set[str]


def main() -> None:
    """Train, print cross-validated figures, and write the weights."""
    parser = argparse.ArgumentParser(description="Train the model of acts.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    wanted = parser.parse_args()
    examples = list(read(wanted.gold, wanted.texts))
    names, matrix = vectors(examples)
    truth = np.array([[deed in one.acts for deed in DEEDS] for one in examples])
    held_out = cross_validated(matrix, truth, [one.document for one in examples])
    thresholds = chosen(held_out, truth)
    print("learned alone, by document:")
    report(held_out > np.array(thresholds), truth, thresholds)
    print("with the rules:")
    sure = np.array([[deed in one.sure for deed in DEEDS] for one in examples])
    barred_ = np.array([[deed in one.barred for deed in DEEDS] for one in examples])
    report((held_out > np.array(thresholds)) & ~barred_ | sure, truth, thresholds)
    write(names, [fitted(matrix, truth[:, k]) for k in range(len(DEEDS))], thresholds)


def read(gold: Path, texts: Path):
    """Yield an example for every sentence that memcon finds said in the documents."""
    rows = defaultdict(list)
    for line in gold.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["id"]].append(row)
    people, documents = {}, {}
    with gzip.open(texts, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "people" in row:
                people[row["volume"]] = register_of(as_csv(row["people"]))
            elif row["id"] in rows:
                documents[row["id"]] = row
    for name, document in documents.items():
        given = Given("record.txt", document["text"].encode(), "record.txt")
        for reading in opened(given):
            draft = Draft.of(reading, people[document["volume"]])
            for stage in STAGES:
                if stage.__name__ == "acts":
                    break
                draft = draft.plus(stage(draft))
            yield from examples_of(name, draft, rows[name])


def examples_of(name: str, draft: Draft, rows: list[dict]):
    """Yield the sentences said in one record with what the hand-made reading says of them."""
    sentences = said(draft)
    for index, one in enumerate(sentences):
        at = draft.alignment.back(one.at)
        overlap = [(min(r["end"], at.end) - max(r["start"], at.start), r["n"], r) for r in rows]
        most, _, row = max(overlap, key=lambda item: item[:2])
        acts = set(row["acts"]) if most > 0 else set()
        sure = {deed.value for deed, _ in by_phrase(one)} | {
            deed.value for deed in (by_verb(one), Deed.ASK if one.question else None) if deed
        }
        no = {deed.value for deed in barred(one)}
        told = features(sentences, index)
        yield Example(name, told, acts & set(DEEDS), sure - no, no)


def as_csv(people: list[dict]) -> bytes:
    """Return a list of people as memcon reads it."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["id", "name", "description"])
    table.writerows([one["id"], one["name"], one.get("description", "")] for one in people)
    return out.getvalue().encode()


def vectors(examples: list[Example]):
    """Return the features that several documents share, and the examples as a matrix of them."""
    where = defaultdict(set)
    for one in examples:
        for feature in one.features:
            where[feature].add(one.document)
    kept = {feature for feature, found in where.items() if len(found) >= DOCUMENTS}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [dict.fromkeys(kept.intersection(one.features), 1.0) for one in examples]
    )
    matrix = matrix.tocsr()
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    return vectorizer.get_feature_names_out(), matrix


def fitted(matrix, truth) -> LogisticRegression:
    """Return the regression of one act."""
    return LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(matrix, truth)


def cross_validated(matrix, truth, documents: list[str]):
    """Return the probability of each act in each sentence, learned from other documents."""
    found = np.zeros(truth.shape)
    for train, test in GroupKFold(FOLDS).split(matrix, truth, documents):
        for k in range(len(DEEDS)):
            model = fitted(matrix[train], truth[train, k])
            found[test, k] = model.predict_proba(matrix[test])[:, 1]
    return found


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


def report(guess, truth, thresholds: list[float]) -> None:
    """Print the cross-validated figures."""
    for k, deed in enumerate(DEEDS):
        right = (guess[:, k] & truth[:, k]).sum()
        print(
            f"{deed:10} F1 {f1(guess[:, k], truth[:, k]):.3f}"
            f"  precision {right / max(1, guess[:, k].sum()):.3f}"
            f"  recall {right / max(1, truth[:, k].sum()):.3f}"
            f"  of {truth[:, k].sum():5}  from {thresholds[k]:.2f}"
        )
    print(f"micro F1 {f1(guess.ravel(), truth.ravel()):.3f}, by document in {FOLDS} folds")


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
