"""Verbs and nouns of war in sentences of peace: what they must leave, and the like that they must catch."""

import re

import pytest

from geomap.claims.reader import lines_of
from geomap.model import Span
from tests.claims_cases import LEXICON, marked, short

TRAVELLERS = {
    # Who comes back to a country is no ground that it gets back.
    "In May Whitlock returned to [Canada|country|CA] and wrote a book.": [],
    "[Sakhalin|island|RU] returned to Russian control in 1945.": ["gain Soviet Union Sakhalin"],
    "Many Saudis left [Beirut|settlement|LB] after the war.": [],
    "Saudi troops left [Aden|settlement|YE] after the war.": ["loss SA Aden"],
    "Wagner had to flee [Riga|settlement|LV] to escape his debts.": [],
    "The mercenaries of Wagner had to flee [Kidal|settlement|ML].": ["loss Wagner Group Kidal"],
    "Bosnian Croats may enter and remain in [Croatia|country|HR] without a visa.": [],
    "We drove into [Memphis|settlement|US] at noon.": [],
    "She takes Omar and Lena to the gate of [Petra|settlement|JO].": [],
    "A boat took [Mahmudia|settlement|IQ] to a doctor in the war.": [],
    "The army took [Mahmudia|settlement|IQ] to open the road to the south.": ["gain IQ Mahmudia"],
}

NEIGHBOURS = {
    # What lies round a country does not besiege it, and what is said to a state is no siege.
    "[Lesotho|country|LS] is surrounded by South Africa.": [],
    "South African troops surrounded [Maseru|settlement|LS].": ["contest ZA Maseru"],
    "The war drags on, and [Belarus|country|BY] is isolated.": [],
    "The rebels threaten [Belgium|country|BE] with an attack of words.": [],
    "Rebels threaten [Bukavu|settlement|CD].": ["contest rebels Bukavu approach"],
    "[Japan|country|JP] must not yield to the Chinese navy.": [],
    # A union of states is no ground; who joins it or leaves it moves in no war.
    "The Turks wish to move closer to the [European Union|area].": [],
    # A continent is not held, and a land that becomes part of itself is nobody's claim.
    "[Europe|continent] is occupied by Norway and Sweden in the north.": [],
    "It is a region of [China|country|CN] that became part of China in 1911.": [],
}

IDIOMS = {
    "The club got rid of the coach in [Bergamo|settlement|IT].": [],
    "Two fairs were held in [Aleppo|settlement|SY] in the year before the war.": [],
    "The talks on [Aleppo|settlement|SY], held in Geneva during the war, were short.": [],
    "Iran holds the high ground in the [Gulf of Oman|area].": [],
    "Iranian troops hold ground in [Basra|settlement|IQ].": ["control IR Basra part"],
    "The war left [Iran|country|IR] as the leading power of the Gulf.": [],
    "The airship was launched at [Lakehurst|settlement|US] in the war.": [],
    "Missiles were launched at [Haifa|settlement|IL] in the war.": ["strike - Haifa"],
    "Two soldiers were killed by a roadside bomb in [Iraq|country|IQ]. The war goes on.": [],
    "Two soldiers were killed by a Russian bomb in [Kherson|settlement|UA]. The war goes on.": ["strike RU Kherson"],
    "The Confederate battle emblem is on the flag of [Mississippi|admin1|US]. The war ended.": [],
    # To become one is no claim of a state, unless it says into which.
    "The peaceful reunification of [Germany|country|DE] took a year.": [],
    "[Serbia|country|RS]'s integration takes years.": [],
    "The unification of [Crimea|area|UA] with Russia was proclaimed.": ["sovereignty RU Crimea"],
}

