"""The inspector: one number, its formula with the live numbers in it, its gradient, its proof."""
