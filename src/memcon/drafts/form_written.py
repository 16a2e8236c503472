"""A text and its amendments written as the TOML file that `form` reads."""

from collections.abc import Iterator, Mapping, Sequence

from memcon.drafts.operations import provision_row, row
from memcon.model.drafts import (
    Amendment,
    Effect,
    Evidence,
    Expression,
    Reference,
    Relation,
    Step,
    Work,
)

Row = Mapping[str, object]

_ESCAPED = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\f": "\\f",
    "\b": "\\b",
}


def as_toml(work: Work) -> str:
    """Return the file; reading it gives the same work."""
    return "\n".join(_tables(_work(work), ())).lstrip("\n") + "\n"


def amendment_as_toml(amendment: Amendment) -> str:
    """Return the part of a file that describes one amendment."""
    return "\n".join(_tables({"amendment": [_amendment(amendment)]}, ())).lstrip("\n") + "\n"


def _tables(table: Row, path: tuple[str, ...]) -> Iterator[str]:
    """Yield lines: the plain values of a table first, then the tables in it."""
    nested: list[tuple[str, Sequence[Row]]] = []
    for key, value in table.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            nested.append((key, value))
        else:
            yield f"{key} = {_value(value)}"
    for key, rows in nested:
        for one in rows:
            yield ""
            yield f"[[{'.'.join((*path, key))}]]"
            yield from _tables(one, (*path, key))


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    said = str(value)
    if '"' in said and "'" not in said and said.isprintable():
        return f"'{said}'"
    return f'"{"".join(map(_sign, said))}"'


def _sign(letter: str) -> str:
    if letter in _ESCAPED:
        return _ESCAPED[letter]
    return letter if letter >= " " and letter != "\x7f" else f"\\u{ord(letter):04x}"


def _said(**values: object) -> dict[str, object]:
    """Return what is said; a key that is a word of Python ends with "_"."""
    return {
        key.rstrip("_"): value
        for key, value in values.items()
        if value not in (None, "", (), []) and value is not False
    }


def _work(work: Work) -> Row:
    return _said(
        symbol=work.symbol,
        kind=work.kind.value,
        title=work.title,
        body=work.body,
        order=work.order,
        sponsor=[_said(actor=s.actor, from_=s.since, until=s.until) for s in work.sponsors],
        revision=[_revision(one) for one in work.expressions],
        amendment=[_amendment(one) for one in work.amendments],
        step=[_step(one) for one in work.steps],
        relation=[_relation(one) for one in work.relations],
        evidence=[_evidence(one) for one in work.evidence],
    )


def _revision(expression: Expression) -> Row:
    return _said(
        rev=expression.rev,
        date=expression.date,
        language=expression.language,
        accepts=expression.accepts,
        provision=[provision_row(one) for one in expression.provisions],
    )


def _amendment(amendment: Amendment) -> Row:
    return _said(
        id=amendment.id,
        to=amendment.to,
        movers=amendment.movers,
        words=amendment.words,
        operation=[row(one) for one in amendment.operations],
        step=[_step(one) for one in amendment.steps],
        effect=[_effect(one) for one in amendment.effects],
        evidence=[_evidence(one) for one in amendment.evidence],
    )


def _step(step: Step) -> Row:
    return _said(status=step.status.value, on=step.on, by=step.by, because=step.because)


def _evidence(evidence: Evidence) -> Row:
    found: dict[str, object] = {"record": evidence.record, "exact": evidence.exact}
    if evidence.start is not None and evidence.end is not None:
        found |= {"start": evidence.start, "end": evidence.end}
    return found | _said(speaker=evidence.speaker)


def _effect(effect: Effect) -> Row:
    return {"says": effect.says} | _said(
        scope=effect.scope.value if effect.scope else None,
        meaning=effect.meaning.value if effect.meaning else None,
        derived=effect.derived,
        by=effect.by,
        evidence=[_evidence(one) for one in effect.evidence],
    )


def _relation(relation: Relation) -> Row:
    return _said(
        kind=relation.kind.value,
        a=_reference(relation.a),
        b=_reference(relation.b),
        basis=relation.basis.value,
        because=relation.because,
    )


def _reference(reference: Reference) -> str:
    number = reference.operation
    return f"{reference.amendment}#{number}" if number else reference.amendment
