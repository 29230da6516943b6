#include "desk/proof/lexicon.h"
#include "desk/proof/look.h"
#include "desk/report.h"
#include "desk/rules/correction/notes.h"
#include "desk/rules/rules.h"
#include "text/quotation_marks.h"
#include "text/sentences.h"

#include <algorithm>
#include <optional>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "materialKinds",
     .type = OptionType::strings,
     .fallback = R"(["names", "numbers", "quotes"])",
     .help = "changes that readers must be told of: names, numbers, quotes"},
    {.name = "needs",
     .type = OptionType::string,
     .fallback = "\"note\"",
     .help = "what tells them: any note (an update as well), or a correction",
     .choices = "note|correction"},
};

constexpr double kSameSentence =
    0.5;  ///< shared words from which two sentences are versions of one

/// One sentence of the version before.
struct Earlier {
  std::vector<Word> words;
  std::string_view bytes;
  std::uint64_t key = 0;
};

template <class Words>
std::uint64_t key_of(const Words& words) {
  std::uint64_t key = 0xCBF29CE484222325u;
  for (const auto& word : words) key = (key ^ word.hash) * 0x100000001B3u;
  return key;
}

std::vector<Earlier> sentences_of(std::string_view text, std::string_view language) {
  std::vector<Earlier> all;
  std::vector<Span> spans;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view paragraph = text.substr(0, end);
    spans.clear();
    find_sentences(paragraph, find_marks(paragraph, language), language, spans);
    for (const Span& span : spans) {
      Earlier sentence;
      sentence.bytes = paragraph.substr(span.begin, span.size());
      find_words(sentence.bytes, sentence.words);
      sentence.key = key_of(sentence.words);
      if (!sentence.words.empty()) all.push_back(std::move(sentence));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

/// A story that readers have seen: not the first version, and not on its way out for the first
/// time.
bool is_seen(const Article& article) {
  if (article.first_published.is_present()) return true;
  const std::string_view version =
      article.version.is_present() && article.version.known.how == How::stated
          ? trim(article.version.value)
          : std::string_view();
  return !version.empty() && version != "0" && version != "1" && version != "1.0";
}

bool is_told(const Article& article, const RuleOptions& options) {
  if (options.string("needs") == "note") return has_any_note(article);
  return std::any_of(article.corrections.begin(), article.corrections.end(), is_correction) ||
         opens_as_correction(article.editorial_note);
}

/// What the two differ in that readers must be told of.
struct Change {
  Span now;               ///< in the passage
  std::string before;     ///< as the earlier version had it, "" when it had nothing there
  std::string_view kind;  ///< "number", "name", "quotation"
};

class Comparison {
 public:
  Comparison(const Proof& proof, const RuleOptions& options) : proof_(proof) {
    for (const std::string& kind : options.strings("materialKinds")) {
      names_ = names_ || kind == "names";
      numbers_ = numbers_ || kind == "numbers";
      quotes_ = quotes_ || kind == "quotes";
    }
  }

  bool are_versions_of_one(const Sentence& sentence, const Earlier& earlier) const {
    // a giant sentence is not laid out again for each short one
    const std::size_t before = earlier.words.size(), now = sentence.words.size();
    if (before > now * 2 || now > before * 2) return false;
    return likeness(hashes_of(earlier.words), hashes_of(words_of(sentence))) >= kSameSentence;
  }

  std::optional<Change> between(const Sentence& sentence, const Earlier& earlier) const {
    const std::span<const ProofWord> words = words_of(sentence);
    std::vector<std::uint32_t> before = hashes_of(earlier.words), now = hashes_of(words);
    std::sort(before.begin(), before.end());
    std::sort(now.begin(), now.end());
    const auto has = [](const std::vector<std::uint32_t>& all, std::uint32_t hash) {
      return std::binary_search(all.begin(), all.end(), hash);
    };
    for (const ProofWord& word : words) {
      if (has(before, word.hash)) continue;
      const std::string_view kind = kind_of(word.flags, (word.classes & kNumeral) != 0);
      if (kind.empty()) continue;
      return Change{.now = word.span, .before = lost(earlier, now, kind), .kind = kind};
    }
    return std::nullopt;
  }

 private:
  std::span<const ProofWord> words_of(const Sentence& sentence) const {
    return std::span(proof_.words).subspan(sentence.words.begin, sentence.words.size());
  }
  template <class Words>
  static std::vector<std::uint32_t> hashes_of(const Words& words) {
    std::vector<std::uint32_t> hashes;
    for (const auto& word : words) hashes.push_back(word.hash);
    return hashes;
  }

  std::string_view kind_of(std::uint16_t flags, bool numeral) const {
    if (quotes_ && (flags & kInQuote)) return "quotation";
    if (numbers_ && ((flags & kHasDigit) || numeral)) return "number";
    if (names_ && (flags & kCapitalised) && !(flags & kSentenceStart)) return "name";
    return {};
  }

  /// The word of that kind that is there no more.
  static std::string lost(const Earlier& earlier, const std::vector<std::uint32_t>& now,
                          std::string_view kind) {
    for (std::size_t i = 0; i < earlier.words.size(); ++i) {
      const Word& word = earlier.words[i];
      if (std::binary_search(now.begin(), now.end(), word.hash)) continue;
      if (kind == "number" && !(word.flags & kHasDigit)) continue;
      if (kind == "name" && (i == 0 || !(word.flags & kCapitalised))) continue;
      return std::string(earlier.bytes.substr(word.span.begin, word.span.size()));
    }
    return {};
  }

  const Proof& proof_;
  bool names_ = false, numbers_ = false, quotes_ = false;
};

void compare(const Proof& proof, std::string_view text, const RuleOptions& options, Findings& out) {
  const std::vector<Earlier> earlier = sentences_of(text, proof.language);
  std::vector<std::pair<std::uint64_t, std::size_t>> places;
  for (std::size_t i = 0; i < earlier.size(); ++i) places.emplace_back(earlier[i].key, i);
  std::sort(places.begin(), places.end());
  std::vector<std::uint64_t> now;
  for (const Sentence& sentence : proof.sentences)
    now.push_back(
        key_of(std::span(proof.words).subspan(sentence.words.begin, sentence.words.size())));
  std::vector<std::uint64_t> kept = now;
  std::sort(kept.begin(), kept.end());

  const Comparison comparison(proof, options);
  std::optional<Change> first;
  std::uint32_t first_passage = 0;
  std::uint64_t count = 0;
  std::size_t next = 0;  // the earlier sentence that stands where we are
  for (const std::uint32_t index : proof.body) {
    const Range sentences = proof.passages[index].sentences;
    for (std::uint32_t s = sentences.begin; s < sentences.end; ++s) {
      const auto same =
          std::lower_bound(places.begin(), places.end(), std::pair{now[s], std::size_t{0}});
      if (same != places.end() && same->first == now[s]) {
        next = same->second + 1;
        continue;
      }
      if (next >= earlier.size() || std::binary_search(kept.begin(), kept.end(), earlier[next].key))
        continue;  // a new sentence, and nothing that it could have been
      if (!comparison.are_versions_of_one(proof.sentences[s], earlier[next])) continue;
      const std::optional<Change> change = comparison.between(proof.sentences[s], earlier[next]);
      ++next;
      if (!change || ++count > 1) continue;
      first = change;
      first_passage = index;
    }
  }
  if (!first) return;
  std::string message =
      std::string(first->kind) + " " + shown(proof.bytes(first_passage, first->now), 40);
  message += first->before.empty()
                 ? " is new since the version readers saw"
                 : " was " + shown(first->before, 40) + " in the version readers saw";
  if (count > 1) message += ", and " + counted(count - 1, "more sentence") + " changed";
  out.add({.confidence = Confidence::medium,
           .place = proof.place(first_passage, first->now),
           .message = std::move(message) + "; add a note that says so"});
}

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  const Article& article = proof.article;
  if (proof.body.empty() || !is_seen(article) || is_told(article, options)) return;
  if (article.status.is_present() && article.status.value != PublishStatus::usable) return;
  const Fact* fact = out.fact("previous-version");
  if (!fact) {
    out.need({.id = "previous-version",
              .kind = "item",
              .ref = std::string(article.id.value),
              .want = {"text"}});
    return;
  }
  if (!fact->ok) return;
  const Json* text = fact->value.find("text");
  if (text && text->is(Json::Kind::string)) compare(proof, text->string, options, out);
}

}  // namespace

constinit const Rule correction_note_missing{
    .id = "correction.note-missing",
    .severity = {Severity::off, Severity::warning, Severity::warning},
    .why = "Whoever read the old version must be told what in it was wrong.",
    .options = kOptions,
    .pass_example = "a note says that the toll was 12 and is 11",
    .fail_example = "the toll was 12 and is 11, and there is no note",
    .check = check,
};

}  // namespace stet
