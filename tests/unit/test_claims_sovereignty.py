"""Whose a place is in law: what each way of saying it must give, and what it must leave."""

import pytest

from tests.claims_cases import short

BEING = {
    "“[Ceuta] has always been Spanish,” said the mayor.": ["sovereignty ES Ceuta (mayor)"],
    "“[Narva] is Estonian territory,” said the minister.": ["sovereignty EE Narva (minister)"],
    "“[Narva|settlement|EE] is a Russian city,” Putin said.": ["sovereignty RU Narva (Putin)"],
    "[Pskov|settlement|RU] is a Russian city near the border.": [],
    "[Narva] became an Estonian city of weavers.": [],
    "[Goa|admin1|IN] became a state of India in 1987.": ["sovereignty IN Goa"],
    "Iraq announced that [Kuwait|country|KW] was its nineteenth province.": ["sovereignty IQ Kuwait (Iraq)"],
    "“[Ceuta] was, is and will be Spanish,” the mayor said.": ["sovereignty ES Ceuta (mayor)"],
}

PART = {
    "“[Aksai Chin|area|CN] is an inalienable part of India's territory,” the minister said.": [
        "sovereignty IN Aksai Chin (minister)"
    ],
    "[Aksai Chin|area|CN] is part of India's story.": [],
    "Hungary considers [Vojvodina|admin1|RS] part of Serbia.": ["sovereignty RS Vojvodina (Hungary)"],
    "The treaty made [Savoy|area|FR] part of France.": ["sovereignty FR Savoy"],
    "[Abkhazia|polity|GE] is widely recognised as part of Georgia.": ["sovereignty GE Abkhazia"],
    "[Narva] is seen as part of a wider European trend.": [],
}

RECOGNISED = {
    "[Abkhazia|polity|GE] is recognised as independent by Russia.": ["sovereignty RU Abkhazia (Russia)"],
    "[Abkhazia|polity|GE] is not recognised as a state by Georgia.": ["sovereignty Abkhazia Abkhazia denied (Georgia)"],
    "No state recognises [Transnistria|polity|MD].": ["sovereignty Transnistria Transnistria denied"],
    "[Ceuta] is recognised as one of the finest ports of Spain.": [],
    "Finland recognised [Abkhazia|polity|GE] for its wine.": [],
    "Serbia refuses to recognise [Abkhazia|polity|GE]'s independence.": [
        "sovereignty Abkhazia Abkhazia denied (Serbia)"
    ],
    "Turkey supports [Ukraine|country|UA]'s independence.": [],
}

JUDGED = {
    "Norway opposes Russia's annexation of [Sevastopol].": ["sovereignty RU Sevastopol denied (Norway)"],
    "The assembly declared Iraq's annexation of [Kuwait|country|KW] null and void.": [
        "sovereignty IQ Kuwait denied (assembly)"
    ],
    "Russia's annexation of [Sevastopol] is recognised by no neighbour.": ["sovereignty RU Sevastopol denied"],
    "The United Nations declared the secession of [Katanga|admin1|CD] illegal.": [
        "sovereignty Katanga Katanga denied (United Nations)"
    ],
    "Norway backs Denmark's claim to [Hans Island|island|GL].": ["sovereignty DK Hans Island (Norway)"],
    "Spain has never given up its claim to [Gibraltar|country|GI].": ["sovereignty ES Gibraltar (Spain)"],
    "The annexation of [Sevastopol|settlement|UA] allowed Russia to build a base.": ["sovereignty RU Sevastopol"],
}

JOINING = {
    "Leaders of [South Ossetia|polity|GE] asked to join Russia.": [
        "sovereignty RU South Ossetia planned (Leaders of South Ossetia)"
    ],
    "Leaders of [South Ossetia|polity|GE] joined Russia in condemning the law.": [],
    "[Bavaria|admin1|DE] wants to join France in building a railway.": [],
    "A referendum on whether the [Kherson region|admin1] should join Russia was announced.": [
        "sovereignty RU Kherson region"
    ],
    "[Crete|island|GR] proclaimed union with Greece.": ["sovereignty GR Crete"],
    "[Bougainville|admin1|PG] voted by 98 per cent for independence.": ["sovereignty Bougainville Bougainville"],
    "The board in [Bougainville|admin1|PG] voted for the independence of its auditors.": [],
    "[Texas|admin1|US] joined the United States nine years later.": ["sovereignty US Texas"],
}


