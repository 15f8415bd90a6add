"""Whose words a claim is in long prose: put in, handed on from the sentence before, or told in an aside."""

import pytest

from tests.claims_cases import short

PUT_IN = {
    "[Goma], said a spokesman in Nairobi, has been captured by rebels.": ["gain rebels Goma (spokesman)"],
    "[Goma], says a general who may not be named, will be taken by rebels.": ["gain rebels Goma planned (general)"],
    "The mayor, said a clerk, who had fled, and rebels entered [Goma].": ["gain rebels Goma"],
    "A major went on insisting for a day that rebels had left [Goma].": ["loss rebels Goma (major)"],
    "A major went on to [Goma], which rebels had taken.": ["gain rebels Goma"],
    "The mayor was adamant that rebels had been driven from [Goma].": ["loss rebels Goma (mayor)"],
    "A major objected that rebels still held [Goma].": ["control rebels Goma (major)"],
    "Kigali considers that rebels hold [Goma].": ["control rebels Goma (Kigali)"],
    "A nurse described how rebels entered [Goma].": ["gain rebels Goma (nurse)"],
    "A nurse described [Goma], which rebels captured, as a ruin.": ["gain rebels Goma"],
    "It is the view of most diplomats that rebels will take [Goma].": ["gain rebels Goma planned (most diplomats)"],
    "If the ministry is to be believed, rebels have taken [Goma].": ["gain rebels Goma (ministry)"],
    "If the mayor is to be spared, rebels must leave [Goma].": ["loss rebels Goma planned"],
    "To hear the mayor tell it, rebels have taken [Goma].": ["gain rebels Goma (mayor)"],
    "By the count of the local priests six villages in [Goma] are held by rebels.": [
        "control rebels Goma part (local priests)"
    ],
    "Nobody has repeated the boast of Tomas Werle, the minister, that rebels would take [Goma].": [
        "gain rebels Goma planned (Tomas Werle)"
    ],
    "[Goma] is calm, its mayor said on Monday, nine days after rebels raided the town.": ["contest rebels Goma"],
    "The rebels have now, the mayor says, entered [Goma].": ["gain rebels Goma (mayor)"],
    "It was not, the mayor says, until Friday that rebels entered [Goma].": ["gain rebels Goma"],
    "There was no truth, the mayor insisted, in the rumour that rebels had taken [Goma].": [
        "gain rebels Goma denied (mayor)"
    ],
    "Few believe the army's promise to retake [Goma].": ["gain - Goma planned (army)"],
    # What is told of a place behind a report is the narrator's, as a relative clause is.
    "The minister denied that troops had fled to Sake, where rebels had entered [Goma].": ["gain rebels Goma"],
    "The minister said that, where troops had fled, rebels had entered [Goma].": ["gain rebels Goma (minister)"],
}

# Who goes on saying, who is quoted, and two who say it together.
GOES_ON = {
    "A clerk said dozens had fled, adding that rebels had entered [Goma].": ["gain rebels Goma (clerk)"],
    "Dozens have fled, a clerk said, warning that rebels would enter [Goma].": ["gain rebels Goma planned (clerk)"],
    "Dozens have fled, warning that rebels would enter [Goma].": ["gain rebels Goma planned (Dozens)"],
    "Rebels entered [Goma], the radio quoted a clerk as saying.": ["gain rebels Goma (clerk)"],
    "Rebels entered [Goma], the radio quoted the ministry as saying on Monday.": ["gain rebels Goma (ministry)"],
    "Rebels entered [Goma], the radio says as it plays on.": ["gain rebels Goma (radio)"],
    "Rebels have entered [Goma], Congolese state radio and two clerks say.": [
        "gain rebels Goma (Congolese state radio and two clerks)"
    ],
    "Rebels have entered [Goma], Ugandan officials and clerks told the radio.": [
        "gain rebels Goma (Ugandan officials and clerks)"
    ],
    "Rebels hit [Goma], [Sake] and [Fizi], the army said.": [
        "strike rebels Fizi (army)",
        "strike rebels Goma (army)",
        "strike rebels Sake (army)",
    ],
    # Words that are quoted from the midst of a clause are its own.
    "Rebels are “trying to surround [Goma] from the hills”, the radio says.": ["contest rebels Goma (radio)"],
    "Rebels have “driven the last of the soldiers out of [Goma],” the radio says.": ["gain rebels Goma (radio)"],
    # Whom someone helps does it, and who accuses him says so.
    "Kinshasa has accused Rwanda of helping the rebels take [Goma].": ["gain rebels Goma (Kinshasa)"],
    "Kinshasa accuses Rwanda of helping the rebels to take [Goma].": ["gain rebels Goma (Kinshasa)"],
    "Rwanda was accused of helping the rebels take [Goma].": ["gain rebels Goma"],
    "Rwanda denies accusations of helping the rebels take [Goma].": ["gain rebels Goma denied (Rwanda)"],
    "A clerk said Rwanda had helped the rebels to take [Goma].": ["gain rebels Goma (clerk)"],
    # Before a colon.
    "Local officials: rebels have entered [Goma].": ["gain rebels Goma (Local officials)"],
    "Soldiers: rebels have entered [Goma].": ["gain rebels Goma"],
    # Who calls it a lie, and what is wrong but done.
    "A clerk said it was a lie that rebels had entered [Goma].": ["gain rebels Goma denied (clerk)"],
    "A clerk said it was not true that rebels had entered [Goma].": ["gain rebels Goma denied (clerk)"],
    "It was wrong that rebels entered [Goma].": ["gain rebels Goma"],
    # A person by the name alone, behind whose officer he is and with his rank.
    "The president of Rwanda Paul Gatera said rebels had entered [Goma].": ["gain rebels Goma (Paul Gatera)"],
    "The spokesman for the United Nations Jean Arnaud said rebels had entered [Goma].": [
        "gain rebels Goma (Jean Arnaud)"
    ],
    "The Ministry of Defence of Rwanda said rebels had entered [Goma].": [
        "gain rebels Goma (Ministry of Defence of Rwanda)"
    ],
    "Brig Gen Jean Arnaud said rebels had entered [Goma].": ["gain rebels Goma (Jean Arnaud)"],
    "Karim Jan Safi, a clerk, said rebels had entered [Goma].": ["gain rebels Goma (Karim Jan Safi)"],
}


