"""Comparisons as records and as CSV, for a spreadsheet or a script."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from geomap.model import Article, Claim
from geomap.reference.compare import Comparison

FIELDS = (
    "claim", "article", "article_date", "outlet", "place", "place_id", "kind", "party", "polarity", "day", "outcome",
    "lead_days", "reference_day", "share", "held", "listed", "settlements", "reference", "words", "quote",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def comparison_record(article: Article, claim: Claim, found: Comparison, *, quote: str = "") -> dict[str, Any]:
    """Return one comparison as a flat record; what has no value is None.

    Parameters
    ----------
    article, claim, found
        What was compared, and the result.
    quote
        The claim's sentence as it may be shown, contact data masked.
    """
    counts = found.counts
    return {
        "claim": claim.id,
        "article": article.key,
        "article_date": article.date.isoformat() if article.date else None,
        "outlet": article.outlet or None,
        "place": claim.place_name,
        "place_id": claim.resolved.id if claim.resolved else None,
        "kind": claim.kind,
        "party": claim.party,
        "polarity": claim.polarity,
        "day": found.day.isoformat() if found.day else None,
        "outcome": found.outcome,
        "lead_days": found.lead_days,
        "reference_day": found.reference_day.isoformat() if found.reference_day else None,
        "share": found.share,
        "held": dict(counts.held) if counts else None,
        "listed": counts.listed if counts else None,
        "settlements": counts.settlements if counts else None,
        "reference": found.reference,
        "words": found.words,
        "quote": quote or None,
    }


def comparisons_csv(records: Iterable[Mapping[str, Any]]) -> str:
    """Return records as CSV. A text that a spreadsheet would take for a formula gets an apostrophe in front."""
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
    writer.writeheader()
    for record in records:
        writer.writerow({name: _cell(record[name]) for name in FIELDS})
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, Mapping):
        return "; ".join(f"{holder} {count:g}" for holder, count in value.items())
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
