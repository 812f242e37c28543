"""Words of events in other company, and the same words where they are meant; what war's words mean where nobody fights."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2024, 10, 10))).incidents


@pytest.mark.parametrize(
    "text",
    [
        "The airline said its system crash on Monday left passengers stranded in Manila.",
        "The song crashed the label's website in Poland on Monday.",
        "A new report by auditors says the flood barrier in Venice will cost twice as much as planned.",
        "Turkey and Greece agreed in Athens on Monday to share earthquake data.",
        "Insurers paid out 2 billion dollars for hailstorms in Texas last year.",
        "The French president condemned the attack on Wednesday and offered his condolences to the people of Kabul.",
        "The inquiry into the Grenfell Tower fire in London published its final report on Wednesday.",
        "Thousands of fans took to the streets of Buenos Aires on Sunday to celebrate the title.",
        "The bank was hit by a fine of 3 million euros in Frankfurt on Monday.",
        "The minister denied that troops had entered Goma.",
        "The world's oldest survivor of Hiroshima has died in Nagasaki aged 102.",
        "A man in Bristol who saved a child from a fire in March received a medal on Tuesday.",
        "Tourists were evacuated from the Eiffel Tower in Paris on Tuesday after a bomb threat; nothing was found.",
        "The gunman's parents spoke in Austin on Monday about warning signs.",
        "Aid trucks entered Gaza through Rafah on Monday.",
        "Lawmakers from West Pokot, where raids have killed hundreds over the years, cheered on Wednesday.",
        "In Nepal landslides kill about 200 people a year.",
        "My grandmother was born in Warsaw in 1931. She survived the bombing of the city.",
        "The trial of 12 men accused of planting a bomb in Lahore in 2016 was adjourned on Tuesday. The blast killed 75 people.",
        "Volunteers in Ushuaia counted 3,200 penguins on Sunday, 400 fewer than before the oil spill of 2021.",
        "The envoy said in New York that fighting around El Fasher must stop.",
        "A wildfire near Athens was brought under control in 2023; today the slopes are green again.",
        "Ministers meeting in Vilnius on Tuesday want to leave the landmine treaty.",
        "У Вінниці вибухівки не знайшли: повідомлення про замінування виявилося хибним.",
    ],
)  # fmt: skip
def test_words_in_other_company_tell_of_nothing(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A fire gutted a hotel in Dublin on Tuesday.",
        "Flood water broke a barrier in Venice on Monday.",
        "A plane crashed near Manila on Monday.",
        "The market was hit by a missile in Kramatorsk on Monday.",
        "Monday's attack on Kabul killed nine; the president offered his condolences.",
        "Protesters marched through Buenos Aires during the carnival against price rises.",
        "Troops entered Goma on Monday.",
        "A boy has died aged 9 in a fire in Nagasaki.",
        "Gunmen killed 40 people in Jos on Monday.",
        "A landslide near Pokhara killed 12 people on Monday.",
        "An oil spill fouled the beaches of Ushuaia on Sunday.",
        "Government forces recaptured Wad Madani on Saturday.",
        "Security agents detained two journalists in Baku on Tuesday.",
        "Рятувальники завершили розбір завалів у дитячій лікарні в Києві, куди вранці влучила російська ракета.",
    ],
)
def test_what_is_meant_stays(extractor: Extractor, text: str) -> None:
    assert len(read(extractor, text)) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A crane fell on a street in Seattle on Monday, killing two.", "Accident"),
        ("У Перу в понеділок автобус зірвався в прірву під Куско, 20 загиблих.", "Accident"),
        ("A power station fire left half of Havana without electricity on Monday.", "Accident"),
        ("A container ship struck a bridge in Baltimore on Tuesday.", "Accident"),
        ("Lightning killed four farmers near Khulna on Monday.", "Natural hazard"),
        ("Hail the size of golf balls damaged cars in Calgary on Monday.", "Natural hazard"),
        ("A man stabbed his wife to death in Graz on Monday.", "Crime"),
        ("У Сумах чоловік зарізав сусіда під час сварки в неділю.", "Crime"),
        ("В Омске мужчина зарезал жену в воскресенье.", "Crime"),
        ("Police in Santos seized two tonnes of cocaine on Tuesday.", "Crime"),
        ("A drone started a fire at a depot in Sumy on Monday.", "Air/drone strike"),
        ("Gunmen shot dead two men in a bus near Katsina on Monday.", "Attack"),
        ("A man with a knife attacked passers-by in Solingen on Friday, killing three.", "Crime"),
        ("Extremists stabbed a priest in Nice on Monday.", "Attack"),
        ("A grenade tossed into a bar in Bujumbura on Saturday wounded nine people.", "Grenade"),
        ("A teenager opened fire at a school in Belgrade on Wednesday, killing eight pupils.", "Crime"),
    ],
)
def test_where_nobody_fights_fires_and_falls_are_accidents(
    extractor: Extractor, text: str, kind: str
) -> None:
    (incident,) = read(extractor, text)
    assert incident.sub_event_type == kind


def test_harm_after_an_attack_stays_that_attacks(extractor: Extractor) -> None:
    text = "Drones attacked Nikopol on Monday. A bus driver was killed in Nikopol and a fire broke out."
    assert {i.event_type for i in read(extractor, text)} == {"Explosions/Remote violence"}


@pytest.mark.parametrize(
    ("text", "place", "day", "killed"),
    [
        ("Число погибших при землетрясении в Марокко выросло до 2862. Толчки произошли в ночь на 6 октября.", "Марокко", 6, 2862),
        ("Typhoon Yagi made landfall in Quang Ninh province on 7 October. As of now 21 people are dead nationwide.", "Quang Ninh province", 7, None),
        ("Губернатор сообщил: в Брянской области обрушился мост, сошёл с рельсов поезд Климов — Москва.", "Брянской области", 10, None),
        ("Накануне два взрыва в Белуджистане убили 28 человек: один в Пишине, второй в неизвестном посёлке.", "Пишине", 9, None),
    ],
)  # fmt: skip
def test_whose_number_day_and_place_it_is(
    extractor: Extractor, text: str, place: str, day: int, killed: int | None
) -> None:
    (incident,) = read(extractor, text)
    assert incident.place_text == place
    assert incident.when.end == date(2024, 10, day)
    assert incident.casualties.killed_best == killed


@pytest.mark.parametrize(
    "text",
    [
        "Firefighters in Lisbon went on a two-day strike on Tuesday.",
        "A Swiss bank said on Tuesday that it had been hit by fraud at its branch in Lugano.",
        "A raft race in Limerick ended on Sunday: the third raft sank at the start.",
        "Rescue dogs from Turkey trained with colleagues in Athens on Tuesday, digging volunteers out of rubble.",
        "The bishop stabbed during a sermon in Sydney in April thanked his doctors on Sunday.",
        "Since January, 41 people have been shot dead in turf wars in Marseille.",
        "Мэр Новосибирска сообщил, что взрывные работы на карьере продлятся до пятницы.",
        "The novelist was born in Gwangju in 1970, before the massacre there.",
    ],
)
def test_more_that_tells_of_nothing(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A drone strike hit Lisbon's port on Tuesday.",
        "A bishop was stabbed during a sermon in Sydney on Monday.",
        "A raft sank off Limerick on Sunday, drowning two people.",
        "Since Monday five people have been killed by shelling in Kherson.",
        "Взрыв в карьере под Новосибирском убил двух рабочих.",
        "Clashes in Marseille on Monday were the worst since January.",
    ],
)
def test_and_the_like_that_happened(extractor: Extractor, text: str) -> None:
    assert len(read(extractor, text)) == 1
