"""Cues that name a danger, something bygone, a share or a thing called so; and the same cues where they tell of an event."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents


@pytest.mark.parametrize(
    "text",
    [
        # a danger, an office, a season
        "У Карпатах біля Яремче діє лавинна небезпека другого рівня.",
        "В Алтайском крае объявлена пожарная опасность четвёртого класса.",
        "The National Tsunami Center in Palmer opened a new wing on Monday.",
        "Guam is ready for the typhoon season.",
        "A tropical depression near Fiji has a 30% chance of becoming a cyclone.",
        # bygone
        "Семьи из Тулуна, пострадавшие от позапрошлогоднего паводка, получили сертификаты.",
        "Шкода від торішньої повені в Чопі сягнула мільйона.",
        "Farmers near Valencia still count the cost of last year's floods.",
        "He lived through an ambush in Beirut in the 1980s.",
        "Она пережила взрыв шахты в Донецке в 1990-х годах.",
        "Two decades of airstrikes have changed little in Helmand, the study says.",
        # shares, names, supplies
        "В Омской области на 12% меньше пожаров, чем год назад.",
        "Quebec saw 40 percent fewer fires than usual.",
        "В Самаре на выставке показали реактивную систему «Ураган».",
        "Чехия поставит Киеву тысячи снарядов калибра 155 мм.",
        "Norway will deliver shells and drones to Kharkiv defenders.",
        "Завод в Туле выполнил контракт на снайперские винтовки.",
        "Мерія Херсона виплатить компенсації за зруйноване житло.",
        # statistics, tests, old centuries, somebody's long life
        "Число пожаров в Адыгее по итогам года сократилось на 7 процентов.",
        "Середній вік загиблих в аваріях на Буковині — 41 рік, йдеться в річному звіті поліції.",
        "Burglaries and arson in Leeds fell by 12% last year, police said.",
        "Никаких взрывов в Тобольске не было, сообщили в мэрии.",
        "Жодного вибуху в Рівному не зафіксували.",
        "На 97-м году жизни в Твери умер режиссёр. Он снимал бои за Ржев.",
        "Під Вінницею випробували робота, що вивозить поранених з-під обстрілу.",
        "Boston thanked Halifax for the help after the explosion of 1917.",
        "Волонтеры убрали тропу у вулкана на Камчатке.",
        # warnings, advice, what should happen, budgets, anniversaries, fakes
        "Штормовое предупреждение объявлено в Анапе.",
        "Раскопки в Геркулануме: извержение Везувия в 79 году засыпало улицы.",
        "Boston's museum shows letters written after the earthquake of 1755 in Lisbon.",
        "Правительство Швеции направит на ударные беспилотники и крылатые ракеты ещё два миллиарда, сообщили в Стокгольме.",
        "Poland has taken delivery of more howitzers, officials in Warsaw said.",
        "Перед покупкой полиса в Сочи проверьте, входит ли в него наводнение.",
        "Психолог зі Львова радить говорити з дітьми про вибухи спокійно.",
        "Нові опори в Осаці тримають лікарню навіть під час землетрусу.",
        "The tower in Taipei sways but stands even during an earthquake.",
        "Сьогодні 12 років від дня аварії на шахті в Сомі.",
        "Police in Accra dismissed as fake a video of a shooting at a market.",
        # words inside others, comparisons, penalties, charity, trailers
        "В зоопарке Казани вывели на прогулку двух тигрят.",
        "Отели Анталии ждут туристов, прилетающих из Казахстана.",
        "Поля на Миколаївщині обстежили на вибухонебезпечні предмети.",
        "Художники Ужгорода зібрали на аукціоні мільйон на ударні дрони.",
        "У Полтаві нагадали про штраф за підпал трави.",
        "Музей у Житомирі розповідає про життя в окупованому місті.",
        "У Житомирі вшановують жертв розстрілів.",
        "Ветеран із Луцька каже, що грюкіт дверей він чує як вибух.",
        "A slammed door in Leeds sounds like an explosion to him.",
        "Число пожаров в Туве за первый квартал снизилось на 9 процентов.",
        "У Відні показали стрічку про лісових пожежників Каліфорнії.",
        "The prize went to a survivor of the atomic bombing of Nagasaki.",
        "The trailer for a drama about the siege of Aleppo was shown in Cannes.",
        "Вежа в Сантьяго має витримувати землетрус магнітудою до 9.",
        "Since World War II, Rotterdam has been rebuilt after bombing killed hundreds.",
        # rumours refuted, works of fiction, questions, opinions
        "У соцмережах поширюють відео вибуху в Полтаві. Це фейк: ролик знято в іншій країні.",
        "Social media users shared a video of a blast in Leeds. The footage is fake, no such thing happened.",
        "Видавництво представило роман «Сіль». Герой підриває міст у Каховці.",
        "Вышел сериал «Застава». Солдаты штурмуют село под Гродно.",
        "Фахівці пояснили, чи загрожують Одесі землетруси.",
        "What would happen if an earthquake of magnitude 8 hit Lima? Thousands would die in Lima, a new study models.",
    ],
)
def test_a_background_is_no_incident(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()


@pytest.mark.parametrize(
    ("text", "sub_event_type", "place"),
    [
        ("У Карпатах біля Яремче зійшла лавина, загинув турист.", "Natural hazard", "Yaremche"),
        ("The floods in Valencia on Monday killed three people.", "Natural hazard", "Valencia"),
        ("Пожар в Омске на складе: погибли двое.", "Accident", "Omsk"),
        ("A cyclone hit Suva on Monday, destroying 40 homes.", "Natural hazard", "Suva"),
        ("Вулкан на Камчатке выбросил столб пепла в пятницу.", "Natural hazard", "Kamchatka Krai"),
        ("Ворог запустив по Умані 20 ударних дронів.", "Air/drone strike", "Uman"),
        (
            "Погибли двое в Рыльске: женщина 1958 года рождения и её сын, по дому ударила ракета.",
            "Shelling/artillery/missile attack",
            "Rylsk",
        ),
        ("Прилёты в Шебекино: двое погибших.", "", "Shebekino"),
        ("Лесной пожар под Омском подошёл к деревне.", "Natural hazard", "Omsk"),
        ("A World War II bomb exploded in Naples on Monday, injuring four.", None, "Naples"),
        ("Drones struck Odesa. The mayor of Kharkiv said the attack was barbaric.", "", "Odesa"),
        ("Унаслідок обстрілу Сум загинули 5 людей.", "", "Sumy"),
        ("The mayor of Sloviansk said the strike destroyed three homes.", "", "Sloviansk"),
        ("В окупованому Мелітополі пролунали вибухи.", None, "Melitopol"),
        ("Потужний вибух у тимчасово окупованому Бердянську.", None, "Berdiansk"),
        ("Ворог окупував Торецьк.", "Non-state actor overtakes territory", "Toretsk"),
        ("Снайпер убил жителя Херсона.", "Attack", "Kherson"),
        ("У соцмережах пишуть про вибух у Полтаві.", "", "Poltava"),
        ("«Калібри» вдарили по Вінниці у п’ятницю.", "Shelling/artillery/missile attack", "Vinnytsia"),
    ],
)
def test_the_event_itself_is_one(
    extractor: Extractor, text: str, sub_event_type: str | None, place: str
) -> None:
    found = [(i.sub_event_type, i.place.name if i.place else None) for i in read(extractor, text)]
    assert len(found) == 1
    assert found[0][1] == place
    if sub_event_type is None:  # a blast, whoever holds the town
        assert found[0][0] in ("", "Remote explosive/landmine/IED")
    assert not sub_event_type or found[0][0] == sub_event_type


@pytest.mark.parametrize(
    "text",
    [
        "1200 killed in Derna floods.",  # a number, no year
        "Fires in 1500 homes were reported in Athens on Monday.",
        "Oil prices rose 3% after missiles hit a refinery in Samara.",  # prices and output, not events, are counted
        "Power output fell by 30% after drones struck a plant in Odesa.",
        "После ударов по Одессе выработка снизилась на 30%.",
        "Жители Казани испытали шок после взрыва на заводе.",  # a shock, no drill
        "A contractor was killed when mortars hit the base in Erbil.",  # nobody supplies
        "Мінометний обстріл Херсона: загинув контрактник.",
        "Контрактники попали под миномётный обстрел в Белгороде.",
        "Удар дронів по Одесі: поставили під загрозу порт, є влучання в Одесі.",
        "Supplies were hit: a missile strike in Sumy killed two.",
        "Штрафник подорвал себя в Курске, двое погибших.",  # no fine
        "A bomb exploded at a film festival in Karachi, killing two.",  # no film
        "На кинофестивале в Каннах прогремел взрыв, двое ранены.",
        "A missile destroyed a house in Kharkiv on Monday; sappers are clearing the site.",  # they came after it
        "Удар знищив склад у Сумах, на місці працюють вибухотехніки.",
        "As expected, a cyclone hit Suva on Monday, destroying 40 homes.",  # it came
        "Небезпечний циклон обрушився на Одесу, зірвано дахи.",
        "The strike on a market in Kharkiv was filmed by residents.",  # no film
        "A fire in an escape room in Koszalin killed five girls.",
        "A man who has died in hospital was shot in Leeds on Friday.",  # no long life
        "A boy has died aged 9 after a rocket strike in Sumy.",
        "Удар по экспортному терминалу в Новороссийске.",  # a terminal, no trade
        "Ракетний удар по бізнес-центру в Києві.",
        "Удар по каскаду ГЭС в Запорожье.",
        "After drone attacks on a refinery in Samara output fell by 20%.",
        "Взрыв в торговом центре «Панорама» в Киеве: двое ранены.",
    ],
)
def test_words_that_only_look_like_a_background_take_no_event_away(extractor: Extractor, text: str) -> None:
    assert read(extractor, text)


def test_a_day_of_no_year_is_no_day(extractor: Extractor) -> None:
    for text in ("On 1 January 0000 a bomb killed two in Goma.", "1 января 0 года обстреляли Сумы."):
        (incident,) = read(extractor, text)
        assert incident.when.start is None


def test_a_russian_sentence_behind_a_ukrainian_one_is_read_in_its_own_language(extractor: Extractor) -> None:
    text = "У Харкові внаслідок обстрілу загинули троє. В Белгороде при атаке дрона погиб один человек."
    found = {(i.place.name if i.place else "", i.casualties.killed_best) for i in read(extractor, text)}
    assert found == {("Kharkiv", 3), ("Belgorod", 1)}
