"""The command `memcon open`: show records in the browser."""

import os
import sys
from typing import Annotated

import typer

from memcon.cli.arguments import Paths
from memcon.cli.output import report


def open_reader(
    paths: Paths,
    port: Annotated[int | None, typer.Option(help="Port; else 8710 or the next free.")] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open a browser where there is one.")
    ] = True,
) -> None:
    """Show records in the browser: a file, a folder, or a dossier. Nothing leaves this machine."""
    from memcon.model.errors import NothingToRead
    from memcon.web.serve import address_of, listening, reading_on, serve
    from memcon.web.shelf import Shelf
    from memcon.workspace import readings_in

    door = listening(port)
    shelf = Shelf(paths, readings_in, report)
    _progress(0, shelf.stock().files)
    with reading_on(shelf, _progress):
        if not shelf.has_records():
            raise NothingToRead(f"no record could be read from {', '.join(paths)}")
        address = address_of(door)
        print(address, flush=True)  # noqa: T201
        if browser and _has_screen():
            import webbrowser

            webbrowser.open(address)
        serve(shelf, door)


def _progress(read: int, files: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if read == files else ""
        sys.stderr.write(f"\r{read:,} of {files:,} {'file' if files == 1 else 'files'} read{end}")
        sys.stderr.flush()


def _has_screen() -> bool:
    """Tell whether a browser has where to show itself."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return not os.environ.get("SSH_CONNECTION")
