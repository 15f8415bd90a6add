"""Dated reference lists, and what they say beside a claim. A list is a witness more, never a judge: no claim changes.

`official_list` opens Ukraine's own list of occupied settlements (one side's list, published in 2025), `read_reference`
a list of the user's; `compare` puts a claim beside either.
"""

from geomap.reference.compare import SAME_DAYS, Comparison, Outcome, compare, compare_all
from geomap.reference.official import official_list
from geomap.reference.records import CONTESTED, Entry, Period, ReferenceInfo, ReferenceList, Segment, Share, Status
from geomap.reference.user import read_reference

__all__ = [
    "CONTESTED",
    "SAME_DAYS",
    "Comparison",
    "Entry",
    "Outcome",
    "Period",
    "ReferenceInfo",
    "ReferenceList",
    "Segment",
    "Share",
    "Status",
    "compare",
    "compare_all",
    "official_list",
    "read_reference",
]
