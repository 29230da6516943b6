#include "desk/schema/pattern_set.h"

#include "text/utf8.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <numeric>

namespace stet {
namespace {

constexpr std::int64_t kMaxPatternMemory = 8 << 20;
constexpr std::int64_t kMaxSetMemory = 64 << 20;

// Past ASCII a class of all letters would make each pattern a hundred times larger: those are
// looked at by hand.
constexpr std::string_view kBefore = "(?:^|[^0-9A-Za-z_])";
constexpr std::string_view kAfter = "(?:$|[^0-9A-Za-z_])";

bool is_of_word(char32_t c) { return is_letter(c) || is_digit(c) || is_combining(c); }

bool word_goes_on_before(std::string_view text, std::uint32_t at) {
  if (at == 0) return false;
  --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return is_of_word(decode(text, at).value);
}
bool word_goes_on_after(std::string_view text, std::uint32_t at) {
  return at < text.size() && is_of_word(decode(text, at).value);
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

re2::RE2::Options options_of(bool ignore_case, std::int64_t memory) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(memory);
  options.set_case_sensitive(!ignore_case);
  return options;
}

/// "a|b" at the top: a boundary at one end would belong to one side only.
bool has_open_choice(std::string_view source) {
  int depth = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      --depth;
    } else if (c == '|' && depth == 0) {
      return true;
    }
  }
  return false;
}

bool ends_in_boundary(std::string_view source) {
  if (!source.ends_with("\\b")) return false;
  std::size_t strokes = 0;
  for (std::size_t i = source.size() - 1; i-- > 0 && source[i] == '\\';) ++strokes;
  return strokes % 2 == 1;
}

}  // namespace

struct PatternSet::State {
  State() : set(options_of(false, kMaxSetMemory), re2::RE2::UNANCHORED) {}

  re2::RE2::Set set;
  struct Locator {
    std::unique_ptr<re2::RE2> expression;  ///< group 1 is the pattern
    bool before = false, after = false;    ///< a word may not go on there
  };
  std::vector<Locator> locators;
  std::vector<std::string> sources;
  std::int64_t program = 0;
};

PatternSet::PatternSet() : state_(std::make_unique<State>()) {}
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;
PatternSet::~PatternSet() = default;

std::uint32_t PatternSet::size() const {
  return static_cast<std::uint32_t>(state_->locators.size());
}
const std::string& PatternSet::source(std::uint32_t index) const { return state_->sources[index]; }

Result<std::uint32_t> PatternSet::add(std::string_view source, Form form) {
  if (size() >= kMaxPatterns)
    return Error{.code = Code::config,
                 .message = "too many style patterns; the limit is " +
                            std::to_string(kMaxPatterns) + " a schema, its bases included"};
  const Result<Pattern> judged = Pattern::compile(source);  // its errors are for people
  if (!judged) return judged.error();
  std::string_view inner = source;
  bool before = form.words, after = form.words;
  if (!has_open_choice(inner)) {
    if (inner.starts_with("\\b")) {
      before = true;
      inner.remove_prefix(2);
    }
    if (ends_in_boundary(inner)) {
      after = true;
      inner.remove_suffix(2);
    }
  }
  std::string locator(before ? kBefore : std::string_view());
  locator.append("(").append(inner).append(")");
  if (after) locator += kAfter;
  auto compiled =
      std::make_unique<re2::RE2>(piece(locator), options_of(form.ignore_case, kMaxPatternMemory));
  const auto refuse = [&](const std::string& why) {
    return Error{.code = Code::config, .message = "pattern '" + printable(source) + "' " + why};
  };
  if (!compiled->ok()) return refuse("is refused: " + printable(compiled->error()));
  if (inner.empty() || judged->find("") || judged->find("x", 1))
    return refuse("matches where nothing stands, and would mark every place");
  state_->program += compiled->ProgramSize();
  if (state_->program > kMaxProgram)
    return refuse(
        "is one too many: the style patterns together are too large to be matched at "
        "once; make repetitions such as {1000} smaller");
  std::string in_set(form.ignore_case ? "(?i)(?:" : "(?:");
  in_set.append(inner).append(")");
  std::string trouble;
  if (state_->set.Add(piece(in_set), &trouble) < 0)
    return refuse("is refused: " + printable(trouble));
  state_->locators.push_back({std::move(compiled), before, after});
  state_->sources.emplace_back(source);
  return size() - 1;
}

std::optional<Error> PatternSet::compile() {
  if (size() == 0 || state_->set.Compile()) return std::nullopt;
  return Error{.code = Code::config,
               .message =
                   "the style patterns together are too large to be matched at once; make "
                   "repetitions such as {1000} smaller"};
}

void PatternSet::candidates(std::string_view text, std::vector<int>& out) const {
  out.clear();
  if (size() == 0) return;
  re2::RE2::Set::ErrorInfo info{};
  if (!state_->set.Match(piece(text), &out, &info) && info.kind != re2::RE2::Set::kNoError) {
    // the automaton outgrew its memory: each pattern is asked for itself
    out.resize(size());
    std::iota(out.begin(), out.end(), 0);
  }
  std::sort(out.begin(), out.end());
}

std::optional<PatternSet::Match> PatternSet::find(std::uint32_t index, std::string_view text,
                                                  std::uint32_t from) const {
  const State::Locator& form = state_->locators[index];
  const re2::RE2& locator = *form.expression;
  re2::StringPiece groups[3];
  const int wanted = std::min(locator.NumberOfCapturingGroups(), 2) + 1;
  while (from <= text.size()) {
    if (!locator.Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, groups, wanted))
      return std::nullopt;
    const auto span = [&](const re2::StringPiece& group) {
      const auto begin = static_cast<std::uint32_t>(group.data() - text.data());
      return Span{begin, begin + static_cast<std::uint32_t>(group.size())};
    };
    Match match{.span = span(groups[1])};
    if (wanted > 2 && groups[2].data()) match.group = span(groups[2]);
    const bool cut = (form.before && word_goes_on_before(text, match.span.begin)) ||
                     (form.after && word_goes_on_after(text, match.span.end));
    if (!match.span.empty() && !cut) return match;
    from = std::max(match.span.end, match.span.begin + 1);
  }
  return std::nullopt;
}

}  // namespace stet
