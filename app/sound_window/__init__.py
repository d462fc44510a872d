"""The sound window: the live picture, large, to freeze, look into, cut from and keep."""
