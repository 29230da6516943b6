#include "intake/text/story.h"

#include "intake/text/dateline.h"
#include "intake/text/furniture.h"
#include "intake/text/look.h"
#include "text/dates.h"
#include "text/utf8.h"
#include "text/words.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace stet {
namespace {

constexpr std::size_t kHead = 24;          ///< blocks looked at for the head of the story
constexpr std::size_t kMenuBlocks = 1000;  ///< blocks looked at for the menus of a page
constexpr std::size_t kMenuLines = 8;      ///< fewer short lines before a story are no menu
constexpr std::size_t kTailBlocks = 80;    ///< blocks looked at for furniture at the end
constexpr std::uint32_t kShort = 600;      ///< bytes; longer blocks are prose whatever they end in
constexpr std::uint32_t kHeadlineWords = 25;
constexpr std::uint32_t kDeckWords = 45;
constexpr std::uint32_t kHeadingWords = 12;

class Sorter {
 public:
  Sorter(std::string_view text, const Layout& layout, std::string_view language,
         const Limits& limits)
      : text_(text), language_(language), limits_(limits), complete_(layout.unread_from == 0) {
    blocks_.reserve(layout.blocks.size());
    for (const LayoutBlock& block : layout.blocks) {
      blocks_.push_back({.block = block});
      if (block.kind == LayoutKind::comment) blocks_.back().part = Part::comment;
      if (block.kind == LayoutKind::item) blocks_.back().part = Part::item;
    }
    const std::size_t look = std::min<std::size_t>(blocks_.size(), 6);
    for (std::size_t i = 0; i < look; ++i)
      wire_ = wire_ || blocks_[i].block.starts_text || is_wire_header(words(i)) ||
              (words(i).starts_with("BC-") && is_wire_keywords(words(i)));
  }

  std::vector<StoryBlock> sort() {
    end_ = blocks_.size();
    if (complete_) peel_tail();
    const std::size_t body = read_head();
    read_body(body);
    return std::move(blocks_);
  }

 private:
  std::string_view words(std::size_t i) const {
    const Span span = blocks_[i].block.span;
    return text_.substr(span.begin, span.size());
  }
  bool is_comment(std::size_t i) const { return blocks_[i].part == Part::comment; }

  /// A block an editor reads as running text.
  bool is_prose(std::size_t i) const {
    if (i >= end_ || is_comment(i)) return false;
    const std::string_view block = words(i);
    if (block.size() > kShort) return true;
    if (ends_sentence(block) && count_words(block, 4) > 2) return true;
    return count_words(block, kHeadlineWords + 1) > kHeadlineWords || blocks_[i].block.lines > 3 ||
           find_dateline(block, language_).has_value();
  }
  /// The next block behind `i` that is copy; end_ when there is none.
  std::size_t next_copy(std::size_t i) const {
    do ++i;
    while (i < end_ && is_comment(i));
    return std::min(i, end_);
  }

  void peel_tail() {
    const std::size_t first = blocks_.size() - std::min(blocks_.size(), kTailBlocks);
    // Behind the end-of-text mark of a wire, and behind the first heading of its notes, nothing is
    // copy.
    for (std::size_t i = std::max<std::size_t>(first, 1); i < blocks_.size(); ++i) {
      if (!(blocks_[i].block.ends_text || (wire_ && opens_notes(words(i))))) continue;
      for (std::size_t j = i; j < blocks_.size(); ++j) set_boilerplate(j);
      end_ = i;
      break;
    }
    // Upwards while furniture goes on; a weak line needs a strong one above it.
    std::size_t top = end_;
    for (std::size_t i = end_; i > std::max<std::size_t>(first, 1); --i) {
      if (is_comment(i - 1)) continue;
      const std::string_view block = words(i - 1);
      Tail tail = judge_tail(block);
      if (wire_ && is_wire_trailer(block)) tail = Tail::strong;
      // A breadcrumb can close a page as well as open it.
      if (tail == Tail::weak && is_breadcrumb(block)) tail = Tail::strong;
      if (tail == Tail::no) break;
      if (tail == Tail::strong) top = i - 1;
      if (top + 12 < i) break;
    }
    for (std::size_t i = top; i < end_; ++i) set_boilerplate(i);
    end_ = top;
  }

