"""What stands against a statement, in words: a claim and its denial are never shown without a note of each other."""

from __future__ import annotations

from typing import Final

from geomap.render.content import Content
from geomap.render.statements import Statement
from geomap.render.strings import capitalised, fill
from geomap.render.wording import said

DISPUTES_NAMED: Final = 3


def other_sides(content: Content) -> dict[int, tuple[str, ...]]:
    """Return notes by the number of a statement: what it answers, who denies it, and who says otherwise."""
    every = {one.number: one for group in content.groups for one in group.statements}
    notes: dict[int, list[str]] = {}
    linked: set[tuple[int, int]] = set()

    def line(one: Statement) -> str:
        return capitalised(said(one.claim, content.looks[one.claim.party]))

    for number, target in sorted(content.answered.items()):
        linked |= {(number, target), (target, number)}
        notes.setdefault(number, []).append(fill("answers", line=line(every[target])))
        words = fill("answered", speaker=content.speaker(every[number]), line=line(every[number]))
        notes.setdefault(target, []).append(words)
    for number, others in _opposed(content).items():
        apart = [every[other] for other in sorted(others) if (number, other) not in linked]
        words_of = dict.fromkeys(fill("otherwise", line=line(one), speaker=content.speaker(one)) for one in apart)
        notes.setdefault(number, []).extend(list(words_of)[:DISPUTES_NAMED])
    return {number: tuple(words) for number, words in sorted(notes.items())}


def _opposed(content: Content) -> dict[int, set[int]]:
    """Return what each statement stands against: those in dispute with it, and denials of it on whatever day."""
    found = {number: set(others) for number, others in content.timeline.against.items()}
    for group in content.groups:
        by_polarity: dict[tuple[str, str | None, str], list[int]] = {}
        for one in group.statements:
            by_polarity.setdefault((one.claim.kind, one.claim.party, one.claim.polarity), []).append(one.number)
        for (kind, party, polarity), numbers in by_polarity.items():
            other = "denied" if polarity == "affirmed" else "affirmed"
            if opposite := by_polarity.get((kind, party, other)):
                for number in numbers:
                    found.setdefault(number, set()).update(opposite)
    return found
