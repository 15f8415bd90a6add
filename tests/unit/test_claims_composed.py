"""A plain claim keeps its kind, party, denial, plan and speaker in whatever sentence it is wrapped.

Each of some subjects stands in each of some sentences, with a verb, a place and an adjunct that go round; and two
events of two parties stand in one sentence, joined in many ways.
"""

from itertools import cycle, permutations

import pytest

from tests.claims_cases import short

WAR = "Fighting went on for a week, with rebels, government troops, tanks and artillery. "
VERBS = [
    ("gain", "captured", "captured", "capture", "capturing"),
    ("gain", "drove the army out of", "driven the army out of", "drive the army out of", "driving the army out of"),
    ("loss", "withdrew from", "withdrawn from", "withdraw from", "withdrawing from"),
    ("contest", "attacked", "attacked", "attack", "attacking"),
    ("strike", "shelled", "shelled", "shell", "shelling"),
]
SUBJECTS = {
    "rebels": "rebels",
    "the rebels, backed by tanks,": "rebels",
    "rebels loyal to the general": "rebels",
    "Turkish forces, who have been there since May,": "TR",
    "Turkish forces — most of them commandos —": "TR",
    "several hundred rebels in civilian clothes": "rebels",
    "M23 fighters, however,": "M23",
}
TELLS = {  # what is done, and "affirmed" and "actual" unless it says otherwise
    "{S} {did} {P}": "",
    "{S} have {done} {P}": "",
    "{S} crossed the river, burned a bridge and {did} {P}": "",
    "{S} went on to {do} {P}": "",
    "{S} failed to {do} {P}": "denied",
    "{S} are preparing to {do} {P}": "planned",
    "{S} have drawn up plans to {do} {P}": "planned",
    "{S} were expected to {do} {P}": "planned",
    "{S} could be seen {doing} {P}": "",
}
PLACES = [
    "[Minova|settlement|CD]",
    "the town of [Minova|settlement|CD]",
    "[Minova|settlement|CD], near the border,",
    "[Minova|settlement|CD], a town of 30,000 people,",
]
WHEN = ["", " after a week of fighting", " despite the truce", " before dawn"]
SENTENCES = {  # with who says it
    "{X}.": "",
    "In the north, {X}.": "",
    "On Tuesday, {X}.": "",
    "With the talks at an end, {X}.": "",
    "The ministry said {X}.": "ministry",
    "The agency, which has people on the ground, said {X}.": "agency",
    "A resident, who asked not to be named, said {X}.": "resident",
    "The ministry, based in the capital, said that {X}.": "ministry",
}


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_plain_claim_stays_itself_in_every_wrapping(subject, sentence):
    verbs, places, whens = cycle(VERBS), cycle(PLACES), cycle(WHEN)
    for tells, mood in TELLS.items():
        kind, did, done, do, doing = next(verbs)
        told = tells.format(S=subject, did=did, done=done, do=do, doing=doing, P=next(places)) + next(whens)
        text = sentence.format(X=told)
        text = text[0].upper() + text[1:]
        speaker = SENTENCES[sentence]
        want = " ".join(filter(None, [kind, SUBJECTS[subject], "Minova", mood, speaker and f"({speaker})"]))
        assert want in short(WAR + text), text


