"""Groups that no list has, told by the fighters whom a text gives them: "CMA fighters", "rebels of the Lake Front"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice

from geomap.articles.tokens import where

FIGHTERS = frozenset(
    ("fighters", "rebels", "guerrillas", "militiamen", "gunmen", "insurgents", "militants", "separatists", "mutineers",
     "jihadists", "partisans", "militia", "combatants")
)  # fmt: skip
_BEGINNING = frozenset(map(str.capitalize, FIGHTERS))
_MEN = frozenset(("men", "columns", "commander", "commanders", "spokesman", "spokeswoman", "leader"))
STATEMENTS = frozenset(("communique", "communiqué", "statement", "bulletin", "declaration", "proclamation"))
HEADS = FIGHTERS | _BEGINNING | _MEN | STATEMENTS | frozenset(map(str.capitalize, STATEMENTS))
_NUMBERED = frozenset(("no.", "No.", "no", "No", "number", "Number", "#"))
_TROOPS = frozenset(
    ("forces", "troops", "soldiers", "gunners", "artillery", "positions", "units", "offensive", "commandos")
)
_DEEDS = frozenset(
    ("captured", "seized", "shelled", "overran", "ambushed", "stormed", "raided", "besieged", "recaptured", "retook")
)
_MOST_LOOKS = 20
_OWNING = frozenset(("'s", "’s"))
_OF = frozenset(("of", "from", "for"))
_INSIDE = frozenset(("of", "for", "and", "the"))
_OF_THE_PEOPLE = frozenset(
    ("liberation", "free", "revolutionary", "resistance", "movement", "patriotic", "democratic", "salvation", "freedom",
     "independence", "people's")
)  # fmt: skip
_LONGEST = 8  # tokens of a name
_ACRONYM = range(2, 9)  # letters
ROMAN = frozenset("IVXLC")
_OPENERS = frozenset(("The", "Its", "Their", "His", "Her", "Our", "My", "This", "That", "These", "Those"))


def unlisted(
    words: Sequence[str],
    heads: Iterable[int],
    placed: Callable[[int], bool],
    armed: Collection[str],
    known: Callable[[str], object],
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give the names and the acronyms of armed groups, each with the words of the group's full name.

    Parameters
    ----------
    words
        The tokens of the text.
    heads
        Where one of the `HEADS` stands: words for fighters and their statements.
    placed
        Tells whether a place begins at a token.
    armed
        Words that end the name of an armed body ("front", "army").
    known
        Tells whether a name is that of a party of the files, which needs no learning.
    """
    for at in heads:
        fighters = words[at] in FIGHTERS or words[at] in _BEGINNING
        owned = at > 1 and words[at - 1] in _OWNING
        after = at + 1
        while after < len(words) and (words[after] in _NUMBERED or words[after].isdigit()):
            after += 1  # "communique no. 4 of the Lake Liberation Front"
        for start, end in (_before(words, at - owned), _after(words, after)):
            name = tuple(words[start:end])
            if not name or placed(start) or known(" ".join(name)):
                continue
            if len(name) == 1:
                if _is_acronym(name[0]) and (fighters or owned or end > at):
                    yield name, _in_full(words, name[0]) or name
            elif (name[-1].lower() in armed or name[0].lower() in armed) and (
                fighters or not _OF_THE_PEOPLE.isdisjoint(map(str.lower, name))
            ):
                yield name, name


def abbreviates(acronym: str, name: Sequence[str]) -> bool:
    """Whether the letters of an abbreviation are initials of a name, in its order."""
    letters = iter("".join(word[0] for word in name if word[0].isupper()))
    return all(letter in letters for letter in acronym)


def under_arms(words: Sequence[str], start: int, bracket: int) -> bool:
    """Whether a text tells that the name from `start` to a bracket with its abbreviation is that of an armed body.

    So it does by its fighters ("rebels of the Lake Convention (LC)", "LC troops"), or its deeds ("the LC seized").
    """
    acronym = words[bracket + 1]
    if not abbreviates(acronym, words[start:bracket]):
        return False
    of = start - 1 - (words[start - 1] in ("the", "The"))
    if of > 0 and words[of] in _OF and words[of - 1].lower() in FIGHTERS:
        return True
    places = [bracket + 3, *islice((at + 1 for at in where(words, frozenset((acronym,)))), _MOST_LOOKS)]
    return any(_armed_after(words, at) for at in places)


def _armed_after(words: Sequence[str], at: int) -> bool:
    """Whether at a token stand somebody's fighters, or what they do to a place."""
    word, after = (*words[at : at + 2], "", "")[:2]
    if word == "attacked":
        return after[:1].isupper()  # a town, and no budget
    return word in FIGHTERS or word in _TROOPS or word in _DEEDS


def _before(words: Sequence[str], end: int) -> tuple[int, int]:
    """The name in capitals that ends before a token."""
    start = end
    while start > 0 and end - start < _LONGEST and words[start - 1][0].isupper() and words[start - 1] not in _OPENERS:
        start -= 1
    return start, end


def _after(words: Sequence[str], at: int) -> tuple[int, int]:
    """The name in capitals behind "of" at a token; nothing where there is none."""
    if words[at : at + 1] == [] or words[at] not in _OF:
        return at, at
    start = at + 1 + (words[at + 1 : at + 2] == ["the"])
    end = last = start
    while end < len(words) and end - start < _LONGEST and (words[end][0].isupper() or words[end] in _INSIDE):
        if words[end] == "the" and words[end - 1] == "and":
            break  # "of the Lake Front and the Hill Guard": two
        end += 1
        last = end if words[end - 1][0].isupper() else last
    return start, last


def _in_full(words: Sequence[str], acronym: str) -> tuple[str, ...]:
    """The name before "(CMA)" whose words begin with its letters, in this order or another language's."""
    for at in where(words, frozenset((acronym,))):
        if words[at - 1 : at] != ["("]:
            continue
        start, letters = at - 1, ""
        while start > 0 and len(letters) < len(acronym):
            start -= 1
            if words[start][0].isupper():
                letters += words[start][0]
            elif words[start] not in _INSIDE:
                break
        if sorted(letters) == sorted(acronym):
            return tuple(words[start : at - 1])
    return ()


def _is_acronym(word: str) -> bool:
    return len(word) in _ACRONYM and word.isalnum() and word.isupper() and not ROMAN.issuperset(word)
