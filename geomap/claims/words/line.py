"""One sentence as the grammar sees it: a row of units (words, names, marks), each with its classes."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import compress
from typing import TYPE_CHECKING

from geomap.claims.parties.book import Actor
from geomap.claims.words import tags
from geomap.claims.words.lexicon import Lexicon
from geomap.claims.words.spellings import (
    APOSTROPHES,
    ASKED_CLASSES,
    HYPHENS,
    OPENING_QUOTES,
    ORDINALS,
    OWNING,
    TIME,
    Spelt,
    formed,
    marked,
    row_of,
    shortened,
)
from geomap.model import Document, Mention, Sentence, Span
from geomap.places.words import GIVEN
from geomap.places.words import words as known_words

if TYPE_CHECKING:
    from geomap.claims.words.groups import Group, Reading

_POINTED_AT = frozenset(("time", "point", "stage", "moment", "date", "period", "same", "day's"))
_CONTRACTED = frozenset(["it", "he", "she", "that", "who", "there", "what", "where", "here"])
_PLACED = tags.PLACE | tags.WEAK
_SETTLED = tags.PLACE | tags.CAPITAL
_DOUBTED = tags.WEAK | tags.CAPITAL
_PART = tags.NAME_PART | tags.CAPITAL
_POINTING = frozenset(("after", "before", "since", "until"))  # "after that the rebels lost P"
_HINGES = tags.RELATIVE | tags.AREA
_CLAUSE_HEADS = tags.PRONOUN | tags.ACTOR | tags.DETERMINER
_OPENING = OPENING_QUOTES - {'"'}
_CLOSING = frozenset("”»’")
_ENDS = frozenset((",", ".", "!", "?", "…"))
_MARKS = OPENING_QUOTES | _CLOSING
_JOINTS = frozenset(["al", "el", "ad", "as", "ash", "at", "az", "an", "ar", "de", "del", "la", "e"])
_INNER = _JOINTS | {"bin", "ibn", "bint"}  # inside a name, before its next part ("Qasr bin Ghashir")
_ALSO_ENGLISH = frozenset(("at", "as", "an"))
_SENTENCE_OPENS = tags.STOP | tags.QUOTE
_HEIGHTS = frozenset(("mount", "mont", "monte", "fort", "camp"))  # first words of names, whatever stands behind them
_OF_KIND = {
    "force": tags.ACTOR | tags.FORCE,
    "group": tags.ACTOR | tags.FORCE,
    "generic": tags.ACTOR | tags.FORCE,
    "people": tags.ACTOR | tags.FORCE,
    "official": tags.ACTOR | tags.PEOPLE,
    "body": tags.ACTOR | tags.PEOPLE,
    "person": tags.ACTOR | tags.PEOPLE,
}


_SITTERS = frozenset(("garrison", "occupiers"))  # troops that hold where they are
_ARMS = tags.WEAPON | tags.VESSEL
_OF_TAIL = tags.FORCE | tags.WEAPON | tags.PEOPLE | tags.AREA


class Line:
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
    """

    __slots__ = (
        "_asked",
        "_spelt",
        "actor",
        "document",
        "every",
        "first",
        "first_place",
        "groups",
        "hinge",
        "last",
        "last_place",
        "low",
        "offices",
        "place",
        "question",
        "readings",
        "sentence",
        "size",
        "tag",
        "text",
        "tie",
        "vocabulary",
    )

    low: list[str]
    tag: list[int]
    first: list[int]
    last: list[int]
    _asked: list[int]  # the units that have one of the `ASKED_CLASSES`

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
        self.place: dict[int, Mention] = {}
        self.actor: dict[int, Actor] = {}
        self.groups: dict[int, Group] = {}  # verb groups, once read
        self.readings: dict[int, Reading] = {}  # and what stands over them
        self._spelt = spelt
        self.offices: set[int] = set()  # actors with a hyphen ("Russian-allied officials"), garrisons
        self.first_place = self.last_place = -1
        self._fill(mention_at, actor_at, lexicon, doubted)
        self.vocabulary = frozenset(self.low)
        if "that" in self.vocabulary:
            self._point()
        self._measure()

    def _point(self) -> None:
        """Take "that" for no more than a determiner where it points: "by that time", "east of that town"."""
        low, tag = self.low, self.tag
        for at in [unit for unit, word in enumerate(low) if word == "that"]:
            pointing = 0 < at < len(low) - 1 and (tag[at - 1] & tags.PREPOSITION or low[at - 1] == "all")
            if pointing and (
                tag[at + 1] & (tags.TIME | tags.AREA) or low[at + 1] in _POINTED_AT or low[at - 1] in _POINTING
            ):
                tag[at] = tags.DETERMINER
                self._asked = [unit for unit in self._asked if unit != at]

    def _measure(self) -> None:
        """Take stock of the units: how many there are, where the places stand, whether it is a question."""
        self.size = len(self.low)
        if self.first_place < 0:
            self.first_place = self.size
        every = 0
        for bits in self.tag:
            every |= bits
        self.every = every
        # The first unit on which a relative clause may hang, and the first that a place stands at or before.
        self.hinge = self.tie = self.size
        for unit in self.units(_HINGES):
            if self._hangs(unit):
                if unit < self.hinge:
                    self.hinge = unit
                if unit >= self.first_place:
                    self.tie = unit
                    break
        low = self.low
        self.question = "?" in low[-2:] and (low[-1] == "?" or self.tag[-1] & tags.QUOTE != 0)

    def _hangs(self, unit: int) -> bool:
        """Whether a relative clause may hang on a unit: a pronoun, or "the town" before "they held"."""
        if self.tag[unit] & tags.RELATIVE:
            return True
        return unit + 1 < self.size and self.tag[unit + 1] & _CLAUSE_HEADS != 0

    def units(self, wanted: int) -> list[int]:
        """The units that have one of the wanted classes, which must be among `ASKED_CLASSES`, from left to right."""
        found: list[int] = []
        if self.every & wanted:
            tag = self.tag
            for unit in self._asked:
                if tag[unit] & wanted:
                    found.append(unit)  # noqa: PERF401 (a comprehension costs more than these few units)
        return found

    def without(self, masked: Container[int]) -> Line:
        """Return the sentence without some of its units."""
        return self.arranged([unit for unit in range(self.size) if unit not in masked], {})

    def arranged(self, order: Sequence[int], said: Mapping[int, tuple[str, int]]) -> Line:
        """Return some of the units in another order, a few of them with another word and its classes."""
        where = {unit: number for number, unit in enumerate(order)}
        line = object.__new__(Line)
        line.document, line.sentence = self.document, self.sentence
        line.text, line._spelt, line.groups, line.readings = self.text, self._spelt, {}, {}
        line.low = [said[unit][0] if unit in said else self.low[unit] for unit in order]
        line.tag = [said[unit][1] if unit in said else self.tag[unit] for unit in order]
        line.first = [self.first[unit] for unit in order]
        line.last = [self.last[unit] for unit in order]
        line.place = {where[unit]: mention for unit, mention in self.place.items() if unit in where}
        line.actor = {where[unit]: actor for unit, actor in self.actor.items() if unit in where}
        line.offices = {where[unit] for unit in self.offices if unit in where}
        line.vocabulary = frozenset(line.low)
        line._asked = [number for number, bits in enumerate(line.tag) if bits & ASKED_CLASSES]
        places = [number for number, bits in enumerate(line.tag) if bits & _PLACED]
        line.first_place, line.last_place = (places[0], places[-1]) if places else (-1, -1)
        line._measure()
        return line

    def _fill(
        self,
        mention_at: dict[int, tuple[int, Mention]],
        actor_at: dict[int, Actor],
        lexicon: Lexicon,
        doubted: Container[int],
    ) -> None:
        start, end = self.sentence.first_token, self.sentence.end_token
        spelt, words = self._spelt, self.document.tokens.words
        # All are taken over as they are spelt, a unit a token; then those that are more are looked at one by one.
        self.low = low = spelt.low[start:end]
        self.tag = tag = spelt.classes[start:end]
        self.first = first = spelt.numbers[start:end]
        self.last = last = spelt.numbers[start + 1 : end + 1]
        asked = spelt.asked[start:end]
        odd = list(compress(first, spelt.odd[start:end]))
        scare: frozenset[int] = frozenset()
        if 1 in spelt.quoting[start:end]:
            scare = self._scare_quotes(start, end)
            odd = sorted({*odd, *scare}) if scare else odd
        ahead = stop = start  # so many tokens are ahead of the units
        for at in odd:
            if at < stop:
                continue  # inside a unit
            unit, stop = at - ahead, at + 1
            if at in scare:
                del low[unit], tag[unit], first[unit], last[unit], asked[unit]
                ahead += 1
                continue
            found, actor = mention_at.get(at), actor_at.get(at)
            if found is not None or actor is not None:
                word, bits, stop = self._name(at, unit, end, found, actor, lexicon, at in doubted)
            elif (two := shortened(low[unit])) is not None:
                # "they've": a pronoun, and a verb behind it
                low.insert(unit, two[0])
                tag.insert(unit, bits := formed(two[0], words[at], lexicon.classes.get(two[0], 0)))
                first.insert(unit, at)
                last.insert(unit, stop)
                asked.insert(unit, bits & ASKED_CLASSES != 0)
                word, bits = two[1], lexicon.classes.get(two[1], 0)
                ahead -= 1
                unit += 1
            else:
                word, bits, stop = self._word(at, unit, end, lexicon)
            if bits & _PLACED:
                if unit and words[at - 1][0].isupper() and self._headed(at, unit, bits):
                    word, bits = f"{low[unit - 1]} {word}", _DOUBTED
                    del self.place[unit]
                    unit -= 1
                    self.place[unit] = self._doubtful(at - 1, stop)
                    del low[unit], tag[unit], first[unit], last[unit], asked[unit]
                    first[unit] = at - 1
                    ahead += 1
                self.last_place = unit
                if self.first_place < 0:
                    self.first_place = unit
            low[unit], tag[unit] = word, bits
            asked[unit] = bits & ASKED_CLASSES != 0
            if stop > at + 1:
                last[unit] = stop
                inside = slice(unit + 1, unit + stop - at)
                del low[inside], tag[inside], first[inside], last[inside], asked[inside]
                ahead += stop - at - 1
        self._asked = list(compress(spelt.numbers, asked))

    def _name(
        self,
        at: int,
        unit: int,
        end: int,
        found: tuple[int, Mention] | None,
        actor: Actor | None,
        lexicon: Lexicon,
        doubted: bool,
    ) -> tuple[str, int, int]:
        """Read the place or the actor at a token, or what bears both names: its words, its classes, the token after."""
        words = self.document.tokens.words
        bits = 0
        stop = at + 1
        if found is not None and (actor is None or found[0] >= actor.token_end or found[1].kind == "place"):
            stop, mention = found
            if stop > end:
                stop = end
            if doubted and actor is None and stop == at + 1 and (run := self._weak(at, end, lexicon.classes)) > stop:
                # "Tora" of "Tora Bora": a longer name that no list has
                stop, mention = run, self._doubtful(at, run)
            if mention.kind == "place":
                bits = _DOUBTED if doubted else _SETTLED
                self.place[unit] = mention
            else:
                bits = _PART
        if actor is not None and (stop <= actor.token_end or not bits):
            if actor.token_end > stop:
                # "Ukraine's army" holds the name of a place and is none; `place` keeps it for republics.
                bits &= ~(tags.PLACE | tags.WEAK | tags.NAME_PART)
                stop = min(actor.token_end, end)
            bits |= _OF_KIND.get(actor.kind, tags.ACTOR)
            if words[at][0].isupper():
                bits |= tags.CAPITAL
            self.actor[unit] = actor
            occupying = actor.noun and actor.noun.startswith("occupation ")
            if occupying or words[stop - 1] in _SITTERS or (stop - at > 2 and words[at + 1] in HYPHENS):
                self.offices.add(unit)
        if stop < end - 1 and words[stop] in HYPHENS and self._glued(stop):
            # "Russian-held": the name and its hyphened rest are one unit.
            self.place.pop(unit, None)
            stop = self._hyphened(stop, end)
            bits = (bits & ~_PLACED) | tags.COMPOUND
        if bits & tags.ACTOR:
            bits |= self._spelt.classes[stop - 1] & _ARMS
        low = self._spelt.low
        return low[at] if stop == at + 1 else " ".join(low[at:stop]), bits, stop

    def _word(self, at: int, unit: int, end: int, lexicon: Lexicon) -> tuple[str, int, int]:
        """Read a word that is more than its spelling: hyphened, unknown, an apostrophe; as `_name` gives it."""
        words, spelt, stop = self.document.tokens.words, self._spelt, at + 1
        raw, word = words[at], spelt.low[at]
        if at < end - 2 and words[stop] in HYPHENS and self._glued(stop):
            stop = self._hyphened(stop, end)
            word, bits = self._compound(at, stop, lexicon)
            known = bits != 0
            bits = formed(word, raw, bits)
        elif word in OWNING:
            return word, self._apostrophe(at), stop
        else:
            bits = spelt.classes[at]
            known = word in lexicon.classes or word in lexicon.trigger_words
        capital = raw[0].isupper()
        if not known and (capital or self._joined(at, end)) and (run := self._weak(at, end, lexicon.classes)):
            # A name that no list has: a place only where the grammar asks for one, and no "rebel leader N".
            office = self.actor.get(unit - 1)
            if office is not None and office.kind == "official" and office.token_end == at:
                return " ".join(spelt.low[at:run]), tags.CAPITAL, run
            self.place[unit] = self._doubtful(at, run)
            return " ".join(spelt.low[at:run]), _DOUBTED if capital else tags.WEAK, run
        return word, bits, stop

    def _compound(self, at: int, stop: int, lexicon: Lexicon) -> tuple[str, int]:
        """Read a chain of hyphened words: the words together and their classes, none for a name ("Mrauk-U")."""
        words, classes = self.document.tokens.words, lexicon.classes
        raw, word, last = words[at], "".join(words[at:stop]).lower(), words[stop - 1]
        tail = last.lower()
        bits = classes.get(word, 0) | tags.COMPOUND | classes.get(tail, 0) & _OF_TAIL
        if word in lexicon.trigger_words or tail in lexicon.compounds:
            bits |= tags.TRIGGER
        named = bits == tags.COMPOUND and (raw[0].isupper() or raw in _JOINTS) and last[0].isupper()
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
        head = self.low[unit - 1]
        if head in _ALSO_ENGLISH and (unit == 1 or self.tag[unit - 2] & _SENTENCE_OPENS):
            return False  # "At P the rebels", "As P fell"
        named = (
            head in _HEIGHTS
            or (head == "tell" and unit > 1)
            or (bits & tags.WEAK and (head in _JOINTS or self._joined(at, self.sentence.end_token)))
        )
        return bool(named and self.last[unit - 1] == at and unit - 1 not in self.actor)

    def _doubtful(self, at: int, stop: int) -> Mention:
        """A name that no list has, from a token up to another."""
        span = Span(self.document.tokens.starts[at], self.document.tokens.ends[stop - 1])
        return Mention(span, self.text[span.start : span.end], "place", None, 0.3, "", span)

    def _scare_quotes(self, start: int, end: int) -> frozenset[int]:
        """Tokens of quotation marks round a few words of a clause (the “liberation” of): no one's speech."""
        words = self.document.tokens.words
        found: list[int] = []
        opened = -1
        for at in compress(range(start, end), map(_MARKS.__contains__, words[start:end])):
            word = words[at]
            if word in _OPENING or (word == '"' and opened < 0):
                opened = at
            else:
                inside = at - opened - 1
                if opened >= 0 and 0 < inside <= 5 and words[at - 1] not in _ENDS and words[opened + 1][0].islower():
                    found += (opened, at)
                opened = -1
        return frozenset(found)

    def _weak(self, at: int, end: int, classes: dict[str, int]) -> int:
        """Return the token after a run of unknown words in capitals that begins at `at`, 0 where there is none."""
        words = self.document.tokens.words
        raw = words[at]
        if raw not in _JOINTS and (len(raw) < 3 or not raw.isalpha() or raw.isupper()):
            return 0
        if at == self.sentence.first_token and (known_words()[raw].rank or known_words()[raw].classes & GIVEN):
            return 0  # any word has a capital there: only one that is no common word may be a name
        stop = at + 1
        while stop < end:
            word = words[stop]
            if (
                word[0].isupper()
                and word[:1].isalpha()
                and not classes.get(word.lower(), 0)
                and stop not in self._spelt.taken
            ):
                stop += 1
            elif (
                word in _INNER
                and stop + 1 < end
                and words[stop + 1][:1].isupper()
                and stop + 1 not in self._spelt.taken
            ):
                stop += 2
            elif self._joined(stop, end) and stop + 2 not in self._spelt.taken:
                stop += 3  # "Mays al-Jabal"
            elif word in HYPHENS and stop + 1 < end and words[stop + 1][:1].isalpha() and self._glued(stop):
                if words[stop + 1][:1].islower() and words[stop + 1] not in _JOINTS:
                    return 0
                stop += 2
            else:
                break
        after = words[stop] if stop < end else ""
        if raw == "New" and after[:1].isupper() and classes.get(after.lower(), 0) & tags.TIME:
            return 0  # "New Year"
        if after in ("War", "Wars") or raw.lower() in ORDINALS:
            return 0  # "the Second World War", "the Fourteenth, with the cavalry"
        if at and classes.get(words[at - 1].lower(), 0) & tags.VESSEL:
            return 0  # "the steamer Presto"
        return stop if stop - at <= 6 else 0

    def _joined(self, at: int, end: int) -> bool:
        """Whether an article in small letters is joined to a name ("al-Qaim")."""
        words = self.document.tokens.words
        return words[at] in _JOINTS and at + 2 < end and words[at + 1] in HYPHENS and words[at + 2][:1].isupper()

    def _glued(self, hyphen: int) -> bool:
        starts, ends = self.document.tokens.starts, self.document.tokens.ends
        return starts[hyphen] == ends[hyphen - 1] and starts[hyphen + 1] == ends[hyphen]

    def _hyphened(self, hyphen: int, end: int) -> int:
        """Return the token after a chain of hyphened words that begins with the hyphen at `hyphen`."""
        words = self.document.tokens.words
        while hyphen < end - 1 and words[hyphen] in HYPHENS and self._glued(hyphen):
            hyphen += 2
        return hyphen

    def times(self) -> Iterator[int]:
        """The tokens of the whole document at which a time expression may stand."""
        return marked(row_of(self._spelt.kinds, TIME))

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
