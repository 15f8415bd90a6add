"""The files of one language: ``language.toml``, ``triggers.toml`` and ``actors.csv`` in ``data/lexicon/LANG``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from geomap.claims.inflected.frames import SLOTS, Frame, Step
from geomap.claims.words.files import FILES
from geomap.compiled import compiled, toml_table
from geomap.errors import LexiconError
from geomap.gazetteer.fold import fold_name
from geomap.model import CLAIM_KINDS, ClaimKind, Extent
from geomap.resources import data_path

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "locative")
NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL, LOCATIVE = (1 << at for at in range(len(CASES)))
USES = ("name", "person", "people", "adjective", "force", "gunners", "irregular", "weapon", "enemy", "invader")
ACTING = frozenset(USES) - {"adjective"}
FORCES = frozenset(("force", "gunners"))
FROM_AFAR = frozenset(("gunners", "weapon"))
INVADER = "*"  # the party of an adjective that says "the invader's"
GROUPS = (
    "singular",
    "gerund",
    "plural",
    "infinitive",
    "future",
    "impersonal",
    "predicate",
    "participle",
    "noun",
    "phrase",
)
CLASSES = (
    "preposition", "conjunction", "adversative", "relative", "which", "whom", "subordinator", "that", "purpose",
    "conditional", "question", "negation", "none", "be", "adverb", "time", "pronoun", "whole", "entire", "part",
    "approach", "near", "inside", "accompanies", "attribute", "speech", "deny", "recognise", "told", "untrue",
    "plan", "able", "carrier", "repel", "failed", "cancel", "drill", "goes_on", "damage", "will", "would",
    "teller",
)  # fmt: skip
BIT = {name: 1 << at for at, name in enumerate(CLASSES)}
_MAX_BYTES = 4_000_000
_HEADER = ("party", "use", *CASES)
_TRIGGER_TEXTS = ("lemma", "kind", *GROUPS, "agent", "after", "unless_after", "needs")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that carries a claim, with its frames; `agent` is the case of who does it beside its passive."""

    lemma: str
    kind: ClaimKind
    frames: tuple[Frame, ...]
    noun_frames: tuple[Frame, ...]
    agent: int
    after: frozenset[str]
    unless_after: str
    needs_party: bool


@dataclass(frozen=True, slots=True)
class ActorName:
    """A name or noun of who acts, in one spelling: its folded words, and the cases that the spelling may be."""

    words: tuple[str, ...]
    party: str
    use: str
    cases: int


@dataclass(frozen=True, slots=True)
class Language:
    """One language, loaded once and shared; all words folded."""

    code: str
    name: str
    classes: dict[str, int]
    triggers: dict[str, tuple[tuple[Trigger, str], ...]]  # word -> triggers, each with the group of the form
    actors: dict[str, tuple[ActorName, ...]]  # first word -> names, the longest first
    according: tuple[tuple[str, ...], ...]
    nominative_ends: tuple[str, ...]
    nominative_but: tuple[str, ...]


@cache
def load_language(code: str) -> Language:
    """Load one of the languages of `geomap.claims.claim_languages`; kept for the process.

    Raises
    ------
    LexiconError
        When a file is not in its form; the message names file and line.
    """
    return read_language(data_path(f"lexicon/{code}"))


def read_language(folder: Path) -> Language:
    """Read a language from a folder, whose name is its code."""
    words, triggers, actors = (folder / name for name in FILES)
    small = toml_table(words)
    listed = compiled(
        f"triggers-{folder.name}", [triggers, Path(__file__)], lambda: {"triggers": _triggers_of(triggers)}
    )
    names = compiled(f"actors-{folder.name}", [actors, Path(__file__)], lambda: {"actors": _actors_of(actors)})
    table = small.get("words")
    if not isinstance(small.get("name"), str) or not isinstance(table, dict):
        raise LexiconError(f'{words}: expected name = "…" and a table [words]; add them')
    return Language(
        code=folder.name,
        name=small["name"],
        classes=_classes(table, words),
        triggers=_by_word(listed["triggers"], triggers),
        actors=_by_first(names["actors"]),
        according=tuple(
            sorted((tuple(fold_name(phrase).split()) for phrase in _according(small, words)), key=len, reverse=True)
        ),
        nominative_ends=tuple(_texts(small, "nominative_ends", words)),
        nominative_but=tuple(_texts(small, "nominative_but", words)),
    )


def _texts(table: dict[str, Any], name: str, path: Path) -> list[str]:
    found = table.get(name, [])
    if not isinstance(found, list) or not all(isinstance(text, str) and text for text in found):
        raise LexiconError(f"{path}: {name}: expected a list of texts, got {found!r}; correct it")
    return found


def _according(small: dict[str, Any], path: Path) -> list[str]:
    table = small.get("phrases", {})
    if not isinstance(table, dict):
        raise LexiconError(f"{path}: expected a table [phrases], got {table!r}; correct it")
    return _texts(table, "according", path)


def _classes(table: dict[str, Any], path: Path) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, words in table.items():
        if name not in BIT or not isinstance(words, str):
            raise LexiconError(
                f"{path}: [words] has {name!r}; expected texts named {', '.join(CLASSES)}; correct the name"
            )
        for word in words.split():
            key = fold_name(word)
            found[key] = found.get(key, 0) | BIT[name]
    return found


def _triggers_of(path: Path) -> list[dict[str, Any]]:
    """Read and check the triggers; what they say goes to the cache as plain JSON."""
    import tomllib  # not on the usual road: what is read is kept

    text = _read(path)
    try:
        tables = tomllib.loads(text).get("trigger")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise LexiconError(f"{path}: expected TOML, got {error}; correct the file") from None
    if not isinstance(tables, list):
        raise LexiconError(f"{path}: expected [[trigger]] tables; add one")
    lines = [at for at, line in enumerate(text.split("\n"), 1) if line.replace(" ", "").startswith("[[trigger]]")]
    for number, table in enumerate(tables):
        where = f"{path}, line {lines[number] if number < len(lines) else '?'}"
        _check_trigger(table, where)
    return tables


def _check_trigger(table: Any, where: str) -> None:
    if not isinstance(table, dict):
        raise LexiconError(f"{where}: expected a [[trigger]] table, got {table!r}; correct it")
    if table.get("kind") not in CLAIM_KINDS:
        raise LexiconError(
            f"{where}, field 'kind': expected one of {', '.join(CLAIM_KINDS)}, got {table.get('kind')!r}; correct it"
        )
    for name, value in table.items():
        if name in ("frames", "noun_frames"):
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise LexiconError(f"{where}, field {name!r}: expected a list of frames, got {value!r}; correct it")
            for item in value:
                _frame(item, table.get("kind", ""), where)
        elif name not in _TRIGGER_TEXTS or not isinstance(value, str):
            raise LexiconError(
                f"{where}: has {name!r}; expected texts named {', '.join(_TRIGGER_TEXTS)}, and frames, noun_frames"
            )
    if not any(table.get(group) for group in GROUPS):
        raise LexiconError(f"{where}: has no forms; expected one of {', '.join(GROUPS)}; add the word's forms")
    if table.get("agent", "instrumental") not in CASES:
        raise LexiconError(f"{where}, field 'agent': expected one of {', '.join(CASES)}, got {table['agent']!r}")
    if table.get("needs", "party") != "party":
        raise LexiconError(
            f"{where}, field 'needs': expected 'party', got {table['needs']!r}; correct it or leave it out"
        )
    if table.get("phrase") and not table.get("after"):
        raise LexiconError(f"{where}: has a phrase; expected 'after', the word before it; add it")


def _frame(text: str, kind: str, where: str) -> Frame:
    steps: list[Step] = []
    flags: set[str] = set()
    extent: str | None = None
    for item in text.split():
        if item.startswith("!"):
            flags.add(item[1:])
        elif item.startswith("="):
            kind = item[1:]
        elif item.startswith("/"):
            extent = item[1:]
        elif item in SLOTS:
            steps.append(Step(item, frozenset()))
        else:
            steps.append(Step("", frozenset(fold_name(word) for word in item.split("|"))))
    if (
        flags - {"armed", "damage", "troops", "weapon"}
        or kind not in CLAIM_KINDS
        or extent not in (None, "part", "approach")
        or not steps
    ):
        raise LexiconError(
            f"{where}, frame {text!r}: expected words, slots ({', '.join(sorted(SLOTS))}), =KIND, /part, /approach, "
            "!armed, !damage, !troops and !weapon; correct it"
        )
    return Frame(kind, tuple(steps), cast("Extent | None", extent), frozenset(flags))


def _by_word(tables: list[dict[str, Any]], path: Path) -> dict[str, tuple[tuple[Trigger, str], ...]]:
    found: dict[str, list[tuple[Trigger, str]]] = {}
    for table in tables:
        kind = table["kind"]
        frames = tuple(_frame(text, kind, str(path)) for text in table.get("frames", ()))
        nouns = (
            tuple(_frame(text, kind, str(path)) for text in table["noun_frames"]) if "noun_frames" in table else frames
        )
        trigger = Trigger(
            lemma=table.get("lemma", ""),
            kind=kind,
            frames=frames,
            noun_frames=nouns,
            agent=1 << CASES.index(table.get("agent", "instrumental")),
            after=frozenset(fold_name(word) for word in table.get("after", "").split("|")),
            unless_after=fold_name(table.get("unless_after", "")),
            needs_party=table.get("needs") == "party",
        )
        for group in GROUPS:
            for word in table.get(group, "").split():
                entry = (trigger, group)
                entries = found.setdefault(fold_name(word), [])
                if entry not in entries:
                    entries.append(entry)
    return {word: tuple(entries) for word, entries in found.items()}


def _actors_of(path: Path) -> list[list[Any]]:
    """Return the names as ``[words, party, use, cases]``, a spelling once, the longest first."""
    lines = [(at, line) for at, line in enumerate(_read(path).splitlines(), 1) if line.strip() and line[0] != "#"]
    found: dict[tuple[str, str, str], int] = {}
    for (number, _), row in zip(lines, csv.reader(line for _, line in lines), strict=True):
        if tuple(row) == _HEADER:
            continue
        if (
            len(row) != len(_HEADER)
            or row[1] not in USES
            or bool(row[0]) != (row[1] in ("name", "person", "people", "adjective"))
        ):
            raise LexiconError(
                f"{path}, line {number}: expected {','.join(_HEADER)}, use one of {', '.join(USES)}, a party for names "
                f"and adjectives and none for the others; got {','.join(row)[:80]!r}; correct it"
            )
        for at, cell in enumerate(row[2:]):
            for spelling in cell.split("|"):
                if key := fold_name(spelling):
                    entry = (key, row[0], row[1])
                    found[entry] = found.get(entry, 0) | 1 << at
    ordered = sorted(found.items(), key=lambda item: (-item[0][0].count(" "), item[0]))
    return [[key, party, use, cases] for (key, party, use), cases in ordered]


def _by_first(rows: list[list[Any]]) -> dict[str, tuple[ActorName, ...]]:
    found: dict[str, list[ActorName]] = {}
    for key, party, use, cases in rows:
        words = tuple(key.split())
        found.setdefault(words[0], []).append(ActorName(words, party, use, cases))
    return {first: tuple(names) for first, names in found.items()}


def _read(path: Path) -> str:
    data = path.read_bytes()
    if len(data) > _MAX_BYTES:
        raise LexiconError(f"{path}: expected at most {_MAX_BYTES:,} bytes, got {len(data):,}; cut the file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{path}, line {line}: expected UTF-8 text; save the file as UTF-8") from None
