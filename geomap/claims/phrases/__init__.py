"""Phrases: the places that a phrase names, with their extent, to the right or to the left of a word."""
