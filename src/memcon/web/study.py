"""What every page of a record is drawn from: its layout, who speaks, what lies on the words."""

from dataclasses import dataclass

from memcon.dossier import Dossier
from memcon.model.reading import Reading
from memcon.web.layers import layers
from memcon.web.layout import Layout, laid_out
from memcon.web.parties import Cast, cast
from memcon.web.roll import Roll, roll_of
from memcon.web.words import Laid


@dataclass(frozen=True, slots=True)
class Study:
    """A reading made ready; `laid` is in the order of the text."""

    layout: Layout
    roll: Roll
    looks: Cast
    laid: tuple[Laid, ...]
    dossier: Dossier

    @property
    def reading(self) -> Reading:
        """The reading that was made ready."""
        return self.layout.reading


def study_of(reading: Reading, dossier: Dossier) -> Study:
    """Make a reading ready for its pages."""
    layout = laid_out(reading)
    roll = roll_of(layout)
    laid = sorted(layers(layout), key=lambda item: (item[0].start, -item[0].end))
    return Study(layout, roll, cast(roll, dossier), tuple(laid), dossier)
