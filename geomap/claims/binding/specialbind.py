"""A trigger with a grammar of its own becomes a reading."""

from __future__ import annotations

from geomap.claims.binding.bind import Binder, Bound, Deed, Refused
from geomap.claims.binding.doers import owner_of_report
from geomap.claims.binding.naming import one_person, party_of, quoted_name, spoken_name, teller_of
from geomap.claims.binding.recognition import of_itself
from geomap.claims.constructions.special import Special
from geomap.claims.parties.actorlist import OWN_VOICE
from geomap.claims.phrases.likewise import likewise
from geomap.claims.speech.reports import Said, reported
from geomap.claims.who.party import NOBODY, Who
from geomap.claims.who.previous import MEN_KINDS
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import GROUPS

_THEIRS = frozenset(("its", "their", "theirs"))
_OF_A_GROUP = _THEIRS | GROUPS
_IN_TURN = frozenset(("gain", "contest", "strike"))
_NEAR = 60  # tokens
_REBELS = frozenset(("rebel", "separatist", "insurgent", "militant"))
_OF_THE_STATE = frozenset(("loyalist", "regime"))


def bind_special(binder: Binder, line: Line, found: Special) -> list[Bound] | Refused:
    """Bind a trigger that has a grammar of its own."""
    if line.question and not found.background:
        return Refused(found.head, "a question")
    reading = found.reading
    if found.kind == "control" and line.low[found.end] == "," and line.low[found.end + 1] in ("as", "and"):
        found.hits = [*found.hits, *likewise(line, found.end)]  # "P is in rebel hands, as is Q", "…, and Q, and R"
    told = not reading.spoken and not found.background
    said = reported(line, reading, found.head, max(found.hits[-1].unit + 1, found.end)) if told else None
    speaker = quoted_name(binder, line, found.head) if told and said is None else ""
    if found.owner == "@last" and not _goes_on(binder, line, found):
        return Refused(found.head, "no place was taken before")
    party, how, who = _owner(binder, line, found, said, speaker)
    quoted = teller_of(binder, line, None, speaker) if said is None and speaker else None
    if found.by_subject and who.status == "civil":
        if found.party is None or found.kind != "sovereignty":
            return Refused(found.head, "the subject is no party")
        found.place_party = True  # "the congress declared the independence of P": it is its own
    denied, planned = reading.denied, reading.planned
    if reading.spoken:
        speaker = spoken_name(binder, line, reading.speaker)
    elif said is not None:
        if said.negated:
            return Refused(found.head, "not said")
        denied ^= said.denied
        planned = planned or said.planned
        if not reading.relative:
            speaker = spoken_name(binder, line, said.speaker)
    party, how = _by_voice(binder, line, found, said, party, how, quoted)
    unlisted = [] if party or not found.party else [at for at in range(*found.party) if _named(line, at)]
    if any(line.tag[at] & tags.PLACE for at in unlisted):
        return Refused(found.head, "under a place, which is no party")
    if party is None and not found.place_party and not unlisted:
        party = binder.party_before(line, found.kind) if found.foe_of < 0 else None
        how = "context" if party else ""
    if party is None and found.asks_party:
        return Refused(found.head, "whose it is is not said")
    armed = any(line.tag[unit] & tags.WEAPON for unit in range(found.head + 1, found.end - 1))
    armed |= any(line.tag[unit] & tags.WEAPON for unit in range(*(found.party or (0, 0))))  # "under attack from drones"
    if party is None and found.kind == "strike" and binder.war < 2 and not armed:
        return Refused(found.head, "under fire of what kind is not said")
    if party is None and not found.place_party and binder.warlike < 0:
        return Refused(found.head, "nothing of war in the text")
    sure = 0.8 if how == "named" else 0.65
    bound = binder.bound(Deed(line, found, found.kind, who, speaker, denied, planned, party, how, found.extent, sure))
    if unlisted and not isinstance(bound, Refused):
        for item in bound:
            item.fixed = True  # "under the control of the Balhae", whom no list has: of nobody else
    itself = found.place_party and (party is None or found.by_subject)
    return of_itself(binder, bound) if itself else bound  # recognised by someone that is no party: its own


def _goes_on(binder: Binder, line: Line, found: Special) -> bool:
    """Whether a place was taken, fought for or hit not far before, so that another may be "next": the same of it."""
    last = binder.last
    if last is None or last.denied or last.kind not in _IN_TURN or last.party is None:
        return False
    if last.kind == "strike":
        found.kind = "strike"
    found.owner = last.party
    return line.sentence.first_token - last.line.sentence.end_token < _NEAR


