"""Whose the deed of a verb is: the party that is named, the one that the words round it tell, or the foe of another."""

from __future__ import annotations

from geomap.claims.binding.bind import BACK_AGAIN, Binder
from geomap.claims.binding.doers import attacker_of
from geomap.claims.binding.roles import for_whom
from geomap.claims.constructions.undercontrol import BRINGS
from geomap.claims.frames.match import Match
from geomap.claims.parties.speakersides import speaker_party
from geomap.claims.phrases.seats import HOLDERS
from geomap.claims.who.party import NOBODY, Who
from geomap.claims.who.settling import regular
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.model import ClaimKind, Place

_OTHERS = frozenset(("them", "him", "her", "it"))  # never the subject itself
_BACK_TO = frozenset(("the", "its", "their", "his", "these", "those", "both"))
_HELD = frozenset(
    ("held", "defended", "used", "fortified", "kept", "garrisoned", "ruled", "governed", "controlled", "taken", "took",
     "captured", "seized", "occupied", "made", "dug", "stood", "won")
)  # fmt: skip
_WHEN_OR_KIND = tags.ADVERB | tags.TIME | tags.AREA
_SEATS = frozenset(("capital", "headquarters", "base", "seat"))
_INTRUDERS = frozenset(("infiltrators", "saboteurs", "intruders", "invaders", "occupiers"))
_INVADES = ("inva", "enter", "roll", "march")
_LORD = 4  # units behind "brought P under" in which he is told


def party_of_deed(
    binder: Binder, line: Line, found: Match, kind: ClaimKind, who: Who, robbed: str | None
) -> tuple[str | None, str]:
    """The party of a deed, and how it was found: "named", from the "context", or not at all."""
    party, how = _named(binder, line, found, who)
    if "foe" in found.frame.flags:
        party, how = attacker_of(binder, line, found, who), "context"
    elif kind == "gain" and drives_out(line, found, who, party):
        if party is None and (ground := _rid_of_intruders(line, found)) is not None:
            return (ground.country, "context") if ground.country in binder.parties.index.sides else (None, "")
        if (driver := _who_drove_out(binder, line, found, who, party)) is not None:
            party, how = driver
    unsaid = party is None or who.bare
    if kind == "loss" and unsaid:
        if party is None and found.passive and (holder := _held_by(binder, line, found)) is not None:
            return holder, "context"
        if (taker := _taker(binder, line, found)) is not None:
            robbed = taker if party in (None, taker) else None  # "N surrendered P to the Japanese": whom they fight
            party = None if robbed is not None else party
    if kind == "gain" and unsaid and (lord := for_whom(line, found)) >= 0:
        whose = binder.parties.of_unit(line, lord).party
        if whose is not None:
            return whose, "named"
    if robbed is not None and party is None:
        party, how = _told_foe(binder, robbed)
    if who.bare and party is not None:
        if _invades_itself(line, found, party):
            party = binder.parties.foe(party)
        if how == "context" and party is not None:
            party = _of_the_others(binder, line, found, kind, party) or party
    if party is None:
        return _lord_behind(binder, line, found, kind) or (None, how)
    return party, how


def itself(line: Line, found: Match) -> str:
    """The name of the place as a party: "activists proclaimed a republic", and it is its own."""
    mention = line.place[found.hits[0].unit]
    return mention.place.name if mention.place else mention.text


def drives_out(line: Line, found: Match, who: Who, party: str | None) -> bool:
    """Whether a gain names those who are driven out."""
    if found.other is None or not any(step.slot == "E" for step in found.frame.steps):
        return False
    commander = who.bare and line.tag[who.unit] & tags.COMMANDERS
    return party is None or line.low[found.other[0]] not in _OTHERS or bool(commander)


def taken_from(binder: Binder, line: Line, found: Match) -> Who:
    """From whom somebody takes a place: "took P from the Houthis"."""
    if found.other is not None:
        return binder.parties.of(line, found.other)
    return _from_whom(binder, line, found) or NOBODY


