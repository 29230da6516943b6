#pragma once
/// A small JSON tree for configuration: schemas, options, facts. It knows the line of every value
/// and allows comments where asked. Articles in JSON are read by intake/json, which is built for
/// speed; this is built for error messages. A document is immutable once parsed [any thread].

#include "text/result.h"
#include "text/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet {

struct Json {
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string string;       ///< decoded; for a number its own spelling
  std::vector<Json> items;  ///< array items, or the values of an object
  std::vector<std::pair<std::string, Span>>
      keys;  ///< object: one for each of `items`; span of the key
  Span at;   ///< bytes in the document

  bool is(Kind wanted) const { return kind == wanted; }
  /// The member of that name, or nullptr; also nullptr when this is no object.
  const Json* find(std::string_view key) const;
  std::string_view text_or(std::string_view fallback) const;  ///< string value, else `fallback`
};

struct JsonOptions {
  bool comments = false;  ///< // and /* */ and trailing commas
  std::uint32_t depth = 64;
  std::uint64_t bytes = 1u << 20;
};

/// Parses a whole document. Errors have offset, line and column: Code::config. Duplicate keys are
/// an error.
Result<Json> parse_json(std::string_view document, const JsonOptions& options = {});

/// The value as compact JSON, members in order.
std::string to_json(const Json& value);

}  // namespace stet
