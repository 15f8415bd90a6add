"""On whose side a speaker stands, by his name and office, and by what the document says of him."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geomap.articles.tokens import tokenize
from geomap.claims.parties.actorindex import ActorIndex
from geomap.claims.parties.actors import ActorFinder
from geomap.claims.parties.book import Actor
from geomap.claims.parties.personsides import party_beside
from geomap.gazetteer.fold import fold
from geomap.model import Document

_PARTICLES = frozenset(("al", "el", "bin", "ibn", "de", "da", "di", "van", "von", "der", "den", "la", "le"))
_CLAIMED = frozenset(("proclaimed", "declared", "styled", "breakaway"))
_ARMIES = frozenset(("army", "military", "air force", "navy"))
_SOLDIERS = ("spokes", "officer", "command", "colonel", "general", "chief", "captain", "major")
_SPEAKER_CHARS = 400


def speaker_side(speaker: str, found: ActorIndex, on: date | None = None, *, at: int | None = None) -> str:
    """Return the party on whose side a speaker stands (a proxy's on its state's), "" where unknown."""
    party = speaker_party(speaker, found, on, at=at)
    return found.book.side_of(party, on) or party


def speaker_party(speaker: str, found: ActorIndex, on: date | None = None, *, at: int | None = None) -> str:
    """Return the party that a speaker belongs to, "" where unknown (and for the narrator).

    The words of the speaker are read first ("Russian defence ministry", "Hanna Maliar"); where they name no party,
    what the document says of the speaker ("Ivan Bondar, a spokesman for Ukraine's border service"), or calls by the
    same noun ("Ukraine's General Staff" before, "the General Staff" now). Of several that it calls so the nearest to
    the token `at` counts, without it the first.
    """
    if not speaker or speaker == "narrator":
        return ""
    key = (speaker, at)
    if key not in found.speakers:
        found.speakers[key] = _party_of_speaker(speaker[:_SPEAKER_CHARS], found, on, at)
    return found.speakers[key]


def _party_of_speaker(speaker: str, found: ActorIndex, on: date | None, at: int | None) -> str:
    book = found.book
    known = book.find(speaker)
    if known is not None and found.concerns(known):
        return found.own(known.key, book.side_of(known.key, on))
    tokens = tokenize(speaker)
    words = tokens.words
    inner = Document(found.document.article, speaker, found.document.offsets, tokens, (), "")
    finder = ActorFinder(inner, (), book)
    finder.countries = set(found.countries)
    actors = list(finder.find())
    last = next((actor for actor in actors if actor.kind == "generic" and actor.token_end == len(words)), None)
    party = _party_named(actors, words, found)
    if not party and last is not None and last.party is not None:
        return _side_of_generic(last, found, on)  # "separatist authorities" are no others
    rebel = next((actor for actor in actors if actor.kind == "official" and actor.party and not actor.side), None)
    if not party and rebel is not None:  # "a rebel commander"
        return found.resolve(rebel, of_text=False) or rebel.party or ""
    party = party or found.party_of_noun([fold(word) for word in words], at)
    if party:
        return party
    if last is not None:  # "the self-proclaimed authorities" are no state's
        return "" if not _CLAIMED.isdisjoint(words) else _side_of_generic(last, found, on)
    if "police" in words and found.home is not None:
        return found.home  # "a police colonel", "the provincial police"
    soldier = next((actor for actor in actors if actor.kind == "generic" and actor.noun in _ARMIES), None)
    if soldier is not None and soldier.token_start < 2 and words[-1].startswith(_SOLDIERS):
        return _side_of_generic(soldier, found, on)  # "an army spokesman"
    if words and all(word[0].isupper() or not word[0].isalpha() or word in _PARTICLES for word in words):
        return party_beside(found, words)
    return ""


def _party_named(actors: Sequence[Actor], words: Sequence[str], found: ActorIndex) -> str:
    """The party of the first actor that the words of a speaker name."""
    for actor in actors:
        if actor.kind in ("generic", "capital") or not actor.side:
            continue  # "mayor of Moscow", "residents of Kyiv": a capital is a place there
        following = words[actor.token_end : actor.token_end + 1]
        if actor.kind != "adjective" or not following or not following[0][0].isupper():
            return found.own(actor.party, actor.side)  # but "Syrian Observatory" is somebody's name
    return ""


def _side_of_generic(actor: Actor, found: ActorIndex, on: date | None) -> str:
    return actor.side or found.book.side_of(found.resolve(actor, of_text=False), on)
