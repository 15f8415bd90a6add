"""Folding, romanisation and case forms."""

from __future__ import annotations

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer import fold, fold_name
from geomap.gazetteer.declension import Declension
from geomap.gazetteer.fold import _folds
from geomap.gazetteer.romanise import romanise
from geomap.resources import data_path


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kharkiv", "kharkiv"),
        ("Куп'янськ", "купянськ"),
        ("Куп’янськ", "купянськ"),
        ("Luhans’k", "luhansk"),
        ("Ivano-Frankivsk", "ivano frankivsk"),
        ("Ivano‑Frankivsk", "ivano frankivsk"),
        ("St. Petersburg", "st petersburg"),
        ("N.Y.", "n y"),
        ("São Tomé", "sao tome"),
        ("Łódź", "lodz"),
        ("Gießen", "giessen"),
        ("Điện Biên", "dien bien"),
        ("İzmir", "izmir"),
        ("Украи́на", "украина"),
        ("Киї́в", "київ"),
        ("Йошкар-Ола", "йошкар ола"),
        ("Артёмовск", "артемовск"),
        ("Ґалаґан", "галаган"),
        ("sho\u00adot", "shoot"),
        ("—", ""),
        ("'", ""),
        ("№ 5", "no 5"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold_name(text) == folded
    assert fold(text) == folded


def test_decomposed_letters_fold_like_composed_ones() -> None:
    assert fold("Київ") == fold("Київ")
    assert fold("Йод") == fold("Йод")


def test_the_memory_of_folds_is_bounded() -> None:
    for number in range(210_000):
        fold(f"w{number}")
    assert len(_folds) <= 200_000
    size = len(_folds)
    fold("x" * 10_000)
    assert len(_folds) == size


@pytest.mark.parametrize(
    ("ukrainian", "latin"),
    [
        # The examples of the resolution itself, one for each letter or rule.
        ("Алушта", "Alushta"),
        ("Борщагівка", "Borshchahivka"),
        ("Гадяч", "Hadiach"),
        ("Згурський", "Zghurskyi"),
        ("Ґалаґан", "Galagan"),
        ("Єнакієве", "Yenakiieve"),
        ("Наєнко", "Naienko"),
        ("Житомир", "Zhytomyr"),
        ("Їжакевич", "Yizhakevych"),
        ("Кадиївка", "Kadyivka"),
        ("Йосипівка", "Yosypivka"),
        ("Стрий", "Stryi"),
        ("Олексій", "Oleksii"),
        ("Харків", "Kharkiv"),
        ("Біла Церква", "Bila Tserkva"),
        ("Щербухи", "Shcherbukhy"),
        ("Юрій", "Yurii"),
        ("Корюківка", "Koriukivka"),
        ("Яготин", "Yahotyn"),
        ("Костянтин", "Kostiantyn"),
        ("Знам'янка", "Znamianka"),
        ("Розгон", "Rozghon"),
        ("Кам'янець-Подільський", "Kamianets-Podilskyi"),
    ],
)
def test_romanise(ukrainian: str, latin: str) -> None:
    assert romanise(ukrainian) == latin


@pytest.fixture(scope="module")
def declension() -> Declension:
    return Declension(data_path("gazetteer/cases.csv"))


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Херсон", "херсона херсону херсоном херсоні херсоне"),
        ("Ізюм", "ізюма ізюму ізюмом ізюмі"),
        ("Изюм", "изюма изюмом изюме"),
        ("Куп'янськ", "купянська купянську купянськом"),
        ("Київ", "києва києву києвом києві"),
        ("Львів", "львова львову львові"),
        ("Маріуполь", "маріуполя маріуполю маріуполі"),
        ("Балаклія", "балаклії балаклію балаклією"),
        ("Авдіївка", "авдіївки авдіївці авдіївку авдіївкою"),
        ("Авдеевка", "авдеевки авдеевке авдеевку авдеевкой"),
        ("Суми", "сум сумам сумах"),
        ("Чернівці", "чернівців чернівцях"),
        ("Запоріжжя", "запоріжжю запоріжжям запоріжжі"),
        ("Запорожье", "запорожья запорожью запорожьем"),
        ("Попасна", "попасної попасній попасну"),
        ("Рубіжне", "рубіжного рубіжному"),
        ("Донецьк", "донецька донецьку"),
        ("Ірпінь", "ірпеня ірпені"),
        ("Оскіл", "осколу осколом осколі"),
    ],
)
def test_a_word_is_declined(declension: Declension, name: str, forms: str) -> None:
    assert set(forms.split()) <= declension.forms(name)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Харківська область", ["харківської області", "харківській області", "харківську область"]),
        ("Харьковская область", ["харьковской области", "харьковскую область"]),
        ("Кривий Ріг", ["кривого рогу", "кривому розі"]),
        ("Біла Церква", ["білої церкви", "білій церкві", "білу церкву"]),
        ("Сіверський Донець", ["сіверського дінця", "сіверському дінцю"]),
        ("Івано-Франківськ", ["івано франківська", "івано франківську"]),
        ("Кам'янець-Подільський", ["камянця подільського"]),
        ("Ростов-на-Дону", ["ростова на дону", "ростове на дону"]),
        ("Донецька Народна Республіка", ["донецької народної республіки"]),
        ("Чорне море", ["чорного моря", "чорному морі"]),
        ("Черное море", ["черного моря", "черном море"]),
        ("Каховське водосховище", ["каховського водосховища"]),
    ],
)
def test_a_name_of_several_words_is_declined_as_one(declension: Declension, name: str, forms: list[str]) -> None:
    assert set(forms) <= declension.forms(name)


def test_what_is_not_declined(declension: Declension) -> None:
    for name in ("Kherson", "", "Херсон і ще дуже довга назва", "№ 5"):
        assert declension.forms(name) == frozenset()


def test_a_mistake_in_the_endings_is_told_with_its_line(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "cases.csv"
    path.write_text(
        "# endings\nlanguage,kind,ending,genitive,dative,accusative,instrumental,locative\nuk,verb,а,и,і,у,ою,і\n"
    )
    with pytest.raises(GazetteerError, match=r"cases\.csv, line 3: expected language,kind"):
        Declension(path)
