"""Names to places: compile the sources once, open them in milliseconds, look names up.

>>> from geomap.gazetteer import open_gazetteer
>>> gazetteer = open_gazetteer()
>>> gazetteer.place(gazetteer.find("Kharkov")[0]).name
'Kharkiv'
"""

from geomap.gazetteer.entries import LEVELS
from geomap.gazetteer.fold import fold, fold_name
from geomap.gazetteer.gazetteer import Gazetteer, NameFact, NameKind
from geomap.gazetteer.opening import open_gazetteer

__all__ = ["LEVELS", "Gazetteer", "NameFact", "NameKind", "fold", "fold_name", "open_gazetteer"]
