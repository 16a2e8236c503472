"""The sentences from which acts are learned, in runs as they stand, and what each does."""

import csv
import gzip
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from memcon.model.marks import Deed
from memcon.model.reading import Draft
from memcon.people.register import Register
from memcon.people.register import opened as register_of
from memcon.read.act_rules import barred, by_phrase, by_verb
from memcon.read.pipeline import STAGES
from memcon.read.said import Said, said
from memcon.sources import opened
from memcon.sources.given import Given

DEEDS = [deed.value for deed in Deed]
HERE = Path(__file__).parent
NOBODY = b"id,name,description\n"
CHOSEN = 0.5  # weight of a sentence that was marked because a rare act is likely in it
BESIDE = 3  # sentences read on each side of those that are marked


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence said, its words as they stand, and what it does.

    `acts` gives for each deed how likely it is, 0 or 1 where it was marked by hand; None where
    nobody has marked it. `sure` and `barred` are what the rules say.
    """

    said: Said
    words: str
    acts: tuple[float, ...] | None
    weight: float
    sure: frozenset[str]
    barred: frozenset[str]


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences of one document that follow each other."""

    document: str
    examples: tuple[Example, ...]


def gold(marked: Path, texts: Path) -> Iterator[Run]:
    """Yield what memcon finds said in each document of the gold."""
    rows = defaultdict(list)
    for line in marked.read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["id"]].append(row)
    people: dict[str, Register] = {}
    with gzip.open(texts, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "people" in row:
                people[row["volume"]] = register_of(as_csv(row["people"]))
            elif row["id"] in rows:
                for draft in drafts(row["text"], people[row["volume"]]):
                    yield Run(row["id"], tuple(of_gold(draft, rows[row["id"]])))


def of_gold(draft: Draft, rows: list[dict]) -> Iterator[Example]:
    """Yield the sentences said in one record with what the hand-made reading says of them."""
    for one in said(draft):
        at = draft.alignment.back(one.at)
        overlap = [(min(r["end"], at.end) - max(r["start"], at.start), r["n"], r) for r in rows]
        most, _, row = max(overlap, key=lambda item: item[:2])
        yield example(draft, one, row["acts"] if most > 0 else ())


def ours(volumes: Path, labels: Path = HERE / "labels.csv") -> Iterator[Run]:
    """Yield the sentences of published volumes that we marked ourselves (see README.md)."""
    marked: dict[str, dict[tuple[int, int], dict[str, str]]] = defaultdict(dict)
    with labels.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            marked[row["document"]][int(row["start"]), int(row["end"])] = row
    for path in sorted({volumes / f"{name.split('/')[0]}.xml.gz" for name in marked}):
        for reading in opened(Given(path.name, path.read_bytes(), path.name)):
            name = f"{path.name.split('.')[0]}/{reading.record.id.rsplit('/', 1)[-1]}"
            if name in marked:
                for draft in drafts(reading.record.text, register_of(NOBODY)):
                    for examples in runs(draft, marked[name]):
                        yield Run(name, examples)


def runs(
    draft: Draft, marked: dict[tuple[int, int], dict[str, str]]
) -> Iterator[tuple[Example, ...]]:
    """Yield the sentences of a record that are marked, each time with those around them."""
    sentences = said(draft)
    places = [draft.alignment.back(one.at) for one in sentences]
    rows = [marked.get((at.start, at.end)) for at in places]
    near = {
        other
        for index, row in enumerate(rows)
        if row is not None
        for other in range(max(0, index - BESIDE), min(len(rows), index + BESIDE + 1))
    }
    run: list[Example] = []
    for index, (one, row) in enumerate(zip(sentences, rows, strict=True)):
        if index in near:
            acts = None if row is None else row["acts"].split()
            weight = CHOSEN if row is not None and row["how"] == "chosen" else 1.0
            run.append(example(draft, one, acts, weight))
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def drafts(text: str, people: Register) -> Iterator[Draft]:
    """Yield the records of a plain text, read as far as acts need it."""
    for reading in opened(Given("record.txt", text.encode(), "record.txt")):
        draft = Draft.of(reading, people)
        for stage in STAGES:
            if stage.__name__ == "acts":
                break
            draft = draft.plus(stage(draft))
        yield draft


def example(draft: Draft, one: Said, acts: Iterable[str] | None, weight: float = 1.0) -> Example:
    """Return one sentence of a record as an example."""
    no = frozenset(deed.value for deed in barred(one))
    deeds = {deed for deed, _ in by_phrase(one)} | {by_verb(one)}
    deeds |= {Deed.ASK} if one.question else set()
    sure = frozenset(deed.value for deed in deeds if deed) - no
    does = None if acts is None else tuple(float(deed in set(acts)) for deed in DEEDS)
    return Example(one, " ".join(one.at.of(draft.text).split()), does, weight, sure, no)


def as_csv(people: list[dict]) -> bytes:
    """Return a list of persons as the register that `memcon read --people` takes."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["id", "name", "description"])
    table.writerows([one["id"], one["name"], one.get("description", "")] for one in people)
    return out.getvalue().encode()
