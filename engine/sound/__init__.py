"""Sound: files, features, where a word begins and ends, and the microphone."""
