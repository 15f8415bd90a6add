"""The units of a sentence: its tokens, each name, chain of hyphens and actor of several tokens made one."""

from __future__ import annotations

from collections.abc import Container
from itertools import compress

from geomap.claims.parties.book import Actor
from geomap.claims.words import tags
from geomap.claims.words.leftout import CLOSING, LeftOut
from geomap.claims.words.lexicon import Lexicon
from geomap.claims.words.spellings import (
    APOSTROPHES,
    ASKED_CLASSES,
    HYPHENS,
    OWNING,
    Spelt,
    formed,
    shortened,
)
from geomap.claims.words.unlistednames import ALSO_ENGLISH, GOES_ON, JOINTS
from geomap.model import Document, Mention, Sentence

_CONTRACTED = frozenset(["it", "he", "she", "that", "who", "there", "what", "where", "here"])
PLACED = tags.PLACE | tags.WEAK
_SETTLED = tags.PLACE | tags.CAPITAL
_DOUBTED = tags.WEAK | tags.CAPITAL
_SITE = tags.SITE
_PART = tags.NAME_PART | tags.CAPITAL
_QUOTED = CLOSING | {'"'}
_JOINED_BY = HYPHENS | _QUOTED
_SENTENCE_OPENS = tags.STOP | tags.QUOTE
# First words of names, whatever stands behind them.
_HEIGHTS = frozenset(
    ("mount", "mont", "monte", "fort", "camp", "outpost", "firebase", "port", "cape", "hill", "point", "cima", "col")
)
_HEADS = _HEIGHTS | JOINTS | {"tell"}
_NAMED = tags.PLACE | tags.WEAK | tags.NAME_PART
_OF_KIND = {
    "force": tags.ACTOR | tags.FORCE,
    "group": tags.ACTOR | tags.FORCE,
    "generic": tags.ACTOR | tags.FORCE,
    "people": tags.ACTOR | tags.FORCE,
    "official": tags.ACTOR | tags.PEOPLE,
    "body": tags.ACTOR | tags.PEOPLE,
    "person": tags.ACTOR | tags.PEOPLE,
}
_TITLED = frozenset(("Toward", "Towards", "Into", "From", "On", "Against", "Near"))  # as headlines write them
_SITTERS = frozenset(("garrison", "occupiers"))  # troops that hold where they are
_ARMS = tags.WEAPON | tags.VESSEL
_OF_TAIL = tags.FORCE | tags.WEAPON | tags.PEOPLE | tags.AREA


