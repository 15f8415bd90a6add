"""What stands beside a claim in its sentence, or before it, changes nothing of it: openings, sources, who looks on."""

import pytest

from tests.claims_cases import short

WAR = "The war between the army and the rebels goes on. "

OPENINGS = {
    "By nightfall, as rain fell and the roads emptied, Kenyan missiles hit [Lira].": ["strike KE Lira"],
    WAR + "Despite the rain, in the [Lira|admin1|UG] and [Gulu|admin1|UG] districts the fighting went on.": [
        "contest - Gulu",
        "contest - Lira",
    ],
    WAR + "On Tuesday, in the [Lira|admin1|UG] district no one had access to areas under the control of the rebels.": [
        "control rebels Lira part"
    ],
    "Despite appeals from the Shan people, in the west the Arakan Army has overrun [Kyauktaw].": [
        "gain Arakan Army Kyauktaw"
    ],
}

LOOK_ON = {
    "The Islamic State has a court. Despite appeals from the United Nations, its fighters took [Lira].": [
        "gain Islamic State Lira"
    ],
    "The Islamic State has a court. Despite appeals from the United Nations, [Lira] remains in its hands.": [
        "control Islamic State Lira"
    ],
    "The European Union has appealed for calm. The gunmen hold [Lira].": ["control gunmen Lira"],
    "Despite appeals from the United Nations, the Kenyan army denied that [Garissa|settlement|KE] had fallen.": [
        "gain - Garissa denied (Kenyan army)"
    ],
}

SOURCES = {
    "The Taliban came on Sunday. [Herat|settlement|AF] had fallen to them, according to the defence ministry.": [
        "gain Taliban Herat (defence ministry)"
    ],
    "Kenya has a large army. In May it took [Lira], Uganda said.": ["gain KE Lira (Uganda)"],
    "Kenya was late: its garrison in [Lira] had surrendered the town, according to Uganda.": ["loss KE Lira (Uganda)"],
    "The rebels were quiet. They took [Lira] on Monday, according to the Kenyan army.": [
        "gain rebels Lira (Kenyan army)"
    ],
    # Where nobody else is named before, it is the source itself.
    "In May it took [Lira], Kenya said.": ["gain KE Lira (Kenya)"],
}

QUOTED = {
    # The first word of a quotation has a capital, and is no name for that.
    WAR + "“Large parts of [Lira] are under rebel control,” the minister said.": [
        "control rebels Lira part (minister)"
    ],
    WAR + "“Roughly half of [Lira] is under rebel control,” the minister said.": [
        "control rebels Lira part (minister)"
    ],
}

ENEMIES = {
    "Enemy forces shelled [Garissa|settlement|KE], the Kenyan minister said.": ["strike - Garissa (Kenyan minister)"],
    "Enemy jets bombed [Garissa|settlement|KE], Kenya said.": ["strike - Garissa (Kenya)"],
    "Somali troops dug in. Enemy forces shelled [Garissa|settlement|KE], Kenya said.": ["strike SO Garissa (Kenya)"],
    "Troops have entered [Garissa|settlement|KE], the Kenyan minister said.": ["gain KE Garissa (Kenyan minister)"],
}

OPENERS = {
    # A participle whose subject follows, at the head of a sentence or of what is said.
    "Officials said that after capturing [Lira], Kenyan troops turned west.": ["gain KE Lira (Officials)"],
    "Officials said that with the capture of [Lira], Kenyan forces opened a road to the border.": [
        "gain KE Lira (Officials)"
    ],
    "But having lost [Herat|settlement|AF], the Taliban are left with little.": ["loss Taliban Herat"],
    "On Monday, driven from [Lira], the Kenyans fell back.": ["loss KE Lira"],
    # What is put in between commas is not who does it.
    "Taking [Lira], the Kenyan general said, would cost lives.": [],
    "But holding [Lira], the Kenyan army found, was harder.": [],
}

LEFT_BEHIND = {
    # The last words of a trigger behind its verb, its place before it.
    "[Lira], which Kenyan troops took control of in May, was quiet.": ["gain KE Lira"],
    "[Lira], which Kenyan troops had pulled back from, was quiet.": ["loss KE Lira"],
    "[Lira], which Kenyan troops fired rockets at on Monday, was quiet.": ["strike KE Lira"],
    "[Lira], which Kenyan troops took advantage of in May, was quiet.": [],
    "[Lira], which Kenyan troops surrendered in May, was quiet.": ["loss KE Lira"],
}

STORIES = {
    "In the simulation, Kenyan troops captured [Lira] within three days.": [],
    "During the drills, Kenyan troops stormed [Lira].": [],
    "In the war, Kenyan troops stormed [Lira].": ["contest KE Lira"],
}

WHOSE_DEED = {
    # What is done in an operation is done by who acts in its clause.
    "The Kenyan army killed thirty rebels in an operation to retake [Lira].": ["contest KE Lira"],
    "Kenyan troops are massing for an assault on [Lira].": ["contest KE Lira planned"],
    "The Houthis seized the town of [Mocha|settlement|YE], at [Aden|settlement|YE]'s western entrance.": [
        "gain Houthis Mocha"
    ],
    "Pro-Orlov forces captured [Lira]. Pro-government forces left [Gulu|settlement|UG].": [
        "gain pro-Orlov forces Lira",
        "loss UG Gulu",
    ],
    # Who attacks elsewhere in the text is not who fights where fighting is told.
    "Kenyan troops attacked [Lira|settlement|UG]. Fighting was heavy in [Gulu|settlement|UG].": [
        "contest - Gulu",
        "contest KE Lira",
    ],
    # A capital where the sentence begins makes no name of what they are.
    "Masked gunmen hold [Lira].": ["control gunmen Lira"],
    "Forty rebels captured [Lira].": ["gain rebels Lira"],
    "Karenni fighters hold [Loikaw].": ["control Karenni fighters Loikaw"],
}

CASES = {**STORIES, **WHOSE_DEED, **LEFT_BEHIND, **OPENERS, **OPENINGS, **LOOK_ON, **SOURCES, **QUOTED, **ENEMIES}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_beside(text: str, expected: list[str]) -> None:
    assert short(text) == expected
