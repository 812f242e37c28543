"""Classes of words that tell what a name beside them is; lower case, without full stops."""

from __future__ import annotations

from dataclasses import dataclass


def words(text: str) -> frozenset[str]:
    """The words of `text` as a set."""
    return frozenset(text.split())


# Words after which a full stop does not end a sentence.
ABBREVIATIONS = words("""
    adm amb ave bldg blvd br brig bros capt cmdr co col comdr cpl corp cpt ct dept det dist dr dra esp
    est etc fig fr ft gen gov hon inc insp jr km lieut llc lt ltd maj mc messrs mgr mr mrs ms msgr mt
    mts mx nos op pres prof pvt rd rep reps rev sen sens sgt sr st ste supt tel u viz vol vs ala ariz
    ark calif colo conn del fla ill ind kan kans ky la md mich minn miss mo mont neb nev okla ore pa
    penn tenn tex va vt wash wis wyo alta sask man ont que jan feb mar apr jun jul aug sep sept oct nov
    dec no art ст вул обл р м с просп пр ул г гг им імені св тис млн млрд руб грн ім бул пос смт рр чол
    пл пер буд кв
""")
FUNCTION_WORDS = words("""
    a an the of in on at to from by for with near into onto over under and or but that which who whose
    as is are was were be been has have had will would can could may might its his her their our your
    this these в на у з із зі до від по за про та і й або що як не під при от из с со к о об и или что
    без
""")
# Words that open a sentence far more often than they follow "U.S." within one.
OPENERS = words("""
    the a an in on at it he she they we i this that these those there his her its their but and as after
    then before when while if for with some many most no not what who how one two by from to over under
""")
LOCATIVE = words("""
    hit hits hitting struck strikes striking shelled shelling attacked attacks attacking pounded bombed bombing
    captured captures seized seizes liberated retook recaptured recapture stormed targeted targeting rocked reached
    besieged occupied occupy
    in at near from to into outside around across throughout inside toward towards via within beyond
    above between along off onto over past through under upon against beside amid among visiting leaving
    entering в во на у під при из від до біля около возле під поблизу близ через над по с со к неподалік
""")
TITLES = words("""
    mr mrs ms miss dr prof sir lord lady rev reverend father sister brother bishop pope saint king queen
    prince princess president vice premier chancellor minister secretary senator sen representative rep
    congressman congresswoman governor gov mayor judge justice sheriff officer sgt sergeant capt captain
    lt lieutenant col colonel gen general maj major adm admiral cmdr commander cpl corporal pvt private
    detective inspector chief coach ambassador amb professor doctor attorney councilman councilwoman
    councillor alderman commissioner chairman chairwoman director ceo spokesman spokeswoman spokesperson
    analyst author actor actress singer artist pastor deputy superintendent supt trooper constable const
    del pfc hon dame sheikh imam ayatollah
    пан пані президент президента прем'єр міністр міністра губернатор губернатора мер голова генерал полковник майор
    капітан лейтенант сержант депутат речник речниця експерт адвокат журналіст командир господин премьер министр
    министра мэр глава капитан пресс-секретарь эксперт журналист
""")
# Who governs a town, named with it in the genitive.
OFFICES = words(
    "мэр мэра мэром мер мера мером губернатор губернатора губернатором глава главы главой голова голови головою главе"
)
# What is done to a town, or is of it, named with it in the genitive; and who did it, in the accusative.
OF_TOWNS = words("""
    обстріл обстрілу обстрілі обстрілом обстріли обстрілів окупація окупації окупацію окупацією штурм штурму штурмі штурма
    звільнення захоплення оборона оборони обороні жителі жителів мешканці мешканців центр центру центрі центре центра околиці
    обстрел обстрела обстреле обстрелом обстрелы обстрелов оккупация оккупации оккупацию оккупацией штурме освобождение
    освобождения освобождении взятие взятия взятии захват захвата захвате обороны обороне жители жителей окраина окраине
    атакували атакував атакують обстріляли обстріляв обстрілюють бомбили захопили звільнили окупували штурмують штурмували
    атаковали атаковал атакуют обстреляли обстрелял обстреливают бомбили захватили освободили оккупировали штурмуют штурмовали
    мешканець мешканця мешканцем мешканка мешканку мешканкою житель жителя жителем жительница жительницу жителька жительку
    уродженець уродженка уроженец уроженка
    окраины оборону бомбардування бомбардировка бомбардировки бомбардировке осада осады осаде облога облоги облозі
""")
SAYING = words("""
    said says say told added asked replied wrote argued noted explained testified recalled insisted
    stated admitted joked tweeted claimed announced warned denied believes thinks hopes wants knew
    сказав сказала заявив заявила повідомив повідомила розповів розповіла додав додала вважає каже пояснив пояснила
    написав написала зазначив зазначила подякував підписав сказал сказала заявил заявила сообщил сообщила рассказал
    рассказала добавил добавила считает говорит пояснил пояснила написал написала отметил отметила поблагодарил подписал
""")
ORGANISATIONS = words("""
    university college school academy institute hospital church cathedral museum library theatre theater
    company corp corporation inc ltd llc plc group holdings bank airlines airways motors press news
    times post tribune herald gazette journal independent observer chronicle daily sun star telegraph
    guardian mirror council commission committee department dept ministry agency authority bureau office
    association society union federation league club fc united rovers wanderers athletic orchestra
    symphony ballet police court foundation center centre party army navy force forces guard brigade
    regiment battalion division exchange stadium arena festival championship cup open games grand prix
    accord accords agreement treaty convention protocol declaration syndrome virus fever institution
    coalition cartel cartels gang team project system services service
""")
SPORTS = words("""
    rockets lakers spurs mavericks bulls bears cubs giants jets eagles patriots steelers cowboys texans
    saints falcons panthers dolphins browns ravens bengals colts titans jaguars broncos raiders chargers
    chiefs packers vikings lions redskins 49ers rams cardinals seahawks yankees mets dodgers angels
    padres athletics mariners rangers astros twins brewers tigers indians royals braves phillies
    nationals marlins rays orioles pirates reds celtics knicks nets sixers 76ers raptors heat magic
    hawks hornets wizards pistons pacers bucks cavaliers clippers warriors suns kings blazers jazz
    nuggets thunder timberwolves grizzlies pelicans flyers penguins bruins canadiens leafs senators
    sabres devils islanders capitals hurricanes predators blackhawks wild stars avalanche flames oilers
    canucks jets coyotes sharks ducks bulldogs wildcats gators buckeyes hoosiers
""")
STREETS = words("""
    street st avenue ave road rd boulevard blvd drive dr lane ln court ct highway hwy route parkway pkwy
    terrace place way square plaza pike turnpike expressway freeway interstate crescent
""")
# What stands before or after the name of an area or a natural feature and belongs to it.
AREA_NOUNS = words("""
    regions oblasts provinces counties districts states areas область області областю области областью обл
    район району районі района районе край краю края крае регіон регіоні регион регионе
    region oblast krai raion rayon province state county district parish prefecture governorate
    municipality territory area republic emirate department voivodeship canton shire borough
""")
AREA_PLURALS = words("""
    regions oblasts provinces counties districts states areas parishes governorates prefectures territories
    областей областях областям областями районів районах районам районов
""")
# Of these, what divisions of a country are called and countries are not: after the name, and before it.
DIVISION_NOUNS = words("""
    oblast krai raion province county district prefecture governorate department voivodeship canton shire область області
    областю областью обл край краю крае район району районі районе
""")
DIVISIONS_BEFORE = words("""
    штат штата штату штате штаті штатом провинция провинции провинцию провинцией провінція провінції провінцію провінцією
    департамент департамента департаменте департаменті префектура префектуры префектуре префектурі префектури
    губерния губернии губернія губернії воеводство воеводстве воеводства воєводство воєводстві воєводства
    графство графстве графстві графства oblast
""")
DIVISIONS_OF = words("state province governorate department prefecture county oblast")
SETTLEMENT_NOUNS = words("""
    city town village hamlet settlement suburb neighborhood neighbourhood township commune capital port
    resort community municipality borough district місто місті міста село селі села селище селищі селища
    смт город городе города деревня деревне деревни поселок поселке посёлок посёлке станица станице
    хутор хуторі хуторе населений пункт населённый
""")
# Of these, what only a settlement is called: never a country, seldom an area.
TOWN_NOUNS = words("""
    city town village hamlet settlement township місто місті міста місту село селі селе села селу селище селищі селища смт
    город городе города городу деревня деревне деревни поселок поселке поселка посёлок посёлке посёлка станица станице
    станицы хутор хуторі хуторе хутора
""")
VILLAGE_NOUNS = words("""
    village hamlet село селі селе селі села селу селище селищі селища деревня деревне деревни деревню поселок поселке поселка
    посёлок посёлке посёлка хутор хуторі хуторе хутора станица станице станицы
""")
CAPITAL_NOUNS = words(
    "capital capitals столиця столиці столицю столицею столица столице столицы столицу столицей"
)
PHYSICAL_NOUNS = words("""
    river lake creek bay gulf sea ocean strait channel canal island islands isle peninsula cape mountain
    mountains mount mt hills hill valley desert forest park beach coast basin plateau ridge pass falls
    springs reservoir dam bridge airport airbase station port harbor harbour
""")
DIRECTIONS = words("""
    north south east west northern southern eastern western central northeast northwest southeast
    southwest northeastern northwestern southeastern southwestern upper lower mid downtown uptown inner
    outer greater rural metropolitan coastal northernmost southernmost
""")
# What happens to a place, or in it, in reports of attacks; beside a name at the head of a sentence it says much.
VIOLENCE = words("""
    shelled shelling bombed bombing bombarded bombardment attacked attack attacks hit struck strike strikes targeted
    stormed captured seized besieged raided raid rocked shaken pounded occupied liberated evacuated fell fire burned
    drone drones missile missiles rocket rockets artillery mortar shells airstrike airstrikes explosion explosions blast
    blasts clashes fighting killed wounded injured bomb ambush ambushed looted torched
    обстріляли обстріляно обстріл обстрілу обстрілом обстрілі атакували атаковано атакував удар удару ударів удари
    вдарили вибух вибухи вибуху пролунали пролунав влучив влучання загинув загинула загинули поранено поранені дрон дрони
    дронів ракета ракети ракетами окупували звільнили бої захопили евакуювали горить пожежа
    обстреляли обстрелян обстреляна обстрел обстрела обстрелом обстреле атаковали атакован атакована ударили удара
    взрыв взрывы взрыва прогремел прогремели попал погиб погибла погибли ранен ранены беспилотник беспилотники
    беспилотников дроны дронов ракетой ракетами захватили освободили бои эвакуировали горит пожар
""")
# Whose doings are reported together with the above; seldom of anything else.
MILITARY = words("""
    troops soldiers military army armoured armored tank tanks howitzer howitzers helicopter convoy convoys brigade battalion
    regiment occupiers shelling destroyed destruction damaged damage demolished crater debris wreckage warhead shrapnel
    militants insurgents gunmen rebels fighters terrorists landmine mine mines checkpoint trenches
    військові військових військами армія армії танк танки танків бригада бригади окупанти окупантів росіяни росіян рашисти
    знищено знищили зруйновано пошкоджено уламки снаряд снаряди снарядів ворог ворога противник зсу ппо бпла шахед шахеди
    військ війська окупаційних авіаудар авіаударів бомба бомби міномет мінометів
    военные военных армия армии танки танков бригады оккупанты военнослужащие военнослужащих боевики боевиков
    уничтожен уничтожены уничтожили разрушен разрушены поврежден повреждены повреждена обломки снаряды снарядов противник
    противника всу пво войска войск авиаудар авиаударов бомбы боеприпасы диверсанты
""")
GOVERNMENT_VERBS = words("""
    said says insists insisted claims claimed wants wanted warns warned denies denied accuses accused
    hopes seeks sought agreed agrees rejected rejects demands demanded vowed vows condemned condemns
    announced recognized recognised has had believes fears considers considered argues argued signaled
    signalled announces announced responded urges urged pledged refuses refused
""")
MONTHS_AND_DAYS = words("""
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday mon tue wed thu fri sat sun jan feb mar apr jun jul aug
    sept oct nov dec spring summer autumn winter easter christmas gmt utc est edt pst
    ramadan eid ashura nowruz newroz hanukkah passover diwali рамадан рамадану рамадана рамадані курбан навруз
""")

