"""Arguments and options that several commands share."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[str], typer.Argument(help="Files or folders.", metavar="PATH...")]
People = Annotated[
    Path | None,
    typer.Option(
        help="A register of people: CSV with id,name,description, or a TEI list of persons."
    ),
]
Suggest = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        help="Let a language model suggest acts. What the records say is sent to this address and"
        " nowhere else; without the option, nothing leaves this machine. A key is taken from the"
        " environment variable MEMCON_SUGGEST_KEY.",
    ),
]
SuggestModel = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The model to ask, where the address offers several."),
]


def day_given(said: str) -> date:
    """Return the day that an option gives. Raises BadParameter where it is none."""
    try:
        return date.fromisoformat(said)
    except ValueError as trouble:
        raise typer.BadParameter(f"expected a day as 1962-11-18, not {said!r}") from trouble
