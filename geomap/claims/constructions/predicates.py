"""Triggers with a grammar of their own, and the reader of each: "under X's control", strongholds, independence."""

from __future__ import annotations

from collections.abc import Callable

from geomap.claims.constructions.accession import joins, referendum_in, vote_on
from geomap.claims.constructions.breakaways import breakaway
from geomap.claims.constructions.charge import in_charge, master_of
from geomap.claims.constructions.compounds import actor_office, compound, status_word
from geomap.claims.constructions.divided import divided
from geomap.claims.constructions.hands import in_hands
from geomap.claims.constructions.installed import installed
from geomap.claims.constructions.keptout import kept_out
from geomap.claims.constructions.special import Special
from geomap.claims.constructions.standing import back_in, distance, gates, outskirts
from geomap.claims.constructions.statehood import independence_of, part_of, parts_of, said_to_be, shown_as_ground
from geomap.claims.constructions.strongholds import stronghold
from geomap.claims.constructions.undercontrol import under, years_of
from geomap.claims.phrases.carried import leaving, yields
from geomap.claims.phrases.scan import scan
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading
from geomap.claims.words.lexicon import Lexicon
from geomap.claims.words.line import Line


def special(line: Line, at: int, lexicon: Lexicon) -> Special | None:
    """Read the special trigger at unit `at`, if it is one."""
    actor = line.actor.get(at)
    if actor is not None and line.low[at].endswith(("garrison", "occupiers")) and line.low[at + 1 : at + 2]:
        # "the Russian garrison in P", but not one that leaves it
        if leaving(line, at) or yields(line, at):
            return None
        hits = scan(line, at + 2)[0] if line.low[at + 1] in ("in", "of", "at") and actor.party else []
        reading = Reading(at, relative=True)
        return Special("control", hits, at, at + 2, reading, (at, at + 1), background=True) if hits else None
    if actor is not None and actor.kind in ("official", "body", "generic") and not line.tag[at] & tags.COMPOUND:
        return actor_office(line, at, lexicon)
    if line.tag[at] & tags.COMPOUND:
        return compound(line, at, lexicon)
    rule = lexicon.specials.get(line.low[at])
    return _RULES[rule](line, at) if rule in _RULES else None


_RULES: dict[str | None, Callable[[Line, int], Special | None]] = {
    "under": under,
    "years": years_of,
    "hands": in_hands,
    "seat": stronghold,
    "gates": gates,
    "outskirts": outskirts,
    "distance": distance,
    "back": back_in,
    "part": part_of,
    "parts": parts_of,
    "installed": installed,
    "status": status_word,
    "charge": in_charge,
    "master": master_of,
    "divided": divided,
    "kept": kept_out,
    "independence": independence_of,
    "vote": vote_on,
    "join": joins,
    "ground": shown_as_ground,
    "referendum": referendum_in,
    "breakaway": breakaway,
    "assert": said_to_be,
}
