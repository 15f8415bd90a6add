"""Claims in the long sentences of newspapers: strongholds, asides behind "to be", times beside nouns, hopes given up."""

import pytest

import geomap
from tests.claims_cases import short

WAR = "Troops fought and shelled each other in the war. "

STRONGHOLDS = {
    "Soldiers shelled [Gharyan] and [Yafran], two rebel strongholds in the hills.": [
        "control rebels Gharyan",
        "control rebels Yafran",
        "strike - Gharyan",
        "strike - Yafran",
    ],
    "[Gharyan] and [Yafran], the last rebel strongholds, were quiet.": [
        "control rebels Gharyan",
        "control rebels Yafran",
    ],
    "The rebels fell back on their last stronghold, [Gharyan].": ["control rebels Gharyan"],
    "The rebels fell back on their strongholds in the [Tibesti mountains|area].": [
        "control rebels Tibesti mountains part"
    ],
    "[Hajin], the last redoubt of Islamic State, was in ruins.": ["control Islamic State Hajin"],
    "Islamic State's last redoubt in the valley, the village of [Hajin], was in ruins.": [
        "control Islamic State Hajin"
    ],
    "[Musa Qala], one of the last bastions of the Taliban, was in ruins.": ["control Taliban Musa Qala"],
    "The Taliban stronghold [Musa Qala] was bombed.": ["control Taliban Musa Qala", "strike - Musa Qala"],
    "[Popasna] is the Ukrainian army's last foothold in the [Luhansk region|admin1].": ["control UA Popasna"],
    "The rebels were chased from their strongholds in [Gharyan].": ["loss rebels Gharyan part"],
    "[Gharyan], once a rebel stronghold, was quiet.": [],
    "[Gharyan], a former rebel stronghold, was quiet.": [],
    "The party's stronghold in [Leicester] went to the polls.": [],
    "He was born in the group's stronghold, and [Gharyan] was far.": [],
}

ASIDES = {
    "[Kostiantynivka] is now, the Kremlin said on Wednesday, in Russian hands.": [
        "control RU Kostiantynivka (Kremlin)"
    ],
    "[Kostiantynivka] was, by the account of two officers, under Russian control.": [
        "control RU Kostiantynivka (officers)"
    ],
    "[Kostiantynivka] is now, the Kremlin said, in Russian films.": [],
    "Greek cavalry, it was learned from a source that has seldom been wrong, entered [Serres].": ["gain GR Serres"],
    "The Ukrainian army, having abandoned [Siversk], the hub it had spent a spring fighting for, blew up a bridge.": [
        "loss UA Siversk"
    ],
    "The Ukrainian army, having seen [Siversk], the hub it had spent a spring dreaming of, blew up a bridge.": [],
    "In the east, [Siversk] was the only town of any size still held by Ukrainian troops.": ["control UA Siversk"],
    "[Siversk] is the last city in the province held by Ukrainian troops.": ["control UA Siversk"],
    "[Siversk], a disputed town captured by the Russians in May, was quiet.": ["gain RU Siversk"],
    "In [Zawiya], rebels repulsed an assault by government troops.": ["contest - Zawiya"],
    "In [Zawiya], rebels condemned an assault by government troops.": [],
}

TIMES = {
    "The army launched attacks on Wednesday on the city of [Zawiya], a port in western [Libya|country].": [
        "contest - Zawiya"
    ],
    "Russian airstrikes on Sunday night on [Saraqib] killed ten people.": ["strike RU Saraqib"],
    "The fighting on Monday in [Zawiya] was heavy.": ["contest - Zawiya"],
    "The rebels have for a fortnight been masters of [Zawiya].": ["control rebels Zawiya"],
    "The rebels' column is within two leagues of [Zawiya].": ["contest rebels Zawiya approach"],
}

TURNED = {
    "[Siversk] was the last town in the region outside Russian control.": ["control RU Siversk denied"],
    "The fire at [Siversk] was beyond the control of the brigade.": [],
    "All but [Siversk] had been taken by the Russians.": ["gain RU Siversk denied"],
    "The rebels have given up all hope of taking [Zawiya].": ["gain rebels Zawiya denied planned"],
    "The rebels lost every chance of retaking [Zawiya].": ["gain rebels Zawiya denied planned"],
    "The rebels, who have not given up hope of taking [Zawiya], rested.": ["gain rebels Zawiya planned"],
    "The army planned to drive the Taliban from [Helmand|admin1].": ["gain - Helmand planned"],
}

TOLD = {
    "The minister said that the town was burning, but that the Russians had not entered [Siversk].": [
        "gain RU Siversk denied (minister)"
    ],
    "By the reckoning of the Observatory, Kurdish fighters, backed by American jets, have taken back [Tabqa].": [
        "gain Kurds Tabqa (Observatory)"
    ],
}

OBJECTS = {
    "The rebels occupy the governor's palace, the tax office and most of [Rubaya].": ["control rebels Rubaya part"],
    "The rebels captured the airfield, two bridges and the town of [Rubaya].": ["gain rebels Rubaya"],
    "The rebels took the hills and [Rubaya].": ["gain rebels Rubaya"],
    "The rebels captured the airfield and [Rubaya] was quiet.": [],
    "The rebels entered the war and [Rubaya] found its markets empty.": [],
    "The rebels captured a general, two colonels and a doctor in [Rubaya].": [],
}

