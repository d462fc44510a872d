"""The picture of a network without hidden layers: one neuron a word, its data, its loss."""
