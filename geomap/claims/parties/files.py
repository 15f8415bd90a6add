"""Read and check the files that `geomap.claims.parties` is made of; every complaint names file, party and field."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from geomap.errors import LexiconError
from geomap.resources import data_path

MAX_FILE_BYTES = 4_000_000
KINDS = ("state", "former state", "proxy", "militia", "rebels", "bloc")
WORD_CLASSES = (
    "forces", "bodies", "officials", "groups", "between", "backed", "allegiance", "enemy", "alone", "held", "locative",
    "after_people", "armed_names", "apart", "deeds",
)  # fmt: skip
_FIELDS = frozenset(
    (
        "name",
        "code",
        "kind",
        "aliases",
        "demonyms",
        "leaders",
        "bodies",
        "nouns",
        "countries",
        "side",
        "colour",
        "asks_country",
    )
)
_STATE_COLUMNS = ("code", "name", "aliases", "capitals", "government", "leaders")
_DEMONYM_COLUMNS = ("demonym", "country", "place")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")
_CODE = re.compile(r"[A-Z]{2}\Z")
Side = tuple[str, date | None, date | None]


class Names:
    """What a demonym's form says of its use."""

    @staticmethod
    def use_of_demonym(form: str, forms: set[str] | frozenset[str]) -> str:
        """Tell a people ("Russians", "Frenchmen") from an adjective or one person ("Russian", "Swiss")."""
        plural = form.endswith("s") and form[:-1] in forms
        return "people" if plural or form.endswith("men") else "adjective"


@dataclass(slots=True)
class RawParty:
    """A party as the files have it, checked but not indexed."""

    key: str
    name: str
    kind: str
    code: str = ""
    names: dict[str, list[str]] = field(default_factory=dict)  # use -> spellings
    nouns: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    colour: str = ""
    asks_country: bool = False
    rank: int = 0  # which file had it last: a user's goes before ours


@dataclass(slots=True)
class Raw:
    """All the files together."""

    parties: dict[str, RawParty]
    demonyms: list[tuple[str, str, str]]
    words: dict[str, tuple[str, ...]]
    party_of: dict[str, str]


def shipped_files() -> tuple[Path, ...]:
    """Return the files that come with geomap, in the order in which they are read."""
    return tuple(data_path(f"lexicon/{name}") for name in ("states.csv", "parties.toml", "demonyms.csv", "actors.toml"))


def read_lexicon(user_files: tuple[Path, ...]) -> Raw:
    """Read the shipped files, then the user's, in that order; a later entry overrides the fields it gives."""
    states, own, demonyms, words = shipped_files()
    parties = _states(states)
    for rank, path in enumerate((own, *user_files)):
        _add_parties(parties, path, rank)
        _check_sides(parties, path)
    forms = [(row["demonym"], row["country"], row["place"]) for _, row in _rows(demonyms, _DEMONYM_COLUMNS)]
    return Raw(parties, forms, *_words(words))


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LexiconError(
            f"{path}: cannot be read ({error.strerror or error}); give the path of a TOML file"
        ) from None
    if len(data) > MAX_FILE_BYTES:
        raise LexiconError(f"{path}: expected at most {MAX_FILE_BYTES:,} bytes, got {len(data):,}; cut the file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{path}, line {line}: expected UTF-8 text; save the file as UTF-8") from None


