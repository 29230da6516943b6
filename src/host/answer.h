#pragma once
/// What the plugin answers in JSON, read once. Views live as long as the Answer.

#include "host/errors.h"
#include "host/json_values.h"
#include "host/session.h"

#include <simdjson.h>

#include <string>
#include <string_view>

namespace stet::host {

inline simdjson::dom::array list_of(simdjson::dom::element object, std::string_view key) {
  simdjson::dom::array list;
  if (object[key].get(list) != simdjson::SUCCESS)
    throw Failure(kStorage, "the plugin gave an answer without " + std::string(key));
  return list;
}

/// One JSON answer of the plugin.
class Answer {
 public:
  explicit Answer(std::string_view json) : padded_(json) {
    if (parser_.parse(padded_).get(root_) != simdjson::SUCCESS)
      throw Failure(kStorage, "the plugin gave an answer that is no JSON");
  }
  simdjson::dom::element root() const { return root_; }

 private:
  simdjson::padded_string padded_;
  simdjson::dom::parser parser_;
  simdjson::dom::element root_;
};

inline Settings with_schema(const Settings& settings, const std::string& file) {
  Settings own = settings;
  own.schema = file;
  return own;
}

}  // namespace stet::host
