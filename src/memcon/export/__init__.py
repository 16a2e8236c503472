"""Readings as bytes for other programs."""
