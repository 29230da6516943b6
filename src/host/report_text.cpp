#include "host/report_text.h"

#include "host/errors.h"
#include "host/json_values.h"

#include <simdjson.h>

#include <algorithm>

namespace stet::host {
namespace {

constexpr std::size_t kExcerpt = 100;            // characters of a line that are shown
constexpr std::size_t kLead = 30;                // of them before the words
constexpr std::size_t kLookedAt = 8 * kExcerpt;  // bytes on each side: a line may be megabytes long

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::size_t count_characters(std::string_view bytes) {
  return static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return !is_continuation(c); }));
}

/// `count` characters back from `at`, not before `least`.
std::size_t back(std::string_view text, std::size_t at, std::size_t least, std::size_t count) {
  while (at > least && count > 0) {
    --at;
    while (at > least && is_continuation(text[at])) --at;
    --count;
  }
  return at;
}

std::size_t forward(std::string_view text, std::size_t at, std::size_t most, std::size_t count) {
  while (at < most && count > 0) {
    ++at;
    while (at < most && is_continuation(text[at])) ++at;
    --count;
  }
  return at;
}

/// Tabs and other controls would move the marks under the words.
std::string flat(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c == '\t') c = ' ';
  return printable(out, 4 * kExcerpt);
}

void excerpt(std::string& out, std::string_view source, std::size_t begin, std::size_t end,
             std::uint64_t line, const Palette& palette) {
  begin = std::min(begin, source.size());
  end = std::clamp(end, begin, source.size());
  const std::size_t least = begin > kLookedAt ? begin - kLookedAt : 0;
  std::size_t first = source.substr(least, begin - least).find_last_of("\r\n");
  first = first == std::string_view::npos ? least : least + first + 1;
  std::size_t last = source.substr(begin, kLookedAt).find_first_of("\r\n");
  last = last == std::string_view::npos ? std::min(begin + kLookedAt, source.size()) : begin + last;
  end = std::min(end, last);
  const std::size_t from = back(source, begin, first, kLead);
  const std::size_t to = forward(source, from, last, kExcerpt);
  const std::size_t mark_end = std::min(end, to);
  const std::string number = std::to_string(line);
  const std::string before = (from > first ? "..." : "") + flat(source.substr(from, begin - from));
  const std::string words = flat(source.substr(begin, mark_end - begin));
  const std::string after = flat(source.substr(mark_end, to - mark_end)) + (to < last ? "..." : "");
  if (before.empty() && words.empty() && after.empty()) return;
  out.append("  ")
      .append(palette.faint(number + " | "))
      .append(before)
      .append(palette.strong(words))
      .append(after);
  out.append("\n  ").append(std::string(number.size(), ' ')).append(palette.faint(" | "));
  out.append(count_characters(before), ' ');
  out.append(palette.strong(
      "^" + std::string(std::max<std::size_t>(count_characters(words), 1) - 1, '~')));
  out.append("\n");
}

std::string plural(std::uint64_t count, std::string_view word) {
  return std::to_string(count) + " " + std::string(word) + (count == 1 ? "" : "s");
}

}  // namespace

std::string report_text(std::string_view path, std::string_view article, std::string_view source,
                        std::string_view report, const Palette& palette,
                        std::set<std::string>& told) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(report);
  simdjson::dom::element root;
  if (parser.parse(padded).get(root) != simdjson::SUCCESS)
    throw Failure(kStorage, "the plugin gave a report that is no JSON");
  std::string out;
  const std::string name = printable(path, 4096);
  simdjson::dom::array findings;
  if (root["findings"].get(findings) == simdjson::SUCCESS) {
    for (simdjson::dom::element finding : findings) {
      simdjson::dom::element waiver;
      const bool is_waived =
          finding["waiver"].get(waiver) == simdjson::SUCCESS && !waiver.is_null();
      const std::string severity(string_of(finding, "severity"));
      const std::string rule(string_of(finding, "rule"));
      const std::uint64_t line = number_of(finding, "line");
      std::size_t begin = 0;
      std::size_t end = 0;
      if (simdjson::dom::array span;
          finding["span"].get(span) == simdjson::SUCCESS && span.size() == 2) {
        begin = span.at(0).get_uint64().value_unsafe();
        end = span.at(1).get_uint64().value_unsafe();
      }
      out.append(palette.strong(name + ":" + std::to_string(line) + ":" +
                                std::to_string(number_of(finding, "column")) + ":"))
          .append(" ");
      if (is_waived)
        out.append(palette.faint("waived"));
      else if (severity == "error")
        out.append(palette.error(severity));
      else if (severity == "warning")
        out.append(palette.warning(severity));
      else
        out.append(palette.suggestion(severity));
      out.append(": ").append(printable(string_of(finding, "message"), 1000)).append(" ");
      out.append(palette.faint("[" + rule + "]")).append("\n");
      excerpt(out, source, begin, end, line, palette);
      if (is_waived)
        out.append("      = waived: ").append(printable(string_of(waiver, "reason"))).append("\n");
      else if (told.insert(rule).second)
        out.append("      = why: ").append(printable(string_of(finding, "why"), 1000)).append("\n");
      if (simdjson::dom::array fixes; finding["fixes"].get(fixes) == simdjson::SUCCESS)
        for (simdjson::dom::element fix : fixes)
          out.append("      = fix: ").append(printable(string_of(fix, "title"))).append("\n");
      if (simdjson::dom::array related; finding["related"].get(related) == simdjson::SUCCESS)
        for (simdjson::dom::element other : related)
          out.append("      = see line ")
              .append(std::to_string(number_of(other, "line")))
              .append(": ")
              .append(printable(string_of(other, "message")))
              .append("\n");
    }
  }
  const std::string decision(string_of(root, "decision"));
  const std::string shown = decision == "blocked" ? palette.error(decision)
                            : decision == "pass"  ? palette.good(decision)
                                                  : palette.warning(decision);
  simdjson::dom::element counts;
  out.append(palette.strong(printable(article, 4096) + ":")).append(" ").append(shown);
  if (root["counts"].get(counts) == simdjson::SUCCESS) {
    out.append(": ")
        .append(plural(number_of(counts, "error"), "error"))
        .append(", ")
        .append(plural(number_of(counts, "warning"), "warning"))
        .append(", ")
        .append(plural(number_of(counts, "suggestion"), "suggestion"));
    if (const std::uint64_t waived = number_of(counts, "waived"))
      out.append(", ").append(std::to_string(waived)).append(" waived");
  }
  out.append("\n");
  return out;
}

}  // namespace stet::host
