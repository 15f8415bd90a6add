"""Whose a place is, as profiles and chronicles tell it: transfers, several claimants, states of their own, shares."""

import pytest

from tests.claims_cases import short

TRANSFERRED = {
    "[Klaipeda|settlement|LT] was ceded to Germany in 1939 by Lithuania.": ["sovereignty DE Klaipeda"],
    "[Klaipeda|settlement|LT] was transferred to Germany in 1939 by Lithuania.": ["sovereignty DE Klaipeda"],
    "[Bielitz] was awarded to Poland by the ambassadors.": ["sovereignty PL Bielitz"],
    "[Sikkim|admin1|IN] was absorbed into India in 1975.": ["sovereignty IN Sikkim"],
    "[Papua|admin1|ID] was integrated into Indonesia as its 26th province.": ["sovereignty ID Papua"],
    "[Eupen|settlement|BE] was re-incorporated into Germany by decree.": ["sovereignty DE Eupen"],
    "Indonesia integrated [Papua|admin1|ID] as its 26th province.": ["sovereignty ID Papua"],
    "[Sikkim|admin1|IN] has belonged to India since 1975.": ["sovereignty IN Sikkim"],
    # traps
    "[Narva] was incorporated as a city in 1850.": [],
    "[Narva] was absorbed into the routine of the season.": [],
    "[Narva|settlement|EE] was awarded to the best bidder by the jury.": [],
}

SEVERAL = {
    "[Ladakh|admin1|IN], claimed by China, India and Pakistan, was quiet.": [
        "sovereignty CN Ladakh (China)",
        "sovereignty IN Ladakh (India)",
        "sovereignty PK Ladakh (Pakistan)",
    ],
    "[Ladakh|admin1|IN] is claimed by China, Pakistan, and India.": [
        "sovereignty CN Ladakh (China)",
        "sovereignty IN Ladakh (India)",
        "sovereignty PK Ladakh (Pakistan)",
    ],
    "Both Kenya and Ethiopia claim [Moyale].": ["sovereignty ET Moyale (Ethiopia)", "sovereignty KE Moyale (Kenya)"],
    "Residents of the [Moyale|area|KE] area claimed by both Kenya and Ethiopia voted.": [
        "sovereignty ET Moyale (Ethiopia)",
        "sovereignty KE Moyale (Kenya)",
    ],
    "[Ladakh|admin1|IN] is a disputed region claimed by China.": ["sovereignty CN Ladakh (China)"],
    "[Ladakh|admin1|IN] is claimed by China, and India has sent troops.": ["sovereignty CN Ladakh (China)"],
    "[Socotra|island|YE] is an island occupied by Kenya.": ["control KE Socotra"],
    "[Kidal|settlement|ML] is a desert town held by the rebels.": ["control rebels Kidal"],
    "People in the [Ladakh|admin1|IN] region occupied by China voted.": ["control CN Ladakh"],
    # traps
    "Two soldiers in [Kidal|settlement|ML] held by the rebels were freed.": [],
    "[Kidal|settlement|ML] is a town claimed by two poets.": [],
}

JOINED = {
    "[Kos] and [Rhodes] are part of Greece.": ["sovereignty GR Kos", "sovereignty GR Rhodes"],
    "[Kos], [Leros] and [Rhodes] are part of Greece.": [
        "sovereignty GR Kos",
        "sovereignty GR Leros",
        "sovereignty GR Rhodes",
    ],
    "“[Kos] and [Rhodes] are inseparable parts of Greece,” the minister said.": [
        "sovereignty GR Kos (minister)",
        "sovereignty GR Rhodes (minister)",
    ],
    "Tehran condemned Kenya for terming [Rhodes] an integral part of Greece.": ["sovereignty GR Rhodes (Kenya)"],
    "[Kos] and [Rhodes] belong to Greece.": ["sovereignty GR Kos", "sovereignty GR Rhodes"],
    # traps
    "Parts of Greece, [Kos] and [Rhodes] above all, are dry.": [],
    "[Kos] and [Rhodes] are integral parts of the tour.": [],
}

