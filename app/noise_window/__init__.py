"""The noise lab: how well networks know words that are said in noise."""
