"""Every string of the page, in one place, and the few ways in which they are put together.

Python fills in names and numbers with `fill`; the page's script gets the rest in a data island. Nothing here is
HTML: each string is text, and is written as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Final

from geomap.errors import RenderError
from geomap.render.strings_uk import LEVELS_UKRAINIAN, MONTHS_UKRAINIAN, UKRAINIAN

_ENGLISH: Final[dict[str, str]] = {
    # Heading, and what stands under it.
    "heading": "Who is said to hold what: {articles}{dates}",
    "subheading": "{statements} on {places}, by {speakers}",
    "subheading_none": "No statement about who holds a place was read.",
    "dates_one": ", {day}",
    "dates_none": "",
    "undated": "date not known",
    "narrator_one": "the article itself",
    "narrator_many": "the articles themselves",
    "other_one": "one other",
    "other_many": "{count} others",
    # The notice inside the map frame.
    "notice": "Read from {articles}, {outlets}{dates}. Claims, not verified control. No colour: no claim read.",
    "outlet_unnamed": "outlet not named",
    "news_up_to": "News up to {day}",
    "news_undated": "News of unknown date",
    "age_today": ", today",
    "age_one": ", one day ago",
    "age_many": ", {days} days ago",
    # Layers: they speak as the texts do.
    "layer_control": "Said to be held by",
    "layer_gain": "Said to be taken by",
    "layer_loss": "Said to be lost by",
    "layer_contest": "Said to be fought for by",
    "layer_strike": "Said to be struck by",
    "layer_sovereignty": "Claimed in law by",
    "layer_control_denied": "Said not to be held by",
    "layer_gain_denied": "Said not to be taken by",
    "layer_loss_denied": "Said not to be lost by",
    "layer_contest_denied": "Said not to be fought for by",
    "layer_strike_denied": "Said not to be struck by",
    "layer_sovereignty_denied": "Said not to belong in law to",
    "layer_disagreement": "Said differently by different speakers",
    "layer_history": "Older than {days} days",
    "layer_mentions": "Places named in the text",
    "layer_undated": "Date not known",
    "layer_borders_recognised": "Borders: as recognised between states",
    "layer_borders_disputed": "Borders: as recognised between states, and disputed areas",
    "layer_planned": "{party} (planned)",
    "party_unknown": "a party not named",
    # A claim in words: {party} holds ….
    "said_control": "said to be held by {party}",
    "said_gain": "said to be taken by {party}",
    "said_regain": "said to be retaken by {party}",
    "said_loss": "said to be lost by {party}",
    "said_contest": "said to be fought for by {party}",
    "said_strike": "said to be struck by {party}",
    "said_sovereignty": "claimed in law by {party}",
    "said_vote": "vote on joining {party}",
    "said_annexation": "annexation by {party}",
    "said_independence": "self-proclaimed",
    "said_recognition": "recognised as independent by {party}",
    "said_control_null": "said to be held by a party not named",
    "said_gain_null": "said to be taken, by whom is not said",
    "said_regain_null": "said to be retaken, by whom is not said",
    "said_loss_null": "said to be lost, by whom is not said",
    "said_contest_null": "said to be fought for, by whom is not said",
    "said_strike_null": "said to be struck, by whom is not said",
    "said_sovereignty_null": "claimed in law, by whom is not said",
    "part_of": "parts {said}",
    "whole_of": "all of it {said}",
    "approach_to": "places near it {said}",
    "planned": "{said}, planned",
    "denied": "denied: {said}",
    "disagreement": "speakers disagree: {sides}",
    "outline_unknown": "outline unknown",
    "polity_label": "self-proclaimed",
    # The panel.
    "panel": "Statements and legend",
    "panel_fold": "Hide the panel",
    "panel_open": "Show the panel",
    "panel_pull": "Statements and legend: pull up",
    "layers_heading": "What the map shows",
    "layers_ground": "On the ground",
    "layers_law": "In law",
    "list_heading": "Statements by place",
    "country_heading": "{name}: about the country as a whole",
    "list_country_note": "Stands in this list only: a whole country is never coloured.",
    "list_no_shape": "Not drawn: the outline of this place is not known.",
    "list_no_place": "Not drawn: which place is meant could not be settled.",
    "list_old": "Older than {days} days",
    "reference_heading": "Also on the map",
    "unplaced_heading": "Names that could not be placed",
    "unplaced_hint": "They read like places, but which place is meant is not known. None was put on the map.",
    "unplaced_more": "… and {count} more",
    "notes_heading": "Notes on the reading",
    "sources_heading": "Articles read",
    "about_heading": "How to read this map",
    "about_text": (
        "Each mark stands for sentences in the articles; choose it to read them. Hue tells the party, the form of the "
        "sign or edge what is said of it. A light hatch means that some of the area is meant, or that the text does "
        "not say how much; only where a text says all of it is an area filled. Dashes mean planned, a bar means "
        "denied. Faded signs rest on older statements. Nothing is drawn between claims."
    ),
    # What editors have corrected.
    "corrections_heading": "Corrected by editors",
    "correction_reject": "A statement on {place} was taken out.",
    "correction_hold": "A statement on {place} is held back until it is checked.",
    "correction_confirm": "A statement on {place} was confirmed.",
    "correction_correct": "A statement on {place}: {field} changed from {before} to {after}.",
    "correction_correct_place": "A statement was placed anew: {place}.",
    "correction_place": "“{name}” was placed by an editor.",
    "correction_never": "“{name}” is no place here.",
    "correction_nothing": "nothing",
    "correction_some_place": "a place",
    # Ukraine's official list, beside the claims.
    "reference_name": "Ukraine's official list",
    "layer_reference": "{name} of occupied settlements, published in {published}",
    "sign_reference": (
        "Crosses: settlements that this list, one side's, has as occupied on the day shown, where their position is "
        "known. Its dates can be off by days. It covers {first} to {last}. No sign of a claim rests on it. Source: "
        "{source}."
    ),
    "reference_shown": "Crosses: {name}, one side's, published in {published}.",
    "reference_note": "Beside it, {name}, which is one side's: {words}.",
    "reference_same": "the same",
    "reference_same_since": "the same; it dates it {day}",
    "reference_ahead": "the claim is {days} days ahead of the list, which dates it {day}",
    "reference_behind": "the claim is {days} days behind the list, which dates it {day}",
    "reference_differs": "it differs",
    "reference_differs_since": "it differs; what it has on that day dates from {day}",
    "reference_share": "{agreed} of the {listed} settlements that it lists there are as the claim says",
    "reference_share_of": (
        "{agreed} of the {listed} settlements that it lists there are as the claim says; the region has {every} in all"
    ),
    "key": "Key",
    "show_on_map": "Show {name} on the map",
    "open_statements": "{name}: {lines}. Open the statements.",
    # The signs, each in a sentence.
    "sign_control": "A text says that the party holds or administers the place. Dot; area with a plain edge.",
    "sign_gain": "A text says that the party took or retook it. Dot with an arrow up; edge with teeth pointing in.",
    "sign_loss": "A text says that the party gave it up or was driven out. Ring with arrow down; teeth pointing out.",
    "sign_contest": "A text says that the party fights for it; who holds it is open. Dot with a cross; double edge.",
    "sign_strike": "A text says that it was hit from afar; that tells nothing of control. Star; edge of short bars.",
    "sign_sovereignty": "A text says that the party claims it as its own in law. Dashes inside the edge; square.",
    "sign_denied": "A text says that this is not so. An outline with a bar.",
    "sign_disagreement": "Speakers say things that cannot both be so. Stripes in two colours, which mean only this.",
    "sign_history": "Told as past, or not said again for {days} days.",
    "sign_undated": "Said in articles without a date; no slider moves them.",
    "sign_mentions": "Every place that a text names, claim or no claim.",
    "sign_borders_recognised": (
        "Internationally recognised borders, by Natural Earth, Crimea in Ukraine; thin grey lines of first-level "
        "regions. Who administers or claims an area is not drawn."
    ),
    "sign_borders_disputed": (
        "Internationally recognised borders, by Natural Earth, Crimea in Ukraine; thin grey lines of first-level "
        "regions. Dashed grey: outlines of areas that several states claim or that rule themselves, as of 2022."
    ),
    "sign_approach": "Open arc beside a place: said of places near it, on the way to it, on its outskirts.",
    "sign_badge": (
        "Symbol on a white plate inside an area: what else is said of it. An area has one fill, that of its first sign."
    ),
    "sign_part": "Light hatch: some of the area, or the text does not say how much.",
    "sign_whole": "Even fill: the text itself says all of it.",
    "sign_planned": "Dashed: planned, announced or threatened.",
    "sign_faded": "Faded: the statement is older.",
    "signs_heading": "Other signs",
    # One statement, in popup, list and table.
    "speaker": "Said by",
    "narrator": "the article itself",
    "narrator_of": "the article itself ({outlet})",
    "event_date": "Happened",
    "article_date": "Article",
    "reading": "Reading",
    "reading_sure": "sure that the sentence says this",
    "reading_likely": "likely that the sentence says this",
    "reading_doubtful": "doubtful whether the sentence says this",
    "reading_sure_short": "sure",
    "reading_likely_short": "likely",
    "reading_doubtful_short": "doubtful",
    "link": "Open the article",
    "answers": "Answers the statement: {line}",
    "answered": "Answered by {speaker}: {line}",
    "one_outlet": "Rests on one outlet.",
    "why_read": "Read so: {reasons}.",
    "why_placed": "“{text}” placed here: {reason}.",
    "why_others": "It might also mean: {others}.",
    "why_other_far": "{name} ({level}, {distance} km from here)",
    "why_other": "{name} ({level})",
    "date_from_article": "{day} (date of the article)",
    "date_between": "{first} to {last}",
    "date_since": "since {day}",
    "date_until": "until {day}",
    "date_open": "lasting, as of {day}",
    "also_here": "Signs on the same spot:",
    "more_statements": "{count} statements",
    # Time.
    "time_heading": "Day by day",
    "time_slider": "Day that the map shows",
    "time_now": "As told on {day}",
    "time_value": "{day}, {statements} of this day",
    "time_play": "Play",
    "time_pause": "Pause",
    "time_latest": "Newest day",
    "time_strip": "Statements a day, by what they say",
    "changes_heading": "What changed between two days",
    "changes_from": "From",
    "changes_to": "to",
    "changes_none": "No sign on the map changed between these days.",
    "changes_before": "Before: {lines}.",
    "changes_after": "Then: {lines}.",
    "changes_nothing": "nothing said in {days} days",
    "counts_heading": "Who says what is shown",
    "counts_side": "By the side that the speaker stands on",
    "counts_outlet": "By outlet",
    "counts_side_none": "side not known",
    "counts_outlet_none": "outlet not named",
    "counts_shown": "{shown} of {all} statements are in force on this day and not filtered out",
    # Search and filters.
    "search_label": "Search places, parties and words",
    "search_none": "Nothing found.",
    "search_more": "… and {count} more",
    "search_party": "party",
    "filter_heading": "Filter",
    "filter_party": "Party",
    "filter_side": "Speaker's side",
    "filter_outlet": "Outlet",
    "filter_reading": "How sure the reading is",
    "filter_all": "all",
    "filter_active": "Filtered: not all that was read.",
    "filter_reset": "Show all again",
    "filter_fit": "Fit the map to what is shown",
    "filter_note": (
        "A sign shows where at least one statement that it rests on passes. The signs themselves stay those of all "
        "statements together."
    ),
    "filter_hidden": "Filtered out, and says otherwise: {line} ({speaker}).",
    "filter_others": "{statements} filtered out here.",
    # Taking away.
    "take_heading": "Take it with you",
    "take_link": "Copy a link to this view",
    "take_geojson": "What is shown, as GeoJSON",
    "take_csv": "What is shown, as CSV",
    "take_citation": "Copy the citation",
    "take_copied": "Copied.",
    "take_by_hand": "Copy this text:",
    "take_whole": "Open the whole map",
    "take_read": "read with geomap",
    "take_against": "against it: {line} ({speaker})",
    "otherwise": "Others say otherwise: {line} ({speaker}).",
    # The working copy, with the articles in it.
    "working_title": "Working copy: {title}",
    "working_copy": "Working copy with the articles whole. Not for publishing.",
    "text_heading": "The articles",
    "text_open": "Read the articles",
    "text_claim": "Read it in the article",
    "text_article": "Article",
    "text_close": "Close the articles",
    # The table.
    "table": "Table",
    "table_open": "Show all as a table",
    "table_close": "Back to the map",
    "table_heading": "All statements as a table",
    "table_place": "Place",
    "table_what": "What is said",
    "table_quote": "Sentence",
    "table_speaker": "Said by",
    "table_event": "Event",
    "table_article": "Article",
    "table_reading": "Reading",
    "no_script_still": "The map needs scripts, which are off here. The picture and the table below say the same.",
    "still_caption": "The map as told on {day}, with all that was read; nothing filtered out.",
    "still_caption_undated": "The map with all that was read; nothing filtered out.",
    "no_script": "The map needs scripts, which are off here. The table below says the same.",
    # Controls of the map.
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
    "close": "Close",
    "map_label": "Map of what is claimed",
    "mention_times": "named {count} times",
    "mention_once": "named once",
    # Names used beside numbers.
    "article_one": "one article",
    "article_many": "{count} articles",
    "outlet_one": "one outlet",
    "outlet_many": "{count} outlets",
    "statement_one": "one statement",
    "statement_many": "{count} statements",
    "place_one": "one place",
    "place_many": "{count} places",
    "and": " and ",
    "comma": ", ",
    # Attribution.
    "attribution_osm": "Ukraine's regions © OpenStreetMap contributors (ODbL 1.0)",
    "attribution_geonames": "places GeoNames (CC BY 4.0)",
    "attribution_ne": "land and water Natural Earth",
    "iframe_title": "Map: {title}",
    # The figure.
    "figure_sources": "Sources: {outlets}.",
    "figure_data": "Data: {lines}.",
    "figure_legend_places": "Places named in the text",
    "figure_part": "light hatch: some of it, or how much is not said",
    "figure_whole": "even fill: the text says all of it",
    "figure_approach": "open arc: said of places near it",
    "figure_badge": "symbol on a plate: what else is said of the area",
    "figure_planned": "dashed: planned or announced",
    "figure_denied": "bar: said not to be so",
    "figure_disagreement": "stripes: speakers disagree",
    "figure_faded": "faded: older than a week",
    "figure_unknown": "dashed circle: outline not known",
    "figure_polity": "italics: self-proclaimed, no border of its own",
    "figure_not_drawn": "Not drawn: {statements} on whole countries or on places that could not be settled.",
    "figure_old": "Not drawn: {statements} older than {days} days.",
    "figure_no_room": "Signs without a name for want of room: {names}.",
    "figure_alt": "{title}. {subheading}. {notice}",
    "figure_alt_line": "{heading} {party}: {places}.",
    "figure_alt_disagreement": "Speakers disagree: {places}.",
    "figure_km": "{length} km",
    # The report.
    "report_claims": "What is said, by region",
    "report_region": "{name}: {statements}",
    "report_country": "{name} as a whole: {statements}",
    "report_unsettled": "Places that could not be settled: {statements}",
    "report_none": "No statement about who holds a place was read.",
    "report_old_mark": "older than {days} days",
    "report_unplaced": "Names that could not be placed",
    "report_unplaced_none": "None.",
    "report_unplaced_line": "{name} ({times}): {reason}",
    "report_unplaced_rate": (
        "In articles about {country}, {unplaced} of {names} names of places could not be placed ({share})."
    ),
    "report_unplaced_advice": "More of its places can be added: geomap data add {code}.zip.",
    "report_times_one": "once",
    "report_times_many": "{count} times",
    "report_articles": "Articles read",
    "report_data": "Data",
    "report_sentences": "Sentences belong to their publishers.",
    "report_method": "How this was made",
    "report_method_read": (
        "A program read the articles sentence by sentence, found the places in a gazetteer, and noted who is said to "
        "hold, take, lose, fight for, strike or claim in law which place. It does not judge whether that is so. "
        "Reading tells how sure it is that the sentence says this."
    ),
    "report_method_shown": (
        "The figure shows what was said last within {days} days before the newest article; the tables have every "
        "statement. Nothing is drawn between claims. No colour means that no claim was read."
    ),
    "report_method_versions": "geomap {code}, grammar of claims {grammar}, data {data}.",
}

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_LEVELS: Final[dict[str, str]] = {
    "continent": "continent",
    "country": "country",
    "admin1": "region",
    "admin2": "district",
    "settlement": "settlement",
    "district": "part of a settlement",
    "water": "water",
    "island": "island",
    "facility": "site",
    "area": "area",
    "polity": "self-proclaimed",
}

LANGUAGES: Final = ("en", "uk")
_language: ContextVar[str] = ContextVar("language", default="en")


class _Translated(Mapping[str, str]):
    """Strings by key in the language of the page that is being made; English where a language lacks one."""

    def __init__(self, english: Mapping[str, str], others: Mapping[str, Mapping[str, str]]) -> None:
        self._english = english
        self._others = others

    def __getitem__(self, key: str) -> str:
        text = self._others.get(_language.get(), {}).get(key)
        return self._english[key] if text is None else text

    def __iter__(self) -> Iterator[str]:
        return iter(self._english)

    def __len__(self) -> int:
        return len(self._english)


STRINGS: Final[Mapping[str, str]] = _Translated(_ENGLISH, {"uk": UKRAINIAN})
LEVELS: Final[Mapping[str, str]] = _Translated(_LEVELS, {"uk": LEVELS_UKRAINIAN})


@contextmanager
def language(code: str) -> Iterator[None]:
    """Speak a language, one of `LANGUAGES`, as long as the block runs."""
    if code not in LANGUAGES:
        raise RenderError(f"language must be one of {', '.join(LANGUAGES)}, got {code!r}")
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


def current_language() -> str:
    """Return the language that is spoken now, as the page's ``lang`` has it."""
    return _language.get()


