"""Measurements side by side in one run, against the goals; `make bench` prints them."""
