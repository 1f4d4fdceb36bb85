"""A telling in other words, still true (operators P), or made false by one change (operators F)."""
