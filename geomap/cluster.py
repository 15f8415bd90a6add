"""The same reading on a Dask cluster: an adapter that sends parts of files to workers, and counts what comes back.

A part is read whole by one worker and written to files of its own, first beside their names; its summary, written
last, says that it is done. So a worker that is killed, a part that is read twice, or a run that is broken off never
loses an article and never has one twice.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from geomap.confidence import confident
from geomap.errors import ArticleError, GeomapError
from geomap.files import written_beside
from geomap.model import Analysis
from geomap.partitions import Partition, partitions, read_partition
from geomap.pipeline import Reader, calm_collector, read_many

if TYPE_CHECKING:
    from geomap.regions import Boundaries

Form = Literal["parquet", "jsonl"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
MANIFEST: Final = "manifest.json"
_SUMMARIES: Final = "parts"
_SLICE = 500  # articles whose tables are in memory at once, and stand in one file
_AHEAD = 3  # parts handed out for each thread of the cluster
_MAX_ERRORS = 20  # that a summary names; all are counted
_WAIT_S = 60
_OF_THE_WHOLE = ("older", "colour")  # columns that no part can know alone


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker needs to know besides the part."""

    folder: str
    form: Form
    date: date | None
    min_confidence: float
    places: tuple[Path, ...]
    parties: tuple[Path, ...]
    versions: tuple[tuple[str, str], ...]

    def summary(self, part: Partition) -> dict[str, Any]:
        """Return what a summary must say for its part to count as done."""
        day = self.date.isoformat() if self.date else None
        return {
            "part": asdict(part),
            "form": self.form,
            "date": day,
            "min_confidence": self.min_confidence,
            "versions": dict(self.versions),
        }


def extract_on_cluster(
    sources: Iterable[str | Path],
    folder: str | Path,
    *,
    scheduler: str,
    reader: Reader,
    form: Form = "parquet",
    date: date | None = None,
    min_confidence: float = 0.0,
    resume: bool = False,
    part_bytes: int | None = None,
) -> Iterator[Mapping[str, Any]]:
    """Read articles on a cluster, and yield the summary of each part when it is done, in the order of their ends.

    Parameters
    ----------
    sources
        JSON Lines and Parquet files, or folders of them, that the workers see under the same paths.
    folder
        Where to write, seen by the workers too: for ``parquet`` the folders ``articles``, ``mentions`` and ``claims``
        of GeoParquet files (places as points), for ``jsonl`` files of the records of `geomap extract`; at the end
        `MANIFEST`, with the totals and the files of each part in the order of the sources.
    scheduler
        Address, such as ``tcp://10.0.0.5:8786``.
    reader
        The reader of this process: the workers must have the same code, grammar and data.
    date
        The calendar date of the articles, over what they say themselves.
    min_confidence
        Claims read less surely are left out.
    resume
        Go on with what an earlier run has left in the folder.
    part_bytes
        Size of the parts of JSON Lines; `geomap.partitions.PART_BYTES` by default.

    Raises
    ------
    GeomapError
        When sources or folder do not fit, no worker answers, a worker has other versions, or a part ends one worker
        after another.
    """
    options = {} if part_bytes is None else {"part_bytes": part_bytes}
    parts = partitions(sources, **options)
    if form not in FORMS:
        raise GeomapError(f"expected the form to be one of {', '.join(FORMS)}, got {form!r}")
    target = Path(folder).resolve()
    places, parties = (tuple(path.resolve() for path in given) for given in (reader.places, reader.parties))
    task = Task(str(target), form, date, min_confidence, places, parties, tuple(sorted(reader.versions.items())))
    done = _prepared(target, parts, task, resume=resume)
    yield from done.values()
    left = [part for part in parts if part.number not in done]
    for summary in _run(left, task, scheduler):
        done[summary["part"]["number"]] = summary
        yield summary
    _finish(target, [done[part.number] for part in parts], task)


def _prepared(target: Path, parts: Sequence[Partition], task: Task, *, resume: bool) -> dict[int, dict[str, Any]]:
    """Make the folder ready; return the summaries of the parts that are done already."""
    try:
        target.mkdir(parents=True, exist_ok=True)
        if (target / MANIFEST).exists():
            raise GeomapError(f"{target}: has a whole extraction already; name another folder")
        begun = (target / _SUMMARIES).is_dir()
        if any(target.iterdir()) and not (resume and begun):
            hint = ", or go on with --resume" if begun else ""
            raise GeomapError(f"{target}: expected an empty folder; name another{hint}")
        (target / _SUMMARIES).mkdir(exist_ok=True)
    except OSError as error:
        raise GeomapError(f"{target}: {error.strerror or error}; name a folder that can be written") from None
    done = {}
    for part in parts:
        known = _summary(target / _SUMMARIES / f"{part.number:06d}.json")
        if {name: known.get(name) for name in task.summary(part)} == task.summary(part):
            done[part.number] = known
    return done


