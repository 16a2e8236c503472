"""A compiled volume in TEI becomes its documents, and its markup becomes marks."""

import pytest

from made import TEI, volume
from memcon.model.errors import UnreadableFile
from memcon.model.marks import (
    Addressee,
    Aside,
    Attendee,
    DocumentDate,
    DocumentPlace,
    Mark,
    Mention,
    Note,
    Reference,
    Role,
    Sender,
    Signature,
    SourceNote,
    Speech,
    Subject,
    Time,
    Title,
)
from memcon.model.reading import Reading
from memcon.sources import opened
from memcon.sources.given import Given

TALK = """
<pb n="68" xml:id="pg_68"/>
<div type="document" xml:id="d28" n="28">
  <head>28. Memorandum of Conversation<note n="1" xml:id="d28fn1" type="source">Source: Ministry
    of State, Central Files, 611.61/2-1461. Secret. Drafted by
    <persName corresp="#p_TD1">Tanner</persName> and initialed by
    <persName corresp="#p_HR1">Hollis</persName>.</note></head>
  <dateline><placeName>Sker</placeName>, <date when="1961-02-14T15:00:00">February
    14, 1961, 3 p.m.</date></dateline>
  <list type="subject"><head>SUBJECT</head><item>The Narrows</item></list>
  <list type="participants"><head>PARTICIPANTS</head>
    <item><hi rend="italic">Halven</hi></item>
    <item>Mr. <persName corresp="#p_ME1">E. Marten</persName>, Minister for Foreign Affairs</item>
    <item>L. Corvin, interpreter</item>
    <item><hi rend="italic">Kestria</hi></item>
    <item>Ambassador <persName corresp="#p_SJ1">J. Sabran</persName></item>
    <item>Messrs. <persName corresp="#p_DP1">Dahl</persName> and <persName>Ilves</persName></item>
  </list>
  <p>The Minister opened with the
     <gloss target="#t_1">UN</gloss> draft,<note n="2" xml:id="d28fn2">See
     <ref target="#d27">Document 27</ref> and
     <ref target="narrows02#d5">vol. II, Document 5</ref>.</note> and
     <persName corresp="#p_SJ1">Sabran</persName> said that <pb n="69"/>it would
     not do.</p>
  <p>He left <note n="3">At noon.<note n="4">By the clock.</note></note> on
    <date when="1961-02-15">the 15th</date>.</p>
  <table><row role="label"><cell>Ship</cell><cell>Tons</cell></row>
    <row><cell>Corvin</cell><cell>1,200</cell></row></table>
  <list><item>1. Ships
     <list><item>a) large</item></list></item></list>
  <closer><signed><persName corresp="#p_TD1">D. Tanner</persName><note n="5">Typed.</note>
    <lb/>Counselor</signed></closer>
</div>"""

TELEGRAM = """
<div type="document" xml:id="d29" n="29">
  <head>29. Telegram From the <gloss type="from">Embassy in Kestria</gloss> to Secretary
    <persName type="to" corresp="#p_HR1">Hollis</persName></head>
  <opener><dateline><placeName>Ostmere</placeName>,
    <date from="1961-02-20" to="1961-02-21">20-21 February 1961</date>,
    <time from="11:00:00" to="11:45:00">11-11:45 a.m.</time></dateline>
    <salute>Sir:</salute></opener>
  <p>All is <!-- a comment --> quiet.</p>
</div>"""

TEXT = """\
28. Memorandum of Conversation

Sker, February 14, 1961, 3 p.m.

SUBJECT
The Narrows

PARTICIPANTS
Halven
Mr. E. Marten, Minister for Foreign Affairs
L. Corvin, interpreter
Kestria
Ambassador J. Sabran
Messrs. Dahl and Ilves

The Minister opened with the UN draft,2 and Sabran said that it would not do.

He left 3 on the 15th.

Ship\tTons
Corvin\t1,200

1. Ships
a) large

D. Tanner5
Counselor

1 Source: Ministry of State, Central Files, 611.61/2-1461. Secret. Drafted by Tanner and \
initialed by Hollis.

2 See Document 27 and vol. II, Document 5.

3 At noon.4

5 Typed.

4 By the clock."""


def read(data: bytes, path: str = "volumes/narrows01.xml") -> list[Reading]:
    return list(opened(Given(path, data)))


@pytest.fixture(scope="module")
def talk() -> Reading:
    return read(volume(TALK, TELEGRAM))[0]


def words(reading: Reading, kind: type[Mark]) -> list[str]:
    return [mark.at.of(reading.record.text) for mark in reading.of(kind)]


def test_the_text_reads_as_in_print(talk: Reading) -> None:
    assert talk.record.text == TEXT


def test_each_document_is_a_record_with_its_place_in_the_volume() -> None:
    readings = read(volume(TALK, TELEGRAM))
    assert [r.record.id for r in readings] == ["narrows01/d28", "narrows01/d29"]
    first, second = (r.record.source for r in readings)
    assert (first.start, first.end, second.start) == (0, len(TEXT), len(TEXT))
    assert second.end - second.start == len(readings[1].record.text)
    assert first.media_type == "application/tei+xml"


