#include "text/mark_scan.h"

#include "text/skim.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace stet {
namespace {

/// The next byte that a mark may begin with.
std::uint32_t skim_to_mark(std::string_view text, std::uint32_t at) {
  return static_cast<std::uint32_t>(
      skim<Stops::bytes, '"', '\'', '`', '\xC2', '\xE2', '\xE3'>(text, at));
}

struct Sign {
  char32_t value;
  MarkKind kind;
  MarkFamily family;
};
constexpr Sign kSigns[] = {
    {U'"', MarkKind::straight_double, MarkFamily::doubled},
    {U'“', MarkKind::curly_double, MarkFamily::doubled},
    {U'”', MarkKind::curly_double, MarkFamily::doubled},
    {U'‟', MarkKind::curly_double, MarkFamily::doubled},
    {U'„', MarkKind::low_double, MarkFamily::doubled},
    {U'«', MarkKind::guillemet, MarkFamily::guillemet},
    {U'»', MarkKind::guillemet, MarkFamily::guillemet},
    {U'\'', MarkKind::straight_single, MarkFamily::single},
    {U'`', MarkKind::straight_single, MarkFamily::single},
    {U'‘', MarkKind::curly_single, MarkFamily::single},
    {U'’', MarkKind::curly_single, MarkFamily::single},
    {U'‛', MarkKind::curly_single, MarkFamily::single},
    {U'‚', MarkKind::low_single, MarkFamily::single},
    {U'‹', MarkKind::single_guillemet, MarkFamily::single_guillemet},
    {U'›', MarkKind::single_guillemet, MarkFamily::single_guillemet},
    {U'「', MarkKind::corner, MarkFamily::corner},
    {U'」', MarkKind::corner, MarkFamily::corner},
    {U'『', MarkKind::corner, MarkFamily::corner},
    {U'』', MarkKind::corner, MarkFamily::corner},
};

const Sign* find_sign(char32_t value) {
  for (const Sign& sign : kSigns)
    if (sign.value == value) return &sign;
  return nullptr;
}

/// The code point that ends at `end`; 0 at the start of the text.
char32_t before(std::string_view text, std::uint32_t end) {
  if (end == 0) return 0;
  std::uint32_t at = end - 1;
  while (at > 0 && end - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  const CodePoint point = decode(text.substr(at, end - at), 0);
  return point.length == end - at ? point.value : kReplacement;
}

char32_t behind(std::string_view text, std::uint32_t at) {
  return at < text.size() ? decode(text.substr(at, 4), 0).value : 0;
}

bool is_word_sign(char32_t c) { return is_letter(c) || is_digit(c) || is_combining(c); }
bool is_blank(char32_t c) { return c == 0 || is_space(c); }
bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }
bool is_opening_bracket(char32_t c) { return c == '(' || c == '[' || c == '{' || c == '<'; }
bool is_closing_bracket(char32_t c) { return c == ')' || c == ']' || c == '}' || c == '>'; }
bool is_sentence_sign(char32_t c) {
  return c == ',' || c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 ||
         c == 0xFF01 || c == 0xFF1F;
}
bool is_separator(char32_t c) {
  return c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '/';
}

bool may_open_after(char32_t c) {
  return is_blank(c) || is_opening_bracket(c) || is_dash(c) || c == '/' || c == '=' || c == 0xBF ||
         c == 0xA1;
}
bool may_open_before(char32_t c) {
  return !is_blank(c) && !is_closing_bracket(c) && !is_separator(c);
}
bool may_close_after(char32_t c) { return !is_blank(c) && !is_opening_bracket(c); }
bool may_close_before(char32_t c) {
  return is_blank(c) || is_opening_bracket(c) || is_closing_bracket(c) || is_separator(c) ||
         is_dash(c) || c == '.' || c == 0x2026 || c == '|' || c == '*';
}

char32_t ascii_lower(char32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

class Scanner {
 public:
  Scanner(std::string_view text, const LanguageData& language) : text_(text), language_(language) {}

  std::vector<ScannedMark> scan() {
    collect();
    if (marks_.empty()) return {};
    look_around();
    judge();
    look_ahead();
    return std::move(marks_);
  }

 private:
  void collect() {
    const auto size = static_cast<std::uint32_t>(text_.size());
    for (std::uint32_t at = skim_to_mark(text_, 0); at < size; at = skim_to_mark(text_, at + 1)) {
      const CodePoint point = decode(text_.substr(at, 4), 0);
      const Sign* sign = find_sign(point.value);
      if (!sign) {
        at += point.length - 1;
        continue;
      }
      if (marks_.empty()) marks_.reserve(16);
      marks_.push_back({.span = {at, at + point.length},
                        .sign = point.value,
                        .kind = sign->kind,
                        .family = sign->family});
      at += point.length - 1;
      join_doubled();
    }
  }

  /// '' and `` are one mark. Of ''' the pair is the outer mark, so it is made anew when the run
  /// goes on: at an opening place '' stands first, at a closing one last.
  void join_doubled() {
    if (marks_.size() < 2) return;
    ScannedMark& last = marks_.back();
    ScannedMark& one = marks_[marks_.size() - 2];
    if (last.family != MarkFamily::single || last.sign != one.sign ||
        one.span.end != last.span.begin)
      return;
    if (last.sign == U'‚') return;
    if (one.kind == MarkKind::doubled_single) {
      const bool opening = may_open_after(before(text_, one.span.begin));
      const bool is_third = !third_ || third_ != one.span.begin;
      if (opening || !is_third) return;
      // ''' behind a word: ' and then ''.
      const std::uint32_t middle = one.span.begin + one.span.size() / 2;
      one.span.end = middle;
      one.family = MarkFamily::single;
      one.kind = MarkKind::straight_single;
      if (one.sign != '\'' && one.sign != '`') one.kind = MarkKind::curly_single;
      last.span.begin = middle;
      last.kind = MarkKind::doubled_single;
      last.family = MarkFamily::doubled;
      third_ = last.span.begin;
      return;
    }
    one.span.end = last.span.end;
    one.kind = MarkKind::doubled_single;
    one.family = MarkFamily::doubled;
    marks_.pop_back();
  }

  /// The signs beside each mark, other marks between them passed over.
  void look_around() {
    const std::size_t count = marks_.size();
    around_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      const bool touches = i > 0 && marks_[i - 1].span.end == marks_[i].span.begin;
      around_[i].left = before(text_, marks_[i].span.begin);
      around_[i].far_left = touches ? around_[i - 1].far_left : around_[i].left;
      marks_[i].after_slipped_space =
          around_[i].left == ' ' && is_sentence_sign(before(text_, marks_[i].span.begin - 1));
      marks_[i].starts_paragraph = around_[i].far_left == 0;
      marks_[i].space_before = is_blank(around_[i].far_left);
    }
    for (std::size_t i = count; i-- > 0;) {
      const bool touches = i + 1 < count && marks_[i + 1].span.begin == marks_[i].span.end;
      around_[i].right = behind(text_, marks_[i].span.end);
      around_[i].far_right = touches ? around_[i + 1].far_right : around_[i].right;
      marks_[i].before_lower_case = is_lower(around_[i].right);
      marks_[i].before_upper_case = is_upper(around_[i].right);
      marks_[i].after_sentence_sign = is_sentence_sign(around_[i].far_left);
    }
  }

  void judge() {
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      ScannedMark& mark = marks_[i];
      if (mark.role == MarkRole::apostrophe) continue;
      const Around& around = around_[i];
      const bool opens = may_open_after(around.far_left) && may_open_before(around.far_right);
      const bool closes = may_close_after(around.far_left) && may_close_before(around.far_right);
      mark.role = opens == closes ? MarkRole::unclear : opens ? MarkRole::opens : MarkRole::closes;
      if (mark.family == MarkFamily::single) judge_single(i);
      if (mark.kind == MarkKind::straight_double || mark.kind == MarkKind::doubled_single)
        judge_straight(i);
    }
  }

