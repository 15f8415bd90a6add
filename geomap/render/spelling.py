"""Names as search compares them: many spellings of one name are one, and few are needed to know a place by.

The page's script folds what is typed by the same rules; it has them from `FOLDING`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

NamesOf = Callable[[Iterable[str]], Mapping[str, Sequence[str]]]
"""Leads from ids of places to their names, the likeliest first: `geomap.gazetteer.Gazetteer.spellings`."""

SPELLINGS: Final = 12  # a place
SPELLINGS_CHARS: Final = 110  # of a place in all: 500 places come to less than 60 kB

# Accents go first, so й, ї and ё need no entry. Latin y and j are often i, w is v; х is kh, x or h to others.
_LETTERS: Final = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ъ": "", "ы": "i", "э": "e", "ю": "iu",
    "я": "ia", "y": "i", "j": "i", "w": "v", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "ı": "i", "ß": "ss", "ə": "a",
}  # fmt: skip
_DROPPED: Final = "[\u0300-\u036f'’‘ʼʻ`´ʹʺ′\"“”«»]"
_PARTING: Final = r"[\s\-–—‐.,;:/()]+"
_REPEATED: Final = r"([a-hj-z])\1"  # as in Raqqa
FOLDING: Final[Mapping[str, Any]] = {
    "letters": _LETTERS,
    "dropped": _DROPPED,
    "parting": _PARTING,
    "repeated": _REPEATED,
}


def folded(text: str) -> str:
    """Return a text as search compares it.

    >>> folded("Kyjiv") == folded("Київ") == folded("Kyiv"), folded("Kiev") == folded("Киев") == folded("Kiew")
    (True, True)
    """
    plain = re.sub(_DROPPED, "", unicodedata.normalize("NFD", text.lower()))
    letters = "".join(_LETTERS.get(letter, letter) for letter in plain)
    words = re.sub(_PARTING, " ", letters).strip()
    return re.sub(_REPEATED, r"\1", re.sub("i{3,}", "ii", words).replace("kh", "h"))


def spellings(name: str, others: Iterable[str]) -> list[str]:
    """Return folded names by which search finds a place besides its own, at most `SPELLINGS`.

    Left out is what search finds by what is there already. `others` stand with the likeliest first; those that only
    have another ending come after all that differ by more.
    """
    found = [folded(name)]
    room = SPELLINGS_CHARS
    every = [folded(other) for other in others]
    for with_endings in (False, True):
        for other in every:
            if len(found) > SPELLINGS or not 2 <= len(other) <= room or any(other in known for known in found):
                continue
            if with_endings or not any(_is_form(other, known) for known in found):
                found.append(other)
                room -= len(other.encode())
    return found[1:]


def _is_form(other: str, known: str) -> bool:
    """Return whether a name may be a case form of another: the same but for its last letters."""
    stem = known[:-1] if known[-1:] in "aeiou" else known
    return other.startswith(stem) and len(other) <= len(known) + 2
