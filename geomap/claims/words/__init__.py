"""Words: their classes and triggers from the lexicon, and a sentence as a row of units with tags."""
