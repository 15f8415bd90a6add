"""The road, walked once: an article in, its analysis out; analyses in, a map out."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.answers import answer_denials
from geomap.articles import article_from_text, parse_date, prepare
from geomap.claims import Explained, Lexicon, claim_languages, explain_document, read_document, unknown_actors
from geomap.confidence import confident
from geomap.errors import ArticleError, own_mistake
from geomap.gazetteer import Gazetteer, open_gazetteer
from geomap.model import (
    Analysis,
    Article,
    Claim,
    Document,
    Mention,
    Quote,
    Span,
    new_claim,
    new_mention,
    new_span,
)
from geomap.places import find_places

if TYPE_CHECKING:
    from geomap.render import GeoMap
    from geomap.render.still import Draw

CLAIM_LANGUAGES = claim_languages()
"""Languages (ISO 639-1) whose sentences are read for claims, and "" for what is too short to tell, read as English;
places are found in any."""

_COLLECT_AFTER = 20_000  # new objects between two rounds of the collector; an article makes some thousands


class Reader:
    """Reads articles: a gazetteer and a lexicon, opened once and used for many articles.

    Parameters
    ----------
    places
        The user's own places, files in the form of ``data/gazetteer/supplement.csv``.
    parties
        The user's own parties, files in the form of ``data/lexicon/parties.toml``.
    progress
        Called with what is being done and the share that is done, 0 to 1, while the gazetteer is compiled: once, in
        the first run of all.

    Raises
    ------
    GazetteerError, LexiconError
        When one of the files is not in its form; the message names the line.
    """

    def __init__(
        self,
        *,
        places: Sequence[str | Path] = (),
        parties: Sequence[str | Path] = (),
        progress: Callable[[str, float], None] | None = None,
    ) -> None:
        self.places: tuple[Path, ...] = _paths(places)
        self.parties: tuple[Path, ...] = _paths(parties)
        self.lexicon: Lexicon = Lexicon.load(parties=self.parties)
        self.gazetteer: Gazetteer = open_gazetteer(supplements=self.places, progress=progress)

    @property
    def versions(self) -> dict[str, str]:
        """Versions of the code, the grammar of claims and the data: what a result was read with."""
        from geomap import __version__

        return {"code": __version__, "grammar": self.lexicon.version, "data": self.gazetteer.version}

    def read(self, article: Article) -> Analysis:
        """Read one article: its places, its claims, what could not be placed."""
        if not isinstance(article, Article):
            raise ArticleError(
                f"expected an Article, as geomap.read_sources gives it, got {type(article).__name__}; "
                "for a text alone there is geomap.analyze"
            )
        document = prepare(article)
        found = find_places(document, self.gazetteer)
        claims = read_document(document, found.mentions, self.lexicon, found.doubtful)
        return Analysis(
            article=article,
            language=document.language,
            repairs=document.repairs,
            mentions=_mentions_as_given(document, found.mentions),
            claims=_claims_as_given(document, claims),
            unplaced=found.unplaced,
            notes=article.notes + _unread(document),
            unknown_actors=unknown_actors(document, claims, self.lexicon.parties),
        )

    def explain(self, article: Article, *, every: bool = False) -> Explanation:
        """Read one article, and tell sentence by sentence what was read and why nothing was where nothing was.

        Parameters
        ----------
        article
            As `read_sources` gives it.
        every
            All sentences, not only those with a claim, a place or a word that claims one.
        """
        document = prepare(article)
        sentences: tuple[Explained, ...] = ()
        if document.language in CLAIM_LANGUAGES:
            found = find_places(document, self.gazetteer)
            sentences = explain_document(document, found.mentions, self.lexicon, found.doubtful)
        told = {item.sentence: item for item in sentences}
        if every:
            spans = [Span(sentence.start, sentence.end) for sentence in document.sentences]
            sentences = tuple(told.get(span, Explained(span, (), ())) for span in spans)
        return Explanation(
            article=article,
            language=document.language,
            sentences=tuple(_explained_as_given(document, item) for item in sentences),
            notes=article.notes + _unread(document),
        )


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was read in an article, and why nothing was elsewhere. Offsets count in ``article.text``."""

    article: Article
    language: str
    sentences: tuple[Explained, ...]
    notes: tuple[str, ...] = ()


