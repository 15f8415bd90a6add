"""The claims of a document in a language of files: sentence by sentence, trigger by trigger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geomap.claims.certainty import confidence_of, reading_of
from geomap.claims.inflected.bind import Refused, Said, bind
from geomap.claims.inflected.language import INVADER, Language
from geomap.claims.inflected.row import Row, mentions_by_token, row_of
from geomap.claims.inflected.speech import negated, reports_of
from geomap.claims.parties.book import PartyBook
from geomap.claims.parties.foes import foe_of
from geomap.claims.records import answered, claim_id
from geomap.claims.times.events import TimeSpan, event_of, find_times
from geomap.gazetteer.fold import fold
from geomap.model import Claim, Document, Mention, Quote, Span

_BASE, _NAMED, _GOVERNED, _BACKGROUND, _SETTLED = 0.55, 0.2, 0.05, 0.05, 0.05


def read_inflected(
    document: Document,
    mentions: Sequence[Mention],
    language: Language,
    parties: PartyBook,
    doubtful: Sequence[Mention] = (),
) -> tuple[Claim, ...]:
    """Read the claims of a document in a language that `load_language` gave; else as `geomap.claims.read_claims`."""
    said = [one for row, _ in _rows(document, mentions, language, doubtful) for one in read_row(row)[0]]
    return _records(document, mentions or doubtful, said, parties)


def explain_inflected(
    document: Document,
    mentions: Sequence[Mention],
    language: Language,
    parties: PartyBook,
    doubtful: Sequence[Mention] = (),
) -> list[tuple[Span, tuple[Claim, ...], tuple[str, ...]]]:
    """Read the claims and say of each sentence with a trigger or a place what was read, and why nothing was."""
    said: list[Said] = []
    told: list[tuple[Span, tuple[str, ...]]] = []
    for row, has_place in _rows(document, mentions, language, doubtful, every=True):
        words = [unit.word for unit in row.units if unit.forms]
        found, refused = read_row(row) if has_place and words else ([], [])
        said += found
        notes = [f"{row.units[item.unit].word!r}: {item.why}" for item in refused]
        if not found and not notes:
            if words and has_place:
                listed = ", ".join(repr(word) for word in dict.fromkeys(words))
                notes = [f"{listed}: no place is its object (figurative, or another thing is meant)"]
            elif words:
                notes = [f"{words[0]!r} without a place"]
            elif has_place:
                notes = ["a place without a trigger"]
        if found or notes:
            told.append((Span(row.sentence.start, row.sentence.end), tuple(notes)))
    claims = _records(document, mentions or doubtful, said, parties)
    by_sentence: dict[Span, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    return [(span, tuple(by_sentence.get(span, ())), notes) for span, notes in told]


def _rows(
    document: Document,
    mentions: Sequence[Mention],
    language: Language,
    doubtful: Sequence[Mention],
    *,
    every: bool = False,
) -> Iterator[tuple[Row, bool]]:
    """Give the sentences that hold a trigger and a place; with `every` all of them, and whether each has a place."""
    words = document.tokens.words
    places = mentions_by_token(document, mentions, doubtful)
    doubted = frozenset(doubtful)
    for sentence in document.sentences:
        tokens = range(sentence.first_token, sentence.end_token)
        has_place = any(at in places for at in tokens)
        if every or (has_place and any(fold(words[at]) in language.triggers for at in tokens)):
            yield row_of(document, sentence, places, language, doubted), has_place


def read_row(row: Row) -> tuple[list[Said], list[Refused]]:
    """Read the triggers of one sentence, from left to right."""
    reports = reports_of(row)
    said: list[Said] = []
    refused: list[Refused] = []
    taken: dict[tuple[int, str], Said] = {}
    used = -1
    for at, unit in enumerate(row.units):
        if not unit.forms or (at < used and all(group != "participle" for _, group in unit.forms)):
            continue  # within what was read only "the occupied P" says more
        read = bind(row, at, reports)
        if isinstance(read, Refused):
            refused.append(read)
        elif read is not None:
            for hit in read.hits:
                before = taken.get((hit.unit, read.kind))
                if before is not None and read.doer.named and not before.doer.named and not before.party:
                    # "occupied P stays under the control of A": by whom is said the second time
                    del taken[hit.unit, read.kind]
                    before.hits = [one for one in before.hits if one.unit != hit.unit]
            read.hits = [hit for hit in read.hits if (hit.unit, read.kind) not in taken]
            taken.update(((hit.unit, read.kind), read) for hit in read.hits)
            if read.hits:
                said.append(read)
                used = max(used, read.reach)
    said = [one for one in said if one.hits]
    return said + _denials(row, said), refused


def _denials(row: Row, said: list[Said]) -> list[Said]:
    """Return what a clause such as "Kyiv denies this" makes of the claims before it in the sentence."""
    out: list[Said] = []
    for clause, first in enumerate(row.starts):
        end = row.end_of(clause)
        at = next((one for one in range(first, end) if row.is_(one, "deny")), -1)
        before = [one for one in said if one.unit < first and not one.denied and not one.background]
        if at < 0 or not clause or not before or negated(row, at) or (end < len(row.units) and row.is_(end, "that")):
            continue
        who = next((one for one in range(first, end) if row.units[one].use == "name" and row.units[one].cases & 1), -1)
        rest = [one for one in range(at + 1, end) if not row.units[one].mark and one != who]
        if who < 0 or any(not row.is_(one, "told", "adverb") for one in rest):
            continue
        last = before[-1].unit
        out += [replace(one, denied=True, speaker=row.text(who, who + 1)) for one in before if one.unit == last]
    return out


class _Parties:
    """Whom the words for who acts mean in one document."""

    def __init__(self, document: Document, mentions: Sequence[Mention], said: Sequence[Said], book: PartyBook) -> None:
        self.book = book
        self.day = document.article.date
        countries = Counter(
            mention.place.country
            for mention in mentions
            if mention.place is not None and mention.place.country in book.parties
        )
        self.home = min(countries, key=lambda code: (-countries[code], code)) if countries else ""
        named = Counter(unit.party for one in said for unit in one.row.units if unit.party not in ("", INVADER))
        others = [key for key, _ in sorted(named.items(), key=lambda item: (-item[1], item[0])) if key != self.home]
        self.other = foe_of(self.home, self.day) or (others[0] if others else None)

    def side(self, speaker: str, said: Said) -> str:
        """Return the side on which a speaker stands, by the parties that the speaker's words name; "" if none."""
        if speaker == "narrator":
            return ""
        row = said.row
        words = [fold(word) for word in speaker.split()]
        for at, unit in enumerate(row.units):
            named = (
                unit.party not in ("", INVADER) and unit.use in ("name", "adjective", "person") and unit.word in words
            )
            if named and row.text(at, at + 1) in speaker:
                return self.book.side_of(unit.party, self.day)
        return ""

    def party(self, said: Said) -> str | None:
        """Return the party of a reading, None where its words name none."""
        use, party = said.doer.use, said.party or said.doer.party
        if party == INVADER:
            return self.other
        if said.party:
            return said.party
        if use == "repels":
            return (foe_of(party, self.day) or None) if party else None
        if use == "invader":
            return self.other
        if use == "enemy":
            side = self.side(said.speaker, said)
            if not side:
                return None
            return self.other if side == self.home else foe_of(side, self.day)
        return party or None


