#include "desk/proof/look.h"
#include "desk/rules/rules.h"
#include "text/utf8.h"

#include <array>
#include <cstddef>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "patterns",
     .type = OptionType::patterns,
     .fallback = "[]",
     .help = "more words of templates, as patterns"},
    {.name = "exceptions",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "marks that are no template in this house, whole words in any case"},
};

// What templates call the thing to fill in: "[NAME]", "insert quote here". Not photo, video or
// link, which headlines carry in brackets to say what a page holds.
constexpr auto kSlots = word_hashes(
    {"name", "names", "surname", "city", "town", "country", "location", "place", "date", "time",
     "number", "amount", "figure", "quote", "headline", "title", "caption", "byline", "author",
     "source", "dateline", "text", "lead", "intro", "summary", "company", "month", "year", "age",
     "placeholder", "subject",
     // de, fr, es
     "vorname", "nachname", "stadt", "ort", "datum", "uhrzeit", "zahl", "zitat", "überschrift",
     "titel", "bildunterschrift", "autor", "quelle", "firma", "platzhalter", "nom", "prénom",
     "ville", "pays", "lieu", "chiffre", "citation", "titre", "légende", "auteur", "texte",
     "nombre", "apellido", "ciudad", "país", "lugar", "fecha", "hora", "cifra", "cita", "titular",
     "título", "autora", "texto"});

constexpr auto kHere = word_hashes({"here", "hier", "ici", "aquí"});
constexpr auto kInsert = word_hashes(
    {"insert", "add", "enter", "einfügen", "insérer", "ajouter", "insertar", "introducir"});
constexpr auto kGoes = word_hashes({"goes", "steht", "kommt", "va"});
constexpr auto kFirstWords = word_hashes(
    {"tk",       "tktk",       "tktktk",   "tktktktk", "lorem", "xxx",   "xxxx",     "xxxxx",
     "xxxxxx",   "xxxxxxx",    "xxxxxxxx", "insert",   "add",   "enter", "insérer",  "ajouter",
     "insertar", "introducir", "here",     "hier",     "ici",   "aquí",  "blindtext"});
// A whole headline, caption or byline of nothing but these.
constexpr auto kWholeFields = word_hashes({"test",       "testing",     "asdf",
                                           "qwerty",     "headline",    "caption",
                                           "untitled",   "tbd",         "tba",
                                           "tbc",        "xxx",         "tk",
                                           "titel",      "überschrift", "titre",
                                           "titular",    "prueba",      "bildunterschrift",
                                           "dummy",      "testartikel", "testüberschrift",
                                           "foo",        "bar",         "placeholder",
                                           "platzhalter"});
constexpr auto kAfterRomanThirty =
    word_hashes({"rated",   "movie", "movies", "film",  "films",   "video",   "videos",
                 "content", "porn",  "site",   "sites", "theater", "theatre", "store",
                 "stores",  "shop",  "shops",  "adult", "size",    "mal"});

constexpr std::size_t kLongestSlot = 60;  // bytes; a longer bracket is prose

bool only_white(std::string_view text) { return trim(text).empty(); }

/// One passage and the words in it.
class Search {
 public:
  Search(const Proof& proof, const Passage& passage, const RuleOptions& options, Findings& out)
      : proof_(proof),
        passage_(passage),
        words_(words_of(proof, passage)),
        options_(options),
        out_(out) {}

  void run() {
    if (is_short_field(passage_.zone) && whole_field()) return;
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (kFirstWords.contains(words_[i].hash)) look_at(i);
    brackets();
    for (const Pattern& pattern : options_.patterns("patterns")) {
      std::uint32_t from = 0;
      while (const std::optional<Span> found = pattern.find(passage_.bytes(), from)) {
        if (found->empty()) break;
        mark(*found, Confidence::high);
        from = found->end;
      }
    }
  }

 private:
  static bool is_short_field(Zone zone) {
    return zone == Zone::headline || zone == Zone::deck || zone == Zone::caption ||
           zone == Zone::byline;
  }

