"""A network of convolutions: kernels, feature maps, and the window that slides over them."""
