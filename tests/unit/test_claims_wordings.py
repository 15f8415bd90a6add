"""Claims by the construction that a trigger stands in: each with what it must catch, and its figurative trap."""

import pytest

from tests.claims_cases import short

INFINITIVES = {
    "French troops were able to enter [Kidal].": ["gain FR Kidal"],
    "French troops are able to enter [Kidal].": ["gain FR Kidal planned"],
    "Iraq sent two divisions to retake [Tikrit].": ["gain IQ Tikrit planned"],
    "Turkey to withdraw from [Bashiqa]": ["loss TR Bashiqa planned"],
    "A new road enabled Syrian troops to enter [Palmyra].": ["gain SY Palmyra"],
    "A new road would enable Syrian troops to enter [Palmyra].": ["gain SY Palmyra planned"],
    "The thaw did not allow Syrian troops to enter [Palmyra].": ["gain SY Palmyra denied"],
    "Syrian troops crossed the river with the aim of taking [Palmyra].": ["gain SY Palmyra planned"],
    "Russian troops brought up reserves to drive the Ukrainians out of [Siversk].": ["gain RU Siversk planned"],
}

GERUNDS = {
    "Syrian troops were busy shelling [Douma].": ["strike SY Douma"],
    "Syrian troops spent the week shelling [Douma].": ["strike SY Douma"],
    "[Amran] narrowly avoided being captured by the Houthis.": ["gain Houthis Amran denied"],
    "After being captured by the Houthis, [Amran] was quiet.": ["gain Houthis Amran"],
    "Having been captured by the Houthis, [Amran] was quiet.": ["gain Houthis Amran"],
}

RELATIVES = {
    "[Amran] is the town that the Houthis captured in July.": ["gain Houthis Amran"],
    "[Amran] is the town the Houthis captured in July.": ["gain Houthis Amran"],
    "The town that the Houthis captured in July was [Amran].": ["gain Houthis Amran"],
    "The tank that the Houthis captured in July was in [Amran].": [],
}

PASSIVES = {
    "[Amran] was stormed and captured by the Houthis.": ["contest Houthis Amran", "gain Houthis Amran"],
    "[Amran] has had no water since it was captured by the Houthis.": ["gain Houthis Amran"],
    "Thousands had left [Amran] before it was captured by the Houthis.": ["gain Houthis Amran"],
    "A tank was in [Amran] when it was captured by the Houthis.": [],
    "The Ukrainians, driven out of [Siversk] on Friday, went west.": ["loss UA Siversk"],
}

LISTS = {
    "The Houthis captured two towns: [Amran] and [Dhamar].": ["gain Houthis Amran", "gain Houthis Dhamar"],
    "The Houthis captured two towns — [Amran] and [Dhamar].": ["gain Houthis Amran", "gain Houthis Dhamar"],
    "The Houthis captured two tanks: [Amran] has a museum for them.": [],
}

NOUNS = {
    "Syrian troops took part in the assault on [Palmyra].": ["contest SY Palmyra"],
    "Russia's failed assault on [Siversk] cost many lives.": ["contest RU Siversk"],
    "The Ukrainian [Kharkiv] counteroffensive lasted for a week.": ["contest UA Kharkiv"],
    "The [Kharkiv] orchestra went on a charm offensive.": [],
}

ALL = [
    pytest.param(text, expected, id=f"{name}-{number}")
    for name, cases in (
        ("infinitive", INFINITIVES),
        ("gerund", GERUNDS),
        ("relative", RELATIVES),
        ("passive", PASSIVES),
        ("list", LISTS),
        ("noun", NOUNS),
    )
    for number, (text, expected) in enumerate(cases.items(), 1)
]


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_wording(text, expected):
    assert short(text) == expected