  std::string_view between(std::size_t i) const {  // word i and the next
    return passage_.bytes().substr(words_[i].span.end,
                                   words_[i + 1].span.begin - words_[i].span.end);
  }
  std::string_view word(std::size_t i) const { return passage_.text->cut(words_[i].span); }
  bool has_next(std::size_t i) const { return i + 1 < words_.size(); }
  bool is_capitalised(std::size_t i) const { return (words_[i].flags & kCapitalised) != 0; }

  bool whole_field() {
    if (words_.empty() || words_.size() > 2) return false;
    for (const ProofWord& each : words_)
      if (!kWholeFields.contains(each.hash)) return false;
    mark({0, passage_.text->size()}, Confidence::high);
    return true;
  }

  void look_at(std::size_t i) {
    const std::string_view text = word(i);
    const ProofWord& here = words_[i];
    if (text.size() >= 2 && text.substr(0, 2) == "TK") return to_come(i, text);
    if (text.size() >= 3 && text[0] == 'X' && text.find_first_not_of('X') == std::string_view::npos)
      return crosses(i, text);
    if (here.flags & kInQuote) return;
    if (here.hash == word_hash_of_lower("lorem")) {
      if (has_next(i) && words_[i + 1].hash == word_hash_of_lower("ipsum"))
        mark({here.span.begin, words_[i + 1].span.end}, Confidence::high);
      return;
    }
    if (here.hash == word_hash_of_lower("blindtext")) {
      if (words_.size() <= 3) mark({0, passage_.text->size()}, Confidence::high);
      return;
    }
    // "insert [a] quote here", "headline goes here"
    if (kHere.contains(here.hash)) {
      if (i >= 2 && kGoes.contains(words_[i - 1].hash) && kSlots.contains(words_[i - 2].hash))
        mark({words_[i - 2].span.begin, here.span.end}, Confidence::high);
      return;
    }
    if (kInsert.contains(here.hash)) {
      for (std::size_t j = i + 1; j < words_.size() && j <= i + 4; ++j) {
        if (!only_white(between(j - 1))) return;
        if (!kHere.contains(words_[j].hash)) continue;
        if (kSlots.contains(words_[j - 1].hash))
          mark({here.span.begin, words_[j].span.end}, Confidence::high);
        return;
      }
    }
  }

  /// TK, to come. Two letters are also an airline, a ticker, a shop, a health insurer and people's
  /// initials.
  void to_come(std::size_t i, std::string_view text) {
    if (text.find_first_not_of("TK") != std::string_view::npos) return;
    if (text.size() == 2) {
      if (!proof_.language.empty() && proof_.language.substr(0, 2) != "en") return;
      if (has_next(i) && between(i) == " " &&
          (is_capitalised(i + 1) || (words_[i + 1].flags & kHasDigit)))
        return;
      if (i > 0) {
        const std::string_view gap = between(i - 1);
        if (gap.find(':') != std::string_view::npos && gap.find('\n') == std::string_view::npos &&
            in_bracket(i))
          return;
        if (is_capitalised_name_part(i)) return;
      }
      if (is_short_form_here()) return;
    }
    mark(words_[i].span, Confidence::high);
  }

  bool in_bracket(std::size_t i) const {
    return sign_at(passage_.bytes(), words_[i].span.end) == ")" ||
           passage_.bytes().rfind('(', words_[i].span.begin) != std::string_view::npos;
  }
  /// "Techniker Krankenkasse (TK)" makes it a name in the whole story.
  bool is_short_form_here() const {
    const std::vector<ProofWord>& all = proof_.words;
    const auto begins = [&](std::size_t i, std::uint32_t passage, char letter) {
      return proof_.passages[passage].bytes()[all[i].span.begin] == letter;
    };
    for (std::uint32_t p = 0; p < proof_.passages.size(); ++p) {
      const Range range = proof_.passages[p].words;
      for (std::uint32_t i = range.begin + 2; i < range.end; ++i)
        if (all[i].hash == word_hash_of_lower("tk") && begins(i - 2, p, 'T') &&
            begins(i - 1, p, 'K') &&
            sign_before(proof_.passages[p].bytes(), all[i].span.begin) == "(")
          return true;
    }
    return false;
  }
  /// "the singer TK", "Ms. TK": after a title or a name.
  bool is_capitalised_name_part(std::size_t i) const {
    return between(i - 1) == " " && is_capitalised(i - 1) &&
           !(words_[i - 1].flags & kSentenceStart);
  }

