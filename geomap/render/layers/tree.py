"""The layers of a map: one for each thing said of each party, named as the texts speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from geomap.render.hues import PartyLook
from geomap.render.statements import PlaceGroup, Statement
from geomap.render.wording import layer_name

KINDS: Final = (
    "control",
    "gain",
    "loss",
    "contest",
    "strike",
    "sovereignty",
    "control_denied",
    "gain_denied",
    "loss_denied",
    "contest_denied",
    "strike_denied",
    "sovereignty_denied",
)
"""The kinds of layer, in the order of the tree; the names of the groups that folium makes for them."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: a kind, a party, and whether it is planned. `count` counts statements, `places` names them."""

    kind: str
    party: str | None
    planned: bool
    heading: str
    name: str
    count: int
    places: tuple[str, ...]


def layer_key(statement: Statement) -> tuple[int, bool, str, bool]:
    """Return what a statement's layer goes by, beginning with what they are put in order by."""
    claim = statement.claim
    return (
        KINDS.index(statement.drawn_kind),
        claim.party is None,
        claim.party or "",
        claim.modality == "planned",
    )


def layers(
    groups: Sequence[PlaceGroup], looks: Mapping[str | None, PartyLook], *, with_undated: bool = False
) -> tuple[tuple[Layer, ...], dict[int, int]]:
    """Return the layers of all statements, and the layer of each by the statement's number.

    Layers of which all statements are old come last, with a count of none: only the slider shows them. Statements
    without a date have a layer only `with_undated`, where no article is dated.
    """
    every = [(group, one) for group in groups for one in group.statements if one.last is not None or with_undated]
    current = [(group, one) for group, one in every if not one.old]
    sizes = Counter(layer_key(one) for _, one in current)
    # Within a kind the party of most statements first, the unnamed one last.
    keys = sorted(sizes, key=lambda key: (key[0], key[1], -sizes[key], key))
    keys += sorted({layer_key(one) for _, one in every} - set(sizes))
    made = []
    home: dict[int, int] = {}
    for index, key in enumerate(keys):
        told = [one for _, one in every if layer_key(one) == key]
        members = [(group, one) for group, one in current if layer_key(one) == key]
        home.update((one.number, index) for one in told)
        claim = told[0].claim
        kind = told[0].drawn_kind
        planned = claim.modality == "planned"
        heading, name = layer_name(kind, looks[claim.party], planned=planned)
        places = Counter(group.name for group, _ in members)
        ordered = tuple(sorted(places, key=lambda each: (-places[each], each)))
        made.append(Layer(kind, claim.party, planned, heading, name, len(members), ordered))
    return tuple(made), home
