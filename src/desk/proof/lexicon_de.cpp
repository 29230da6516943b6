#include "desk/proof/grammar.h"
#include "desk/proof/lexicon_forms.h"

// German. Weak verbs are given by their stem; the compiler makes the forms. "mit+teil" parts:
// "teilte
// ... mit", "mitgeteilt". "~" behind a stem asks for an e before its endings: "rechn~".

namespace stet {
namespace {

constexpr std::string_view kReportingVerbs =
    "tön stichel polter witzel zisch knurr brüll stöhn seufz staun philosophier erkundig schmetter "
    "sag antwort~ erklär beton äußer erzähl bericht~ meld~ frag vermut~ warn droh forder "
    "behaupt~ versicher erwider entgegn~ kritisier kommentier resümier bilanzier mutmaß "
    "prophezei jammer klag beklag schimpf wetter feix scherz lach jubel schwärm raun murmel "
    "flüster brumm prahl höhn spott~ ätz mahn ergänz berichtig bekräftig bestätig verkünd~ "
    "argumentier konstatier appellier beteuer bezeug erläuter erwähn beschwer verdeutlich "
    "unterstreich signalisier informier twitter präzisier zitier formulier dementier protestier "
    "monier beanstand~ moser gesteh schilder wiederhol erinner empör wunder analysier "
    "prognostizier versprech plädier beichte fleh schwör mein mit+teil hinzu+füg ein+räum "
    "an+kündig zu+stimm fest+stell klar+stell an+merk nach+hak aus+führ ein+wend~ voraus+sag "
    "vor+rechn~ richtig+stell an+mahn nach+leg dar+leg weiter+sag zusammen+fass";
constexpr std::string_view kStrongReportingVerbs =
    "rät raten riet rieten geraten empfiehlt empfehlen empfahl empfohlen spricht sprechen spreche "
    "sprach sprachen gesprochen schreibt schreiben schreibe schrieb "
    "schrieben geschrieben ruft rufen rief riefen gerufen gerufenen schreit schreien schrie "
    "schrien geschrien verspricht versprechen versprach versprachen versprochen widerspricht "
    "widersprechen widersprach widersprachen widersprochen gesteht gestehen gestand gestanden "
    "verweist verweisen verwies verwiesen weist wies wiesen zurückwies zurückgewiesen "
    "zurückzuweisen zugab zugegeben zuzugeben fortfuhr fortgefahren heißt hieß hießen heiße "
    "unterstreicht unterstrich unterstrichen gebeten beschreibt beschrieb schwor geschworen "
    "schwört gelesen lautet lautete lauteten räsoniert";
constexpr std::string_view kThinkingVerbs =
    "glaub hoff fürcht~ befürcht~ erwart~ bedauer zweifel bezweifel überleg plan wünsch will "
    "fühl bemerk lern träum rechn~ akzeptier begrüß unterstütz ahn führ lieb hör freu post~ "
    "urteil";
constexpr std::string_view kStrongThinkingVerbs =
    "denkt denken dachte dachten gedacht weiß wissen wusste wussten gewusst sieht sehen sah "
    "sahen gesehen empfindet empfand hält hielt hielten gehalten versteht verstand verstanden "
    "vergleicht verglich verglichen schlägt schlug vorschlug vorgeschlagen bietet bot boten "
    "steht stand standen zeigt zeigte zeigten gezeigt stellt stellte stellten macht machte "
    "machten trat tritt findet fand fanden lässt ließ ließen fährt fuhr fuhren gibt gab gaben "
    "schließt schloss liest las befindet befand bittet bat baten wirbt warb warben verlangt "
    "verlangte verlangten verlangen";
constexpr std::string_view kLabellingVerbs =
    "bezeichn~ titulier tauf charakterisier lob verurteil verspott~ nann würdig geißel feier "
    "rüg tadel verunglimpf";
constexpr std::string_view kStrongLabellingVerbs =
    "nennt nennen nannte nannten genannt wirft werfen warf warfen vorgeworfen vorwarf";
constexpr std::string_view kOtherVerbs =
    "arbeit~ brauch sorg spiel such dauer end~ zahl kauf verkauf wart~ lauf leb wohn kost~ öffn~ "
    "gehör hol setz schaff passier folg kümmer gewähr reagier lehn lös mach mess applaudier "
    "stürz brems beantrag beschließ endet startet leit~ gründ~ trenn verhandel ermittel untersuch "
    "beginn beweg besuch schick nutz ersetz sanier plan stimm demonstrier protestier kontrollier "
    "verteidig renn hinderb rett~ bau verletz töt~";
constexpr std::string_view kStrongOtherVerbs =
    "kommt kommen kam kamen gekommen geht gehen ging gingen gegangen bleibt bleiben blieb blieben "
    "geblieben nimmt nehmen nahm nahmen genommen beginnt begann begonnen trifft treffen traf "
    "trafen getroffen trägt tragen trug getragen fällt fallen fiel fielen gefallen liegt liegen "
    "lag lagen sitzt sitzen saß saßen verliert verlor verloren gewinnt gewann gewonnen zieht zog "
    "zogen gezogen bringt brachte brachten gebracht läuft liefen gelaufen hilft half geholfen "
    "schweigt schwieg schwiegen brennt brannte beschloss beschlossen tut tat taten getan kennt "
    "kannte bekommt bekam erhält erhielt enthält enthielt erscheint erschien stirbt starb "
    "gestorben hebt hob erfährt erfuhr verlässt verließ";

constexpr std::string_view kAuxiliaries =
    "hat haben habe hatte hatten hätte hätten hast kann können könne konnte konnten könnte "
    "könnten muss müssen müsse musste mussten müsste müssten soll sollen solle sollte sollten will "
    "wollen wolle wollte wollten darf dürfen dürfe durfte durften dürfte dürften mag mögen möge "
    "möchte möchten";
constexpr std::string_view kBeForms =
    "ist sind sei seien war waren wäre wären bin bist gewesen wird werden werde wurde wurden "
    "würde würden worden geworden";

constexpr std::string_view kRoles =
    "minister ministerin präsident präsidentin vizepräsident kanzler kanzlerin bundeskanzler "
    "bundeskanzlerin bundespräsident ministerpräsident ministerpräsidentin regierungschef "
    "regierungschefin regierungssprecher regierungssprecherin sprecher sprecherin bürgermeister "
    "bürgermeisterin oberbürgermeister oberbürgermeisterin landrat landrätin chef chefin "
    "vorsitzende vorsitzender vorsitzenden vizechef parteichef parteichefin fraktionschef "
    "fraktionschefin geschäftsführer geschäftsführerin direktor direktorin leiter leiterin "
    "abgeordnete abgeordneter abgeordneten politiker politikerin senator senatorin stadtrat "
    "stadträtin staatssekretär innenminister innenministerin außenminister außenministerin "
    "finanzminister finanzministerin justizminister verteidigungsminister wirtschaftsminister "
    "umweltminister gesundheitsminister kapitän hafenkapitän trainer trainerin stürmer torwart "
    "spieler spielerin verteidiger anwalt anwältin rechtsanwalt rechtsanwältin richter richterin "
    "staatsanwalt staatsanwältin polizist polizistin kommissar kommissarin ermittler arzt ärztin "
    "forscher forscherin wissenschaftler wissenschaftlerin professor professorin lehrer lehrerin "
    "schulleiter schulleiterin rektor rektorin ökonom ökonomin analyst analystin experte expertin "
    "berater beraterin autor autorin schriftsteller schriftstellerin journalist journalistin "
    "redakteur redakteurin kritiker kritikerin historiker historikerin künstler künstlerin maler "
    "sänger sängerin schauspieler schauspielerin regisseur regisseurin unternehmer unternehmerin "
    "manager managerin investor landwirt landwirtin bauer bäuerin bäcker bäckerin fischer fahrer "
    "fahrerin pilot pilotin ingenieur ingenieurin architekt architektin anwohner anwohnerin "
    "nachbar nachbarin zeuge zeugin opfer mutter vater frau mann sohn tochter bruder schwester "
    "junge mädchen schüler schülerin student studentin freund freundin kollege kollegin aktivist "
    "aktivistin organisator organisatorin wähler botschafter botschafterin diplomat könig königin "
    "papst bischof pfarrer pfarrerin kardinal general oberst soldat offizier gewerkschafter "
    "gewerkschafterin stellvertreter stellvertreterin kämmerer schatzmeister schatzmeisterin "
    "generalsekretär generalsekretärin verbandschef gast besucher besucherin leser leserin ordner "
    "feuerwehrmann sanitäter wirt wirtin händler händlerin moderator moderatorin mitarbeiter "
    "mitarbeiterin beamter beamte beamtin angeklagte angeklagter kläger mandant mandantin "
    "einsatzleiter vertreter vertreterin beobachter meteorologe meteorologin virologe";
constexpr std::string_view kPluralRoles =
    "ministern politikern sprechern trainern bewohner anwohnern nachbarn eltern kinder ärzte "
    "lehrern schülern studenten wissenschaftlern forschern soldaten polizisten ermittlern "
    "fans bauern leute menschen bürger wählern gäste besuchern mitgliedern mitglieder "
    "demonstranten demonstrierenden augenzeugen zeugen beamten abgeordnete anwälte richtern "
    "grünen grüne liberale konservative kollegen";
constexpr std::string_view kOrganisations =
    "ministerium regierung bundesregierung landesregierung polizei feuerwehr staatsanwaltschaft "
    "partei fraktion gewerkschaft verband verein konzern unternehmen firma gesellschaft behörde "
    "amt bundesamt gericht landgericht amtsgericht bundesgericht kommission eu un uno nato bank "
    "zentralbank universität hochschule institut schule krankenhaus klinik kirche stadt gemeinde "
    "landkreis kanton kreml weißes haus parlament bundestag bundesrat senat stadtrat gemeinderat "
    "opposition koalition bündnis initiative stiftung agentur nachrichtenagentur zeitung magazin "
    "sender redaktion sprecherkreis club klub mannschaft team hilfsorganisation organisation "
    "umwelthilfe wetterdienst wetterdienstes zentrale botschaft armee bundeswehr innenministerium "
    "außenministerium finanzministerium auswärtige leitung spd cdu csu fdp afd bka lka dpa apa sda "
    "polizeipräsidium kreisverwaltung verwaltung genossenschaft werk betreiber bahn";
constexpr std::string_view kAnonymousNouns =
    "quelle quellen insider insidern kreise kreisen eingeweihte";
constexpr std::string_view kCollectives =
    "kritiker experten beobachter analysten ökonomen forscher wissenschaftler viele manche einige "
    "anwohner gegner befürworter ärzte historiker juristen umweltschützer aktivisten";
constexpr std::string_view kWorks =
    "preis trophäe film buch roman lied album stück serie folge oper gedicht ausstellung gemälde "
    "bild artikel "
    "essay kolumne podcast hörspiel musical drama komödie titel song single magazin zeitschrift "
    "zeitung sendung krimi reihe band programm projekt oper bestseller doku dokumentation "
    "schlagzeile motto";
constexpr std::string_view kDocuments =
    "bericht mitteilung erklärung schreiben brief studie umfrage stellungnahme pressemitteilung "
    "papier dokument urteil beschluss antrag gutachten protokoll interview statement tweet post "
    "nachricht mail e-mail plakat transparent schild aufruf anklage entwurf gesetzentwurf vertrag "
    "akte unterlagen aussage rede ansprache petition aushang video botschaft";
constexpr std::string_view kHedges = "angeblich mutmaßlich vermutlich offenbar anscheinend";
constexpr std::string_view kTitles =
    "herr herrn frau dr dr. prof prof. hr. fr. st. präsident kanzler minister bürgermeister pater "
    "schwester bruder könig königin prinz prinzessin papst graf gräfin freiherr lord sir";
constexpr std::string_view kAdverbs =
    "ähnlich genauso anders ebenso zuerst auch kurz kaum lange spät früh dann später noch einmal "
    "wieder oft nie immer nur eben jetzt "
    "bereits schon einfach "
    "lediglich jedoch aber stattdessen zudem vielleicht allerdings unterdessen inzwischen "
    "schnell knapp kürzlich zuvor vorher danach anschließend schließlich endlich zunächst sofort "
    "bald manchmal eher weiter weiterhin nicht heraus hier dort so sehr mehr fast beide völlig "
    "klar gut her hin zusammen damals selbst sogar außerdem ebenfalls dabei dazu dagegen damit "
    "demnach deshalb daher dennoch trotzdem hingegen nun etwa rund laut deutlich wörtlich "
    "gegenüber ganz gar erst erneut ihrerseits seinerseits offen abends morgens mittags gleich";
constexpr std::string_view kPrepositions =
    "von vom in im ins an am ans auf aus bei beim mit nach vor zu zum zur über unter zwischen "
    "durch für gegen ohne um bis seit wegen trotz innerhalb außerhalb während neben hinter laut "
    "gemäß entsprechend zufolge angesichts aufgrund mithilfe namens gegenüber ab per pro samt "
    "hinsichtlich bezüglich anlässlich infolge";
constexpr std::string_view kConjunctions =
    "und oder aber denn sondern doch sowie wenn weil ob als wie während nachdem bevor damit "
    "obwohl obgleich sodass falls sobald solange indem wo warum weshalb";
constexpr std::string_view kDeterminers =
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein "
    "meine meinen meinem meiner dein deine sein seine seinen seinem seiner seines ihr ihre ihren "
    "ihrem ihrer ihres unser unsere unseren unserem unserer euer eure dieser diese dieses diesen "
    "diesem jener jene jenes jeder jede jedes jeden jedem alle allen aller alles viele vielen "
    "vieler einige einigen einiger mehrere mehreren mehrerer manche manchen beide beiden zwei drei "
    "vier fünf sechs sieben acht neun zehn elf zwölf welche welcher welches dessen deren";
constexpr std::string_view kNumerals =
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert tausend "
    "hunderte tausende dutzende dutzend million millionen milliarde milliarden";
constexpr std::string_view kCalendarWords =
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montagabend "
    "dienstagabend mittwochabend donnerstagabend freitagabend samstagabend sonntagabend "
    "montagmorgen dienstagmorgen mittwochmorgen januar jänner februar märz april mai juni juli "
    "august september oktober november dezember";
constexpr std::string_view kTimes =
    "heute gestern morgen woche wochen monat monate monaten jahr jahre jahren jahres tag tage "
    "tagen nacht vormittag nachmittag abend mittag wochenende stunde stunden minute minuten moment "
    "sommer winter frühling frühjahr herbst mitternacht vortag uhr anfang ende";
constexpr std::string_view kTerms =
    "sogenannte sogenannten sogenannter sogenanntes genannt genannte begriff wort stichwort "
    "heißt hieß slogan parole spitznamen beinamen namens titel";

constexpr std::size_t kSlots = 16384;

struct German {
  proof::FormTable<kSlots> table;