def _rows(path: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(_read(path).splitlines())
    if tuple(reader.fieldnames or ()) != columns:
        raise LexiconError(f"{path}, line 1: expected the columns {', '.join(columns)}, got {reader.fieldnames}")
    rows = []
    for row in reader:
        if None in row or None in row.values():
            raise LexiconError(f"{path}, line {reader.line_num}: expected {len(columns)} columns")
        rows.append((reader.line_num, row))
    return rows


def _states(path: Path) -> dict[str, RawParty]:
    parties = {}
    for line, row in _rows(path, _STATE_COLUMNS):
        code, name = row["code"], row["name"]
        if not _CODE.match(code) or not name:
            raise LexiconError(
                f"{path}, line {line}: expected a code of two capitals and a name, got {code!r}, {name!r}"
            )
        names = {
            "state": [name, *_split(row["aliases"])],
            "capital": _split(row["capitals"]),
            "body": _split(row["government"]),
            "person": _split(row["leaders"]),
        }
        parties[code] = RawParty(code, name, "state", code, names, countries=(code,))
    return parties


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _add_parties(parties: dict[str, RawParty], path: Path, rank: int) -> None:
    text = _read(path)
    import tomllib  # not on the usual road: what is read from TOML is kept

    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise LexiconError(f"{path}: not valid TOML: {error}") from None
    tables = document.get("party")
    if set(document) - {"party"} or not isinstance(tables, list):
        raise LexiconError(
            f"{path}: expected [[party]] tables and nothing else, got {', '.join(sorted(document)) or 'nothing'}"
        )
    lines = _lines_of(text)
    for number, table in enumerate(tables):
        where = f"{path}, line {lines[number]}" if number < len(lines) else f"{path}, party {number + 1}"
        if not isinstance(table, dict):
            raise LexiconError(f"{where}: expected a [[party]] table, got {table!r}")
        _add_party(parties, table, where).rank = rank


def _lines_of(text: str) -> list[int]:
    """Return the lines of the ``[[party]]`` headers."""
    return [
        line
        for line, content in enumerate(text.split("\n"), start=1)
        if content.lstrip().startswith("[[") and content.replace(" ", "").startswith("[[party]]")
    ]


def _add_party(parties: dict[str, RawParty], table: dict[str, Any], where: str) -> RawParty:
    def wrong(name: str, expected: str) -> LexiconError:
        return LexiconError(f"{where}, field {name!r}: expected {expected}, got {table.get(name)!r}")

    unknown = sorted(set(table) - _FIELDS)
    if unknown:
        raise LexiconError(f"{where}: unknown field {unknown[0]!r}; expected one of {', '.join(sorted(_FIELDS))}")

    def text_of(name: str) -> str:
        value = table.get(name, "")
        if not isinstance(value, str) or (name in table and not value.strip()):
            raise wrong(name, "a text that is not empty")
        return " ".join(value.split())

    def list_of(name: str) -> list[str]:
        value = table.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise wrong(name, "a list of texts")
        return [" ".join(item.split()) for item in value]

    code, name, kind, colour = text_of("code"), text_of("name"), text_of("kind"), text_of("colour")
    if code and not _CODE.match(code):
        raise wrong("code", "an ISO 3166-1 code of two capitals")
    if not code and not name:
        raise LexiconError(f"{where}: a party needs a name, or for a state a code")
    if kind and kind not in KINDS:
        raise wrong("kind", f"one of {', '.join(KINDS)}")
    if colour and not _COLOUR.match(colour):
        raise wrong("colour", 'a colour such as "#0072B2"')
    key = code or name
    party = parties.get(key)
    if party is None:
        if not kind and not code:
            raise LexiconError(f"{where}, field 'kind': missing; expected one of {', '.join(KINDS)}")
        party = parties[key] = RawParty(key, name or code, kind or "state", code)
    party.name, party.kind, party.colour = name or party.name, kind or party.kind, colour or party.colour
    own = "state" if party.kind in ("state", "former state") else "group"
    for use, given in (
        (own, [party.name, *list_of("aliases")]),
        ("demonym", list_of("demonyms")),
        ("body", list_of("bodies")),
        ("person", list_of("leaders")),
    ):
        _spellings(party, use, given)
    party.nouns = tuple(list_of("nouns")) or party.nouns
    party.countries = tuple(list_of("countries")) or party.countries
    if "asks_country" in table:
        if not isinstance(table["asks_country"], bool):
            raise wrong("asks_country", "true or false")
        party.asks_country = table["asks_country"]
    if "side" in table:
        party.sides = _sides(table["side"], wrong)
    return party


def _spellings(party: RawParty, use: str, given: list[str]) -> None:
    if use == "demonym":
        forms = set(given)
        for form in given:
            party.names.setdefault(Names.use_of_demonym(form, forms), []).append(form)
    else:
        party.names.setdefault(use, []).extend(given)


def _sides(value: Any, wrong: Callable[[str, str], LexiconError]) -> tuple[Side, ...]:
    expected = 'a party, or a list of { party = "…", from = 2014-04-07, until = 2022-09-30 }'
    if isinstance(value, str) and value.strip():
        return ((value.strip(), None, None),)
    if not isinstance(value, list) or not value:
        raise wrong("side", expected)
    sides: list[Side] = []
    for item in value:
        if (
            not isinstance(item, dict)
            or set(item) - {"party", "from", "until"}
            or not isinstance(item.get("party"), str)
        ):
            raise wrong("side", expected)
        start, end = item.get("from"), item.get("until")
        if any(isinstance(day, datetime) or not isinstance(day, date | None) for day in (start, end)):
            raise wrong("side", expected)
        if start and end and end < start:
            raise wrong("side", "`until` not before `from`")
        sides.append((item["party"], start, end))
    return tuple(sorted(sides, key=lambda side: side[1] or date.min))


def _check_sides(parties: dict[str, RawParty], path: Path) -> None:
    for party in parties.values():
        for side, _, _ in party.sides:
            if side not in parties:
                raise LexiconError(
                    f"{path}: party {party.name!r}, field 'side': {side!r} is no party; "
                    "add it as a party, or name one that is there by its key (code or name)"
                )


def _words(path: Path) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    import tomllib  # not on the usual road: what is read from TOML is kept

    try:
        document = tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: not valid TOML: {error}") from None
    for name in WORD_CLASSES:
        words = document.get(name)
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise LexiconError(f"{path}: expected a list of words named {name!r}")
    party_of = document.get("party_of")
    if not isinstance(party_of, dict) or not all(isinstance(party, str) for party in party_of.values()):
        raise LexiconError(f"{path}: expected a table [party_of] of texts")
    return {name: tuple(document[name]) for name in WORD_CLASSES}, party_of
