"""Claims, construction by construction: what each must catch, and what it must leave."""

import pytest

from geomap.claims.words import tags
from tests.claims_cases import short

ACTIVE_AND_PASSIVE = {
    "Russian troops captured [Popasna].": ["gain RU Popasna"],
    "[Popasna] was captured by Russian troops.": ["gain RU Popasna"],
    "[Popasna], seized by Russian troops in May, lies in ruins.": ["gain RU Popasna"],
    "Timber from [Popasna], seized by Russian troops in May, was sold.": [],
    "Turkish soldiers entered [Afrin] at noon.": ["gain TR Afrin"],
    "Turkish tourists entered [Afrin] at noon.": [],
    "Syrian troops shelled [Hama] and rebels took [Idlib].": ["gain rebels Idlib", "strike SY Hama"],
    "Iraqi troops were driven out of [Ramadi].": ["loss IQ Ramadi"],
    "Iraqi troops drove the militants out of [Ramadi].": ["gain IQ Ramadi"],
    "French soldiers have not yet left [Kidal].": ["loss FR Kidal denied"],
}

COMPOUNDS = {
    "The bus reached Russian-held [Tokmak].": ["control RU Tokmak"],
    "Villagers fled Russian-held [Tokmak] and [Polohy].": ["control RU Polohy", "control RU Tokmak"],
    "The Russian-installed mayor of [Tokmak] resigned.": ["control RU Tokmak"],
    "The Russian-installed lifts of a hotel in [Tokmak] broke down.": [],
    "Rebel-held [Douma] ran out of flour.": ["control rebels Douma"],
    "A self-proclaimed healer from [Douma] was fined.": [],
    "Nurses in occupied [Enerhodar] counted beds.": ["control - Enerhodar"],
    "Nurses in [Enerhodar] counted occupied beds.": [],
}

NOUNS = {
    "The rebels' capture of [Aleppo] took three days.": ["gain rebels Aleppo"],
    "Russia's loss of [Izium] was a blow.": ["loss RU Izium"],
    "The siege of [Sarajevo] by Serbian forces lasted for years.": ["contest RS Sarajevo"],
    "Ukraine's army repulsed a Russian assault on [Siversk].": ["contest RU Siversk"],
    "Russia called off an assault on [Siversk].": ["contest RU Siversk denied planned"],
    "The fall of [Smolensk] to the Germans was kept quiet.": ["gain DE Smolensk"],
    "The fall in [Smolensk] was wet and quiet.": [],
    "The battle for [Manila|settlement]'s readers is fought at kiosks.": [],
    "A drone attack on [Izmail] stopped the loading of grain.": ["strike - Izmail"],
    "Fighting between the army and rebels in [Bria] killed nine people.": ["contest - Bria"],
}

PLACES = {
    "Ukrainian troops retook [Kupiansk] and [Balakliia].": ["gain UA Balakliia", "gain UA Kupiansk"],
    "Ukrainian troops retook [Kupiansk] and shelled [Svatove].": ["gain UA Kupiansk", "strike UA Svatove"],
    "Ukrainian troops entered [Izium], in the [Kharkiv region|admin1].": ["gain UA Izium"],
    "Ukrainian troops entered villages in the [Kharkiv region|admin1].": ["gain UA Kharkiv region part"],
    "The army retook villages in [Kachin State|admin1|MM], among them [Sadung|settlement|MM].": [
        "gain MM Kachin State part",
        "gain MM Sadung",
    ],
    "Russia holds nearly all of [Marinka].": ["control RU Marinka part"],
    "Russia holds all of [Marinka].": ["control RU Marinka"],
    "Russian troops are fighting on the outskirts of [Bakhmut].": ["contest RU Bakhmut approach"],
    "Russian troops advanced toward [Bakhmut].": ["contest RU Bakhmut approach"],
    "Rebels captured 200 soldiers in [Debaltseve].": [],
    "Rebels captured [Debaltseve] with 200 soldiers in it.": ["gain rebels Debaltseve"],
    "A French column found [Kidal] at dusk and took it without a shot.": ["gain FR Kidal"],
    "A French column found [Kidal] at dusk and took it for a mirage.": [],
    "The ferry sails to [Crimea|admin1], which Russia annexed in 2014.": ["sovereignty RU Crimea"],
    "Ukrainian soldiers raised their flag over [Snake Island|island].": ["gain UA Snake Island"],
}

