"""Who says it, whether it is denied or planned: read from the clauses round a trigger."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.claims.inflected.language import NOMINATIVE
from geomap.claims.inflected.row import Row

_LONGEST = 9  # words that a speaker's description may have
_DASHES = frozenset("—–-")
_AHEAD = 4  # units between a word of planning or denying and the trigger


@dataclass(frozen=True, slots=True)
class Report:
    """Who speaks in a sentence, over which units, and whether it denies or does not say at all what stands there."""

    speaker: str
    first: int
    end: int
    denies: bool = False
    unsaid: bool = False


def reports_of(row: Row) -> list[Report]:
    """Return who speaks in a sentence: "S said that …", "…, said S", "according to S …"."""
    found: list[Report] = []
    for clause, first in enumerate(row.starts):
        end = row.end_of(clause)
        if report := _according(row, first, end):
            found.append(report)
            continue
        said = [one for one in range(first, end) if _speaks(row, one, end)]
        if not said:
            continue
        at, last = said[0], said[-1]
        if last > at and end < len(row.units) and row.is_(end, "that"):
            # "denied reports of … and said that": what follows is said by the second verb
            found.append(
                Report(_person(row, first, at), at, last, row.is_(at, "deny") and not row.is_(at - 1, "negation"))
            )
            found.append(Report(_person(row, first, at), end, len(row.units), row.is_(last, "deny")))
            continue
        denies = row.is_(at, "deny")
        negated = row.is_(at - 1, "negation")
        before, after = _person(row, first, at), _person_after(row, at + 1, end)
        following = end
        clause_follows = row.is_(following, "that", "purpose") or (
            row.is_(following, "subordinator") and not row.is_(at + 1, "told")
        )
        if not clause_follows and row.is_(at, "recognise"):
            found.append(Report(before, at, end))  # "does not recognise the annexation"
            if negated:
                found.append(Report(before, at + 1, end, denies=True))  # but of the verb itself the negation tells
        elif not clause_follows and before and row.is_(at, "plan"):
            found.append(Report(before, at, end))  # "threatens to"
        elif clause_follows:
            found.append(Report(before or after, end, len(row.units), denies and not negated, negated and not denies))
        elif negated and not denies:
            found.append(Report(before or after, at, end, unsaid=True))  # "does not confirm the fall of"
        elif denies:
            found.append(Report(before or after, at, end, not negated))
        elif clause and after and not before:
            found.append(Report(after, 0, first))  # "…, said S"
        elif clause and not before and at == first:
            found.append(Report(after, 0, first))
        elif before and at + 1 < end and row.is_(at + 1, "told"):
            found.append(Report(before, at, end, denies))
        elif after and at == first and row.is_(end - 1, "told"):
            found.append(Report(after, at, end, denies))
    found += [report for report in (_signed(row), _headed(row)) if report is not None]
    return found


def _speaks(row: Row, at: int, end: int) -> bool:
    """Whether a unit is a verb of saying or denying; one that may also be a trigger is, where what is said follows."""
    if not row.is_(at, "speech", "deny", "recognise"):
        return False
    return not row.units[at].forms or row.is_(at, "recognise") or row.is_(end, "that")


def _headed(row: Row) -> Report | None:
    """Read who speaks before a colon: "The General Staff: …", "Anna Maliar: …"."""
    if len(row.starts) < 2:
        return None
    end = row.starts[1] - 1
    units = row.units[:end]
    if row.units[end].word != ":" or not units or len(units) > _LONGEST:
        return None
    if any(unit.mark or unit.forms or unit.place is not None for unit in units) or any(
        row.is_(at, "preposition", "be", "speech") for at in range(end)
    ):
        return None
    named = row.is_(0, "teller") or any(unit.use in ("name", "person") and unit.cases & NOMINATIVE for unit in units)
    person = len(units) in (2, 3) and all(unit.capital and not (unit.bits or unit.use) for unit in units)
    return Report(_name(row, 0, end), end, len(row.units)) if named or person else None


def _signed(row: Row) -> Report | None:
    """Read who signs a headline at its end: "…, — the General Staff", "… - the mayor"."""
    first, end = row.starts[-1], len(row.units)
    if not first or row.units[first - 1].word not in _DASHES:
        return None
    while end > first and row.units[end - 1].mark:
        end -= 1
    named = any(row.is_(at, "teller") for at in range(first, end))
    plain = all(
        not (row.units[at].mark or row.units[at].forms) and not row.is_(at, "preposition", "be", "speech")
        for at in range(first, end)
    )
    return Report(_name(row, first, end), 0, first) if named and plain and end - first <= _LONGEST else None


def _according(row: Row, first: int, end: int) -> Report | None:
    """Read "according to S," at the beginning of a clause; it speaks for the whole sentence."""
    words = [unit.word for unit in row.units[first : min(end, first + 4)]]
    for phrase in row.language.according:
        if tuple(words[: len(phrase)]) == phrase:
            start = first + len(phrase)
            speaker = _person_after(row, start, end)
            return Report(speaker, 0, len(row.units)) if speaker else None
    return None


def _person(row: Row, first: int, at: int) -> str:
    """Return the speaker whose description stands before a verb of saying."""
    while first < at and (
        row.units[first].mark
        or row.is_(first, "conjunction", "adversative", "adverb", "time", "relative")
        or (row.is_(first, "preposition") and not row.units[first].use)
    ):
        if row.is_(first, "preposition"):
            following = row.units[first + 1] if first + 1 < at else None
            if row.is_(first, "inside") and following is not None and following.capital and following.place is None:
                first += 1  # "in the General Staff they said": it is the General Staff
                break
            first += 1  # "on Monday S said", "in Lviv S said"
        first += 1
    end = at
    while end > first and (row.is_(end - 1, "negation", "adverb", "time", "be") or row.units[end - 1].mark):
        end -= 1
    installed = any(row.is_(one, "teller") for one in range(first + 1, end))  # "the head installed by M"
    for here in range(first, end):
        if row.is_(here, "preposition", "speech") or (row.units[here].forms and not (installed and here == first)):
            end = here
            break
    return _name(row, first, end) if 0 < end - first <= _LONGEST else ""


def _person_after(row: Row, at: int, end: int) -> str:
    """Return the speaker whose description stands after a verb of saying, or after "according to"."""
    while at < end and row.is_(at, "adverb", "time"):
        at += 1
    if row.is_(at, "inside") and row.is_(at, "preposition") and at + 1 < end:
        following = row.units[at + 1]
        named = following.capital or row.is_(at + 1, "teller")
        at += named and following.place is None  # "…, they said in the General Staff"
    stop = at
    while (
        stop < end
        and stop - at < _LONGEST
        and not row.units[stop].mark
        and not row.is_(
            stop, "preposition", "told", "adverb", "time", "that", "conjunction", "speech", "be", "negation"
        )
        and not (row.units[stop].forms and not row.units[stop].use)
        and not (row.units[stop].place and not row.units[stop].use and stop == at)
    ):
        stop += 1
    return _name(row, at, stop)


def _name(row: Row, first: int, end: int) -> str:
    """Return a speaker's text: of a person with titles before it the name alone."""
    if end <= first:
        return ""
    start = end
    while (
        start > first
        and row.units[start - 1].capital
        and row.units[start - 1].use in ("", "person")
        and row.units[start - 1].place is None
    ):
        start -= 1
    lone = [unit for unit in row.units[start:end] if not unit.word.isdigit()]
    if len(lone) >= 2 and start > first and not _all_capitals(row, start, end):
        first = start
    return row.text(first, end)