  void judge_straight(std::size_t i) {
    ScannedMark& mark = marks_[i];
    const Around& around = around_[i];
    if (!is_digit(around.left)) return;
    // 5'11" is surely inches; 9" only when the quotation can do without it.
    if (is_feet_and_inches(i))
      mark.role = MarkRole::apostrophe;
    else if (mark.role != MarkRole::opens)
      mark.role = MarkRole::maybe_closes;
  }

  bool is_feet_and_inches(std::size_t i) const {
    if (i == 0 || marks_[i - 1].family != MarkFamily::single) return false;
    const Span feet = marks_[i - 1].span;
    const std::uint32_t digits = marks_[i].span.begin - feet.end;
    if (digits == 0 || digits > 2 || !is_digit(before(text_, feet.begin))) return false;
    return is_digit(behind(text_, feet.end)) && is_digit(before(text_, marks_[i].span.begin));
  }

  void judge_single(std::size_t i) {
    ScannedMark& mark = marks_[i];
    const Around& around = around_[i];
    if (mark.sign == U'‚') {
      // A low single mark looks like a comma; elsewhere it is one.
      if (mark.role != MarkRole::opens) mark.role = MarkRole::apostrophe;
      return;
    }
    if (is_word_sign(around.left) && is_word_sign(around.right)) {
      mark.role = MarkRole::apostrophe;
      return;
    }
    if (mark.sign == '`') {
      if (mark.role != MarkRole::opens) mark.role = MarkRole::apostrophe;
      return;
    }
    if (mark.role == MarkRole::opens && is_elided(i)) {
      mark.role = MarkRole::maybe_elided;
      return;
    }
    if (mark.role == MarkRole::closes && looks_possessive(i)) {
      mark.role = MarkRole::maybe_closes;
      const std::uint32_t begin = i == 0 ? 0 : marks_[i - 1].span.end;
      mark.ends_single_word =
          text_.substr(begin, mark.span.begin - begin).find(' ') == std::string_view::npos;
    }
  }

