#include "desk/proof/grammar.h"
#include "desk/proof/inner_tags.h"
#include "desk/proof/stages.h"
#include "text/utf8.h"

namespace stet::proof {
namespace {

constexpr std::uint32_t kNoMark = UINT32_MAX;
constexpr std::uint32_t kSpeechWords = 5;    ///< as many make speech even without a verb
constexpr std::uint32_t kFragmentWords = 2;  ///< at most, and no verb: a scare quote
constexpr std::uint32_t kTitleWords = 12;

std::uint32_t first_not_space(std::string_view bytes) {
  std::uint32_t at = 0;
  while (at < bytes.size()) {
    const CodePoint next = decode(bytes, at);
    if (!is_space(next.value)) break;
    at += next.length;
  }
  return at;
}

const Grammar* grammar_of(const Proof& proof) {
  const Lexicon* lexicon = proof.words_of ? find_lexicon(proof.words_of->tag) : nullptr;
  return lexicon ? lexicon->grammar : nullptr;
}

struct Look {
  std::uint32_t words = 0;
  std::uint32_t lower = 0;       ///< words in lower case
  std::uint32_t lower_long = 0;  ///< those of them a title would capitalise
  bool verb = false;             ///< a finite verb, as far as the lexicon knows
  bool starts_upper = false;
  bool ends_sentence = false;  ///< , . ! ? inside the closing mark
};

Look look_at(const Proof& proof, const Quotation& quotation) {
  Look look;
  for (const Quotation::Part& part : quotation.parts) {
    const Range words = proof.words_in(part.passage, part.inside);
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      const ProofWord& word = proof.words[i];
      if (look.words == 0) look.starts_upper = (word.flags & kCapitalised) != 0;
      ++look.words;
      if (!(word.flags & (kCapitalised | kHasDigit))) {
        ++look.lower;
        const bool small =
            (word.classes & (kPreposition | kConjunction | kDeterminer | kParticle)) != 0 ||
            word.span.size() <= 3;
        look.lower_long += !small;
        look.verb = look.verb || ((word.classes & kVerb) != 0 && (word.classes & kIng) == 0);
      } else if (word.classes & kAuxiliary) {
        look.verb = true;
      }
      // "it's": the ending is no part of the hash
      if ((word.classes & kPronoun) && (word.flags & kPossessive)) look.verb = true;
    }
  }
  const Quotation::Part& last = quotation.parts.back();
  std::string_view inside = proof.bytes(last.passage, last.inside);
  while (!inside.empty() && inside.back() == ' ') inside.remove_suffix(1);
  look.ends_sentence =
      !inside.empty() && std::string_view(",.!?").find(inside.back()) != std::string_view::npos;
  return look;
}

// «Desde el principio».: a sentence, though its stop stands outside the marks.
bool is_own_sentence(const Proof& proof, const Quotation& quotation) {
  const Quotation::Part& part = quotation.parts.front();
  const Range range = proof.passages[part.passage].sentences;
  if (quotation.parts.size() > 1 || quotation.sentence < range.begin ||
      quotation.sentence >= range.end)
    return false;
  const Sentence& sentence = proof.sentences[quotation.sentence];
  return sentence.span.begin == part.span.begin && part.span.end + 1 >= sentence.span.end;
}

QuoteKind kind_of(const Proof& proof, const Quotation& quotation, const Look& look,
                  bool sentence_titles) {
  const Quotation::Part& part = quotation.parts.front();
  const Range before = proof.words_in(part.passage, {0, part.span.begin});
  const ProofWord* previous = before.empty() ? nullptr : &proof.words[before.end - 1];
  // Words that stand directly before the mark, nothing but a space between.
  const bool adjoins = previous && previous->span.end + 1 >= part.span.begin;
  const std::string_view inside = proof.bytes(part.passage, part.inside);
  const bool sentence_end = !inside.empty() && (inside.back() == '!' || inside.back() == '?');

  if (quotation.marked_up) return QuoteKind::direct;
  // "s’est dite « confiante »": here the word is a verb of speech.
  const bool says = sentence_titles && adjoins && (previous->classes & kVerb) &&
                    before.size() >= 2 && (proof.words[before.end - 2].classes & kAuxiliary);
  if (adjoins && !says && (previous->classes & kTerm) && look.words <= kSpeechWords)
    return QuoteKind::term;
  bool title_case = look.words > 0 && look.starts_upper && look.lower_long == 0 &&
                    look.words <= kTitleWords && 2 * look.lower <= look.words &&
                    !(look.verb && look.lower > 0 && look.ends_sentence);
  // Where titles are written as sentences are, the word before tells.
  if (sentence_titles && adjoins && previous->classes & kWork && look.starts_upper &&
      look.words <= kTitleWords && !look.ends_sentence)
    return QuoteKind::title;
  // Where every noun has a capital it proves nothing: "Das Haus am Meer", but "Panikmache".
  if (sentence_titles && proof.words_of->capital_nouns) {
    const Range words = proof.words_in(part.passage, part.inside);
    title_case = title_case && !look.ends_sentence && look.words >= 2 &&
                 (proof.words[words.begin].classes & kDeterminer);
  }
  if (title_case && adjoins) {
    if (previous->classes & kWork || look.words >= 2) return QuoteKind::title;
    if (!sentence_end && (previous->classes & kPreposition || !look.ends_sentence))
      return QuoteKind::title;
  }
  if (title_case && (look.words >= 3 || (look.words >= 2 && !look.ends_sentence)))
    return QuoteKind::title;
  if (sentence_titles && look.starts_upper && look.words >= 2 && is_own_sentence(proof, quotation))
    return QuoteKind::direct;
  if (look.words <= kFragmentWords && !(look.ends_sentence && look.starts_upper))
    return QuoteKind::scare;
  if (look.starts_upper && (look.verb || look.ends_sentence || look.words >= kSpeechWords))
    return QuoteKind::direct;
  if (look.words >= 2 * kSpeechWords && look.ends_sentence && look.verb) return QuoteKind::direct;
  return QuoteKind::partial;
}

class Finder {
 public:
  Finder(Proof& proof, bool dashes) : proof_(proof), dashes_(dashes) {}

