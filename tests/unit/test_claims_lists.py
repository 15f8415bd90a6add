"""Lists of places: what may stand between their members, and where they end."""

import pytest

from tests.claims_cases import short

ALL = ["gain rebels Minova", "gain rebels Sake", "gain rebels Tongo"]

LISTS = (
    "The rebels captured [Tongo], 65 km to the west, as well as [Sake] and [Minova].",
    "The rebels captured the largest towns, [Tongo], [Sake] and [Minova], in May.",
    "The rebels captured 200 posts and nine towns, including [Tongo], [Sake] and [Minova].",
    "The rebels captured [Tongo], [Sake], a market town on the lake, and [Minova].",
    "The rebels captured [Tongo], which has an airport, [Sake] and [Minova].",
    "The rebels took [Tongo] on Monday, [Sake] on Tuesday and [Minova] on Wednesday.",
    "The rebels took [Tongo] (population two million), [Sake] (30,000) and [Minova].",
    "The rebels took three towns: [Tongo], the largest; [Sake], on the lake; and [Minova].",
    "The rebels took [Tongo]; [Sake]; and [Minova].",
    "The rebels took first [Tongo], then [Sake], and at last [Minova].",
    "The rebels took not only [Tongo] but [Sake] and [Minova].",
    "The rebels took [Tongo], followed by [Sake] and [Minova].",
    "The rebels took [Tongo] and, a day later, [Sake] and [Minova].",
    "The rebels took the town of [Tongo], the villages of [Sake] and [Minova] and the hill above them.",
    "The rebels took [Tongo] in the east, [Sake] in the west and [Minova] in the south.",
    "The rebels took [Tongo], killing four, [Sake] and, for the first time, [Minova].",
    "[Tongo], the capital of the province, [Sake] and [Minova] were captured by the rebels.",
    "[Tongo] was captured by the rebels, as were [Sake] and [Minova].",
    "[Tongo] fell to the rebels, as did [Sake] and [Minova].",
)


@pytest.mark.parametrize("text", LISTS)
def test_list_goes_on_over_what_stands_between(text: str) -> None:
    assert short(text) == ALL


ENDS = {
    "[Tongo] and [Sake], two towns near [Goma] that were held by the rebels, are quiet.": [
        "control rebels Sake",
        "control rebels Tongo",
    ],
    "The army captured [Tongo], [Sake] and [Minova], three towns near [Goma] that the rebels had held.": [
        "control rebels Minova",
        "control rebels Sake",
        "control rebels Tongo",
        "gain - Minova",
        "gain - Sake",
        "gain - Tongo",
    ],
    "The rebels took [Tongo]; and the town of [Sake], where a shop burned, has never been in rebel hands.": [
        "control rebels Sake denied",
        "gain rebels Tongo",
    ],
    "Rebel rockets struck a school in [Tongo], in the army-held part of the [Kivu|admin1|CD] region.": [
        "control CD Kivu part",
        "strike rebels Tongo",
    ],
    "The rebels took [Tongo], and then [Sake] was quiet.": ["gain rebels Tongo"],
    "The rebels took [Tongo], the largest town of [Congo|country|CD].": ["gain rebels Tongo"],
    "The rebels took [Tongo] on Monday, [Sake] has a market.": ["gain rebels Tongo"],
}


@pytest.mark.parametrize(("text", "expected"), ENDS.items())
def test_list_ends_where_a_clause_begins(text: str, expected: list[str]) -> None:
    assert short(text) == expected


HEADLINES = {
    "[Mosul] retaken from Islamic State": ["gain - Mosul"],
    "[Mosul] was recaptured from Islamic State on Monday.": ["gain - Mosul"],
    "[Kherson|settlement|UA] was recaptured from Russian troops; Ukraine rejoiced.": ["gain UA Kherson"],
    "[Mosul] was, residents said, in rebel hands.": ["control rebels Mosul (residents)"],
    "[Mosul], under siege since March, was running out of food.": ["contest - Mosul"],
    "[Mosul] is one of the towns that the rebels captured in March.": ["gain rebels Mosul"],
    "[Mosul]'s garrison surrendered to the rebels.": ["gain rebels Mosul"],
    "[Mosul]'s defenders were captured by the rebels.": [],
    "[Mosul] captured after long siege": ["gain - Mosul"],
    "[Bakhmut] captured, says Wagner": ["gain Wagner Group Bakhmut (Wagner)"],
    "Russian forces press on, says [Bakhmut] mayor": [],
    "[Melitopol], Russian-held since March, is quiet.": ["control RU Melitopol"],
    "[Melitopol], Russian-held factories and all, is quiet.": [],
    "[Melitopol] has been Russian since March 2022.": ["control RU Melitopol"],
    "[Melitopol] has been Russian in its food since 1900.": [],
    "[Tokmak] and [Melitopol] are both under Russian occupation.": ["control RU Melitopol", "control RU Tokmak"],
    "[Tokmak] is once more in Russian hands.": ["control RU Tokmak"],
}


@pytest.mark.parametrize(("text", "expected"), HEADLINES.items())
def test_place_before_its_trigger(text: str, expected: list[str]) -> None:
    assert short(text) == expected
