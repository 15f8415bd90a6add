"""Languages that tell who does what by the endings of words: each is a folder of files in ``data/lexicon``, no code."""

from geomap.claims.inflected.language import Language, load_language, read_language
from geomap.claims.inflected.reader import explain_inflected, read_inflected

__all__ = ["Language", "explain_inflected", "load_language", "read_inflected", "read_language"]
