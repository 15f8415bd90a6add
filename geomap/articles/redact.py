"""E-mail addresses, phone numbers and contact lines masked, so that none reaches an output."""

from __future__ import annotations

import re

_MASK = "•"
_CONTACT_LINE_CHARS = 400
# The part before the @ is bounded, so that a long word costs no more than a short one.
_EMAIL = r"[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.){1,6}[\w-]{2,24}"
_SPELLED = r"\b[\w.+-]{1,64} ?[\[(] ?at ?[\])] ?(?:[\w-]{1,63}(?:\.| ?[\[(] ?dot ?[\])] ?)){1,6}[\w-]{2,24}"
_PHONE = (
    r"(?<![\w+])(?:\+\d{1,3}(?:[ \u00a0.-]?\(?\d{1,5}\)?){2,6}"
    r"|\(\d{3}\)[ \u00a0]?\d{3}[ \u00a0.-]\d{4}|\d{3}[-.]\d{3}[-.]\d{4}"
    r"|(?<=tel )\d[\d \u00a0-]{4,16}\d|(?<=tel: )\d[\d \u00a0-]{4,16}\d|(?<=tel\. )\d[\d \u00a0-]{4,16}\d"
    r"|(?<=phone )\d[\d \u00a0-]{4,16}\d|(?<=phone: )\d[\d \u00a0-]{4,16}\d)(?!\w)"
)
_CONTACT = (
    r"\s*(?:write to|contact|e-?mail|reach|to contact|to reach|send tips|tips|call|phone|tel|follow|reporting by|"
    r"editing by|зв['’]язатися|написати|контакт\w*|связаться|написать)\b"
)


def redact(text: str) -> str:
    """Mask e-mail addresses and phone numbers, and lines that do nothing but give them.

    The length stays, and so do line breaks, so that offsets into the text hold.

    Examples
    --------
    >>> redact("Write to desk@example.org")
    '•••••••••••••••••••••••••'
    >>> redact("He wrote from a@example.org on Monday.")
    'He wrote from ••••••••••••• on Monday.'
    """
    spans: list[tuple[int, int]] = []
    if "@" in text:
        spans += [match.span() for match in re.finditer(_EMAIL, text)]
    if "(at)" in text or "[at]" in text or "( at )" in text or "[ at ]" in text:
        spans += [match.span() for match in re.finditer(_SPELLED, text, re.IGNORECASE)]
    if any(digit in text for digit in "0123456789"):
        spans += [match.span() for match in re.finditer(_PHONE, text, re.IGNORECASE)]
    if not spans:
        return text
    parts: list[str] = []
    done = 0
    for start, end in sorted(_widened(text, span) for span in spans):
        if end > done:
            parts += (text[done : max(start, done)], _MASK * (end - max(start, done)))
            done = end
    return "".join((*parts, text[done:]))


def _widened(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the whole line of an address where the line is there to give it, else the address."""
    line = text.rfind("\n", max(0, span[0] - _CONTACT_LINE_CHARS), span[0]) + 1
    stop = text.find("\n", span[1], span[1] + _CONTACT_LINE_CHARS)
    stop = min(len(text), span[1] + _CONTACT_LINE_CHARS) if stop < 0 else stop
    if stop - line <= _CONTACT_LINE_CHARS and re.match(_CONTACT, text[line:stop], re.IGNORECASE):
        return line, stop
    return span