  void set_boilerplate(std::size_t i) {
    if (!is_comment(i)) blocks_[i].part = Part::boilerplate;
  }

  bool names_words_of_headline(std::size_t i) const {
    const std::string_view block = words(i);
    if (block.size() > limits_.headline_bytes) return false;
    const std::uint32_t count = count_words(block, kHeadlineWords + 1);
    if (count < 3 || count > kHeadlineWords || blocks_[i].block.kind != LayoutKind::copy)
      return false;
    return !block.ends_with(':') && !block.ends_with(',') &&
           block.find("://") == std::string_view::npos &&
           block.find("www.") == std::string_view::npos;
  }

  /// How sure block `i`, which ends in a full stop, is a headline all the same; 0: it is prose.
  float stopped_headline(std::size_t i) const {
    if (!names_words_of_headline(i) || blocks_[i].block.lines > 2) return 0;
    const std::string_view block = words(i);
    // Two sentences are no headline. Abbreviations are followed by more of the same sentence, in
    // capitals perhaps; headlines with those are let go.
    const std::string_view inner = block.substr(0, block.size() - 1);
    for (std::size_t at = inner.find(". "); at != std::string_view::npos;
         at = inner.find(". ", at + 1)) {
      std::size_t word = at;
      while (word > 0 && inner[word - 1] != ' ' && inner[word - 1] != '.') --word;
      if (at - word > 4 && starts_upper(inner.substr(at + 2, 8))) return 0;
    }
    const std::size_t next = next_copy(i);
    // A byline or date between the two is proof enough; so is a dateline, with a deck before it
    // perhaps.
    if (is_byline_or_date(next)) return 0.8f;
    if (next < end_ && is_label(words(next))) return 0.6f;
    if (!is_prose(next)) return 0;
    if (dateline_follows(next)) return 0.8f;
    if (is_title_case(block)) return 0.7f;
    return repeats_in_story(i) ? 0.5f : 0.0f;
  }

  bool is_byline_or_date(std::size_t i) const {
    return i < end_ && (find_byline(words(i)) || find_date_line(words(i), language_));
  }

  /// "ABSTRACT.": one word in capitals on its own line parts headline and story.
  static bool is_label(std::string_view block) {
    return block.size() < 24 && count_words(block, 2) == 1 && is_all_capitals(block);
  }

  /// A dateline opens block `i` or, behind one short sentence, the next.
  bool dateline_follows(std::size_t i) const {
    if (i >= end_) return false;
    if (find_dateline(words(i), language_)) return true;
    const std::size_t next = next_copy(i);
    return next < end_ && count_words(words(i), kHeadlineWords + 1) <= kHeadlineWords &&
           find_dateline(words(next), language_).has_value();
  }

  static bool is_title_case(std::string_view block) {
    std::uint32_t longer = 0, capitals = 0, count = 0;
    for (const Span word : split_words(block)) {
      if (count++ == 0 || word.size() < 4) continue;
      ++longer;
      if (starts_upper(block.substr(word.begin, word.size()))) ++capitals;
    }
    return longer >= 3 && capitals * 10 >= longer * 9;
  }

  /// The lead says again, at more length, what a headline says: most of its own words stand in the
  /// next two paragraphs. A short first sentence of prose is carried on instead.
  bool repeats_in_story(std::size_t i) const {
    const std::string_view block = words(i);
    const std::uint32_t count = count_words(block, kHeadlineWords);
    const std::size_t next = next_copy(i);
    if (count > 14 || count_words(words(next), 3 * count) * 2 < count * 3) return false;
    const std::string folded = lower(block);
    const std::string_view first = std::string_view(folded).substr(0, folded.find(' '));
    for (const std::string_view opener :
         {"the", "a",   "an",  "on",   "in",   "at",    "as",   "he",  "she", "it",  "they", "we",
          "i",   "but", "and", "this", "that", "there", "der",  "die", "das", "am",  "im",   "es",
          "le",  "la",  "les", "un",   "une",  "il",    "elle", "el",  "los", "las", "en"})
      if (first == opener) return false;
    std::unordered_set<std::uint32_t> story;
    std::size_t at = next;
    for (int paragraphs = 0; paragraphs < 2 && at < end_; ++paragraphs, at = next_copy(at))
      for_each_stem(words(at).substr(0, 2048), [&](std::uint32_t stem) { story.insert(stem); });
    std::uint32_t stems = 0, repeated = 0;
    for_each_stem(block, [&](std::uint32_t stem) {
      ++stems;
      if (story.contains(stem)) ++repeated;
    });
    return stems >= 2 && repeated * 2 >= stems;
  }

