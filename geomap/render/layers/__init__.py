"""What stands on the map: which sign each statement gets, and the tree of layers that the signs hang in."""
