#include "desk/photo_fact.h"
#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"
#include "vocabulary/agencies.h"

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "fields",
     .type = OptionType::strings,
     .fallback = R"(["caption", "credit", "creator", "rights", "alt"])",
     .help = "what must not be lost: caption, credit, creator, rights, alt, date, place"},
    {.name = "conflicts",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "also when credit, creator or rights name someone else than the file does"},
};

/// Words that stand in any credit or notice and name nobody.
constexpr auto kNobody = word_hashes(
    {"photo",    "photos",  "picture", "image",  "foto",      "bild",  "by",     "via",
     "for",      "the",     "and",     "of",     "copyright", "all",   "rights", "reserved",
     "courtesy", "handout", "credit",  "crédit", "c",         "von",   "de",     "inc",
     "ltd",      "llc",     "agency",  "images", "news",      "press", "pool",   "stringer"});

bool is_year(std::string_view word) {
  return word.size() == 4 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Who is named: words that are somebody's, and agencies whatever form they take.
struct Names {
  std::vector<std::uint32_t> words;
  std::vector<const Agency*> agencies;

  void add(std::string_view text) {
    for (const Word& word : words_in(text))
      if (!kNobody.contains(word.hash) && !is_year(text.substr(word.span.begin, word.span.size())))
        words.push_back(word.hash);
    std::vector<AgencyMention> found;
    find_agencies(text, found);
    for (const AgencyMention& each : found) agencies.push_back(each.agency);
  }
  bool empty() const { return words.empty() && agencies.empty(); }
};

template <class T>
bool share(std::vector<T> a, std::vector<T> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) return true;
    *x < *y ? ++x : ++y;
  }
  return false;
}

/// Nobody in common. What names nobody contradicts nobody.
bool contradicts(const Names& said, const Names& file) {
  return !said.empty() && !file.empty() && !share(said.words, file.words) &&
         !share(said.agencies, file.agencies);
}

bool stated(const Field& field) { return has_words(field) && !field.known.from_photo; }

struct Comparison {
  const Article& article;
  const RuleOptions& options;
  Findings& out;
  const Media& media;
  std::size_t index;
  const PhotoFact& photo;
  std::string lost;  ///< for the message

  bool wants(std::string_view name) const {
    const auto names = options.strings("fields");
    return std::find(names.begin(), names.end(), name) != names.end();
  }
  /// Every name of the file stands in the words that readers see.
  bool is_in_caption(std::string_view words) const {
    const Field& caption = caption_of(media);
    Names wanted, there;
    wanted.add(words);
    if (!stated(caption) || wanted.empty()) return false;
    there.add(caption.bytes());
    return std::all_of(wanted.words.begin(), wanted.words.end(), [&](std::uint32_t each) {
      return std::find(there.words.begin(), there.words.end(), each) != there.words.end();
    });
  }
  void lose(std::string_view option, std::string_view what, std::string_view words) {
    if (!has_words_of(words) || !wants(option)) return;
    if (!lost.empty()) lost += ", ";
    lost.append(what).append(" ").append(shown(words));
  }
  static bool has_words_of(std::string_view words) { return !is_blank(words); }

  void conflict(std::string_view what, std::string_view path, const Field& field, const Names& file,
                std::string_view words) {
    if (!options.boolean("conflicts") || !stated(field)) return;
    Names said;
    said.add(field.bytes());
    if (contradicts(said, file))
      out.add({.confidence = Confidence::medium,
               .place = whole_part(path, index, field),
               .message = std::string(what) + " of " + named(article, index) + " is " +
                          shown(field.bytes()) + ", but the photo file says " + shown(words)});
  }

  void run() {
    Names makers;  // one who took it and one who sends it may each stand in either field
    for (const std::string_view words : {photo.credit, photo.source, photo.copyright})
      makers.add(words);
    for (const std::string_view words : photo.creators) makers.add(words);

    if (!stated(media.caption) && !stated(media.library_caption))
      lose("caption", "caption", photo.caption);
    if (!stated(media.credit) && !stated(media.agency) && !is_in_caption(photo.credit))
      lose("credit", "credit", photo.credit);
    bool has_creator = stated(media.photographer);
    for (const Creator& each : media.creators) has_creator = has_creator || stated(each.name);
    if (!has_creator && !photo.creators.empty()) {
      Names credit, creator;
      if (stated(media.credit)) credit.add(media.credit.bytes());
      creator.add(photo.creators.front());
      if (!share(credit.words, creator.words) && !is_in_caption(photo.creators.front()))
        lose("creator", "creator", photo.creators.front());
    }
    const Rights* rights = nullptr;
    bool has_rights = false;
    for (const Rights& each : media.rights) {
      if (stated(each.notice) || stated(each.holder)) rights = &each;
      has_rights = has_rights || rights || stated(each.usage_terms);
    }
    if (!has_rights) {
      lose("rights", "copyright notice", photo.copyright);
      lose("rights", "usage terms", photo.usage_terms);
    }
    if (!stated(media.alt) && !media.decorative) lose("alt", "alt text", photo.alt);
    if (!media.created.is_present() || media.created.known.from_photo)
      lose("date", "date", photo.created);
    if (!stated(media.place)) lose("place", "place", photo.place);
    if (!lost.empty())
      out.add({.place = missing_part(article, "media", index),
               .message = "the photo file " + shown(photo.file) + " has what " +
                          named(article, index) + " lacks: " + lost});

    if (!photo.credit.empty())
      conflict("credit", "media.credit", media.credit, makers, photo.credit);
    if (!photo.creators.empty())
      conflict("photographer", "media.photographer", media.photographer, makers,
               photo.creators.front());
    if (rights && !photo.copyright.empty())
      conflict("copyright", "media.rights",
               stated(rights->notice) ? rights->notice : rights->holder, makers, photo.copyright);
  }
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  const PhotoFacts photos({out.facts(), out.fact_count()});
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (!is_editorial(media) || !may_have_photo(media)) continue;
    const Fact* fact = photos.of(media);
    if (!fact) {
      const std::string_view asked =
          std::find_if(media.renditions.begin(), media.renditions.end(), [](const Rendition& each) {
            return !each.href.empty();
          })->href;
      out.need({.id = std::string(kPhotoFact) + std::string(asked),
                .kind = "photo",
                .ref = std::string(asked),
                .want = {"caption", "credit", "creators", "created", "place", "copyright",
                         "usageTerms", "alt"}});
      continue;
    }
    if (const std::optional<PhotoFact> photo = read_photo_fact(*fact))
      Comparison{article, options, out, media, i, *photo, {}}.run();
  }
}

}  // namespace

constinit const Rule media_file_metadata_lost{
    .id = "media.file-metadata-lost",
    .severity = Severity::suggestion,
    .why =
        "Who made a picture, and on what terms, stands in its file; a CMS that drops it leaves "
        "readers and receivers without.",
    .options = kOptions,
    .pass_example = "credit: Mara Oduya/EPA, in the file and in the article",
    .fail_example = "credit Mara Oduya/EPA in the file, none in the article",
    .check = check,
};

}  // namespace stet
