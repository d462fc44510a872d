"""The panels around the network canvas."""
