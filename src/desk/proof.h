#pragma once
/// Proof: what every rule leans on, worked out once per article in one walk of its text: passages
/// with zones, sentences, words, quotations, speakers, attributions, sources, names.
///
/// A Proof views its Article and dies first. Flat vectors with ranges into each other: no string
/// per word. Built by one thread; reading is [any thread].

#include "article/article.h"
#include "article/walk.h"
#include "desk/finding.h"
#include "text/budget.h"
#include "text/dates.h"
#include "text/language.h"
#include "text/quotation_marks.h"
#include "text/result.h"
#include "text/words.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace stet {

enum class Zone : std::uint8_t {
  headline,
  deck,
  summary,
  byline,
  dateline,
  lead,
  body,
  heading,
  quote_block,
  pull_quote,
  caption,
  credit,
  alt,
  table,
  list,
  boilerplate,
  correction,
  embed,
  note
};

/// A range of indices in one of Proof's vectors.
struct Range {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
};

/// One Text of the article under one zone: a headline, a caption, a paragraph.
struct Passage {
  const Text* text = nullptr;
  const Field* field = nullptr;
  FieldPath path;
  Zone zone = Zone::body;
  Range sentences, words, marks, quotations;  ///< in Proof's vectors
  std::uint32_t prose_begin =
      0;  ///< bytes of dateline before the prose starts (first body paragraph)

  std::string_view bytes() const { return text->bytes; }
};

struct Sentence {
  std::uint32_t passage = 0;
  Span span;  ///< bytes in the passage
  Range words;
};

/// The words in text order; `span` counts in the passage. `classes` says what kinds of word this
/// can be (desk/proof/lexicon.h).
struct ProofWord {
  Span span;
  std::uint32_t hash = 0;
  std::uint16_t flags = 0;     ///< WordFlags
  std::uint32_t classes = 0;   ///< WordClass bits
  std::uint32_t sentence = 0;  ///< index in Proof::sentences
};

/// Where each word of an article stands, by its hash: what rules that wait for a few words ask, so
/// that none of them walks the copy.
class WordIndex {
 public:
  /// `words` stay as they are, and are handed in again by each question. Linear.
  void build(std::span<const ProofWord> words);
  /// The words that have one of `hashes`, in reading order. Costs what it finds.
  std::vector<std::uint32_t> places_of(std::span<const std::uint32_t> hashes,
                                       std::span<const ProofWord> words) const;

 private:
  std::vector<std::uint32_t> heads_;  ///< first word of each slot; kEnd: none
  std::vector<std::uint32_t> next_;   ///< for each word the next of its slot
};

enum class QuoteKind : std::uint8_t { direct, partial, scare, title, term };
std::string_view to_string(QuoteKind kind);

/// Words in one passage that stand for a person, an office or a body: as found, and the fullest
/// form of the name.
struct Mention {
  std::uint32_t passage = 0;
  Span span;
  std::string_view
      resolved;  ///< fullest form in the article; empty: not resolvable. Views the article
};
struct Cue {
  std::uint32_t passage = 0;
  Span span;
};

enum class Via : std::uint8_t {
  none,
  same_sentence,
  sentence_before,
  sentence_after,
  same_paragraph,
  paragraph_before,
  citation
};

/// One quotation; over several paragraphs it has a part for each.
struct Quotation {
  struct Part {
    std::uint32_t passage = 0;
    Span span;               ///< with its marks
    Span inside;             ///< without
    std::uint32_t mark = 0;  ///< index in Proof::marks
  };
  std::vector<Part> parts;  ///< one or more
  QuoteKind kind = QuoteKind::direct;
  std::uint32_t depth = 0;  ///< 0: not inside another quotation
  std::uint32_t words = 0;
  bool closed = true;      ///< its last part has a closing mark
  bool marked_up = false;  ///< <q> or a quote block without marks of its own
  std::optional<Mention> speaker;
  std::optional<Cue> cue;
  Via via = Via::none;
  Confidence confidence = Confidence::high;  ///< of the speaker
  std::uint32_t sentence = 0;                ///< in which its first part begins
};

