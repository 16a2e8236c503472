"""The reader: pages over readings, served to this machine alone."""
