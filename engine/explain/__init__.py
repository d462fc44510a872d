"""What is computed about a network, so that a person can see why a number is what it is."""
