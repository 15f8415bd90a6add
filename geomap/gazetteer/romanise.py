"""Ukrainian in Latin letters, as the Cabinet of Ministers laid it down (resolution 55 of 27 January 2010)."""

from __future__ import annotations

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia",
}  # fmt: skip
_AT_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_APOSTROPHES = "'’ʼ`‘\u0301"


def romanise(ukrainian: str) -> str:
    """Return a Ukrainian name in Latin letters.

    >>> romanise("Ізюм"), romanise("Балаклія"), romanise("Куп’янськ"), romanise("Згурівка"), romanise("Ялта-Єнакієве")
    ('Izium', 'Balakliia', 'Kupiansk', 'Zghurivka', 'Yalta-Yenakiieve')
    """
    out: list[str] = []
    previous = ""
    for char in ukrainian:
        low = char.lower()
        if char in _APOSTROPHES:
            continue
        if not previous and low in _AT_START:
            latin = _AT_START[low]
        elif low == "г" and previous == "з":
            latin = "gh"
        else:
            latin = _LETTERS.get(low, char)
        out.append(latin.capitalize() if char != low and latin else latin)
        previous = low if low.isalpha() else ""
    return "".join(out)