POLARITY_AND_PLANS = {
    "Iraqi troops failed to take [Abadan].": ["gain IQ Abadan denied"],
    "Ethiopia plans to retake [Mekelle].": ["gain ET Mekelle planned"],
    "The Soviet army will withdraw from [Jalalabad].": ["loss Soviet Union Jalalabad planned"],
    "If [Port Sudan] were to fall to the Rapid Support Forces, ministries would move.": [
        "gain Rapid Support Forces Port Sudan planned"
    ],
    "Can Ukraine retake [Tokmak] this year?": [],
    "Afghan troops no longer hold [Marjah].": ["control AF Marjah denied"],
    "Afghan troops do not hold all of [Marjah].": ["control AF Marjah denied"],
    "Afghan troops do not fully control the parts of [Marjah] that they claim.": [],
    "Iran denied having struck [Erbil].": ["strike IR Erbil denied (Iran)"],
    "Iran denied having struck a deal in [Erbil].": [],
    "Russia vowed on Friday to seize [Pokrovsk].": ["gain RU Pokrovsk planned (Russia)"],
    "Russia failed in March to seize [Kyiv|settlement|UA].": ["gain RU Kyiv denied"],
    "Ukraine vowed again on Tuesday not to give up [Bakhmut].": ["loss UA Bakhmut denied planned (Ukraine)"],
    "Russian forces have yet to take [Pokrovsk].": ["gain RU Pokrovsk denied"],
    "Russian forces came close to taking [Kyiv|settlement|UA].": ["gain RU Kyiv denied"],
    "Russian forces stopped short of entering [Kyiv|settlement|UA].": ["gain RU Kyiv denied"],
    "Rebels were on the verge of taking [Aleppo].": ["gain rebels Aleppo planned"],
    "Russia almost took [Kyiv|settlement|UA].": ["gain RU Kyiv denied"],
    "Ukraine has ruled out giving up [Donetsk].": ["loss UA Donetsk denied planned (Ukraine)"],
    "There was no sign of a Russian advance on [Kharkiv].": ["contest RU Kharkiv approach denied"],
    "There is no evidence that Russian troops have entered [Pokrovsk].": ["gain RU Pokrovsk denied"],
    "Reports that the Russians had entered [Pokrovsk] were false.": ["gain RU Pokrovsk denied"],
    "Claims that the Russians had entered [Pokrovsk] were rejected by Kyiv.": ["gain RU Pokrovsk denied (Kyiv)"],
    "The claim that the rebels hold [Goma] was made in March.": ["control rebels Goma"],
    "Russian forces are five miles from [Sloviansk].": ["contest RU Sloviansk approach"],
    "The refugees are ten miles from [Goma].": [],
    "The Ukrainians had [Kupiansk] in their hands.": ["control UA Kupiansk"],
    "Ukrainian troops are back in [Kupiansk].": ["gain UA Kupiansk"],
    "The president is back in [Kyiv|settlement|UA].": [],
    "Villages held by the rebels in [Idlib province|admin1] were shelled.": ["control rebels Idlib province part"],
    "Hit by two Russian missiles, the port of [Odesa] burned.": ["strike RU Odesa"],
    "Captured by the Russians in May, [Bakhmut] lies in ruins.": ["gain RU Bakhmut"],
    "The Ukrainian flag was raised in [Klishchiivka].": ["gain UA Klishchiivka"],
    "She was raised in [Klishchiivka] by her grandmother.": [],
    "Russian troops have likely captured [Ocheretyne].": ["gain RU Ocheretyne"],
    "Russian troops are likely to capture [Ocheretyne].": ["gain RU Ocheretyne planned"],
    "The Security Council called on South Africa to withdraw from [Angola|country|AO].": [
        "loss ZA Angola planned (Security Council)"
    ],
    "Not one enemy soldier has set foot in [Lysychansk].": ["gain - Lysychansk denied"],
    "The militants refused to withdraw from [Palma].": ["loss militants Palma denied planned"],
}

