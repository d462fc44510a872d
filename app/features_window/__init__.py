"""From sound to features: one clip, stage by stage, until it is what the network sees."""
