"""On whose side a person stands, by what the document says beside the name: an office, an apposition, whose men."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geomap.claims.parties.actorindex import ActorIndex
from geomap.claims.parties.book import Actor
from geomap.claims.parties.foes import foe_of

_APPOSED_TOKENS = 16  # how far from a name its description may reach
_OFFICE_TOKENS = 8
_NEAR_NAMES = 3  # mentions of a name that are looked at
_SENDERS = frozenset(("official", "state", "adjective"))
_SENT_TO = (("to", "the"), ("at", "the"))
_LONGEST_NAME = 6  # tokens of a name with its titles
_OF_WHAT = frozenset(
    ("of", "for", "the", ",", "national", "defence", "defense", "interior", "information", "foreign", "affairs")
)
_OF_WAR = frozenset(("defence", "defense", "interior", "war"))
_OWN_TOKENS = 40  # how far behind a name "his movement, the X" may stand
_COMMANDING = frozenset(("commands", "commanded", "leads", "heads"))
_REGULARS = frozenset(
    ("army", "military", "navy", "air force", "armed forces", "government troops", "government forces")
)
_INVADING = frozenset(("invasion", "occupation", "invaders", "occupiers"))
_SAYING = frozenset(
    ("said", "says", "told", "tells", "wrote", "writes", "added", "warned", "claimed", "announced", "reported",
     "confirmed", "insisted", "acknowledged", "admitted", "denied", "declared", "accused")
)  # fmt: skip
_TELLS = tuple((word,) for word in _SAYING)  # "P fell to the rebels, N said"
_SPEAKING = frozenset(("official", "body", "force", "group"))
_ORGANISED = frozenset(("group", "force"))
_LEADING = frozenset(("led", "headed", "commanded", "founded", "run"))
_ASIDE_ENDS = frozenset((",", "”", '"', ")", "—"))
_SECEDING = frozenset(("secessionist", "breakaway", "rebel", "separatist", "insurgent"))
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_BANDS = frozenset(
    ("movement", "group", "party", "army", "front", "militia", "organisation", "organization", "faction", "forces",
     "alliance", "coalition")
)  # fmt: skip
_OF_OFFICE = frozenset(("man", "woman", "man's", "hand", "appointee", "viceroy"))


def party_beside(index: ActorIndex, name: Sequence[str]) -> str:
    """Return the party of what the document says a named person is: just before the name, or after a comma."""
    words = index.document.tokens.words
    for at in index.standing(name[-1])[:_NEAR_NAMES]:
        start = at
        while start > 0 and at - start < _LONGEST_NAME and _goes_back(words, start - 1):
            start -= 1
        side = _before(index, start, at) or _behind(index, at + 1) or _own(index, at + 1)
        if side:
            return side
        if _in_cabinet([word.lower() for word in words[max(start - 1, 0) : at]]):
            return index.home or ""  # "Defence Minister N": of the state on whose ground they fight
    return ""


def _in_cabinet(titles: Sequence[str]) -> bool:
    """Whether titles before a name are those of a minister of war: "Defence Minister", "Minister of Defence"."""
    return "minister" in titles and not _OF_WAR.isdisjoint(titles)


def _goes_back(words: Sequence[str], at: int) -> bool:
    """Whether a name or title goes on to the left at a token: "Abdel-Rahim"."""
    return words[at][0].isupper() or (words[at] == "-" and at > 0 and words[at - 1][0].isupper())


def _before(index: ActorIndex, start: int, at: int) -> str:
    """The side told before a name: "Ukraine's spokesman, N", "the M23, whose chief, N", "the M23, led by N"."""
    words = index.document.tokens.words
    for actor in index.between(max(0, start - _APPOSED_TOKENS), at + 1):
        if words[actor.token_start - 2 : actor.token_start] in _SENT_TO:
            continue  # who sent him counts
        if not actor.side:
            apposed = start <= actor.token_end <= at or words[actor.token_end : start] == (",",)
            if actor.kind == "official" and actor.party and apposed:
                return actor.party  # "rebel commander N", "a rebel spokesman, N": the text's own noun
            if actor.kind == "generic" and (actor.noun in _REGULARS or actor.noun == "government"):
                offices, gap = _offices(index), [word for word in words[actor.token_end : start] if word != ","]
                titled = words[max(actor.token_end, start) : at]
                if offices.issuperset(gap) and any(word.lower() in offices for word in (*gap, *titled)):
                    return index.resolve(actor) or ""  # "army spokesman Colonel N"
            continue
        if actor.kind == "person" and actor.token_start <= at < actor.token_end:
            return index.own(actor.party, actor.side)
        between = words[actor.token_end : start]
        near = start <= actor.token_end <= at or (between == (",",) and words[at + 1 : at + 2] not in _TELLS)
        if actor.kind in _SPEAKING and (near or _led(index, actor, between)):
            return index.own(actor.party, actor.side)
        if actor.kind == "official" and _OF_WHAT.issuperset(between):
            return index.own(actor.party, actor.side)  # "the Sudanese minister for national defence, N"
        if actor.kind in _SENDERS and between[-1:] == (",",) and any(pair in _SENT_TO for pair in pairwise(between)):
            return index.own(actor.party, actor.side)  # "Sudan's ambassador to the UN, N"
        if actor.kind == "state" and between == (",",) and _office_of(index, actor):
            return index.own(actor.party, actor.side)
        if actor.kind == "adjective" and _man_of(index, between):
            return index.own(actor.party, actor.side)
    before = words[max(0, start - _APPOSED_TOKENS) : start]
    office = before[-1:] == (",",) and any(word in _offices(index) for word in before)
    return _seceded(index) if office and not _SECEDING.isdisjoint(before[-_OFFICE_TOKENS:]) else ""


def _seceded(index: ActorIndex) -> str:
    """The one party of the text that fights its own state, for "the head of the secessionist state, N"."""
    parties = {actor.party for actor in index.actors if actor.party and actor.party != index.home}
    own = [key for key in sorted(parties) if (known := index.book.get(key)) and index.home in known.countries]
    return own[0] if len(own) == 1 else ""


def _behind(index: ActorIndex, after: int) -> str:
    """The side told behind a name, in its apposition: "N, the leader of the M23", "N, 52, who leads the M23"."""
    words = index.document.tokens.words
    if words[after : after + 1] != (",",):
        return ""
    start = after + 1
    if words[start : start + 1] and words[start] in _SAYING:
        return ""  # "the envoy, N, said that rebels"
    if words[start : start + 1] and words[start].isdigit() and words[start + 1 : start + 2] == (",",):
        start += 2  # his age
    stop = start
    while stop < len(words) and stop - start < _APPOSED_TOKENS and words[stop] not in (",", ".", ";"):
        stop += 1
    on = index.document.article.date
    commands = any(word in _COMMANDING for word in words[start:stop])
    for actor in index.between(start, stop):
        spoken = actor.kind in _SPEAKING or actor.kind == "state" or (commands and actor.kind == "people")
        if actor.side and spoken:
            return index.own(actor.party, actor.side)
        if actor.kind in ("generic", "official") and actor.party is not None:  # "who leads the rebels' alliance"
            party = index.resolve(actor) or actor.party
            return index.own(party, index.book.side_of(party, on) or party)
    told = words[start:stop]
    if any(word in _COMMANDING or word in _offices(index) for word in told):
        for actor in index.between(start, stop):
            if actor.kind == "generic" and (actor.noun in index.book.words["bodies"] or actor.noun in _REGULARS):
                return index.resolve(actor) or ""  # "N, who commands the government's troops"
    if not _INVADING.isdisjoint(told):
        return foe_of(index.home or "", on) or index.opponent(index.home) or ""
    return ""


def _own(index: ActorIndex, after: int) -> str:
    """The side of whose men are called a person's: "N's Libyan National Army", "N … His movement, the M23,"."""
    words = index.document.tokens.words
    if words[after : after + 1] and words[after] in _POSSESSIVE:
        for actor in index.between(after + 1, after + 2):
            if actor.kind in _ORGANISED and actor.side and words[actor.token_start][0].isupper():
                return index.own(actor.party, actor.side)
    stop = min(after + _OWN_TOKENS, len(words) - 3)
    for at in range(after, stop):
        if words[at].lower() in {"his", "her"} and words[at + 1] in _BANDS and words[at + 2] == ",":
            first = at + 3 + (words[at + 3] == "the")
            for actor in index.between(first, first + 1):
                if actor.kind in _ORGANISED and actor.side:
                    return index.own(actor.party, actor.side)
    return ""


