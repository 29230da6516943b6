#include "desk/proof/pictures.h"
#include "desk/rules/media/caption_words.h"
#include "desk/rules/rules.h"

#include <utility>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "acceptField",
     .type = OptionType::boolean,
     .fallback = "true",
     .help = "a place in the picture's own fields will do"},
    {.name = "gazetteer",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "places this house writes without a capital"},
};

bool is_function_word(const LanguageData& language, std::uint32_t hash) {
  for (std::string_view word : language.function_words)
    if (word_hash_of_lower(word) == hash) return true;
  return false;
}

/// The word begins a sentence somewhere else, or stands in lower case: then its capital here says
/// nothing.
bool stands_in_lower_case(const Proof& proof, std::uint32_t hash) {
  for (const ProofWord& word : proof.words)
    if (word.hash == hash && !(word.flags & kCapitalised)) return true;
  return false;
}

/// Any word that could be a place: without a gazetteer, any name at all. So the rule speaks only
/// where a caption names nothing.
bool may_name_a_place(const Proof& proof, std::string_view caption, std::span<const Word> words,
                      const RuleOptions& options) {
  bool first = true;
  for (const Word& word : words) {
    const bool opens = std::exchange(first, false);
    for (const std::string& place : options.strings("gazetteer"))
      if (same_folded(place, caption.substr(word.span.begin, word.span.size()))) return true;
    if (!(word.flags & kCapitalised)) continue;
    if (!opens) return true;
    if (!is_function_word(*proof.words_of, word.hash) && !stands_in_lower_case(proof, word.hash))
      return true;
  }
  return false;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  if (!proof.words_of || proof.words_of->capital_nouns) return;
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (media.kind != MediaKind::picture || !is_editorial(media)) continue;
    if (options.boolean("acceptField") && has_words(media.place)) continue;
    const Field& field = caption_of(media);
    if (!has_words(field)) continue;
    const std::string_view caption = caption_without_credit(field.bytes());
    const std::vector<Word> words = words_in(caption);
    if (words.size() < 3 || may_name_a_place(proof, caption, words, options)) continue;
    bool exempt = false;
    for (const Word& word : words)
      exempt = exempt || caption_words::kNotAnEvent.contains(word.hash) ||
               caption_words::kFile.contains(word.hash);
    if (exempt) continue;
    out.add({.confidence = Confidence::medium,
             .place = whole_part(
                 &field == &media.caption ? "media.caption" : "media.library_caption", i, field),
             .message = "caption " + shown(caption) +
                        " does not say where the picture was made, and no field does"});
  }
}

}  // namespace

constinit const Rule media_caption_no_place{
    .id = "media.caption-no-place",
    .severity = Severity::suggestion,
    .languages = "en fr es",
    .why = "Readers want to know where the picture was made.",
    .options = kOptions,
    .pass_example = "A crowd waits in Port Elin.",
    .fail_example = "A crowd waits.",
    .check = check,
};

}  // namespace stet
