"""Claims in the wordings of dispatches: each with what must be read, and beside it what must be left."""

import pytest

from tests.claims_cases import WAR, short

TIMES = {
    "Syrian troops had the day before captured [Palmyra].": ["gain SY Palmyra"],
    "Syrian troops have this week lost [Palmyra].": ["loss SY Palmyra"],
    "Syrian troops had at no time held [Palmyra].": ["control SY Palmyra denied"],
    "[Palmyra] had been abandoned by Syrian troops the week before, a monitor said.": ["loss SY Palmyra (monitor)"],
    "Syrian troops had a day before them in [Palmyra].": [],
}

HAVING = {
    WAR + "The rebels have the whole of [Palmyra].": ["control rebels Palmyra"],
    WAR + "The rebels have [Palmyra], [Homs] and [Hama].": [
        "control rebels Hama",
        "control rebels Homs",
        "control rebels Palmyra",
    ],
    WAR + "The Syrian army has had [Palmyra] in its power since May.": ["control SY Palmyra"],
    WAR + "A general said that his soldiers would have [Palmyra|settlement|SY] back by Friday.": [
        "gain SY Palmyra planned (general)"
    ],
    WAR + "The rebels have [Palmyra] in mind.": [],
    WAR + "The rebels have [Palmyra] as their next aim.": [],
    WAR + "Syria has [Palmyra] and [Homs] on its list of ruins.": [],
    WAR + "The rebels have friends in [Palmyra].": [],
    "The museum has [Palmyra] back in its atlas.": [],
}

MASTERS = {
    WAR + "The rebels were still masters of [Palmyra].": ["control rebels Palmyra"],
    WAR + "The officer was a master of [Palmyra] history.": [],
}

GROUND = {
    "The Houthis control the north and the west of [Yemen|country|YE].": ["control Houthis Yemen part"],
    "The Houthis control most of the east and the south of [Yemen|country|YE].": ["control Houthis Yemen part"],
    "Syrian troops were in heavy fighting west of [Palmyra].": ["contest SY Palmyra approach"],
    "Syrian troops got back [Palmyra].": ["gain SY Palmyra"],
    "Syrian troops got back from [Palmyra] tired.": [],
}

TOLD = {
    WAR + "Not so, said the army's spokesman, Hasan Aswad: the rebels had not captured [Palmyra].": [
        "gain rebels Palmyra denied (Hasan Aswad)"
    ],
    WAR + "Syrian troops had taken [Palmyra], Major-General Hasan Aswad said.": ["gain SY Palmyra (Hasan Aswad)"],
    WAR + "The rebels disclaimed any plan to take [Palmyra].": ["gain rebels Palmyra denied planned (rebels)"],
    WAR + "The ministry called reports that rebels had taken [Palmyra] a myth.": [
        "gain rebels Palmyra denied (ministry)"
    ],
    WAR + "Syria charged that Turkey had attacked [Palmyra].": ["contest TR Palmyra (Syria)"],
}

BORROWED = {
    "The brewer captured [Kenya|country|KE], lost [Uganda|country|UG] to a rival and retreated from [Nairobi]. Investors "
    "fear a price war; shares and profits fell.": [],
    "The Republicans regained [Florida|admin1] and held [Ohio|admin1], while the Democrats fought for voters and seats.": [],
    "The orchestra conquered [London]; readers in [Seoul] surrendered to the novel, and the gallery was besieged.": [],
    "The Syrian army captured [Palmyra] while investors and voters watched share prices and elections.": [
        "gain SY Palmyra"
    ],
    "Rebel troops took [Palmyra]; shares, profits and prices fell.": ["gain rebels Palmyra"],
    "The Kenyan took [Boston] in two hours.": [],
    "Real Madrid conquered [Munich]; fans, players and champions sang.": [],
    "Police surrounded a school in [Bangkok] after a gunman took hostages.": [],
    "The Kenyans took [Kismayo] in two hours.": ["gain KE Kismayo"],
    WAR + "A bomb went off in [Homs]; nobody claimed it.": [],
    WAR + "[Crimea|admin1|UA] is poor, yet Russia claims it.": ["sovereignty RU Crimea (Russia)"],
    WAR + "Gunmen fired at the guests and fled towards [Homs].": [],
}

SAID_WHERE = {
    WAR + "The minister told a rally of old soldiers in [Damascus] on Sunday that [Homs] had been retaken.": [
        "gain SY Homs (minister)"
    ],
    WAR + "The minister let it be known in [Damascus] that troops had retaken [Homs].": ["gain SY Homs (minister)"],
    WAR + "A rebel commander, Omar al-Hadi, conceded the loss of [Homs].": ["loss rebels Homs (Omar al-Hadi)"],
    WAR + "Government helicopters dropped bombs on [Idlib|settlement|SY], and shells fell on [Hama|settlement|SY].": [
        "strike SY Hama",
        "strike SY Idlib",
    ],
}

TOLD_OF = {
    WAR + "[Palmyra], which the ministry said its troops had captured, was quiet.": ["gain SY Palmyra (ministry)"],
    WAR + "Villages near [Palmyra] that the army said it had captured were burning.": [
        "gain SY Palmyra approach (army)"
    ],
    WAR + "[Palmyra], which the ministry denied its troops had lost, was quiet.": ["loss SY Palmyra denied (ministry)"],
    WAR + "The tank that the rebels said they had captured was in [Palmyra].": [],
    WAR + "A man who said the rebels had captured him died in [Palmyra].": [],
    WAR + "Syria accused Turkey of shelling [Palmyra], a charge Turkey denied.": [
        "strike TR Palmyra (Syria)",
        "strike TR Palmyra denied (Turkey)",
    ],
}

STANDING = {
    WAR + "The rebels are at the edge of [Homs].": ["contest rebels Homs approach"],
    WAR + "[Homs] and [Hama] are still the rebels'.": ["control rebels Hama", "control rebels Homs"],
    WAR + "Friends in [Homs] and [Hama] are the rebels' only hope.": [],
    WAR + "The rebels' radio said that [Homs] was theirs.": ["control rebels Homs (radio)"],
    WAR + "The rebels said that all of [Homs] was their own.": ["control rebels Homs (rebels)"],
    WAR + "Syrian troops recovered [Homs], for nine months a stronghold of the rebels.": [
        "control rebels Homs",
        "gain SY Homs",
    ],
    WAR + "Syrian troops came away from [Homs] in good order.": ["loss SY Homs"],
    WAR + "The troops came away from [Homs] cinema with a laugh.": [],
    WAR + "Cluster bombs burst over [Homs|settlement|SY] on Tuesday.": ["strike - Homs"],
    WAR + "The rebels said they would march on to [Homs].": ["contest rebels Homs approach planned (rebels)"],
}

ABROAD = {
    "Israeli tanks fought Hamas fighters. Rockets were fired at [Ashdod|settlement|IL].": ["strike Hamas Ashdod"],
    "Israeli tanks fought Hamas fighters. Shells hit [Rafah|settlement|PS].": ["strike IL Rafah"],
    "Israeli tanks fought Hamas fighters, and Hezbollah's fighters watched. Rockets were fired at [Ashdod|settlement|IL].": [
        "strike - Ashdod"
    ],
}

