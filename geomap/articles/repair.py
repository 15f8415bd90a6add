"""Damaged text mended, with a way back to every character as it was given.

Repairs that change the length are collected as edits of the given text and carried out at once, so that one
offset map leads back; those that keep the length (line breaks that become blanks) need no map. Each kind of damage
is looked for with a cheap test first: a sound text costs next to nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from geomap.articles.digits import digit_edits
from geomap.articles.linebreaks import join_broken_lines
from geomap.articles.mojibake import LEADS, mojibake_edits
from geomap.model import OffsetMap, Repair

Edit = tuple[int, int, str]

# What few texts need is compiled when the first of them comes: it takes longer than to read an article.
_INVISIBLE = "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
_CONTROL = "[\x00-\x08\x0e-\x1b\x7f]+"
_SEPARATORS = "[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]"
_C1 = "[\x80-\x9f]"
_SURROGATE = "[\ud800-\udfff]"
_ODD_SET = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff"
)
_ODD = f"[{_ODD_SET}]"
_SUSPECT = f"[{_ODD_SET}{LEADS}]"  # with what misread UTF-8 begins with: looked at but once
# What most texts hold beside printable ASCII, tabs and line ends, in UTF-8: letters of Europe that begin no misread
# sequence, signs, dashes and quotes. Such a text is in NFC, and no character of it needs a repair.
_PLAIN = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
_SOUND = re.compile(
    rb"(?:\xe2\x80[\x90-\xa7\xb0-\xbe]|\xc2[\xa1-\xac\xae-\xbf]|\xc3[\x80\x81\xb5-\xbf]|[\xc4-\xcb][\x80-\xbf]"
    rb"|\xe2\x82[\xa0-\xbf])*"
)
_BLANKS = ("\u00a0", "\u202f", "\u2009", "\u3000", "\u2007")
_ENTITY = (
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos|nbsp|shy|rsquo|lsquo|rdquo|ldquo|mdash|ndash|hellip|"
    r"laquo|raquo|bull|middot|eacute|uuml|ouml|auml|ccedil|euro|pound);"
)
# What a letter with marks looks like before NFC, jamo of Hangul syllables as well; and letters with another code.
_CLUSTER = (
    "[^\\x00-\\x20]"
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c7\u064b-\u065f\u0670\u093c\u09bc\u09be\u09d7\u0b3e\u0b56"
    "\u0b57\u0bbe\u0bd7\u0dca\u0dcf\u0ddf\u1161-\u1175\u11a8-\u11c2\u3099\u309a]+"
    "|[\u0374\u037e\u0387\u0958-\u095f\u09dc-\u09df\u1f71-\u1ffd\u2000\u2001\u2126\u212a\u212b\uf900-\ufaff\ufb1d-\ufb4e\U0002f800-\U0002fa1f]"
)
_WORD = rf"\s|[^\s{_ODD_SET}]+"


def repair(text: str) -> tuple[str, OffsetMap, tuple[Repair, ...]]:
    """Mend a text; return it with its offset map and a note of each kind of damage.

    Returns
    -------
    tuple of str, OffsetMap, tuple of Repair
        The text is in NFC, without control and invisible characters, and its lines end in ``\\n``.
    """
    edits: list[Edit] = []
    repairs: list[Repair] = []

    def take(what: str, found: Iterable[Edit]) -> None:
        found = list(found)
        if found:
            edits.extend(found)
            repairs.append(Repair(what, len(found)))

    sound = _SOUND.fullmatch(text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)) is not None
    suspect = not sound and re.search(_SUSPECT, text) is not None
    if suspect and not text.isascii():
        take("UTF-8 that was read as Windows-1252", mojibake_edits(text))
        text = _set_aside(text, edits)
    odd = suspect and re.search(_ODD, text) is not None
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if not sound:
        text = _same_length(text, repairs, odd=odd)
    if odd:
        take("control characters taken out", _deleted(_CONTROL, text))
        take("soft hyphens and invisible characters taken out", _deleted(_INVISIBLE, text))
    if "&" in text and ";" in text:
        take("HTML entities read", _entities(text))
    if "src" in text:
        take('"src" printed for the digit 1', digit_edits(text))
    if not sound and not text.isascii() and not unicodedata.is_normalized("NFC", text):
        take("letters with loose accents composed (NFC)", _nfc_edits(text))
    offsets = OffsetMap()
    given = text
    if edits:
        text, offsets = apply_edits(text, edits)
        digits = all(new.isdigit() for _, _, new in edits)  # these take no accent
        if not digits and not unicodedata.is_normalized(
            "NFC", text
        ):  # what an edit took out had kept an accent from its letter
            text, offsets = _composed_again(given, edits, text, offsets)
    text = _lines(text, repairs)
    return text, offsets, tuple(repairs)


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Carry out edits ``(start, end, replacement)``; of two that overlap the earlier, then the longer, is done."""
    parts: list[str] = []
    repaired: list[int] = []
    original: list[int] = []
    done = length = 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start < done:
            continue
        parts.append(text[done:start])
        length += start - done
        repaired.append(length)
        original.append(start)
        parts.append(new)
        length += len(new)
        repaired.append(length)
        original.append(end)
        done = end
    parts.append(text[done:])
    return "".join(parts), OffsetMap(*_tidy(repaired, original))


