"""Frames: the patterns of ``triggers.toml`` matched against a sentence, from a trigger to its places."""
