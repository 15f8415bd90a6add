"""The company that the places of an article keep: what each lends the candidates of the others."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p
from operator import add

from geomap.places.names import LEVEL_GROUPS, WIDE, Features, Name, Row
from geomap.places.weights import Weights, laid_out

_LEAST_SHARE = 0.03  # a candidate less likely than this lends its neighbours nothing
_LITTLE = 0.01


def group_of(level: str) -> str:
    """Return the group of levels that share their weights."""
    return LEVEL_GROUPS.get(level, "other")


class Support:
    """How much of an article lies in each country, unit and neighbourhood, by the keys of `Row.keys`."""

    __slots__ = ("shares", "total")

    def __init__(self) -> None:
        self.shares: dict[str | int, float] = {}
        self.total = 0.0

    def copy(self) -> Support:
        """Return a copy that can be added to."""
        made = Support()
        made.total = self.total
        made.shares = self.shares.copy()
        return made

    def add(self, other: Support) -> None:
        """Add all that another holds."""
        self.total += other.total
        shares = self.shares
        get = shares.get
        for key, share in other.shares.items():
            shares[key] = get(key, 0.0) + share

    def beyond(self, own: Support, key: str | int) -> float:
        """Return what lies in one place of the key beyond a name's own share."""
        share = self.shares.get(key, 0.0)
        return share - own.shares.get(key, 0.0) if share else 0.0


class Referent:
    """All mentions of an article that share a name, a type word and a qualifier: they mean one place.

    `own` is what all referents of the same name lend the article's company: no name is counted as its own support.
    """

    __slots__ = (
        "after",
        "before",
        "chances",
        "close",
        "count",
        "districts",
        "hints",
        "name",
        "near",
        "own",
        "qualifiers",
        "weight",
    )

    def __init__(self, name: Name, hints: frozenset[str], qualifiers: tuple[Row, ...]) -> None:
        self.name = name
        self.hints = hints
        self.qualifiers = qualifiers
        self.districts: tuple[Row, ...] = ()  # second-level units that the text says it lies in
        self.near: Referent | None = None  # the place that the text says it lies near
        self.close: list[Referent] = []  # places named within a few words of it, where that tells which it is
        self.before: dict[str, int] = {}
        self.after: dict[str, int] = {}
        self.count = 0
        self.weight = 1.0
        self.chances: list[float] = []
        self.own = Support()


class Company:
    """The referents of an article by name, and what those that have no choice lend, added up once."""

    __slots__ = ("_asked", "_contested", "_fixed", "_keys")

    def __init__(self, referents: Sequence[Referent], home: Row | None) -> None:
        by_name: dict[str, list[Referent]] = {}
        # The keys that some candidate is asked for, and that more than one name may lend: no other need be lent. Cells
        # are lent to their neighbours too.
        self._asked: set[str | int] = set()
        once = set(home.keys) if home is not None else set()
        for referent in referents:
            wholes, cells = referent.name.asked
            self._asked |= once & wholes
            self._asked |= cells
            once |= wholes
        self._keys: dict[Row, set[str | int]] = {}  # of those the keys of each place that lends
        for referent in referents:
            by_name.setdefault(referent.name.company_key, []).append(referent)
        self._contested: list[list[Referent]] = []
        self._fixed = Support()
        if home is not None:
            self._fixed.total += 1.0
            self._fixed.shares = dict.fromkeys(home.keys, 1.0)
        for group in by_name.values():
            contested = False
            own = group[0].own
            for referent in group:
                referent.own = own
                contested = contested or len(referent.name.rows) > 1
            if contested:
                self._contested.append(group)
            else:
                self._fixed.add(self._lent(group))

    def gather(self) -> Support:
        """Add up what the likeliest places of all names lend at present, each name once."""
        support = self._fixed.copy()
        for group in self._contested:
            support.add(self._lent(group))
        return support

    def _lent(self, group: Sequence[Referent]) -> Support:
        """Work out anew what all referents of a name lend, and return it."""
        own = group[0].own
        shares = own.shares = {}
        own.total = 0.0
        part = 1.0 / len(group)
        for referent in group:
            weight = referent.weight * part
            own.total += weight
            for (row, _kind), chance in zip(referent.name.rows, referent.chances, strict=True):
                if chance < _LEAST_SHARE:
                    continue
                keys = self._keys.get(row)
                if keys is None:
                    keys = self._keys[row] = self._asked.intersection(row.keys)
                share = chance * weight
                if not shares:
                    shares = own.shares = dict.fromkeys(keys, share)
                    continue
                get = shares.get
                for key in keys:
                    shares[key] = get(key, 0.0) + share
        return own


