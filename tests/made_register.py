"""Small invented registers, written as the tables of a dossier."""

from datetime import date

from memcon.model.reach import Extent, State, Verdict
from memcon.reach.book import Book
from memcon.reach.extent import extent
from memcon.reach.opened import book_of

DAY = date(1961, 3, 14)

FILES = {
    "register.toml": 'title = "Invented"\ncomplete = ["lease"]\n',
    "actors.csv": (
        "id,name,source\nhalven,Halven,list\nkestria,Kestria,list\nostmere,Ostmere,list\n"
    ),
    "territories.csv": (
        "id,name,classes,part_of,lon,lat,from,to,source\n"
        "lowmark,Lowmark,port,,10,10,,,chart\n"
        "sker,Sker,port,,11,10,,,chart\n"
        "rocks,Rocks,rock,,,,,,chart\n"
        "roads,Roads,anchorage,lowmark,10.1,10,,,chart\n"
        "jetty,New jetty,port,sker,11,10,1961,,plan\n"
    ),
    "statuses.csv": (
        "territory,layers,holders,disputed_by,question,from,to,instrument,source\n"
        "lowmark,sovereignty;jurisdiction,halven,,,,1960-05-01,,act\n"
        "lowmark,sovereignty;jurisdiction,kestria,,,1960-05-01,,cession of 1960,treaty\n"
        "sker,sovereignty,kestria,halven,,,,,protest\n"
        "sker,lease,ostmere,,,1904,2003,,lease\n"
        "rocks,jurisdiction,,,whose are the Rocks?,,,,note\n"
        "roads,jurisdiction,halven;ostmere,,,,,,convention\n"
        "jetty,jurisdiction,nobody,,,,,,plan\n"
    ),
    "regions.csv": (
        "id,name,complete,source\nleague,the League,yes,pact\nstrait,the Strait,no,chart\n"
    ),
    "memberships.csv": (
        "regions,members,inside,from,to,source\n"
        "league,kestria,yes,1955-01-01,,accession\n"
        "strait,lowmark;sker,,,,chart\n"
        "strait,roads,no,,,chart\n"
    ),
    "things.csv": (
        "id,name,classes,from,to,source\nmine,Mine,mine,,,list\ntender,Tender,vessel;boat,,,list\n"
    ),
    "attributes.csv": (
        "entity,attribute,value,question,from,to,source\n"
        "tender,fitted,no,,,,survey\ntender,able,yes,,,,survey\n"
        "mine,able,open,can a mine lay itself?,,,survey\n"
    ),
    "locations.csv": "thing,territory,from,to,source\ntender,lowmark,1961-01-01,,log\n",
    "clauses.toml": (
        '[[term]]\nid = "means"\nwords = "the means"\n'
        '[[term.sense]]\nid = "fitted"\nwords = "what is fitted"\n'
        'covers = "has(item, fitted)"\nsource = "one"\n'
        '[[term.sense]]\nid = "able"\nwords = "what is able"\n'
        'covers = "has(item, able)"\nsource = "other"\n'
        '[[clause]]\nid = "theirs"\nwords = "ports under their jurisdiction"\n'
        'covers = "class(place) = port and holder(jurisdiction) in league"\n'
        '[[clause]]\nid = "all"\nwords = "all ports"\ncovers = "class(place) = port"\n'
    ),
}


def book(**files: str) -> Book:
    """Return the invented register, with some of its files written anew ("statuses_csv")."""
    anew = {name.replace("_", "."): text for name, text in files.items()}
    return book_of(FILES | anew, "register")


def with_row(table: str, row: str) -> Book:
    """Return the invented register with one more row in a table."""
    return book_of(FILES | {f"{table}.csv": FILES[f"{table}.csv"] + row + "\n"}, "register")


def covers(text: str, day: date = DAY, made: Book | None = None) -> dict[str, State]:
    """Return the state of every entity under a clause."""
    return {one.entity: one.state for one in asked(text, day, made).verdicts}


def asked(text: str, day: date = DAY, made: Book | None = None) -> Extent:
    """Return what a clause covers."""
    return extent(made or book(), text, day)


def verdict(text: str, entity: str, day: date = DAY) -> Verdict:
    """Return the verdict on one entity."""
    return next(one for one in asked(text, day).verdicts if one.entity == entity)
