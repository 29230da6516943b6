#include "vocabulary/qcode.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

// IPTC catalog.IPTC-G2-Standards_41: facts of the schemes that articles name. Sorted by alias.
constexpr Scheme kSchemes[] = {
    {"a1312cat", "http://cvx.iptc.org/anpa1312-category/"},
    {"acdc", "http://cv.iptc.org/newscodes/audiocodec/"},
    {"altidrole", "http://cv.iptc.org/newscodes/altidrole/"},
    {"aspfacet", "http://cv.iptc.org/newscodes/asportfacet/"},
    {"bcp47", "http://cvx.iptc.org/bcp47/"},
    {"cinat", "http://cv.iptc.org/newscodes/cinature/"},
    {"colsp", "http://cv.iptc.org/newscodes/colorspace/"},
    {"conf", "http://cv.iptc.org/newscodes/confidence/"},
    {"cpnat", "http://cv.iptc.org/newscodes/cpnature/"},
    {"cpprole", "http://cv.iptc.org/newscodes/contentprodpartyrole/"},
    {"crel", "http://cv.iptc.org/newscodes/conceptrelation/"},
    {"ctrol", "http://cv.iptc.org/newscodes/contributorrole/", true},
    {"cwarn", "http://cv.iptc.org/newscodes/contentwarning/"},
    {"dbpedia", "http://dbpedia.org/resource/"},
    {"digsrctype", "http://cv.iptc.org/newscodes/digitalsourcetype/"},
    {"dimensionunit", "http://cv.iptc.org/newscodes/dimensionunit/"},
    {"drol", "http://cv.iptc.org/newscodes/descriptionrole/"},
    {"ednoterole", "http://cv.iptc.org/newscodes/ednoterole"},
    {"eocstat", "http://cv.iptc.org/newscodes/eventoccurstatus/"},
    {"erol", "http://cv.iptc.org/newscodes/edrole/"},
    {"figi", "http://cvx.iptc.org/figi/"},
    {"genre", "http://cv.iptc.org/newscodes/genre/"},
    {"geonames", "http://sws.geonames.org/"},
    {"gics", "http://cvx.iptc.org/gics/"},
    {"hashscope", "http://cv.iptc.org/newscodes/hashscope/"},
    {"hashtype", "http://cv.iptc.org/newscodes/hashtype/"},
    {"hatarget", "http://cv.iptc.org/newscodes/hopactiontarget/"},
    {"hopaction", "http://cv.iptc.org/newscodes/hopaction/"},
    {"howextr", "http://cv.iptc.org/newscodes/howextracted/"},
    {"impt", "http://cv.iptc.org/newscodes/importance/"},
    {"irel", "http://cv.iptc.org/newscodes/itemrelation/"},
    {"isin", "http://cvx.iptc.org/isin/"},
    {"iso3166-1a2", "http://cvx.iptc.org/iso3166-1a2/"},
    {"iso3166-1a3", "http://cvx.iptc.org/iso3166-1a3/"},
    {"iso3166-2", "http://cvx.iptc.org/iso3166-2/"},
    {"iso4217a", "http://cvx.iptc.org/iso4217a/"},
    {"isrol", "http://cv.iptc.org/newscodes/infosourcerole/", true},
    {"lrol", "http://cv.iptc.org/newscodes/languagerole/"},
    {"medtop", "http://cv.iptc.org/newscodes/mediatopic/"},
    {"mic", "http://cvx.iptc.org/iso10383-mic/"},
    {"mtyp", "http://cv.iptc.org/newscodes/mediatype/"},
    {"ncostat", "http://cv.iptc.org/newscodes/newscoveragestatus/"},
    {"ninat", "http://cv.iptc.org/newscodes/ninature/"},
    {"nityp", "http://cv.iptc.org/newscodes/newsitemtype/"},
    {"nmsig", "http://cv.iptc.org/newscodes/newsmsgsignal/"},
    {"nprod", "http://cv.iptc.org/newscodes/newsproduct/"},
    {"nprov", "http://cv.iptc.org/newscodes/newsprovider/"},
    {"nrol", "http://cv.iptc.org/newscodes/namerole/"},
    {"pgrmod", "http://cv.iptc.org/newscodes/pkggroupmode/"},
    {"plinat", "http://cv.iptc.org/newscodes/plinature/"},
    {"plus", "http://ns.useplus.org/ldf/vocab/"},
    {"prio", "http://cv.iptc.org/newscodes/priority/"},
    {"prodgenre", "http://cv.iptc.org/newscodes/productgenre/"},
    {"prov", "http://cv.iptc.org/newscodes/provider/"},
    {"rel", "http://cv.iptc.org/newscodes/relevance/"},
    {"rightsprop", "http://cv.iptc.org/newscodes/rightsproperty/"},
    {"rnd", "http://cv.iptc.org/newscodes/rendition/"},
    {"scn", "http://cv.iptc.org/newscodes/scene/"},
    {"secst", "http://cvx.iptc.org/secst/"},
    {"sev", "http://cv.iptc.org/newscodes/severity/"},
    {"sig", "http://cv.iptc.org/newscodes/signal/"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"stat", "http://cv.iptc.org/newscodes/pubstatusg2/"},
    {"subj", "http://cv.iptc.org/newscodes/subjectcode/"},
    {"ticker", "http://cvx.iptc.org/ticker/"},
    {"tidm", "http://cvx.iptc.org/tidm/"},
    {"timeunit", "http://cv.iptc.org/newscodes/timeunit/"},
    {"tone", "http://cv.iptc.org/newscodes/tone/"},
    {"trustindicator", "http://cv.iptc.org/newscodes/trustindicator/"},
    {"urgy", "http://cv.iptc.org/newscodes/urgency/"},
    {"vcdc", "http://cv.iptc.org/newscodes/videocodec/"},
    {"videodef", "http://cv.iptc.org/newscodes/videodefinition/"},
    {"why", "http://cv.iptc.org/newscodes/whypresent/"},
    {"wikidata", "http://www.wikidata.org/entity/"},
    {"wldreg", "http://cv.iptc.org/newscodes/worldregion/"},
};

