#include "intake/reader.h"

#include "intake/json/batch.h"
#include "intake/json/json.h"
#include "intake/readers.h"
#include "intake/text/tell_language.h"
#include "text/utf8.h"

#include <algorithm>
#include <optional>
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
  std::optional<JsonHead> json;
  if (only_json || looks_like_json(head)) json.emplace(first_json_article(head));
  Guess best;
  for (const Reader* reader : readers()) {
    if (only_json && !is_json_reader(*reader)) continue;
    const int sure = !reader->sniff_json ? reader->sniff(head)
                     : json              ? reader->sniff_json(*json)
                                         : 0;
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

namespace {

// A Span counts in 32 bits, whatever the host allows.
std::optional<Error> refuse_size(std::string_view source, const ReadOptions& options) {
  const auto larger_than = [](std::uint64_t most, std::uint64_t offset) {
    return Error{.code = Code::limit,
                 .message = "input is larger than " + std::to_string(most) + " bytes",
                 .offset = offset};
  };
  if (source.size() > UINT32_MAX) return larger_than(UINT32_MAX, UINT32_MAX);
  const Span within = options.within;
  if (within.begin > within.end || within.end > source.size())
    return Error{.code = Code::argument, .message = "the part lies outside the input"};
  const std::uint64_t size = within.empty() ? source.size() : within.size();
  if (size > options.limits.input_bytes)
    return larger_than(options.limits.input_bytes, within.begin + options.limits.input_bytes);
  return std::nullopt;
}

/// Who reads the part of a source of many. Of JSON each article is looked at for itself.
Result<const Reader*> reader_of_part(std::string_view source, std::string_view format,
                                     const ReadOptions& options) {
  if (const Reader* named = find_reader(format)) return named;
  const bool only_json = format == "json";
  if (!only_json && format != "auto") return unknown_format(format);
  if (!only_json && !looks_like_json(source.substr(0, kSniffedBytes))) return &sniff(source);
  const std::string_view part = source.substr(options.within.begin, options.within.size());
  if (const Reader* reader = guess(part, true).reader) return reader;
  Error error = unknown_json(part, options);
  if (error.offset != Error::kNowhere) error.offset += options.within.begin;
  return error;
}

}  // namespace

namespace {

/// The reader knows its own when it sees it; the others need not be asked then.
bool is_certain(const Reader& reader, std::string_view source) {
  const std::string_view head = source.substr(0, kSniffedBytes);
  if (!reader.sniff_json) return reader.sniff(head) >= kCertain;
  return looks_like_json(head) && reader.sniff_json(JsonHead(head)) >= kCertain;
}

Result<Article> read_as(std::string_view source, std::string_view format,
                        const ReadOptions& options) {
  if (std::optional<Error> refused = refuse_size(source, options)) return std::move(*refused);
  if (!options.within.empty()) {
    const Result<const Reader*> reader = reader_of_part(source, format, options);
    if (!reader) return reader.error();
    if (!(*reader)->next)
      return Error{.code = Code::argument,
                   .message = std::string((*reader)->name) + " holds one article a source"};
    Result<Article> article = (*reader)->read(source, options);
    if (article) article->part = options.within;
    return article;
  }
  const bool only_json = format == "json";
  const Reader* named = find_reader(format);
  if (named && is_certain(*named, source)) return named->read(source, options);
  const Guess best = guess(source, only_json);
  if (only_json || format == "auto") {
    if (!best.reader && (only_json || looks_like_json(source)))
      return unknown_json(source, options);
    return (best.reader ? *best.reader : plain_text_reader).read(source, options);
  }
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

}  // namespace

Result<Article> read(std::string_view source, std::string_view format, const ReadOptions& options) {
  Result<Article> article = read_as(source, format, options);
  if (article) tell_language(*article, options);
  return article;
}

Result<ArticlePart> next_article(std::string_view source, std::string_view format,
                                 std::uint32_t from, const ReadOptions& options) {
  if (source.size() > UINT32_MAX) return *refuse_size(source, {});
  const bool only_json = format == "json";
  const Reader* reader = find_reader(format);
  if (!reader) {
    if (!only_json && format != "auto") return unknown_format(format);
    // Any JSON reader tells where articles begin; which one reads each is seen then.
    reader = only_json || looks_like_json(source.substr(0, kSniffedBytes)) ? &ninjs_reader
                                                                           : &sniff(source);
  }
  if (!reader->next) return ArticlePart{.at = {}, .format = reader->id};
  const Result<Span> at = reader->next(source, from, options);
  if (!at) return at.error();
  const bool by_itself = is_json_reader(*reader) && (only_json || format == "auto");
  return ArticlePart{.at = *at, .format = by_itself ? std::string_view("json") : reader->id};
}

}  // namespace stet
