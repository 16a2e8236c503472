"""Uncertain dates: read, written as EDTF, compared, counted from a record's date."""
