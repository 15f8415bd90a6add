"""An editor's corrections: applied, found again, reported; and the file that they stand in."""

import copy
import csv
import sys
from dataclasses import replace
from datetime import date

import pytest
from ledger_cases import PLACES, VERSIONS, analysis

from geomap import cli
from geomap.errors import OverrideError
from geomap.ledger import Ledger
from geomap.overridefile import COLUMNS, add_override, read_overrides
from geomap.overrides import Override, apply_overrides

TEXT = "Our troops took Tarvo after a week of rain.\nThe governor said that they hold Milna."
BOTH = ({}, {"place": "Milna", "kind": "control", "trigger": "hold", "speaker": "the governor"})
QUOTE = "Our troops took Tarvo after a week of rain."


def read(key="a1", **more):
    return analysis(key, more.pop("text", TEXT), more.pop("claims", BOTH), **more)


def anchored(action="reject", claim="gone", **more):
    return Override(action, claim, **{"article": "a1", "place": "Tarvo", "kind": "gain", "quote": QUOTE, **more})


def statuses(report):
    return [outcome.status for outcome in report.outcomes]


def ids(analyses):
    return [claim.id for each in analyses for claim in each.claims]


def test_without_overrides_nothing_changes():
    given = (read(),)
    assert apply_overrides(given, [])[0] == given


def test_a_rejected_claim_is_gone_and_the_others_stay():
    given = read()
    before = copy.deepcopy(given)
    (out,), report = apply_overrides([given], [Override("reject", "a1-0")])
    assert ids([out]) == ["a1-1"]
    assert out.mentions == given.mentions
    assert [claim.id for claim in report.rejected] == ["a1-0"]
    assert statuses(report) == ["applied"]
    assert given == before


def test_a_held_claim_is_taken_out_but_listed_apart():
    out, report = apply_overrides([read()], [Override("hold", "a1-0")])
    assert ids(out) == ["a1-1"]
    assert [claim.id for claim in report.held] == ["a1-0"]
    assert report.rejected == ()


def test_a_confirmed_claim_is_read_surely():
    doubtful = read(claims=({"reading": "doubtful", "confidence": 0.3},))
    override = Override("confirm", "a1-0", by="Ada", day=date(2022, 9, 12), reason="seen the page")
    (out,), _ = apply_overrides([doubtful], [override])
    assert (out.claims[0].reading, out.claims[0].confidence) == ("sure", 0.3)
    assert out.claims[0].reasons[-1] == "confirmed by Ada on 2022-09-12: seen the page"


@pytest.mark.parametrize(
    ("field", "value", "got"),
    [
        ("party", "RU", lambda claim: claim.party),
        ("kind", "loss", lambda claim: claim.kind),
        ("extent", "part", lambda claim: claim.extent),
        ("polarity", "denied", lambda claim: claim.polarity),
        ("modality", "planned", lambda claim: claim.modality),
        ("speaker", "the mayor", lambda claim: claim.speaker),
        ("place", "gn:12", lambda claim: claim.resolved.id),
        ("day", "2022-09-03", lambda claim: claim.event.start.isoformat()),
        ("start", "2022-09-03", lambda claim: claim.event.start.isoformat()),
        ("end", "2022-09-30", lambda claim: claim.event.end.isoformat()),
    ],
)
def test_a_field_is_corrected_and_the_claim_keeps_its_id(field, value, got):
    (out,), report = apply_overrides([read()], [Override("correct", "a1-0", field, value, by="Ada")])
    claim = out.claims[0]
    assert claim.id == "a1-0"
    assert got(claim) == value
    assert claim.confidence == read().claims[0].confidence
    assert f"{field} corrected from" in claim.reasons[-1]
    assert "by Ada" in claim.reasons[-1]
    assert report.outcomes[0].before == {"place": "gn:11", "party": "UA"}.get(field, report.outcomes[0].before)
    assert out.claims[1] == read().claims[1]


