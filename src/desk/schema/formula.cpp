#include "desk/schema/formula.h"

#include "desk/schema/node.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>

namespace stet {
namespace {

bool is_name(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
bool starts_number(char c) { return (c >= '0' && c <= '9') || c == '.'; }

std::string_view without_space(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_vowel(char32_t c) {
  constexpr std::u32string_view kVowels = U"aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœ";
  return kVowels.find(c) != std::u32string_view::npos;
}

}  // namespace

/// Sums of products of factors, by descent; the depth of brackets is bounded.
class FormulaParser {
 public:
  explicit FormulaParser(std::string_view text) : text_(text) {}

  Result<Formula> run() {
    if (sum(0)) {
      skip();
      if (at_ == text_.size()) return std::move(formula_);
      fail("'" + printable(text_.substr(at_, 20)) + "' is not expected");
    }
    return Error{.code = Code::config, .message = "the formula cannot be read: " + why_};
  }

 private:
  bool fail(std::string why) {
    if (why_.empty()) why_ = std::move(why);
    return false;
  }
  void skip() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool take(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool put(Formula::Step step) {
    if (formula_.steps_.size() >= Formula::kMaxSteps)
      return fail("it has more than " + std::to_string(Formula::kMaxSteps) + " parts");
    formula_.steps_.push_back(step);
    return true;
  }

  bool sum(std::uint32_t depth) {
    if (!product(depth)) return false;
    for (;;) {
      const char sign = take('+') ? '+' : take('-') ? '-' : '\0';
      if (!sign) return true;
      if (!product(depth) || !put({.what = sign})) return false;
    }
  }
  bool product(std::uint32_t depth) {
    if (!factor(depth)) return false;
    for (;;) {
      const char sign = take('*') ? '*' : take('/') ? '/' : '\0';
      if (!sign) return true;
      if (!factor(depth) || !put({.what = sign})) return false;
    }
  }
  bool factor(std::uint32_t depth) {
    if (depth >= Formula::kMaxDepth) return fail("its brackets are too deep");
    if (take('-')) return put({}) && factor(depth + 1) && put({.what = '-'});
    if (take('(')) {
      if (!sum(depth + 1)) return false;
      return take(')') || fail("a bracket is never closed");
    }
    skip();
    const std::size_t begin = at_;
    if (at_ < text_.size() && starts_number(text_[at_])) {
      Formula::Step step;
      const char* const last = text_.data() + text_.size();
      const auto [end, trouble] = std::from_chars(text_.data() + at_, last, step.number);
      if (trouble != std::errc()) return fail("a number is wrong");
      at_ = static_cast<std::size_t>(end - text_.data());
      return put(step);
    }
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    const std::string_view name = text_.substr(begin, at_ - begin);
    if (name.empty())
      return fail(begin < text_.size()
                      ? "'" + printable(text_.substr(begin, 20)) + "' is not expected"
                      : std::string("it ends too early"));
    const auto found = std::find(kCountNames.begin(), kCountNames.end(), name);
    if (found == kCountNames.end())
      return fail("no count is named '" + printable(name) + "'" +
                  suggestion(name, {kCountNames.begin(), kCountNames.end()}));
    return put({.what = 'v', .count = static_cast<std::size_t>(found - kCountNames.begin())});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string why_;
  Formula formula_;
};

Result<Formula> Formula::parse(std::string_view text) { return FormulaParser(text).run(); }

double Formula::value(const TextCounts& counts) const {
  std::vector<double> stack;
  for (const Step& step : steps_) {
    if (step.what == '#') {
      stack.push_back(step.number);
      continue;
    }
    if (step.what == 'v') {
      stack.push_back(counts[step.count]);
      continue;
    }
    const double right = stack.back();
    stack.pop_back();
    double& left = stack.back();
    if (step.what == '+') left += right;
    if (step.what == '-') left -= right;
    if (step.what == '*') left *= right;
    if (step.what == '/') left = right == 0 ? 0 : left / right;
  }
  return stack.empty() ? 0 : stack.back();
}

Result<Comparison> Comparison::parse(std::string_view text) {
  const Error error{.code = Code::config,
                    .message = "the condition '" + printable(text) +
                               "' cannot be read; write it as \"> 10\" or \"<= 3.5\""};
  text = without_space(text);
  if (text.empty() || (text[0] != '<' && text[0] != '>')) return error;
  Comparison out{.sign = text[0]};
  text.remove_prefix(1);
  if (text.starts_with('=')) {
    out.or_equal = true;
    text.remove_prefix(1);
  }
  text = without_space(text);
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), out.bound);
  if (text.empty() || trouble != std::errc() || end != text.data() + text.size()) return error;
  return out;
}

bool Comparison::holds(double value) const {
  if (or_equal && value == bound) return true;
  return sign == '>' ? value > bound : value < bound;
}

std::uint32_t syllables_in(std::string_view word) {
  std::uint32_t groups = 0;
  bool in_vowels = false;
  char32_t last = 0, before = 0;
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint point = decode(word, at);
    at += point.length;
    const char32_t letter = to_lower(point.value);
    const bool vowel = is_vowel(letter);
    if (vowel && !in_vowels) ++groups;
    in_vowels = vowel;
    before = last;
    last = letter;
  }
  if (groups > 1 && last == 'e' && before != 'l' && !is_vowel(before)) --groups;
  return std::max<std::uint32_t>(groups, 1);
}

}  // namespace stet
