"""``evaluate.py claims``: the reader of claims measured on the labelled sets, with its floors beside."""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from geomap.articles import prepare
from geomap.claims import Lexicon, read_claims
from geomap.gazetteer import open_gazetteer
from geomap.model import Article, Claim
from geomap.places import find_places

SETS = ("dev", "prose", "briefings")
FLOORS = Path(__file__).resolve().parents[2] / "tests" / "quality" / "claims_floors.json"
_FIELDS = ("party", "polarity", "modality", "speaker", "extent")


def load_scorer(folder: Path) -> ModuleType:
    """Import ``score.py`` from the folder of the labelled claims."""
    spec = importlib.util.spec_from_file_location("claims_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder}: expected score.py there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Predictor:
    """Runs the whole road on a document, and gives records in the form of SCHEME.md."""

    def __init__(self) -> None:
        self.gazetteer = open_gazetteer(added=())
        self.lexicon = Lexicon.load()

    def __call__(self, record: dict[str, Any]) -> list[dict[str, Any]]:
        day = date.fromisoformat(record["date"]) if record.get("date") else None
        article = Article(record["id"], record["text"], record.get("title", ""), day, "given" if day else "")
        document = prepare(article)
        found = find_places(document, self.gazetteer)
        return [
            _record(claim, document) for claim in read_claims(document, found.mentions, self.lexicon, found.doubtful)
        ]


def _record(claim: Claim, document: Any) -> dict[str, Any]:
    def span(start: int, end: int) -> dict[str, Any]:
        given = document.offsets.span(start, end)
        return {"start": given.start, "end": given.end, "text": document.article.text[given.start : given.end]}

    return {
        "id": claim.id,
        "kind": claim.kind,
        "party": claim.party,
        "place": span(claim.place.start, claim.place.end) | {"name": claim.place_name},
        "extent": claim.extent,
        "extent_stated": claim.extent_stated,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "speaker": claim.speaker,
        "trigger": span(claim.trigger.start, claim.trigger.end),
        "confidence": claim.confidence,
        "reading": claim.reading,
    }


def read_set(path: Path) -> list[dict[str, Any]]:
    """Read a JSON Lines file."""
    with path.open(encoding="utf-8") as handle:
        return [json.loads(line) for line in handle if line.strip()]


def number(record: dict[str, Any]) -> int:
    """Return the number in a document's id."""
    return int("".join(char for char in record["id"] if char.isdigit()))


def score_documents(scorer: ModuleType, pairs: Iterable[tuple[dict[str, Any], list[dict[str, Any]]]]) -> dict[str, Any]:
    """Score documents together."""
    gold, predicted = {}, {}
    for record, claims in pairs:
        gold[record["id"]] = (record["text"], record["claims"])
        predicted[record["id"]] = claims
    return scorer.score(gold, predicted)


def figures(report: dict[str, Any]) -> dict[str, float]:
    """Return the figures that have floors."""
    out = {
        "loose_f1": report["loose"]["f1"] or 0.0,
        "loose_precision": report["loose"]["precision"] or 0.0,
        "strict_f1": report["strict"]["f1"] or 0.0,
    }
    for name in _FIELDS:
        out[name] = report["fields"][name]["accuracy"] or 0.0
    return {key: round(value, 4) for key, value in out.items()}


def measure(folder: Path, predictor: Predictor | None = None) -> dict[str, Any]:
    """Measure all sets: both halves, each set, each kind, each construction, and the claims where there are none."""
    scorer = load_scorer(folder)
    predictor = predictor or Predictor()
    done: dict[str, list[tuple[dict[str, Any], list[dict[str, Any]]]]] = {}
    for name in (*SETS, "pairs"):
        done[name] = [(record, predictor(record)) for record in read_set(folder / f"{name}.jsonl")]
    halves = {
        "odd": [pair for name in SETS for pair in done[name] if number(pair[0]) % 2],
        "even": [pair for name in SETS for pair in done[name] if not number(pair[0]) % 2],
    }
    return {
        "scorer": scorer,
        "done": done,
        "halves": halves,
        "odd": score_documents(scorer, halves["odd"]),
        "even": score_documents(scorer, halves["even"]),
        "both": score_documents(scorer, halves["odd"] + halves["even"]),
        "sets": {
            (name, half): score_documents(
                scorer, [pair for pair in done[name] if number(pair[0]) % 2 == (half == "odd")]
            )
            for name in SETS
            for half in ("odd", "even")
        },
        "pairs": score_documents(scorer, done["pairs"]),
    }


def floors() -> dict[str, Any]:
    """Read the floors, which only ever rise."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def _row(label: str, report: dict[str, Any], floor: dict[str, float]) -> str:
    loose, strict, fields = report["loose"], report["strict"], report["fields"]

    def rate(value: float | None) -> str:
        return "    -" if value is None else f"{value:5.3f}"

    cells = [rate(loose["precision"]), rate(loose["recall"]), rate(loose["f1"]), rate(strict["f1"])]
    cells += [rate(fields[name]["accuracy"]) for name in _FIELDS]
    bad = f" {report['negatives']['predicted']:>3}" if report["negatives"]["documents"] else "   -"
    line = f"{label:<18} {report['gold']:>5} {report['predicted']:>5} " + " ".join(cells) + bad
    if floor:
        line += "   floors " + ", ".join(f"{key} {value}" for key, value in floor.items())
    return line


def table(result: dict[str, Any]) -> str:
    """Lay the figures out for a terminal."""
    floor = floors()
    head = (
        f"{'':<18} {'gold':>5} {'pred':>5} {'P':>5} {'R':>5} {'F1':>5} {'strF1':>5} "
        + " ".join(f"{name[:5]:>5}" for name in _FIELDS)
        + " neg"
    )
    lines = [head, "-" * len(head)]
    lines.append(_row("odd (built on)", result["odd"], {}))
    lines.append(_row("even (measured)", result["even"], floor.get("even", {})))
    lines.extend(_row(f"  {name} {half}", report, {}) for (name, half), report in result["sets"].items())
    lines.append(_row("pairs (built on)", result["pairs"], floor.get("pairs", {})))
    lines.append("")
    lines.append("by kind, both halves:   gold  pred     P     R    F1 strict   even F1")
    kinds = floor.get("kinds", {})
    for kind, block in result["both"]["kinds"].items():
        even = result["even"]["kinds"][kind]["loose"]["f1"]
        lines.append(
            f"  {kind:<20} {block['gold']:>5} {block['predicted']:>5} {block['loose']['precision'] or 0:5.3f} "
            f"{block['loose']['recall'] or 0:5.3f} {block['loose']['f1'] or 0:5.3f} {block['strict']['f1'] or 0:5.3f}"
            f"   {even or 0:5.3f}{f'   floor f1 {kinds[kind]}' if kind in kinds else ''}"
        )
    return "\n".join(lines)


def reliability(scorer: ModuleType, pairs: Iterable[tuple[dict[str, Any], list[dict[str, Any]]]]) -> dict[float, Any]:
    """Return for each confidence how many claims were read with it, and how many of them were strictly right."""
    found: dict[float, list[int]] = {}
    for record, claims in pairs:
        matched = {j: fields for _, j, fields in scorer.match(record["text"], record["claims"], claims)}
        for at, claim in enumerate(claims):
            counts = found.setdefault(claim["confidence"], [0, 0])
            fields = matched.get(at, {})
            counts[0] += 1
            counts[1] += all(fields.get(key, False) for key in ("party", "polarity", "modality"))
    return dict(sorted(found.items()))


def calibration_error(found: dict[float, Any]) -> float:
    """Return the expected calibration error: how far on average a confidence lies from the share that was right."""
    total = sum(count for count, _ in found.values())
    return (
        sum(abs(right - confidence * count) for confidence, (count, right) in found.items()) / total if total else 0.0
    )


def calibration(result: dict[str, Any]) -> str:
    """Lay out how confidence holds: the share strictly right by confidence, and the expected calibration error."""
    odd, even = (reliability(result["scorer"], result["halves"][half]) for half in ("odd", "even"))
    lines = ["confidence (odd half):  claims  strictly right"]
    lines += [f"  {confidence:<20.2f} {count:>7}  {right / count:5.3f}" for confidence, (count, right) in odd.items()]
    errors = f"odd {calibration_error(odd):.3f}, even {calibration_error(even):.3f}"
    return "\n".join([*lines, f"expected calibration error: {errors}"])


def constructions(result: dict[str, Any]) -> str:
    """The minimal pairs, construction by construction: strictly right documents of all, the wrong ones named."""
    scorer = result["scorer"]
    groups: dict[str, list[tuple[dict[str, Any], list[dict[str, Any]]]]] = {}
    for pair in result["done"]["pairs"]:
        groups.setdefault(pair[0].get("construction", ""), []).append(pair)
    lines, right_all, count = [], 0, 0
    for name, pairs in groups.items():
        wrong = []
        for record, claims in pairs:
            matched = scorer.match(record["text"], record["claims"], claims)
            strict = sum(all(fields[key] for key in ("party", "polarity", "modality")) for _, _, fields in matched)
            if not (strict == len(record["claims"]) == len(claims)):
                wrong.append(record["id"])
        right_all += len(pairs) - len(wrong)
        count += len(pairs)
        named = f"  wrong: {', '.join(wrong)}" if wrong else ""
        lines.append(f"  {len(pairs) - len(wrong)}/{len(pairs)}  {name}{named}")
    return f"by construction: {right_all} of {count} documents strictly right\n" + "\n".join(lines)


def errors(scorer: ModuleType, pairs: Iterable[tuple[dict[str, Any], list[dict[str, Any]]]]) -> Iterator[str]:
    """Yield each error with its sentence, marked missed, false, or by the field that is wrong."""
    for record, claims in pairs:
        text, gold = record["text"], record["claims"]
        starts = scorer.sentence_starts(text)

        def sentence(offset: int, text: str = text, starts: list[int] = starts) -> str:
            at = scorer.sentence_of(starts, offset)
            return " ".join(text[starts[at] : starts[at + 1] if at + 1 < len(starts) else None].split())

        matched = scorer.match(text, gold, claims)
        seen_gold = {i for i, _, _ in matched}
        seen = {j for _, j, _ in matched}
        for i, item in enumerate(gold):
            if i not in seen_gold:
                yield f"{record['id']} MISSED {_short(item)}\n      {sentence(item['trigger']['start'])}"
        for j, item in enumerate(claims):
            if j not in seen:
                yield f"{record['id']} FALSE  {_short(item)}\n      {sentence(item['trigger']['start'])}"
        for i, j, fields in matched:
            wrong = [name for name in _FIELDS if not fields[name]]
            if wrong:
                told = "; ".join(f"{name}: {claims[j][name]!r} for {gold[i][name]!r}" for name in wrong)
                yield f"{record['id']} WRONG  {_short(gold[i])} — {told}\n      {sentence(gold[i]['trigger']['start'])}"


def _short(item: dict[str, Any]) -> str:
    marks = [item["kind"], str(item["party"]), item["place"]["text"], f"[{item['trigger']['text']}]"]
    marks += [
        item[key]
        for key, usual in (("extent", "whole"), ("polarity", "affirmed"), ("modality", "actual"))
        if item[key] != usual
    ]
    return " ".join(" ".join(mark.split()) for mark in marks) + f" — {item['speaker']}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="folder of the labelled claims and score.py"
    )
    parser.add_argument("--even", action="store_true", help="print the errors of the even half too: for a last look")
    parser.add_argument("--quiet", action="store_true", help="print the table only")
    parser.add_argument("--only", default="", metavar="ID", help="print the errors of ids that begin so")


def run(options: argparse.Namespace) -> int:
    """Measure and print."""
    result = measure(options.data)
    if not options.quiet:
        shown = result["halves"]["odd"] + result["done"]["pairs"] + (result["halves"]["even"] if options.even else [])
        for line in errors(result["scorer"], [pair for pair in shown if pair[0]["id"].startswith(options.only)]):
            print(line)
        print()
        print(constructions(result))
        print()
    print(table(result))
    print()
    print(calibration(result))
    return 0


def main(argv: list[str] | None = None) -> int:
    """Entry point where it is run by itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    return run(parser.parse_args(argv))


if __name__ == "__main__":
    sys.exit(main())
