"""Everyday words of violence: "pounded", «накрыли», «лягло» tell of it beside those who fight and what they fight with, and of none elsewhere."""

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
CLASH, TAKEN, REGAINED = "Armed clash", "Non-state actor overtakes territory", "Government regains territory"
AIR, SHELLING, DEVICE = (
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
)
SUICIDE, GRENADE, CHEMICAL = "Suicide bomb", "Grenade", "Chemical weapon"
ATTACK, ABDUCTION, SEXUAL = "Attack", "Abduction/forced disappearance", "Sexual violence"
DISRUPTED = "Disrupted weapons use"

TOLD = [
    (
        CLASH,
        "Djibo",
        "Djibo: jihadists and soldiers traded fire for three hours on Monday before the attackers melted away.",
    ),
    (
        CLASH,
        "Barsalogho",
        "An army patrol drove into an ambush near Barsalogho; eleven soldiers never came back.",
    ),
    (
        CLASH,
        "Menaka",
        "Convoy of Malian troops came under fire from motorbike-borne militants close to Menaka.",
    ),
    (TAKEN, "Bukavu", "Bukavu is now in M23 hands."),
    (TAKEN, "Toretsk", "Russia says its troops have completed the capture of Toretsk."),
    (REGAINED, "Khartoum", "The army has won back the presidential palace in Khartoum."),
    (REGAINED, "Adale", "Somali troops kicked Al-Shabaab out of Adale."),
    (SHELLING, "Nikopol", "Nikopol was pounded with heavy artillery; one dead, three hurt."),
    (
        SHELLING,
        "Kherson",
        "Two pensioners were taken to hospital after shells came down on a Kherson market.",
    ),
    (SHELLING, "Omdurman", "Shells rained down on Omdurman's Karari district, killing seven."),
    (AIR, "Khan Younis", "Warplanes set tents ablaze in Khan Younis: 12 dead, most of them children."),
    (
        AIR,
        "Jabalia",
        "Nine people were burned alive as an Israeli jet dropped a bomb on a school in Jabalia.",
    ),
    (AIR, "Tyre", "A drone took out a motorcyclist near Tyre."),
    (DISRUPTED, "Tula region", "Over Tula region air defence knocked out six drones."),
    (DEVICE, "Beledweyne", "Roadside bomb rips through minibus outside Beledweyne; six passengers dead."),
    (DEVICE, "Kaya", "Five children were blown apart by a homemade mine near Kaya."),
    (
        SUICIDE,
        "Mogadishu",
        "At least 20 recruits died when a man wearing explosives walked into their queue in Mogadishu and detonated them.",
    ),
    (
        SUICIDE,
        "Damascus",
        "Worshipper turned bomber: man with explosive belt blows himself up in Damascus church, 25 dead.",
    ),
    (GRENADE, "Bujumbura", "Grenade lobbed into Bujumbura bar kills two."),
    (GRENADE, "Sloviansk", "Drunk soldier pulled the pin in a Sloviansk café; three hurt."),
    (
        CHEMICAL,
        "Saraqib",
        "Helicopters dropped canisters of chlorine on Saraqib; people choked in their cellars.",
    ),
    (
        CHEMICAL,
        "Pokrovsk",
        "Russian drones released gas canisters with chloropicrin over trenches near Pokrovsk.",
    ),
    (
        ATTACK,
        "Solhan",
        "Gunmen on motorbikes stormed Solhan at night and went from house to house; 130 villagers were killed.",
    ),
    (
        ATTACK,
        "Makurdi",
        "More than 100 people were hacked or burned to death when herders descended on Yelwata near Makurdi.",
    ),
    (ATTACK, "Djibo", "Forty men rounded up and shot by soldiers in Djibo, survivors say."),
    (ABDUCTION, "Kaduna", "Bandits marched 60 churchgoers into the forest near Kaduna."),
    (ABDUCTION, "Niamey", "An American missionary was snatched from his home in Niamey."),
    (
        SEXUAL,
        "El Geneina",
        "Fighters forced themselves on women sheltering in a school in El Geneina, survivors say.",
    ),
    (SEXUAL, "Goma", "165 women raped and burned in Goma's Munzenze jail break, UN says."),
    (CLASH, "Покровськом", "Під Покровськом три механізовані атаки за добу, усі захлинулися."),
    (CLASH, "Вовчанську", "У Вовчанську штурмовики зійшлися впритул: бійці виборюють кожен під'їзд."),
    (TAKEN, "Торецьк", "Торецьк під окупантом: DeepState повідомив, що місто втрачено."),
    (REGAINED, "Куп'янська", "Наші вигнали окупантів із центру Куп'янська."),
    (SHELLING, "Нікополю", "По Нікополю лупили з важкої артилерії: загинула жінка, двоє поранених."),
    (SHELLING, "Херсону", "Зранку русня насипає по Херсону з артилерії."),
    (AIR, "Харків", "На Харків скинули шість КАБів, троє людей не стало."),
    (AIR, "Києві", "Шахед залетів у багатоповерхівку в Києві, палають три поверхи."),
    (DISRUPTED, "Дніпропетровщиною", "Над Дніпропетровщиною захисники неба збили дев'ять безпілотників."),
    (DEVICE, "Ізюма", "Біля Ізюма тракторист наїхав на міну й загинув на місці."),
    (SUICIDE, "Могадішо", "Смертник підірвався серед новобранців у Могадішо, 20 загиблих."),
    (GRENADE, "Києві", "У Києві чоловік жбурнув гранату під ноги поліцейським, двоє поранених."),
    (CHEMICAL, "Покровськом", "Під Покровськом росіяни скидали з дронів капсули з отруйним газом."),
    (ATTACK, "Бучі", "У Бучі шістьох чоловіків поставили на коліна й постріляли."),
    (ATTACK, "Солхан", "Бойовики на мотоциклах уночі вдерлися в Солхан і перебили 130 селян."),
    (
        ABDUCTION,
        "Мелітополі",
        "Окупанти вивезли з дому мелітопольського священника в Мелітополі, зв'язку з ним немає.",
    ),
    (SEXUAL, "Херсоні", "На Херсонщині, у Херсоні, російський солдат ґвалтував жінку, заявила прокуратура."),
    (CLASH, "Покровском", "Под Покровском за сутки три механизированных наката, все захлебнулись."),
    (CLASH, "Волчанске", "В Волчанске штурмовики сошлись вплотную, дерутся за каждый подъезд."),
    (TAKEN, "Великая Новоселка", "Великая Новоселка перешла под контроль российских войск."),
    (REGAINED, "Суджи", "Наши бойцы вышибли ВСУ из Суджи."),
    (SHELLING, "Белгороду", "По Белгороду прилетело из РСЗО, четверо раненых."),
    (SHELLING, "Шебекино", "Шебекино накрыли из миномётов: погибла женщина, двое ранены."),
    (AIR, "Энгельс", "Беспилотники ночью наведались в Энгельс, горит нефтебаза."),
    (AIR, "Белгороде", "Дрон влетел в окно квартиры в Белгороде, пострадала женщина."),
    (
        DISRUPTED,
        "Волгоградской областью",
        "Над Волгоградской областью силы ПВО приземлили девять беспилотников.",
    ),
    (DEVICE, "Москве", "В Москве подорвали генерала: бомба была спрятана в самокате."),
    (SUICIDE, "Могадишо", "Смертник подорвался среди новобранцев в Могадишо, 20 погибших."),
    (GRENADE, "Киеве", "В Киеве мужчина швырнул гранату под ноги полицейским, двое раненых."),
    (CHEMICAL, "Донецком", "Под Донецком ВСУ травили бойцов неизвестным газом, сброшенным с дронов."),
    (ATTACK, "Буче", "В Буче шестерых мужчин поставили на колени и постреляли."),
    (ATTACK, "Солхан", "Боевики на мотоциклах ночью ворвались в Солхан и перебили 130 жителей."),
    (ABDUCTION, "Мелитополе", "В Мелитополе военные увезли священника с мешком на голове, связи с ним нет."),
    (SEXUAL, "Букаву", "Групповое изнасилование в Букаву: врачи приняли девять женщин."),
    (CLASH, "Gao", "Jihadists and Malian soldiers squared off near Gao before dawn."),
    (TAKEN, "Uvira", "Uvira has fallen: M23 rebels parade through the streets."),
    (TAKEN, "Homs", "Opposition fighters took over Homs overnight."),
    (AIR, "Gaza City", "Eight killed as Israeli jets flatten house in Gaza City."),
    (AIR, "Belgorod", "Two people died in Belgorod when a drone chased down their car."),
    (ATTACK, "Tijuana", "Three men riddled with bullets in Tijuana."),
    (ATTACK, "Goma", "A convoy of aid workers came under attack near Goma; three were killed."),
    (ABDUCTION, "Zaria", "Gunmen whisk away 15 schoolgirls from a hostel in Zaria."),
    (SHELLING, "Марганець", "Марганець: артудар, поранена жінка."),
    (AIR, "Бейрута", "Ізраїль розбомбив південне передмістя Бейрута."),
    (AIR, "Нікополі", "Камікадзе вгатив у маршрутку в Нікополі, поранений пасажир."),
    (ATTACK, "Миколаєвом", "Окупанти стріляли по евакуаційному автобусу під Миколаєвом."),
    (CLASH, "Покровском", "Под Покровском противник пять раз ходил в атаку и отошёл с потерями."),
    (CLASH, "Купянске", "В Купянске не утихают уличные бои."),
    (AIR, "Газу", "Восемь погибших при налёте израильской авиации на Газу."),
    (ATTACK, "Наблусом", "Поселенцы избили палестинцев под Наблусом."),
    (ABDUCTION, "Сане", "Хуситы захватили сотрудников ООН в Сане."),
    (AIR, "Rafah", "Eleven people perished as warplanes levelled a block in Rafah."),
    (REGAINED, "Алеппо", "Сирийская армия выбила боевиков из Алеппо."),
    (ATTACK, "Гоме", "Боевики ворвались в больницу в Гоме и застрелили пациентов."),
]

