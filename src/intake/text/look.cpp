#include "intake/text/look.h"

#include "text/utf8.h"

#include <algorithm>

namespace stet {
namespace {

bool is_blank(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }

/// Bytes of the closing mark or bracket at the end of `block`; 0 when there is none.
std::size_t closer_at_end(std::string_view block) {
  for (const std::string_view closer :
       {"\"", "'", ")", "]", "\u201D", "\u2019", "\u00BB", "\u201C", "\u203A", "*", "_"})
    if (block.ends_with(closer)) return closer.size();
  return 0;
}

std::string_view without_closers(std::string_view block) {
  block = trimmed(block);
  while (true) {
    const std::size_t closer = closer_at_end(block);
    // The space of "mot. »" goes with its mark.
    if (closer == 0) return block;
    block = trimmed(block.substr(0, block.size() - closer));
  }
}

bool ends_with_any(std::string_view block, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return block.ends_with(end); });
}

/// Without closing marks; and where the end is a bracket that follows a sentence, "... he said.
/// (Reuters)", without the bracket.
std::string_view before_bracket(std::string_view block) {
  const std::string_view inner = without_closers(block);
  block = trimmed(block);
  if (!block.ends_with(')') && !block.ends_with(']')) return inner;
  const std::size_t open = block.rfind(block.ends_with(')') ? '(' : '[');
  if (open == std::string_view::npos) return inner;
  const std::string_view sentence = without_closers(block.substr(0, open));
  return ends_with_any(sentence, {".", "!", "?", "\u2026"}) ? sentence : inner;
}

char32_t first_sign(std::string_view block) {
  std::uint32_t at = 0;
  while (at < block.size()) {
    const CodePoint point = decode(block, at);
    if (is_letter(point.value) || is_digit(point.value)) return point.value;
    at += std::max(point.length, 1u);
  }
  return 0;
}

}  // namespace

Span trimmed(std::string_view text, Span span) {
  while (span.begin < span.end) {
    if (is_blank(text[span.begin])) {
      ++span.begin;
    } else if (text.substr(span.begin, span.size()).starts_with("\u00A0")) {
      span.begin += 2;
    } else {
      break;
    }
  }
  while (span.begin < span.end) {
    if (is_blank(text[span.end - 1])) {
      --span.end;
    } else if (text.substr(span.begin, span.size()).ends_with("\u00A0")) {
      span.end -= 2;
    } else {
      break;
    }
  }
  return span;
}

std::string_view trimmed(std::string_view text) {
  const Span span = trimmed(text, {0, static_cast<std::uint32_t>(text.size())});
  return text.substr(span.begin, span.size());
}

bool ends_in_stop(std::string_view block) {
  return ends_with_any(before_bracket(block), {".", "\u2026", "\u3002"});
}

bool ends_sentence(std::string_view block) {
  return ends_with_any(before_bracket(block),
                       {".", "\u2026", "\u3002", "!", "?", "\uFF01", "\uFF1F"});
}

std::vector<Span> split_words(std::string_view block) {
  std::vector<Span> words;
  std::uint32_t at = 0;
  const auto size = static_cast<std::uint32_t>(block.size());
  while (at < size) {
    while (at < size && is_blank(block[at])) ++at;
    const std::uint32_t begin = at;
    bool counts = false;
    while (at < size && !is_blank(block[at])) {
      const auto byte = static_cast<unsigned char>(block[at]);
      if (byte < 0x80) {
        counts = counts || is_ascii_digit(block[at]) || is_ascii_letter(block[at]);
        ++at;
        continue;
      }
      const CodePoint point = decode(block, at);
      if (point.value == 0xA0) break;
      counts = counts || is_letter(point.value) || is_digit(point.value);
      at += std::max(point.length, 1u);
    }
    if (counts) words.push_back({begin, at});
    if (at < size && !is_blank(block[at])) at += 2;  // a no-break space
  }
  return words;
}

std::uint32_t count_words(std::string_view block, std::uint32_t at_most) {
  std::uint32_t count = 0;
  bool inside = false;
  for (const char each : block) {
    const bool sign =
        static_cast<unsigned char>(each) >= 0x80 || is_ascii_digit(each) || is_ascii_letter(each);
    if (is_blank(each)) {
      inside = false;
    } else if (sign && !inside) {
      inside = true;
      if (++count >= at_most) return count;
    }
  }
  return count;
}

bool starts_upper(std::string_view block) { return is_upper(first_sign(block)); }
bool starts_lower(std::string_view block) { return is_lower(first_sign(block)); }

bool is_all_capitals(std::string_view block) {
  std::uint32_t at = 0, upper = 0;
  while (at < block.size()) {
    const CodePoint point = decode(block, at);
    if (is_lower(point.value)) return false;
    upper += is_upper(point.value) ? 1 : 0;
    at += std::max(point.length, 1u);
  }
  return upper >= 2;
}

bool has_quotation_mark(std::string_view block) {
  return contains_any(block, {"\"", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB", "\u2018",
                              "\u201A", "\u2039", "\u203A", "\u300C", "''", "``"});
}

bool starts_with_any(std::string_view lower, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return lower.starts_with(start); });
}

bool contains_any(std::string_view lower, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return lower.find(part) != std::string_view::npos;
  });
}

}  // namespace stet
