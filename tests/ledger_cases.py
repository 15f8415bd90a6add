"""Analyses made by hand, for the tests of ledger and corrections: nothing is read by the grammar here."""

from datetime import date

from geomap.model import Analysis, Article, Candidate, Claim, Event, Mention, Place, Quote, Repair, Span, Unplaced

VERSIONS = {"code": "1", "grammar": "g1", "data": "d1"}
PLACES = {
    "Tarvo": Place("gn:11", "Tarvo", 10.5, 20.25, "settlement", "XX", "01", "0101", 5000, 11),
    "Milna": Place("gn:12", "Milna", 10.75, 20.5, "settlement", "XX", "01", "0102", 800, 12),
    "Orsk Region": Place("gn:13", "Orsk Region", None, None, "admin1", "XX", boundary="XX-01"),
}


def claim(key, text, place, kind="gain", party="UA", trigger="took", on=None, said=None, **more):
    """Make a claim about a place that stands in the text."""
    at, verb = text.index(place), text.index(trigger)
    start = text.rfind("\n", 0, verb) + 1
    stop = text.find("\n", verb)
    day = on or said
    fields = {
        "extent": "whole", "extent_stated": False, "polarity": "affirmed", "modality": "actual", "speaker": "narrator",
        "speaker_side": "", "confidence": 0.875, "reading": "sure", "reasons": ("a verb",), **more,
    }  # fmt: skip
    return Claim(
        id=key, kind=kind, party=party, place=Quote(place, at, at + len(place)), place_name=place,
        resolved=PLACES.get(place), trigger=Quote(trigger, verb, verb + len(trigger)),
        sentence=Span(start, stop if stop >= 0 else len(text)),
        event=Event(day, day, "day" if day else "", "text" if on else "article" if said else ""), **fields,
    )  # fmt: skip


def analysis(key="a1", text="Our troops took Tarvo.", claims=None, said=date(2022, 9, 10), outlet="Wire", **more):
    """Make an analysis with one claim, or the given ones; each is a dictionary for `claim`."""
    made = tuple(
        claim(each.pop("id", f"{key}-{number}"), text, each.pop("place", "Tarvo"), said=said, **each)
        for number, each in enumerate([dict(each) for each in (claims if claims is not None else [{}])])
    )
    article = Article(
        key, text, title=f"Title of {key}", date=said, date_basis="metadata" if said else "", outlet=outlet,
        url=more.pop("url", ""), feed=more.pop("feed", ""), source=f"{key}.txt", notes=("a note",),
    )  # fmt: skip
    mentions = tuple(
        Mention(
            Span(text.index(name), text.index(name) + len(name)), name, "place", place, 0.9, "its usual name",
            Span(text.index(name), text.index(name) + len(name)), (Candidate(PLACES["Milna"], 0.25),),
        )
        for name, place in PLACES.items() if name in text
    )  # fmt: skip
    return Analysis(
        article, "en", (Repair("1 for l", 2),), mentions, made, (Unplaced("Nowhere", 1, "unknown"),), ("n",)
    )
