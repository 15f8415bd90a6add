"""The words of a noun's phrase on its left: whose it is, made with what ("Russia's drone attacks on P")."""

from __future__ import annotations

from geomap.claims.binding.nounclaim import NounClaim
from geomap.claims.constructions.judged import judging_verb
from geomap.claims.phrases.member import describes_by_form
from geomap.claims.verbs.climb import climb
from geomap.claims.verbs.untrue import SIGNS
from geomap.claims.words import tags
from geomap.claims.words.line import Line

_MOST_UNITS = 9  # of a phrase before its noun
_TERRORISTS = frozenset(("terrorist", "terrorists"))
_AS_ADJECTIVES = frozenset(("us", "u.s.", "united states", "uk", "u.k."))  # states with no adjective in use
_POSSESSIVE_ENDS = ("'s", "’s", "'", "’")
_STOPS = tags.COMMA | tags.STOP | tags.AUXILIARY | tags.RELATIVE | tags.SUBORDINATOR | tags.QUOTE | tags.SPEECH
_ONLY_ADJECTIVES = frozenset(("crushing", "devastating", "grinding", "punishing"))
_ADJECTIVES = frozenset(("slow", "long", "short", "swift", "brief", "fierce", "savage", "rapid", "surprise", "quick"))
_JOINED = frozenset(("adjective", "people", "force", "group"))
_FORMS = tags.PAST | tags.GERUND | tags.MODAL | tags.PLANS | tags.SPEECH
_DOINGS = tags.PLANS | tags.FAILS | tags.DENIED | tags.REPELS
_ALLOWS = ("recogni", "accept", "acknowledg")
_ALLOWED = frozenset(("sovereignty", "control"))


def read_left(noun: NounClaim) -> str:
    """Walk from the noun to the first word of its phrase, and read on the way whose it is and made with what."""
    line, head = noun.line, noun.head
    tag, low = line.tag, line.low
    while noun.start > 0 and head - noun.start < _MOST_UNITS:
        at = noun.start - 1
        if _outside(line, at) or (noun.kind == "sovereignty" and judging_verb(line, noun.start) == at):
            break
        noun.start = at
        bits, word = tag[at], low[at]
        if word == "no":
            noun.none = True
            break
        if (
            (bits & tags.TERROR or word in _TERRORISTS)
            and noun.kind in ("contest", "strike")
            and (not noun.weapon or low[at + 1].startswith("bomb"))
        ):
            return "an act of terror, not of war"
        if bits & tags.WEAPON or (at == head - 1 and word in ("air", "aerial")):
            noun.weapon = True
        if noun.party is None:
            why = _read_owner(noun, at)
            if why:
                return why
        if word in ("its", "their") or (bits & tags.DETERMINER and word in ("the", "a", "an", "this", "that")):
            break
    return ""


def read_signs(noun: NounClaim) -> None:
    """Take "no sign of" into the phrase: "no sign of a withdrawal" is none."""
    low, start = noun.line.low, noun.start
    if low[start - 1 : start] == ["of"] and start > 2 and low[start - 3] == "no" and low[start - 2] in SIGNS:
        noun.start, noun.none = start - 3, True


def _whose_is_allowed(noun: NounClaim, unit: int) -> str | None:
    """Whose "its" is that another is to recognise: "lobbied Rome to recognise *its* claim to P"; never his own."""
    line, parties = noun.line, noun.binder.parties
    verb = climb(line, unit - 1)
    if verb.spoken:
        return parties.of(line, verb.speaker).party
    owner = parties.owner_of(line, unit, None)
    return None if owner == parties.of(line, verb.subject).party else owner


def _outside(line: Line, unit: int) -> bool:
    """Whether a word before a noun phrase is none of it: a verb, a preposition, a comma."""
    tag, bits = line.tag, line.tag[unit]
    if _adjective(line, unit) or _between_adjectives(line, unit):
        return False
    if unit not in line.actor:
        if bits & _STOPS and not bits & (tags.DETERMINER | tags.WEAPON):
            return True
        if bits & (tags.PREPOSITION | tags.CONJUNCTION) and not bits & tags.PLACE:
            return True
        if bits & (tags.VERB_IRREGULAR | tags.GERUND) and not bits & (tags.WEAPON | tags.FORCE):
            return True
        if bits & tags.PAST and not bits & tags.COMPOUND:
            opened = unit > 0 and tag[unit - 1] & (tags.DETERMINER | tags.POSSESSIVE | tags.ACTOR)
            if not opened:
                return True
    if bits & _DOINGS and not bits & tags.ADVERB:
        owned = unit > 0 and (tag[unit - 1] & tags.POSSESSIVE or unit - 1 in line.actor)
        return not (owned and bits & tags.FAILS)  # "Germany's failed offensive"
    return False


