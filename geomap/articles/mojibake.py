"""UTF-8 that was read as Windows-1252 ("â€™" for ’), mended only where it surely is that."""

from __future__ import annotations

import re
from collections.abc import Iterator

Edit = tuple[int, int, str]

# The characters that the bytes 0x80 to 0xBF become in Windows-1252, or in Latin-1.
_REST = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
LEADS = "\u00c2-\u00f4"  # the first character of every misread sequence, as a regex range
_SEQUENCE = f"[\u00c2-\u00df][{_REST}]|[\u00e0-\u00ef][{_REST}]{{2}}|[\u00f0-\u00f4][{_REST}]{{3}}"
# What may stand after a capital letter in sound text: a closing quote, a dash, a sign.
_NATURAL = frozenset("»”’…–—™®\u00a0 ›‹“‘„‚«•§°ªº")


def mojibake_edits(text: str) -> list[tuple[int, int, str]]:
    """Return the edits that mend a text's misread UTF-8; none where the sequences could be meant as they stand."""
    if not re.search(f"[{LEADS}]", text):
        return []
    found: list[Edit] = []
    sure = False
    for start, end, new, alone in _sequences(text):
        sure = sure or not alone or (bool(found) and found[-1][1] == start)
        found.append((start, end, new))
    return found if sure else []


def _sequences(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield each sequence that decodes, and whether it could be meant as it stands."""
    for match in re.finditer(_SEQUENCE, text):
        given = match.group()
        try:
            new = b"".join(_byte(character) for character in given).decode("utf-8")
        except UnicodeError:
            continue
        if not new.isprintable() and new != "\u00a0":
            continue
        alone = len(given) == 2 and given[1] in _NATURAL
        yield match.start(), match.end(), " " if new == "\u00a0" else new, alone


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