TWO = [
    "{A} {D} [Minova|settlement|CD] and {b} {E} [Sake|settlement|CD].",
    "{A} {D} [Minova|settlement|CD], while {b} {E} [Sake|settlement|CD].",
    "{A} {D} [Minova|settlement|CD], but {b} {E} [Sake|settlement|CD].",
    "{A} {D} [Minova|settlement|CD]; {b} {E} [Sake|settlement|CD].",
    "{A} {D} [Minova|settlement|CD] after {b} {E} [Sake|settlement|CD].",
    "{A} {D} [Minova|settlement|CD] hours before {b} {E} [Sake|settlement|CD].",
    "After {b} {E} [Sake|settlement|CD], {a} {D} [Minova|settlement|CD].",
    "Even as {b} {E} [Sake|settlement|CD], {a} {D} [Minova|settlement|CD].",
    "Since {b} {E} [Sake|settlement|CD], talks have stalled; {a} {D} [Minova|settlement|CD].",
    "In the south {a} {D} [Minova|settlement|CD], and in the north {b} {E} [Sake|settlement|CD].",
    "It was after {b} {E} [Sake|settlement|CD] that {a} {D} [Minova|settlement|CD].",
    "Fighting spread after {a} {D} [Minova|settlement|CD] and {b} {E} [Sake|settlement|CD].",
    "{A}, backed by tanks, {D} [Minova|settlement|CD], and {b}, who had few weapons, {E} [Sake|settlement|CD].",
    "{A} {D} [Minova|settlement|CD] on Monday. On Tuesday {b} {E} [Sake|settlement|CD].",
]
PARTIES = {"the rebels": "rebels", "Turkish forces": "TR", "Ugandan troops": "UG"}
DEEDS = [("gain", "captured"), ("loss", "pulled out of"), ("contest", "besieged"), ("strike", "shelled")]


@pytest.mark.parametrize("joined", TWO)
def test_two_events_of_two_parties_stay_apart(joined):
    deeds = cycle(permutations(DEEDS, 2))
    for (one, party), (other, foe) in permutations(PARTIES.items(), 2):
        for _ in range(4):
            (kind, did), (other_kind, other_did) = next(deeds)
            text = joined.format(A=one[0].upper() + one[1:], a=one, b=other, D=did, E=other_did)
            told = short(WAR + text)
            assert sorted(told) == sorted([f"{kind} {party} Minova", f"{other_kind} {foe} Sake"]), text


KEPT = {
    # Who is named behind it.
    "Troops fled. After [Minova|settlement|CD] fell to them, the rebels turned south.": ["gain rebels Minova"],
    "Following the capture of [Minova|settlement|CD], the rebels turned south.": ["gain rebels Minova"],
    "Emboldened by the capture of [Minova|settlement|CD], the rebels turned south.": ["gain rebels Minova"],
    "The troops marched back to [Minova|settlement|CD].": [],
    # Who is hindered.
    "The army failed to stop the rebels from capturing [Minova|settlement|CD].": ["gain rebels Minova"],
    "The army could not prevent the rebels from capturing [Minova|settlement|CD].": ["gain rebels Minova"],
    "The army did little to stop the rebels from capturing [Minova|settlement|CD].": ["gain rebels Minova"],
    "No one kept the rebels from capturing [Minova|settlement|CD].": ["gain rebels Minova"],
    "The army stopped the rebels from capturing [Minova|settlement|CD].": ["gain rebels Minova denied"],
    "The army managed to stop the rebels from capturing [Minova|settlement|CD].": ["gain rebels Minova denied"],
    "The army has been trying to stop the rebels from capturing [Minova|settlement|CD].": [
        "gain rebels Minova denied planned"
    ],
    "Air strikes will not stop the rebels from capturing [Minova|settlement|CD].": ["gain rebels Minova planned"],
    "The president congratulated the rebels on capturing [Minova|settlement|CD].": ["gain rebels Minova"],
    "The rebels are preparing for an operation to capture [Minova|settlement|CD].": ["gain rebels Minova planned"],
    # Who moves behind another clause is not what was shelled out of a place.
    "Jets shelled [Sake|settlement|CD] after M23 fighters pulled out of [Minova|settlement|CD].": [
        "loss M23 Minova",
        "strike CD Sake",
    ],
    "The army shelled the rebels out of [Minova|settlement|CD].": ["gain CD Minova"],
    # A preposition at the end of its clause, and when.
    "[Minova|settlement|CD], which the rebels had withdrawn from a week earlier, is quiet.": ["loss rebels Minova"],
}


@pytest.mark.parametrize("text", KEPT)
def test_what_is_hindered_noticed_or_prepared(text):
    assert short(WAR + text) == KEPT[text]