  void passage(std::uint32_t index) {
    Passage& passage = proof_.passages[index];
    const bool can_continue = is_copy(passage.zone);
    passage.quotations.begin = static_cast<std::uint32_t>(proof_.quotations.size());
    if (!holds_quotations(passage.zone)) {
      // A picture between two paragraphs does not end the speech, a heading does.
      passage.quotations.end = passage.quotations.begin;
      if (passage.zone == Zone::heading) open_ = kNoMark;
      return;
    }
    if (passage.zone == Zone::heading) open_ = kNoMark;
    if (passage.marks.empty()) {
      mark_up(index);
      if (can_continue) open_ = kNoMark;
    } else {
      marks(index, can_continue);
    }
    passage.quotations.end = static_cast<std::uint32_t>(proof_.quotations.size());
  }

 private:
  void marks(std::uint32_t index, bool can_continue) {
    const Passage& passage = proof_.passages[index];
    const std::uint32_t start = first_not_space(passage.bytes());
    std::uint32_t still_open = kNoMark;
    for (std::uint32_t i = passage.marks.begin; i < passage.marks.end; ++i) {
      const MarkPair& mark = proof_.marks[i];
      if (!mark.open) continue;
      const Span inside{mark.open->end, mark.close
                                            ? mark.close->begin
                                            : static_cast<std::uint32_t>(passage.bytes().size())};
      const Span span{mark.open->begin, mark.close ? mark.close->end : inside.end};
      const Quotation::Part part{.passage = index, .span = span, .inside = inside, .mark = i};
      if (can_continue && open_ != kNoMark && mark.depth == 0 && mark.open->begin == start) {
        Quotation& running = proof_.quotations[open_];
        running.parts.push_back(part);
        running.closed = mark.close.has_value();
        if (!mark.close) still_open = open_;
        continue;
      }
      Quotation quotation;
      quotation.parts.push_back(part);
      quotation.depth = mark.depth;
      quotation.closed = mark.close.has_value();
      if (!mark.close && mark.depth == 0)
        still_open = static_cast<std::uint32_t>(proof_.quotations.size());
      proof_.quotations.push_back(std::move(quotation));
    }
    if (can_continue) open_ = still_open;
  }

