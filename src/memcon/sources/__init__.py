"""Bytes to records: one file for each format that memcon opens."""

from memcon.sources.formats import FORMATS, opened

__all__ = ["FORMATS", "opened"]