WHOSE = {
    "The rebels' leader, Mustafa Jalil, said his men controlled most of [Tripoli]. The rebels fight the army.": [
        "control rebels Tripoli part (Mustafa Jalil)"
    ],
    "Omar Hadi, a rebel commander, said his forces held [Homs|settlement|SY]. Syrian troops fight the rebels.": [
        "control rebels Homs (Omar Hadi)"
    ],
    "The rebels captured [Homs], said a spokesman based in [Paris].": ["gain rebels Homs (spokesman)"],
    "Syrian troops fight rebels. An army spokesman denied that [Homs|settlement|SY] had fallen.": [
        "gain - Homs denied (army spokesman)"
    ],
    "Federal troops pushed into [Vukovar|settlement|HR]. Yugoslav gunboats fired shells at [Split|settlement|HR].": [
        "gain Yugoslavia Vukovar",
        "strike Yugoslavia Split",
    ],
    "Federal troops captured [Mekelle|settlement|ET]. Yugoslavia was silent.": ["gain ET Mekelle"],
    "Islamist rebels captured [Konna].": ["gain rebels Konna"],
    "Russian troops crossed the river. Jets bombed [Grozny|settlement|RU] for an eighth day.": ["strike RU Grozny"],
    "Israeli tanks fight Hamas fighters. Hamas fighters fled. Tanks rolled into [Gaza City|settlement|PS].": [
        "gain IL Gaza City"
    ],
    "Syrian troops raised the flag over the governor's palace in [Homs].": ["gain SY Homs"],
    "American marines raised the Stars and Stripes over [Basra].": ["gain US Basra"],
    "[Homs] is still under rebel siege.": ["contest rebels Homs"],
    "Syrian rebels seized a border crossing with Turkey at [Bab]. Troops and tanks fought.": ["gain rebels Bab"],
}

NO_FORCE = {
    WAR + "Protesters occupied a square in [Homs] and police cleared it.": [],
    WAR + "Aid groups entered [Homs] with food.": [],
    WAR + "Rebel groups entered [Homs] with tanks.": ["gain rebels Homs"],
    WAR + "The column of buses left [Homs] with families.": [],
    WAR + "The column of Syrian tanks left [Homs] at dawn.": ["loss SY Homs"],
    WAR + "Trains from Damascus reach [Homs] in two hours.": [],
    WAR + "The Red Cross said it had been unable to reach [Homs].": [],
    WAR + "Turkey said it had been unable to capture [Homs].": ["gain TR Homs denied (Turkey)"],
    WAR + "Sanctions hit [Syria|country|SY], and the pound fell in [Homs].": [],
    WAR + "A fire at a depot in [Homs] burned all night.": [],
    WAR + "A colonel was killed in [Homs] by a car bomb.": [],
    WAR + "A colonel was killed in [Homs] by a Turkish bomb.": ["strike TR Homs"],
    WAR + "Soldiers marched through [Damascus|settlement|SY] on Victory Day.": [],
}

AGAIN = {
    WAR + "[Syria|country|SY]'s second city, [Aleppo|settlement|SY], was shelled by Turkish guns.": [
        "strike TR Aleppo"
    ],
    WAR + "Turkish guns shelled [Syria|country|SY]'s second city, [Aleppo|settlement|SY].": ["strike TR Aleppo"],
    WAR + "[Syria|country|SY]'s second city, [Aleppo|settlement|SY], came under fire from Turkish guns.": [
        "strike TR Aleppo"
    ],
    WAR + "Turkish troops hold parts of [Syria|country|SY].": ["control TR Syria part"],
    WAR
    + '"They have not encircled [Homs|settlement|SY]," a Syrian general, Omar Hadi, told reporters. Turkish troops fight.': [
        "contest TR Homs denied (Omar Hadi)"
    ],
    WAR + "Turkish troops withdrew from [Homs]. [Homs] was encircled, a minister said.": [
        "contest SY Homs (minister)",
        "loss TR Homs",
    ],
    WAR + "The ministry, in its daily bulletin, said Turkey now controlled over half of [Idlib].": [
        "control TR Idlib part (ministry)"
    ],
    WAR + "Iraqi Prime Minister Haider al-Abadi said that Turkish troops had taken [Mosul].": [
        "gain TR Mosul (Haider al-Abadi)"
    ],
    WAR + "[Kharkiv] Governor Oleh Bondar said that Russian missiles had hit [Izium].": [
        "strike RU Izium (Oleh Bondar)"
    ],
    WAR + "The Ukrainian Air Force said that Russian missiles had hit [Izium].": [
        "strike RU Izium (Ukrainian Air Force)"
    ],
    WAR + "The Russian General Staff said that Turkish troops had taken [Mosul].": [
        "gain TR Mosul (Russian General Staff)"
    ],
    WAR + "Rebels overran [Homs] on Monday; Turkey insists that its troops have won the town back.": [
        "gain TR Homs (Turkey)",
        "gain rebels Homs",
    ],
    WAR + "Syrian troops shelled [Idlib], and Turkish jets bombed the town.": ["strike SY Idlib", "strike TR Idlib"],
    WAR + "Syrian troops shelled [Idlib] and bombed the town again.": ["strike SY Idlib"],
    WAR + "Turkey denied that its airfields had been used for the missile attack on [Idlib].": ["strike SY Idlib"],
    WAR + "Rebels left [Homs] and marched on the capital.": ["loss rebels Homs"],
    WAR + "Rebels left [Homs] and shelled the town.": ["loss rebels Homs", "strike rebels Homs"],
    WAR + "Paratroopers stole a march on [NATO].": [],
    "The Yugoslav army left [Kosovo|admin1] in June. Troops and tanks fought.": ["loss Yugoslavia Kosovo"],
    WAR + "Syrian troops used cluster bombs on [Idlib].": ["strike SY Idlib"],
    WAR + "Syrian troops used cluster maps in [Idlib].": [],
    WAR + "Turkey has massed troops on the outskirts of [Idlib].": ["contest TR Idlib approach"],
    "Yemen's army fights the Houthis. [Saada|settlement|YE], the Houthis' stronghold, was bombed.": [
        "control Houthis Saada",
        "strike YE Saada",
    ],
}

POSTS = {
    "• The defence ministry says Turkey has shelled [Afrin].": ["strike TR Afrin (defence ministry)"],
    "⚡️The defence ministry says Turkey has shelled [Afrin].": ["strike TR Afrin (defence ministry)"],
    "🇺🇦 Ukrainian forces ✅ took [Lyman] ❗️": ["gain UA Lyman"],
    "❗️ [Lyman] ➡️ liberated by Ukrainian forces": ["gain UA Lyman"],
    "⚡️❗️Russian troops entered [Popasna]": ["gain RU Popasna"],
    "⚡️❗️Russian troops entered the contest in [Popasna]": [],
}

OF_WHOM = {
    "Rockets hit a [UK|country|GB] base in [Basra].": ["strike - Basra"],
    "Gunmen opened fire on the [US|country|US] embassy.": [],
    "Militants seized a [US|country|US] base near [Kandahar].": ["gain militants Kandahar approach"],
    "The administration may attack a [U.S.|country|US] citizen.": [],
    "Rockets hit a base in [Basra].": ["strike - Basra"],
}

UNDER = {
    "Aid reached areas under Turkish control in [Afrin].": ["control TR Afrin part"],
    "Aid reached territory under the control of Turkey in [Afrin].": ["control TR Afrin part"],
    "In [Afrin|admin2] no one can reach villages under the control of Turkey.": ["control TR Afrin part"],
    "Prices in areas under state control in [Brazil|country|BR] rose.": [],
    "Turkish aid reached fires under control in [Afrin].": [],
}

LAID = {
    "Turkish forces captured [Afrin]. A bomb killed six policemen in [Manbij].": ["gain TR Afrin"],  # from no distance
    "Turkish forces captured [Afrin]. Turkish bombs killed six in [Manbij].": ["gain TR Afrin", "strike TR Manbij"],
}