def test_a_day_is_corrected_without_turning_the_interval_round():
    (out,), _ = apply_overrides([read()], [Override("correct", "a1-0", "end", "2022-09-01")])
    event = out.claims[0].event
    assert (event.start, event.end) == (date(2022, 9, 1), date(2022, 9, 1))


def test_a_party_may_be_corrected_to_none():
    (out,), _ = apply_overrides([read()], [Override("correct", "a1-0", "party", "")])
    assert out.claims[0].party is None


def test_of_several_decisions_the_last_counts():
    lines = [Override("reject", "a1-0", line=2), Override("confirm", "a1-0", line=3)]
    out, report = apply_overrides([read()], lines)
    assert ids(out) == ["a1-0", "a1-1"]
    assert statuses(report) == ["overruled", "applied"]
    assert report.outcomes[0].why == "by line 3"


def test_corrections_of_several_fields_stand_together():
    lines = [
        Override("correct", "a1-0", "party", "RU"),
        Override("correct", "a1-0", "kind", "loss"),
        Override("correct", "a1-0", "party", "XX"),
    ]
    (out,), report = apply_overrides([read()], lines)
    assert (out.claims[0].party, out.claims[0].kind) == ("XX", "loss")
    assert statuses(report) == ["overruled", "applied", "applied"]


# --- found again ------------------------------------------------------------------------------------------------------


def test_a_claim_whose_id_changed_is_found_by_its_sentence_and_place():
    out, report = apply_overrides([read()], [anchored()])
    assert ids(out) == ["a1-1"]
    assert (statuses(report), report.outcomes[0].claims) == (["found by quote"], ("a1-0",))


def test_spaces_capitals_and_marks_do_not_count():
    _, report = apply_overrides([read()], [anchored(quote="  our TROOPS took\nTarvo, after a week of rain ")])
    assert statuses(report) == ["found by quote"]


def test_a_sentence_that_was_cut_elsewhere_is_found():
    longer = QUOTE + " The governor said that they hold Milna."
    assert statuses(apply_overrides([read()], [anchored(quote=longer)])[1]) == ["found by quote"]
    assert statuses(apply_overrides([read()], [anchored(quote=QUOTE[4:36])])[1]) == ["found by quote"]
    assert statuses(apply_overrides([read()], [anchored(quote="took Tarvo")])[1]) == ["fits nothing"]  # too short


def test_of_several_claims_in_a_sentence_place_and_kind_tell():
    twice = read(claims=({}, {"kind": "control"}, {"place": "Milna", "trigger": "took"}))
    _, report = apply_overrides([twice], [anchored(kind="control")])
    assert report.outcomes[0].claims == ("a1-1",)
    _, report = apply_overrides([twice], [anchored(place="Milna")])
    assert report.outcomes[0].claims == ("a1-2",)


def test_one_that_fits_several_alike_is_reported_and_not_applied():
    twice = read(claims=({}, {"party": "RU"}))
    out, report = apply_overrides([twice], [anchored()])
    assert ids(out) == ["a1-0", "a1-1"]
    assert statuses(report) == ["fits several"]
    assert report.to_look_at == report.outcomes


def test_one_that_fits_nothing_is_reported_and_not_dropped():
    lines = [anchored(quote="Something else altogether was written here."), Override("reject", "unknown")]
    out, report = apply_overrides([read()], lines)
    assert ids(out) == ["a1-0", "a1-1"]
    assert statuses(report) == ["fits nothing", "fits nothing"]
    assert [outcome.override for outcome in report.outcomes] == lines


def test_the_place_must_be_the_same():
    _, report = apply_overrides([read()], [anchored(place="Farfield")])
    assert statuses(report) == ["fits nothing"]


def test_a_near_duplicate_that_stayed_is_found_when_the_article_is_gone():
    _, report = apply_overrides([read("copy")], [anchored()])
    assert (statuses(report), report.outcomes[0].claims) == (["found by quote"], ("copy-0",))
    # But where the claim itself is still there, its twin in another article is left alone.
    out, report = apply_overrides([read("copy"), read()], [anchored(claim="a1-0")])
    assert ids(out) == ["copy-0", "copy-1", "a1-1"]


