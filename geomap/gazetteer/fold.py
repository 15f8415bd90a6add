"""Folding: the one spelling under which a name of the gazetteer and a word of a text meet.

Case, diacritics, apostrophes and the soft signs of transliterations fall away; every other mark that is neither letter
nor digit parts words. Cyrillic letters keep their identity but for ``ё``, ``ґ`` and stress marks, since ``й`` and
``ї`` tell names apart. Names and texts go through the same function, so that the matcher can compare exactly.
"""

from __future__ import annotations

import unicodedata

MAX_TOKEN_CHARS = 200
_CACHE_SIZE = 200_000

# Marks that are dropped without parting the word: apostrophes in all their shapes, primes that stand for a soft sign.
_DROPPED = frozenset("'`´ʹʺʻʼʽʾʿˈˊˋ‘’‚‛′‵＇\u00ad\u200b\u200c\u200d\u2060\ufeff")
# Letters that do not decompose into a base letter and a mark; Cyrillic ones that do, but are letters of their own.
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "ə": "a", "ǝ": "a", "ſ": "s", "ґ": "г", "й": "й", "ї": "ї", "ў": "ў",
}  # fmt: skip


class _Table(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _LETTERS.get(char)
        if folded is None:
            if char in _DROPPED:
                folded = ""
            else:
                parts = unicodedata.normalize("NFKD", char).casefold()
                folded = "".join(_LETTERS.get(part) or _plain(part) for part in parts)
        self[code] = folded
        return folded


def _plain(part: str) -> str:
    if part.isalnum():
        return part
    return "" if unicodedata.combining(part) or part in _DROPPED else " "


_TABLE = _Table()


def fold_name(text: str) -> str:
    """Fold a whole name: its words folded and joined by single blanks.

    >>> fold_name("Куп'янськ"), fold_name("Ivano-Frankivs’k"), fold_name("U.S."), fold_name("São Tomé")
    ('купянськ', 'ivano frankivsk', 'u s', 'sao tome')
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.casefold().translate(_TABLE).split())


class _Folds(dict[str, str]):
    """Token to folded token, remembered; emptied when full, so that hostile texts cannot fill the memory."""

    def __missing__(self, token: str) -> str:
        folded = fold_name(token)
        if len(token) <= MAX_TOKEN_CHARS:
            if len(self) >= _CACHE_SIZE:
                self.clear()
            self[token] = folded
        return folded


class _Firsts(dict[str, str]):
    """Token to the first word of what it folds to, remembered in the same way."""

    def __missing__(self, token: str) -> str:
        first = _folds[token].split(" ", 1)[0]
        if len(token) <= MAX_TOKEN_CHARS:
            if len(self) >= _CACHE_SIZE:
                self.clear()
            self[token] = first
        return first


_folds = _Folds()
_firsts = _Firsts()


def fold(token: str) -> str:
    """Fold one token of a text; remembered, since texts repeat their words.

    A token with a hyphen or a full stop inside gives several words joined by single blanks, a token without letters or
    digits gives "": join what is not empty by single blanks, and names and texts fold alike, however they were cut
    into tokens.

    >>> fold("Херсоні"), fold("Kharkiv"), fold("N.Y."), fold("—")
    ('херсоні', 'kharkiv', 'n y', '')
    """
    return _folds[token]


def first_folded(token: str) -> str:
    """Return the first word of what a token folds to.

    >>> first_folded("Kyiv"), first_folded("N.Y."), first_folded("—")
    ('kyiv', 'n', '')
    """
    return _firsts[token]