  /// drivers’ union, Cruz’ campaign, goin’ home, lads o’ the town, the U.S.’ role, 6' tall.
  bool looks_possessive(std::size_t i) const {
    const Around& around = around_[i];
    const Span span = marks_[i].span;
    if (is_digit(around.left)) return true;
    if (around.right != ' ' || !is_word_sign(behind(text_, span.end + 1))) return false;
    const char32_t last = ascii_lower(around.left);
    if (last == 's' || last == 'x' || last == 'z') return true;
    if (last == '.') return span.begin >= 3 && text_[span.begin - 3] == '.';
    const std::string_view left = text_.substr(0, span.begin);
    const auto ends_in = [&](std::string_view tail) {
      return left.size() > tail.size() && left.substr(left.size() - tail.size()) == tail;
    };
    return ends_in("in") || ends_in(" o") || ends_in(" th") || ends_in(" an") || ends_in(" wi") ||
           ends_in(" ol");
  }

  /// ’tis, rock ’n’ roll, the ’90s, class of ’16. Of ’n’ both marks are settled.
  bool is_elided(std::size_t i) {
    const std::string_view rest = text_.substr(marks_[i].span.end);
    const auto digit = [&](std::size_t at) {
      return at < rest.size() && rest[at] >= '0' && rest[at] <= '9';
    };
    if (digit(0) && digit(1) && !digit(2)) {
      const char32_t next = behind(rest, 2);
      if (next == 's') return !is_word_sign(behind(rest, 3));
      return !is_word_sign(next) && next != '%' && !digit(3);
    }
    for (std::string_view elision : language_.elisions) {
      std::string_view letters = elision.substr(1);
      const bool closed = letters.back() == '\'';
      if (closed) letters.remove_suffix(1);
      if (rest.size() < letters.size()) continue;
      bool same = true;
      for (std::size_t k = 0; same && k < letters.size(); ++k)
        same = static_cast<char>(ascii_lower(static_cast<unsigned char>(rest[k]))) == letters[k] ||
               rest[k] == letters[k];
      if (!same) continue;
      const auto end = marks_[i].span.end + static_cast<std::uint32_t>(letters.size());
      if (closed) {
        if (i + 1 < marks_.size() && marks_[i + 1].span.begin == end &&
            marks_[i + 1].family == MarkFamily::single) {
          marks_[i + 1].role = MarkRole::apostrophe;
          return true;
        }
        continue;
      }
      if (!is_word_sign(behind(text_, end)) && behind(text_, end) != '-') return true;
    }
    return false;
  }

  /// Tells each mark the next one of its family that is no apostrophe. A double quotation that
  /// opens and closes further on is stepped over, and nothing is seen past the end of the one we
  /// are in.
  void look_ahead() {
    MarkRole next_double = MarkRole::apostrophe;
    MarkRole next_single = MarkRole::apostrophe;
    bool doubled_closes = false;
    std::vector<MarkRole> outside;
    for (std::size_t i = marks_.size(); i-- > 0;) {
      ScannedMark& mark = marks_[i];
      mark.doubled_closes_later = doubled_closes;
      if (mark.family == MarkFamily::single) {
        mark.next_in_family = next_single;
        mark.next_double = next_double;
        if (mark.role != MarkRole::apostrophe && mark.role != MarkRole::maybe_elided)
          next_single = mark.role;
      } else if (mark.family == MarkFamily::doubled) {
        mark.next_in_family = next_double;
        if (mark.role == MarkRole::apostrophe) continue;
        next_double = mark.role;
        if (mark.role == MarkRole::closes) {
          outside.push_back(next_single);
          next_single = MarkRole::apostrophe;
        } else if (mark.role == MarkRole::opens && !outside.empty()) {
          next_single = outside.back();
          outside.pop_back();
        }
        if (mark.kind == MarkKind::doubled_single && mark.role != MarkRole::opens)
          doubled_closes = true;
      }
    }
  }

  struct Around {
    char32_t left = 0, right = 0;          // 0: the end of the paragraph
    char32_t far_left = 0, far_right = 0;  // the same past other marks
  };

  std::string_view text_;
  const LanguageData& language_;
  std::vector<ScannedMark> marks_;
  std::vector<Around> around_;
  std::uint32_t third_ = 0;  // where the '' of a ''' was put, so that a fourth begins anew
};

}  // namespace

std::vector<ScannedMark> scan_marks(std::string_view paragraph, const LanguageData& language) {
  return Scanner(paragraph, language).scan();
}

}  // namespace stet
