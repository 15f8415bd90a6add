"""Part of a state's territory, secessions, what would pave the way for a deed, rule that a place returns to."""

import pytest

from tests.claims_cases import short

IN_LAW = {
    "[Ilemi|area|KE] forms part of the territory of Kenya.": ["sovereignty KE Ilemi"],
    "[Ilemi|area|KE] is an integral part of the national territory of Kenya, the minister said.": [
        "sovereignty KE Ilemi (minister)"
    ],
    "Kenya claims sovereignty of [Ilemi|area|KE].": ["sovereignty KE Ilemi (Kenya)"],
    "Dora Lind claimed that the secession of [Katanga|polity|CD] from Congo was lawful.": [
        "sovereignty Katanga Katanga (Dora Lind)"
    ],
    # traps
    "[Moyale] forms part of the story of Kenya.": [],
}

WAYS = {
    "The vote could pave the way for the annexation of [Ilemi|area|KE] by Kenya.": ["sovereignty KE Ilemi planned"],
    "The raid would open the door to the capture of [Moyale] by the rebels.": ["gain rebels Moyale planned"],
    "The raid paved the way for the capture of [Moyale] by the rebels.": ["gain rebels Moyale"],
}

RULE = {
    "[Moyale] has returned to Kenyan rule.": ["gain KE Moyale"],
    "[Moyale] will never return to Kenyan rule, the rebels said.": ["gain KE Moyale denied planned (rebels)"],
    # traps
    "[Moyale] has returned to the rule of law.": [],
}

BESIDE = {
    "The rebels control no territory outside [Moyale].": [],
    "Kenyan troops secured [Moyale], headquarters of [Borena|admin2|ET] district.": ["gain KE Moyale"],
    "[MOYALE]: Kenyan troops Wednesday took control of the key town, the army said. The rebels hold nothing.": [],
}

WHO = {
    "Kenyan troops fighting their way along a highway are poised to retake [Moyale].": ["gain KE Moyale planned"],
    "Kenyan troops fighting their way into the last rebel strongholds have captured [Moyale].": ["gain KE Moyale"],
    "The ministry said it killed six rebels when Kenyan troops recaptured [Moyale].": ["gain KE Moyale (ministry)"],
    "We have heard from shepherds that the rebels have left [Moyale].": ["loss rebels Moyale (shepherds)"],
    "Kenya held a vote, aiming to strengthen its claim to [Ilemi|area|KE].": ["sovereignty KE Ilemi (Kenya)"],
    # traps
    "We have heard nothing from [Moyale] since the rebels left [Mega].": ["loss rebels Mega"],
}


@pytest.mark.parametrize(
    ("text", "wanted"), [*IN_LAW.items(), *WAYS.items(), *RULE.items(), *BESIDE.items(), *WHO.items()]
)
def test_in_law_and_ways(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted
