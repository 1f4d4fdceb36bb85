"""What a writer or a person of the text holds, asks for, and gives as the point."""