def robbed_of(binder: Binder, line: Line, found: Match) -> str | None:
    """Whom a place is taken from: "was retaken from the rebels"; "if P, a town in Ukraine's hands, is taken"."""
    if (whom := _from_whom(binder, line, found)) is not None:
        return whom.party
    garrison = found.hits[0].unit - 2
    holds = garrison in line.actor and line.low[garrison].rpartition(" ")[2] in HOLDERS
    if holds and found.hits[0].unit < found.head:
        return binder.parties.of_unit(line, garrison).party  # "the rebel garrison at P surrendered"
    last = binder.last
    held = last is not None and last.line is line and last.kind == "control" and not last.denied
    if last is not None and held and last.hit.unit == found.hits[0].unit:
        return last.party
    whose = found.hits[-1].unit + 2
    theirs = line.low[whose - 1 : whose + 1] in ([",", "its"], [",", "their"]) and whose < found.head
    if theirs and not _SEATS.isdisjoint(line.low[whose + 1 : whose + 4]):
        return binder.parties.owner_of(line, whose, None)  # "P, their capital, was taken"
    return None


def _named(binder: Binder, line: Line, found: Match, who: Who) -> tuple[str | None, str]:
    """The party that the words name, or the place that is its own, or whom those fight who are repelled."""
    party = who.party
    how = "" if party is None else "context" if who.bare else "named"
    if "own" in found.frame.flags:
        name = itself(line, found)
        known = binder.parties.index.book.find(name)
        party, how = known.key if known is not None and known.is_state else name, "named"
    if found.reading.repelled and party is not None:
        party, how = _foe(binder, party), "context"
    return party, how


def _rid_of_intruders(line: Line, found: Match) -> Place | None:
    """The place from which "the invaders", whoever they are, were driven out; None where others were, or it is none."""
    driven = line.low[found.other[1] - 1] if found.other is not None else ""
    return line.place[found.hits[0].unit].place if driven in _INTRUDERS else None


def _who_drove_out(
    binder: Binder, line: Line, found: Match, who: Who, party: str | None
) -> tuple[str | None, str] | None:
    """The foe of those who are driven out, where no other drives: "his men had driven the Russians out"."""
    other = binder.parties.of(line, found.other)
    unsaid = party is None or who.bare or not other.bare
    if other.party is None or party not in (None, other.party) or not unsaid:
        return None
    if party is not None and other.bare and who.unit >= 0 and regular(line, who.unit):
        return None  # "the army drove the attackers out": whoever they are
    return _foe(binder, other.party), "context"  # nobody drives out his own


def _told_foe(binder: Binder, robbed: str) -> tuple[str | None, str]:
    """Whom the robbed fight, where the text tells of him."""
    foe, index = _foe(binder, robbed), binder.parties.index
    return (foe, "context") if foe in {*index.sides, index.home} - {robbed} else (None, "")


def _invades_itself(line: Line, found: Match, party: str) -> bool:
    """Whether a party would invade its own country, as nobody does: "a foreign army rolled into Russia"."""
    word = line.low[found.head]
    ground = line.place[found.hits[0].unit].place if word.startswith(_INVADES) else None
    if ground is None or ground.country != party:
        return False
    return ground.level == "country" or word.startswith("inva")


def _lord_behind(binder: Binder, line: Line, found: Match, kind: ClaimKind) -> tuple[str | None, str] | None:
    """Who is told to hold a place where nobody takes it: "brought P under the control of *the rebels*"."""
    if kind == "gain" and found.other is not None and line.low[found.head] in BRINGS:
        after = range(found.other[0], min(found.other[1] + _LORD, line.size))
        lord = next((unit for unit in after if unit in line.actor), -1)
        return (binder.parties.of_unit(line, lord).party, "named") if lord >= 0 else (None, "")
    if kind == "control" and found.passive and line.low[found.head + 1 : found.head + 2] == ["from"]:
        seat = line.actor.get(found.head + 2)  # "is run from Luanda"
        return (seat.party, "named") if seat is not None and seat.kind == "capital" else (None, "")
    return None


