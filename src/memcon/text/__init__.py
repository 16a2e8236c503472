"""Text as it stands: places in it, paragraphs, and cleaning that can be undone."""
