"""What a source gives to a run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from geomap import __version__
from geomap.articles.record import clean
from geomap.errors import ArticleError
from geomap.ledger import Intake
from geomap.model import Article
from geomap.refresh.settings import Source


@dataclass(frozen=True, slots=True)
class Delivery:
    """An intake that is new or has changed. `articles` can be gone through once; None stands for those it had.

    Where `keeps`, what it held stays in force if no article can be taken from it now.
    """

    intake: Intake
    articles: Iterable[Article | ArticleError] | None
    keeps: bool = True


@dataclass(slots=True)
class Gathered:
    """What a source has: its new deliveries, the names of all its intakes, how many have not changed, why it failed."""

    deliveries: list[Delivery] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    unchanged: int = 0
    failed: str = ""


def prefix(source: Source) -> str:
    """Return how every stamp of a source begins: with another geomap, or other words on the source, it is read anew."""
    said = "\0".join((__version__, source.kind, source.name, source.outlet, source.language))
    return hashlib.sha256(said.encode()).hexdigest()[:12] + ":"


def told(article: Article, source: Source, *, feed: str = "") -> Article:
    """Return an article with what the configuration says of its source."""
    return replace(
        article,
        outlet=article.outlet or source.outlet or clean(feed),
        feed=article.feed or (source.name if source.kind == "feed" else ""),
        language=article.language or source.language,
    )
