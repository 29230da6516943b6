#include "newsml/conform/g2.h"

#include <map>

namespace stet::conform {
namespace {

bool is_item(XmlNode node) {
  return is_one_of(node.name(), {"newsItem", "packageItem", "conceptItem", "knowledgeItem",
                                 "planningItem", "catalogItem"});
}

std::string version_of(XmlNode item) {
  const std::string_view version = item.peek("version");
  return version.empty() ? std::string("1") : std::string(version);
}

}  // namespace

void judge_message(XmlNode message, Marks& marks) {
  const XmlNode header = message.child("header");
  if (!header)
    marks.add(check::g2_header_missing, message, "newsMessage has no header");
  else if (!header.child("sent"))
    marks.add(check::g2_header_missing, header, "the header does not say when it was sent");
  std::optional<Moment> sent = read_moment(header.child("sent").text().bytes, false);

  // guid -> version -> there.
  std::map<std::string, std::map<std::string, bool>, std::less<>> items;
  const XmlNode set = message.child("itemSet");
  for (XmlNode item : set.children()) {
    if (!is_item(item)) continue;
    const std::string_view guid = item.peek("guid");
    if (!items[std::string(guid)].emplace(version_of(item), true).second)
      marks.add_at(check::g2_item_twice, item, "guid",
                   "the item " + quoted(guid) + " is there twice in version " + version_of(item));
    const XmlNode created = item.child("itemMeta").child("versionCreated");
    const std::optional<Moment> made = read_moment(created.text().bytes, false);
    if (sent && made && is_certainly_after(*made, *sent))
      marks.add(check::g2_date_order, created,
                "versionCreated is after the time the message was sent");
  }
  each_element(set, [&](XmlNode node) {
    const std::string_view target = node.peek("residref");
    if (target.empty()) return;
    const auto found = items.find(target);
    if (found == items.end()) {
      // Only a package promises what it lists; a link may lead anywhere.
      if (node.is("itemRef"))
        marks.add_at(check::g2_residref_absent, node, "residref",
                     "the item " + quoted(target) + " is not in the message");
      return;
    }
    const std::string_view version = node.peek("version");
    if (!version.empty() && !found->second.contains(std::string(version)))
      marks.add_at(check::g2_residref_version, node, "version",
                   "the message holds version " + found->second.begin()->first + " of " +
                       quoted(target) + "; version " + std::string(version) + " is meant");
  });
}

}  // namespace stet::conform