  /// The first five bytes of each word that is long enough to mean something: "won" and "wins"
  /// differ, "campaign" and "campaigns" do not.
  template <class Visit>
  static void for_each_stem(std::string_view block, Visit visit) {
    const std::string folded = lower(block);
    std::vector<Word> found;
    find_words(folded, found);
    for (const Word& word : found) {
      if (word.span.size() < 4) continue;
      visit(word_hash_of_lower(std::string_view(folded).substr(word.span.begin, 5)));
    }
  }

  std::size_t read_head() {
    std::size_t i = wire_ ? 0 : end_of_menus();
    for (std::size_t menu = 0; menu < i; ++menu) set_boilerplate(menu);
    bool headline = false, deck = false, byline = false;
    const std::size_t stop = std::min(end_, i + kHead);
    while (i < stop) {
      StoryBlock& at = blocks_[i];
      if (is_comment(i)) {
        ++i;
        continue;
      }
      const std::string_view block = words(i);
      if (block.size() > kShort && !(headline && has_label(block))) break;
      if (wire_ && !headline && is_wire_line(i)) {
        at.part = is_wire_keywords(block) ? Part::slugline : Part::boilerplate;
        ++i;
        continue;
      }
      if (!headline && !byline && is_breadcrumb(block) && !find_caption_credit(block)) {
        at.part = Part::boilerplate;
        ++i;
        continue;
      }
      if (is_top_furniture(block) || is_furniture_anywhere(block)) {
        at.part = Part::boilerplate;
        ++i;
        continue;
      }
      if (find_dateline(block, language_)) break;
      if (!byline) {
        if (auto found = find_byline(block)) {
          at.part = Part::byline;
          at.confidence = 0.9f;
          at.byline = std::move(found);
          byline = true;
          ++i;
          continue;
        }
      }
      if (auto found = find_date_line(block, language_)) {
        at.part = Part::date_line;
        at.confidence = 0.9f;
        at.dates = found;
        ++i;
        continue;
      }
      if (read_caption(i, headline)) {
        ++i;
        continue;
      }
      if (!headline) {
        // A question may be a headline; a quotation that ends in one is speech.
        const bool open_end =
            !ends_sentence(block) || (!ends_in_stop(block) && !has_quotation_mark(block));
        if (names_words_of_headline(i) && open_end && !starts_with_mark_of_speech(block)) {
          at.part = Part::headline;
          at.confidence = 0.9f;
          headline = true;
          ++i;
          continue;
        }
        if (const float sure = ends_in_stop(block) ? stopped_headline(i) : 0.0f; sure > 0) {
          at.part = Part::headline;
          at.confidence = sure;
          headline = true;
          ++i;
          continue;
        }
        if (wire_ && !is_prose(i) && (heading_follows(i) || count_words(block, 3) < 3)) {
          at.part = Part::boilerplate;
          ++i;
          continue;
        }
        if (!ends_sentence(block) && count_words(block, 3) <= 2 && heading_follows(i)) {
          // Two words over the name of who wrote it: no headline follows, so this is one.
          headline = i + 1 < end_ && find_byline(words(i + 1)).has_value();
          at.part = headline ? Part::headline : Part::kicker;
          at.confidence = headline ? 0.7f : 0.5f;
          ++i;
          continue;
        }
        break;
      }
      if (!deck && is_deck(i, byline)) {
        at.part = Part::deck;
        at.confidence = 0.7f;
        deck = true;
        ++i;
        continue;
      }
      break;
    }
    return i;
  }

