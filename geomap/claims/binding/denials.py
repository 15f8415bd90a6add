"""Denials without a clause of their own: "…; Kyiv denied it", "…, a charge that Kyiv called absurd"."""

from __future__ import annotations

from dataclasses import replace

from geomap.claims.binding.bind import Binder, Bound
from geomap.claims.binding.naming import spoken_name
from geomap.claims.phrases.ends import phrase_end
from geomap.claims.verbs.subjects import subject
from geomap.claims.verbs.untrue import FALSE, REPORTS
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line

_CALLED = frozenset(("called", "calls", "dismissed", "described"))


def answered_in_place(line: Line, bound: list[Bound], binder: Binder) -> list[Bound]:
    """Return the denials that answer the last claim of the same sentence."""
    out: list[Bound] = []
    if not bound or not (line.every & tags.DENIED or not _CALLED.isdisjoint(line.vocabulary)):
        return out
    bound = [item for item in bound if not line.tag[item.unit] & tags.COMPOUND]  # "rebel-held" is no report
    if all(item.denied for item in bound):
        return out
    tag, low = line.tag, line.low
    for at in range(1, line.size):
        bits = tag[at]
        who: tuple[int, int] | None = None
        if (bits & tags.DENIED or low[at] in _CALLED) and low[at + 1 : at + 2] == ["by"] and low[at - 1] in REPORTS:
            out.extend(_denials(binder, line, bound, at, (at + 2, phrase_end(line, at + 2, None) or at + 3)))
            continue  # "…, a claim dismissed by Kyiv"
        if bits & tags.DENIED:
            after = low[at + 1] if at + 1 < line.size else "."
            bare = after in ("it", "this", "them", "both", ".", ",", "the") or after in REPORTS
            if after == "the" and low[at + 2] not in REPORTS:
                bare = False
            over = group(line, at)
            noun = over.start == at and tag[at - 1] & (tags.DETERMINER | tags.POSSESSIVE)  # "to settle the dispute"
            if not bare or over.denied or over.passive or noun:  # "the general has been dismissed"
                continue
            reading = Reading(at)
            who = subject(line, group(line, at).start, reading)
            if who is not None and who[1] - who[0] > 2 and low[who[0] + 1] in REPORTS:
                who = (who[0] + 2, who[1])  # "a charge Rwanda denied"
        elif low[at] in _CALLED and any(word in FALSE for word in low[at + 1 : at + 5]):
            look = at - 1
            while look > 0 and at - look < 8 and low[look] not in REPORTS:
                look -= 1
            if low[look] not in REPORTS:
                continue
            reading = Reading(at)
            who = subject(line, group(line, at).start, reading)
            if who is not None and who[0] <= look:
                who = (look + 1, who[1])
        else:
            continue
        if who is not None:
            out.extend(_denials(binder, line, bound, at, who))
    return out


def _denials(binder: Binder, line: Line, bound: list[Bound], at: int, who: tuple[int, int]) -> list[Bound]:
    """The claims before unit `at` that `who` denies there: those of the last trigger."""
    before = [item for item in bound if item.unit < at and not item.denied]
    if not before:
        return []
    speaker = spoken_name(binder, line, who)
    return [
        replace(item, denied=True, speaker=speaker or "narrator", confidence=item.confidence - 0.05)
        for item in before
        if item.unit == before[-1].unit and item.speaker != speaker
    ]
