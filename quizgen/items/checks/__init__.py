"""What the gate and the author's desk check of an item, each check with the reason it gives."""
