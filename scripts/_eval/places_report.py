"""The report of the place reader: figures beside floors, the oracle, errors by cause, the worst documents."""

from __future__ import annotations

import argparse
import time
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from _eval.corpora import REPORTED, load
from _eval.learning import Example, forget_weights, learn_calibration, original, right_rows
from _eval.places import Bench, cross_validate, train_all
from _eval.places_extra import draw_reliability, print_unplaced_by_country
from _eval.scoring import figures, km
from geomap.gazetteer import fold_name
from geomap.model import Mention
from geomap.places.calibrate import calibrated
from geomap.places.find import Found, find_places

FLOORS = Path(__file__).resolve().parents[2] / "tests" / "quality" / "places_floors.toml"
NEAR_KM, HEADLINE_KM = 161.0, 25.0
_LABELS = {
    "overlap_precision": "recognition, overlap precision",
    "overlap_recall": "recognition, overlap recall",
    "overlap_f1": "recognition, overlap F1",
    "exact_f1": "recognition, exact F1",
    "end_to_end_recall": "end to end within 161 km, recall",
    "end_to_end_precision": "end to end within 161 km, precision",
    "resolution": "resolution within 161 km",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``evaluate.py places``."""
    parser.add_argument("--corpora", type=Path, required=True, help="folder of the corpora and their scorers")
    parser.add_argument("--raise-floors", action="store_true", help="write higher floors where the figures allow it")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw the reliability of the score as this SVG")


def run(arguments: argparse.Namespace) -> int:
    """Cross-validate and print the report; return 1 where a figure is below its floor."""
    bench = Bench.open(arguments.corpora)
    held_out, scores, training, outcomes = cross_validate(bench)
    floors = read_floors()
    low = _print_figures(scores, training, floors)
    limits = oracle(bench)
    print("\nOracle: gold places with coordinates of which a candidate of that very name is right")
    print("  " + "   ".join(f"{corpus} {share:.3f}" for corpus, share in limits.items()))
    for corpus in limits:
        recall = scores[corpus]["end_to_end_161km"]["recall"]
        print(f"  {corpus}: {recall / limits[corpus]:.1%} of it reached end to end")
    _print_errors(bench, held_out)
    print_unplaced_by_country(bench, held_out)
    _print_worst(bench, held_out)
    error, bins = calibration_error(outcomes)
    _print_calibration(error, bins)
    if arguments.plot:
        draw_reliability(bins, error, arguments.plot)
    models, _ = train_all(bench, outcomes=outcomes)
    forget_weights(bench.names)
    share, total = headlines(bench)
    print(f"\nUkrainian and Russian headlines: {share:.3f} of {total} labelled places within {HEADLINE_KM:.0f} km")
    _print_speed(bench, models)
    if arguments.raise_floors:
        raise_floors({corpus: figures(each) for corpus, each in scores.items()}, floors)
    return 1 if low else 0


def read_floors() -> dict[str, dict[str, float]]:
    """Return the floors by corpus and figure."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")).get("cross_validated", {}) if FLOORS.exists() else {}


def _print_figures(scores: dict[str, Any], training: dict[str, Any], floors: dict[str, dict[str, float]]) -> int:
    low = 0
    for corpus in ("pooled", *REPORTED):
        mine, theirs = figures(scores[corpus]), figures(training[corpus])
        print(f"\n{corpus}: {scores[corpus]['documents']} documents, {scores[corpus]['gold']} names of places")
        print(f"  {'':38s} held out  training  floor")
        for name, value in mine.items():
            floor = floors.get(corpus, {}).get(name)
            below = floor is not None and value < floor
            low += below
            print(
                f"  {_LABELS[name]:38s} {value:8.3f}  {theirs[name]:8.3f}  "
                f"{'' if floor is None else f'{floor:.3f}'}{'  BELOW' if below else ''}"
            )
    return low


