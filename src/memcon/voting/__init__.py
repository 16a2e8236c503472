"""How a body votes: majorities, order, separate votes, plans, and what comes of them."""
