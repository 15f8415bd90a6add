"""Places that "the islands", "the state", "it" and "that" name again; treaties that give a place to somebody."""

import pytest

from tests.claims_cases import short

ISLES = {
    "Britain was in control of [Socotra|island|YE], but Kenya claims the islands.": [
        "control GB Socotra",
        "sovereignty KE Socotra (Kenya)",
    ],
    "[Kos|island|GR], [Leros|island|GR] and [Symi|island|GR] lie near the coast, and Italy seized the islands.": [
        "gain IT Kos",
        "gain IT Leros",
        "gain IT Symi",
    ],
    "The visit to [Kos|island|GR] angered Rome, which has claimed sovereignty over the tiny islet for years.": [
        "sovereignty IT Kos (Rome)"
    ],
    "A year after a vote in [Darfur|admin1|SD], the rebels control some 80 percent of the state.": [
        "control rebels Darfur part"
    ],
    "[Ladakh|admin1|IN] has few people but is also claimed by China, the Philippines and Kenya.": [
        "sovereignty CN Ladakh (China)",
        "sovereignty KE Ladakh (Kenya)",
        "sovereignty PH Ladakh (Philippines)",
    ],
    # traps
    "[Nyala|settlement|SD] is far from the sea, and Italy seized the islands.": [],
    "The rebels in [Nyala|settlement|SD] attacked the state.": [],
}

THAT = {
    "[Moyale] is a town near [Mega] that is under rebel control.": ["control rebels Moyale"],
    "[Moyale] and [Mega] are towns in [Borena|admin1|ET] that are held by the rebels.": [
        "control rebels Mega",
        "control rebels Moyale",
    ],
    "[Moyale] is a key town in [Borena|admin1|ET] that the rebels took in May.": ["gain rebels Moyale"],
    "In the case of [Moyale], it was annexed by Kenya in 1961.": ["sovereignty KE Moyale"],
    # traps: others are told of
    "The rebels are men from [Mega] that the army captured.": [],
    "In the heart of [Moyale], it was said that the rebels had gone.": [],
}

TOLD = {
    "Residents of [Moyale] told [Mega|settlement|ET] the town is now controlled by the rebels.": [
        "control rebels Moyale (Residents of Moyale)"
    ],
    "The mayor told reporters the rebels had taken [Moyale].": ["gain rebels Moyale (mayor)"],
}

GIVEN = {
    "The treaty of 1912 ceded [Kos] to Italy.": ["sovereignty IT Kos"],
    "Kenya signed the treaty that ceded [Moyale] to Ethiopia.": ["sovereignty ET Moyale"],
    "Greece ceded [Kos] to Italy.": ["loss GR Kos"],
    "[Papua|admin1|ID] was later incorporated as the 27th province of Indonesia.": ["sovereignty ID Papua"],
    "Italy intervened strongly and later captured [Kos].": ["gain IT Kos"],
    "Italy established control over [Kos] in 1912 and [Chile|country|CL] has protested ever since.": ["gain IT Kos"],
    # traps
    "The treaty ceded nothing, the mayor of [Kos] said.": [],
}


@pytest.mark.parametrize(("text", "wanted"), [*ISLES.items(), *THAT.items(), *TOLD.items(), *GIVEN.items()])
def test_named_again_and_given(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted
