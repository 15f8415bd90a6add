"""What a sentence claims stays the same where an opener, an aside or a word beside the place is added."""

import re

import pytest

from tests.claims_cases import WAR, claims_of, marked, short

SENTENCES = {
    "Rebels took [Idlib].": ["gain rebels Idlib"],
    "[Idlib] fell to the rebels in March.": ["gain rebels Idlib"],
    "[Idlib] and [Hama], which the rebels occupied in May, are quiet.": ["control rebels Hama", "control rebels Idlib"],
    "[Idlib], which the rebels occupied in May, is quiet.": ["control rebels Idlib"],
    "In [Idlib] a rebel bomb hit a school.": ["strike rebels Idlib"],
    "In [Idlib] and [Hama] a rebel offensive is in its third week.": ["contest rebels Hama", "contest rebels Idlib"],
    "A woman in [Idlib], captured by rebels in May, could hear it.": ["gain rebels Idlib"],
    "Families in [Idlib], still occupied by rebels, could hear it.": ["control rebels Idlib"],
    "Should the rebels take [Idlib], the talks would end.": ["gain rebels Idlib planned"],
    "A rebel shell hit [Idlib].": ["strike rebels Idlib"],
    "Rebels shelled [Idlib], [Hama] and [Homs] at dawn.": [
        "strike rebels Hama",
        "strike rebels Homs",
        "strike rebels Idlib",
    ],
    "The rebels will march on [Idlib] and, in time, on [Hama].": [
        "contest rebels Hama approach planned",
        "contest rebels Idlib approach planned",
    ],
    "The rebels did not take [Idlib].": ["gain rebels Idlib denied"],
    "The rebels have withdrawn from [Idlib] and from [Hama].": ["loss rebels Hama", "loss rebels Idlib"],
}
OPENERS = ["But ", "And ", "Yet ", "On Tuesday, ", "Meanwhile, ", "One day in June ", "That week ", "By then, "]
NAMES = ["nearby {}", "the town of {}", "neighbouring {}"]


def _opened(opener, sentence):
    return opener + (sentence if sentence.startswith("[") else sentence[0].lower() + sentence[1:])


@pytest.mark.parametrize(
    ("opener", "sentence"),
    [
        (opener, sentence)
        for opener in OPENERS
        for sentence in SENTENCES
        if not (sentence.startswith("Should") and opener in ("One day in June ", "That week "))  # no English
    ],
)
def test_an_opener_changes_no_claim(opener, sentence):
    assert short(WAR + _opened(opener, sentence)) == SENTENCES[sentence]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("which", [0, -1], ids=["first", "last"])
def test_a_word_beside_a_place_changes_no_claim(name, which, sentence):
    place = re.findall(r"\[\w+\]", sentence)[which]
    put = name.format(place)
    put = put[0].upper() + put[1:] if sentence.startswith(place) else put
    assert short(WAR + sentence.replace(place, put)) == SENTENCES[sentence]


# Two sentences in one: what the second tells is told of its own place, by itself, and not denied with the first.
JOINED = {
    "The rebels shelled [Idlib], and doctors meet in [Hama] tomorrow.": ["strike rebels Idlib"],
    "The rebels shelled [Idlib], and children in [Hama] go to school.": ["strike rebels Idlib"],
    "The rebels blamed the shelling of [Idlib], and rescuers in [Hama] ferried people home.": [
        "strike SY Idlib (rebels)"
    ],
    "A rebel missile hit a warehouse in [Idlib], and in [Hama] the mayor spoke.": ["strike rebels Idlib"],
    "The rebels withdrew from [Idlib], and [Hama] feeds the army.": ["loss rebels Idlib"],
    "The rebels bombed [Idlib], and officials in [Hama] count the dead.": ["strike rebels Idlib"],
    "The rebels shelled [Idlib], and power plants in [Hama].": ["strike rebels Hama", "strike rebels Idlib"],
    "The rebels shelled [Idlib], and later [Hama].": ["strike rebels Hama", "strike rebels Idlib"],
    "Rebels took [Idlib], and villages near [Hama], in May.": ["gain rebels Hama approach", "gain rebels Idlib"],
    "The commander denied that his men had left [Idlib], and rebel artillery fired on [Hama].": [
        "loss SY Idlib denied (commander)",
        "strike rebels Hama",
    ],
    "The commander denied that his men had left [Idlib], and that rebels held [Hama].": [
        "control rebels Hama denied (commander)",
        "loss SY Idlib denied (commander)",
    ],
    "The commander said that the army had left [Idlib], and rebels held [Hama].": [
        "control rebels Hama (commander)",
        "loss SY Idlib (commander)",
    ],
    "Residents of rebel-held [Idlib] were told to leave; the governor dismissed the reports as propaganda.": [
        "control rebels Idlib"
    ],
    "The army took [Homs], and in [Idlib] and [Hama] a rebel offensive is in its third week.": [
        "contest rebels Hama",
        "contest rebels Idlib",
        "gain SY Homs",
    ],
    "The rebels once more hold [Hama].": ["control rebels Hama"],
}


