"""A small gazetteer for tests: ten places, compiled in a blink."""

from __future__ import annotations

from pathlib import Path

from geomap.gazetteer import Gazetteer, open_gazetteer
from geomap.gazetteer.entries import COLUMNS
from geomap.resources import data_path

HEADER = "\t".join(COLUMNS[:-1])
ROWS = (
    "gn:1\tUkraine\t49\t32\tcountry\tUA\t\t\tA.PCLI\t40000000\tUA\tУкраїна|Украина\tUcraina\tUA|UKR",
    "gn:2\tKherson Oblast\t46.6\t33.4\tadmin1\tUA\t08\t\tA.ADM1\t1000000\tUA-65\tKherson|Херсонська область\t\t",
    "gn:3\tKherson\t46.64\t32.61\tsettlement\tUA\t08\t6510\tP.PPLA\t280000\t\tХерсон\t\t",
    "gn:4\tOak Hill\t40.5\t-80.25\tsettlement\tUS\tOH\t\tP.PPL\t2000\t\t\t\t",
    "gn:5\tOak Hill\t-33.5\t150.5\tsettlement\tAU\t02\t\tP.PPL\t90000\t\t\t\t",
    "gn:6\tSão Bento\t-6.5\t-37.4\tsettlement\tBR\t17\t\tP.PPL\t30000\t\tSao Bento\t\t",
    "ne:river-oskil\tOskil\t49.9\t37.8\twater\tUA\t\t\tNE.river\t\tne:river-oskil\tOskol|Оскіл\t\t",
    "gn-admin:UA.08.6510\tKherson Raion\t46.6\t32.6\tadmin2\tUA\t08\t6510\tA.ADM2\t400000\tUA65\t\t\t",
    "gn:7\tNowhere\t\t\tarea\tUA\t\t\tL.RGN\t\tUA-65+UA-23\t\t\t",
    "gn:8\tHill\t50\t10\tsettlement\tDE\t01\t\tP.PPL\t500\t\t\t\t",
)


def write_sources(folder: Path) -> Path:
    """Write the tables, and the real table of case endings, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "places.tsv").write_text("\n".join((HEADER, *ROWS)) + "\n", encoding="utf-8")
    (folder / "cases.csv").write_bytes(data_path("gazetteer/cases.csv").read_bytes())
    return folder


def small_gazetteer(folder: Path, *supplements: Path) -> Gazetteer:
    """Compile the small gazetteer below a folder and open it."""
    return open_gazetteer(
        source_dir=write_sources(folder / "sources"), cache_dir=folder / "cache", supplements=supplements
    )
