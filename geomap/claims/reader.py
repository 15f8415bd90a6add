"""The claims of a document: sentence by sentence, trigger by trigger."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, compress, repeat

from geomap.claims.binding.bind import Binder, Bound, Refused
from geomap.claims.binding.context import settle_parties
from geomap.claims.binding.denials import answered_in_place
from geomap.claims.binding.naming import spoken_name
from geomap.claims.binding.repeats import (
    class_of,
    given_up,
    lend_party,
    same_deed,
    tells_new,
    told_before,
    told_by_verbs,
)
from geomap.claims.binding.specialbind import bind_special
from geomap.claims.binding.verbbind import bind_match
from geomap.claims.constructions.holders import MARKS, holder
from geomap.claims.constructions.leftover import leftover
from geomap.claims.constructions.predicates import special
from geomap.claims.constructions.predicative import HAVE, predicatives
from geomap.claims.constructions.toldbybeing import told_by_being
from geomap.claims.frames.matches import matches
from geomap.claims.parties.actorindex import ActorIndex
from geomap.claims.parties.actors import find_actors
from geomap.claims.parties.speakersides import speaker_side
from geomap.claims.phrases.clipped import in_full
from geomap.claims.phrases.order import plain_orders
from geomap.claims.phrases.resumed import left_out
from geomap.claims.records import records
from geomap.claims.verbs.adjuncts import circumstances
from geomap.claims.verbs.asides import Plain, without_asides
from geomap.claims.who.party import Parties
from geomap.claims.words import tags
from geomap.claims.words.lexicon import Lexicon
from geomap.claims.words.line import Line
from geomap.claims.words.mood import mood
from geomap.claims.words.spellings import NAME, NUMBERED, ODD, TELLING, TRIGGER, Spellings, Spelt, marked, row_of
from geomap.claims.words.unlistednames import JOINTS
from geomap.model import Claim, Document, Mention, Sentence, Span

_SPECIAL = tags.COMPOUND
_VERB = tags.PAST | tags.VERB_IRREGULAR
_LONG = 120  # words
_OWNED = frozenset(("theirs", "ours"))  # "stood in P and said that the town was theirs"
_OPENING = NUMBERED | JOINTS  # words in small letters with which a name may begin: "height 214", "al-Qaim"
_NO_GROUND = frozenset(("Authority", "Marines", "Rangers", "Fusiliers", "Control"))
_WAR_WORDS = 3.0  # so many words of war in a text make it one about war
_DATELINE = re.compile(r"[A-Z][A-Z'’. -]{2,30}(?:, [A-Z][\w. ]{2,30}){0,2} ?(?:[—–]|\([A-Za-z]{2,10}\)|--) ")
_SOURCE_REACH = 12  # tokens before a claim within which a source between commas is its own


def read_claims(
    document: Document, mentions: Sequence[Mention], lexicon: Lexicon, doubtful: Sequence[Mention] = ()
) -> tuple[Claim, ...]:
    """Read the claims of a document.

    Parameters
    ----------
    document
        As `geomap.articles.prepare` gives it.
    mentions
        As `geomap.places.find_places` gives them.
    lexicon
        As `Lexicon.load` gives it.
    doubtful
        Names that may be places, as `geomap.places.find_places` gives them: one counts where the grammar of a claim
        asks for a place.

    Returns
    -------
    tuple of Claim
        In the order of the text. Offsets count in ``document.text``.
    """
    lines = list(lines_of(document, mentions, lexicon, doubtful))
    if not lines:
        return ()
    binder = lines[0][1]
    bound: list[Bound] = []
    for line, _ in lines:
        found, _why = read_line(line, binder, lexicon)
        bound.extend(found)
    bound.sort(key=lambda item: (item.line.sentence.start, item.line.start_of(item.hit.unit), item.trigger))
    index = binder.parties.index
    sides: dict[str, str] = {}

    def side_of(speaker: str) -> str:
        if speaker not in sides:
            sides[speaker] = speaker_side(speaker, index, document.article.date)
        return sides[speaker]

    settle_parties(bound, index, side_of)
    return records(document, bound, side_of, index.book.past)


def lines_of(
    document: Document,
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    doubtful: Sequence[Mention],
    *,
    every: bool = False,
) -> Iterator[tuple[Line, Binder]]:
    """The sentences that hold both a trigger and a place, as the grammar sees them.

    Those that claim nothing whatever stands in them are left out, unless `every` one is asked for.
    """
    company = {} if every else lexicon.company
    words = document.tokens.words
    spellings = _spellings_of(lexicon)
    if len(words) > _LONG and not spellings.tells_of_war(document):
        return  # so long a text without one word of war, or of whose a land is, claims nothing
    spelt = Spelt(words, spellings)
    low = spelt.low
    war, peace, crime, borrowed = mood(spelt, lexicon)
    book = lexicon.parties
    kept: list[Mention] = []
    triggers = row_of(spelt.kinds, TRIGGER)
    starts = document.tokens.starts
    mention_at: dict[int, tuple[int, Mention]] = {}
    total = len(words)
    placed = bytearray(total)
    for mention in mentions:
        kind = mention.kind
        if kind == "place" and mention.place is None and book.find(mention.text):
            continue
        kept.append(mention)
        if kind == "actor":
            continue
        begin, after = mention.outer
        first = bisect_left(starts, begin)
        end = first + 1
        while end < total and starts[end] < after:
            end += 1
        last = words[end - 1]
        if last in _NO_GROUND:
            if end == first + 1:
                kept.pop()
            continue  # "the Palestinian Authority" governs, "Marines" no French village, a Line of Control a line
        if last == "falls" and end - first > 1 and after > mention.span.end:
            end -= 1  # "if Bakhmut falls": a verb, where the name itself has it not
            mention = mention._replace(outer=mention.span)
        mention_at[first] = (end, mention)
        if kind == "place":
            placed[first] = 1
    _lend_names(document, spelt, mention_at, placed)
    doubted: dict[int, Mention] = {}
    feasts = (mention.text for mention in doubtful if lexicon.classes.get(mention.text.lower(), 0) & tags.TIME)
    no_ground = _NO_GROUND.union(feasts)  # "at Christmas"
    doubtful = [mention for mention in doubtful if mention.text not in no_ground]
    for mention in doubtful:
        first = bisect_left(starts, mention.span.start)
        if first in mention_at or (first and spelt.kinds[first - 1] & ODD and words[first - 1][0].isupper()):
            continue  # behind an unknown name it is part of that
        mention_at[first] = (max(bisect_left(starts, mention.span.end), first + 1), mention)
        doubted[first] = mention
        placed[first] = 1
    if 1 not in triggers and 1 not in placed:
        return
    war_text = war >= 1 and war > peace
    wanted, unplaced = [], set()
    for sentence in document.sentences:
        first, end = sentence.first_token, sentence.end_token
        known = placed.find(1, first, end) >= 0
        if not (known or war_text):
            continue  # a name that no list has is looked for in a text of war alone
        if not _may_claim(low, first, end, triggers, company):
            being = known and any(told_by_being(low, at, mention_at[at][0]) for at in marked(placed, first, end))
            if not being and _OWNED.isdisjoint(low[first:end]):
                continue
        if not known:
            if not _names(document, sentence, spelt):
                continue
            unplaced.add(first)
        wanted.append(sentence)
    if not wanted:
        return
    told, named = kept, spelt.actors
    dateline = _DATELINE.match(document.text)
    if dateline is not None:
        told = [mention for mention in kept if mention.span.start >= dateline.end()]
        city = next(at for at, word in enumerate(words) if not word.isupper())
        for at in [at for at in mention_at if starts[at] < dateline.end()]:
            del mention_at[at]
        named = (*repeat(None, city), *named[city:])  # the capital where it was written is no government here
    if not any(mention.kind == "place" for mention in told):
        told = [*kept, *doubtful]
    index = find_actors(document, told, lexicon.parties, named, spelt.of(TELLING))
    if borrowed and not any(actor.kind == "force" and actor.party for actor in index.actors):
        war, peace = 0.0, max(peace, 1.0)  # a battle for voters, the siege of a market
    binder = Binder(Parties(index), lexicon, war - peace if war or peace >= 1 else 0.0, war, crime)
    spelt.take(index.at, mention_at, doubted)
    for sentence in wanted:
        first, end = sentence.first_token, sentence.end_token
        if first in unplaced and not every and not _may_place(sentence, spelt, index):
            continue
        # In a text of peace a name that is doubted is no place (`Doubts.counts`), but beside one that is.
        sure = binder.warlike >= 0 or any(at not in doubted or at in index.at for at in marked(placed, first, end))
        if not (sure or every):
            continue
        line = Line(document, sentence, mention_at, index.at, lexicon, spelt, doubted)
        if line.place or every:
            when = circumstances(line)
            yield line.without(when) if when else line, binder


def _lend_names(
    document: Document, spelt: Spelt, mention_at: dict[int, tuple[int, Mention]], placed: bytearray
) -> None:
    """Take a name that is a place elsewhere in the document as that place, where it stands alone: add it in place."""
    words, starts, ends = document.tokens.words, document.tokens.starts, document.tokens.ends
    known = {
        mention.text: mention
        for first, (end, mention) in mention_at.items()
        if end == first + 1 and mention.kind == "place" and mention.place is not None
    }
    capitals = compress(spelt.numbers, row_of(spelt.kinds, NAME)) if known else ()
    named = [at for at in capitals if words[at] in known and at not in mention_at]
    if not named:
        return
    inside = {at for first, (end, _) in mention_at.items() if end > first + 1 for at in range(first + 1, end)}
    for at in named:
        word = words[at]
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        if at in inside or before[:1].isupper() or (before.endswith(".") and len(before) > 1) or after[:1].isupper():
            continue  # part of some other name, or a person's
        span = Span(starts[at], ends[at])
        mention_at[at] = (at + 1, known[word]._replace(span=span, outer=span))
        placed[at] = 1


def _may_claim(
    low: Sequence[str], first: int, end: int, triggers: bytes | bytearray, company: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a trigger stands among some tokens, and beside it a word of its company where it has one."""
    at = triggers.find(1, first, end)
    while at >= 0:
        wanted = company.get(low[at])
        if wanted is None or not wanted.isdisjoint(low[first:end]):
            return True
        at = triggers.find(1, at + 1, end)
    return False


