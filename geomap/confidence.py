"""Keep only the claims that were read with some confidence."""

from __future__ import annotations

from dataclasses import replace

from geomap.errors import GeomapError
from geomap.model import Analysis, Claim


def confident(analysis: Analysis, least: float) -> Analysis:
    """Return an analysis without the claims whose confidence lies below a bound, 0 to 1.

    What an editor has confirmed stays. A denial whose answered claim is dropped stays, without the link to it.

    Raises
    ------
    GeomapError
        When the bound is no number from 0 to 1.

    Examples
    --------
    >>> import geomap
    >>> analysis = geomap.analyze("Ukrainian troops retook Izium. Shells hit Nikopol.")
    >>> [claim.place_name for claim in geomap.confident(analysis, 0.9).claims]
    ['Izium']
    """
    if isinstance(least, bool) or not isinstance(least, int | float) or not 0 <= least <= 1:
        raise GeomapError(
            f"expected a least confidence from 0 to 1, got {least!r}; sure readings have 0.9 and more, likely 0.75"
        )
    kept = tuple(claim for claim in analysis.claims if claim.confidence >= least or _confirmed(claim))
    if len(kept) == len(analysis.claims):
        return analysis
    gone = {claim.id for claim in analysis.claims} - {claim.id for claim in kept}
    claims = tuple(claim._replace(answers="") if claim.answers in gone else claim for claim in kept)
    return replace(analysis, claims=claims)


def _confirmed(claim: Claim) -> bool:
    return any(reason.startswith("confirmed") for reason in claim.reasons)