def _records(
    document: Document, mentions: Sequence[Mention], said: Sequence[Said], book: PartyBook
) -> tuple[Claim, ...]:
    if not said:
        return ()
    parties = _Parties(document, mentions, said, book)
    ordered = sorted(said, key=lambda one: (one.row.sentence.start, one.unit, one.denied))
    known: dict[tuple[str, str], str] = {}
    settled = [parties.party(one) for one in ordered]
    for one, party in zip(ordered, settled, strict=True):
        if party and not one.denied:
            for hit in one.hits:
                known.setdefault((one.kind, _name(one, hit.unit)), party)
    times = find_times(document)
    seen: dict[str, int] = {}
    claims: list[Claim] = []
    for one, named in zip(ordered, settled, strict=True):
        for hit in one.hits:
            party = named or known.get((one.kind, _name(one, hit.unit)))
            claims.append(_claim(document, one, hit.unit, party, bool(named), parties, times, seen))
    return tuple(answered(claims))


def _name(said: Said, unit: int) -> str:
    mention = said.row.units[unit].place
    assert mention is not None
    return mention.place.id if mention.place else mention.text


def _claim(
    document: Document,
    said: Said,
    unit: int,
    party: str | None,
    named: bool,
    parties: _Parties,
    times: list[TimeSpan],
    seen: dict[str, int],
) -> Claim:
    row = said.row
    tokens, text = document.tokens, document.text
    mention = row.units[unit].place
    assert mention is not None
    hit = next(one for one in said.hits if one.unit == unit)
    outer = mention.outer
    first, last = tokens.starts[row.units[said.first].first], tokens.ends[row.units[said.end - 1].end - 1]
    quote = Quote(text[outer.start : outer.end], outer.start, outer.end)
    trigger = Quote(text[first:last], first, last)
    span = (row.units[0].first, row.units[-1].end)
    event = event_of(
        times, span, document.article.date, near=row.units[said.unit].first, words=tokens.words, future=said.planned
    )
    score = _BASE + _NAMED * named + _GOVERNED * (hit.extent == "whole") - _SETTLED * (party is not None and not named)
    reasons = [
        "the party is named" if named else "the party is read from the document" if party else "no party is named"
    ]
    if said.background:
        reasons.append("background")
        score += _BACKGROUND
    confidence = confidence_of(score)
    return Claim(
        id=claim_id(document, quote, said.kind, trigger, seen),
        kind=said.kind,
        party=party,
        place=quote,
        place_name=mention.place.name if mention.place else quote.text,
        resolved=mention.place,
        extent="whole" if said.kind == "strike" and hit.extent == "part" else hit.extent,
        extent_stated=hit.stated,
        polarity="denied" if said.denied else "affirmed",
        modality="planned" if said.planned else "actual",
        speaker=said.speaker,
        speaker_side=parties.side(said.speaker, said),
        trigger=trigger,
        sentence=Span(row.sentence.start, row.sentence.end),
        event=event,
        confidence=confidence,
        reading=reading_of(confidence),
        reasons=tuple(reasons),
        answers="",
    )
