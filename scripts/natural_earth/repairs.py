"""What Natural Earth 10m admin-1 gets wrong or leaves open, and what we put in its place.

Keys are Natural Earth's own `adm1_code`, which never repeats, or codes of ISO 3166-2. Which of two areas that share
a code is which was told from their bounds, their kind and GeoNames' feature of the same `gn_id`.
"""

from __future__ import annotations

# ISO 3166-2 codes that are swapped, shared by two areas although each has one, or made up ("-99-X05~").
CODES: dict[str, str] = {
    "RUS-2364": "RU-MOS",  # Moscow Oblast and the city of Moscow have each other's code
    "RUS-2365": "RU-MOW",
    "AFG-1753": "AF-DAY",  # Daykundi, cut out of Uruzgan in 2004
    "AFG-1769": "AF-PAN",  # Panjshir, cut out of Parwan in 2004
    "KAB+00?": "KZ-KZY",  # Baikonur, leased to Russia, lies in Kyzylorda Region
    "MWI-1194": "MW-KR",  # Karonga
    "SDN-5857": "SD-DE",  # East Darfur ...
    "SDN-5859": "SD-DC",  # ... and Central Darfur
    "KAZ-3207": "KZ-ALM",  # Almaty
    "LVA-1084": "LV-041",  # Jelgava municipality, round the city of that name
    "LVA-1081": "LV-025",  # Daugavpils municipality, round the city of that name
    "LAO-3283": "LA-VT",  # Vientiane [prefecture]
    "MOZ-5854": "MZ-MPM",  # Maputo city
    "PER-587": "PE-LMA",  # Lima Province
    "LVA-934": "LV-106",  # Ventspils municipality, round the city of that name
    "SLB-3507": "SB-WE",  # Western
    "MDV-5234": "MV-MLE",  # Malé
    "LVA-1066": "LV-077",  # Rezeknes municipality, round the city of that name
    "LVA-5725": "LV-042",  # Jekabpils municipality, round the city of that name
    "COL-1399": "CO-DC",  # Bogota
    "IRN-5490": "IR-32",  # Alborz
    "SYR-5261": "SY-QU",  # the UN zone on the Golan, part of Quneitra
    "SOL+00?": "SO-X11",  # Somaliland, Northern Cyprus: recognised parts of Somalia and Cyprus
    "CYN+00?": "CY-X04",
    "ESB-5132": "GB-X16",  # British Sovereign Base Areas
    "WSB-5133": "GB-X17",
    "USG+00?": "CU-14",  # Guantanamo Bay, leased: Guantánamo Province
}
# Areas that Natural Earth draws in parts: the name of the whole.
MERGED: dict[str, str] = {
    "BA-BIH": "Federation of Bosnia and Herzegovina",
    "MG-A": "Toamasina",
    "MG-D": "Antsiranana",
    "MG-F": "Fianarantsoa",
    "MG-M": "Mahajanga",
    "MG-T": "Antananarivo",
    "MG-U": "Toliara",
    "PH-MNL": "Metro Manila",
    "IE-TA": "Tipperary",
}
# ISO 3166-1 alpha-2 by Natural Earth's `gu_a3`, where `iso_a2` has the sovereign's: overseas parts with codes of
# their own, as GeoNames uses them. "" is nobody's: claimed by several states, held by none in the UN's view.
COUNTRIES: dict[str, str] = {
    "GUF": "GF",
    "GLP": "GP",
    "MTQ": "MQ",
    "REU": "RE",
    "MYT": "YT",
    "NSV": "SJ",
    "NJM": "SJ",
    "BVT": "BV",
    "CCK": "CC",
    "CXR": "CX",
    "NLY": "BQ",
    "ESB": "GB",
    "WSB": "GB",
    "PGA": "",  # Spratly Islands
    "KAS": "",  # Siachen Glacier
}
COUNTRIES_BY_CODE: dict[str, str] = {"NL-BQ1": "BQ", "NL-BQ2": "BQ", "NL-BQ3": "BQ"}

# Natural Earth's long names of countries, as newsrooms write them.
COUNTRY_NAMES: dict[str, str] = {
    "Czech Republic": "Czechia",
    "Democratic Republic of the Congo": "DR Congo",
    "Hong Kong S.A.R.": "Hong Kong",
    "Macao S.A.R": "Macao",
    "Republic of Serbia": "Serbia",
    "Republic of Congo": "Congo",
    "The Bahamas": "Bahamas",
    "United Republic of Tanzania": "Tanzania",
    "United States of America": "United States",
}

