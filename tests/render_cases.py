"""Handmade analyses for the tests of the map: sentences of our own, and the claims a reader would take from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

import shapely

from geomap.model import Analysis, Article, Claim, Event, Mention, Place, Quote, Span, Unplaced
from geomap.render.shapes import Base

PLACES: dict[str, Place] = {
    "Ukraine": Place("gn:690791", "Ukraine", 49.0, 32.0, "country", "UA", geonamesid=690791, boundary="UA"),
    "Donetsk Oblast": Place("gn:709716", "Donetsk Oblast", 48.0, 37.8, "admin1", "UA", "05", boundary="UA-14"),
    "Luhansk Oblast": Place("gn:702657", "Luhansk Oblast", 49.0, 39.0, "admin1", "UA", "14", boundary="UA-09"),
    "Zaporizhzhia Oblast": Place(
        "gn:687699", "Zaporizhzhia Oblast", 47.3, 35.5, "admin1", "UA", "26", boundary="UA-23"
    ),
    "Kherson Oblast": Place("gn:706442", "Kherson Oblast", 46.5, 33.5, "admin1", "UA", "08", boundary="UA-65"),
    "Kharkiv Oblast": Place("gn:706482", "Kharkiv Oblast", 49.6, 36.5, "admin1", "UA", "07", boundary="UA-63"),
    "Mykolaiv Oblast": Place("gn:700567", "Mykolaiv Oblast", 47.5, 31.9, "admin1", "UA", "16", boundary="UA-48"),
    "Izium": Place(
        "gn:707292", "Izium", 49.2088, 37.2485, "settlement", "UA", "07", population=50000, geonamesid=707292
    ),
    "Kherson": Place("gn:706448", "Kherson", 46.6558, 32.6178, "settlement", "UA", "08", population=283000),
    "Kharkiv": Place("gn:706483", "Kharkiv", 49.9808, 36.2527, "settlement", "UA", "07", population=1430000),
    "Oskil River": Place("ne:1159125217", "Oskil", 49.6, 37.6, "water", "UA", boundary="ne:river-oskil"),
    "Luhansk People's Republic": Place("sup:lpr", "Luhansk People's Republic", 48.57, 39.3, "polity", "UA"),
    "Donetsk People's Republic": Place("sup:dpr", "Donetsk People's Republic", 48.0, 37.8, "polity", "UA"),
    "Nikopol": Place("gn:700051", "Nikopol", 47.5673, 34.3917, "settlement", "UA", "04", geonamesid=700051),
    "Snowmarsh": Place("sup:snowmarsh", "Snowmarsh Region", 48.6, 31.5, "admin1", "UA"),
}

SENTENCES = (
    # (sentence, [(kind, party, place text, place, trigger, fields)])
    (
        "Authorities in Russian-held parts of Ukraine spoke of a change of borders within days.",
        [("control", "RU", "Ukraine", "Ukraine", "-held", {"extent": "part"})],
    ),
    (
        "Bodies set up in the Russian-run parts of the Donetsk, Luhansk, Zaporizhzhia and Kherson regions want votes "
        "on joining Russia from Friday on.",
        [
            claim
            for name in ("Donetsk", "Luhansk", "Zaporizhzhia", "Kherson")
            for claim in (
                ("control", "RU", name, f"{name} Oblast", "-run", {"extent": "part"}),
                (
                    "sovereignty",
                    "RU",
                    name,
                    f"{name} Oblast",
                    "votes on joining",
                    {"extent": "part", "modality": "planned", "speaker": "Bodies set up in the Russian-run parts"},
                ),
            )
        ],
    ),
    (
        "Ukraine's army has freed the Kharkiv region within a week, and holds its gains.",
        [("gain", "UA", "Kharkiv region", "Kharkiv Oblast", "freed", {})],
    ),
    (
        "East of the Oskil River in the Kharkiv region Ukrainian brigades pushed Russian troops out of some land.",
        [("gain", "UA", "Oskil River", "Oskil River", "pushed", {"extent": "part"})],
    ),
    (
        "The attack on Izium left burnt-out armour on the roads into town.",
        [("contest", "UA", "Izium", "Izium", "attack on", {})],
    ),
    ("Izium, retaken by Ukraine ten days ago, has no water.", [("gain", "UA", "Izium", "Izium", "retaken", {})]),
    (
        "The Russian-appointed mayor of Kherson asked residents to stay at home.",
        [("control", "RU", "Kherson", "Kherson", "-appointed mayor of", {})],
    ),
    (
        "Ukrainian units seized hamlets on the way to Kherson, the regional council said.",
        [("gain", "UA", "Kherson", "Kherson", "seized", {"extent": "approach", "speaker": "the regional council"})],
    ),
    ("Missiles struck Kharkiv before dawn on Monday.", [("strike", None, "Kharkiv", "Kharkiv", "Missiles struck", {})]),
    (
        "The self-proclaimed Luhansk People's Republic and the self-proclaimed Donetsk People's Republic come first.",
        [
            (
                "sovereignty",
                f"{name} People's Republic",
                f"{name} People's Republic",
                f"{name} People's Republic",
                "self-proclaimed",
                {},
            )
            for name in ("Luhansk", "Donetsk")
        ],
    ),
    (
        "Kyiv denied that Russian troops had entered Nikopol.",
        [("gain", "RU", "Nikopol", "Nikopol", "entered", {"polarity": "denied", "speaker": "Kyiv"})],
    ),
)


def seed_like() -> list[Analysis]:
    """Return one analysis like that of a long news article: regions, towns, a river, republics, a denial."""
    article = Article(
        key="case-1",
        text=" ".join(sentence for sentence, _ in SENTENCES),
        title="Four regions are told to vote",
        date=date(2022, 9, 20),
        date_basis="given",
        outlet="Example Courier",
        url="https://news.example/four-regions",
    )
    return [analysis_of(article, SENTENCES, unplaced=(Unplaced("Nowhereton", 2, "not in the gazetteer"),))]


def analysis_of(article: Article, sentences: Any, *, unplaced: tuple[Unplaced, ...] = ()) -> Analysis:
    """Return the analysis of an article whose text is the sentences joined by blanks."""
    mentions: dict[int, Mention] = {}
    claims: list[Claim] = []
    at = 0
    for sentence, records in sentences:
        span = Span(at, at + len(sentence))
        for kind, party, text, name, trigger, fields in records:
            start = at + sentence.index(text)
            cause = at + sentence.index(trigger)
            place = PLACES[name]
            claims.append(
                _claim(
                    len(claims), kind, party, place, Quote(text, start, start + len(text)),
                    Quote(trigger, cause, cause + len(trigger)), span, article.date, fields,
                )
            )  # fmt: skip
            mentions[start] = _mention(text, start, place)
        if "in the Kharkiv region" in sentence:
            start = at + sentence.index("Kharkiv region")
            mentions[start] = _mention("Kharkiv region", start, PLACES["Kharkiv Oblast"])
        at += len(sentence) + 1
    ordered = tuple(mentions[start] for start in sorted(mentions))
    return Analysis(article, "en", (), ordered, tuple(claims), unplaced)


def one_claim(
    kind: str = "control", party: str | None = "RU", place: str = "Kherson Oblast", **fields: Any
) -> Analysis:
    """Return an analysis with a single claim; `fields` override those of the claim, article_* those of the article."""
    given = {name.removeprefix("article_"): fields.pop(name) for name in list(fields) if name.startswith("article_")}
    article = replace(
        Article(
            key="one", text="They hold the place now.", title="One", date=date(2022, 9, 20), outlet="Example Courier"
        ),
        **given,
    )
    text = article.text
    quote, trigger = Quote("place", text.index("place"), text.index("place") + 5), Quote("hold", 5, 9)
    claim = _claim(0, kind, party, PLACES[place], quote, trigger, Span(0, len(text)), article.date, fields)
    return Analysis(article, "en", (), (_mention("place", quote.start, PLACES[place]),), (claim,))


def _claim(
    number: int,
    kind: Any,
    party: str | None,
    place: Place,
    quote: Quote,
    trigger: Quote,
    sentence: Span,
    day: date | None,
    fields: dict[str, Any],
) -> Claim:
    claim = Claim(
        id=f"claim-{number}",
        kind=kind,
        party=party,
        place=quote,
        place_name=place.name,
        resolved=place,
        extent="whole",
        extent_stated=False,
        polarity="affirmed",
        modality="actual",
        speaker="narrator",
        speaker_side="",
        trigger=trigger,
        sentence=sentence,
        event=Event(day, day, "day", "article"),
        confidence=0.9,
        reading="likely",
        reasons=("trigger beside the place",),
    )
    return claim._replace(**fields)


def _mention(text: str, start: int, place: Place) -> Mention:
    span = Span(start, start + len(text))
    return Mention(span, text, "place", place, 0.95, "named with its type", span)


class Squares:
    """Boundaries for tests that need none of the real ones: a square a region, a straight river, a land of one box."""

    _CORNERS: ClassVar[dict[str, tuple[float, float]]] = {
        "UA-65": (32.0, 46.0),
        "UA-23": (34.5, 46.5),
        "UA-14": (37.0, 47.0),
        "UA-09": (38.0, 49.0),
        "UA-63": (35.0, 49.0),
        "UA-48": (31.0, 47.0),
    }

    def geometry(self, key: str) -> Any:
        if key == "UA":
            return shapely.box(22, 44, 40, 52)
        if key == "ne:river-oskil":
            return shapely.LineString([(37.0, 48.0), (37.0, 50.5)])
        if key not in self._CORNERS:
            return None
        west, south = self._CORNERS[key]
        return shapely.box(west, south, west + 2.5, south + 2)

    def base(self, bounds: tuple[float, float, float, float], *, tolerance_deg: float, countries: Any) -> Base:
        frame = shapely.box(*bounds)
        parts = {
            "land": shapely.intersection(shapely.box(0, 45.5, 60, 70), frame),
            "lakes": shapely.box(34.0, 47.4, 34.5, 47.6),
            "borders": shapely.LineString([(40, 46), (40, 52)]),
            "regions": shapely.LineString([(35, 49), (37, 49)]),
        }
        return Base(parts, frozenset({"ne"}))

    def names(self, bounds: tuple[float, float, float, float]) -> list[tuple[str, list[tuple[float, float]]]]:
        return [("Ukraine", [(48.5, 32.0), (47.0, 30.0)])]

    def sources(self, keys: Any) -> frozenset[str]:
        return frozenset("osm" if key.startswith("UA-") else "ne" for key in keys)


HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% nope %} ${7*7} `x` \x00 "
    "\u202eevil\u2066 <!-- ]]> \" ' \\ \u2028"
)


def hostile() -> list[Analysis]:
    """Return analyses with hostile text in every field that takes text from outside."""
    analyses = []
    for number, kind in enumerate(("control", "gain", "loss", "contest", "strike", "sovereignty")):
        base = one_claim(kind, f"{HOSTILE} {number}", "Kherson" if number % 2 else "Kherson Oblast")
        text = f"{HOSTILE} hold {HOSTILE} place {HOSTILE}"
        place = replace(PLACES["Kherson" if number % 2 else "Kherson Oblast"], id=f"x{HOSTILE}{number}", name=HOSTILE)
        spot = text.index("place")
        claim = base.claims[0]._replace(
            id=HOSTILE,
            place=Quote("place", spot, spot + 5),
            place_name=HOSTILE,
            resolved=None if kind == "loss" else place,
            trigger=Quote("hold", text.index("hold"), text.index("hold") + 4),
            sentence=Span(0, len(text)),
            speaker=HOSTILE,
            speaker_side=HOSTILE,
            reasons=(HOSTILE,),
            polarity="denied" if kind == "contest" else "affirmed",
            modality="planned" if kind == "gain" else "actual",
        )
        article = replace(
            base.article,
            key=HOSTILE,
            text=text,
            title=HOSTILE,
            outlet=HOSTILE,
            url=f"javascript:alert(1)//{HOSTILE}",
            source=HOSTILE,
        )
        mention = _mention(HOSTILE, 0, place)._replace(reason=HOSTILE)
        analyses.append(
            replace(
                base,
                article=article,
                claims=(claim,),
                mentions=(mention,),
                unplaced=(Unplaced(HOSTILE, 1, HOSTILE),),
                notes=(HOSTILE,),
                language=HOSTILE,
            )
        )
    return analyses