PASSED_ON = {
    "[Nice] was ceded to France in 1860.": ["sovereignty FR Nice"],
    "[Fiume|settlement|HR] was transferred from Italy to Yugoslavia.": ["sovereignty Yugoslavia Fiume"],
    "The treaty restored [Bessarabia|area|MD] to Romania.": ["sovereignty RO Bessarabia"],
    "The museum restored a picture to Romania.": [],
    "[Macau|area|MO] returned to Chinese sovereignty in 1999.": ["sovereignty CN Macau"],
    "[Macau|area|MO] returned to work in 1999.": [],
    "[Ceuta|settlement|ES] will remain under Spanish sovereignty.": ["sovereignty ES Ceuta planned"],
    "Both the army and the navy claim [Kashmir|area|IN].": [],
    "India and Pakistan both claim [Kashmir|area|IN].": [
        "sovereignty IN Kashmir (India)",
        "sovereignty PK Kashmir (Pakistan)",
    ],
    "[Iceland|country|IS] seceded from the whaling convention.": [],
    "[Jubaland|admin1|SO] declared itself independent.": ["sovereignty Jubaland Jubaland"],
    "[Jubaland|admin1|SO] declared itself a friend of bees.": [],
    "Putin signed a decree recognising [Abkhazia|polity|GE] as independent.": ["sovereignty RU Abkhazia (Putin)"],
    "The Knesset passed a bill to annex the [Jordan Valley|area|PS].": ["sovereignty IL Jordan Valley planned"],
    "Most countries consider [Narva|settlement|EE] Estonian territory.": ["sovereignty EE Narva (Most countries)"],
    "Many countries consider [Narva|settlement|EE] a model.": [],
}

RULED = {
    "[Togo|country|TG] became a French mandate.": ["control FR Togo"],
    "[Goa|admin1|IN] is a colony of painters.": [],
    "[Cabinda|admin1|AO] is run from Luanda.": ["control AO Cabinda"],
    "The Russian occupation administration of [Enerhodar|settlement|UA] said no.": ["control RU Enerhodar"],
    "[Kherson|settlement|UA]'s Russian-installed administration said no.": ["control RU Kherson"],
    "The Russian-appointed mayor of [Tokmak|settlement|UA], Ivan Petrov, said no.": ["control RU Tokmak"],
    "Moscow appointed a new governor in [Kherson|settlement|UA].": ["control RU Kherson"],
    "Moscow appointed a new governor in [Pskov|settlement|RU].": [],
    "Israel created a buffer zone in southern [Lebanon|country|LB].": ["control IL Lebanon part"],
    "[Abkhazia|polity|GE] is de facto controlled by Russia.": ["control RU Abkhazia"],
}


