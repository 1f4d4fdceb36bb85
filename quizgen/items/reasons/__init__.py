"""What a text gives as a reason, how it is asked for, and what may be taken for it."""
