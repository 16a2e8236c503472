"""The lexicon's words for messages and for what somebody knows."""

from collections.abc import Mapping
from functools import lru_cache

from memcon.lexicon.load import table


@lru_cache(maxsize=64)
def listed(section: str, key: str) -> frozenset[str]:
    """Return a list of the table of messages."""
    found = _section(section)[key]
    if not isinstance(found, list):
        raise TypeError(f"messages.toml: {section}.{key} must be a list of words")
    return frozenset(map(str, found))


@lru_cache(maxsize=8)
def means(key: str) -> Mapping[str, str]:
    """Return the verbs of one way of telling, each with the medium that it tells of, or ""."""
    found = _section("verbs")[key]
    if not isinstance(found, dict):
        raise TypeError(f"messages.toml: verbs.{key} must be a table")
    return {str(verb): str(medium) for verb, medium in found.items()}


def _section(name: str) -> Mapping[str, object]:
    found = table("messages")[name]
    if not isinstance(found, dict):
        raise TypeError(f"messages.toml: {name} must be a section")
    return found
