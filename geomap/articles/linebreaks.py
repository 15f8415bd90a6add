"""Line breaks inside sentences: names set on lines of their own, and hard-wrapped paragraphs.

Only white space changes, and only one blank for one character, so that offsets hold.
"""

from __future__ import annotations

import re
from itertools import pairwise

_SENTENCE_END = frozenset(".!?:;…。！？")
_CLOSERS = "\"'”’»)]"
_NAME_WORDS = 7
_NAME_LENGTH = 60
_WRAP_MAX = 110
# Small words inside names.
_PARTICLES = frozenset(
    {
        "al",
        "and",
        "ben",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "of",
        "ter",
    }
    | {"the", "van", "von", "y", "zu"}
)
_CONTENT = re.compile(r"\S(?:[^\n]*\S)?")
_BULLET = re.compile(r"[-*•–—>#|]|\d{1,3}[.)]\s")


def join_broken_lines(text: str) -> tuple[str, int, int]:
    """Make blanks of the line breaks that stand inside a sentence.

    Returns
    -------
    tuple of str, int, int
        The text, of the same length; how many names stood on lines of their own; how many other breaks were joined.
    """
    lines = _content_lines(text)
    if len(lines) < 2:
        return text, 0, 0
    broken = {
        at
        for at, (line, after) in enumerate(pairwise(lines))
        if not text[after[0]].isupper() and _continues(text, line, after)
    }
    wrapped = _wrapped(text, lines)
    if not broken and not wrapped:  # as in most articles
        return text, 0, 0
    for at in sorted(broken, reverse=True):
        # A name on a line of its own, in the middle of a sentence that the line after goes on with.
        while at and at - 1 not in broken and _is_name(text, lines[at]) and _open(text, lines[at - 1]):
            at -= 1
            broken.add(at)
    names = {at for at in broken if _is_name(text, lines[at])}
    beside_names = broken & (names | {at - 1 for at in names})
    joined = broken | wrapped
    parts: list[str] = []
    done = 0
    for at in sorted(joined):
        end, start = lines[at][1], lines[at + 1][0]
        parts.append(text[done:end])
        parts.append(" " * (start - end))
        done = start
    parts.append(text[done:])
    return "".join(parts), len(names), len(joined) - len(beside_names)


def _content_lines(text: str) -> list[tuple[int, int]]:
    """Return start and end of what stands on each line that is not blank."""
    return [match.span() for match in _CONTENT.finditer(text)]


def _open(text: str, line: tuple[int, int]) -> bool:
    """Tell whether a line breaks off without the stop that ends a sentence."""
    end = line[1]
    while end > line[0] and text[end - 1] in _CLOSERS:
        end -= 1
    return end > line[0] and text[end - 1] not in _SENTENCE_END


def _continues(text: str, line: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether the next line goes on with the sentence of this one."""
    first = text[after[0]]
    if first in ",;" or (first in ")”’»" and after[1] - after[0] > 1):
        return True
    return first.islower() and _open(text, line) and not _BULLET.match(text, line[0])


def _is_name(text: str, line: tuple[int, int]) -> bool:
    """Tell whether a line holds a name and nothing else ("Jane Q. Doe,")."""
    start, end = line
    if end - start > _NAME_LENGTH:
        return False
    words = text[start:end].rstrip(",").split()
    return (
        0 < len(words) <= _NAME_WORDS
        and words[0][:1].isupper()
        and words[-1][:1].isupper()
        and all(word[:1].isupper() or word.lower() in _PARTICLES for word in words)
    )


def _wrapped(text: str, lines: list[tuple[int, int]]) -> set[int]:
    """Return the lines whose break is one of a paragraph wrapped at a fixed width.

    A paragraph is so wrapped when it has three lines or more and no break was needless: the next word would not
    have fitted on the line before it.
    """
    found: set[int] = set()
    if "\n" not in text.replace("\n\n", ""):
        return found  # nowhere does one break stand alone: blank lines part all others
    first = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and text.count("\n", lines[at - 1][1], lines[at][0]) == 1:
            continue
        if at - first >= 3 and _is_wrapped(text, lines[first:at]):
            found.update(range(first, at - 1))
        first = at
    return found


def _is_wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    width = max([end - start for start, end in block])
    return (
        40 <= width <= _WRAP_MAX
        and not _BULLET.match(text, block[1][0])
        and all(end - start + 1 + _first_word(text, after) > width - 1 for (start, end), after in pairwise(block))
    )


def _first_word(text: str, line: tuple[int, int]) -> int:
    """Return the length of a line's first word."""
    blank = text.find(" ", line[0], line[1])
    return (blank if blank >= 0 else line[1]) - line[0]
