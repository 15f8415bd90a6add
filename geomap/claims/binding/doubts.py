"""Names that no list has, or that are doubted: whether the grammar of a claim makes places of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geomap.claims.constructions.holders import MARKS, entry_heads
from geomap.claims.constructions.special import Special
from geomap.claims.frames.match import Match
from geomap.claims.phrases.clipped import is_clipped
from geomap.claims.phrases.placename import FUELS
from geomap.claims.who.party import Parties, Who
from geomap.claims.words import tags
from geomap.claims.words.lexicon import Lexicon
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FULL_STOPS
from geomap.places.words import GIVEN, demonyms
from geomap.places.words import words as spellings

_BATTLES = frozenset(("battle", "siege"))
_MUCH_WAR = 3.0
_BATTLE = 2.0  # words of war, so that a "battle of" is one of arms
_ERAS = frozenset(("bc", "ad", "bce", "ce"))
_SIEGES = frozenset(("siege", "shelling", "bombardment"))  # of a place, as "fire" may be of a person
_IN = frozenset(("in", "near", "outside", "around", "towards", "toward", "into", "inside"))
_AFTER_A_NAME = (
    tags.PREPOSITION | tags.CONJUNCTION | tags.AUXILIARY | tags.DETERMINER | tags.SUBORDINATOR | tags.RELATIVE
)
# Triggers whose object is never one person, though the name may be given to one ("Albert was shelled").
_OF_PLACES = (
    "enter", "shell", "besieg", "storm", "occup", "reoccup", "overr", "overran", "retak", "retook", "recaptur",
    "bombard", "garrison", "fall", "fell", "raz", "bomb",
)  # fmt: skip
_OF_NO_MAN = tuple(word for word in _OF_PLACES if word not in ("fall", "fell", "enter"))
_OF_A_MAN = frozenset(("prisoner", "captive", "hostage", "alive", "him"))  # "captured Vogel and shot him"
_HIS = frozenset(("his", "her"))
_CROSSES = frozenset(("cross", "crosses", "crossed", "crossing", "across", "beyond"))  # "crossed the Oskil": a river
_SOME = frozenset(("a", "an"))
_TELLS = frozenset(("its", "their", "his", "her", "our", "the", "a", "an"))
_LISTED = tags.COMMA | tags.CONJUNCTION  # "the Marib and Jawf governorates"
_TYPES = tags.NOUN_AREA | tags.SITE
_NOT_ITS_KIND = tags.FORCE | tags.VESSEL
_ENDS_APPOSITION = tags.COMMA | tags.STOP | tags.PREPOSITION | tags.AUXILIARY | tags.RELATIVE | tags.CONJUNCTION
_PERSONS = tags.PEOPLE | tags.TITLE | tags.FORCE
_NO_VERB = _ENDS_APPOSITION | _PERSONS | tags.POSSESSIVE | tags.CAPITAL
_OPENS_OBJECT = tags.DETERMINER | tags.POSSESSIVE
_MOST_LOOKS = 20  # places of a name in a document that are looked at
# Triggers whose object may be a person as well as a place.
_OF_PERSONS = frozenset(
    (
        "captured", "capture", "captures", "seized", "seize", "seizes", "took", "take", "takes", "taken", "held",
        "hold", "attacking", "attacked", "attack", "hit", "left", "leave", "lost", "lose", "struck", "strike", "freed",
        "free", "defended", "keep", "kept", "targeted", "abandoned",
    )
)  # fmt: skip


class Doubts:
    """What a `Binder` knows of doubted names; its fields are told there."""

    __slots__ = ("entries",)

    parties: Parties
    lexicon: Lexicon
    warlike: float
    war: float
    entries: frozenset[int] | None

    def may_place(
        self,
        line: Line,
        found: Match | Special,
        party: str | None,
        how: str,
        who: Who,
        beside: bool,
        weak: Sequence[int],
    ) -> bool:
        """Whether the grammar alone may make a place of a name that the gazetteer lacks.

        `weak` are the units of such names, `beside` tells that they stand beside a place that is known.
        """
        if beside:
            return True  # in a list with known places
        if self.warlike < 0:
            return False
        sited = any(self.sited(line, at) for at in weak)
        shown = all(self.shown(line, at) for at in weak)
        if party is None:
            of_battle = line.low[found.head] in _BATTLES and line.low[found.head + 1 : found.head + 2] == ["of"]
            if of_battle and isinstance(found, Match) and self.war >= _BATTLE:
                return True  # "the Battle of Ulundi"
            if isinstance(found, Match) and self.war >= 1:
                if sited and (found.noun or found.passive):
                    return True  # "fighting around Hill 417"
                if (found.passive or who.troops or sited) and line.low[found.head].startswith(_OF_PLACES):
                    return True  # "Zarquna was shelled", "government troops retook Zarquna": whose is not said
            # "the fall of Zhovtnevka": the words leave no doubt that it is a place
            if self.war < _MUCH_WAR:
                return False
            if isinstance(found, Special):
                return not _SIEGES.isdisjoint(line.low[found.head : found.end])
            fired = found.frame.kind == "strike" and who.status == "weapon"
            persons = line.low[found.head] in _OF_PERSONS and not sited
            return found.noun or shown or ((found.passive or fired) and not persons)
        if self.war < 1 and (how != "named" or (isinstance(found, Match) and len(found.frame.steps) < 2)):
            return False
        if isinstance(found, Special):
            is_theirs = line.tag[found.head] & tags.BE or line.low[found.head] == "theirs"
            being = is_theirs and self.war >= _MUCH_WAR  # "P is the rebels'"
            return how == "named" or shown or sited or bool(being) or line.low[found.head].endswith("held")
        if found.noun:
            return how in ("named", "context") and bool(who.party or how)
        plain = len(found.frame.steps) > 1 or line.low[found.head] not in _OF_PERSONS
        return how == "named" or who.troops or who.status == "weapon" or (who.status == "armed" and plain)

    def shown(self, line: Line, unit: int) -> bool:
        """Whether the text tells somewhere of an unknown name as of a place: "in X", "the village of X"."""
        words, classes = line.document.tokens.words, self.lexicon.classes
        for at in self.parties.index.standing(words[line.first[unit]])[:_MOST_LOOKS]:
            before, after = words[at - 1].lower() if at else "", words[at + 1 : at + 2]
            lone = not after or not after[0].isalpha() or classes.get(after[0].lower(), 0) & _AFTER_A_NAME
            if before in _IN and lone:
                return True  # but "in Toyota trucks"
            if after == (",",) and lone and _ground_behind(words[at + 2 : at + 7], classes):
                return True  # "X, a peak of black rock,"
            if before == "of" and at > 1 and classes.get(words[at - 2].lower(), 0) & (tags.AREA | tags.DIRECTION):
                return True
        return self._heads_entry(line, unit)

    def _heads_entry(self, line: Line, unit: int) -> bool:
        """Whether a name heads an entry of a list of which most are headed by known places."""
        end = line.end_of(unit)
        if unit > 1 or line.text[end : end + 2].strip() not in MARKS:
            return False
        if self.entries is None:
            self.entries = entry_heads(line.text, self.parties.index.placed)
        return line.start_of(unit) in self.entries

    def counts(self, line: Line, unit: int, how: str, head: int) -> bool:
        """Whether a name of the gazetteer, doubted by itself, is a place where a claim asks for one."""
        if line.place[unit].place is None or self.warlike < 0 or self.person(line, unit, head):
            return False
        if unit and line.low[unit] in _ERAS and line.tag[unit - 1] & tags.NUMBER:
            return False  # "480 BC"
        if how != "named" and line.low[head] in _OF_PERSONS and is_clipped(line, head) and not self.shown(line, unit):
            return False  # "Ivanov: captured 20 May"
        return self.war >= 1 or (how == "named" and not any(bits & tags.PEACEFUL for bits in line.tag))

    def person(self, line: Line, unit: int, head: int) -> bool:
        """Whether an unknown name is rather a person's: after a title, or one that speaks."""
        tag = line.tag
        if unit and tag[unit - 1] & (tags.TITLE | tags.PEOPLE) and not tag[unit - 1] & (tags.AREA | tags.ACTOR):
            return True
        if line.place[unit].place is None and line.last[unit] - line.first[unit] == 1 and self.called(line, unit):
            return True
        titled, _, name = line.low[unit].partition(" ")
        if titled in ("al", "el") and name.lstrip("-‐ ")[:1].isalpha():
            return False  # "Al Watiya": an article, no short Albert
        if name and self.lexicon.classes.get(titled, 0) & tags.TITLE:
            return True  # "General MacArthur" in one
        speaks = tag[unit + 1] & tags.SPEECH and not tag[unit + 1] & tags.TRIGGER
        if speaks and line.low[unit - 1] not in _IN:
            return True  # but "a nurse in Tesseney said"
        if not spellings()[line.document.tokens.words[line.first[unit]]].classes & GIVEN:
            return False
        if line.last[unit] - line.first[unit] > 1:
            # "Mary Ann", but "Regina Trench", and "shelled Abu Marwan"
            return not (self.sited(line, unit) or line.low[head].startswith(_OF_NO_MAN))
        return not (line.low[head].startswith(_OF_PLACES) or self.shown(line, unit))

    def sited(self, line: Line, unit: int) -> bool:
        """Whether a name says itself that it is a spot's: "Gun Hill", "Monte Maio"."""
        named, classes = line.low[unit].split(" "), self.lexicon.classes
        return bool((classes.get(named[-1], 0) | classes.get(named[0], 0)) & _TYPES)

    def thing(self, line: Line, unit: int) -> bool:
        """Whether a name is rather a weapon's, a ship's, a unit's, or somebody's whom the text presents.

        "A Merkava", "the Belgravia", "the Tiger Division", "Vogel, its commander".
        """
        tag, low, after = line.tag, line.low, unit + 1
        weak, before = tag[unit] & tags.WEAK, low[unit - 1] if unit else ""
        follows = tag[after]
        if not (weak or follows & tags.COMMA or before in _SOME):
            return False
        place = line.place[unit].place
        if place is not None and place.level != "settlement":
            return False
        ends = after >= line.size or follows & _ENDS_APPOSITION or low[after] in FULL_STOPS
        if weak and line.place[unit].text in demonyms():
            return True  # "near the Chechen capital"
        if weak and not ends and _typed(line, after):
            return False  # "the Vuhlehirska power plant"
        if before in _SOME and (weak or ends):
            return True
        if weak and follows & tags.NUMBER and not tag[after + 1] & ~_ENDS_APPOSITION:
            return True  # "Highway 7 and"
        if weak and unit and tag[unit - 1] & tags.NUMBER and low[unit][-1] == "s":
            return True  # "two Humvees"
        if unit > 1 and before == "the" and low[unit - 2] in _CROSSES:
            return False
        if before == "the" and weak and not (follows & _LISTED and _SOME.isdisjoint(low[after + 1 : after + 2])):
            return not (self.sited(line, unit) or self.shown(line, unit))
        if weak and (follows & _NOT_ITS_KIND or not _OF_A_MAN.isdisjoint(low[after : after + 4])):
            return True
        if weak and low[after] == "with" and not _HIS.isdisjoint(low[after + 1 : after + 3]):
            return True  # "captured Vogel with all his staff"
        return bool(follows & tags.COMMA) and _presented(line, after + 1)

    def called(self, line: Line, unit: int) -> bool:
        """Whether the document gives an unknown name a title or a first name somewhere ("Mr Haddad", "Amir Haddad")."""
        words, classes = line.document.tokens.words, self.lexicon.classes
        for at in self.parties.index.standing(words[line.first[unit]])[:_MOST_LOOKS]:
            before = words[at - 1] if at else ""
            if before[:1].isupper() and (
                classes.get(before.lower(), 0) & tags.TITLE or spellings()[before].classes & GIVEN
            ):
                return True
        return False