def _tidy(repaired: list[int], original: list[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Drop breaks that say again what the two around them say."""
    kept: list[tuple[int, int]] = []
    for pair in zip(repaired, original, strict=True):
        if kept and pair == kept[-1]:
            continue
        if len(kept) > 1 and pair[0] == kept[-1][0] == kept[-2][0]:
            kept.pop()
        kept.append(pair)
    return tuple(pair[0] for pair in kept), tuple(pair[1] for pair in kept)


def _set_aside(text: str, edits: list[Edit]) -> str:
    """Put marks in the place of what has its edit already, so that no other repair is found in it."""
    parts: list[str] = []
    done = 0
    for start, end, _ in edits:
        parts += (text[done:start], "?" * (end - start))
        done = end
    return "".join((*parts, text[done:])) if edits else text


def _same_length(text: str, repairs: list[Repair], *, odd: bool) -> str:
    """Mend what keeps the length: blanks, separators, Windows-1252 bytes read as Latin-1, lone surrogates."""
    if text.isascii():
        return re.sub(_SEPARATORS, "\n", text) if odd else text
    for blank in _BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    if odd:
        text, count = re.subn(_C1, _from_c1, text)
        if count:
            repairs.append(Repair("Windows-1252 characters that were read as Latin-1", count))
        text, count = re.subn(_SURROGATE, "\ufffd", text)
        if count:
            repairs.append(Repair("halves of characters replaced", count))
        text = re.sub(_SEPARATORS, "\n", text)
    return text


def _from_c1(match: re.Match[str]) -> str:
    try:
        return match.group().encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:
        return " "


def _deleted(pattern: str, text: str) -> Iterator[Edit]:
    return ((match.start(), match.end(), "") for match in re.finditer(pattern, text))


def _entities(text: str) -> Iterator[Edit]:
    from html import unescape

    for match in re.finditer(_ENTITY, text):
        new = unescape(match.group())
        if new.isprintable():
            yield match.start(), match.end(), new
        elif new in ("\u00a0", "\n", "\t"):
            yield match.start(), match.end(), " "
        elif new == "\u00ad":
            yield match.start(), match.end(), ""


def _nfc_edits(text: str) -> list[Edit]:
    """Return the edits that compose a text, letter by letter, or word by word where that is not enough."""
    edits: list[Edit] = []
    for pattern in (_CLUSTER, _WORD):
        edits = [
            (match.start(), match.end(), composed)
            for match in re.finditer(pattern, text)
            if (composed := unicodedata.normalize("NFC", match.group())) != match.group()
        ]
        if unicodedata.is_normalized("NFC", apply_edits(text, edits)[0]):
            break
    return edits


def _composed_again(given: str, edits: list[Edit], text: str, offsets: OffsetMap) -> tuple[str, OffsetMap]:
    """Compose a text that its edits left uncomposed; what is composed takes the place of the edits inside it."""
    again = []
    for start, end, new in _nfc_edits(text):
        span = offsets.span(start, end)
        again.append((span.start, span.end, new))
    kept = []
    at = 0
    for edit in sorted(edits):
        while at < len(again) and again[at][1] <= edit[0]:
            at += 1
        if at == len(again) or edit[1] <= again[at][0]:
            kept.append(edit)
    merged, offsets = apply_edits(given, kept + again)
    if unicodedata.is_normalized("NFC", merged):
        return merged, offsets
    merged = unicodedata.normalize("NFC", merged)
    return merged, OffsetMap((0, len(merged)), (0, len(given)))


def _lines(text: str, repairs: list[Repair]) -> str:
    if "\n" not in text:
        return text
    text, names, wraps = join_broken_lines(text)
    if names:
        repairs.append(Repair("names broken over lines joined", names))
    if wraps:
        repairs.append(Repair("line breaks inside sentences joined", wraps))
    return text
