""" "Russian-held P", "Moscow-installed head of P", "self-proclaimed P", "occupied P"."""

from __future__ import annotations

from geomap.claims.constructions.breakaways import apposed_breakaway
from geomap.claims.constructions.special import Special
from geomap.claims.phrases.anaphors import anaphor
from geomap.claims.phrases.leftward import place_left
from geomap.claims.phrases.placename import Hit
from geomap.claims.phrases.scan import scan
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.lexicon import Lexicon
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import FAITHS
from geomap.model import ClaimKind, Extent

_FEW = 4  # units of "a small rebel-held" and of "rebel-held market town"
_CLOSED = tags.COMMA | tags.STOP
_APPOSED = _CLOSED | tags.FINITE | tags.RELATIVE
_REACH = 5  # units between a compound, the ground behind it and the place that owns it
OFFICES = frozenset(
    (
        "head", "heads", "mayor", "governor", "administration", "administrator", "administrators", "authorities",
        "officials", "official", "leader", "leaders", "government", "council", "president", "chief", "chiefs",
        "representatives", "deputy", "prefect", "mayors", "governors", "parliament", "boss", "occupation", "acting",
        "civilian", "military", "regional", "local", "top", "senior", "occupying",
    )
)  # fmt: skip

_MEN = frozenset(("forces", "troops", "fighters", "soldiers", "army", "militia", "militias", "militants", "police"))
_NOBODY = frozenset(  # what is no party before "-held", "-run" and the like
    (
        "self", "newly", "recently", "once", "long", "well", "un", "re", "de", "half", "co", "non", "then",
        "still", "previously", "formerly", "privately", "state", "publicly", "family", "foreign", "user", "remote",
        "partly", "fully", "semi", "pre", "climate", "temperature", "voice", "radio", "computer", "hand", "widely",
        "tightly", "closely", "deeply", "commonly", "democratically", "owner",
    )
)  # fmt: skip

_NAMES = tags.PLACE | tags.WEAK
_GROUND = _NAMES | tags.AREA | tags.AREA_PART | tags.DIRECTION
_OWNS = tags.DETERMINER | tags.POSSESSIVE | tags.ACTOR
_LEADS = tags.DETERMINER | tags.PREPOSITION | tags.POSSESSIVE
_BEFORE_STATUS = (
    _LEADS | tags.CONJUNCTION | tags.ADVERB | tags.STOP | tags.DIRECTION | tags.SAID | tags.NEAR | tags.TRIGGER
)  # fmt: skip
_DOERS = tags.PRONOUN | tags.FORCE | tags.PEOPLE | tags.RELATIVE | tags.AUXILIARY
_SINCE_WHEN = frozenset(
    (
        "illegally",
        "newly",
        "recently",
        "still",
        "long",
        "once",
        "temporarily",
        "then",
        "now",
        "previously",
        "formally",
        "formerly",
        "briefly",
    )
)
_BY_A_FOE = frozenset(("captured", "conquered", "fallen", "besieged", "encircled", "surrounded", "blockaded"))
_DEEDS = frozenset(("captured", "recaptured", "conquered", "liberated", "annexed"))
_VERB = tags.PAST | tags.VERB_IRREGULAR
_LISTED = _GROUND | tags.COMMA | tags.CONJUNCTION | tags.DETERMINER | tags.PREPOSITION | tags.NEAR
_STATUS_KINDS: dict[str, ClaimKind] = {
    "occupied": "control",
    "besieged": "contest",
    "encircled": "contest",
    "surrounded": "contest",
    "blockaded": "contest",
    "embattled": "contest",
    "annexed": "sovereignty",
    "unrecognised": "sovereignty",
}


