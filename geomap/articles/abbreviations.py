"""Abbreviations that keep their dot, from ``data/lexicon/abbreviations.toml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geomap.compiled import toml_table
from geomap.errors import LexiconError
from geomap.resources import data_path


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The lists of the file, folded to lower case."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    may_end_after_comma: frozenset[str]
    after_number: frozenset[str]
    starters: frozenset[str]

    def may_keep_dot(self, word: str) -> bool:
        """Tell whether a dot may belong to a word at all, whatever stands beside it: a need of `keeps_dot`."""
        folded = word.lower()
        return (
            (len(word) == 1 and word.isupper())
            or folded in self.before_name
            or folded in self.may_end
            or folded in self.before_number
            or folded in self.may_end_after_comma
        )

    def keeps_dot(self, words: Sequence[str], at: int) -> bool:
        """Tell whether the dot ``words[at]`` belongs to the word before it."""
        word = words[at - 1]
        following = words[at + 1] if at + 1 < len(words) else ""
        folded = word.lower()
        if len(word) == 1 and word.isalpha() and word.isupper():
            # An initial: a capital alone that follows a name, or that a name follows ("Sergey V. Lavrov").
            if at > 2 and words[at - 2] == "-" and len(words[at - 3]) > 2:
                return False  # "entered Mrauk-U. Troops"
            return following[:1].isupper() and (len(following) == 1 or following.lower() not in self.starters)
        if word.isupper() and len(word) > 1 and not word.isascii():
            return False  # СМ is no "см."
        if folded in self.before_name or folded in self.may_end:
            return True
        if folded in self.before_number:
            return following[:1].isdigit()
        return folded in self.may_end_after_comma and at > 1 and words[at - 2] == "," and word[:1].isupper()

    def ends_sentence(self, word: str, before: str, following: str) -> bool:
        """Tell whether a sentence ends at a word that keeps its dot, seen the words on either side."""
        folded = word[:-1].lower()
        if before[:1].isdigit() and folded in self.after_number:  # "2022 г.": a year, not a town
            return following[:1].isupper()
        if folded in self.before_name or folded in self.before_number:
            return False
        if len(folded) == 1 and len(following) == 1:  # an initial before another
            return False
        return following.lower() in self.starters and following[:1].isupper()


@cache
def abbreviations() -> Abbreviations:
    """Return the abbreviations of the data file.

    Raises
    ------
    LexiconError
        When the file lacks a list, or a list holds something other than words.
    """
    path = data_path("lexicon/abbreviations.toml")
    table = toml_table(path)
    lists: dict[str, frozenset[str]] = {}
    for name in Abbreviations.__slots__:
        value = table.get(name)
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise LexiconError(f"{path}: expected a list of words named {name}, got {value!r:.60}; mend the file")
        lists[name] = frozenset(value)
    return Abbreviations(**lists)
