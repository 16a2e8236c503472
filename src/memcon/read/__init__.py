"""Stages that read marks off a record, one file each, and the pipeline that runs them."""
