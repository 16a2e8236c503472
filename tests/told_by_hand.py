"""A reading made by hand of an invented memorandum: reported speech, and acts of every kind."""

from memcon.model.marks import (
    Act,
    Attendee,
    Attitude,
    Certainty,
    Deed,
    Form,
    Ground,
    Mark,
    Narration,
    Outcome,
    Speech,
    Strength,
    Title,
)
from memcon.model.reading import Reading
from memcon.model.record import Origin, Record
from memcon.text.span import Span

TEXT = """MEMORANDUM OF CONVERSATION

Customs House, Lowmark, 21 March 1961

Participants:

Halven
E. Marten, Minister for Foreign Affairs
P. Dahl, Legal Adviser

Ostmere
R. Hollis, Ambassador
A. Penrith, Counsellor

The Minister opened by saying that he had read the Ambassador’s letter twice. He asked whether \
Ostmere would let the harbour master of Lowmark see the coaling station. The Ambassador replied \
that he saw no harm in it. He would put the matter to his Government that evening, and he \
promised an answer by Friday.

Mr. Dahl suggested that the two sides draw up a short list of what might be landed at Sker. Coal \
and water could stand at its head. The Ambassador agreed that a list was a sensible way to \
proceed. Mr. Penrith asked if the list would be published. The Minister remarked that lists had \
a way of finding their own printers.

The Ambassador then requested that the two trawlers held at Lowmark be released. The Minister \
refused. They had been taken inside the line, he said, and the court would sit on Monday. If the \
court let them go, he would not appeal.

It was agreed that nothing would be said to the press. It would be as well, somebody remarked, \
if the press were a fish.

E. Marten. I have one thing more. Did the Ambassador know of the jetty when he wrote? I am told \
that a second one is being built at Sker, though I cannot vouch for the report. We shall be \
against it, if it is true.

R. Hollis. I did not know of it. Your telegram of Monday has not reached me. More precisely, it \
reached the chancery, and not me. I must ask Mr. Penrith to telegraph tonight.

He added that he would be glad of a copy.

The meeting ended at noon.

P. Dahl
"""


def place(words: str, nth: int = 1) -> Span:
    """Return where the words stand for the nth time."""
    at = -1
    for _ in range(nth):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def between(first: str, last: str) -> Span:
    """Return the place from the first words to the end of the last."""
    start = TEXT.index(first)
    return Span(start, TEXT.index(last, start) + len(last))


MARTEN, DAHL = place("E. Marten"), place("P. Dahl")
HOLLIS, PENRITH = place("R. Hollis"), place("A. Penrith")
HAND = Ground("hand/any", (), "The invented record says so.")


def told(words: str, subject: str, speaker: str, label: Span | None) -> Speech:
    """Return a reported sentence; `subject` and verb are what it rests on."""
    at = place(words)
    start = TEXT.index(subject, at.start) if subject else at.start
    rests = (Span(start, start + len(subject)),) if subject else ()
    kind = "pronoun" if subject[:3] in ("He ", "he ") else "name" if subject else "goes-on"
    ground = Ground(f"reported/{kind}", rests, f"“{subject or words}” is {speaker or 'nobody'}.")
    return Speech(at, ground, Form.REPORTED, speaker, label=label)


def speeches() -> tuple[Speech, ...]:
    """Return the speeches, in the order of the text."""
    he, him = "The Minister", "The Ambassador"
    return (
        told(between_words("The Minister opened", "twice."), "The Minister opened", he, MARTEN),
        told(between_words("He asked", "station."), "He asked", he, MARTEN),
        told("The Ambassador replied that he saw no harm in it.", "The Ambassador", him, HOLLIS),
        told("He would put the matter to his Government that evening,", "He would", him, HOLLIS),
        told("and he promised an answer by Friday.", "he promised", him, HOLLIS),
        told(between_words("Mr. Dahl suggested", "Sker."), "Mr. Dahl", "Mr. Dahl", DAHL),
        told("Coal and water could stand at its head.", "", "Mr. Dahl", DAHL),
        told(between_words("The Ambassador agreed", "proceed."), him, him, HOLLIS),
        told(
            "Mr. Penrith asked if the list would be published.",
            "Mr. Penrith",
            "Mr. Penrith",
            PENRITH,
        ),
        told(between_words("The Minister remarked", "printers."), he, he, MARTEN),
        told(between_words("The Ambassador then", "released."), him, him, HOLLIS),
        told("The Minister refused.", he, he, MARTEN),
        told(between_words("They had been taken", "Monday."), "he said", he, MARTEN),
        told("If the court let them go, he would not appeal.", "he would", he, MARTEN),
        told("It was agreed that nothing would be said to the press.", "", "", None),
        told(between_words("It would be as well", "fish."), "", "", None),
        direct(MARTEN, "E. Marten. I have", "if it is true."),
        direct(HOLLIS, "R. Hollis. I did", "tonight."),
        told("He added that he would be glad of a copy.", "He added", him, HOLLIS),
    )


def between_words(first: str, last: str) -> str:
    """Return the words from the first to the last."""
    return between(first, last).of(TEXT)