def oracle(bench: Bench) -> dict[str, float]:
    """Return the share of gold places that the gazetteer knows by the very name in the text."""
    total: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for example in bench.examples:
        for toponym in example.labelled.toponyms:
            if toponym.get("lat") is None or bench.scorer.neutral(toponym["text"], toponym.get("type")):
                continue
            name = bench.names.find(fold_name(toponym["text"].replace("’s", "s")))
            right = name is not None and bool(right_rows(name, toponym, bench.names))
            for corpus in (example.labelled.corpus, "pooled"):
                total[corpus] += 1
                known[corpus] += right
    return {corpus: known[corpus] / total[corpus] for corpus in ("pooled", *REPORTED)}


def _spans(example: Example, mentions: Sequence[Mention]) -> list[tuple[int, int, Mention]]:
    offsets = example.labelled.document.offsets
    found = []
    for mention in mentions:
        where = offsets.span(mention.span.start, mention.span.end)
        found.append((where.start, where.end, mention))
    return found


def errors_of(bench: Bench, example: Example, mentions: Sequence[Mention]) -> list[str]:
    """Return the cause of each error in one document."""
    causes: list[str] = []
    text = example.labelled.document.article.text
    found = _spans(example, mentions)
    candidates = [(*original(example.reading, span), span) for span in example.spans]
    for toponym in example.labelled.toponyms:
        if bench.scorer.neutral(toponym["text"], toponym.get("type")):
            continue
        start, end = toponym["start"], toponym["end"]
        mine = next((mention for a, b, mention in found if a < end and start < b), None)
        if mine is None:
            known = [span for a, b, span in candidates if a < end and start < b]
            if not any(span.name is not None for span in known):
                causes.append("missed: no such name in the gazetteer")
            elif str(toponym.get("type") or "").startswith("Embedded") or any(
                "run goes on to organisation" in features
                for features, (a, b, _) in zip(example.features, candidates, strict=True)
                if a < end and start < b
            ):
                causes.append("missed: inside an organisation's name")
            else:
                causes.append("missed: judged to be no place")
            continue
        if toponym.get("lat") is None or _near(mine, toponym):
            continue
        causes.append(_wrong(mine, toponym))
    for start, end, _ in found:
        if bench.scorer.neutral(text[start:end]):
            continue
        if not any(each["start"] < end and start < each["end"] for each in example.labelled.toponyms):
            causes.append("false alarm")
    return causes


def _near(mention: Mention, toponym: dict[str, Any]) -> bool:
    place = mention.place
    if place is None:
        return False
    if toponym.get("geonamesid") and str(place.geonamesid) == str(toponym["geonamesid"]):
        return True
    if place.latitude is None or place.longitude is None:
        return False
    return km((place.latitude, place.longitude), (toponym["lat"], toponym["lon"])) <= NEAR_KM


def _wrong(mention: Mention, toponym: dict[str, Any]) -> str:
    place = mention.place
    if place is None:
        return "wrong: found, but not in the gazetteer"
    runner_up = next((each for each in mention.runners_up if _near_place(each.place, toponym)), None)
    if runner_up is None:
        return "wrong: the right place is no candidate"
    other = runner_up.place
    if other.country != place.country:
        return "wrong: country"
    return "wrong: level" if other.level != place.level else "wrong: sibling of the same name"


def _near_place(place: Any, toponym: dict[str, Any]) -> bool:
    return (
        place.latitude is not None
        and km((place.latitude, place.longitude), (toponym["lat"], toponym["lon"])) <= NEAR_KM
    )


def _print_errors(bench: Bench, held_out: dict[str, Found]) -> None:
    table: dict[str, Counter[str]] = {}
    for example in bench.examples:
        for cause in errors_of(bench, example, held_out[example.labelled.key].mentions):
            table.setdefault(cause, Counter())[example.labelled.corpus] += 1
    print(f"\nErrors by cause (held out)\n  {'':46s}{'all':>7s}" + "".join(f"{corpus:>12s}" for corpus in REPORTED))
    for cause, counts in sorted(table.items(), key=lambda pair: -pair[1].total()):
        print(f"  {cause:46s}{counts.total():7d}" + "".join(f"{counts[corpus]:12d}" for corpus in REPORTED))


