"""Who does it: the subject of a verb by its case, the agent of a passive, whose an act is that a noun tells."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.claims.inflected.language import (
    ACCUSATIVE,
    ACTING,
    DATIVE,
    FORCES,
    FROM_AFAR,
    GENITIVE,
    INSTRUMENTAL,
    NOMINATIVE,
)
from geomap.claims.inflected.match import FINITE, Matched, finite
from geomap.claims.inflected.row import Row, Unit

_FAR = 10  # units that a carrier verb may stand before the noun of its act
_OBLIQUE = 3  # words that a preposition may govern


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does it: the unit (-1 where nobody is named), its party ("" where not said), what kind of word it is."""

    unit: int = -1
    party: str = ""
    use: str = ""

    @property
    def named(self) -> bool:
        """Whether somebody is named at all."""
        return self.unit >= 0


NOBODY = Doer()


def doer_of(row: Row, at: int) -> Doer:
    """Return who the unit names."""
    return Doer(at, row.units[at].party, row.units[at].use)


def _governed(row: Row, at: int) -> bool:
    """Whether a preposition stands before who acts (over its adjectives and at most two other words)."""
    for before in range(at - 1, max(-1, at - 4), -1):
        if row.is_(before, "preposition"):
            return True
        unit = row.units[before]
        if unit.mark or unit.forms or unit.place or (unit.bits and not row.is_(before, "part", "whole")):
            return False
        if unit.use and unit.use != "adjective":
            return False
    return False


def _candidates(row: Row, first: int, end: int, case: int, taken: set[int]) -> list[int]:
    found = []
    inside = -1  # the unit after the last noun phrase: a name in it is no subject
    for at in range(first, end):
        unit = row.units[at]
        if unit.use in ACTING and at >= inside:
            if unit.cases & case and at not in taken and not _governed(row, at):
                found.append(at)
            inside = max(inside, unit.stop)
    return found


def subject_of(row: Row, at: int, taken: set[int], *, case: int = NOMINATIVE) -> Doer:
    """Return the subject of the verb at a unit: in its clause before it, then after it, then in the clause before.

    `taken` are units that are something else, the place above all.
    """
    clause = row.clause[at]
    first, end = row.start_of(clause), row.end_of(clause)
    verb = next((one for one in range(at - 1, first - 1, -1) if finite(row, one)), -1)
    near = _candidates(row, verb + 1, at, case, taken) if verb >= 0 else []
    found = near or _candidates(row, first, at, case, taken) or _candidates(row, at + 1, end, case, taken)
    if found:
        return doer_of(row, found[0])
    if row.is_(first, "relative") and first:
        return _antecedent(row, first)
    if at == first and any(group == "gerund" for _, group in row.units[at].forms):
        before = subject_before(row, at, taken)
        if before.named or end == len(row.units):
            return before
        following = _candidates(row, end, row.end_of(clause + 1), case, taken)
        return doer_of(row, following[0]) if following else NOBODY  # "advancing on P, the troops"
    return NOBODY


def _antecedent(row: Row, first: int) -> Doer:
    """Return whom a relative clause speaks of: who is named just before its comma."""
    for before in range(first - 2, max(-1, first - 8), -1):
        unit = row.units[before]
        if unit.use in ACTING and unit.stop >= first - 1:
            return doer_of(row, before)
    return NOBODY


def subject_before(row: Row, at: int, taken: set[int]) -> Doer:
    """Return the subject of an earlier clause, for a verb whose own clause begins with it and names none."""
    clause = row.clause[at]
    first = row.start_of(clause)
    if any(not _light(row, one) for one in range(first, at)):
        return NOBODY
    for earlier in range(clause - 1, max(-1, clause - 4), -1):
        start, end = row.start_of(earlier), row.end_of(earlier)
        if row.is_(start, "relative") or any(group == "participle" for _, group in row.units[start].forms):
            continue
        if found := _candidates(row, start, end, NOMINATIVE, taken):
            return doer_of(row, found[0])
    return NOBODY


def _light(row: Row, at: int) -> bool:
    """Whether a unit may stand before a verb that names no subject of its own in its clause."""
    ends_number = at > 0 and row.units[at - 1].mark and row.units[at - 1].word[:1] in "-‐‑"  # "in the 2022-nd"
    return (
        row.units[at].mark
        or row.units[at].word.isdigit()
        or ends_number
        or row.is_(at, "adverb", "time", "conjunction", "adversative", "negation", "be", "pronoun")
        or row.is_(at, "preposition", "purpose", "that")
    )


def stranger(row: Row, at: int, found: Matched) -> bool:
    """Whether somebody that no file has may be the subject of a verb without one: then it is not "they"."""
    clause = row.clause[at]
    if row.is_(row.start_of(clause), "relative"):
        return True
    oblique = 0
    for here in range(row.start_of(clause), at):
        if found.start <= here < found.end:
            continue
        unit = row.units[here]
        if row.is_(here, "preposition"):
            oblique = _OBLIQUE
        elif unknown(row, here, unit):
            if oblique <= 0:
                return True
            oblique -= 1
    after = max(found.end, at + 1)
    return after < row.end_of(clause) and unknown(row, after, row.units[after])


