"""What keeps the reader to this machine: whom it answers, and what its pages may do."""

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
NAMES = frozenset({"127.0.0.1", "localhost"})


class Guard:
    """Answers only readers who ask for this machine by name, and only readers.

    A page elsewhere that points its own name at 127.0.0.1 (DNS rebinding) sends that name as the
    host, and is turned away.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = _refusal(scope)
        app = self._app if refusal is None else refusal
        await app(scope, receive, guarded)


def _refusal(scope: Scope) -> PlainTextResponse | None:
    hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    name = hosts[0].rsplit(":", 1)[0] if len(hosts) == 1 else ""
    if name not in NAMES:
        return PlainTextResponse("memcon answers 127.0.0.1 only\n", 421)
    if scope["method"] not in ("GET", "HEAD"):
        return PlainTextResponse("memcon only shows; it takes nothing\n", 405)
    return None
