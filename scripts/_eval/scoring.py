"""The project's scorer, loaded from beside the corpora, so that the figures are its own."""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path
from types import ModuleType
from typing import Any

from _eval.corpora import Labelled
from geomap.model import Mention


def scorer(folder: Path) -> ModuleType:
    """Load ``score_places.py`` from the corpora's folder."""
    path = folder / "score_places.py"
    spec = importlib.util.spec_from_file_location("score_places", path)
    if spec is None or spec.loader is None or not path.exists():
        raise SystemExit(f"{path} is missing; give the folder that holds the corpora and their scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_predicted(labelled: Labelled, mentions: tuple[Mention, ...]) -> list[dict[str, Any]]:
    """Return mentions in the scorer's form, with offsets in the text as given."""
    found = []
    for mention in mentions:
        where = labelled.document.offsets.span(mention.span.start, mention.span.end)
        place = mention.place
        found.append(
            {
                "start": where.start,
                "end": where.end,
                "lat": place.latitude if place is not None else None,
                "lon": place.longitude if place is not None else None,
                "geonamesid": place.geonamesid if place is not None else None,
            }
        )
    return found


def figures(scores: dict[str, Any]) -> dict[str, float]:
    """Return the figures of one corpus that the floors speak of."""
    return {
        "overlap_precision": scores["recognition_overlap"]["precision"],
        "overlap_recall": scores["recognition_overlap"]["recall"],
        "overlap_f1": scores["recognition_overlap"]["f1"],
        "exact_f1": scores["recognition_exact"]["f1"],
        "end_to_end_recall": scores["end_to_end_161km"]["recall"],
        "end_to_end_precision": scores["end_to_end_161km"]["precision"],
        "resolution": scores["resolution"]["accuracy_161km"],
    }


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance between (latitude, longitude) pairs."""
    la, lo, lb, lp = map(math.radians, (*a, *b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))
