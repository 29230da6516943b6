// What a page marks in its own elements: microdata and RDFa.
#include "intake/html/ascii.h"
#include "intake/html/page.h"
#include "intake/html/values.h"

#include <algorithm>
#include <string>
#include <utility>

namespace stet::html {
namespace {

constexpr std::size_t kMostMarked = 16;

/// "NewsArticle" of "https://schema.org/NewsArticle" and "schema:NewsArticle".
bool is_story_type(std::string_view type) {
  const std::size_t slash = type.find_last_of("/#:");
  const std::string_view name = slash == type.npos ? type : type.substr(slash + 1);
  return name.ends_with("Article") || name.ends_with("Posting") || name == "Report" ||
         name == "WebPage";
}

}  // namespace

NodeIndex PageReader::thing_around(NodeIndex element) const {
  for (NodeIndex at = tree_.nodes[element].parent; at != 0; at = tree_.nodes[at].parent)
    if (tree_.has_attribute(at, "itemscope") || tree_.has_attribute(at, "typeof")) return at;
  return 0;
}

bool PageReader::is_of_story(NodeIndex element) const {
  const NodeIndex thing = thing_around(element);
  if (thing == 0) return true;
  std::string_view type = trim(tree_.attribute_raw(thing, "itemtype"));
  if (type.empty()) type = trim(tree_.attribute_raw(thing, "typeof"));
  return is_story_type(type.substr(0, type.find(' ')));
}

NodeIndex PageReader::find_property(std::string_view name) const {
  for (NodeIndex i = 1; i < tree_.nodes.size(); ++i)
    if (tree_.nodes[i].kind == NodeKind::element && tree_.nodes[i].attributes > 0 &&
        has_property(tree_, i, name) && is_of_story(i))
      return i;
  return 0;
}

NodeIndex PageReader::property_within(NodeIndex element, std::string_view name) const {
  for (NodeIndex i = element + 1; i < tree_.nodes[element].end; ++i)
    if (tree_.nodes[i].kind == NodeKind::element && tree_.nodes[i].attributes > 0 &&
        has_property(tree_, i, name))
      return i;
  return 0;
}

Field PageReader::property_field(NodeIndex element) {
  if (tree_.has_attribute(element, "content"))
    return media_reader_.attribute_field(element, "content");
  return shown(element);
}

/// Authors that are things of their own, with a name; others are read where the byline stands.
/// Whom a <meta> names already they say more of: it has the name as it is written, not in the
/// capitals of a byline.
void PageReader::read_marked_creators() {
  const bool is_named = !article_.creators.empty();
  for (NodeIndex i = 1; i < tree_.nodes.size() && article_.creators.size() < kMostMarked; ++i) {
    const Node& node = tree_.nodes[i];
    if (node.kind != NodeKind::element || node.attributes == 0 || node.foreign) continue;
    const bool thing = tree_.has_attribute(i, "itemscope") || tree_.has_attribute(i, "typeof");
    if (!thing || !has_property(tree_, i, "author") || !is_of_story(i) || is_dropped(i)) continue;
    const NodeIndex name = property_within(i, "name");
    if (name == 0) continue;
    const Field words = property_field(name);
    if (!words.is_present()) continue;
    const auto same = [&](const Creator& each) {
      return same_words(each.name.bytes(), words.bytes());
    };
    auto known = std::find_if(article_.creators.begin(), article_.creators.end(), same);
    if (known == article_.creators.end()) {
      if (is_named) continue;
      known = article_.creators.insert(known, {.name = words});
    }
    Creator& creator = *known;
    if (const NodeIndex title = property_within(i, "jobTitle"); title != 0)
      creator.job_title = property_field(title);
    if (const NodeIndex url = property_within(i, "url"); url != 0 && creator.uri.empty())
      creator.uri = media_reader_.keep_attribute(url, "href");
    i = node.end - 1;
  }
}

void PageReader::read_marked_publisher() {
  const NodeIndex publisher = find_property("publisher");
  if (publisher == 0) return;
  const NodeIndex name = property_within(publisher, "name");
  Field words = property_field(name != 0 ? name : publisher);
  if (words.is_present())
    article_.sources.push_back({.name = std::move(words), .role = SourceRole::provider});
}

/// A correction that stands in the story is one of the story.
void PageReader::read_corrections() {
  for (const Block& block : article_.body) {
    if (block.kind != BlockKind::correction || !block.field.is_present()) continue;
    const auto same = [&](const Correction& each) {
      return same_words(each.text.bytes(), block.field.bytes());
    };
    if (std::any_of(article_.corrections.begin(), article_.corrections.end(), same)) continue;
    article_.corrections.push_back({.kind = "correction", .text = block.field});
  }
}

}  // namespace stet::html
