#pragma once
/// A YAML file as a tree, by libyaml. Scalars are kept as words; what reads them knows their type.
/// Anchors are refused, so that a small file stays small. [any thread]

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::host {

struct Yaml {
  enum class Kind : std::uint8_t { scalar, list, map };
  Kind kind = Kind::scalar;
  std::string words;              ///< scalar
  std::vector<Yaml> items;        ///< of a list, or the values of a map
  std::vector<std::string> keys;  ///< map: one for each of `items`
  std::uint32_t line = 0;

  const Yaml* find(std::string_view key) const;
  bool is(Kind wanted) const { return kind == wanted; }
};

/// The first document of `text`. Throws Failure(kUnreadable) with line and column.
Yaml parse_yaml(std::string_view text);

}  // namespace stet::host
