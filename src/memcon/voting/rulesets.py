"""Rules of procedure by name and day, and the numbers that a rule had then."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from memcon.lexicon.load import table
from memcon.model.voting import Matter, RuleNumber, RuleSet, Tie
from memcon.voting.fields import Fields
from memcon.voting.refused import Refused

Table = Mapping[str, object]

_PARAMETERS = (
    *("opens", "two_thirds", "two_thirds_of_parts", "falls_with_its_parts", "tie"),
    *("source", "today"),
)


def known_rules() -> tuple[RuleSet, ...]:
    """Return the rules that come with memcon, one for each stretch of time."""
    return tuple(rules_in(table("voting_rules"), "voting_rules.toml"))


def rules_in(given: Table, where: str) -> Iterator[RuleSet]:
    """Yield the rules that a file holds under `[[ruleset]]`. Raises Refused."""
    for fields in Fields(given, where).tables("ruleset"):
        name = fields.name("id")
        fields.named(f"{where}, ruleset {name}")
        for period in fields.tables("period") or (Fields({}, fields.where),):
            yield _ruleset(fields, period)
        fields.finish(_PARAMETERS)


def rules_on(name: str, day: date, among: Iterable[RuleSet]) -> RuleSet:
    """Return the rules of that name that are in force on a day. Raises Refused."""
    named = [rules for rules in among if rules.id == name]
    if not named:
        known = ", ".join(dict.fromkeys(rules.id for rules in among)) or "none"
        raise Refused(f"there are no rules {name!r}; known are {known}")
    for rules in named:
        if rules.on(day):
            return rules
    first = min((rules.begins for rules in named if rules.begins), default=None)
    raise Refused(f"the rules {name} are not in force on {day}; they begin on {first}")


def cited(matter: Matter, rules: RuleSet, day: date) -> str:
    """Return the number of a rule as shown: "129 (in 1961: 130, inferred)"; "" where none is."""
    number = rules.numbers.get(matter)
    if number is None:
        return ""
    if number.then == number.today:
        return number.today
    then = f"{number.then}, inferred" if number.inferred else number.then or "not known"
    return f"{number.today} (in {day.year}: {then})"


def all_cited(matters: Iterable[Matter], rules: RuleSet, day: date) -> str:
    """Return the numbers of rules as shown: "130, 125 (in 1961: 131, 126, inferred)"."""
    numbers = [number for matter in matters if (number := rules.numbers.get(matter)) is not None]
    today = ", ".join(number.today for number in numbers)
    if all(number.then == number.today for number in numbers):
        return today
    if not any(number.then for number in numbers):
        return f"{today} (in {day.year}: not known)"
    then = ", ".join(number.then or "not known" for number in numbers)
    inferred = ", inferred" if any(number.inferred for number in numbers) else ""
    return f"{today} (in {day.year}: {then}{inferred})"


def _ruleset(fields: Fields, period: Fields) -> RuleSet:
    def own(name: str) -> Fields:
        return period if name in period else fields

    first, second = _share(own("opens"))
    numbers = MappingProxyType(dict(_numbers(fields, period)))
    rules = RuleSet(
        fields.text("id"),
        fields.text("name", fields.text("id")),
        period.day("from"),
        period.day("to"),
        (first, second),
        own("two_thirds").flag("two_thirds", False),
        own("two_thirds_of_parts").flag("two_thirds_of_parts", False),
        own("falls_with_its_parts").flag("falls_with_its_parts", True),
        own("tie").one_of("tie", Tie, Tie.REJECTED),
        numbers,
        own("source").text("source", ""),
    )
    period.finish()
    return rules


def _share(fields: Fields) -> tuple[int, int]:
    value = fields.numbers("opens", (1, 3))
    if len(value) != 2 or not 0 < value[0] <= value[1]:
        raise fields.trouble("opens", "a share as [1, 3]")
    return value[0], value[1]


def _numbers(fields: Fields, period: Fields) -> Iterator[tuple[Matter, RuleNumber]]:
    """Yield the number of each rule, moved as the period says."""
    shift, span = period.number("shift"), period.numbers("shifted", (0, 0))
    inferred = period.flag("inferred", False)
    then = dict(_by_matter(period.table("then")))
    for matter, today in _by_matter(fields.table("today")):
        moved = None
        if shift is not None and today.isdigit() and span[0] <= int(today) <= span[1]:
            moved = str(int(today) + shift)
        yield matter, RuleNumber(today, then.get(matter, moved), inferred and moved is not None)


def _by_matter(fields: Fields) -> Iterator[tuple[Matter, str]]:
    for matter in Matter:
        if matter.value in fields:
            yield matter, fields.text(matter.value)
    fields.finish()
