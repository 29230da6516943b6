#include "text/quotation_marks.h"

#include "text/mark_scan.h"

#include <algorithm>

namespace stet {
namespace {

/// Quotations deeper than this are left unpaired.
constexpr std::size_t kDeepest = 32;

/// A pair being made, with what the last pass wants to know of it.
struct Draft {
  MarkPair pair;
  MarkFamily family{};
  char32_t sign = 0;           // of the opening mark
  bool is_dropped = false;     // no quotation mark after all; or the spare half of a doubled mark
  bool begins_speech = false;  // a capital behind it, the start or . , ! ? before it
  bool closes_after_sign = false;            // . , ! ? stands before the closing mark
  const ScannedMark* maybe_close = nullptr;  // the last apostrophe that could have closed it
  std::size_t child = 0;       // draft that last closed right inside, of the same kind
  std::uint32_t children = 0;  // how many did
};

bool fits(const Draft& open, const ScannedMark& close) {
  switch (open.pair.open_kind) {
    case MarkKind::straight_double:
      return close.kind == MarkKind::straight_double;
    case MarkKind::doubled_single:
      return close.kind == MarkKind::doubled_single;
    case MarkKind::curly_double:
      return close.sign == U'”';
    case MarkKind::low_double:
      return close.kind == MarkKind::curly_double;
    case MarkKind::straight_single:
      return close.kind == MarkKind::straight_single;
    case MarkKind::curly_single:
      return close.sign == U'’';
    case MarkKind::low_single:
      return close.kind == MarkKind::curly_single;
    default:
      return true;
  }
}

class Pairing {
 public:
  Pairing(const std::vector<ScannedMark>& marks, std::uint32_t paragraph_size, bool opens_inward)
      : marks_(marks), paragraph_size_(paragraph_size), opens_inward_(opens_inward) {
    drafts_.reserve(marks.size());
  }

  std::vector<MarkPair> run() {
    for (const ScannedMark& mark : marks_) {
      if (mark.role == MarkRole::apostrophe) continue;
      switch (mark.family) {
        case MarkFamily::doubled:
          take_double(mark);
          break;
        case MarkFamily::single:
          take_single(mark);
          break;
        case MarkFamily::guillemet:
          take_guillemet(mark, U'«');
          break;
        case MarkFamily::single_guillemet:
          take_guillemet(mark, U'‹');
          break;
        case MarkFamily::corner:
          take_corner(mark);
          break;
      }
    }
    while (!open_.empty()) pop_unclosed();
    return finish();
  }

 private:
  static constexpr std::size_t kNone = SIZE_MAX;

  Draft& draft_at(std::size_t level) { return drafts_[open_[level]]; }
  MarkKind kind_at(std::size_t level) { return draft_at(level).pair.open_kind; }

  std::size_t topmost(MarkFamily family) {
    for (std::size_t level = open_.size(); level-- > 0;)
      if (draft_at(level).family == family) return level;
    return kNone;
  }

  // ---------------------------------------------------------------- opening and closing

  void open(const ScannedMark& mark) {
    if (open_.size() >= kDeepest) return;
    open_.push_back(drafts_.size());
    drafts_.push_back({.pair = {.open = mark.span, .open_kind = mark.kind, .close_kind = mark.kind},
                       .family = mark.family,
                       .sign = mark.sign,
                       .begins_speech = begins_speech(mark)});
    if (mark.kind == MarkKind::doubled_single)
      drafts_.push_back({.family = MarkFamily::single, .sign = mark.sign, .is_dropped = true});
  }

  static bool begins_speech(const ScannedMark& mark) {
    return mark.before_upper_case && (mark.starts_paragraph || mark.after_slipped_space);
  }

  void stray_close(const ScannedMark& mark) {
    drafts_.push_back(
        {.pair = {.close = mark.span, .open_kind = mark.kind, .close_kind = mark.kind},
         .family = mark.family});
  }

  /// Closes the quotation at `level`; what was opened inside it stays unclosed.
  void close(std::size_t level, const ScannedMark& mark) {
    while (open_.size() > level + 1) pop_unclosed();
    const std::size_t index = open_.back();
    open_.pop_back();
    Draft& draft = drafts_[index];
    draft.pair.close = mark.span;
    draft.pair.close_kind = mark.kind;
    draft.closes_after_sign = mark.after_sentence_sign;
    tell_parent(index);
  }

  /// A deeper quotation that the mark fits better is closed instead of the one at `level` when no
  /// other mark follows that could close it.
  void close_fitting(const ScannedMark& mark, std::size_t level) {
    if (!fits(draft_at(level), mark) && mark.next_in_family != MarkRole::closes) {
      for (std::size_t deeper = level; deeper-- > 0;) {
        const Draft& draft = draft_at(deeper);
        if (draft.family == mark.family && fits(draft, mark)) return close(deeper, mark);
      }
    }
    close(level, mark);
  }

  void close_or_stray(const ScannedMark& mark) {
    const std::size_t level = topmost(mark.family);
    if (level == kNone)
      stray_close(mark);
    else
      close(level, mark);
  }

  /// The quotation around `index` hears of a quotation of its own kind that closed right inside it.
  void tell_parent(std::size_t index) {
    if (open_.empty()) return;
    Draft& parent = drafts_[open_.back()];
    if (parent.pair.open_kind != drafts_[index].pair.open_kind) return;
    parent.child = index;
    ++parent.children;
  }

  void pop_unclosed() {
    const std::size_t index = open_.back();
    open_.pop_back();
    Draft& draft = drafts_[index];
    if (draft.children == 1 && drafts_[draft.child].closes_after_sign) {
      // Two open and one closes, behind a full stop or comma: it closes the outer one.
      Draft& child = drafts_[draft.child];
      draft.pair.close = child.pair.close;
      draft.pair.close_kind = child.pair.close_kind;
      draft.closes_after_sign = true;
      child.pair.close.reset();
      child.is_dropped = is_likely_apostrophe(child);
      tell_parent(index);
    } else if (draft.maybe_close) {
      draft.pair.close = draft.maybe_close->span;
      draft.pair.close_kind = draft.maybe_close->kind;
      tell_parent(index);
    } else {
      draft.is_dropped = is_likely_apostrophe(draft);
    }
  }

  /// Of an opening mark never closed: an apostrophe before a word (the 'hood) is far more common,
  /// save where speech begins.
  static bool is_likely_apostrophe(const Draft& draft) {
    return draft.family == MarkFamily::single && draft.sign != U'‘' && draft.sign != U'‚' &&
           !draft.begins_speech;
  }

  // ---------------------------------------------------------------- double marks

  void take_double(const ScannedMark& mark) {
    const std::size_t level = topmost(MarkFamily::doubled);
    const bool is_open = level != kNone;
    switch (mark.sign) {
      case U'„':
      case U'‟':
        return open(mark);
      case U'“': {
        const bool ends_low = is_open && kind_at(level) == MarkKind::low_double;
        if (mark.role == MarkRole::closes || (ends_low && mark.role != MarkRole::opens))
          return is_open ? close_fitting(mark, level) : stray_close(mark);
        return open(mark);
      }
      case U'”': {
        if (is_open) return close_fitting(mark, level);
        const bool opens =
            mark.role == MarkRole::opens || (mark.role == MarkRole::unclear && mark.space_before);
        return opens ? open(mark) : stray_close(mark);
      }
      default:
        return take_straight_double(mark, level);
    }
  }

  /// " and '', told apart by what stands beside them. `level` is the topmost open double one.
  void take_straight_double(const ScannedMark& mark, std::size_t level) {
    const bool is_open = level != kNone;
    switch (mark.role) {
      case MarkRole::opens:
        if (is_open && kind_at(level) == mark.kind && mark.after_slipped_space &&
            mark.before_lower_case)
          return close_fitting(mark, level);  // "We waited, "she said
        return open(mark);
      case MarkRole::maybe_closes:
        // Inches, unless a quotation needs this mark to end.
        if (is_open && mark.next_in_family != MarkRole::closes) close_fitting(mark, level);
        return;
      case MarkRole::closes:
        if (is_open) return close_fitting(mark, level);
        if (!close_two_singles(mark)) stray_close(mark);
        return;
      default:
        return is_open ? close_fitting(mark, level) : open(mark);
    }
  }

  /// 'He said 'go'': what was read as one mark closes two quotations.
  bool close_two_singles(const ScannedMark& mark) {
    const std::size_t count = open_.size();
    if (mark.kind != MarkKind::doubled_single || count < 2) return false;
    if (draft_at(count - 1).family != MarkFamily::single ||
        draft_at(count - 2).family != MarkFamily::single)
      return false;
    const std::uint32_t middle = mark.span.begin + mark.span.size() / 2;
    ScannedMark half = mark;
    half.kind = mark.sign == '\'' ? MarkKind::straight_single : MarkKind::curly_single;
    half.span = {mark.span.begin, middle};
    close(count - 1, half);
    half.span = {middle, mark.span.end};
    close(count - 2, half);
    return true;
  }

  // ---------------------------------------------------------------- single marks

  void take_single(const ScannedMark& mark) {
    switch (mark.role) {
      case MarkRole::opens:
        return open(mark);
      case MarkRole::maybe_elided:
        if (topmost(MarkFamily::single) == kNone && mark.next_in_family == MarkRole::closes)
          open(mark);
        return;
      case MarkRole::closes:
      case MarkRole::maybe_closes:
        return close_single(mark);
      default:
        return take_unclear_single(mark);
    }
  }

  /// A single mark whose neighbours say nothing: set off by spaces, or with a space lost.
  void take_unclear_single(const ScannedMark& mark) {
    const bool is_open = topmost(MarkFamily::single) != kNone;
    if (mark.sign == U'‘' && !mark.after_sentence_sign) return open(mark);
    if (is_open && (mark.space_before || mark.after_sentence_sign || mark.sign == U'’'))
      return close_single(mark);
    const bool may_begin = mark.space_before || mark.before_upper_case;
    if (!is_open && may_begin && mark.next_in_family == MarkRole::closes) open(mark);
  }

  void close_single(const ScannedMark& mark) {
    std::size_t level = topmost(MarkFamily::single);
    const std::size_t around = topmost(MarkFamily::doubled);
    if (around != kNone && kind_at(around) == MarkKind::doubled_single &&
        (level == kNone || around > level) && !mark.doubled_closes_later &&
        mark.role == MarkRole::closes) {
      split_doubled(around);  // ''Go,' he said.' opens two quotations
      level = around + 1;
    } else if (level != kNone && around != kNone && around > level &&
               (!mark.after_sentence_sign || mark.next_double == MarkRole::closes)) {
      return;  // inside a double quotation that is still to close: an apostrophe
    }
    if (level == kNone) {
      if (mark.after_sentence_sign && mark.role == MarkRole::closes) stray_close(mark);
      return;
    }
    if (mark.role == MarkRole::maybe_closes && can_wait(mark, level)) {
      if (level + 1 == open_.size()) draft_at(level).maybe_close = &mark;
      return;
    }
    close_fitting(mark, level);
  }

  /// A mark that may be an apostrophe is one when a better one follows to close the quotation.
  bool can_wait(const ScannedMark& mark, std::size_t level) {
    const bool is_nested = level > 0 && draft_at(level - 1).family == MarkFamily::single;
    if (is_nested) return false;  // the better one is for the quotation around it
    if (mark.next_in_family == MarkRole::closes) return true;
    if (mark.next_in_family != MarkRole::maybe_closes) return false;
    return !mark.ends_single_word;  // those voting 'yes' were
  }

  /// Makes two single quotations of the doubled mark open at `level`.
  void split_doubled(std::size_t level) {
    while (open_.size() > level + 1) pop_unclosed();
    const std::size_t index = open_[level];
    Draft& outer = drafts_[index];
    Draft& inner = drafts_[index + 1];
    const Span span = *outer.pair.open;
    const std::uint32_t middle = span.begin + span.size() / 2;
    const MarkKind kind = outer.sign == '\'' ? MarkKind::straight_single : MarkKind::curly_single;
    outer.family = MarkFamily::single;
    outer.pair = {.open = Span{span.begin, middle}, .open_kind = kind, .close_kind = kind};
    inner.pair = {.open = Span{middle, span.end}, .open_kind = kind, .close_kind = kind};
    inner.is_dropped = false;
    open_.push_back(index + 1);
  }

  // ---------------------------------------------------------------- the rest

  void take_guillemet(const ScannedMark& mark, char32_t outward) {
    const std::size_t level = topmost(mark.family);
    const bool is_open = level != kNone;
    if (mark.sign == outward) {
      // «...» is open to the outside; »...« closes with it.
      const bool closes =
          is_open && draft_at(level).sign != outward && mark.role != MarkRole::opens;
      if (closes || (!is_open && mark.role == MarkRole::closes)) return close_or_stray(mark);
      return open(mark);
    }
    // ”...” and »...» close with the mark they open with.
    if (is_open) {
      const bool nests = draft_at(level).sign != outward && mark.role == MarkRole::opens;
      return nests ? open(mark) : close(level, mark);
    }
    const bool opens = mark.role == MarkRole::opens ||
                       (mark.role == MarkRole::unclear && mark.space_before && opens_inward_);
    return opens ? open(mark) : stray_close(mark);
  }

  void take_corner(const ScannedMark& mark) {
    if (mark.sign == U'「' || mark.sign == U'『')
      open(mark);
    else
      close_or_stray(mark);
  }

