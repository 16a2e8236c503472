"""What can be read off a record: one class for each kind of mark, each with place and ground."""

from enum import Enum
from typing import ClassVar

from msgspec import Struct

from memcon.text.span import Span


class Ground(Struct, frozen=True):
    """Why a mark was made: the rule's stable name, the words it rests on, and a plain reason."""

    rule: str
    words: tuple[Span, ...] = ()
    because: str = ""


class Mark(Struct, frozen=True):
    """One thing read off a record: where it stands, and on what ground it was read so."""

    kind: ClassVar[str] = "mark"
    at: Span
    ground: Ground


class Role(Enum):
    """The part somebody has in a conversation."""

    PARTICIPANT = "participant"
    INTERPRETER = "interpreter"
    NOTETAKER = "notetaker"
    RECORDER = "recorder"
    PRESENT = "present"


class DateRole(Enum):
    """What the dateline's date is the date of."""

    DOCUMENT = "document"
    MEETING = "meeting"
    SENT = "sent"
    RECEIVED = "received"


class Form(Enum):
    """Whether the words are given as the speaker's own or as told by the record's writer."""

    DIRECT = "direct"
    REPORTED = "reported"


class Entity(Enum):
    """What a name in running text names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    THING = "thing"
    DOCUMENT = "document"


class Deed(Enum):
    """What somebody does by saying something."""

    __hash__ = object.__hash__  # asked for a hundred thousand times; an Enum hashes its name

    PROPOSE = "propose"
    ASK = "ask"
    ANSWER = "answer"
    REQUEST = "request"
    COMMIT = "commit"
    AGREE = "agree"
    REFUSE = "refuse"
    STANCE = "stance"
    CLAIM = "claim"
    MESSAGE = "message"
    KNOWLEDGE = "knowledge"
    INSTRUCT = "instruct"


class Certainty(Enum):
    """How surely the words hold what they say (FactBank); only what is asserted is told as fact."""

    __hash__ = object.__hash__  # asked for a hundred thousand times; an Enum hashes its name

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    PREDICTED = "predicted"
    REPORTED = "reported"
    HYPOTHETICAL = "hypothetical"
    COUNTERFACTUAL = "counterfactual"
    IRONIC = "ironic"
    NEGATED = "negated"


class Attitude(Enum):
    """What a stance is."""

    FOR = "for"
    AGAINST = "against"
    CONDITIONAL = "conditional"
    ABSTAIN = "abstain"
    UNDECIDED = "undecided"
    RESERVED = "reserved"


class Strength(Enum):
    """How firmly a commitment is undertaken; a proposed norm is nobody's commitment."""

    PROMISED = "promised"
    PRACTICALLY_PROMISED = "practically_promised"
    OFFERED = "offered"
    INTENDED = "intended"
    PROPOSED_NORM = "proposed_norm"


class Outcome(Enum):
    """What became of a question, a request or a proposal in the record itself."""

    ANSWERED = "answered"
    PARTLY = "partly"
    EVADED = "evaded"
    DEFERRED = "deferred"
    SELF_ANSWERED = "self_answered"
    RHETORICAL = "rhetorical"
    UNANSWERED = "unanswered"
    AGREED = "agreed"
    REFUSED = "refused"


class Title(Mark, frozen=True):
    """The heading; `genre` in lower case ("memorandum of conversation"), None where not stated."""

    kind: ClassVar[str] = "title"
    number: str | None = None
    genre: str | None = None


class DocumentDate(Mark, frozen=True):
    """A date of the dateline: `value` is EDTF, the times are HH:MM."""

    kind: ClassVar[str] = "date"
    value: str | None = None
    role: DateRole = DateRole.DOCUMENT
    time_from: str | None = None
    time_to: str | None = None


class DocumentPlace(Mark, frozen=True):
    """The dateline's place."""

    kind: ClassVar[str] = "place"
    name: str = ""


class Classification(Mark, frozen=True):
    """A marking such as "Secret" or "Eyes only"."""

    kind: ClassVar[str] = "classification"
    value: str = ""


class Subject(Mark, frozen=True):
    """The subject line."""

    kind: ClassVar[str] = "subject"
    value: str = ""


class Attendee(Mark, frozen=True):
    """Somebody who took part; `presence` is the record's own words for a part of the meeting."""

    kind: ClassVar[str] = "attendee"
    name: str = ""
    person: str | None = None
    office: str | None = None
    role: Role = Role.PARTICIPANT
    side: str | None = None
    presence: str | None = None