def test_pages_are_those_of_the_print(talk: Reading) -> None:
    assert [(page.offset, page.label) for page in talk.record.pages] == [
        (0, "68"),
        (TEXT.index("it would"), "69"),
    ]
    assert talk.record.source.page == 68
    assert read(volume(TALK, TELEGRAM))[1].record.source.page == 69


def test_the_heading(talk: Reading) -> None:
    (title,) = talk.of(Title)
    assert (title.number, title.genre) == ("28", "memorandum of conversation")
    assert title.ground.rule == "tei/head"
    (date,) = talk.of(DocumentDate)
    assert (date.value, date.time_from, date.time_to) == ("1961-02-14", "15:00", None)
    assert words(talk, DocumentDate) == ["February 14, 1961, 3 p.m."]
    assert words(talk, DocumentPlace) == ["Sker"]
    assert [subject.value for subject in talk.of(Subject)] == ["The Narrows"]


def test_a_time_beside_the_date_and_a_date_of_two_days() -> None:
    (date,) = read(volume(TALK, TELEGRAM))[1].of(DocumentDate)
    assert (date.value, date.time_from, date.time_to) == (
        "1961-02-20/1961-02-21",
        "11:00",
        "11:45",
    )


def test_who_took_part(talk: Reading) -> None:
    people = [(a.name, a.person, a.office, a.role, a.side) for a in talk.of(Attendee)]
    member = Role.PARTICIPANT
    assert people == [
        ("E. Marten", "p_ME1", "Minister for Foreign Affairs", member, "Halven"),
        ("L. Corvin", None, "interpreter", Role.INTERPRETER, "Halven"),
        ("J. Sabran", "p_SJ1", None, member, "Kestria"),
        ("Dahl", "p_DP1", None, member, "Kestria"),
        ("Ilves", None, None, member, "Kestria"),
    ]


def test_notes_and_their_anchors(talk: Reading) -> None:
    notes = {
        note.marker: (
            note.at.of(TEXT),
            note.anchor and TEXT[note.anchor.start - 6 : note.anchor.end],
        )
        for note in talk.of(Note)
    }
    assert notes["2"] == ("See Document 27 and vol. II, Document 5.", "draft,2")
    assert notes["3"] == ("At noon.4", " left 3")
    assert notes["4"] == ("By the clock.", " noon.4")
    assert notes["1"][1] is None
    (source,) = talk.of(SourceNote)
    assert source.ground.rule == "tei/source"
    assert (source.repository, source.collection) == ("Ministry of State", "Central Files")
    assert (source.identifier, source.classification) == ("611.61/2-1461", "Secret")
    assert (source.drafted_by, source.drafted_by_people) == (("Tanner",), ("p_TD1",))


def test_names_references_signature(talk: Reading) -> None:
    named = [(m.name, m.person) for m in talk.of(Mention)]
    assert ("Sabran", "p_SJ1") in named
    assert ("Ilves", None) in named
    assert [(r.target, r.at.of(TEXT)) for r in talk.of(Reference)] == [
        ("narrows01/d27", "Document 27"),
        ("narrows02/d5", "vol. II, Document 5"),
    ]
    (signature,) = talk.of(Signature)
    assert (signature.name, signature.person) == ("D. Tanner", "p_TD1")
    assert [(time.value, time.at.of(TEXT)) for time in talk.of(Time)] == [
        ("1961-02-15", "the 15th")
    ]


def test_sender_and_addressee() -> None:
    telegram = read(volume(TALK, TELEGRAM))[1]
    assert [(m.name, m.person) for m in telegram.of(Sender)] == [("Embassy in Kestria", None)]
    assert [(m.name, m.person) for m in telegram.of(Addressee)] == [("Hollis", "p_HR1")]


def test_where_both_are_called_sender_the_words_decide() -> None:
    slipped = TELEGRAM.replace('type="to"', 'type="from"')
    (telegram,) = read(volume(slipped))
    assert [m.name for m in telegram.of(Sender)] == ["Embassy in Kestria"]
    assert [m.name for m in telegram.of(Addressee)] == ["Hollis"]


def test_every_mark_rests_on_the_markup_and_lies_in_the_text(talk: Reading) -> None:
    for mark in talk.marks:
        assert mark.ground.rule.startswith("tei/")
        assert mark.ground.because
        assert 0 <= mark.at.start < mark.at.end <= len(TEXT)
        assert mark.at.of(TEXT) == mark.at.of(TEXT).strip()


def test_a_date_that_its_words_gainsay_is_a_finding() -> None:
    wrong = TALK.replace("1961-02-14T15", "1961-04-12T15")
    (reading,) = read(volume(wrong))
    (finding,) = reading.findings
    assert finding.code == "source/date"
    assert "1961-04-12" in finding.message
    assert finding.at.of(reading.record.text) == "February 14, 1961, 3 p.m."
    assert read(volume(TALK))[0].findings == ()