  static constexpr bool starts_unstressed(std::string_view stem) {
    for (const std::string_view prefix :
         {"be", "er", "ver", "ent", "ge", "zer", "wider", "unter", "wiederhol", "über"})
      if (stem.starts_with(prefix)) return stem != "beichte" && stem != "erb";
    return stem.ends_with("ier") || stem.starts_with("prophezei");
  }

  constexpr void weak(std::string_view stem, std::uint32_t classes) {
    std::string_view prefix;
    if (const std::size_t plus = stem.find('+'); plus != std::string_view::npos) {
      prefix = stem.substr(0, plus);
      stem.remove_prefix(plus + 1);
    }
    const bool link = stem.back() == '~';
    if (link) stem.remove_suffix(1);
    const std::string_view e = link ? "e" : "";
    const bool short_infinitive =
        (stem.ends_with("er") || stem.ends_with("el")) && !stem.ends_with("ier");
    const std::string_view infinitive = short_infinitive ? "n" : "en";
    const bool bare = starts_unstressed(stem);
    for (const std::string_view before : {std::string_view{}, prefix}) {
      table.form(classes, before, stem, "e");
      table.form(classes | kBase, before, stem, infinitive);
      char ending[8] = {};
      for (const std::string_view each : {"t", "te", "ten"}) {
        std::size_t size = 0;
        for (const char c : e) ending[size++] = c;
        for (const char c : each) ending[size++] = c;
        const std::string_view whole{ending, size};
        table.form(classes, before, stem, whole);
        if (each == "t") participle(prefix, stem, whole, bare, classes);
      }
      if (prefix.empty()) break;
    }
  }

