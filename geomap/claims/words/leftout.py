"""What a sentence says without a unit of its own: marks round a few words, brackets that repeat, "said" left out."""

from __future__ import annotations

from itertools import compress

from geomap.claims.words import tags
from geomap.claims.words.spellings import CROWDS, ECHOING, HYPHENS, OPENING_QUOTES, marked
from geomap.claims.words.unlistednames import Names

_OPENING = OPENING_QUOTES - {'"'}
CLOSING = frozenset("”»’")
_AUXILIARIES = frozenset(("is", "are", "was", "were", "has", "have", "had", "been", "will", "would", "to", "not"))
_ENDS = frozenset((",", ".", "!", "?", "…"))
_MARKS = OPENING_QUOTES | CLOSING
_NO_SUBJECT = (
    tags.SPEECH
    | tags.PREPOSITION
    | tags.DETERMINER
    | tags.CONJUNCTION
    | tags.SUBORDINATOR
    | tags.RELATIVE
    | tags.ADVERB
)
_NO_ADJECTIVE = (
    tags.FORCE | tags.PREPOSITION | tags.COMMA | tags.STOP | tags.CONJUNCTION | tags.DETERMINER | tags.PEOPLE
    | tags.CROWD | tags.WEAPON | tags.AUXILIARY | tags.POSSESSIVE
)  # fmt: skip
_OF_ITS_OWN = tags.AUXILIARY | tags.PAST | tags.VERB_IRREGULAR
_NONE: frozenset[int] = frozenset()
_GLOSS = 9  # tokens of a bracket that repeats
_COUNTED = frozenset(("population", "pop", "pop.", "about", "some", "roughly", "around", "approximately"))
_ENVIRONS = frozenset(("surroundings", "environs"))
_LANDS = frozenset(("areas", "countryside", "hills", "farmland", "territory", "territories", "land", "hamlets"))
_OF_WHICH = frozenset(("of", "in", "around", "near", "including", "such", "like", "on", "along", "outside"))


class LeftOut(Names):
    """Which tokens are left out of the row that `Units` makes, and which stand for a verb left out."""

    __slots__ = ()

    def _left_out(self, start: int, end: int) -> tuple[bytearray, frozenset[int], tuple[int, ...]]:
        """The tokens to look at one by one, and of these the ones to leave out and those that stand for "said"."""
        spelt = self._spelt
        if spelt.quoting.find(1, start, end) < 0:
            return spelt.odd, _NONE, ()
        marks = list(marked(spelt.quoting, start, end))
        silent = self._scare_quotes(marks, start, end) | self._glosses(marks, start, end)
        silent |= self._echoes(marks, start, end)
        unsaid = self._unsaid(marks, end)
        odd = spelt.odd
        if silent or unsaid:
            odd = odd.copy()
            for at in (*silent, *unsaid):
                odd[at] = 1
        return odd, silent, unsaid

    def _scare_quotes(self, marks: list[int], start: int, end: int) -> frozenset[int]:
        """Tokens of quotation marks round a few words of a clause (the “liberation” of): no one's speech."""
        words = self.document.tokens.words
        if OPENING_QUOTES.isdisjoint([words[at] for at in marks]):
            return frozenset()
        found: list[int] = []
        opened = -1
        for at in compress(range(start, end), map(_MARKS.__contains__, words[start:end])):
            word = words[at]
            if word in _OPENING or (word == '"' and opened < 0):
                opened = at
            else:
                inside = at - opened - 1
                named = inside <= 3 and at + 2 < end and words[at + 1] in HYPHENS and self._glued(at + 1)
                if (
                    opened >= 0
                    and 0 < inside <= 5
                    and words[at - 1] not in _ENDS
                    and (words[opened + 1][0].islower() or named)  # "“DPR”-controlled P"
                ):
                    found += (opened, at)
                elif self._within_clause(start, opened, end):
                    found.append(opened)  # "are “trying to take P from the east”": one clause
                    if words[at - 1] not in _ENDS:
                        found.append(at)
                opened = -1
        if self._within_clause(start, opened, end):
            found.append(opened)
        return frozenset(found)

    def _within_clause(self, start: int, opened: int, end: int) -> bool:
        """Whether a quotation opens between a subject and its verb: "said his men “captured P and hold it”"."""
        words, classes = self.document.tokens.words, self._spelt.classes
        if not start < opened < end - 2 or not words[opened + 1][0].islower():
            return False
        if words[opened - 1] in _AUXILIARIES:
            return True
        verb = opened + 1 + bool(classes[opened + 1] & tags.ADVERB)
        stands = words[opened - 1][-1].isalnum() and not classes[opened - 1] & _NO_SUBJECT
        return bool(stands and classes[verb] & tags.FINITE)

    def _glosses(self, marks: list[int], start: int, end: int) -> frozenset[int]:
        """Tokens of brackets that only repeat what stands before: "80 km (50 miles)", "the Arakan Army (AA)"."""
        words = self.document.tokens.words
        found: set[int] = set()
        for at in marks:
            if words[at] != "(" or not start < at < end - 2:
                continue
            close = next((look for look in range(at + 2, min(at + _GLOSS, end)) if words[look] == ")"), 0)
            inside = words[at + 1 : close]
            if not inside:
                continue
            counted = inside[0][0].isdigit() or inside[0].lower() in _COUNTED  # "P (population 20,000)"
            acronym = len(inside) == 1 and inside[0].isalpha() and inside[0].isupper()
            if acronym or (counted and not any(map(str.istitle, inside[1:]))):
                found.update(range(at, close + 1))
        return frozenset(found)

    def _unsaid(self, marks: list[int], end: int) -> tuple[int, ...]:
        """Where "said" is left out: "S said that it holds P; the rebels*,* that they have taken it"."""
        words, classes = self.document.tokens.words, self._spelt.classes
        semicolon = next((at for at in marks if words[at] == ";"), 0)
        if not semicolon or not any(bits & tags.SAID for bits in classes[self.sentence.first_token : semicolon]):
            return ()
        that = next((at for at in range(semicolon + 2, end) if words[at] == "that" and words[at - 1] == ","), 0)
        commas = [at for at in range(semicolon, that) if words[at] == ","]
        if not 0 < len(commas) <= 2 or any(bits & tags.FINITE for bits in classes[semicolon:that]):
            return ()
        return (commas[0],) if len(commas) == 1 else (that,)

    def _echoes(self, marks: list[int], start: int, end: int) -> frozenset[int]:
        """Tokens that name nothing more: "P *itself*", "P *and the surrounding villages*", "*thousands of* troops"."""
        words, classes = self.document.tokens.words, self._spelt.classes
        found: set[int] = set()
        for at in marks:
            if words[at] not in ECHOING:
                continue
            if words[at].lower() in CROWDS:
                noun = next((look for look in range(at + 2, min(at + 6, end)) if classes[look] & _NO_ADJECTIVE), 0)
                armed = noun and classes[noun] & tags.FORCE and not classes[noun] & tags.PREPOSITION
                if armed and words[at + 1] == "of":
                    found.update((at, at + 1))
                continue
            if words[at] == "itself":
                if at > start and words[at - 1][0].isupper():
                    found.add(at)
                continue
            if words[at] == "ground":
                if at > start + 2 and (*words[at - 2 : at],) == ("on", "the") and classes[at - 3] & tags.FORCE:
                    found.update((at - 2, at - 1, at))
                continue
            joint = next((look for look in range(at - 1, max(at - 4, start), -1) if words[look] == "and"), 0)
            noun = at if words[at] in _ENVIRONS else at + 1
            if not joint or noun > end - 2 or not words[joint - 1][0].isupper() or words[noun + 1] in _OF_WHICH:
                continue
            if classes[noun + 1] & _OF_ITS_OWN:
                continue  # "holds P, and the surrounding villages *fell*": a clause of its own
            if classes[noun] & tags.NOUN_AREA or noun == at or words[noun] in _LANDS:
                found.update(range(joint, noun + 1))
        return frozenset(found)