@pytest.mark.parametrize(
    ("attributes", "value"),
    [
        ('notBefore="1961-02-01" notAfter="1961-02-05"', "1961-02-01/1961-02-05"),
        ('notAfter="1961-02-05"', "../1961-02-05"),
        ('when="1961-02"', "1961-02"),
        ('when="1961-02-30"', None),
        ('when="some day"', None),
        ("", None),
    ],
)
def test_dates_that_are_no_day(attributes: str, value: str | None) -> None:
    document = TALK.replace('when="1961-02-14T15:00:00"', attributes)
    (date,) = read(volume(document))[0].of(DocumentDate)
    assert date.value == value


def test_a_list_with_the_wrong_type_is_no_list_of_participants() -> None:
    wrong = TALK.replace("<head>PARTICIPANTS</head>", "<head>MEMORANDUM FOR:</head>")
    assert read(volume(wrong))[0].of(Attendee) == ()


def test_running_text_marked_as_an_item_is_no_participant() -> None:
    long = "The Minister greeted the Ambassador and spoke of the ships at length. " * 5
    wrong = TALK.replace("L. Corvin, interpreter", long)
    names = [a.name for a in read(volume(wrong))[0].of(Attendee)]
    assert names == ["E. Marten", "J. Sabran", "Dahl", "Ilves"]


SPOKEN = f"""<TEI xmlns="{TEI}"><text><body><head>Round table</head>
<sp who="#p_ME1"><speaker>E. Marten.</speaker><p>Let us begin.</p><p>At once.</p></sp>
<stage>(Laughter.)</stage>
<u who="#p_SJ1">By all means.</u>
<p>They met in <placeName>Sker</placeName> with the <orgName>Narrows Commission</orgName>.</p>
<lg><l>The ships went out</l><l>at break of day</l></lg>
<p>An <choice><sic>erors</sic><corr>error</corr></choice> of the wri<lb break="no"/>ter.</p>
</body></text></TEI>"""


def test_other_tei_is_one_record() -> None:
    (reading,) = read(SPOKEN.encode(), "talks/round-table.tei")
    record = reading.record
    assert record.id == "round-table"
    assert "The ships went out\nat break of day" in record.text
    assert "An erors of the writer." in record.text
    first, second = reading.of(Speech)
    assert first.at.of(record.text) == "E. Marten.\nLet us begin.\n\nAt once."
    assert (first.speaker, first.person) == ("E. Marten", "p_ME1")
    assert (second.at.of(record.text), second.person) == ("By all means.", "p_SJ1")
    assert words(reading, Aside) == ["(Laughter.)"]
    assert [m.entity.value for m in reading.of(Mention)] == ["place", "organisation"]


def test_a_corpus_of_texts_has_a_record_for_each() -> None:
    second = SPOKEN.replace("<text>", '<text n="b">')
    corpus = f'<teiCorpus xmlns="{TEI}">{SPOKEN}{second}</teiCorpus>'
    assert [r.record.id for r in read(corpus.encode(), "c.xml")] == ["c/1", "c/b"]


def test_documents_with_one_id_are_told_apart() -> None:
    again = TELEGRAM.replace("d29", "d28")
    assert [r.record.id for r in read(volume(TALK, again))] == ["narrows01/d28", "narrows01/d28+"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<TEI><text>", "broken at line 1"),
        (b'<?xml version="1.0"?>\n<TEI>\n<text></TEI>', "broken at line 3"),
        (f'<TEI xmlns="{TEI}"><text><body/></text></TEI>'.encode(), "no text"),
        (b"<TEI>&foo;</TEI>", "foo"),
        (
            b'<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/tei.dtd"><TEI><text>&foo;</text></TEI>',
            "&foo;",
        ),
        (b"<book><p>Not TEI.</p></book>", "<book>"),
        (b"<a>" * 3000 + b"</a>" * 3000, "nested deeper"),
    ],
)
def test_broken_xml_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile) as trouble:
        read(data)
    assert said in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_known_names_of_characters_need_no_dtd() -> None:
    data = b"""<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/tei.dtd">
    <TEI><text><body><p>Ships &mdash; and &amp; more
    <hi>&eacute;t&eacute;</hi>&hellip;</p></body></text></TEI>"""
    assert read(data)[0].record.text == "Ships — and & more été…"


LAUGHS = b"<!DOCTYPE TEI [<!ENTITY a0 'haha'>%s]><TEI><text><p>&a9;</p></text></TEI>" % b"".join(
    b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
)
SECRET = b"<!DOCTYPE TEI [<!ENTITY x SYSTEM 'file://%s'>]><TEI><text><p>&x;</p></text></TEI>"


@pytest.mark.parametrize("data", [LAUGHS, LAUGHS.replace(b"<p>&a9;", b"<p n='&a9;'>k")])
def test_bombs_are_not_lit(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="entities"):
        read(data)


def test_other_files_are_never_fetched(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("s") / "secret.txt"
    secret.write_text("KEEP OUT")
    with pytest.raises(UnreadableFile, match="entities"):
        read(SECRET % str(secret).encode())
    include = f"""<TEI xmlns="{TEI}" xmlns:xi="http://www.w3.org/2001/XInclude"><text><body><p>Words.
    <xi:include href="{secret}" parse="text"/></p></body></text></TEI>"""
    assert read(include.encode())[0].record.text == "Words."
