"""memcon: a dated, cited account of a negotiation, read off its records."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from memcon.export.jsonl import as_json
    from memcon.ledger.ledger import Ledger
    from memcon.model import marks
    from memcon.model.errors import MemconError
    from memcon.model.finding import Finding
    from memcon.model.ledger import Entry, Passage
    from memcon.model.marks import Ground, Mark
    from memcon.model.reading import Reading
    from memcon.model.record import Record
    from memcon.sources import opened
    from memcon.sources.given import Given
    from memcon.text.span import Span
    from memcon.workspace import Account, account_of, read_record, readings

__version__ = "0.1.0"

__all__ = [
    "Account", "Entry", "Finding", "Given", "Ground", "Ledger", "Mark", "MemconError", "Passage",
    "Reading", "Record", "Span",
    "account_of", "as_json", "marks", "opened", "read_record", "readings",
]  # fmt: skip

# Each name is loaded when first asked for: `memcon --help` passes here and must not wait.
_HOMES = {
    "Account": ("memcon.workspace", "Account"),
    "Entry": ("memcon.model.ledger", "Entry"),
    "Finding": ("memcon.model.finding", "Finding"),
    "Given": ("memcon.sources.given", "Given"),
    "Ground": ("memcon.model.marks", "Ground"),
    "Ledger": ("memcon.ledger.ledger", "Ledger"),
    "Mark": ("memcon.model.marks", "Mark"),
    "MemconError": ("memcon.model.errors", "MemconError"),
    "Passage": ("memcon.model.ledger", "Passage"),
    "Reading": ("memcon.model.reading", "Reading"),
    "Record": ("memcon.model.record", "Record"),
    "Span": ("memcon.text.span", "Span"),
    "account_of": ("memcon.workspace", "account_of"),
    "as_json": ("memcon.export.jsonl", "as_json"),
    "marks": ("memcon.model.marks", ""),
    "opened": ("memcon.sources", "opened"),
    "read_record": ("memcon.workspace", "read_record"),
    "readings": ("memcon.workspace", "readings"),
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'memcon' has no attribute {name!r}")
    home, there = _HOMES[name]
    module = import_module(home)
    return getattr(module, there) if there else module