  /// A whole page pasted in has its menus before the story: the block behind the last of them, 0
  /// when there are none. A menu is four short lines and more in a row, and not the buttons that
  /// stand below a headline.
  std::size_t end_of_menus() const {
    const std::size_t stop = std::min(end_, kMenuBlocks);
    std::size_t run = 0, buttons = 0, short_lines = 0, behind = 0;
    for (std::size_t i = 0; i < stop; ++i) {
      const std::string_view block = words(i);
      if (is_story_start(i)) return short_lines >= kMenuLines ? headline_near(behind, i) : 0;
      const bool menu_line = block.size() <= 60 && !ends_in_stop(block) &&
                             count_words(block, 4) <= 3 && !find_byline(block) &&
                             !find_date_line(block, language_);
      if (!menu_line) {
        run = buttons = 0;
        continue;
      }
      ++run;
      ++short_lines;
      if (judge_tail(block) == Tail::strong) ++buttons;
      if (run >= 4 && buttons * 2 <= run) behind = i + 1;
    }
    return 0;
  }

  /// On a page the headline stands right above its byline or date; teasers of other stories may
  /// come first.
  std::size_t headline_near(std::size_t begin, std::size_t story) const {
    for (std::size_t i = begin; i < story; ++i) {
      if (!is_byline_or_date(i)) continue;
      for (std::size_t above = i; above-- > begin && above + 4 >= i;)
        if (names_words_of_headline(above) && count_words(words(above), 4) > 3 &&
            !ends_in_stop(words(above)) && !is_breadcrumb(words(above)))
          return above;
    }
    return begin;
  }

  /// Prose of some length, and more of it close behind.
  bool is_story_start(std::size_t i) const {
    const auto long_prose = [&](std::size_t at) {
      return at < end_ && is_prose(at) && count_words(words(at), 15) >= 15 &&
             ends_sentence(words(at));
    };
    if (!long_prose(i)) return false;
    return long_prose(i + 1) || long_prose(i + 2) || long_prose(i + 3);
  }

  bool has_label(std::string_view block) const {
    const auto credit = find_caption_credit(block);
    return credit && credit->sign == CreditSign::labelled && count_words(block, 120) < 120;
  }

  static bool starts_with_mark_of_speech(std::string_view block) {
    return starts_with_any(block, {"- ", "— ", "– "});
  }

  bool is_wire_line(std::size_t i) const {
    const std::string_view block = words(i);
    const bool marks = std::any_of(block.begin(), block.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
    });
    return marks || is_wire_header(block) || is_wire_keywords(block) || is_wire_version(block);
  }

  /// Whether a headline comes behind `i` before any prose.
  bool heading_follows(std::size_t i) const {
    for (std::size_t j = next_copy(i); j < std::min(end_, i + 8); j = next_copy(j)) {
      if (is_prose(j)) return stopped_headline(j) > 0;
      if (names_words_of_headline(j) && !ends_in_stop(words(j)) && !(wire_ && is_wire_line(j)))
        return true;
    }
    return false;
  }

  bool is_deck(std::size_t i, bool byline) const {
    const std::string_view block = words(i);
    const std::uint32_t count = count_words(block, kDeckWords + 1);
    if (count < 3 || count > kDeckWords || blocks_[i].block.kind != LayoutKind::copy) return false;
    if (block.ends_with(':')) return false;
    const std::size_t next = next_copy(i);
    if (!byline && is_byline_or_date(next)) return true;
    if (count <= kHeadlineWords && next < end_ && find_dateline(words(next), language_))
      return true;
    if (ends_sentence(block)) {
      // The second line of a headline that its first left open with a semicolon.
      return i > 0 && blocks_[i - 1].part == Part::headline && !blocks_[i].block.blank_before &&
             words(i - 1).ends_with(';');
    }
    // A heading over the first paragraph would look the same; a deck is longer.
    return count >= 6 && !is_all_capitals(block) && next < end_;
  }

