"""A reading made by hand of an invented record: every kind of mark that the reader shows."""

from memcon.model.finding import Finding
from memcon.model.marks import (
    Aside,
    Attendee,
    Classification,
    DocumentDate,
    DocumentPlace,
    Entity,
    Form,
    Ground,
    Mark,
    Mention,
    Narration,
    Note,
    Person,
    Quantity,
    Reference,
    Role,
    SourceNote,
    Speech,
    Time,
    Title,
    Withheld,
)
from memcon.model.reading import Reading
from memcon.model.record import Origin, PageStart, Record
from memcon.text.span import Span

TEXT = """Record of Conversation between E. Marten and the Delegates of Kestria and Ostmere

SECRET

Customs House, Lowmark
Tuesday, 14 March 1961, 15:40 to 17:55

Present:
E. Marten, Minister for Foreign Affairs
J. Sabran, State Secretary
R. Hollis, Ambassador (until 17:30)
M. Ruel, interpreter

After an exchange of courtesies the Minister thanked the delegates for coming to Lowmark.

E. Marten. I have three matters. The first is what the words cover. Captain Marten¹ is at sea \
until Thursday.

The second matter is the four minelayers.

(Mr. Sabran passes a paper across the table.)

J. Sabran. Has the Minister seen draft L.7? (He laughs.) It reached us on Friday, 10 March.

The Minister replied that he had not. Mr. Hollis said that he had a copy.

[Three lines not declassified]

R. Hollis. I know of no jetty.

¹ Harbour master of Lowmark.

Source: State Archives of Halven, box 12.
"""


def place(words: str, text: str = TEXT, nth: int = 1) -> Span:
    """Return where the words stand for the nth time."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def between(first: str, last: str) -> Span:
    """Return the place from the first words to the end of the last."""
    start = TEXT.index(first)
    return Span(start, TEXT.index(last, start) + len(last))


def because(rule: str, *words: Span) -> Ground:
    """Return a ground with a reason."""
    return Ground(rule, words, "The invented record says so.")


def marks() -> tuple[Mark, ...]:
    """Return the marks of the record."""
    hand = because("hand/any")
    label, sabran, hollis = place("E. Marten.", nth=1), place("J. Sabran."), place("R. Hollis.")
    anchor = place("¹")
    return (
        Title(between("Record of", "Ostmere"), hand, genre="record of conversation"),
        Classification(place("SECRET"), hand, "Secret"),
        DocumentPlace(place("Customs House, Lowmark"), hand, "Customs House, Lowmark"),
        DocumentDate(
            place("Tuesday, 14 March 1961, 15:40 to 17:55"),
            hand,
            "1961-03-14",
            time_from="15:40",
            time_to="17:55",
        ),
        Attendee(
            place("E. Marten, Minister for Foreign Affairs"),
            hand,
            "E. Marten",
            office="Minister for Foreign Affairs",
            side="Halven",
        ),
        Attendee(place("J. Sabran, State Secretary"), hand, "J. Sabran", side="Kestria"),
        Attendee(
            place("R. Hollis, Ambassador (until 17:30)"),
            hand,
            "R. Hollis",
            office="Ambassador",
            side="Ostmere",
            presence="until 17:30",
        ),
        Attendee(
            place("M. Ruel, interpreter"), hand, "M. Ruel", role=Role.INTERPRETER, side="Halven"
        ),
        Narration(between("After an exchange", "Lowmark."), hand),
        Mention(place("Lowmark", nth=2), hand, Entity.PLACE, "Lowmark"),
        Speech(
            between("E. Marten. I have", "minelayers."),
            because("speech/script", label),
            speaker="E. Marten",
            label=label,
        ),
        Mention(place("E. Marten", nth=3), hand, Entity.PERSON, "E. Marten"),
        Mention(place("Captain Marten"), hand, Entity.PERSON, "Captain Marten"),
        Time(place("until Thursday"), because("time/weekday"), "../1961-03-16"),
        Quantity(place("four minelayers"), hand, "4", "minelayers"),
        Aside(place("(Mr. Sabran passes a paper across the table.)"), hand),
        Speech(between("J. Sabran. Has", "10 March."), hand, speaker="J. Sabran", label=sabran),
        Reference(place("draft L.7"), hand, "L.7"),
        Aside(place("(He laughs.)"), hand),
        Time(place("Friday, 10 March"), hand, "1961-03-10"),
        Time(place("10 March"), hand, None, "unknown"),
        Speech(place("The Minister replied that he had not."), hand, Form.REPORTED, "E. Marten"),
        Speech(place("Mr. Hollis said that he had a copy."), hand, Form.REPORTED, "R. Hollis"),
        Withheld(place("[Three lines not declassified]"), hand, "three lines"),
        Speech(between("R. Hollis. I", "jetty."), hand, speaker="R. Hollis", label=hollis),
        Note(place("Harbour master of Lowmark."), hand, "1", anchor),
        SourceNote(place("Source: State Archives of Halven, box 12."), hand, "State Archives"),
        Person(
            place("E. Marten"),
            hand,
            "E. Marten",
            "marten-e",
            ("E. Marten", "the Minister"),
            (place("E. Marten"), place("E. Marten", nth=3)),
        ),
    )


def findings() -> tuple[Finding, ...]:
    """Return the findings of the record."""
    return (
        Finding(
            "people/same-surname",
            "Two people are called Marten. “Captain Marten” is not joined to E. Marten.",
            place("Captain Marten"),
        ),
        Finding("withheld/amount", "Three lines are withheld.", place("[Three lines not"), False),
        Finding("date/missing", "The record as a whole. Nothing more.", Span(0, 0)),
    )


def reading() -> Reading:
    """Return the reading."""
    origin = Origin("narrows.txt", "text/plain", "0" * 64, 0, len(TEXT))
    pages = (
        PageStart(0, "31"),
        PageStart(TEXT.index("The second matter"), "32"),
        PageStart(TEXT.index("reached us"), "33"),
    )
    return Reading(Record.of("narrows", TEXT, origin, pages), marks(), findings())
