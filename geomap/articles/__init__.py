"""From files to articles, and from an article's text to words and sentences that can be read."""

from geomap.articles.dates import parse_date
from geomap.articles.prepare import prepare
from geomap.articles.record import article_from_text
from geomap.articles.redact import redact
from geomap.articles.sources import count_articles, read_sources

__all__ = ["article_from_text", "count_articles", "parse_date", "prepare", "read_sources", "redact"]
