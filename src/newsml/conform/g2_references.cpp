#include "newsml/conform/g2.h"

#include <map>
#include <set>

namespace stet::conform {
namespace {

template <class Each>
void each_word(std::string_view words, Each&& each) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find_first_of(" \t\r\n"), words.size());
    if (end > 0) each(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

void look_at_references(XmlNode node, const Ids& ids, Marks& marks) {
  for (const std::string_view name :
       {"idrefs", "idref", "root", "original", "contentrefs", "linkref"}) {
    const bool is_reference = name != "root" || node.is("groupSet");
    if (!is_reference || (name == "original" && !node.is("contentSet"))) continue;
    each_word(node.peek(name), [&](std::string_view id) {
      if (!ids.has(id))
        marks.add_at(check::g2_idref_unresolved, node, name,
                     "no element of this item has the id " + quoted(id));
    });
  }
}

/// Which groups lead to which. Depth first without recursion: white, grey, black.
void look_at_groups(XmlNode group_set, Marks& marks) {
  std::map<std::string, XmlNode, std::less<>> groups;
  for (XmlNode group : group_set.children("group")) groups.emplace(group.peek("id"), group);
  std::set<std::string, std::less<>> grey, black;
  struct Step {
    std::string id;
    std::vector<std::string> next;
  };
  std::vector<Step> path;
  const auto enter = [&](std::string_view id) {
    const auto found = groups.find(id);
    if (found == groups.end() || black.contains(id)) return;
    if (grey.contains(id)) {
      marks.add(check::g2_group_loop, found->second,
                "the group " + quoted(id) + " holds itself, directly or through others");
      return;
    }
    grey.emplace(id);
    Step step{std::string(id), {}};
    for (XmlNode reference : found->second.children("groupRef"))
      step.next.emplace_back(reference.peek("idref"));
    path.push_back(std::move(step));
  };
  enter(group_set.peek("root"));
  while (!path.empty()) {
    if (path.back().next.empty()) {
      grey.erase(path.back().id);
      black.insert(std::move(path.back().id));
      path.pop_back();
      continue;
    }
    const std::string next = std::move(path.back().next.back());
    path.back().next.pop_back();
    enter(next);
  }
  for (const auto& [id, group] : groups)
    if (!black.contains(id))
      marks.add(check::g2_group_unreachable, group,
                "the root does not lead to the group " + quoted(id));
}

}  // namespace

void judge_references(XmlNode item, Marks& marks) {
  Ids ids;
  each_element(item, [&](XmlNode node) {
    const std::string_view id = node.peek("id");
    if (!id.empty() && !ids.add(id))
      marks.add_at(check::g2_id_twice, node, "id", "the id " + quoted(id) + " is there twice");
  });
  each_element(item, [&](XmlNode node) { look_at_references(node, ids, marks); });
  if (const XmlNode groups = item.child("groupSet")) look_at_groups(groups, marks);
}

}  // namespace stet::conform