def test_an_article_that_is_not_at_hand_is_no_fault():
    _, report = apply_overrides([read("a2", text="They hold Milna.", claims=())], [anchored()])
    assert statuses(report) == ["not here"]
    assert report.to_look_at == ()


def test_sentences_that_are_not_in_the_text_come_from_elsewhere():
    bare = replace(read(), article=replace(read().article, text=""))
    assert statuses(apply_overrides([bare], [anchored()])[1]) == ["fits nothing"]
    _, report = apply_overrides([bare], [anchored()], quote_of=lambda _, claim: QUOTE if claim.id == "a1-0" else "")
    assert statuses(report) == ["found by quote"]


# --- rules about places -----------------------------------------------------------------------------------------------


def test_in_one_article_a_name_is_another_place():
    given = [read(), read("a2")]
    rule = Override("place", field="tarvo", value="gn:12", article="a1", reason="the village")
    out, report = apply_overrides(given, [rule])
    assert out[0].claims[0].resolved == PLACES["Milna"]
    assert out[0].claims[0].place_name == "Milna"
    assert out[0].mentions[0].place == PLACES["Milna"]
    assert "the village" in out[0].mentions[0].reason
    assert out[1] == given[1]
    assert report.outcomes[0].claims == ("a1-0",)


def test_a_name_that_is_never_a_place():
    out, report = apply_overrides([read(), read("a2")], [Override("never", field="Tarvo")])
    assert ids(out) == ["a1-1", "a2-1"]
    assert all(mention.text != "Tarvo" for each in out for mention in each.mentions)
    assert statuses(report) == ["applied"]


def test_rules_that_fit_nothing_are_reported():
    rules = [
        Override("never", field="Farfield"),
        Override("place", field="Tarvo", value="gn:404"),
        Override("place", field="Tarvo", value="gn:12", article="a9"),
        Override("correct", "a1-0", "place", "gn:404"),
    ]
    out, report = apply_overrides([read()], rules)
    assert statuses(report) == ["fits nothing", "fits nothing", "not here", "fits nothing"]
    assert out == (read(),)


def test_places_come_from_the_gazetteer_where_it_is_given():
    far = replace(PLACES["Milna"], id="gn:77", name="Far Tarvo")
    lookup = {"gn:77": far}.get
    (out,), _ = apply_overrides([read()], [Override("place", field="Tarvo", value="gn:77")], place_of=lookup)
    assert out.claims[0].resolved == far


# --- the file --------------------------------------------------------------------------------------------------------


def test_what_is_written_is_read_again(tmp_path):
    path = tmp_path / "new" / "overrides.csv"
    first = anchored(by="Ada", day=date(2022, 9, 12), reason='said "no", twice; =1+1')
    add_override(path, first)
    add_override(path, Override("place", field="-Tarvo", value="gn:12"))
    one, other = read_overrides(path)
    assert replace(one, line=0) == first
    assert (other.field, other.line) == ("-Tarvo", 3)
    assert "'-Tarvo" in path.read_text("utf-8")  # no spreadsheet takes it for a formula


def test_what_stands_in_the_file_stays_as_it_is(tmp_path):
    path = tmp_path / "overrides.csv"
    head = "\ufeffclaim,action,field,value,by,date,reason,remark\r\nabc,reject,,,Ada,,mine,  my own column \r\n,,,,,,,"
    path.write_bytes(head.encode())
    add_override(path, anchored(claim="new"))
    assert path.read_bytes().startswith(head.encode() + b"\n")
    assert [each.claim for each in read_overrides(path)] == ["abc", "new"]


