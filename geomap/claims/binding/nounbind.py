"""A noun and its places become a reading: the steps, in their order."""

from __future__ import annotations

from geomap.claims.binding.bind import Binder, Bound, Deed, Refused
from geomap.claims.binding.naming import quoted_name, teller_of
from geomap.claims.binding.nounclaim import NounClaim
from geomap.claims.binding.noundoers import find_doer, read_agent
from geomap.claims.binding.noundoubts import take_from_context, why_doubtful, why_nobodys
from geomap.claims.binding.nounkind import settle_kind, settle_raid, why_a_tale, why_unfit, why_vague
from geomap.claims.binding.nounleft import read_left, read_signs
from geomap.claims.binding.nountold import read_outlook, read_teller
from geomap.claims.binding.nounverb import read_verb
from geomap.claims.binding.recognition import of_itself
from geomap.claims.frames.match import Match
from geomap.claims.parties.actorlist import OWN_VOICE
from geomap.claims.speech.reports import reported
from geomap.claims.who.party import NOBODY
from geomap.claims.words.groups import Reading
from geomap.claims.words.line import Line

_WHOSE = frozenset(("its", "their"))
_OWNERS = frozenset(("group", "force", "people", "generic"))


def bind_noun(binder: Binder, line: Line, found: Match) -> list[Bound] | Refused:
    """Bind a noun that a frame matched ("Russia's capture of P"): whose it is, what it tells, who says so."""
    head = found.head
    noun = NounClaim(binder, line, found, head, found.frame.kind, head, found.hits[-1].unit + 1, Reading(head), NOBODY)
    _listen(noun)
    why = _read_phrase(noun)
    if why:
        return Refused(head, why)
    read_verb(noun)
    find_doer(noun)
    read_outlook(noun)
    why = read_teller(noun) or why_nobodys(noun)
    if why:
        return Refused(head, why)
    itself = noun.kind == "sovereignty" and noun.party is None and line.low[head] == "secession"
    take_from_context(noun)
    why = why_doubtful(noun)
    if why:
        return Refused(head, why)
    confidence = 0.6 + (0.2 if noun.how == "named" else 0.05 if noun.how else 0.0)
    deed = Deed(line, found, noun.kind, noun.who, noun.speaker, noun.denied, noun.planned, noun.party, noun.how)
    deed.extent, deed.confidence = found.frame.extent, confidence
    bound = binder.bound(deed)
    if noun.party is None and not isinstance(bound, Refused) and bound:
        bound[0].robbed = noun.robbed or (_whose_it_was(noun) if noun.kind == "gain" else None)
    return of_itself(binder, bound) if itself else bound


def _whose_it_was(noun: NounClaim) -> str | None:
    """Whose a place was that is told of as his: "a blow to the rebels after the fall of their capital, P"."""
    line = noun.line
    whose = next((unit for unit in range(noun.head + 1, noun.found.hits[0].unit) if line.low[unit] in _WHOSE), 0)
    near = [unit for unit in line.actor if unit < whose and line.actor[unit].kind in _OWNERS]
    return noun.binder.parties.of_unit(line, max(near)).party if near else None


def _listen(noun: NounClaim) -> None:
    """Note whose words "our" stands in: "Our capture of P is a victory," said the rebels' spokesman."""
    binder, line = noun.binder, noun.line
    if OWN_VOICE.isdisjoint(line.vocabulary):
        return
    said = reported(line, noun.verb, noun.head, noun.end)
    teller = teller_of(binder, line, said, "" if said is not None else quoted_name(binder, line, noun.head))
    if teller is not None:
        binder.parties.speaker, binder.parties.speaker_side = teller, binder.parties.index.book.side_of(teller)


def _read_phrase(noun: NounClaim) -> str:
    """Read the noun phrase itself: whose, of what kind, by whom; why it tells of no war."""
    why = read_left(noun) or why_unfit(noun)
    if why:
        return why
    read_signs(noun)
    settle_kind(noun)
    why = why_a_tale(noun) or read_agent(noun)
    settle_raid(noun)
    return why or why_vague(noun)