SPEECH = {
    "The governor said that Ukraine had lost [Lyman].": ["loss UA Lyman (governor)"],
    "Ukraine has lost [Lyman], the governor said on Monday.": ["loss UA Lyman (governor)"],
    "Ukraine has lost [Lyman], according to the governor.": ["loss UA Lyman (governor)"],
    "The governor said that a general had told him that Ukraine had lost [Lyman].": ["loss UA Lyman (general)"],
    "The ministry did not say that Ukraine had lost [Lyman].": [],
    "The Sudanese army says that it holds [Babanusa].": ["control SD Babanusa (Sudanese army)"],
    "The mayor, Ivan Bondar, said that Russian troops had entered [Oleshky].": ["gain RU Oleshky (Ivan Bondar)"],
    "Moscow claimed to have taken [Rubizhne]; Kyiv denied it.": [
        "gain RU Rubizhne (Moscow)",
        "gain RU Rubizhne denied (Kyiv)",
    ],
    "Moscow claimed to have taken [Rubizhne]. Kyiv denied it.": ["gain RU Rubizhne (Moscow)"],
    "'We shelled Russian-held [Tokmak],' the Ukrainian colonel said.": [
        "control RU Tokmak",
        "strike UA Tokmak (Ukrainian colonel)",
    ],
}

SOVEREIGNTY = {
    "China regards [Taiwan|area] as part of its territory.": ["sovereignty CN Taiwan (China)"],
    "China regards [Taiwan|area] as part of the market for its films.": [],
    "Pristina insists that [Kosovo|area] is not part of Serbia.": ["sovereignty RS Kosovo denied (Pristina)"],
    "Officials plan a referendum on joining Russia in the [Zaporizhzhia region|admin1].": [
        "sovereignty RU Zaporizhzhia region planned"
    ],
    "Officials plan a referendum on joining two villages in the [Zaporizhzhia region|admin1].": [],
    "[Katanga|area] declared independence in July.": ["sovereignty Katanga Katanga"],
    "[Katanga|area] declared Independence Day a working day.": [],
    "Sweden recognised the Soviet annexation of [Estonia|area].": ["sovereignty Soviet Union Estonia (Sweden)"],
}

PEACE = {
    "Labour captured [Selby] with a swing of 24 points; voters filled the polling stations.": [],
    "Customs officers seized four tonnes of cocaine in [Antwerp].": [],
    "The goalkeeper of [Lviv] was beaten twice in the match.": [],
    "A storm hit [Odesa] before dawn.": [],
    "French officers held talks in [Timbuktu].": [],
    "Tourists invaded the beaches of [Cyprus|island].": [],
    "Camels captured the hearts of [Belgrade].": [],
    "Moscow attacked [Kyiv] over unpaid gas bills.": [],
    "Kharkiv University struck a bargain with a bookshop in [Kharkiv].": [],
}

WHOSE_PLACE = {
    "Convoys came from [Goma|settlement|CD], from [Beni|settlement|CD] and from [Bukavu|settlement|CD], which M23 "
    "fighters captured.": ["gain M23 Bukavu"],
    "Buses run between [Homs|settlement|SY] and [Idlib|settlement|SY], which rebels captured.": ["gain rebels Idlib"],
    "Ambulances left for [Bria] and [Bambari], which rebels hold.": ["control rebels Bambari", "control rebels Bria"],
    "Clashes went on around [Kadugli|settlement|SD], in the [South Kordofan|admin1|SD] state, which the army holds.": [
        "contest - Kadugli approach",
        "control SD Kadugli",
    ],
    "Russian troops are closing in on [Huliaipole], the last town of the [Zaporizhzhia region|admin1] that Ukraine "
    "holds, and shelled it all night.": [
        "contest RU Huliaipole approach",
        "control UA Huliaipole",
        "strike RU Huliaipole",
    ],
    "Rebels took the towns of [Saraqib] and [Maarat]. Rebels took towns in the [Idlib region|admin1].": [
        "gain rebels Idlib region part",
        "gain rebels Maarat",
        "gain rebels Saraqib",
    ],
    "The port on the [Red Sea|water] was taken by rebels.": [],
    "[Ankara|settlement|TR] sent troops, and [Ankara|settlement|TR] did not claim it.": [],
    "Turkish columns moved back into [Turkey|country|TR].": [],
    "People in [Derna] said that the town was left without water by the army.": [],
    "Iraqi troops were digging in at [Tikrit] rather than abandoning it.": ["control IQ Tikrit"],
}

WHO_IS_ASKED = {
    "Fighters of the Free Lakes Army captured [Goma|settlement|CD].": ["gain Free Lakes Army Goma"],
    "Soldiers of the Free Lakes Hotel cleaned [Goma|settlement|CD].": [],
    "Ukraine rejected a Russian demand to give up [Lyman].": ["loss UA Lyman denied planned (Ukraine)"],
    "Ukraine is studying a Russian demand to give up [Lyman].": [],
    "The Ukrainian army ignored calls to withdraw from [Lyman].": ["loss UA Lyman denied planned (Ukrainian army)"],
}

NO_WAR = {
    "The army fought rebels. A parade of the army took place at [Sopore] village.": [],
    "Troops shelled towns. A meeting about [Libya|country|LY] to be held in Vienna was put off.": [],
    "Troops shelled towns, Turkey's state-run [Anadolu] agency reported.": [],
    "Troops fought rebels. A suicide bombing in [Netanya] killed two.": [],
    "Troops fought rebels. The Russian suicide drone attack on [Sumy] killed two.": ["strike RU Sumy"],
    "Hamas suicide bombers killed two people in [Netanya].": [],
    "Iraqi bombers killed two people in [Abadan].": ["strike IQ Abadan"],
    "Troops fought rebels. Rebels claimed bombings in [Karachi].": [],
    "Russian bombings in [Kharkiv] went on for a week.": ["strike RU Kharkiv"],
    "Troops fought rebels. The September 11 attacks on [New York] came first.": [],
    "Troops fought rebels. Two died in clashes between police and protesters in [Lima].": [],
    "Troops fought rebels. Two died in clashes between police and militants in [Quetta].": ["contest - Quetta"],
    "Troops fought rebels. Gunmen opened fire on a police patrol in [Zahle].": [],
    "Turkish tanks opened fire on [Qamishli].": ["strike TR Qamishli"],
    "Troops fought rebels. He was shot in a raid on his house in [Hebron].": [],
    "Rebels fought the army. They killed four in an attack on a bus in [Marib].": [],
    "Troops fought rebels. He entered [Ghazni] in 2000 to train with the army.": [],
}

REPORTS_REFUSED = {
    "Ukraine's army denied claims that Russian troops had captured [Siversk].": ["gain RU Siversk denied (army)"],
    "Kyiv denied Russian claims that Russian troops had captured [Siversk].": ["gain RU Siversk denied (Kyiv)"],
    "Kyiv dismissed reports that Russian troops had captured [Siversk] as false.": ["gain RU Siversk denied (Kyiv)"],
    "Kyiv dismissed as false reports that Russian troops had captured [Siversk].": ["gain RU Siversk denied (Kyiv)"],
    "Kyiv dismissed Russian claims to have captured [Siversk].": ["gain RU Siversk denied (Kyiv)"],
    "Russian troops attack. Kyiv dismissed reports of the fall of [Siversk].": ["gain RU Siversk denied (Kyiv)"],
    "Kyiv confirmed reports that Russian troops had captured [Siversk].": ["gain RU Siversk"],
    "Russia said that it controlled [Siversk], a claim dismissed by Kyiv.": [
        "control RU Siversk (Russia)",
        "control RU Siversk denied (Kyiv)",
    ],
    "Russian troops cannot enter [Siversk] and hold it.": [
        "control RU Siversk denied planned",
        "gain RU Siversk denied planned",
    ],
    "Russian troops will take [Siversk] and hold it.": [
        "control RU Siversk planned",
        "gain RU Siversk planned",
    ],
    "Russian troops took [Siversk] and hold it.": ["control RU Siversk", "gain RU Siversk"],
    "Rebels had seized control over [Gharyan] and pushed back the Libyan army from [Surman|settlement|LY].": [
        "gain rebels Gharyan",
        "gain rebels Surman",
    ],
}

