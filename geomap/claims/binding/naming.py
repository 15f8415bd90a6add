"""Whose name a speaker goes by, on whose side he stands, and what saying it does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import compress, count

from geomap.claims.binding.bind import Binder
from geomap.claims.parties.actorindex import AIRCRAFT
from geomap.claims.parties.book import Actor
from geomap.claims.parties.speakersides import speaker_party
from geomap.claims.speech.quotes import office_before, paper_before, quoted_by, sentence_before, spoke_before
from geomap.claims.speech.reports import Said, reported
from geomap.claims.speech.sources import PICTURES
from geomap.claims.speech.speakers import BODIES, PORTFOLIOS, name, named, one_of_them
from geomap.claims.verbs.subjectphrases import calls_itself
from geomap.claims.verbs.subjects import subject
from geomap.claims.verbs.untrue import FALSE, REPORTS
from geomap.claims.words import tags
from geomap.claims.words.groups import Reading, group
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import GROUPS, OWNING

_OTHERS = frozenset(("by", "with"))  # "pressed by a reporter, he said"
_NAME_PARTS = frozenset(("-", "‑", "al", "el", "ibn", "bin", "van", "von", "de", "der", "'", "’"))
_LEADING = frozenset(("the", "a", "an", "in", "on", "at", "but", "and", "this", "that", "if", "when"))
_FIRST_PERSONS = frozenset(["we", "i", "our", "my", "us"])
_ONLOOKERS = frozenset(("analyst", "analysts", "expert", "experts", "historian", "historians", "observers", "attaché",
                        "attachés", "attache", "bloggers", "correspondent", "correspondents"))  # fmt: skip
_DUMB = frozenset(("tanks", "tank", "drones", "guns", "artillery", "helicopters", "missiles", "mortars", *AIRCRAFT))
_NO_SURNAMES = tags.ACTION | tags.BODIES  # "Operation", "Ministry"
_IN_VERB = tags.AUXILIARY | tags.ADVERB | tags.NEGATION
_NEVER = frozenset(("never", "not"))
_CLAUSE_EDGE = tags.STOP | tags.SUBORDINATOR | tags.QUOTE
_NO_NAMES = frozenset(("they", "it", "we", "i"))


def party_of(binder: Binder, line: Line, span: tuple[int, int] | None, name: str | None = None) -> str | None:
    """The party on whose side a speaker stands, whose name may be known already."""
    if span is None:
        return None
    if (called := calls_itself(line, *span)) >= 0:
        return line.actor[called].party
    own = _owned_by(binder, line, span)
    if own is not None:
        return own
    land = _land_of(binder, line, span)
    if land is not None:
        return land
    for unit in range(*span):
        if unit in line.actor:
            actor = line.actor[unit]
            following = line.tag[unit + 1] if unit + 1 < span[1] else 0
            if actor.kind == "adjective" and following & tags.CAPITAL and not following & (tags.TITLE | tags.PEOPLE):
                continue  # "the Syrian Observatory" is no Syrian's
            if actor.kind == "state" and unit + 1 in line.actor and line.actor[unit + 1].kind == "group":
                continue  # "Congo M23 rebels", as headlines put it
            group = line.actor.get(unit + 2) if unit + 2 < span[1] and line.low[unit + 1] in OWNING else None
            if group is not None and group.kind in ("group", "people") and group.party:
                return group.party  # "Yemen's Houthis"
            if actor.kind == "generic":
                if line.low[unit + 1 : unit + 3] == ["loyal", "to"] or line.low[unit + 1] in _ONLOOKERS:
                    continue  # "military analysts" are no army's
                return binder.parties.index.resolve(actor)
            return actor.party or actor.side or None
    for unit in range(span[0] + 1, span[1]):
        if line.low[unit] in GROUPS and line.low[unit - 1] in ("the", "this"):
            return binder.parties.index.last_group(line.first[unit])  # "the group's leader"
    said = spoken_name(binder, line, span) if name is None else name
    known = binder.parties.index.book.find(said) if said else None
    if known is not None and binder.parties.index.concerns(known):
        return known.key
    return speaker_party(said, binder.parties.index, line.document.article.date) or None if said else None


def _land_of(binder: Binder, line: Line, span: tuple[int, int]) -> str | None:
    """The party whose officials speak, by where they sit: "authorities in breakaway Abkhazia"."""
    words = line.low[span[0] : span[1] - 1]
    seat = span[0] + words.index("in") if "in" in words else 0
    if seat <= span[0] or line.tag[seat - 1] & tags.CROWD or not line.tag[seat - 1] & _OFFICIALS:
        return None
    men = line.actor.get(seat - 1)
    if men is not None and (men.kind == "group" or (men.kind == "generic" and men.party is not None)):
        return None  # "rebels in Chad" are none of Chad's
    for unit in range(seat + 1, min(span[1], seat + 4)):
        if line.tag[unit] & (tags.PLACE | tags.ACTOR):
            known = binder.parties.index.book.find(line.words(unit, unit + 1))
            return known.key if known is not None else None
    return None


def _owned_by(binder: Binder, line: Line, span: tuple[int, int]) -> str | None:
    """Whose "its defence ministry" and "their spokesman" are: the party named before in the sentence."""
    if line.low[span[0]] not in {"its", "their"} or span[0] == 0:
        return None
    before = binder.parties.before(line, span[0])
    return before.party if before is not None else None


_OFFICIALS = tags.PEOPLE | tags.FORCE | tags.HEADS | tags.ACTOR
_BEFORE_NAMES = frozenset(
    ("mr.", "mrs.", "general", "president", "governor", "the", "in", "on", "but", "and", "yet", "while", "when", "as")
)
_BEFORE_SPEAKER = tags.ADVERB | tags.CONJUNCTION
_OPENINGS = (  # of a sentence, before who speaks in it
    ["in", "any", "case"], ["in", "the", "end"], ["at", "the", "time"], ["in", "the", "past"], ["on", "the", "whole"],
    ["in", "any", "event"], ["for", "the", "moment"], ["for", "years"], ["at", "first"], ["for", "now"],
)  # fmt: skip
_OPENING_WORDS = frozenset(words[0] for words in _OPENINGS)


_DEEDS = frozenset(
    ("capture", "recapture", "fall", "loss", "defeat", "seizure", "siege", "attack", "victory", "withdrawal", "retreat",
     "offensive", "assault", "advance", "liberation", "occupation", "invasion", "battle", "destruction")
)  # fmt: skip
_NOBODYS = frozenset(("themselves", "itself", "himself", "herself", "quite", "hardly", "scarcely", "barely"))


def _is_deed(line: Line, start: int, end: int) -> bool:
    """Whether a phrase is of a deed and not of who tells of one: "*the capture of P* could signal the fall of Q"."""
    head = start + bool(line.tag[start] & (tags.DETERMINER | tags.POSSESSIVE))
    return head < end and line.low[head] in _DEEDS and (head + 1 == end or line.low[head + 1] == "of")


def spoken_name(binder: Binder, line: Line, span: tuple[int, int] | None) -> str:
    """The speaker's name; of a pronoun, that of whom it stands for; "" for the narrator."""
    if span is None:
        return ""
    span = start, end = one_of_them(line, *span)
    if line.low[start] in _OPENING_WORDS:
        opening = next((words for words in _OPENINGS if line.low[start : start + len(words)] == words), ())
        span = start, end = start + len(opening), end
    while start < end and line.tag[start] & _BEFORE_SPEAKER and start not in line.actor:
        start += 1
    if start >= end or (line.tag[end - 1] & tags.NUMBER and line.tag[end - 2] & tags.TIME):
        return ""  # "an August 9 order": the day gave none
    if line.low[end - 1] in ("the", "a", "an", "his", "her", "their"):
        return ""  # "The expected assault": nobody
    if _is_deed(line, start, end) or (end - start == 1 and line.low[start] in _NOBODYS):
        return ""
    word = line.low[start]
    if end - start == 1 and line.tag[start] & tags.PRONOUN and start not in line.actor:
        if word in _FIRST_PERSONS:
            return ""
        before = _spoke_before(line, start, people=word in ("he", "she"))
        if before is not None:
            return name(line, before)
        for unit in range(_before_inserted(line, start) - 1, -1, -1):
            if (
                word in {"he", "she"}
                and line.tag[unit] & tags.CAPITAL
                and not line.tag[unit] & (tags.PLACE | tags.TIME)
                and (
                    (unit in line.actor and line.actor[unit].kind == "person")
                    or (unit not in line.actor and _full_name(line, unit))
                )
            ):
                first = unit
                while (
                    first > 0
                    and line.tag[first - 1] & tags.CAPITAL
                    and not line.tag[first - 1] & (tags.PLACE | tags.TIME)
                ):
                    first -= 1
                return name(line, (first, unit + 1))
            spoke = unit in line.actor and line.actor[unit].kind != "adjective" and not line.tag[unit] & tags.WEAPON
            many = spoke and (line.actor[unit].kind == "people" or line.actor[unit].noun.endswith("s"))
            if (word == "they" and spoke) or (word == "it" and spoke and not many):
                return name(line, (unit, unit + 1))
            if word in {"he", "she"} and line.tag[unit] & tags.PEOPLE and _an_office(line, unit):
                opens = (at for at in range(unit - 1, max(unit - 6, -1), -1) if line.tag[at] & tags.DETERMINER)
                opened = next(opens, unit)
                if opened and line.low[opened - 1] in _OTHERS:
                    continue  # "pressed by a reporter, he said"
                return name(
                    line, (opened, unit + 1 + bool(line.tag[unit + 1] & tags.CAPITAL and unit + 1 not in line.actor))
                )
        return previous_person(binder, line) if word in ("he", "she") else previous_actor(binder, line, word)
    told = name(line, span)
    return "" if told.rsplit(" ", 1)[-1].lower() in PICTURES else told


def _full_name(line: Line, unit: int) -> bool:
    """Whether a name in capitals is of two words or more: a first name and a surname."""
    if line.last[unit] - line.first[unit] > 1:
        return True
    return unit > 0 and bool(line.tag[unit - 1] & tags.CAPITAL and not line.tag[unit - 1] & tags.TIME)


def _before_inserted(line: Line, unit: int) -> int:
    """The unit up to which whom a pronoun means is looked for: in "Iranian troops, it said, took P" none of these."""
    if unit and line.tag[unit - 1] & tags.QUOTE and line.low[unit] == "it":
        return next((at for at in range(unit - 2, -1, -1) if line.tag[at] & tags.QUOTE), 0)  # "“P is lost,” it said"
    if unit < 2 or unit + 3 >= line.size or not line.tag[unit - 1] & tags.COMMA or line.tag[unit - 2] & _IN_VERB:
        return unit  # "the rebels have never, they maintain, held P": the rebels
    if not line.tag[unit + 1] & tags.SAID or not line.tag[unit + 2] & tags.COMMA or line.low[unit + 3] == "that":
        return unit
    opening = (at for at in range(unit - 2, 0, -1) if line.tag[at] & _CLAUSE_EDGE)
    return next(opening, 0)


def _an_office(line: Line, unit: int) -> bool:
    """Whether a unit is one person by office or trade: "the deputy governor", "a roofer"; no ministry, no officials."""
    word = line.low[unit].rsplit(" ", 1)[-1]
    return word not in BODIES and not word.endswith("s") and not line.tag[unit] & (tags.FORCE | tags.SAID)


def teller_of(binder: Binder, line: Line, said: Said | None, speaker: str) -> str | None:
    """The party of who tells a claim, for "we" and "the enemy": of a quotation that of the one who is quoted."""
    if said is not None:
        return party_of(binder, line, said.speaker, said.name) if said.teller is None else None
    return speaker_party(speaker, binder.parties.index, line.document.article.date) or None


def one_person(line: Line, span: tuple[int, int] | None) -> bool:
    """Whether a speaker is one person, who is no "they": "the governor", "Petro Bondar"; not "the ministry"."""
    if span is None:
        return False
    kinds = {line.actor[unit].kind for unit in range(*span) if unit in line.actor}
    if kinds - {"official", "person", "adjective"}:
        return False
    if "person" in kinds or line.low[span[0]] in ("he", "she"):
        return True
    last = name(line, span).rsplit(" ", 1)[-1]
    return bool(last) and last.lower() not in BODIES and (last[0].isupper() or not last.endswith("s"))


def quoted_name(binder: Binder, line: Line, unit: int) -> str:
    """The name of who is quoted at a unit, where another sentence of the quotation tells; "" for the narrator."""
    span = quoted_by(line.document, line.first[unit], binder.lexicon.classes)
    if span is None:
        return ""
    word = line.document.tokens.words[span[0]].lower()
    if word in ("he", "she"):
        return previous_person(binder, line)
    return "" if word in _NO_NAMES else named(line, *span)