  /// A picture before the story: by its credit, or by its date and its tense.
  bool read_caption(std::size_t i, bool headline) {
    const std::string_view block = words(i);
    if (count_words(block, 121) > 120) return false;
    auto credit = find_caption_credit(block);
    StoryBlock& at = blocks_[i];
    const bool alone = credit && credit->whole.size() + 2 >= block.size();
    if (credit && alone) {
      if (credit->sign != CreditSign::labelled) return false;
      at.part = Part::credit_line;
      at.confidence = 0.9f;
      at.credit = credit;
      return true;
    }
    const std::size_t next = next_copy(i);
    if (credit && credit->sign != CreditSign::bare &&
        !(wire_ && credit->sign == CreditSign::composed)) {
      at.part = Part::caption;
      at.confidence = credit->sign == CreditSign::labelled ? 0.95f : 0.9f;
      at.credit = credit;
      return true;
    }
    if (!headline || !story_follows(next)) return false;
    // A credit line of its own on the next line makes this the caption.
    if (next < end_) {
      const auto below = find_caption_credit(words(next));
      if (below && below->sign == CreditSign::labelled &&
          below->whole.size() + 2 >= words(next).size() && !blocks_[next].block.blank_before) {
        at.part = Part::caption;
        at.confidence = 0.8f;
        return true;
      }
    }
    const std::vector<DateMention> dates = find_dates(block, language_);
    const bool full_date = std::any_of(dates.begin(), dates.end(), [](const DateMention& date) {
      return date.date.year != 0 && date.date.month != 0 && date.date.day != 0;
    });
    if (!reads_like_caption(block, full_date)) return false;
    at.part = Part::caption;
    at.confidence = credit ? 0.8f : 0.6f;
    at.credit = credit;
    return true;
  }

  /// Prose comes before the end, whatever stands between.
  bool story_follows(std::size_t next) const {
    for (std::size_t j = next; j < std::min(end_, next + 6); ++j)
      if (is_prose(j)) return true;
    return false;
  }

  void read_body(std::size_t begin) {
    bool prose_seen = false;
    for (std::size_t i = begin; i < end_; ++i) {
      StoryBlock& at = blocks_[i];
      if (at.part != Part::paragraph) continue;
      const std::string_view block = words(i);
      if (block.size() > kShort) {
        prose_seen = true;
        continue;
      }
      if (is_furniture_anywhere(block)) {
        at.part = Part::boilerplate;
      } else if (is_body_caption(i, prose_seen)) {
        const bool alone = at.credit->whole.size() + 2 >= block.size();
        at.part = alone ? Part::credit_line : Part::caption;
        at.confidence = 0.8f;
      } else if (prose_seen && is_heading(i)) {
        at.part = Part::heading;
        at.confidence = 0.6f;
      } else {
        prose_seen = prose_seen || is_prose(i);
      }
    }
  }

  /// Inside the story a credit alone proves little: paragraphs end in "(AP)" too. A caption there
  /// has a label, or a photographer before the agency and no speech.
  bool is_body_caption(std::size_t i, bool prose_seen) {
    const std::string_view block = words(i);
    auto credit = find_caption_credit(block);
    if (!credit || credit->sign == CreditSign::bare || count_words(block, 61) > 60) return false;
    if (!prose_seen && find_dateline(block, language_)) return false;
    if (has_quotation_mark(block.substr(0, credit->whole.begin))) return false;
    if (credit->sign == CreditSign::composed &&
        (credit->photographer.empty() || next_copy(i) >= end_))
      return false;
    blocks_[i].credit = credit;
    return true;
  }

  bool is_heading(std::size_t i) const {
    const std::string_view block = words(i);
    if (block.size() > 120 || ends_sentence(block)) return false;
    const std::uint32_t count = count_words(block, kHeadingWords + 1);
    if (count == 0 || count > kHeadingWords || blocks_[i].block.lines > 2) return false;
    const char last = block.back();
    if (last == ':' || last == ',' || last == ';' || last == '-' || last == '"' ||
        block.ends_with("”") || block.ends_with("—") || block.ends_with("»"))
      return false;
    if (starts_lower(block) || block.find("://") != std::string_view::npos) return false;
    const std::size_t next = next_copy(i);
    return next < end_ && (is_prose(next) || blocks_[next].part == Part::item);
  }

  std::string_view text_;
  std::string_view language_;
  const Limits& limits_;
  bool complete_;
  bool wire_ = false;
  std::size_t end_ = 0;  ///< first block of the furniture at the end
  std::vector<StoryBlock> blocks_;
};

}  // namespace

std::vector<StoryBlock> sort_story(std::string_view text, const Layout& layout,
                                   std::string_view language, const Limits& limits) {
  return Sorter(text, layout, language, limits).sort();
}

}  // namespace stet