REAL_NEWS = {
    "Troops fight rebels in [Homs]. Mr Haddadin spoke. The rebels shelled Haddadin again.": ["contest - Homs"],
    "Troops fight rebels in [Homs]. Rain fell. The rebels shelled Haddadin again.": [
        "contest - Homs",
        "strike rebels Haddadin",
    ],
    "Troops fight on. Hamas carried out suicide attacks on [Netanya].": [],
    "Troops fight on. Hamas launched a suicide drone attack on [Netanya].": ["strike Hamas Netanya"],
    "Aid groups condemned Russia's role in the bombardment of [Idlib].": ["strike RU Idlib"],
    "US bombers and other jets staged a series of attacks on Taliban positions in [Kunduz].": ["strike US Kunduz part"],
    "Mr Aziz said Israel might step up its military operations in [Tubas].": ["contest IL Tubas planned (Aziz)"],
    "Fighting went on. The Islamic militia captured [Tal Afar].": ["gain militia Tal Afar"],
    "The rebels gained ground by capturing [Babanusa].": ["gain rebels Babanusa"],
    "The rebels seized [Aybak], as well as the city of [Baghlan].": ["gain rebels Aybak", "gain rebels Baghlan"],
    "Foreign troops entered [Timbuktu|settlement|ML] and Malian soldiers left [Gao|settlement|ML].": [
        "gain foreign troops Timbuktu",
        "loss ML Gao",
    ],
    "Nigerian troops recaptured [Monguno] on Tuesday after it was overrun by Boko Haram.": [
        "gain Boko Haram Monguno",
        "gain NG Monguno",
    ],
    "Rebels seized the town of [Monguno] after it was abandoned by Nigerian troops.": [
        "gain rebels Monguno",
        "loss NG Monguno",
    ],
    "Nigerian troops found a tank in [Monguno] after it was captured by rebels.": [],
    "The Sudanese army retook control of [Kosti] and recovered control of [Rabak].": ["gain SD Kosti", "gain SD Rabak"],
    "Troops fight Boko Haram. “[Banki] is under our control,” Boko Haram's spokesman told reporters.": [
        "control Boko Haram Banki (spokesman)"
    ],
    "Rebels seized two strategic sites in [Kidal].": ["gain rebels Kidal part"],
    "Shells fell. Iran did not take part in the capture of [Hodeida].": [],
    "Shells fell. Iran took part in the capture of [Hodeida].": ["gain IR Hodeida"],
    "Troops fought on. Iran is not engaged in the Saudis' bombing of [Sanaa].": ["strike SA Sanaa"],
    "Mr Omar said that the army would march on after it takes [Raqqa|settlement|SY].": ["gain SY Raqqa planned (Omar)"],
    "Two died after rebels take [Idlib].": ["gain rebels Idlib"],
    "[Douma]'s fall would be a blow to the rebels.": ["gain - Douma planned"],
    "Kurdish fighters captured [Tal Abyad]. “We control [Kobani|settlement|SY],” Mr Salih said.": [
        "control Kurds Kobani (Salih)",
        "gain Kurds Tal Abyad",
    ],
    "Troops fought on. Floods swept through [Tuzla].": [],
    "Troops fought on. Gunmen swept through [Tuzla].": ["gain gunmen Tuzla"],
    "Troops fought on. Military operations against [Israel|country|IL] must end.": [],
    "The film surrounding the Australian soldiers in [Tarin Kowt] is long. Troops fought on.": [],
    "Rebels seized a number of strategic heights in [Tarin Kowt].": ["gain rebels Tarin Kowt part"],
    "Russian troops were repelled at [Siversk].": ["contest RU Siversk"],
    "Russian troops drove into [Siversk] and were driven out of it.": ["gain RU Siversk", "loss RU Siversk"],
    "Syrian soldiers fought on. Rebels were surrounded in [Homs|settlement|SY].": ["contest SY Homs"],
    "Rebels were surrounded in [Homs|settlement|SY] by the Syrian army.": ["contest SY Homs"],
    "Rebels overran bases and the provincial capital [Sabha].": ["gain rebels Sabha"],
    "Rebels overran bases and celebrated the capital [Sabha].": [],
    "Shells fell. The last patch of [Ghouta|area|SY] still held by insurgents is small.": [
        "control insurgents Ghouta part"
    ],
    "Guns are set up at the edge of [Jobar], controlled by the rebels.": ["control rebels Jobar"],
    "A rebel siege on villages in [Idlib province|admin1|SY] was lifted.": ["contest rebels Idlib province part"],
    "Rebels seized heights in the [White Mountains|area] range.": ["gain rebels White Mountains part"],
    "The Saudis' bombing campaign in [Yemen|country|YE] goes on.": ["strike SA Yemen"],
    "The Saudis' fundraising campaign in [Yemen|country|YE] goes on.": [],
    "Russia's siege and destruction of [Grozny] was condemned.": ["contest RU Grozny"],
    "The French army pursued military operations in [Gao].": ["contest FR Gao"],
    "The French army pursued building operations in [Gao].": [],
    "US-made rockets hit [Hodeida].": ["strike - Hodeida"],
    "American rockets hit [Hodeida].": ["strike US Hodeida"],
    "The Taliban may give up its last bastion of [Kandahar].": [
        "control Taliban Kandahar",
        "loss Taliban Kandahar planned",
    ],
    "Rebels were hurt after an attack on [India|country|IN]'s parliament.": [],
    "Rebels fought on. Two helicopters landed near [Rutba].": [],
    "Rebels fought on. Two shells landed near [Rutba].": ["strike - Rutba approach"],
    "Jets bombed targets in [Jenin], including Arafat's offices.": ["strike - Jenin"],
    "Troops fought rebels in [Kohat]. Rebels shelled Shias, the army said.": ["contest - Kohat"],
}

NAMED_BESIDE = {
    "Rebels lifted the siege of the Shiite villages of [Fua] and [Kefraya].": [
        "contest rebels Fua",
        "contest rebels Kefraya",
    ],
    "Israeli troops left the [West Bank|area|PS] town of [Tubas].": ["loss IL Tubas"],
    "In [Tubas] in the [West Bank|area|PS], hit by Israeli missiles, a school burned.": ["strike IL Tubas"],
    "Troops fought on. The Harim area controlled by the US in southern [Syria|country|SY] is dry.": [
        "control US Harim"
    ],
    "Anti-Taliban fighters captured [Taloqan].": ["gain anti-Taliban fighters Taloqan"],
    "Pro-Russian separatists captured [Sloviansk].": ["gain separatists Sloviansk"],
}

