"""Claims in languages that are files alone hold their floors on sentences of the project's own, ``claims_LANG.tsv``."""

import json
from datetime import date
from pathlib import Path

import pytest

from geomap.articles import article_from_text, prepare
from geomap.pipeline import Reader

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "claims_languages_floors.json").read_text(encoding="utf-8"))
DAY = date(2022, 10, 15)

pytestmark = pytest.mark.quality


def labelled(language):
    """Give each sentence with its claims: (kind, party, place, denied, planned, speaker)."""
    for line in (HERE / f"claims_{language}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        text, _, told = line.partition("\t")
        yield text, [claim_of(item) for item in told.split(";") if item.strip()]


def claim_of(item):
    """Read "gain RU Ізюм d p @Генштаб"."""
    item, _, speaker = item.strip().partition(" @")
    words = item.split()
    kind = words.pop(0)
    flags = set()
    while words[-1] in ("d", "p"):
        flags.add(words.pop())
    known = next((name for name in NAMED if item.removeprefix(f"{kind} ").startswith(f"{name} ")), words[0])
    place = " ".join(words).removeprefix(known).strip()
    return kind, None if known == "-" else known, place, "d" in flags, "p" in flags, speaker or "narrator"


NAMED = ("Donetsk People's Republic", "Luhansk People's Republic", "Wagner Group", "Soviet Union")


def measure(language, reader):
    """Return precision, recall, F1 of kind and place, and of all but the speaker; and each error as a line."""
    right = strict = speakers = gold = predicted = 0
    errors = []
    for text, expected in labelled(language):
        article = article_from_text(text, date=DAY)
        assert all(place in text for _, _, place, *_ in expected), text
        found = [
            (c.kind, c.party, c.place.text, c.polarity == "denied", c.modality == "planned", c.speaker)
            for c in reader.read(article).claims
        ]
        gold, predicted = gold + len(expected), predicted + len(found)
        rest = list(found)
        for claim in expected:
            same = [
                one
                for one in rest
                if one[0] == claim[0] and (claim[2] in one[2] or one[2] in claim[2]) and one[3] == claim[3]
            ] or [one for one in rest if one[0] == claim[0] and (claim[2] in one[2] or one[2] in claim[2])]
            if not same:
                errors.append(f"MISSED {claim} — {text} ({prepare(article).language})")
                continue
            rest.remove(same[0])
            right += 1
            strict += same[0][1] == claim[1] and same[0][3:5] == claim[3:5]
            speakers += same[0][5] == claim[5]
            if same[0][1] != claim[1] or same[0][3:] != claim[3:]:
                errors.append(f"WRONG  {same[0]} for {claim} — {text}")
        errors += [f"FALSE  {one} — {text}" for one in rest]

    def f1(hits):
        return 2 * hits / (gold + predicted)

    figures = {
        "precision": right / predicted,
        "recall": right / gold,
        "f1": f1(right),
        "strict_f1": f1(strict),
        "speaker": speakers / right,
    }
    return {name: round(value, 3) for name, value in figures.items()}, errors


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_floors(language, reader):
    figures, errors = measure(language, reader)
    below = {name: (figures[name], floor) for name, floor in FLOORS[language].items() if figures[name] < floor}
    assert not below, "\n".join(errors)


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_there_are_enough_sentences_and_traps(language):
    sentences = list(labelled(language))
    assert len(sentences) >= 150
    assert sum(not claims for _, claims in sentences) >= 30


if __name__ == "__main__":
    opened = Reader()
    for language in FLOORS:
        figures, errors = measure(language, opened)
        print("\n".join(errors))
        print(language, figures, len(list(labelled(language))), "sentences")
