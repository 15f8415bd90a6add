"""Measuring and training the place reader by five-fold cross-validation over documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from _eval.corpora import FOLDS, REPORTED, load
from _eval.learning import (
    Example,
    example_of,
    forget_weights,
    learn_calibration,
    learn_confirmation,
    learn_ranking,
    learn_recogniser,
    right_rows,
    settlings,
)
from _eval.scoring import as_predicted, figures, scorer
from geomap.gazetteer import Gazetteer, open_gazetteer
from geomap.places.find import Found, find_places, resolve
from geomap.places.names import Names, names_of
from geomap.places.rank import best_of
from geomap.places.weights import Weights

INNER = 3  # parts by which the second judgement learns from spans that the first has not seen
Models = dict[str, Weights]
Scores = dict[str, dict[str, Any]]


@dataclass(slots=True)
class Bench:
    """The corpora, prepared, with the gazetteer and the scorer."""

    gazetteer: Gazetteer
    names: Names
    scorer: ModuleType
    examples: list[Example]
    folder: Path

    @classmethod
    def open(cls, folder: Path) -> Bench:
        """Read the reported corpora of a folder."""
        gazetteer = open_gazetteer(added=())
        names = names_of(gazetteer)
        module = scorer(folder)
        examples = [example_of(each, names) for corpus in REPORTED for each in load(folder / f"{corpus}.jsonl")]
        return cls(gazetteer, names, module, examples, folder)

    def train(self, examples: Sequence[Example]) -> Models:
        """Learn recogniser and ranking."""
        forget_weights(self.names)
        recogniser = learn_recogniser(examples)
        forget_weights(self.names)
        ranking = learn_ranking(settlings(examples, self.names, recogniser))
        unseen = []
        for part in range(INNER):
            inside = [example for number, example in enumerate(examples) if number % INNER != part]
            outside = [example for number, example in enumerate(examples) if number % INNER == part]
            forget_weights(self.names)
            table = learn_recogniser(inside)
            forget_weights(self.names)
            unseen += settlings(outside, self.names, table)
        confirm = learn_confirmation(unseen, ranking)
        forget_weights(self.names)
        return {"recognise": recogniser, **ranking, "confirm": confirm, "calibrate": {}}

    def predict(self, examples: Sequence[Example], models: Models) -> dict[str, Found]:
        """Read documents with given weights."""
        forget_weights(self.names)
        found = {
            example.labelled.key: find_places(example.labelled.document, self.gazetteer, models=models)
            for example in examples
        }
        forget_weights(self.names)
        return found

    def score(self, examples: Sequence[Example], predicted: dict[str, Found]) -> Scores:
        """Score predictions by corpus, and pooled."""
        scores: Scores = {}
        for corpus in (*REPORTED, "pooled"):
            chosen = [example for example in examples if corpus in ("pooled", example.labelled.corpus)]
            gold = {
                example.labelled.key: ({"text": example.labelled.document.article.text}, example.labelled.toponyms)
                for example in chosen
            }
            mine = {
                example.labelled.key: (
                    {},
                    as_predicted(example.labelled, predicted[example.labelled.key].mentions),
                )
                for example in chosen
            }
            scores[corpus] = self.scorer.score(gold, mine)
        return scores

    def outcomes(self, examples: Sequence[Example], models: Models) -> list[tuple[float, float, int, bool]]:
        """Return for each placed mention what the calibration looks at, and whether it was right."""
        forget_weights(self.names)
        found = []
        for example in examples:
            resolved = resolve(example.labelled.document, self.names, models)
            offsets = example.labelled.document.offsets
            for number, referent in resolved.referents.items():
                span = resolved.senses[number].span
                where = offsets.span(resolved.reading.starts[span.first], resolved.reading.ends[span.end - 1])
                toponym = next(
                    (
                        each
                        for each in example.labelled.toponyms
                        if each["start"] < where.end and where.start < each["end"]
                    ),
                    None,
                )
                if toponym is not None and toponym.get("lat") is None:
                    continue
                best = best_of(referent)
                right = toponym is not None and best in right_rows(referent.name, toponym, self.names)
                found.append((referent.chances[best], span.score, len(referent.chances), right))
        forget_weights(self.names)
        return found


def cross_validate(bench: Bench) -> tuple[dict[str, Found], Scores, Scores, list[tuple[float, float, int, bool]]]:
    """Return held-out predictions, their scores, the scores on the training folds, and held-out outcomes."""
    held_out: dict[str, Found] = {}
    outcomes: list[tuple[float, float, int, bool]] = []
    training: list[Scores] = []
    for fold in range(FOLDS):
        inside = [example for example in bench.examples if example.labelled.fold != fold]
        outside = [example for example in bench.examples if example.labelled.fold == fold]
        models = bench.train(inside)
        held_out.update(bench.predict(outside, models))
        outcomes += bench.outcomes(outside, models)
        training.append(bench.score(inside, bench.predict(inside, models)))
    return held_out, bench.score(bench.examples, held_out), _mean(training), outcomes


def _mean(scores: Sequence[Any]) -> Any:
    first = scores[0]
    if isinstance(first, dict):
        return {key: _mean([each[key] for each in scores]) for key in first}
    return sum(scores) / len(scores)


def train_all(
    bench: Bench, *, outcomes: list[tuple[float, float, int, bool]] | None = None
) -> tuple[Models, list[str]]:
    """Train on all documents; return the weights, and lines that say how good they are by cross-validation."""
    head = []
    if outcomes is None:
        _, held_out, training, outcomes = cross_validate(bench)
        head = _head(bench, figures(held_out["pooled"]), figures(training["pooled"]))
    models = bench.train(bench.examples)
    models["calibrate"] = learn_calibration(outcomes)
    return models, head


def _head(bench: Bench, mine: dict[str, float], theirs: dict[str, float]) -> list[str]:
    head = [
        "Weights of the place reader, learned by scripts/train_places.py; docs/places.md says what the features mean.",
        f"Documents: {len(bench.examples)} of TR-News, LGL and GeoWebNews. Five-fold cross-validation, pooled:",
    ]
    head += [f"  {name:22s} held out {mine[name]:.3f}  training folds {theirs[name]:.3f}" for name in mine]
    return head
