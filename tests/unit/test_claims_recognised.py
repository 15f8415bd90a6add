"""What one state recognises of another's hold on a place, and what a plan or an offer holds."""

import pytest

from tests.claims_cases import short

CONTROL = {
    "Oslo does not recognise Serbia's control over [Mitrovica].": ["control RS Mitrovica denied (Oslo)"],
    "No state recognised Serbian control of [Mitrovica].": ["control RS Mitrovica denied"],
    "Oslo never recognised Serbian control of [Mitrovica].": ["control RS Mitrovica denied (Oslo)"],
    "Most states reject Serbia's control of [Mitrovica].": ["control RS Mitrovica denied (Most states)"],
    "Norway, which does not recognise Serbian control of [Mitrovica], protested.": [
        "control RS Mitrovica denied (Norway)"
    ],
    "Norway recognised Kenya's control over [Moyale].": ["control KE Moyale (Norway)"],
    "Norway is poised to recognise Kenya's control over [Moyale] and other towns.": [
        "control KE Moyale planned (Norway)"
    ],
    "Norway's plan to recognise Kenyan control of [Moyale] was leaked.": ["control KE Moyale planned (Norway)"],
    "Kenya's control of [Moyale] is not recognised by Ethiopia.": ["control KE Moyale denied (Ethiopia)"],
    "Rebel control of [Kutum] was disputed by the ministry.": ["control rebels Kutum denied (ministry)"],
    "Kenya wants Norway to recognise its control over [Moyale].": ["control KE Moyale planned (Norway)"],
    "Kenya lobbied Norway to recognise its claim to [Moyale].": ["sovereignty KE Moyale planned (Norway)"],
    # traps
    "Kenya's control of [Moyale] is complete.": ["control KE Moyale"],
    "Norway refused to recognise its claim to [Moyale].": [],
}

AS_WHOSE = {
    "Norway recognised [Kos], which Italy annexed in 1912, as Greek.": [
        "sovereignty GR Kos (Norway)",
        "sovereignty IT Kos",
    ],
    "Norway regards [Kos], occupied by Italian troops in 1912, as Greek.": [
        "control IT Kos",
        "sovereignty GR Kos (Norway)",
    ],
    "The senate adopted a resolution recognising [Kos] as Greek.": ["sovereignty GR Kos (senate)"],
    "Norway's recognition of [Kos] as Greek angered Rome.": ["sovereignty GR Kos (Norway)"],
    "Norway ruled out any recognition of [Kos] as part of Greece.": ["sovereignty GR Kos denied planned (Norway)"],
    "Norway opposes recognition of [Kos] as Greek.": ["sovereignty GR Kos denied (Norway)"],
    "Recognition of [Kos] as Italian is out of the question, Dora Lind said.": [
        "sovereignty IT Kos denied planned (Dora Lind)"
    ],
    "The state of [Moyale|polity|KE] has not been recognised by any country.": [
        "sovereignty Moyale Moyale denied (country)"
    ],
    # traps
    "The recognition of [Kos] as a holiday island pleased its mayor.": [],
    "Norway recognised the independence of [Kenya|country|KE]'s two northern regions.": [],
    "Talks on the recognition of [Moyale|polity|KE] as independent failed.": [],
}

DRAFTED = {
    "The offer includes recognition of [Kos], [Leros] and [Rhodes] as Greek.": [
        "sovereignty GR Kos planned",
        "sovereignty GR Leros planned",
        "sovereignty GR Rhodes planned",
    ],
    "The offer includes Norway recognising [Kos], which was annexed by Italy in 1912, as Greek.": [
        "sovereignty GR Kos planned (Norway)",
        "sovereignty IT Kos",
    ],
    "The offer includes Italy withdrawing from [Kos].": ["loss IT Kos planned"],
    "The proposals include a ceasefire and an Italian withdrawal from [Kos].": ["loss IT Kos planned"],
    "The deal provides for an Italian withdrawal from [Kos].": ["loss IT Kos planned"],
    "The agreement stipulates that Italy withdraw from [Kos].": ["loss IT Kos planned"],
    # traps: what has been done, and what a plan says of it by the way
    "The army's gains include [Kutum], which the rebels held.": ["control rebels Kutum"],
    "The plan includes talks with the rebels, who captured [Kutum] in May.": ["gain rebels Kutum"],
    "The plan included the fact that Italy held [Kos].": ["control IT Kos"],
    "The proposal provided cover while Italy shelled [Kos].": ["strike IT Kos"],
    "The deal included a pause, but Italy withdrew from [Kos].": ["loss IT Kos"],
}


@pytest.mark.parametrize(("text", "wanted"), [*CONTROL.items(), *AS_WHOSE.items(), *DRAFTED.items()])
def test_recognised_and_drafted(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted
