"""Case forms of Ukrainian and Russian names, from the table of endings in ``cases.csv``.

News in these languages declines its places ("у Херсоні", "под Изюмом"). The forms are made once, when the gazetteer is
compiled, so that reading a text stays a look-up. The table over-generates a little: a form that no text has costs
only its bytes.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from pathlib import Path

from geomap.errors import GazetteerError
from geomap.gazetteer.fold import fold_name

_CASES = ("genitive", "dative", "accusative", "instrumental", "locative")
_HEADER = ("language", "kind", "ending", *_CASES)
_UKRAINIAN = re.compile("[іїєґ'’ʼ]", re.IGNORECASE)
_RUSSIAN = re.compile("[ыэъё]", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яіїєґё]", re.IGNORECASE)
_MAX_WORDS = 4
_MIN_LETTERS = 3
# Small words inside a name, after which nothing declines: Ростов-на-Дону.
_PREPOSITIONS = frozenset(("на", "над", "під", "под", "при", "за"))

_Row = tuple[str, tuple[tuple[str, ...], ...]]  # kind, endings by case


class Declension:
    """Makes case forms by a table of endings."""

    def __init__(self, path: Path) -> None:
        """Read the table.

        Raises
        ------
        GazetteerError
            When a line is not in its form.
        """
        self._endings: dict[tuple[str, str], list[_Row]] = {}
        with path.open(encoding="utf-8", newline="") as stream:
            lines = [(at, line) for at, line in enumerate(stream, 1) if line.strip() and not line.startswith("#")]
        for (number, _), row in zip(lines, csv.reader(line for _, line in lines), strict=True):
            if tuple(row) == _HEADER:
                continue
            if len(row) != len(_HEADER) or row[0] not in ("uk", "ru") or row[1] not in ("noun", "adj") or not row[2]:
                raise GazetteerError(
                    f"{path}, line {number}: expected {','.join(_HEADER)}; language uk or ru, kind noun or adj"
                )
            ending = row[2]
            forms = tuple(tuple(ending if form == "=" else form for form in cell.split("/")) for cell in row[3:])
            self._endings.setdefault((row[0], ending), []).append((row[1], forms))
        self._flat = {
            key: [(kind, tuple(sorted({form for forms in cases for form in forms}))) for kind, cases in rows]
            for key, rows in self._endings.items()
        }
        self._longest = max((len(ending) for _, ending in self._endings), default=0)
        self._word = lru_cache(maxsize=10_000)(self._decline_word)
        self.forms = lru_cache(maxsize=20_000)(self._forms)  # villages share their names

    def _forms(self, name: str) -> frozenset[str]:
        """Return the folded case forms of a name, without its nominative; empty if it is not Cyrillic.

        A name without letters that only one of the languages has is declined by both.
        """
        if not _CYRILLIC.search(name):
            return frozenset()
        ukrainian, russian = bool(_UKRAINIAN.search(name)), bool(_RUSSIAN.search(name))
        languages = ("uk",) if ukrainian and not russian else ("ru",) if russian and not ukrainian else ("uk", "ru")
        groups = [words for words in (fold_name(group).split() for group in name.split()) if words]
        if not groups or sum(map(len, groups)) > _MAX_WORDS:
            return frozenset()
        found: set[str] = set()
        for language in languages:
            found.update(self._decline(groups, language))
        found.discard(" ".join(word for words in groups for word in words))
        return frozenset(form for form in found if len(form) >= _MIN_LETTERS)

    def _decline(self, groups: list[list[str]], language: str) -> Iterable[str]:
        if len(groups) == 1 and len(groups[0]) == 1:
            return self._single(groups[0][0], language)
        # The head is the first noun: adjectives before it agree, what follows it stays.
        adjectives = 0
        while adjectives < len(groups) - 1 and self._is_adjective(groups[adjectives][-1], language):
            adjectives += 1
        out: set[str] = set()
        for case in range(len(_CASES)):
            parts = [self._group(group, language, case, "adj") for group in groups[:adjectives]]
            parts.append(self._group(groups[adjectives], language, case, ""))
            parts += [[" ".join(group)] for group in groups[adjectives + 1 :]]
            out.update(" ".join(words) for words in product(*parts))
        return out

    def _single(self, word: str, language: str) -> list[str]:
        """Return the forms of a name of one word: most names, so by a shorter way than the others."""
        out: list[str] = []
        seen: set[str] = set()
        for length in range(min(self._longest, len(word)), 0, -1):
            fitting = self._flat.get((language, word[-length:]))
            if fitting:
                stem = word[:-length]
                for kind, endings in fitting:
                    if kind not in seen:
                        out += [stem + ending for ending in endings]
                seen.update([kind for kind, _ in fitting])
        return out

    def _group(self, words: list[str], language: str, case: int, kind: str) -> list[str]:
        """Decline words joined by hyphens."""
        if len(words) == 1:
            return self._form(words[0], language, case, kind)
        if len(words) > 2 and words[1] in _PREPOSITIONS:
            return [" ".join((form, *words[1:])) for form in self._form(words[0], language, case, kind)]
        lasts = self._form(words[-1], language, case, kind)
        firsts = [words[0]]
        if self._is_adjective(words[-1], language):
            firsts += self._form(words[0], language, case, "")
        return [" ".join((first, *words[1:-1], last)) for first in dict.fromkeys(firsts) for last in lasts]

    def _form(self, word: str, language: str, case: int, kind: str) -> list[str]:
        rows = self._word(word, language)
        forms = [form for its_kind, cases in rows if not kind or its_kind == kind for form in cases[case]]
        return list(dict.fromkeys(forms)) or [word]

    def _is_adjective(self, word: str, language: str) -> bool:
        return any(kind == "adj" for kind, _ in self._word(word, language))

    def _decline_word(self, word: str, language: str) -> list[_Row]:
        """Return (kind, forms by case): rows of the longest ending of a noun that fits, and of an adjective."""
        out: list[_Row] = []
        seen: set[str] = set()
        for length in range(min(self._longest, len(word)), 0, -1):
            stem = word[:-length]
            fitting = self._endings.get((language, word[-length:]), ())
            out += [
                (kind, tuple(tuple(stem + end for end in ends) for ends in cases))
                for kind, cases in fitting
                if kind not in seen
            ]
            seen.update(kind for kind, _ in fitting)
        return out
