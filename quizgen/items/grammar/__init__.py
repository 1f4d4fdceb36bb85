"""Where a point of grammar is certain, and what is provably wrong in its place."""