static_assert(std::is_sorted(std::begin(kSchemes), std::end(kSchemes),
                             [](const Scheme& a, const Scheme& b) { return a.alias < b.alias; }));

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

std::optional<QCode> split_qcode(std::string_view qcode) {
  const std::size_t colon = qcode.find(':');
  if (colon == qcode.npos || colon == 0 || colon + 1 == qcode.size()) return std::nullopt;
  if (std::any_of(qcode.begin(), qcode.end(), is_space)) return std::nullopt;
  const QCode split{qcode.substr(0, colon), qcode.substr(colon + 1)};
  if (split.code.starts_with("//")) return std::nullopt;
  return split;
}

std::span<const Scheme> iptc_schemes() { return kSchemes; }

const Scheme* find_scheme(std::string_view alias) {
  const auto found = std::lower_bound(
      std::begin(kSchemes), std::end(kSchemes), alias,
      [](const Scheme& scheme, std::string_view wanted) { return scheme.alias < wanted; });
  return found != std::end(kSchemes) && found->alias == alias ? found : nullptr;
}

std::optional<SchemeCode> split_concept_uri(std::string_view uri) {
  constexpr std::string_view kHttp = "http://", kHttps = "https://";
  std::string_view rest = uri;
  if (rest.starts_with(kHttps)) {
    rest.remove_prefix(kHttps.size());
  } else if (rest.starts_with(kHttp)) {
    rest.remove_prefix(kHttp.size());
  } else {
    return std::nullopt;
  }
  for (const Scheme& scheme : kSchemes) {
    const std::string_view prefix = scheme.uri.substr(kHttp.size());
    if (rest.size() > prefix.size() && rest.starts_with(prefix))
      return SchemeCode{&scheme, rest.substr(prefix.size())};
  }
  return std::nullopt;
}

std::string to_concept_uri(const QCode& qcode) {
  const Scheme* scheme = find_scheme(qcode.alias);
  return scheme ? std::string(scheme->uri) + std::string(qcode.code) : std::string();
}

}  // namespace stet
