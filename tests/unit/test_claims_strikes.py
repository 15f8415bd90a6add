"""Strikes as agencies write of them: what was hit, where it lay, by whom; and what only looks like one."""

import pytest

from tests.claims_cases import short

WHERE = {
    "Soldiers fought. Turkish jets launched raids across [Dohuk|settlement|IQ] and [Zakho|settlement|IQ] on Monday.": [
        "strike TR Dohuk",
        "strike TR Zakho",
    ],
    "Soldiers fought. Ethiopia carried out a wave of air strikes across [Tigray|admin1|ET] overnight.": [
        "strike ET Tigray"
    ],
    "Soldiers fought. Turkish jets hit rebel positions in and around [Dohuk|settlement|IQ].": ["strike TR Dohuk"],
    # The town beside which it was, and not the land where that lies.
    "Soldiers fought. Turkish jets bombed rebel camps in [Iraq|country|IQ] near [Zakho|settlement|IQ].": [
        "strike TR Zakho approach"
    ],
    "Clashes between soldiers and rebels broke out in [Mali|country|ML], north of [Gao|settlement|ML].": [
        "contest - Gao approach"
    ],
    "Soldiers fought. Turkish jets bombed rebel camps in [Iraq|country|IQ] near [Turkey|country|TR].": [
        "strike TR Iraq"
    ],
    # A building of which more is told.
    "Soldiers fought. Sudanese jets bombed a house next to the market in [Kutum|settlement|SD].": ["strike SD Kutum"],
    "Soldiers fought. Sudanese jets bombed a school where rebels were hiding in [Kutum|settlement|SD].": [
        "strike SD Kutum"
    ],
    "Soldiers fought. Sudanese jets bombed a school used by the rebels in [Kutum|settlement|SD].": ["strike SD Kutum"],
    "Soldiers fought. Sudanese jets bombed a house next to the market, and a child was born in "
    "[Kutum|settlement|SD].": [],
    # The strikes are named after their place; but not after a state, which may make them.
    "Soldiers fought rebels with tanks. Six people died in the [Dohuk|settlement|IQ] strikes.": ["strike - Dohuk"],
    "Soldiers fought. The [Dohuk|settlement|IQ] bombardment went on.": ["strike - Dohuk"],
    "Soldiers fought rebels with tanks. The [Iran|country|IR] strikes went on.": [],
    "The [Lyon|settlement|FR] strikes went on, and unions met ministers.": [],
    "Soldiers fought. Turkish airstrikes continue in [Dohuk|settlement|IQ] for a third day.": ["strike TR Dohuk"],
    "Soldiers fought rebels with tanks. The strikes took place in [Dohuk|settlement|IQ].": ["strike - Dohuk"],
}

WHO = {
    "Soldiers fought. A Turkish air raid killed four farmers in [Zakho|settlement|IQ].": ["strike TR Zakho"],
    "Soldiers fought. A Turkish raid killed four farmers in [Zakho|settlement|IQ].": [],
    # An air force, and who hits targets or launchers, hits from afar.
    "The Turkish air force destroyed a bridge in [Zakho|settlement|IQ].": ["strike TR Zakho"],
    "The Turkish army destroyed a bridge in [Zakho|settlement|IQ].": [],
    "The Turkish military said it had attacked 30 targets near [Zakho|settlement|IQ].": [
        "strike TR Zakho approach (Turkish military)"
    ],
    "The rebels attacked army targets in [Zakho|settlement|IQ].": ["contest rebels Zakho"],
    # A house tells what befell it; a mayor does not speak of himself.
    "Soldiers fought. A hospital in [Kutum|settlement|SD] said it was shelled on Friday.": [
        "strike - Kutum (hospital)"
    ],
    "Soldiers fought. A doctor of the hospital in [Kutum|settlement|SD] said it was late on Friday.": [],
    "Soldiers fought. A barrage of Turkish missiles hit [Zakho|settlement|IQ].": ["strike TR Zakho"],
    "Soldiers fought. Six men were killed in [Zakho|settlement|IQ] in Turkish air strikes.": ["strike TR Zakho"],
    "Soldiers fought. Six men were killed in [Zakho|settlement|IQ] in a police raid.": [],
    "Soldiers fought. Turkish strikes left six dead and ten wounded in [Zakho|settlement|IQ].": ["strike TR Zakho"],
    "Soldiers fought. Turkish helicopters fired rockets on a school in [Zakho|settlement|IQ] and on the town of "
    "[Dohuk|settlement|IQ].": ["strike TR Dohuk", "strike TR Zakho"],
    "Soldiers fought. Turkish helicopters fired rockets on [Zakho|settlement|IQ] and on Monday a man died in "
    "[Dohuk|settlement|IQ].": ["strike TR Zakho"],
    "Soldiers fought rebels with tanks. Artillery rounds landed in [Zakho|settlement|IQ].": ["strike - Zakho"],
    "Soldiers fought. Turkey's air campaign against [Dohuk|settlement|IQ] has killed hundreds.": ["strike TR Dohuk"],
    # Blazes, and workers who went on strike.
    "Soldiers fought rebels with tanks. A huge fire killed two men in [Dohuk|settlement|IQ].": [],
    "Soldiers fought rebels with tanks. Turkish workers went on strike in [Adana|settlement|TR].": [],
    # What a state keeps up or presses on with is not itself.
    "Soldiers fought. [Chad|country|TD] kept up its shelling of [Kutum|settlement|SD].": ["strike TD Kutum"],
    "Soldiers fought. [Chad|country|TD] kept up the pressure.": [],
    "Soldiers fought. [Chad|country|TD] pressed on with the talks.": [],
    "Soldiers fought. [Kutum|settlement|SD] kept by the rebels.": ["control rebels Kutum"],
}


@pytest.mark.parametrize("text", WHERE)
def test_where_it_hit(text):
    assert short(text) == WHERE[text]


@pytest.mark.parametrize("text", WHO)
def test_who_struck(text):
    assert short(text) == WHO[text]
