"""The configuration: what is right is read, what is wrong is named with its line."""

import re
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import GeomapError, SettingsError
from geomap.refresh.settings import CHECKS, read_settings
from geomap.refresh.starting import write_configuration
from geomap.refresh.tomllines import key_lines


def settings(tmp_path, text, name="geomap.toml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    return read_settings(path)


def problems(tmp_path, text):
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path, text)
    return [problem.removeprefix(f"{tmp_path / 'geomap.toml'}, ") for problem in caught.value.problems]


SOURCE = '[[source]]\nfiles = "in"\n'


def test_what_is_left_out_has_its_usual_value(tmp_path):
    made = settings(tmp_path, SOURCE)
    assert [(each.kind, each.where, each.line) for each in made.sources] == [("files", str(tmp_path / "in"), 1)]
    assert made.output.directory == tmp_path / "public"
    assert made.ledger == tmp_path / "ledger.sqlite"
    assert (made.window_days, made.output.formats) == (30, ("html", "geojson", "json"))
    assert made.checks.keys() == CHECKS.keys()
    assert made.fetch.respect_robots


def test_everything_that_can_be_said_is_read(tmp_path):
    (tmp_path / "own.csv").touch()
    made = settings(
        tmp_path,
        """
window_days = 10
languages = ["en", "uk"]
[[source]]
feed = "https://wire.example/feed"
outlet = "Wire"
silent_after_days = 2
[[source]]
page = "http://wire.example/one"
language = "uk"
[[source]]
feed = "saved/feed.xml"
[output]
directory = "out"
as_of = 2022-09-30
formats = ["html", "gpkg"]
[places]
files = ["own.csv"]
[publish]
delay_hours = 6
max_precision = "admin2"
hold_kinds = ["strike"]
hold_levels = ["facility"]
mask_names = ["Ada Example"]
[checks]
jump = "off"
[checks.low_confidence]
do = "hold"
below = 0.7
[fetch]
max_megabytes = 0.5
private_hosts = ["Intranet.example", "127.0.0.1"]
""",
    )
    assert [(each.kind, each.is_remote) for each in made.sources] == [("feed", True), ("page", True), ("feed", False)]
    assert (made.sources[0].outlet, made.sources[0].silent_after_days, made.sources[1].language) == ("Wire", 2, "uk")
    assert (made.output.as_of, made.output.formats) == (date(2022, 9, 30), ("html", "gpkg"))
    assert made.places == (tmp_path / "own.csv",)
    assert (made.publish.delay_hours, made.publish.max_precision, made.publish.mask_names) == (
        6.0, "admin2", ("Ada Example",)
    )  # fmt: skip
    assert (made.publish.hold_kinds, made.publish.hold_levels) == (("strike",), ("facility",))
    assert (made.checks["low_confidence"].action, made.checks["low_confidence"].threshold) == ("hold", 0.7)
    assert (made.checks["jump"].action, made.checks["jump"].threshold) == ("off", 3)
    assert (made.fetch.max_bytes, made.fetch.private_hosts) == (500_000, {"intranet.example", "127.0.0.1"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SOURCE + "[output]\n\ndirectry = 'a'\n", "line 5: output.directry: there is no such key; did you mean 'dir"),
        (SOURCE + "[puplish]\n", "line 3: puplish: there is no such key; did you mean 'publish'?"),
        ("window_days = 'many'\n" + SOURCE, "line 1: window_days: expected a whole number from 1 to 36,500, got 'many'"),
        ("window_days = true\n" + SOURCE, "line 1: window_days: expected a whole number"),
        ("# nothing\n", "line 1: expected at least one [[source]] table"),
        (SOURCE + "[[source]]\noutlet = 'x'\n", "line 3: source 2: expected one of the keys files, feed, page, got no"),
        ("[[source]]\nfiles = 'a'\nfeed = 'b'\n", "line 1: source 1: expected one of the keys files, feed, page, got f"),
        ("[[source]]\nfiles = 'https://a.example'\n", "line 2: source 1.files: expected a path, got the address"),
        ("[[source]]\nfeed = 'ftp://a.example/f'\n", "line 2: source 1.feed: expected an address that begins with ht"),
        ("[[source]]\npage = 'a.example/f'\n", "line 2: source 1.page: expected an address that begins with https"),
        ("[[source]]\npage = 'https://'\n", "line 2: source 1.page: expected an address"),
        ("[[source]]\npage = 'https://a.example:x/'\n", "line 2: source 1.page: expected an address"),
        ("[[source]]\nfeed = 'https://u:p@a.example/'\n", "line 2: source 1.feed: expected an address without user"),
        ("[[source]]\nfiles = ''\n", "line 2: source 1.files: expected an address or a path, got nothing"),
        ("[[source]]\nfiles = 'a'\nlanguage = 'english'\n", "line 3: source 1.language: expected a language of two"),
        ("[source]\nfiles = 'a'\n", "line 1: source: expected tables, each begun with [[source]]"),
        (SOURCE + "[output]\nname = '../x'\n", "line 4: output.name: expected a name for files, such as 'x', got '../x"),
        (SOURCE + "[output]\nformats = ['json']\n", "line 4: output.formats: expected html among them"),
        (SOURCE + "[output]\nformats = [\n'html',\n'gif']\n", "line 4: output.formats: expected one of html, geojson"),
        (SOURCE + "[output]\nas_of = 'soon'\n", "line 4: output.as_of: expected a date such as 2022-09-10, got 'soon'"),
        (SOURCE + '[output]\ntitle = "a\\u0000b"\n', "line 4: output.title: expected a text on one line"),
        (SOURCE + "[publish]\nmax_precision = 'admin3'\n", "line 4: publish.max_precision: expected one of settlement,"),
        (SOURCE + "[publish]\nhold_kinds = ['strikes']\n", "line 4: publish.hold_kinds: expected one of control, gain"),
        (SOURCE + "[checks]\njump = 'hold'\n", "line 4: checks.jump: expected one of warn, stop, off, got 'hold'"),
        (SOURCE + "[checks]\njump = {do = 'stop', tims = 3}\n", "line 4: checks.jump.tims: there is no such key; did"),
        (SOURCE + "[checks.low_confidence]\nbelow = 2\n", "line 4: checks.low_confidence.below: expected a number fro"),
        (SOURCE + "[places]\nfiles = ['absent.csv']\n", "line 4: places.files: expected files, found none at"),
        (SOURCE + "[fetch]\nprivate_hosts = ['http://a']\n", "line 4: fetch.private_hosts: expected names of hosts"),
        (SOURCE + '[fetch]\nuser_agent = "a\\nb"\n', "line 4: fetch.user_agent: expected"),
        (SOURCE + "[reference]\notherwise = 'UA'\n", "line 4: reference.otherwise: expected a file beside it"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(tmp_path, text, expected):
    (found,) = problems(tmp_path, text)
    assert found.startswith(expected)


def test_all_mistakes_are_named_at_once_in_the_order_of_the_file(tmp_path):
    found = problems(tmp_path, "windows = 3\n" + SOURCE + "[checks]\njmp = 'off'\n[fetch]\nretries = -1\n")
    assert [problem.partition(":")[0] for problem in found] == ["line 1", "line 5", "line 7"]


def test_a_damaged_file_is_named_with_its_line(tmp_path):
    with pytest.raises(SettingsError, match=r"not in the form of TOML.*line 2"):
        settings(tmp_path, SOURCE.replace('"in"', "in"))
    (tmp_path / "geomap.toml").write_bytes(b"# a\n\xff\n")
    with pytest.raises(SettingsError, match="line 2: expected UTF-8"):
        read_settings(tmp_path / "geomap.toml")
    with pytest.raises(SettingsError, match="geomap init"):
        read_settings(tmp_path / "absent.toml")
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(tmp_path)
    (tmp_path / "geomap.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(SettingsError, match="at most"):
        read_settings(tmp_path / "geomap.toml")


def test_line_ends_of_windows_and_a_byte_order_mark_are_fine(tmp_path):
    text = "\ufeff" + (SOURCE + '[output]\ntitle = """a"""\nnam = 1\n').replace("\n", "\r\n")
    assert problems(tmp_path, text)[0].startswith("line 5: output.nam")


def test_the_written_configuration_says_what_counts_without_it(tmp_path):
    path = write_configuration(tmp_path / "a folder")
    made = read_settings(path)
    bare = settings(tmp_path / "a folder", SOURCE.replace("in", "articles"), "bare.toml")
    assert made.checks == bare.checks
    assert (made.output, made.publish, made.fetch) == (bare.output, bare.publish, bare.fetch)
    with pytest.raises(GeomapError, match="already"):
        write_configuration(tmp_path / "a folder")
    # With every line in force it still is one, and each key is known.
    (path.parent / "held.csv").touch()
    text = re.sub(r"(?m)^# ([a-z_]+ = |\[\[)", r"\1", path.read_text(encoding="utf-8"))
    full = settings(path.parent, text)
    assert [each.kind for each in full.sources] == ["files", "feed", "page"]
    assert full.checks == bare.checks
    assert full.publish == bare.publish
    assert full.fetch.total_seconds == bare.fetch.total_seconds
    assert tomllib.loads(text)["fetch"].keys() >= {"connect_seconds", "private_hosts"}


names = st.sampled_from(["a", "b", "long-name", "'x y'", '"q=1"'])
values = st.sampled_from(
    [
        "1",
        '"""\n[no]\nb = 2\n"""',
        "'''x = '\n'''",
        "[1,\n # ]\n 2]",
        '{ c = "]" }',
        '"\\"#"',
        "2022-09-10",
        "true # = [",
    ]
)


@given(st.lists(st.tuples(names, values), max_size=6), st.integers(0, 3), st.booleans())
def test_lines_of_keys_are_those_of_the_text(pairs, blank, in_table):
    seen, lines, expected = set(), ["# first"] + [""] * blank, {}
    table = ("t", 1) if in_table else ()
    if in_table:
        lines += ["[[t]]", "z = 1", "[[ t ]]"]
    for name, value in pairs:
        if name not in seen:
            seen.add(name)
            expected[(*table, name.strip("\"'"))] = "\n".join(lines).count("\n") + 2
            lines.append(f"{name} = {value}")
    text = "\n".join(lines)
    tomllib.loads(text)
    found = key_lines(text)
    assert {key: line for key, line in found.items() if key in expected} == expected


def test_more_sources_than_there_may_be_are_refused(tmp_path):
    (found,) = problems(tmp_path, SOURCE * 1001)
    assert "at most 1,000 sources, got 1,001" in found


def test_articles_do_not_lie_where_the_map_is_written(tmp_path):
    found = problems(tmp_path, SOURCE + '[[source]]\nfiles = "in/deep/*.txt"\n[output]\ndirectory = "in"\n')
    assert [each.partition(": expected articles outside")[0] for each in found] == ["line 1: source", "line 3: source"]


def test_a_home_that_nobody_has_is_named(tmp_path):
    (found,) = problems(tmp_path, '[[source]]\nfiles = "~no-such-user-here/a"\n')
    assert found.startswith("line 2: source 1.files: expected a path, got '~no-such-user-here/a': the home folder")


KEYS = [
    "window_days", "languages", "ledger", "overrides", "source", "output", "places", "publish", "checks", "fetch",
    "reference", "output.directory", "output.name", "output.as_of", "output.formats", "output.keep", "places.files",
    "publish.delay_hours", "publish.hold_kinds", "publish.mask_names", "checks.jump", "checks.jump.times", "checks.reference.do",
    "fetch.retries", "fetch.total_seconds", "fetch.private_hosts", "fetch.respect_robots", "reference.file", "other.key",
]  # fmt: skip
VALUES = [
    "1", "-1", "1e400", "nan", "-inf", "99999999999999999999999", "true", '""', '"x"', '"~x/y"', '"\\u0000"', '"\\n"',
    '"a/../../b"', "2022-09-10", "2022-09-10T10:00:00Z", "10:00:00", "[]", "[1]", '["x"]', '[""]', '["en", "en"]', "[[]]",
    "{}", "{ do = 1 }", "[{ files = 'a' }]", "'''\n[x]\n'''",
]  # fmt: skip


@given(st.dictionaries(st.sampled_from(KEYS), st.sampled_from(VALUES), max_size=4))
def test_whatever_stands_in_it_is_read_or_refused_with_its_line(tmp_path_factory, told):
    text = "".join(f"{key} = {value}\n" for key, value in told.items())
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text(text + ("" if "source" in told else SOURCE), encoding="utf-8")
    try:
        made = read_settings(path)
    except SettingsError as error:
        assert all(re.search(r"any\.toml(, line \d+)?: ", problem) for problem in error.problems)
    else:
        assert made.sources and made.output.directory.is_absolute() and made.window_days >= 1
