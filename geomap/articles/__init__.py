"""From files to articles, and from an article's text to words and sentences that can be read."""

from geomap.articles.prepare import prepare

__all__ = ["prepare"]
