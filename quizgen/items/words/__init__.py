"""What the kinds that ask for a word share: which words, their rivals in reading, writing, meaning, and notes."""
