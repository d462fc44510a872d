"""A recurrent network, unrolled under the frames of the spectrogram that it hears."""
