#include "desk/proof/look.h"
#include "desk/proof/mojibake.h"
#include "desk/rules/rules.h"
#include "desk/rules/structure/residue_words.h"
#include "text/skim.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace stet {
namespace {

using namespace look;

constexpr OptionSpec kOptions[] = {
    {.name = "allow",
     .type = OptionType::strings,
     .fallback = "[]",
     .help = "marks that are no residue in this house, such as \"[embed]\""},
};

constexpr std::uint32_t kMostInOnePassage = 20;
constexpr std::size_t kLongestMark = 500;  // bytes of a tag or a shortcode

/// Bytes at which residue can begin.
constexpr auto kSuspect = [] {
  std::array<bool, 256> suspect{};
  for (unsigned c = 0; c < 0x20; ++c) suspect[c] = c != '\t' && c != '\n' && c != '\r';
  suspect[0x7F] = true;
  for (char c : {'&', '<', '[', '\\'}) suspect[static_cast<unsigned char>(c)] = true;
  // U+0080..U+00FF begin with C2 or C3, private use with EE, EF or F3/F4, specials with EF.
  for (unsigned c : {0xC2u, 0xC3u, 0xEEu, 0xEFu, 0xF3u, 0xF4u}) suspect[c] = true;
  return suspect;
}();

constexpr bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < 20 && is_name_byte(text[end])) ++end;
  return text.substr(at, end - at);
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = static_cast<char>(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD);
}

std::string hex(char32_t c) {
  std::string digits;
  for (int shift = 20; shift >= 0; shift -= 4)
    if (const auto digit = (c >> shift) & 0xF; digit != 0 || !digits.empty() || shift < 16)
      digits += "0123456789ABCDEF"[digit];
  return "U+" + digits;
}

/// Looks at one passage.
class Search {
 public:
  Search(const Proof& proof, const Passage& passage, const RuleOptions& options, Findings& out)
      : article_(proof.article),
        passage_(passage),
        text_(passage.bytes()),
        options_(options),
        out_(out) {}

  void run() {
    for (std::uint32_t at = next(0); at < text_.size() && marked_ < kMostInOnePassage;)
      at = next(std::max(at + 1, look_at(at)));
  }

 private:
  /// The first suspect byte at or behind `from`.
  std::uint32_t next(std::size_t from) const {
    while (true) {
      from = skim<Stops::and_irregular, '&', '<', '[', '\\', '\x7F'>(text_, from);
      // the rest of an honest sign, or several in a row, without setting out anew for each byte
      do {
        if (from >= text_.size() || kSuspect[static_cast<unsigned char>(text_[from])])
          return static_cast<std::uint32_t>(from);
        ++from;
      } while (from < text_.size() && static_cast<unsigned char>(text_[from]) >= 0x80);
    }
  }

