"""One decision of the place reader, laid out so that a reader can follow it by hand; docs/places.md holds one."""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence

from geomap.articles import prepare
from geomap.gazetteer import Gazetteer, open_gazetteer
from geomap.model import Article
from geomap.places import find_places
from geomap.places.calibrate import calibration_features
from geomap.places.company import company_features
from geomap.places.features import Evidence, span_features
from geomap.places.find import settle
from geomap.places.names import Features, names_of
from geomap.places.rank import best_of, level_features, qualifier_features, static_features
from geomap.places.reading import Reading
from geomap.places.recognise import TENTATIVE, company_judgement, judge, select
from geomap.places.spans import candidate_spans
from geomap.places.weights import Weights, default_weights

_SHOWN = 3  # candidates


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``evaluate.py decision``."""
    parser.add_argument("--text", required=True, help="a text in English")
    parser.add_argument("--name", required=True, help="a name in it that is one word, whose first mention is followed")


def run(arguments: argparse.Namespace) -> int:
    """Print the decision as Markdown."""
    print(decision(arguments.text, arguments.name, open_gazetteer(added=())), end="")
    return 0


def decision(text: str, name: str, gazetteer: Gazetteer) -> str:
    """Return as Markdown how the first mention of a name is judged, placed and scored."""
    names, models = names_of(gazetteer), default_weights()
    document = prepare(Article("a", text))
    reading = Reading(document)
    spans = candidate_spans(reading, names)
    evidence = Evidence(reading, spans)
    judge(reading, spans, evidence, models["recognise"])
    mention = next((each for each in find_places(document, gazetteer).mentions if each.text == name), None)
    span = next((each for each in spans if each.end == each.first + 1 and reading.words[each.first] == name), None)
    if mention is None or span is None or mention.place is None:
        raise SystemExit(f"{name!r} is no place in this text; name a word of it that geomap finds and places")
    features = [(feature, 1.0) for feature in span_features(span, reading, evidence)]
    features += [(feature, 1.0) for feature in (span.name.features if span.name else [])]
    features.insert(0, ("bias", 1.0))
    settled = settle(reading, select(spans, threshold=TENTATIVE), names, models)
    number = next(number for number, sense in enumerate(settled.senses) if sense.span is span)
    referent = settled.referents[number]
    company = settled.company.gather()
    rows = referent.name.rows
    order = sorted(range(len(rows)), key=lambda at: -referent.chances[at])[:_SHOWN]
    by_candidate: list[Features] = [
        [
            *static_features(referent.name, at),
            *level_features(referent, rows[at][0].level),
            *qualifier_features(referent, rows[at][0]),
            *company_features(referent, rows[at][0], company),
        ]
        for at in order
    ]
    titles = [f"{rows[at][0].place(gazetteer).name}, {rows[at][0].admin1 or rows[at][0].country}" for at in order]
    first_judgement = span.score
    again = company_judgement(first_judgement, referent, company, span.sort)
    chance = referent.chances[best_of(referent)]
    second = _sum(again, models["confirm"])
    score = _sum(calibration_features(chance, second, len(rows)), models["calibrate"])
    return "\n".join(
        [
            f"> {text}",
            "",
            f"*Is “{name}” a place?* The features of `[recognise]` and their weights:",
            "",
            *_table(features, models["recognise"]),
            "",
            f"The sum, {first_judgement:.3f}, is looked at further where it is above {TENTATIVE:g}.",
            "",
            f"*Which one?* {len(rows)} places bear the name. The last pass, with `[rank again]`, as value × weight:",
            "",
            *_candidates(by_candidate, titles, models["rank again"]),
            f"| **chance** | {' | '.join(f'**{referent.chances[at]:.3f}**' for at in order)} |",
            "",
            "The chance of a place is e to the power of its sum, divided by that of all places of the name.",
            "",
            "*Still a place, now that its company is known?* `[confirm]`:",
            "",
            *_table(again, models["confirm"]),
            "",
            f"The sum, {second:.3f}, is to be above 0.",
            "",
            "*How sure is that?* `[calibrate]`:",
            "",
            *_table(calibration_features(chance, second, len(rows)), models["calibrate"]),
            "",
            f"The score is 1 / (1 + e^-{score:.3f}) = {1 / (1 + math.exp(-score)):.3f}; geomap says {mention.score}.",
            "",
        ]
    )


def _code(feature: str) -> str:
    return "`" + feature.replace("|", "\\|") + "`"  # a bar would end the cell


def _sum(features: Features, table: Weights) -> float:
    return sum(table.get(feature, 0.0) * value for feature, value in features)


def _table(features: Features, table: Weights) -> list[str]:
    rows = [
        f"| {_code(feature)} | {'' if value == 1 else f'{value:g}'} | {table[feature]:.3f} "
        f"| {value * table[feature]:.3f} |"
        for feature, value in ((feature, round(value, 3)) for feature, value in features)
        if table.get(feature)
    ]
    total = f"| **sum** | | | **{_sum(features, table):.3f}** |"
    return ["| feature | value, where not 1 | weight | |", "|---|---|---|---|", *rows, total]


def _candidates(by_candidate: Sequence[Features], titles: Sequence[str], table: Weights) -> list[str]:
    seen = list(dict.fromkeys(feature for features in by_candidate for feature, _ in features if table.get(feature)))
    values = [dict(features) for features in by_candidate]
    rows = []
    for feature in seen:
        cells = [f"{each[feature]:.2f} × {table[feature]:.3f}" if feature in each else "" for each in values]
        rows.append(f"| {_code(feature)} | {' | '.join(cells)} |")
    totals = " | ".join(f"**{_sum(features, table):.3f}**" for features in by_candidate)
    head = f"| feature | {' | '.join(titles)} |"
    return [head, f"|---|{'---|' * len(titles)}", *rows, f"| **sum** | {totals} |"]
