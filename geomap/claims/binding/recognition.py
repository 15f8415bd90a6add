""" "Recognises P as independent", "regards P as its own": whose words, and whose place."""

from __future__ import annotations

from geomap.claims.binding.bind import Binder, Bound, Deed, Refused
from geomap.claims.binding.naming import spoken_name
from geomap.claims.binding.roles import told_of_its_state
from geomap.claims.constructions.ownership import owner_unit
from geomap.claims.frames.match import Match
from geomap.claims.speech.reports import reported
from geomap.claims.who.party import NOBODY, Who
from geomap.claims.words import tags
from geomap.claims.words.line import Line

_SURE = 0.75
_STATEHOOD = frozenset(("independent", "independence", "sovereign", "state", "nation", "country", "republic"))
_STATES = frozenset(("polity", "country", "area", "admin1", "island"))
_OWN_GROUND = frozenset(
    ("own", "territory", "land", "soil", "province", "provinces", "country", "region", "regions", "state", "backyard")
)
_COMMUNITY = frozenset(
    (
        "world",
        "country",
        "countries",
        "state",
        "states",
        "government",
        "governments",
        "nations",
        "capitals",
        "community",
    )
)
_BEFORE_STATES = frozenset(
    ("breakaway", "self-proclaimed", "self-declared", "independent", "new", "republic", "state", "of")
)
_NOBODY = frozenset(("no", "nobody", "none"))
_ENDS = tags.COMMA | tags.STOP | tags.QUOTE | tags.CONJUNCTION | tags.AUXILIARY | tags.SUBORDINATOR | tags.RELATIVE


def thought_of(binder: Binder, line: Line, found: Match) -> list[Bound] | Refused:
    """ "P is recognised as part of A", "P, regarded as Ukrainian by most", "P is recognised by no state"."""
    low, reading = line.low, found.reading
    end, by, what = found.head + 1, -1, -1
    while end < line.size and end - found.head < 16 and low[end] not in (".", "!"):
        if low[end] == "by" and by < 0:
            by = end + 1
        elif low[end] == "as" and what < 0:
            what = end + 1
        elif line.tag[end] & _ENDS and end > found.head + 1:
            break
        end += 1
    if what < 0 and found.frame.steps[-1].slot == "A" and "as" not in found.frame.needs:
        what = found.head + 1  # "is considered Ukrainian"
    counted = by + 2 * (low[by : by + 2] in (["more", "than"], ["at", "least"]))  # "by more than 20 countries"
    speakers = (counted, what - 1 if what > by else end) if 0 <= by < end else None  # the text may end at "by"
    unit = owner_unit(line, what, by - 1 if by > what else end) if what >= 0 else -1
    nobody = speakers is not None and low[speakers[0]] in _NOBODY
    denied = reading.denied ^ nobody
    party: str | None = line.actor[unit].party if unit >= 0 else None
    if unit < 0:
        free = what >= 0 and not _STATEHOOD.isdisjoint(low[what:end])
        if not (free or (what < 0 and speakers is not None)):
            return Refused(found.head, "as no party's ground")
        if any(line.level(hit.unit) not in _STATES for hit in found.hits):
            return Refused(found.head, "no state of its own")
        who = binder.parties.of(line, speakers) if speakers is not None and not denied else NOBODY
        party = who.party
    speaker = spoken_name(binder, line, speakers) if speakers is not None and not nobody else ""
    how = "named" if party else ""
    deed = Deed(line, found, "sovereignty", NOBODY, speaker, denied, reading.planned, party, how, confidence=_SURE)
    bound = binder.bound(deed)
    return of_itself(binder, bound) if party is None else bound


def of_itself(binder: Binder, bound: list[Bound] | Refused) -> list[Bound] | Refused:
    """Make each place its own party, as one that is or is not recognised as a state."""
    if not isinstance(bound, Refused):
        for item in bound:
            mention = item.line.place[item.hit.unit]
            state = item.line.actor.get(item.hit.unit)
            own = state.party if state is not None and state.kind == "state" else None
            name = mention.place.name if mention.place else mention.text
            known = binder.parties.index.book.find(name)
            item.party = own or (known.key if known is not None else name)
            item.party_by = "named"
    return bound


def _named_so(line: Line, unit: int) -> bool:
    """Whether a word may stand before the name of a state that is recognised ("the breakaway Republic of P")."""
    bits = line.tag[unit]
    return bool(bits & (tags.DETERMINER | tags.ADVERB | tags.COMPOUND)) or line.low[unit] in _BEFORE_STATES


def of_states(line: Line, span: tuple[int, int] | None) -> bool:
    """Whether a subject is states without a name: "no country", "most governments", "the international community"."""
    return span is not None and not _COMMUNITY.isdisjoint(line.low[slice(*span)])


