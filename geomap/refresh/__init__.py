"""Refreshing a map from a timer: collect what is new, read it, check it, publish it whole or not at all."""
