#pragma once
/// The walk that cuts a passage into phrases: quotations, asides, punctuation and the ends of
/// sentences, the same in every language. `Words` derives from it and reads what begins with a word
/// by its words(), called without a virtual function. [one thread per Proof]

#include "desk/proof/phrases.h"
#include "desk/proof/stages.h"
#include "text/utf8.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace stet::proof {

constexpr std::uint32_t kNeverInNoun =
    kPreposition | kConjunction | kRelative | kPronoun | kAuxiliary;
constexpr std::uint32_t kNounish =
    kRole | kOrganisation | kTitle | kDocument | kWork | kCollective | kAnonymous;

inline bool ends_in(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 1 && word.ends_with(ending);
}

/// Cuts one passage.
template <class Words>
class Cutter {
 public:
  using Kind = Phrase::Kind;

  Cutter(const Proof& proof, const Passage& passage, std::vector<Phrase>& out)
      : proof_(proof), passage_(passage), bytes_(passage.bytes()), out_(out), first_(out.size()) {}

  void run() {
    at_ = passage_.words.begin;
    title_case_ = is_title_case();
    while (at_ < passage_.words.end && proof_.words[at_].span.begin < passage_.prose_begin) ++at_;
    position_ = passage_.prose_begin;
    sentence_ = passage_.sentences.begin;
    quote_ = passage_.quotations.begin;
    // A quotation begun in an earlier passage opens this one.
    carried_ = carried_quotation();
    const Span* quote = next_quote();
    while (true) {
      const std::uint32_t word_begin =
          at_ < passage_.words.end ? proof_.words[at_].span.begin : UINT32_MAX;
      if (quote && quote->begin < position_) quote = next_quote();
      if (quote && quote->begin <= word_begin) {
        punctuation(quote->begin);
        add_quote(*quote);
        quote = next_quote();
        continue;
      }
      if (word_begin == UINT32_MAX) break;
      const std::uint32_t before = at_;
      punctuation(word_begin);
      if (at_ >= passage_.words.end) break;
      // An aside took words with it: signs may stand between it and the next one.
      if (Words::kReadsBehindAsides && at_ != before) continue;
      if (proof_.words[at_].span.begin < position_) {  // inside an aside or quotation already read
        ++at_;
        continue;
      }
      static_cast<Words*>(this)->words();
    }
    punctuation(static_cast<std::uint32_t>(bytes_.size()));
    if (out_.size() == first_ || !out_.back().is(Kind::stop))
      add(Kind::stop,
          {static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(bytes_.size())});
  }

 protected:
  struct Carried {
    Span span;
    std::uint32_t quotation = 0;
  };

  // Headlines Written Like This: a capital says nothing about the word.
  bool is_title_case() const {
    if (passage_.words.size() > kTitleCaseWords) return false;
    std::uint32_t capitals = 0;
    std::uint32_t count = 0;
    for (std::uint32_t i = passage_.words.begin; i < passage_.words.end; ++i) {
      const ProofWord& w = word(i);
      if (w.flags & (kInQuote | kHasDigit) || w.span.size() < 4) continue;
      ++count;
      capitals += (w.flags & kCapitalised) != 0;
    }
    return count >= 3 && capitals * 10 >= count * 9;
  }

  std::optional<Carried> carried_quotation() const {
    if (passage_.quotations.begin == 0) return std::nullopt;
    const std::uint32_t index = passage_.quotations.begin - 1;
    const auto self = static_cast<std::uint32_t>(&passage_ - proof_.passages.data());
    // The open quotation need not be the last one: nested ones may follow it.
    for (std::uint32_t i = index + 1; i-- > 0 && index - i < 8;)
      for (const Quotation::Part& part : proof_.quotations[i].parts)
        if (part.passage == self) return Carried{part.span, i};
    return std::nullopt;
  }

  const Span* next_quote() {
    if (carried_) return &carried_->span;
    while (quote_ < passage_.quotations.end &&
           (proof_.quotations[quote_].depth > 0 ||
            proof_.quotations[quote_].parts.front().span.begin < position_))
      ++quote_;
    return quote_ < passage_.quotations.end ? &proof_.quotations[quote_].parts.front().span
                                            : nullptr;
  }

  void add_quote(Span span) {
    Phrase& phrase = add(Kind::quote, span);
    phrase.quote = carried_ ? carried_->quotation : quote_;
    if (carried_)
      carried_.reset();
    else
      ++quote_;
    position_ = std::max(position_, span.end);
    while (at_ < passage_.words.end && proof_.words[at_].span.begin < position_) ++at_;
  }

  Phrase& add(Kind kind, Span span) {
    out_.push_back({.kind = kind, .span = span});
    return out_.back();
  }

  const Phrase* last() const { return out_.size() > first_ ? &out_.back() : nullptr; }
  bool last_is(Kind kind) const { return last() && last()->is(kind); }

