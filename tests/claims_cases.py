"""What the tests of claims share: sentences with their places in brackets, read with places given."""

from __future__ import annotations

import re
from datetime import date

from geomap.articles import prepare
from geomap.claims import Lexicon, read_claims
from geomap.model import Article, Claim, Document, Level, Mention, Place, Span

LEXICON = Lexicon.load()
WAR = "The war went on, and Syrian troops, rebels, tanks and artillery were on the move. "
"""What puts a sentence into a text of war."""
_BRACKETS = re.compile(r"\[([^\]|]+)(?:\|(\w+))?(?:\|(\w*))?\]")


def marked(text: str, *, day: date | None = date(2022, 9, 20)) -> tuple[Document, list[Mention]]:
    """Read "[Izium]", "[Kherson region|admin1]" or "[Kyiv|settlement|UA]" as mentions; return document and mentions."""
    plain, spans, at = "", [], 0
    for match in _BRACKETS.finditer(text):
        plain += text[at : match.start()]
        spans.append((len(plain), match.group(1), match.group(2) or "settlement", match.group(3) or ""))
        plain += match.group(1)
        at = match.end()
    plain += text[at:]
    document = prepare(Article("a", plain, date=day))
    assert document.text == plain
    mentions = []
    for start, name, level, country in spans:
        span = Span(start, start + len(name))
        place = Place(f"test:{name}", name, 1.0, 1.0, _level(level), country)
        mentions.append(Mention(span, name, "place", place, 0.9, "", span))
    return document, mentions


def _level(name: str) -> Level:
    return name  # type: ignore[return-value]


def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims of a marked text."""
    document, mentions = marked(text)
    return read_claims(document, mentions, LEXICON)


def short(text: str) -> list[str]:
    """The claims of a marked text, as "kind party place" with what is unusual behind."""
    told = []
    for claim in claims_of(text):
        words = [claim.kind, claim.party or "-", claim.place.text]
        words += [claim.extent] if claim.extent != "whole" else []
        words += [claim.polarity] if claim.polarity != "affirmed" else []
        words += [claim.modality] if claim.modality != "actual" else []
        words += [f"({claim.speaker})"] if claim.speaker != "narrator" else []
        told.append(" ".join(words))
    return sorted(told)
