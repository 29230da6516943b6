#include "desk/proof/grammar.h"
#include "desk/proof/lexicon_forms.h"

// Spanish. Verbs are given by their stem, in -ar and in -er or -ir apart; the compiler makes the
// forms. "cont=cuent" names the stem of the forms stressed on it.

namespace stet {
namespace {

constexpr std::string_view kReportingVerbs =
    "aconsej vocifer bram indign recrimin espet limit protest declar afirm asegur señal explic "
    "apunt indic precis subray destac manifest coment "
    "coment cont=cuent relat narr inform anunci denunci critic lament advert avis pregunt "
    "contest record record=recuerd insist reiter recalc puntualiz matiz asever sentenci exclam "
    "grit susurr murmur brome ironiz confes admir acept neg=nieg rechaz replic resalt revel "
    "sostuv augur pronostic proclam jur opin argument aleg zanj exhort reclam ruego rog=rueg "
    "exig detall aclar remarc apost apostill agreg anot observ resum plante tuite post titul "
    "cit confirm ratific justific alert enfatiz espet suelt felicit quej agradec interpel invoc "
    "acus conden repas vaticin concret contrapong abog clam exig report";
constexpr std::string_view kReportingVerbsEr =
    "respond añad reconoc admit promet advert=adviert repit repet=repit insist escrib describ "
    "coincid prosegu conclu rebat sosten defend desment=desmient exig ped=pid discut "
    "suger=sugier sugir debat replic agradec exig aduc advirt refer=refier refir tem "
    "entend=entiend prevé";
constexpr std::string_view kIrregularReporting =
    "dice dicen dijo dijeron decía decían dicho dirá diría dicha añadió añadieron concluyó "
    "concluyeron concluye concluyen sostuvo sostuvieron sostiene sostienen propuso propusieron "
    "propone proponen dedujo predijo contradijo escrito repuso repusieron expuso expusieron "
    "expone exponen ríe rió sonríe sonrió sugirió sugiere pidió pide piden pidieron prosiguió "
    "prosigue advirtió advierte advierten reprochó reprocha reprocharon resume dispuso impuso "
    "prometió";
constexpr std::string_view kInfinitiveReporting =
    "decir añadir concluir sostener proponer reponer leer escribir advertir pedir repetir";
constexpr std::string_view kThinkingVerbs =
    "pens=piens consider esper dese dud imagin estim calcul juzg confi apoy recomend=recomiend "
    "habl mostr=muestr busc intent planific record valor abund not valor solt public propon "
    "llam invit inst celebr ofrec orden expres";
constexpr std::string_view kThinkingVerbsEr =
    "cre tem sab conoc entend=entiend comprend quer=quier prefer=prefier prefir sent=sient sint "
    "aplaud transmit";
constexpr std::string_view kIrregularThinking =
    "sabe saben supo supieron quiso quisieron quiere quieren ve ven vio vieron veía visto oye "
    "oyó sé siguió lee leía leyó leído mantiene mantuvo mantienen rezaba reza";
constexpr std::string_view kLabellingVerbs =
    "calific tach tild llam denomin bautiz apod acus acusó conden critic elogi alab mof ridiculiz "
    "compar design cens retrat";
constexpr std::string_view kOtherVerbs =
    "trabaj pas qued llev lleg acab=acab empez=empiez comenz=comienz termin encontr=encuentr dej "
    "d entr camin compr pag gan jug=jueg ayud us utiliz cambi toc busc mir estren mont desmont "
    "demol cerr=cierr aprob=aprueb prepar bloque ocup vot rechaz libr guard arregl control "
    "recalcul aplaud bail mat sac evit investig viaj retras sustitu dur revis cuest cost=cuest "
    "habit firm negoci cans detuv levant baj sub actu particip acompañ result pele estall lanz "
    "amenaz tard falt";
constexpr std::string_view kOtherVerbsEr =
    "com perd=pierd vend viv sal sub sub abr recib ocurr suced nac mor=muer mur vuelv volv corr "
    "met romp decid permit cumpl part exist aparec parec perten reun ced ard hu restring volver "
    "deb suspend";
constexpr std::string_view kIrregularOther =
    "va van iba iban ido ir hace hacen hizo hicieron hacía hecho hacer tiene tienen tuvo tuvieron "
    "tenía tener viene vienen vino vinieron venía venir pone ponen puso pusieron poner sale trae "
    "trajo traer cae cayó caído muere murió muerto vuelve volvió vuelto abre abrió abierto rompe "
    "roto debe deben debía debió llueve está están estaba estaban estuvo estuvieron estado estar "
    "leer huyó huido conduce condujo pudo siente sintió elige eligió";
constexpr std::string_view kAuxiliaries =
    "ha han he hemos había habían habrá habrán habría habrían haya hayan haber habido puede pueden "
    "podía podrá podría pudo debe deben debía deberá debería hay";
constexpr std::string_view kBeForms =
    "es son era eran fue fueron será serán sería serían sea sean ser sido siendo está están estaba "
    "estaban estuvo estar";

constexpr std::string_view kRoles =
    "ministro ministra presidente presidenta vicepresidente vicepresidenta canciller secretario "
    "secretaria director directora portavoz vocero vocera alcalde alcaldesa gobernador gobernadora "
    "diputado diputada senador senadora concejal concejala consejero consejera jefe jefa líder "
    "dirigente candidato candidata capitán entrenador entrenadora técnico seleccionador jugador "
    "jugadora delantero delantera portero portera defensa centrocampista abogado abogada fiscal "
    "juez "
    "jueza magistrado magistrada policía agente guardia comisario comisaria inspector inspectora "
    "médico médica doctor doctora cirujano enfermero enfermera investigador investigadora "
    "científico "
    "científica profesor profesora maestro maestra rector rectora economista analista experto "
    "experta "
    "consultor autor autora escritor escritora novelista periodista redactor redactora columnista "
    "crítico crítica historiador historiadora artista pintor pintora cantante actor actriz "
    "cineasta "
    "productor productora empresario empresaria agricultor agricultora ganadero panadero panadera "
    "pescador pescadora trabajador trabajadora conductor conductora piloto ingeniero ingeniera "
    "arquitecto arquitecta vecino vecina testigo víctima superviviente madre padre mujer hombre "
    "marido esposa hijo hija hermano hermana niño niña joven alumno alumna estudiante amigo amiga "
    "colega activista organizador organizadora votante embajador embajadora diplomático rey reina "
    "príncipe princesa papa obispo sacerdote cura cardenal general coronel teniente sargento "
    "soldado "
    "oficial sindicalista delegado delegada responsable tesorero tesorera segundo número invitado "
    "invitada vigilante bombero comerciante dueño dueña acusado acusada mandatario mandataria";
constexpr std::string_view kPluralRoles =
    "ministros presidentes diputados senadores alcaldes jefes dirigentes jugadores abogados jueces "
    "policías agentes médicos enfermeras investigadores científicos profesores maestros "
    "economistas "
    "expertos autores periodistas historiadores artistas vecinos testigos víctimas padres mujeres "
    "hombres niños jóvenes alumnos estudiantes amigos activistas organizadores votantes "
    "diplomáticos "
    "soldados sindicalistas responsables bomberos agricultores pescadores trabajadores empleados "
    "aficionados manifestantes seguidores invitados ciudadanos viajeros clientes personas";
constexpr std::string_view kOrganisations =
    "ministerio gobierno ejecutivo policía guardia fiscalía ayuntamiento junta diputación partido "
    "grupo sindicato federación asociación unión empresa compañía firma sociedad banco tribunal "
    "corte "
    "comisión consejo congreso senado parlamento onu ue otan agencia universidad escuela hospital "
    "iglesia ciudad municipio comunidad región estado ejército presidencia moncloa kremlin "
    "oposición "
    "coalición fundación colectivo organización ong instituto centro club equipo diario periódico "
    "cadena radio dirección autoridades autoridad servicio servicios comité efe psoe pp vox sumar "
    "ugt ccoo renfe liga";
constexpr std::string_view kAnonymousNouns = "fuente fuentes allegado allegados";
constexpr std::string_view kCollectives =
    "críticos expertos observadores analistas economistas algunos muchos varios opositores "
    "detractores defensores vecinos historiadores juristas especialistas";
constexpr std::string_view kWorks =
    "premio trofeo película libro novela canción álbum disco sencillo obra serie episodio capítulo "
    "documental "
    "poema "
    "ensayo artículo columna revista cuadro exposición ópera programa comedia relato antología "
    "título "
    "titulado titulada diario periódico rotativo semanario telenovela filme cinta";
constexpr std::string_view kDocuments =
    "comunicado informe carta estudio encuesta sondeo documento texto mensaje correo tuit discurso "
    "entrevista sentencia decisión auto resolución acta testimonio pancarta cartel lema nota "
    "dictamen "
    "petición declaración libro artículo escrito";
constexpr std::string_view kHedges = "supuestamente presuntamente aparentemente";
constexpr std::string_view kTitles =
    "sr sr. sra sra. srta dr dr. dra dra. don doña fray san santa monseñor señor señora presidente "
    "presidenta ministro ministra general coronel capitán doctor doctora profesor profesora padre "
    "sor "
    "hermano rey reina príncipe princesa papa alcalde alcaldesa";
constexpr std::string_view kAdverbs =
    "también entonces luego después todavía aún siempre nunca jamás solo sólo ahora ya simplemente "
    "solamente sin_embargo quizá quizás tal mientras tanto pronto finalmente primero antes a_veces "
    "no "
    "más menos muy casi bien mal así aquí allí ahí hoy ayer mañana además incluso mismo tampoco sí "
    "poco apenas ni recién aparte";
constexpr std::string_view kPrepositions =
    "a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por según "
    "sin "
    "sobre tras excepto salvo vía";
constexpr std::string_view kConjunctions =
    "y e o u pero sino ni si porque pues como cuando mientras aunque donde cómo cuándo dónde";
constexpr std::string_view kDeterminers =
    "el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella "
    "aquellos "
    "aquellas mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra cada algún "
    "alguna "
    "algunos algunas ningún ninguna varios varias muchos muchas pocos pocas todo toda todos todas "
    "otro "
    "otra otros otras dos tres cuatro cinco seis siete ocho nueve diez ambos ambas cierto cierta "
    "cuyo "
    "cuya";
constexpr std::string_view kNumerals =
    "dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta "
    "cincuenta cien ciento cientos mil miles millón millones decena decenas docena docenas "
    "centenar "
    "centenares";
constexpr std::string_view kCalendarWords =
    "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio "
    "julio "
    "agosto septiembre setiembre octubre noviembre diciembre";
constexpr std::string_view kTimes =
    "hoy ayer mañana semana semanas mes meses año años día días jornada noche tarde madrugada hora "
    "horas minuto minutos momento instante verano invierno primavera otoño mediodía medianoche "
    "víspera";
constexpr std::string_view kTerms =
    "llamado llamada llamados llamadas denominado denominada denominados apodado apodada bautizado "
    "palabra palabras término expresión lema supuesto supuesta";

constexpr std::size_t kSlots = 16384;

struct Spanish {
  proof::FormTable<kSlots> table;