def compound(line: Line, at: int, lexicon: Lexicon) -> Special | None:
    """ "Russian-held P", "Moscow-appointed administration of P", "self-proclaimed P"."""
    word = line.low[at]
    if lexicon.specials.get(word) == "claimed":
        return _claimed(line, at) or apposed_breakaway(line, at)
    tokens, starts = line.document.tokens.words, line.document.tokens.starts
    tail_token = line.last[at] - 1
    tail = tokens[tail_token].lower()
    hyphen = starts[tail_token - 1] if tail_token else starts[tail_token]
    head = word.rsplit("-", 1)[0].rstrip("- ")
    if head.endswith(" state") and not head.endswith("islamic state"):
        return None  # "Turkey's state-run news agency"
    kind = lexicon.compounds.get(tail)
    rule = lexicon.specials.get(tail)
    nobody = head in _NOBODY or head == ("opposition" if kind is None else "")
    if nobody and not (head in ("recently", "newly") and kind == "gain"):
        return None
    party = (at, at + 1) if at in line.actor else None
    owner = "" if party else _owner_word(head, lexicon)
    if kind is not None:
        if kind == "control" and ((party is None and not owner) or _no_more(line.low, at)):
            return None
        hits = (
            _is_one(line, at) or _is_left(line, at) or _own(line, at, scan(line, at + 1, subject=True, lenient=True)[0])
        )
        if not hits:
            hits = _of_owner(line, at)
        if not hits and at > 1 and line.tag[at - 1] & (tags.BE | tags.ADVERB):
            found = place_left(line, at)  # "P is Russian-held"
            return Special(kind, found[0], at, at + 1, found[1], party, owner, start_char=hyphen) if found else None
        hits = hits or _before_comma(line, at)
        if not hits:
            return None
        return Special(kind, hits, at, at + 1, Reading(at, relative=True), party, owner, True, start_char=hyphen)
    if rule == "installed" and (party or owner):
        return _office(line, at, party, owner, hyphen)
    return None


def _no_more(low: list[str], at: int) -> bool:
    """Whether it is told of what was so once: "what was *once a* rebel-held district", "used to be the"."""
    first = at - (low[at - 1] in ("a", "an", "the"))
    return low[first - 1] in ("once", "formerly") or low[max(0, first - 3) : first] == ["used", "to", "be"]


def _is_one(line: Line, at: int) -> list[Hit]:
    """The place that is one held so: "P is a rebel-held town in R", "P, a rebel-held town", "P and other towns"."""
    tag, low = line.tag, line.low
    ground = at + 1
    while ground - at < _FEW and not tag[ground]:
        ground += 1  # "a rebel-held market town"
    if at < 3 or not tag[ground] & tags.AREA or low[ground + 1] == "of":
        return []
    if low[at - 1] == "other" and low[at - 2] in ("and", "or"):
        return [Hit(at - 3, "whole")] if tag[at - 3] & tags.PLACE else []
    opened = at - 1
    while (
        opened > 2
        and at - opened < _FEW
        and (not tag[opened] or tag[opened] & tags.ADVERB or low[opened] == "remaining")
    ):
        opened -= 1  # "a small rebel-held town"
    if low[opened] not in ("a", "an", "the", "another") or not tag[opened - 2] & tags.PLACE:
        return []
    one = low[opened] != "the" or low[opened + 1] in ("last", "only", "sole")
    if tag[opened - 1] & tags.COMMA and one:  # and not "In P, a rebel-held town was shelled"
        closing = next(unit for unit in range(ground + 1, line.size + 2) if unit >= line.size or tag[unit] & _APPOSED)
        return [Hit(opened - 2, "whole")] if closing >= line.size or tag[closing] & _CLOSED else []
    return [Hit(opened - 2, "whole")] if tag[opened - 1] & tags.BE else []


def _before_comma(line: Line, at: int) -> list[Hit]:
    """The place before a compound that ends its aside, or goes on with since when: "P, Russian-held since May"."""
    tag = line.tag
    bracketed = at > 1 and line.low[at - 1] == "("  # "P (Russian-held)"
    if at < 2 or not (tag[at - 1] & tags.COMMA or bracketed) or not tag[at - 2] & tags.PLACE or at + 1 >= line.size:
        return []
    closed = tag[at + 1] & (tags.COMMA | tags.STOP | tags.ADVERB | tags.TIME | tags.PREPOSITION | tags.SUBORDINATOR)
    return [Hit(at - 2, "whole")] if closed else []


def _of_owner(line: Line, at: int) -> list[Hit]:
    """The place that owns the ground: "Aleppo's last rebel-held districts", "the city's rebel-held east"."""
    tag, low = line.tag, line.low
    ground = at + 1
    while ground < line.size and ground - at < _REACH and tag[ground] & tags.DIRECTION:
        ground += 1
    if ground >= line.size or not tag[ground] & (tags.NOUN_AREA | tags.AREA_NEAR):
        return []
    owning = at - 1
    while owning > 1 and at - owning < _REACH and low[owning] not in ("'s", "’s"):
        if tag[owning] & (tags.PLACE | tags.PREPOSITION | tags.COMMA | tags.STOP | tags.MODAL | tags.HAVE):
            return []
        owning -= 1
    if owning < 1 or low[owning] not in ("'s", "’s"):
        return []
    extent: Extent = "approach" if tag[ground] & tags.AREA_NEAR else "part"
    if tag[owning - 1] & tags.PLACE:
        return [Hit(owning - 1, extent)]
    back = anaphor(line, owning - 2, frozenset((low[owning],))) if owning > 1 else None
    return [Hit(back[0].unit, extent)] if back is not None and back[1] == owning else []


