"""More takes out of few: how the training clips are varied, to be seen and heard."""