# Known all over the world as armed groups; some are also old or foreign names of small places.
ARMED_GROUPS = words("""
    hamas hezbollah hizbullah fatah taliban isis isil daesh nato wagner shabaab houthi houthis janjaweed
    харам хамас хезболла хезболлах талибан талібан вагнер нато фатах
""")
# Bodies of many states, written like names of small places.
BODIES = words("un eu osce unicef unhcr оон єс ес обсє обсе")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """A class of words under a short name."""

    name: str
    words: frozenset[str]


CLASSES = (
    WordClass(name="locative", words=LOCATIVE),
    WordClass(name="title", words=TITLES),
    WordClass(name="saying", words=SAYING),
    WordClass(name="organisation", words=ORGANISATIONS),
    WordClass(name="sport", words=SPORTS),
    WordClass(name="street", words=STREETS),
    WordClass(name="area", words=AREA_NOUNS),
    WordClass(name="settlement", words=SETTLEMENT_NOUNS),
    WordClass(name="physical", words=PHYSICAL_NOUNS),
    WordClass(name="direction", words=DIRECTIONS),
    WordClass(name="government", words=GOVERNMENT_VERBS),
    WordClass(name="calendar", words=MONTHS_AND_DAYS),
    WordClass(name="violence", words=VIOLENCE),
)
