#include "intake/reader.h"

#include "intake/json/json.h"
#include "intake/readers.h"
#include "text/utf8.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace stet {
namespace {

constexpr std::size_t kSniffedBytes = 64u << 10;
constexpr int kCertain = 90;
constexpr std::size_t kLongestName = 40;

bool is_json_reader(const Reader& reader) {
  return reader.media_type.find("json") != reader.media_type.npos;
}

struct Guess {
  const Reader* reader = nullptr;  ///< nullptr: nobody wants it
  int sure = 0;
};

Guess guess(std::string_view source, bool only_json) {
  const std::string_view head = source.substr(0, kSniffedBytes);
  Guess best;
  for (const Reader* reader : readers()) {
    if (only_json && !is_json_reader(*reader)) continue;
    const int sure = reader->sniff(head);
    if (sure > best.sure) best = {reader, sure};
  }
  return best;
}

/// Edits (insert, drop, change) that turn one short name into the other.
std::size_t edit_distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[to.size()];
}

Error unknown_format(std::string_view format) {
  std::string_view nearest = "auto";
  std::size_t nearest_distance = edit_distance(format.substr(0, kLongestName), nearest);
  const auto offer = [&](std::string_view name) {
    const std::size_t distance = edit_distance(format.substr(0, kLongestName), name);
    if (distance < nearest_distance) nearest = name, nearest_distance = distance;
  };
  offer("json");
  for (const Reader* reader : readers()) offer(reader->id);
  return {.code = Code::unsupported,
          .message = "no input format is called \"" + printable(format, kLongestName) +
                     "\"; the nearest is \"" + std::string(nearest) + "\""};
}

/// JSON that no reader knows: the fault in it when it is broken, else a word about its shape.
Error unknown_json(std::string_view source, const ReadOptions& options) {
  TextArena arena;
  const Result<JsonDocument> document = read_json(source, {.limits = options.limits}, arena);
  if (!document) return document.error();
  std::string known;
  for (const Reader* reader : readers()) {
    if (!is_json_reader(*reader)) continue;
    if (!known.empty()) known += ", ";
    known += reader->id;
  }
  return {.code = Code::input,
          .message = "this JSON has the members of no article form known here (" + known +
                     "); name the form if it is one of these",
          .offset = 0};
}

}  // namespace

const Reader* find_reader(std::string_view id) {
  for (const Reader* reader : readers())
    if (reader->id == id) return reader;
  return nullptr;
}

const Reader& sniff(std::string_view source, bool only_json) {
  if (const Reader* reader = guess(source, only_json).reader) return *reader;
  return only_json ? ninjs_reader : plain_text_reader;
}

Result<Article> read(std::string_view source, std::string_view format, const ReadOptions& options) {
  // A Span counts in 32 bits, whatever the host allows.
  const std::uint64_t most = std::min<std::uint64_t>(options.limits.input_bytes, UINT32_MAX);
  if (source.size() > most)
    return Error{.code = Code::limit,
                 .message = "input is larger than " + std::to_string(most) + " bytes",
                 .offset = most};
  const bool only_json = format == "json";
  const Guess best = guess(source, only_json);
  if (only_json || format == "auto") {
    if (!best.reader && (only_json || looks_like_json(source)))
      return unknown_json(source, options);
    return (best.reader ? *best.reader : plain_text_reader).read(source, options);
  }
  const Reader* named = find_reader(format);
  if (!named) return unknown_format(format);

  Result<Article> article = named->read(source, options);
  if (best.reader == named || best.sure < kCertain) return article;
  // What the caller says holds; that the bytes say something else is worth a word.
  const std::string looks = "it looks like " + std::string(best.reader->name);
  if (!article) {
    article.error().message += " (" + looks + ")";
    return article;
  }
  article->provenance.notices.push_back(
      {.rule = "input.format-mismatch",
       .message = "the input was read as " + std::string(named->name) +
                  " because that was asked for; " + looks,
       .at = {0, static_cast<std::uint32_t>(std::min<std::size_t>(source.size(), 1))}});
  return article;
}

}  // namespace stet
