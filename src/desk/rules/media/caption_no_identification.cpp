#include "desk/proof/pictures.h"
#include "desk/rules/media/caption_words.h"
#include "desk/rules/rules.h"

#include <algorithm>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "minPeople",
     .type = OptionType::integer,
     .fallback = "2",
     .help = "people named from whom positions are needed"},
    {.name = "positions",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "more words that say where somebody stands"},
};

// What people do side by side in a picture. A list of names before one of these is a list of
// people; teams, places and firms do other things.
constexpr auto kPoses =
    word_hashes({"pose",    "poses",   "posing", "sign",    "signs",    "signing",       "shake",
                 "shakes",  "shaking", "hug",    "hugs",    "embrace",  "embraces",      "kiss",
                 "smile",   "smiles",  "wave",   "waves",   "stand",    "sit",           "laugh",
                 "applaud", "toast",   "dance",  "walk",    "chat",     "speak",         "greet",
                 "greets",  "hold",    "share",  "arrive",  "posieren", "unterzeichnen", "posent",
                 "signent", "posan",   "firman", "saludan", "sonríen"});

constexpr auto kJoins = word_hashes({"and", "with", "und", "mit", "et", "avec", "y", "con", "e"});

bool is_capital(const Word& word) {
  return (word.flags & kCapitalised) && !(word.flags & kHasDigit);
}

/// Names at the head of the caption, joined by commas and "and", up to a verb of posing. 0 when it
/// is built otherwise.
std::size_t people_at_head(std::string_view caption, std::span<const Word> words) {
  std::size_t people = 0, i = 0;
  while (i < words.size()) {
    // "Ana Ito (R) and Jan Brandt"
    if (words[i].span.size() == 1 && sign_before(caption, words[i].span.begin) == "(") {
      ++i;
      if (i < words.size() && kJoins.contains(words[i].hash)) ++i;
      continue;
    }
    std::size_t length = 0;
    while (i + length < words.size() && is_capital(words[i + length])) {
      if (length > 0) {
        const std::string_view gap =
            caption.substr(words[i + length - 1].span.end,
                           words[i + length].span.begin - words[i + length - 1].span.end);
        if (gap != " ") break;
      }
      ++length;
    }
    if (length == 0 || length > 5) return 0;
    ++people;
    i += length;
    if (i >= words.size()) return 0;
    if (kJoins.contains(words[i].hash))
      ++i;
    else if (!is_capital(words[i]))
      break;
  }
  if (i >= words.size() || people == 0) return 0;
  return kPoses.contains(words[i].hash) ? people : 0;
}

struct Positions {
  std::size_t count = 0;
  bool order = false;
};

Positions positions_in(std::string_view caption, std::span<const Word> words,
                       const RuleOptions& options) {
  Positions found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view text = caption.substr(words[i].span.begin, words[i].span.size());
    for (const std::string& more : options.strings("positions"))
      found.count += same_folded(more, text);
    if (!caption_words::kPosition.contains(words[i].hash)) continue;
    if (text.size() == 1) {
      // "(R)", "(L)": a letter alone is a position in brackets only
      const bool bracket = words[i].span.begin > 0 && caption[words[i].span.begin - 1] == '(' &&
                           sign_at(caption, words[i].span.end) == ")";
      found.count += bracket;
      continue;
    }
    if (words[i].hash == word_hash_of_lower("from")) continue;
    ++found.count;
    if (i > 0 && caption_words::kOrder.contains(words[i - 1].hash)) found.order = true;
    if (caption_words::kOrder.contains(words[i].hash)) found.order = true;
  }
  return found;
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  const auto min_people =
      static_cast<std::size_t>(std::max<std::int64_t>(options.integer("minPeople"), 2));
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (media.kind != MediaKind::picture || !is_editorial(media)) continue;
    const Field& field = caption_of(media);
    if (!has_words(field)) continue;
    // most captions have no such verb, and the proof has their words
    const std::span<const ProofWord> known = words_of(proof, field);
    const auto poses = [](const ProofWord& word) { return kPoses.contains(word.hash); };
    if (!known.empty() && std::none_of(known.begin(), known.end(), poses)) continue;
    const std::string_view caption = caption_without_credit(field.bytes());
    const std::vector<Word> words = words_in(caption);
    const std::size_t people = people_at_head(caption, words);
    if (people < min_people) continue;
    const Positions positions = positions_in(caption, words, options);
    // One position tells two people apart; n people need n - 1, and "from left" does for all.
    if (positions.order || positions.count + 1 >= people) continue;
    out.add({.confidence = Confidence::medium,
             .place = whole_part(
                 &field == &media.caption ? "media.caption" : "media.library_caption", i, field),
             .message = "caption names " + std::to_string(people) + " people and says for " +
                        std::to_string(positions.count) +
                        " where they stand; add left, right or “from left”"});
  }
}

}  // namespace

constinit const Rule media_caption_no_identification{
    .id = "media.caption-no-identification",
    .severity = Severity::suggestion,
    .heuristic = true,
    .languages = "en de fr es",
    .why = "Readers cannot tell who is who, and another house may put the wrong name to a face.",
    .options = kOptions,
    .pass_example = "Ito (R) and Brandt sign the treaty.",
    .fail_example = "Ito, Brandt and Mbeki pose.",
    .precision = "not measured: no flag in 326 published articles; off in the built-in schemas",
    .check = check,
};

}  // namespace stet