  // What stands between two words: commas, colons, dashes, brackets, the ends of sentences.
  void punctuation(std::uint32_t to) {
    // A space inside a sentence: what stands between most words.
    if (to == position_ + 1 && bytes_[position_] == ' ' &&
        (sentence_ >= passage_.sentences.end || proof_.sentences[sentence_].span.end > position_)) {
      position_ = to;
      return;
    }
    while (position_ < to) {
      if (sentence_ < passage_.sentences.end && position_ >= proof_.sentences[sentence_].span.end) {
        if (out_.size() > first_ && !last_is(Kind::stop)) add(Kind::stop, {position_, position_});
        ++sentence_;
        continue;
      }
      const auto byte = static_cast<unsigned char>(bytes_[position_]);
      if (byte == '(' || byte == '[') {
        const std::size_t close =
            bytes_.substr(position_, kAsideBytes).find(byte == '(' ? ')' : ']');
        std::uint32_t end = position_ + 1;
        if (close != std::string_view::npos)
          end = position_ + static_cast<std::uint32_t>(close) + 1;
        const Span* quote = next_quote();
        if (quote && quote->begin < end)
          end = position_ + 1;  // a sentence in brackets with its own quotation
        if (end > position_ + 1) add(Kind::aside, {position_, end});
        position_ = end;
        while (at_ < passage_.words.end && proof_.words[at_].span.begin < position_) ++at_;
        if (position_ > to) return;  // what comes next has changed
        continue;
      }
      if (byte == ',')
        add(Kind::comma, {position_, position_ + 1});
      else if (byte == ';')
        add(Kind::semicolon, {position_, position_ + 1});
      else if (byte == ':')
        add(Kind::colon, {position_, position_ + 1});
      else if (byte == '-')
        dash({position_, position_ + 1});
      else if (byte >= 0x80) {
        const CodePoint next = decode(bytes_, position_);
        if (next.value == U'–' || next.value == U'—' || next.value == U'―')
          dash({position_, position_ + next.length});
        position_ += std::max<std::uint32_t>(next.length, 1);
        continue;
      }
      ++position_;
    }
    if (sentence_ < passage_.sentences.end && to >= proof_.sentences[sentence_].span.end &&
        position_ >= proof_.sentences[sentence_].span.end) {
      if (out_.size() > first_ && !last_is(Kind::stop)) add(Kind::stop, {position_, position_});
      ++sentence_;
    }
  }

  void dash(Span span) {
    if (last_is(Kind::dash))
      out_.back().span.end = span.end;
    else
      add(Kind::dash, span);
  }

  const ProofWord& word(std::uint32_t index) const { return proof_.words[index]; }
  std::string_view text(const ProofWord& word) const {
    return bytes_.substr(word.span.begin, word.span.size());
  }

  // The word after `index` when only a space stands between them, nothing that ends a phrase.
  const ProofWord* joined(std::uint32_t index) const {
    if (index + 1 >= passage_.words.end) return nullptr;
    const ProofWord& here = word(index);
    const ProofWord& next = word(index + 1);
    if (next.span.begin == here.span.end + 1 && bytes_[here.span.end] == ' ') return &next;
    if (next.span.begin > here.span.end + 3) return nullptr;
    for (std::uint32_t i = here.span.end; i < next.span.begin; ++i) {
      const char c = bytes_[i];
      const bool initial =
          c == '.' && (here.flags & kCapitalised) &&
          (here.span.size() <= 2 || (here.classes & kTitle) || (here.flags & kAfterPoint));
      const bool nbsp =
          static_cast<unsigned char>(c) == 0xC2 || static_cast<unsigned char>(c) == 0xA0;
      if (c != ' ' && c != '&' && c != '/' && !initial && !nbsp) return nullptr;
    }
    if (quote_ < passage_.quotations.end) {
      const Span quote = proof_.quotations[quote_].parts.front().span;
      if (proof_.quotations[quote_].depth == 0 && quote.begin >= here.span.end &&
          quote.begin < next.span.begin)
        return nullptr;
    }
    return &next;
  }

  bool is_name(const ProofWord& w) const {
    if (!(w.flags & kCapitalised) || w.hash == kPronounI) return false;
    if ((w.classes & kReports) && !(w.classes & (kBase | kIng | kNounish)))
      return false;  // Tweeted
    if (!(w.flags & kSentenceStart) && !title_case_)
      return !(w.classes & kCalendar) && !((w.classes & kPronoun) && !(w.flags & kAllCaps));
    if (w.classes & (kNeverInNoun | kDeterminer | kAdverb | kCalendar | kTime | kHedge))
      return false;
    return !(w.classes & kVerb) || (w.classes & kNounish);
  }

  // Could `w` be a verb where a verb may stand?
  bool is_verb(const ProofWord& w) const {
    if (w.flags & (kCapitalised | kPossessive))
      return ((w.flags & kSentenceStart) || title_case_ || !is_name(w)) && (w.classes & kVerb) &&
             !(w.flags & kPossessive);
    return (w.classes & kVerb) != 0;
  }

  void take(Kind kind, std::uint32_t count, const ProofWord& first) {
    const ProofWord& end = word(at_ + count - 1);
    Phrase& phrase = add(kind, {first.span.begin, end.span.end});
    phrase.words = {at_, at_ + count};
    phrase.classes = first.classes;
    phrase.hash = first.hash;
    at_ += count;
    position_ = end.span.end;
  }

  void finish_noun(std::uint32_t first, std::uint32_t last, std::uint16_t flags,
                   std::uint32_t classes) {
    Phrase& phrase = add(Kind::noun, {word(first).span.begin, word(last).span.end});
    phrase.flags = flags;
    phrase.words = {first, last + 1};
    phrase.classes = classes;
    phrase.hash = word(last).hash;
    at_ = last + 1;
    position_ = word(last).span.end;
  }

  static constexpr std::uint32_t kAsideBytes = 200;
  static constexpr std::uint32_t kTitleCaseWords = 30;
  static constexpr std::uint32_t kPronounI = word_hash_of_lower("i");

  const Proof& proof_;
  const Passage& passage_;
  const std::string_view bytes_;
  std::vector<Phrase>& out_;
  const std::size_t first_;
  std::uint32_t at_ = 0;        ///< next word
  std::uint32_t position_ = 0;  ///< bytes read
  std::uint32_t sentence_ = 0;  ///< the sentence `position_` is in
  std::uint32_t quote_ = 0;     ///< next quotation
  std::optional<Carried> carried_;
  bool title_case_ = false;
};

}  // namespace stet::proof
