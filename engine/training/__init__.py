"""The six steps, as a plain generator, and the thread around it."""