STATES = {
    "[Abkhazia|polity|GE], de jure part of Georgia, lies on the sea.": ["sovereignty GE Abkhazia"],
    "[Abkhazia|polity|GE] is an unrecognised state, officially part of Georgia.": ["sovereignty GE Abkhazia"],
    "[South Ossetia|polity|GE] is a de facto independent republic.": ["sovereignty South Ossetia South Ossetia"],
    "[Abkhazia|polity|GE], a self-declared republic, held elections.": ["sovereignty Abkhazia Abkhazia"],
    "[Transnistria|polity|MD], an unrecognised breakaway state, has its own army.": [
        "sovereignty Transnistria Transnistria"
    ],
    "The president of [Abkhazia|polity|GE], a breakaway region of [Georgia|admin1|US], flew home.": [
        "sovereignty Abkhazia Abkhazia"
    ],
    "[Kosovo|country|XK]'s independence is recognised by Norway.": ["sovereignty NO Kosovo (Norway)"],
    "Norway recognises [Kosovo|country|XK]'s independence.": ["sovereignty NO Kosovo (Norway)"],
    "Most countries recognise [Kosovo|country|XK]'s independence.": ["sovereignty Kosovo Kosovo (Most countries)"],
    "“[Kosovo|country|XK] will be Serbia,” the singer said.": ["sovereignty RS Kosovo (singer)"],
    "“[Gibraltar|country|GI] is Spanish territory under British occupation,” the envoy said.": [
        "control GB Gibraltar (envoy)",
        "sovereignty ES Gibraltar (envoy)",
    ],
    # traps
    "[Zambia|country|ZM] is an independent republic.": [],
    "[Narva], part of Estonia, lies on the river.": [],
    "[Narva] is home to an independent radio station.": [],
}

WARNED = {
    "Kenya warned Ethiopia against annexing [Moyale].": ["sovereignty ET Moyale denied planned (Kenya)"],
    "Norway warned Russia against attacking [Narva].": ["contest RU Narva denied planned (Norway)"],
    "Annexing [Moyale] would be a mistake, the minister said.": [],
    "The assembly condemned Iraq for annexing [Kuwait|country|KW].": ["sovereignty IQ Kuwait"],
    "The rebels blamed the Sudanese army for shelling [Kutum].": ["strike SD Kutum (rebels)"],
    "Moscow hit back at [Washington|settlement|US] for calling the vote a sham.": [],
    "The general told reporters gathered in [Narva] that his troops would never give it up.": [],
}

FURTHER = {
    "[Atacama|area|CL], ceded to Chile in 1884, is rich in copper.": ["sovereignty CL Atacama"],
    "[Kars|settlement|TR], handed over to Turkey in 1931 by Russia, was quiet.": ["gain TR Kars"],
    "[Kars|settlement|TR] was returned to Turkey by Russia.": ["gain TR Kars"],
    "[Kars|settlement|TR], which Russia ceded to Turkey, was quiet.": ["loss RU Kars"],
    "[Sinai|area|EG], which [Israel|country|IL] returned to Egypt in 1982, is desert.": ["loss IL Sinai"],
    "Kenya retains sovereignty over [Moyale].": ["sovereignty KE Moyale (Kenya)"],
    "Denmark exercises sovereignty over [Hans Island|island|GL].": ["sovereignty DK Hans Island (Denmark)"],
    "[Aksai Chin|area|CN] forms part of India.": ["sovereignty IN Aksai Chin"],
    "China asserts sovereignty over [Ladakh|admin1|IN] together with [Pakistan|country|PK].": [
        "sovereignty CN Ladakh (China)"
    ],
    "The rebels' control of [Kutum] and [Nyala] is firm.": ["control rebels Kutum", "control rebels Nyala"],
    "Residents of [Raqqa] lived under the rule of the Islamic State for three years.": ["control Islamic State Raqqa"],
    "Serbia says [Kosovo|country|XK] is its southern province.": ["sovereignty RS Kosovo (Serbia)"],
    "Tbilisi says [Abkhazia|polity|GE] and [South Ossetia|polity|GE] are its own.": [
        "sovereignty GE Abkhazia (Tbilisi)",
        "sovereignty GE South Ossetia (Tbilisi)",
    ],
    "Azerbaijan said [Shusha] was its land.": ["sovereignty AZ Shusha (Azerbaijan)"],
    # traps
    "[Corsica|admin1|FR] forms part of the tour.": [],
    "The cook returned to [Kars|settlement|TR] in May.": [],
    "[Kars|settlement|TR] was given to long winters.": [],
    "The family lived in [Raqqa] under many roofs.": [],
}


