"""Claims in features and weeklies: pronouns before their noun, towns told of by their state, parts of "the city"."""

import pytest

from tests.claims_cases import short

WAR = "Troops fought and shelled each other in the war. "

OF_THE_MAIN_CLAUSE = {
    "Were they to take [Moundou], the rebels would form a government.": ["gain rebels Moundou planned"],
    "Should it seize [Agadez], the Turkish army would risk a clash.": ["gain TR Agadez planned"],
    "If they capture [Moundou], the rebels will form a government.": ["gain rebels Moundou planned"],
    "Once they had taken [Amran], the Houthis marched on.": ["gain Houthis Amran"],
    "Before they withdrew from [Moundou], the rebels looted the bank.": ["loss rebels Moundou"],
    "As soon as they had entered [Moundou], the militants set up courts.": ["gain militants Moundou"],
    "Even after they had lost [Moundou], the guerrillas fought on.": ["loss guerrillas Moundou"],
    "From [Moundou], which they took in May, the rebels shelled [Doba].": ["gain rebels Moundou", "strike rebels Doba"],
    "In [Moundou], where they have held out since May, the rebels are hungry.": ["control rebels Moundou"],
    # The main clause tells what the others did.
    "The rebels attacked at dawn. After they took [Moundou], Chadian troops fled.": [
        "gain rebels Moundou",
        "loss TD Moundou",
    ],
    "The rebels attacked at dawn. After they took [Moundou], the army said it would return.": ["gain rebels Moundou"],
}

STATUS = {
    "They came from the fallen city of [Kuito].": ["gain - Kuito"],
    "Aid reached the besieged Muslim towns of [Zvornik] and [Foca].": ["contest - Foca", "contest - Zvornik"],
    "The liberated Kurdish town of [Afrin] lies in ruins.": ["gain - Afrin"],
    "The occupied Georgian villages of [Ergneti] and [Nikozi] were empty.": [
        "control - Ergneti",
        "control - Nikozi",
    ],
    "People in the embattled city of [Moundou] are hungry.": ["contest - Moundou"],
    "Food is short in the blockaded city of [Moundou].": ["contest - Moundou"],
    "The formerly occupied town of [Balakliia] is quiet.": ["control - Balakliia"],
    "The fallen soldiers of [Moundou] were honoured.": [],
    "The embattled mayor of [Moundou] resigned.": [],
    "Aid flew to the once isolated enclave of [Foca].": [],
}

TOWNS = {
    "The rebels surrounded [Moundou] and controlled parts of the city centre.": [
        "contest rebels Moundou",
        "control rebels Moundou part",
    ],
    "The rebels attacked [Moundou] and reached the city limits.": ["contest rebels Moundou"],
    "The rebels left [Ganta], but since then the town had been under heavy shelling from the Guinean army.": [
        "loss rebels Ganta",
        "strike GN Ganta",
    ],
    "Ukrainian troops retook [Balakliia] in May, and since then the city has been under constant fire.": [
        "gain UA Balakliia",
        "strike - Balakliia",
    ],
    "The rebels came to [Moundou], where the city centre was crowded.": [],
}

OUTLOOKS = {
    "The hill is a staging area for any rebel attack on [Moundou].": ["contest rebels Moundou planned"],
    "The troops dug in in case of an attack on [Moundou].": ["contest - Moundou planned"],
    "The town was reached without an attack on [Moundou].": ["contest - Moundou denied"],
    "The attack on [Moundou] may be the biggest mistake of the war.": ["contest - Moundou"],
    "The shelling of [Moundou] may have killed hundreds.": ["strike - Moundou"],
    "The fall of [Moundou] may be imminent.": ["gain - Moundou planned"],
    "Diplomats averted an assault on [Moundou].": ["contest - Moundou denied planned"],
    "A rebel offensive was also under way to retake [Moundou].": ["gain rebels Moundou planned"],
    "A new operation has begun to encircle [Moundou].": ["contest - Moundou planned"],
    "The rebels began to retreat from [Moundou].": ["loss rebels Moundou"],
    "Insurgents launched the two-pronged attack on [Moundou].": ["contest insurgents Moundou"],
    "The rebels seized [Moundou], estimated population 160,000, in May.": ["gain rebels Moundou"],
}

OFFENSIVES = {
    "The Russian offensive captured [Balakliia].": ["gain RU Balakliia"],
    "A rebel offensive recaptured [Moundou].": ["gain rebels Moundou"],
    "The French-Malian offensive recaptured [Gao].": ["gain FR Gao"],
    "The Turkish and Azerbaijani shelling of [Shushi] went on.": ["strike TR Shushi"],
    "An offensive launched by the rebels took [Moundou].": ["gain rebels Moundou"],
    "Rebel troops entered occupied [Moundou].": ["control - Moundou", "gain rebels Moundou"],
}

GROUPS = {
    "[Hajin] was overrun by fighters of the extremist group Islamic State.": ["gain Islamic State Hajin"],
    "Gunmen of the militant group al-Shabaab took [Jilib].": ["gain al-Shabaab Jilib"],
    "The coalition repelled the Houthis, a group of Shia rebels that chased the army out of [Amran].": [
        "gain Houthis Amran"
    ],
    "[Takhar] was held by Boris Mozorov, the former defence minister.": [],
}

