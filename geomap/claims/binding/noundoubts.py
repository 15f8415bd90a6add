"""Why a noun that is read is no claim after all: no one said whose it is, or nothing of war in the text."""

from __future__ import annotations

from geomap.claims.binding.nounblame import AVENGED, avenged
from geomap.claims.binding.nounclaim import NounClaim
from geomap.claims.phrases.ends import phrase_end
from geomap.claims.who.party import NOBODY
from geomap.claims.words import tags

_OWNED = frozenset(("control", "hold", "grip", "rule", "occupation", "possession", "mastery", "foothold", "toehold"))
_UNIONS = ("integrat", "unific", "reunific", "admission", "accession")
_PLAIN = frozenset(
    (
        "fighting", "siege", "battle", "shelling", "bombardment", "clashes", "fall", "liberation", "recapture",
        "battles", "skirmishes", "hostilities", "firefights", "bombing", "airstrikes", "invasion", "counteroffensive",
        "annexation", "reconquest", "encirclement",
    )
)  # fmt: skip

_ASIDE = 12  # units of ", after days of heavy fighting,"


def why_nobodys(noun: NounClaim) -> str:
    """Return why a noun that must be someone's is nobody's: control, a loss, a claim to a place."""
    line, binder = noun.line, noun.binder
    word = line.low[noun.head]
    if noun.governor > 0 and line.tag[noun.governor] & tags.DENIED and line.low[noun.governor - 1] == "nor":
        return "neither confirmed nor denied"
    if noun.party is None and _behind_aside(noun):
        return "its verb stands behind an aside"  # and is told again without it
    if noun.party is None and "armed" in noun.found.frame.flags:
        return "whose attempt is not said"  # "two attempts on Everest"
    if noun.kind == "control" and noun.governor >= 0 and line.low[noun.governor].startswith(("lose", "losing", "lost")):
        return "lost, not held"  # "lost its last foothold in P"
    if noun.kind == "control" and word in _OWNED:
        # "the occupation of P" and "occupation authorities in P" say enough
        named = noun.start and line.low[noun.start] == "the"
        if noun.party is None and not (word == "occupation" and (named or noun.found.end > noun.head + 2)):
            return "whose is not said"
        held = noun.how == "named" or (noun.how == "context" and binder.war >= 2 and binder.warlike > 0)
        if word in ("hold", "grip") and not held and noun.governor < 0:
            return "whose is not said"
    if noun.kind == "loss" and noun.party is None:
        noun.party = binder.party_before(line, noun.kind)
        taken = noun.party is None and _taken_by_foe(noun)
        noun.how = "context" if noun.party else ""
        if noun.party is None and not taken and (binder.war < 2 or binder.warlike < 0):
            return "whose is not said"
    if noun.kind == "sovereignty" and noun.party is None and word in ("sovereignty", "claim", "claims"):
        return "whose is not said"
    if word.startswith(_UNIONS) and noun.found.agent is None and noun.party in (None, _country(noun)):
        return "into what state is not said"  # "the reunification of Germany", "Serbia's integration"
    if word == "recognition" and noun.party is None:
        return "by whom is not said"
    return ""


def _behind_aside(noun: NounClaim) -> bool:
    """Whether an aside parts its verb from the auxiliary, so that no subject was found: "had, after days, launched"."""
    line, verb = noun.line, noun.governor
    if verb < 4 or noun.verb.subject is not None or not line.tag[verb - 1] & tags.COMMA:
        return False
    comma = next((at for at in range(verb - 2, max(verb - _ASIDE, 0), -1) if line.tag[at] & tags.COMMA), 0)
    return comma > 0 and bool(line.tag[comma - 1] & tags.HAVE)


