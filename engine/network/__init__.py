"""Layers with forward and backward side by side, losses, optimizers, and the network of them."""
