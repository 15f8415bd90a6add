"""Make the look-up tables of `geomap.claims.parties` from what the files say: plain JSON types, so that they keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from geomap.claims.parties.files import Names, Raw, RawParty
from geomap.gazetteer.fold import fold_name

FORMAT = 5
NOUN_CLASSES = ("forces", "bodies", "officials", "groups", "enemy")
_EXACT_LETTERS = 6  # an abbreviation in capitals is at most so long


def key_of(name: str) -> str:
    """Fold a name as the tokens of a text fold: the possessive 's is a word of its own.

    >>> key_of("People’s Army"), key_of("al-Shabaab")
    ('people s army', 'al shabaab')
    """
    return fold_name(name.replace("'s ", " s ").replace("’s ", " s "))


def index_of(raw: Raw) -> dict[str, Any]:
    """Return the tables: ``parties``, ``names`` and ``nouns`` by their first word, ``by_name``, ``words``."""
    names: dict[str, list[tuple[str, ...]]] = {}
    by_name: dict[str, str] = {}
    seen: set[tuple[str, ...]] = set()
    users_first = sorted(raw.parties.values(), key=lambda party: -party.rank)
    for party in users_first:
        for use, spellings in party.names.items():
            for spelling in sorted(spellings, key=lambda name: not name.islower()):  # "peshmerga" needs no capital
                _add_name(names, by_name, seen, party, use, spelling)
    for spelling, key, use in _demonyms(raw, by_name):
        _add_name(names, by_name, seen, raw.parties[key], use, spelling)
    for found in names.values():
        found.sort(key=lambda name: (-name[0].count(" "), -raw.parties[name[1]].rank, name[0], name[1], name[2]))
    nouns: dict[str, list[list[str]]] = {}
    for group in NOUN_CLASSES:
        for word in raw.words[group]:
            key = key_of(word)
            nouns.setdefault(key.split(" ", 1)[0], []).append([key, group])
    for ordered in nouns.values():
        ordered.sort(key=lambda noun: -noun[0].count(" "))
    return {
        "parties": [_party(party) for party in raw.parties.values()],
        # One text for a first word, taken apart only when a text has that word: quicker to load by half.
        "names": {first: "\n".join("\t".join(name) for name in found) for first, found in names.items()},
        "nouns": nouns,
        "by_name": by_name,
        "party_of": {key_of(noun): party for noun, party in raw.party_of.items()},
        "words": {
            name: [key_of(word) for word in words] if name in (*NOUN_CLASSES, "alone") else list(words)
            for name, words in raw.words.items()
        },
    }


def _party(party: RawParty) -> list[Any]:
    sides = [
        [side, start.isoformat() if start else None, end.isoformat() if end else None]
        for side, start, end in party.sides
    ]
    nouns = [key_of(noun) for noun in party.nouns]
    return [party.key, party.name, party.kind, party.code, sides, party.colour, list(party.countries), nouns]


def _add_name(
    names: dict[str, list[tuple[str, ...]]],
    by_name: dict[str, str],
    seen: set[tuple[str, ...]],
    party: RawParty,
    use: str,
    spelling: str,
) -> None:
    bare = spelling.removeprefix("the ")
    key = key_of(bare)
    letters = bare.replace(".", "").replace("-", "")
    exact = bare if letters.isupper() and len(letters) <= _EXACT_LETTERS else ""
    told = (key, use, party.key, "exact" if exact else "")  # "FARC" and "Farc" are two
    if not key or told in seen:
        return
    seen.add(told)
    proper = any(word[0].isupper() for word in bare.replace("-", " ").split())
    # An abbreviation of a group is another's elsewhere (RSF, SDF), and its leader's name another man's: they ask for a
    # text about the group's country.
    leads = use == "person" and party.kind != "state"
    asks = party.asks_country or leads or (exact and use == "group")
    countries = " ".join(party.countries) if asks else ""
    flags = ("P" if proper else "") + ("s" if bare[0].islower() else "")
    names.setdefault(key.split(" ", 1)[0], []).append((key, party.key, use, exact, flags, countries))
    by_name.setdefault(key, party.key)


def _demonyms(raw: Raw, by_name: dict[str, str]) -> Iterable[tuple[str, str, str]]:
    """Give the demonyms of the file as (form, party, use), where their country or place is a party."""
    forms = {form for form, _, _ in raw.demonyms}
    own = {country: key for key, party in raw.parties.items() if party.kind == "state" for country in party.countries}
    for form, country, place in raw.demonyms:
        key = by_name.get(key_of(place)) if place else own.get(country)
        if key:
            yield form, key, Names.use_of_demonym(form, forms)


def spelt(name: Sequence[str]) -> str:
    """Return the name as a text spells it: no blank beside a hyphen or before 's."""
    text = " ".join(name)
    for mark in ("-", "'s", "’s"):
        text = text.replace(f" {mark}", mark)
    return text.replace("- ", "-")
