"""The window that shows which word is taken for which, and by which clips."""
