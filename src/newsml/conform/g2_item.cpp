#include "newsml/conform/g2.h"

#include <charconv>

namespace stet::conform {
namespace {

constexpr std::string_view kDated[] = {"versionCreated", "firstCreated",    "embargoed", "expires",
                                       "contentCreated", "contentModified", "sent"};

std::optional<Moment> moment_of(XmlNode parent, std::string_view name) {
  const XmlNode node = parent.child(name);
  return node ? read_moment(node.text().bytes, false) : std::nullopt;
}

void look_at_frame(XmlNode item, Marks& marks) {
  if (item.space() != kNar)
    marks.add(check::g2_namespace, item,
              item.space().empty() ? "the item is in no namespace"
                                   : "the item is in the namespace " + quoted(item.space()));
  for (const std::string_view name : {"standard", "standardversion", "guid"})
    if (!item.has_attribute(name))
      marks.add(check::g2_item_attribute, item, "the item has no " + std::string(name));
  const std::string_view standard = item.peek("standard");
  if (!standard.empty() && standard != "NewsML-G2" && standard != "EventsML-G2" &&
      standard != "SportsML-G2")
    marks.add_at(check::g2_item_attribute, item, "standard",
                 "the standard is " + quoted(standard) + "; NewsML-G2 is wanted");
  const std::string_view version = item.peek("standardversion");
  int major = 0, minor = 0;
  const char* end = version.data() + version.size();
  const auto first = std::from_chars(version.data(), end, major);
  const bool dotted = first.ec == std::errc{} && first.ptr != end && *first.ptr == '.';
  if (!version.empty() && (!dotted || std::from_chars(first.ptr + 1, end, minor).ptr != end ||
                           major != 2 || minor > 35))
    marks.add_at(check::g2_standard_version, item, "standardversion",
                 quoted(version) + " is no version up to 2.35");
}

bool is_guid(std::string_view guid) {
  const std::size_t colon = guid.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == guid.size()) return false;
  const char c = guid.front();
  if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return false;
  for (const char each : guid)
    if (static_cast<unsigned char>(each) <= 0x20 || each == '<' || each == '>' || each == '"')
      return false;
  // RFC 3085: urn:newsml:PROVIDER:DATE:ITEM; tag:AUTHORITY,DATE:LOCAL (RFC 4151).
  if (guid.substr(0, 4) == "tag:") return guid.find(',') != std::string_view::npos;
  if (guid.substr(0, 11) != "urn:newsml:") return true;
  std::size_t parts = 0;
  for (const char each : guid.substr(11)) parts += each == ':';
  return parts >= 2;
}

void look_at_identity(XmlNode item, Marks& marks) {
  const std::string_view guid = item.peek("guid");
  if (item.has_attribute("guid") && !is_guid(guid))
    marks.add_at(
        check::g2_guid_form, item, "guid",
        quoted(guid) + " is no URI of the form urn:newsml:DOMAIN:DATE:NAME, tag: or other");
  if (const std::string_view version = item.peek("version"); item.has_attribute("version")) {
    std::uint64_t number = 0;
    const auto read = std::from_chars(version.data(), version.data() + version.size(), number);
    if (read.ec != std::errc{} || read.ptr != version.data() + version.size() || number == 0)
      marks.add_at(check::g2_version_form, item, "version",
                   quoted(version) + " is no positive whole number");
  }
}

void look_at_language(XmlNode item, Marks& marks) {
  const std::string_view language = item.peek("xml:lang");
  if (language.empty()) {
    marks.add(check::g2_language_missing, item, "the item has no xml:lang");
    return;
  }
  bool listed = false, same = false;
  for (XmlNode each : item.child("contentMeta").children("language")) {
    listed = true;
    same = same || each.peek("tag") == language;
  }
  if (listed && !same)
    marks.add_at(check::g2_language_differs, item, "xml:lang",
                 "the item is in " + quoted(language) + ", its content in other languages");
}

void look_at_meta(XmlNode item, Marks& marks) {
  const XmlNode meta = item.child("itemMeta");
  if (!meta || !meta.child("itemClass")) {
    marks.add(check::g2_class_missing, meta ? meta : item,
              meta ? "itemMeta has no itemClass" : "the item has no itemMeta");
  } else if (item.is("newsItem")) {
    const XmlNode item_kind = meta.child("itemClass");
    const std::string_view kind = item_class(item);
    const bool from_iptc = item_kind.peek("qcode").substr(0, 6) == "ninat:" || !kind.empty();
    if (from_iptc && !is_one_of(kind, {"text", "picture", "graphic", "audio", "video", "composite",
                                       "animated", "datafile"}))
      marks.add_at(check::g2_class_unknown, item_kind, "qcode",
                   quoted(item_kind.peek("qcode")) + " is no class that IPTC has");
  }
  if (meta && !meta.child("provider"))
    marks.add(check::g2_provider_missing, meta, "itemMeta has no provider");
  if (const XmlNode status = meta.child("pubStatus");
      status && !is_one_of(pub_status(item), {"usable", "withheld", "canceled"}))
    marks.add_at(check::g2_status_unknown, status, "qcode",
                 quoted(status.has_attribute("qcode") ? status.peek("qcode") : status.peek("uri")) +
                     " is not stat:usable, stat:withheld or stat:canceled");
  if (!item.child("rightsInfo") && (item.is("newsItem") || item.is("packageItem")))
    marks.add(check::g2_rights_missing, item, "the item has no rightsInfo");
}

void look_at_dates(XmlNode item, Marks& marks) {
  const XmlNode meta = item.child("itemMeta"), content = item.child("contentMeta");
  const auto order = [&](XmlNode in, std::string_view early, std::string_view late) {
    const std::optional<Moment> first = moment_of(in, early), second = moment_of(in, late);
    if (first && second && is_certainly_after(*first, *second))
      marks.add(check::g2_date_order, in.child(early),
                std::string(early) + " is after " + std::string(late));
  };
  order(meta, "firstCreated", "versionCreated");
  order(content, "contentCreated", "contentModified");
  const std::optional<Moment> until = moment_of(meta, "embargoed");
  if (until && until->has_zone && marks.options().now_ms &&
      until->seconds < *marks.options().now_ms / 1000)
    marks.add(check::g2_embargo_over, meta.child("embargoed"), "the embargo ended before now");
}

void look_at_date(XmlNode node, Marks& marks) {
  const std::string_view text = node.folded_text().bytes;
  // An empty embargoed means that no end is given.
  if (text.empty() && node.is("embargoed")) return;
  const std::optional<Moment> moment = read_moment(text, false);
  const bool whole =
      is_one_of(node.name(), {"versionCreated", "firstCreated", "embargoed", "sent"});
  if (!moment || (whole && !moment->has_time))
    marks.add(check::g2_date_form, node,
              quoted(text) + " is no " + (whole ? "date-time" : "date") +
                  " of the form 2026-11-24T09:14:58Z");
  else if (moment->has_time && !moment->has_zone)
    marks.add(check::g2_date_zone, node, quoted(text) + " has no zone");
}

std::optional<double> number_in(XmlNode node, std::string_view name) {
  const std::string_view text = node.peek(name);
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || read.ec != std::errc{}) return std::nullopt;
  return value;
}

void look_at_values(XmlNode node, Marks& marks) {
  const std::string_view name = node.name();
  for (const std::string_view dated : kDated)
    if (name == dated) look_at_date(node, marks);
  if (is_one_of(name, {"headline", "name", "slugline", "by", "creditline", "keyword"}) &&
      !node.has_text())
    marks.add(check::g2_empty_text, node, std::string(name) + " is empty");
  if (name == "urgency") {
    const std::string_view text = node.folded_text().bytes;
    if (text.size() != 1 || text[0] < '1' || text[0] > '9')
      marks.add(check::g2_urgency, node, quoted(text) + " is not 1 to 9");
  }
  if (name == "position") {
    const std::optional<double> latitude = number_in(node, "latitude");
    const std::optional<double> longitude = number_in(node, "longitude");
    if ((latitude && (*latitude < -90 || *latitude > 90)) ||
        (longitude && (*longitude < -180 || *longitude > 180)))
      marks.add(check::g2_coordinates, node,
                "latitude " + quoted(node.peek("latitude")) + ", longitude " +
                    quoted(node.peek("longitude")) + " is nowhere on Earth");
  }
  const auto language = [&](std::string_view attribute) {
    if (node.has_attribute(attribute) && !is_language(node.peek(attribute)))
      marks.add_at(check::g2_language_form, node, attribute,
                   quoted(node.peek(attribute)) + " is no BCP 47 tag");
  };
  language("xml:lang");
  if (name == "language") language("tag");
  for (std::uint32_t i = 0; i < node.attribute_count(); ++i)
    if (const std::string_view attribute = node.attribute_name(i);
        attribute != "xmlns" && node.attribute_at(attribute).empty())
      marks.add_at(check::g2_empty_attribute, node, attribute,
                   "the attribute " + std::string(attribute) + " is empty");
}

/// Everything but what stands in a payload.
void walk(XmlNode node, Marks& marks) {
  look_at_values(node, marks);
  if (node.is("inlineXML") || node.is("rightsExpressionXML")) return;
  for (XmlNode child : node.children()) walk(child, marks);
}

void judge_item(XmlNode item, Marks& marks) {
  look_at_frame(item, marks);
  look_at_identity(item, marks);
  look_at_language(item, marks);
  if (!item.is("catalogItem")) look_at_meta(item, marks);
  look_at_dates(item, marks);
  walk(item, marks);
  judge_codes(item, marks);
  judge_references(item, marks);
  judge_content(item, marks);
}

}  // namespace

void judge_g2(XmlNode root, Marks& marks) {
  if (!root.is("newsMessage")) return judge_item(root, marks);
  if (root.space() != kNar)
    marks.add(check::g2_namespace, root, "newsMessage is in another namespace, or in none");
  judge_message(root, marks);
  if (const XmlNode header = root.child("header")) {
    walk(header, marks);
    judge_codes(header, marks);
  }
  for (XmlNode item : root.child("itemSet").children()) judge_item(item, marks);
}

}  // namespace stet::conform