  /// The end of what was marked at `at`, or `at`.
  std::uint32_t look_at(std::uint32_t at) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte == '&') return entity(at);
    if (byte == '<') return tag(at);
    if (byte == '[') return shortcode(at);
    if (byte == '\\') return escape(at);
    if (byte < 0x80) return bad_character(at, {byte, 1, true}, "control character ");
    if (byte == 0xC2 || byte == 0xC3 || byte == 0xEF) {
      if (const std::optional<Mojibake> broken = find_mojibake(text_, at)) {
        const std::string words = shown(broken->repair, 20);
        mark(broken->span, Severity::error,
             shown(text_.substr(at, broken->span.size()), 20) +
                 " is text read in the wrong encoding; it was " + words,
             broken->repair);
        return broken->span.end;
      }
    }
    const CodePoint point = decode(text_, at);
    if (point.value == kReplacement) return bad_character(at, point, "replacement character ");
    if (point.value < 0xA0) return bad_character(at, point, "control character ");
    if (point.value == 0xFFFE || point.value == 0xFFFF)
      return bad_character(at, point, "forbidden character ");
    if (is_private_use(point.value)) return bad_character(at, point, "private-use character ");
    return at + point.length;
  }

  std::uint32_t bad_character(std::uint32_t at, CodePoint point, std::string_view kind) {
    std::uint32_t end = at + point.length;
    // several of one kind in a row are one mark
    while (end < text_.size() && text_.substr(end, point.length) == text_.substr(at, point.length))
      end += point.length;
    const bool lost = point.value == kReplacement;
    std::string message(kind);
    message += hex(point.value);
    if (lost) {
      message += " stands where a letter was lost in reading; put the right one";
    } else {
      message += " in the text; readers see a box or nothing";
    }
    const bool is_private = is_private_use(point.value);
    mark({at, end}, is_private ? Severity::warning : Severity::error, std::move(message),
         lost || is_private ? std::nullopt : std::optional<std::string>(""));
    return end;
  }

  /// "&amp;" that a reader sees: it was escaped twice, or never decoded.
  std::uint32_t entity(std::uint32_t at) {
    std::size_t end = at + 1;
    std::string repair;
    if (end < text_.size() && text_[end] == '#') {
      const bool is_hex = end + 1 < text_.size() && (text_[end + 1] | 0x20) == 'x';
      std::uint32_t value = 0;
      std::size_t digits = end + (is_hex ? 2 : 1);
      const std::size_t first = digits;
      for (; digits < text_.size() && digits - first < 7; ++digits) {
        const int digit = hex_digit(text_[digits]);
        if (digit < 0 || (!is_hex && digit > 9)) break;
        value = value * (is_hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
      }
      if (digits == first || digits >= text_.size() || text_[digits] != ';') return at;
      if (value < 0xA0 && value >= 0x80)
        value = from_windows_1252(static_cast<unsigned char>(value));
      append_utf8(repair, value);
      end = digits + 1;
    } else {
      const std::string_view name = name_at(text_, end);
      const residue::Entity* known = nullptr;
      for (const residue::Entity& each : residue::kEntities)
        if (each.name == name) known = &each;
      if (!known || end + name.size() >= text_.size() || text_[end + name.size()] != ';') return at;
      repair = known->text;
      end += name.size() + 1;
    }
    // "&amp;rsquo;": one mark for both layers is left to the second reading.
    const Span span{at, static_cast<std::uint32_t>(end)};
    if (is_code(span)) return span.end;
    mark(span, Severity::warning,
         shown(text_.substr(at, span.size())) + " is an entity that readers see; it should be " +
             (is_blank(repair) ? std::string("a space") : shown(repair)),
         repair.empty() ? std::string() : repair);
    return span.end;
  }

  std::uint32_t tag(std::uint32_t at) {
    std::size_t begin = at + 1;
    if (begin < text_.size() && text_[begin] == '/') ++begin;
    const std::string_view name = name_at(text_, begin);
    if (name.empty()) return at;
    const std::string small = lower(name);
    const bool known = std::find(std::begin(residue::kTags), std::end(residue::kTags), small) !=
                       std::end(residue::kTags);
    const std::size_t behind = begin + name.size();
    if (!known || behind >= text_.size()) return at;
    const char next = text_[behind];
    if (next != '>' && next != ' ' && next != '/') return at;
    const std::size_t close = text_.substr(0, at + kLongestMark).find('>', behind);
    if (close == std::string_view::npos) return at;
    // "a < b and c > d": an attribute or the end must follow
    if (next == ' ' && text_.substr(behind, close - behind).find('=') == std::string_view::npos)
      return at;
    const Span span{at, static_cast<std::uint32_t>(close + 1)};
    if (is_code(span)) return span.end;
    mark(span, Severity::warning,
         "tag " + shown(text_.substr(at, span.size())) + " stands in the text as words",
         std::nullopt);
    return span.end;
  }

  std::uint32_t shortcode(std::uint32_t at) {
    std::size_t begin = at + 1;
    const bool closing = begin < text_.size() && text_[begin] == '/';
    if (closing) ++begin;
    const std::string_view name = name_at(text_, begin);
    if (name.empty()) return at;
    const residue::Shortcode* known = nullptr;
    for (const residue::Shortcode& each : residue::kShortcodes)
      if (each.name == name) known = &each;
    if (!known) return at;
    const std::size_t close = text_.substr(0, at + kLongestMark).find(']', begin);
    if (close == std::string_view::npos) return at;
    const std::string_view rest = text_.substr(begin + name.size(), close - begin - name.size());
    const bool has_attributes = rest.find('=') != std::string_view::npos;
    if (!has_attributes && !(rest.empty() && (known->bare || closing))) return at;
    const Span span{at, static_cast<std::uint32_t>(close + 1)};
    if (is_code(span)) return span.end;
    mark(span, Severity::warning,
         "shortcode " + shown(text_.substr(at, span.size())) + " stands in the text as words",
         std::nullopt);
    return span.end;
  }

  /// \u2019 and its like: an escape of JSON or JavaScript that nobody decoded.
  std::uint32_t escape(std::uint32_t at) {
    if (text_.size() - at < 6 || text_[at + 1] != 'u') return at;
    char32_t value = 0;
    for (std::uint32_t i = at + 2; i < at + 6; ++i) {
      const int digit = hex_digit(text_[i]);
      if (digit < 0) return at;
      value = value * 16 + static_cast<char32_t>(digit);
    }
    const Span span{at, at + 6};
    if (is_code(span)) return span.end;
    const bool half = value >= 0xD800 && value < 0xE000;
    std::string repair;
    append_utf8(repair, value);
    mark(span, Severity::warning,
         shown(text_.substr(at, 6)) + " is an escape that was never decoded" +
             (half || is_blank(repair) ? std::string() : "; it should be " + shown(repair)),
         half ? std::nullopt : std::optional<std::string>(repair));
    return span.end;
  }

  /// Stories about mark-up show it: inside <code>, a preformatted block, quotation marks or
  /// back-ticks.
  bool is_code(Span span) const {
    if (passage_.path.block >= 0 &&
        article_.body[static_cast<std::size_t>(passage_.path.block)].kind ==
            BlockKind::preformatted)
      return true;
    for (const Run& run : article_.runs_of(*passage_.field))
      if (run.markup == Markup::code && run.span.contains(span)) return true;
    const std::string_view before = sign_before(text_, span.begin),
                           after = sign_at(text_, span.end);
    return (before == "`" && after == "`") || (before == "“" && after == "”") ||
           (before == "\"" && after == "\"") || (before == "‘" && after == "’") ||
           (before == "'" && after == "'");
  }

  void mark(Span span, Severity at_most, std::string message, std::optional<std::string> repair) {
    const std::string_view found = passage_.text->cut(span);
    for (const std::string& allowed : options_.strings("allow"))
      if (allowed == found) return;
    ++marked_;
    Finding finding{
        .at_most = at_most,
        .place = {.path = passage_.path, .text = passage_.text, .span = span, .source = {}},
        .message = std::move(message)};
    if (repair) {
      std::string title =
          repair->empty() ? std::string("delete it") : "replace it with " + shown(*repair, 20);
      finding.fixes.push_back({.title = std::move(title),
                               .safe = is_plain_in_source(*passage_.text, span),
                               .edits = {{span, std::move(*repair)}}});
    }
    out_.add(std::move(finding));
  }

  const Article& article_;
  const Passage& passage_;
  std::string_view text_;
  const RuleOptions& options_;
  Findings& out_;
  std::uint32_t marked_ = 0;
};

void check(const Proof& proof, const RuleOptions& options, Findings& out) {
  for (const Passage& passage : proof.passages)
    // the frame of a wire is full of control characters, and goes as a whole
    // (structure.boilerplate)
    if (passage.zone != Zone::boilerplate) Search(proof, passage, options, out).run();
}

}  // namespace

constinit const Rule structure_markup_residue{
    .id = "structure.markup-residue",
    .severity = Severity::error,
    .why = "Readers see the machine's marks instead of the words they stand for.",
    .options = kOptions,
    .pass_example = "AT&T",
    .fail_example = "the mayorâ€™s office",
    .check = check,
};

}  // namespace stet
