"""Units in columns and the edges between them: what every network ends in."""