def actor_office(line: Line, at: int, lexicon: Lexicon) -> Special | None:
    """ "Russian-allied officials in P": an actor's name that holds the compound."""
    tokens, starts = line.document.tokens.words, line.document.tokens.starts
    if line.actor[at].noun.startswith("occupation "):  # "the Russian occupation authorities in P"
        hits = _seat(line, at + 1)
        reading = Reading(at, relative=True)
        return Special("control", hits, at, at + 2, reading, (at, at + 1), background=True) if hits else None
    for token in range(line.first[at] + 1, line.last[at] - 1):
        if tokens[token] in "-‐‑" and lexicon.specials.get(tokens[token + 1].lower()) == "installed":
            offices = [word.lower() for word in tokens[token + 2 : line.last[at]]]
            office = (
                not OFFICES.isdisjoint(offices) and offices[-1] not in _MEN
            )  # "Russian-backed government forces in P"
            after = at + 1
            hits = _seat(line, after) if office else []
            if not hits:
                return None
            return Special(
                "control",
                hits,
                at,
                after + 1,
                Reading(at, relative=True),
                (at, at + 1),
                background=True,
                start_char=starts[token],
            )
    return None


def _is_left(line: Line, at: int) -> list[Hit]:
    """The place that is left to somebody: "leaving *P* as the last rebel-held town in the north"."""
    so = next((unit for unit in range(at - 1, max(at - 4, 0), -1) if line.low[unit] == "as"), 0)
    foremost = so and line.low[so + 1] == "the" and line.low[so + 2] in ("last", "only", "sole")
    return [Hit(so - 1, "whole")] if foremost and line.tag[so - 1] & _NAMES else []


def _own(line: Line, at: int, hits: list[Hit]) -> list[Hit]:
    """The places that a compound is said of: not those that bear one of their own ("army-held P and Serb-held Q")."""
    other = next((hit for hit in hits if hit.unit - 1 > at and line.tag[hit.unit - 1] & tags.COMPOUND), None)
    return hits[: hits.index(other)] if other is not None else hits


def _seat(line: Line, at: int) -> list[Hit]:
    """The places that an office is of ("… of P and Q"); no name in apposition is one of them."""
    if at >= line.size or line.low[at] not in ("of", "in", "for", "at"):
        return []
    hits, _ = scan(line, at + 1, subject=True)
    return hits[:1] + [hit for hit in hits[1:] if line.tag[hit.unit] & tags.PLACE]


def _owner_word(head: str, lexicon: Lexicon) -> str:
    """The party of a compound in small letters ("rebel-held", "government-held")."""
    if head.endswith(("rebel", "separatist", "insurgent", "jihadist", "militant", "militia", "islamist", "guerrilla")):
        return head.rsplit(" ", 1)[-1] + ("s" if not head.endswith("s") else "")
    return {
        "opposition": "opposition",
        "muslim": "Muslims",
        "christian": "Christians",
        "druze": "Druze",
        "government": "@home",
        "regime": "@home",
        "army": "@home",
        "enemy": "@enemy",
    }.get(head, "")


def _office(line: Line, at: int, party: tuple[int, int] | None, owner: str, hyphen: int) -> Special | None:
    """ "-installed head of P", "-allied officials in P"."""
    tag, low = line.tag, line.low
    look = at + 1
    office = -1
    while look < line.size and look - at < 7:
        if low[look] in OFFICES or any(word in OFFICES for word in low[look].split()):
            office = look
        elif tag[look] & tags.PREPOSITION or tag[look] & (tags.COMMA | tags.STOP | tags.AUXILIARY):
            break
        look += 1
    if office < 0:
        return None
    hits = _seat(line, look) if office == look - 1 else []
    if not hits and at > 1 and low[at - 1] in ("'s", "’s") and tag[at - 2] & tags.PLACE:
        hits, look = [Hit(at - 2, "whole")], office  # "Kherson's Russian-installed administration"
    if not hits:
        return None
    return Special("control", hits, at, look + 1, Reading(at, relative=True), party, owner, True, start_char=hyphen)


