"""Ukrainian and Russian texts: names hidden in adjectives and lands, and the features by which spans are judged.

"Лисичанський НПЗ" is at Lysychansk, "на Херсонщині" is Kherson Oblast. There are no fully labelled texts to learn
from, so the weights are set by hand, in ``data/lexicon/places/cyrillic.tsv``.
"""

from __future__ import annotations

import re
from functools import cache

from geomap.compiled import toml_table
from geomap.places.names import WIDE, Name, Names, Row
from geomap.places.reading import Reading
from geomap.places.words import CAPITALS, FACILITY, GIVEN, LOCATIVE, LOWER, TITLE, TYPE, Word
from geomap.resources import data_path

# An adjective in -ськ- or -ск-, with any ending; what stands before is the stem.
_ADJECTIVE = re.compile(
    r"(.{2,40}?)(ськ|цьк|зьк|ск|цк)"
    r"(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|е|і|их|ими|ая|ой|ую|ое|ом|ие|ые|ей|ого|ому)$"
)
# Endings that a noun in -ськ, -ск cannot have: the word is surely an adjective.
_SURELY = re.compile(r".{2,40}(?:ськ|цьк|зьк|ск|цк)(?:ий|ого|ому|им|ої|ій|ої|і|их|ими|ая|ой|ую|ое|ие|ые|ей)$")
_LAND = re.compile(r"(.{2,40}?)(щ|чч)(?:ина|ини|ині|ину|иною|ино)$")
_WRITE_CYRILLIC = frozenset(("UA", "RU", "BY", "BG", "KZ", "KG", "MD", "RS", "MK", "ME", "TJ", "UZ", "MN", "GE", "AM"))
_OPENS, _CLOSES = frozenset("«„“\"'"), frozenset("»”“\"'")
# Who bears a person's name, in any case: ranks and callings that, unlike offices, no place stands behind.
_RANK = re.compile(
    r"(?:генерал|генерал-майор|генерал-лейтенант|полковник|підполковник|подполковник|майор|капітан|капитан|лейтенант|"
    r"сержант|адмірал|адмирал|солдат|комбат|пан|пані|господин|госпож|журналіст|журналист|актор|актёр|актер|співак|певец|"
    r"письменник|писател|поет|поэт|адвокат|лікар|врач|економіст|экономист|історик|историк|аналітик|аналитик|хірург|хирург)"
    r"(?:а|у|ом|ем|ові|еві|ові|и|і|ы|я|ю|е|ь|ка|ця|ца|цю|цу)?"
)
_NAMED_FOR = re.compile(r"імені|имени|ім|им|слов|словам|словами|слів|пам'яті|памяти")
_SAID = re.compile(
    r"(?:сказа|заяви|заяви|повідоми|розпові|написа|дода|зазначи|відпові|пояcни|поясни|сообщи|рассказа|добави|отмети|ответи|"
    r"объясни|заявля|считае|вважа)(?:в|ла|ли|л|ет|є|ють|ют)"
)
# Sites that bear the name of the settlement that they are at, in quotes.
_SITE = re.compile("а[еэ]родром|а[еэ]ропорт|ав[иі]абаз|станц[иі]|вокзал|порт")
# What happens to places, before one as its object: "звільнено Ізюм", "покинули Лиман".
_TAKEN = re.compile(
    r"(?:звільн|визвол|деокуп|окуп|захоп|захват|захвач|взя|атак|обстріл|обстрел|бомб|штурм|контрол|зайня|занял|занят|"
    r"освобо|оккуп|покин|залиши|оставил|відвіда|посети|посеща|утрима|удержа|оборон|оточ|окруж)\w*$"
)
_REGION_WORDS = ("област", "обл", "ова", "ода")
_RAION_WORDS = ("район", "р-н")
_REGION_ENDINGS = ("ська область", "цька область", "зька область", "ская область", "цкая область")
_RAION_ENDINGS = ("ський район", "цький район", "зький район", "ский район", "цкий район")
_CITY_ENDINGS = {
    "ськ": ("ськ", "", "ь", "а", "и", "е", "о", "са"),
    "ск": ("ск", "", "ь", "а", "ы", "и", "е", "о", "са"),
    "цьк": ("цьк", "г", "к", "ч", "ць", "ки", "ця"),
    "цк": ("цк", "г", "к", "ч", "ц", "ки", "ца"),
    "зьк": ("ж", "г", "жжя"),
}


def hidden_name(folded: str, following: str, following_is_type: bool, names: Names) -> Name | None:
    """Return the place that an adjective before a type word, or the name of a land, leads to.

    Parameters
    ----------
    folded
        The folded word.
    following
        The word after it, in lower case.
    following_is_type
        Whether that is a type word or an abbreviation such as НПЗ, АЕС.
    """
    land = _LAND.match(folded)
    if land is not None:
        stem, sign = land.groups()
        for ending in ("ська область", "зька область") if sign == "щ" else ("цька область",):
            found = names.find(stem + ending)
            if found is not None:
                return found
        return None
    adjective = _ADJECTIVE.match(folded)
    if adjective is None:
        return None
    stem, suffix = adjective.groups()
    if following.startswith(_REGION_WORDS):
        return _first(names, stem, suffix, _REGION_ENDINGS)
    if following.startswith(_RAION_WORDS):
        return _first(names, stem, suffix, _RAION_ENDINGS)
    if not following_is_type:
        return None
    best: Name | None = None
    for ending in _CITY_ENDINGS[suffix]:
        found = names.find(stem + ending)
        if found is None or found.best is None or found.best.country != "UA":
            continue
        if best is None or best.best is None or found.best.log_population > best.best.log_population:
            best = found
    return best


def _first(names: Names, stem: str, suffix: str, endings: tuple[str, ...]) -> Name | None:
    for ending in endings:
        if ending.startswith(suffix):
            found = names.find(stem + ending)
            if found is not None:
                return found
    return None


def cyrillic_features(
    first: int, end: int, name: Name | None, reading: Reading, *, inside_longer: bool = False
) -> list[str]:
    """Return the features of a span in Cyrillic letters; ``data/lexicon/places/cyrillic.tsv`` weighs them.

    `inside_longer` tells that the span ends a longer name of the gazetteer ("Старый Крым").
    """
    info, words, size = reading.info, reading.words, reading.size
    head = info[first]
    before = info[first - 1] if first else None
    after = info[end] if end < size else None
    found: list[str] = []
    best = name.best if name is not None else None
    if best is None or name is None:
        found.append("not in the gazetteer")
    elif best.level == "settlement":
        people = max(row.log_population for row, _ in name.rows)
        found.append(f"settlement of people={min(6, int(people))}")
    else:
        found.append(f"level={best.level}")
    starts = first in reading.first
    if starts:
        found.append("starts sentence")
    if first in reading.headline:
        found.append("in headline")
    if end - first > 1:
        found.append("several words")
    if len(words[first]) < 4 and end - first == 1:
        found.append("short word")
    if head.kind == CAPITALS:
        found.append("capitals")
    if head.classes & GIVEN:
        found.append("is given name")
    if inside_longer:
        found.append("ends a longer name")
    if starts and name is not None and end - first == 1:
        found += _opening(name, head, in_place=before is not None and bool(before.classes & TYPE))
    if before is not None:
        if after is not None and words[first - 1] in _OPENS and words[end] in _CLOSES:
            found.append("in quotes, a site" if _is_site(reading, first - 1, best) else "in quotes")
        if before.kind == LOWER or first - 1 in reading.first:
            found += _governed(before, best)
        if _is_preposition(before, first - 1, reading):
            found.append("after preposition")
        elif before.capital and not starts:
            found.append("after given name" if before.classes & GIVEN else "after capital")
        if before.classes & (TYPE | FACILITY):
            found.append("after type word")
        if before.classes & TITLE and before.kind == LOWER:
            found.append("after title")
    if after is not None:
        if after.classes & (TYPE | FACILITY):
            found.append("before type word")
        if after.capital and end not in reading.first:
            found.append("before capital")
    if reading.persons.get(info[end - 1].fold):
        found.append("person")
    single = end - first == 1
    if single and _SURELY.match(head.fold) and after and after.kind == LOWER and not after.classes & LOCATIVE:
        found.append(
            "adjective before a noun" if not after.classes & (TYPE | FACILITY) else "adjective before a type word"
        )
    return found


def _is_site(reading: Reading, quote: int, best: Row | None) -> bool:
    """Tell whether what stands in quotes is a site, or the place that a site is called after: аеродром «Енгельс»."""
    while quote and reading.words[quote - 1] in _OPENS:
        quote -= 1
    sort = reading.info[quote - 1] if quote else None
    if sort is None or best is None:
        return False
    called_after = _SITE.match(sort.lower) is not None
    return called_after or (best.level == "facility" and bool(sort.classes & (TYPE | FACILITY)))


def _opening(name: Name, head: Word, *, in_place: bool) -> list[str]:
    """Return what speaks against a name that opens a sentence, where any word has a capital."""
    found = []
    if head.lower in common_words():
        found.append("common word starts sentence")
    wide = name.best is not None and name.best.level in WIDE
    if not wide and not in_place and all(row.country not in _WRITE_CYRILLIC for row, _kind in name.rows):
        found.append("foreign name starts sentence")
    return found


def _governed(before: Word, best: Row | None) -> list[str]:
    """Return what the word before a name makes of it: a person's name, or the object of what happens to places."""
    if _RANK.fullmatch(before.lower):
        return ["after rank"]
    if _NAMED_FOR.fullmatch(before.lower):
        return ["named for a person"]
    if _SAID.fullmatch(before.lower) and best is not None and best.level == "settlement":
        return [] if best.feature == "P.PPLC" else ["after said"]
    return ["after verb of place"] if _TAKEN.match(before.lower) else []


def _is_preposition(word: Word, at: int, reading: Reading) -> bool:
    locative = word.classes & LOCATIVE and (word.kind == LOWER or at in reading.first)
    return bool(locative) or word.lower in ("у", "в", "з", "с", "о")


@cache
def common_words() -> frozenset[str]:
    """Return Ukrainian and Russian words in lower case that are also names of places, and open sentences as words."""
    return frozenset(toml_table(data_path("lexicon/places/words.toml"))["common_cyrillic"].split())
