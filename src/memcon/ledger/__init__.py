"""What records establish together: who proposed, asked, promised, refused what, and when."""
