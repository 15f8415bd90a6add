"""Whose words a quotation of several sentences is, where the sentence itself does not say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from geomap.articles.tokens import where
from geomap.claims.speech.sources import PAPERS
from geomap.claims.speech.speakers import BODIES
from geomap.claims.words import tags
from geomap.model import Document

_REACH = 300  # tokens of a paragraph that are looked at before and behind
_BEHIND = 32  # tokens behind a closing mark within which the speaker stands
_OPENS, _CLOSES = frozenset("“„«"), frozenset("”»")
_MARKS = _OPENS | _CLOSES | {'"'}
_OPENING_MARK = re.compile('[“„«"]')
_ENDS = frozenset((",", ".", ";", ":", "—", "–", "!", "?", "“", '"', "who", "whose", "which", "in", "at", "on", "with",
                   "as", "over", "by", "after", "before", "when", "while", "to", "into", "called", "named", "and",
                   "outside", "near"))  # fmt: skip
_ARTICLES = frozenset(("the", "a", "an"))
_BREAKS = frozenset((",", ".", "”", '"', ";", ":", "?", "!", "—"))
_BACK = 80  # tokens behind which who spoke is forgotten
_OPENING = 6  # tokens in which the subject of a sentence is looked for
_OPENING_CLAUSE = 9  # tokens in which a sentence says who speaks
_SAYS = tags.SAID | tags.VOWED
_VERB = tags.AUXILIARY | tags.VERB_IRREGULAR | tags.PAST | tags.SAID
_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i"))


def quoted_by(document: Document, token: int, classes: Mapping[str, int]) -> tuple[int, int] | None:
    """Find the tokens that name who is quoted at a token; None outside quotations and where no one is named.

    "“We took P,” said S. “We hold Q.”" and "“We hold Q. We shall not go,” S said": S says both. Marks are looked for in
    the paragraph of the token. A pronoun is read as the speaker of the quotation before, where there is one, else it is
    returned itself.
    """
    opened, first = _opened(document, token)
    if opened < 0:
        return None
    words = document.tokens.words
    if not words[opened + 1][0].isupper():
        return _resumed(document, first, opened, classes)
    behind = _behind(document, token, classes)
    pronoun = None
    for span in (behind, *_before(document, first, opened, classes)):
        if span is not None and words[span[0]].lower() not in _PRONOUNS:
            return span
        named = _named_between(document, first, opened, classes) if span is not None else None
        if named is not None:
            return named
        pronoun = pronoun or span
    return pronoun or _told_before(document, first, opened, classes)


def _told_before(document: Document, first: int, opened: int, classes: Mapping[str, int]) -> tuple[int, int] | None:
    """Who says something in the sentence right before a quotation that stands alone: "S said they had left. “They"."""
    words = document.tokens.words
    start = sentence_before(words, opened)
    if start < first or words[opened - 1] != "." or not _MARKS.isdisjoint(words[start:opened]):
        return None
    return _speaker(document, start, min(opened, start + _OPENING_CLAUSE), classes)


def _resumed(document: Document, first: int, opened: int, classes: Mapping[str, int]) -> tuple[int, int] | None:
    """Who is named between a quotation and the rest of it: "“We went,” said S, “because they took P.”".

    None where a few words of the narrator's own sentence stand in marks.
    """
    words = document.tokens.words
    if words[opened - 1] != ",":
        return None
    closed = next((at for at in range(opened - 2, max(first, opened - _BEHIND), -1) if words[at] in _CLOSES), -1)
    if closed < 1 or words[closed - 1] != ",":
        return None
    span = _speaker(document, closed + 1, opened, classes)
    return span if span is not None and words[span[0]].lower() not in _PRONOUNS else None


def is_quoted(document: Document, token: int) -> bool:
    """Whether a token stands in a quotation of whole sentences."""
    opened, _ = _opened(document, token)
    return opened >= 0 and document.tokens.words[opened + 1][0].isupper()


def spoke_before(
    document: Document, token: int, classes: Mapping[str, int], *, body: bool = False
) -> tuple[int, int] | None:
    """Find the tokens that name who spoke last before a token, by office or trade: "a roofer, who …, said".

    With `body` a body of several: "the ministry said".
    """
    words = document.tokens.words
    for verb in range(token - 1, max(0, token - _BACK), -1):
        if not classes.get(words[verb].lower(), 0) & _SAYS:
            continue
        if words[verb - 1] in _BREAKS and not classes[words[verb].lower()] & tags.SAID_TO:  # no "told reporters"
            start = verb + 1
            stop = next((at for at in range(start, min(token, start + _BEHIND)) if words[at].lower() in _ENDS), start)
        else:
            start = next((at + 1 for at in range(verb - 1, max(0, verb - _BEHIND), -1) if words[at] in _BREAKS), verb)
            stop = next((at for at in range(start, verb) if words[at].lower() in _ENDS), verb)
        last = words[stop - 1].lower()
        if stop > start and (last in BODIES or last == "military" if body else _is_office(classes, last)):
            return start, stop
    return None


def _is_office(classes: Mapping[str, int], word: str) -> bool:
    return bool(classes.get(word, 0) & tags.PEOPLE) and word not in BODIES


def office_before(
    document: Document, token: int, classes: Mapping[str, int], *, body: bool = False
) -> tuple[int, int] | None:
    """Find the tokens of the person by office, or of the body, with which the sentence before a token opens."""
    words = document.tokens.words
    start = sentence_before(words, token)
    for at in range(start, min(token, start + _OPENING)):
        bits, word = classes.get(words[at].lower(), 0), words[at].lower()
        if bits & (tags.AUXILIARY | tags.VERB_IRREGULAR | tags.SAID):
            return None
        if bits & tags.PEOPLE and (word in BODIES) == body and not word.endswith("s"):
            return at, at + 1
    return None


def paper_before(document: Document, token: int, classes: Mapping[str, int]) -> tuple[int, int] | None:
    """Find the token of the paper that is the subject of the sentence before a token: "The communiqué was read out"."""
    words = document.tokens.words
    start = sentence_before(words, token)
    for at in range(start, min(token, start + _OPENING)):
        word = words[at].lower()
        if word in PAPERS:
            behind = classes.get(words[at + 1].lower(), 0)
            return (at, at + 1) if behind & _VERB and at > start else None
        if classes.get(word, 0) & (_VERB | tags.PREPOSITION):
            return None
    return None


def sentence_before(words: Sequence[str], token: int) -> int:
    """The token with which the sentence before a token opens."""
    return next((at + 1 for at in range(token - 2, max(0, token - _BACK), -1) if words[at] in (".", "!", "?")), 0)


def _opened(document: Document, token: int) -> tuple[int, int]:
    """The mark that opens the quotation in which a token stands (-1: none), and the first token of its paragraph."""
    words, starts = document.tokens.words, document.tokens.starts
    first, text = max(0, token - _REACH), document.text
    line = text.rfind("\n", starts[first], starts[token]) + 1
    if _OPENING_MARK.search(text, max(line, starts[first]), starts[token]) is None:
        return -1, token
    first = bisect_left(starts, line, first, token)
    opened = -1
    for at in where(words[first:token], _MARKS):
        word = words[first + at]
        opens = word in _OPENS or (word == '"' and opened < 0)
        opened = first + at if opens else -1
    return opened, first


def _behind(document: Document, token: int, classes: Mapping[str, int]) -> tuple[int, int] | None:
    """Who is named right behind the quotation: "…,” said S" and "…,” S said"."""
    words = document.tokens.words
    for at in range(token, min(len(words) - 1, token + _REACH)):
        if words[at] in _CLOSES or words[at] == '"':
            return _speaker(document, at + 1, min(len(words), at + _BEHIND), classes)
        if words[at] in _OPENS:
            return None
    return None


def _before(document: Document, first: int, opened: int, classes: Mapping[str, int]) -> list[tuple[int, int] | None]:
    """Who is named behind the quotations before, in the same paragraph, the nearest first."""
    words = document.tokens.words
    closed = [at for at in range(first, opened) if words[at] in _CLOSES or words[at] == '"']
    return [_speaker(document, at + 1, min(opened, at + _BEHIND), classes) for at in reversed(closed)]


def _named_between(document: Document, first: int, end: int, classes: Mapping[str, int]) -> tuple[int, int] | None:
    """Whom "he said" means: the name behind the last verb of saying that has one ("What remains, said N, is …")."""
    words = document.tokens.words
    for at in range(end - 1, first, -1):
        if classes.get(words[at].lower(), 0) & _SAYS and words[min(at + 1, end - 1)][0].isupper():
            return _speaker(document, at, min(end, at + _BEHIND), classes)
    return None


def _speaker(document: Document, start: int, end: int, classes: Mapping[str, int]) -> tuple[int, int] | None:
    """The tokens of S in "said S" or "S said", from a token on."""
    words = document.tokens.words
    said = (at for at in range(start, end) if classes.get(words[at].lower(), 0) & _SAYS)
    verb = next((at for at in said if words[at - 1].lower() not in _ARTICLES), -1)  # no "the state of emergency"
    if verb < 0 or any(words[at] in (".", "!", "?") for at in range(start, verb)):
        return None
    if verb > start:
        if words[verb - 1].lower() in _PRONOUNS:
            return verb - 1, verb  # "… went.” The mayor, he said, was gone"
        stop = next((at for at in range(start, verb) if words[at].lower() in _ENDS), verb)
        if words[stop] == "by" and words[stop - 1].endswith("ed"):
            stop -= 1  # "the council formed by the rebels said"
        return _apposed(words, stop, verb) or ((start, stop) if stop > start else None)
    stop = verb + 1
    while stop < end and words[stop].lower() not in _ENDS:
        stop += 1
    return _apposed(words, stop, end) or ((verb + 1, stop) if stop > verb + 1 else None)


def _apposed(words: Sequence[str], comma: int, end: int) -> tuple[int, int] | None:
    """The tokens of the name between commas behind an office: "the army's spokesman, Colonel Amin Khalil, said"."""
    stop = comma + 1
    while stop < end and words[stop][0].isupper():
        stop += 1
    if stop >= len(words) or words[comma] != "," or stop <= comma + 2:
        return None  # a text may break off anywhere
    return (comma + 1, stop) if words[stop] in (",", ".") and words[comma - 1].islower() else None
