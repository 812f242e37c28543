"""What headings, lists and the sentence before tell of a sentence; whose names are no places."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report

REMOTE = "Explosions/Remote violence"


def read(extractor: Extractor, text: str, day: date = date(2025, 4, 8)) -> list[Incident]:
    return list(extractor.extract(Report(text=text, published=day)).incidents)


def places(incidents: list[Incident]) -> list[str]:
    return [i.place.name if i.place else i.place_text for i in incidents]


def test_headlines_parted_by_bars_are_read_apart(extractor: Extractor) -> None:
    text = "Mob burns down police post in Lodwar on Monday | Fire guts market hall in Gdansk, no injuries"
    found = read(extractor, text)
    assert places(found) == ["Lodwar", "Gdańsk"]
    assert [i.when.start for i in found] == [date(2025, 4, 7), date(2025, 4, 8)]


def test_a_bar_inside_a_phrase_parts_nothing(extractor: Extractor) -> None:
    found = read(extractor, "KHARKIV | A drone hit a warehouse in Kharkiv on Monday.")
    assert places(found) == ["Kharkiv"]


@pytest.mark.parametrize("heading", ["Overnight in brief", "Shelling of the last day by settlement:"])
def test_a_night_in_a_heading_dates_the_list_under_it(extractor: Extractor, heading: str) -> None:
    found = read(
        extractor,
        f"{heading}\n- Nikopol: artillery hit a school, one man wounded\n- Sumy: drone hits a hotel, four injured",
    )
    assert places(found) == ["Nikopol", "Sumy"]
    assert {(i.when.start, i.when.end) for i in found} == {(date(2025, 4, 7), date(2025, 4, 8))}


def test_a_line_under_a_list_says_for_all_of_it_that_nobody_was_hurt(extractor: Extractor) -> None:
    text = "Салават — беспилотник попал в завод, пожар.\nВолгоград — ракета попала в частный дом.\nПострадавших нет."
    assert [i.casualties.killed_best for i in read(extractor, text)] == [0, 0]


def test_harm_told_right_after_drones_were_shot_down_is_theirs(extractor: Extractor) -> None:
    text = "Над Московской областью сбит 91 беспилотник. На парковке комбината в Домодедове погиб охранник."
    found = [i for i in read(extractor, text) if i.casualties.killed_best]
    assert [(i.event_type, i.sub_event_type) for i in found] == [(REMOTE, "Air/drone strike")]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Bombs fell on a workshop in Kharkiv's Kyivskyi district on Monday and killed two.", ["Kharkiv"]),
        ("Kherson, right now. They are hitting the Dniprovskyi district with artillery again.", ["Kherson"]),
        ("Air strikes from Rafah to Gaza City on Monday destroyed dozens of houses.", ["Rafah", "Gaza"]),
        ("Drones launched from Kursk struck Sumy on Monday.", ["Sumy"]),
        ("Вдарили по нафтобазі «Кристал» в Енгельсі безпілотниками.", ["Engels"]),
        ("На Черкащині під Уманню зіткнулися маршрутка і фура, троє загинули.", ["Uman"]),
        ("В Екатеринбурге задержаны шестеро уроженцев Азербайджана.", ["Yekaterinburg"]),
        ("Police in Lyon arrested six natives of Georgia on Monday.", ["Lyon"]),
    ],
)
def test_where_it_happened(extractor: Extractor, text: str, where: list[str]) -> None:
    assert places(read(extractor, text)) == where


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Bombs fell on a workshop in Kharkiv on Monday, and two night watchmen did not survive.", 2),
        ("A bus fell into a ravine near La Paz on Monday. Twenty-six holidaymakers lost their lives.", 26),
        ("В Балашихе утром взорвался автомобиль, погиб генерал-лейтенант.", 1),
        (
            "A missile hit the hospital in Beersheba. Nobody was killed, the ministry said, denying reports of 12 dead.",
            0,
        ),
        (
            "A jet crashed into a school in Dhaka on Monday. The army put the number of dead at 31 on Tuesday, up from 20.",
            31,
        ),
    ],
)
def test_people_killed(extractor: Extractor, text: str, killed: int) -> None:
    assert [i.casualties.killed_best for i in read(extractor, text)] == [killed]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "Eight people were crushed to death when a balcony gave way in Multan, Pakistan, on Sunday night.",
            8,
        ),
        ("A landslide buried 21 houses in Gramado, Brazil. Seventeen bodies have been dug out so far.", 17),
        (
            "Bombs fell on Kramatorsk this morning. A married couple, aged 66 and 64, were killed in their home.",
            2,
        ),
        ("Armenia and Azerbaijan traded fire near Sotk on Monday. Both ministries reported no losses.", 0),
        ("В Копейске взрыв на заводе унёс жизни 23 человек, сообщил губернатор.", 23),
        ("An explosion at a mine near Ostrava claimed the lives of 12 men on Monday.", 12),
        ("A bus crash outside Lima claimed 14 lives on Monday.", 14),
        ("Masked gunmen executed eight men in a square in Gaza City on Monday.", 8),
        ("An air strike near Al Bab on Monday killed Rakhim Boev, an official of the group.", 1),
        ("Car bomb kills police chief in Idlib", 1),
        ("Three detectives were fatally shot in York, Pa., on Monday. The gunman was killed by police.", 3),
        ("ISLAMABAD - A bomb went off outside a court in Islamabad on Tuesday, killing 12 people.", 12),
        ("A strike on a flat in Beirut on Sunday killed a senior commander; officials counted five dead.", 5),
        ("The mayor of Uruapan was gunned down at a festival on Saturday night.", 1),
        ("Police fired tear gas at a march in Nairobi on Monday over the death of a blogger.", None),
    ],
)
def test_people_killed_in_other_words(extractor: Extractor, text: str, killed: int | None) -> None:
    assert [i.casualties.killed_best for i in read(extractor, text)] == [killed]


@pytest.mark.parametrize(
    "text",
    [
        "Doctors in Tawila treated 180 people who had fled the shelling of El Fasher.",
        "The cabinet approved a plan on Monday for Gaza City; the operation could begin within weeks.",
    ],
)
def test_what_people_fled_and_what_could_begin_is_not_told_as_news(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        ("M23 rebels marched into Goma on Monday without meeting resistance.", "Battles", ["Goma"]),
        (
            "Men in police uniform stormed a nightclub in Guayaquil on Sunday and killed 17 people.",
            "Violence against civilians",
            ["Guayaquil"],
        ),
        ("Неизвестные обстреляли машину чиновника в Назрани.", "Violence against civilians", ["Nazran"]),
        (
            "Security forces in Antananarivo opened fire on marchers on Monday; 22 people died.",
            "Protests",
            ["Antananarivo"],
        ),
        (
            "На Закарпатті прикордонники затримали трьох чоловіків, які йшли до кордону поблизу Рахова.",
            "Strategic developments",
            ["Rakhiv"],
        ),
        ("A coach carrying pupils overturned on the motorway outside Zadar on Monday.", "Other", ["Zadar"]),
        (
            "Gunmen burst into Crocus City Hall in Krasnogorsk, on the edge of Moscow, and killed 133.",
            "Violence against civilians",
            ["Crocus City Hall"],
        ),
        ("Izium. Ballistics. A direct hit on the market by a missile, five dead.", REMOTE, ["Izium"]),
        ("У Марганці дрон убив чоловіка, у Нікополі поранено жінку.", REMOTE, ["Marhanets", "Nikopol"]),
        ("В Орле обломки сбитого беспилотника упали на пятиэтажку, пострадавших нет.", REMOTE, ["Orël"]),
        (
            "The coast guard recovered six bodies after a boat went down off Mahdia on Monday.",
            "Other",
            ["Mahdia"],
        ),
        ("Residents of Enerhodar rallied on Monday against the occupation.", "Protests", ["Enerhodar"]),
        ("Під Куп'янськом знайшли вбитих росіянами цивільних.", "Violence against civilians", ["Kupiansk"]),
        ("Артиллерия обстреляла машину скорой помощи в Херсоне.", REMOTE, ["Kherson"]),
        ("A drone hit a car on the road between Tyre and Naqoura on Monday.", REMOTE, ["Tyre"]),
        (
            "Пожежа на складі у Василькові. Вогонь спалахнув учора ввечері через коротке замикання.",
            "Other",
            ["Vasylkiv"],
        ),
    ],
)
def test_what_it_was(extractor: Extractor, text: str, kind: str, where: list[str]) -> None:
    found = read(extractor, text)
    assert [i.event_type for i in found] == [kind] * len(where)
    assert places(found) == where


def test_police_who_shoot_at_demonstrators(extractor: Extractor) -> None:
    text = (
        "Nineteen demonstrators died on Monday when police fired at crowds who were protesting in Kathmandu."
    )
    assert [i.sub_event_type for i in read(extractor, text)] == ["Excessive force against protesters"]


@pytest.mark.parametrize(
    "text",
    [
        "She bakes in Lviv, where she is bombarded with questions by customers.",
        "Visitors stormed Pompeii on Sunday; guides in Naples fear the collapse of the queueing system.",
        "Hurricane Gabrielle is forecast to brush the Azores; Ponta Delgada has closed its schools.",
        "В Казани «Ак Барс» устроил обстрел ворот соперника: 41 бросок и ни одной шайбы.",
        "В Перми поставили «Войну и мир»: на сцене горит Москва, а зал встаёт и аплодирует.",
        "Ten years after the Bataclan attack, Paris remembers.",
        "Kyiv came under fire from Brussels on Wednesday over a corruption scandal.",
        "The Toronto audience gasped as the bridge went up in flames; then the director took a bow.",
    ],
)
def test_figures_of_speech(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == []


def test_coming_under_fire_is_meant_where_somebody_shoots(extractor: Extractor) -> None:
    assert places(read(extractor, "Kostiantynivka came under fire from Russian artillery on Monday.")) == [
        "Kostiantynivka"
    ]


def test_a_day_goes_before_what_has_lasted_since(extractor: Extractor) -> None:
    text = "Police in Bristol used rubber bullets against teachers who had been on strike since June and marched on Monday."
    assert [i.when.start for i in read(extractor, text)] == [date(2025, 4, 7)]


def test_where_a_deal_was_reached_is_not_where_it_is_kept(extractor: Extractor) -> None:
    text = "Both sides exchanged the bodies of soldiers near Chernihiv on Monday under the deal reached in Istanbul."
    assert "Istanbul" not in places(read(extractor, text))
