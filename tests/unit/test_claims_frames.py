"""What is told of a frame before it is read: each such look must agree with the reading that it spares."""

import pytest

from geomap.claims.frames import matches
from geomap.claims.frames.stepwords import never_stands, word_of_step
from geomap.claims.reader import lines_of
from geomap.claims.verbs.climb import climb
from geomap.claims.words.lexicon import NOUN, PARTICIPLE
from tests.claims_cases import LEXICON, marked

SENTENCES = (
    "The rebels withdrew under heavy fire from [Goma], their lost base, and dug in west of [Sake] on Monday.",
    "Three days later the army advanced house to house in [Raqqa], five km from the captured dam.",
    "Parliament recognised [Sukhumi] on Tuesday as independent, though its attack on the held towns near [Gori] failed.",
    "They declared an Abkhaz republic in [Sukhumi]; a swath of land east of [Gali] and their lost positions were shelled.",
    "By land and by sea the navy blockaded [Aden], with the seized port of [Mokha] in its control since the retreat.",
)
HEADS = [head for heads in LEXICON.heads.values() for head in heads]


def lines_in(text):
    document, mentions = marked(text)
    return [line for line, _ in lines_of(document, mentions, LEXICON, (), every=True)]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_word_that_never_stands_is_not_found(text):
    frames = {frame for head in HEADS for frame in head.frames if not frame.steps[0].slot}
    told = [
        (frame, line, at)
        for line in lines_in(text)
        for frame in frames
        for at in range(line.size)
        if never_stands(line, at, frame.steps[0])
    ]
    assert told
    for frame, line, at in told:
        words, look = frame.steps[0].words, word_of_step(line, at, frame, 0)
        assert look >= line.size or line.low[look] not in words, (at, words)


@pytest.mark.parametrize("text", SENTENCES)
def test_what_stands_as_a_noun_has_no_object(text):
    spared = 0
    for line in lines_in(text):
        for at, word in enumerate(line.low):
            for head in LEXICON.heads.get(word, ()):
                if head.forms & NOUN or not matches._no_object(line, at, head):
                    continue
                reading = climb(line, at, participle=bool(head.forms & PARTICIPLE))
                for frame in head.frames:
                    if not frame.place_is_subject:
                        spared += 1
                        assert not matches._active_fits(line, at, head, frame, reading), (word, at)
    assert spared


def test_a_verb_asks_for_words_of_each_of_its_frames():
    asking = [head for head in HEADS if head.asks]
    assert any(len(head.frames) > 1 for head in asking)
    for head in asking:
        assert not head.forms & NOUN
        assert all(frame.needs and frame.needs <= head.asks for frame in head.frames)
        assert not head.led or "where" in head.asks


@pytest.mark.parametrize("word", ["made", "has", "took", "offensive"])
def test_heads_that_ask_for_no_word_are_tried_without_those_that_do(word):
    heads = LEXICON.heads[word]
    assert heads.free == tuple(head for head in heads if head.asks is None)
    assert all(head.asks <= heads.asks for head in heads if head.asks is not None)
