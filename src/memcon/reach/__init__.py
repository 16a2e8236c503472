"""What a clause covers: predicates over a dated register, with the reasons for each answer."""
