"""Which languages claims are read in, and by which grammar: English by its word order, the others by their files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from geomap.claims.explaining import Explained, explain_claims
from geomap.claims.reader import read_claims
from geomap.claims.words.files import language_folders
from geomap.claims.words.lexicon import Lexicon
from geomap.model import Claim, Document, Mention


@cache
def claim_languages() -> frozenset[str]:
    """Return the languages (ISO 639-1) that are read for claims: English, and those that have files of their own.

    "" is among them, a text too short to tell its language: it is read as English.
    """
    return frozenset(("en", "", *(folder.name for folder in language_folders())))


def read_document(
    document: Document, mentions: Sequence[Mention], lexicon: Lexicon, doubtful: Sequence[Mention] = ()
) -> tuple[Claim, ...]:
    """Read the claims of a document in its own language; none where that is not read. See `read_claims`."""
    if document.language in ("en", ""):
        return read_claims(document, mentions, lexicon, doubtful)
    if document.language not in claim_languages():
        return ()
    from geomap.claims.inflected import load_language, read_inflected  # only where a text of such a language comes

    return read_inflected(document, mentions, load_language(document.language), lexicon.parties, doubtful)


def explain_document(
    document: Document, mentions: Sequence[Mention], lexicon: Lexicon, doubtful: Sequence[Mention] = ()
) -> tuple[Explained, ...]:
    """Explain what was read and what was not, in the document's own language. See `explain_claims`."""
    if document.language in ("en", ""):
        return explain_claims(document, mentions, lexicon, doubtful)
    if document.language not in claim_languages():
        return ()
    from geomap.claims.inflected import explain_inflected, load_language

    told = explain_inflected(document, mentions, load_language(document.language), lexicon.parties, doubtful)
    return tuple(Explained(span, claims, notes) for span, claims, notes in told)
