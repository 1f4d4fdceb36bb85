"""What happened, one thing after the other, as tiles."""
