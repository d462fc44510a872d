"""The window in which a corpus is looked through, put in order, and said."""
