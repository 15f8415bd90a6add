"""Binding: what a match of the grammar claims: the party, the speaker, polarity and modality, or why nothing."""