def quoted_group(binder: Binder, line: Line, unit: int) -> str | None:
    """The group without a name that is quoted at a unit, as another sentence tells: "the rebels"."""
    span = quoted_by(line.document, line.first[unit], binder.lexicon.classes)
    generic = (one for one in binder.parties.index.between(*span) if one.kind == "generic") if span is not None else ()
    group = next(iter(generic), None)
    return binder.parties.index.resolve(group) if group is not None else None


def _spoke_before(line: Line, unit: int, *, people: bool) -> tuple[int, int] | None:
    """Who spoke before in the sentence, by his office: whom "he said" stands for there; "it said", any body."""
    wanted = tags.PEOPLE | tags.CAPITAL if people else tags.PEOPLE | tags.ACTOR | tags.COMPOUND | tags.SOURCED
    for verb in range(unit - 1, 0, -1):
        if not line.tag[verb] & tags.SAID or verb in line.actor:
            continue
        if people and not line.tag[verb - 1] & wanted:
            continue
        span = subject(line, group(line, verb).start, Reading(verb))
        if span is None or line.tag[span[0]] & tags.PRONOUN:
            return None
        needed = tags.PEOPLE if people else wanted
        several = not people and line.low[span[1] - 1].endswith("s")  # "Delegates said that they"
        return span if several or any(line.tag[inner] & needed for inner in range(*span)) else None
    return None


def previous_person(binder: Binder, line: Line) -> str:
    """The person named last before this sentence: two or more names in capitals that are no place."""
    words = line.document.tokens.words
    token = line.sentence.first_token - 1
    low = max(0, token - 80)
    index = binder.parties.index
    places = {
        at
        for actor in index.between(low, token)
        if actor.kind in ("state", "capital", "adjective", "body", "group", "people", "force")
        for at in range(actor.token_start, actor.token_end)
    } | set(compress(count(low), map(index.placed.__contains__, line.document.tokens.starts[low : token + 1])))
    spoke = spoke_before(line.document, line.sentence.first_token, binder.lexicon.classes)
    if spoke is not None:
        low = max(low, spoke[1])
    opening = _opening_person(line, places)
    if opening is not None and (spoke is None or spoke[1] <= opening[0]):
        return named(line, *opening)
    while token > low:
        if words[token].lower() in ("a", "an") and (met := _introduced(binder, line, token)):
            return named(line, *met)
        if (
            words[token][:1].isupper()
            and words[token - 1][:1].isupper()
            and token not in places
            and token - 1 not in places
            and len(words[token]) > 2
            and not binder.lexicon.classes.get(words[token].lower(), 0) & _NO_SURNAMES
        ):
            first = token
            while first > low and (words[first - 1][:1].isupper() or _hyphened(words, first - 1)):
                first -= 1
            while first < token - 1 and words[first].lower() in PORTFOLIOS:
                first += 1
            if token - first <= 3 and not any(
                words[unit].lower() in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                for unit in range(first, token + 1)
            ):
                while first < token - 1 and words[first].lower() in _BEFORE_NAMES:
                    first += 1
                if token > first:
                    return named(line, first, token + 1)
        token -= 1
    if spoke is None and not binder.last_speaker:
        spoke = office_before(line.document, line.sentence.first_token, binder.lexicon.classes)
    return named(line, *spoke) if spoke is not None else binder.last_speaker


