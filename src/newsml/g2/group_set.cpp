#include "newsml/g2/group_set.h"

#include "newsml/g2/catalog.h"
#include "newsml/g2/item_meta.h"
#include "newsml/g2/party.h"
#include "newsml/uri.h"

#include <algorithm>

namespace stet::g2 {
namespace {

constexpr std::string_view kItemType = "application/vnd.iptc.g2.newsitem+xml";

class GroupWriter {
 public:
  explicit GroupWriter(const Context& context) : context_(context), xml_(context.xml) {}

  /// All in one group.
  void simple() {
    start("g1", "main", "pgrmod:bag");
    story();
    for (std::size_t i = 0; i < context_.article.media.size(); ++i) media(i);
    for (const Link& link : context_.article.links) related(link);
    xml_.end("group");
  }

  /// A group for each kind of part, below the root.
  void hierarchical() {
    const bool has_media = !context_.article.media.empty();
    const bool has_links = has_related();
    start("g1", "main", "pgrmod:bag");
    group_ref("g2");
    if (has_media) group_ref("g3");
    if (has_links) group_ref("g4");
    xml_.end("group");
    start("g2", "story", "pgrmod:bag");
    story();
    xml_.end("group");
    if (has_media) {
      start("g3", "media", "pgrmod:bag");
      for (std::size_t i = 0; i < context_.article.media.size(); ++i) media(i);
      xml_.end("group");
    }
    if (has_links) {
      start("g4", "related", "pgrmod:bag");
      for (const Link& link : context_.article.links) related(link);
      xml_.end("group");
    }
  }

  /// One after the other, as the slides of a show: the story with each of its media.
  void sequence() {
    const std::size_t slides = std::max<std::size_t>(1, context_.article.media.size());
    start("g1", "slideshow", "pgrmod:seq");
    for (std::size_t i = 0; i < slides; ++i) group_ref(name(i + 2));
    xml_.end("group");
    for (std::size_t i = 0; i < slides; ++i) {
      start(name(i + 2), "slide", "pgrmod:bag");
      story();
      if (i < context_.article.media.size()) media(i);
      xml_.end("group");
    }
  }

  /// One of them is enough: the story, and what its links call another form of it.
  void alternatives() {
    start("g1", "main", "pgrmod:alt");
    story();
    for (const Link& link : context_.article.links)
      if (link.rel == "alternate") related(link);
    xml_.end("group");
  }

 private:
  static std::string name(std::size_t number) { return "g" + std::to_string(number); }

  void start(std::string_view id, std::string_view role, std::string_view mode) {
    xml_.start("group");
    xml_.own_attribute("id", id);
    write_own_code(xml_, "role", role);
    xml_.own_attribute("mode", mode);
  }
  void group_ref(std::string_view id) {
    xml_.start("groupRef");
    xml_.own_attribute("idref", id);
    xml_.end("groupRef");
  }
  void item_ref(std::string_view guid, std::string_view item_class, std::string_view title) {
    xml_.start("itemRef");
    xml_.attribute("residref", guid);
    xml_.attribute("version", context_.release.version);
    xml_.own_attribute("contenttype", kItemType);
    xml_.start("itemClass");
    xml_.own_attribute("qcode", item_class);
    xml_.end("itemClass");
    if (!is_blank(title)) xml_.leaf("title", title);
    xml_.end("itemRef");
  }
  void story() {
    const Headline* headline = context_.article.headline();
    item_ref(context_.release.guid, "ninat:text",
             headline ? headline->field.bytes() : std::string_view());
  }
  void media(std::size_t i) {
    const Media& media = context_.article.media[i];
    item_ref(media_guid(context_.release, context_.article, i), class_of(media.kind),
             media.headline.bytes());
  }
  bool has_related() {
    for (const Link& link : context_.article.links)
      if (clean_uri(link.href, UriUse::link, address_)) return true;
    return false;
  }
  /// What is refused here is a loss of the story's own links already.
  void related(const Link& link) {
    if (!clean_uri(link.href, UriUse::link, address_)) return;
    xml_.start("itemRef");
    xml_.attribute("href", address_);
    if (!is_blank(link.title.bytes())) xml_.leaf("title", link.title.bytes());
    xml_.end("itemRef");
  }

  const Context& context_;
  XmlWriter& xml_;
  std::string address_;
};

}  // namespace

std::string package_guid(const Release& release) { return release.guid + ":package"; }

void write_group_set(const Context& context) {
  context.xml.start("groupSet");
  context.xml.own_attribute("root", "g1");
  GroupWriter writer(context);
  switch (context.envelope.package) {
    case Package::none:
    case Package::simple:
      writer.simple();
      break;
    case Package::hierarchical:
      writer.hierarchical();
      break;
    case Package::sequence:
      writer.sequence();
      break;
    case Package::alternatives:
      writer.alternatives();
      break;
  }
  context.xml.end("groupSet");
}

void write_package_item_meta(const Context& context) {
  XmlWriter& xml = context.xml;
  xml.start("itemMeta");
  xml.start("itemClass");
  xml.own_attribute("qcode", "ninat:composite");
  xml.end("itemClass");
  write_provider(context);
  xml.own_leaf("versionCreated", context.release.version_created.view());
  write_embargoed_and_status(context);
  xml.own_leaf("generator", "Stet");
  if (const Headline* headline = context.article.headline();
      headline && !is_blank(headline->field.bytes()))
    xml.leaf("title", headline->field.bytes());
  xml.end("itemMeta");
}

}  // namespace stet::g2
