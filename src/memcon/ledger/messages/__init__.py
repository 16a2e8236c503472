"""What was told or sent, by whom to whom, and who knew of it when."""
