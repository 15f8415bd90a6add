"""Parties: whom the world knows (files), what a text calls them (finder), and on whose side somebody stands."""
