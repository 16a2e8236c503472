"""Where a language model answers: an address in the manner of OpenAI's, and the key it wants."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from memcon.model.errors import MemconError

KEY = "MEMCON_SUGGEST_KEY"  # the environment variable that holds the key
EXAMPLE = "http://127.0.0.1:8080/v1"


@dataclass(frozen=True, slots=True)
class Address:
    """The address before `/chat/completions`, the key if it wants one, and seconds to wait."""

    url: str
    key: str = field(default="", repr=False)
    patience: float = 180.0

    @classmethod
    def of(cls, url: str, key: str = "", patience: float = 180.0) -> "Address":
        """Return a checked address. Raises MemconError."""
        try:
            parts = urlsplit(url)
            usable = bool(parts.hostname) and (parts.port is None or parts.port > 0)
        except ValueError:
            usable = False
        if not usable or parts.scheme not in ("http", "https") or not _is_plain(url):
            raise MemconError(f"no address of a language model; expected one such as {EXAMPLE}")
        if "@" in parts.netloc or "?" in url or "#" in url:
            raise MemconError(
                "the address of a language model holds no name, password or query; "
                f"a key is taken from the environment variable {KEY}"
            )
        key = key.strip()
        if key and not _is_plain(key):
            raise MemconError(f"{KEY} holds characters that no key has; copy the key anew")
        return cls(url.rstrip("/"), key, patience)

    @property
    def host(self) -> str:
        """The host, with its port where the address says one."""
        return urlsplit(self.url).netloc

    @property
    def encrypted(self) -> bool:
        """Tell whether nobody on the way can read what is sent."""
        return urlsplit(self.url).scheme == "https"

    @property
    def here(self) -> bool:
        """Tell whether it is surely this machine."""
        host = urlsplit(self.url).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


def _is_plain(words: str) -> bool:
    return words.isascii() and words.isprintable() and " " not in words
