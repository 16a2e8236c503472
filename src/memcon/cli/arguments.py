"""Arguments and options that several commands share."""

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
