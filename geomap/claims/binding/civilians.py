"""Who is in a text of war and yet no force of it: aid groups, police, columns of buses, bodies that only speak."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from geomap.claims.frames.match import Match
from geomap.claims.speech.reports import Said
from geomap.claims.who.party import Who
from geomap.claims.words import tags
from geomap.claims.words.line import Line
from geomap.model import ClaimKind

_OF_PEACE = frozenset(
    ("aid", "relief", "rights", "humanitarian", "medical", "rescue", "advocacy", "monitoring", "environmental",
     "church", "charity", "civilian", "press", "media", "news", "demining", "evacuation", "maintenance", "repair",
     "volunteer")
)  # fmt: skip
_BODIES = frozenset(
    ("group", "groups", "team", "teams", "column", "columns", "convoy", "convoys", "crews", "crew", "units", "force")
)
_VISITS = ("reach", "enter", "leav", "left", "visit", "clear", "arriv")
_FORCES = tags.FORCE | tags.WEAPON | tags.COMMANDERS | tags.MILITARY | tags.PRONOUN | tags.TIME
_BATTLED = (
    "los", "abandon", "surrender", "decamp", "fle", "withdr", "retreat", "retak", "retook", "recaptur", "regain"
)  # fmt: skip
_STORMED = ("captur", "seiz", "overr", "storm", "recaptur", "retak", "retook")
_FLEES = ("fle", "fled", "left", "leav", "abandon", "quit")
_RANKS = frozenset(
    ("soldier", "sergeant", "officer", "captain", "colonel", "lieutenant", "private", "corporal", "major", "general",
     "fighter", "commander", "gunner", "rifleman", "brigadier", "marine", "militiaman", "volunteer", "medic")
)  # fmt: skip
_SUBJECT = 9  # tokens in which the subject of a sentence is looked for
_MARKS = frozenset((",", ";", ":", ".", "—"))
_GROUND: frozenset[ClaimKind] = frozenset(("gain", "loss", "control"))


def no_force(line: Line, found: Match, who: Who, kind: ClaimKind, *, at_war: bool = False) -> str:
    """Why a subject that looks like a force is none, in a text of war or not; "" where it may be one."""
    span = found.reading.subject
    low, word = line.low, line.low[found.head]
    if kind == "contest" and who.bare and who.unit >= 0 and low[who.unit] == "police":
        return "police, who fight crime"  # "police surrounded a school in P"
    if kind not in _GROUND:
        return ""
    lasts = kind == "control" or word.startswith("occup")
    if found.agent is not None and found.passive and lasts and (who.status, who.party) == ("civil", None):
        return "run by someone who is no force"  # "the radio station in P is run by the church"
    if found.reading.passive and word.startswith(("march", "parad")):
        return "who is led through it, not who takes it"
    driven = found.head - 1 if found.reading.start == found.head else span[1] - 1 if span is not None else -1
    if kind == "loss" and driven >= 0 and (low[driven] == "people" or line.tag[driven] & tags.CROWD):
        return "people who are driven out, not a force"  # "thousands of people expelled from P"
    if span is None or found.passive:
        return ""
    if line.tag[span[1] - 1] & tags.CROWD and span[1] - 1 <= who.unit < span[1]:
        return "people who fight no war"  # "the Red Cross left P"
    if low[span[0]] == "from" and span[0] and not span[0] < found.hits[0].unit < span[1]:
        return "where the subject comes from, not the subject"  # "trains from Kyiv reach P"
    place = line.place[found.hits[0].unit].place
    if who.bare and word.startswith(("march", "parad")) and "through" in low[found.head : found.end]:
        return "a parade" if place is not None and place.country == who.party else ""
    unit = who.unit
    if not span[0] <= unit < span[1]:
        return ""
    if word.startswith("stay") and line.low[unit] in ("we", "i", "you"):
        return "a traveller's stay"
    if line.tag[unit] & tags.VESSEL:
        return "a ship, which comes and goes"
    hit = found.hits[0]
    direct = hit.extent == "whole" if found.pronoun else found.head < hit.unit <= found.end  # no "station in P"
    town = at_war and direct and word.startswith(_BATTLED)
    if who.bare and low[unit] == "police" and not town:
        return "police, who hold a street"
    if low[unit].rsplit(" ", 1)[-1] in _BODIES and who.bare:
        if not _OF_PEACE.isdisjoint(low[span[0] : unit]):
            return "people who help, not a force"
        after = unit + 2
        on_the_road = after < span[1] and line.tag[span[1] - 1] & (tags.VEHICLE | tags.CROWD)
        if on_the_road and low[unit + 1 : after] == ["of"] and not word.startswith(_STORMED):
            return "people on the road, not a force"  # "the column of buses left P"
    return "a visit" if word.startswith(_VISITS) and line.tag[unit] & tags.CROWD and who.bare else ""


def gone_with_others(line: Line, found: Match, classes: Mapping[str, int], *, told_by_nobody: bool) -> bool:
    """Whether those who leave are "they" of a sentence about people: "The bakers were tired. They fled P"."""
    span = found.reading.subject
    if span is not None and line.low[slice(*span)] == ["we"] and line.low[found.head].startswith(_FLEES):
        return told_by_nobody and _RANKS.isdisjoint(
            word.rpartition(" ")[2] for word in line.low
        )  # "“We fled P,” said Ana Haddad, a baker"
    if span is None or line.low[slice(*span)] != ["they"] or any(unit < span[0] for unit in line.actor):
        return False
    sentences, words = line.document.sentences, line.document.tokens.words
    before = bisect_left(sentences, line.sentence.first_token, key=lambda sentence: sentence.first_token) - 1
    if before < 0:
        return False
    start, end = sentences[before].first_token, line.sentence.first_token
    bits = [classes.get(word.lower(), 0) for word in words[start : min(end, start + _SUBJECT)]]
    verb = next((at for at, one in enumerate(bits) if one & tags.FINITE or words[start + at] in _MARKS), 0)
    head = words[start + verb - 1] if verb else ""
    people = (
        bits[verb - 1] & tags.CROWD
        or (head[:1].islower() and head.endswith("s"))
        or "and" in words[start : start + verb]
    )
    return bool(people) and not any(one & _FORCES for one in bits[:verb])


def only_told(line: Line, found: Match, said: Said | None, party: str | None) -> bool:
    """Whether "it" stands for a body that speaks and is no party: "the Red Cross said it could not reach P"."""
    if found.passive and found.frame.kind == "strike":
        return False  # "the hospital in P said it was shelled"
    return party is None and told_of_itself(line, found, said) and not force_speaks(line, said)


def told_of_itself(line: Line, found: Match, said: Said | None) -> bool:
    """Whether "it" is the one that speaks: "the 3rd Brigade said it had left P"."""
    span = found.reading.subject
    if said is None or said.speaker is None or span is None or said.verb > found.head:
        return False
    last = said.speaker[1] - 1
    if line.tag[last] & tags.PEOPLE and line.low[last].endswith("s") and last not in line.actor:
        return False  # "witnesses said it had left P"
    others = any(unit in line.actor for unit in range(said.verb, span[0]))
    return line.low[slice(*span)] == ["it"] and said.speaker[1] <= said.verb and not others


def force_speaks(line: Line, said: Said | None) -> bool:
    """Whether a body of troops speaks."""
    if said is None or said.speaker is None:
        return False
    start, end = said.speaker
    head = next((unit for unit in range(start + 1, end) if line.tag[unit] & tags.PREPOSITION), end) - 1
    return bool(line.tag[head] & tags.FORCE)  # "the brigade", "the corps in P"
