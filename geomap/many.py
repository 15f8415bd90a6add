"""Many articles at once, from Python: texts, records, a table; in one process or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from geomap.articles import article_from_text
from geomap.articles.formats import article_from_json
from geomap.articles.record import unique
from geomap.errors import ArticleError
from geomap.model import Analysis, Article
from geomap.parallel import read_articles, whole
from geomap.pipeline import Reader, default_reader

if TYPE_CHECKING:
    import pandas as pd


def analyze_many(
    articles: Iterable[str | Mapping[str, Any] | Article | ArticleError] | pd.DataFrame,
    *,
    jobs: int = 1,
    reader: Reader | None = None,
) -> Iterator[Analysis | ArticleError]:
    """Read many articles, and yield their analyses one by one, in the order of the articles.

    Parameters
    ----------
    articles
        Texts; records with ``text`` and, where known, ``id``, ``date``, ``title``, ``url``, ``outlet``; articles, as
        `geomap.read_sources` gives them; or a DataFrame with columns of these names. They are taken as they are
        needed: a generator may give more of them than the memory holds.
    jobs
        Number of processes. With more than one, a script must start its work below ``if __name__ == "__main__":``.
    reader
        A `geomap.Reader` with places and parties of your own; by default one is opened once for the process.

    Yields
    ------
    Analysis or ArticleError
        One for each article: what was read, or why it could not be. An article whose key was used before gets one of
        its own: ``KEY#2``.

    Raises
    ------
    ArticleError
        When `articles` is one text or record, not many.
    GeomapError
        When `jobs` is not 1 to 256, or when a process ends before its work is done.

    Examples
    --------
    >>> import geomap
    >>> texts = ["Shells fell on Nikopol.", {"id": "b", "text": "Russian forces shelled Kherson."}]
    >>> [(found.article.key[:6], len(found.claims)) for found in geomap.analyze_many(texts)]
    [('sha256', 0), ('b', 1)]
    """
    if isinstance(articles, str | bytes | Mapping):
        raise ArticleError(f"expected many articles, got one {type(articles).__name__}; put it into a list")
    rows = _rows(articles) if hasattr(articles, "itertuples") else articles
    return read_articles(unique(_articles(rows)), reader or default_reader(), jobs=jobs, made=whole)


def _articles(given: Iterable[object]) -> Iterator[Article | ArticleError]:
    for number, one in enumerate(given):
        where = f"articles[{number}]"
        try:
            if isinstance(one, Article | ArticleError):
                yield one
            elif isinstance(one, str):
                if not one.strip():
                    raise ArticleError(f"{where}: expected an article, got an empty text; leave it out")
                yield article_from_text(one, source=where)
            elif isinstance(one, Mapping):
                yield article_from_json(dict(one), where=where)
            else:
                raise ArticleError(f"{where}: expected a text, a record or an Article, got {type(one).__name__}")
        except ArticleError as error:
            yield error


def _rows(frame: Any) -> Iterator[dict[str, Any]]:
    """Yield the rows of a DataFrame as records; what is missing in a row is left out."""
    names = [str(name) for name in frame.columns]
    if "text" not in names:
        raise ArticleError(f"expected a DataFrame with a column 'text', got {', '.join(names) or 'none'}; rename yours")
    for row in frame.itertuples(index=False, name=None):
        record = {}
        for name, value in zip(names, row, strict=True):
            value = value.item() if hasattr(value, "item") else value  # a number of numpy's
            if value is None or type(value).__name__ in ("NAType", "NaTType") or value != value:
                continue  # pandas has four words for nothing; only NaN is not equal to itself
            if name == "id" and isinstance(value, float) and value.is_integer():
                value = int(value)  # whole numbers become these beside a missing one
            record[name] = value.isoformat() if hasattr(value, "isoformat") else value
        yield record