def company_features(referent: Referent, row: Row, company: Support) -> Features:
    """Return how a candidate fits the likeliest places of the article's other names."""
    own = referent.own
    rest = company.total - own.total
    if rest <= _LITTLE:
        return [("alone in the article", 1.0)]
    group = row.group
    found: Features = []
    inside = max((company.beyond(own, country) for country in row.countries or (row.country,)), default=0.0)
    if inside > _LITTLE:
        found.append((f"share of country|{group}", inside / rest))
        found.append((f"company in country|{group}", log1p(inside)))
    else:
        found.append((f"nothing else in country|{group}", 1.0))
    if row.level not in WIDE:
        inside = company.beyond(own, row.admin1)
        if inside > _LITTLE:
            found.append((f"share of admin1|{group}", inside / rest))
            found.append((f"company in admin1|{group}", log1p(inside)))
            inside = company.beyond(own, row.admin2)
            if inside > _LITTLE:
                found.append((f"company in admin2|{group}", log1p(inside)))
                found.append(("some company in admin2", limited(inside)))
        elif row.admin1:
            found.append((f"nothing else in admin1|{group}", 1.0))
        near = company.beyond(own, row.cell)
        if near > _LITTLE:
            found.append((f"share nearby|{group}", near / rest))
            found.append((f"company nearby|{group}", log1p(near)))
        else:
            found.append((f"nothing else nearby|{group}", 1.0))
    same = company.beyond(own, row.itself)
    if same > 0.1:
        found.append(("same place by another name", min(1.0, same)))
    return found


class CompanyWeights:
    """The weights of `company_features`, laid out by group of levels, so that scoring needs no strings."""

    __slots__ = ("alone", "groups", "same", "some_admin2")

    def __init__(self, table: Weights) -> None:
        get = table.get
        self.alone = get("alone in the article", 0.0)
        self.same = get("same place by another name", 0.0)
        self.some_admin2 = get("some company in admin2", 0.0)
        self.groups = {
            group: tuple(
                get(f"{feature}|{group}", 0.0)
                for feature in (
                    "share of country",
                    "company in country",
                    "nothing else in country",
                    "share of admin1",
                    "company in admin1",
                    "nothing else in admin1",
                    "company in admin2",
                    "share nearby",
                    "company nearby",
                    "nothing else nearby",
                )
            )
            for group in (*dict.fromkeys(LEVEL_GROUPS.values()), "other")
        }


company_weights = laid_out(CompanyWeights)
"""A table of weights laid out for scoring; the last few are remembered."""


def company_scores(referent: Referent, base: Sequence[float], support: Support, weights: CompanyWeights) -> list[float]:
    """Return scores with what the company adds: `company_features` weighed, without making them."""
    return list(map(add, base, company_added(referent.name.rows, referent.own, support, weights)))


def company_added(
    rows: Sequence[tuple[Row, str]], own: Support, support: Support, weights: CompanyWeights
) -> list[float]:
    """Return what the company adds for candidates of a name whose own part in it is `own`."""
    rest = support.total - own.total  # what all others lend together
    if rest <= _LITTLE:
        return [weights.alone] * len(rows)
    shares, mine, some_admin2 = support.shares.get, own.shares.get, weights.some_admin2
    found: list[float] = []
    for row, _kind in rows:
        (
            share_country,
            in_country,
            total,  # where nothing else lies in the country
            share_admin1,
            in_admin1,
            no_admin1,
            in_admin2,
            share_near,
            near_by,
            no_near,
        ) = weights.groups[row.group]
        country = row.country
        inside = shares(country, 0.0)
        if inside:  # where nothing lies, the name's own share is nothing too
            inside -= mine(country, 0.0)
        for other in row.countries:
            inside = max(inside, shares(other, 0.0) - mine(other, 0.0))
        if inside > _LITTLE:
            total = share_country * inside / rest + in_country * log1p(inside)
        if row.level not in WIDE:
            admin1 = row.admin1
            if inside:  # a unit holds no more than its country
                inside = shares(admin1, 0.0)
            if inside and (inside := inside - mine(admin1, 0.0)) > _LITTLE:
                total += share_admin1 * inside / rest + in_admin1 * log1p(inside)
                admin2 = row.admin2
                inside = shares(admin2, 0.0)
                if inside and (inside := inside - mine(admin2, 0.0)) > _LITTLE:
                    some = 3.0 * inside  # as `limited`
                    total += in_admin2 * log1p(inside) + (some if some < 1.0 else 1.0) * some_admin2
            elif admin1:
                total += no_admin1
            cell = row.cell
            near = shares(cell, 0.0)
            if near and (near := near - mine(cell, 0.0)) > _LITTLE:
                total += share_near * near / rest + near_by * log1p(near)
            else:
                total += no_near
        same = shares(row.itself, 0.0)
        if same > 0.1 and (same := same - mine(row.itself, 0.0)) > 0.1:
            total += weights.same * (same if same < 1.0 else 1.0)
        found.append(total)
    return found


def limited(amount: float) -> float:
    """Return how far some company counts as company: a third of a place is enough."""
    return min(1.0, 3.0 * amount)