def _all_capitals(row: Row, first: int, end: int) -> bool:
    return any(row.text(one, one + 1).isupper() for one in range(first, end))


def speaker_at(reports: list[Report], at: int) -> tuple[str, bool, bool]:
    """Return who says what stands at a unit (the innermost), whether it is denied, whether it is not said at all."""
    over = [report for report in reports if report.first <= at < report.end]
    if not over:
        return "", False, False
    inner = min(over, key=lambda report: (report.end - report.first, -report.first))
    denied = sum(report.denies for report in over) % 2 == 1
    speaker = inner.speaker or next((report.speaker for report in over if report.speaker), "")
    return speaker, denied, any(report.unsaid for report in over)


def negated(row: Row, at: int) -> bool:
    """Whether a negation stands before a unit, over auxiliaries and adverbs."""
    first = row.start_of(row.clause[at])
    here = at - 1
    while (
        here >= first and here >= at - _AHEAD and (row.is_(here, "be", "adverb", "able", "time") or row.units[here].use)
    ):
        if row.is_(here, "negation"):
            return True
        here -= 1
    return (here >= first and row.is_(here, "negation", "none")) or row.is_(at + 1, "none")


def planned_by(row: Row, at: int) -> int:
    """Return the unit that makes what stands at a unit a plan: a word of wanting or planning before it; -1 if none."""
    first = row.start_of(row.clause[at])
    if row.is_(at + 1, "would"):
        return at + 1
    for here in range(at - 1, max(first, at - 8) - 1, -1):
        if row.is_(here, "plan"):
            return here
        if any(group in ("singular", "plural", "future") for _, group in row.units[here].forms) or row.is_(
            here, "speech"
        ):
            break
    return -1


def conditional(row: Row, at: int) -> bool:
    """Whether the clause of a unit begins with "if" or "so that"."""
    first = row.start_of(row.clause[at])
    return any(row.is_(here, "conditional", "purpose") for here in range(first, min(at, first + 3)))


def questioned(row: Row, at: int) -> bool:
    """Whether a unit stands in a question, or after "whether"."""
    last = row.units[-1].word
    first = row.start_of(row.clause[at])
    return last == "?" or any(row.is_(here, "question") for here in range(first, at))
