#pragma once
/// Writes compact JSON by appending to one string. Output is always valid UTF-8: bytes that are not
/// become U+FFFD. The caller keeps the order of calls right; debug builds assert it. One thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view value);
  JsonWriter& number(std::int64_t value);
  JsonWriter& real(double value);  ///< shortest form; not finite becomes null
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  JsonWriter& raw(std::string_view json);  ///< a value that is JSON already

  JsonWriter& member(std::string_view name, std::string_view value) {
    return key(name).string(value);
  }
  JsonWriter& member(std::string_view name, const char* value) { return key(name).string(value); }
  JsonWriter& member(std::string_view name, std::int64_t value) { return key(name).number(value); }
  JsonWriter& member_bool(std::string_view name, bool value) { return key(name).boolean(value); }

 private:
  void before_value();
  std::string& out_;
  bool comma_ = false;
};

/// Appends `value` as a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view value);

}  // namespace stet
