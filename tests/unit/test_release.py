"""From the ledger to the published map: corrections, stories, checks and rules meet here."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import refresh_cases as cases

from geomap.overridefile import add_override
from geomap.overrides import Override
from geomap.pipeline import Reader
from geomap.refresh.publication import problems_of
from geomap.refresh.release import draft, release

NOW = cases.NOW
STORY = (
    "Ukrainian troops retook Izium on Saturday. {} Engineers began to clear the road to the north, and the council said "
    "that water would be back within the week. A convoy of lorries with bread and medicine came in from the west at noon."
)


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.fixture
def settings(tmp_path):
    return cases.configure(tmp_path / "news room", '[output]\nformats = ["html", "json"]\n')


def run(settings, reader, now=NOW, **more):
    with cases.opened(settings) as ledger:
        return release(ledger, settings, reader, now=now, **more)


def drafted(settings, reader, now=NOW):
    with cases.opened(settings) as ledger:
        return draft(ledger, settings, reader, now=now)


def decide(settings, action, told, **more):
    add_override(settings.overrides, Override(action, told, reason="because", **more))


def ids(made):
    return {claim.place_name: claim.id for each in made.analyses for claim in each.claims}


def test_a_release_publishes_once_and_again_when_something_has_changed(settings, reader):
    cases.fill(settings, reader)
    first = run(settings, reader)
    assert first.status == "published"
    assert {place for _, _, place in cases.shown(settings)} == {"Izium", "Nikopol", "Melitopol"}
    assert sorted(path.name for path in first.folder.iterdir()) == ["manifest.json", "map.html", "map.json"]
    assert problems_of(first.folder) == ()
    again = run(settings, reader)
    assert (again.status, again.draft) == ("unchanged", None), "the second run makes nothing"
    decide(settings, "reject", ids(first.draft)["Nikopol"])
    assert run(settings, reader).status == "published"
    assert {place for _, _, place in cases.shown(settings)} == {"Izium", "Melitopol"}


def test_a_damaged_version_is_made_again(settings, reader):
    cases.fill(settings, reader)
    folder = run(settings, reader).folder
    before = (folder / "map.html").read_bytes()
    (folder / "map.html").write_text("half")
    again = run(settings, reader)
    assert (again.folder / "map.html").read_bytes() == before


def test_the_order_of_arrival_changes_nothing(tmp_path, reader):
    files = []
    for number, order in enumerate((1, -1)):
        settings = cases.configure(tmp_path / str(number))
        for article in cases.articles()[::order]:
            cases.fill(settings, reader, [article])
        done = run(settings, reader)
        files.append({path.name: path.read_bytes() for path in done.folder.iterdir() if path.name != "manifest.json"})
    assert files[0] == files[1]


def test_a_story_told_by_two_outlets_is_there_once_and_a_decision_on_the_copy_holds(settings, reader):
    texts = {
        "late": ("Daily", date(2022, 9, 13), STORY.format("")),
        "early": ("Wire", date(2022, 9, 12), STORY.format("")),
    }
    cases.fill(settings, reader, cases.articles({"late": texts["late"]}))
    only = drafted(settings, reader)
    (copy,) = [claim.id for claim in only.analyses[0].claims]
    decide(
        settings,
        "confirm",
        copy,
        article="late",
        place="Izium",
        kind="gain",
        quote="Ukrainian troops retook Izium on Saturday.",
    )
    cases.fill(settings, reader, cases.articles({"early": texts["early"]}))
    both = drafted(settings, reader)
    assert [each.article.key for each in both.analyses] == ["early"]
    assert both.merged == 1
    (claim,) = both.analyses[0].claims
    assert any("confirmed" in reason for reason in claim.reasons)
    assert not both.unfit


def test_a_rule_about_a_name_settles_it_before_stories_are_compared(settings, reader):
    cases.fill(settings, reader)
    add_override(settings.overrides, Override("never", field="Izium", reason="a ship"))
    add_override(
        settings.overrides, Override("place", field="Nikopol", value="gn:727523", article="two", reason="in Bulgaria")
    )
    made = drafted(settings, reader)
    places = {
        claim.resolved.country for each in made.analyses for claim in each.claims if claim.place.text == "Nikopol"
    }
    assert places == {"BG"}
    assert "Izium" not in ids(made)
    assert [each.status for each in made.corrections] == ["applied", "applied"]


def test_an_override_that_fits_nothing_is_reported_and_stays(settings, reader):
    cases.fill(settings, reader)
    decide(settings, "reject", "0123456789abcdef", article="gone", place="Izium", quote="Nobody wrote that.")
    decide(settings, "hold", "fedcba9876543210", article="one", place="Izium", quote="Nobody wrote this.")
    before = settings.overrides.read_bytes()
    made = drafted(settings, reader)
    assert [(each.override.line, each.status) for each in made.unfit] == [(2, "not here"), (3, "fits nothing")]
    assert settings.overrides.read_bytes() == before


def test_a_check_that_stops_keeps_the_last_map(settings, reader):
    cases.fill(settings, reader)
    run(settings, reader)
    cases.fill(
        settings, reader, cases.articles({"new": ("Wire", date(2022, 9, 15), "Russian forces shelled Kharkiv.")})
    )
    checks = {
        **settings.checks,
        "low_confidence": replace(settings.checks["low_confidence"], action="stop", threshold=1.0),
    }
    done = run(replace(settings, checks=checks), reader)
    assert done.status == "stopped" and done.findings
    assert "Kharkiv" not in {place for _, _, place in cases.shown(settings)}


def test_a_held_claim_is_shown_once_an_editor_confirms_it(settings, reader):
    cases.fill(settings, reader)
    checks = {
        **settings.checks,
        "low_confidence": replace(settings.checks["low_confidence"], action="hold", threshold=1.0),
    }
    strict = replace(settings, checks=checks)
    held = drafted(strict, reader)
    assert held.claims == 0
    izium = next(each.claims[0] for each in held.findings if each.words.startswith("Izium"))
    decide(settings, "confirm", izium)
    assert set(ids(drafted(strict, reader))) == {"Izium"}


def test_articles_of_later_days_and_young_ones_wait(settings, reader):
    cases.fill(settings, reader)
    early = replace(settings, output=replace(settings.output, as_of=date(2022, 9, 13)))
    assert set(ids(drafted(early, reader))) == {"Izium", "Nikopol"}
    delayed = replace(settings, publish=replace(settings.publish, delay_hours=24.0))
    made = drafted(delayed, reader, NOW.replace(day=15, hour=1))
    assert set(ids(made)) == {"Izium", "Nikopol"}
    assert [(each.article, each.why) for each in made.withheld] == [("three", "younger than 24 hours")]
    run(delayed, reader, NOW.replace(day=15, hour=1))
    assert run(delayed, reader, NOW.replace(day=15, hour=20)).status == "unchanged"
    assert run(delayed, reader, NOW.replace(day=16, hour=1)).status == "published", "time alone lets the article in"
    assert len(cases.shown(settings)) == 3


def test_a_clock_that_went_back_stops_the_publishing(settings, reader):
    cases.fill(settings, reader)
    run(settings, reader)
    with cases.opened(settings) as ledger:
        number = ledger.begin_run(NOW.isoformat(), reader.versions)
        ledger.finish_run(number, NOW.isoformat(), {})
    cases.fill(
        settings, reader, cases.articles({"new": ("Wire", date(2022, 9, 15), "Russian forces shelled Kharkiv.")})
    )
    back = run(settings, reader, NOW - timedelta(days=400))
    assert back.status == "stopped"
    assert [each.check for each in back.findings if each.action == "stop"] == ["clock"]
    assert len(cases.shown(settings)) == 3
    assert run(settings, reader, NOW).status == "published"


def test_an_article_whose_text_is_lost_is_named_and_the_others_are_published(settings, reader):
    cases.fill(settings, reader)
    with cases.opened(settings) as ledger:
        content = {key: content for key, _, _, content in ledger.heads()}["two"]
        ledger.archive._path(content).write_bytes(b"damaged")
        made = draft(ledger, settings, reader, now=NOW)
    assert set(ids(made)) == {"Izium", "Melitopol"}
    (problem,) = made.problems
    assert problem.startswith("two: ") and "damaged" in problem


def test_corrections_tell_nothing_that_the_rules_keep_back(settings, reader):
    cases.fill(settings, reader)
    known = ids(drafted(settings, reader))
    decide(settings, "reject", known["Nikopol"], place="Nikopol", kind="strike", article="two", quote="x")
    decide(settings, "reject", known["Izium"], place="Izium", kind="gain", article="one", quote="x", by="Ada Byron")
    add_override(settings.overrides, Override("never", field="Melitopol", reason="asked Ada Byron about Izium"))

    def listed(**rules):
        made = drafted(replace(settings, publish=replace(settings.publish, **rules)), reader)
        return made, [(each.override.place or each.override.field, each.override.reason) for each in made.listed]

    assert listed()[1] == [("Nikopol", "because"), ("Izium", "because"), ("Melitopol", "asked Ada Byron about Izium")]
    assert [place for place, _ in listed(hold_kinds=("strike",))[1]] == ["Izium", "Melitopol"]
    made, named = listed(mask_names=("Ada Byron",))
    assert named[2] == ("Melitopol", "asked ••• ••••• about Izium")
    assert made.listed[1].override.by == "••• •••••"
    made, named = listed(max_precision="admin1")
    assert named == [("•••", ""), ("•••", ""), ("•••", "")]
    assert not any(name in repr(made.listed) for name in ("Nikopol", "Izium", "Melitopol"))
    assert [each.override.line for each in made.corrections if each.status == "applied"] == [2, 3, 4]
    young = listed(delay_hours=1e4)
    assert young[1] == [("Melitopol", "asked Ada Byron about Izium")], "a rule for all articles tells of none"


def test_every_form_of_output_is_written(tmp_path, reader):
    forms = ("html", "geojson", "gpkg", "csv", "parquet", "png", "svg", "docx")
    settings = cases.configure(tmp_path, f"[output]\nname = 'front'\nformats = {list(forms)}\n")
    cases.fill(settings, reader)
    folder = run(settings, reader).folder
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    assert found >= {"front.html", "front.geojson", "front.gpkg", "csv/claims.csv", "parquet/claims.parquet", "front.png",
                     "front.svg", "front.docx", "front.alt.txt", "manifest.json"}  # fmt: skip
    assert "front.json" not in found
    assert problems_of(folder) == ()