def direct(who: Span, first: str, last: str) -> Speech:
    """Return a turn in somebody's own words."""
    at = between(first, last)
    label = Span(at.start, at.start + len(who.of(TEXT)) + 1)
    return Speech(at, Ground("speech/script", (label,)), speaker=who.of(TEXT), label=label)


def act(words: str, deed: Deed, actor: str, **more: object) -> Act:
    """Return an act at its words."""
    ground = Ground(f"act/{deed.value}", (place(words),), "The verb says so.")
    return Act(place(words), ground, deed, actor, **more)  # type: ignore[arg-type]


def acts() -> tuple[Act, ...]:
    """Return the acts, in the order of the text."""
    he, him = "The Minister", "The Ambassador"
    asked = between_words("He asked", "station.")
    harm = "The Ambassador replied that he saw no harm in it."
    printers = between_words("The Minister remarked", "printers.")
    released = between_words("The Ambassador then", "released.")
    agreed = between_words("The Ambassador agreed", "proceed.")
    vouch = between_words("I am told", "the report.")
    return (
        act(between_words("The Minister opened", "twice."), Deed.CLAIM, he),
        act(asked, Deed.ASK, he, to=(him,), on="the coaling station", party="Halven",
            status=Outcome.ANSWERED, response=place(harm)),
        act(harm, Deed.ANSWER, him, to=(he,)),
        act("He would put the matter to his Government that evening,", Deed.COMMIT, him,
            strength=Strength.INTENDED),
        act("and he promised an answer by Friday.", Deed.COMMIT, him, party="Ostmere",
            strength=Strength.PROMISED, on="an answer by Friday"),
        act(between_words("Mr. Dahl suggested", "Sker."), Deed.PROPOSE, "Mr. Dahl",
            status=Outcome.AGREED, response=place(agreed)),
        act("Coal and water could stand at its head.", Deed.CLAIM, "Mr. Dahl",
            certainty=Certainty.POSSIBLE),
        act(agreed, Deed.AGREE, him),
        act("Mr. Penrith asked if the list would be published.", Deed.ASK, "Mr. Penrith",
            status=Outcome.EVADED, response=place(printers)),
        act(printers, Deed.ANSWER, he),
        act(released, Deed.REQUEST, him, to=(he,), status=Outcome.REFUSED,
            response=place("The Minister refused.")),
        act("The Minister refused.", Deed.REFUSE, he),
        act(between_words("They had been taken", "Monday."), Deed.CLAIM, he),
        act("If the court let them go, he would not appeal.", Deed.COMMIT, he,
            strength=Strength.OFFERED, certainty=Certainty.CONDITIONAL),
        act("It was agreed that nothing would be said to the press.", Deed.AGREE, ""),
        act(between_words("It would be as well", "fish."), Deed.CLAIM, "",
            certainty=Certainty.IRONIC),
        act("I have one thing more.", Deed.CLAIM, "E. Marten"),
        act("Did the Ambassador know of the jetty when he wrote?", Deed.ASK, "E. Marten",
            status=Outcome.UNANSWERED),
        act(vouch, Deed.CLAIM, "E. Marten", certainty=Certainty.REPORTED,
            flag=place("though I cannot vouch for the report")),
        act("We shall be against it, if it is true.", Deed.STANCE, "E. Marten", party="Halven",
            value=Attitude.AGAINST, certainty=Certainty.CONDITIONAL),
        act("I did not know of it.", Deed.KNOWLEDGE, "R. Hollis", certainty=Certainty.NEGATED),
        act("Your telegram of Monday has not reached me.", Deed.MESSAGE, "R. Hollis",
            certainty=Certainty.NEGATED),
        act(between_words("More precisely", "not me."), Deed.MESSAGE, "R. Hollis",
            corrects=place("Your telegram of Monday has not reached me.")),
        act("I must ask Mr. Penrith to telegraph tonight.", Deed.INSTRUCT, "R. Hollis",
            to=("Mr. Penrith",)),
        act("He added that he would be glad of a copy.", Deed.REQUEST, him),
    )  # fmt: skip


def marks() -> tuple[Mark, ...]:
    """Return all marks."""
    return (
        Title(place("MEMORANDUM OF CONVERSATION"), HAND, genre="memorandum of conversation"),
        *(
            Attendee(between(name, office), HAND, name, office=office.removeprefix(", "), side=side)
            for name, office, side in (
                ("E. Marten", ", Minister for Foreign Affairs", "Halven"),
                ("P. Dahl", ", Legal Adviser", "Halven"),
                ("R. Hollis", ", Ambassador", "Ostmere"),
                ("A. Penrith", ", Counsellor", "Ostmere"),
            )
        ),
        *speeches(),
        *acts(),
        Narration(place("The meeting ended at noon."), HAND),
    )


def reading() -> Reading:
    """Return the reading."""
    origin = Origin("sker.txt", "text/plain", "0" * 64, 0, len(TEXT))
    return Reading(Record.of("sker", TEXT, origin), marks())
