"""The window's texts in other languages, and the script that keeps them up to date."""