def _hyphened(words: Sequence[str], at: int) -> bool:
    """Whether a hyphen at a token joins two names in capitals: "Abdel-Rahim"."""
    return words[at] == "-" and words[at - 1][:1].isupper()


def _introduced(binder: Binder, line: Line, article: int) -> tuple[int, int] | None:
    """The tokens of someone by office or trade who enters as a subject: "where a sergeant with a fever gave"."""
    words, classes = line.document.tokens.words, binder.lexicon.classes
    at = article + 1
    while at < article + 3 and classes.get(words[at].lower(), 0) & tags.PEOPLE == 0:
        at += 1
    word, before = words[at].lower(), words[article - 1].lower()
    if not classes.get(word, 0) & tags.PEOPLE or word in BODIES or word.endswith("s") or words[at + 1][0].isupper():
        return None
    enters = words[article] in ("A", "An") or before in ("where", "when", "and", "while", "until", "because", "as")
    goes_on = words[at + 1].lower() in ("with", "of", "from", "in", "who", "whose", "on", "at")
    verb = classes.get(words[at + 1].lower(), 0) & (tags.PAST | tags.VERB_IRREGULAR | tags.AUXILIARY | tags.SAID)
    return (article + 1, at + 1) if enters and (goes_on or verb) else None


def _opening_person(line: Line, places: Collection[int]) -> tuple[int, int] | None:
    """The tokens of the person's name with which the sentence before opens: "Ivan Bondar, the mayor, left. He"."""
    document = line.document
    before = bisect_left(document.sentences, line.sentence.first_token, key=lambda sentence: sentence.first_token) - 1
    if before < 0:
        return None
    words, first = document.tokens.words, document.sentences[before].first_token
    end = first
    while end < line.sentence.first_token and (words[end][0].isupper() or words[end] in _NAME_PARTS):
        if end in places:
            return None
        end += 1
    capitals = sum(word[0].isupper() for word in words[first:end])
    named_so = capitals > 1 and words[first].lower() not in _LEADING and words[end - 1][0].isupper()
    return (first, end) if named_so and capitals < 6 and words[end - 1].lower() not in BODIES else None


def previous_actor(binder: Binder, line: Line, word: str) -> str:
    """Whom "it said" or "they said" means, named before this sentence: a paper, or a party or body."""
    document, first, classes = line.document, line.sentence.first_token, binder.lexicon.classes
    paper = paper_before(document, first, classes) if word == "it" else None
    if paper is not None:
        return named(line, *paper)  # "The communiqué was read out at nine. P, it said, had fallen"
    opening = sentence_before(document.tokens.words, first)
    found = [
        actor
        for actor in binder.parties.index.between(max(0, first - 60), first)
        if actor.kind != "adjective" and actor.noun not in _DUMB and (word != "it" or not _several(actor))
    ]
    opener = next((actor for actor in found if opening <= actor.token_start <= opening + 1), None)
    if opener is None and word == "it":
        spoke = spoke_before(document, first, classes, body=True)
        if spoke is not None and spoke[0] >= opening:
            return named(line, *spoke)  # "P is lost, the ministry says. Q, it says, holds out"
    if opener is None and binder.last_speaker:
        return binder.last_speaker
    told = office_before(document, first, classes, body=True)
    if told is not None:
        return named(line, *told)  # "The ministry put out a statement. It said"
    actor = opener or next(iter(found), None)
    starts, ends = document.tokens.starts, document.tokens.ends
    return line.text[starts[actor.token_start] : ends[actor.token_end - 1]] if actor is not None else ""


def _several(actor: Actor) -> bool:
    return actor.kind == "people" or actor.noun.endswith("s")


def side_of_span(binder: Binder, line: Line, span: tuple[int, int] | None) -> str | None:
    if span is None:
        return None
    for unit in range(*span):
        if unit in line.actor:
            return line.actor[unit].side or None
    return None


def what_is_told(
    binder: Binder, line: Line, reading: Reading, head: int, end: int
) -> tuple[Said | None, str, bool, bool, str]:
    """Who says it, and what saying it does to polarity and modality; last, why it says nothing."""
    denied, planned = reading.denied, reading.planned
    if reading.spoken:
        return None, spoken_name(binder, line, reading.speaker), denied, planned, ""
    said = reported(line, reading, head, end)
    if said is None:
        return None, quoted_name(binder, line, head), denied, planned, ""
    if "where" in line.vocabulary and _where_behind(line, said.verb, reading):
        return None, "", denied, planned, ""
    if said.negated:
        return said, "", denied, planned, "not said"
    denied ^= said.denied
    if said.speaker is not None and said.verb < reading.start and line.low[said.speaker[0] - 2] in _NEVER:
        denied ^= bool(line.tag[reading.start - 1] & tags.COMMA)  # "the rebels have never, they say, held P"
    inside = 0 <= reading.antecedent < said.verb < head  # "a ridge beyond which, he said, they had taken P"
    background = reading.relative and not said.denied and not inside and not _asserted(line, reading)
    if background and (put := _cleft(line, reading.antecedent)):
        background = False
        denied ^= bool(line.tag[put + 1] & tags.NEGATION)
    # "vowed that P, *lost in May*, would be retaken", "vowed to march on P, *which the army still holds*"
    planned = planned or (said.planned and not (background and not reading.infinitive))
    if said.speaker is not None and _false_report(line, said.speaker, said.verb):
        return said, "", not denied, planned, ""  # "a false report said P had fallen"
    if said.speaker is not None and (own := _owned_by(binder, line, said.speaker)) is not None:
        said.side = binder.parties.index.book.side_of(own, line.document.article.date)
    if said.speaker is None and not background:
        return said, quoted_name(binder, line, head), denied, planned, ""  # "“We were told that P had fallen,” said S"
    if not background:
        said.name = spoken_name(binder, line, said.speaker)
    speaker = said.name or ""
    if not speaker and said.speaker is not None and line.low[said.speaker[0]] in _FIRST_PERSONS:
        speaker = quoted_name(binder, line, head)  # "“We learned that P had fallen,” said S"
    return said, speaker, denied, planned, ""


def _false_report(line: Line, span: tuple[int, int], verb: int) -> bool:
    """Whether who says it is a report that the text calls false: "a false report said", "false reports that"."""
    low, last = line.low, span[1] - 1
    if low[last] in FALSE:
        return low[verb] in REPORTS
    return low[last] in REPORTS and last > span[0] and low[last - 1] in FALSE


def _where_behind(line: Line, verb: int, reading: Reading) -> bool:
    """Whether a clause is told of a place behind a report, as an aside: "they fell back to P, he said, where X had"."""
    if verb < 0 or not reading.subject:
        return False
    where = reading.subject[0] - 1
    return where > verb and line.low[where] == "where" and bool(line.tag[where - 1] & tags.COMMA)


def _cleft(line: Line, at: int) -> int:
    """The unit of "was" that puts forward what a relative clause tells of: "it was not Russia that took P"; else 0."""
    be = next((unit for unit in range(at - 1, max(at - 5, 0), -1) if line.tag[unit] & tags.BE), 0)
    return be if be and line.low[be - 1] == "it" else 0


def _asserted(line: Line, reading: Reading) -> bool:
    """Whether a relative clause is news and no background: "S warned of an army that had lost P"."""
    at = reading.antecedent
    if at < 1 or line.tag[at] & tags.COMMA or line.low[at + 1] not in ("that", "who", "which", "by"):
        return False
    for unit in range(at, max(at - 5, 0), -1):
        if line.tag[unit] & (tags.PLACE | tags.AREA | tags.STOP | tags.COMMA | tags.PREPOSITION | tags.FINITE):
            return False
        if line.low[unit] in ("a", "an"):
            return not line.tag[unit - 1] & (tags.COMMA | tags.STOP)
    return False