def _print_worst(bench: Bench, held_out: dict[str, Found], number: int = 20) -> None:
    ranked = []
    for example in bench.examples:
        causes = Counter(errors_of(bench, example, held_out[example.labelled.key].mentions))
        ranked.append((causes.total(), example.labelled.key, len(example.labelled.toponyms), causes))
    print(f"\nThe {number} worst documents (errors, of how many gold names)")
    for total, key, gold, causes in sorted(ranked, key=lambda row: (-row[0], row[1]))[:number]:
        kinds = ", ".join(f"{count} {cause}" for cause, count in causes.most_common(3))
        print(f"  {key:24s} {total:4d} of {gold:4d}   {kinds}")


def calibration_error(outcomes: Sequence[tuple[float, float, int, bool]], bins: int = 10) -> tuple[float, list[Any]]:
    """Return the expected calibration error, and per bin (mean score, share right, mentions).

    The calibration is fitted on one half of the held-out outcomes and measured on the other, both ways.
    """
    scored: list[tuple[float, bool]] = []
    for part in (0, 1):
        table = learn_calibration([each for number, each in enumerate(outcomes) if number % 2 != part])
        scored += [
            (calibrated(chance, score, count, table), right)
            for number, (chance, score, count, right) in enumerate(outcomes)
            if number % 2 == part
        ]
    rows = []
    error = 0.0
    for number in range(bins):
        inside = [pair for pair in scored if min(bins - 1, int(pair[0] * bins)) == number]
        if inside:
            mean = sum(score for score, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            error += abs(mean - share) * len(inside) / len(scored)
            rows.append((mean, share, len(inside)))
    return error, rows


def _print_calibration(error: float, rows: Sequence[Any]) -> None:
    print(f"\nCalibration of the score: expected error {error:.3f}\n   score  right  mentions")
    for mean, share, count in rows:
        print(f"   {mean:.3f}  {share:.3f}  {count}")


def headlines(bench: Bench) -> tuple[float, int]:
    """Return the share of the labelled places of the Ukrainian headlines that were found within 25 km."""
    found = total = 0
    for labelled in load(bench.folder / "ukraine_headlines.jsonl", "places"):
        points = [
            (mention.place.latitude, mention.place.longitude)
            for mention in find_places(labelled.document, bench.gazetteer).mentions
            if mention.place is not None and mention.place.latitude is not None and mention.place.longitude is not None
        ]
        for place in labelled.toponyms:
            total += 1
            found += any(km((place["lat"], place["lon"]), point) <= HEADLINE_KM for point in points)
    return found / total, total


def _print_speed(bench: Bench, models: dict[str, dict[str, float]]) -> None:
    documents = [example.labelled.document for example in bench.examples if example.labelled.corpus == "lgl"]
    size = sum(len(document.article.text.encode()) for document in documents) / 1e6
    times = []
    for _ in range(3):
        begun = time.process_time()
        for document in documents:
            find_places(document, bench.gazetteer, models=models)
        times.append(time.process_time() - begun)
    print(f"\nSpeed on LGL, places alone, one core: {len(documents) / min(times):.0f} articles a second, ", end="")
    print(f"{size / min(times):.2f} MB a second (first run {len(documents) / times[0]:.0f} articles a second)")


def raise_floors(reached: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> None:
    """Write the floors anew: each the higher of what it was and what was reached, rounded down."""
    lines = [
        "# Floors of the place reader by five-fold cross-validation; scripts/evaluate.py places --raise-floors",
        "",
    ]
    for corpus, values in reached.items():
        lines.append(f"[cross_validated.{corpus}]")
        for name, value in values.items():
            lines.append(
                f"{name} = {max(floors.get(corpus, {}).get(name, 0.0), int((value - 0.003) * 1000) / 1000):.3f}"
            )
        lines.append("")
    rest = FLOORS.read_text(encoding="utf-8").partition("[shipped")
    text = "\n".join(lines) + (rest[1] + rest[2] if rest[1] else "")
    beside = FLOORS.with_suffix(".new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(FLOORS)
    print(f"wrote {FLOORS.name}")
