"""What words that point back point to: people, places, times, things, events."""
