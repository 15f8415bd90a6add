"""One sentence as the grammar sees it: a row of units (words, names, marks), each with its classes."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import reduce
from itertools import compress, count, filterfalse
from operator import or_
from typing import TYPE_CHECKING, Any

from geomap.claims.parties.book import Actor
from geomap.claims.words import tags
from geomap.claims.words.lexicon import Lexicon
from geomap.claims.words.spellings import (
    ASKED_CLASSES,
    CLAIMING,
    HINGES,
    JOINING,
    TIME,
    Spelt,
)
from geomap.claims.words.units import PLACED, Units
from geomap.model import Document, Mention, Sentence

if TYPE_CHECKING:
    from geomap.claims.words.groups import Group, Reading

_POINTED_AT = frozenset(("time", "point", "stage", "moment", "date", "period", "same", "day's"))
_BEFORE_MAY = frozenset(("last", "this", "next", "early", "mid", "late", "since", "until", "till", "before", "after"))
_COUNTING = frozenset(("last", "only", "few", "sole", "major", "main", "final", "rebel", "government"))
_POINTING = frozenset(("after", "before", "since", "until"))  # "after that the rebels lost P"
_CLAUSE_HEADS = tags.PRONOUN | tags.ACTOR | tags.DETERMINER


class Line(Units):
    """Units of one sentence, as parallel lists.

    Attributes
    ----------
    low
        The unit's words in small letters (a name keeps one blank between its words).
    tag
        Its classes, bits of `geomap.claims.tags`.
    first, last
        Its first token, and the token after its last.
    place, actor
        The mention and the actor that stand there, by unit.
    every, vocabulary
        The classes of all units together, and their words: most constructions need one that the sentence has not.
    joints, triggers, hinges, auxiliaries
        The units that part clauses and phrases, that may claim, on which a clause may hang, and that help a verb.
    """

    __slots__ = (
        "_every", "auxiliaries", "groups", "hinge", "hinges", "joints", "phrases", "question", "readings", "size",
        "tie", "triggers", "vocabulary",
    )  # fmt: skip

    joints: list[int]
    triggers: list[int]
    hinges: list[int]
    auxiliaries: list[int]

    def __init__(
        self,
        document: Document,
        sentence: Sentence,
        mention_at: dict[int, tuple[int, Mention]],
        actor_at: dict[int, Actor],
        lexicon: Lexicon,
        spelt: Spelt,
        doubted: Container[int] = (),
    ) -> None:
        self.document = document
        self.sentence = sentence
        self.text = document.text
        self.place = {}
        self.actor = {}
        self.groups: dict[int, Group] = {}  # verb groups, once read
        self.readings: dict[int, Reading] = {}  # and what stands over them
        self.phrases: dict[tuple[int, bool, bool], tuple[list[Any], int]] = {}  # and what noun phrases name
        self._spelt = spelt
        self.offices = set()
        self.first_place = self.last_place = -1
        self._fill(mention_at, actor_at, lexicon, doubted)
        self.vocabulary = frozenset(self.low)
        if "that" in self.vocabulary:
            self._point()
        if "may" in self.vocabulary:
            self._date()
        if "remaining" in self.vocabulary:
            self._describe()
        if "since" in self.vocabulary:
            self._by_now()
        if "once" in self.vocabulary:
            self._again()
        self._measure()

    def _point(self) -> None:
        """Take "that" for no more than a determiner where it points: "by that time", "east of that town"."""
        low, tag = self.low, self.tag
        for at in self._asked:
            if low[at] != "that" or not 0 < at < len(low) - 1:
                continue
            if (tag[at - 1] & tags.PREPOSITION or low[at - 1] == "all") and (
                tag[at + 1] & (tags.TIME | tags.AREA) or low[at + 1] in _POINTED_AT or low[at - 1] in _POINTING
            ):
                tag[at] = tags.DETERMINER

    def _date(self) -> None:
        """Take "May" for no more than the month where a preposition or a number stands beside it."""
        low, tag = self.low, self.tag
        for at in self._asked:
            if low[at] == "may" and tag[at] & tags.CAPITAL and at:
                beside = tag[at - 1] & (tags.PREPOSITION | tags.NUMBER) or low[at - 1] in _BEFORE_MAY
                if beside or (at + 1 < len(tag) and tag[at + 1] & tags.NUMBER):
                    tag[at] &= ~tags.MODAL

    def _by_now(self) -> None:
        """Take "since" for no more than an adverb behind an auxiliary: "have since taken P"."""
        for at in self._asked:
            if self.low[at] == "since" and at and self.tag[at - 1] & tags.AUXILIARY:
                self.tag[at] = tags.ADVERB

    def _again(self) -> None:
        """Take "once" for no more than an adverb in "once more" and "once again"."""
        low, tag = self.low, self.tag
        for at in self._asked:
            if low[at] == "once" and low[at + 1 : at + 2] in (["more"], ["again"]):
                tag[at] = tag[at + 1] = tags.ADVERB

    def _describe(self) -> None:
        """Take "remaining" for an adjective where it stands as one: "the last remaining town in P"."""
        low, tag = self.low, self.tag
        for at in self._asked:
            if low[at] == "remaining" and 0 < at < len(low) - 1:
                counted = tag[at - 1] & (tags.DETERMINER | tags.POSSESSIVE | tags.NUMBER) or low[at - 1] in _COUNTING
                if counted and not tag[at + 1] & (tags.PREPOSITION | tags.COMMA | tags.STOP):
                    tag[at] = tags.DETERMINER

    def _measure(self) -> None:
        """Take stock of the units: how many there are, where the places stand, whether it is a question."""
        self.size = len(self.low)
        if self.first_place < 0:
            self.first_place = self.size
        low, tag = self.low, self.tag
        self._every = -1
        self.question = "?" in self.vocabulary and (low[-1] == "?" or (low[-2] == "?" and tag[-1] & tags.QUOTE != 0))
        # Units without words or classes behind the last one, so that who looks ahead need not ask where the line
        # ends, which it may do after any word; then a full stop, for who looks back from the first unit.
        low += ("", "", "", ".")
        tag += (0, 0, 0, tags.STOP)
        self.joints, self.triggers, self.hinges = joints, triggers, hinges = [], [], []
        self.auxiliaries = auxiliaries = []
        for unit in self._asked:
            bits = tag[unit]
            if bits & JOINING:
                joints.append(unit)
            if bits & CLAIMING:
                triggers.append(unit)
            if bits & HINGES:
                hinges.append(unit)
            if bits & tags.AUXILIARY:
                auxiliaries.append(unit)
        # The first unit on which a relative clause may hang, and the first that a place stands at or before.
        self.hinge = self.tie = self.size
        for unit in hinges:
            if tag[unit] & tags.RELATIVE or tag[unit + 1] & _CLAUSE_HEADS:  # a pronoun; "the town" before "they held"
                if unit < self.hinge:
                    self.hinge = unit
                if unit >= self.first_place:
                    self.tie = unit
                    break

    @property
    def every(self) -> int:
        """The classes of all units together; a few rules ask for them, of few sentences."""
        if self._every < 0:
            self._every = reduce(or_, self.tag[: self.size], 0)
        return self._every

    def units(self, wanted: int) -> list[int]:
        """The units that have one of the wanted classes, all of `JOINING`, `CLAIMING` or `HINGES`, in order."""
        found: list[int] = []
        tag = self.tag
        for unit in self.joints if wanted & JOINING else self.triggers if wanted & CLAIMING else self.hinges:
            if tag[unit] & wanted:
                found.append(unit)  # noqa: PERF401 (a comprehension costs more than these few units)
        return found

    def without(self, masked: Container[int]) -> Line:
        """Return the sentence without some of its units."""
        return self.arranged(list(filterfalse(masked.__contains__, range(self.size))), {})

    def arranged(self, order: Sequence[int], said: Mapping[int, tuple[str, int]]) -> Line:
        """Return some of the units in another order, a few of them with another word and its classes."""
        where = dict(zip(order, count(), strict=False))
        line = object.__new__(Line)
        line.document, line.sentence = self.document, self.sentence
        line.text, line._spelt, line.groups, line.readings, line.phrases = self.text, self._spelt, {}, {}, {}
        line.low, line.tag = list(map(self.low.__getitem__, order)), list(map(self.tag.__getitem__, order))
        line.first, line.last = list(map(self.first.__getitem__, order)), list(map(self.last.__getitem__, order))
        for unit, (word, bits) in said.items():
            if unit in where:
                line.low[where[unit]], line.tag[where[unit]] = word, bits
        line.place = {where[unit]: mention for unit, mention in self.place.items() if unit in where}
        line.actor = {where[unit]: actor for unit, actor in self.actor.items() if unit in where}
        line.offices = {where[unit] for unit in self.offices if unit in where}
        line.vocabulary = frozenset(line.low)
        line._asked = list(compress(count(), map(ASKED_CLASSES.__and__, line.tag)))
        places = [unit for unit in line.place if line.tag[unit] & PLACED]
        line.first_place, line.last_place = (min(places), max(places)) if places else (-1, -1)
        line._measure()
        return line

    def times(self) -> list[int]:
        """The tokens of the whole document at which a time expression may stand."""
        return self._spelt.of(TIME)

    def start_of(self, unit: int) -> int:
        """Return the character at which a unit starts."""
        return self.document.tokens.starts[self.first[unit]]

    def end_of(self, unit: int) -> int:
        """Return the character after a unit."""
        return self.document.tokens.ends[self.last[unit] - 1]

    def level(self, unit: int) -> str:
        """Return the level of the place at a unit, "" where it is not settled."""
        place = self.place[unit].place
        return place.level if place is not None else ""

    def words(self, start: int, end: int) -> str:
        """Return the text of the units from `start` up to `end`, its white space made plain."""
        if end <= start:
            return ""
        return " ".join(self.text[self.start_of(start) : self.end_of(end - 1)].split())
