"""The picture of the network: where everything stands, how it is painted, and the playhead."""