  // <q> and quote blocks that bring no marks of their own.
  void mark_up(std::uint32_t index) {
    const Passage& passage = proof_.passages[index];
    const auto size = static_cast<std::uint32_t>(passage.bytes().size());
    if (passage.zone == Zone::quote_block) {
      add_marked_up(index, {0, size});
      return;
    }
    for (const Run& run : proof_.article.runs_of(*passage.field))
      if (run.markup == Markup::quote && run.span.end <= size && !run.span.empty())
        add_marked_up(index, run.span);
    if (dashes_ && is_copy(passage.zone)) dialogue(index);
  }

  // —No —dijo ella—. Llegué tarde.: what stands on either side of the tag. Without one a dash is a
  // list's as likely as a speaker's.
  void dialogue(std::uint32_t index) {
    const std::string_view bytes = proof_.passages[index].bytes();
    const std::uint32_t start = first_not_space(bytes);
    if (!bytes.substr(start).starts_with("—") && !bytes.substr(start).starts_with("–")) return;
    const auto size = static_cast<std::uint32_t>(bytes.size());
    const auto tag = find_inner_tag(proof_, index, {start, size});
    if (!tag || tag->whole.begin <= start) return;
    add_marked_up(index, trimmed(bytes, {start, tag->whole.begin}));
    const Span rest = trimmed(bytes, {std::min(tag->whole.end, size), size});
    if (!proof_.words_in(index, rest).empty()) add_marked_up(index, rest);
  }

  static Span trimmed(std::string_view bytes, Span span) {
    while (span.begin < span.end && bytes[span.begin] == ' ') ++span.begin;
    while (span.end > span.begin && bytes[span.end - 1] == ' ') --span.end;
    return span;
  }

  void add_marked_up(std::uint32_t index, Span span) {
    Quotation quotation;
    quotation.parts.push_back({.passage = index, .span = span, .inside = span, .mark = kNoMark});
    quotation.marked_up = true;
    proof_.quotations.push_back(std::move(quotation));
  }

  Proof& proof_;
  const bool dashes_;             ///< dialogue may be set off by dashes
  std::uint32_t open_ = kNoMark;  ///< the quotation the paragraph before left open
};

// Words inside marks say so, and every quotation learns its sentence.
void mark_words(Proof& proof) {
  for (Quotation& quotation : proof.quotations) {
    for (const Quotation::Part& part : quotation.parts) {
      const Range words = proof.words_in(part.passage, part.inside);
      if (&part == &quotation.parts.front()) {
        const Passage& passage = proof.passages[part.passage];
        quotation.sentence = words.begin < passage.words.end ? proof.words[words.begin].sentence
                                                             : passage.sentences.begin;
      }
      if (quotation.depth > 0) continue;
      for (std::uint32_t i = words.begin; i < words.end; ++i) proof.words[i].flags |= kInQuote;
    }
  }
}

}  // namespace

void find_quotations(Proof& proof) {
  const Grammar* grammar = grammar_of(proof);
  Finder finder(proof, grammar && grammar->dialogue_dashes);
  for (std::uint32_t i = 0; i < proof.passages.size(); ++i) finder.passage(i);
  mark_words(proof);
  for (Quotation& quotation : proof.quotations) {
    const Look look = look_at(proof, quotation);
    quotation.words = look.words;
    quotation.kind = kind_of(proof, quotation, look, grammar != nullptr);
  }
}

}  // namespace stet::proof
