"""Bytes of a file made text: the encoding found, line ends kept as they are."""

from __future__ import annotations

import codecs

from geomap.errors import ArticleError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF document; save its text first"),
    (b"PK\x03\x04", "a zip archive or office document; unpack it, name it .docx if it is one, or save its text"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save its text first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file; name it .parquet"),
    (b"\x7fELF", "a program"),
)
_CYRILLIC = ["cp1251", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic"]
_LATIN = ["cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2", "mac_roman"]
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1b")
_SAMPLE_BYTES = 100_000
_MAX_CONTROL_SHARE = 0.05


def decode(data: bytes, where: str) -> tuple[str, str]:
    """Make text of bytes.

    Returns
    -------
    tuple of str, str
        The text, without a byte order mark, and a note where the encoding was not UTF-8.

    Raises
    ------
    ArticleError
        When the bytes are no text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _by_mark(data, name, where)
    _refuse_binary(data, where)
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        failed = error
    damaged = data.decode("utf-8", "replace")
    high = sum(byte > 127 for byte in data[:_SAMPLE_BYTES])
    broken = damaged[:_SAMPLE_BYTES].count("\ufffd")
    if broken * 20 < high:
        return damaged, f"not sound UTF-8 (byte {failed.start}): {damaged.count(chr(0xFFFD))} characters were lost"
    name = _guess(data)
    return data.decode(name, "replace"), f"read as {name}"


def _by_mark(data: bytes, name: str, where: str) -> tuple[str, str]:
    try:
        return data.decode(name), "" if name == "utf-8-sig" else f"read as {name}"
    except UnicodeDecodeError as error:
        text = data.decode(name, "replace")
        if text.count("\ufffd") * 20 > len(text):
            raise ArticleError(
                f"{where}: expected text in {name}, as its first bytes say, got a broken character at byte "
                f"{error.start}; save it as UTF-8"
            ) from None
        return text, f"not sound {name} (byte {error.start}): some characters were lost"


def _refuse_binary(data: bytes, where: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ArticleError(f"{where}: expected text, got {what}")
    sample = data[:8192]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > len(sample) * _MAX_CONTROL_SHARE:
        raise ArticleError(
            f"{where}: expected text, got binary data ({controls} control bytes in the first {len(sample)}); "
            "save it as UTF-8 text"
        )


def _guess(data: bytes) -> str:
    """Name the one-byte encoding of a text that is not UTF-8, by its high bytes and the library's judgement."""
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE_BYTES]
    high = sum(byte > 127 for byte in sample)
    latin = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in sample)
    names = _CYRILLIC if high > latin else _LATIN
    if names is _LATIN and high * 50 < latin:
        return "cp1252"  # English or the like, with curly quotes and a few accents
    best = from_bytes(sample, cp_isolation=names).best()
    return best.encoding if best is not None else names[0]