def unknown(row: Row, at: int, unit: Unit) -> bool:
    """Whether a unit is a word that no file has."""
    return not (unit.bits or unit.mark or unit.place or unit.use or unit.forms or unit.word.isdigit())


def _whose(row: Row, at: int) -> bool:
    """Whether a name without endings ("ВСУ") stands behind a noun, so that it says whose that is, not who does it."""
    unit = row.units[at]
    if not (unit.cases & GENITIVE and unit.cases & INSTRUMENTAL) or at == row.start_of(row.clause[at]):
        return False
    before = row.units[at - 1]
    return unknown(row, at - 1, before) or (before.use in FORCES | FROM_AFAR and before.stop > at)


def by_weapon(row: Row, at: int, doer: Doer) -> bool:
    """Whether a deed is done from afar: by a weapon or who serves one, or with a weapon named in its clause."""
    clause = row.clause[at]
    return doer.use in FROM_AFAR or any(
        row.units[here].use in FROM_AFAR
        and row.units[here].cases & INSTRUMENTAL
        and not row.units[here].cases & NOMINATIVE
        and not _governed(row, here)
        for here in range(row.start_of(clause), row.end_of(clause))
    )


def driven_out(row: Row, at: int, group: str) -> Doer:
    """Return the troops before a verb that are driven: its object, or the subject of a passive."""
    for here in range(at - 1, row.start_of(row.clause[at]) - 1, -1):
        unit = row.units[here]
        if unit.use in ACTING and unit.use not in FROM_AFAR and not _governed(row, here):
            driven = unit.cases & (NOMINATIVE if group == "participle" else ACCUSATIVE)
            agent = group == "plural" and unit.cases & NOMINATIVE  # "the troops drove out": they may be the subject
            return doer_of(row, here) if driven and not agent else NOBODY
        if not _light(row, here):
            break
    return NOBODY


def agent_of(row: Row, at: int, found: Matched, case: int = INSTRUMENTAL) -> Doer:
    """Return who does what a passive tells: in the instrumental, beside the trigger or behind its place."""
    clause = row.clause[at]
    spots = [*range(at + 1, row.end_of(clause)), *range(at - 1, row.start_of(clause) - 1, -1)]
    for here in spots:
        unit = row.units[here]
        if here in found.used or (found.start <= here < found.end and unit.place is not None and case == INSTRUMENTAL):
            continue
        if unit.use in ACTING and unit.cases & case and not _governed(row, here) and not _whose(row, here):
            if case != INSTRUMENTAL and here != at + 1 and here != found.end:
                continue
            return doer_of(row, here)
    return NOBODY


def owner_of(row: Row, at: int, found: Matched) -> Doer:
    """Return whose an act is that a noun tells: an adjective before it, a name after it, or who carries it out."""
    units = row.units
    before = at - 1
    weapon = NOBODY
    for _ in range(3):
        if before >= 0 and units[before].use == "adjective":
            return doer_of(row, before)
        if before >= 0 and units[before].use in FROM_AFAR:
            weapon = doer_of(row, before)
            if weapon.party:
                return weapon
            before -= 1
            continue
        if before < 0 or units[before].mark or units[before].forms or units[before].place:
            break
        if units[before].bits and not row.is_(before, "attribute"):
            break
        before -= 1
    after = at + 1
    while after < len(units) and units[after].use == "adjective":
        after += 1
    if after < len(units) and units[after].use in ACTING and after not in found.used:
        beside = after not in {hit.unit for hit in found.hits}
        if beside and units[after].cases & (GENITIVE | INSTRUMENTAL):
            return doer_of(row, after)
    agent = agent_of(row, at, found)
    if agent.named and agent.unit > at and agent.unit - found.end <= 3:
        return agent
    return weapon


def weapon_named(row: Row, at: int, doer: Doer) -> bool:
    """Whether a noun of attack is one from afar: by who does it, or a weapon beside it ("a missile attack")."""
    return doer.use in FROM_AFAR or any(one >= 0 and row.units[one].use in FROM_AFAR for one in (at - 1, at - 2))


def carrier_of(row: Row, at: int, name: str) -> int:
    """Return the verb before a noun, in its clause, of one of the classes of words; -1 where there is none."""
    first = row.start_of(row.clause[at])
    for here in range(at - 1, max(first, at - _FAR) - 1, -1):
        if row.is_(here, name):
            return here
        if any(group in FINITE for _, group in row.units[here].forms) or row.is_(here, "speech"):
            return -1
    return -1


def dative_subject(row: Row, at: int, taken: set[int]) -> Doer:
    """Return who managed it: "it was given to the troops to take"."""
    return subject_of(row, at, taken, case=NOMINATIVE | DATIVE)