def months() -> tuple[str, ...]:
    """Return the names of the months, as they stand in a date."""
    return MONTHS_UKRAINIAN if _language.get() == "uk" else _MONTHS


_FIELD = re.compile(r"\{([a-z_]+)\}")


def fill(key: str, **values: object) -> str:
    """Return one string with its fields filled in, in one pass: a value that has braces itself stays as it is."""
    return _FIELD.sub(lambda match: str(values[match[1]]), STRINGS[key])


def count(number: int, noun: str) -> str:
    """Return a number with its noun, such as "one article" or "12 articles"."""
    return STRINGS[f"{noun}_one"] if number == 1 else fill(f"{noun}_many", count=f"{number:,}")


def listing(items: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return STRINGS["comma"].join(items[:-1]) + STRINGS["and"] + items[-1]


def day(value: date) -> str:
    """Return a calendar date in words, such as "20 September 2022"."""
    return f"{value.day} {months()[value.month - 1]} {value.year}"


def day_range(first: date, last: date) -> str:
    """Return two dates in words, without saying the same month or year twice."""
    if first == last:
        return day(first)
    if first.year != last.year:
        start = day(first)
    elif first.month != last.month:
        start = f"{first.day} {months()[first.month - 1]}"
    else:
        start = str(first.day)
    return fill("date_between", first=start, last=day(last))


def capitalised(text: str) -> str:
    """Return a text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]
