#include "intake/html/tags.h"

#include "intake/html/ascii.h"

#include <array>
#include <iterator>

namespace stet::html {
namespace {

struct TagFacts {
  std::string_view name;
  std::uint16_t flags = 0;
};

// In the order of Tag. WHATWG HTML 13.2.4 (special, formatting, scope), 13.2.6 (what closes what).
constexpr TagFacts kTags[] = {
    {"", 0},
    {"a", kFormatting},
    {"abbr", 0},
    {"acronym", 0},
    {"address", kSpecial | kClosesP | kBlock},
    {"amp-img", 0},
    {"applet", kSpecial | kScope | kRemoved},
    {"area", kVoid | kSpecial | kRemoved},
    {"article", kSpecial | kClosesP | kBlock},
    {"aside", kSpecial | kClosesP | kBlock},
    {"audio", kBlock},
    {"b", kFormatting | kBreaksOut},
    {"base", kVoid | kSpecial | kInHead | kRemoved},
    {"basefont", kVoid | kSpecial | kInHead},
    {"bdi", 0},
    {"bdo", 0},
    {"bgsound", kVoid | kSpecial | kInHead},
    {"big", kFormatting | kBreaksOut},
    {"blockquote", kSpecial | kClosesP | kBlock | kBreaksOut},
    {"body", kSpecial | kBlock | kBreaksOut},
    {"br", kVoid | kSpecial | kBreaksOut},
    {"button", kSpecial | kRemoved},
    {"canvas", kRemoved},
    {"caption", kSpecial | kBlock | kScope},
    {"center", kSpecial | kClosesP | kBlock | kBreaksOut},
    {"cite", 0},
    {"code", kFormatting | kBreaksOut},
    {"col", kVoid | kSpecial},
    {"colgroup", kSpecial},
    {"data", 0},
    {"datalist", kRemoved},
    {"dd", kSpecial | kClosesP | kBlock | kBreaksOut},
    {"del", 0},
    {"details", kSpecial | kClosesP | kBlock},
    {"dfn", 0},
    {"dialog", kClosesP | kBlock | kRemoved},
    {"dir", kSpecial | kClosesP | kBlock},
    {"div", kSpecial | kClosesP | kBlock | kBreaksOut},
    {"dl", kSpecial | kClosesP | kBlock | kBreaksOut},
    {"dt", kSpecial | kClosesP | kBlock | kBreaksOut},
    {"em", kFormatting | kBreaksOut},
    {"embed", kVoid | kSpecial | kBlock | kBreaksOut},
    {"fieldset", kSpecial | kClosesP | kBlock},
    {"figcaption", kSpecial | kClosesP | kBlock},
    {"figure", kSpecial | kClosesP | kBlock},
    {"font", kFormatting},
    {"footer", kSpecial | kClosesP | kBlock},
    {"form", kSpecial | kClosesP | kBlock | kRemoved},
    {"frame", kVoid | kSpecial | kRemoved},
    {"frameset", kSpecial | kBlock | kRemoved},
    {"h1", kSpecial | kClosesP | kBlock | kHeading | kBreaksOut},
    {"h2", kSpecial | kClosesP | kBlock | kHeading | kBreaksOut},
    {"h3", kSpecial | kClosesP | kBlock | kHeading | kBreaksOut},
    {"h4", kSpecial | kClosesP | kBlock | kHeading | kBreaksOut},
    {"h5", kSpecial | kClosesP | kBlock | kHeading | kBreaksOut},
    {"h6", kSpecial | kClosesP | kBlock | kHeading | kBreaksOut},
    {"head", kSpecial | kBlock | kInHead | kRemoved | kBreaksOut},
    {"header", kSpecial | kClosesP | kBlock},
    {"hgroup", kSpecial | kClosesP | kBlock},
    {"hr", kVoid | kSpecial | kClosesP | kBlock | kBreaksOut},
    {"html", kSpecial | kBlock | kScope | kInHead},
    {"i", kFormatting | kBreaksOut},
    {"iframe", kSpecial | kBlock | kRawText},
    {"image", 0},
    {"img", kVoid | kSpecial | kBreaksOut},
    {"input", kVoid | kSpecial | kRemoved},
    {"ins", 0},
    {"kbd", 0},
    {"keygen", kVoid | kSpecial | kRemoved},
    {"label", kRemoved},
    {"legend", kBlock},
    {"li", kSpecial | kClosesP | kBlock | kBreaksOut},
    {"link", kVoid | kSpecial | kInHead | kRemoved},
    {"listing", kSpecial | kClosesP | kBlock | kBreaksOut},
    {"main", kSpecial | kClosesP | kBlock},
    {"map", kRemoved},
    {"mark", 0},
    {"marquee", kSpecial | kScope},
    {"math", kRemoved},
    {"menu", kSpecial | kClosesP | kBlock | kRemoved | kBreaksOut},
    {"meta", kVoid | kSpecial | kInHead | kRemoved | kBreaksOut},
    {"meter", kRemoved},
    {"nav", kSpecial | kClosesP | kBlock},
    {"nobr", kFormatting | kBreaksOut},
    {"noembed", kSpecial | kRawText | kRemoved},
    {"noframes", kSpecial | kInHead | kRawText | kRemoved},
    {"noscript", kSpecial | kInHead},
    {"object", kSpecial | kBlock | kScope},
    {"ol", kSpecial | kClosesP | kBlock | kBreaksOut},
    {"optgroup", kBlock | kRemoved},
    {"option", kBlock | kRemoved},
    {"p", kSpecial | kClosesP | kBlock | kBreaksOut},
    {"param", kVoid | kSpecial | kRemoved},
    {"picture", 0},
    {"plaintext", kSpecial | kClosesP | kBlock | kRemoved},
    {"pre", kSpecial | kClosesP | kBlock | kBreaksOut},
    {"progress", kRemoved},
    {"q", 0},
    {"rb", 0},
    {"rbc", 0},
    {"rp", 0},
    {"rt", 0},
    {"rtc", 0},
    {"ruby", kBreaksOut},
    {"s", kFormatting | kBreaksOut},
    {"samp", 0},
    {"script", kSpecial | kInHead | kRemoved},
    {"search", kSpecial | kClosesP | kBlock},
    {"section", kSpecial | kClosesP | kBlock},
    {"select", kSpecial | kRemoved},
    {"slot", 0},
    {"small", kFormatting | kBreaksOut},
    {"source", kVoid | kSpecial},
    {"span", kBreaksOut},
    {"strike", kFormatting | kBreaksOut},
    {"strong", kFormatting | kBreaksOut},
    {"style", kSpecial | kInHead | kRawText | kRemoved},
    {"sub", kBreaksOut},
    {"summary", kSpecial | kClosesP | kBlock},
    {"sup", kBreaksOut},
    {"svg", kRemoved},
    {"table", kSpecial | kClosesP | kBlock | kScope | kBreaksOut},
    {"tbody", kSpecial | kBlock},
    {"td", kSpecial | kBlock | kScope},
    {"template", kSpecial | kScope | kInHead | kRemoved},
    {"textarea", kSpecial | kRcdata | kRemoved},
    {"tfoot", kSpecial | kBlock},
    {"th", kSpecial | kBlock | kScope},
    {"thead", kSpecial | kBlock},
    {"time", 0},
    {"title", kSpecial | kInHead | kRcdata | kRemoved},
    {"tr", kSpecial | kBlock},
    {"track", kVoid | kSpecial | kRemoved},
    {"tt", kFormatting | kBreaksOut},
    {"u", kFormatting | kBreaksOut},
    {"ul", kSpecial | kClosesP | kBlock | kBreaksOut},
    {"var", kBreaksOut},
    {"video", kBlock},
    {"wbr", kVoid | kSpecial},
    {"xmp", kSpecial | kClosesP | kBlock | kRawText | kRemoved},
};
static_assert(std::size(kTags) == kTagCount);
static_assert(kTags[static_cast<std::size_t>(Tag::ul)].name == "ul");
static_assert(kTags[static_cast<std::size_t>(Tag::figure)].name == "figure");

constexpr std::size_t kSlots = 512;
constexpr std::size_t kLongestName = 10;

constexpr std::size_t slot_of(std::string_view name) {
  std::uint32_t hash = 2166136261u;
  for (char c : name) hash = (hash ^ static_cast<unsigned char>(lower(c))) * 16777619u;
  return (hash ^ (hash >> 15)) % kSlots;
}

/// Tag by hash of its name; open addressing.
constexpr std::array<std::uint8_t, kSlots> table() {
  std::array<std::uint8_t, kSlots> slots{};
  for (std::size_t tag = 1; tag < std::size(kTags); ++tag) {
    std::size_t slot = slot_of(kTags[tag].name);
    while (slots[slot] != 0) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<std::uint8_t>(tag);
  }
  return slots;
}
constexpr std::array<std::uint8_t, kSlots> kTable = table();

}  // namespace

std::uint16_t flags_of(Tag tag) { return kTags[static_cast<std::size_t>(tag)].flags; }

std::string_view name_of(Tag tag) { return kTags[static_cast<std::size_t>(tag)].name; }

Tag find_tag(std::string_view name) {
  if (name.size() > kLongestName) return Tag::unknown;
  for (std::size_t slot = slot_of(name); kTable[slot] != 0; slot = (slot + 1) % kSlots)
    if (equals_lower(name, kTags[kTable[slot]].name)) return static_cast<Tag>(kTable[slot]);
  return Tag::unknown;
}

}  // namespace stet::html