  constexpr void regular(std::string_view entry, std::uint32_t classes, bool in_ar) {
    std::string_view stressed = entry;
    if (const std::size_t sign = entry.find('='); sign != std::string_view::npos) {
      stressed = entry.substr(sign + 1);
      entry = entry.substr(0, sign);
    }
    if (in_ar) {
      table.forms(classes, stressed, "a an e en");
      table.forms(classes, entry, "ó aron aba aban ado ada ados adas ará arán aría");
      table.form(classes | kBase, entry, "ar");
      table.form(classes | kIng, entry, "ando");
    } else {
      table.forms(classes, stressed, "e en");
      table.forms(classes, entry, "ió ieron ía ían ido ida idos idas erá erán irá irán ería iría");
      table.forms(classes | kBase, entry, "er ir");
      table.form(classes | kIng, entry, "iendo");
    }
  }

  constexpr void verbs(std::string_view list, std::uint32_t classes, bool in_ar) {
    table.each(list, [&](std::string_view entry) { regular(entry, classes, in_ar); });
  }

  constexpr Spanish() {
    verbs(kReportingVerbs, kReports | kVerb, true);
    verbs(kReportingVerbsEr, kReports | kVerb, false);
    table.add_all(kIrregularReporting, kReports | kVerb);
    table.add_all(kInfinitiveReporting, kReports | kVerb | kBase);
    verbs(kThinkingVerbs, kThinks | kVerb, true);
    verbs(kThinkingVerbsEr, kThinks | kVerb, false);
    table.add_all(kIrregularThinking, kThinks | kVerb);
    verbs(kLabellingVerbs, kLabels | kVerb, true);
    verbs(kOtherVerbs, kVerb, true);
    verbs(kOtherVerbsEr, kVerb, false);
    table.add_all(kIrregularOther, kVerb);
    table.add_all("ir hacer tener venir poner traer leer", kVerb | kBase);
    table.add_all(kAuxiliaries, kAuxiliary | kVerb);
    table.add_all(kBeForms, kAuxiliary | kBe | kVerb);
    table.add_all("él", kPronoun | kMale);
    table.add_all("ella", kPronoun | kFemale);
    table.add_all("ellos ellas nosotros nosotras ustedes", kPronoun | kPlural);
    table.add_all("yo tú usted ello esto eso mí ti", kPronoun);
    table.add_all("me te se nos os le les lo", kPronoun);
    table.add_all("él ella ellos ellas nosotros nosotras ustedes yo tú usted quien quienes",
                  kSubject);
    table.add_all("quien quienes cual cuales cuyo cuya cuyos cuyas", kRelative);
    table.add_all("que", kConjunction);
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
    table.add_all("de del la las los van von der el al bin ben da di dos", kParticle);
    table.add_all(kTerms, kTerm);
    table.add_all(
        "sr sr. señor don padre hermano rey príncipe presidente ministro alcalde director "
        "hombre hijo niño marido portavoz",
        kMale);
    table.add_all(
        "sra sra. señora doña madre hermana reina princesa presidenta ministra alcaldesa "
        "directora mujer hija niña esposa",
        kFemale);
  }
};

constexpr Spanish kSpanish;
static_assert(kSpanish.table.used * 2 < kSlots,
              "a table more than half full grows slow: double kSlots");

constexpr proof::MeaningTable<256> kMeanings(
    "según=according que=that de=of del=of para=for desde=from con=with en=in a=at al=at sobre=on "
    "por=by y=and e=and o=or pero=but sino=but mientras=while cuando=when porque=because "
    "pues=because "
    "como=as aunque=although tras=after antes=before yo=i unos=about");
static_assert(kMeanings.used * 2 < 256);

constexpr proof::SourceWords kSources[] = {
    {"de acuerdo con"}, {"de acuerdo a"},   {"a juicio de"},    {"a juicio del"},
    {"en opinión de"},  {"en opinión del"}, {"en palabras de"}, {"en palabras del"},
    {"a decir de"},     {"a decir del"},
};

constexpr std::string_view kVerbEndings[] = {"ó", "aron", "ieron", "aba", "aban", "ían"};
constexpr std::string_view kParticipleEndings[] = {"ado", "ido"};
constexpr std::string_view kAdverbEndings[] = {"mente"};
constexpr auto kImpersonal =
    proof::word_list({"lee", "leía", "leyó", "reza", "rezaba", "podía", "puede", "decía"});
constexpr auto kReflexive = proof::word_list({"se"});

constexpr proof::Grammar kGrammar{.meanings = kMeanings.slots,
                                  .sources = kSources,
                                  .verb_endings = kVerbEndings,
                                  .adverb_endings = kAdverbEndings,
                                  .participle_endings = kParticipleEndings,
                                  .impersonal = kImpersonal,
                                  .impersonal_subjects = {},
                                  .reported_mood = {},
                                  .oblique = {},
                                  .genitive = {},
                                  .things = {},
                                  .reflexive = kReflexive,
                                  .behind_noun = {},
                                  .drops_subject = true,
                                  .tags_inside = true,
                                  .dialogue_dashes = true};

}  // namespace

constinit const Lexicon lexicon_es{
    .tag = "es", .slots = kSpanish.table.slots, .grammar = &kGrammar};

}  // namespace stet
