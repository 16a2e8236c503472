"""Serve a shelf on this machine alone, on a free port, while the rest of it is being read."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

import uvicorn

from memcon.model.errors import MemconError
from memcon.web.app import app_of
from memcon.web.shelf import Shelf

HOST = "127.0.0.1"
FIRST_PORT = 8710
PORTS_TRIED = 50
QUEUE = 128
LOOKS_AGAIN = 0.5  # seconds between looks for files that are new or changed

Progress = Callable[[int, int], None]  # files read, files there are


def listening(port: int | None) -> socket.socket:
    """Return a socket on `port`, or on the first free one. Raises MemconError."""
    for tried in [port] if port is not None else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere it would let two programs share a port
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HOST, tried))
            door.listen(QUEUE)  # from here on a browser waits, also before the server runs
        except OSError:
            door.close()
        else:
            return door
    if port is not None:
        raise MemconError(f"port {port} is not free; give another with --port, or none")
    last = FIRST_PORT + PORTS_TRIED - 1
    raise MemconError(f"no port from {FIRST_PORT} to {last} is free; give one with --port")


def address_of(door: socket.socket) -> str:
    """Return the address that a browser opens."""
    return f"http://{HOST}:{door.getsockname()[1]}/"


@contextmanager
def reading_on(shelf: Shelf, progress: Progress) -> Iterator[None]:
    """Read what waits, and what comes to wait, in a thread of its own."""
    done = Event()
    Thread(target=_read_on, args=(shelf, done, progress), daemon=True).start()
    try:
        yield
    finally:
        done.set()


def serve(shelf: Shelf, door: socket.socket) -> None:
    """Answer until the person stops the program."""
    config = uvicorn.Config(
        app_of(shelf), log_level="warning", access_log=False, lifespan="off", server_header=False
    )
    with door, suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[door])


def _read_on(shelf: Shelf, done: Event, progress: Progress) -> None:
    while not done.is_set():
        if shelf.read_next():
            stock = shelf.stock()
            progress(stock.files - stock.files_waiting, stock.files)
        else:
            done.wait(LOOKS_AGAIN)