def analyze(
    text: str,
    *,
    date: str | date | None = None,
    title: str = "",
    outlet: str = "",
    url: str = "",
    reader: Reader | None = None,
) -> Analysis:
    """Read one text.

    Parameters
    ----------
    text
        The article, as it is: damage is repaired inside, offsets count in the text as given.
    date
        The calendar date at its dateline (``datetime.date`` or ``YYYY-MM-DD``); read from the text where it stands
        there.
    title, outlet, url
        Shown as the source of each claim.
    reader
        A `Reader` to use again for many texts; by default one is opened once for the process.

    Returns
    -------
    Analysis
        Mentions and claims, in the order of the text.

    Examples
    --------
    >>> import geomap
    >>> analysis = geomap.analyze("Russian forces shelled Nikopol overnight.", date="2022-08-12")
    >>> analysis.claims[0].kind, analysis.claims[0].party
    ('strike', 'RU')
    """
    if not isinstance(text, str):
        raise ArticleError(f"expected the text of an article as str, got {type(text).__name__}; decode it first")
    article = article_from_text(
        text, date=_day(date), title=_field("title", title), outlet=_field("outlet", outlet), url=_field("url", url)
    )
    return (reader or default_reader()).read(article)


def read_many(
    articles: Iterable[Article | ArticleError], reader: Reader | None = None
) -> Iterator[Analysis | ArticleError]:
    """Read articles one by one, in order; an article that cannot be read becomes its error, and the run goes on.

    Parameters
    ----------
    articles
        What `read_sources` gives; its errors pass through.
    reader
        A `Reader`; by default one is opened once for the process.

    Examples
    --------
    >>> import geomap
    >>> for result in geomap.read_many(geomap.read_sources(["no such file.txt"])):
    ...     print(result if isinstance(result, geomap.ArticleError) else result.claims)
    no such file.txt: expected a file or folder, found nothing there; check the path
    """
    for article in articles:
        if isinstance(article, ArticleError):
            yield article
            continue
        chosen = reader or default_reader()
        result: Analysis | ArticleError
        try:
            result = chosen.read(article)
        except Exception as error:
            # Nobody foresaw it; but the others of a long run must not be lost with this one.
            if os.environ.get("GEOMAP_TRACEBACK"):
                raise
            result = ArticleError(f"{article.source or article.key}: {own_mistake(error)}")
        yield result


def build_map(
    analyses: Analysis | Iterable[Analysis],
    *,
    title: str | None = None,
    window_days: int = 30,
    language: str = "en",
    picture: bool = True,
    with_text: bool = False,
    viewpoint: str = "recognised",
    min_confidence: float = 0.0,
    reader: Reader | None = None,
) -> GeoMap:
    """Draw analyses as one self-contained map.

    Parameters
    ----------
    analyses
        What `analyze` or a `Reader` gave, one or many.
    title
        Heading of the page; by default "Who is said to hold what", with number of articles and dates.
    window_days
        After how many days without a new statement a claim lapses into the layer of older ones.
    language
        Language of the page itself: ``en`` or ``uk``.
    picture
        Whether the page carries a picture for readers without scripts and for paper; it takes a second or two.
    with_text
        Whether to make a working copy: the articles whole, with mentions and claims marked; not for publishing.
    viewpoint
        How borders are seen, which the legend names: ``recognised`` between states, or ``disputed``, which adds the
        outlines of disputed areas, dashed.
    min_confidence
        Only claims read with this confidence: 0.9 keeps the sure ones, 0.75 the likely too.
    reader
        The reader whose parties name and colour the layers, where it was not the default one.

    Returns
    -------
    GeoMap
        Shows itself in a notebook; ``save(path)`` writes one HTML file that opens with the network off.
    """
    from geomap.reference import official_list
    from geomap.render import build_map as draw
    from geomap.report.frames import all_analyses

    reader = reader or default_reader()
    given = all_analyses(analyses)
    return draw(
        answer_denials(confident(analysis, min_confidence) for analysis in given),
        title=title,
        window_days=window_days,
        parties=reader.lexicon.parties,
        language=language,
        still=_still(picture),
        with_text=with_text,
        reference=official_list(),
        viewpoint=viewpoint,
        names_of=reader.gazetteer.spellings,
    )