def _adjective(line: Line, unit: int) -> bool:
    """Whether a form of a verb stands as an adjective behind whose it is: "Russia's lightning offensive"."""
    tag, bits = line.tag, line.tag[unit]
    if not bits & _FORMS or bits & (tags.COMMA | tags.DENIED):
        return False
    if bits & tags.TRIGGER and bits & tags.GERUND and line.low[unit] not in _ONLY_ADJECTIVES:
        return False  # "their retaking control of P"
    before = unit - 1
    if before > 1 and not tag[before] & ~tags.ADVERB:
        before -= 1
    return before >= 0 and bool(tag[before] & tags.POSSESSIVE)


def _no_army(noun: NounClaim, unit: int) -> bool:
    """Whether a common noun owns what in peace is no deed of war: "the party's capture of P", "the storm's assault"."""
    line = noun.line
    if noun.kind == "sovereignty" or line.tag[unit] & (tags.CAPITAL | tags.PLACE | tags.TIME):
        return False
    return line.low[unit] == "party" or not line.tag[unit] & (tags.FORCE | tags.PEOPLE | tags.WEAPON)


def _between_adjectives(line: Line, unit: int) -> bool:
    """Whether a comma stands between two adjectives of somebody's: "the army's bloody, months-long siege"."""
    if not line.tag[unit] & tags.COMMA or unit < 3 or unit + 2 >= line.size:
        return False
    owned = line.tag[unit - 2] & tags.POSSESSIVE
    return bool(owned) and all(
        word in _ADJECTIVES or word.endswith("y") or describes_by_form(word)
        for word in (line.low[unit - 1], line.low[unit + 1])
    )


def _read_owner(noun: NounClaim, unit: int) -> str:
    """Read whose the noun is from one word of its phrase; why it is no party's, where it is someone's."""
    line, parties = noun.line, noun.binder.parties
    low = line.low
    if line.tag[unit] & tags.COMPOUND and low[unit].rsplit(" ", 1)[-1] in parties.index.book.words["backed"]:
        return ""  # "the Russian-backed offensive" is that of whom Russia backs
    if noun.kind != "sovereignty" and any(hit.unit == unit for hit in noun.found.hits):
        return ""  # "Guam's liberation", "Lebanon's occupation": of it, not by it
    if unit in line.actor and not (low[unit] == "military" and unit == noun.head - 1):
        if line.actor[unit].kind in ("official", "person") and low[unit + 1] not in _POSSESSIVE_ENDS:
            return "someone's, not a party's"
        joint = low[unit - 1] == "and" and unit - 2 in line.actor and line.actor[unit - 2].kind in _JOINED
        noun.done_by(parties.of_unit(line, unit - 2 if joint and line.actor[unit].kind == "adjective" else unit))
    elif low[unit] in _AS_ADJECTIVES and line.tag[unit] & tags.PLACE:
        place = line.place[unit].place  # "the US bombardment of P"
        if place is not None and place.level == "country":
            noun.party, noun.how = place.country, "named"
    elif low[unit] in ("its", "their", "his", "our", "her"):
        accused = unit - 2 if low[unit - 1] in ("for", "over") and unit > 1 else -1
        if noun.kind == "sovereignty" and accused in line.actor:  # "condemned Russia for its annexation of P"
            noun.party = parties.of_unit(line, accused).party
        elif noun.kind in _ALLOWED and low[unit - 1].startswith(_ALLOWS):
            noun.party = _whose_is_allowed(noun, unit)
        elif unit > 2 and low[unit - 2] == "to" and line.tag[unit - 3] & (tags.ACTOR | tags.PLACE | tags.WEAK):
            noun.party = parties.of(line, (unit - 3, unit - 2)).party  # "called on Russia to halt its assault on P"
        else:
            noun.party = parties.owner_of(line, unit, None)
        noun.how = "context" if noun.party else ""
    elif low[unit + 1] in _POSSESSIVE_ENDS and noun.binder.war < 1 and _no_army(noun, unit):
        return "someone's, not an army's"
    elif line.tag[unit] & tags.FORCE and low[unit + 1] in _POSSESSIVE_ENDS:
        noun.done_by(parties.of(line, (unit, unit + 1)), "context")
    return ""
