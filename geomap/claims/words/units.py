"""The units of a sentence: its tokens, each name, chain of hyphens and actor of several tokens made one."""

from __future__ import annotations

from collections.abc import Container
from itertools import compress

from geomap.claims.parties.book import Actor
from geomap.claims.words import tags
from geomap.claims.words.lexicon import Lexicon
from geomap.claims.words.spellings import (
    APOSTROPHES,
    ASKED_CLASSES,
    CROWDS,
    ECHOING,
    HYPHENS,
    OPENING_QUOTES,
    OWNING,
    Spelt,
    formed,
    marked,
    shortened,
)
from geomap.claims.words.unlistednames import ALSO_ENGLISH, GOES_ON, JOINTS, Names
from geomap.model import Document, Mention, Sentence

_CONTRACTED = frozenset(["it", "he", "she", "that", "who", "there", "what", "where", "here"])
PLACED = tags.PLACE | tags.WEAK
_SETTLED = tags.PLACE | tags.CAPITAL
_DOUBTED = tags.WEAK | tags.CAPITAL
_SITE = tags.SITE
_PART = tags.NAME_PART | tags.CAPITAL
_OPENING = OPENING_QUOTES - {'"'}
_CLOSING = frozenset("”»’")
_QUOTED = _CLOSING | {'"'}
_AUXILIARIES = frozenset(("is", "are", "was", "were", "has", "have", "had", "been", "will", "would", "to", "not"))
_ENDS = frozenset((",", ".", "!", "?", "…"))
_MARKS = OPENING_QUOTES | _CLOSING
_NO_SUBJECT = (
    tags.SPEECH
    | tags.PREPOSITION
    | tags.DETERMINER
    | tags.CONJUNCTION
    | tags.SUBORDINATOR
    | tags.RELATIVE
    | tags.ADVERB
)
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
_NO_ADJECTIVE = (
    tags.FORCE | tags.PREPOSITION | tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.DETERMINER | tags.PEOPLE
    | tags.CROWD | tags.WEAPON | tags.AUXILIARY | tags.POSSESSIVE
)  # fmt: skip
_OF_ITS_OWN = tags.AUXILIARY | tags.PAST | tags.VERB_IRREGULAR
_GLOSS = 9  # tokens of a bracket that repeats
_COUNTED = frozenset(("population", "pop", "pop.", "about", "some", "roughly", "around", "approximately"))
_ENVIRONS = frozenset(("surroundings", "environs"))
_LANDS = frozenset(("areas", "countryside", "hills", "farmland", "territory", "territories", "land", "hamlets"))
_OF_WHICH = frozenset(("of", "in", "around", "near", "including", "such", "like", "on", "along", "outside"))
_OF_TAIL = tags.FORCE | tags.WEAPON | tags.PEOPLE | tags.AREA