/// Reported speech: "X said that ...", "according to X".
struct Attribution {
  Mention speaker;
  Cue cue;
  std::optional<Span> content;  ///< in the cue's passage
  std::uint32_t sentence = 0;
  bool speaks = true;  ///< the cue is a word of speech; else of attitude: wants, plans, criticism
};

enum class SourceKind : std::uint8_t {
  person,
  role,
  organisation,
  document,
  agency,
  anonymous,
  collective,
  pronoun
};
/// Anybody or anything the copy leans on, named or not.
struct SourceMention {
  Mention mention;
  SourceKind kind = SourceKind::person;
  std::uint32_t sentence = 0;
};

struct Name {
  std::uint32_t passage = 0;
  Span span;
  Range words;
  std::uint32_t full = 0;  ///< index in Proof::names of the fullest form of the same name
};

/// A date that the words give. Passages without a figure beside a month, and without a date all in
/// figures, are not looked at; nor are credits and site furniture.
struct DateInCopy {
  std::uint32_t passage = 0;
  DateMention mention;
};

/// What the judge knows beside the copy.
struct Context {
  Stage stage = Stage::submit;  ///< one of Stet's three, for rules: what an own one stands on
  std::optional<Stage> own_stage = {};  ///< the house's own stage, when that was asked for
  std::string_view format;              ///< reader id
  std::optional<std::int64_t> now_ms;   ///< from host or facts; never read from a clock here
  std::string_view target;              ///< output format wanted, "" when none

  Stage asked() const { return own_stage.value_or(stage); }
};

struct Proof {
  explicit Proof(const Article& of) : article(of) {}

  const Article& article;
  Context context;
  std::string_view language;  ///< BCP 47; "" when not known
  const LanguageData* words_of =
      nullptr;  ///< language data; nullptr: rules of language stay silent
  std::vector<Passage>
      passages;  ///< headline, deck, captions where they stand, blocks: reading order
  std::vector<Sentence> sentences;
  std::vector<ProofWord> words;
  std::vector<std::uint32_t> figures;  ///< words that hold a digit, in order
  WordIndex word_index;
  std::vector<MarkPair> marks;              ///< spans count in their passage
  std::vector<std::uint32_t> mark_passage;  ///< for each mark
  std::vector<Quotation> quotations;        ///< reading order of their first part
  std::vector<Attribution> attributions;
  std::vector<SourceMention> sources;
  std::vector<Name> names;
  std::vector<DateInCopy> dates;  ///< reading order; of a language we have data for
  std::vector<std::uint32_t>
      body;  ///< passages that are copy (lead, body, lists, quote blocks), in order

  const Passage& passage(std::uint32_t index) const { return passages[index]; }
  std::string_view bytes(std::uint32_t passage, Span span) const {
    return passages[passage].text->cut(span);
  }
  /// The words of a passage that begin inside `span`, as indices in `words`. O(log words).
  Range words_in(std::uint32_t passage, Span span) const;
  /// The words of the article that have one of `hashes`, in reading order.
  std::vector<std::uint32_t> places_of(std::span<const std::uint32_t> hashes) const {
    return word_index.places_of(hashes, words);
  }
  /// The passage in which a word stands. O(log passages).
  std::uint32_t passage_of(std::uint32_t word) const;
  /// As far as its words and the words before it say, the name is a person's. A lone word is one
  /// only behind a title or an office.
  bool is_person(const Name& name) const;
  Place place(std::uint32_t passage, Span span) const {
    return {
        .path = passages[passage].path, .text = passages[passage].text, .span = span, .source = {}};
  }
  /// A whole field.
  static Place place(const FieldPath& path, const Field& field) {
    return {.path = path, .text = &field.text, .span = {0, field.text.size()}, .source = {}};
  }
  /// Something that is not there: `near` is where an editor would look.
  static Place missing(const FieldPath& path, Span near) {
    return {.path = path, .text = nullptr, .span = {}, .source = near};
  }
};

/// `language_override` wins over the article's. Linear in the text.
Result<Proof> make_proof(const Article& article, const Context& context,
                         std::string_view language_override, const Budget* budget);

}  // namespace stet
