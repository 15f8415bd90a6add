"""What a text is about, by its words: war, peace, a crime, or trade and sport that borrow the words of war."""

from __future__ import annotations

from collections import Counter

from geomap.claims.words import tags
from geomap.claims.words.lexicon import Lexicon
from geomap.claims.words.spellings import MOOD, Spelt

_CRIME = 4  # so many words of the police page make it one about a crime
_EVERYDAY_WORDS = tags.PEACEFUL | tags.EVERYDAY
_EVERYDAY = 3  # so many words of trade, sport, votes or the arts may have borrowed those of war


def mood(spelt: Spelt, lexicon: Lexicon) -> tuple[float, float, int, bool]:
    """How much of war, and how much of peace, a text is about: distinct words of each, and a little for repeats.

    And whether it is a story of crime: 1 where it has more words of that than of war, 2 where it has little else.
    And whether its words of war may all be borrowed, by a text about trade, sport, votes or the arts.
    """
    classes = lexicon.classes
    war, wars, peace, peaces, crime, armies, plain, everyday = 0, 0, 0, 0, 0, 0, 0, 0
    for word, times in Counter(map(spelt.low.__getitem__, spelt.of(MOOD))).items():
        bits = classes[word]
        if bits & tags.CRIME:
            crime += 1
        if bits & tags.MILITARY:
            war, wars = war + 1, wars + times
            armies += not bits & tags.CRIME
            plain += not bits & tags.BORROWED
        elif bits & tags.PEACEFUL:
            peace, peaces = peace + 1, peaces + times
        if bits & _EVERYDAY_WORDS:
            everyday += 1
    told = (crime >= _CRIME and crime > armies) + (crime >= 2 * max(armies, _CRIME - 1))
    borrowed = not plain and everyday >= _EVERYDAY
    return war + 0.3 * (wars - war), 0.5 * (peace + 0.3 * (peaces - peace)), told, borrowed