NAMES = {
    "The [New Mexico|admin1|US] Volunteers, an American unit, marched to [Gibson].": ["contest US Gibson approach"],
    "The Americans' [New Georgia|area|SB] campaign ended with the capture of [Munda].": ["gain US Munda"],
    "American troops rode west. Indians attacked [Fort Randall|facility|US].": [
        "contest Native Americans Fort Randall"
    ],
    "Indian troops attacked [Kargil].": ["contest IN Kargil"],
    "[Aleppo] was under the control of the Hamdani. Turkish troops came later.": ["control - Aleppo"],
    "Anda is under the administration of [Suihua].": [],
    "[Guam|country|GU]'s liberation from the Japanese was slow.": ["gain - Guam"],
    "[Lebanon|country|LB]'s occupation by Syria ended.": ["control SY Lebanon"],
    "Graziani started an attack on 4 October 1935 and soon occupied [Dolo].": [],
    WAR + "The company, Turkish Plaster Industries, took a lease in [Homs].": [],
    WAR + "The school under my charge at [Homs] was closed.": [],
    WAR + "They told of the destruction of the steamer Presto.": [],
    WAR + "The Fourteenth were being pressed hard.": [],
    WAR + "A house in [Homs] was destroyed by Turkish bombing in the Second World War.": ["strike TR Homs"],
    "The Turkish cruiser Breslau shelled [Sevastopol].": ["strike TR Sevastopol"],
    "A Turkish cruiser left [Sevastopol].": [],
    WAR + "[Homs] was incorporated as a city in 1906.": [],
    "The Syrian army has a large presence in [Homs|settlement|SY].": [],
    "Turkish troops have a large presence in [Homs|settlement|SY].": ["control TR Homs"],
    WAR + "Turkish troops fight on. Erdogan reported the capture of [Homs].": ["gain TR Homs (Erdogan)"],
    WAR + "Turkish troops fight on. French officials reported the capture of [Homs].": [
        "gain - Homs (French officials)"
    ],
    WAR + "Turkish troops captured Khirbet al-Adas and [Homs].": ["gain TR Homs", "gain TR Khirbet al-Adas"],
    WAR + "A bird sang near [Homs], where we were staying.": [],
    WAR + "They were in [Homs], where Turkish troops were staying.": ["control TR Homs"],
    "[Turkey|country|TR] asks about its consul, who was seized in [Mosul].": [],
    "Zelensky promised the delegations from [Tokyo] that the peninsula would be de-occupied.": [],
    "Zelensky promised the delegations from [Crimea|admin1] that the peninsula would be de-occupied.": [
        "gain UA Crimea planned (Zelensky)"
    ],
    "Rebels attacked [Hodeidah], the [Red Sea|water] port that Turkey held.": [
        "contest rebels Hodeidah",
        "control TR Hodeidah",
    ],
    WAR + "Turkish troops burned depots. Workers occupied the plant in [Homs].": [],
    WAR + "Turkish troops fought on. Upon entering [Homs], one can see the ruins.": [],
    WAR + "Two Turkish columns set out. One took [Homs].": ["gain TR Homs"],
}

ALL = [
    pytest.param(text, expected, id=f"{name}-{number}")
    for name, cases in (
        ("times", TIMES),
        ("having", HAVING),
        ("masters", MASTERS),
        ("ground", GROUND),
        ("told", TOLD),
        ("borrowed", BORROWED),
        ("said where", SAID_WHERE),
        ("told of", TOLD_OF),
        ("standing", STANDING),
        ("abroad", ABROAD),
        ("whose", WHOSE),
        ("no force", NO_FORCE),
        ("again", AGAIN),
        ("posts", POSTS),
        ("of whom", OF_WHOM),
        ("under", UNDER),
        ("laid", LAID),
        ("names", NAMES),
    )
    for number, (text, expected) in enumerate(cases.items(), 1)
]


@pytest.mark.parametrize(("text", "expected"), ALL)
def test_wording(text, expected):
    assert short(text) == expected
