"""Everyday words of mishaps: "fell", "gave way", "is burning" tell of one beside the right thing, and of none in other company."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geo.errors import FileRefusedError
from geo.events.catalogue import load_types
from geo.events.extract import Extractor
from geo.model import Report
from geo.settings import ROOT

TUESDAY = date(2025, 7, 8)
CATALOGUE = ROOT / "data" / "incident_types.toml"
ACCIDENT, HAZARD, OUTBREAK, CRIME = "Accident", "Natural hazard", "Outbreak", "Crime"

TOLD = [
    (ACCIDENT, "Leeds", "A double-decker came off the road and ended up on its side in Leeds on Monday morning."),
    (ACCIDENT, "Pune", "Six labourers died when the slab of a car park gave in at Pune on Sunday."),
    (ACCIDENT, "Karachi", "Rescuers have pulled 17 bodies from a block that came crashing down in Karachi."),
    (ACCIDENT, "Medan", "Some 30 passengers were injured when two trains hit each other head-on outside Medan."),
    (ACCIDENT, "Phoenix", "A light aircraft came down shortly after take-off from Phoenix, killing two people."),
    (ACCIDENT, "Bergen", "A fishing trawler keeled over in heavy swell off Bergen on Sunday."),
    (ACCIDENT, "Nagpur", "Nine killed in blast at explosives factory in Nagpur"),
    (ACCIDENT, "Dhaka", "Flames engulfed a garment warehouse in Dhaka on Monday night."),
    (ACCIDENT, "Wuhan", "Lift plunges 20 floors in Wuhan, five dead"),
    (ACCIDENT, "Surat", "Ammonia fumes from a cold store left 11 workers dead in Surat."),
    (HAZARD, "Petrópolis", "38 die as hillside gives way in Petrópolis"),
    (HAZARD, "Faridpur", "Lightning killed seven farmers in a field in Faridpur on Sunday."),
    (HAZARD, "Moore", "A funnel cloud tore through Moore on Sunday, ripping roofs off houses."),
    (HAZARD, "Jasper", "A fast-moving fire burned into the town of Jasper on Monday night."),
    (HAZARD, "Milan", "Hail as big as tennis balls smashed cars in Milan on Monday."),
    (OUTBREAK, "Bissau", "A mysterious illness has made dozens sick in Bissau."),
    (OUTBREAK, "Hanover", "Bird flu was found on a poultry farm near Hanover, and 20,000 birds were culled."),
    (OUTBREAK, "Aden", "Hospitals in Aden are overwhelmed with cholera patients."),
    (OUTBREAK, "Lagos", "Health officials in Lagos have confirmed a case of Lassa fever."),
    (CRIME, "Mannheim", "Two dead as man drives car into crowd in Mannheim"),
    (CRIME, "Graz", "A former pupil shot ten people dead at a school in Graz on Tuesday."),
    (CRIME, "Malmö", "A man was shot in the head in a stairwell in Malmö."),
    (CRIME, "Nice", "A 12-year-old girl was led away by a stranger outside her school in Nice on Monday."),
    (ACCIDENT, "Уман", "Біля Умані фура злетіла в кювет і перегородила трасу."),
    (ACCIDENT, "Затоц", "У Затоці хвиля перекинула катер із відпочивальниками."),
    (ACCIDENT, "Черкас", "Вночі у Черкасах вигорів павільйон на ринку."),
    (ACCIDENT, "Полтав", "Четверо людей отруїлися чадним газом і померли у Полтаві."),
    (HAZARD, "Воловц", "Грязьовий потік накрив село біля Воловця."),
    (HAZARD, "Афін", "Вогонь підступив до передмість Афін, мешканців евакуюють."),
    (OUTBREAK, "Чернівц", "У дитсадку в Чернівцях масово злягли діти."),
    (CRIME, "Вінниц", "У Вінниці підірвали банкомат і втекли з грошима."),
    (CRIME, "Париж", "Злодії викрали з музею в Парижі сім картин."),
    (ACCIDENT, "Рыбинск", "В Рыбинске двое рыбаков ушли под лёд и погибли."),
    (ACCIDENT, "Якутск", "Семья из четырёх человек угорела в Якутске."),
    (ACCIDENT, "Воркут", "Метан рванул на шахте в Воркуте, шестеро горняков мертвы."),
    (HAZARD, "Сочи", "Сель накрыл посёлок под Сочи."),
    (HAZARD, "Чит", "Под Читой полыхает тайга."),
    (OUTBREAK, "Киншас", "Эбола вернулась в Киншасу."),
    (OUTBREAK, "Тюмен", "Норовирус уложил в постель целую школу в Тюмени."),
    (CRIME, "Ижевск", "Бывший ученик устроил стрельбу в школе в Ижевске, 15 погибших."),
    (CRIME, "Тул", "На инкассаторов напали в Туле."),
    (ACCIDENT, "Lagos", "A tanker overturned and exploded in Lagos on Monday."),
    (ACCIDENT, "Lusaka", "Seven miners are trapped below ground near Lusaka after rock slipped into the pit."),
    (HAZARD, "Cebu", "Rivers of mud swept through Cebu, carrying off cars and houses."),
    (HAZARD, "Padang", "Mount Marapi blew its top near Padang, covering villages in ash."),
    (OUTBREAK, "Gdynia", "Passengers of a cruise ship that docked in Gdynia came down with norovirus."),
    (CRIME, "Rotterdam", "Four tonnes of cocaine turned up in a container of bananas in Rotterdam."),
    (ACCIDENT, "Луб", "Вантажівка з причепом «склалася» і перекрила трасу біля Лубен."),
    (ACCIDENT, "Херсон", "Рибалок віднесло на крижині біля Херсона."),
    (HAZARD, "Мадрид", "Під Мадридом вогонь пожирає ліси."),
    (OUTBREAK, "Фрітаун", "Віспа мавп дісталася Фрітауна."),
    (HAZARD, "Краснодар", "В Краснодаре упавшее дерево раздавило женщину."),
    (HAZARD, "Тырныауз", "Камни посыпались на дорогу под Тырныаузом."),
    (CRIME, "Самар", "Таксиста убили ради выручки в Самаре."),
    (ACCIDENT, "Cardiff", "A minibus full of schoolchildren toppled into a stream near Cardiff on Monday."),
    (ACCIDENT, "Rio de Janeiro", "A tram hurtled down a hill in Rio de Janeiro and jumped its tracks."),
    (ACCIDENT, "Yokohama", "A blaze destroyed a timber yard in Yokohama overnight."),
    (HAZARD, "Manchester", "Lightning set a church tower ablaze in Manchester."),
    (CRIME, "Рязан", "Мужчина с ножом ограбил ломбард в Рязани."),
    (CRIME, "Antwerp", "Masked men made off with diamonds from a workshop in Antwerp on Monday."),
]  # fmt: skip


@pytest.mark.parametrize(("sub_type", "place", "text"), TOLD)
def test_beside_the_right_thing_everyday_words_tell_of_a_mishap(
    extractor: Extractor, sub_type: str, place: str, text: str
) -> None:
    (incident,) = extractor.extract(Report(text=text, published=TUESDAY)).incidents
    assert (incident.event_type, incident.sub_event_type) == ("Other", sub_type)
    assert incident.place_text.startswith(place)


@pytest.mark.parametrize(
    "text",
    [
        "Уламки дрона впали на будинок у Києві, горить дах.",
        "A missile hit a bus in Kharkiv and it burst into flames.",
        "Russian drones attacked Odesa on Monday. In Izmail a warehouse is ablaze.",
        "Наслідки ранкової атаки:\nКонотоп — горить склад\nГлухів — вибито вікна у школі",
    ],
)
def test_where_violence_is_told_they_tell_what_it_did(extractor: Extractor, text: str) -> None:
    incidents = extractor.extract(Report(text=text, published=TUESDAY)).incidents
    assert incidents
    assert not [i for i in incidents if i.event_type == "Other"]


@pytest.mark.parametrize(
    "text",
    [
        "Shares in the bus maker from Leeds fell on Monday.",
        "The new bridge in Baltimore opened on Monday.",
        "Arsenal crashed out of the cup after their defence collapsed in Leeds.",
        "Trees were planted on the burned hills near Athens.",
        "The hospital in Cork opened a new ward for patients with pneumonia.",
        "The ship left Odesa on Monday with a cargo of wheat.",
        "A leak of documents in Brussels embarrassed the commission.",
        "У Харкові горить світло в усіх районах, повідомив мер.",
        "Музей у Дніпрі розповідає про аварію на Чорнобильській АЕС.",
        "У Тернополі суд розглядає справу про ДТП 2019 року.",
        "Потяг Київ — Львів курсуватиме за новим розкладом.",
        "Зал в Сочи взорвался аплодисментами.",
        "Акции завода в Магнитогорске рухнули.",
        "Дом в Пскове признали аварийным, жильцов расселят.",
        "В Москве показали фильм об ограблении банка.",
        "Mud baths in Karlovy Vary draw many guests.",
        "Алмати витратить 38 млрд тенге на захист від селів і зсувів.",
        "Маслихат Алматы утвердил расходы на защиту от оползней.",
        "Divers off Alexandria have mapped a ship that went down two thousand years ago.",
        "Archaeologists in Naples found a house whose roof collapsed.",
    ],
)
def test_in_other_company_they_tell_of_nothing(extractor: Extractor, text: str) -> None:
    assert not extractor.extract(Report(text=text, published=TUESDAY)).incidents


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen opened fire in a bar in Celaya on Sunday, killing six people.",
        "Two people were shot dead outside a bar in Oslo on Friday. Police treat it as terrorism.",
        "Militants shot ten pupils dead at a school in Maiduguri on Monday.",
        "В Одесі невідомий застрелив колишнього депутата.",
    ],
)
def test_who_shoots_in_a_band_or_for_a_cause_attacks_civilians(extractor: Extractor, text: str) -> None:
    (incident,) = extractor.extract(Report(text=text, published=TUESDAY)).incidents
    assert incident.event_type == "Violence against civilians"


def test_a_cue_beside_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    text = CATALOGUE.read_text(encoding="utf-8").replace('beside = ["vehicle', 'beside = ["vehicel')
    broken = tmp_path / "types.toml"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(FileRefusedError, match="vehicel"):
        load_types(broken)
