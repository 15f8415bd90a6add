"""Places that both countries claim, ground that comprises a place, what a place is before whose it is."""

import pytest

from tests.claims_cases import short

BOTH = {
    "The [Ilemi|area|KE] area, which borders Kenya and Ethiopia, is claimed by both countries.": [
        "sovereignty ET Ilemi (Ethiopia)",
        "sovereignty KE Ilemi (Kenya)",
    ],
    "Residents of the disputed [Ilemi|area|KE] area claimed by both Kenya and Ethiopia voted.": [
        "sovereignty ET Ilemi (Ethiopia)",
        "sovereignty KE Ilemi (Kenya)",
    ],
    "[Transnistria|polity|MD], which seceded in 1990, is small.": ["sovereignty Transnistria Transnistria"],
    "[Transnistria|polity|MD] has not been recognised by any state since it declared independence in 1990.": [
        "sovereignty Transnistria Transnistria",
        "sovereignty Transnistria Transnistria denied (state)",
    ],
    # traps
    "[Transnistria|polity|MD] has refused to trade with [Moldova|country|MD] since it declared independence.": [],
    "The bank in [Transnistria|polity|MD] has grown since it declared independence.": [],
    "Goods from [Ilemi|area|KE] are claimed by both sides.": [],
}

COMPRISES = {
    "The rebels hold only the hilly area that comprises most of [Darfur|admin1|SD].": ["control rebels Darfur part"],
    "The rebels hold an area that includes [Nyala] and [Kutum].": ["control rebels Kutum", "control rebels Nyala"],
    "The rebels control parts of [Darfur|admin1|SD] including the former seat of the sultans, [Nyala], and [Kutum].": [
        "control rebels Darfur part",
        "control rebels Kutum",
        "control rebels Nyala",
    ],
    "Rebel-held territory in western [Darfur|admin1|SD] and in southern [Kordofan|admin1|SD] was quiet.": [
        "control rebels Darfur",
        "control rebels Kordofan",
    ],
    # traps
    "[Nyala] was cut off by rebel-held territory.": [],
    "The rebels hold an area that is larger than [Darfur|admin1|SD].": [],
}

BEFORE = {
    "[Nyala] is a dusty town, now under rebel control, with an airport.": ["control rebels Nyala"],
    "[Nyala] is a dusty town, never under rebel control.": ["control rebels Nyala denied"],
    "[Nyala] is a dusty town, no longer under rebel control.": ["control rebels Nyala denied"],
    "[Nyala] is a dusty town, once under rebel control.": [],
    "[Moyale] is a former Italian colony, still under Kenya's control, where little moves.": ["control KE Moyale"],
    # traps
    "[Nyala] is a town of soldiers, now under rebel control.": [],
    "[Nyala] is near the mines, now under rebel control.": [],
}


@pytest.mark.parametrize(("text", "wanted"), [*BOTH.items(), *COMPRISES.items(), *BEFORE.items()])
def test_both_countries_and_ground(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted
