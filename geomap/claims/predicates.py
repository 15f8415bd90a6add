"""Triggers with a grammar of their own: compounds, "under X's control", "in X's hands", strongholds, independence."""

from __future__ import annotations

from collections.abc import Callable

from geomap.claims import tags
from geomap.claims.accession import joins, referendum_in, vote_on
from geomap.claims.compounds import actor_office, compound, status_word
from geomap.claims.groups import Reading
from geomap.claims.leftward import near_left, phrase, place_left
from geomap.claims.lexicon import Lexicon
from geomap.claims.line import Line
from geomap.claims.nounphrase import Hit
from geomap.claims.phrases import scan
from geomap.claims.special import Special
from geomap.claims.standing import back_in, distance, gates, in_own_hands
from geomap.claims.statehood import breakaway, independence_of, part_of, said_to_be, shown_as_ground
from geomap.claims.verbs import climb
from geomap.model import ClaimKind

_RULED = frozenset(
    (
        "control", "occupation", "rule", "administration", "sway", "governance", "authority", "sovereignty",
        "suzerainty", "jurisdiction", "flag", "mandate", "tutelage", "domination",
    )
)  # fmt: skip
_IN_LAW = frozenset(("sovereignty", "suzerainty"))

_OFFICES = frozenset(
    [
        "head",
        "heads",
        "mayor",
        "governor",
        "administration",
        "administrator",
        "administrators",
        "authorities",
        "officials",
        "official",
        "leader",
        "leaders",
        "government",
        "council",
        "president",
        "chief",
        "chiefs",
        "representatives",
        "deputy",
        "prefect",
        "mayors",
        "governors",
        "parliament",
        "boss",
        "occupation",
        "acting",
        "deputy",
        "civilian",
        "military",
        "regional",
        "local",
        "top",
        "senior",
        "occupying",
    ]
)

_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))

_PUTS = frozenset(["put", "puts", "putting", "place", "places", "placed", "placing", "bring", "brings", "brought"])
_FIRE = frozenset(
    ["shelling", "bombardment", "fire", "attack", "shellfire", "shelled", "bombing", "attacks", "barrage"]
)


def special(line: Line, at: int, lexicon: Lexicon) -> Special | None:
    """Read the special trigger at unit `at`, if it is one."""
    actor = line.actor.get(at)
    if actor is not None and line.low[at].endswith(("garrison", "occupiers")) and line.low[at + 1 : at + 2]:
        # "the Russian garrison in P"
        hits = scan(line, at + 2)[0] if line.low[at + 1] in ("in", "of", "at") and actor.party else []
        reading = Reading(at, relative=True)
        return Special("control", hits, at, at + 2, reading, (at, at + 1), background=True) if hits else None
    if actor is not None and actor.kind in ("official", "body", "generic") and not line.tag[at] & tags.COMPOUND:
        return actor_office(line, at, lexicon)
    if line.tag[at] & tags.COMPOUND:
        return compound(line, at, lexicon)
    rule = lexicon.specials.get(line.low[at])
    return _RULES[rule](line, at) if rule in _RULES else None


def _under(line: Line, at: int) -> Special | None:
    """ "Under Russian control", "under the control of the rebels"."""
    tag, low = line.tag, line.low
    look = at + 1
    ruled = -1
    while look < line.size and look - at < 7:
        if low[look] in _RULED or any(low[look].endswith(" " + word) for word in _RULED):
            ruled = look
            break
        if tag[look] & (tags.COMMA | tags.STOP | tags.AUXILIARY | tags.SUBORDINATOR):
            break
        look += 1
    if ruled < 0:
        return _under_fire(line, at)
    party: tuple[int, int] | None = None
    end = ruled + 1
    if end < line.size and low[end] == "of":
        stop = phrase(line, end + 1)
        party = (end + 1, stop)
    else:
        actors = [unit for unit in range(at + 1, ruled + 1) if unit in line.actor]
        if actors:
            party = (actors[-1], actors[-1] + 1)
        elif low[at + 1] in ("its", "their", "his", "our"):
            party = (at + 1, ruled + 1)
    if (
        party is None
        and low[ruled] not in ("occupation",)
        and not any(tag[unit] & (tags.FORCE) for unit in range(at, ruled))
    ) and not any(word in ("full", "total") for word in low[at:ruled]):
        return None
    if low[ruled] in ("flag", "mandate") and not any(unit in line.actor for unit in range(*(party or (at, at)))):
        return None  # "under the flag of a new label"
    found = place_left(line, at)
    if found is None:
        return None
    in_law = low[ruled].rpartition(" ")[2] in _IN_LAW
    kind: ClaimKind = "sovereignty" if in_law else "gain" if _changes(line, at) else "control"
    return Special(kind, found[0], at, end, found[1], party, background=found[1].relative)


def _changes(line: Line, at: int) -> bool:
    """Whether the verb before says that a place came to be so ("came under the control of")."""
    before = at - 1
    while (before > 0 and line.tag[before] & tags.ADVERB) or line.low[before] == "back":
        before -= 1
    if line.tag[before] & tags.PLACE and before and line.low[before - 1] in _PUTS:
        return True
    return line.low[before] in ("came", "come", "comes", "passed", "passes", "fell", "fallen", "falls", "brought")


def _under_fire(line: Line, at: int) -> Special | None:
    """ "P came under heavy shelling from the rebels"."""
    tag, low = line.tag, line.low
    if not at or low[at - 1] not in (
        "came",
        "come",
        "comes",
        "coming",
        "is",
        "was",
        "are",
        "were",
        "been",
        "remains",
        "remained",
    ):
        return None
    look = at + 1
    while look < line.size and look - at < 6 and low[look] not in _FIRE and low[look] != "siege":
        if tag[look] & (tags.PREPOSITION | tags.COMMA | tags.STOP | tags.AUXILIARY):
            return None
        look += 1
    if look < line.size and low[look] == "siege":
        return _under_siege(line, at, look)
    if look >= line.size or low[look] not in _FIRE:
        return None
    while look + 1 < line.size and low[look + 1] in _FIRE:
        look += 1
    party: tuple[int, int] | None = None
    actors = [unit for unit in range(at + 1, look) if unit in line.actor]
    weapons = any(
        tag[unit] & tags.WEAPON and low[unit] not in ("fire", "attack", "attacks") for unit in range(at + 1, look + 1)
    )
    if actors:
        party = (actors[-1], actors[-1] + 1)
    elif look + 1 < line.size and low[look + 1] in ("from", "by"):
        stop = phrase(line, look + 2)
        if not any(unit in line.actor or tag[unit] & (tags.FORCE | tags.WEAPON) for unit in range(look + 2, stop)):
            return None  # "under fire from critics"
        party = (look + 2, stop)
    if (
        party is None
        and not weapons
        and not any(word in ("heavy", "enemy", "constant", "renewed", "intense", "sustained") for word in low[at:look])
        and not (
            look + 1 >= line.size
            or low[look + 1] in (".", ";", "all", "throughout")
            or tag[look + 1] & (tags.TIME | tags.COMMA)
        )
    ):
        return None
    verb = at - 1
    reading = climb(line, verb + 1 if tag[verb] & tags.BE else verb)
    if reading.subject is None:
        return None
    hits, _ = scan(line, reading.subject[0], subject=True)
    hits = [hit for hit in hits if hit.unit < reading.subject[1]]
    return Special("strike", hits, at, look + 1, reading, party) if hits else None


def _under_siege(line: Line, at: int, siege: int) -> Special | None:
    """ "P is under siege by the rebels"."""
    reading = climb(line, at)
    if reading.subject is None:
        return None
    hits, _ = scan(line, reading.subject[0], subject=True)
    hits = [hit for hit in hits if hit.unit < reading.subject[1]]
    party = None
    for unit in range(siege + 1, min(line.size, siege + 6)):
        if line.low[unit] == "by":
            party = (unit + 1, phrase(line, unit + 1))
    return Special("contest", hits, at, siege + 1, reading, party) if hits else None


def _hands(line: Line, at: int) -> Special | None:
    """ "In Russian hands", "in the hands of the militants"."""
    tag, low = line.tag, line.low
    look = at - 1
    while look > 0 and at - look < 6 and low[look] not in ("in", "into", "from") and low[look - 1] != "out":
        look -= 1
    if look < 0 or not (low[look] in ("in", "into", "from") or low[look - 1 : look + 1] == ["out", "of"]):
        return None
    party: tuple[int, int] | None
    end = at + 1
    if end < line.size and low[end] == "of":
        stop = phrase(line, end + 1)
        party = (end + 1, stop)
        end = end + 1
    else:
        actors = [unit for unit in range(look + 1, at) if unit in line.actor]
        words = [
            unit
            for unit in range(look + 1, at)
            if tag[unit] & tags.FORCE or low[unit] in ("rebel", "separatist", "government", "enemy")
        ]
        party = (actors[-1], actors[-1] + 1) if actors else (words[0], words[0] + 1) if words else None
        if party is None and low[look] == "in" and low[look + 1] in ("its", "their", "his", "our", "my"):
            return in_own_hands(line, look, end) or _claimed_hands(line, look, end)
    if party is None or not any(
        unit in line.actor
        or tag[unit] & tags.FORCE
        or low[unit] in ("enemy", "its", "enemies", "rebel", "separatist", "government")
        for unit in range(*party)
    ):
        return None
    out = look - 1 if low[look - 1 : look + 1] == ["out", "of"] else look
    found = place_left(line, out)
    if found is None:
        return None
    kind: ClaimKind = (
        "loss" if low[look] == "of" or low[look] == "from" else "gain" if low[look] == "into" else "control"
    )
    return Special(kind, found[0], look, end, found[1], party, background=found[1].relative)


def _claimed_hands(line: Line, look: int, end: int) -> Special | None:
    """ "The government said P was in its hands"."""
    found = place_left(line, look)
    if found is None or not line.tag[look - 1] & (tags.BE | tags.ADVERB):
        return None
    return Special("control", found[0], look, end, found[1], owner="@speaker", background=found[1].relative)


def _seat(line: Line, at: int) -> Special | None:
    """ "P, a stronghold of the rebels"; "P was the group's stronghold"; "the rebel stronghold of P"."""
    tag, low = line.tag, line.low
    party: tuple[int, int] | None = None
    after = at + 1
    start = at
    while (
        start > 0
        and at - start < 6
        and not tag[start - 1] & (tags.COMMA | tags.AUXILIARY | tags.PREPOSITION | tags.STOP | tags.SPEECH)
    ):
        start -= 1
        if (
            start in line.actor
            or tag[start] & tags.FORCE
            or low[start] in ("rebel", "separatist", "government", "militant", "insurgent", "group")
        ):
            party = (start, start + 1)
        if tag[start] & tags.DETERMINER and low[start] in ("a", "an", "the"):
            break
    if party is None and low[start] in ("its", "their"):
        party = (start, at + 1)  # "its last bastion of P"
    if after < line.size and low[after] == "of":
        hits, _end = scan(line, after + 1)
        if hits and party is not None and not line.actor.get(hits[0].unit):
            return Special("control", hits, at, after + 1, Reading(at, relative=True), party, background=True)
        stop = phrase(line, after + 1)
        if any(
            (unit in line.actor and line.actor[unit].kind in ("group", "force", "generic", "people", "state"))
            or tag[unit] & tags.FORCE
            for unit in range(after + 1, stop)
        ):
            party = (after + 1, stop)
            after += 1
    if party is None:
        return None
    # The place: subject of "be", or before the comma of the aside.
    before = start - 1
    while before >= 0 and tag[before] & (tags.ADVERB | tags.TIME):
        before -= 1
    if before >= 0 and tag[before] & tags.COMMA:
        hits = near_left(line, before)
        if not hits:
            # "took back Kidal on Tuesday, a bastion of rebels"
            look = before - 1
            while look > 0 and (
                tag[look] & (tags.TIME | tags.NUMBER | tags.ADVERB) or low[look] in ("on", "in", "last")
            ):
                look -= 1
            hits = [Hit(look, "whole")] if tag[look] & tags.PLACE else []
        return (
            Special("control", [hits[-1]], at, after, Reading(at, relative=True), party, background=True)
            if hits
            else None
        )
    verb = start - 1
    while verb >= 0 and start - verb < 8 and not tag[verb] & tags.AUXILIARY:
        if tag[verb] & (tags.COMMA | tags.STOP | tags.RELATIVE):
            return None
        verb -= 1
    if verb < 0 or not tag[verb] & tags.BE:
        return None
    reading = climb(line, verb + 1)
    if reading.subject is None:
        return None
    hits, _ = scan(line, reading.subject[0])
    hits = [hit for hit in hits if hit.unit < reading.subject[1]]
    return Special("control", hits, at, after, reading, party) if hits else None


def _charge(line: Line, at: int) -> Special | None:
    """ "In control of P", "have full control of P", "gave Russia control of P"."""
    tag, low = line.tag, line.low
    after = at + 1
    if after >= line.size or low[after] not in (("of", "over", "in") if low[at] == "charge" else ("of", "over")):
        return _hands(line, at) if low[at] == "control" else None  # "back in Ukrainian control"
    hits, _end = scan(line, after + 1)
    if not hits:
        return None
    before = at - 1
    while (
        before >= 0
        and at - before < 5
        and (
            tag[before] & (tags.DETERMINER | tags.WHOLE | tags.ADVERB | tags.POSSESSIVE)
            or low[before]
            in (
                "effective",
                "de",
                "facto",
                "military",
                "physical",
                "partial",
                "nominal",
                "operational",
                "firm",
                "sole",
                "complete",
                "political",
            )
        )
    ):
        before -= 1
    if before < 0:
        return None
    if (
        low[before] in ("in", "under")
        or tag[before] & tags.HAVE
        or low[before]
        in (
            "claim",
            "claims",
            "claimed",
            "enjoy",
            "enjoys",
            "assert",
            "asserts",
            "asserted",
            "has",
            "have",
            "had",
            "consolidated",
            "consolidating",
            "consolidate",
        )
    ):
        verb = before
        if low[before] == "in":
            verb = before - 1
            while verb >= 0 and tag[verb] & tags.ADVERB:
                verb -= 1
            if verb < 0:
                return None
            if not tag[verb] & tags.FINITE:
                if verb in line.actor:  # "the rebels in control of P"
                    return Special(
                        "control", hits, at, after + 1, Reading(at, relative=True), (verb, verb + 1), background=True
                    )
                return None
        reading = climb(line, verb + 1 if tag[verb] & (tags.BE | tags.HAVE) else verb)
        found = Special("control", hits, at, after + 1, reading, reading.subject, by_subject=True)
        if tag[before] & tags.SAID:
            reading.spoken, reading.speaker = True, reading.subject
        return found
    # "gave Russia full control of P"
    actor = before if before in line.actor else -1
    if actor > 0 and low[actor - 1] in (
        "gave",
        "gives",
        "give",
        "giving",
        "given",
        "hand",
        "hands",
        "handed",
        "handing",
        "granted",
        "grants",
        "leaves",
        "leaving",
        "left",
    ):
        reading = climb(line, actor - 1)
        reading.subject = None
        return Special("control", hits, at, after + 1, reading, (actor, actor + 1))
    if at and ((low[at - 1] in _POSSESSIVES and at > 1 and at - 2 in line.actor) or at - 1 in line.actor):
        owner = at - 2 if low[at - 1] in _POSSESSIVES else at - 1
        reading = Reading(at)
        return Special("control", hits, at, after + 1, reading, (owner, owner + 1))
    return None


def _office_before(line: Line, at: int, by: int) -> Special | None:
    """ "The governor of P appointed by A"."""
    stop = phrase(line, by + 1)
    if not any(unit in line.actor for unit in range(by + 1, stop)):
        return None
    for unit in range(at - 1, max(at - 7, 0), -1):
        if line.low[unit] in ("of", "in") and line.low[unit - 1] in _OFFICES:
            hits, end = scan(line, unit + 1)
            if hits and end >= at:
                return Special("control", hits, at, by + 1, Reading(at, relative=True), (by + 1, stop), background=True)
    return None


def _installed(line: Line, at: int) -> Special | None:
    """ "Installed by Russia as governor of P", "whom Russia appointed to run P", "that Russia has installed in P"."""
    tag, low = line.tag, line.low
    after = at + 1
    if low[at] not in ("installed", "appointed", "imposed") or after >= line.size:
        return None
    if low[after] == "by":
        stop = after + 1
        while stop < line.size and stop - after < 8 and low[stop] not in ("as", "to"):
            stop += 1
        if stop >= line.size:
            return _office_before(line, at, after)
        party = (after + 1, stop)
        look = stop + 1
        while look < line.size and look - stop < 8 and low[look] not in ("of", "in", "for"):
            look += 1
        if low[stop] == "to":
            look = stop + 1
        hits, _ = scan(line, look + 1) if look < line.size else ([], 0)
        if hits and any(unit in line.actor for unit in range(*party)):
            return Special("control", hits, at, look + 1, Reading(at, relative=True), party, background=True)
        return None
    reading = climb(line, at)
    if reading.subject is None:
        return None
    if (
        low[after] == "to"
        and after + 1 < line.size
        and low[after + 1] in ("run", "rule", "govern", "administer", "head", "lead")
    ):
        hits, _ = scan(line, after + 2)
        return (
            Special("control", hits, at, after + 2, Reading(at, relative=True), reading.subject, background=True)
            if hits
            else None
        )
    if low[after] == "as" and reading.relative:
        # "whom Moscow installed as governor of P"
        look = after + 1
        while look < line.size and look - after < 6 and low[look] not in ("of", "in", "for"):
            look += 1
        hits, _ = scan(line, look + 1) if look < line.size else ([], 0)
        office = any(low[unit] in _OFFICES for unit in range(after, min(look, line.size)))
        return (
            Special("control", hits, at, look + 1, Reading(at, relative=True), reading.subject, background=True)
            if hits and office
            else None
        )
    if low[after] in ("in", "to", "for", "over") and reading.relative:
        hits, _ = scan(line, after + 1)
        area = reading.antecedent >= 0 and any(
            tag[unit] & tags.PEOPLE or low[unit] in _OFFICES
            for unit in range(max(0, reading.antecedent - 3), reading.antecedent + 1)
        )
        return (
            Special("control", hits, at, after + 1, Reading(at, relative=True), reading.subject, background=True)
            if hits and area
            else None
        )
    return None


_RULES: dict[str | None, Callable[[Line, int], Special | None]] = {
    "under": _under,
    "hands": _hands,
    "seat": _seat,
    "gates": gates,
    "distance": distance,
    "back": back_in,
    "part": part_of,
    "installed": _installed,
    "status": status_word,
    "charge": _charge,
    "independence": independence_of,
    "vote": vote_on,
    "join": joins,
    "ground": shown_as_ground,
    "referendum": referendum_in,
    "breakaway": breakaway,
    "assert": said_to_be,
}
