"""Two further views of the place reader: names that stay unplaced by country, and the reliability of its score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from _eval.learning import right_rows
from _eval.places import Bench
from geomap.gazetteer import fold_name
from geomap.places.find import Found
from geomap.regions import Boundaries, locate

_SHOWN = 20


def print_unplaced_by_country(bench: Bench, held_out: dict[str, Found]) -> None:
    """Print for the countries of most gold places how many were found but not placed, and how many are not known.

    The country is that of the gold point. "Not known" is a name under which the gazetteer has no place within reach:
    what is to be seen of the rate in an article is lower, since names that nothing marks as places are not found.
    """
    golds = []
    for example in bench.examples:
        offsets = example.labelled.document.offsets
        mentions = [
            (offsets.span(mention.span.start, mention.span.end), mention)
            for mention in held_out[example.labelled.key].mentions
        ]
        for toponym in example.labelled.toponyms:
            if toponym.get("lat") is None or bench.scorer.neutral(toponym["text"], toponym.get("type")):
                continue
            mine = next(
                (each for span, each in mentions if span.start < toponym["end"] and toponym["start"] < span.end), None
            )
            name = bench.names.find(fold_name(toponym["text"].replace("’s", "s")))
            known = name is not None and bool(right_rows(name, toponym, bench.names))
            golds.append(((toponym["lat"], toponym["lon"]), mine is not None and mine.place is None, known))
    located = locate(Boundaries(user=()), [point for point, _, _ in golds])
    total: Counter[str] = Counter()
    unplaced: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    for where, (_, lost, known) in zip(located, golds, strict=True):
        country = where.country or "sea"
        total[country] += 1
        unplaced[country] += lost
        unknown[country] += not known
    print(
        "\nUnplaced by country of the gold place (held out): gold names, found but not placed, not known by that name"
    )
    for country, number in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))[:_SHOWN]:
        print(f"  {country:4s}{number:6d}{unplaced[country] / number:8.1%}{unknown[country] / number:8.1%}")
    rest = [country for country, _ in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))[_SHOWN:]]
    number = sum(total[country] for country in rest)
    if number:
        lost, missing = (sum(counts[country] for country in rest) / number for counts in (unplaced, unknown))
        print(f"  rest{number:6d}{lost:8.1%}{missing:8.1%}")


def draw_reliability(rows: Sequence[tuple[float, float, int]], error: float, path: Path) -> None:
    """Draw how often mentions of a score were right, against the score; the same rows give the same bytes.

    Parameters
    ----------
    rows
        Of each bin the mean score, the share right, and the number of mentions.
    error
        The expected calibration error, which the heading states.
    path
        The file to write, SVG.
    """
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    matplotlib.rcParams.update({"svg.hashsalt": "geomap", "font.family": "DejaVu Sans", "font.size": 9})
    figure, axes = pyplot.subplots(figsize=(4.2, 3.9), layout="constrained")
    axes.plot([0, 1], [0, 1], color="0.6", linewidth=1, linestyle="--", label="as often right as the score says")
    means, shares = [mean for mean, _, _ in rows], [share for _, share, _ in rows]
    axes.plot(means, shares, color="#0072B2", linewidth=1.5, marker="o", markersize=4, label="held out")
    for mean, share, count in rows:
        axes.annotate(
            f"{count:,}", (mean, share), textcoords="offset points", xytext=(-5, 5), ha="right", fontsize=7, color="0.3"
        )
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="score of the mention", ylabel="share that is the right place")
    axes.set_title(f"Held out; mentions beside each point;\nexpected calibration error {error:.3f}", fontsize=9)
    axes.legend(loc="upper left", frameon=False, fontsize=8)
    beside = path.with_name(path.name + ".part")
    figure.savefig(beside, format="svg", metadata={"Date": None, "Creator": None})
    pyplot.close(figure)
    beside.replace(path)
