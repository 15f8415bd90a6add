"""Claims: who, in the words of a text, holds, gains, loses, contests, strikes or claims a named place."""

from geomap.claims.explaining import Explained, explain_claims
from geomap.claims.languages import claim_languages, explain_document, read_document
from geomap.claims.parties.unknown import unknown_actors
from geomap.claims.reader import read_claims
from geomap.claims.words.lexicon import Lexicon

__all__ = [
    "Explained",
    "Lexicon",
    "claim_languages",
    "explain_claims",
    "explain_document",
    "read_claims",
    "read_document",
    "unknown_actors",
]