UNTOLD = [
    "If rebels march on Goma, the army will throw them back, the minister said in Kinshasa.",
    "The Winnipeg Jets hammered Dallas 5-1 on Monday.",
    "Drone sales fell in Germany in the first quarter, a trade body in Berlin said.",
    "A police drone will patrol the beaches of Barcelona this summer.",
    "A private jet landed in Nice with the singer on board.",
    "The museum in Odesa shows a grenade thrown in 1905.",
    "A new film about gunmen who mowed down villagers opens in Cannes.",
    "The army promised to drive jihadists out of Djibo by Christmas.",
    "Farmers near Izium will get machines that roll over mines safely.",
    "Missile prices hit a record, the factory in Huntsville said.",
    "Police and fans traded jokes before the match in Leeds.",
    "Air defence systems from Germany will protect Kyiv from drones and missiles.",
    "Veterans recalled how shells rained down on Caen in 1944.",
    "In the game, players storm a base near Chernobyl with rocket launchers.",
    "Troops from 12 nations pushed into woods near Lest in a drill called Strong Shield.",
    "Shares in Tokyo fell to a two-week low as army spending plans weighed.",
    "The army jet display at Farnborough drew crowds.",
    "Police in Goma said the fire is under control.",
    "Hooded fans picked up flares in Naples before the derby.",
    "Police picked up litter with pupils in Lagos.",
    "Armed with brooms, residents took over the streets of Beirut to clean them.",
    "Medics evacuated people from a village near Kupiansk under army escort.",
    "Президент прилетів у Варшаву літаком.",
    "Міністр навідався на завод безпілотників у Львові.",
    "Ворог може піти на прорив під Сумами, попередив генерал.",
    "Поліція Луцька вилучила бойову гранату в пенсіонера.",
    "У музеї Херсона відтворили бій 1943 року.",
    "Якщо ракета впаде на станцію, Запоріжжя лишиться без світла.",
    "Поліцейські в Рівному забрали дітей на екскурсію.",
    "У Полтаві відкрили виставку дронів, що нищили ворога.",
    "«Динамо» розгромило суперника в Києві й повернуло собі перше місце.",
    "Літак із туристами приземлився у Варшаві.",
    "Хірурги військового госпіталю у Дніпрі дістали уламок із серця бійця.",
    "Бійці відпрацювали дії при нальоті на полігоні під Житомиром.",
    "За місяць над Одещиною збили 300 шахедів.",
    "Відео з вибухом у Торецьку виявилося торішнім, кажуть військові.",
    "Німеччина передасть Києву снаряди й дрони.",
    "Самолёт с министром сел в Сочи.",
    "Курс рубля упал, армия чиновников в Москве не сокращается.",
    "В Казани росгвардейцы забрали детей из садика на праздник.",
    "В музее Волгограда показали гранату, брошенную в 1942 году.",
    "Футболисты ЦСКА пробили оборону соперника в Москве.",
    "Если беспилотники долетят до Перми, школы закроют, сказал губернатор.",
    "Власти Донецка обещают выбить долги из управляющих компаний.",
    "Военкор рассказал в Москве, как накрыли колонну под Киевом в 2022 году.",
    "Министр обороны в Минске заявил, что армия готова отразить любую атаку.",
    "Спектакль о партизанах, которые взорвали мост, покажут в Брянске.",
    "Военные учения под Псковом: условного противника выбили из деревни.",
    "Вооружённые лопатами жители Твери расчистили двор.",
    "Peace talks in Doha: rebels agree in principle to hand over Goma airport next month.",
    "Residents of Sumy learn what to do if a drone falls on a house.",
    "The militia leader, who once held hostages in Aleppo, was elected to parliament.",
]


@pytest.mark.parametrize(("kind", "place", "text"), TOLD)
def test_in_their_company_everyday_words_tell_of_violence(
    extractor: Extractor, kind: str, place: str, text: str
) -> None:
    (incident,) = extractor.extract(Report(text=text, published=TUESDAY)).incidents
    assert (incident.sub_event_type, incident.place_text) == (kind, place)


@pytest.mark.parametrize("text", UNTOLD)
def test_elsewhere_the_same_words_tell_of_none(extractor: Extractor, text: str) -> None:
    assert extractor.extract(Report(text=text, published=TUESDAY)).incidents == ()


def test_what_stands_apart_takes_a_cue_back() -> None:
    types = load_types(CATALOGUE)
    battle = types.find_cues(["soldiers", "repelled", "the", "raiders"])
    assert any(hit.cue.sub_event_type == CLASH for hit in battle)
    drones = types.find_cues(["soldiers", "repelled", "drones"])
    assert all(hit.cue.event_type != "Battles" for hit in drones)


def test_the_list_beside_it_says_the_sub_type() -> None:
    types = load_types(CATALOGUE)
    told = [
        {hit.cue.sub_event_type for hit in types.find_cues([weapon, "pounded", "it"])}
        for weapon in ("warplanes", "howitzers")
    ]
    assert AIR in told[0] and SHELLING in told[1]


def test_a_list_that_nobody_wrote_is_refused(tmp_path: Path) -> None:
    text = CATALOGUE.read_text(encoding="utf-8").replace('apart = ["panes"]', 'apart = ["pains"]')
    broken = tmp_path / "types.toml"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(FileRefusedError, match="pains"):
        load_types(broken)
