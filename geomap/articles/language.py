"""The language of a text: by script and small words where they settle it, else by a model."""

from __future__ import annotations

import re

from geomap.model import Tokens


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SAMPLE_TOKENS = 400
# English is the answer where the model's best language leads it by less: a sentence of another language leads by more,
# an English headline full of foreign names stays below. In nats, the model's unit, which do not shrink with the text.
_ENGLISH_MARGIN_NATS = 14.0
_MAX_WORD_CHARS = 40
_ENGLISH = _words(
    "the and of to that with from was were has have had his her their they said which by is are this not it at "
    "after as an been will would who its be"
)
_UKRAINIAN = _words("та і й що у з із на не це від до для під які який яка як про за є був було були")
_RUSSIAN = _words("и что в с из на не это от до для под которые который которая как о за есть был было были")
# Endings and groups of letters that the other of the two writes otherwise (атакував, атаковал; Донецьку, Донецку).
_UKRAINIAN_FORMS = re.compile(r"[сцз]ьк|[аиу]в\b|ува[лв]|(?:нн|тт)я\b|ою\b|\bви[бгзклмнпрст]")
_RUSSIAN_FORMS = re.compile(r"[аиея]л\b|ова[лт]|[нт]и[ея]\b|ой\b|[аеи]ть\b|[аеую]ют\b|ает\b|ие\b|[дт]ут\b|\bвзр|войск")
_CYRILLIC = r"[\u0400-\u04ff]"
_LATIN = r"[A-Za-z\u00c0-\u024f]"


def detect_language(text: str, tokens: Tokens) -> str:
    """Return the ISO 639-1 code of a text's language, or "" where there is too little to tell it.

    Names tell nothing, they are written alike in many languages: a text of nothing else is English or of none.
    """
    head = tokens.words[:_SAMPLE_TOKENS]
    english = sum(map(_ENGLISH.__contains__, head))
    if english >= 2 and english * 12 >= len(head) and "the" in head:
        return "en"  # as most are: before any word is looked at closely
    given = [word for word in head if word[:1].isalpha() and len(word) <= _MAX_WORD_CHARS]
    words = [word.lower() for word in given]
    if not words:
        return ""
    english = sum(map(_ENGLISH.__contains__, words))
    if english >= 2 and english * 12 >= len(words) and "the" in words:
        return "en"
    sample = " ".join(words)
    cyrillic = len(re.findall(_CYRILLIC, sample))
    letters = cyrillic + len(re.findall(_LATIN, sample))
    if cyrillic * 2 > letters:
        found = _cyrillic_language(sample, words)
        if found:
            return found
    elif english >= 1 and english * 12 >= len(words) and sample.isascii():
        return "en"
    names_only = all(word.istitle() for word in given) and cyrillic * 2 <= letters
    return _by_model(text[:4000], names_only=names_only)


def _cyrillic_language(sample: str, words: list[str]) -> str:
    """Tell Ukrainian from Russian by the letters that only one of them has, then by small words and endings."""
    if any(letter in sample for letter in "ўјљњђћџќѓѕәғқңөұүһ"):
        return ""  # another Cyrillic language
    ukrainian = sum(sample.count(letter) for letter in "іїєґ")
    russian = sum(sample.count(letter) for letter in "ыэё")
    if ukrainian > 3 * russian:
        return "uk"
    if russian > 3 * ukrainian:
        return "ru"
    ukrainian = sum(word in _UKRAINIAN for word in words) + len(_UKRAINIAN_FORMS.findall(sample))
    russian = sum(word in _RUSSIAN for word in words) + len(_RUSSIAN_FORMS.findall(sample))
    if ukrainian != russian and "ъ" not in sample:
        return "uk" if ukrainian > russian else "ru"
    return ""


def _by_model(text: str, *, names_only: bool) -> str:
    """Ask py3langid; loaded only here, for it takes longer to load than most articles to read."""
    import py3langid

    # Its rarer languages and dialects win on a line of names; of those with a two-letter code the best is taken.
    ranked = {code: float(score) for code, score in py3langid.rank(text) if len(code) == 2}
    best = max(ranked, key=ranked.__getitem__, default="")
    lead = ranked.get(best, 0.0) - ranked.get("en", 0.0)
    if names_only:
        return "en" if best == "en" else ""
    return "en" if lead < _ENGLISH_MARGIN_NATS else best