@pytest.mark.parametrize(("text", "wanted"), FURTHER.items())
def test_further_ways_of_saying_it(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), TRANSFERRED.items())
def test_transferred(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), SEVERAL.items())
def test_several_claimants(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), JOINED.items())
def test_several_places(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), STATES.items())
def test_states_of_their_own(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), WARNED.items())
def test_whose_deed_it_would_be(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted


HELD = {
    "[Nyala] is divided between the Sudanese army and the rebels.": [
        "control SD Nyala part",
        "control rebels Nyala part",
    ],
    "The city of [Nyala], split between Sudanese and Chadian control, was quiet.": [
        "control SD Nyala part",
        "control TD Nyala part",
    ],
    "[Kashmir|area|IN] has been divided between India and Pakistan since 1947.": [
        "control IN Kashmir part",
        "control PK Kashmir part",
    ],
    "The rebels control 20% of [Darfur|area|SD] including [Nyala].": [
        "control rebels Darfur part",
        "control rebels Nyala",
    ],
    "The rebels hold about 60 per cent of [Darfur|area|SD], mainly [Nyala] and [Kutum].": [
        "control rebels Darfur part",
        "control rebels Kutum",
        "control rebels Nyala",
    ],
    "One third of [Darfur|area|SD] is held by the rebels.": ["control rebels Darfur part"],
    "One part of [Kashmir|area|IN] is controlled by India and the other by Pakistan.": ["control IN Kashmir part"],
    "One soldier of [Kutum] is held by the rebels.": [],
    "[Kutum] fell to rebel control in May.": ["gain rebels Kutum"],
    "[Kutum] has fallen under rebel control.": ["gain rebels Kutum"],
    "[Kutum] passed to the control of the rebels.": ["gain rebels Kutum"],
    "The rebels are in direct control of [Kutum].": ["control rebels Kutum"],
    "[Kutum] is a rebel-held town in [Darfur|area|SD].": ["control rebels Kutum"],
    "The Druze-held town of [Sweida] was quiet.": ["control Druze Sweida"],
    "The towns under rebel control include [Kutum] and [Nyala].": ["control rebels Kutum", "control rebels Nyala"],
    "Only a few areas remain under rebel control in [Kutum].": ["control rebels Kutum part"],
    # traps
    "Opinion in [Nyala] is divided between two parties.": [],
    "The prize was divided between Kenya and Sudan in [Nyala].": [],
    "The town stands on a hill and is the largest in [Darfur|area|SD] still held by the rebels.": [],
    "The town is old, and is the largest city in northern [Darfur|area|SD] still held by the rebels.": [],
    "The fire in [Kutum] is out of the firemen's control.": [],
}

TURNED = {
    "Britain agreed in 2024 to hand over [Gibraltar|country|GI] to Spain.": ["loss GB Gibraltar planned (Britain)"],
    "In 1974 Turkey invaded [Cyprus|country|CY], which Britain had ruled until 1960. Troops shelled [Kyrenia].": [
        "contest TR Cyprus",
        "control GB Cyprus",
        "strike TR Kyrenia",
    ],
    "Norway backs Denmark's claim to [Hans Island|island|GL], saying that talks will settle the dispute.": [
        "sovereignty DK Hans Island (Norway)"
    ],
}


@pytest.mark.parametrize(("text", "wanted"), [*HELD.items(), *TURNED.items()])
def test_who_holds_it(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted
