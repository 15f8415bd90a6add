"""What is done to the names of a GeoNames dump before they go into a table of the gazetteer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from geomap.gazetteer.fold import fold_name

LATIN = re.compile(r"[ -~\u00a0-\u024f\u1e00-\u1eff\u02b0-\u02ff\u0300-\u036f\u2010-\u201f]+")
CYRILLIC = re.compile(r"[\u0400-\u045f\u0490\u0491 \-\u2010-\u2019'\u02bc\u0301().]+")
_OTHER_CYRILLIC = re.compile("[ђљњћџѓќѕјЂЉЊЋЏЃЌЅЈ]")
_MIN_LETTERS = 3
_MAX_CHARS = 80

# Countries that do not write Latin letters, and Vietnam: marks on a Latin name there are a transcriber's, not English.
OTHER_SCRIPTS = frozenset((
    "AE", "AF", "AM", "BD", "BG", "BH", "BT", "BY", "CN", "CY", "DZ", "EG", "ER", "ET", "GE", "GR", "IL", "IN", "IQ",
    "IR", "JO", "JP", "KG", "KH", "KP", "KR", "KW", "KZ", "LA", "LB", "LK", "LY", "MA", "MK", "MM", "MN", "MR", "NP",
    "OM", "PK", "PS", "QA", "RU", "SA", "SD", "SY", "TH", "TJ", "TN", "TW", "VN", "YE",
))  # fmt: skip

# Where Cyrillic names of small settlements are kept, too.
CYRILLIC_COUNTRIES = frozenset(
    ("RU", "BY", "KZ", "KG", "MD", "GE", "AM", "AZ", "TJ", "TM", "UZ", "LV", "LT", "EE", "BG")
)


def settlement_level(code: str) -> str:
    """Return the level of a populated place by its GeoNames code."""
    return "district" if code == "PPLX" else "settlement"


def plain(name: str) -> str:
    """Return a Latin name without diacritics and half rings, its case kept.

    >>> plain("Şa‘dah"), plain("Ryl’sk"), plain("Khān Yūnis")
    ('Sadah', 'Rylsk', 'Khan Yunis')
    """
    kept = (char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return "".join(kept).translate(_PLAIN)


_PLAIN = str.maketrans(
    {"‘": "", "’": "", "ʻ": "", "ʼ": "", "ʿ": "", "ʾ": "", "ʹ": "", "`": "", "đ": "d", "Đ": "D", "ı": "i"}
)


def apostrophes(name: str) -> str:
    """Return a name with straight apostrophes."""
    return re.sub("[`’ʼ‘]", "'", name)


def sort_names(names: Iterable[str], main: str, *, foreign: bool, cyrillic: bool) -> tuple[list[str], list[str]]:
    """Part alternate names into variants of the main name and foreign ones; drop what is no name, or of no use.

    Parameters
    ----------
    names, main
        The alternates, and the name they are alternates to.
    foreign
        Whether names that are no variants of the main one are kept: for a village they are more noise than use.
    cyrillic
        Whether Cyrillic names are kept.
    """
    skeletons = {skeleton(main)}
    near, far = [], []
    digits = any(char.isdigit() for char in main)
    for raw in sorted(set(names)):
        name = " ".join(raw.replace("|", " ").split())
        if name == main or len(name) > _MAX_CHARS or not any(char.isupper() for char in name):
            continue  # lower case throughout: transliterated from other scripts by machine
        folded = fold_name(name)
        if len(folded) < _MIN_LETTERS or (not digits and any(char.isdigit() for char in name)):
            continue
        if LATIN.fullmatch(name):
            if name.isupper() and len(folded) <= 4:
                continue  # codes of airports and the like
            if skeleton(name) in skeletons:
                near.append(name)
            elif foreign:
                far.append(name)
        elif cyrillic and CYRILLIC.fullmatch(name) and not _OTHER_CYRILLIC.search(name):
            near.append(name)
    return distinct(near, main), distinct(far, main, *near)


def distinct(names: Iterable[str], *without: str) -> list[str]:
    """Return the names, each folded spelling once, without those given."""
    seen = {fold_name(name) for name in without} | {""}
    out = []
    for name in names:
        folded = fold_name(name)
        if folded not in seen:
            seen.add(folded)
            out.append(name)
    return out


_SOUNDS = (
    ("shch", "s"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("kh", "h"), ("zh", "z"), ("ch", "c"), ("sh", "s"),
    ("ts", "c"), ("tz", "c"), ("ck", "k"), ("ph", "f"), ("w", "v"), ("q", "k"), ("x", "ks"), ("j", ""), ("y", ""),
    ("g", "h"), ("z", "s"), ("c", "s"),
)  # fmt: skip


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> str:
    """Return the consonants of a Latin name, so coarse that transliterations of one name agree."""
    text = fold_name(name).replace(" ", "")
    for sound, letter in _SOUNDS:
        text = text.replace(sound, letter)
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiou]", "", text))
