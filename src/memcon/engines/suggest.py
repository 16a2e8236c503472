"""Acts that a language model suggests for records, each at words of the record that it quotes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from memcon.engines.address import Address
from memcon.engines.answer import Fate, NoAnswer, answer, checked, name_of, only_model
from memcon.engines.exchange import asked, models
from memcon.engines.question import question
from memcon.engines.sayings import Saying, batches, sayings
from memcon.model.errors import MemconError
from memcon.model.marks import Act
from memcon.model.reading import Draft, Reading, moved

MOST_FAILURES = 3  # in a row; then no more is asked
BEFORE = 3  # sentences of the batch before that go with a batch

Report = Callable[[str], None]


class Suggester:
    """Asks one model about one record after the other, and counts what became of its suggestions.

    `model` may be empty where the address offers only one. `report` gets a line for each trouble,
    `progress` one before each question. Raises MemconError where `model` cannot be a name.
    """

    def __init__(
        self, address: Address, model: str, report: Report, progress: Report | None = None
    ) -> None:
        if model and not (model.isprintable() and name_of(model)):
            raise MemconError("the name of a model is made of letters, figures and signs")
        self.address = address
        self.model = model
        self.report = report
        self.progress = progress
        self.fates: Counter[Fate] = Counter()
        self.failures = 0  # in a row
        self.silent = False

    def suggested(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Yield each reading with the acts suggested for it; at last report what became of them."""
        if not self.address.here:
            clear = "" if self.address.encrypted else ", unencrypted"
            self.report(
                f"what the records say is sent to {self.address.host}, not this machine{clear}"
            )
        try:
            for reading in readings:
                yield self.reading(reading)
        finally:
            self.report(self.account())

    def reading(self, reading: Reading) -> Reading:
        """Return the reading with the acts that the model suggests for it, if it can be asked."""
        if self.silent:
            return reading
        draft = Draft.of(reading)
        said, unfit = sayings(draft)
        if unfit:
            self.report(f"{reading.record.id}: {_count(unfit, 'sentence')} not fit to be sent")
        asking = tuple(batches(said))
        acts: list[Act] = []
        before: tuple[Saying, ...] = ()
        for number, batch in enumerate(asking, 1):
            if self.silent or not self._is_named():
                break
            if self.progress is not None:
                self.progress(f"{reading.record.id}: question {number} of {len(asking)}")
            acts.extend(self._acts(batch, before, reading.record.id))
            before = batch[-BEFORE:]
        if not acts:
            return reading
        marks = [*reading.marks, *(moved(act, draft.alignment.back) for act in acts)]
        marks.sort(key=lambda mark: (mark.at.start, -mark.at.end, mark.kind))
        return replace(reading, marks=tuple(marks))

    def account(self) -> str:
        """Return in one line how many acts were suggested, kept and dropped, and why."""
        kept, known = self.fates[Fate.KEPT], self.fates[Fate.KNOWN]
        dropped = {fate: self.fates[fate] for fate in Fate if fate not in (Fate.KEPT, Fate.KNOWN)}
        why = ", ".join(f"{number} {fate.value}" for fate, number in dropped.items() if number)
        return (
            f"{_count(self.fates.total(), 'act')} suggested: {kept} kept, {known} known already, "
            f"{sum(dropped.values())} dropped" + (f" ({why})" if why else "")
        )

    def _acts(
        self, batch: tuple[Saying, ...], before: tuple[Saying, ...], record: str
    ) -> tuple[Act, ...]:
        try:
            given = answer(asked(self.address, question(self.model, batch, before)))
        except NoAnswer as trouble:
            self.report(f"{record}: no suggestions for {_count(len(batch), 'sentence')}: {trouble}")
            self.failures += 1
            if self.failures == MOST_FAILURES:
                self._give_up(f"{MOST_FAILURES} questions in a row were not answered")
            return ()
        self.failures = 0
        found = checked(given, batch, self.model)
        self.fates += found.fates
        return found.acts

    def _is_named(self) -> bool:
        """Find out the model's name where none is given; without one nothing can be asked."""
        if not self.model:
            try:
                self.model = only_model(models(self.address))
            except NoAnswer as trouble:
                self._give_up(f"{self.address.host} does not say which model it has: {trouble}")
        return bool(self.model)

    def _give_up(self, why: str) -> None:
        self.silent = True
        self.report(f"no more suggestions are asked for: {why}")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