# Whose an area is, by the setting `boundaries`: (UN General Assembly, as Natural Earth draws it).
DISPUTED: dict[str, tuple[str, str]] = {"UA-43": ("UA", "RU"), "UA-40": ("UA", "RU")}

# Names that Natural Earth took from the wrong Wikidata item: English, Ukrainian, Russian.
NAMES: dict[str, tuple[str, str, str]] = {
    "UA-32": ("Kyiv", "Київська область", "Киевская область"),
    "UA-30": ("Kyiv City", "Київ", "Киев"),
    "UA-51": ("Odesa", "Одеська область", "Одесская область"),
    "UA-43": ("Crimea", "Автономна Республіка Крим", "Автономная Республика Крым"),
    "RU-ALT": ("Altai", "Алтайський край", "Алтайский край"),
    "RU-AL": ("Altai Republic", "Республіка Алтай", "Республика Алтай"),
    "RU-MOS": ("Moscow", "Московська область", "Московская область"),
    "RU-MOW": ("Moscow City", "Москва", "Москва"),
    "RU-YEV": ("Jewish Autonomous Oblast", "Єврейська автономна область", "Еврейская автономная область"),
    "RU-KDA": ("Krasnodar", "Краснодарський край", "Краснодарский край"),
    "RU-STA": ("Stavropol", "Ставропольський край", "Ставропольский край"),
    "RU-PER": ("Perm", "Пермський край", "Пермский край"),
    "RU-PRI": ("Primorsky", "Приморський край", "Приморский край"),
    "RU-KHA": ("Khabarovsk", "Хабаровський край", "Хабаровский край"),
    "RU-KYA": ("Krasnoyarsk", "Красноярський край", "Красноярский край"),
    "RU-KAM": ("Kamchatka", "Камчатський край", "Камчатский край"),
    "RU-ZAB": ("Zabaykalsky", "Забайкальський край", "Забайкальский край"),
    "BY-MA": ("Mogilev", "Могильовська область", "Могилёвская область"),
    "BY-HM": ("Minsk City", "Мінськ", "Минск"),
    "SY-RD": ("Rif Dimashq", "Мухафаза Дамаск", "Риф-Дамаск"),
    "PS-GZZ": ("Gaza Strip", "Сектор Гази", "Сектор Газа"),
    "PS-WBK": ("West Bank", "Західний берег річки Йордан", "Западный берег реки Иордан"),
    "XK-X20": ("Pristina", "Приштина", "Приштина"),
    "XK-X21": ("Prizren", "Призрен", "Призрен"),
    "XK-X10": ("Kamenica", "Косовська Камениця", "Косовска-Каменица"),
    "MX-DIF": ("Mexico City", "Мехіко", "Мехико"),
    "PA-1": ("Bocas del Toro", "Бокас-дель-Торо", "Бокас-дель-Торо"),
    "HK-X03": ("Eastern", "Східний", "Восточный"),
}
# Names that people write and Natural Earth has not, added to its alternates.
ALTERNATES: dict[str, tuple[str, ...]] = {
    "UA-12": ("Dnipro",),
    "UA-35": ("Kropyvnytskyi",),
    "UA-43": ("Autonomous Republic of Crimea", "Krym"),
    "UA-51": ("Odessa",),
    "UA-30": ("Kyiv", "Kiev"),
    "UA-21": ("Transcarpathia",),
    "RU-MOW": ("Moscow", "Moskva"),
    "RU-MOS": ("Podmoskovye",),
    "RU-LEN": ("Leningrad",),
    "PS-GZZ": ("Gaza",),
}
# The kind of area in English. Natural Earth calls an oblast "Region", which the reports do not.
KINDS: dict[tuple[str, str], str] = {
    ("UA", "Region"): "Oblast",
    ("UA", ""): "Oblast",
    ("UA", "Municipality"): "City",
    ("UA", "Federal City"): "City",
    ("RU", "Region"): "Oblast",
    ("RU", "Territory"): "Krai",
    ("RU", "Federal City"): "City",
    ("RU", "Autonomous Province"): "Autonomous Okrug",
    ("RU", "Autonomous Region"): "Autonomous Oblast",
    ("BY", "Region"): "Oblast",
    ("BY", "Municipality"): "Oblast",
    ("LB", "Province"): "Governorate",
    ("SY", "Province"): "Governorate",
    ("IQ", "Province"): "Governorate",
}
KINDS_BY_CODE: dict[str, str] = {
    "BY-HM": "City",
    "RU-SA": "Republic",
    "RU-KAM": "Krai",
    "RU-ZAB": "Krai",
    "PS-GZZ": "Territory",
    "PS-WBK": "Territory",
    "UA-43": "Autonomous Republic",
}
