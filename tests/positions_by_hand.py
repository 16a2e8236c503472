"""A dossier made by hand: invented records in which four parties take positions on four points."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from memcon.files import File
from memcon.model.marks import Act, DateRole, Deed, DocumentDate, Ground
from memcon.model.people import Register
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.text.span import Span
from memcon.web.shelf import Report, Shelf

PARTIES = (("HAL", "Halven"), ("KES", "Kestria"), ("OST", "Ostmere"), ("VAR", "Varrow"))
POINTS = """
[[matter]]
id = "M1"
title = "What the zone covers"

[[matter]]
id = "M2"
title = "How the vote is taken"

[[point]]
id = "words"
title = "The six words"
matter = "M1"
kind = "definition"
words = ["the six words"]

[[point]]
id = "rocks"
title = "The Lantern Rocks"
matter = "M1"
kind = "scope"
status = "deferred"
split_from = "words"
words = ["the Lantern Rocks"]

[[point]]
id = "vote"
title = "A separate vote"
matter = "M2"
words = ["a separate vote"]
"""
# Who says what, by day: a party and a name, then the sentence.
SAID: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "1961-03-02": (
        ("HAL", "E. Marten", "We are for the six words."),
        ("OST", "R. Hollis", "We have not yet decided on the six words."),
        ("KES", "L. Corvin", "The room is cold."),
    ),
    "1961-03-09": (
        ("KES", "L. Corvin", "Ostmere is for the six words."),
        ("KES", "L. Corvin", "We support a separate vote."),
    ),
    "1961-03-11": (
        ("OST", "R. Hollis", "We could accept the six words if the tenders are looked after."),
    ),
    "1961-03-14": (
        ("OST", "R. Hollis", "We shall vote against the six words."),
        ("HAL", "E. Marten", "We are against the six words."),
        ("HAL", "P. Dahl", "We are for the six words."),
        ("VAR", "D. Tanner", "We shall abstain on the Lantern Rocks."),
    ),
    "": (
        ("VAR", "D. Tanner", "We are against a separate vote."),
        *(("VAR", "D. Tanner", f"The tide stood at {feet} feet.") for feet in range(10, 50)),
    ),
}


def readings() -> Iterator[Reading]:
    """One record for each day, and one without."""
    for day, said in SAID.items():
        text = "\n\n".join(f"{name}: {words}" for _, name, words in said)
        name_of = f"talk-{day}" if day else "paper"
        origin = Origin(f"{name_of}.txt", "text/plain", "0" * 64, 0, len(text))
        marks: list[Act | DocumentDate] = []
        if day:
            date = Ground("dateline/hand")
            marks.append(DocumentDate(Span(0, 1), date, day, DateRole.MEETING))
        for party, name, words in said:
            at = text.index(words, text.index(f"{name}: {words}"))
            deed = Deed.STANCE if words.startswith(("We", "Ostmere")) else Deed.CLAIM
            ground = Ground("act/hand", because="By hand.")
            marks.append(Act(Span(at, at + len(words)), ground, act=deed, actor=name, party=party))
        yield Reading(Record.of(name_of, text, origin), tuple(marks))


def shelf(
    folder: Path, points: str = POINTS, parties: Iterable[tuple[str, str]] = PARTIES
) -> Shelf:
    """Put the records and what is curated into a folder; give the shelf that shows them."""
    (folder / "records").mkdir(parents=True, exist_ok=True)
    bodies = (f'[[party]]\ncode = "{code}"\nname = "{name}"\n' for code, name in parties)
    (folder / "bodies.toml").write_text("".join(bodies), "utf-8")
    if points:
        (folder / "points.toml").write_text(points, "utf-8")
    made = {one.record.id: one for one in readings()}
    for one in made.values():
        (folder / "records" / f"{one.record.id}.txt").write_text(one.record.text, "utf-8")

    def load(file: File, report: Report, people: Register) -> Iterator[Reading]:
        yield made[file.path.stem]

    found = Shelf([str(folder)], load, lambda line: None)
    while found.read_next():
        pass
    return found
