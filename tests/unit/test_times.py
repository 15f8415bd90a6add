"""Expressions of time against the article's date, each as a newspaper would write it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.articles import prepare
from geomap.claims.times.events import TimeSpan, event_of, find_times
from geomap.model import Article, Event

TODAY = date(2022, 9, 20)  # a Tuesday


def spans(text, today=TODAY):
    return find_times(prepare(Article("a", text, date=today)))


def read(text, today=TODAY):
    """The one expression of a text, as (start, end) in short form."""
    found = spans(text, today)
    assert len(found) == 1, found
    return found[0]


def days(text, today=TODAY):
    span = read(text, today)
    return tuple(str(day) if day else None for day in (span.start, span.end))


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        # weekdays
        ("Troops entered Balta on Monday.", "2022-09-19", "2022-09-19", "day"),
        ("The mayor spoke Tuesday.", "2022-09-20", "2022-09-20", "day"),
        ("They left last Tuesday.", "2022-09-13", "2022-09-13", "day"),
        ("They left on Friday night.", "2022-09-16", "2022-09-16", "day"),
        ("They will vote this Friday.", "2022-09-23", "2022-09-23", "day"),
        ("They will vote next Monday.", "2022-09-26", "2022-09-26", "day"),
        ("It fell on Monday last week.", "2022-09-12", "2022-09-12", "day"),
        # two dates, of which the second states the year
        ("They fought from March to June 1943.", "1943-03-01", "1943-06-30", "month"),
        ("They fought between November and February 1943.", "1942-11-01", "1943-02-28", "month"),
        ("It fell in March or April 1945.", "1945-03-01", "1945-04-30", "month"),
        ("They fought from 3 May to 5 June 1943.", "1943-05-03", "1943-06-05", "day"),
        ("They held it in 1944-45.", "1944-01-01", "1945-12-31", "year"),
        ("It fell early in 1943.", "1943-01-01", "1943-04-30", "year"),
        # centuries and wars
        ("It fell in the 14th century.", "1301-01-01", "1400-12-31", "year"),
        ("It fell in the eighteenth century.", "1701-01-01", "1800-12-31", "year"),
        ("It fell during World War II.", "1939-01-01", "1945-12-31", "year"),
        ("It fell in the Iran-Iraq War.", "1980-01-01", "1988-12-31", "year"),
        ("It fell in the Winter War.", "1939-01-01", "1940-12-31", "year"),
        # days of a month
        ("It fell on September 8.", "2022-09-08", "2022-09-08", "day"),
        ("It fell on Sept. 11.", "2022-09-11", "2022-09-11", "day"),
        ("It fell on 8 September 2021.", "2021-09-08", "2021-09-08", "day"),
        ("It fell on the 8th of September.", "2022-09-08", "2022-09-08", "day"),
        ("It fell on Monday, Sept. 12, and burned.", "2022-09-12", "2022-09-12", "day"),
        ("On Feb. 24, 2022, they crossed over.", "2022-02-24", "2022-02-24", "day"),
        ("They fought from 8 to 10 September.", "2022-09-08", "2022-09-10", "week"),
        ("On 2022-09-08 it fell.", "2022-09-08", "2022-09-08", "day"),
        ("On 24.02.2022 it fell.", "2022-02-24", "2022-02-24", "day"),
        ("It fell on October 30.", "2022-10-30", "2022-10-30", "day"),  # near ahead, and the last one long gone
        ("It fell on December 30.", "2021-12-30", "2021-12-30", "day"),
        # months
        ("It fell in April.", "2022-04-01", "2022-04-30", "month"),
        ("It fell in November.", "2021-11-01", "2021-11-30", "month"),
        ("It fell in February 2015.", "2015-02-01", "2015-02-28", "month"),
        ("It fell in March of last year.", "2021-03-01", "2021-03-31", "month"),
        ("It fell in mid-August.", "2022-08-11", "2022-08-20", "month"),
        ("It fell in late July.", "2022-07-21", "2022-07-31", "month"),
        ("It fell last September.", "2021-09-01", "2021-09-30", "month"),
        ("It fell in May.", "2022-05-01", "2022-05-31", "month"),
        # years and seasons
        ("It fell in 2014.", "2014-01-01", "2014-12-31", "year"),
        ("In 2014 separatists rose.", "2014-01-01", "2014-12-31", "year"),
        ("After its 2014 annexation nothing moved.", "2014-01-01", "2014-12-31", "year"),
        ("It fell in late 2014.", "2014-09-01", "2014-12-31", "year"),
        ("It was quiet in the 1990s.", "1990-01-01", "1999-12-31", "year"),
        ("It fell in the spring of 1943.", "1943-03-01", "1943-05-31", "season"),
        ("It fell last winter.", "2021-12-01", "2022-02-28", "season"),
        ("It fell this summer.", "2022-06-01", "2022-08-31", "season"),
        ("It fell last year.", "2021-01-01", "2021-12-31", "year"),
        # counted from the article
        ("It fell yesterday.", "2022-09-19", "2022-09-19", "day"),
        ("It fell overnight.", "2022-09-19", "2022-09-20", "day"),
        ("It fell last night.", "2022-09-19", "2022-09-20", "day"),
        ("It fell this morning.", "2022-09-20", "2022-09-20", "day"),
        ("They march tomorrow.", "2022-09-21", "2022-09-21", "day"),
        ("It fell last week.", "2022-09-12", "2022-09-18", "week"),
        ("It fell this month.", "2022-09-01", "2022-09-20", "month"),
        ("It fell earlier this month.", "2022-09-01", "2022-09-20", "month"),
        ("It falls later this week.", "2022-09-20", "2022-09-25", "week"),
        ("It falls next month.", "2022-10-01", "2022-10-31", "month"),
        ("It fell over the weekend.", "2022-09-17", "2022-09-18", "day"),
        ("It fell in recent days.", "2022-09-13", "2022-09-20", "week"),
        ("It fell in the past 24 hours.", "2022-09-19", "2022-09-20", "day"),
        ("It fell two days ago.", "2022-09-18", "2022-09-18", "day"),
        ("It fell three weeks ago.", "2022-08-29", "2022-09-04", "week"),
        ("It fell a fortnight ago.", "2022-09-05", "2022-09-11", "week"),
        ("It fell six months ago.", "2022-03-01", "2022-03-31", "month"),
        ("It fell eight years ago.", "2014-01-01", "2014-12-31", "year"),
        ("It fell twenty-one years ago.", "2001-01-01", "2001-12-31", "year"),
        ("It fell a couple of days ago.", "2022-09-18", "2022-09-18", "day"),
        ("It had fallen two days earlier.", "2022-09-18", "2022-09-18", "day"),
        ("It had fallen the day before.", "2022-09-19", "2022-09-19", "day"),
        ("It fell the day before yesterday.", "2022-09-18", "2022-09-18", "day"),
        # open, and from … to
        ("They have held it since 2014.", "2014-01-01", None, "open"),
        ("They have held it since early July.", "2022-07-01", None, "open"),
        ("They held it until April.", None, "2022-04-30", "open"),
        ("They held it from 2014 to 2016.", "2014-01-01", "2016-12-31", "year"),
        ("They held it between April and June.", "2022-04-01", "2022-06-30", "month"),
        ("They vote from Sept. 23 to Sept. 27.", "2022-09-23", "2022-09-27", "day"),
        # Ukrainian and Russian
        ("Місто звільнили 8 вересня.", "2022-09-08", "2022-09-08", "day"),
        ("Місто захопили у 2014 році.", "2014-01-01", "2014-12-31", "year"),
        ("Місто звільнили минулого тижня.", "2022-09-12", "2022-09-18", "week"),
        ("Місто звільнили два дні тому.", "2022-09-18", "2022-09-18", "day"),
        ("Місто захопили торік.", "2021-01-01", "2021-12-31", "year"),
        ("Город взяли в прошлом месяце.", "2022-08-01", "2022-08-31", "month"),
        ("Город взяли 24 февраля 2022 года.", "2022-02-24", "2022-02-24", "day"),
        ("Город взяли вчера.", "2022-09-19", "2022-09-19", "day"),
    ],
)
def test_expression(text, start, end, precision):
    assert days(text) == (start, end)
    assert read(text).precision == precision


@pytest.mark.parametrize(
    "text",
    [
        "It was the worst siege since the Second World War broke out.",
        "The war is long.",
        "They may march on Balta.",
        "The fall of Balta was quick.",
        "They hold 2,014 houses and 2000 troops.",
        "In 2000 villages the lights are out.",
        "Balta lies on the 8th floor of nothing.",
        "A day after taking Balta they rested.",
        "For two weeks they fought.",
        "They marched in the sun.",
        "Two years later they left.",  # later than what?
        "It fell on February 30.",
        "It fell 9999 years ago.",
    ],
)
def test_what_tells_no_time(text):
    assert spans(text) == []


def test_the_next_date_counts_from_the_last_one():
    found = spans("On Aug. 24 they came. Two days later it fell. The next day they left. On the 30th it burned.")
    assert [span.start for span in found] == [date(2022, 8, day) for day in (24, 26, 27, 30)]


def test_years_count_from_the_year_named_last():
    found = spans("In 2005 they left; two years later the town was taken.")
    assert (found[1].start, found[1].end) == (date(2007, 1, 1), date(2007, 12, 31))


def test_a_month_beside_a_year_is_of_that_year():
    found = spans("In 2014, after a revolution in February, they took it.")
    assert found[1].start == date(2014, 2, 1)


def test_a_weekday_shows_that_the_year_is_another():
    found = spans("Held since 2014 and, in 2017, besieged, it fell on Monday, Sept. 12, at noon.")
    assert found[-1].start == date(2022, 9, 12)


def test_a_month_in_another_sentence_is_of_the_article():
    found = spans("In 2014 they took it. They came back in February.")
    assert found[1].start == date(2022, 2, 1)


def test_history_keeps_its_year_through_the_sentence():
    found = spans("On February 2, 1943, it ended. On the 16th they took the town, only to lose it in March.")
    assert [span.start for span in found[1:]] == [date(1943, 2, 16), date(1943, 3, 1)]


def test_an_undated_article_has_only_absolute_dates():
    found = spans("On Monday and last week they fought; on 8 September 2022 it fell; in 2014 it rose.", None)
    assert [span.start for span in found] == [date(2022, 9, 8), date(2014, 1, 1)]


def test_a_month_of_an_undated_article_takes_the_year_before_it():
    found = spans("17 January 2012: they attack. 11 March: they leave.", None)
    assert [span.start for span in found] == [date(2012, 1, 17), date(2012, 3, 11)]


def test_spans_are_tokens_in_order():
    document = prepare(Article("a", "Since last week, on Monday, Sept. 12, and in 2014 they fought.", date=TODAY))
    found = find_times(document)
    texts = [" ".join(document.tokens.words[span.token_start : span.token_end]) for span in found]
    assert texts == ["Since last week", "Monday , Sept. 12", "2014"]


# --- events ----------------------------------------------------------------------------------------------------------


def event(text, today=TODAY, near=None, **more):
    document = prepare(Article("a", text, date=today))
    words = document.tokens.words
    token = words.index(near) if near else None
    return event_of(find_times(document), (0, len(words)), today, near=token, **more)


def test_a_clause_without_a_time_is_of_the_article():
    assert event("It fell.") == Event(TODAY, TODAY, "day", "article")


def test_a_clause_without_a_time_in_an_undated_article_has_none():
    assert event("It fell on Monday.", None) == Event(None, None, "", "")


def test_a_time_in_the_clause_counts():
    assert event("It fell on Monday.") == Event(date(2022, 9, 19), date(2022, 9, 19), "day", "text")


def test_a_time_outside_the_clause_does_not():
    times = [TimeSpan(5, 6, TODAY - timedelta(5), TODAY - timedelta(5), "day", "date")]
    assert event_of(times, (0, 5), TODAY).basis == "article"
    assert event_of(times, (0, 6), TODAY).basis == "text"


def test_of_two_times_the_one_near_the_trigger_counts():
    text = "On Tuesday the ministry said that troops had captured Balta on Sunday."
    assert event(text, near="captured").start == date(2022, 9, 18)
    assert event(text, near="said").start == date(2022, 9, 20)


def test_what_lasts_ends_with_the_article():
    assert event("They have held it since 2014.") == Event(date(2014, 1, 1), TODAY, "open", "text")


def test_what_is_planned_looks_ahead():
    assert event("They will vote on Friday.", future=True).start == date(2022, 9, 23)
    assert event("They will attack in spring; in April.", near="April", future=True).start == date(2023, 4, 1)
    assert event("They will hold it until April.", future=True) == Event(TODAY, date(2023, 4, 30), "open", "text")


# --- properties ------------------------------------------------------------------------------------------------------

_WORDS = """on in since until last next this the early mid - late Monday Sept. 31 8
February May 2014 1990s two days weeks ago
earlier later before after year years of , . and to from between weekend night spring fall overnight centuries
9999 24.02.2022 2022-09-08 16th recent hours yesterday тому минулого тижня року"""
_pieces = st.sampled_from(_WORDS.split())


@settings(max_examples=150, deadline=None)
@given(
    st.lists(_pieces, max_size=25).map(" ".join),
    st.sampled_from((None, TODAY, date.min, date.max, date(2024, 2, 29))),
)
def test_any_text_gives_ordered_spans_within_it(text, today):
    document = prepare(Article("a", text, date=today))
    found = find_times(document)
    ends = 0
    for span in found:
        assert ends <= span.token_start < span.token_end <= len(document.tokens)
        ends = span.token_end
        assert span.start is not None or span.end is not None
        if span.start and span.end:
            assert span.start <= span.end
        if span.ahead:
            assert span.ahead[0] <= span.ahead[1]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_any_characters_do_no_harm(text):
    find_times(prepare(Article("a", text, date=TODAY)))


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(("Monday", "Friday", "Sunday")))
def test_a_weekday_lies_in_the_week_up_to_the_article(today, weekday):
    start = read(f"It fell on {weekday}.", today).start
    assert timedelta(0) <= today - start < timedelta(7)
    assert f"{start:%A}" == weekday


def test_a_time_in_another_clause_is_far():
    text = "Officials set the vote for Sept. 11, but when troops took Sumy last week, they put it off."
    words = prepare(Article("a", text, date=TODAY)).tokens.words
    event = event_of(spans(text), (0, len(words)), TODAY, near=words.index("took"), words=words)
    assert (event.precision, event.basis) == ("week", "text")