OTHERS = {
    # Conditions are imposed by someone, and no one put into office.
    "Terms imposed by the Russian government were hard in [Melitopol|settlement|UA].": [],
    "The man, appointed by the Russian government as head of [Melitopol|settlement|UA], fled.": [
        "control RU Melitopol"
    ],
    "In the fall of 1941, [Kharkiv|settlement|UA] had two newspapers.": [],
    "In the autumn came the fall of [Kharkiv|settlement|UA]. Soldiers fled.": ["gain - Kharkiv"],
    "Chile will soon reach the price level prevailing in [Peru|country|PE].": [],
    # Who lives somewhere holds no ground, nor do mines.
    "Clashes erupted in [Nablus|settlement|PS] when youths stoned soldiers.": [],
    "Clashes erupted in [Nablus|settlement|PS] when gunmen shot at soldiers.": ["contest - Nablus"],
    "It urged the European Union to admit [Turkey|country|TR].": [],
    "We praise the women marching through the streets of [Iran|country|IR].": [],
    "[Nablus|settlement|PS] saw clashes between settlers and villagers. Soldiers looked on.": [],
    "[Nablus|settlement|PS] saw clashes between soldiers and gunmen.": ["contest - Nablus"],
    "Germany beat France in a battle for third place in [Lyon|settlement|FR].": [],
    "Soldiers died in the battle for [Lyon|settlement|FR].": ["contest - Lyon"],
    "American troops will stay in [Niger|country|NE].": [],
    "American troops will stay in [Agadez|settlement|NE]. The war goes on.": ["control US Agadez planned"],
    "Militants attacked a church in [Djibo|settlement|BF], killing six worshippers.": [],
    "Militants attacked a barracks in [Djibo|settlement|BF], killing six soldiers.": ["contest militants Djibo part"],
    "Islamists assaulted the [French Embassy|facility|TN] in the war.": [],
    "Secretary Robert Gates came. The war, the army, its troops, soldiers and tanks cost much. Gates spoke of a decade"
    " of fighting in [Afghanistan|country|AF].": ["contest - Afghanistan"],
    "The army drove a third of the people out of [Bor|settlement|SS].": [],
    "The army drove the last of the rebels out of [Bor|settlement|SS].": ["gain SS Bor"],
    "The fields of [Bor|settlement|SS] had been cleared of mines.": [],
    "[Bor|settlement|SS] had been cleared of rebels.": ["gain - Bor"],
    "Police reported communal clashes in [Bor|settlement|SS].": [],
    "Police reported heavy clashes in [Bor|settlement|SS].": ["contest - Bor (Police)"],
    # Adjectives and participles that no army stands behind.
    "The isle of [Muna|island|ID] was separate from Indonesia for an age.": [],
    "[Reno|settlement|US] was incorporated as a city in 1868.": [],
    "The games of 1964 went to Tokyo, and those of 1968, by vote, were awarded to [Mexico City|settlement|MX].": [],
    "The news left, leaving [Utrecht|settlement|NL] standing.": [],
    "A column dominates the square in [Trieste|settlement|IT].": [],
    "An official says that they remain in [Gaza|settlement|PS] until their terms end.": [],
    "The UN presence in [Pristina|settlement|XK] is thin.": [],
}

WHOSE = {
    # "We" in a text whose writer is not known are not the country that it tells of.
    "Our soldiers fight the terrorists in [Iraq|country|IQ]. The army, the war and the troops cost much.": [
        "contest - Iraq"
    ],
    "A sudden withdrawal of our forces from [Iraq|country|IQ] would end the war.": ["loss - Iraq planned"],
    # "The capital" stands for a place named before, not for a commander.
    "Prussian troops under Moreau entered the capital in 1814.": [],
}


@pytest.mark.parametrize(("text", "expected"), TRAVELLERS.items())
def test_travellers(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(("text", "expected"), NEIGHBOURS.items())
def test_neighbours(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(("text", "expected"), IDIOMS.items())
def test_idioms(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(("text", "expected"), OTHERS.items())
def test_others(text: str, expected: list[str]) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(("text", "expected"), WHOSE.items())
def test_whose(text: str, expected: list[str]) -> None:
    assert short(text) == expected


OF_PEACE = (
    "Reporters", "The last diplomats", "Observers", "UN inspectors", "Hundreds of thousands", "His family", "Traders",
    "The Red Cross", "The World Food Programme", "MSF", "The UN refugee agency", "An aid charity", "Western investors",
)  # fmt: skip
WAR_AROUND = "The war went on, and Syrian troops, rebels, tanks and artillery were on the move. "


@pytest.mark.parametrize("who", OF_PEACE)
@pytest.mark.parametrize(
    "does", ["withdrew from", "pulled out of", "abandoned", "entered", "left", "took over", "lost"]
)
def test_who_fights_no_war_neither_takes_nor_loses_a_town(who, does):
    assert short(f"{WAR_AROUND}{who} {does} [Palmyra].") == []


@pytest.mark.parametrize("who", ["Rebels", "The last defenders", "Tribesmen", "A Syrian brigade"])
def test_who_fights_a_war_loses_a_town(who):
    assert [claim.split()[0] for claim in short(f"{WAR_AROUND}{who} withdrew from [Palmyra].")] == ["loss"]


LONG = "The choir sang and the baker sold bread to all who came down the lane that day. " * 9


@pytest.mark.parametrize("word", ["Troops", "TROOPS", "Bombardments", "annexed", "Independence"])
def test_a_long_text_without_a_word_of_war_or_law_is_left_however_the_word_is_spelt(word):
    told = "Denmark captured [Visby|settlement|SE]. "
    assert short(LONG + told) == []
    assert short(LONG + told + f"{word} was all he read.") == ["gain DK Visby"]


def test_in_a_text_of_peace_a_doubted_name_counts_beside_a_place_alone():
    told = "The festival opened with music, and the school team won the match. The mayor took Sale in May."
    beside = "The mayor took Rabat and Sale in May."
    document, mentions = marked(f"{told} {beside.replace('Rabat', '[Rabat]')}")
    spans = [Span(*found.span()) for found in re.finditer("Sale", document.text)]
    doubtful = [mentions[0]._replace(text="Sale", span=span, outer=span) for span in spans]
    read = lines_of(document, mentions, LEXICON, doubtful)
    assert [line.text[line.sentence.start : line.sentence.end] for line, _ in read] == [beside]
