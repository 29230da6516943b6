#include "desk/proof/lexicon.h"
#include "desk/proof/weights.h"

// English. Verbs are given by their base; the compiler makes the forms. "tell=told" names an
// irregular past, "write=wrote=written" a participle of its own, "quip*" doubles its last letter.

namespace stet {
namespace {

// Verbs that carry speech whenever their subject can speak.
constexpr std::string_view kReportingVerbs =
    "say=said tell=told add ask reply answer explain note announce argue warn insist claim "
    "acknowledge concede "
    "admit* deny confirm declare state write=wrote=written tweet retweet post recall urge joke "
    "quip* testify "
    "predict stress reiterate remind suggest conclude continue vow pledge cite remark respond "
    "comment contend "
    "assert maintain allege emphasize emphasise observe caution counter complain lament boast "
    "brag* muse exclaim "
    "shout yell scream cry snap* retort report reveal propose promise repeat elaborate clarify "
    "opine "
    "email e-mail text chant roar blast mutter whisper interject demand inform advise assure "
    "swear=swore=sworn "
    "signal proclaim pronounce profess profess recount relate counsel quote utter "
    "scoff sneer rail thunder fume gush bemoan decry denounce tout posit theorize theorise "
    "speculate "
    "crow chuckle laugh sigh plead echo protest object agree disagree apologize apologise "
    "hint imply warn read=read bellow bark deadpan* intone "
    "weigh indicate volunteer venture appeal appraise vent quibble summarize summarise attest "
    "affirm "
    "inquire wonder blog* rant riff* wisecrack ad-lib* chide chime chastise scold admonish lecture "
    "taunt "
    "teach=taught hail estimate forecast=forecast mouth message";
// Verbs of attitude: with a quotation they usually carry it.
constexpr std::string_view kThinkingVerbs =
    "think=thought believe feel=felt know=knew=known hope want see=saw=seen expect consider doubt "
    "fear worry imagine find=found "
    "understand=understood hear=heard show=showed=shown decide wish suspect learn recognize "
    "recognise "
    "realize realise acknowledge intend plan* favor favour support oppose regret* reckon figure "
    "suppose guess "
    "recommend call_for conceive assume envision foresee=foresaw=foreseen presume dream portray "
    "depict "
    "demonstrate prove point offer speak=spoke=spoken talk discuss address raise emerge refuse "
    "decline reject "
    "sing=sang=sung publish release issue cast=cast put=put go=went=gone fire shoot=shot make=made "
    "give=gave=given "
    "open begin=began=begun start end finish press push tick plug* jump pile joke";
// Verbs that take the quoted words as a name, a description or a reproach.
constexpr std::string_view kLabellingVerbs =
    "call describe dub* label characterize characterise brand term name nickname refer* accuse "
    "dismiss praise "
    "criticize criticise slam* mock ridicule deride blast condemn attack compare credit cast=cast "
    "portray denounce "
    "blame deem title caption entitle laud applaud commend lambaste ding knock rip* lash hammer "
    "assail skewer pan* tag* coin style bill hail paint welcome defend question thank urge "
    "encourage "
    "frame liken regard classify";
// Other verbs a news sentence turns on; they end a subject and hint at a full sentence.
constexpr std::string_view kOtherVerbs =
    "take=took=taken get=got=gotten come=came=come become=became=become leave=left run=ran=run "
    "bring=brought "
    "keep=kept hold=held turn move live happen provide sit=sat stand=stood lose=lost pay=paid "
    "meet=met include "
    "set=set lead=led change watch follow stop* create allow win=won spend=spent grow=grew=grown "
    "walk "
    "remember love serve die send=sent build=built stay fall=fell=fallen cut=cut reach kill remain "
    "pass sell=sold "
    "require pull return hope carry break=broke=broken receive join need look seem help play like "
    "let=let try "
    "use work mean=meant appear vote prefer* seek=sought face fight=fought draw=drew=drawn "
    "rise=rose=risen drop* buy=bought "
    "wear=wore=worn choose=chose=chosen throw=threw=thrown catch=caught deal=dealt hit=hit "
    "hurt=hurt eat=ate=eaten "
    "drive=drove=driven fly=flew=flown forget=forgot=forgotten forgive=forgave=forgiven "
    "hide=hid=hidden "
    "ride=rode=ridden ring=rang=rung shake=shook=shaken sleep=slept steal=stole=stolen "
    "strike=struck teach=taught "
    "wake=woke=woken tear=tore=torn feed=fed light=lit quit=quit spread=spread split=split arrive "
    "believe "
    "listen wait endorse nominate campaign deserve belong exist occur depend represent deliver "
    "attend launch sign visit treat handle accept succeed fail lie stick=stuck sound touch trust "
    "understand "
    "watch wonder save protect produce prepare prevent perform commit* destroy ensure establish "
    "identify "
    "ignore improve increase reduce replace reflect respect solve survive suffer threaten "
    "travel unite withdraw=withdrew=withdrawn bear=bore=borne beat=beat=beaten bend=bent bet=bet "
    "bind=bound bite=bit=bitten "
    "bleed=bled blow=blew=blown arrest charge convict sentence accuse investigate resign hire "
    "appoint elect defeat tell=told "
    "clinch gather host star smile nod* wave cheer boo draft file sue settle rule overturn "
    "dispute stun* rattle "
    "embrace slip* surge stumble trail dominate backfire double";

constexpr std::string_view kRoles =
    "minister president head spokesman spokeswoman spokesperson mayor governor senator congressman "
    "congresswoman lawmaker "
    "representative secretary chief chairman chairwoman chairperson chair director officer "
    "official executive "
    "manager coach captain player striker goalkeeper defender forward midfielder leader candidate "
    "nominee politician "
    "lawyer attorney prosecutor judge justice sheriff detective inspector sergeant lieutenant "
    "colonel general admiral "
    "commander soldier officer doctor nurse surgeon physician scientist researcher professor "
    "teacher student principal "
    "economist analyst expert strategist consultant adviser advisor aide ally author writer "
    "novelist journalist reporter "
    "editor columnist correspondent anchor host commentator pundit critic historian biographer "
    "artist painter singer "
    "musician actor actress filmmaker producer founder co-founder owner entrepreneur investor "
    "banker billionaire "
    "businessman businesswoman farmer fisherman worker driver pilot engineer architect carpenter "
    "baker resident "
    "neighbor neighbour witness victim survivor mother father wife husband son daughter brother "
    "sister "
    "parent cousin uncle aunt grandmother grandfather friend colleague supporter activist "
    "organizer organiser campaigner "
    "protester delegate voter donor fundraiser operative pollster staffer member "
    "envoy ambassador diplomat chancellor premier king queen prince princess pope bishop "
    "archbishop priest "
    "pastor rabbi imam monk nun man woman boy girl teenager person guest veteran treasurer "
    "commissioner "
    "deputy councillor councilor councilman councilwoman auditor harbourmaster speaker moderator "
    "interviewer contractor developer programmer designer vice-president frontman frontrunner "
    "front-runner "
    "runner-up incumbent mogul magnate tycoon celebrity star comedian rapper contestant "
    "technician operator manufacturer landlord tenant shopkeeper trader broker psychologist "
    "psychiatrist "
    "counselor counsellor clerk counsel firefighter paramedic ranger";
constexpr std::string_view kPluralRoles =
    "ministers presidents spokesmen spokespeople mayors governors senators congressmen lawmakers "
    "representatives "
    "secretaries chiefs directors officers executives managers coaches players leaders candidates "
    "nominees politicians lawyers attorneys prosecutors judges detectives inspectors soldiers "
    "doctors nurses scientists "
    "researchers professors teachers students economists strategists consultants advisers advisors "
    "aides allies "
    "authors writers journalists reporters editors columnists correspondents commentators "
    "historians artists owners investors bankers farmers workers drivers pilots engineers "
    "residents neighbors neighbours "
    "witnesses victims survivors parents friends colleagues supporters activists organizers "
    "campaigners protesters delegates voters donors operatives staffers members envoys ambassadors "
    "diplomats men women "
    "people persons children teenagers guests veterans commissioners deputies police militants "
    "troops "
    "demonstrators marchers fans moderators congressional democrats republicans conservatives "
    "liberals "
    "progressives opponents rivals";

constexpr std::string_view kOrganisations =
    "ministry department agency committee commission council board office court bureau party "
    "campaign union association "
    "federation company corporation firm group bank university college school hospital church team "
    "club league "
    "government administration parliament senate congress house cabinet army navy force forces "
    "authority service "
    "foundation institute center centre network newspaper magazine newsroom channel station outlet "
    "organization "
    "organisation coalition alliance embassy kremlin pentagon police fbi cia epa nasa nato un eu "
    "who fifa uefa imf fed fda doj dhs rnc dnc gop "
    "village city town county state district inc corp ltd llc society chamber assembly tribunal "
    "prosecution defense defence team "
    "brigade department's";
constexpr std::string_view kAnonymousNouns =
    "source sources official officials insider insiders person people aide aides";
constexpr std::string_view kCollectives =
    "critics experts observers analysts many some people residents studies economists scientists "
    "researchers supporters "
    "opponents skeptics sceptics detractors commentators pundits advocates activists historians "
    "lawyers doctors insiders "
    "locals campaigners others onlookers";
constexpr std::string_view kWorks =
    "film movie book novel song album single report bill play show series episode episodes "
    "documentary memoir musical poem "
    "essay article column story podcast magazine painting exhibition exhibit opera ballad track "
    "hit video game "
    "program programme sitcom drama comedy editorial op-ed headline headlined titled entitled "
    "sequel biography bestseller autobiography "
    "anthem hymn tune chapter act project tour segment blog trilogy";
constexpr std::string_view kDocuments =
    "statement letter report study survey poll email e-mail memo filing lawsuit complaint "
    "indictment affidavit document "
    "documents records record transcript release tweet post message text interview speech "
    "editorial article column "
    "book memoir note ruling opinion order log testimony review ad advertisement sign banner "
    "placard poster sticker "
    "website piece data figures petition resolution invitation press tweets posts emails memos "
    "statements letters "
    "reports studies surveys polls signs banners headline headlines slogan caption";
constexpr std::string_view kHedges =
    "reportedly allegedly purportedly supposedly rumoured rumored apparently ostensibly";
constexpr std::string_view kTitles =
    "mr mr. mrs mrs. ms ms. dr dr. prof prof. sen sen. rep rep. gov gov. gen gen. lt lt. col col. "
    "sgt sgt. capt capt. "
    "maj maj. cmdr cmdr. adm adm. rev rev. hon hon. st. pres pres. sir dame lord lady miss "
    "president senator governor mayor "
    "representative congressman congresswoman secretary minister premier chancellor justice judge "
    "sheriff captain "
    "colonel major sergeant lieutenant general admiral chief commissioner ambassador professor "
    "doctor prince princess king queen pope "
    "cardinal bishop archbishop father sister brother rabbi imam chairman chairwoman speaker coach "
    "detective officer "
    "attorney deputy reps reps. sens sens. gov.-elect";
constexpr std::string_view kAdverbs =
    "also then later once again often never always still just even now recently already simply "
    "merely only "
    "however instead too perhaps maybe meanwhile quickly bluntly famously repeatedly flatly "
    "reportedly angrily "
    "calmly jokingly half-jokingly publicly privately previously subsequently eventually finally "
    "frequently "
    "initially originally immediately soon sometimes rather further furthermore likewise similarly "
    "not n't ever "
    "out up down back away off forth here there so very more most quite almost nearly both fully "
    "clearly "
    "well ago earlier twice together ahead apparently no";
constexpr std::string_view kPrepositions =
    "of in to for with on at from by about as into like through after over between out against "
    "during without before "
    "under around among within along following across behind beyond up down off above near toward "
    "towards "
    "despite until since upon per via amid inside outside throughout besides except regarding "
    "concerning versus "
    "ahead beside onto than onto";
constexpr std::string_view kConjunctions =
    "and but or nor so yet because although though while whereas if unless until since after "
    "before when where once as "
    "whether that";
constexpr std::string_view kDeterminers =
    "the a an this that these those his her their its our my your some any each every no another "
    "both all many several "
    "few most one two three four five six seven eight nine ten dozens other such what which whose";
constexpr std::string_view kNumerals =
    "one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty "
    "forty fifty hundred "
    "thousand million billion trillion dozen dozens hundreds thousands half";
constexpr std::string_view kCalendarWords =
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august "
    "september october november december jan. feb feb. mar. apr. aug aug. sept sept. sep. oct oct. "
    "nov nov. dec "
    "dec. tues thurs fri";
constexpr std::string_view kTimes =
    "today yesterday tomorrow tonight week weeks month months year years day days night morning "
    "afternoon evening "
    "weekend earlier later recently last next hour hours minute minutes moment summer winter "
    "spring fall autumn noon midnight";
constexpr std::string_view kParticles =
    "van von de der den del della di da dos du la le el al bin ibn ben ter ten af av zu";
constexpr std::string_view kTerms =
    "so-called dubbed nicknamed word words term phrase known labelled labeled termed codenamed "
    "code-named slogan hashtag "
    "alias moniker nickname self-described self-styled aka phrases terms slogans";
constexpr std::string_view kLoadedVerbs = "claim admit* concede boast rant slam* brag*";

constexpr std::size_t kSlots = 8192;

struct English {
  LexiconTable<kSlots> table;

  // One form: stem and ending, as the spelling wants them.
  constexpr void form(std::string_view stem, std::string_view ending, std::uint32_t classes) {
    char word[32] = {};
    std::size_t size = 0;
    for (char c : stem) word[size++] = c;
    for (char c : ending) word[size++] = c;
    table.add({word, size}, classes);
  }

  constexpr void verb(std::string_view entry, std::uint32_t classes) {
    std::string_view past, participle;
    bool doubles = false;
    if (const std::size_t at = entry.find('='); at != std::string_view::npos) {
      past = entry.substr(at + 1);
      entry = entry.substr(0, at);
      if (const std::size_t second = past.find('='); second != std::string_view::npos) {
        participle = past.substr(second + 1);
        past = past.substr(0, second);
      }
    }
    if (entry.back() == '*') {
      doubles = true;
      entry.remove_suffix(1);
    }
    const auto vowel = [](char c) {
      return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
    };
    const char last = entry.back();
    const char before = entry[entry.size() - 2];
    const std::string_view short_stem = entry.substr(0, entry.size() - 1);
    const bool y_turns = last == 'y' && !vowel(before);
    // Short irregular verbs with one vowel double too: put, get, hit, run, win.
    if (!past.empty() && !vowel(last) && last != 'w' && last != 'y' && last != 'x' &&
        vowel(before) && (entry.size() < 3 || !vowel(entry[entry.size() - 3])))
      doubles =
          doubles || entry.size() <= 4 || entry == "forget" || entry == "begin" || entry == "split";
    // "put" is its own past: "one captain put it" is a finite verb, no base behind a singular.
    table.add(entry, past == entry ? classes : classes | kBase);
    if (y_turns) {
      form(short_stem, "ies", classes);
    } else if (last == 's' || last == 'x' || last == 'o' ||
               (last == 'h' && (before == 's' || before == 'c'))) {
      form(entry, "es", classes);
    } else {
      form(entry, "s", classes);
    }
    if (last == 'e' && before != 'e' && before != 'y' && before != 'o') {
      form(before == 'i' ? entry.substr(0, entry.size() - 2) : short_stem,
           before == 'i' ? "ying" : "ing", classes | kIng);
    } else if (doubles) {
      const char twice[] = {last, 'i', 'n', 'g'};
      form(entry, {twice, 4}, classes | kIng);
    } else {
      form(entry, "ing", classes | kIng);
    }
    if (!past.empty()) {
      table.add(past, classes);
      if (!participle.empty()) table.add(participle, classes);
    } else if (last == 'e') {
      form(entry, "d", classes);
    } else if (y_turns) {
      form(short_stem, "ied", classes);
    } else if (doubles) {
      const char twice[] = {last, 'e', 'd'};
      form(entry, {twice, 3}, classes);
    } else {
      form(entry, "ed", classes);
    }
  }

  constexpr void verbs(std::string_view list, std::uint32_t classes) {
    while (!list.empty()) {
      const std::size_t space = list.find(' ');
      if (space != 0) verb(list.substr(0, space), classes);
      if (space == std::string_view::npos) return;
      list.remove_prefix(space + 1);
    }
  }

  constexpr English() {
    verbs(kReportingVerbs, kReports | kVerb);
    verbs(kThinkingVerbs, kThinks | kVerb);
    verbs(kLabellingVerbs, kLabels | kVerb);
    verbs(kOtherVerbs, kVerb);
    verbs(kLoadedVerbs, kLoaded | kVerb);
    table.add_all("am is are was were be been being 's 're isn't aren't wasn't weren't",
                  kAuxiliary | kBe | kVerb);
    table.add_all(
        "has have had having do does did doing will would can could shall should may might must "
        "ought don't doesn't "
        "didn't won't wouldn't can't cannot couldn't shouldn't haven't hasn't hadn't mustn't",
        kAuxiliary | kVerb);
    table.add_all("he him himself he's he'd he'll", kPronoun | kMale);
    table.add_all("she her herself she's she'd she'll", kPronoun | kFemale);
    table.add_all("they them themselves they're they'd they'll they've", kPronoun | kPlural);
    table.add_all("we us ourselves we're we'd we'll we've", kPronoun | kPlural);
    table.add_all("i me myself i'm i'd i'll i've you yourself you're it itself it's", kPronoun);
    // The verb is inside the word.
    table.add_all(
        "he's he'd he'll she's she'd she'll they're they'd they'll they've we're we'd we'll we've "
        "i'm i'd i'll "
        "i've you're it's that's there's",
        kVerb);
    table.add_all("he she they we i you it", kSubject);
    table.add_all("his", kMale);
    table.add_all("hers", kFemale | kPronoun);
    table.add_all("who which that whom whose", kRelative);
    table.add_all("who", kSubject);
    table.add_all(kDeterminers, kDeterminer);
    table.add_all(kNumerals, kNumeral);
    table.add_all(kPrepositions, kPreposition);
    table.add_all(kConjunctions, kConjunction);
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
    table.add_all(kParticles, kParticle);
    table.add_all(kTerms, kTerm);
    table.add_all(
        "mr mr. king prince lord sir father brother son husband man boy spokesman chairman "
        "businessman "
        "congressman actor uncle grandfather councilman fisherman",
        kMale);
    table.add_all(
        "mrs mrs. ms ms. miss queen princess lady dame mother sister daughter wife woman girl "
        "spokeswoman "
        "chairwoman businesswoman congresswoman actress aunt grandmother councilwoman",
        kFemale);
  }
};

constexpr English kEnglish;
static_assert(kEnglish.table.used * 2 < kSlots,
              "a table more than half full grows slow: double kSlots");

}  // namespace

constinit const Lexicon lexicon_en{.tag = "en",
                                   .slots = kEnglish.table.slots,
                                   .choice = &proof::weights_of_choice,
                                   .reports = &proof::weights_of_reports};

}  // namespace stet
