"""The sentences from which acts are learned, and what each does: marked by hand, or as guessed."""

import csv
import gzip
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from memcon.model.marks import Deed
from memcon.model.reading import Draft
from memcon.people.register import Register
from memcon.people.register import opened as register_of
from memcon.read.act_features import features
from memcon.read.act_rules import barred, by_phrase, by_verb
from memcon.read.pipeline import STAGES
from memcon.read.said import Said, said
from memcon.sources import opened
from memcon.sources.given import Given

DEEDS = [deed.value for deed in Deed]
HERE = Path(__file__).parent
NOBODY = b"id,name,description\n"
CHOSEN = 0.5  # weight of a sentence that was marked because a rare act is likely in it


@dataclass(frozen=True)
class Example:
    """A sentence said: its document, its words and its neighbours', and what it does.

    `acts` gives for each deed how likely it is, 0 or 1 where it was marked by hand. `sure` and
    `barred` are what the rules say. `around` are form, words, and the sentences before and after,
    each with whether the same person says it.
    """

    document: str
    features: tuple[str, ...]
    acts: tuple[float, ...]
    weight: float
    sure: frozenset[str]
    barred: frozenset[str]
    around: tuple[str, str, str, str]


def gold(marked: Path, texts: Path) -> Iterator[Example]:
    """Yield an example for every sentence that memcon finds said in the documents of the gold."""
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
                    yield from of_gold(row["id"], draft, rows[row["id"]])


def of_gold(name: str, draft: Draft, rows: list[dict]) -> Iterator[Example]:
    """Yield the sentences said in one record with what the hand-made reading says of them."""
    sentences = said(draft)
    for index, one in enumerate(sentences):
        at = draft.alignment.back(one.at)
        overlap = [(min(r["end"], at.end) - max(r["start"], at.start), r["n"], r) for r in rows]
        most, _, row = max(overlap, key=lambda item: item[:2])
        acts = set(row["acts"]) if most > 0 else set()
        yield example((name, draft), sentences, index, [float(deed in acts) for deed in DEEDS])


def ours(volumes: Path, labels: Path = HERE / "labels.csv") -> Iterator[Example]:
    """Yield the sentences of published volumes that we marked ourselves (see README.md)."""
    found = defaultdict(dict)
    for row in rows_of(labels):
        found[row["document"]][int(row["start"]), int(row["end"])] = row
    for where, sentences, index, row in placed(volumes, found):
        acts = set(row["acts"].split())
        weight = CHOSEN if row["how"] == "chosen" else 1.0
        yield example(where, sentences, index, [float(d in acts) for d in DEEDS], weight)


def taught(volumes: Path, weight: float, guessed: Path = HERE / "taught.csv") -> Iterator[Example]:
    """Yield the sentences of published volumes of which an encoder guessed what they do."""
    found = defaultdict(dict)
    for row in rows_of(guessed):
        found[row["document"]][int(row["start"]), int(row["end"])] = row
    for where, sentences, index, row in placed(volumes, found):
        likely = [int(row[deed] or 0) / 100 for deed in DEEDS]
        yield example(where, sentences, index, likely, weight)


def placed(volumes: Path, wanted: dict):
    """Yield record, sentences, index and row for each row whose sentence is found at its place."""
    for path in sorted({volumes / f"{name.split('/')[0]}.xml.gz" for name in wanted}):
        given = Given(path.name, path.read_bytes(), path.name)
        for reading in opened(given):
            name = f"{path.name.split('.')[0]}/{reading.record.id.rsplit('/', 1)[-1]}"
            if name in wanted:
                for draft in drafts(reading.record.text, register_of(NOBODY)):
                    sentences = said(draft)
                    for index, one in enumerate(sentences):
                        at = draft.alignment.back(one.at)
                        row = wanted[name].get((at.start, at.end))
                        if row is not None:
                            yield (name, draft), sentences, index, row


def drafts(text: str, people: Register) -> Iterator[Draft]:
    """Yield the records of a plain text, read as far as acts need it."""
    for reading in opened(Given("record.txt", text.encode(), "record.txt")):
        draft = Draft.of(reading, people)
        for stage in STAGES:
            if stage.__name__ == "acts":
                break
            draft = draft.plus(stage(draft))
        yield draft


def example(where, sentences: tuple[Said, ...], index: int, acts, weight: float = 1.0) -> Example:
    """Return one sentence of a record as an example."""
    name, draft = where
    one = sentences[index]
    no = frozenset(deed.value for deed in barred(one))
    deeds = {deed for deed, _ in by_phrase(one)} | {by_verb(one)}
    deeds |= {Deed.ASK} if one.question else set()
    sure = frozenset(deed.value for deed in deeds if deed) - no
    told = tuple(features(sentences, index))
    around = (
        one.speech.form.value,
        words(draft, one),
        *(beside(draft, sentences, index, step) for step in (-1, 1)),
    )
    return Example(name, told, tuple(acts), weight, sure, no, around)


def words(draft: Draft, one: Said) -> str:
    """Return the words of a sentence, spaces made single."""
    return " ".join(draft.text[one.at.start : one.at.end].split())


def beside(draft: Draft, sentences: tuple[Said, ...], index: int, step: int) -> str:
    """Return the sentence before or after, with whether the same person says it; "" for none."""
    if not 0 <= index + step < len(sentences):
        return ""
    that = sentences[index + step]
    same = that.speech.speaker == sentences[index].speech.speaker
    return f"{'same' if same else 'other'}: {words(draft, that)}"


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_csv(people: list[dict]) -> bytes:
    """Return a list of people as memcon reads it."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["id", "name", "description"])
    table.writerows([one["id"], one["name"], one.get("description", "")] for one in people)
    return out.getvalue().encode()
