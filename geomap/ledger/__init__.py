"""The ledger: what was read, run after run, in one plain SQLite file; and beside it the articles themselves.

`Ledger` keeps articles, mentions and claims; `Archive` each article, compressed under its content hash; `open_ledger`
opens both and rebuilds a damaged ledger from the archive. `history` and `changes` ask it what was said when.
"""

from geomap.ledger.archive import Archive, content_hash
from geomap.ledger.connecting import LedgerDamaged
from geomap.ledger.history import Change, PlaceHistory, changes, history, places_named
from geomap.ledger.intakes import Intake, Quarantined
from geomap.ledger.rebuild import Rebuilt, open_ledger, outdated
from geomap.ledger.store import Ledger, Stored

__all__ = [
    "Archive",
    "Change",
    "Intake",
    "Ledger",
    "LedgerDamaged",
    "PlaceHistory",
    "Quarantined",
    "Rebuilt",
    "Stored",
    "changes",
    "content_hash",
    "history",
    "open_ledger",
    "outdated",
    "places_named",
]