def _still(wanted: bool) -> Draw | None:
    if not wanted:
        return None
    from geomap.figure import draw_still

    return draw_still


def _day(given: object) -> date | None:
    """Return a date as given, of a time its day; bounded like every date that is read."""
    if given is None:
        return None
    if not isinstance(given, str | date):
        raise ArticleError(f"expected a date as datetime.date or YYYY-MM-DD, got {type(given).__name__} {given!r}")
    return parse_date(given if isinstance(given, str) else given.isoformat()[:10])


def _field(name: str, given: object) -> str:
    if given is not None and not isinstance(given, str):
        raise ArticleError(f"expected {name} as str, got {type(given).__name__}; leave out what is not known")
    return given or ""


def _paths(given: Sequence[str | Path] | str | Path) -> tuple[Path, ...]:
    return (Path(given),) if isinstance(given, str | Path) else tuple(Path(path) for path in given)


_reader: Reader | None = None


def calm_collector() -> None:
    """Spare the collector what lives as long as the process: word lists and weights, walked again at every round."""
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER, 20, 20)


def default_reader() -> Reader:
    """Return the one reader of a process that did not bring its own; opening it twice would only cost time."""
    global _reader
    if _reader is None:
        _reader = Reader()
    return _reader


def _unread(document: Document) -> tuple[str, ...]:
    """Say what a reader should know of a document whose language is none that is read, or is not known."""
    if not document.language:
        return ("there is too little text to tell its language: read as English",)
    if document.language in CLAIM_LANGUAGES:
        return ()
    return (f"written in {document.language!r}: places are found, claims are not read in this language",)


def _mentions_as_given(document: Document, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Lead the offsets of mentions back from the repaired text to the text as given."""
    offsets, text = document.offsets, document.article.text
    if not offsets.repaired:  # nothing was repaired: the two texts are one
        return mentions
    led_back: list[Mention] = []
    low = high = shift = 0  # the stretch around the mention before
    for where, _, kind, place, score, reason, outer, runners_up in mentions:
        start, end = where
        if start < low or end >= high:
            low, high, shift = offsets.stretch(start)
        start, end = (start + shift, end + shift) if end < high else offsets.given(start, end)
        span = new_span((start, end))
        wider = span if outer is where else new_span(offsets.given(*outer))
        led_back.append(new_mention((span, text[start:end], kind, place, score, reason, wider, runners_up)))
    return tuple(led_back)


def _explained_as_given(document: Document, item: Explained) -> Explained:
    """Lead an explanation's offsets back from the repaired text to the text as given."""
    sentence = document.offsets.span(*item.sentence)
    return replace(item, sentence=sentence, claims=_claims_as_given(document, item.claims))


def _claims_as_given(document: Document, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Lead the offsets of claims back from the repaired text to the text as given."""
    offsets, text = document.offsets, document.article.text
    if document.text == text:
        return claims
    low = high = shift = 0  # the stretch around what was led back before

    def lead(start: int, end: int) -> tuple[int, int]:
        nonlocal low, high, shift
        if start < low or end >= high:
            low, high, shift = offsets.stretch(start)
        return (start + shift, end + shift) if end < high else offsets.given(start, end)

    def quote(words: Quote) -> Quote:
        start, end = lead(words.start, words.end)
        return Quote(text[start:end], start, end)

    led_back: list[Claim] = []
    for claim in claims:
        id_, kind, party, place, *told, trigger, sentence, event, confidence, reading, reasons, answers = claim
        place, trigger, sentence = quote(place), quote(trigger), new_span(lead(*sentence))
        given = (place, *told, trigger, sentence, event, confidence, reading, reasons, answers)
        led_back.append(new_claim((id_, kind, party, *given)))
    return tuple(led_back)
