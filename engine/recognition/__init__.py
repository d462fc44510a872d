"""What a trained network says of words that it was not trained on, and how well."""