def _recognised_itself(line: Line, found: Match) -> bool:
    """Whether it is the state itself that is recognised: "recognises P", "recognises P as independent"."""
    if found.other is not None:
        return False
    if found.agent is None:
        after = found.head + 2 if found.pronoun else found.hits[-1].unit + 1
        return after >= line.size or bool(line.tag[after] & (_ENDS | tags.TIME)) or line.low[after] in (".", "in", "!")
    return not any(unit in line.actor for unit in range(*found.agent))


def recognised(binder: Binder, line: Line, found: Match, who: Who) -> list[Bound] | Refused:
    """ "Recognise X's sovereignty over P": of X, says the subject. "Recognise P as independent": of the subject."""
    reading = found.reading
    party = who.party
    speaker = ""
    if found.agent is None and found.other is not None:
        actors = [unit for unit in range(*found.other) if unit in line.actor]
        if not actors:
            return Refused(found.head, "whose claim is not said")
        party = line.actor[actors[-1]].party
        speaker = spoken_name(binder, line, reading.subject)
    elif found.agent is not None:
        actors = [unit for unit in range(*found.agent) if unit in line.actor]
        if actors:
            party = line.actor[actors[-1]].party
            speaker = spoken_name(binder, line, reading.subject)
    if not speaker and not reading.relative:
        speaker = spoken_name(binder, line, reading.subject)
    said = reported(line, reading, found.head, found.hits[-1].unit + 1)
    denied = reading.denied ^ (said.denied if said else False)
    if said is not None and said.negated:
        return Refused(found.head, "not said")
    if reading.spoken:
        speaker = spoken_name(binder, line, reading.speaker)  # "asked A to recognise P"
    itself = _recognised_itself(line, found)
    if reading.relative and reading.antecedent > 0 and "any" in line.low[max(0, reading.antecedent - 2) : found.head]:
        return Refused(found.head, "no one that is named")  # "any country that recognises P"
    between = range(found.head + 1, found.hits[0].unit)
    if itself and found.agent is None and any(not _named_so(line, unit) for unit in between):
        return Refused(found.head, "recognised is what is in it")
    if found.agent is None and found.other is None and not itself:
        return Refused(found.head, "recognised for what is not said")
    if itself and found.agent is None and any(line.level(hit.unit) not in _STATES for hit in found.hits):
        return Refused(found.head, "no state of its own")
    if reading.subject is not None and line.low[reading.subject[0]] in _NOBODY:
        denied, speaker = True, ""
    if itself and (denied or party is None):
        party = _annexed(binder, line, found)  # that a place is a state is said by itself
    planned = reading.planned and not (denied and reading.refused)
    how = "named" if party else ""
    deed = Deed(line, found, "sovereignty", who, speaker, denied, planned, party, how, confidence=_SURE)
    bound = binder.bound(deed)
    return of_itself(binder, bound) if itself and party is None else bound


def _annexed(binder: Binder, line: Line, found: Match) -> str | None:
    """Who annexed a place that "it" means: "the annexation of P by R; most states do not recognise it"."""
    last = binder.last
    if not found.pronoun or last is None or last.kind != "sovereignty" or last.span[0] != line.sentence.first_token:
        return None
    return last.party if last.word.startswith("annex") else None


def regarded_as(binder: Binder, line: Line, found: Match, who: Who) -> list[Bound] | Refused:
    """ "Regards P as its own", "called Odesa a Russian city"."""
    reading = found.reading
    if found.agent is None:
        return Refused(found.head, "as what is not said")
    if reading.relative and who.bare and not told_of_its_state(line, found, who):
        return Refused(found.head, "a pronoun claims it")
    start, end = found.agent
    low = line.low
    if any(word in ("breakaway", "renegade") for word in low[start:end]):
        party = who.party
    elif any(word in ("own", "its", "their") for word in low[start:end]):
        if _OWN_GROUND.isdisjoint(low[start:end]):
            return Refused(found.head, "not as ground of its own")
        party = who.party
    else:
        actors = [unit for unit in range(start, end) if unit in line.actor]
        if not actors and not {"independent", "sovereign"}.isdisjoint(low[start:end]):
            return recognised(binder, line, found, who)  # "considers P an independent state"
        if not actors:
            return Refused(found.head, "as no party's")
        last = actors[0]
        rest = [
            unit for unit in range(last + 1, end) if not line.tag[unit] & (tags.AREA | tags.DIRECTION | tags.POSSESSIVE)
        ]
        if (
            rest
            or line.actor[last].kind in ("official", "person", "force", "generic")
            or not (last + 1 < end or line.actor[last].kind == "adjective")
        ):
            return Refused(found.head, "as no party's ground")
        party = line.actor[last].party
    nobody = reading.subject is not None and low[reading.subject[0]] in _NOBODY
    speaker = "" if nobody else spoken_name(binder, line, reading.subject)
    denied, planned = reading.denied, reading.planned
    deed = Deed(line, found, "sovereignty", who, speaker, denied, planned, party, "named", confidence=_SURE)
    return binder.bound(deed)