  constexpr void participle(std::string_view prefix, std::string_view stem, std::string_view ending,
                            bool bare, std::uint32_t classes) {
    char start[16] = {};
    std::size_t size = 0;
    for (const char c : prefix) start[size++] = c;
    if (!bare)
      for (const char c : {'g', 'e'}) start[size++] = c;
    table.form(classes, {start, size}, stem, ending);
  }

  constexpr void verbs(std::string_view list, std::uint32_t classes) {
    table.each(list, [&](std::string_view stem) { weak(stem, classes); });
  }

  constexpr German() {
    verbs(kReportingVerbs, kReports | kVerb);
    table.add_all(kStrongReportingVerbs, kReports | kVerb);
    verbs(kThinkingVerbs, kThinks | kVerb);
    table.add_all(kStrongThinkingVerbs, kThinks | kVerb);
    verbs(kLabellingVerbs, kLabels | kVerb);
    table.add_all(kStrongLabellingVerbs, kLabels | kVerb);
    verbs(kOtherVerbs, kVerb);
    table.add_all(kStrongOtherVerbs, kVerb);
    table.add_all(kAuxiliaries, kAuxiliary | kVerb);
    table.add_all(kBeForms, kAuxiliary | kBe | kVerb);
    table.add_all("er ihn ihm", kPronoun | kMale);
    table.add_all("sie", kPronoun | kFemale);
    table.add_all("ihnen wir uns", kPronoun | kPlural);
    table.add_all("ich mich mir du dich dir es sich man euch einander wer was", kPronoun);
    table.add_all("er sie wir ich du es man wer", kSubject);
    table.add_all("welcher welche welches dessen deren", kRelative);
    table.add_all(kDeterminers, kDeterminer);
    table.add_all("sein seine seinen seinem seiner seines", kMale);
    table.add_all(kNumerals, kNumeral);
    table.add_all(kPrepositions, kPreposition);
    table.add_all(kConjunctions, kConjunction);
    table.add_all("dass", kConjunction);
    table.add_all(kTitles, kTitle);
    table.add_all(kRoles, kRole);
    table.add_all(kPluralRoles, kRole | kPlural);
    table.add_all(kOrganisations, kOrganisation);
    table.add_all(kAnonymousNouns, kAnonymous);
    table.add_all(kCollectives, kCollective | kPlural);
    table.add_all(kWorks, kWork);
    table.add_all(kDocuments, kDocument);
    table.add_all(kHedges, kHedge | kAdverb);
    table.add_all(kAdverbs, kAdverb);
    table.add_all(kCalendarWords, kCalendar);
    table.add_all(kTimes, kTime);
    table.add_all("von van zu de der den dem al bin el la le du da ben", kParticle);
    table.add_all(kTerms, kTerm);
    table.add_all(
        "herr herrn könig prinz lord sir vater bruder sohn mann junge sprecher minister "
        "präsident kanzler bürgermeister",
        kMale);
    table.add_all(
        "frau königin prinzessin mutter schwester tochter sprecherin ministerin "
        "präsidentin kanzlerin bürgermeisterin",
        kFemale);
  }
};

constexpr German kGerman;
static_assert(kGerman.table.used * 2 < kSlots,
              "a table more than half full grows slow: double kSlots");

constexpr proof::MeaningTable<256> kMeanings(
    "laut=according zufolge=according gemäß=according dass=that von=of vom=of des=of für=for "
    "aus=from mit=with in=in im=in ins=in an=at am=at bei=at beim=at auf=on zu=to durch=by und=and "
    "oder=or aber=but doch=but sondern=but während=while obwohl=although wenn=when als=when "
    "weil=because wie=as nachdem=after bevor=before ich=i etwa=about rund=about so=so");
static_assert(kMeanings.used * 2 < 256);

constexpr proof::SourceWords kSources[] = {
    {"nach angaben von"}, {"nach angaben"},       {"nach worten"},      {"nach den worten"},
    {"nach darstellung"}, {"nach ansicht von"},   {"nach ansicht"},     {"nach einschätzung"},
    {"nach auskunft"},    {"nach meinung von"},   {"nach meinung"},     {"nach auffassung"},
    {"nach überzeugung"}, {"nach informationen"}, {"nach aussage von"}, {"nach aussage"},
    {"nach aussagen"},    {"aus sicht von"},      {"aus sicht"},        {"nach den angaben"},
    {"den angaben"},      {"nach berechnungen"},  {"in den worten"},    {"in den worten von"},
};

constexpr std::string_view kVerbEndings[] = {"te", "ten", "tet", "iert"};
constexpr auto kImpersonal = proof::word_list(
    {"heißt", "hieß", "heiße", "steht", "stand", "standen", "lautet", "lautete", "verlautete"});
constexpr auto kImpersonalSubjects = proof::word_list({"es", "was"});
constexpr auto kReportedMood =
    proof::word_list({"sei", "seien", "habe", "werde", "könne", "müsse", "solle", "wolle", "dürfe",
                      "gebe", "komme", "gehe", "bleibe", "stehe", "hätten", "würden", "brauche"});
constexpr auto kOblique =
    proof::word_list({"den",    "dem",    "des",    "einen",  "einem", "eines", "keinen",
                      "keinem", "seinen", "seinem", "seines", "ihren", "ihrem", "ihres",
                      "diesen", "diesem", "meinen", "meinem", "jeden", "jedem"});
constexpr auto kGenitive =
    proof::word_list({"des", "der", "eines", "einer", "seines", "seiner", "ihres", "ihrer",
                      "dieser", "dieses", "unserer", "mehrerer", "vieler", "zweier", "beider"});
constexpr auto kThings = proof::word_list({"das", "dieses", "jenes", "alles", "vieles"});
constexpr auto kReflexive = proof::word_list({"sich", "mich", "mir"});
constexpr auto kBehindNoun = proof::word_list({"zufolge"});

constexpr proof::Grammar kGrammar{.meanings = kMeanings.slots,
                                  .sources = kSources,
                                  .verb_endings = kVerbEndings,
                                  .adverb_endings = {},
                                  .participle_endings = {},
                                  .impersonal = kImpersonal,
                                  .impersonal_subjects = kImpersonalSubjects,
                                  .reported_mood = kReportedMood,
                                  .oblique = kOblique,
                                  .genitive = kGenitive,
                                  .things = kThings,
                                  .reflexive = kReflexive,
                                  .behind_noun = kBehindNoun,
                                  .so = word_hash_of_lower("so"),
                                  .capital_nouns = true,
                                  .verb_second = true};

}  // namespace

constinit const Lexicon lexicon_de{.tag = "de", .slots = kGerman.table.slots, .grammar = &kGrammar};

}  // namespace stet
