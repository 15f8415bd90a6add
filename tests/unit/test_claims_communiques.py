"""Whose a communique is, and of whose units it tells: "units of the Yug Group", "the 35th Army", "the Ministry of Defence"."""

import pytest

from tests.claims_cases import short

REPORTS = {
    # An army's report tells of its own units, by whatever names, and of its own aircraft and ships.
    "Report of the Ministry of Defence of the Russian Federation on the course of the operation\n\nUnits of the Yug Group took [Blahodatne|settlement|UA]. Assault units of the Western Group of Forces completed the liberation of [Novoselivske|settlement|UA].": [
        "gain RU Blahodatne",
        "gain RU Novoselivske",
    ],
    "Information of the Ministry of Defence of the Republic of Armenia\n\nAviation bombed a depot in [Agdam|settlement|AZ]. The Azerbaijani army shelled [Goris|settlement|AM].": [
        "strike AM Agdam",
        "strike AZ Goris",
    ],
    "Bulletin of the General Staff of the Armed Forces of Ukraine\n\nThe enemy shelled [Orikhiv|settlement|UA]. The Air Force struck a depot in [Rubizhne|settlement|UA]. Missile units hit a bridge near [Henichesk|settlement|UA].": [
        "strike RU Orikhiv",
        "strike UA Henichesk approach",
        "strike UA Rubizhne",
    ],
    "Information of the Ministry of Defence of the Republic of Armenia\n\nThe adversary shelled [Goris|settlement|AM]. We declare that no strike was carried out on [Ganja|settlement|AZ].": [
        "strike AM Ganja denied",
        "strike AZ Goris",
    ],
    # Elsewhere such a group is its own party, and so are fighters.
    "Russian troops fought on. Units of the Yug Group took [Blahodatne|settlement|UA].": ["gain Yug Group Blahodatne"],
    "Report of the Ministry of Defence of the Republic of Chad\n\nFighters of the Free Lakes Army took [Bol|settlement|TD].": [
        "gain Free Lakes Army Bol"
    ],
}
UNITS = {
    # A numbered unit of which a state abroad tells is its own.
    "Ukrainian forces attacked. The Russian ministry said that elements of the 35th Combined Arms Army seized [Pavlivka|settlement|UA].": [
        "gain RU Pavlivka (Russian ministry)"
    ],
    "Ukrainian forces attacked. The Russian ministry said on Monday that the 90th Tank Division had entered [Pavlivka|settlement|UA].": [
        "gain RU Pavlivka (Russian ministry)"
    ],
    # Not one that the text gave to the other side before, or that gives ground.
    "The Ukrainian 72nd Brigade held on. The Russian ministry said that the 72nd Brigade had shelled [Volnovakha|settlement|UA].": [
        "strike UA Volnovakha (Russian ministry)"
    ],
    "Ukrainian forces attacked. The Russian ministry said that the 72nd Brigade had withdrawn from [Pavlivka|settlement|UA].": [
        "loss UA Pavlivka (Russian ministry)"
    ],
}
MINISTRIES = {
    # The Ministry of Defence is Britain's only in a text that speaks of Britain.
    "Fighting went on. The Ministry of Defence of Sudan said that its troops had taken [Kutum|settlement|SD].": [
        "gain SD Kutum (Ministry of Defence of Sudan)"
    ],
    "Fighting went on. The Ministry of Defence of the Republic of Chad said that its troops had left [Kutum|settlement|SD].": [
        "loss TD Kutum (Ministry of Defence of the Republic of Chad)"
    ],
    "Sudanese troops fought on. The Ministry of Defence said that its troops had taken [Kutum|settlement|SD].": [
        "gain SD Kutum (Ministry of Defence)"
    ],
    "Sudanese troops fought on. The Foreign Office said that British troops had left [Kutum|settlement|SD].": [
        "loss GB Kutum (Foreign Office)"
    ],
    "Britain sent troops to [Kutum|settlement|SD]. The Ministry of Defence said that its soldiers had left [Mellit|settlement|SD].": [
        "loss GB Mellit (Ministry of Defence)"
    ],
}


@pytest.mark.parametrize("text", REPORTS)
def test_reports(text):
    assert short(text) == REPORTS[text]


@pytest.mark.parametrize("text", UNITS)
def test_units(text):
    assert short(text) == UNITS[text]


@pytest.mark.parametrize("text", MINISTRIES)
def test_ministries(text):
    assert short(text) == MINISTRIES[text]
