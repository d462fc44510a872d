"""The embedded corpus: a folder for each set of words, and the script that makes them."""
