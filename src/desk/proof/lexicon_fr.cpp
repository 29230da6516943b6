#include "desk/proof/grammar.h"
#include "desk/proof/lexicon_forms.h"

// French. Verbs in -er are given by their stem; the compiler makes the forms. "rappel=rappell"
// names the stem of the forms whose ending is mute.

namespace stet {
namespace {

constexpr std::string_view kReportingVerbs =
    "lâch assén fanfaronn indign enthousiasm tanc rug déclar affirm assur indiqu expliqu précis "
    "ajout soulign estim racont confi annonç not "
    "relev insist rappel=rappell répét=répèt rétorqu répliqu demand cri clam martel martèl "
    "critiqu dénonç déplor regrett avou justifi plaid prévien confirm résum raill ironis "
    "plaisant témoign rapport détaill exhort exig réclam ordonn protest tempêt tonn souffl "
    "murmur chuchot ânonn soupir hurl s'exclam exclam indign étonn félicit emport agac "
    "interrompr corrig nuanc tempér=tempèr balay tranch argument argu soutien tweet révél=révèl "
    "suggér=suggèr proclam jur not remarqu observ constat pronostiqu anticip spécifi mentionn "
    "évoqu énonc formul glis grinç pest fulmin ricann ris esquiv conseill alert dénonc annonc "
    "lanc relat narr réaffirm réitér=réitèr exprim signal déni réagi accus lament "
    "inquiét=inquièt plaign désol compar verbalis";
constexpr std::string_view kIrregularReporting =
    "enquiert enquit enquérait asséna asséné assène souvient souviennent souvenait dit dite dites "
    "dis disent disait disaient dira diront dirait "
    "disant écrit écrite écrits "
    "écrivent écrivait écrivaient écrira écrivant répond répondent répondait répondu répondit "
    "répondra répondant réagit réagissait réagissent réagi réagissant prévient préviennent "
    "prévenait prévenu prévint avertit avertissent avertissait averti reconnaît reconnaissent "
    "reconnaissait reconnu reconnut admet admettent admettait admis admit promet promettent "
    "promettait promis promit soutient soutiennent soutenait soutint conclut concluent "
    "concluait conclu sourit souriait souri rit interrompt interrompu plaint plaignait plainte "
    "plaints plaignent réjouit réjouissait réjoui réjouie prédit prédisait prédisent contredit "
    "démenti dément démentait démentent surenchérit renchérit renchéri reproche reprochait "
    "reproché reprochent décrit décrivait décrivent défend défendait défendu garantit garanti "
    "traduit convient convenu nie niait nié";
constexpr std::string_view kInfinitiveReporting =
    "dire écrire répondre réagir prévenir avertir reconnaître admettre promettre soutenir "
    "maintenir "
    "poursuivre conclure reprendre sourire prédire surenchérir renchérir décrire";
constexpr std::string_view kThinkingVerbs =
    "pens jug espér=espèr souhait redout dout considér=considèr préfèr imagin rêv envisag "
    "planifi apprécié appréci craign ignor oubli approuv support recommand offr parl discut "
    "présent montr désir suppos déplor commenc lanç enchaîn continu publi refus propos post "
    "gliss appel=appell invit salu promulgu interrog";
constexpr std::string_view kIrregularThinking =
    "croit croient croyait croyaient cru crut croire sait savent savait savaient su savoir veut "
    "veulent voulait voulaient voulu vouloir craint craignent craignait craindre voit voient "
    "voyait vu voir sent sentent sentait senti sentir entend entendent entendait entendu "
    "entendre comprend comprennent comprenait compris comprendre attend attendait attendu fait "
    "poursuit poursuivent poursuivait poursuivi reprend reprenait repris reprit lit lisait lu "
    "maintient maintenait maintenu soutenu";
constexpr std::string_view kLabellingVerbs =
    "qualifi surnomm baptis trait dénomm épingl fustig éreint lou encens condamn moqu accus "
    "dépeign "
    "brocard caricatur désign jug compar";
constexpr std::string_view kOtherVerbs =
    "march roul travaill trouv pass rest arriv tomb mont entr port ferm ouvr quitt gagn jou laiss "
    "donn cherch tent utilis aid termin achev cess chang tourn touch frapp bless tu sauv coût dur "
    "dans applaud vid commenc examin contrôl vérifi prépar bloqu occup manifest vot adopt rejet "
    "reproch manqu lanc livr menac cré align évit achet élabor rembours nomm impos arrêt figur "
    "surveill condui chiffr démol démont remplac cont succèd pren roul négoci publi habit dépens";
constexpr std::string_view kIrregularOther =
    "va vont allait allaient allé allée allés aller ira vient viennent venait venu venue venir "
    "prend "
    "prennent prenait pris prise prendre met mettent mettait mis mise mettre tient tiennent tenait "
    "tenu tenir doit doivent devait devaient dû devoir faut fallait faire font faisait faisaient "
    "fit firent perd perdent perdait perdu perdre reçoit recevait reçu recevoir part partent "
    "partait "
    "parti partie partir sort sortent sortait sorti sortie sortir vit vivent vivait vécu vivre "
    "meurt "
    "mourait mort morte mourir suit suivait suivi suivre paraît paraissent paraissait paru "
    "paraître "
    "apparaît devient deviennent devenait devenu devenir revient revenait revenu finit finissait "
    "fini "
    "choisit choisi subit subi court courait couru bat battait battu cède cédé rend rendait rendu "
    "perçoit connaît connaissait connu produit conduit cédait tait tu tenté permet permis ouvre "
    "ouvert offre offert souffre souffert construit détruit restera resteront apparaissent "
    "reculerait "
    "examinerait comprendront comprendra";
constexpr std::string_view kAuxiliaries =
    "a ai as ont avons avez avait avaient avais eu aura auront aurait auraient ait aient ayant "
    "peut "
    "peuvent pouvait pouvaient pourra pourrait pourraient pu doit doivent devait devaient devra "
    "devrait avoir";
constexpr std::string_view kBeForms =
    "est sont était étaient suis es sommes êtes été sera seront serait seraient soit soient étant "
    "fut furent être";

constexpr std::string_view kRoles =
    "ministre président présidente vice-président chancelier chancelière "
    "secrétaire "
    "directeur directrice porte-parole maire adjoint adjointe préfet préfète député députée "
    "sénateur "
    "sénatrice élu élue conseiller conseillère chef cheffe patron patronne dirigeant dirigeante "
    "leader candidat candidate capitaine entraîneur entraîneuse sélectionneur joueur joueuse "
    "attaquant attaquante gardien gardienne défenseur milieu avocat avocate procureur procureure "
    "juge "
    "magistrat magistrate policier policière gendarme commissaire enquêteur médecin docteur "
    "chirurgien infirmier infirmière chercheur chercheuse scientifique professeur professeure "
    "enseignant enseignante proviseur principal économiste analyste expert experte consultant "
    "auteur "
    "autrice écrivain romancier journaliste rédacteur chroniqueur critique historien historienne "
    "artiste peintre chanteur chanteuse acteur actrice réalisateur réalisatrice producteur "
    "entrepreneur agriculteur agricultrice éleveur boulanger boulangère pêcheur ouvrier ouvrière "
    "conducteur conductrice chauffeur pilote ingénieur ingénieure architecte habitant habitante "
    "riverain riveraine voisin voisine témoin victime survivant mère père femme homme mari épouse "
    "fils fille frère sœur garçon élève étudiant étudiante ami amie collègue militant militante "
    "organisateur organisatrice électeur ambassadeur ambassadrice diplomate roi reine prince "
    "princesse "
    "pape évêque prêtre curé cardinal général colonel lieutenant sergent brigadier soldat officier "
    "syndicaliste délégué déléguée responsable trésorier trésorière numéro invité invitée vigile "
    "commerçant gérant gérante négociateur avocate-générale garde édile";
constexpr std::string_view kPluralRoles =
    "ministres présidents députés sénateurs élus maires chefs dirigeants joueurs avocats juges "
    "policiers gendarmes enquêteurs médecins infirmiers infirmières chercheurs scientifiques "
    "professeurs enseignants économistes experts auteurs journalistes historiens artistes "
    "habitants "
    "riverains voisins témoins victimes parents femmes hommes enfants gens élèves étudiants amis "
    "militants organisateurs électeurs diplomates soldats syndicalistes responsables pompiers "
    "agriculteurs pêcheurs ouvriers salariés supporteurs supporters manifestants partisans invités "
    "français voyageurs clients";
constexpr std::string_view kOrganisations =
    "ministère gouvernement exécutif police gendarmerie parquet préfecture mairie parti groupe "
    "syndicat fédération association union entreprise société firme compagnie banque tribunal cour "
    "commission conseil assemblée sénat parlement onu ue otan agence université école hôpital "
    "église "
    "ville commune région département état armée présidence élysée matignon kremlin opposition "
    "majorité coalition fondation collectif organisation ong institut centre club équipe journal "
    "chaîne radio quotidien direction autorités autorité services service rectorat comité afp "
    "insee "
    "cgt cfdt fo ps lr rn lfi sncf edf ligue";
constexpr std::string_view kAnonymousNouns = "source sources proche proches initié";
constexpr std::string_view kCollectives =
    "critiques experts observateurs analystes économistes certains plusieurs beaucoup opposants "
    "détracteurs défenseurs riverains historiens juristes spécialistes";
constexpr std::string_view kWorks =
    "prix trophée film livre roman chanson album single pièce spectacle série épisode documentaire "
    "poème essai "
    "article tribune podcast magazine tableau exposition opéra émission comédie ouvrage récit "
    "recueil "
    "programme titre intitulé intitulée journal quotidien hebdomadaire revue";
constexpr std::string_view kDocuments =
    "communiqué rapport lettre étude sondage enquête document texte message courriel tweet "
    "discours "
    "entretien interview jugement décision arrêt résolution procès-verbal témoignage pancarte "
    "banderole affiche slogan note avis pétition déclaration livre article tribune";
constexpr std::string_view kHedges = "apparemment soi-disant prétendument";
constexpr std::string_view kTitles =
    "m m. mm mm. mme mme. mlle me dr dr. pr pr. mgr st ste monsieur madame maître président "
    "ministre "
    "général colonel capitaine docteur professeur père sœur frère roi reine prince princesse pape";
constexpr std::string_view kAdverbs =
    "aussi alors puis ensuite encore souvent toujours jamais juste maintenant déjà simplement "
    "seulement cependant pourtant toutefois plutôt peut-être entre-temps vite ensuite enfin "
    "finalement d'abord bientôt parfois ne n' pas plus point très presque bien mal ainsi ici là "
    "ailleurs d'ailleurs hier aujourd'hui demain également notamment même tout non peu trop moins "
    "mieux longuement certes ensemble dehors tard tôt lors";
constexpr std::string_view kPrepositions =
    "de d' du à au aux en dans par pour sur avec sans sous entre vers chez contre depuis pendant "
    "avant après dès jusque jusqu' jusqu'à jusqu'au jusqu'en selon malgré parmi devant derrière "
    "hors "
    "durant auprès près loin grâce quant hormis envers voici voilà lors via d'après suivant outre "
    "dont";
constexpr std::string_view kConjunctions =
    "et ou mais donc or ni car si quand comme lorsque lorsqu' puisque puisqu' tandis parce alors "
    "afin où pourquoi comment";
constexpr std::string_view kDeterminers =
    "le la les l' un une des ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos "
    "leur leurs quelque quelques plusieurs chaque aucun aucune tout toute tous toutes deux trois "
    "quatre cinq six sept huit neuf dix certains certaines autre autres quel quelle quels quelles";
constexpr std::string_view kNumerals =
    "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante "
    "cinquante "
    "cent cents mille million millions milliard milliards dizaine dizaines centaine centaines "
    "milliers";
constexpr std::string_view kCalendarWords =
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin "
    "juillet "
    "août septembre octobre novembre décembre";
constexpr std::string_view kTimes =
    "aujourd'hui hier demain semaine semaines mois an ans année années jour jours journée nuit "
    "matin "
    "matinée après-midi soir soirée week-end heure heures minute minutes moment instant été hiver "
    "printemps automne midi minuit veille lendemain";
constexpr std::string_view kTerms =
    "dit dite dits dites surnommé surnommée baptisé baptisée prétendu prétendue prétendus "
    "soi-disant "
    "mot mots terme expression slogan appelé appelée";

constexpr std::size_t kSlots = 16384;

struct French {
  proof::FormTable<kSlots> table;

  // Verbs in -er.
  constexpr void regular(std::string_view entry, std::uint32_t classes) {
    std::string_view mute = entry;
    if (const std::size_t sign = entry.find('='); sign != std::string_view::npos) {
      mute = entry.substr(sign + 1);
      entry = entry.substr(0, sign);
    }
    table.forms(classes, mute, "e ent era eront erait");
    table.forms(classes, entry, "é ée és ées èrent");
    table.form(classes | kBase, entry, "er");
    // annonça, jugea
    const std::string_view before_a = entry.back() == 'g' ? "e" : "";
    for (const std::string_view ending : {"a", "ait", "aient"})
      table.form(classes, entry, before_a, ending);
    table.form(classes | kIng, entry, before_a, "ant");
  }

  constexpr void verbs(std::string_view list, std::uint32_t classes) {
    table.each(list, [&](std::string_view entry) { regular(entry, classes); });
  }

  constexpr French() {
    verbs(kReportingVerbs, kReports | kVerb);
    table.add_all(kIrregularReporting, kReports | kVerb);
    table.add_all(kInfinitiveReporting, kReports | kVerb | kBase);
    verbs(kThinkingVerbs, kThinks | kVerb);
    table.add_all(kIrregularThinking, kThinks | kVerb);
    verbs(kLabellingVerbs, kLabels | kVerb);
    verbs(kOtherVerbs, kVerb);
    table.add_all(kIrregularOther, kVerb);
    table.add_all(
        "savoir vouloir croire craindre voir sentir entendre comprendre aller venir prendre "
        "mettre tenir faire perdre recevoir partir sortir vivre mourir suivre paraître "
        "devenir",
        kVerb | kBase);
    table.add_all(kAuxiliaries, kAuxiliary | kVerb);
    table.add_all(kBeForms, kAuxiliary | kBe | kVerb);
    table.add_all("il lui", kPronoun | kMale);
    table.add_all("elle", kPronoun | kFemale);
    table.add_all("ils eux elles nous", kPronoun | kPlural);
    table.add_all("je j' tu on vous ce c' ça cela ceci moi toi", kPronoun);
    table.add_all("me m' te t' se s' leur y en", kPronoun);
    table.add_all("il elle ils elles nous vous je j' tu on ce c' ça cela lui eux moi", kSubject);
    table.add_all("qui dont lequel laquelle lesquels lesquelles quoi", kRelative);
    table.add_all("qui", kSubject);
    table.add_all("que qu'", kConjunction);
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
    table.add_all("de d' du des la le les van von der el al bin ben da di dos", kParticle);
    table.add_all(kTerms, kTerm);
    table.add_all("m m. monsieur père frère roi prince président directeur homme fils garçon mari",
                  kMale);
    table.add_all(
        "mme mme. madame mlle mère sœur reine princesse présidente directrice femme fille "
        "épouse ministre-déléguée",
        kFemale);
  }
};

constexpr French kFrench;
static_assert(kFrench.table.used * 2 < kSlots,
              "a table more than half full grows slow: double kSlots");

constexpr proof::MeaningTable<256> kMeanings(
    "selon=according d'après=according suivant=according que=that qu'=that de=of d'=of du=of "
    "des=of pour=for avec=with dans=in en=in à=at au=at aux=at sur=on par=by et=and ou=or mais=but "
    "tandis=while lorsque=when lorsqu'=when quand=when car=because parce=because comme=as "
    "après=after avant=before je=i j'=i environ=about");
static_assert(kMeanings.used * 2 < 256);

constexpr proof::SourceWords kSources[] = {
    {"à en croire"}, {"au dire de"}, {"aux dires de"}, {"aux yeux de"}, {"aux yeux du"},
    {"de l' avis"},  {"de source"},  {"de sources"},   {"de l' aveu"},
};

constexpr std::string_view kVerbEndings[] = {"ait", "aient", "èrent", "ela", "ota", "issa", "ina"};
constexpr std::string_view kParticipleEndings[] = {"é", "ée", "és", "ées", "i", "ie", "u", "ue"};
constexpr std::string_view kAdverbEndings[] = {"ment"};
constexpr auto kOblique = proof::word_list({"auquel"});
constexpr auto kReflexive = proof::word_list({"se", "s'"});

constexpr proof::Grammar kGrammar{.meanings = kMeanings.slots,
                                  .sources = kSources,
                                  .verb_endings = kVerbEndings,
                                  .adverb_endings = kAdverbEndings,
                                  .participle_endings = kParticipleEndings,
                                  .impersonal = {},
                                  .impersonal_subjects = {},
                                  .reported_mood = {},
                                  .oblique = kOblique,
                                  .genitive = {},
                                  .things = {},
                                  .reflexive = kReflexive,
                                  .behind_noun = {},
                                  .elides = true,
                                  .tags_inside = true,
                                  .dialogue_dashes = true};

}  // namespace

constinit const Lexicon lexicon_fr{.tag = "fr", .slots = kFrench.table.slots, .grammar = &kGrammar};

}  // namespace stet