WAYS = {
    "The rebels marched south along the coast Thursday into the port cities of [Bata] and [Mbini].": [
        "gain rebels Bata",
        "gain rebels Mbini",
    ],
    "Rival militias have fought for months for control of [Bria].": ["contest Rival militias Bria"],
    "The guerrillas fought on Monday for control of [Bria].": ["contest guerrillas Bria"],
    "The rebels have no intention of entering into the city of [Bria].": ["gain rebels Bria denied planned"],
    "Both sides entered into talks in [Bria].": [],
    "Tourists marched south along the coast Thursday into [Bata].": [],
    "Russia wants to surround [Balakliia].": ["contest RU Balakliia planned"],
    "Russia surrounds [Balakliia].": [],
}

TOLD = {
    "The government had disputed earlier rebel claims that [Bria] had fallen.": ["gain - Bria denied (government)"],
    "In any case most observers had reckoned that the rebels held [Bria].": ["control rebels Bria (most observers)"],
    "The general said the road was cut and that Russia wanted to surround [Balakliia].": [
        "contest RU Balakliia planned (general)"
    ],
    "The agencies deal with 35,000 people expelled from [Bria].": [],
    "The guerrillas expelled from [Bria] regrouped.": ["loss guerrillas Bria"],
}

SUBJECTS = {
    "One morning in May the rebels captured [Moundou].": ["gain rebels Moundou"],
    "One day in 1993 rebels captured [Moundou].": ["gain rebels Moundou"],
    "Rebels armed with little more than rifles captured [Moundou].": ["gain rebels Moundou"],
    "Rebels wearing stolen uniforms captured [Moundou].": ["gain rebels Moundou"],
    "Rebels no older than his son captured [Moundou].": ["gain rebels Moundou"],
    "No fewer than three rebel battalions captured [Moundou].": ["gain rebels Moundou"],
    "No rebel battalion captured [Moundou].": ["gain rebels Moundou denied"],
    "[Moundou] was captured by about 300 rebels.": ["gain rebels Moundou"],
    "[Moundou] was captured by more than 300 rebels.": ["gain rebels Moundou"],
    "[Moundou] was captured by rebels armed with rifles.": ["gain rebels Moundou"],
    "[Moundou] was captured by rebels wearing stolen uniforms.": ["gain rebels Moundou"],
    "[Moundou] was captured by what remained of the rebels.": ["gain rebels Moundou"],
}

OPENED = {
    "Once held by the rebels, [Moundou] is quiet.": ["control rebels Moundou"],
    "Long besieged by the rebels, [Moundou] is hungry.": ["contest rebels Moundou"],
    "Recently captured by the rebels, [Moundou] lies in ruins.": ["gain rebels Moundou"],
    "Of the towns captured by the rebels, [Moundou] is the largest.": ["gain rebels Moundou"],
    "Among the towns held by the rebels, [Moundou] is the largest.": ["control rebels Moundou"],
    "Of the men captured by the rebels, Moundou is the oldest.": [],
}

WHOSE = {
    "The capture of [Moundou|settlement|TD] by the Chadian regime changed the war.": ["gain TD Moundou"],
    "The capture of [Moundou] by the opposition changed the war.": ["gain opposition Moundou"],
    "[Bint Jbeil] was captured by fighters from Lebanon's Hezbollah.": ["gain Hezbollah Bint Jbeil"],
    "Tribal fighters captured [Moundou].": ["gain tribal fighters Moundou"],
    "Army deserters captured [Moundou].": ["gain deserters Moundou"],
    "Chadian troops backed by air strikes captured [Moundou].": ["gain TD Moundou"],
    "Chadian troops who had survived the siege captured [Moundou].": ["gain TD Moundou"],
    "Men hardened by years of fighting captured [Moundou].": ["gain - Moundou"],
    "He crossed into occupied [Moundou].": ["control - Moundou"],
    "General Savimbi ruled the two thirds of [Angola|country|AO] under his control.": ["control UNITA Angola part"],
}

WHERE = {
    "The war spread to [Moundou], where the rebels withdrew overnight.": ["loss rebels Moundou"],
    "The next attack was on [Moundou], where the rebels pulled back.": ["contest - Moundou", "loss rebels Moundou"],
    "They met in [Moundou], where troops pulled bodies from the rubble.": [],
    "They live in [Moundou], to which the rebels retreated.": [],
    "The rebels launched a counterattack toward [Moundou].": ["contest rebels Moundou approach"],
}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    (
        WHOSE
        | WHERE
        | SUBJECTS
        | OPENED
        | OF_THE_MAIN_CLAUSE
        | STATUS
        | TOWNS
        | OUTLOOKS
        | OFFENSIVES
        | GROUPS
        | WAYS
        | TOLD
    ).items(),
)
def test_told(sentence: str, expected: list[str]) -> None:
    """What the sentences of features tell is read, and nothing more."""
    assert short(WAR + sentence) == sorted(expected)
