"""Names that no list has: which tokens of a sentence are of one."""

from __future__ import annotations

from geomap.claims.words import tags
from geomap.claims.words.spellings import APOSTROPHES, HYPHENS, OPENING_QUOTES, ORDINALS, Spelt
from geomap.model import Document, Mention, Sentence, new_mention, new_span
from geomap.places.words import GIVEN, SURNAME, demonyms
from geomap.places.words import words as known_words

_NUMBERED = frozenset(
    ("hill", "height", "elevation", "point", "fosse", "camp", "outpost", "checkpoint", "fort", "post")
)
JOINTS = frozenset(["al", "el", "ad", "as", "ash", "at", "az", "an", "ar", "de", "del", "la", "e"])
ALSO_ENGLISH = frozenset(("at", "as", "an"))
# Inside a name, before its next part ("Qasr bin Ghashir", "Villar de la Sierra").
_INNER = (JOINTS - ALSO_ENGLISH) | {
    "bin", "ibn", "bint", "della", "des", "sous", "aux", "di", "da", "dos", "das", "du", "le", "les", "los", "las",
    "sur", "van", "von",
}  # fmt: skip
_PARTICLES = JOINTS | _INNER
GOES_ON = HYPHENS | _INNER  # behind a name, where it may go on
_CAPITAL_ARTICLES = frozenset(("Al", "El", "Ad", "As", "Ash", "At", "Az", "An", "Ar", "Tal", "Tell", "Deir", "Khan"))
_HYPHENED = _PARTICLES | {"i", "o", "ye", "va", "ul", "us", "ud", "un", "ur", "bin", "ibn"}  # "Qala-i-Zal"
_BARE = dict.fromkeys(map(ord, APOSTROPHES))  # "Qal'at"
_ARTICLES = frozenset(("la", "las", "los", "el"))
_HOUSES = frozenset(("House", "Palace", "Building", "Ministry", "Square", "Hall", "Hotel", "Street"))
_WIDE = frozenset(("country", "continent", "admin1"))
_METRES = frozenset(("metre", "meter"))
_LANDS = frozenset(("nation", "nations", "country", "countries", "state", "states"))
_MOST_HEADS = 3  # capitals before "Hill" that are its name
_OF_TOWNS = frozenset(("bridge", "airbase", "airfield", "camp", "junction", "crossing"))  # told of by their town
_VERBS = tags.TRIGGER | tags.VERB_IRREGULAR | tags.PAST | tags.GERUND
_NO_HEADS = tags.TITLE | tags.PEOPLE | tags.TIME | tags.ACTOR | tags.FORCE | tags.PRONOUN | tags.AUXILIARY | tags.ADVERB


class Names:
    """How far names go in the sentence that `Units` makes of its tokens; the attributes are told in `Line`."""

    __slots__ = ()

    low: list[str]
    tag: list[int]
    first: list[int]
    document: Document
    sentence: Sentence
    text: str
    _spelt: Spelt

    def _weak(self, at: int, end: int, classes: dict[str, int]) -> int:
        """Return the token after a run of unknown words in capitals that begins at `at`, 0 where there is none."""
        words = self.document.tokens.words
        raw = words[at]
        if raw in _CAPITAL_ARTICLES and self._article(at, end):
            stop = self._weak(at + 2, end, classes)  # "Al-Tash", but "Al-Aqsa Martyrs Hospital"
            longer = stop < end and words[stop][0].isupper() and not classes.get(words[stop].lower(), 0) & tags.AREA
            return 0 if longer else stop
        letters = raw.isalpha() or raw.translate(_BARE).isalpha()
        plain = letters and not raw.isupper() and (len(raw) > 2 or self._opens(at, end))
        if not plain and raw not in _INNER and raw not in JOINTS:
            return 0
        opens = at == self.sentence.first_token or words[at - 1] in OPENING_QUOTES
        if opens and (known_words()[raw].rank or known_words()[raw].classes & GIVEN):
            return 0  # any word has a capital there: only one that is no common word may be a name
        if opens and raw.endswith("ly") and at + 1 < end and words[at + 1][0].islower():
            return 0  # "Truthfully some of them have left"
        if self._of_headline(at, end, classes) or (raw in _HOUSES and at and words[at - 1][0].isupper()):
            return 0  # "the Government House"
        stop = at + 1
        while stop < end:
            word = words[stop]
            if (
                word[0].isupper()
                and word[:1].isalpha()
                and not classes.get(word.lower(), 0)
                and stop not in self._spelt.taken
            ):
                stop += 1
            elif (
                word[0].isupper()
                and classes.get(word.lower(), 0) & ~tags.SITE == tags.DIRECTION
                and (stop + 1 == end or not words[stop + 1][0].isupper())
                and "of" not in words[stop + 1 : stop + 2]
            ):
                stop += 1  # "Firebase Ripcord West"
                break
            elif word.isalpha() and word not in _PARTICLES:
                break
            elif step := self._inner(stop, end):
                stop += step  # "Villar de la Sierra"
            elif word[1:2] in APOSTROPHES and word[2:3].isupper():
                stop += 1  # "Saut d'Eau"
            elif self._joined(stop, end) and stop + 2 not in self._spelt.taken:
                stop += 3  # "Mays al-Jabal"
            elif word in HYPHENS and stop + 1 < end and words[stop + 1][:1].isalpha() and self._glued(stop):
                if words[stop + 1][:1].islower() and words[stop + 1] not in _HYPHENED:
                    return 0
                stop += 2
            else:
                break
        after = words[stop] if stop < end else ""
        if after in _LANDS and raw in demonyms():
            return 0  # "the West African nation"
        if raw == "New" and after[:1].isupper() and classes.get(after.lower(), 0) & tags.TIME:
            return 0  # "New Year"
        if after in ("War", "Wars") or self._spelt.low[stop - 1] in ORDINALS:
            return 0  # "the Second World War", "the Fourteenth, with the cavalry"
        if at and self._spelt.classes[at - 1] & tags.VESSEL:
            return 0  # "the steamer Presto"
        return stop if stop - at <= 7 else 0

    def _opens(self, at: int, end: int) -> bool:
        """Whether a word of two letters opens a longer name: "Ta Kwai", "In-Afarak"."""
        words = self.document.tokens.words
        behind = at + 1 + (at + 2 < end and words[at + 1] in HYPHENS)
        return len(words[at]) == 2 and behind < end and words[behind][0].isupper() and behind not in self._spelt.taken

    def _of_headline(self, at: int, end: int, classes: dict[str, int]) -> bool:
        """Whether a common word only has the capital of a headline, before what it tells of: "Seize Key Town"."""
        words = self.document.tokens.words
        if not (0 < at < end - 1 and words[at - 1][0].isupper() and words[at + 1][0].isupper()):
            return False  # "seized Long Bridge"
        return classes.get(words[at + 1].lower(), 0) & tags.AREA != 0 and known_words()[words[at]].rank > 0

    def _article(self, at: int, end: int) -> bool:
        """Whether a hyphen joins what stands at a token to a name."""
        words = self.document.tokens.words
        return at + 2 < end and words[at + 1] in HYPHENS and self._glued(at + 1) and words[at + 2][0].isupper()

    def _inner(self, at: int, end: int) -> int:
        """How many tokens a particle inside a name and the capital behind it are; 0 where none stands at a token."""
        words, spelt = self.document.tokens.words, self._spelt
        if words[at] not in _INNER or at in spelt.acting:
            return 0
        step = 2 if at + 2 < end and words[at + 1] in _ARTICLES else 1
        behind = at + step
        named = behind < end and words[behind][0].isupper() and behind not in spelt.acting
        return step + 1 if named else 0

    def _longer(self, known: Mention, stop: int, end: int, classes: dict[str, int]) -> int:
        """The token after a name that goes on behind a known settlement's, 0 where it does not.

        "Pishchanka Druha", "San Vicente del Campo", "Carrefour-Feuilles".
        """
        words = self.document.tokens.words
        if known.kind != "place" or known.place is None or known.place.level in _WIDE:
            return 0
        if self._inner(stop, end):
            return self._weak(stop, end, classes)
        at = stop + 1 if words[stop] in HYPHENS and stop + 1 < end and self._glued(stop) else stop
        raw = words[at]
        if not raw[0].isupper() or len(raw) < 3 or classes.get(raw.lower(), 0) or at in self._spelt.taken:
            return 0
        word = known_words()[raw]
        if word.rank or word.classes & (GIVEN | SURNAME):
            return 0
        return self._weak(at, end, classes)

    def _site(self, at: int, unit: int, end: int) -> tuple[int, int]:
        """How many units before "Hill" are of its name, and the token after it; -1 where it is no name.

        "Gun Hill", "203 Metre Hill", "Hill 471"; but not "General Hill".
        """
        words, low, stop = self.document.tokens.words, self.low, at + 1
        raw = words[at]
        number = words[stop] if stop < end and low[unit] in _NUMBERED else ""
        if number[:1].isdigit() and (raw[0].isupper() or len(number) > 1):
            measured = stop + 1 < end and words[stop + 1].isalpha() and not self._spelt.classes[stop + 1]
            return (-1, stop) if measured else (0, stop + 1)  # "hill 60 metres high"
        heads = 0
        while raw[0].isupper() and heads < min(unit, _MOST_HEADS):
            before = unit - heads - 1
            bits, begin = self.tag[before], self.first[before]
            if bits & tags.POSSESSIVE and not heads and before and known_words()[words[begin - 1]].classes & SURNAME:
                heads = 2 if not self.tag[before - 1] & _NO_HEADS else 0  # "Nicholson's Nek"
                break
            if not bits & tags.CAPITAL or bits & (_NO_HEADS | _VERBS):
                break  # "Recaptures Bama Camp", in a headline
            if bits & tags.PLACE and low[unit] in _OF_TOWNS:
                return -1, stop
            heads += 1
        named_so = known_words()[raw].classes & SURNAME
        if not heads or (named_so and known_words()[words[self.first[unit - heads]]].classes & GIVEN):
            return -1, stop  # "Benny Hill"
        opens = self.sentence.first_token + 1
        if sum(word[0].isupper() for word in words[opens : opens + 3]) > 1 and all(
            known_words()[word].rank for word in words[self.first[unit - heads] : at]
        ):
            return -1, stop  # "Army Takes Key Bridge": common words in a headline
        if low[unit - 1] in _METRES and unit - heads and self.tag[unit - heads - 1] & tags.NUMBER:
            heads += 1
        return heads, stop

    def _doubtful(self, at: int, stop: int) -> Mention:
        """A name that no list has, from a token up to another."""
        start, end = self.document.tokens.starts[at], self.document.tokens.ends[stop - 1]
        span = new_span((start, end))
        return new_mention((span, self.text[start:end], "place", None, 0.3, "", span, ()))

    def _joined(self, at: int, end: int) -> bool:
        """Whether an article in small letters is joined to a name ("al-Qaim")."""
        words = self.document.tokens.words
        return words[at] in JOINTS and at + 2 < end and words[at + 1] in HYPHENS and words[at + 2][:1].isupper()

    def _glued(self, hyphen: int) -> bool:
        starts, ends = self.document.tokens.starts, self.document.tokens.ends
        return starts[hyphen] == ends[hyphen - 1] and starts[hyphen + 1] == ends[hyphen]

    def _apart(self, hyphen: int) -> bool:
        starts, ends = self.document.tokens.starts, self.document.tokens.ends
        return starts[hyphen] > ends[hyphen - 1] and starts[hyphen + 1] > ends[hyphen]

    def _hyphened(self, hyphen: int, end: int) -> int:
        """Return the token after a chain of hyphened words that begins with the hyphen at `hyphen`."""
        words = self.document.tokens.words
        while hyphen < end - 1 and words[hyphen] in HYPHENS and self._glued(hyphen):
            hyphen += 2
        return hyphen
