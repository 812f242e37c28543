"""What belongs to which clause, sentence or part of a text: parties, numbers, days, places; and what is no part of the report."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.events.markup import without_markup
from geo.model import Incident, Report


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2024, 10, 11))).incidents


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Hezbollah fired rockets at Kiryat Shmona; Israel shelled Khiam.", ["Hezbollah", "Military Forces of Israel"]),
        ("Drones hit a depot in Sumy; Russian troops shelled Kherson.", ["", "Military Forces of Russia"]),
        ("Російські війська обстріляли Херсон; українські дрони вдарили по складу в Бєлгороді.", ["Military Forces of Russia", "Military Forces of Ukraine"]),
        ("Хезболла обстреляла ракетами Хайфу; Израиль нанес удар по Тиру.", ["Hezbollah", "Military Forces of Israel"]),
        ("Russian troops shelled Kherson; Beryslav was hit by drones.", ["Military Forces of Russia", "Military Forces of Russia"]),
    ],
)  # fmt: skip
def test_a_party_stays_with_its_part_of_the_sentence(
    extractor: Extractor, text: str, parties: list[str]
) -> None:
    assert [i.actor1 for i in read(extractor, text)] == parties


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Correction: An earlier version of this story said 12 people were killed in the bus crash near Mbeya. The correct number is two.", 2),
        ("Two people, not 12, were killed in a bus crash near Mbeya on Tuesday, police said.", 2),
        ("Correction: The death toll in Tuesday's bus crash near Mbeya is two, not 12, as stated earlier.", 2),
        ("Two people died when a bus overturned near Mbeya on Tuesday. This version corrects the number of dead to two, not 12.", 2),
        ("Уточнение: в аварии под Рязанью погибли двое, а не 12 человек, как сообщалось ранее.", 2),
        ("Поправка: ранее сообщалось о 12 погибших при взрыве газа в Рязани. На самом деле погибли два человека.", 2),
        ("Police earlier said that 12 people had died in the crash near Mbeya, but later put the number of dead at two.", 2),
        ("A bus crash near Mbeya on Tuesday killed 12 people. The correct number of the bus line is two.", 12),
    ],
)  # fmt: skip
def test_a_correction_leaves_the_right_number(extractor: Extractor, text: str, killed: int) -> None:
    (incident,) = read(extractor, text)
    told = incident.casualties
    assert (told.killed_low, told.killed_best, told.killed_high) == (killed, killed, killed)


@pytest.mark.parametrize(
    ("text", "killed", "day"),
    [
        ("At least 40 people have been killed in gang attacks in Haiti since Monday, including five on Thursday in Gonaives.", 5, 10),
        ("З понеділка внаслідок обстрілів Херсонщини загинули 14 людей, зокрема троє у четвер у Бериславі.", 3, 10),
        ("С понедельника при обстрелах погибли 14 человек, в том числе трое в четверг в Шебекино.", 3, 10),
        ("Israeli strikes have killed 62 people across the enclave since dawn, including nine in Gaza City.", 9, 11),
        ("Israeli strikes killed 12 people, including three children in Gaza City.", 12, 11),
        ("The strike killed 12 people, including two on a bus in Kherson.", 12, 11),
        ("Twelve people, including two soldiers, were killed in Maiduguri on Thursday.", 12, 10),
    ],
)  # fmt: skip
def test_of_a_total_the_place_has_its_part(extractor: Extractor, text: str, killed: int, day: int) -> None:
    (incident,) = read(extractor, text)
    assert incident.casualties.killed_best == killed
    assert incident.when.start == date(2024, 10, day)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Residents of Beit Lahia gathered in the square at dawn. They had come for bread. An airstrike hit the village's bakery, killing nine.", ["Beit Lahia"]),
        ("Жителі Козачої Лопані прокинулися від гуркоту. Світла не було кілька годин. У селі внаслідок обстрілу загинула жінка.", ["Козачої Лопані"]),
        ("В Шебекино утром было тихо. Магазины работали. По городу нанесли удар беспилотники, ранены двое.", ["Шебекино"]),
        ("Delegates from Sumy and Kharkiv met. They spoke for an hour. A missile hit the city later.", []),
        ("The mayor of Kyiv spoke to donors. He thanked them. A missile could hit the city at any time.", []),
        ("A missile hit Kupiansk on Monday, killing two. Rescuers worked all night. The strike on the town also wounded five people.", ["Kupiansk"]),
        ("Talks were held in Geneva. The village of Nowhereville was shelled.", []),
    ],
)  # fmt: skip
def test_the_village_is_the_one_named_before(extractor: Extractor, text: str, places: list[str]) -> None:
    assert [i.place_text for i in read(extractor, text) if i.place] == places


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A man appeared in court on Wednesday after a stabbing in Leeds on Monday killed two women.", [7]),
        ("A bomb exploded outside a courthouse in Athens on Tuesday where a party leader was on trial.", [8]),
        ("Gunmen stormed a court in Quetta on Wednesday during a trial, killing two lawyers.", [9]),
        ("A jury in Dallas on Tuesday heard how a gunman shot dead 23 people at a store in El Paso in August 2019.", []),
        ("У Вінниці у вівторок почався суд над чоловіком, який торік убив двох людей у Немирові.", []),
        ("A court in Oslo on Thursday sentenced a man to 21 years for killing five people in Kongsberg in 2021.", []),
    ],
)  # fmt: skip
def test_the_day_of_a_trial_is_not_that_of_the_crime(
    extractor: Extractor, text: str, days: list[int]
) -> None:
    assert [i.when.start for i in read(extractor, text)] == [date(2024, 10, day) for day in days]


def test_whom_police_arrest_is_not_arrested_where_it_was_done(extractor: Extractor) -> None:
    text = "Police in Manila on Wednesday arrested a man over the 2009 massacre in Ampatuan, where 58 people were killed."
    assert [i.place_text for i in read(extractor, text)] == ["Manila"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Oil rose 3% after attacks on tankers off Fujairah.", []),
        ("Oil prices rose on Wednesday after two tankers were attacked off Fujairah on Tuesday.", [8]),
        ("Two tankers were attacked off Fujairah on Tuesday. Oil prices rose 3%.", [8]),
        ("Shares hit a record in Tokyo on Monday after the fall of the yen.", []),
    ],
)
def test_what_moved_prices_is_news_where_its_own_day_is_told(
    extractor: Extractor, text: str, days: list[int]
) -> None:
    assert [i.when.start for i in read(extractor, text)] == [date(2024, 10, day) for day in days]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Взрыв прогремел на выставке вооружений в Одессе. Погибли три человека.", ["Одессе"]),
        ("На виставці собак у Львові стався вибух, двоє поранених.", ["Львові"]),
        ("A bomb went off at a memorial service in Quetta on Wednesday, killing nine.", ["Quetta"]),
        ("A drone struck a veterans' home in Kherson.", ["Kherson"]),
        ("У Харкові відкрили виставку уламків ракет, які вибухнули в центрі.", []),
        ("The mayor spoke of the attack at a memorial service in Christchurch.", []),
        ("Veterans recalled the shelling of Odesa at an exhibition.", []),
    ],
)
def test_what_happened_where_people_remember_is_no_tribute(
    extractor: Extractor, text: str, places: list[str]
) -> None:
    assert [i.place_text for i in read(extractor, text)] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A missile could hit Kyiv at any time.", []),
        ("Ракети можуть влучити в Київ.", []),
        ("A drone with no warhead hit Kyiv.", ["Kyiv"]),
    ],
)
def test_what_could_happen_within_a_cue_has_not(extractor: Extractor, text: str, places: list[str]) -> None:
    assert [i.place_text for i in read(extractor, text)] == places


def test_a_ships_owner_is_no_place(extractor: Extractor) -> None:
    assert read(extractor, 'Russia\'s Black Sea flagship "Moskva" sank on Thursday after an explosion.') == ()


def test_code_in_a_text_is_no_part_of_it(extractor: Extractor) -> None:
    text = (
        "A bomb went off in Quetta on Wednesday.\n<script>\nvar top = {headline: 'Missile strike kills 12 in Kharkiv'};\n"
        "</script>\n<p title='Explosion in Lviv'>Police are <b>at work</b>.</p><!-- A drone hit Odesa -->"
    )
    (incident,) = read(extractor, text)
    assert incident.place_text == "Quetta"
    assert text[incident.start : incident.end] == incident.quote


@pytest.mark.parametrize(
    "text",
    ["2 < 5 and 7 > 3", "no markup", "<script> is a word of HTML", "<who> said this", "<p", "<script" * 50, "<!--" * 50, "İ <b>"],
)  # fmt: skip
def test_markup_goes_character_by_character(text: str) -> None:
    assert len(without_markup(text)) == len(text)
    assert without_markup("2 < 5 and 7 > 3") == "2 < 5 and 7 > 3"
    assert without_markup("a<br>b").split() == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The roof of the station in Novi Sad gave way on Friday. Fourteen people lost their lives under the canopy, which had been rebuilt this summer.", 14),
        ("A cyclone tore through Mamoudzou on Saturday. The prefect fears more; 14 deaths were confirmed by Sunday night.", 14),
        ("У Вашингтоні літак упав у річку Потомак. Катастрофа сталася в середу, загинули всі 67 людей на борту.", 67),
        ("В Новом Орлеане пикап въехал в толпу на Бурбон-стрит, водитель открыл стрельбу. Погибли 15 человек.", 15),
        ("A fire in Leeds on Monday killed two people. On Wednesday five people were killed.", 2),
    ],
)  # fmt: skip
def test_a_toll_told_behind_is_that_of_the_one_incident(extractor: Extractor, text: str, killed: int) -> None:
    (incident,) = read(extractor, text)
    assert incident.casualties.killed_best == killed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Внаслідок нічного удару безпілотників по автозаправці в Харкові 9 жовтня загинули семеро людей.",
            9,
        ),
        ("Overnight drones hit a depot in Sumy.", 11),
        ("У ніч на 10 жовтня дрони вдарили по Сумах.", 10),
    ],
)
def test_a_day_that_is_named_goes_before_the_night(extractor: Extractor, text: str, day: int) -> None:
    (incident,) = read(extractor, text)
    assert incident.when.end == date(2024, 10, day)


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        ("При сходе оползней в Манисалесе погибли 70 человек.", "Natural hazard"),
        ("У Львові зафіксували спалах кору.", "Outbreak"),
        ("В Кампале подтвердили два случая оспы обезьян.", "Outbreak"),
        ("Ворог атакував шість разів поблизу Торецька.", "Armed clash"),
        ("В Твери перевернулся автобус, пятеро раненых.", "Accident"),
        ("У Полтаві натовп підпалив відділок поліції.", "Mob violence"),
    ],
)
def test_forms_and_names_that_were_not_known(extractor: Extractor, text: str, sub_type: str) -> None:
    assert [i.sub_event_type for i in read(extractor, text)] == [sub_type]


@pytest.mark.parametrize(
    "text",
    [
        "В Казани открылся городок. Салют в полночь прогремел так, что проснулись дети.",
        "В Одесі пролунав гімн.",
        "The candidate held a campaign rally in Quito on Wednesday.",
    ],
)
def test_what_sounds_and_gathers_is_no_blast_and_no_protest(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("For the second day in a row jets bombed the Jabalia camp on Wednesday.", 8, 9),
        ("Третю добу поспіль дрони атакують Суми, у четвер пошкоджено школу.", 8, 10),
        ("Troops crossed the border near Sudzha on Tuesday, and for the third day others are trying to stop them.", 8, 8),
        ("The second drone of the day hit Sumy on Wednesday.", 9, 9),
    ],
)  # fmt: skip
def test_days_in_a_row_begin_before_the_day_that_is_told(
    extractor: Extractor, text: str, first: int, last: int
) -> None:
    told = read(extractor, text)[0].when
    assert (told.start, told.end) == (date(2024, 10, first), date(2024, 10, last))


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A jet with 181 people on board slammed into a wall at Muan airport on Thursday. All but two were killed.", None),
        ("At least 116 people were crushed to death on Tuesday at a prayer meeting in Hathras district, about 200 km southeast of New Delhi.", 116),
        ("Police on Wednesday were still looking for the motive of the man who killed ten people in Orebro the day before.", 10),
        ("A Jeju Air jet crashed at Muan airport on Thursday, killing 12.", 12),
    ],
)  # fmt: skip
def test_numbers_and_places_of_plain_accidents(extractor: Extractor, text: str, killed: int | None) -> None:
    (incident,) = read(extractor, text)
    assert incident.casualties.killed_best == killed
    assert incident.place_text in ("Muan", "Hathras", "Orebro")


@pytest.mark.parametrize("remnant", ["</script>", "</b>", "<!-- advert -->", "</style><img src=x>"])
def test_a_remnant_of_html_parts_no_sentence(extractor: Extractor, remnant: str) -> None:
    text = f"Russian drones struck a block in Kharkiv on Saturday {remnant}, killing three people and injuring 22."
    (incident,) = extractor.extract(Report(text=text, published=date(2025, 6, 8))).incidents
    assert (incident.casualties.killed_best, incident.casualties.injured) == (3, 22)
