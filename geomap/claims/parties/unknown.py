"""Who acts in the claims of a text and is no party that the files know: for a user to add."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from geomap.articles.tokens import tokenize
from geomap.claims.parties.actors import find_actors
from geomap.claims.parties.book import PartyBook
from geomap.model import Claim, Document, OffsetMap

_LONGEST = 80  # characters of a name that is worth listing
_WORDS_KEPT = 30_000


class _Armed(dict[str, bool]):
    """Word of a text to whether it is one of the names of armed bodies, with its capital; remembered."""

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, word: str) -> bool:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        named = self[word] = word[0].isupper() and word.lower() in self._names
        return named


_memory = lru_cache(maxsize=4)(_Armed)


def unknown_actors(document: Document, claims: Sequence[Claim], book: PartyBook) -> tuple[str, ...]:
    """Return the names that act in the claims of a document and belong to no party, in order.

    They are the parties of claims that the files do not have, and names of armed bodies ("Free Lakes Army") in the
    sentences that claims stand in. Nouns alone ("rebels") are no names.
    """
    if not claims:
        return ()
    found = {claim.party for claim in claims if claim.party and claim.party[:1].isupper() and not book.get(claim.party)}
    tokens, armed = document.tokens, _memory(book.words["armed_names"])
    for sentence in {claim.sentence for claim in claims}:
        first, end = bisect_left(tokens.starts, sentence.start), bisect_left(tokens.starts, sentence.end)
        words = tokens.words[first:end]
        if any(map(armed.__getitem__, words)):
            text = document.text[sentence.start : sentence.end]
            alone = Document(document.article, text, OffsetMap(), tokenize(text), (), document.language)
            found.update(find_actors(alone, (), book).strangers)
    longer = {name for name in found for other in found if name.endswith((f" of {other}", f" of the {other}"))}
    return tuple(sorted(name for name in found - longer if len(name) <= _LONGEST))
