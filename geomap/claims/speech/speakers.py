"""The name of a speaker: without article and possessive, a person by the name alone."""

from __future__ import annotations

from geomap.claims.verbs.subjectphrases import calls_itself
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.claims.words.spellings import OWNING
from geomap.places.words import GIVEN
from geomap.places.words import words as known_words

_LEADING = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "this",
        "that",
        "these",
        "those",
        "any",
        "with",
        "one's",
        "some",
        "own",
        "even",
    ]
) - {"one's", "some"}

_COUNTED = frozenset(("two", "three", "four", "five", "six", "seven"))  # "two officials"
_MARKS = frozenset("'’\"”»")
_HANGING = frozenset(("close", "near", "allied", "linked", "based"))
_THEIRS = (["theirs"], ["his"], ["hers"], ["ours"])  # "an officer of theirs"

_TITLES = frozenset(
    ("president", "prime", "minister", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "gen", "gen.", "general",
     "col", "col.", "colonel", "lt", "lt.", "lieutenant", "major", "maj", "maj.", "captain", "capt", "capt.",
     "sergeant", "admiral", "brigadier", "rear", "vice", "air", "marshal", "field", "commander", "chief", "foreign",
     "defence", "defense", "interior", "deputy", "secretary", "governor", "mayor", "senator", "sen.", "rep.", "king",
     "queen", "prince", "sheikh", "chancellor", "ambassador", "ayatollah", "imam", "archbishop", "bishop", "father",
     "pope", "sir", "lord", "dame", "emir", "sultan", "premier", "chairman", "professor", "prof.", "comrade",
     "spokesman", "spokeswoman", "acting", "press", "mullah", "maulvi", "maulana", "qari", "sayyid", "patriarch",
     "cardinal", "commandant", "comandante", "corporal", "private", "grand", "duke", "archduke", "crown", "baron",
     "czar", "tsar", "kaiser", "emperor", "count", "viceroy", "reverend", "rabbi", "chairwoman", "coroner", "sheriff",
     "judge", "inspector", "brig", "brig.", "leader")
)  # fmt: skip

_RANKS = frozenset(
    ("general", "colonel", "major", "captain", "lieutenant", "brigadier", "admiral", "marshal", "commodore",
     "gen", "col", "maj", "capt", "lt", "brig")
)  # fmt: skip
_OFFICERS = _RANKS - {"general"}  # "the General Intelligence Service of"
_LEADERS = _TITLES | {"former", "warlord", "strongman"}
_PORTFOLIO_HOLDERS = frozenset(("minister", "secretary"))
PORTFOLIOS = frozenset(
    ("the", "and", "national", "defence", "defense", "interior", "foreign", "internal", "external", "home", "affairs",
     "information", "communications", "justice", "finance", "state", "security", "war", "health", "religious")
)  # fmt: skip
_NO_OFFICE = frozenset(("air", "field", "foreign", "defence", "defense", "interior", "press", "acting", "vice", "rear"))
_PAPERS = ("report", "statement", "communique", "communiqué", "release", "bulletin")
_WHOSE = frozenset(("for", "to"))
_PARTICLES = frozenset(("al", "el", "bin", "ibn", "ben", "de", "da", "von", "van", "ag", "ould", "ul"))

BODIES = frozenset(
    [
        "ministry",
        "staff",
        "office",
        "command",
        "council",
        "service",
        "services",
        "group",
        "agency",
        "committee",
        "league",
        "bloc",
        "institute",
        "observatory",
        "authority",
        "authorities",
        "government",
        "army",
        "department",
        "commission",
        "bureau",
        "headquarters",
        "forces",
        "command",
        "front",
        "union",
        "bank",
        "republic",
        "police",
        "parliament",
        "headquarters",
        "rights",
        "tv",
        "radio",
        "television",
        "media",
    ]
)


def name(line: Line, span: tuple[int, int]) -> str:
    """Return the speaker's words: without article and possessive, a person by the name alone."""
    words, low, tag = line.document.tokens.words, line.low, line.tag
    start, end = span
    start += start + 1 < end and low[start] in ("on", "about")  # "did not comment on the rebels' claim"
    while start + 1 < end and tag[start] & tags.TIME and start not in line.actor and tag[start + 1] & tags.DETERMINER:
        start += 1  # "At midday a spokesman"
    for unit in range(min(start + 7, end - 1) - 1, start - 1, -1):
        if tag[unit] & tags.TIME and tag[unit + 1] & tags.CAPITAL and not tag[unit + 1] & tags.TIME:
            if unit > start and tag[unit - 1] & tags.CAPITAL and not tag[unit - 1] & tags.TIME:
                break  # "Mohammad Jan N": a name like a month's
            if not any(tag[inner] & (tags.PEOPLE | tags.ACTOR) for inner in range(start, unit + 1)):
                start = unit + 1  # "At nine o'clock on Saturday morning General N"
            break
    while end > start and (tag[end - 1] & (tags.COMMA | tags.QUOTE | tags.ADVERB) and end - 1 not in line.actor):
        end -= 1
    end -= end > start + 1 and bool(tag[end - 1] & tags.TIME) and low[end - 1].endswith("day")  # "Philip Aguer Tuesday"
    end -= end > start + 1 and low[end - 1] in OWNING  # "the rebels' claim", "the army's promise"
    if (called := calls_itself(line, start, end)) >= 0:
        return named(line, line.first[called], line.last[called])
    inverted = bool(start and tag[start - 1] & tags.SAID)
    apposed = _apposed(line, end, inverted=inverted) or _named_before(line, start, end)
    # Stop at the first aside, relative or place; "of" and "for" belong to the name of an office.
    stop = start
    while stop < end:
        bits = tag[stop]
        if (
            stop > start
            and bits & tags.COMMA
            and tag[stop - 1] & tags.PLACE
            and stop + 1 < end
            and tag[stop + 1] & tags.PLACE
        ):
            stop += 1
            continue
        if stop > start and (
            bits & (tags.COMMA | tags.RELATIVE | tags.STOP | tags.QUOTE)
            or (
                bits & tags.PREPOSITION
                and (
                    low[stop] not in ("of", "for", "from")
                    or low[stop + 1 : stop + 2] in _THEIRS
                    or _is_person(line, start, stop)
                )
                and stop not in line.actor
                and low[stop - 1] != "loyal"
                and not _within_title(line, stop)
            )
        ):
            break
        if (
            stop > start
            and bits & (tags.GERUND | tags.PAST)
            and not bits & (tags.CAPITAL | tags.FORCE | tags.PEOPLE)
            and stop + 1 < end
            and (tag[stop + 1] & tags.PREPOSITION or (bits & tags.GERUND and tag[stop - 1] & tags.FORCE))
        ):
            break  # "rebels fighting President N"
        stop += 1
    if stop - start > 1 and stop < line.size and low[stop] == "by" and tag[stop - 1] & tags.PAST:
        stop -= 1  # "the task force set up by the government to watch over P"
    if stop - start > 3 and tag[stop - 1] & tags.CAPITAL:
        start = _past_office(line, start, stop)
    if stop < end and tag[stop] & tags.COMMA:
        apposed = apposed or _apposed(line, stop)
    if apposed is not None:
        start, stop = apposed
    if start and stop > start and tag[start] & tags.CAPITAL and start not in line.actor:
        given = words[line.first[start - 1]]
        start -= given.istitle() and bool(known_words()[given].classes & GIVEN)  # "Mohamed", which is a place too
    at, last = line.first[start], line.last[stop - 1] if stop > start else line.first[start]
    # "Ukraine's interior ministry", "the army's spokesman"
    for token in range(last - 2, at - 1, -1):
        if token and not words[token - 1][:1].isupper() and words[token] not in ("'", "’"):
            continue
        if stop - start >= 1 and any(
            unit in line.actor and line.actor[unit].kind == "group" and line.first[unit] <= token < line.last[unit]
            for unit in range(start, stop)
        ):
            continue
        if any(words[before] in ("for", "to", "of") for before in range(at, token)):
            break  # "a spokesman for Russia's president"
        if words[token] in ("'s", "’s") or (
            words[token] in ("'", "’") and token > at and words[token - 1].endswith("s")
        ):
            at = token + 1
            break
    while last - 1 > at and words[last - 1] in _HANGING:
        last -= 1  # "a blogger close to the Kremlin"
    return named(line, at, last)


def _within_title(line: Line, unit: int) -> bool:
    """Whether a preposition is part of a name in capitals: "Reporters Without Borders"."""
    if unit + 1 >= line.size:
        return False
    words, before = line.document.tokens.words, line.first[unit]
    return words[before][0].isupper() and words[before - 1][0].isupper() and bool(line.tag[unit + 1] & tags.CAPITAL)


def _past_office(line: Line, start: int, stop: int) -> int:
    """The unit of a person's name behind the place or body whose officer he is: "President of the Lakes Ilham N"."""
    first = stop
    while first > start and line.tag[first - 1] & tags.CAPITAL:
        actor = line.actor.get(first - 1)
        if (actor is not None and actor.kind != "person") or (actor is None and line.tag[first - 1] & tags.PLACE):
            break
        first -= 1
    if first - start < 3 or first == stop or line.last[stop - 1] - line.first[first] < 2:
        return start
    whose = line.actor.get(first - 1)
    if whose is not None and whose.kind == "official":
        return start  # "a spokesman for the opposition leader N"
    named = whose is not None or line.tag[first - 1] & tags.PLACE
    told = any(line.low[at] in ("of", "for") for at in range(start + 1, first - 1))
    return first if named and told else start


def one_of_them(line: Line, start: int, end: int) -> tuple[int, int]:
    """The units of what "one" is told to be: "One, a roofer from P, said"; the units given where nothing is told."""
    low = line.low
    if low[start] not in ("one", "another") or end + 2 >= line.size or not line.tag[end] & tags.COMMA:
        return start, end
    if end > start + 1 and low[start + 1 : end] not in (["of", "them"], ["of", "those"], ["man"], ["woman"]):
        return start, end
    stop = next((at for at in range(end + 2, min(line.size, end + 10)) if line.tag[at] & tags.COMMA), -1)
    return (end + 1, stop) if stop > 0 and low[end + 1] in ("a", "an") else (start, end)


def _is_person(line: Line, start: int, stop: int) -> bool:
    """Whether some units are a person's first name and surname, behind his titles."""
    words = line.document.tokens.words[line.first[start] : line.last[stop - 1]]
    ranked = words[0].lower() in _OFFICERS
    while words and (words[0].lower() in _TITLES or words[0] == "."):
        words = words[1:]
    given = len(words) > 1 and (ranked or known_words()[words[0]].classes & GIVEN)
    return bool(given) and all(word[0].isupper() for word in words)


def named(line: Line, at: int, last: int) -> str:
    """Return the words of a speaker who stands at the tokens `at` up to `last`, a person by the name alone."""
    words = line.document.tokens.words
    while at < last - 1 and (
        words[at].lower() in _LEADING
        or not any(map(str.isalnum, words[at]))  # a bullet, a flag
        or (words[at].lower() in _COUNTED and words[at + 1].islower())
    ):
        at += 1
    if words[at + 1 : at + 5] == ("-", "year", "-", "old") and at + 5 < last:
        at += 5  # "a 40-year-old shopkeeper"
    if words[at + 1 : at + 3] == (",", "of"):
        last = at + 1  # "the rebels, of the M23 movement": one actor
    at = _name_alone(words, at, last, line)
    while last - 1 > at and words[last - 1] in _MARKS:
        last -= 1  # "'The Daily Star' said"
    text = line.text[line.document.tokens.starts[at] : line.document.tokens.ends[last - 1]] if last > at else ""
    return " ".join(text.split())


def _apposed(line: Line, at: int, *, inverted: bool = False) -> tuple[int, int] | None:
    """The person's name after "its mayor," and "a spokesman,"."""
    tag = line.tag
    if at >= line.size or not tag[at] & tags.COMMA:
        return None
    start = at + 1
    if any(
        tag[unit] & (tags.PAST | tags.VERB_IRREGULAR) and not tag[unit] & (tags.FORCE | tags.PEOPLE)
        for unit in range(start, at)
    ):
        return None
    if start < line.size and (tag[start] & tags.DETERMINER or _holds_office(line, start)):
        return None
    stop = start
    while stop < line.size and not tag[stop] & (tags.PLACE | tags.TIME):
        particle = stop > start and line.low[stop].split(" ", 1)[0] in _PARTICLES
        if not tag[stop] & tags.CAPITAL and not particle:
            break
        stop += 1
    tokens = line.last[stop - 1] - line.first[start] if stop > start else 0
    if any(unit in line.actor and tag[unit] & tags.FORCE for unit in range(start, stop)):
        return None  # "By the count of the agency, Kurdish fighters, backed by jets, took P"
    if (
        tokens >= 2
        and stop < line.size
        and (tag[stop] & (tags.COMMA | tags.SPEECH | tags.STOP) or line.low[stop] == ".")
    ):
        return (start, stop)
    kin = inverted or tag[at - 1] & tags.PEOPLE
    one = tokens == 1 and start not in line.actor and kin and stop + 1 < line.size
    if one and tag[stop] & tags.COMMA and (tag[stop + 1] & tags.SPEECH or inverted):
        return (start, stop)  # "the mayor's spokesman, Amin, said", "said his brother, Amin, who"
    return None


def _holds_office(line: Line, unit: int) -> bool:
    """Whether somebody stands at a unit by his office alone: "Ukraine's army chief"."""
    return unit in line.actor and line.actor[unit].kind == "official"


def _named_before(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """The person of whom "a deputy minister" is the aside: the name before its comma."""
    tag = line.tag
    office = _holds_office(line, start) and tag[min(end, line.size - 1)] & tags.COMMA
    opens = office or tag[start] & (tags.DETERMINER | tags.NUMBER)
    if start < 2 or not opens or not tag[start - 1] & tags.COMMA:
        return None  # "Ali Haddad, 64, whose brother was there, says"
    first = start - 1
    while first > 0 and tag[first - 1] & tags.CAPITAL and not tag[first - 1] & (tags.PLACE | tags.TIME):
        first -= 1
    if any(
        tag[unit] & (tags.FORCE | tags.WEAPON | tags.AREA) or (unit in line.actor and line.actor[unit].kind != "person")
        for unit in range(first, start - 1)
    ):
        return None  # "Russian forces, the ministry said, had"; "bombed P International Airport, the government said"
    closed = tag[min(end, line.size - 1)] & tags.COMMA
    noun = next((unit for unit in range(start, end) if tag[unit] & tags.PREPOSITION), end) - 1
    governed = first and tag[first - 1] & (tags.PREPOSITION | tags.TRIGGER)
    if not closed and (governed or (first and not _told_of_person(line, noun))):
        return None  # "the seat of N, an official said", "took the base of their leader, N, the army said"
    if start - 1 > first and line.last[start - 2] - line.first[first] >= 2:
        return (first, start - 1)
    return None


def _told_of_person(line: Line, head: int) -> bool:
    """Whether a noun tells what a person is."""
    actor = line.actor.get(head)
    if line.low[head].endswith(_PAPERS):
        return False
    if actor is not None:
        return actor.kind in ("official", "person")
    return bool(line.tag[head] & (tags.PEOPLE | tags.TITLE | tags.HEADS | tags.COMMANDERS))


def _name_alone(words: tuple[str, ...], at: int, last: int, line: Line) -> int:
    """Drop titles and offices before a person's name."""
    if words[last - 1].lower() in BODIES:
        return at
    if words[at + 1 : at + 4] == ("Secretary", "of", "State") and at + 4 < last:
        return at + 4  # "US Secretary of State N"
    behind = _past_portfolio(words, at, last) if words[last - 1][0].isupper() else at
    behind = max(behind, _past_rank(words, at, last))
    if behind > at:
        return behind
    start = at = _past_whose(words, at, last, line)
    while start < last - 1 and _is_title(words, start, at):
        start += 1
    if (
        start > at
        and start < last
        and words[start][0].isupper()
        and words[last - 1][0].isupper()  # but "a Defense Ministry spokesman"
        and "of" not in words[at:last]
        and "for" not in words[at:last]
    ):
        return start
    # "presidential adviser Mykhailo Podolyak"
    run = last
    while run > at and (words[run - 1][:1].isupper() or _within_name(words, run - 1)):
        run -= 1
    if (
        last - run >= 2
        and run > at
        and words[run - 1].islower()
        and words[run - 1] not in ("of", "for", "the", "de", "al", "and", "von", "van", "from", "to")
        and not (words[run - 1] in _LEADERS and not _WHOSE.isdisjoint(words[at:run]))  # "rebels loyal to president N"
    ):
        while run < last - 2 and words[run].lower() in _TITLES:
            run += 1
        return run
    return at


def _within_name(words: tuple[str, ...], at: int) -> bool:
    """Whether a hyphen or a particle between two names stands at a token: "Omar al-Bashir", "Abdel-Rahim"."""
    before = at - 1 - (words[at] == "-" and words[at - 1] in _PARTICLES)
    return (words[at] == "-" or words[at] in _PARTICLES) and words[before][:1].isupper()


def _past_rank(words: tuple[str, ...], at: int, last: int) -> int:
    """The token of the name behind an office and a rank: "army spokesman Major General N N"; `at` without both."""
    rank = next((look for look in range(last - 3, at, -1) if words[look].lower() in _RANKS), at)
    name = words[rank + 1 : last]
    return rank + 1 if rank > at and all(word[0].isupper() or word in ("-", *_PARTICLES) for word in name) else at


def _past_portfolio(words: tuple[str, ...], at: int, last: int) -> int:
    """The token of the name in "Minister for National Defence N N"; `at` without one."""
    office = next((look for look in range(at, last - 3) if words[look].lower() in _PORTFOLIO_HOLDERS), last)
    if office >= last or words[office + 1] not in ("of", "for"):
        return at
    first = office + 2
    while first < last and words[first].lower() in PORTFOLIOS:
        first += 1
    name = words[first:last]
    return first if len(name) > 1 and all(word[0].isupper() or word == "-" for word in name) else at


def _is_title(words: tuple[str, ...], start: int, first: int) -> bool:
    """Whether a title stands at a token, or the hyphen of one ("Brigadier-General")."""
    if words[start] == "-":
        return start > first and words[start + 1].lower() in _TITLES
    return words[start].lower() in _TITLES and words[start][0].isupper()


def _past_whose(words: tuple[str, ...], at: int, last: int, line: Line) -> int:
    """The token of the title in "Iraqi Prime Minister N", "Kharkiv Governor N"; `at` without one."""
    title = next((look for look in range(at + 1, min(at + 4, last - 1)) if _is_title(words, look, at)), at)
    if title == at or not all(word[0].isupper() or word == "-" or word in _PARTICLES for word in words[at:last]):
        return at
    office = title
    while office < last - 1 and _is_title(words, office, at):
        office += 1
    if words[office - 1].lower() in _NO_OFFICE or words[last - 1].lower() in _TITLES:
        return at  # "the Ukrainian Air Force", "the Polish Prime Minister"
    units = (unit for unit in range(line.size) if line.first[unit] <= at < line.last[unit])
    whose = any(
        line.actor[unit].kind != "body" if unit in line.actor else line.tag[unit] & tags.PLACE for unit in units
    )
    return title if whose and words[last - 1][0].isupper() else at
