"""Places: what the places of an article lend each other."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer
from geomap.places.company import Company, Referent, company_features, company_scores, company_weights
from geomap.places.names import Name, Names, names_of
from geomap.places.rank import rank
from geomap.places.weights import default_weights


@pytest.fixture(scope="module")
def names(gazetteer: Gazetteer) -> Names:
    return names_of(gazetteer)


def name(names: Names, folded: str) -> Name:
    found = names.find(folded)
    assert found is not None
    return found


def referents(names: Names, *folded: str) -> list[Referent]:
    return [Referent(name(names, each), frozenset(), ()) for each in folded]


def test_scores_are_the_features_weighed(names: Names) -> None:
    table = default_weights()["rank again"]
    for folded in (
        ["lyman", "kramatorsk", "sloviansk"],
        ["paris", "texas", "dallas"],
        ["georgia", "lake erie"],
        ["lyman"],
    ):
        found = referents(names, *folded)
        rank(found, default_weights())
        support = Company(found, None).gather()
        for referent in found:
            rows = referent.name.rows
            fast = company_scores(referent, [0.0] * len(rows), support, company_weights(table))
            for (row, _), score in zip(rows, fast, strict=True):
                slow = sum(table.get(key, 0.0) * value for key, value in company_features(referent, row, support))
                assert score == pytest.approx(slow, abs=1e-9)


def test_a_name_does_not_support_itself(names: Names) -> None:
    alone = referents(names, "lyman", "lyman")
    rank(alone, default_weights())
    support = Company(alone, None).gather()
    assert support.total - alone[0].own.total == pytest.approx(0.0)
    assert company_features(alone[0], alone[0].name.rows[0][0], support) == [("alone in the article", 1.0)]


def test_company_decides_between_places_of_one_name(names: Names) -> None:
    texas = referents(names, "paris", "dallas", "houston")
    france = referents(names, "paris", "lyon", "marseille")
    for found, country in ((texas, "US"), (france, "FR")):
        rank(found, default_weights())
        chances = found[0].chances
        assert found[0].name.rows[chances.index(max(chances))][0].country == country
        assert sum(chances) == pytest.approx(1.0)
