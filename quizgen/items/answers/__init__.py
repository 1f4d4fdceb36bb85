"""What can be asked for and what beside it: slots, names, numbers, wrong values, what an answer must hold."""
