"""What was read in a document, sentence by sentence, and why nothing was where nothing was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.claims.reader import lines_of, read_claims, read_line
from geomap.claims.words.lexicon import Lexicon
from geomap.model import Claim, Document, Mention, Span

_PLAINER = {
    "not said": "told as what is not said or not known",
    "a question": "a question claims nothing",
    "doubted": "what is doubted is not said",
    "the subject is no party": "the subject is no party (figurative, or someone who takes no ground)",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence, what was read in it, and why nothing was where a trigger or a place stands without a claim."""

    sentence: Span
    claims: tuple[Claim, ...]
    notes: tuple[str, ...]


def explain_claims(
    document: Document, mentions: Sequence[Mention], lexicon: Lexicon, doubtful: Sequence[Mention] = ()
) -> tuple[Explained, ...]:
    """Read the claims of a document and say, sentence by sentence, what was read and what was not, and why.

    Parameters
    ----------
    document, mentions, lexicon, doubtful
        As for `read_claims`.

    Returns
    -------
    tuple of Explained
        One for each sentence that has a claim, a trigger or a place, in the order of the text.
    """
    claims = read_claims(document, mentions, lexicon, doubtful)
    triggers = lexicon.trigger_words
    notes: dict[int, list[str]] = {}
    seen: set[int] = set()
    for line, binder in lines_of(document, mentions, lexicon, doubtful, every=True):
        start = line.sentence.start
        seen.add(start)
        bound, refused = read_line(line, binder, lexicon)
        told = {item.unit for item in bound}
        for item in refused:
            if item.unit not in told:
                notes.setdefault(start, []).append(f"{line.low[item.unit]!r}: {_PLAINER.get(item.why, item.why)}")
        if not bound and not refused:
            told_of = ", ".join(repr(word) for word in dict.fromkeys(line.low) if word in triggers)
            no_object = "no place is its object (figurative, or another thing is meant)"
            notes.setdefault(start, []).append(f"{told_of}: {no_object}" if told_of else "a place without a trigger")
    words, starts = document.tokens.words, document.tokens.starts
    placed = {bisect_right(starts, mention.span.start) - 1 for mention in mentions if mention.kind == "place"}
    by_sentence: dict[int, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence.start, []).append(claim)
    explained: list[Explained] = []
    for sentence in document.sentences:
        inside = tuple(by_sentence.get(sentence.start, ()))
        tokens = range(sentence.first_token, sentence.end_token)
        found = [words[at] for at in tokens if words[at].lower() in triggers]
        has_place = any(at in placed for at in tokens)
        why = notes.get(sentence.start, [])
        if not inside and sentence.start not in seen:
            if found:
                why = [f"{found[0]!r} without a place"]
            elif has_place:
                why = ["a place without a trigger"]
        if inside or why:
            explained.append(Explained(Span(sentence.start, sentence.end), inside, tuple(why)))
    return tuple(explained)
