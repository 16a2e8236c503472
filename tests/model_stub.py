"""A stand-in for a language model: a real server here that answers as a test tells it to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it came in."""

    path: str
    headers: dict[str, str]
    body: Row

    @property
    def words(self) -> list[str]:
        """The sentences that were sent."""
        sent = json.loads(self.body["messages"][1]["content"])
        return [sentence["words"] for sentence in sent["sentences"]]


class Door(BaseHTTPRequestHandler):
    """One connection; a behaviour writes to it what it likes."""

    protocol_version = "HTTP/1.1"
    server: "Stub"

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        body = json.loads(self.rfile.read(length))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.path, headers, body)
        number = len(self.server.asked)
        self.server.asked.append(asked)
        behaviours = self.server.behaviours
        self.close_connection = True
        behaviours[min(number, len(behaviours) - 1)](self, asked)

    def do_GET(self) -> None:
        self.server.gets.append(self.path)
        self.send(json.dumps({"data": [{"id": name} for name in self.server.models]}))

    def send(self, body: str | bytes, status: int = 200, **headers: str) -> None:
        """Send an answer whole."""
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


Behaviour = Callable[[Door, Asked], None]


class Stub(ThreadingHTTPServer):
    """The stand-in; question n gets behaviour n, and those after the last get the last."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, *behaviours: Behaviour, models: tuple[str, ...] = ("stub-1",)) -> None:
        super().__init__(("127.0.0.1", 0), Door)
        self.behaviours = behaviours
        self.models = models
        self.asked: list[Asked] = []
        self.gets: list[str] = []
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request: object, client_address: object) -> None:
        """Those who ask hang up on answers that they have had enough of."""


@contextmanager
def stub(*behaviours: Behaviour, models: tuple[str, ...] = ("stub-1",)) -> Iterator[Stub]:
    """Run a stand-in while a test lasts."""
    with Stub(*behaviours, models=models) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()


def reply(content: str, model: str = "stub-1") -> str:
    """Return an answer as such servers wrap it."""
    message = {"role": "assistant", "content": content}
    return json.dumps({"model": model, "choices": [{"index": 0, "message": message}]})


def acts(*rows: Row) -> str:
    """Return an answer that suggests these acts."""
    return reply(json.dumps({"acts": rows}))


def suggests(*rows: Row) -> Behaviour:
    """Suggest the same acts to every question."""
    return says(acts(*rows))


def says(body: str | bytes, status: int = 200, **headers: str) -> Behaviour:
    """Give one answer to every question."""
    return lambda door, asked: door.send(body, status, **headers)


def quotes_all(door: Door, asked: Asked) -> None:
    """Suggest of each sentence that it tells what somebody knew."""
    door.send(acts(*({"act": "knowledge", "quote": words} for words in asked.words)))


def stays_silent(door: Door, asked: Asked) -> None:
    """Never answer."""
    door.server.closing.wait(30)


def dribbles(door: Door, asked: Asked) -> None:
    """Answer letter by letter, without an end."""
    door.send_response(200)
    door.end_headers()
    while not door.server.closing.wait(0.02):
        door.wfile.write(b" ")
        door.wfile.flush()


def dribbles_headers(door: Door, asked: Asked) -> None:
    """Begin an answer, and never come to its body."""
    door.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not door.server.closing.wait(0.02):
        door.wfile.write(b"x")
        door.wfile.flush()


def floods(door: Door, asked: Asked) -> None:
    """Answer without an end as fast as the line allows."""
    door.send_response(200)
    door.end_headers()
    while not door.server.closing.is_set():
        door.wfile.write(b" " * 65536)


def hangs_up(door: Door, asked: Asked) -> None:
    """Promise more than comes, and close the connection midway."""
    body = acts({"act": "claim", "quote": asked.words[0]}).encode()
    door.send_response(200)
    door.send_header("Content-Length", str(len(body)))
    door.end_headers()
    door.wfile.write(body[: len(body) // 2])


def hangs_up_at_once(door: Door, asked: Asked) -> None:
    """Close the connection without a word."""


def talks_nonsense(door: Door, asked: Asked) -> None:
    """Answer with what is no HTTP."""
    door.wfile.write(b"\x00\x01 nothing \r\n\r\n")
