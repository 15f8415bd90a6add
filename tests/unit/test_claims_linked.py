"""A trigger and its place that other words part: forces that speak of themselves, both of two places, sieges of men."""

import pytest

from tests.claims_cases import short

AFGHAN = "Afghan soldiers are fighting the Taliban across the north of the country.\n"
UKRAINE = "Russian troops and Ukrainian forces shell each other in a war.\n"
CONGO = "Congolese troops and M23 rebels shell each other in a war.\n"
SUDAN = "The Sudanese army is at war with the paramilitary Rapid Support Forces.\n"
PLACES = {
    "Lyman": "UA", "Izium": "UA", "Goma": "CD", "Bukavu": "CD", "Kunduz": "AF", "Baghlan": "AF", "Sennar": "SD",
    "El Obeid": "SD", "Babanusa": "SD",
}  # fmt: skip


def read(text: str) -> list[str]:
    """Read a text whose places are marked by their names."""
    for name, state in PLACES.items():
        text = text.replace(name, f"[{name}|settlement|{state}]")
    return short(text)


SPEAKERS = {
    "The 47th Brigade acknowledged that it had left Lyman.": ["loss UA Lyman (47th Brigade)"],
    "The 47th Brigade, which had fought there since May, admitted on Sunday that it had left Lyman.": [
        "loss UA Lyman (47th Brigade)"
    ],
    "The battalion denied that it had abandoned Izium.": ["loss UA Izium denied (battalion)"],
    # Who is no force says "it" of himself, and takes nothing.
    "The Red Cross said that it had left Lyman.": [],
    "The charity said it had reached Izium.": [],
}


@pytest.mark.parametrize(("text", "expected"), SPEAKERS.items())
def test_a_force_that_speaks_of_itself(text: str, expected: list[str]) -> None:
    assert read(UKRAINE + text) == expected


POLICE = {
    "The police lost Kunduz on Friday.": ["loss AF Kunduz"],
    "Police abandoned Baghlan after a battle with the Taliban.": ["loss AF Baghlan"],
    "On Saturday the police retook Kunduz from the Taliban.": ["gain AF Kunduz"],
    "Police in Kunduz abandoned their posts.": [],
    "Police fled the station in Kunduz.": [],
    "Police entered Kunduz to look for stolen cars.": [],
}


@pytest.mark.parametrize(("text", "expected"), POLICE.items())
def test_police_in_a_war(text: str, expected: list[str]) -> None:
    assert read(AFGHAN + text) == expected


def test_police_in_peace() -> None:
    assert read("After the match the police withdrew from Lyman.") == []


