#pragma once
/// The files below schemas/, compiled in (schema/embed.cmake). [any thread]

#include <span>
#include <string_view>

namespace stet {

struct BuiltinSchema {
  std::string_view name;  ///< "stet:core"
  std::string_view text;
};

std::span<const BuiltinSchema> builtin_schema_files();

}  // namespace stet
