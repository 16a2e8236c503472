"""What memcon says of records: every dataclass that crosses a floor."""