@pytest.mark.parametrize("text", GOES_ON)
def test_who_goes_on_saying_it(text):
    assert short(text) == GOES_ON[text]


HANDED_ON = {
    "A communiqué was read out at nine. Rebels, it said, had captured [Goma].": ["gain rebels Goma (communiqué)"],
    "The ministry read out a communiqué. Rebels, it said, had captured [Goma].": ["gain rebels Goma (ministry)"],
    "The general was blunt. The Lake Free Army, he said, had captured [Goma].": ["gain Lake Free Army Goma (general)"],
    "“It is over,” the army's spokesman, Colonel Tomas Werle, said. “The Lake Free Army has captured [Goma].”": [
        "gain Lake Free Army Goma (Tomas Werle)"
    ],
    "“It is over,” the mayor warned. “The Lake Free Army has captured [Goma].”": ["gain Lake Free Army Goma (mayor)"],
    "A schoolmaster, Tomas Werle, came in, and what he tells us is that rebels hold [Goma].": [
        "control rebels Goma (Tomas Werle)"
    ],
}


@pytest.mark.parametrize(("text", "expected"), [*PUT_IN.items(), *HANDED_ON.items()])
def test_whose_words_they_are(text: str, expected: list[str]) -> None:
    assert short(f"Soldiers fought rebels for a month. {text}") == expected


# Who does it and who says it, where a second verb, a helper or an apposition stands between.
ALONG = {
    "The rebels shelled [Nawa|settlement|SY] and captured [Jasim|settlement|SY].": [
        "gain rebels Jasim",
        "strike rebels Nawa",
    ],
    "The rebels, officials said, have advanced near [Nawa|settlement|SY] and recaptured [Jasim|settlement|SY].": [
        "contest rebels Nawa approach (officials)",
        "gain rebels Jasim (officials)",
    ],
    "The rebels, according to a nurse, have advanced on [Nawa|settlement|SY] and entered [Jasim|settlement|SY].": [
        "contest rebels Nawa approach (nurse)",
        "gain rebels Jasim (nurse)",
    ],
    "Fighting was reported in [Nawa|settlement|SY] and captured [Jasim|settlement|SY].": [
        "contest - Nawa",
        "gain - Jasim",
    ],
    "The roads of [Nawa|settlement|SY] and liberated [Jasim|settlement|SY] are shut.": ["gain - Jasim"],
    "Jets bombed [Nawa|settlement|SY] and besieged [Jasim|settlement|SY].": ["contest - Jasim", "strike - Nawa"],
    "The week of battles that saw the rebels seize [Goma] ended.": ["gain rebels Goma"],
    "The war, which saw the rebels enter [Goma] and threaten [Sake|settlement|CD], ended.": [
        "contest rebels Sake approach",
        "gain rebels Goma",
    ],
    "The major, a member of the front's general command, said forces backed by tanks had entered [Goma].": [
        "gain - Goma (major)"
    ],
    "Ivan Bondar, a roofer from Nairobi, who added that the rebels had taken [Goma], has fled.": [
        "gain rebels Goma (Ivan Bondar)"
    ],
    '"The rebels hold [Goma]," the state of siege council formed by the governor to keep the peace in the province said in a statement.': [
        "control rebels Goma (state of siege council)"
    ],
    "Nigerian forces fought off Boko Haram men in [Mubi|settlement|NG].": ["contest Boko Haram Mubi"],
    "Soldiers fought off an attack by the M23 at [Kiwanja|settlement|CD].": ["contest M23 Kiwanja"],
    "The village fought off hunger in [Mubi|settlement|NG].": [],
    "Army units backed by the Free Men and the coalition took [Jasim|settlement|SY].": ["gain SY Jasim"],
    "Rebels backed by jets and the air force took [Jasim|settlement|SY].": ["gain rebels Jasim"],
    "The Saudi-led coalition and forces loyal to President Saleh attacked [Nisab|settlement|YE].": [
        "contest Saudi-led coalition Nisab"
    ],
    "Separatists took the port. Forces loyal to the government of President Noman have entered [Nisab|settlement|YE].": [
        "gain YE Nisab"
    ],
    "The army of General Noman has entered [Nisab|settlement|YE].": ["gain - Nisab"],
    "The M23 said that the Congolese army had entered [Kiwanja|settlement|CD].": ["gain CD Kiwanja (M23)"],
    "A clerk reached by telephone, who said the rebels had taken [Goma], has fled.": ["gain rebels Goma (clerk)"],
    "A clerk at the port, who said the rebels had taken [Goma], has fled.": ["gain rebels Goma (clerk)"],
    "The mayor, a man in his forties, who said the rebels had taken [Goma], has fled.": ["gain rebels Goma (mayor)"],
    '"It is lost," said Ivan Bondar, a resident reached by phone, who added the rebels were in full control of [Goma].': [
        "control rebels Goma (Ivan Bondar)"
    ],
    "The deputies of the council, who said the rebels had taken [Goma], have fled.": [
        "gain rebels Goma (deputies of the council)"
    ],
}


@pytest.mark.parametrize("text", ALONG)
def test_who_stands_behind_what_is_put_between(text):
    assert short(text) == ALONG[text]
