"""The same reading in several processes of one machine: results in input order, never more than a few chunks ahead."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from geomap.errors import ArticleError, GeomapError
from geomap.model import Analysis, Article
from geomap.pipeline import Reader, calm_collector, read_many

if TYPE_CHECKING:
    from concurrent.futures import Future

MAX_JOBS = 256
_CHUNK_ARTICLES = 64
_CHUNK_CHARS = 30_000  # some tenths of a second: much beside the hand-over, little where a run is interrupted
_CHUNKS_AHEAD = 4  # for each process, so that one slow article does not leave the others idle

Made = TypeVar("Made")


def read_articles(
    articles: Iterable[Article | ArticleError],
    reader: Reader,
    *,
    jobs: int = 1,
    made: Callable[[Analysis], Made],
) -> Iterator[Made | ArticleError]:
    """Read articles, in so many processes, and yield what is made of each analysis, in input order.

    Parameters
    ----------
    articles
        What `geomap.read_sources` gives; its errors pass through. At most a few chunks are taken ahead of the results.
    reader
        What to read with; each process opens its own like it. The gazetteer they share, it is a mapped file.
    jobs
        Number of processes; 1 reads in this one.
    made
        Called with each analysis in the process that read it, so what little it returns is all that travels; a
        function of a module, or a `functools.partial` of one.

    Raises
    ------
    GeomapError
        When `jobs` is not 1 to `MAX_JOBS`, or when a process ends before its work is done.
    """
    if not 1 <= jobs <= MAX_JOBS:
        raise GeomapError(f"expected the number of processes to be 1 to {MAX_JOBS}, got {jobs}")
    if jobs == 1:
        return _read(articles, reader, made)
    return _in_processes(articles, reader, jobs, made)


def whole(analysis: Analysis) -> Analysis:
    """Make of an analysis all of it."""
    return analysis


def _read(
    articles: Iterable[Article | ArticleError], reader: Reader, made: Callable[[Analysis], Made]
) -> Iterator[Made | ArticleError]:
    for result in read_many(articles, reader):
        yield result if isinstance(result, ArticleError) else made(result)


def _in_processes(
    articles: Iterable[Article | ArticleError], reader: Reader, jobs: int, made: Callable[[Analysis], Made]
) -> Iterator[Made | ArticleError]:
    # One process needs none of these, and they take longer to load than many an article to read.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),  # the same on every system, and safe beside threads
        initializer=_open,
        initargs=(reader.places, reader.parties),
    )
    pending: deque[Future[list[Made | ArticleError]]] = deque()
    try:
        for chunk in _chunks(articles):
            with _interrupts_wait():  # a process that is being started must not hear them
                pending.append(pool.submit(partial(_work, made), chunk))
            while pending and (len(pending) >= jobs * _CHUNKS_AHEAD or pending[0].done()):
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    except BrokenProcessPool:
        raise GeomapError(
            "a process that reads articles ended before its work was done: it was killed, or memory ran out; "
            "use fewer --jobs. In a script of your own, start the work below: if __name__ == '__main__'"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(articles: Iterable[Article | ArticleError]) -> Iterator[list[Article | ArticleError]]:
    chunk: list[Article | ArticleError] = []
    size = 0
    for article in articles:
        chunk.append(article)
        size += len(article.text) if isinstance(article, Article) else 0
        if len(chunk) >= _CHUNK_ARTICLES or size >= _CHUNK_CHARS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


# -- in a process of the pool

_reader: Reader | None = None


def _open(places: tuple[Path, ...], parties: tuple[Path, ...]) -> None:
    """Make a process ready to read."""
    import threading

    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _reader = Reader(places=places, parties=parties)
    calm_collector()


def _end_with_parent() -> None:
    """End this process when its parent was killed: waiting for work, it would live for ever."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(made: Callable[[Analysis], Made], chunk: list[Article | ArticleError]) -> list[Made | ArticleError]:
    assert _reader is not None
    return list(_read(chunk, _reader, made))


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Hold back Ctrl-C; processes started meanwhile never hear it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        with suppress(ValueError):
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