class Sender(Mark, frozen=True):
    """From whom the document goes, as the heading names him."""

    kind: ClassVar[str] = "sender"
    name: str = ""
    person: str | None = None


class Addressee(Mark, frozen=True):
    """To whom the document goes, as the heading names him."""

    kind: ClassVar[str] = "addressee"
    name: str = ""
    person: str | None = None


class Speech(Mark, frozen=True):
    """Somebody's words. Direct: from the label to the end of the last word, over paragraphs.

    `label` is the place of the speaker's label, where there is one.
    """

    kind: ClassVar[str] = "speech"
    form: Form = Form.DIRECT
    speaker: str = ""
    person: str | None = None
    to: tuple[str, ...] = ()
    label: Span | None = None


class Act(Mark, frozen=True):
    """What somebody does by saying the words at `at`: a sentence, or a clause of one.

    `actor` is the speaker as the record names him, `party` the side he speaks for. `on` are the
    record's words for the matter, `value` a stance's, `strength` a commitment's. `flag` are words
    by which the speaker himself doubts what he says. `status` is what became of a question, a
    request or a proposal, in the words at `response`; `corrects` is the place of an earlier
    statement that this one mends.
    """

    kind: ClassVar[str] = "act"
    act: Deed = Deed.CLAIM
    actor: str = ""
    person: str | None = None
    party: str | None = None
    to: tuple[str, ...] = ()
    on: str = ""
    value: Attitude | None = None
    certainty: Certainty = Certainty.ASSERTED
    strength: Strength | None = None
    flag: Span | None = None
    status: Outcome | None = None
    response: Span | None = None
    corrects: Span | None = None


class Narration(Mark, frozen=True):
    """What happened, told by the record's writer, and no speech."""

    kind: ClassVar[str] = "narration"


class Aside(Mark, frozen=True):
    """A bracketed stage direction."""

    kind: ClassVar[str] = "aside"


class Note(Mark, frozen=True):
    """The body of a foot- or endnote; `anchor` is the place of its marker in the text."""

    kind: ClassVar[str] = "note"
    marker: str = ""
    anchor: Span | None = None


class SourceNote(Mark, frozen=True):
    """Where the document is kept, and who drafted and translated it."""

    kind: ClassVar[str] = "source"
    repository: str | None = None
    collection: str | None = None
    identifier: str | None = None
    classification: str | None = None
    drafted_by: tuple[str, ...] = ()
    drafted_by_people: tuple[str, ...] = ()
    translated_by: str | None = None


class Signature(Mark, frozen=True):
    """Who signed, recorded or translated; `name` is empty where only "[Signed]" stands."""

    kind: ClassVar[str] = "signature"
    name: str = ""
    person: str | None = None
    role: str = "signatory"


class Withheld(Mark, frozen=True):
    """A passage not declassified, or a gap; `amount` in the record's own words."""

    kind: ClassVar[str] = "withheld"
    amount: str | None = None


class Absence(Mark, frozen=True):
    """The record or its editor says that something was not found or not printed."""

    kind: ClassVar[str] = "absence"
    what: str = ""


class Mention(Mark, frozen=True):
    """A name in running text; `name` is the fullest form of it that the record gives."""

    kind: ClassVar[str] = "mention"
    entity: Entity = Entity.PERSON
    name: str = ""
    person: str | None = None


class Time(Mark, frozen=True):
    """An expression of time, resolved against the record's date; None where it cannot be."""

    kind: ClassVar[str] = "time"
    value: str | None = None
    certainty: str = "stated"


class Quantity(Mark, frozen=True):
    """An amount with its unit; `value` is a number or a range ("4/5")."""

    kind: ClassVar[str] = "quantity"
    value: str = ""
    unit: str = ""


class Reference(Mark, frozen=True):
    """Words that refer to another document, and the number or id of that document."""

    kind: ClassVar[str] = "reference"
    target: str = ""


class Person(Mark, frozen=True):
    """One person of the record: the fullest name, every form of it, and every place of each.

    `at` is the place of the fullest name; `person` is the register's id, where there is one.
    """

    kind: ClassVar[str] = "person"
    name: str = ""
    person: str | None = None
    forms: tuple[str, ...] = ()
    places: tuple[Span, ...] = ()


KINDS: tuple[type[Mark], ...] = (
    Title, DocumentDate, DocumentPlace, Classification, Subject, Attendee, Sender, Addressee,
    Speech, Act, Narration, Aside, Note, SourceNote, Signature, Withheld, Absence, Mention, Time,
    Quantity, Reference, Person,
)  # fmt: skip
