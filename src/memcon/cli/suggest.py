"""The option `--suggest`: a language model suggests acts."""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from memcon.cli.output import report

if TYPE_CHECKING:
    from memcon.model.reading import Reading


def suggested(
    readings: "Iterable[Reading]",
    url: str | None,
    model: str | None,
    progress: Callable[[str], None] | None,
) -> "Iterable[Reading]":
    """Return the readings with the acts that the model at `url` suggests; without one, as they are.

    Raises MemconError where it cannot be asked at all.
    """
    if url is None:
        if model is not None:
            raise typer.BadParameter("it goes with --suggest URL", param_hint="--suggest-model")
        return readings
    from memcon.engines.address import KEY, Address
    from memcon.model.errors import MemconError

    address = Address.of(url, os.environ.get(KEY, ""))
    try:
        from memcon.engines.suggest import Suggester
    except ModuleNotFoundError as trouble:
        if trouble.name != "httpx":
            raise
        raise MemconError(
            "to ask a language model, memcon needs httpx: install memcon[suggest]"
        ) from trouble
    found: Iterator[Reading] = Suggester(address, model or "", report, progress).suggested(readings)
    return found
