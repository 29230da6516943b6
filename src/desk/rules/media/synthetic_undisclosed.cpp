#include "desk/proof/pictures.h"
#include "desk/rules/rules.h"
#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "types",
     .type = OptionType::strings,
     .fallback =
         R"(["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic"])",
     .help = "codes of the IPTC digital source types that readers must be told of"},
    {.name = "words",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more words that tell them"},
};

// en de fr es: a caption says it in the language of the story.
constexpr auto kTelling = word_hashes(
    {"ai-generated", "ai-created",    "ai-made",      "generated",   "synthetic",
     "composite",    "montage",       "photomontage", "deepfake",    "computer-generated",
     "ki-generiert", "ki-generierte", "ki-bild",      "generiert",   "fotomontage",
     "synthetisch",  "générée",       "généré",       "synthétique", "generada",
     "generado",     "sintética",     "fotomontaje",  "dall-e",      "midjourney"});
constexpr std::uint32_t kArtificial[] = {word_hash_of_lower("artificial"),
                                         word_hash_of_lower("künstlicher"),
                                         word_hash_of_lower("artificielle")};
constexpr std::uint32_t kIntelligence[] = {word_hash_of_lower("intelligence"),
                                           word_hash_of_lower("intelligenz"),
                                           word_hash_of_lower("inteligencia")};

template <std::size_t kCount>
bool is_any(const std::uint32_t (&hashes)[kCount], std::uint32_t hash) {
  return std::find(std::begin(hashes), std::end(hashes), hash) != std::end(hashes);
}

bool tells(std::string_view text, const RuleOptions& options) {
  bool artificial = false, intelligence = false;
  for (const Word& word : words_in(text)) {
    if (kTelling.contains(word.hash)) return true;
    const std::string_view bytes = text.substr(word.span.begin, word.span.size());
    // The letters of the short forms are words elsewhere: "ai" in French, "Ki" in names.
    if (bytes == "AI" || bytes == "KI" || bytes == "IA" || bytes == "A.I" || bytes == "A.I.")
      return true;
    artificial = artificial || is_any(kArtificial, word.hash);
    intelligence = intelligence || is_any(kIntelligence, word.hash);
    for (const std::string& more : options.strings("words"))
      if (same_folded(more, bytes)) return true;
  }
  if (intelligence && (artificial || text.find("artificial") != std::string_view::npos))
    return true;
  for (const std::string& more : options.strings("words"))
    if (more.find(' ') != std::string::npos && lower(text).find(lower(more)) != std::string::npos)
      return true;
  return false;
}

/// "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", with alias or bare.
std::string_view code_of(std::string_view type) {
  type = trim(type);
  return type.substr(type.find_last_of("/:") + 1);
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    // A type that is not there says nothing; nobody guesses from the picture.
    if (media.digital_source_type.empty()) continue;
    const std::string_view code = code_of(media.digital_source_type);
    const auto types = options.strings("types");
    if (std::none_of(types.begin(), types.end(),
                     [&](const std::string& type) { return same_folded(type, code); }))
      continue;
    const Field* const told[] = {&media.caption, &media.library_caption, &media.credit,
                                 &media.photographer};
    if (std::any_of(std::begin(told), std::end(told), [&](const Field* field) {
          return has_words(*field) && tells(field->bytes(), options);
        }))
      continue;
    const Field& caption = caption_of(media);
    // In another language we do not know the words that say it.
    out.add({.at_most = proof.words_of ? Severity::error : Severity::suggestion,
             .place = has_words(caption) ? whole_part("media.caption", i, caption)
                                         : missing_part(article, "media.caption", i),
             .message = named(article, i) + " is of the type " + shown(code, 40) +
                        ", and neither caption nor credit says so; tell readers how it was made"});
  }
}

}  // namespace

constinit const Rule media_synthetic_undisclosed{
    .id = "media.synthetic-undisclosed",
    .severity = Severity::error,
    .why = "Readers take a picture for what a camera saw unless we tell them that none did.",
    .options = kOptions,
    .pass_example = "type trainedAlgorithmicMedia; caption: AI-generated illustration of the wall",
    .fail_example = "type trainedAlgorithmicMedia; caption: The river wall at night",
    .check = check,
};

}  // namespace stet
