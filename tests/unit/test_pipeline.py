"""One text in, its analysis out: what a repair may change in it, and what not."""

from __future__ import annotations

import geomap

SOUND = "Russian forces took the city of Izium, near Kharkiv, in 2022. Ukraine denied that Kharkiv region was lost."
DAMAGED = SOUND.replace("Russian", "Rus\u00adsian").replace("Kharkiv", "Khar\u00adkiv").replace("2022", "\u200b2022")


def test_a_repair_changes_offsets_and_quotes_and_nothing_else() -> None:
    sound, damaged = geomap.analyze(SOUND), geomap.analyze(DAMAGED)
    assert len(sound.mentions) == 5 and sound.claims
    for before, after in zip(sound.mentions, damaged.mentions, strict=True):
        assert DAMAGED[after.span.start : after.span.end] == after.text
        assert (
            DAMAGED[after.outer.start : after.outer.end].replace("\u00ad", "")
            == SOUND[before.outer.start : before.outer.end]
        )
        assert _rest(before, "span", "outer", "text") == _rest(after, "span", "outer", "text")
        assert before.text == after.text.replace("\u00ad", "")
    for said, again in zip(sound.claims, damaged.claims, strict=True):
        for quote in (again.place, again.trigger):
            assert DAMAGED[quote.start : quote.end] == quote.text
        assert _rest(said, "id", "place", "trigger", "sentence") == _rest(again, "id", "place", "trigger", "sentence")


def _rest(record: geomap.Mention | geomap.Claim, *left_out: str) -> dict[str, object]:
    return {name: value for name, value in record._asdict().items() if name not in left_out}
