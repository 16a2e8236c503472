"""How people are named: reading a name off words, and comparing two names with the reason."""
