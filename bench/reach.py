"""How long a clause takes over a large register.

    python bench/reach.py [--places 2000]

Opens the register of the Americas, then one that is made: every place with six layers of three
successive holders. Times are those of the processor, the least of three rounds.
"""

import argparse
from collections.abc import Callable
from datetime import date
from time import process_time

from memcon.model.territory import Layer
from memcon.reach.extent import difference, extent
from memcon.reach.opened import book_of
from memcon.reach.packaged import packaged

DAY = date(1962, 11, 18)
BEFORE = "in_region(r) and holder(jurisdiction) in r and not holder(lease) = s1"
AFTER = "in_region(r) and any holder"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Speed of clauses.")
    parser.add_argument("--places", type=int, default=2000)
    places = parser.parse_args().places
    files = made(places)
    opening = least(lambda: book_of(files, "made"))
    print(f"open {places:,} places, {places * 18:,} statuses  {opening * 1000:8.1f} ms")
    book = book_of(files, "made")
    asking = least(lambda: difference(extent(book, BEFORE, DAY), extent(book, AFTER, DAY)))
    print(f"two clauses and their difference         {asking * 1000:8.1f} ms")
    start = process_time()
    americas = packaged("americas")
    print(f"open the Americas                        {(process_time() - start) * 1000:8.1f} ms")
    text = [
        americas.provisions[name].text
        for name in ("under_their_jurisdiction", "regardless_of_jurisdiction")
    ]
    asking = least(lambda: difference(*(extent(americas, one, DAY) for one in text)))
    print(f"two clauses and their difference         {asking * 1000:8.1f} ms")


def least(work: Callable[[], object]) -> float:
    """Return the least time of three rounds, in seconds."""
    times = []
    for _ in range(3):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def made(places: int) -> dict[str, str]:
    """Return the tables of a register with so many places."""
    layers = ";".join(layer.value for layer in Layer)
    spans = ((",1950", "s0"), ("1950,1960", "s1"), ("1960,", "s2"))
    statuses = (
        f"p{n},{layers},{holder},{period},x" for n in range(places) for period, holder in spans
    )
    members = ";".join([f"p{n}" for n in range(0, places, 2)] + ["s2"])
    return {
        "actors.csv": "id,name,source\n" + "".join(f"s{n},S{n},x\n" for n in range(3)),
        "territories.csv": "id,name,classes,source\n"
        + "".join(f"p{n},P{n},port,x\n" for n in range(places)),
        "statuses.csv": "territory,layers,holders,from,to,source\n" + "\n".join(statuses),
        "regions.csv": "id,name,complete,source\nr,R,yes,x\n",
        "memberships.csv": f"regions,members,source\nr,{members},x\n",
    }


if __name__ == "__main__":
    main()
