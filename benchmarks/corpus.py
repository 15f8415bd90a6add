"""News articles made from templates, as many as are wanted: the same for the same number, each a text of its own."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

FIRST_DAY = date(2022, 3, 1)
DAYS = 730
OUTLETS = ("Steppe Herald", "Harbour Post", "River Gazette", "Northern Wire", "Field Desk", "Evening Signal")
_SPEAKERS = (
    "the regional governor",
    "the mayor",
    "a spokesman for the brigade",
    "the general staff",
    "the defence ministry",
    "an official appointed by Moscow",
    "a teacher who stayed",
    "a driver of an ambulance",
)
_GIVEN = ("Oleh", "Iryna", "Petro", "Svitlana", "Andrii", "Hanna", "Mykhailo", "Larysa", "Taras", "Yuliia")
_HEADS = ("Bond", "Kova", "Melny", "Shevch", "Tkach", "Kravch", "Polish", "Lysen", "Rud", "Marchu", "Savch", "Hnat")
_TAILS = ("arenko", "l", "k", "enko", "uk", "yk", "uchenko", "ko", "yshyn", "iuk", "ovych", "iv")
_CLAIMS = (
    "Russian forces shelled {town} {when}, {speaker} said.",
    "Ukrainian troops retook {town} {when}, according to {speaker}.",
    "{Speaker} said that Russian troops had seized the village of {village} after {number} days of fighting.",
    "Fighting went on around {village} and {town}, {speaker} said.",
    "Ukrainian forces hold {town}, {speaker} told this newspaper, and denied that {village} had been lost.",
    "Russian missiles struck a depot near {town} {when}; {number} windows were broken in {village}.",
    "The Russian-held part of the {oblast} region was without power {when}.",
    "{Speaker} said Russian troops had withdrawn from {village} {when}.",
    "Parts of the {oblast} region are still occupied by Russia, {speaker} said.",
)
_PLAIN = (
    "{Name} sells bread from a van and has not missed a morning, although the road to {town} is full of holes.",
    "The bridge has been closed for {number} weeks, and buses turn back at the last stop before the river.",
    "Nobody in the queue wanted to speak about the front; they spoke about the price of {number} kilograms of flour.",
    "{Name}, who is {number}, has lived in {village} all her life and says that she will not leave it now.",
    "A committee in {town} counts the houses that can be mended before winter, and there are {number} so far.",
    "The harvest came in late, the trains were slow, and the post office opened for {number} hours a day.",
    "At the school in {village} the lessons are held in the cellar, {number} children at a time.",
    "In Kyiv, a ministry promised {number} generators; the first of them arrived {when}.",
    "Engineers from {town} worked through the night, and by morning {number} streets had water again.",
    "{Name} keeps a list of everybody who has called, and of those who have not.",
)
_WHEN = ("on Monday", "on Tuesday", "on Thursday", "on Saturday", "overnight", "in the early morning", "last week")
_OBLASTS = ("Kherson", "Kharkiv", "Donetsk", "Luhansk", "Zaporizhzhia", "Mykolaiv", "Sumy", "Dnipropetrovsk")


def record(number: int, *, brief: bool = False) -> dict[str, str]:
    """Return article `number`, in the form of a line of JSON Lines: 1.7 kB of text, or for a brief one a sentence."""
    chance = random.Random(number)
    towns, villages = _places()
    day = FIRST_DAY + timedelta(days=number * 7 % DAYS)
    town = chance.choice(towns)
    paragraphs = []
    for _ in range(1 if brief else chance.randint(4, 8)):
        plain = chance.sample(_PLAIN, 0 if brief else chance.randint(1, 3))
        told = chance.sample(_CLAIMS, 1 if brief else chance.randint(0, 2))
        paragraphs.append(" ".join(_filled(sentence, chance, towns, villages) for sentence in plain + told))
    head = f"{town.upper()}, {day:%B} {day.day}, {day.year} — "
    return {
        "id": f"article-{number:07d}",
        "date": day.isoformat(),
        "title": f"{town}: day {number % DAYS} near the front",
        "outlet": chance.choice(OUTLETS),
        "url": f"https://news.example/{number:07d}",
        "text": head + "\n\n".join(paragraphs) + "\n",
    }


def write_jsonl(path: Path, numbers: Iterable[int], *, brief: bool = False) -> int:
    """Write articles as JSON Lines; return the bytes of their texts."""
    size = 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for number in numbers:
            made = record(number, brief=brief)
            size += len(made["text"].encode())
            stream.write(json.dumps(made, ensure_ascii=False) + "\n")
    return size


def _filled(sentence: str, chance: random.Random, towns: list[str], villages: list[str]) -> str:
    speaker = chance.choice(_SPEAKERS)
    filled = sentence.format(
        town=chance.choice(towns),
        village=chance.choice(villages),
        oblast=chance.choice(_OBLASTS),
        speaker=speaker,
        Speaker=speaker[0].upper() + speaker[1:],
        name="",
        Name=f"{chance.choice(_GIVEN)} {chance.choice(_HEADS)}{chance.choice(_TAILS)}",
        number=chance.randint(2, 90),
        when=chance.choice(_WHEN),
    )
    return filled


@cache
def _places() -> tuple[list[str], list[str]]:
    """Return names of Ukraine's towns, and of its villages: tens of thousands, so that no cache holds them all."""
    from geomap.gazetteer import open_gazetteer

    gazetteer = open_gazetteer()
    towns, villages = set(), set()
    for row in range(len(gazetteer)):
        if gazetteer.level(row) != "settlement" or gazetteer.country(row) != "UA":
            continue
        (towns if gazetteer.population(row) >= 15_000 else villages).add(gazetteer.name(row))
    return sorted(towns), sorted(villages - towns)