def _taken_by_foe(noun: NounClaim) -> bool:
    """Whether it went "to A", a force: A's enemy lost it."""
    line, parties, end = noun.line, noun.binder.parties, noun.end
    if line.low[end : end + 1] != ["to"]:
        return False
    stop = phrase_end(line, end + 1, None)
    taker = parties.of(line, (end + 1, stop)) if stop is not None else NOBODY
    if taker.party is None or taker.status != "armed":
        return False
    noun.party = parties.foe(parties.index.book.side_of(taker.party))
    return noun.party is not None


def _country(noun: NounClaim) -> str | None:
    """The country in which the place lies."""
    place = noun.line.place[noun.found.hits[0].unit].place
    return place.country if place is not None else None


def take_from_context(noun: NounClaim) -> None:
    """Let a noun that names no party be done by whom the sentence told of before."""
    if noun.party is None and (noun.kind not in AVENGED or avenged(noun.line, noun.start) < 0):
        noun.party = noun.binder.party_before(noun.line, noun.kind)
        noun.how = "context" if noun.party is not None else ""


def why_doubtful(noun: NounClaim) -> str:
    """Return why it is no claim, by whose it is and by what the text is about."""
    line, binder = noun.line, noun.binder
    word = line.low[noun.head]
    why = _on_a_country(noun)
    if why:
        return why
    if word == "fire" and noun.party is None and line.low[noun.start] in ("a", "the", "another"):
        return "a blaze"  # "a fire at a depot in P"
    if word == "charge" and noun.start and line.low[noun.start - 1] in ("in", "under"):
        return "someone's charge, not an attack"  # "the works under my charge at P"
    if noun.party is None and word.startswith(("operation", "sweep")):
        return "whose operation is not said"
    vying = word.startswith(("battle", "fight")) and noun.kind == "contest" and not noun.who.troops
    if vying and binder.war < 2 and noun.how != "named" and any(bits & tags.PEACEFUL for bits in line.tag):
        return "parties that vie for votes"  # "the parties' battle for P"
    if noun.party is None and binder.war < 2 and not (noun.weapon and noun.kind == "strike"):
        why = _little_of_war(noun)
        if why:
            return why
    who = noun.who
    if (
        binder.warlike < 0
        and word != "invasion"
        and not noun.weapon
        and not who.troops
        and noun.kind not in ("sovereignty", "gain", "control")
    ):
        return "nothing of war in the text"
    if who.status == "civil" and noun.kind != "sovereignty" and noun.how != "context":
        actor = line.actor.get(who.unit)
        if actor is None or actor.kind not in ("adjective", "state", "capital", "group"):
            return "someone's, not a party's"
    return ""


def _on_a_country(noun: NounClaim) -> str:
    """Of fighting in a whole country: whose it cannot be, and why it is no one's."""
    line, found = noun.line, noun.found
    ground = line.place[found.hits[0].unit].place
    if ground is None or ground.level != "country":
        return ""
    if line.low[noun.head] == "fall" and noun.planned and noun.party is None:
        return "the end of a state, not ground taken"  # "predicted the fall of P"
    if noun.kind not in ("contest", "strike"):
        return ""
    preposition = line.low[found.end - 1]
    if noun.how != "named" and noun.party == ground.country and preposition in ("against", "on"):
        noun.party, noun.how = None, ""  # "attacks on Israel" are not its own
    if noun.party is None and line.low[noun.head] in ("attack", "attacks") and preposition == "in" and not noun.weapon:
        return "whose attacks is not said"
    return ""


def _little_of_war(noun: NounClaim) -> str:
    """Why a noun without a party is no claim where the text tells little of war; "" where the noun is plain enough."""
    line, head = noun.line, noun.head
    plain = noun.kind == "sovereignty" or line.low[head] in _PLAIN
    of_a_name = noun.start and line.tag[head - 1] & tags.CAPITAL and head - 1 not in line.actor
    if noun.binder.warlike < 0 or not plain or of_a_name:
        return "no party named, and little of war in the text"
    if line.document.tokens.words[line.first[head]][0].isupper() and head > 0 and line.tag[head - 1] & tags.DETERMINER:
        return "a title"
    return ""