@pytest.mark.parametrize(("text", "expected"), JOINED.items())
def test_each_of_two_joined_sentences_tells_its_own(text, expected):
    assert short(WAR + text) == expected


WITHOUT_THAT = [
    "on Sunday",
    "in a statement",
    "in a statement on Sunday",
    "late on Sunday",
    "by telephone",
    "on television",
    "early Monday",
]


@pytest.mark.parametrize("when", WITHOUT_THAT)
@pytest.mark.parametrize("told", ["rebels had taken [Idlib]", "there was fighting in [Idlib]"])
def test_who_says_it_is_read_without_that_over_when_and_how(when, told):
    assert all(claim.endswith("(ministry)") for claim in short(f"{WAR}The ministry said {when} {told}."))
    assert short(f"{WAR}The ministry said {when} {told}.")


def test_who_tells_reporters_somewhere_without_that():
    text = (
        "The Syrian general told reporters in [Damascus] on Tuesday his men had withdrawn from the centre of [Idlib]."
    )
    assert short(WAR + text) == ["loss SY Idlib part (Syrian general)"]


DEMANDED = {
    "Ministers demanded that Russia take and hold [Idlib].": [
        "control RU Idlib planned (Ministers)",
        "gain RU Idlib planned (Ministers)",
    ],
    "Ministers demanded last week that Russia regroup and take [Idlib].": ["gain RU Idlib planned (Ministers)"],
    "Ministers demanded that Israel resettle and annex the [Gaza Strip|area].": [
        "sovereignty IL Gaza Strip planned (Ministers)"
    ],
    "The ministers asked that the army take [Idlib].": ["gain SY Idlib planned"],
    "The ministers asked on Friday that the rebels leave [Idlib].": ["loss rebels Idlib planned"],
    "The ministers asked whether the army took [Idlib].": [],
    "Ministers said that Russia had regrouped and taken [Idlib].": ["gain RU Idlib (Ministers)"],
}


@pytest.mark.parametrize(("text", "expected"), DEMANDED.items())
def test_what_is_demanded_with_another_deed_is_planned(text, expected):
    assert short(WAR + text) == expected


FIRST = {"{} hold [Hama]": "control", "have {} taken [Hama]": "gain", "{} shell [Hama]": "strike"}
SECOND = {
    "shell [Idlib]": "strike rebels Idlib",
    "besiege [Idlib]": "contest rebels Idlib",
    "deny having lost [Idlib]": "loss rebels Idlib denied (rebels)",
    "plan to take [Idlib]": "gain rebels Idlib planned",
    "claim to have taken [Idlib]": "gain rebels Idlib (rebels)",
    "have failed to take [Idlib]": "gain rebels Idlib denied",
    "are near [Idlib]": "contest rebels Idlib approach",
}


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("second", SECOND)
@pytest.mark.parametrize("joint", [" and ", ", but ", " and now ", " but also "])
def test_two_verbs_of_one_subject_take_their_own_places(first, second, joint):
    for adverb in ("", "still", "once again"):
        text = f"The rebels {first.format(adverb)}{joint}{second}.".replace("  ", " ")
        assert short(WAR + text) == sorted([f"{FIRST[first]} rebels Hama", SECOND[second]]), text


