#include "desk/rule.h"
#include "text/utf8.h"

#include <re2/re2.h>

namespace stet {
namespace {

constexpr std::size_t kMaxPatternBytes = 1u << 10;
constexpr std::int64_t kMaxPatternMemory = 8 << 20;

/// What people bring from other engines, and why it is not here: RE2 is linear in the text because
/// it has none.
std::string_view why_not(std::string_view pattern) {
  for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      if (pattern[i + 1] >= '1' && pattern[i + 1] <= '9')
        return "; back-references are not supported, since matching must stay linear";
      ++i;
    } else if (pattern.substr(i, 3) == "(?=" || pattern.substr(i, 3) == "(?!" ||
               pattern.substr(i, 4) == "(?<=" || pattern.substr(i, 4) == "(?<!") {
      return "; look-around is not supported, since matching must stay linear: match more and use "
             "a rule's "
             "exceptions";
    }
  }
  return {};
}

}  // namespace

struct Pattern::Compiled {
  Compiled(std::string_view pattern, const re2::RE2::Options& options)
      : source(pattern), expression(re2::StringPiece(pattern.data(), pattern.size()), options) {}
  std::string source;
  re2::RE2 expression;
};

Result<Pattern> Pattern::compile(std::string_view source) {
  if (source.empty()) return Error{.code = Code::config, .message = "the pattern is empty"};
  if (source.size() > kMaxPatternBytes)
    return Error{.code = Code::config,
                 .message = "the pattern has " + std::to_string(source.size()) +
                            " bytes; the limit is " + std::to_string(kMaxPatternBytes)};
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxPatternMemory);
  auto compiled = std::make_shared<const Compiled>(source, options);
  if (!compiled->expression.ok()) {
    std::string message = "pattern '" + printable(source) +
                          "' is refused: " + printable(compiled->expression.error());
    message += why_not(source);
    return Error{.code = Code::config, .message = std::move(message)};
  }
  Pattern pattern;
  pattern.compiled_ = std::move(compiled);
  return pattern;
}

std::optional<Span> Pattern::find(std::string_view text, std::uint32_t from) const {
  if (!compiled_ || from > text.size()) return std::nullopt;
  re2::StringPiece found;
  if (!compiled_->expression.Match(re2::StringPiece(text.data(), text.size()), from, text.size(),
                                   re2::RE2::UNANCHORED, &found, 1))
    return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(found.data() - text.data());
  return Span{begin, begin + static_cast<std::uint32_t>(found.size())};
}

const std::string& Pattern::source() const {
  static const std::string kNone;
  return compiled_ ? compiled_->source : kNone;
}

}  // namespace stet
