"""What is not looked at, to be quick, would have claimed nothing: the gates before the grammar lose no claim."""

from pathlib import Path

import pytest

from geomap.articles import article_from_text, prepare
from geomap.claims.reader import lines_of, read_line
from geomap.pipeline import Reader
from geomap.places import find_places
from tests.claims_cases import LEXICON, marked

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
GARRISONS = [
    "The defenders of [Izium] withdrew.",
    "[Izium]'s defenders fled.",
    "[Izium]'s garrison has withdrawn.",
    "The Russian garrison at [Izium] retreated on Monday.",
]


@pytest.fixture(scope="module")
def reader():
    return Reader()


def _read(document, mentions, doubtful, *, every):
    """What each sentence claims, with every one read or with those that the gates let pass."""
    told = []
    for line, binder in lines_of(document, mentions, LEXICON, doubtful, every=every):
        bound, _ = read_line(line, binder, LEXICON)
        told += [(item.kind, item.line.low[item.unit], item.line.start_of(item.hit.unit)) for item in bound]
    return sorted(told)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_gates_lose_no_claim_of_an_example(path, reader):
    document = prepare(article_from_text(path.read_text(encoding="utf-8"), key="x"))
    found = find_places(document, reader.gazetteer)
    every = _read(document, found.mentions, found.doubtful, every=True)
    assert every
    assert _read(document, found.mentions, found.doubtful, every=False) == every


@pytest.mark.parametrize("text", GARRISONS)
def test_the_gates_lose_no_garrison_that_leaves(text):
    document, mentions = marked("Russian troops shelled the town with artillery. " + text)
    every = _read(document, mentions, (), every=True)
    assert [kind for kind, _, _ in every] == ["loss"]
    assert _read(document, mentions, (), every=False) == every
