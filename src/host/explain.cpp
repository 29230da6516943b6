#include "host/explain.h"

#include "host/errors.h"
#include "host/json_values.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdio>

namespace stet::host {
namespace {

constexpr std::size_t kShown = 60;  // characters of a field
constexpr std::size_t kPathColumn = 28, kHowColumn = 16, kPlaceColumn = 20, kBytesColumn = 18;

using simdjson::dom::element;

void pad(std::string& out, std::string_view cell, std::size_t width) {
  out.append("  ").append(cell);
  if (cell.size() < width) out.append(width - cell.size(), ' ');
}

std::string how_of(element field) {
  if (const std::string_view presence = string_of(field, "presence"); !presence.empty())
    return std::string(presence);
  const std::string_view how = string_of(field, "how");
  if (how.empty()) return "explicit";
  if (const std::string_view photo = string_of(field, "photo"); !photo.empty())
    return std::string(how) + " from photo " + printable(photo, kShown);
  double confidence = 0;
  if (how != "derived" || field["confidence"].get(confidence) != simdjson::SUCCESS)
    return std::string(how);
  char number[16];
  std::snprintf(number, sizeof number, " %.2g", confidence);
  return std::string(how) + number;
}

class Explainer {
 public:
  Explainer(const Places& places, std::string& out) : places_(places), out_(out) {}

  /// Fields are the objects that have words, a value or a presence; the rest is walked through.
  void walk(element value, const std::string& path) {
    if (simdjson::dom::array items; value.get(items) == simdjson::SUCCESS) {
      std::size_t number = 0;
      for (const element item : items) walk(item, path + "." + std::to_string(number++));
      return;
    }
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS) return;
    const bool is_field = has(value, "text") || has(value, "presence") ||
                          (has(value, "value") && (has(value, "span") || has(value, "how")));
    if (is_field) line(value, path);
    for (const auto& member : object)
      if (member.key != "runs" && member.key != "provenance")
        walk(member.value,
             path.empty() ? std::string(member.key) : path + "." + std::string(member.key));
  }

 private:
  static bool has(element value, std::string_view key) {
    return value[key].error() == simdjson::SUCCESS;
  }

  void line(element field, const std::string& path) {
    pad(out_, path, kPathColumn);
    pad(out_, how_of(field), kHowColumn);
    std::uint64_t begin = 0, end = 0;
    std::string place = "-", bytes = "-";
    simdjson::dom::array span;
    if (field["span"].get(span) == simdjson::SUCCESS && span.size() == 2 &&
        span.at(0).get(begin) == simdjson::SUCCESS && span.at(1).get(end) == simdjson::SUCCESS) {
      const auto [line, column] = places_.at(begin);
      const auto [end_line, end_column] = places_.at(end);
      place = std::to_string(line) + ":" + std::to_string(column) + "-" + std::to_string(end_line) +
              ":" + std::to_string(end_column);
      bytes = "[" + std::to_string(begin) + "," + std::to_string(end) + ")";
    }
    pad(out_, place, kPlaceColumn);
    pad(out_, bytes, kBytesColumn);
    out_.append("  ").append(words_of(field)).append("\n");
  }

  static std::string words_of(element field) {
    std::string_view text = string_of(field, "text");
    if (text.empty()) text = string_of(field, "value");
    std::int64_t number = 0;
    if (text.empty() && field["value"].get(number) == simdjson::SUCCESS)
      return std::to_string(number);
    std::string flat(text.substr(0, 4 * kShown));
    std::replace_if(
        flat.begin(), flat.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return printable(flat, kShown);
  }

  const Places& places_;
  std::string& out_;
};

}  // namespace

Places::Places(std::string_view source, std::uint64_t begin, std::uint64_t end, std::uint64_t line,
               std::uint64_t column)
    : source_(source.substr(0, end)), line_(line), column_(column), starts_{begin} {
  for (std::size_t at = begin; (at = source_.find_first_of("\r\n", at)) != source_.npos;) {
    at += source_.substr(at, 2) == "\r\n" ? 2 : 1;
    starts_.push_back(at);
  }
}

std::pair<std::uint64_t, std::uint64_t> Places::at(std::uint64_t offset) const {
  const auto behind = std::upper_bound(starts_.begin() + 1, starts_.end(), offset);
  const auto index = static_cast<std::uint64_t>(behind - starts_.begin()) - 1;
  const std::uint64_t end = std::min<std::uint64_t>(offset, source_.size());
  std::uint64_t column = index == 0 ? column_ : 1;
  for (std::uint64_t i = starts_[index]; i < end; ++i)
    if ((static_cast<unsigned char>(source_[i]) & 0xC0u) != 0x80u) ++column;
  return {line_ + index, column};
}

std::string explain(std::string_view article, const Places& places) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(article);
  element root;
  if (parser.parse(padded).get(root) != simdjson::SUCCESS)
    throw Failure(kStorage, "the plugin gave an article that is no JSON");
  std::string out;
  Explainer(places, out).walk(root, {});
  return out;
}

}  // namespace stet::host