  /// XXX is also thirty in Roman figures, a rating and a size; four and more are nothing but a
  /// hole.
  void crosses(std::size_t i, std::string_view text) {
    if (text.size() == 3) {
      if (i > 0 && is_capitalised(i - 1) && !(words_[i - 1].flags & kSentenceStart)) return;
      if (has_next(i) && (is_capitalised(i + 1) || kAfterRomanThirty.contains(words_[i + 1].hash)))
        return;
    }
    mark(words_[i].span, text.size() == 3 ? Confidence::medium : Confidence::high);
  }

  /// "[NAME]", "[INSERT QUOTE]", "{{name}}". In a quotation square brackets are an editor's own
  /// words.
  void brackets() {
    const std::string_view text = passage_.bytes();
    for (std::size_t at = text.find('['); at != std::string_view::npos;
         at = text.find('[', at + 1)) {
      const std::size_t close = text.substr(0, at + kLongestSlot).find(']', at);
      if (close == std::string_view::npos) continue;
      const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(close + 1)};
      if (is_template(text.substr(at + 1, close - at - 1), span)) mark(span, Confidence::high);
    }
    for (std::size_t at = text.find("{{"); at != std::string_view::npos;
         at = text.find("{{", at + 2)) {
      const std::size_t close = text.substr(0, at + kLongestSlot).find("}}", at);
      if (close == std::string_view::npos || close == at + 2) continue;
      mark({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(close + 2)},
           Confidence::high);
    }
  }

  bool is_template(std::string_view inner, Span span) const {
    const std::vector<Word> words = words_in(inner);
    if (words.empty() || words.size() > 4) return false;
    const bool inserts = kInsert.contains(words.front().hash);
    if (!inserts && words.size() > 2) return false;
    for (const ProofWord& each : words_)
      if (span.contains(each.span) && (each.flags & kInQuote)) return false;
    for (const Word& each : words)
      if (!(each.flags & kAllCaps) && !inserts) return false;
    return inserts ? kSlots.contains(words.back().hash) || kHere.contains(words.back().hash)
                   : kSlots.contains(words.front().hash) &&
                         (words.size() == 1 || kSlots.contains(words.back().hash));
  }

  void mark(Span span, Confidence confidence) {
    const std::string_view found = passage_.text->cut(span);
    for (const std::string& exception : options_.strings("exceptions"))
      if (same_folded(exception, found)) return;
    out_.add(
        {.confidence = confidence,
         .place = {.path = passage_.path, .text = passage_.text, .span = span, .source = {}},
         .message = shown(found) + " is left from a template; put in what belongs here or cut it"});
  }

  const Proof& proof_;
  const Passage& passage_;
  std::span<const ProofWord> words_;
  const RuleOptions& options_;
  Findings& out_;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  for (const Passage& passage : proof.passages) {
    // alt words have a rule of their own (media.alt-poor)
    if (passage.zone == Zone::alt || passage.zone == Zone::boilerplate) continue;
    Search(proof, passage, options, out).run();
  }
}

}  // namespace

constinit const Rule structure_placeholder{
    .id = "structure.placeholder",
    .severity = {Severity::warning, Severity::error, Severity::error},
    .why = "Words left from a template tell readers that nobody read the story before it went out.",
    .options = kOptions,
    .pass_example = "The TK-12 school plan",
    .fail_example = "The project cost TK million.",
    .check = check,
};

}  // namespace stet