def test_no_file_is_no_override(tmp_path):
    assert read_overrides(tmp_path / "none.csv") == ()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("abc,delete,,,,,", "line 2, column 'action': expected one of reject, correct"),
        (",reject,,,,,", "line 2, column 'claim'"),
        ("abc,correct,colour,red,,,", "line 2, column 'field': expected one of kind"),
        ("abc,correct,kind,victory,,,", "line 2, column 'value': expected one of control"),
        ("abc,correct,day,soon,,,", "line 2, column 'value': expected a date"),
        ("abc,correct,place,,,,", "line 2, column 'value': expected a value for 'place'"),
        ("abc,reject,,,,soon,", "line 2, column 'date': expected a date"),
        (",never,,,,,", "line 2, column 'field': expected the name"),
        (",place,Tarvo,,,,", "line 2, column 'value': expected the id of a place"),
        ("abc,reject,,", "line 2: expected as many cells"),
        ("abc,reject,,,,,a,b", "line 2: expected as many cells"),
        (f"abc,reject,,,,,{'a' * 5001}", "line 2, column 'reason': expected at most"),
    ],
)
def test_a_mistake_names_line_and_column(tmp_path, line, says):
    path = tmp_path / "overrides.csv"
    path.write_text(f"{','.join(COLUMNS[:7])}\n{line}\n", encoding="utf-8")
    with pytest.raises(OverrideError, match=says):
        read_overrides(path)
    before = path.read_bytes()
    with pytest.raises(OverrideError):
        add_override(path, anchored())
    assert path.read_bytes() == before


def test_files_that_are_no_overrides(tmp_path):
    path = tmp_path / "overrides.csv"
    path.write_text("claim;action\n", encoding="utf-8")
    with pytest.raises(OverrideError, match="no column 'claim'"):
        read_overrides(path)
    path.write_bytes(b"claim,action,field,value,by,date,reason\nabc,reject,,,\xff,,\n")
    with pytest.raises(OverrideError, match="UTF-8"):
        read_overrides(path)
    with pytest.raises(OverrideError, match="column 'value'"):
        add_override(tmp_path / "other.csv", Override("correct", "abc", "kind", "victory"))
    assert not (tmp_path / "other.csv").exists()


# --- the command line ------------------------------------------------------------------------------------------------


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run `geomap ARGS` in a folder with a ledger; gives (exit code, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.put(read(), versions=VERSIONS)

    def call(*args):
        monkeypatch.setattr(sys, "argv", ["geomap", *map(str, args)])
        code = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code or 0
        return (code, *capsys.readouterr())

    return call


def test_reject_writes_a_line_that_finds_the_claim_again(run, tmp_path):
    code, _, err = run("reject", "a1-0", "--reason", "a namesake", "--by", "Ada")
    assert code == 0, err
    assert "reject gain of Tarvo" in err
    (line,) = read_overrides(tmp_path / "overrides.csv")
    assert (line.action, line.claim, line.by, line.reason) == ("reject", "a1-0", "Ada", "a namesake")
    assert (line.article, line.place, line.kind, line.quote) == ("a1", "Tarvo", "gain", QUOTE)
    assert line.day is not None
    moved = read(claims=({"id": "another id"}, BOTH[1]))
    assert statuses(apply_overrides([moved], [line])[1]) == ["found by quote"]


def test_correct_confirm_and_hold(run, tmp_path):
    assert run("correct", "a1-0", "--field", "party", "--value", "RU", "--reason", "theirs")[0] == 0
    assert run("confirm", "a1-1", "--reason", "seen")[0] == 0
    assert run("hold", "a1-1", "--reason", "wait")[0] == 0
    with (tmp_path / "overrides.csv").open(encoding="utf-8", newline="") as stream:
        rows = [(row["action"], row["field"], row["value"]) for row in csv.DictReader(stream)]
    assert rows == [("correct", "party", "RU"), ("confirm", "", ""), ("hold", "", "")]


def test_what_makes_no_sense_is_not_written(run, tmp_path):
    assert run("reject", "no-such-id", "--reason", "x")[0] == 2
    assert run("reject", "a1-0", "--reason", "  ")[0] == 2
    assert run("reject", "a1-0")[0] == 2
    assert run("correct", "a1-0", "--field", "colour", "--value", "red", "--reason", "x")[0] == 2
    assert not (tmp_path / "overrides.csv").exists()