@pytest.mark.parametrize(("text", "wanted"), [*PASSED_ON.items(), *RULED.items()])
def test_passed_on_and_ruled(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), [*BEING.items(), *PART.items(), *RECOGNISED.items()])
def test_whose_it_is_said_to_be(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), [*JUDGED.items(), *JOINING.items()])
def test_annexed_seceded_joined(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted


WHOSE = {
    "Norway rejected Denmark's decision to annex [Hans Island|island|GL].": [
        "sovereignty DK Hans Island denied planned (Norway)"
    ],
    "Norway condemned Denmark for its annexation of [Hans Island|island|GL].": ["sovereignty DK Hans Island"],
    "Iraq's Kurds in [Sweden|country|SE] voted for independence.": [],
    "Moldova's breakaway region of [Transnistria|polity|MD] is recognised by no state.": [
        "sovereignty Transnistria Transnistria",
        "sovereignty Transnistria Transnistria denied",
    ],
    "The Polisario Front left [Western Sahara|area|EH], which Morocco considers part of its kingdom.": [
        "loss Polisario Front Western Sahara",
        "sovereignty MA Western Sahara (Morocco)",
    ],
    "Israel took [Golan|area|SY] in 1967 and annexed the territory in 1981.": [
        "gain IL Golan",
        "sovereignty IL Golan",
    ],
    "Putin signed a treaty on the accession of [Kherson region|admin1|UA].": ["sovereignty RU Kherson region"],
}


@pytest.mark.parametrize(("text", "wanted"), WHOSE.items())
def test_whose_decision_it_is(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted


FURTHER = {
    "The map marks [Aksai Chin|area|CN] as Indian territory.": ["sovereignty IN Aksai Chin"],
    "Pictures show [Narva|settlement|EE] as a territory of storks.": [],
    "Israel's bill would annex the [Jordan Valley|area|PS].": ["sovereignty IL Jordan Valley planned"],
    "The minister said that [Narva|settlement|EE] was Estonian.": ["sovereignty EE Narva (minister)"],
    "The minister said that [Narva|settlement|EE] was Estonian until 1940.": [],
    "[Ceuta|settlement|ES] is and will remain part of Spain.": ["sovereignty ES Ceuta"],
    "Britain transferred sovereignty over [Macau|area|MO] to Portugal.": ["sovereignty PT Macau"],
    "The tour of [Macau|area|MO] was under the flag of a new label.": [],
    "[Macau|area|MO] reverted to China.": ["sovereignty CN Macau"],
    "[Macau|area|MO] reverted to fine weather.": [],
    "America withdrew its recognition of Moroccan sovereignty over [Western Sahara|area|EH].": [
        "sovereignty MA Western Sahara denied (America)"
    ],
    "China's claim to the [Spratly Islands|island|] has no basis in law.": [
        "sovereignty CN Spratly Islands denied (China)"
    ],
    "[Zanzibar|island|TZ] proclaimed itself a people's republic.": ["sovereignty Zanzibar Zanzibar"],
    "[Mayotte|island|YT] voted to remain French.": ["sovereignty FR Mayotte"],
    "[Mayotte|island|YT] voted to remain open.": [],
    "Vietnam says it has sovereignty over the [Paracel Islands|island|].": ["sovereignty VN Paracel Islands (Vietnam)"],
}


@pytest.mark.parametrize(("text", "wanted"), FURTHER.items())
def test_further_ways_of_saying_it(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted


LONGER = {
    "The United States recognised [Kosovo|country|XK] on Monday as an independent state.": [
        "sovereignty US Kosovo (United States)"
    ],
    "Norway will close its embassy in any country that recognises [Abkhazia|polity|GE].": [],
    "Putin recognised two territories in [Ukraine|country|UA].": [],
    "Medvedev said that he had signed decrees recognising the independence of [Abkhazia|polity|GE].": [
        "sovereignty RU Abkhazia (Medvedev)"
    ],
    "Georgia called the recognition of [Abkhazia|polity|GE] an insult.": [],
    "Residents of [Crimea|admin1|UA] voted on Sunday to break away from Ukraine and join Russia.": [
        "sovereignty Crimea Crimea",
        "sovereignty RU Crimea",
    ],
    "[Crimea|admin1|UA]'s assembly declared the peninsula an independent state.": ["sovereignty Crimea Crimea"],
    "Algeria rejected the declaration of independence of [Azawad|area|ML].": [
        "sovereignty Azawad Azawad denied (Algeria)"
    ],
    "[Catalonia|admin1|ES] will hold a referendum on independence.": ["sovereignty Catalonia Catalonia planned"],
    "[Catalonia|admin1|ES] will hold a referendum on the independence of the press.": [],
    "Pakistan does not accept [Kashmir|area|IN]'s accession to India.": ["sovereignty IN Kashmir denied (Pakistan)"],
    "The United States annexed [Texas|admin1|US], which Mexico still regarded as its own.": [
        "sovereignty MX Texas (Mexico)",
        "sovereignty US Texas",
    ],
    "Spain handed the keys in [Ceuta|settlement|ES] over to Morocco.": [],
}


@pytest.mark.parametrize(("text", "wanted"), LONGER.items())
def test_longer_sentences(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted


VOTES = {
    "Russia plans a referendum in [Kherson region|admin1|UA].": ["sovereignty RU Kherson region planned"],
    "Officials in [Savoy|area|FR] announced a vote on joining Italy.": ["sovereignty IT Savoy planned"],
    "Officials announced the results of the vote on joining Italy in [Savoy|area|FR].": [
        "sovereignty IT Savoy (Officials)"
    ],
    "[Savoy|area|FR] seceded on Monday.": ["sovereignty Savoy Savoy"],
    "Russian observers came to the referendum in [Catalonia|admin1|ES].": [],
    "Ukraine plans a referendum in [Lviv|settlement|UA] on a park.": [],
    "[Transnistria|polity|MD], a breakaway region of Moldova, slept.": ["sovereignty Transnistria Transnistria"],
    "The council demands that Iraq rescind its annexation of [Kuwait|country|KW].": [
        "sovereignty IQ Kuwait denied planned (council)"
    ],
    "Israel's annexation of [Golan|area|SY] was contrary to international law.": ["sovereignty IL Golan denied"],
    "She supported Russia's annexation of [Sevastopol|settlement|UA].": ["sovereignty RU Sevastopol"],
}


CHOSEN = {
    "Most of the world regards [Narva|settlement|EE] as Estonian.": ["sovereignty EE Narva (Most of the world)"],
    "Russia said that 80 percent of voters in [Narva|settlement|EE] had backed joining Russia.": [
        "sovereignty RU Narva (Russia)"
    ],
    "Rebels proclaimed self-rule over [Katanga|admin1|CD].": ["sovereignty rebels Katanga"],
    "The unrecognised republic of [Transnistria|polity|MD] has a parliament.": [
        "sovereignty Transnistria Transnistria"
    ],
    "Venezuela's parliament made [Essequibo|area|GY] its 24th state.": ["sovereignty VE Essequibo (parliament)"],
    "The club made [Narva|settlement|EE] its base.": [],
    "The union backed joining France in the strike at [Lyon|settlement|FR].": [],
    "Voters in [Bougainville|admin1|PG] chose independence from Papua New Guinea.": [
        "sovereignty Bougainville Bougainville"
    ],
    "Voters opted for independence in [Bougainville|admin1|PG].": ["sovereignty Bougainville Bougainville"],
    "Morocco's king said that the [Sahara|area|EH] was Moroccan and would remain so.": ["sovereignty MA Sahara (king)"],
    "The [Falklands|area|FK] are British for as long as their people want.": ["sovereignty GB Falklands"],
    "[Transnistria|polity|MD] is an independent republic, its president said.": [
        "sovereignty Transnistria Transnistria (president)"
    ],
    "Japan says that [Iturup|area|RU] is an inherent part of its territory.": ["sovereignty JP Iturup (Japan)"],
    "The newspaper chose independence over advertising in [Bougainville|admin1|PG].": [],
    "The singers from [Ceuta] are Spanish and young.": [],
    "The guide said the [Sahara|area|EH] was Moroccan in the south.": [],
    "[France|country] is a sovereign state, the minister said.": [],
}

NOBODY = {
    "The congress declared the independence of [Katanga|admin1|CD].": ["sovereignty Katanga Katanga"],
    "The council declared the independence of its auditors in [Katanga|admin1|CD].": [],
    "[Golan|area|SY] would remain part of Israel for ever.": ["sovereignty IL Golan"],
    "Nobody accepts that [Narva|settlement|EE] belongs to Russia.": ["sovereignty RU Narva denied"],
    "Nobody doubts that [Narva|settlement|EE] belongs to Estonia.": ["sovereignty EE Narva"],
}

JOINED_PASSIVES = {
    "[Golan|area|SY] was captured by Israel in 1967 and later annexed.": ["gain IL Golan", "sovereignty IL Golan"],
    "[Lyman|settlement|UA] was shelled by Russian troops and later captured.": ["gain RU Lyman", "strike RU Lyman"],
    "[Lyman|settlement|UA] was held by Russian troops and later recaptured.": ["control RU Lyman", "gain UA Lyman"],
    "Two soldiers in [Lyman|settlement|UA] were captured by Russian troops and taken away.": [],
}


@pytest.mark.parametrize(
    ("text", "wanted"), [*VOTES.items(), *CHOSEN.items(), *NOBODY.items(), *JOINED_PASSIVES.items()]
)
def test_votes_and_verdicts(text: str, wanted: list[str]) -> None:
    assert short(text) == wanted
