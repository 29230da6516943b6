#include "newsml/ninjs/edition.h"

#include "newsml/words.h"

namespace stet::ninjs {
namespace {

constexpr Edition kEditions[] = {
    {.version = "3.1", .camel = true, .source_type = true},
    {.version = "3.0", .camel = true},
    {.version = "2.2", .source_type = true},
    {.version = "2.1"},
    {.version = "2.0", .expires = false},
    {.version = "1.3", .lists = false, .expires = false},
};

}  // namespace

const Edition* find_edition(std::string_view version) {
  if (version.empty()) return &kEditions[0];
  for (const Edition& edition : kEditions)
    if (edition.version == version) return &edition;
  return nullptr;
}

JsonWriter& Members::key(std::string_view camel) {
  if (edition_.camel) return json_.key(camel);
  std::string lower(camel);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return json_.key(lower);
}

bool Members::words(std::string_view camel, std::string_view value, const Where& where) {
  std::uint32_t dropped = 0;
  const std::string clean = clean_words(value, &dropped);
  if (dropped > 0)
    losses_.add(where, "characters that a feed cannot hold were replaced or dropped",
                "encoding.forbidden-character");
  if (clean.empty()) return false;
  // Whoever reads a feed of a CMS expects mark-up and entities in any string.
  if (clean.find_first_of("<&") != std::string::npos)
    losses_.add(where, "a reader may take its '<' or '&' for mark-up");
  key(camel).string(clean);
  return true;
}

}  // namespace stet::ninjs
