"""What the program ships: its corpus, fonts, icons and translations."""
