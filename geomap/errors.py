"""Errors that a user can act on: each message says what was expected, what came, where, and what to do."""


class GeomapError(Exception):
    """Base of all errors that geomap raises on purpose; the command line prints them in one line.

    It ends with `exit_code`: 2 for what a user can mend.
    """

    exit_code = 2


class ArticleError(GeomapError):
    """A source cannot be read as an article. The run goes on with the others."""


class GazetteerError(GeomapError):
    """The gazetteer, or a user's addition to it, cannot be compiled or opened. Stops the run."""


class LexiconError(GeomapError):
    """A file of parties, triggers or other words is not in its form; the message names the line. Stops the run."""


class BoundaryError(GeomapError):
    """A boundary layer is missing, damaged or does not fit its registry. Stops the run."""


class ReferenceListError(GeomapError):
    """A reference list is missing, damaged, or not in its form; the message names row and column. Stops the run."""


class LedgerError(GeomapError):
    """The ledger, or its archive, is damaged, busy, of another program or of a newer geomap. Stops the run."""


class SettingsError(GeomapError):
    """The configuration is not in its form; `problems` has a line for each mistake. Stops the run."""

    def __init__(self, *problems: str) -> None:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")
        self.problems = problems


class FetchError(GeomapError):
    """An address cannot be fetched within its bounds. The run goes on with the other sources."""


class OverrideError(GeomapError):
    """The editor's corrections are not in their form; the message names line and column. Stops the run."""


class PublicationError(GeomapError):
    """The folder of publications cannot be written. What was published before stays so."""


class RefreshBusy(GeomapError):
    """Another refresh is running, so that this one has done nothing."""

    exit_code = 75  # EX_TEMPFAIL: try again later


class GeocodeError(GeomapError):
    """A geocoder, offline or online, was asked something that it cannot answer."""


class RenderError(GeomapError):
    """The map cannot be written: a vendored asset is missing, or the output cannot be opened."""


def own_mistake(error: Exception) -> str:
    """Return in one line what an error was that nobody foresaw, where it arose, and what to do about it."""
    place, trace = "", error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.partition(".")[0] == "geomap":
            place = f" at {name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    said = " ".join(str(error).split())[:200]
    return (
        f"geomap failed by a mistake of its own ({type(error).__name__}{f': {said}' if said else ''}{place}); "
        "please report it, with what it prints where the environment has GEOMAP_TRACEBACK=1"
    )