WHOSE = {
    "[Marka] and [Barawe] remain in jihadist hands.": ["control jihadists Barawe", "control jihadists Marka"],
    "The Tamil Tigers fled before the Sri Lankan army. [Mallavi|settlement|LK], their capital, was taken in May.": [
        "gain LK Mallavi"
    ],
    "The M23 hold the hills; the Congolese army has the sky. Its jets bombed [Rubaya|settlement|CD].": [
        "strike CD Rubaya"
    ],
    "The rebels hold, by their own count, half of [Rubaya].": ["control rebels Rubaya part (rebels)"],
    "The Japanese have been checked, so at least the Russians say, at [Dalny].": ["contest JP Dalny (Russians)"],
    "Militiamen who are said to answer to the general attacked [Zalingei].": ["contest - Zalingei"],
    "The ministry declined to confirm that its troops had left [Zalingei].": [],
    "The government was moved from [Zalingei] in October.": [],
    "The brigade was moved out of [Zalingei] in October.": ["loss - Zalingei"],
    "The president announced the capture of villages on Twitter.": [],
    "The rebels have taken [Walikale] and are, the governor said, marching on [Kalehe].": [
        "contest rebels Kalehe approach (governor)",
        "gain rebels Walikale",
    ],
    "The road leads to [Berdiansk], which Ukrainian troops have held since June, and whose mayor, after a day of"
    " saying that nothing had happened, ordered trenches dug.": ["control UA Berdiansk"],
}

AGAIN = {
    "[Dolisie], which the rebels had overrun in January, was retaken in March.": [
        "gain - Dolisie",
        "gain rebels Dolisie",
    ],
    "[Dolisie] has been in the separatists' possession since May.": ["control separatists Dolisie"],
    "The garrison handed over the keys of [Fort Lamy].": ["loss - Fort Lamy"],
    "The mayor handed over the keys of [Dolisie] to his guests.": [],
    "Russian guns emptied their magazines on [Huliaipole].": ["strike RU Huliaipole"],
    "The Russians put a missile through the roof of the theatre in [Izmail].": ["strike RU Izmail"],
    "Soldiers put the wounded through the hospital in [Izmail].": [],
    "The French gave [Gossi] back to the Malians.": ["loss FR Gossi"],
    "The French fell back upon [Vendome].": [],
    "The French fell upon [Vendome].": ["contest FR Vendome"],
    "The soldiers let themselves into a pub in [Wepener].": [],
}

SHARES = {
    "The insurgents, who shelled [Zuwara] on Saturday, now control most of it.": [
        "control insurgents Zuwara part",
        "strike insurgents Zuwara",
    ],
    "The insurgents entered [Zuwara] and lost all of it by Sunday.": [
        "gain insurgents Zuwara",
        "loss insurgents Zuwara",
    ],
    "Rebels looted the aid for [Zuwara] and took half of it.": [],
    "The wheat in [Zuwara] is burning; the rebels hold most of it.": [],
    "Serbian artillery has been firing across the border at [Kukes].": ["strike RS Kukes"],
}

SECOND = {
    "Thrice that year the Greek armies had stood at its gates, only to be beaten by the troops holding it.": [],
    "[Bunia], the colonel told reporters, has been retaken.": ["gain - Bunia (colonel)"],
    "The general promised that [Bunia], lost in May, would be retaken by Christmas.": [
        "gain - Bunia planned (general)",
        "loss - Bunia",
    ],
    "The general expects the column that left [Mahagi] to take [Bunia].": ["gain - Bunia planned", "loss - Mahagi"],
    "The general promised an army that would take [Bunia].": ["gain - Bunia planned"],
    "The rebels took [Bunia] on Monday, and with it, in the opinion of diplomats, the mines.": ["gain rebels Bunia"],
    "The rebels took [Bunia] on Monday, and with it, diplomats said, the road to the lake.": ["gain rebels Bunia"],
    "The rebels took [Bunia] on Monday, and on Tuesday entered [Mahagi], according to residents.": [
        "gain rebels Bunia (residents)",
        "gain rebels Mahagi (residents)",
    ],
    "The rebels took [Bunia] and [Mahagi], according to residents, on Tuesday.": [
        "gain rebels Bunia (residents)",
        "gain rebels Mahagi (residents)",
    ],
}

DATELINE = (
    "NAIROBI, Kenya — The Rapid Support Forces, which on maps handed out to reporters here are shown as controlling a"
    " third of Sudan, were on Saturday in possession, as far as anyone could verify, of two towns and the village of"
    " Nyala, and of Nyala only at night."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    (STRONGHOLDS | ASIDES | TIMES | TURNED | TOLD | OBJECTS | WHOSE | AGAIN | SHARES | SECOND).items(),
)
def test_long_prose(text: str, expected: list[str]) -> None:
    assert short(WAR + text) == expected


def test_a_dateline_is_no_place_of_a_claim() -> None:
    claims = geomap.Reader().read(geomap.Article("a", DATELINE)).claims
    assert [claim.place.text for claim in claims] == ["Sudan"]