def _ground_behind(words: Sequence[str], classes: Mapping[str, int]) -> bool:
    """Whether some words open an apposition by a noun of ground: "a small mining town"."""
    if len(words) < 2 or words[0] not in ("a", "an", "the"):
        return False
    for word in words[1:]:
        bits = classes.get(word.lower(), 0)
        if bits & tags.NOUN_AREA:
            return not bits & tags.PEOPLE
        if bits & (_ENDS_APPOSITION | tags.PEOPLE | tags.TITLE):
            return False
    return False


def _typed(line: Line, at: int) -> bool:
    """Whether a noun of ground ends the phrase that goes on at a unit: "the Vuhlehirska power plant"."""
    while at < line.size and not line.tag[at] & (_TYPES | _ENDS_APPOSITION) and line.low[at] not in FULL_STOPS:
        at += 1
        if line.low[at] == "field" and line.low[at - 1] in FUELS:
            return True
    return at < line.size and bool(line.tag[at] & _TYPES)


def _presented(line: Line, at: int) -> bool:
    """Whether an apposition that begins at a unit tells of a person: "…, its commander", "…, a general"."""
    tag, low = line.tag, line.low
    if at >= line.size or low[at] not in _TELLS:
        return False
    look = at + 1
    while look < line.size and not tag[look] & _ENDS_APPOSITION and low[look] not in FULL_STOPS:
        if tag[look] & tags.SAID_TO and look > at + 1:
            return False  # "P, the colonel told reporters, has been retaken"
        if tag[look] & _PERSONS and not tag[look + 1] & _NO_VERB and tag[look + 2] & _OPENS_OBJECT:
            return False  # "after the fall of P, the president sacked his generals"
        look += 1
    noun = tag[look - 1]
    if not noun & (tags.PEOPLE | tags.TITLE) or noun & (tags.BODIES | tags.NOUN_AREA):
        return False
    for _ in range(2):  # "captured P, a commander of the brigade said", "…, the army's spokesman, Vogel, said"
        while look < line.size and not tag[look] & (tags.COMMA | tags.STOP):
            if tag[look] & tags.SPEECH:
                return False
            look += 1
        if look + 1 >= line.size or not tag[look + 1] & (tags.CAPITAL | tags.WEAK | tags.TITLE):
            break
        look += 1
    return not (look + 1 < line.size and tag[look] & tags.COMMA and tag[look + 1] & tags.SPEECH)
