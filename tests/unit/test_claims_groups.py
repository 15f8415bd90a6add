"""Whose deed it is where the text speaks of groups: by their men, by what it has called them, by a people's name."""

import pytest

from tests.claims_cases import short

GROUPS = {
    # Groups that no list has, told by their fighters.
    "Fighters of the QLF entered [Tawila|settlement|SD]. The QLF then took [Kutum|settlement|SD].": [
        "gain QLF Kutum",
        "gain QLF Tawila",
    ],
    "The Union of Lake Councils (ULC) met. Traders said the ULC's men had left [Tawila|settlement|SD].": [
        "loss Union of Lake Councils Tawila (Traders)"
    ],
    "A spokesman for the Free Lakes Army said its fighters had captured [Tawila|settlement|SD].": [
        "gain Free Lakes Army Tawila (spokesman for the Free Lakes Army)"
    ],
    # No group without fighters.
    "The QLF met. The QLF took [Tawila|settlement|SD].": [],
    "Lorries of the QLF took [Tawila|settlement|SD].": [],
    # "The gunmen" are the one group named; not where gunmen stood before, and not other gunmen.
    "Boko Haram burned a market. The gunmen then took [Banki|settlement|NG].": ["gain Boko Haram Banki"],
    "Boko Haram burned a market. Gunmen then took [Banki|settlement|NG].": ["gain gunmen Banki"],
    "Boko Haram burned a market. Gunmen came by night. The gunmen took [Banki|settlement|NG].": ["gain gunmen Banki"],
    "Boko Haram and Hezbollah are at war. The gunmen took [Banki|settlement|NG].": ["gain gunmen Banki"],
    # "The Iran-backed group" is the group, not Iran.
    "Saudi jets wait. The Houthis rest. The Iran-backed group controls [Taiz|settlement|YE].": ["control Houthis Taiz"],
    # A state has soldiers and no fighters: whose "its fighters" are is not said.
    "The Tigrayan forces met. The front said its fighters had taken [Kemise|settlement|ET].": [
        "gain Tigray People's Liberation Front Kemise (front)"
    ],
    "Ethiopia said that its fighters had taken [Kemise|settlement|ET].": ["gain ET Kemise (Ethiopia)"],
    # What the text itself called a militia is its militia.
    "Israel's proxy militia, the South Lebanon Army, left. Hezbollah men came. The militia lost"
    " [Qantara|settlement|LB].": ["loss South Lebanon Army Qantara"],
    # Of two who are called so the one that is named.
    "Houthi rebels and soldiers loyal to the former president took [Aden|settlement|YE].": ["gain Houthis Aden"],
    # A people's name is that of the party there.
    "Serb gunners shelled [Gorazde|settlement|BA].": ["strike Bosnian Serbs Gorazde"],
    "Serb forces withdrew from [Pakrac|settlement|HR].": ["loss Republic of Serbian Krajina Pakrac"],
    "Serb police left [Klina|settlement|XK].": ["loss RS Klina"],
    "Croat forces shelled [Vitez|settlement|BA].": ["strike Bosnian Croats Vitez"],
    "Croat forces shelled [Knin|settlement|HR].": ["strike HR Knin"],
    # "The coalition" is the one that fights a party of the text; not that of others.
    "The Houthis rest. Coalition aircraft bombed [Taiz|settlement|YE].": ["strike Saudi-led coalition Taiz"],
    "The Taliban rest. Coalition aircraft bombed [Sangin|settlement|AF].": ["strike coalition Sangin"],
    # "Federal" and "government" guns are the state's, whoever was named last.
    "The Tigrayan forces rest. Federal artillery hit [Kemise|settlement|ET].": ["strike ET Kemise"],
    # "And the enemy" is not who has just acted.
    "The German army waits. British troops left [Calais|settlement|FR], and the enemy entered it that night.": [
        "gain DE Calais",
        "loss GB Calais",
    ],
    # Who is seen in a picture, and no picture.
    "Images published by a local channel show Russian soldiers entering [Tokmak|settlement|UA].": ["gain RU Tokmak"],
    "An army is at war, shells fall. Videos published by our analysts show infantry raising a flag over"
    " [Tokmak|settlement|UA].": ["gain - Tokmak"],
    # "They" do not shell their own town where another state attacks there.
    "Russian troops entered [Orikhiv|settlement|UA]; Kyiv was silent. The Ukrainian president called. They shelled"
    " [Tokmak|settlement|UA].": ["gain RU Orikhiv", "strike RU Tokmak"],
    "Russian troops entered [Orikhiv|settlement|UA]. Ukrainian guns shelled [Tokmak|settlement|UA]. They shelled"
    " [Polohy|settlement|UA].": ["gain RU Orikhiv", "strike UA Polohy", "strike UA Tokmak"],
    # Whose communique it is tells who "we", "the enemy", "they" and nameless units are.
    "Communique of the general staff of the Chechen rebels. Our fighters hold [Argun|settlement|RU]. The enemy bombed"
    " [Shali|settlement|RU].": ["control Chechen separatists Argun", "strike RU Shali"],
    "Post of a Russian military correspondent. The enemy holds [Avdiivka|settlement|UA]. They shelled"
    " [Donetsk|settlement|UA].": ["control UA Avdiivka", "strike UA Donetsk"],
    "Bulletin of the Russian defence ministry. The Ukrainian army is silent. Units entered [Tokmak|settlement|UA].": [
        "gain RU Tokmak"
    ],
    "Bulletin of the Russian defence ministry. The Ukrainian army is silent. Its units entered"
    " [Tokmak|settlement|UA].": ["gain UA Tokmak"],
    "The Ukrainian army is silent. We left [Orikhiv|settlement|UA]. They shelled [Tokmak|settlement|UA].": [
        "loss UA Orikhiv",
        "strike RU Tokmak",
    ],
    # "The terrorists" are the one group that is named, wherever.
    "The terrorists left [Pallai|settlement|LK]. The army faces the Tamil Tigers.": [
        "loss Liberation Tigers of Tamil Eelam Pallai"
    ],
    # Troops of a faith or a creed are none of those named before; the police are the state's.
    "Islamic State fighters left. Communist troops took [Bamiyan|settlement|AF].": ["gain communists Bamiyan"],
    "The Kosovo Liberation Army left. The police shelled [Klina|settlement|RS].": ["strike RS Klina"],
    "Junta soldiers left. The ethnic Rakhine army took [Minbya|settlement|MM].": ["gain ethnic army Minbya"],
    # A "rebel general" is one of the rebels that are named.
    "The Tamil Tigers left. A guerrilla commander said that the movement had taken [Pallai|settlement|LK].": [
        "gain Liberation Tigers of Tamil Eelam Pallai (guerrilla commander)"
    ],
    # "Houthi fighters" name the one group whom "the gunmen" are.
    "Houthi fighters came. The gunmen seized [Taiz|settlement|YE].": ["gain Houthis Taiz"],
    # Who scoffs at a claim denies it.
    "Hamas scoffed at claims that Israel had taken [Rafah|settlement|PS].": ["gain IL Rafah denied (Hamas)"],
    "Hamas mocked the claim that Israeli troops had taken [Rafah|settlement|PS].": ["gain IL Rafah denied (Hamas)"],
    "Israeli tanks waited. The occupying power bombed [Rafah|settlement|PS].": ["strike IL Rafah"],
    "The last of the Russian soldiers left [Lyman|settlement|UA].": ["loss RU Lyman"],
    "The resistance will win back [Kampot|settlement|KH].": ["gain resistance Kampot planned"],
    # Forces "of" a leader are his party's; a president's are the state's; loyal ones too.
    "The forces of General Khalifa Haftar took [Gharyan|settlement|LY].": ["gain Libyan National Army Gharyan"],
    "French legionnaires came. President Ngor's troops entered [Man|settlement|CI].": ["gain CI Man"],
    "French legionnaires came. Loyal soldiers took [Man|settlement|CI].": ["gain CI Man"],
    # "His troops" are the named speaker's.
    "The M23 came. Congolese troops fled. The movement's military spokesman, Willy Ngoma, said that his troops would not"
    " leave [Goma|settlement|CD].": ["loss M23 Goma denied planned (Willy Ngoma)"],
    # "Their" is ours where our units act; what is struck abroad in our communique we struck, at home the enemy.
    "Bulletin of the Russian defence ministry. Ukrainian soldiers fled. Our units continued their assault on"
    " [Tokmak|settlement|UA].": ["contest RU Tokmak"],
    "Bulletin of the Russian defence ministry. Ukrainian soldiers fled from our units. A missile hit"
    " [Tokmak|settlement|UA].": ["strike RU Tokmak"],
    "Bulletin of the Ukrainian general staff. The Russians fled from our units. A missile hit [Tokmak|settlement|UA].": [
        "strike RU Tokmak"
    ],
    # "Eritrean fighters" beside a group of that name are the group's; soldiers are the state's.
    "The Eritrean People's Liberation Front met. Eritrean fighters entered [Asmara|settlement|ER].": [
        "gain Eritrean People's Liberation Front Asmara"
    ],
    "The Eritrean People's Liberation Front met. Eritrean soldiers entered [Asmara|settlement|ER].": ["gain ER Asmara"],
    # "His" is no group's name; a government with a name of its own is not the backer's.
    "An LNA commander met the Government of National Accord, as rebels did. His army took [Surman|settlement|LY].": [
        "gain Libyan National Army Surman"
    ],
    "Soldiers fought. The UN-backed interim Government of National Accord controls [Misrata|settlement|LY].": [
        "control Government of National Accord Misrata"
    ],
    # A group's leader has the name of other men elsewhere.
    "Antonio García said that his men had left [Bakhmut|settlement|UA].": ["loss - Bakhmut (Antonio García)"],
    "Antonio García said that his men had left [Tibú|settlement|CO].": [
        "loss National Liberation Army Tibú (Antonio García)"
    ],
    # What a group's own people announce as taken is theirs; who denies a strike is who would have struck.
    "The M23 is at war. Willy Ngoma told reporters that [Bukavu|settlement|CD] would be captured.": [
        "gain M23 Bukavu planned (Willy Ngoma)"
    ],
    "NATO planes flew home. No bomb was dropped on [Surdulica|settlement|RS], a NATO spokesman said.": [
        "strike NATO Surdulica denied (NATO spokesman)"
    ],
    # "His" are those of whom a spokesman is one.
    "Russian troops took [Lyman|settlement|UA]. A spokesman for Ukraine's Northern grouping said his soldiers were"
    " holding [Siversk|settlement|UA].": [
        "control UA Siversk (spokesman for Ukraine's Northern grouping)",
        "gain RU Lyman",
    ],
    # A state's army, its marines and its numbered units take its own town back, and are no group's.
    "Boko Haram burned a market. The army then captured [Banki|settlement|NG].": ["gain NG Banki"],
    "Boko Haram burned a market. Boko Haram took [Bama|settlement|NG]. Government troops captured"
    " [Banki|settlement|NG].": ["gain Boko Haram Bama", "gain NG Banki"],
    "Nigeria is at war. Boko Haram burned a market. The Fourth Division left [Banki|settlement|NG].": ["loss NG Banki"],
    "Nigeria is at war. Boko Haram burned a market. Battalion 129 left [Banki|settlement|NG].": ["loss NG Banki"],
    "Nigeria is at war. Boko Haram burned a market. Marines left [Banki|settlement|NG].": ["loss NG Banki"],
    "The M23's 2nd brigade rests. Congo is at war. The brigade left [Sake|settlement|CD].": ["loss M23 Sake"],
    "Boko Haram burned a market. Boko Haram took [Bama|settlement|NG]. Nigerian troops came. Units of the 5th Corps"
    " captured [Banki|settlement|NG].": ["gain Boko Haram Bama", "gain NG Banki"],
    # "The fighters" are a group's, though soldiers were named last.
    "Boko Haram burned a market. The Nigerian army came. The fighters left [Banki|settlement|NG].": [
        "loss Boko Haram Banki"
    ],
    # The name of a group ends before the other side's.
    "Clashes between a militia called the Hill Guard and Chadian forces went on. The militia took"
    " [Mongo|settlement|TD].": ["gain Hill Guard Mongo"],
    # "Moro rebels" are the group's that bears the people's name.
    "The Moro Islamic Liberation Front met. Moro rebels took [Iligan|settlement|PH].": [
        "gain Moro Islamic Liberation Front Iligan"
    ],
    "The Moro Islamic Liberation Front met. Muslim rebels took [Iligan|settlement|PH].": ["gain Muslim rebels Iligan"],
    # An army by its abbreviation, and by its capital.
    "Al-Shabaab rests. SNA troops took [Adale|settlement|SO].": ["gain SO Adale"],
    "Angola is at war. The army of Pretoria entered [Lobito|settlement|AO].": ["gain ZA Lobito"],
    # "The ethnic army" is the one that is named.
    "The Kachin Independence Army rests. The ethnic army holds [Laiza|settlement|MM].": [
        "control Kachin Independence Army Laiza"
    ],
    # "The group" is who acted, not whom it drove out; "its rivals", "the other group", "the latter" are the other one.
    "Boko Haram took [Bama|settlement|NG] from Ansaru. The group then took [Banki|settlement|NG].": [
        "gain Boko Haram Bama",
        "gain Boko Haram Banki",
    ],
    "Boko Haram fights Ansaru. Boko Haram holds [Bama|settlement|NG]. Its rivals hold [Banki|settlement|NG].": [
        "control Ansaru Banki",
        "control Boko Haram Bama",
    ],
    "Boko Haram fights Ansaru. Boko Haram holds [Bama|settlement|NG]. The other group holds [Banki|settlement|NG].": [
        "control Ansaru Banki",
        "control Boko Haram Bama",
    ],
    "Boko Haram and Ansaru are at war. The former holds [Bama|settlement|NG], the latter holds [Banki|settlement|NG].": [
        "control Ansaru Banki",
        "control Boko Haram Bama",
    ],
    # A federation's air force bombs the seceding state's towns, which lie in its own.
    "Biafra holds [Aba|settlement|NG]. The federal air force bombed [Onitsha|settlement|NG]. The federals captured"
    " [Owerri|settlement|NG].": ["control Biafra Aba", "gain NG Owerri", "strike NG Onitsha"],
    # In whose name a communique is told, though no list has them.
    "Communique no. 4 of the Lake Liberation Front. Our men hold [Gao|settlement|ML]. The enemy left"
    " [Kidal|settlement|ML].": ["control Lake Liberation Front Gao", "loss ML Kidal"],
    "Communique of the Free Lakes Army (FLA), 3 May. Our units hold [Gao|settlement|ML]. We shall take"
    " [Kidal|settlement|ML].": ["control Free Lakes Army Gao", "gain Free Lakes Army Kidal planned"],
    # A proxy's leader and his men are the proxy's, though he stands on a state's side.
    "The Donetsk People's Republic is at war. “We hold [Zuhres|settlement|UA],” Denis Pushilin said.": [
        "control Donetsk People's Republic Zuhres (Denis Pushilin)"
    ],
    "The South Lebanon Army is at war. General Antoine Lahad, its commander, left. General Antoine Lahad said that his"
    " men held [Qantara|settlement|LB].": ["control South Lebanon Army Qantara (Antoine Lahad)"],
    "Denis Pushilin of the Donetsk People's Republic denied that [Zuhres|settlement|UA] had been lost.": [
        "loss Donetsk People's Republic Zuhres denied (Denis Pushilin)"
    ],
    # "The Lebanese group" is the group of that country, "the Islamist movement" the one named before.
    "Israel is at war. Hezbollah rests. The Lebanese group holds [Khiam|settlement|LB].": ["control Hezbollah Khiam"],
    "Hezbollah rests. The Iraqi group holds [Khiam|settlement|LB].": ["control IQ Khiam"],
    "Troops fled. The Taliban rest. The Islamist movement took [Kunduz|settlement|AF].": ["gain Taliban Kunduz"],
    "The Houthis rest. The Shiite rebels took [Taiz|settlement|YE].": ["gain Houthis Taiz"],
    "Shells fell. Hamas-led gunmen entered [Sderot|settlement|IL].": ["gain Hamas Sderot"],
    "Shells fell. Hamas's armed wing entered [Sderot|settlement|IL].": ["gain Hamas Sderot"],
    # "The guerrillas", of several who are called so, are those who acted last.
    "The ELN and the FARC are at war in Colombia. The FARC fled. The ELN took [Tibú|settlement|CO], and the ELN and the"
    " FARC met. The guerrillas left [Ocaña|settlement|CO].": [
        "gain National Liberation Army Tibú",
        "loss National Liberation Army Ocaña",
    ],
    # A leader's fighters are his group's; a town that is called like him is none there.
    "The Rwandan Patriotic Front is at war. Paul Kagame said that his fighters held [Kigali|settlement|RW].": [
        "control Rwandan Patriotic Front Kigali (Paul Kagame)"
    ],
    # Whose flag they fly, and what a proxy's own officers announce.
    "Ukraine is at war. Columns under the flag of the Donetsk People's Republic entered [Zuhres|settlement|UA].": [
        "gain Donetsk People's Republic Zuhres"
    ],
    "Russian forces rest. [Zuhres|settlement|UA] has been captured, the headquarters of the Donetsk People's Republic's"
    " territorial defence said.": [
        "gain Donetsk People's Republic Zuhres (headquarters of the Donetsk People's Republic's territorial defence)"
    ],
    # Fighters of what is no more, of a creed, of somebody unknown, and those whom others call so.
    "Fighters of the former Séléka hold [Bambari|settlement|CF].": ["control Séléka Bambari"],
    "Lebanon is at war. Druze gunners shelled [Qantara|settlement|LB].": ["strike Druze gunners Qantara"],
    "Fretilin is at war. The militia of Nuno Reis took [Maliana|settlement|TL].": ["gain militia Maliana"],
    "Fretilin is at war. The militia took [Maliana|settlement|TL].": ["gain Fretilin Maliana"],
    "Shells fell. Gunmen whom locals call the Hill Guard took [Palma|settlement|MZ].": ["gain Hill Guard Palma"],
    # Whom someone backs is not he: a band with a name, whoever describes it, and a government's troops.
    "Shells fell. The Turkish-backed Lion Brigades captured [Afrin|settlement|SY].": ["gain Lion Brigades Afrin"],
    "Shells fell. Saudi-backed Nation's Hope forces captured [Ataq|settlement|YE].": ["gain Nation's Hope forces Ataq"],
    "Shells fell. The US-backed Sadr Hill brigade left [Basra|settlement|IQ].": ["loss Sadr Hill brigade Basra"],
    "Shells fell. US-backed Iraqi forces left [Basra|settlement|IQ].": ["loss IQ Basra"],
    "Shells fell. Turkish-backed Southern forces left [Afrin|settlement|SY].": [
        "loss Turkish-backed Southern forces Afrin"
    ],
    "Saudi-backed government troops captured [Marib|settlement|YE].": ["gain YE Marib"],
    "Russian-backed regime forces captured [Saraqib|settlement|SY].": ["gain SY Saraqib"],
    "Fighters from the al-Qaeda-linked Boko Haram sect said they held [Bama|settlement|NG].": [
        "control Boko Haram Bama (Fighters from the al-Qaeda-linked Boko Haram sect)"
    ],
    "Militants of the Iran-aligned Houthi movement left [Marib|settlement|YE].": ["loss Houthis Marib"],
    # A band is called so where a sentence begins too; what it says of itself is no part of its name.
    "Shells fell. The Gumba militia captured [Fizi|settlement|CD].": ["gain Gumba Fizi"],
    "Shells fell. The Christian militia captured [Zahle|settlement|LB].": ["gain militia Zahle"],
    "Shells fell. The self-styled Free Lakes Army captured [Fizi|settlement|CD].": ["gain Free Lakes Army Fizi"],
    "Haftar's men left. Pro-government militia fighters captured [Sirte|settlement|LY].": ["gain militia Sirte"],
    # Two who fight each other: who attacks is not said; allies do.
    "Soldiers and rebels are fighting for control of [Bor|settlement|SS].": ["contest - Bor"],
    "M23 fighters and the army clashed in [Sake|settlement|CD].": ["contest - Sake"],
    "M23 fighters clashed with Congolese troops in [Sake|settlement|CD].": ["contest M23 Sake"],
    "French troops and Malian soldiers fought for [Gao|settlement|ML].": ["contest FR Gao"],
    # To whom a fall is a victory or a blow.
    "Syrian troops fled. The capture of [Homs|settlement|SY] was a triumph for the jihadists.": ["gain jihadists Homs"],
    "The M23 is at war. The fall of [Goma|settlement|CD], a port, is a serious blow to the Congolese army.": [
        "gain M23 Goma"
    ],
    "The M23 is at war. The loss of [Goma|settlement|CD] is a serious blow to the Congolese army.": ["loss CD Goma"],
    "The M23 is at war. The fall of [Goma|settlement|CD] is a blow to trade.": ["gain - Goma"],
    # A village north of a town is beside it; a village that has a name is all of it.
    "Rebels captured two villages north of [Goma|settlement|CD].": ["gain rebels Goma approach"],
    "Rebels captured the village of [Kibati|settlement|CD] north of [Goma|settlement|CD].": ["gain rebels Kibati"],
    "Rebels have not entered the streets of [Goma|settlement|CD].": ["gain rebels Goma part denied"],
    # Whom rebels beat back is the state; the land of a text that names only a group is that group's.
    "Azeri troops regrouped. The separatists repelled an attack on [Fizuli|settlement|AZ].": ["contest AZ Fizuli"],
    "Yemeni troops regrouped. Rebels beat back an assault on [Mocha|settlement|YE].": ["contest YE Mocha"],
    "The Arakan Army took [Ann], and junta troops abandoned [Toungup].": [
        "gain Arakan Army Ann",
        "loss MM Toungup",
    ],
    # Who withdraws to a town does not march on it; a port on a sea is not the sea, nor is a nation's adjective a town.
    "Rebels withdrew from [Sake|settlement|CD] and headed for [Goma|settlement|CD].": ["loss rebels Sake"],
    "Rebels took [Sake|settlement|CD] and headed for [Goma|settlement|CD].": [
        "contest rebels Goma approach",
        "gain rebels Sake",
    ],
    "Shells fell. Rebels blew up their base before heading for [Goma|settlement|CD].": [],
    "Rebels want to seize the [Red Sea|admin1|SD] port city.": [],
    "Rebels captured a town in the West African nation's north.": [],
    # Men who are thought to be someone's are his allies, and no soldiers of his.
    "Gunmen believed to be backed by Rwanda have seized [Goma|settlement|CD].": ["gain gunmen Goma"],
    "Rebels said to be supported by neighbouring Uganda seized [Goma|settlement|CD].": ["gain rebels Goma"],
    "Troops shelled a hill. Gunmen who are led by Rwandan officers seized [Goma|settlement|CD].": ["gain gunmen Goma"],
    # Under siege and under fire is not under someone.
    "Rebels brought [Goma|settlement|CD] under siege.": ["contest rebels Goma"],
    "Rebels brought [Goma|settlement|CD] under fire.": ["strike rebels Goma"],
    "Rebels brought [Goma|settlement|CD] under their control.": ["gain rebels Goma"],
    # A battle after which somebody withdraws is not his attack; a people's community is no town.
    "Rebels are at war. The army withdrew after battles for [Uvira|settlement|CD].": ["contest - Uvira"],
    "The army is at war. Troops defended the Hema community.": [],
    # What else a group is called; a capital that rebels proclaim theirs is no state.
    "Boko Haram burned a market. The terrorist organisation has seized [Banki|settlement|NG].": [
        "gain Boko Haram Banki"
    ],
    "Boko Haram burned a market. The militant outfit has seized [Banki|settlement|NG].": ["gain Boko Haram Banki"],
    "A terror group has seized [Banki|settlement|NG].": ["gain terrorists Banki"],
    "Soldiers captured the rebels' self-proclaimed capital of [Mapai|settlement|MZ].": ["gain MZ Mapai"],
    # Whose name stands behind "the force", whose loyalists they are, and a junta that is no more.
    "The NPFL is at war. The peacekeeping force, ECOMOG, bombed [Buchanan|settlement|LR].": ["strike ECOMOG Buchanan"],
    "Rebels fled. Assad loyalists entered [Homs|settlement|SY].": ["gain SY Homs"],
    "Shells fell. The ousted junta's soldiers hold [Lunsar|settlement|SL].": ["control - Lunsar"],
    "Shells fell. The junta's soldiers hold [Lunsar|settlement|SL].": ["control SL Lunsar"],
    # Units of another land, and authorities that only call themselves so, are none of the land's.
    "Ukrainian troops fled. Chechen units entered [Zuhres|settlement|UA].": ["gain Chechen units Zuhres"],
    "Shells fell. The self-proclaimed government lost [Zuhres|settlement|UA].": ["loss - Zuhres"],
    # What nobody confirms, and what is hard to believe.
    "There was no word or confirmation that rebels, militiamen and Congolese troops had entered [Goma|settlement|CD].": [],
    "It was hard to believe that rebels could enter [Goma|settlement|CD].": [],
    # Whom the text calls the group, behind a comma.
    "Mutineers entered [Goma|settlement|CD]. The group, known as the M23, then took [Sake|settlement|CD].": [
        "gain M23 Sake",
        "gain mutineers Goma",
    ],
    # Whose the army's spokesman is.
    "Machar's rebels came. Army spokesman Col Deng Malual denied [Bor|settlement|SS] had been captured.": [
        "gain Sudan People's Liberation Movement-in-Opposition Bor denied (Deng Malual)"
    ],
    # An occupation's army is not that of the land; and the land beside a border is not where it plays.
    "Israeli jets came. Hezbollah said the occupation army had left [Khiam|settlement|LB].": [
        "loss IL Khiam (Hezbollah)"
    ],
    "Malian troops fought near the border with Niger. [Menaka|settlement|ML] is in government hands.": [
        "control ML Menaka"
    ],
    # Rebels who are said to have aircraft have them; other jets are the state's.
    "The army waits. Rebel aircraft bombed [Tawila|settlement|SD].": ["strike rebels Tawila"],
}


@pytest.mark.parametrize("text", GROUPS)
def test_whose_deed_it_is(text):
    assert short(text) == GROUPS[text]


# Whom men are only tied to is not meant by "the insurgents".
TIED = {
    "Militants linked to al-Qaeda seized [Palma|settlement|MZ]. The militants then entered [Pemba|settlement|MZ].": [
        "gain militants Palma",
        "gain militants Pemba",
    ],
    '[Palma|settlement|MZ] was held by men affiliated to the "Islamic State". The insurgents also hold [Pemba|settlement|MZ].': [
        "control - Palma",
        "control insurgents Pemba",
    ],
    "Islamic State fighters seized [Palma|settlement|MZ]. The insurgents also hold [Pemba|settlement|MZ].": [
        "control Islamic State Pemba",
        "gain Islamic State Palma",
    ],
    "The army eliminated most of the rebels near [Nawa|settlement|SY]. They lost [Jasim|settlement|SY] in May.": [
        "loss rebels Jasim"
    ],
    "Fighters linked to al-Qaeda seized [Palma|settlement|MZ].": ["gain al-Qaeda Palma"],
}


@pytest.mark.parametrize("text", TIED)
def test_to_whom_men_are_tied(text):
    assert short(text) == TIED[text]
