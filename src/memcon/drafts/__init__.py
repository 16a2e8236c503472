"""Drafts: what a text says at any moment, and what amendments do to it."""