def _claimed(line: Line, at: int) -> Special | None:
    """ "The self-proclaimed Luhansk People's Republic"."""
    tag = line.tag
    look = at + 1
    while look < line.size and look - at < 5 and not tag[look] & tags.PLACE:
        bits = tag[look]
        if (
            look in line.actor
            and not bits & tags.PLACE
            and any(word in line.low[look] for word in ("republic", "state", "emirate", "caliphate", "kingdom"))
        ):
            return None
        if not (
            bits & (tags.AREA | tags.DIRECTION | tags.CAPITAL)
            or line.low[look] in ("of", "independent", "sovereign", "breakaway", "the", "separatist")
        ):
            return None
        look += 1
    if look >= line.size or not tag[look] & tags.PLACE or "capital" in line.low[at:look]:
        return None  # "their self-proclaimed capital of P": it is theirs, and no state
    hits, _end = scan(line, look, subject=True, lenient=True)
    if not hits:
        return None
    _tokens, starts = line.document.tokens.words, line.document.tokens.starts
    return Special(
        "sovereignty",
        hits,
        at,
        at + 1,
        Reading(at, relative=True),
        background=True,
        start_char=starts[line.first[at]],
        place_party=True,
    )


def status_word(line: Line, at: int) -> Special | None:
    """ "In occupied Enerhodar", "besieged Kut", "liberated Raqqa"."""
    tag, low = line.tag, line.low
    look = at + 1
    if look >= line.size:
        return None
    whose = look if look in line.actor and line.actor[look].kind == "adjective" else -1
    if (whose == look or low[look] in FAITHS) and tag[look + 1] & _GROUND:
        look += 1  # "the occupied Syrian Golan", "the besieged Muslim towns of P and Q"
    if not tag[look] & _GROUND or (at and not _before_status(line, at)):
        return None
    hits = _own(line, at, scan(line, look, subject=True, lenient=bool(tag[look] & tags.PLACE))[0])
    if not hits:
        return None
    word = low[at]
    kind = _STATUS_KINDS.get(word, "gain")
    itself = word == "unrecognised"  # "the unrecognised republic of P": by its own word
    found = Special(kind, hits, at, at + 1, Reading(at, relative=True), None, "", True, place_party=itself)
    found.foe_of = whose if word in _BY_A_FOE and look > whose else -1
    return found


def _object_of(line: Line, place: int) -> bool:
    """Whether a list of places that ends at a unit is what an active verb in the past does something to."""
    tag, verb = line.tag, place
    while verb > 0 and tag[verb] & _LISTED and not tag[verb] & _VERB:
        verb -= 1
    return bool(verb and tag[verb] & _VERB and not tag[verb - 1] & _LEADS) and not group(line, verb).passive


def _before_status(line: Line, at: int) -> bool:
    """Whether what stands before a participle lets it tell of the name behind it, and not be a verb."""
    tag, low = line.tag, line.low
    before = tag[at - 1]
    if not before & _BEFORE_STATUS or before & (tags.ACTOR | tags.COMMA) or low[at - 1] in ("—", "–", "--"):
        return False
    if before & _DOERS and not before & _LEADS:
        return False
    if before & tags.WEAPON and not before & _LEADS:
        return False  # "troops backed by air strikes captured P"
    owned = at > 1 and tag[at - 2] & (tags.DETERMINER | tags.PREPOSITION) and not tag[at - 2] & tags.TO
    if before & tags.TRIGGER and owned and not before & (_LEADS | tags.ADVERB):
        return False  # "troops who had survived the siege captured P"
    if before & tags.ACTION and at > 1 and (tag[at - 2] & _OWNS or at - 2 in line.actor):
        return False  # "the rebel offensive captured P"
    if before & tags.CAPITAL and not before & (tags.PREPOSITION | tags.ADVERB):
        return False
    if before & tags.PAST and at > 1 and tag[at - 2] & tags.BE:
        return False  # "the men who were beaten captured P"
    if before & tags.CONJUNCTION and not (at > 1 and tag[at - 2] & tags.PLACE):
        return False
    if before & tags.CONJUNCTION and low[at] in _DEEDS and tag[at + 1] & _NAMES and _object_of(line, at - 2):
        return False  # "the rebels shelled P and captured Q"
    if before & tags.DIRECTION and at > 2 and low[at - 2] == "the" and not low[at - 1].endswith("ern"):
        return False  # "the rebels in the north captured P"
    if not before & tags.ADVERB:
        return True
    # "they then captured P"
    does = at > 1 and tag[at - 2] & (_DOERS | tags.ACTOR) and not tag[at - 2] & tags.POSSESSIVE
    if low[at - 1] == "then" and tag[at - 2] & (tags.COMMA | tags.CONJUNCTION):
        return False  # "rested, then captured P"
    return low[at - 1] in _SINCE_WHEN and not does
