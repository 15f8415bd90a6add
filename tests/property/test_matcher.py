"""The matcher against a naive oracle, and folding, over invented names and texts."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.gazetteer import Gazetteer, fold, fold_name, open_gazetteer

WORDS = st.sampled_from(
    ["Nova", "nova", "Kakhovka", "San", "Sán", "San-José", "O’Hill", "Київ", "Куп'янськ", "N.Y.", "5", "—"]
)
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=8)
TEXTS = st.lists(WORDS | st.text(max_size=6), max_size=12)


def compiled(names: list[str], folder: Path) -> Gazetteer:
    rows = [f"gn:{number}\t{name}\t1\t1\tsettlement" for number, name in enumerate(names, 1)]
    (folder / "names.tsv").write_text("\n".join(["id\tname\tlatitude\tlongitude\tlevel", *rows]), encoding="utf-8")
    return open_gazetteer(source_dir=folder, cache_dir=folder)


@settings(max_examples=60, deadline=None)
@given(NAMES, TEXTS)
def test_prefixes_are_what_a_naive_search_finds(names: list[str], tokens: list[str]) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        gazetteer = compiled(names, Path(folder))
        words = [word for token in tokens for word in fold(token).split()]
        known: dict[str, set[int]] = {}
        for number, name in enumerate(names, 1):
            known.setdefault(fold_name(name), set()).add(number)
        known.pop("", None)
        for start in range(len(words)):
            window = " ".join(words[start : start + gazetteer.longest])
            found = {
                key: {gazetteer.place(row).geonamesid for row in gazetteer.rows(name_id)}
                for key, name_id in gazetteer.prefixes(window)
                if len(key) == len(window) or window[len(key)] == " "
            }
            expected = {
                " ".join(words[start:end]): known[" ".join(words[start:end])]
                for end in range(start + 1, len(words) + 1)
                if " ".join(words[start:end]) in known
            }
            assert found == expected
        del gazetteer


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold_name(text)
    assert fold_name(folded) == folded
    assert folded == folded.strip()
    assert "  " not in folded
    assert all(char == " " or char.isalnum() for char in folded)


@given(st.text(max_size=40))
def test_case_does_not_matter(text: str) -> None:
    assert fold_name(text.casefold()) == fold_name(text)


@given(st.lists(st.text(max_size=10), max_size=6))
def test_tokens_fold_like_the_whole(tokens: list[str]) -> None:
    assert " ".join(word for token in tokens for word in fold(token).split()) == fold_name(" ".join(tokens))
