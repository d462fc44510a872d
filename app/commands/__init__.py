"""What the shell can ask of the engine: no window, no Qt, and English as shells speak it."""