_spellings: list[tuple[Lexicon, Spellings]] = []


def _spellings_of(lexicon: Lexicon) -> Spellings:
    """The memory of spellings of a lexicon: a text's words are few, and each is looked at once."""
    for known, spellings in _spellings:
        if known is lexicon:
            return spellings
    _spellings.append((lexicon, Spellings(lexicon)))
    del _spellings[:-4]
    return _spellings[-1][1]


def _names(document: Document, sentence: Sentence, spelt: Spelt) -> bool:
    """Whether an unknown word in capitals stands in a sentence, or "height 214"."""
    words, end = document.tokens.words, sentence.end_token
    for at in marked(spelt.odd, sentence.first_token, end):
        word = words[at]
        if word[0].isupper() or (word in NUMBERED and at + 1 < end and words[at + 1][0].isdigit()):
            return True
    return False


def _may_place(sentence: Sentence, spelt: Spelt, index: ActorIndex) -> bool:
    """Whether a word that may be of a name stands in a sentence and is no actor's."""
    words, first, end = index.document.tokens.words, sentence.first_token, sentence.end_token
    may = [at for at in marked(spelt.odd, first, end) if words[at][0].isupper() or words[at] in _OPENING]
    if not may:
        return False
    actors = index.between(first, end)
    return not {at for actor in actors for at in range(actor.token_start, actor.token_end)}.issuperset(may)


