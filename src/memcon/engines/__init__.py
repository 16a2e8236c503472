"""Optional outside programs: none is asked unless a person says so, and none has the last word."""
