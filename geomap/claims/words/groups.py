"""A verb with its auxiliaries, and what is gathered over a trigger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from geomap.claims.words import tags
from geomap.claims.words.line import Line

_TOLD = frozenset(("declared", "reported", "confirmed", "proclaimed", "considered", "pronounced", "believed", "said"))
_SCARCELY = frozenset(("barely", "hardly", "scarcely"))
_SPANS = frozenset(("in", "on", "for", "since", "within", "over", "by", "to", "at", "as", "until", "after"))
# What a phrase of time or degree between an auxiliary and its verb may hold beside times, numbers and articles.
_MEASURES = frozenset(("part", "extent", "measure", "degree", "time", "outset", "start"))
_IN_PHRASE = _MEASURES.union(
    ("of", "end", "beginning", "middle", "most", "large", "great", "good", "next", "same", "that")
)
_NO_TIME = frozenset(("time", "point", "stage"))
_PAIRS = frozenset(
    (("one", "day"), ("de", "facto"), ("in", "fact"), ("in", "return"), ("in", "turn"), ("in", "response"),
     ("in", "addition"), ("once", "more"), ("ever", "since"))
)  # fmt: skip
_INSIDE = frozenset(("since", "all", "both", "each", "rather"))
_PHRASED = _NO_TIME | _INSIDE | {"before", "neither", *(last for _, last in _PAIRS)}
_OF_TIME = tags.TIME | tags.NUMBER | tags.DETERMINER | tags.ADVERB
_BE_WORDS = ("is", "are", "was", "were", "be")
# What may stand between an auxiliary and its verb; anything else ends the group.
_STANDS_BEFORE = tags.COMMA | tags.TIME | tags.NUMBER | tags.AUXILIARY | tags.NEGATION | tags.TO | tags.ADVERB
_BEFORE_VERB = (
    frozenset(
        ("day", "facto", "more", "neither", "fact", "return", "turn", "response", "addition", "both", "each", "since",
         "all", "rather", "before", "get", "gets", "got", "getting", "longer", "but", "about", "and")
    )
    | _MEASURES
    | _NO_TIME
    | _TOLD
)  # fmt: skip


@dataclass(slots=True)
class Reading:
    """What stands over a trigger, gathered while climbing from it to the head of its clause."""

    start: int  # the first unit of the verb group that is highest so far
    passive: bool = False
    planned: bool = False
    denied: bool = False
    tried: bool = False
    repelled: bool = False
    relative: bool = False  # the clause is a relative one: background, told by the narrator
    antecedent: int = -1  # the unit before the relative pronoun
    subject: tuple[int, int] | None = None  # units of the subject
    speaker: tuple[int, int] | None = None  # units of who says, asks or vows it
    spoken: bool = False
    cancelled: str = ""
    infinitive: bool = False
    gerund: bool = False
    refused: bool = False
    reasons: list[str] = field(default_factory=list)

    def copy(self) -> Reading:
        """Return a reading of its own with the same content."""
        found = Reading(*_TOLD_OF(self))
        found.reasons = [*self.reasons]
        return found


_TOLD_OF: Callable[[Reading], tuple[Any, ...]] = attrgetter(*Reading.__slots__)


@dataclass(slots=True)
class Group:
    """A verb group: where it begins, and what its auxiliaries say."""

    start: int
    passive: bool = False
    perfect: bool = False
    auxiliary: bool = False
    modal: str = ""
    denied: bool = False
    infinitive: bool = False
    likely: bool = False
    done: bool = False


def group(line: Line, verb: int) -> Group:
    """Read the auxiliaries, negations and adverbs before the verb at unit `verb`; remembered by the line."""
    found = line.groups.get(verb)
    if found is None:
        found = line.groups[verb] = _group(line, verb)
    return found


def _group(line: Line, verb: int) -> Group:
    tag, low = line.tag, line.low
    found = Group(verb)
    at = verb - 1
    while at >= 0 and verb - at < 9:
        bits, word = tag[at], low[at]
        if not bits & _STANDS_BEFORE and word not in _BEFORE_VERB:
            break
        if bits & tags.COMMA and found.auxiliary | (found.start == verb):
            # "were now, she said, pressing on"
            opened = at - 1
            while opened > 0 and at - opened < 7 and not tag[opened] & tags.COMMA:
                opened -= 1
            if (
                tag[opened] & tags.COMMA
                and opened
                and tag[opened - 1] & (tags.AUXILIARY | tags.ADVERB | tags.NEGATION)
                and (
                    tag[opened - 1] & (tags.MODAL | tags.NEGATION)  # "did not, for all its guns, take P"
                    or any(tag[unit] & tags.SPEECH for unit in range(opened, at))
                )
            ):
                at = opened - 1
                continue
            break
        if word == "and":
            if at < 2 or at + 1 == verb or not tag[at - 1] & tag[at + 1] & tags.ADVERB:
                break
            if tag[at - 2] & (tags.PAST | tags.VERB_IRREGULAR) and not tag[at - 2] & tags.AUXILIARY:
                break  # "attacked strongly and later took P"
            at -= 1  # "was quickly and quietly taken"
            continue
        if word in _PHRASED and (over := _over_phrase(line, at, found)) != at:
            at = over
            continue
        timed = bits & tags.TIME and (not bits & (tags.MODAL | tags.ADVERB) or (at and bits & tags.CAPITAL))
        if timed or bits & tags.NUMBER or word in _MEASURES:
            if (before := _before_phrase(line, at)) < 0:
                break
            at = before
            continue
        if word in _TOLD and at == verb - 1 and at and tag[at - 1] & tags.BE:
            found.start = at  # "was declared liberated"
            at -= 1
            continue
        if bits & tags.BE:
            if word in ("being", "been") or not found.auxiliary:
                found.passive = found.passive or not found.auxiliary or word in ("been", "being")
            found.auxiliary = True
            found.denied ^= word.endswith(("n't", "n’t"))
        elif bits & tags.HAVE:
            found.perfect = found.auxiliary = True
            found.denied ^= word.endswith(("n't", "n’t"))
        elif bits & tags.DO:
            found.auxiliary = True
            found.denied ^= word.endswith(("n't", "n’t"))
        elif bits & tags.MODAL:
            found.modal = word
            found.auxiliary = True
            found.denied ^= word.endswith(("n't", "n’t")) or word == "cannot"
        elif bits & tags.NEGATION:
            if word in ("neither", "nobody", "none", "no"):
                if word == "no" and low[at + 1] == "longer":
                    found.denied ^= True
                    found.start = at
                    at -= 1
                    continue
                break
            if word == "not" and low[at + 1] in ("only", "just", "least"):
                pass
            elif word == "barely" or (word in _SCARCELY and at and low[at - 1] == "had"):
                pass  # "barely hold P", "had hardly entered P when"
            else:
                found.denied ^= True
        elif bits & tags.TO:
            found.infinitive = True
            found.start = at
            at -= 1
            break
        elif word in {"get", "gets", "got", "getting"}:
            found.passive = found.auxiliary = True
        elif (
            word == "longer"
            or bits & tags.ADVERB
            or (word == "but" and at and low[at - 1] == "all")
            or (word == "all" and low[at + 1] == "but")
            or (word == "about" and at and low[at - 1] in _BE_WORDS)
        ):
            if word == "likely":
                found.likely = True
        else:
            break
        found.start = at
        at -= 1
    return found


def _before_phrase(line: Line, at: int) -> int:
    """The auxiliary before a phrase of time or degree that ends at a unit, or -1.

    "has in six weeks lost", "has this week lost", "was in 2015 taken", "is for the most part held".
    """
    tag, low = line.tag, line.low
    opened = at
    while opened and at - opened < 6 and (tag[opened] & _OF_TIME or low[opened] in _IN_PHRASE or low[opened] in _SPANS):
        opened -= 1
    return opened if opened < at and tag[opened] & (tags.HAVE | tags.BE | tags.MODAL) else -1


def _over_phrase(line: Line, at: int, found: Group) -> int:
    """The unit to go on from behind a phrase that ends at a unit ("in fact", "at no time"); that unit without one."""
    tag, low = line.tag, line.low
    word, before = low[at], tag[at - 1] if at else 0
    if (low[at - 1], word) in _PAIRS:
        found.start = at - 1  # "is de facto controlled"
        return at - 2
    if word == "neither" and before & tags.AUXILIARY:
        found.denied ^= True
        found.start = at
        return at - 1
    named = word in {"both", "each"} and at > 2 and at - 1 in line.actor and tag[at - 2] & tags.CONJUNCTION
    inside = word in _INSIDE and at and (before & (tags.HAVE | tags.BE | tags.MODAL) or low[at - 1] == "long")
    if named or inside:  # "A and B both claim"; "has since pushed on", "have long since lost", "are all held"
        found.start = at
        return at - 1
    over = at > 2 and tag[at - 3] & (tags.HAVE | tags.BE)
    if over and word == "before" and before & tags.TIME:
        return at - 3  # "had the day before captured"
    if over and word in _NO_TIME and low[at - 2 : at] == ["at", "no"]:
        found.denied ^= True  # "had at no time held P"
        return at - 3
    return at
