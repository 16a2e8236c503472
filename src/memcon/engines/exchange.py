"""One exchange with a language model: a question out, an answer back, or the reason why not.

The words go to the address and nowhere else: no redirect is followed, and no proxy sees them in the
clear. The answer may take so long and be so large, and no more.
"""

import asyncio

import httpx

from memcon.engines.address import KEY, Address
from memcon.engines.answer import NoAnswer

LARGEST = 1024**2  # bytes of an answer; those to one batch have some ten thousand
CONNECTING = 10.0  # seconds

_REFUSED = {
    401: f"a key is wanted, or the one in {KEY} is not accepted",
    403: f"a key is wanted, or the one in {KEY} is not accepted",
    404: "there is nothing there, or no such model; most addresses end in /v1",
    413: "the question is too long for it",
    429: "too many questions, or the account is used up",
}


def asked(address: Address, question: bytes) -> bytes:
    """Return the body of the answer to a question. Raises NoAnswer."""
    return _exchanged(address, "/chat/completions", question)


def models(address: Address) -> bytes:
    """Return the list of the models that the address offers. Raises NoAnswer."""
    return _exchanged(address, "/models", None)


def _exchanged(address: Address, path: str, body: bytes | None) -> bytes:
    try:
        return asyncio.run(_talk(address, path, body))
    except httpx.ConnectTimeout as trouble:
        raise NoAnswer(f"{address.host} could not be reached") from trouble
    except (TimeoutError, httpx.TimeoutException) as trouble:
        raise NoAnswer(f"no answer within {address.patience:g} seconds") from trouble
    except httpx.ConnectError as trouble:
        raise NoAnswer(f"{address.host} could not be reached: {trouble}") from trouble
    except (httpx.ProtocolError, httpx.NetworkError) as trouble:
        raise NoAnswer("the connection broke off before the answer was there") from trouble
    except (httpx.HTTPError, httpx.InvalidURL) as trouble:
        raise NoAnswer(f"the exchange failed: {trouble}") from trouble


async def _talk(address: Address, path: str, body: bytes | None) -> bytes:
    headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
    if body is not None:
        headers["Content-Type"] = "application/json"
    if address.key:
        headers["Authorization"] = f"Bearer {address.key}"
    # A proxy that the system names is used only where it sees nothing but encrypted words.
    by_proxy = address.encrypted and not address.here
    async with (
        # Counts over the whole exchange, for an answer may also come letter by letter.
        asyncio.timeout(address.patience),
        httpx.AsyncClient(
            timeout=httpx.Timeout(None, connect=CONNECTING), trust_env=by_proxy
        ) as client,
        client.stream(
            "GET" if body is None else "POST", address.url + path, content=body, headers=headers
        ) as response,
    ):
        _check(response)
        return await _whole(response)


def _check(response: httpx.Response) -> None:
    status = response.status_code
    if 300 <= status < 400:
        raise NoAnswer(f"it sends on to another address (HTTP {status}); this is not followed")
    if status >= 400:
        raise NoAnswer(f"{_REFUSED.get(status, 'it failed')} (HTTP {status})")
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise NoAnswer("the answer is packed, which was not asked for")


async def _whole(response: httpx.Response) -> bytes:
    body = bytearray()
    async for part in response.aiter_raw():
        body += part
        if len(body) > LARGEST:
            raise NoAnswer(f"the answer is longer than {LARGEST // 1024**2} MB")
    return bytes(body)
