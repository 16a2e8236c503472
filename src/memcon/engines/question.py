"""What a language model is asked: one question, as an OpenAI-compatible address takes it."""

from collections.abc import Mapping

import msgspec

from memcon.engines.sayings import Saying
from memcon.lexicon.load import table
from memcon.model.marks import Attitude, Certainty, Deed

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

LONGEST_NAME = 200


def question(model: str, batch: tuple[Saying, ...], before: tuple[Saying, ...] = ()) -> bytes:
    """Return the question which acts the sentences of `batch` hold, as JSON in UTF-8.

    `before` is what was said just before: an answer is none without its question.
    """
    sent: Json = {"before": _said(before), "sentences": _said(batch)}
    body: Json = {
        "model": model,
        "temperature": 0,
        "messages": [
            {"role": "system", "content": instruction()},
            {"role": "user", "content": msgspec.json.encode(sent).decode()},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "acts", "strict": True, "schema": schema()},
        },
    }
    return msgspec.json.encode(body)


def instruction() -> str:
    """Return what a model is told before it sees any words of a record."""
    words = table("suggest")
    parts = [str(words["instruction"]).strip()]
    for title, key in (("Acts", "acts"), ("Values", "values"), ("Certainty", "certainty")):
        parts.append("\n".join([f"{title}:", *(f"- {k}: {v}" for k, v in _meanings(key).items())]))
    return "\n\n".join(parts)


def schema() -> dict[str, Json]:
    """Return the JSON schema of an answer."""
    fields: dict[str, Json] = {
        "act": {"type": "string", "enum": [deed.value for deed in Deed]},
        "quote": {"type": "string"},
        "on": {"type": ["string", "null"]},
        "value": {"type": ["string", "null"], "enum": [*(v.value for v in Attitude), None]},
        "certainty": {"type": "string", "enum": [certainty.value for certainty in Certainty]},
    }
    act = _object(fields)
    return _object({"acts": {"type": "array", "items": act}})


def _said(sayings: tuple[Saying, ...]) -> Json:
    return [{"speaker": _speaker(saying), "words": saying.words} for saying in sayings]


def _speaker(saying: Saying) -> str | None:
    """The speaker's name, cut where it is no name, and mended where its text is damaged."""
    return saying.speaker[:LONGEST_NAME].encode("utf-8", "replace").decode() or None


def _object(fields: dict[str, Json]) -> dict[str, Json]:
    return {
        "type": "object",
        "properties": fields,
        "required": [*fields],
        "additionalProperties": False,
    }


def _meanings(key: str) -> Mapping[str, str]:
    found = table("suggest")[key]
    if not isinstance(found, dict):
        raise TypeError(f"suggest.toml: {key} must be a table")
    return {str(name): str(meaning) for name, meaning in found.items()}
