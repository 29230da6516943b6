#pragma once
/// Schemas from strings, for tests.

#include "desk/schema.h"

#include <map>
#include <string>

namespace stet::test {

/// Files by name.
inline ReadFile files(std::map<std::string, std::string> contents) {
  return [contents = std::move(contents)](const std::string& path) -> Result<std::string> {
    const auto file = contents.find(path);
    if (file == contents.end()) return Error{.code = Code::config, .message = "no file " + path};
    return file->second;
  };
}

inline Result<std::shared_ptr<const Schema>> parse(
    const std::string& json, std::map<std::string, std::string> contents = {}) {
  return parse_schema(json, "house.json", files(std::move(contents)));
}

inline const RuleSetting& setting(const Schema& schema, std::string_view id) {
  return schema.rules.at(static_cast<std::size_t>(rule_index(id)));
}

}  // namespace stet::test
