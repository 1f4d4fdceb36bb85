"""Tables and lists of a text, and what somebody wants of a row."""