def _led(index: ActorIndex, actor: Actor, between: Sequence[str]) -> bool:
    """Whether words between a group and a name tell that he leads it or speaks for it."""
    if actor.kind not in _ORGANISED:
        return False
    if "whose" in between:  # "the M23, “the movement of March,” whose chief, N"
        whose = between.index("whose")
        aside = whose < 2 or (between[0] == "," and between[whose - 1] in _ASIDE_ENDS)
        return aside and len(between) - whose < 6 and any(word in _offices(index) for word in between[whose:])
    inner = [word for word in between if word != ","]
    return inner[-1:] == ["by"] and len(inner) < 5 and not _LEADING.isdisjoint(inner)


def _office_of(index: ActorIndex, actor: Actor) -> bool:
    """Whether a state's name ends an office: "the head of the self-declared state of Biafra, N"."""
    words = index.document.tokens.words
    before = words[max(actor.token_start - 7, 0) : actor.token_start]
    return "of" in before and any(word in _offices(index) for word in before)


def _man_of(index: ActorIndex, between: Sequence[str]) -> bool:
    """Whether words between "Moscow's" and a name tell what the person is to it ("man in the region, N")."""
    *inner, last = between or ("",)
    return last == "," and "," not in inner and any(word in _offices(index) for word in inner)


def _offices(index: ActorIndex) -> frozenset[str]:
    return index.book.words["officials"] | _OF_OFFICE
