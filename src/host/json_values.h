#pragma once
/// Members of a JSON object by name, for those who can do without: what is missing or of another
/// type is empty, 0 or false. Views live as long as the parser. [any thread]

#include <simdjson.h>

#include <cstdint>
#include <string_view>

namespace stet::host {

inline std::string_view string_of(simdjson::dom::element object, std::string_view key) {
  std::string_view text;
  if (object[key].get(text) != simdjson::SUCCESS) return {};
  return text;
}
inline std::uint64_t number_of(simdjson::dom::element object, std::string_view key) {
  std::uint64_t number = 0;
  if (object[key].get(number) != simdjson::SUCCESS) return 0;
  return number;
}
inline bool is_true(simdjson::dom::element object, std::string_view key) {
  bool value = false;
  return object[key].get(value) == simdjson::SUCCESS && value;
}
/// Calls `each` with every item of the list, in order.
template <class Each>
void for_each(simdjson::dom::element object, std::string_view key, Each&& each) {
  simdjson::dom::array items;
  if (object[key].get(items) != simdjson::SUCCESS) return;
  for (const simdjson::dom::element item : items) each(item);
}

}  // namespace stet::host