def read_line(line: Line, binder: Binder, lexicon: Lexicon) -> tuple[list[Bound], list[Refused]]:
    """Read the triggers of one sentence; those that nothing was read of once more in plain order and bare of asides."""
    bound, refused = _read_units(line, binder, lexicon)
    if binder.war < 1:
        return bound, refused
    told = not bound or all(one.party is not None for one in bound)
    if bound and told and line.place.keys() <= {one.hit.unit for one in bound}:
        if _tells_more(line, bound):
            bound += _read_anew(line, bound, binder, lexicon)
        return bound, refused
    bound += _read_anew(line, bound, binder, lexicon)
    plain = without_asides(line, {one.unit for one in bound if one.party is not None and one.line is line})
    if plain is None:
        return bound, refused
    heads, known = _seen(bound)
    for one in _read_units(plain.line, binder, lexicon)[0]:
        first = plain.line.first
        if first[one.unit] not in heads and tells_new(one, first[one.hit.unit], known):
            _sourced(one, line, plain, binder)
            bound.append(one)
        elif not told and one.party is not None:
            for other in bound:  # "the army — backed by tanks — mounted an attack on P": whose it is
                if other.party is None and _head(other) == first[one.unit] and same_deed(other, one):
                    other.party, other.party_by = one.party, one.party_by
    for one in _read_anew(plain.line, bound, binder, lexicon):
        _sourced(one, line, plain, binder)
        bound.append(one)
    return bound, refused