def _owner(binder: Binder, line: Line, found: Special, said: Said | None, speaker: str) -> tuple[str | None, str, Who]:
    """The party that a reading names as the owner, how it was found, and who it is where words name it."""
    parties = binder.parties
    if (found.place_party and found.party is None) or found.owner == "@speaker":
        return None, "", NOBODY
    if found.owner == "@home":
        return parties.index.home, "context", NOBODY
    if found.owner == "@enemy":  # of who speaks, where his side is known
        teller = owner_of_report(binder, line, found.reading, said) or teller_of(binder, line, said, speaker)
        known = parties.index.book.side_of(teller) if teller in parties.index.fighting else None
        return parties.foe(known or parties.index.home), "context", NOBODY
    if found.owner == "@context":
        told = binder.last is not None and binder.last.kind == "sovereignty"
        party = binder.last.party if binder.last is not None and told else None
        found.place_party = party is None
        return party, "context", NOBODY
    if found.owner:
        return found.owner, "named", NOBODY
    if found.foe_of >= 0:
        whose = parties.of_unit(line, found.foe_of)
        return parties.foe(whose.side or parties.index.book.side_of(whose.party)), "context", NOBODY
    if found.party is not None and said is None and not speaker and line.low[found.party[0]] in ("our", "my"):
        return parties.owner_of(line, found.party[0], None), "context", NOBODY  # "P is under our control"
    ours = found.party is not None and line.low[found.party[0]] in OWN_VOICE
    if not ours:
        if found.party is not None:
            return _in_words(binder, line, found, found.party)
        if not found.by_subject:
            return None, "", NOBODY
    owner = owner_of_report(binder, line, found.reading, said)
    teller = owner or teller_of(binder, line, said, speaker)
    parties.speaker, parties.speaker_side = teller or "", parties.index.book.side_of(teller)
    parties.told_after = said is not None and said.verb > found.head and one_person(line, said.speaker)
    parties.quoted = parties.others = False
    if found.party is not None:
        return _in_words(binder, line, found, found.party)  # "We are in control of P," a rebel said
    who = parties.of(line, found.reading.subject, owner=owner)
    return who.party, "named" if not who.bare else "context", who


def _in_words(binder: Binder, line: Line, found: Special, span: tuple[int, int]) -> tuple[str | None, str, Who]:
    """The party that some words name, how, and who they are."""
    start, end = span
    if end - start == 1 and start in line.actor:
        who = binder.parties.of_unit(line, start)
    else:
        actors = [unit for unit in range(start, end) if unit in line.actor]
        who = binder.parties.of(line, span)
        if who.party is None and actors and not found.by_subject:
            who = binder.parties.of_unit(line, actors[0])
    party, how = who.party, "named" if not who.bare else "context"
    if party is None and line.low[start] in _REBELS:
        party, how = line.low[start] + "s", "named"
    if party is None and line.low[start] in _OF_THE_STATE:
        party, how = binder.parties.state, "context"
    if party is None and line.low[start] in _OF_A_GROUP:
        party, how = _of_a_group(binder, line, start, found), "context"
    if party is None and line.low[start] in ("his", "her"):
        party, how = binder.parties.owner_of(line, start, None), "context"  # "the half of P under his control"
    return party, how, who


def _of_a_group(binder: Binder, line: Line, unit: int, found: Special) -> str | None:
    """Whom "its", "theirs" or "the group's" means: whose forces are named before, or who is told of."""
    parties, word = binder.parties, line.low[unit]
    if word == "theirs":
        before = parties.before(line, unit)
        return (before.party if before is not None else None) or parties.recent(line, unit)
    if word in GROUPS:
        group = parties.index.last_group(line.first[unit]) or parties.recent(line, unit)
        known = parties.index.book.get(group)
        return None if known is not None and known.is_state else group
    apposed = found.background and any(at < unit and actor.kind in MEN_KINDS for at, actor in line.actor.items())
    if not (found.asks_party or apposed):
        return parties.recent(line, unit)
    return parties.owner_of(line, unit, None)


def _by_voice(
    binder: Binder, line: Line, found: Special, said: Said | None, party: str | None, how: str, quoted: str | None
) -> tuple[str | None, str]:
    """The party, and how it was found, where the words mean who speaks: "P is under our control", said the rebels."""
    reading, first = found.reading, line.low[found.party[0]] if found.party is not None else ""
    if party is None and first in ("our", "my"):
        party = party_of(binder, line, said.speaker) if said is not None else quoted
        how = "context" if party is not None else ""
    if party is None and found.party is None and line.low[found.end - 1] == "control":
        party = quoted or (party_of(binder, line, said.speaker) if said is not None else None)
        how = "context" if party is not None else ""  # "“P is under full control,” said the general"
    if how == "context" and said is not None and first in _THEIRS and not _told_of(line, found, said, party):
        party = party_of(binder, line, said.speaker) or party  # "the rebels' radio said that P was theirs"
    if found.owner == "@speaker":
        span = reading.speaker if reading.spoken else said.speaker if said is not None else reading.subject
        if span is not None and line.tag[span[1] - 1] & tags.PLACE and span[1] - 1 not in line.actor:
            span = None  # "P remains in its hands"
        author = binder.parties.index.author if span is None or said is None else None
        own = found.head + 1
        hands = said is None and line.low[own] in ("its", "their")  # "They attacked. P was in their hands by noon"
        whose = binder.parties.owner_of(line, own, None) if hands else binder.parties.recent(line, found.head)
        party = quoted or party_of(binder, line, span) or author or whose
        how = "context"
    if party is None and reading.spoken and found.party is not None and found.party == reading.speaker:
        party, how = party_of(binder, line, reading.speaker), "context"  # "he recognised the independence of P"
    return party, how


def _told_of(line: Line, found: Special, said: Said, party: str | None) -> bool:
    """Whether someone else is told of first: "the Iraqis were there, and P was under their control, S said"."""
    start = said.verb if said.verb < found.head else -1
    places = {hit.unit for hit in found.hits}
    return party is not None and any(
        start < at < found.head
        and at not in places
        and actor.party == party
        and actor.kind in ("force", "group", "people", "body")
        for at, actor in line.actor.items()
    )


def _named(line: Line, unit: int) -> bool:
    """Whether a unit is a name, of no actor."""
    return bool(line.tag[unit] & tags.CAPITAL) and unit not in line.actor