class Units(Names):
    """Units of one sentence, made from its tokens: what `Line` measures and the grammar reads.

    Attributes are told in `Line`.
    """

    __slots__ = (
        "_asked",
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
        start, end = self.sentence.first_token, self.sentence.end_token
        spelt, words = self._spelt, self.document.tokens.words
        # All are taken over as they are spelt, a unit a token; then those that are more are looked at one by one.
        self.low = low = spelt.low[start:end]
        self.tag = tag = spelt.classes[start:end]
        self.first = first = spelt.numbers[start:end]
        self.last = last = spelt.numbers[start + 1 : end + 1]
        asked = spelt.asked[start:end]
        odd = spelt.odd
        silent: frozenset[int] = frozenset()
        unsaid: tuple[int, ...] = ()
        if marks := list(marked(spelt.quoting, start, end)):
            silent = self._scare_quotes(marks, start, end) | self._glosses(marks, start, end)
            silent |= self._echoes(marks, start, end)
            unsaid = self._unsaid(marks, end)
            if silent or unsaid:
                odd = odd.copy()
                for at in (*silent, *unsaid):
                    odd[at] = 1
        places: list[int] = []
        ahead = stop = start  # so many tokens are ahead of the units
        while (at := odd.find(1, stop, end)) >= 0:
            unit, stop = at - ahead, at + 1
            if silent and at in silent:
                del low[unit], tag[unit], first[unit], last[unit], asked[unit]
                ahead += 1
                continue
            if unsaid and at in unsaid:
                bits = formed("said", "said", lexicon.classes["said"]) | tags.TRIGGER
                if words[at] == "that":  # behind an aside: the verb stands before it
                    ahead -= 1
                    low.insert(unit, "")
                    for row in (tag, first, last, asked):
                        row.insert(unit, 0)
                    first[unit] = last[unit] = at
                elif unit - 1 in places:
                    places.remove(unit - 1)  # "…; Moscow, that": who says it, and no place
                    self.place.pop(unit - 1)
                    tag[unit - 1] &= ~PLACED
                low[unit], tag[unit], asked[unit] = "said", bits, 1
                continue
            found, actor = mention_at.get(at), actor_at.get(at)
            doubtful = at in doubted
            if doubtful and self._of_headline(at, end, lexicon.classes):
                found = None
            if found is not None or actor is not None:
                bits, stop = self._name(at, unit, end, found, actor, lexicon, doubtful)
            elif (two := shortened(low[unit])) is not None:
                # "they've": a pronoun, and a verb behind it
                low.insert(unit, two[0])
                tag.insert(unit, bits := formed(two[0], words[at], lexicon.classes.get(two[0], 0)))
                first.insert(unit, at)
                last.insert(unit, stop)
                asked.insert(unit, bits & ASKED_CLASSES != 0)
                ahead -= 1
                unit += 1
                low[unit], bits = two[1], lexicon.classes.get(two[1], 0)
            else:
                bits, stop = self._word(at, unit, end, lexicon)
            if bits & PLACED:
                if unit and (low[unit - 1] in _HEADS or words[at] in JOINTS) and self._headed(at, unit, bits):
                    unit, bits = self._joined_to(unit, 1, at, stop, asked)
                    ahead += 1
                places.append(unit)
            elif bits & _SITE and stop == at + 1:
                heads, stop = self._site(at, unit, end)
                if heads >= 0:
                    unit, bits = self._joined_to(unit, heads, at, stop, asked)
                    ahead += heads
                    places.append(unit)
            tag[unit] = bits
            if bits & ASKED_CLASSES:
                asked[unit] = 1
            if stop > at + 1:
                last[unit] = stop
                inside = slice(unit + 1, unit + stop - at)
                del low[inside], tag[inside], first[inside], last[inside], asked[inside]
                ahead += stop - at - 1
        self._asked = list(compress(spelt.numbers, asked))
        if places:
            self.first_place, self.last_place = places[0], places[-1]

    def _joined_to(self, unit: int, heads: int, at: int, stop: int, asked: bytearray) -> tuple[int, int]:
        """Make one name of a unit, whose tokens are `at` to `stop`, and so many before it: its unit and its classes."""
        begin = unit - heads
        self.low[unit] = " ".join((*self.low[begin:unit], *self._spelt.low[at:stop]))
        for each in range(begin, unit + 1):
            self.place.pop(each, None)
        self.place[begin] = self._doubtful(self.first[begin], stop)
        self.first[unit] = self.first[begin]
        before = slice(begin, unit)
        del self.low[before], self.tag[before], self.first[before], self.last[before], asked[before]
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
            if actor is None and stop < end:
                if doubted:
                    run = self._weak(at, end, lexicon.classes)
                    if run > stop:  # "Tora" of "Tora Bora": a longer name that no list has
                        stop, mention = run, self._doubtful(at, run)
                elif (words[stop][0].isupper() or words[stop] in GOES_ON) and (
                    run := self._longer(mention, stop, end, lexicon.classes)
                ):
                    stop, mention, doubted = run, self._doubtful(at, run), True
            if mention.kind == "place":
                bits = _DOUBTED if doubted else _SETTLED
                self.place[unit] = mention
                if doubted and stop == at + 1:
                    if spelt.classes[at] & _SITE:
                        bits = _SITE | tags.CAPITAL  # "Point", but for "Point 204"
                        del self.place[unit]
                    elif stop < end and words[stop] in _TITLED and spelt.low[at] in lexicon.trigger_words:
                        bits = tags.TRIGGER  # "Troops Strike Izium, Advance Toward Lyman"
                        del self.place[unit]
                    elif spelt.classes[at] & tags.DIRECTION and stop < end and spelt.classes[stop] & tags.AREA_PART:
                        bits = tags.DIRECTION | tags.CAPITAL  # "the Eastern portions of P"
                        del self.place[unit]
            else:
                bits = _PART
        if actor is not None and (stop <= actor.token_end or not bits):
            if actor.token_end > stop:
                # "Ukraine's army" holds the name of a place and is none; `place` keeps it for republics.
                bits &= ~_NAMED
                stop = min(actor.token_end, end)
            bits |= _OF_KIND.get(actor.kind, tags.ACTOR)
            if words[at][0].isupper():
                bits |= tags.CAPITAL
            self.actor[unit] = actor
            if (stop > at + 1 or actor.noun in _SITTERS) and self._is_office(actor.noun, at, stop):
                self.offices.add(unit)
        if stop < end - 1 and spelt.odd[stop]:
            if words[stop] in _QUOTED and stop < end - 2 and words[stop + 1] in HYPHENS and self._glued(stop + 1):
                stop += 1
            if words[stop] in HYPHENS and stop < end - 1 and self._glued(stop):
                # "Russian-held": the name and its hyphened rest are one unit.
                self.place.pop(unit, None)
                stop = self._hyphened(stop, end)
                bits = (bits & ~PLACED) | tags.COMPOUND
        if bits & tags.ACTOR:
            bits |= spelt.classes[stop - 1] & _ARMS
        if stop > at + 1:
            self.low[unit] = " ".join(spelt.low[at:stop])
        return bits, stop

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

    def _scare_quotes(self, marks: list[int], start: int, end: int) -> frozenset[int]:
        """Tokens of quotation marks round a few words of a clause (the “liberation” of): no one's speech."""
        words = self.document.tokens.words
        if OPENING_QUOTES.isdisjoint([words[at] for at in marks]):
            return frozenset()
        found: list[int] = []
        opened = -1
        for at in compress(range(start, end), map(_MARKS.__contains__, words[start:end])):
            word = words[at]
            if word in _OPENING or (word == '"' and opened < 0):
                opened = at
            else:
                inside = at - opened - 1
                named = inside <= 3 and at + 2 < end and words[at + 1] in HYPHENS and self._glued(at + 1)
                if (
                    opened >= 0
                    and 0 < inside <= 5
                    and words[at - 1] not in _ENDS
                    and (words[opened + 1][0].islower() or named)  # "“DPR”-controlled P"
                ):
                    found += (opened, at)
                elif self._within_clause(start, opened, end):
                    found.append(opened)  # "are “trying to take P from the east”": one clause
                    if words[at - 1] not in _ENDS:
                        found.append(at)
                opened = -1
        if self._within_clause(start, opened, end):
            found.append(opened)
        return frozenset(found)

    def _within_clause(self, start: int, opened: int, end: int) -> bool:
        """Whether a quotation opens between a subject and its verb: "said his men “captured P and hold it”"."""
        words, classes = self.document.tokens.words, self._spelt.classes
        if not start < opened < end - 2 or not words[opened + 1][0].islower():
            return False
        if words[opened - 1] in _AUXILIARIES:
            return True
        verb = opened + 1 + bool(classes[opened + 1] & tags.ADVERB)
        stands = words[opened - 1][-1].isalnum() and not classes[opened - 1] & _NO_SUBJECT
        return bool(stands and classes[verb] & tags.FINITE)

    def _glosses(self, marks: list[int], start: int, end: int) -> frozenset[int]:
        """Tokens of brackets that only repeat what stands before: "80 km (50 miles)", "the Arakan Army (AA)"."""
        words = self.document.tokens.words
        found: set[int] = set()
        for at in marks:
            if words[at] != "(" or not start < at < end - 2:
                continue
            close = next((look for look in range(at + 2, min(at + _GLOSS, end)) if words[look] == ")"), 0)
            inside = words[at + 1 : close]
            if not inside:
                continue
            counted = inside[0][0].isdigit() or inside[0].lower() in _COUNTED  # "P (population 20,000)"
            acronym = len(inside) == 1 and inside[0].isalpha() and inside[0].isupper()
            if acronym or (counted and not any(map(str.istitle, inside[1:]))):
                found.update(range(at, close + 1))
        return frozenset(found)

    def _unsaid(self, marks: list[int], end: int) -> tuple[int, ...]:
        """Where "said" is left out: "S said that it holds P; the rebels*,* that they have taken it"."""
        words, classes = self.document.tokens.words, self._spelt.classes
        semicolon = next((at for at in marks if words[at] == ";"), 0)
        if not semicolon or not any(bits & tags.SAID for bits in classes[self.sentence.first_token : semicolon]):
            return ()
        that = next((at for at in range(semicolon + 2, end) if words[at] == "that" and words[at - 1] == ","), 0)
        commas = [at for at in range(semicolon, that) if words[at] == ","]
        if not 0 < len(commas) <= 2 or any(bits & tags.FINITE for bits in classes[semicolon:that]):
            return ()
        return (commas[0],) if len(commas) == 1 else (that,)

    def _echoes(self, marks: list[int], start: int, end: int) -> frozenset[int]:
        """Tokens that name nothing more: "P *itself*", "P *and the surrounding villages*", "*thousands of* troops"."""
        words, classes = self.document.tokens.words, self._spelt.classes
        found: set[int] = set()
        for at in marks:
            if words[at] not in ECHOING:
                continue
            if words[at].lower() in CROWDS:
                noun = next((look for look in range(at + 2, min(at + 6, end)) if classes[look] & _NO_ADJECTIVE), 0)
                armed = noun and classes[noun] & tags.FORCE and not classes[noun] & tags.PREPOSITION
                if armed and words[at + 1] == "of":
                    found.update((at, at + 1))
                continue
            if words[at] == "itself":
                if at > start and words[at - 1][0].isupper():
                    found.add(at)
                continue
            if words[at] == "ground":
                if at > start + 2 and (*words[at - 2 : at],) == ("on", "the") and classes[at - 3] & tags.FORCE:
                    found.update((at - 2, at - 1, at))
                continue
            joint = next((look for look in range(at - 1, max(at - 4, start), -1) if words[look] == "and"), 0)
            noun = at if words[at] in _ENVIRONS else at + 1
            if not joint or noun > end - 2 or not words[joint - 1][0].isupper() or words[noun + 1] in _OF_WHICH:
                continue
            if classes[noun + 1] & _OF_ITS_OWN:
                continue  # "holds P, and the surrounding villages *fell*": a clause of its own
            if classes[noun] & tags.NOUN_AREA or noun == at or words[noun] in _LANDS:
                found.update(range(joint, noun + 1))
        return frozenset(found)