def _summary(path: Path) -> dict[str, Any]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _run(left: Sequence[Partition], task: Task, scheduler: str) -> Iterator[dict[str, Any]]:
    """Hand out the parts, a few for each thread at a time; a part whose worker dies goes to another."""
    if not left:
        return
    try:
        from concurrent.futures import CancelledError

        import distributed
    except ImportError:
        raise GeomapError(
            "a cluster needs the package distributed, which is not installed: pip install 'geomap[dask]'"
        ) from None
    engine: Any = distributed  # its functions have no types of their own
    try:
        client = engine.Client(scheduler, timeout=_WAIT_S / 4, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise GeomapError(f"no scheduler answers at {scheduler}: {error}; start one with: dask scheduler") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_WAIT_S)
        except TimeoutError:
            raise GeomapError(f"no worker has joined {scheduler}; start one with: dask worker {scheduler}") from None
        waiting = iter(left)
        ahead = max(2, _AHEAD * sum(client.nthreads().values()))
        first = [client.submit(extract_part, part, task, pure=False) for part in islice(waiting, ahead)]
        running = engine.as_completed(first, loop=client.loop)
        del first  # so that each can be forgotten once it is done
        for future in running:
            try:
                yield future.result()
            except engine.KilledWorker as error:
                raise GeomapError(
                    f"a part of the articles ended one worker after another ({' '.join(str(error).split())[:200]}); "
                    "give the workers more memory, and go on with --resume"
                ) from None
            except CancelledError:
                raise GeomapError(
                    f"the scheduler at {scheduler} has gone; start it again, and go on with --resume"
                ) from None
            future.release()
            for part in islice(waiting, 1):
                running.add(client.submit(extract_part, part, task, pure=False))


def _finish(target: Path, summaries: Sequence[Mapping[str, Any]], task: Task) -> None:
    """Remove what no part names (of runs over other files), and say that all is whole."""
    named = {target / name for summary in summaries for name in summary["files"]}
    named |= {target / _SUMMARIES / f"{summary['part']['number']:06d}.json" for summary in summaries}
    for pattern in ("part-*.jsonl", "*/part-*.parquet", f"{_SUMMARIES}/*.json", ".geomap-*.part", "*/.geomap-*.part"):
        for path in sorted(target.glob(pattern)):
            if path not in named:
                path.unlink()
    counted = {
        name: sum(summary[name] for summary in summaries) for name in ("articles", "mentions", "claims", "skipped")
    }
    manifest = {
        **counted,
        "form": task.form,
        "versions": dict(task.versions),
        "files": [name for summary in summaries for name in summary["files"]],
        "errors": [error for summary in summaries for error in summary["errors"]],
    }
    _write_json(target / MANIFEST, manifest)


# -- on a worker

_one_at_a_time = threading.Lock()  # of the threads of a worker: what a reader remembers is not made for two
_readers: dict[tuple[tuple[Path, ...], tuple[Path, ...]], Reader] = {}


def extract_part(part: Partition, task: Task) -> dict[str, Any]:
    """Read one part and write its files; return its summary, which is written last."""
    with _one_at_a_time:
        reader = _reader(task)
        if tuple(sorted(reader.versions.items())) != task.versions:
            raise GeomapError(
                f"a worker has other code, grammar or data of geomap ({reader.versions}) than the command "
                f"({dict(task.versions)}); install the same on all"
            )
        counted = {"articles": 0, "mentions": 0, "claims": 0, "skipped": 0}
        errors: list[str] = []
        read = read_many(read_partition(part, date=task.date), reader)
        analyses = (confident(analysis, task.min_confidence) for analysis in _good(read, counted, errors))
        write = _write_tables if task.form == "parquet" else _write_lines
        files = write(_counted(analyses, counted), task, part, reader)
        summary = {**task.summary(part), **counted, "errors": errors, "files": files}
        _write_json(Path(task.folder, _SUMMARIES, f"{part.number:06d}.json"), summary)
        return summary


def _reader(task: Task) -> Reader:
    key = (task.places, task.parties)
    if key not in _readers:
        _readers.clear()
        _readers[key] = Reader(places=task.places, parties=task.parties)
        calm_collector()
    return _readers[key]


@cache
def _boundaries() -> Boundaries:
    """Return the boundaries, opened once for the process."""
    from geomap.regions import Boundaries

    return Boundaries()


def _good(results: Iterable[Analysis | ArticleError], counted: dict[str, int], errors: list[str]) -> Iterator[Analysis]:
    for result in results:
        if not isinstance(result, ArticleError):
            yield result
            continue
        counted["skipped"] += 1
        if len(errors) < _MAX_ERRORS:
            errors.append(str(result))


def _counted(analyses: Iterable[Analysis], counted: dict[str, int]) -> Iterator[Analysis]:
    for analysis in analyses:
        counted["articles"] += 1
        counted["mentions"] += len(analysis.mentions)
        counted["claims"] += len(analysis.claims)
        yield analysis


def _write_lines(analyses: Iterator[Analysis], task: Task, part: Partition, reader: Reader) -> list[str]:
    from geomap.report.records import record_line

    name = f"part-{part.number:06d}.jsonl"
    with written_beside(Path(task.folder, name)) as beside, beside.open("w", encoding="utf-8", newline="\n") as stream:
        for analysis in analyses:
            line = record_line(analysis, versions=reader.versions, min_confidence=task.min_confidence)
            stream.write(line.text + "\n")
    return [name]


def _write_tables(analyses: Iterator[Analysis], task: Task, part: Partition, reader: Reader) -> list[str]:
    from geomap.report.exports import write_parquet
    from geomap.report.tables import to_geodataframes

    folder = Path(task.folder)
    files = []
    for number, slice_ in enumerate(iter(lambda: list(islice(analyses, _SLICE)), [])):
        tables = to_geodataframes(slice_, boundaries=_boundaries(), parties=reader.lexicon.parties, geometry="points")
        for name in ("articles", "mentions", "claims"):
            frame = getattr(tables, name).drop(columns=[*_OF_THE_WHOLE], errors="ignore")
            (folder / name).mkdir(exist_ok=True)
            files.append(f"{name}/part-{part.number:06d}-{number:04d}.parquet")
            with written_beside(folder / files[-1]) as beside:
                write_parquet(frame, beside)
    return files


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    with written_beside(path) as beside:
        beside.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
