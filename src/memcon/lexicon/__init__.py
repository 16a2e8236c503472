"""Word lists that a historian can edit, each with its source, and their one loader."""
