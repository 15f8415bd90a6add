"""E-mail addresses, phone numbers and contact lines masked, so that none reaches an output."""

from __future__ import annotations

import re

_MASK = "•"
# The part before the @ is bounded, so that a long word costs no more than a short one.
_EMAIL = re.compile(r"[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.){1,6}[\w-]{2,24}")
_SPELLED = re.compile(
    r"\b[\w.+-]{1,64} ?[\[(] ?at ?[\])] ?(?:[\w-]{1,63}(?:\.| ?[\[(] ?dot ?[\])] ?)){1,6}[\w-]{2,24}", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?<![\w+])(?:\+\d{1,3}(?:[ \u00a0.-]?\(?\d{1,5}\)?){2,6}"
    r"|\(\d{3}\)[ \u00a0]?\d{3}[ \u00a0.-]\d{4}|\d{3}[-.]\d{3}[-.]\d{4}"
    r"|(?<=tel )\d[\d \u00a0-]{4,16}\d|(?<=tel: )\d[\d \u00a0-]{4,16}\d|(?<=tel\. )\d[\d \u00a0-]{4,16}\d"
    r"|(?<=phone )\d[\d \u00a0-]{4,16}\d|(?<=phone: )\d[\d \u00a0-]{4,16}\d)(?!\w)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\s*(?:write to|contact|e-?mail|reach|to contact|to reach|send tips|tips|call|phone|tel|follow|reporting by|"
    r"editing by|зв['’]язатися|написати|контакт\w*|связаться|написать)\b",
    re.IGNORECASE,
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
        spans += [match.span() for match in _EMAIL.finditer(text)]
    if "(at)" in text or "[at]" in text or "( at )" in text or "[ at ]" in text:
        spans += [match.span() for match in _SPELLED.finditer(text)]
    if any(digit in text for digit in "0123456789"):
        spans += [match.span() for match in _PHONE.finditer(text)]
    for start, end in spans:
        line = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        if stop - line <= 400 and _CONTACT.match(text, line):
            start, end = line, stop
        text = text[:start] + _MASK * (end - start) + text[end:]
    return text
