"""Voxprop's engine: sound, corpus, network and training, in numpy and without Qt."""