def _tells_more(line: Line, bound: Sequence[Bound]) -> bool:
    """Whether a verb was read of nothing in a sentence of whose places something was read."""
    heads = {one.unit for one in bound}
    tag = line.tag
    return any(tag[at] & _VERB and not tag[at] & tags.AUXILIARY and at not in heads for at in line.units(tags.TRIGGER))


def _read_anew(line: Line, bound: Sequence[Bound], binder: Binder, lexicon: Lexicon) -> list[Bound]:
    """Read what stands in another order than a plain clause's: what is told of a place before its verb."""
    found: list[Bound] = []
    seen: tuple[set[int], set[tuple[int, str]]] | None = None
    had: dict[int, bool] = {}
    for one in bound:
        if one.line is line:
            had[one.hit.unit] = had.get(one.hit.unit, False) or one.kind in {"gain", "control"}
    for told_anew, places in chain(plain_orders(line), in_full(line), left_out(line, had, lexicon.heads)):
        heads, known = seen = seen or _seen(bound)
        for one in _read_units(told_anew, binder, lexicon)[0]:
            at = told_anew.first[one.hit.unit]
            if at in places and _head(one) not in heads and tells_new(one, at, known):
                known.add((at, class_of(one)))
                if one.extent == "whole" and one.kind != "strike":
                    one.extent = places[at]
                found.append(one)
    return found


def _seen(bound: Sequence[Bound]) -> tuple[set[int], set[tuple[int, str]]]:
    """The tokens of the triggers that were read, and of the places with what was told of them."""
    return {_head(one) for one in bound}, {(one.line.first[one.hit.unit], class_of(one)) for one in bound}


def _head(one: Bound) -> int:
    return one.line.first[one.unit]


def _sourced(one: Bound, line: Line, plain: Plain, binder: Binder) -> None:
    """Give a claim the speaker who was named in an aside to its clause."""
    if one.speaker != "narrator":
        return
    first, last = _head(one), one.line.first[one.hit.unit]
    for before, span in plain.sources:
        at = line.first[before]
        if min(first, last) - _SOURCE_REACH <= at <= max(first, last) + 1:
            one.speaker = spoken_name(binder, line, span) or "narrator"


def _read_units(line: Line, binder: Binder, lexicon: Lexicon) -> tuple[list[Bound], list[Refused]]:
    """Read the triggers of a row of units, from left to right."""
    bound: list[Bound] = []
    refused: list[Refused] = []
    if not line.place:
        return bound, refused
    taken: set[tuple[int, str]] = set()
    used = -1
    low, tag, actors, heads, specials = line.low, line.tag, line.actor, lexicon.heads, lexicon.specials
    for at in sorted({*line.triggers, *line.offices}) if line.offices else line.triggers:
        if at < used:
            continue
        found: list[Bound] | Refused | None = None
        word, named = low[at], at in actors
        tried = None if named else heads.get(word)
        if named or word in specials or tag[at] & _SPECIAL:
            item = special(line, at, lexicon)
            if item is not None and not given_up(item, bound):
                found = bind_special(binder, line, item)
                end = item.end
        if tried is not None and (found is None or isinstance(found, Refused)):
            for matched in matches(line, at, tried):
                result = bind_match(binder, line, matched)
                if not isinstance(result, Refused):
                    found, end = result, matched.end
                    break
                if found is None or isinstance(found, Refused):
                    found = result
        if found is None:
            continue
        if isinstance(found, Refused):
            refused.append(found)
            continue
        for one in found:
            lend_party(one, bound)
        for one in [one for one in found if tells_new(one, one.hit.unit, taken) and not told_before(one, bound)]:
            taken.add((one.hit.unit, class_of(one)))
            bound.append(one)
        used = max(used, end)
    listed = binder.war >= 1 and not MARKS.isdisjoint(line.vocabulary)
    entry = holder(line, binder.parties.index.book) if listed else None
    warlike = binder.war >= _WAR_WORDS and binder.warlike > 0
    being = chain(predicatives(line, warlike=warlike), leftover(line) if warlike else ())
    for item in being if entry is None else (entry, *being):
        of_it = low[item.head] in HAVE and item.hits[0].unit < item.head  # "attacked P, and soon had it"
        if item is entry or of_it or not told_by_verbs(item, bound):
            told = bind_special(binder, line, item)
            if isinstance(told, Refused):
                refused.append(told)
            else:
                told = [one for one in told if not of_it or (one.hit.unit, class_of(one)) not in taken]
                taken.update((one.hit.unit, class_of(one)) for one in told)
                bound.extend(told)
    bound.extend(answered_in_place(line, bound, binder))
    return bound, refused
