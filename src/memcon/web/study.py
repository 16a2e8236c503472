"""What every page of a record is drawn from: its layout, who speaks, what lies on the words."""

from bisect import bisect_left
from dataclasses import dataclass

from memcon.dossier import Dossier
from memcon.model.marks import Act
from memcon.model.reading import Reading
from memcon.text.span import Span
from memcon.web.acts import label_of
from memcon.web.grounds import address
from memcon.web.layers import layers
from memcon.web.layout import Layout, laid_out
from memcon.web.parties import Cast, cast
from memcon.web.roll import Roll, roll_of
from memcon.web.ties import Ties
from memcon.web.words import Laid, Margin


@dataclass(frozen=True, slots=True)
class Study:
    """A reading made ready; `laid` and `margins` are in the order of the text."""

    layout: Layout
    roll: Roll
    looks: Cast
    laid: tuple[Laid, ...]
    margins: tuple[Margin, ...]
    dossier: Dossier

    @property
    def reading(self) -> Reading:
        """The reading that was made ready."""
        return self.layout.reading

    def beside(self, at: Span) -> tuple[Margin, ...]:
        """Return the labels of the acts that begin within a stretch of the text."""
        first = bisect_left(self.margins, at.start, key=lambda margin: margin.at.start)
        last = bisect_left(self.margins, at.end, first, key=lambda margin: margin.at.start)
        return self.margins[first:last]


def study_of(reading: Reading, dossier: Dossier) -> Study:
    """Make a reading ready for its pages."""
    layout = laid_out(reading)
    roll = roll_of(layout)
    laid = sorted(layers(layout), key=lambda item: (item[0].start, -item[0].end))
    return Study(layout, roll, cast(roll, dossier), tuple(laid), _margins(reading), dossier)


def _margins(reading: Reading) -> tuple[Margin, ...]:
    """Return the labels of all acts, one of each wording for each place."""
    acts = sorted(reading.of(Act), key=lambda act: (act.at.start, -act.at.end))
    ties = Ties.of(acts)
    found = (Margin(act.at, f"why-{address(act.at)}", label_of(act, ties)) for act in acts)
    return tuple(dict.fromkeys(margin for margin in found if margin.at.end > margin.at.start))
