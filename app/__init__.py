"""Voxprop's window, and its commands for the shell."""
