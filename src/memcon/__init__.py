"""memcon: a dated, cited account of a negotiation, read off its records."""

__version__ = "0.1.0"