BOTH = {
    "The M23 took Goma and Bukavu in May and lost both in June.": [
        "gain M23 Bukavu", "gain M23 Goma", "loss M23 Bukavu", "loss M23 Goma",
    ],
    "The M23 took Goma and Bukavu but withdrew from both towns in June.": [
        "gain M23 Bukavu", "gain M23 Goma", "loss M23 Bukavu", "loss M23 Goma",
    ],
    "The M23 captured Goma and Bukavu and holds the two of them.": [
        "control M23 Bukavu", "control M23 Goma", "gain M23 Bukavu", "gain M23 Goma",
    ],
    "The M23 took Goma and Bukavu, and both sides lost many men.": ["gain M23 Bukavu", "gain M23 Goma"],
    "The M23 took Goma and Bukavu and lost both of its generals.": ["gain M23 Bukavu", "gain M23 Goma"],
    "The M23 took Goma and lost both.": ["gain M23 Goma"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BOTH.items())
def test_both_of_two_places(text: str, expected: list[str]) -> None:
    assert read(CONGO + text) == expected


HELD_IN = {
    "The army's 22nd Division remains under siege in Babanusa.": ["contest Rapid Support Forces Babanusa"],
    "The army holds Babanusa, where its division is under siege.": [
        "contest Rapid Support Forces Babanusa", "control SD Babanusa",
    ],
    "The RSF kept El Obeid surrounded for a year.": ["contest Rapid Support Forces El Obeid"],
    "The army kept El Obeid all year.": ["control SD El Obeid"],
    "The army keeps El Obeid supplied from the air.": [],
    "The army pronounced Sennar liberated on Sunday.": ["gain SD Sennar"],
    "The RSF reported Sennar taken.": ["gain Rapid Support Forces Sennar (RSF)"],
    "A mill reported Sennar closed.": [],
    "The army's attacks persist near Sennar.": ["contest SD Sennar approach"],
    "The siege drags on in El Obeid.": ["contest Rapid Support Forces El Obeid"],
    "Panic attacks persist near Sennar, a doctor says.": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HELD_IN.items())
def test_sieges_of_men_and_what_is_reported_taken(text: str, expected: list[str]) -> None:
    assert read(SUDAN + text) == expected


BELONGS = {
    # Who has a town for a time has no claim in law; for ever, or in somebody's mouth, it is one.
    "Lyman, the mining town to the north, remains Ukrainian.": ["control UA Lyman"],
    "The northern half of Lyman is now Russian.": ["control RU Lyman part"],
    "Lyman was Russian again by December.": ["control RU Lyman"],
    "By evening Izium was Ukrainian.": ["control UA Izium"],
    "Izium was Russian for half a year.": ["control RU Izium"],
    "The general swore that Izium would be Ukrainian again.": ["gain UA Izium planned (general)"],
    "Izium is Ukrainian, the mayor said.": ["sovereignty UA Izium (mayor)"],
    "Izium is and will be Ukrainian.": ["sovereignty UA Izium"],
    "Izium was Russian for centuries, a guide told tourists.": [],
    "In Izium the winner was Ukrainian.": [],
    "Izium remains Ukrainian in spirit.": [],
}


@pytest.mark.parametrize(("text", "expected"), BELONGS.items())
def test_a_town_that_is_somebodys(text: str, expected: list[str]) -> None:
    assert read(UKRAINE + text) == expected


HAS = {
    "The army still has El Obeid itself.": ["control SD El Obeid"],
    "The RSF has most of Sennar.": ["control Rapid Support Forces Sennar part"],
    "The ministry in Khartoum says that it has all of Sennar.": ["control SD Sennar (ministry)"],
    "By noon the RSF had Sennar.": ["gain Rapid Support Forces Sennar"],
    "The RSF means to have Sennar by Friday.": ["gain Rapid Support Forces Sennar planned"],
    "Sudan has Sennar and its dam.": [],
    "They have half of Sennar for neighbours.": [],
    "The army has Sennar in mind.": [],
    "A company has all of Sennar behind it.": [],
}


@pytest.mark.parametrize(("text", "expected"), HAS.items())
def test_who_has_a_place(text: str, expected: list[str]) -> None:
    assert read(SUDAN + text) == expected


def test_ground_that_two_states_claim_is_run_by_one_in_peace() -> None:
    trade = "The election, its votes, the football league, the festival and the film award filled the papers.\n"
    ours = "[Abyei|district|SD] has always been ours, South Sudan's president said.\n"
    run = "Sudan has run [Abyei|district|SD] since its independence."
    assert "control SD Abyei" in short(trade + ours + run)
    assert short(trade + run) == []


APART = {
    # How, between a verb and where to.
    "The army pulled back in good order from Sennar.": ["loss SD Sennar"],
    "The RSF marched, singing, into Sennar.": ["gain Rapid Support Forces Sennar"],
    "The RSF is pushing, village by village, toward El Obeid.": ["contest Rapid Support Forces El Obeid approach"],
    # The name of a town behind what it is.
    "The RSF seized one more town, Sennar.": ["gain Rapid Support Forces Sennar"],
    "The RSF seized the last of the three towns, Sennar.": ["gain Rapid Support Forces Sennar"],
    "The RSF captured the market town to the south, Sennar, on Friday.": ["gain Rapid Support Forces Sennar"],
    "The RSF captured the last of the men in Sennar.": [],
    "The army held one town meeting in Sennar.": [],
    # A verb that stands once for two places.
    "The RSF moved into Sennar on Monday and then into Babanusa.": [
        "gain Rapid Support Forces Babanusa", "gain Rapid Support Forces Sennar",
    ],
    "The army withdrew from Sennar in May and a month later from Babanusa.": ["loss SD Babanusa", "loss SD Sennar"],
    # A share of what "of which" stands for.
    "Sennar, of which the RSF still holds all but the barracks, is quiet.": ["control Rapid Support Forces Sennar part"],
    "Sennar, of which the RSF holds half, is quiet.": ["control Rapid Support Forces Sennar part"],
    "Sennar, of which the RSF holds a dim view, is quiet.": [],
    # Weapons, and where they were fired from.
    "RSF rockets were fired from Sennar at El Obeid.": ["strike Rapid Support Forces El Obeid"],
    "RSF shells are fired daily from the other bank at El Obeid.": ["strike Rapid Support Forces El Obeid"],
    "The ship was launched from Sennar at dawn.": [],
    "The news that the RSF had taken Sennar reached El Obeid at noon.": ["gain Rapid Support Forces Sennar"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), APART.items())
def test_a_verb_and_its_place_apart(text: str, expected: list[str]) -> None:
    assert read(SUDAN + text) == expected


IN_A_REGION = {
    "The RSF captured the army's last base in [Darfur|area|SD], [Nyala|settlement|SD].": [
        "gain Rapid Support Forces Nyala"
    ],
    "The army's headquarters in [Darfur|area|SD], [Nyala|settlement|SD], was captured by the RSF.": [
        "gain Rapid Support Forces Nyala"
    ],
    "The army abandoned its last base in [Darfur|area|SD], [Nyala|settlement|SD] traders said.": ["loss SD Darfur"],
}


@pytest.mark.parametrize(("text", "expected"), IN_A_REGION.items())
def test_the_one_spot_in_a_region(text: str, expected: list[str]) -> None:
    assert [claim.split(" part")[0].split(" (")[0] for claim in short(SUDAN + text)] == expected


ATTACKED = {
    "Babanusa's garrison fought off a fourth assault.": ["contest Rapid Support Forces Babanusa"],
    "The garrison of Babanusa beat back a fourth assault by the RSF.": ["contest Rapid Support Forces Babanusa"],
    "Babanusa has fended off a dozen attacks.": ["contest Rapid Support Forces Babanusa"],
    "Babanusa's garrison threw back another assault on Sunday.": ["contest Rapid Support Forces Babanusa"],
    "The team of Babanusa fought off hunger.": [],
    "Fresh from taking Sennar, the RSF turned south.": ["gain Rapid Support Forces Sennar"],
    "The RSF, not content with taking Sennar, turned south.": ["gain Rapid Support Forces Sennar"],
    "Officers from capturing Sennar units came.": [],
    "Street battles raged through Sennar.": ["contest - Sennar"],
}


@pytest.mark.parametrize(("text", "expected"), ATTACKED.items())
def test_who_beats_off_an_attack_and_what_comes_after_one(text: str, expected: list[str]) -> None:
    assert read(SUDAN + text) == expected


def test_defenders_in_sport() -> None:
    assert read("Lyman fought off a late attack by the guests.") == []
    assert read("The club's defenders in Lyman repelled a late attack.") == []


NEARLY = {
    "The brigade is strong enough to retake Sennar.": ["gain SD Sennar planned"],
    "The RSF was lucky enough to take Sennar.": ["gain Rapid Support Forces Sennar"],
    "The garrison was too weak to hold Sennar.": ["control SD Sennar denied"],
    "The army has still to reach Sennar.": ["gain SD Sennar denied"],
    "The RSF still has to take Sennar.": ["gain Rapid Support Forces Sennar denied"],
    "Sennar was quickly and quietly taken by the RSF.": ["gain Rapid Support Forces Sennar"],
    "Sennar was one of the towns the RSF took last week.": ["gain Rapid Support Forces Sennar"],
    "Sennar has come under attack by the RSF.": ["contest Rapid Support Forces Sennar"],
    "Sennar has come under attack by RSF drones.": ["strike Rapid Support Forces Sennar"],
    "Time and again the RSF has tried Sennar, and it has failed.": [],
}


@pytest.mark.parametrize(("text", "expected"), NEARLY.items())
def test_what_somebody_may_or_has_yet_to_do(text: str, expected: list[str]) -> None:
    assert read(SUDAN + text) == expected


SAID = {
    "A spokesman did not say when Izium would be recovered.": [],
    "The general would not say whether Izium had fallen.": [],
    "Russia, one tends to forget, still occupies Izium.": ["control RU Izium"],
    "IZIUM, Ukraine - The soldiers who had guarded the bank left it on Monday.": [],
    "The soldiers who had guarded Izium left it on Monday.": ["loss UA Izium"],
}


@pytest.mark.parametrize(("text", "expected"), SAID.items())
def test_what_is_not_said_and_where_it_is_written(text: str, expected: list[str]) -> None:
    assert read(UKRAINE + text.replace("IZIUM", "[IZIUM|settlement|UA]")) == expected


def test_what_is_under_a_group() -> None:
    assert read(CONGO + "The M23 says that Goma remains under the movement's administration.") == [
        "control M23 Goma (M23)"
    ]
    assert read(AFGHAN + "The police lost Kunduz and Baghlan and regained both.") == [
        "gain AF Baghlan", "gain AF Kunduz", "loss AF Baghlan", "loss AF Kunduz",
    ]  # fmt: skip


SENT = {
    "The army has sent armoured cars to retake Sennar.": ["gain SD Sennar planned"],
    "The army had armoured its cars in Sennar.": [],
    "The capture in May of Sennar by the RSF stunned the region.": ["gain Rapid Support Forces Sennar"],
    "The fall on Monday of a tree in Sennar closed the road.": [],
}


@pytest.mark.parametrize(("text", "expected"), SENT.items())
def test_cars_that_are_sent_and_dates_in_a_noun_phrase(text: str, expected: list[str]) -> None:
    assert read(SUDAN + text) == expected
