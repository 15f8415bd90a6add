"""Names that must not be published, found in any spelling and masked; the length of a text stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote, urlsplit

from geomap.gazetteer.fold import MAX_TOKEN_CHARS, fold_name

MASK: Final = "•"
_MOST_WORDS: Final = 8  # of a name, as a text may part it
_MOST_GAP: Final = 3  # characters between two words of one name: a blank, a hyphen and a line end
# Letters and digits, with the apostrophes, accents and invisible characters that may stand inside a word.
_WORD = re.compile("[^\\W_][^\\W_'`´ʹʺʻʼʽʾʿˈ‘’‚‛′\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]*"
                   "(?:['`´ʹʺʻʼʽʾʿˈ‘’‚‛′\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]+[^\\W_]*)*")  # fmt: skip
_POSSESSIVE = re.compile("['’ʼ`´]s?\\Z", re.IGNORECASE)


class NameMask:
    """Finds names in texts. Case, accents, apostrophes, hyphens and line breaks do not count; an ending does.

    Parameters
    ----------
    names
        A name that ends in ``*`` stands for all words that begin so (case endings).
    capitalised
        Whether only what begins with a capital, or in a script without, is a name.

    Examples
    --------
    >>> mask = NameMask(["Maria Kovalenko", "Петренк*"])
    >>> mask.mask("MARIA  KOVALENKO's house; Марію Петренкову."), mask.url("https://a.example/x/maria-kovalenko-2")
    ("•••••  •••••••••'s house; Марію ••••••••••.", 'https://a.example/')
    """

    def __init__(self, names: Iterable[str], *, capitalised: bool = False) -> None:
        given = {name.strip() for name in names}
        folded = {_letters(name) for name in given if not name.endswith("*")}
        begun = {_letters(name) for name in given if name.endswith("*")}
        self._names = frozenset(folded - {""})
        self._begun = tuple(sorted(begun - {""}))
        self._longest = max(map(len, self._names | set(self._begun)), default=0)
        self._capitalised = capitalised

    def __bool__(self) -> bool:
        return bool(self._longest)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where names stand, in order; two never overlap."""
        if not self:
            return []
        words = [
            (match.start(), match.start() + len(word), _letters(word[:MAX_TOKEN_CHARS]))
            for match in _WORD.finditer(text)
            if (word := _POSSESSIVE.sub("", match.group()))
        ]
        found: list[tuple[int, int]] = []
        at = 0
        while at < len(words):
            last = self._name_at(words, at, text)
            if last >= 0:
                found.append((words[at][0], words[last][1]))
                at = last
            at += 1
        return found

    def mask(self, text: str, *, keep: Iterable[tuple[int, int]] = ()) -> str:
        """Return a text with its names masked, but for those that lie in one of the spans to keep."""
        kept = tuple(keep)
        spans = [
            (start, end)
            for start, end in self.spans(text)
            if not any(first <= start and end <= last for first, last in kept)
        ]
        return masked(text, spans)

    def url(self, url: str) -> str:
        """Return an address without its path where a name is in it; "" where its host has one."""
        if not self._in_address(url):
            return url
        try:
            parts = urlsplit(url)
        except ValueError:
            return ""
        root = f"{parts.scheme}://{parts.hostname or ''}/"
        return root if parts.hostname and not self._in_address(root) else ""

    def _in_address(self, url: str) -> bool:
        # Small letters are the rule in an address.
        return bool(_Anywhere(self).spans(unquote(url)))

    def _name_at(self, words: list[tuple[int, int, str]], at: int, text: str) -> int:
        """Return the number of the last word of the longest name that begins at a word, -1 where none does."""
        if self._capitalised and text[words[at][0]].islower():
            return -1
        letters, best = "", -1
        for number in range(at, min(at + _MOST_WORDS, len(words))):
            if number > at and words[number][0] - words[number - 1][1] > _MOST_GAP:
                break
            letters += words[number][2]
            if letters in self._names or (best < 0 and self._begun and letters.startswith(self._begun)):
                best = number
            if len(letters) >= self._longest:
                break
        return best


class _Anywhere(NameMask):
    """The same names, capital or not."""

    def __init__(self, of: NameMask) -> None:
        self._names, self._begun, self._longest, self._capitalised = of._names, of._begun, of._longest, False


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text with spans masked: every character in them but blanks."""
    out: list[str] = []
    done = 0
    for start, end in sorted(spans):
        start = max(start, done)
        if start < end:
            out += (text[done:start], re.sub(r"\S", MASK, text[start:end]))
            done = end
    return "".join((*out, text[done:]))


def _letters(text: str) -> str:
    return fold_name(text).replace(" ", "")
