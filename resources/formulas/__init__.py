"""The pieces of formulas that the inspector puts together, as pictures."""