def test_a_list_goes_on_behind_an_adverb():
    assert short(WAR + "The rebels have taken [Hama] and now [Idlib].") == ["gain rebels Hama", "gain rebels Idlib"]
    assert short(WAR + "The rebels, who still hold [Hama] and vow to take [Idlib], are few.") == [
        "control rebels Hama",
        "gain rebels Idlib planned (rebels)",
    ]


# Verbs of no war: what they are done to is no further place of the verb before.
OTHER_DEEDS = ["supply [Idlib] with flour", "rebuild [Idlib]", "visit [Idlib]", "praise [Idlib]", "feed [Idlib]"]


@pytest.mark.parametrize("deed", OTHER_DEEDS)
@pytest.mark.parametrize("joint", [" and ", ", but ", " and now ", " and then "])
def test_what_else_is_done_elsewhere_is_no_claim(deed, joint):
    assert short(f"{WAR}The rebels hold [Hama]{joint}{deed}.") == ["control rebels Hama"]
    assert short(f"{WAR}The rebels took [Hama] and asked [Idlib] for help.") == ["gain rebels Hama"]


def test_adjectives_before_a_further_place():
    for adjective in ("historic", "war-torn", "coastal", "old", "nearby"):
        text = f"{WAR}The rebels hold [Hama] and {adjective} [Idlib]."
        assert short(text) == ["control rebels Hama", "control rebels Idlib"]


def test_a_verb_that_no_list_has_parts_no_subject_from_its_second_verb():
    for verbs in ("run schools, collect taxes", "collect taxes in [Hama]", "sell oil"):
        assert short(f"{WAR}The rebels {verbs} and hold [Idlib].") == ["control rebels Idlib"]
    assert short(f"{WAR}Traders deal with rebels and hold [Idlib] dear.") == []


NOUNS = ["declared a state", "stated their aims", "repeated their demands", "warned [Hama] of floods", "claimed victory",
         "announced a truce", "signed the deal", "called for talks"]  # fmt: skip


@pytest.mark.parametrize("deed", NOUNS)
@pytest.mark.parametrize("joint", [" and ", " but ", " and then "])
def test_a_noun_that_may_be_a_verb_has_no_second_one(deed, joint):
    assert short(f"{WAR}The rebels {deed}{joint}took [Idlib].") == ["gain rebels Idlib"]
    assert short(f"{WAR}The rebels {deed}{joint}were driven from [Idlib].") == ["loss rebels Idlib"]


IT_IS_THE_SUBJECT = ["", ", a port,", ", an hour from [Hama],", ", like [Hama] before it,"]


@pytest.mark.parametrize("aside", IT_IS_THE_SUBJECT)
def test_it_means_the_subject_and_no_place_in_an_aside_to_it(aside):
    assert short(f"{WAR}[Idlib]{aside} changed hands in May, when the rebels took it.") == ["gain rebels Idlib"]
    assert short(f"{WAR}[Idlib]{aside} is now rebel territory.") == ["control rebels Idlib"]


def test_who_did_it_is_told_behind():
    assert short(WAR + "[Idlib] fell in May, when the rebels took it.") == ["gain rebels Idlib"]
    assert short(WAR + "[Idlib], a port, is now a rebel town.") == ["control rebels Idlib"]


CUT = [
    "Areas in [Idlib] are under the control of the Griffiths, Russian Federation",
    "[Idlib] is under the control of Ahmad Saleh, a rebel commander, and [Hama], a port, is now theirs",
    "The rebels have nothing left but [Idlib], they told reporters in [Hama] on Tuesday, once more",
    *SENTENCES,
    *JOINED,
]


@pytest.mark.parametrize("text", CUT)
def test_sentences_cut_off_anywhere_are_read(text):
    words = text.split()
    for end in range(1, len(words) + 1):
        cut = " ".join(words[:end])
        if cut.count("[") == cut.count("]"):
            for read in (cut, WAR + cut):
                plain = marked(read)[0].text
                for claim in claims_of(read):
                    for quote in (claim.place, claim.trigger):
                        assert plain[quote.start : quote.end] == quote.text
