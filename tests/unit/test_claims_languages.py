"""Languages whose claims are read by files alone: what they catch, what they leave, and that a further one needs no code."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from geomap.articles import article_from_text, prepare
from geomap.claims import claim_languages, languages
from geomap.claims.inflected import load_language, read_inflected, read_language
from geomap.claims.parties.book import PartyBook
from geomap.claims.words.lexicon import Lexicon
from geomap.errors import LexiconError
from geomap.pipeline import Reader
from geomap.places import find_places
from geomap.resources import data_path

DOCS = Path(__file__).resolve().parents[2] / "docs" / "languages.md"


@pytest.fixture(scope="module")
def reader():
    return Reader()


def read(reader, text, day=date(2022, 10, 15)):
    return [
        (claim.kind, claim.party, claim.place.text, claim.polarity, claim.modality, claim.speaker)
        for claim in reader.read(article_from_text(text, date=day)).claims
    ]


def test_ukrainian_and_russian_are_there():
    assert {"en", "uk", "ru"} <= claim_languages()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Росія захопила Токмак.", ("gain", "RU", "Токмак")),
        ("Токмак захопила Росія.", ("gain", "RU", "Токмак")),
        ("Россия захватила Токмак.", ("gain", "RU", "Токмак")),
        ("Токмак захватила Россия.", ("gain", "RU", "Токмак")),
        ("Генічеськ захоплено російськими військами.", ("gain", "RU", "Генічеськ")),
        ("Из Херсона отступили российские войска.", ("loss", "RU", "Херсона")),
        ("До Херсона увійшли бійці 28-ї бригади ЗСУ.", ("gain", "UA", "Херсона")),
        ("Україну атакувала Росія.", ("contest", "RU", "Україну")),
        ("Горлівка перебуває під контролем ДНР.", ("control", "Donetsk People's Republic", "Горлівка")),
        ("Росіяни покинули Балаклію.", ("loss", "RU", "Балаклію")),
        ("Окупанти обстріляли лікарню в Херсоні.", ("strike", "RU", "Херсоні")),
        ("Армія РФ атакувала завод у Херсоні.", ("strike", "RU", "Херсоні")),
        ("Росіяни атакували позиції біля Авдіївки.", ("contest", "RU", "Авдіївки")),
        ("Росія випустила 7 ракет по заводу в Одесі.", ("strike", "RU", "Одесі")),
        ("Окупанти скинули дві бомби на Херсон.", ("strike", "RU", "Херсон")),
        ("ВСУ поразили склад в Токмаке.", ("strike", "UA", "Токмаке")),
        ("Російський удар по складу під Дніпром.", ("strike", "RU", "Дніпром")),
        ("Російські атаки на захід від Кремінної відбито.", ("contest", "RU", "Кремінної")),
    ],
)
def test_case_tells_who_does_what(reader, text, expected):
    assert [claim[:3] for claim in read(reader, text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "У Харкові звільнили мера.",
        "Мер Харкова захопив увагу глядачів.",
        "Полтава захопила перше місце.",
        "Чи захопили росіяни Бахмут?",
        "Генштаб не повідомив, що росіяни захопили Сіверськ.",
        "Ситуація в Харкові під контролем.",
        "Росіяни захопили в полон мера Мелітополя.",
        "Люди покинули Бахмут ще взимку.",
        "Польща вступила до ЄС у 2004 році.",
        "Зеленський залишив Бахмут увечері.",
        "Українці покинули Маріуполь.",
        "Россия потеряла Европу как рынок.",
        "США ударили по Китаю пошлинами.",
        "В Харькове освободили заложников.",
        "Удар по нефтепроводу обсудили в США.",
        "Матч вразив Київ.",
        "Городок на севере Харьковской области российские войска захватили весной.",
        "Містечко на півночі Харківської області російські війська захопили навесні.",
        "Хакери атакували банк у Києві.",
        "Уряд критикував атаки на трубопровід та порівняв життя в Ізюмі з мрією.",
    ],
)
def test_what_claims_nothing(reader, text):
    assert read(reader, text) == []


def test_denied_planned_and_who_says_it(reader):
    assert read(reader, "Російські війська не змогли захопити Чернігів.")[0][3] == "denied"
    assert read(reader, "Росія планує захопити Харків.")[0][4] == "planned"
    assert read(reader, "Якщо росіяни захоплять Сіверськ, буде важко.")[0][4] == "planned"
    told = read(reader, "Министр заявил, что российские войска освободили Угледар.")
    assert told == [("gain", "RU", "Угледар", "affirmed", "actual", "Министр")]
    named = read(
        reader, "Назначенный Москвой глава Луганской области заявил, что Сватово остается под контролем России."
    )
    assert [claim[5] for claim in named] == ["narrator", "Назначенный Москвой глава Луганской области"]
    both = read(reader, "Москва заявила про захоплення Бахмута, Київ це заперечує.")
    assert [(claim[3], claim[5]) for claim in both] == [("affirmed", "Москва"), ("denied", "Київ")]


@pytest.mark.parametrize(
    ("end", "speaker"),
    [
        ("є поранені — голова ОВА", "голова ОВА"),
        ("є поранені - прокуратура", "прокуратура"),
        ("є поранені — відео", "narrator"),
        ("є поранені", "narrator"),
    ],
)
def test_who_signs_a_headline_says_it(reader, end, speaker):
    assert [claim[5] for claim in read(reader, f"Росіяни обстріляли Нікополь, {end}")] == [speaker]
    assert read(reader, "Росіяни обстріляли Нікополь — місто над Дніпром")[0][5] == "narrator"


def test_a_denial_is_linked_to_what_it_answers(reader):
    article = article_from_text("Москва заявила про захоплення Бахмута, Київ це заперечує.")
    said, denial = reader.read(article).claims
    assert denial.answers == said.id


def test_time_is_read_in_the_language(reader):
    (claim,) = reader.read(article_from_text("Росія окупувала Крим у 2014 році.", date=date(2022, 10, 15))).claims
    assert claim.event.start.year == claim.event.end.year == 2014


@pytest.mark.parametrize(
    "text", ["Росія захопити б", "Ізюм захопити б.", "під контролем", "б захопити Ізюм", "Ізюм не", "звільнено від"]
)
def test_sentences_that_break_off_are_read(reader, text):
    article = article_from_text(f"{text} Що це було, ніхто не знає.")
    assert reader.explain(article).language == "uk"
    assert all(claim.place.text == "Ізюм" for claim in reader.read(article).claims)


def test_a_trigger_without_frames_claims_nothing(tmp_path, reader):
    folder = tmp_path / "uk"
    shutil.copytree(data_path("lexicon/uk"), folder)
    (folder / "triggers.toml").write_text(
        '[[trigger]]\nkind = "gain"\nparticiple = "взятий"\nsingular = "взяв"\n', "utf-8"
    )
    document = prepare(article_from_text("Взятий Ізюм мовчав. Він взяв Ізюм."))
    mentions = find_places(document, reader.gazetteer).mentions
    assert mentions and read_inflected(document, mentions, read_language(folder), PartyBook.load()) == ()


def test_explain_tells_why(reader):
    told = reader.explain(article_from_text("Туристи захопили Полтаву. Вода в Києві чиста. Війська наступають."))
    assert [" ".join(item.notes) for item in told.sentences] == [
        "'захопили': the subject is no party",
        "a place without a trigger",
        "'наступають' without a place",
    ]


def test_english_loads_no_other_language(monkeypatch):
    import sys

    for name in [name for name in sys.modules if name.startswith("geomap.claims.inflected")]:
        monkeypatch.delitem(sys.modules, name)
    opened = []
    monkeypatch.setattr("geomap.compiled.compiled", lambda name, *rest, **more: opened.append(name))
    document = prepare(article_from_text("The army of the state retook the town and held it."))
    assert languages.read_document(document, (), Lexicon.load()) == ()
    assert opened == [] and "geomap.claims.inflected" not in sys.modules


def test_the_worked_example_of_the_docs(tmp_path, reader):
    """The files that docs/languages.md shows make Polish readable: nothing but files."""
    folder = tmp_path / "pl"
    folder.mkdir()
    page = DOCS.read_text(encoding="utf-8")
    for name, content in re.findall(r"`data/lexicon/pl/([a-z.]+)`:\n\n((?:    .*\n|\n)+)", page):
        lines = [line.removeprefix("    ") for line in content.rstrip().split("\n")]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    language = read_language(folder)
    sentences = re.search(r"Then these are read:\n\n((?:    .*\n)+)", page)[1].splitlines()
    assert len(sentences) >= 4
    for line in sentences:
        text, _, expected = line.strip().partition("  → ")
        document = prepare(article_from_text(text))
        found = read_inflected(document, find_places(document, reader.gazetteer).mentions, language, PartyBook.load())
        assert [f"{claim.kind}, {claim.party}, {claim.place_name}" for claim in found] == expected.split("; "), text


@pytest.mark.parametrize("code", ["uk", "ru"])
def test_no_word_is_in_two_kinds_of_a_trigger_by_mistake(code):
    for word, entries in load_language(code).triggers.items():
        groups = [(trigger.lemma, group) for trigger, group in entries]
        assert len(set(groups)) == len(groups), word


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("triggers.toml", 'kind = "gain"', 'kind = "gains"', r"triggers.toml, line \d+, field 'kind'"),
        ("triggers.toml", '"P", ', '"!maybe", ', r"triggers.toml, line \d+, frame '!maybe'"),
        ("actors.csv", ",force,", ",forces,", r"actors.csv, line \d+"),
        ("language.toml", "\nnegation =", "\nnegations =", "language.toml: .words. has 'negations'"),
    ],
)
def test_errors_name_the_line(tmp_path, name, old, new, expected):
    folder = tmp_path / "uk"
    shutil.copytree(data_path("lexicon/uk"), folder)
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=expected):
        read_language(folder)