WHOSE_MEN = {
    "Tribesmen allied with the Houthis captured [Dhamar].": ["gain tribesmen Dhamar"],
    "The Houthis fled. The tribesmen who captured [Dhamar] cheered.": ["gain tribesmen Dhamar"],
    "Hartmann's fighters hold [Goma|settlement|CD].": ["control Hartmann's fighters Goma"],
    "The M23 fired. The group's fighters hold [Goma|settlement|CD].": ["control M23 Goma"],
    "The rescue group's divers searched [Goma|settlement|CD].": [],
    "The Wazalendo fled. Since May, when its men took [Goma|settlement|CD], the M23 has grown.": ["gain M23 Goma"],
    "The M23 won. Its men took [Goma|settlement|CD] in May, and the Wazalendo have fled.": ["gain M23 Goma"],
    "The separatists fired, and their guns shelled [Barda|settlement|AZ], Baku said.": [
        "strike separatists Barda (Baku)"
    ],
    "Russian troops fired. His militia left [Goma|settlement|CD], the governor said.": ["loss militia Goma (governor)"],
    "Syrian troops fled. The opposition said warplanes had bombed [Saraqib|settlement|SY], a town that its fighters took.": [
        "gain opposition Saraqib",
        "strike SY Saraqib (opposition)",
    ],
    "Boko Haram fled. A militia, the Hill Guard (HG), took [Gwoza].": ["gain Hill Guard Gwoza"],
    "Boko Haram fled. A militia, the mayor (HG) said, took [Gwoza].": ["gain militia Gwoza (mayor)"],
    "The Houthis fired. Forces loyal to Nur Hakim hold [Mokha|settlement|YE].": [
        "control forces loyal to Nur Hakim Mokha"
    ],
    "The Houthis said that government troops fled, and its fighters hold [Mokha|settlement|YE].": [
        "control Houthis Mokha (Houthis)"
    ],
    "The Houthis fired. A breakaway group under a colonel captured [Mokha|settlement|YE].": ["gain group Mokha"],
    "The Houthis fired. A vigilante force seized [Mokha|settlement|YE].": ["gain vigilantes Mokha"],
    "The Houthis' rivals, fighters of Boko Haram, hold [Gwoza].": ["control Boko Haram Gwoza"],
    "Baku said that its guns shelled [Shusha|settlement|AZ].": ["strike AZ Shusha (Baku)"],
    '"We will take [Goma|settlement|CD] next," said a rebel commander.': ["gain rebels Goma planned (rebel commander)"],
    "Houthi troops shelled the garrison in the war. Then the Republicans took [Dhamar].": ["gain Republicans Dhamar"],
    "Gunmen of the Front of the Hills attacked [Goma|settlement|CD].": ["contest Front of the Hills Goma"],
    "Guests of the House of the Hills toured [Goma|settlement|CD].": [],
}

ALL = [
    pytest.param(text, sorted(expected), id=f"{name}-{number}")
    for name, cases in (
        ("voice", ACTIVE_AND_PASSIVE),
        ("compound", COMPOUNDS),
        ("noun", NOUNS),
        ("place", PLACES),
        ("polarity", POLARITY_AND_PLANS),
        ("speech", SPEECH),
        ("sovereignty", SOVEREIGNTY),
        ("peace", PEACE),
        ("whose place", WHOSE_PLACE),
        ("who is asked", WHO_IS_ASKED),
        ("no war", NO_WAR),
        ("named beside", NAMED_BESIDE),
        ("real news", REAL_NEWS),
        ("reports refused", REPORTS_REFUSED),
        ("whose men", WHOSE_MEN),
    )
    for number, (text, expected) in enumerate(cases.items(), 1)
]


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_construction(text, expected):
    assert short(text) == expected


def test_each_class_of_words_has_a_bit_of_its_own():
    bits = [value for name, value in vars(tags).items() if name.isupper() and isinstance(value, int)]
    single = [value for value in bits if value & (value - 1) == 0]
    assert len(single) == len(set(single)) > 60