  /// Takes out the apostrophes and counts the depths.
  std::vector<MarkPair> finish() {
    struct Around {
      std::uint32_t end;
      MarkKind kind;
      bool is_closed;
    };
    std::vector<MarkPair> pairs;
    pairs.reserve(drafts_.size());
    std::vector<Around> around;
    for (Draft& draft : drafts_) {
      if (draft.is_dropped) continue;
      const Span first = draft.pair.open ? *draft.pair.open : *draft.pair.close;
      while (!around.empty() && around.back().end <= first.begin) around.pop_back();
      // One never closed is not taken to hold the next of its kind that ends like a sentence.
      const bool ends_like_sentence = draft.pair.close && draft.closes_after_sign;
      while (!around.empty() && !around.back().is_closed && ends_like_sentence &&
             around.back().kind == draft.pair.open_kind)
        around.pop_back();
      draft.pair.depth = static_cast<std::uint32_t>(around.size());
      pairs.push_back(draft.pair);
      if (!draft.pair.open) continue;
      if (draft.pair.close) {
        around.push_back({draft.pair.close->end, draft.pair.open_kind, true});
      } else if (around.empty()) {
        around.push_back({paragraph_size_, draft.pair.open_kind, false});
      }
    }
    return pairs;
  }

  const std::vector<ScannedMark>& marks_;
  const std::uint32_t paragraph_size_;
  const bool opens_inward_;  // the language sets »...«
  std::vector<Draft> drafts_;
  std::vector<std::size_t> open_;  // indices of drafts_, outermost first
};

/// Pairs of languages that have no data of their own yet.
struct ForeignPair {
  std::string_view language, open, close;
};
constexpr ForeignPair kForeignPairs[] = {
    {"da", "»", "«"},   {"da", "›", "‹"},   {"da", "”", "”"},   {"da", "’", "’"},
    {"da", "„", "“"},   {"sv", "”", "”"},   {"sv", "’", "’"},   {"sv", "»", "»"},
    {"fi", "”", "”"},   {"fi", "’", "’"},   {"fi", "»", "»"},   {"nb", "«", "»"},
    {"nb", "‘", "’"},   {"no", "«", "»"},   {"nn", "«", "»"},   {"it", "«", "»"},
    {"it", "“", "”"},   {"it", "‘", "’"},   {"pt", "“", "”"},   {"pt", "«", "»"},
    {"pt", "‘", "’"},   {"nl", "‘", "’"},   {"nl", "“", "”"},   {"nl", "„", "”"},
    {"pl", "„", "”"},   {"pl", "«", "»"},   {"pl", "»", "«"},   {"cs", "„", "“"},
    {"cs", "‚", "‘"},   {"cs", "»", "«"},   {"sk", "„", "“"},   {"sk", "‚", "‘"},
    {"sl", "„", "“"},   {"sl", "»", "«"},   {"hr", "„", "”"},   {"hr", "»", "«"},
    {"sr", "„", "”"},   {"sr", "„", "“"},   {"bg", "„", "“"},   {"ro", "„", "”"},
    {"ro", "«", "»"},   {"hu", "„", "”"},   {"hu", "»", "«"},   {"ru", "«", "»"},
    {"ru", "„", "“"},   {"uk", "«", "»"},   {"uk", "„", "“"},   {"el", "«", "»"},
    {"el", "“", "”"},   {"tr", "“", "”"},   {"tr", "‘", "’"},   {"ja", "「", "」"},
    {"ja", "『", "』"}, {"zh", "「", "」"}, {"zh", "『", "』"}, {"zh", "“", "”"},
    {"zh", "‘", "’"},   {"ar", "«", "»"},   {"he", "”", "”"},   {"ca", "«", "»"},
    {"ca", "“", "”"},
};

/// The primary subtag in lower case.
bool is_language(std::string_view tag, std::string_view primary) {
  if (tag.size() < primary.size()) return false;
  for (std::size_t i = 0; i < primary.size(); ++i)
    if ((tag[i] | 0x20) != primary[i]) return false;
  return tag.size() == primary.size() || tag[primary.size()] == '-' || tag[primary.size()] == '_';
}

}  // namespace

std::vector<MarkPair> find_marks(std::string_view paragraph, std::string_view language) {
  const std::vector<ScannedMark> marks = scan_marks(paragraph, language_or_english(language));
  if (marks.empty()) return {};
  return Pairing(marks, static_cast<std::uint32_t>(paragraph.size()), is_pair("»", "«", language))
      .run();
}

bool is_pair(std::string_view open, std::string_view close, std::string_view language) {
  if (open == close && (open == "\"" || open == "'" || open == "''")) return true;
  if (open == "``") return close == "''";
  bool is_foreign = false;
  for (const ForeignPair& pair : kForeignPairs) {
    if (!is_language(language, pair.language)) continue;
    if (pair.open == open && pair.close == close) return true;
    is_foreign = true;
  }
  if (is_foreign) return false;
  const LanguageData& data = language_or_english(language);
  return std::any_of(data.pairs.begin(), data.pairs.end(), [&](const QuotePair& pair) {
    return pair.open == open && pair.close == close;
  });
}

}  // namespace stet
