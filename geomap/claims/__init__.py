"""Claims: who, in the words of a text, holds, gains, loses, contests, strikes or claims a named place."""

from geomap.claims.lexicon import Lexicon
from geomap.claims.reader import read_claims

__all__ = ["Lexicon", "read_claims"]