class Units(LeftOut):
    """Units of one sentence, made from its tokens: what `Line` measures and the grammar reads.

    Attributes are told in `Line`.
    """

    __slots__ = (
        "_asked",
        "_asks",
        "_spelt",
        "actor",
        "document",
        "first",
        "first_place",
        "last",
        "last_place",
        "low",
        "offices",
        "place",
        "sentence",
        "tag",
        "text",
    )

    low: list[str]
    tag: list[int]
    first: list[int]
    last: list[int]
    _asks: bytearray  # whether a unit may have one of the `ASKED_CLASSES`, while the row is made
    _asked: list[int]  # the units that may have one of the `ASKED_CLASSES`
    document: Document
    sentence: Sentence
    text: str
    place: dict[int, Mention]
    actor: dict[int, Actor]
    offices: set[int]  # actors with a hyphen ("Russian-allied officials"), garrisons
    first_place: int
    last_place: int
    _spelt: Spelt

    def _fill(
        self,
        mention_at: dict[int, tuple[int, Mention]],
        actor_at: dict[int, Actor],
        lexicon: Lexicon,
        doubted: Container[int],
    ) -> None:
        """Make the units: all tokens are taken over as they are spelt; then those that are more, one by one."""
        start, end = self.sentence.first_token, self.sentence.end_token
        spelt, words = self._spelt, self.document.tokens.words
        self.low = low = spelt.low[start:end]
        self.tag = tag = spelt.classes[start:end]
        self.first = spelt.numbers[start:end]
        self.last = last = spelt.numbers[start + 1 : end + 1]
        self._asks = asks = spelt.asked[start:end]
        odd, silent, unsaid = self._left_out(start, end)
        places: list[int] = []
        ahead = stop = start  # so many tokens are ahead of the units
        while (at := odd.find(1, stop, end)) >= 0:
            unit, stop = at - ahead, at + 1
            if silent and at in silent:
                self._drop(unit, unit + 1)
                ahead += 1
                continue
            if unsaid and at in unsaid:
                ahead -= self._say(at, unit, places, lexicon)
                continue
            found, actor = mention_at.get(at), actor_at.get(at)
            doubtful = at in doubted
            if doubtful and self._of_headline(at, end, lexicon.classes):
                found = None
            if found is not None or actor is not None:
                bits, stop = self._name(at, unit, end, found, actor, lexicon, doubtful)
            elif (two := shortened(low[unit])) is not None:
                bits = self._split(at, unit, two, lexicon)
                ahead -= 1
                unit += 1
            else:
                bits, stop = self._word(at, unit, end, lexicon)
            if bits & PLACED:
                if unit and (low[unit - 1] in _HEADS or words[at] in JOINTS) and self._headed(at, unit, bits):
                    unit, bits = self._joined_to(unit, 1, at, stop)
                    ahead += 1
                places.append(unit)
            elif stop == at + 1 and bits & _SITE:
                heads, stop = self._site(at, unit, end)
                if heads >= 0:
                    unit, bits = self._joined_to(unit, heads, at, stop)
                    ahead += heads
                    places.append(unit)
            tag[unit] = bits
            if bits & ASKED_CLASSES:
                asks[unit] = 1
            if stop > at + 1:
                last[unit] = stop
                self._drop(unit + 1, unit + stop - at)
                ahead += stop - at - 1
        self._asked = list(compress(spelt.numbers, asks))
        if places:
            self.first_place, self.last_place = places[0], places[-1]

    def _drop(self, begin: int, end: int) -> None:
        """Take units out of the row."""
        del self.low[begin:end], self.tag[begin:end], self.first[begin:end], self.last[begin:end], self._asks[begin:end]

    def _insert(self, unit: int, first: int, last: int) -> None:
        """Put an empty unit into the row."""
        self.low.insert(unit, "")
        self.tag.insert(unit, 0)
        self.first.insert(unit, first)
        self.last.insert(unit, last)
        self._asks.insert(unit, 0)

    def _say(self, at: int, unit: int, places: list[int], lexicon: Lexicon) -> bool:
        """Read "said" where a token stands for it (`_unsaid`); tell whether that makes a unit of its own."""
        behind = self.document.tokens.words[at] == "that"  # behind an aside: the verb stands before it
        if behind:
            self._insert(unit, at, at)
        elif unit - 1 in places:
            places.remove(unit - 1)  # "…; Moscow, that": who says it, and no place
            self.place.pop(unit - 1)
            self.tag[unit - 1] &= ~PLACED
        self.low[unit], self._asks[unit] = "said", 1
        self.tag[unit] = formed("said", "said", lexicon.classes["said"]) | tags.TRIGGER
        return behind

    def _split(self, at: int, unit: int, two: tuple[str, str], lexicon: Lexicon) -> int:
        """Make two units of "they've", a pronoun and a verb behind it: the classes of the verb."""
        self._insert(unit, at, at + 1)
        bits = formed(two[0], self.document.tokens.words[at], lexicon.classes.get(two[0], 0))
        self.low[unit], self.tag[unit], self._asks[unit] = two[0], bits, bits & ASKED_CLASSES != 0
        self.low[unit + 1] = two[1]
        return lexicon.classes.get(two[1], 0)

    def _joined_to(self, unit: int, heads: int, at: int, stop: int) -> tuple[int, int]:
        """Make one name of a unit, whose tokens are `at` to `stop`, and so many before it: its unit and its classes."""
        begin = unit - heads
        self.low[unit] = " ".join((*self.low[begin:unit], *self._spelt.low[at:stop]))
        for each in range(begin, unit + 1):
            self.place.pop(each, None)
        self.place[begin] = self._doubtful(self.first[begin], stop)
        self.first[unit] = self.first[begin]
        self._drop(begin, unit)
        return begin, _DOUBTED

    def _name(
        self,
        at: int,
        unit: int,
        end: int,
        found: tuple[int, Mention] | None,
        actor: Actor | None,
        lexicon: Lexicon,
        doubted: bool,
    ) -> tuple[int, int]:
        """Read the place or the actor at a token, or what bears both names: its classes, and the token after it."""
        words, spelt = self.document.tokens.words, self._spelt
        bits, stop = 0, at + 1
        if found is not None and (actor is None or found[0] >= actor.token_end or found[1].kind == "place"):
            stop, mention = found
            if stop > end:
                stop = end
            if actor is None and stop < end and (doubted or words[stop][0].isupper() or words[stop] in GOES_ON):
                weak = self._weak(at, end, lexicon.classes) if doubted else 0
                run = weak if doubted else self._longer(mention, stop, end, lexicon.classes)
                if run > stop:  # "Tora" of "Tora Bora": a longer name that no list has
                    stop, mention, doubted = run, self._doubtful(at, run), True
            if mention.kind != "place":
                bits = _PART
            elif not doubted:
                bits = _SETTLED
                self.place[unit] = mention
            elif actor is not None and actor.kind == "group" and at and spelt.low[at - 1] == "the":
                bits = 0  # "the Shabab"
            elif not (bits := self._another_word(at, stop, end, lexicon)):
                bits = _DOUBTED
                self.place[unit] = mention
        if actor is not None and (stop <= actor.token_end or not bits):
            if actor.token_end > stop:
                # "Ukraine's army" holds the name of a place and is none; `place` keeps it for republics.
                bits &= ~_NAMED
                stop = min(actor.token_end, end)
            bits |= self._act(actor, unit, at, stop)
        joined = stop < end - 1 and spelt.odd[stop] and words[stop] in _JOINED_BY
        if joined and (hyphen := self._hyphen_behind(stop, end)):
            # "Russian-held": the name and its hyphened rest are one unit.
            self.place.pop(unit, None)
            stop = self._hyphened(hyphen, end)
            bits = (bits & ~PLACED) | tags.COMPOUND
        if bits & tags.ACTOR:
            bits |= spelt.classes[stop - 1] & _ARMS
        if stop > at + 1:
            self.low[unit] = " ".join(spelt.low[at:stop])
        return bits, stop

    def _act(self, actor: Actor, unit: int, at: int, stop: int) -> int:
        """Put an actor, whose tokens are `at` to `stop`, at a unit: its classes."""
        self.actor[unit] = actor
        if (stop > at + 1 or actor.noun in _SITTERS) and self._is_office(actor.noun, at, stop):
            self.offices.add(unit)
        bits = _OF_KIND.get(actor.kind, tags.ACTOR)
        return bits | tags.CAPITAL if self.document.tokens.words[at][0].isupper() else bits

    def _another_word(self, at: int, stop: int, end: int, lexicon: Lexicon) -> int:
        """The classes of a doubted name of one token that is another word there; 0 where it is a name."""
        if stop != at + 1:
            return 0
        words, spelt = self.document.tokens.words, self._spelt
        if spelt.classes[at] & _SITE:
            return _SITE | tags.CAPITAL  # "Point", but for "Point 204"
        if stop < end and words[stop] in _TITLED and spelt.low[at] in lexicon.trigger_words:
            return tags.TRIGGER  # "Troops Strike Izium, Advance Toward Lyman"
        if spelt.classes[at] & tags.DIRECTION and stop < end and spelt.classes[stop] & tags.AREA_PART:
            return tags.DIRECTION | tags.CAPITAL  # "the Eastern portions of P"
        return 0

    def _hyphen_behind(self, stop: int, end: int) -> int:
        """The hyphen that joins more to a name that ends there, or to its closing quotation mark; 0 without one."""
        words = self.document.tokens.words
        if words[stop] in _QUOTED and stop < end - 2:
            stop += 1
        return stop if words[stop] in HYPHENS and self._glued(stop) else 0

    def _is_office(self, noun: str, at: int, stop: int) -> bool:
        """Whether an actor is one that holds or runs a place: an administration, a garrison, one with a hyphen."""
        words = self.document.tokens.words
        hyphened = stop - at > 2 and words[at + 1] in HYPHENS
        return hyphened or words[stop - 1] in _SITTERS or noun.startswith("occupation ")

    def _word(self, at: int, unit: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
        """Read a word that is more than its spelling: hyphened, unknown, an apostrophe; as `_name` gives it."""
        words, spelt, stop = self.document.tokens.words, self._spelt, at + 1
        raw, word = words[at], spelt.low[at]
        if at < end - 2 and words[stop] in HYPHENS and self._glued(stop):
            stop = self._hyphened(stop, end)
            word, bits = self._compound(at, stop, lexicon)
            self.low[unit] = word
            known = bits != 0
            bits = formed(word, raw, bits)
        elif word in OWNING:
            return self._apostrophe(at), stop
        elif raw in HYPHENS and self.sentence.first_token < at < end - 1 and self._apart(at):
            self.low[unit] = "–"  # "the rebels - some of them boys - took P"
            return tags.STOP, stop
        else:
            bits = spelt.classes[at]
            known = word in lexicon.classes or word in lexicon.trigger_words
        capital = raw[0].isupper()
        if not known and (capital or self._joined(at, end)) and (run := self._weak(at, end, lexicon.classes)):
            # A name that no list has: a place only where the grammar asks for one, and no "rebel leader N".
            self.low[unit] = " ".join(spelt.low[at:run])
            office = self.actor.get(unit - 1)
            if office is not None and office.kind == "official" and office.token_end == at:
                return tags.CAPITAL, run
            self.place[unit] = self._doubtful(at, run)
            return _DOUBTED if capital else tags.WEAK, run
        return bits, stop

    def _compound(self, at: int, stop: int, lexicon: Lexicon) -> tuple[str, int]:
        """Read a chain of hyphened words: the words together and their classes, none for a name ("Mrauk-U")."""
        words, classes = self.document.tokens.words, lexicon.classes
        raw, word, last = words[at], "".join(words[at:stop]).lower(), words[stop - 1]
        tail = last.lower()
        bits = classes.get(word, 0) | tags.COMPOUND | classes.get(tail, 0) & _OF_TAIL
        if word in lexicon.trigger_words or tail in lexicon.compounds:
            bits |= tags.TRIGGER
            if word.endswith("ing") and word in lexicon.trigger_words:
                bits |= tags.GERUND  # "denied re-capturing P"
        named = bits == tags.COMPOUND and (raw[0].isupper() or raw in JOINTS) and last[0].isupper()
        return word, 0 if named else bits

    def _apostrophe(self, at: int) -> int:
        """The classes of an apostrophe, or of one with its "s"."""
        tokens = self.document.tokens
        glued = at > 0 and tokens.starts[at] == tokens.ends[at - 1]
        before = tokens.words[at - 1]
        if tokens.words[at] in APOSTROPHES:
            owning = glued and at > self.sentence.first_token and before[-1].isalnum()
            return tags.POSSESSIVE if owning else tags.QUOTE
        if glued:
            return tags.BE if before.lower() in _CONTRACTED else tags.POSSESSIVE
        return 0

    def _headed(self, at: int, unit: int, bits: int) -> bool:
        """Whether a name of a place goes on from the word before it ("Mount Kent", "Al Watiya", "Ras al-Ain")."""
        head, before = self.low[unit - 1], self.document.tokens.words[at - 1]
        if not (before[0].isupper() or before in ("al", "el")):
            return False  # "the town of al Hiri"
        if head in ALSO_ENGLISH and (unit == 1 or self.tag[unit - 2] & _SENTENCE_OPENS):
            return False  # "At P the rebels", "As P fell"
        named = (
            head in _HEIGHTS
            or (head == "tell" and unit > 1)
            or (bits & tags.WEAK and (head in JOINTS or self._joined(at, self.sentence.end_token)))
        )
        return bool(named and self.last[unit - 1] == at and unit - 1 not in self.actor)
