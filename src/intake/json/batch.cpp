#include "intake/json/batch.h"

#include <algorithm>
#include <string>

namespace stet {
namespace {

constexpr std::size_t kTrackedDepth = 64;

constexpr std::string_view kListNames[] = {"items", "_items", "item", "posts", "newsObjects"};
// An object with one of these is an article, whatever list it holds besides.
constexpr std::string_view kArticleNames[] = {
    "guid",      "uri",       "headline",   "headlines",        "bodies",
    "body_html", "body_text", "body_xhtml", "content_elements", "@context",
    "@graph",    "@type",     "altids",     "content"};

template <std::size_t N>
bool is_any(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::size_t skip_space(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && is_space(bytes[at])) ++at;
  return at;
}

std::size_t begin_of(std::string_view bytes) {
  return skip_space(bytes, bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
}

bool is_at(std::string_view bytes, std::size_t at, char c) {
  return at < bytes.size() && bytes[at] == c;
}

struct Stop {
  std::size_t at = 0;
  bool whole = true;  ///< false: broken, or the bytes end inside
};

/// Behind the string that opens at `at`; at the line end that JSON forbids inside one.
Stop string_end(std::string_view bytes, std::size_t at) {
  for (std::size_t from = at + 1;;) {
    const std::size_t stop = bytes.find_first_of("\"\\\n", from);
    if (stop == bytes.npos) return {bytes.size(), false};
    if (bytes[stop] == '"') return {stop + 1, true};
    if (bytes[stop] == '\n') return {stop, false};
    from = stop + 2;
    if (from > bytes.size()) return {bytes.size(), false};
  }
}

/// Behind the object that opens at `at`, or where it breaks off: strings and brackets are all that
/// counts, and a brace where JSON has none is the next document.
Stop object_end(std::string_view bytes, std::size_t at) {
  std::uint64_t objects = 0;  // one bit a level, the innermost last
  std::size_t depth = 0;
  char before = '\0';  // the last byte that is no white space
  while (at < bytes.size()) {
    const char c = bytes[at];
    switch (c) {
      case '"': {
        const Stop end = string_end(bytes, at);
        if (!end.whole) return end;
        at = end.at;
        break;
      }
      case '{':
      case '[': {
        const bool in_object = depth > 0 && depth <= kTrackedDepth && (objects & 1u);
        if (c == '{' && depth > 0 &&
            !(before == ':' || before == '[' || (before == ',' && !in_object)))
          return {at, false};
        ++depth;
        objects = (objects << 1) | (c == '{' ? 1u : 0u);
        ++at;
        break;
      }
      case '}':
      case ']':
        --depth;
        objects >>= 1;
        ++at;
        if (depth == 0) return {at, true};
        break;
      default:
        ++at;
    }
    if (!is_space(c)) before = c;
  }
  return {at, false};
}

/// Behind any value that is no object: to the comma, bracket or line end that follows it.
std::size_t other_end(std::string_view bytes, std::size_t at) {
  std::size_t depth = 0;
  while (at < bytes.size()) {
    const char c = bytes[at];
    if (c == '"') {
      at = string_end(bytes, at).at;
      continue;
    }
    if (depth == 0 && (c == ',' || c == ']' || c == '}' || c == '\n' || c == '{')) return at;
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    ++at;
  }
  return at;
}

/// Where the first article of a list begins, when `at` opens one: its first item is an object.
std::size_t first_item(std::string_view bytes, std::size_t at) {
  if (!is_at(bytes, at, '[')) return bytes.npos;
  at = skip_space(bytes, at + 1);
  return is_at(bytes, at, '{') ? at : bytes.npos;
}

/// The first article of an object that only carries a list of them; npos when it is an article
/// itself. `end` becomes where the object ends.
std::size_t first_of_page(std::string_view bytes, std::size_t at, Stop& end) {
  std::size_t first = bytes.npos;
  bool is_article = false;
  ++at;
  for (;;) {
    at = skip_space(bytes, at);
    if (is_at(bytes, at, ',')) {
      ++at;
      continue;
    }
    if (is_at(bytes, at, '}')) {
      end = {at + 1, true};
      break;
    }
    if (!is_at(bytes, at, '"')) {
      end = {at, false};
      break;
    }
    const Stop key_end = string_end(bytes, at);
    if (!key_end.whole) {
      end = key_end;
      break;
    }
    const std::string_view key = bytes.substr(at + 1, key_end.at - at - 2);
    at = skip_space(bytes, key_end.at);
    if (!is_at(bytes, at, ':')) {
      end = {at, false};
      break;
    }
    at = skip_space(bytes, at + 1);
    is_article |= is_any(key, kArticleNames);
    if (first == bytes.npos && is_any(key, kListNames)) first = first_item(bytes, at);
    // A member of an object ends like an object: brackets counted, strings passed over.
    if (is_at(bytes, at, '{') || is_at(bytes, at, '[')) {
      const Stop value_end = object_end(bytes, at);
      if (!value_end.whole) {
        end = value_end;
        break;
      }
      at = value_end.at;
    } else {
      at = other_end(bytes, at);
      if (is_at(bytes, at, '\n')) at = skip_space(bytes, at);
      if (is_at(bytes, at, '{') || is_at(bytes, at, ']')) {
        end = {at, false};
        break;
      }
    }
  }
  return is_article ? bytes.npos : first;
}

/// Whether another document follows on one that ended (or broke off) at `end`.
bool goes_on(std::string_view bytes, Stop end) {
  std::size_t at = skip_space(bytes, end.at);
  return is_at(bytes, at, '{') && is_at(bytes, skip_space(bytes, at + 1), '"');
}

/// Where the first of many begins; npos: the source is one article, or no JSON.
std::size_t first_of_many(std::string_view bytes) {
  const std::size_t at = begin_of(bytes);
  if (is_at(bytes, at, '[')) return first_item(bytes, at);
  if (!is_at(bytes, at, '{')) return bytes.npos;
  Stop end;
  const std::size_t first = first_of_page(bytes, at, end);
  if (first != bytes.npos) return first;
  return goes_on(bytes, end) ? at : bytes.npos;
}

}  // namespace

Result<Span> next_json_article(std::string_view source, std::uint32_t from, const ReadOptions&) {
  std::size_t at = from;
  if (from == 0) {
    at = first_of_many(source);
    if (at == source.npos) return Span{};
  }
  while (at < source.size() && (is_space(source[at]) || source[at] == ',')) ++at;
  if (at >= source.size() || source[at] == ']' || source[at] == '}') return Span{};
  std::size_t end = source[at] == '{' ? object_end(source, at).at : other_end(source, at);
  if (end == at) ++end;
  std::size_t words = end;
  while (words > at + 1 && is_space(source[words - 1])) --words;
  return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(words)};
}

std::string_view first_json_article(std::string_view head) {
  const std::size_t at = first_of_many(head);
  return at == head.npos ? head : head.substr(at);
}

Result<JsonDocument> read_json_article(std::string_view source, const ReadOptions& options,
                                       TextArena& arena) {
  const JsonReadOptions json{.limits = options.limits, .budget = options.budget};
  if (options.within.empty()) return read_json(source, json, arena);
  const Span part = options.within;
  return read_json(arena.verbatim(source.substr(part.begin, part.size()), part.begin), json, arena);
}

JsonValue sole_json_article(JsonValue root, std::uint32_t& several) {
  several = 0;
  JsonValue list = root.is(JsonKind::array) ? root : JsonValue();
  if (root.is(JsonKind::object)) {
    for (JsonValue member : root)
      if (is_any(member.key(), kArticleNames)) return root;
    for (std::string_view name : kListNames)
      if (!list.is(JsonKind::array)) list = root[name];
    if (!list.is(JsonKind::array)) return root;
  }
  if (!list) return {};
  const std::uint32_t size = list.size();
  for (JsonValue item : list)
    if (size == 1 && item.is(JsonKind::object)) return item;
  several = size;
  return list.is(JsonKind::array) && size == 0 && root.is(JsonKind::object) ? root : JsonValue();
}

Error not_one_article(JsonValue root, std::uint32_t several, std::string_view wanted) {
  if (several > 1)
    return {.code = Code::input,
            .message = "this is a list of " + std::to_string(several) +
                       " items; hand them over one at a time",
            .offset = root.at().begin};
  return {.code = Code::input,
          .message = "this JSON is no " + std::string(wanted),
          .offset = root.at().begin};
}

}  // namespace stet
