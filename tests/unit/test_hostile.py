"""Text that wants to be more than text, through the real command line: a sound result, and nothing of it runs."""

import json
import re
from html.parser import HTMLParser

import pytest

PIECES = {
    "script": "<script>window.hit=1</script>",
    "script end": "</script><img src=x onerror=window.hit=1>",
    "jinja": "{{ 7*7 }} {% nope %} {# gone #}",
    "template": "${7*7} `backticks` #{7*7}",
    "nuls": "\0 \x1b[2J \x07",
    "direction": "\u202egnihton\u202c \u200f\u2067x\u2069",
    "separators": "\u2028alert(1)\u2029",
    "formula": '=HYPERLINK("http://evil.example","x")',
}
SENTENCE = "Russian forces shelled Nikopol on Saturday, said {0} spokesman Petro {0} Koval. "


class _Page(HTMLParser):
    """Collects what a browser would run or fetch, the data islands, and the text that a reader sees without script."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.scripts, self.islands, self.handlers, self.addresses, self.text = [], {}, [], [], []
        self._put = self.text.append
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.handlers += [name for name in given if name.startswith("on")]
        self.addresses += [given[name] for name in ("src", "href") if given.get(name)]
        if tag == "script" and given.get("type") == "application/json":
            self._put = lambda text: self.islands.__setitem__(given["id"], text)
        elif tag in ("script", "style"):
            self._put = self.scripts.append

    def handle_data(self, data):
        self._put(data)

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self._put = self.text.append


@pytest.fixture(scope="module")
def plain_scripts(tmp_path_factory):
    """The scripts and styles of a page whose article is harmless."""
    import geomap

    analysis = geomap.analyze(SENTENCE.format("a"), date="2022-08-12")
    return _Page(geomap.build_map(analysis).html).scripts


def _without_numbers(script):
    return re.sub(r"[\d.]+", "0", script)


def test_hostile_text_in_every_field_is_shown_and_never_runs(run, tmp_path, plain_scripts):
    records = [
        {
            "id": f"{number} {piece}",
            "date": "2022-08-12",
            "title": f"Title {piece}",
            "outlet": f"Outlet {piece}",
            "url": f"https://news.example/{number}?{piece}",
            "feed": piece,
            "text": SENTENCE.format(piece),
        }
        for number, piece in enumerate(PIECES.values())
    ]
    source = tmp_path / "hostile.jsonl"
    source.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    code, out, err = run("map", source, "--output", tmp_path / "out", "--title", f"Week {''.join(PIECES.values())}")
    assert code == 0, err
    html = (tmp_path / "out" / "hostile.html").read_text(encoding="utf-8")
    page = _Page(html)
    # The scripts are those of any page, but for the numbers of the view; nothing of the text has become part of one.
    assert [_without_numbers(script) for script in page.scripts] == [_without_numbers(each) for each in plain_scripts]
    assert page.handlers == []
    assert all("evil.example" not in address and "hit" not in address for address in page.addresses)
    assert "\0" not in html and "\x1b" not in html
    data = json.loads(page.islands["gm-data"])
    told = json.dumps(data)
    for shown in ("<script>window.hit=1", "{{ 7*7 }}", "{% nope %}", "${7*7}", "`backticks`"):
        assert shown in told or json.dumps(shown)[1:-1] in told
        assert shown in "".join(page.text)
    assert "49" not in re.findall(r"said (\S+) spokesman", "".join(page.text))
    # What a terminal sees holds no control character.
    assert all(character.isprintable() or character == "\n" for character in out + err)
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"hostile.html", "hostile.json", "hostile.geojson"}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_offsets_count_in_the_text_as_given(run, tmp_path, piece):
    text = SENTENCE.format(piece)
    source = tmp_path / "article.jsonl"
    source.write_text(json.dumps({"text": text, "date": "2022-08-12"}), encoding="utf-8")
    code, out, err = run("extract", source)
    assert code == 0, err
    record = json.loads(out)
    mention = next(each for each in record["mentions"] if each["name"] == "Nikopol")
    assert text[mention["start"] : mention["end"]] == "Nikopol"
    assert [(claim["kind"], claim["party"]) for claim in record["claims"]] == [("strike", "RU")]


@pytest.mark.parametrize("name", ["=1+1 <script>alert(1)</script>{{ 7*7 }}.txt", "-o\n$(touch hit)`touch hit`.txt"])
def test_hostile_file_names_are_only_names(run, tmp_path, monkeypatch, name):
    # "/" stands in no file name, so the script's end is a folder's.
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SENTENCE.format("a"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code, _, err = run("map", path, "--output", tmp_path / "out", "--date", "2022-08-12")
    assert code == 0, err
    made = sorted(each.name for each in (tmp_path / "out").iterdir())
    assert len(made) == 3
    assert all(re.fullmatch(r"[\w .,()+-]+", each) and not each.startswith((".", "-", "=")) for each in made)
    assert not (tmp_path / "hit").exists()


def _one_word():
    return "a" * 1_000_000


def _many_names():
    return ", ".join(["Izium", "Kherson", "Kyiv", "Lviv", "Nikopol"] * 2000)


@pytest.mark.parametrize(
    ("make", "mentions", "claims"),
    [(_one_word, 0, 0), (_many_names, 10_000, 0)],
    ids=["a word of a million characters", "ten thousand names"],
)
def test_texts_beyond_measure_are_read(run, tmp_path, make, mentions, claims):
    path = tmp_path / "long.txt"
    path.write_text(make(), encoding="utf-8")
    output = tmp_path / "found.jsonl"
    code, _, err = run("extract", path, "--output", output)
    assert code == 0, err
    record = json.loads(output.read_text(encoding="utf-8"))
    assert (len(record["mentions"]), len(record["claims"])) == (mentions, claims)


def test_a_line_of_a_million_characters_is_read_to_its_end(run, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("The bus was late and nobody minded, " * 28_000 + "shells fell on Nikopol.", encoding="utf-8")
    output = tmp_path / "found.jsonl"
    code, _, err = run("extract", path, "--output", output)
    assert code == 0, err
    record = json.loads(output.read_text(encoding="utf-8"))
    assert [(each["name"], each["start"] > 1_000_000) for each in record["mentions"]] == [("Nikopol", True)]
