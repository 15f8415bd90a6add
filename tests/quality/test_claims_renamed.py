"""A town by another name is read the same: nothing in the grammar hangs on the names of its sentences.

In the project's own sentences each town gets the name of another town of its country, drawn by a fixed seed. What was
read before has to be read again, of the same party, in the same words.
"""

import json
import random
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from geomap.articles import article_from_text
from geomap.model import Analysis
from geomap.pipeline import Reader

SENTENCES = Path(__file__).with_name("claims_own.jsonl")
SEED = 2022
SAME = 0.975  # of the claims; what is left are names that tell more ("the Donetsk People's Republic")
NAME = re.compile(r"[A-Z][a-z]{4,11}")
TOWN = range(15_000, 400_000)  # inhabitants
ENOUGH = 20  # towns of a country

READER = Reader()


def towns() -> dict[str, list[str]]:
    """Names of one word that only one place bears and that are no word of the grammar, by country."""
    gazetteer, lexicon = READER.gazetteer, READER.lexicon
    rows = range(len(gazetteer))
    borne = Counter(map(gazetteer.name, rows))
    found = defaultdict(list)
    for row in rows:
        name = gazetteer.name(row)
        word = name.lower()
        if (
            gazetteer.level(row) == "settlement"
            and gazetteer.population(row) in TOWN
            and borne[name] == 1
            and NAME.fullmatch(name)
            and word not in lexicon.classes
            and word not in lexicon.trigger_words
        ):
            found[gazetteer.country(row)].append(name)
    return {country: sorted(names) for country, names in found.items() if len(names) >= ENOUGH}


TOWNS = towns()


def read(text: str, day: str | None) -> Analysis:
    return READER.read(article_from_text(text, date=date.fromisoformat(day) if day else None))


def renamed(analysis: Analysis, draw: random.Random) -> dict[str, str]:
    """Another name for each town of a text that is not its country's capital."""
    text, gazetteer = analysis.article.text, READER.gazetteer
    names: dict[str, str] = {}
    for mention in analysis.mentions:
        place = mention.place
        if mention.kind == "place" and place is not None and place.level == "settlement" and place.country in TOWNS:
            name = text[mention.span.start : mention.span.end]
            if name[0].isupper() and gazetteer.feature(gazetteer.row_of(place.id)) != "P.PPLC":
                new = [town for town in TOWNS[place.country] if town not in text and town not in names.values()]
                names.setdefault(name, draw.choice(new))
    return names


def told(analysis: Analysis, names: dict[str, str]) -> Counter[tuple[object, ...]]:
    """What is claimed, each name as it was before."""

    def before(text: str | None) -> str:
        for old, new in names.items():
            text = (text or "").replace(new, old)
        return text or ""

    return Counter(
        (c.kind, before(c.party), before(c.place.text), c.extent, c.polarity, c.modality, before(c.speaker))
        for c in analysis.claims
    )


@pytest.mark.quality
def test_a_town_by_another_name_is_read_the_same():
    draw = random.Random(SEED)
    same = 0
    lost: list[tuple[str, object]] = []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        once = read(record["text"], record["date"])
        names = renamed(once, draw)
        if not names:
            continue
        pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b")
        again = read(pattern.sub(lambda found, names=names: names[found[0]], record["text"]), record["date"])
        first, second = told(once, {}), told(again, names)
        same += (first & second).total()
        lost += [(record["id"], claim) for claim in ((first | second) - (first & second)).elements()]
    assert same > 300, "the sentences hold too few towns to tell"
    assert same / (same + len(lost)) >= SAME, lost
