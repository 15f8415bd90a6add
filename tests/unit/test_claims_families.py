"""Families of sentences: who does it, in whatever construction the place is told of."""

import pytest

from tests.claims_cases import claims_of, short

WAR = "The war went on, and Yemeni troops, rebels, tanks and artillery were on the move. "
REBELS = (
    "rebel troops", "the rebels in the north", "rebel troops under Colonel Haddad", "rebel troops led by Colonel Haddad",
    "rebel troops and tanks", "the main body of the rebels", "the northern wing of the rebels",
    "the rebels' northern wing", "the rebels and their allies", "opposition troops|opposition",
)  # fmt: skip
FRAMES = {
    "{S} captured [Marib].": "gain {p} Marib",
    "{S} — about 2,000 men — captured [Marib].": "gain {p} Marib",
    "{S} had attacked [Marib] in May.": "contest {p} Marib",
    "The governor said {s} had captured [Marib].": "gain {p} Marib (governor)",
    "Thousands fled after {s} shelled [Marib].": "strike {p} Marib",
    "{S} moved quickly, driving the army out of [Marib] within hours.": "gain {p} Marib",
    "{S} regrouped overnight and chased the army from [Marib].": "gain {p} Marib",
    "[Marib] was captured by {s}.": "gain {p} Marib",
    "[Marib], captured in May by {s}, was calm.": "gain {p} Marib",
}


@pytest.mark.parametrize("who", REBELS)
def test_men_in_any_construction(who: str) -> None:
    who, _, party = who.partition("|")
    for frame, told in FRAMES.items():
        text = frame.format(S=who[0].upper() + who[1:], s=who)
        if "—" in text and "north" in who:
            continue  # the dash stands behind the men
        assert short(WAR + text) == [told.format(p=party or "rebels")], text


OFFICERS = {
    "Ahmad Haddad, a rebel commander, captured [Marib].": ["gain rebels Marib"],
    "Colonel Ahmad Haddad, the rebel commander in the north, withdrew from [Marib].": ["loss rebels Marib"],
    "Ahmad Haddad, commander of the rebels, entered [Marib].": ["gain rebels Marib"],
    "General Karl Hoffmann, a German general, captured [Marib].": ["gain DE Marib"],
    "Ahmad Haddad, a rebel spokesman, entered [Marib].": [],
    "Ahmad Haddad, a rebel commander, was killed when the army captured [Marib].": ["gain YE Marib"],
    "[Marib] was captured by the military wing of Hamas.": ["gain Hamas Marib"],
    "[Marib], which the rebels, backed by heavy guns, captured in June, was calm.": ["gain rebels Marib"],
    "[Marib] was captured by Hamas's military wing.": ["gain Hamas Marib"],
}


@pytest.mark.parametrize(("text", "expected"), OFFICERS.items())
def test_officers_and_wings(text: str, expected: list[str]) -> None:
    assert short(WAR.replace("Yemeni", "Yemen's") + text) == expected


SEVERAL = (
    "[Marib] and [Taiz]", "both [Marib] and [Taiz]", "the towns of [Marib] and [Taiz]",
    "the town of [Marib] and the nearby village of [Taiz]", "[Harad], [Marib] and [Taiz]",
)  # fmt: skip
OF_SEVERAL = (
    "The governor said {p} had been captured by the rebels.", "{P}, captured by the rebels in June, were calm.",
    "{P}, captured in May by the rebels, were calm.", "{P} were captured by the rebels.",
    "With {p} captured by the rebels, the talks were put off.",
)  # fmt: skip


@pytest.mark.parametrize("frame", OF_SEVERAL)
def test_several_places(frame: str) -> None:
    for several in SEVERAL:
        first = several.lstrip("[")[:1].upper()
        capital = several[:1] + first + several[2:] if several[0] == "[" else first + several[1:]
        found = claims_of(WAR + frame.format(p=several, P=capital))
        assert [claim.place.text for claim in found] == [
            name for name in ("Harad", "Marib", "Taiz") if name in several
        ], several
        assert {claim.kind for claim in found} == {"gain"}
        assert {claim.party for claim in found} == {"rebels"}
        assert {claim.speaker for claim in found} == {"governor" if "governor" in frame else "narrator"}


DEADLINES = {
    "The army was given until Friday to leave [Marib].": ["loss YE Marib planned"],
    "The army was given 48 hours to withdraw from [Marib].": ["loss YE Marib planned"],
    "The army had until Friday to leave [Marib].": ["loss YE Marib planned"],
    "The rebels gave the army until June to leave [Marib].": ["loss YE Marib planned (rebels)"],
    "The rebels gave the army two days to withdraw from [Marib].": ["loss YE Marib planned (rebels)"],
    "The rebels took two days to capture [Marib].": ["gain rebels Marib"],
}


@pytest.mark.parametrize(("text", "expected"), DEADLINES.items())
def test_time_given(text: str, expected: list[str]) -> None:
    assert short(WAR.replace("Yemeni", "Yemen's") + text) == expected


APART = {
    "He visited [Marib], [Taiz], captured by the rebels in June, and [Harad].": ["gain rebels Taiz"],
    "In May the rebels may capture [Marib].": ["gain rebels Marib planned"],
    "The rebels moved their troops and tanks out of [Marib].": ["loss rebels Marib"],
}


@pytest.mark.parametrize(("text", "expected"), APART.items())
def test_what_only_looks_like_it(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected
