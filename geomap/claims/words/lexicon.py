"""The words of the grammar, as read from ``data/lexicon``: classes of words, triggers and their frames, parties."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import InitVar, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import cast

from geomap.claims.parties.book import PartyBook
from geomap.claims.words import tags
from geomap.claims.words.files import FILES, language_folders
from geomap.compiled import toml_table
from geomap.errors import LexiconError
from geomap.model import CLAIM_KINDS, ClaimKind, Extent
from geomap.resources import data_path

BASE, THIRD, PAST, PARTICIPLE, GERUND, NOUN = 1, 2, 4, 8, 16, 32
_VERB_FORMS = (BASE, THIRD, PAST, PARTICIPLE, GERUND)
PARTICLES = frozenset(("up", "back", "over", "off"))
_SLOTS = frozenset("PTGFEWNAS")
_FLAGS = frozenset(
    [
        "armed",
        "troops",
        "weapon",
        "bombs",
        "loser",
        "agentless",
        "speaker",
        "recognise",
        "regard",
        "found",
        "towns",
        "follows",
        "foe",
        "self",
        "own",
        "outskirts",
        "offensive",
        "passive",
        "active",
        "flag",
        "abroad",
    ]
)


_MOODS = tags.MILITARY | tags.PEACEFUL | tags.CRIME | tags.EVERYDAY
_PREPOSITIONS = frozenset(
    ("of", "in", "on", "at", "by", "for", "from", "with", "into", "over", "under", "near", "around", "against",
     "toward", "towards", "to", "through", "across", "up", "out", "back", "off", "as", "within", "inside", "outside",
     "upon", "along")
)  # fmt: skip
MOTION = frozenset(("from", "into", "toward", "towards", "on", "out", "back", "to", "upon"))
_AFTER_TIME = frozenset(("to", "as"))  # words of a frame that a time may stand before
_WHERE = frozenset(("in", "near"))  # words in the stead of which "west of" may stand


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a frame: a slot ("P"), or words of which one must stand here; `optional` where it may be missing."""

    slot: str
    words: frozenset[str]
    optional: bool
    after_adjective: bool = field(init=False)  # whether adjectives may stand before its word
    after_manner: bool = field(init=False)  # whether how and when may ("withdrew under fire *from*")
    after_time: bool = field(init=False)  # whether a date may ("recognised P on Monday *as*")
    of_place: bool = field(init=False)  # whether a direction may stand in its stead ("west of")

    def __post_init__(self) -> None:
        object.__setattr__(self, "after_adjective", self.words.isdisjoint(_PREPOSITIONS))
        object.__setattr__(self, "after_manner", not self.words.isdisjoint(MOTION))
        object.__setattr__(self, "after_time", bool(self.words) and self.words <= _AFTER_TIME)
        object.__setattr__(self, "of_place", not self.words.isdisjoint(_WHERE))

    @property
    def told(self) -> frozenset[str]:
        """The words of which one must stand in a sentence for the step to match at all; none where any may do."""
        if self.slot or self.optional or self.of_place or self.words <= _ARTICLES:
            return frozenset()
        return self.words | _AFTER_TIME if self.after_time else self.words


_ARTICLES = frozenset(("a", "an", "the", "its", "their", "his"))
_NO_NOUNS = frozenset(("in", "on", "at", "to", "from", "into", "over", "up", "down", "back", "off", "out", "away"))
# Words that most sentences have: a frame is told from its others sooner.
_EVERYWHERE = _ARTICLES | _NO_NOUNS | {"of", "for", "with", "as", "by", "under", "our", "against", "through", "near"}

# What stands for the words that lead to a place: "P, where the flag flies", "P: troops advancing", "P's garrison fled".
_LED = frozenset(("where",))
_IN_STEAD = frozenset(("where", ":", "—", "–", "--", "garrison", "defenders"))


@dataclass(frozen=True, slots=True)
class Frame:
    """How place and party stand beside a trigger."""

    kind: ClaimKind
    steps: tuple[Step, ...]
    extent: Extent | None = None
    flags: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()  # words of which one must follow, for the frame to be worth trying
    told: tuple[frozenset[str], ...] = field(init=False)  # of each of these one must stand in the sentence
    following: tuple[frozenset[str] | None, ...] = field(init=False)  # by step: the words that may end its phrase
    place_first: bool = field(init=False)
    """Whether the place is the direct object, so that the passive makes it the subject."""
    place_is_subject: bool = field(init=False)
    """Whether the place is the subject of the verb ("Hue fell")."""

    def __post_init__(self) -> None:
        slot = self.steps[0].slot if self.steps else ""
        object.__setattr__(self, "told", tuple(step.told for step in self.steps if step.told))
        object.__setattr__(self, "following", tuple(self._following(index + 1) for index in range(len(self.steps))))
        object.__setattr__(self, "place_first", slot in ("P", "T"))
        object.__setattr__(self, "place_is_subject", slot == "S")

    def _following(self, index: int) -> frozenset[str] | None:
        """The words of the step at `index`, and of the one after it where it may be missing; None where it has none."""
        words: frozenset[str] = frozenset()
        for step in self.steps[index:]:
            if step.slot:
                break
            words |= step.words
            if not step.optional:
                break
        return words or None

    @property
    def of_passive(self) -> bool:
        """Whether the place, as an object, counts in the passive only ("P, ceded to A")."""
        return self.place_first and "passive" in self.flags

    @property
    def may_be_relative(self) -> bool:
        """Whether the place may stand before a relative pronoun: as the object, or behind the frame's one word."""
        if self.place_first:
            return not self.of_passive
        return len(self.steps) == 2 and bool(self.steps[0].words) and not self.place_is_subject

    @property
    def led(self) -> bool:
        """Whether words lead to the place behind the trigger, and so may stand before "which" ("out of which")."""
        return (
            len(self.steps) > 1
            and self.steps[-1].slot in ("P", "T")
            and bool(self.steps[-2].words)
            and not (self.place_first or self.place_is_subject)
        )

    @property
    def moved(self) -> bool:
        """Whether troops, weapons or a flag are the object, and the place stands further on."""
        return len(self.steps) > 1 and self.steps[0].slot in ("F", "E", "G", "W", "N")

    @property
    def worded(self) -> int:
        """The step of the noun that is the object ("the *road* to P", "*control* of P"); -1 without one."""
        step = next((n for n, one in enumerate(self.steps) if one.slot or not one.words <= _ARTICLES), 0)
        words = self.steps[step].words
        fits = words and self.steps[-1].slot == "P" and len(self.steps) > step + 2 and not words & _NO_NOUNS
        return step if fits else -1

    @property
    def takes_object(self) -> bool:
        """Whether the place is the object, with a particle or without ("give up P"), so that there is a passive."""
        return self.place_first or (
            len(self.steps) == 2 and self.steps[1].slot == "P" and bool(self.steps[0].words & PARTICLES)
        )


class _Told:
    """What some frames tell beforehand, whatever form their trigger has: made once for all forms of a word."""

    __slots__ = ("asks", "free", "led", "moved", "needs", "of_subject", "passive", "relative", "takes_place", "worded")

    def __init__(self, frames: tuple[Frame, ...]) -> None:
        self.takes_place = any(frame.place_first for frame in frames)
        self.needs = frozenset[str]().union(*(frame.needs for frame in frames))
        self.free = tuple(frame for frame in frames if not frame.needs)
        self.of_subject = tuple(frame for frame in frames if frame.place_is_subject)
        self.passive = tuple(frame for frame in frames if frame.takes_object and "active" not in frame.flags)
        self.relative = tuple(frame for frame in frames if frame.may_be_relative)
        self.led = tuple(frame for frame in frames if frame.led)
        self.worded = tuple((frame, step) for frame in frames if (step := frame.worded) >= 0)
        self.moved = tuple(frame for frame in frames if frame.moved)
        # Who is hit may stand without the words of his frame ("In P three people were killed by shells").
        told = all(frame.needs in frame.told and frame.steps[0].slot != "N" for frame in frames)
        self.asks = (self.needs | _LED if self.led else self.needs) if told else None


@dataclass(slots=True, eq=False)
class Head:
    """A word that may be a trigger: its lemma, which forms of it the word is, and the frames to try, in order."""

    lemma: str
    forms: int
    frames: tuple[Frame, ...]
    told: InitVar[_Told]
    base_only: bool = field(init=False)  # a base form that is no past form
    participle_only: bool = field(init=False)  # a participle that is no other form ("taken")
    takes_place: bool = field(init=False)  # as the object of one frame at least
    needs: frozenset[str] = field(init=False)  # words of which one must follow, for more than `free` to be worth trying
    free: tuple[Frame, ...] = field(init=False)  # the frames that need no word
    of_subject: tuple[Frame, ...] = field(init=False)  # the frames whose place is the subject
    passive: tuple[Frame, ...] = field(init=False)  # the frames whose place may be the subject of the passive
    relative: tuple[Frame, ...] = field(init=False)  # the frames whose place may stand before a relative pronoun
    led: tuple[Frame, ...] = field(init=False)  # the frames with words that lead to the place
    worded: tuple[tuple[Frame, int], ...] = field(init=False)  # those whose object is a noun of theirs, and its step
    moved: tuple[Frame, ...] = field(init=False)  # those whose object is no place, so that its passive leaves the place
    company: frozenset[str] = field(init=False)  # of a verb that claims nothing alone: what must be in its sentence
    asks: frozenset[str] | None = field(init=False)  # the same, as told where its words may be seen one by one

    def __post_init__(self, told: _Told) -> None:
        forms = self.forms
        participle, noun = forms & PARTICIPLE, forms & NOUN
        self.base_only = bool(forms & BASE) and not forms & (PAST | PARTICIPLE)
        self.participle_only = bool(participle) and not forms & (PAST | BASE)
        self.takes_place, self.needs, self.free, self.of_subject = (
            told.takes_place,
            told.needs,
            told.free,
            told.of_subject,
        )
        self.frames = tuple([frame for frame in self.frames if not frame.of_passive])
        self.free = tuple([frame for frame in self.free if not frame.of_passive])
        self.relative, self.led = told.relative, told.led
        self.passive = told.passive if participle else ()
        self.worded = told.worded if participle else ()
        self.moved = told.moved if participle else ()
        self.company = frozenset() if told.free or noun else told.needs | _IN_STEAD
        self.asks = told.asks if told.asks is not None and not noun else self.company or None


class Heads(tuple[Head, ...]):
    """The heads of a word, in the order of the file."""

    asks: frozenset[str]  # the words of which one must be in the sentence, for more than `free` to be worth trying
    free: tuple[Head, ...]  # those that ask for no word

    def __init__(self, heads: Sequence[Head]) -> None:
        super().__init__()
        self.asks = frozenset[str]().union(*(head.asks for head in heads if head.asks is not None))
        self.free = tuple(head for head in heads if head.asks is None)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words, triggers and parties of one language, loaded once and shared."""

    classes: dict[str, int]
    heads: dict[str, Heads]
    compounds: dict[str, ClaimKind]
    specials: dict[str, str]
    parties: PartyBook
    version: str
    trigger_words: frozenset[str] = field(default_factory=frozenset)
    halves: frozenset[str] = frozenset()
    """Words that are a trigger only behind a hyphen: "self-styled", "machine-gunned"."""
    company: dict[str, frozenset[str]] = field(default_factory=dict)
    """Triggers that claim nothing alone, and the words of which one must be in the sentence."""
    verbal: dict[str, int] = field(default_factory=dict)
    moods: frozenset[str] = frozenset()  # words that tell a text of war from one of peace, or of crime

    @staticmethod
    def load(*, parties: Sequence[Path] = ()) -> Lexicon:
        """Load the words of the grammar and the parties, with the user's own parties added.

        Parameters
        ----------
        parties
            Files in the form of ``data/lexicon/parties.toml``.

        Raises
        ------
        LexiconError
            When a file is not in its form; the message names the line.
        """
        return _load(tuple(Path(path) for path in parties))


@lru_cache(maxsize=8)
def _load(parties: tuple[Path, ...]) -> Lexicon:
    words_path, triggers_path = data_path("lexicon/words.toml"), data_path("lexicon/triggers.toml")
    words, triggers = toml_table(words_path), toml_table(triggers_path)
    classes = _classes(words, words_path)
    heads = _heads(triggers, triggers_path)
    compounds = _keyed(triggers, "compounds", triggers_path)
    specials = _keyed(triggers, "specials", triggers_path)
    trigger_words = frozenset(heads) | frozenset(specials) | frozenset(compounds)
    digest = hashlib.sha256(words_path.read_bytes() + triggers_path.read_bytes())
    for folder in language_folders():
        for name in FILES:
            digest.update((folder / name).read_bytes())
    return Lexicon(
        classes=classes,
        heads=heads,
        compounds=cast("dict[str, ClaimKind]", compounds),
        specials=specials,
        parties=PartyBook.load(parties),
        version=digest.hexdigest()[:12],
        trigger_words=trigger_words,
        halves=frozenset(word.rpartition("-")[2] for word in trigger_words if "-" in word) - classes.keys(),
        company={
            word: frozenset().union(*(head.company for head in found))
            for word, found in heads.items()
            if word not in specials and word not in compounds and all(head.company for head in found)
        },
        verbal={
            word: bits
            for word, found in heads.items()
            if (bits := _verbal(found, weapon=bool(classes.get(word, 0) & tags.WEAPON)))
        },
        moods=frozenset(word for word, bits in classes.items() if bits & _MOODS),
    )


def _table(document: dict[str, object], name: str, path: Path) -> dict[str, str]:
    table = document.get(name)
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise LexiconError(f"{path}: expected a table [{name}] of texts; add it")
    return cast("dict[str, str]", table)


def _classes(document: dict[str, object], path: Path) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, words in _table(document, "classes", path).items():
        bit = tags.CLASSES.get(name)
        if bit is None:
            raise LexiconError(f"{path}: [classes] has {name!r}; expected one of {', '.join(sorted(tags.CLASSES))}")
        for word in words.split():
            found[word] = found.get(word, 0) | bit
    return found


def _keyed(document: dict[str, object], name: str, path: Path) -> dict[str, str]:
    """Read a table of `value = "words"` as a look-up from word to value."""
    return {word: value for value, words in _table(document, name, path).items() for word in words.split()}


def _heads(document: dict[str, object], path: Path) -> dict[str, Heads]:
    found: dict[str, list[Head]] = {}
    for section in ("verbs", "nouns"):
        for kind, block in _table(document, section, path).items():
            if kind not in CLAIM_KINDS:
                raise LexiconError(f"{path}: [{section}] has {kind!r}; expected one of {', '.join(CLAIM_KINDS)}")
            for line in block.splitlines():
                if not line.strip() or line.lstrip().startswith("#"):
                    continue
                forms, colon, frames = line.partition(":")
                words = forms.split()
                if not colon or not words or (section == "verbs" and len(words) != len(_VERB_FORMS)):
                    raise LexiconError(
                        f"{path}: [{section}] {kind}: expected 'forms : frame ; frame'"
                        f"{' with the five forms of the verb' if section == 'verbs' else ''}, got {line.strip()!r}"
                    )
                parsed, told = _frames(frames, kind, path)
                masks: dict[str, int] = {}
                for word, mask in zip(words, _VERB_FORMS if section == "verbs" else (NOUN,) * len(words), strict=True):
                    masks[word] = masks.get(word, 0) | mask
                for word, mask in masks.items():
                    found.setdefault(word, []).append(Head(words[0], mask, parsed, told))
    return {word: Heads(heads) for word, heads in found.items()}


@lru_cache(maxsize=1024)  # many verbs have the same
def _frames(text: str, kind: ClaimKind, path: Path) -> tuple[tuple[Frame, ...], _Told]:
    frames = tuple([_frame(frame.strip(), kind, path) for frame in text.split(";")])
    return frames, _Told(frames)


@lru_cache(maxsize=1024)  # and most frames stand at many verbs
def _frame(text: str, kind: ClaimKind, path: Path) -> Frame:
    steps: list[Step] = []
    extent: Extent | None = None
    flags: set[str] = set()
    for item in text.split():
        if item.startswith("!"):
            flags.add(item[1:])
        elif item.startswith("/"):
            extent = cast("Extent", item[1:])
        elif item.startswith("="):
            name, _, narrowed = item[1:].partition("/")
            if name not in CLAIM_KINDS:
                raise LexiconError(f"{path}: frame {text!r}: expected =KIND, got {item!r}; correct it")
            kind = name
            extent = cast("Extent", narrowed) if narrowed else extent
        else:
            steps.append(_step(item))
    unknown = flags - _FLAGS
    if unknown or extent not in (None, "whole", "part", "approach") or not steps:
        raise LexiconError(
            f"{path}: frame {text!r}: expected words, slots ({', '.join(sorted(_SLOTS))}), /part or /approach "
            f"and flags ({', '.join('!' + flag for flag in sorted(_FLAGS))}); correct it"
        )
    words = [step.words for step in steps if not step.slot and not step.optional]
    needs = next((each for each in words if each.isdisjoint(_EVERYWHERE)), words[0] if words else frozenset())
    return Frame(kind, tuple(steps), extent, frozenset(flags), needs)


@lru_cache(maxsize=1024)
def _step(item: str) -> Step:
    names = item.strip("()").split("|")
    slot = names[0] if names[0] in _SLOTS else ""
    return Step(slot, frozenset(names) - _SLOTS, item.startswith("(") and item.endswith(")"))


_A_WAY = frozenset(("way", "ways")) | _IN_STEAD  # "shot their way into P": the word alone may be a noun


def _verbal(heads: tuple[Head, ...], *, weapon: bool) -> int:
    """Tell whether a trigger word, wherever it stands, is a verb: a past form, a gerund, a third person.

    "Shells" and the like, which are weapons too, are not taken for a third person.
    """
    forms = 0
    for head in heads:
        if head.company != _A_WAY:
            forms |= head.forms
    bits = 0
    if forms & (PAST | PARTICIPLE):
        bits |= tags.PAST
    if forms & GERUND:
        bits |= tags.GERUND
    if forms & THIRD and not forms & NOUN and not weapon:
        bits |= tags.VERB_IRREGULAR
    return bits
