"""Finding places costs what the text costs: work is counted, not timed, while text and gazetteer grow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from gazetteer_cases import HEADER

from geomap.articles import prepare
from geomap.gazetteer import Gazetteer, open_gazetteer
from geomap.model import Article
from geomap.places import find_places
from geomap.places import rank as ranking
from geomap.places.names import _known

T = TypeVar("T")
SYLLABLES = ("bra", "do", "ske", "lin", "mar", "tov", "ulm", "zen")
NAMES = [
    f"{first}{second}{third}".capitalize() for first in SYLLABLES for second in SYLLABLES for third in SYLLABLES
]  # 512 names that no dictionary has


def gazetteer_of(folder: Path, places: int) -> Gazetteer:
    """Return a gazetteer in which every name is borne by several places, some of them parts of towns."""
    rows = [HEADER, "gn:1\tUkraine\t49\t32\tcountry\tUA\t\t\tA.PCLI\t40000000\tUA\t\t\tUA"]
    for number in range(places):
        name = NAMES[number % len(NAMES)]
        level, feature = ("district", "P.PPLX") if number % 3 == 2 else ("settlement", "P.PPL")
        latitude, longitude = 45 + number * 7 % 600 / 100, 25 + number * 13 % 1200 / 100
        cells = (
            f"gn:{number + 10}",
            name,
            latitude,
            longitude,
            level,
            "UA",
            "08",
            "6510",
            feature,
            900 + number,
            "",
            "",
            "",
            "",
        )
        rows.append("\t".join(map(str, cells)))
    folder.mkdir()
    (folder / "places.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return open_gazetteer(source_dir=folder, cache_dir=folder)


@pytest.fixture(scope="module")
def gazetteers(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Gazetteer]:
    folder = tmp_path_factory.mktemp("growth")
    return {places: gazetteer_of(folder / str(places), places) for places in (2_000, 20_000)}


def text_of(sentences: int) -> str:
    pairs = zip(NAMES[: 2 * sentences : 2], NAMES[1 : 2 * sentences : 2], strict=True)
    return " ".join(f"Shells fell on {one} near {other} on Monday." for one, other in pairs)


def work(gazetteer: Gazetteer, text: str, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Return how often names were looked up, and candidates weighed, to find the places of a text."""
    counted: Counter[str] = Counter()
    _known.pop(gazetteer, None)  # what other texts have taught is forgotten
    weigh, beside = ranking.company_scores, ranking.beside

    def looked(look: Callable[[str], T]) -> Callable[[str], T]:
        def counting(folded: str) -> T:
            counted["look-ups"] += 1
            counted["characters"] += len(folded)
            return look(folded)

        return counting

    def weighed(referent: ranking.Referent, *rest: object) -> list[float]:
        counted["candidates"] += len(referent.name.rows)
        return weigh(referent, *rest)  # type: ignore[arg-type]

    def compared(one: ranking.Row, other: ranking.Row) -> bool:
        counted["comparisons"] += 1
        return beside(one, other)

    with monkeypatch.context() as patched:
        patched.setattr(gazetteer, "prefixes", looked(gazetteer.prefixes))
        patched.setattr(gazetteer, "name_id", looked(gazetteer.name_id))
        patched.setattr(gazetteer, "begins", looked(gazetteer.begins))
        patched.setattr(ranking, "company_scores", weighed)
        patched.setattr(ranking, "beside", compared)
        counted["mentions"] = len(find_places(prepare(Article("a", text)), gazetteer).mentions)
    return counted


def test_work_grows_no_faster_than_the_text(gazetteers: dict[int, Gazetteer], monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = (work(gazetteers[2_000], text_of(sentences), monkeypatch) for sentences in (25, 200))
    assert short["mentions"] >= 40
    assert long["mentions"] >= 7 * short["mentions"]
    for what in ("look-ups", "characters", "candidates", "comparisons"):
        assert 0 < long[what] <= 8.5 * short[what], what


def test_looking_up_does_not_grow_with_the_gazetteer(
    gazetteers: dict[int, Gazetteer], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = text_of(50)
    small, large = (work(gazetteers[places], text, monkeypatch) for places in (2_000, 20_000))
    assert large["mentions"] >= small["mentions"] - 5
    assert large["look-ups"] == small["look-ups"]
    assert large["characters"] == small["characters"]
    # Every name has ten times as many bearers, which is what may cost more, and that is bounded too.
    assert large["candidates"] <= 60 * ranking.PASSES * 100
