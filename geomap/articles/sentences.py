"""Sentences, by characters and by tokens: linear in the text, whatever its lines and marks are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from geomap.articles.abbreviations import Abbreviations, abbreviations
from geomap.model import Sentence, Tokens, new_sentence

_STOPS = ".!?…。！？।؟۔"
_CLOSERS = frozenset("\"'”’»)]}›")
_GOES_ON = frozenset(".,;:!?)]")  # a spaced ellipsis, or a sentence that goes on after an exclamation in a name
_OPENERS = frozenset("\"'“‘«([{‹„—–-•")
# A "sentence" longer than this is a list or a table; cutting it bounds the work of all who read by sentence.
MAX_SENTENCE_TOKENS = 600


def split_sentences(text: str, tokens: Tokens) -> tuple[Sentence, ...]:
    """Cut a repaired text into sentences that together hold every token.

    A line break ends a sentence (the repair has taken away those that stood inside one), a stop does where the
    next word may begin a sentence, and not after an abbreviation or an initial.
    """
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    if not words:
        return ()
    breaks = _line_breaks(text, starts)
    breaks.update(_stop_breaks(text, tokens, abbreviations()))
    breaks.discard(0)
    breaks.add(len(words))
    sentences: list[Sentence] = []
    first = 0
    for last in sorted(breaks):
        while last - first > MAX_SENTENCE_TOKENS:
            cut = first + MAX_SENTENCE_TOKENS
            sentences.append(new_sentence((starts[first], ends[cut - 1], first, cut)))
            first = cut
        if last > first:
            sentences.append(new_sentence((starts[first], ends[last - 1], first, last)))
            first = last
    return tuple(sentences)


def _line_breaks(text: str, starts: tuple[int, ...]) -> set[int]:
    """Return the tokens that are the first on their line."""
    breaks: set[int] = set()
    at = text.find("\n")
    while at >= 0:
        token = bisect_left(starts, at)
        breaks.add(token)
        if token >= len(starts):
            break
        at = text.find("\n", starts[token])
    return breaks


def _stop_breaks(text: str, tokens: Tokens, known: Abbreviations) -> list[int]:
    """Return the tokens that begin a sentence because a stop stands before them."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    count = len(words)
    breaks: list[int] = []
    for at in _stop_tokens(text, starts, ends):
        after = at + 1
        while after < count and words[after] in _CLOSERS and starts[after] == ends[after - 1]:
            after += 1
        if after >= count:
            break
        word = words[at]
        if starts[after] == ends[after - 1]:
            # No blank after the stop: an address or a number, unless a word in small letters ended there and one
            # with a capital begins ("the town.The mayor").
            if word == "." and at and _runs_on(words[at - 1], words[after]):
                breaks.append(after)
            continue
        opening = after
        while words[opening] in _OPENERS and opening < min(count - 1, after + 3):
            opening += 1
        following = words[opening]
        if following[:1].islower() or words[after][0] in _GOES_ON:
            continue
        if word[0] not in _STOPS:  # an abbreviation with its dot
            before = words[at - 1] if at else ""
            if not known.ends_sentence(word, before, following):
                continue
        breaks.append(after)
    return breaks


def _runs_on(before: str, following: str) -> bool:
    return len(before) > 2 and before.isalpha() and before.islower() and len(following) > 1 and following.istitle()


def _stop_tokens(text: str, starts: tuple[int, ...], ends: tuple[int, ...]) -> list[int]:
    """Return the tokens that end in a stop; a stop inside a number or an address is none."""
    found: list[int] = []
    for stop in _STOPS:
        position = text.find(stop)
        while position >= 0:
            at = bisect_right(starts, position) - 1
            if ends[at] == position + 1:
                found.append(at)
            position = text.find(stop, position + 1)
    found.sort()
    return found
