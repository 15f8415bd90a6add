"""Phrases that name an actor: "Ukrainian forces", "Moscow-backed separatists", "pro-Russian", "the army of Sudan"."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.claims.parties.actornames import ANYWHERE, IRREGULARS, NameReader
from geomap.claims.parties.actorwords import HYPHENS, POSSESSIVES
from geomap.claims.parties.book import Actor, Name
from geomap.claims.parties.dated import COMMANDER, commands
from geomap.claims.parties.names import spelt

_ARTICLES = frozenset(("the", "a", "an"))
# With these in capitals a sentence begins, and no name: "When Rebel forces".
_OPENERS = _ARTICLES | {
    *("when", "as", "but", "and", "while", "after", "before", "since", "although", "though", "if", "once", "then"),
    *("yesterday", "today", "meanwhile", "because", "until", "where", "two", "three", "four", "five", "six", "ten"),
    *("several", "many", "some", "most", "other", "these", "those", "all", "both", "by", "in", "on", "at", "from"),
    *("with", "for", "of", "against", "between", "near", "despite", "later", "earlier", "soon", "however", "now"),
}
_NOUN_KINDS = {"forces": "force", "bodies": "body", "officials": "official", "groups": "group", "enemy": "enemy"}
_MAX_NAME = 5
_DATES = frozenset(
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
)  # fmt: skip
_MOVEMENTS = frozenset(("Front", "Movement", "Resistance"))
_BANDS = frozenset(
    ("brigade", "brigades", "division", "battalion", "battalions", "legion", "regiment", "forces", "militia", "front",
     "movement", "guard", "guards")
)  # fmt: skip
_NO_NAMES = frozenset(
    ("National", "Republican", "Presidential", "Royal", "Federal", "Southern", "Northern", "Eastern", "Western",
     "Central", "Islamic", "Islamist", "Muslim", "Christian", "Sunni", "Shia", "Shiite", "Arab", "African", "Special")
)  # fmt: skip
_CAUSES = frozenset(
    ("Liberation", "Patriotic", "National", "Revolutionary", "Democratic", "People", "Popular", "Islamic", "Salvation",
     "Unity", "Freedom")
)  # fmt: skip
_COLLECTIVE = ("ese", "ish", "ch", "sh", "ss")  # "the French", and no "Frenches"
_OBJECTS = frozenset(("the", "a", "an", "in", "at", "on", "to", "from", "with", "across", "and", "it", "its", "their"))
_MADE = frozenset(("made", "built", "designed", "manufactured", "supplied", "donated", "provided"))
_MAX_ALLEGIANCE = 9  # words between "troops" and whose they are: "who have sided with the exiled General"
_BEFORE_ALLEGIANCE = frozenset(
    ("who", "that", "which", "have", "had", "has", "are", "were", "is", "was", "still", "now")
)
_LINKS = frozenset(("linked", "aligned", "allied", "backed", "affiliated", "inspired", "supported", "sponsored"))
_OF_A_GOVERNMENT = frozenset(("government", "federal", "regime"))
_LEADING = frozenset(("militia", "rebels", "proxy"))
_VERBS_TOO = frozenset(("head", "force", "command"))
_OF_CAPITALS = frozenset(("government", "regime", "junta", "army", "military", "forces", "troops", "air force"))
_OF_STATES = frozenset(("communist", "royalist"))
_TURNED = frozenset(("renegade", "dissident", "mutinous"))
_BEFORE_PERSONS = frozenset(
    ("the", "a", "an", "former", "ousted", "deposed", "exiled", "late", "renegade", "dissident", "rogue", "self",
     "-", "proclaimed", "styled", "militia", "rebel", "separatist", "guerrilla", "opposition", "veteran", "retired")
)  # fmt: skip
_STYLES = frozenset(("the", "republic", "kingdom", "state", "federal", "islamic", "arab", "democratic", "union"))
_SO_CALLED = frozenset(
    ("the", "self", "so", "-", "proclaimed", "declared", "styled", "called", "breakaway", "former", "disbanded",
     "dissolved", "outlawed", "banned", "defunct")
)  # fmt: skip
_GROUPS_CALLED = _SO_CALLED | {
    *("al", "group", "movement", "militia", "faction", "organisation", "organization", "radical", "militant", "rebel"),
    *("extremist", "jihadist", "islamist", "islamic", "armed", "terror", "terrorist", "insurgent", "shiite", "sunni"),
}


class PhraseReader(NameReader):
    """Reads what follows a name or noun of an actor, by a small grammar."""

    def phrase(self, at: int, named: Sequence[tuple[Name, int]]) -> Actor | None:
        if len(named) == 1:
            ((name, end),) = named
            if name.use == "body" and self._any_state(name, at, end):
                return None
            sure = name.use in ANYWHERE and not name.countries
            return self._from_name(name, at, end) if sure or self.fits(name, at, end) else None
        return self._of_several(at, named)

    def _any_state(self, name: Name, at: int, end: int) -> bool:
        """Whether a body of a state has a name that others have too, in a text that does not name that state.

        So it is where another is told behind it: "Ministry of Defence of Chad".
        """
        noun = self.noun_at(at)
        if noun is None or noun[0] != end:
            return False
        if self.following[end - 1] in ("of", "in"):
            return True
        return not any(
            other.party == name.party and other.key != name.key for found in self.named.values() for other, _ in found
        )

    def _of_several(self, at: int, named: Sequence[tuple[Name, int]]) -> Actor | None:
        """Read the first of several names at a token that fits, or of those as long the one that the text tells of."""
        found = [(name, end) for name, end in named if self.fits(name, at, end)]
        if not found:
            return None
        name, end = found[0]
        if len(found) > 1 and found[1][1] == end and name not in self.learned.get(self.words[at], ()):
            name = self._most_present(found, at, end)
        return self._from_name(name, at, end)

    def _most_present(self, found: Sequence[tuple[Name, int]], at: int, end: int) -> Name:
        """Of names from a token to another, the one that the text spells in full, or whose places it names.

        "Congolese" is of two states, "National Liberation Army" of many.
        """
        return max([name for name, stop in found if stop == end], key=lambda name: self.presence(name, at))

    def _from_name(self, name: Name, at: int, end: int) -> Actor | None:
        if name.use == "adjective" and self._means_people(at, end):
            return self._actor(name, at, end, "people", end - 1)
        if self.closing[self.following[end - 1]]:
            return self._actor(name, at, end, name.use, end - 1)
        words, total = self.words, self.total
        own = name.use in {"person", "body", "people"}
        after = end
        possessive = end < total and words[end] in POSSESSIVES
        if possessive:
            after = end + 1
        elif end + 1 < total and words[end] in HYPHENS and self.starts[end] == self.ends[end - 1]:
            tail = words[end + 1].lower()
            backed = self._backed(name, at, end + 2) if tail in self.backed else None
            if backed is not None or (tail in self.backed and tail not in _MADE):
                return backed or self._actor(name, at, end, "adjective", end - 1)
            led = self.noun_after(end + 2) if tail == "led" and name.use == "group" else None
            known = self.book.get(name.party) if led is not None else None
            if led is not None and led[3] in ("forces", "groups") and known is not None and known.kind in _LEADING:
                return self._with_noun(name, at, led)  # "the HTS-led coalition", but not "the US-led coalition"
            if tail in _MADE:
                return Actor(at, end + 2, None, "adjective", end - 1, "")  # "US-made helicopters" are anyone's
            return self._actor(name, at, end, "adjective" if name.use != "group" else "group", end - 1)
        titled = name.use == "adjective" and not possessive and self.following[after - 1][:1].isupper()
        stop = self._movement(after) if titled else 0
        if stop:  # "the Chadian National Front" is none of the state's
            called = spelt(words[at:stop])
            return Actor(at, stop, called, "group", stop - 1, called)
        if not own or possessive or (name.use == "body" and name.exact):
            noun = self.noun_after(after)
            if noun is not None and noun[2] in ("side", "republic") and words[noun[1] : noun[1] + 1] == ("of",):
                noun = None  # "on the Iraqi side of the border", "the Russian republic of Dagestan"
            if possessive and noun is not None and self._begins_name(after, noun[1]):
                noun = None  # "Kabila's Alliance of Democratic Forces"
            if noun is not None and noun[2] in _VERBS_TOO and words[noun[0] - 1] == "and":
                noun = None  # "took Tripoli and head for Sirte"
            if noun is not None and (not own or possessive or noun[3] == "forces"):
                return self._with_noun(name, at, noun)  # "ENDF troops", but not "FSB officers"
        kind = "adjective" if possessive and name.use in ("state", "capital") else name.use
        return self._actor(name, at, end, kind, end - 1)

    def _begins_name(self, at: int, end: int) -> bool:
        """Whether the words up to a token only begin a group's name: "*Alliance* of Democratic Forces"."""
        return any(other.use == "group" and stop > end for other, stop in self.names_at(at))

    def _means_people(self, at: int, end: int) -> bool:
        """Whether a demonym that has no other word for the people is that: "the Chinese reached", "the British had"."""
        words = self.words
        if not words[end - 1].endswith(_COLLECTIVE) or not at or words[at - 1] not in ("the", "The"):
            return False
        after = self.following[end - 1]
        if after not in self.after_people:
            return False
        return (
            not after.endswith("ed")
            or end + 1 >= self.total
            or words[end + 1] in _OBJECTS
            or words[end + 1][0].isupper()
        )

    def _band(self, at: int) -> int:
        """Return the token after the name of an armed band that begins at one: "Lion Brigades", else 0."""
        words, end = self.words, at
        while end < self.total and end - at < _MAX_NAME and (words[end][0].isupper() or words[end] in POSSESSIVES):
            end += 1
        if end < self.total and words[end] in _BANDS:
            end += 1
        if end - at < 2 or words[end - 1].lower() not in _BANDS or words[at] in _NO_NAMES or self.names_at(at):
            return 0
        return end

    def _movement(self, at: int) -> int:
        """Return the token after a name in capitals that begins at one and ends as that of a movement, else 0."""
        words = self.words
        for end in range(at, min(at + _MAX_NAME, len(words))):
            if words[end] in _MOVEMENTS:
                return 0 if _CAUSES.isdisjoint(words[at:end]) else end + 1
            if not words[end][0].isupper() and words[end] not in POSSESSIVES:
                break
        return 0

    def _with_noun(self, name: Name, at: int, noun: tuple[int, int, str, str]) -> Actor:
        head, end, text, group = noun
        party = self.book.get(name.party)
        kind = _NOUN_KINDS[group]
        of_state = party is not None and party.is_state and name.use != "people"
        if group == "groups":
            if of_state and party is not None and text not in party.nouns:
                # "Syrian rebels" are rebels: no forces of the state whose name they bear.
                return Actor(at, end, self.called(text), "generic", head, "", text)
            kind = "group"
        elif of_state and (apart := self._apart(at + name.key.count(" "), head, group)):
            kind = "official" if group == "officials" else "generic"
            return Actor(at, end, self.called(apart), kind, head, "", apart)  # "Syrian rebel gunners"
        return Actor(at, end, name.party, kind, head, self.side_of(name.party), text)

    def _apart(self, at: int, head: int, group: str) -> str:
        """The word between a state's demonym and a noun that tells that the men are none of the state's."""
        words = map(str.lower, self.words[at + 1 : head])
        found = next((word for word in words if word in self.book.words["apart"]), "")
        return "" if group != "forces" and found == "proxy" else found  # "Russian proxy officials" are its hand

    def _backed(self, name: Name, at: int, after: int) -> Actor | None:
        """Read what follows "Moscow-backed": a group of its own on that side, or officials who are its hand."""
        if any(other.use == "group" and " " in other.key for other, _ in self.names_at(after)):
            return None  # "the UAE-backed Southern Transitional Council" is no council of the Emirates
        stop = self._band(after)
        if stop:  # "the Turkish-backed Lion Brigades" are none of the state's
            called = spelt(self.words[after:stop])
            return Actor(at, stop, called, "group", stop - 1, self.side_of(name.party), self.words[stop - 1].lower())
        noun = self.noun_after(after)
        if noun is None:
            whose, end = next(iter(self.names_at(after)), (name, after))
            state = self.book.get(whose.party)
            if end == after or state is None or not state.is_state or whose.use not in ("adjective", "people"):
                return None
            noun = self.noun_after(end)
            if noun is not None and noun[3] == "forces" and noun[2] not in IRREGULARS:
                return None  # "US-backed Iraqi troops" are Iraq's, "Turkish-backed Syrian fighters" not Syria's
        if noun is None:
            return None
        head, end, text, group = noun
        side = self.side_of(name.party)
        apart = text if group == "groups" else self._apart(at, head, group)
        backer = self.book.get(name.party)
        if group == "bodies" and backer is not None and backer.kind == "bloc":
            if self.words[end : end + 1] == ("of",):
                return None  # "the UN-backed interim Government of National Accord" has a name
            return Actor(at, end, None, "generic", head, "", text)  # "the UN-backed government" is the country's
        if group == "forces" and text.split(" ", 1)[0] in _OF_A_GOVERNMENT:
            return Actor(at, end, None, "generic", head, "", text)  # "Saudi-backed government troops" as well
        if group in ("bodies", "officials"):
            party = self.called(apart) if apart else name.party
            return Actor(at, end, party, _NOUN_KINDS[group], head, side, apart or text)
        told = ("".join(self.words[at:after]), *self.words[after:end])
        party = self.called(apart) if apart else " ".join(told)
        return Actor(at, end, party, "generic", head, side, text)

    def pro(self, at: int) -> Actor | None:
        """Read "pro-Russian separatists": not the state's, but on its side; "anti-Taliban fighters": on none."""
        words = self.words
        if at + 2 >= len(words) or words[at + 1] not in HYPHENS:
            return None
        if words[at].lower() == "pro" and words[at + 2].lower() in _OF_A_GOVERNMENT:
            alone = self.noun_at(at + 2)
            if alone is None or alone[2] != "forces" or alone[1].endswith("fighters"):
                return None
            return Actor(at, alone[0], None, "generic", alone[0] - 1, "", alone[1])  # as "government forces"
        for name, end in self.names_at(at + 2):
            noun = self.noun_after(end)
            if words[at].lower() == "anti":
                if noun is None:
                    return Actor(at, end, None, "adjective", end - 1, "")
                return Actor(at, noun[1], f"anti-{' '.join(words[at + 2 : noun[1]])}", "group", noun[0], "", noun[2])
            side = self.side_of(name.party)
            if noun is None:
                return Actor(at, end, None, "adjective", end - 1, side)
            head, stop, text, group = noun
            party = self.called(text) if group == "groups" else "pro-" + " ".join(words[at + 2 : stop])
            return Actor(at, stop, party, "official" if group == "officials" else "generic", head, side, text)
        return None

    def read_alone(self, at: int) -> Actor | None:
        """Read a noun that names an actor by itself: "the army", "rebels"."""
        noun = self.noun_at(at)
        if noun is None:
            return None
        end, text, group = noun
        if group == "enemy":
            return Actor(at, end, None, "generic", end - 1, "", text)
        if group in {"bodies", "officials"} and (capital := self._capital_beside(at, end, group)) is not None:
            return Actor(at, end, capital.party, _NOUN_KINDS[group], end - 1, self.side_of(capital.party), text)
        if group != "groups" and text not in self.alone:
            return None
        words = self.words
        before = words[at - 1] if at else ""
        ends = words[at].istitle() and before[:1].isupper() and before.lower() not in _OPENERS
        if ends and before not in _DATES and at not in self.line_starts:
            return None  # the end of some other name: "Free Lakes Army", but "On 27 May Government forces"
        party = self.called(text) if group == "groups" else None
        if end + 1 < len(words) and words[end] in HYPHENS and self.starts[end] == self.ends[end - 1]:
            # "Rebel-held" and "government-controlled", but not "military-style".
            fits = words[end + 1].lower() in self.held and (group == "groups" or text in self.alone)
            led = self.noun_after(end + 2) if fits and group == "groups" and words[end + 1].lower() == "led" else None
            if led is not None and led[3] in ("forces", "groups"):
                party = self.called(led[2]) if led[3] == "groups" else party  # "Islamist-led forces"
                return Actor(at, led[1], party, "generic", led[0], "", led[2])
            return Actor(at, end, party, "generic", end - 1, "", text) if fits else None
        if group == "groups" and text in self.book.party_of and " " not in text:
            following = self.noun_after(end)
            if following is not None:  # "separatist artillery", "rebel commanders"
                head, stop, last, other = following
                if other == "officials" and text in _TURNED:
                    return None  # "the renegade general N": whose he is, his name tells
                if other == "groups":
                    party = self.called(last)  # "Islamist rebels"
                elif other == "bodies" and text in _OF_STATES:
                    party = None  # "the communist government" is the state's
                return Actor(at, stop, party, "official" if other == "officials" else "generic", head, "", last)
            if text not in self.alone:  # "rebel positions"
                return Actor(at, end, party, "adjective", end - 1, "", text)
        return Actor(at, end, party, "generic", end - 1, "", text) if text in self.alone else None

    def _capital_beside(self, at: int, end: int, group: str) -> Name | None:
        """Find the capital of "the defence ministry in Moscow", and of a body "in Moscow the defence ministry"."""
        words = self.words
        capital = None
        if words[end : end + 1] == ("in",) and end + 1 < len(words):
            capital = next((name for name, _ in self.names_at(end + 1) if name.use == "capital"), None)
        return self._capital_before(at) if capital is None and group == "bodies" else capital

    def _capital_before(self, at: int) -> Name | None:
        """Read "In Moscow the defence ministry", "in Kyiv, the general staff": the capital right before "the"."""
        words = self.words
        last = at - 2 - (words[at - 2] == ",") if at > 3 else 0
        if last < 1 or words[at - 1] != "the" or words[last - 1] not in ("In", "in"):
            return None
        return next((name for name, end in self.names_at(last) if name.use == "capital" and end == last + 1), None)

    def of_whom(self, last: Actor | None, actor: Actor) -> Actor:
        """Join "the army" and "Sudan" in "the army of Sudan"; or tell whose the one is that stands before."""
        if last is None or last.kind != "generic" or actor.kind not in {"state", "group", "person", "capital"}:
            return actor
        if actor.token_start - last.token_end > _MAX_ALLEGIANCE:
            return actor
        gap = [word.lower() for word in self.words[last.token_end : actor.token_start]]
        if actor.kind in ("group", "person") and self._follows(gap, last, actor):
            kind = "force" if last.party is None else "group"
            end = actor.token_end
            end += gap[-1] == "," and self.words[end : end + 1] == (",",)  # "loyal to the former general, N, captured"
            return Actor(last.token_start, end, actor.party, kind, last.head, actor.side, last.noun)
        if not (_is_of(gap, last, actor) or self._is_of_person(gap, actor)):
            return actor
        kind = "body" if last.noun in self.book.words["bodies"] else "force" if last.party is None else "group"
        if kind == "group" and actor.kind == "state":
            return actor
        end = last.token_end if "proclaimed" in gap or "declared" in gap else actor.token_end
        return Actor(last.token_start, end, actor.party, kind, last.head, actor.side, last.noun)

    def described(self, last: Actor, beside: Actor, actor: Actor) -> bool:
        """Whether a group that is told to be men's is described by another: "fighters from the Iran-aligned N"."""
        if last.kind != "generic" or beside.kind != "adjective":
            return False
        words, end = self.words, beside.token_end
        of = list(map(str.lower, words[last.token_end : beside.token_start]))
        gap = map(str.lower, words[end + 2 : actor.token_start])
        return (
            of in (["of"], ["of", "the"], ["from"], ["from", "the"])
            and words[end] in HYPHENS
            and words[end + 1].lower() in _LINKS
            and _GROUPS_CALLED.issuperset(gap)
        )

    def _is_of_person(self, gap: Sequence[str], actor: Actor) -> bool:
        """Whether the words before a person are "of" and what he is ("troops of the renegade general N")."""
        titles = self.book.words["officials"]
        told = len(gap) > 1 and gap[0] == "of" and all(word in titles or word in _BEFORE_PERSONS for word in gap[1:])
        return told and actor.kind == "person"

    def _follows(self, gap: Sequence[str], last: Actor, actor: Actor) -> bool:
        """Whether the words between a noun of force and a name say that it is the name's ("who have sided with").

        Separatists that a proxy's general leads keep their noun, and so do a state's militias: they are no army of his.
        """
        party = self.book.get(actor.party)
        if last.party is not None and party is not None and party.is_state:
            return False
        for at in range(len(gap)):
            if gap[at] not in _BEFORE_ALLEGIANCE:
                for end in (at + 1, at + 2):
                    said = " ".join(gap[at:end])
                    office = gap[-2] if gap[1:] and gap[-1] == "," else ""
                    apposed = actor.kind == "person" and office in self.book.words["officials"]
                    if said in self.book.words["allegiance"] and gap[end:].count(",") == apposed:
                        by = said.endswith((" by", "under")) and actor.kind == "person"
                        if by and last.noun.split(" ", 1)[0] in _OF_A_GOVERNMENT:
                            return False  # "government forces under General N"
                        led = by and last.party is not None
                        return not (led and (party is None or party.kind == "proxy"))
                return False
        return False

    def _actor(self, name: Name, at: int, end: int, kind: str, head: int) -> Actor:
        party, sides = name.party, self.sides
        noun = COMMANDER if self.dated and kind == "person" and commands(name, self.year) else ""
        return Actor(at, end, party, kind, head, sides[party] if party in sides else self.side_of(party), noun)


def _is_of(gap: Sequence[str], last: Actor, actor: Actor) -> bool:
    """Whether the words between a noun and a name are "of" ("the rebels, of the M23", "men from the self-styled")."""
    if actor.kind == "capital" and last.noun not in _OF_CAPITALS:
        return False
    if gap and gap[0] == "," and last.party is not None:
        gap = gap[1:]
    if actor.kind == "group" and gap[:1] in (["of"], ["from"]):
        at = next((at for at in range(len(gap) - 1) if gap[at] in HYPHENS and gap[at + 1] in _LINKS), -2)
        return _GROUPS_CALLED.issuperset(gap[max(at + 2, 1) :])  # "gunmen from the radical Islamic group Hamas"
    if actor.kind == "state" and gap[-1:] == ["of"]:
        gap = [word for word in gap if word not in _STYLES]  # "the ministry of the Republic of Chad"
        return gap == ["of", "of"] or gap == ["of"]
    return gap[:1] == ["of"] and _SO_CALLED.issuperset(gap[1:])