def _of_the_others(binder: Binder, line: Line, found: Match, kind: ClaimKind, party: str) -> str | None:
    """The foe of the invader who took a place before, where bare troops "still hold" another or win it back from him.

    None where the text itself is the invader's.
    """
    before, low = binder.last, line.low
    start = found.reading.start
    holds = kind == "control" and "still" in low[max(start - 2, 0) : found.head]
    holds = holds and before is not None and before.line.sentence is line.sentence
    if not holds and not (kind == "gain" and low[found.head].startswith(BACK_AGAIN)):
        return None
    if before is None or before.denied or before.kind == "loss":
        return None
    if holds and (before.party != party or before.kind not in ("gain", "contest")):
        return None
    place, index = line.place[found.hits[0].unit].place, binder.parties.index
    country = place.country if place is not None else None
    subject = found.reading.subject
    if subject is not None and (line.tag[subject[0]] & tags.PRONOUN or (holds and _points_back(line, subject))):
        return None  # "they", "its troops", "the troops still hold Q": those who took P
    told = before.speaker != "narrator" and speaker_party(before.speaker, index, line.document.article.date)
    if party in (country, index.author, binder.parties.speaker_side, told) or not binder.parties.has_soldiers(party):
        return None
    return country if _foe(binder, party) == country else None


def _points_back(line: Line, subject: tuple[int, int]) -> bool:
    """Whether bare troops are those named before: "its troops", "the troops", but not "the men of the 79th Brigade"."""
    return line.low[subject[0]] in _BACK_TO and "of" not in line.low[slice(*subject)]


def _foe(binder: Binder, party: str) -> str | None:
    """Whom a party fights in the text."""
    return binder.parties.foe(binder.parties.index.book.side_of(party))


def _from_whom(binder: Binder, line: Line, found: Match) -> Who | None:
    """Who is told by "from" behind a deed, or when and how it was: "was retaken *in May from the rebels*"."""
    after = max(found.end, found.hits[-1].unit + 1) if not found.passive else found.end
    while after < line.size and (line.tag[after] & _WHEN_OR_KIND or line.low[after] in ("back", "on")):
        after += 1
    return _led_by(binder, line, after) if line.low[after : after + 1] == ["from"] else None


def _taker(binder: Binder, line: Line, found: Match) -> str | None:
    """To whom a place is lost: "was surrendered to the British"."""
    after = max(found.end, found.hits[-1].unit + 1)
    while line.tag[after] & (tags.ADVERB | tags.TIME):
        after += 1
    return _led_by(binder, line, after).party if line.low[after : after + 1] == ["to"] else None


def _led_by(binder: Binder, line: Line, preposition: int) -> Who:
    """Who stands behind a preposition: "from *the rebels*"."""
    named = next((unit for unit in (preposition + 1, preposition + 2) if unit in line.actor), -1)
    return binder.parties.of_unit(line, named) if named > 0 else NOBODY


def _held_by(binder: Binder, line: Line, found: Match) -> str | None:
    """Who had held a place that was given up: "P, which the Russians had used as their base, was abandoned"."""
    after = found.hits[-1].unit + 1
    if line.low[after + 1 : after + 2] not in (["which"], ["where"]) or after >= found.head:
        return None
    reach = range(after + 2, min(after + 10, found.head))
    holder = next((unit for unit in reach if unit in line.actor or line.tag[unit] & tags.AUXILIARY), -1)
    if holder not in line.actor or _HELD.isdisjoint(line.low[holder + 1 : found.head]):
        return None
    return binder.parties.of_unit(line, holder).party
