"""English in freer words than a wire's: what it tells of, and what only sounds like it."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report

_TOLD = [
    ("Shelling/artillery/missile attack", "Rounds slammed into a school yard in Nyala on Wednesday, wounding four."),
    ("Shelling/artillery/missile attack", "Three projectiles landed near the bakery in Kherson at noon."),
    ("Air/drone strike", "The raid flattened a pharmacy in Tyre on Wednesday evening."),
    ("Air/drone strike", "Remains of a drone came down on a kindergarten roof in Odesa overnight."),
    ("Suicide bomb", "A boy walked up to the checkpoint in Maiduguri and set off his vest, killing two soldiers."),
    ("Remote explosive/landmine/IED", "Two cousins died in Kabul when an old shell they had found went off."),
    ("Mob violence", "Residents beat a suspected thief to death in Kisumu on Wednesday."),
    ("Mob violence", "Villagers stoned two brothers to death near Kisumu on Wednesday."),
    ("Violent demonstration", "Hundreds of men laid siege to a hotel in Rotherham on Wednesday, smashing its windows."),
    ("Abduction/forced disappearance", "Gunmen herded six passengers into the bush near Gusau on Wednesday."),
    ("Abduction/forced disappearance", "Men in fatigues led 18 students out of their hostel in Gusau at gunpoint."),
    ("Looting/property destruction", "Men in uniform emptied a food depot in Nyala on Wednesday, driving off with grain."),
    ("Non-state actor overtakes territory", "The rebels are in control of Uvira, residents said on Wednesday."),
    ("Government regains territory", "The army had driven the last fighters of the militia out of Beni, it said on Wednesday."),
    ("Peaceful protest", "Nurses carrying banners and blowing whistles sat down outside the ministry in Lima on Wednesday."),
    ("Accident", "Methane ignited in a pit at Donetsk on Wednesday and four miners were burned."),
    ("Accident", "Goods train jumps track near Bamako, nobody hurt"),
    ("Natural hazard", "The typhoon came ashore at Legazpi on Wednesday and peeled roofs off schools."),
    ("Shelling/artillery/missile attack", "Loud blasts over Zaporizhzhia. A missile slammed into a house in the old quarter."),
    ("Armed clash", "Raiders shot their way into a barracks in Gao on Wednesday, the army said."),
    ("Attack", "Militiamen went from hut to hut in Bunia on Wednesday, killing everyone they found."),
    ("Crime", "A driver sped into a crowd in Vancouver on Wednesday and killed nine people."),
    ("Looting/property destruction", "Looters emptied the grain store in Wau on Wednesday while police looked on."),
    ("Agreement", "Rebels and the army agreed to hold their fire at talks in Juba on Wednesday."),
    ("", "A blast outside the Russian consulate in Marseille on Wednesday broke windows."),
    ("Remote explosive/landmine/IED", "A school bus struck a buried bomb near Quetta on Wednesday."),
    ("Violent demonstration", "Crowds forced the gates of parliament in Belgrade on Wednesday and smashed its windows."),
    ("Peaceful protest", "Farmers dumped manure outside the prefecture in Toulouse on Wednesday."),
    ("Crime", "Raiders stopped a cash-in-transit van in Durban on Wednesday and made off with nine million."),
    ("Accident", "Pilgrims fell over each other on the stairs of a temple in Haridwar on Wednesday; six died."),
    ("Natural hazard", "The slope let go above Bukavu on Wednesday, sending mud through two quarters."),
    ("Natural hazard", "Torrents of brown water poured through Derna on Wednesday; 40 people drowned."),
    ("Non-state actor overtakes territory", "Rebels walked into the centre of Hama on Wednesday night."),
    ("Accident", "A turboprop hit a barn near Gramado on Wednesday, killing all ten on board."),
    ("Abduction/forced disappearance", "Insurgents took dozens of passengers of a bus captive near Sibi on Wednesday."),
    ("Accident", "Three workers were overcome by fumes in a well in Multan on Wednesday."),
    ("Peaceful protest", "Teachers sat on the rails at Patna on Wednesday to demand their pay."),
    ("Air/drone strike", "Five people died in an air raid on a camp near Nuseirat early on Wednesday."),
]  # fmt: skip
_NOTHING = [
    "Pupils in Kharkiv did their sums in an air raid shelter on Wednesday.",
    "Fans walked into the centre of Leeds on Wednesday to greet the cup winners.",
    "She was overcome by emotion in Oslo on Wednesday when the prize was read out.",
    "He took a torrent of abuse in Rome on Wednesday.",
    "The boy sat on the track in Leeds playing with his train set.",
    "Crowds poured into Rome on Wednesday for the pope's mass.",
    "Children fell over each other with laughter in Leeds on Wednesday.",
    "He agreed to trade his car in Leeds on Wednesday.",
    "Archaeologists in Luxor found a buried charge of coins on Wednesday.",
    "The bodies of two statues lay in the yard of the museum in Leeds.",
    "Seventy pupils with painted wounds waited for stretchers in Zeebrugge, where terrorists held a terminal.",
    "The sides agreed in Geneva on Wednesday to stop fighting.",
    "Envoys in Doha called on Wednesday for a pause in the fighting.",
    "Doctors in Leeds are fighting cancer with a virus.",
    "The carnival in Basel on Wednesday was a riot of colour.",
    "The minister faced a barrage of questions in Rome on Wednesday.",
    "The rounds of talks landed on the same result in Geneva on Wednesday.",
    "Volunteers stripped the old warehouse in Leeds of its paint on Wednesday.",
    "Students carrying flags marched in the parade in Madrid on Wednesday.",
    "The guide led the pupils out of the museum in Leeds past armed guards.",
    "Officers came for the annual dinner in Leeds with lawyers and judges.",
]


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 3, 6))).incidents


@pytest.mark.parametrize(("kind", "text"), _TOLD)
def test_what_it_tells_of(extractor: Extractor, kind: str, text: str) -> None:
    assert [i.sub_event_type for i in read(extractor, text)] == [kind]


@pytest.mark.parametrize("text", _NOTHING)
def test_what_only_sounds_like_it(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Neighbours beat a man to death in Quetzaltenango on Wednesday.", 1),
        ("The blast in Tumaco on Wednesday cost a constable and a woman their lives.", 2),
        ("Fighting went on in Goma on Wednesday; hospitals had taken in at least 17 bodies.", 17),
        ("A chef was stabbed to death in Lyon on Wednesday.", 1),
        ("The delay in the fire in Leeds on Wednesday cost the mayor his job.", None),
    ],
)
def test_whom_it_cost_his_life(extractor: Extractor, text: str, killed: int | None) -> None:
    assert [i.casualties.killed_best for i in read(extractor, text)] == [killed]
