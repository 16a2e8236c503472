"""What became of things in later words, what was told as so, from where, and when."""
