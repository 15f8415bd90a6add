"""An article made ready to be read: repaired, cut into words and sentences, its language known."""

from __future__ import annotations

from geomap.articles.language import detect_language
from geomap.articles.repair import repair
from geomap.articles.sentences import split_sentences
from geomap.articles.tokens import tokenize
from geomap.model import Article, Document


def prepare(article: Article) -> Document:
    """Repair an article's text, and cut it into words and sentences.

    Offsets of tokens and sentences count in `Document.text`; `Document.offsets` leads back to `article.text`.

    Examples
    --------
    >>> document = prepare(Article("a", "In 20src4 he\\n\\nleft Split. Nobody followed."))
    >>> document.text[:10], document.offsets.span(3, 7)
    ('In 2014 he', Span(start=3, end=9))
    """
    text, offsets, repairs = repair(article.text)
    tokens = tokenize(text)
    return Document(
        article,
        text,
        offsets,
        tokens,
        split_sentences(text, tokens),
        detect_language(text, tokens) or article.language,
        repairs,
    )
