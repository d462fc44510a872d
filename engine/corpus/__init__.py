"""Clips on disk, how they are found and split, and what a network is trained on."""
