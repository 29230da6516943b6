/// NewsML-G2 items, packages and messages, of any version. Elements are compared by local name:
/// prefixes and older namespaces differ between feeds.

#include "intake/newsml_g2/item.h"
#include "intake/readers.h"
#include "intake/xml/body.h"
#include "intake/xml/fields.h"
#include "intake/xml/parts.h"
#include "intake/xml/root.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace stet {
namespace {

constexpr int kCertain = 100, kLikely = 80;
constexpr std::string_view kSpace = "http://iptc.org/std/nar/2006-10-01/";

using newsml_g2::Reading;

bool is_item(XmlNode node) {
  return node.is("newsItem") || node.is("packageItem") || node.is("planningItem");
}

int sniff_g2(std::string_view head) {
  const XmlRoot root = find_xml_root(head);
  constexpr std::array<std::string_view, 8> kRoots = {
      "newsMessage", "newsItem",      "packageItem", "planningItem",
      "conceptItem", "knowledgeItem", "catalogItem", "contentSet"};
  for (std::string_view name : kRoots)
    if (root.name == name) return root.space == kSpace ? kCertain : kLikely;
  return root.space == kSpace ? kCertain : 0;
}

bool is_media_item(XmlNode item) {
  const std::string_view name = newsml_g2::item_class(item);
  for (std::string_view each : {"picture", "graphic", "audio", "video", "graphics"})
    if (name == each) return true;
  return false;
}

ArticleKind kind_of(XmlNode item) {
  if (item.is("planningItem")) return ArticleKind::planning;
  const std::string_view name = newsml_g2::item_class(item);
  if (name == "picture") return ArticleKind::picture;
  if (name == "graphic" || name == "graphics") return ArticleKind::graphic;
  if (name == "audio") return ArticleKind::audio;
  if (name == "video") return ArticleKind::video;
  if (name == "composite" || item.is("packageItem")) return ArticleKind::composite;
  return ArticleKind::text;
}

void read_group(XmlNode set, Reading& reading) {
  for (XmlNode group : set.children("group"))
    for (XmlNode ref : group.children("itemRef")) {
      Link link{.rel = reading.split(group.peek("role")).code, .at = ref.at()};
      link.href = ref.value("residref");
      if (link.href.empty()) link.href = ref.value("href");
      for (std::string_view name : {"title", "headline"})
        if (!link.title.is_present()) link.title = read_field(ref.child(name), reading.article);
      if (!link.href.empty()) reading.article.links.push_back(std::move(link));
    }
}

/// The main item and the media that belong to it; empty: they are several articles.
struct Story {
  XmlNode main;
  std::vector<XmlNode> media;
  XmlNode package;  ///< of a message whose main item is another
};

/// What a package says beside the items of its message: what it refers to elsewhere. One of ours
/// repeats the links of the story.
void read_package(const Story& story, Reading& reading) {
  Reading of_package(reading.article, reading.options, story.package);
  if (of_package.ours) {
    story.package.take();
    return;
  }
  const std::size_t before = reading.article.links.size();
  read_group(story.package.child("groupSet"), of_package);
  const std::string_view main = story.main.peek("guid");
  std::vector<Link>& links = reading.article.links;
  links.erase(std::remove_if(links.begin() + static_cast<std::ptrdiff_t>(before), links.end(),
                             [&](const Link& link) { return link.href == main; }),
              links.end());
}

Result<Story> find_story(XmlNode root) {
  const XmlNode set = root.child("itemSet") ? root.child("itemSet") : root;
  Story story;
  if (is_item(set)) return Story{set, {}};
  std::uint32_t texts = 0, items = 0;
  XmlNode first_media, package;
  for (XmlNode node : set.children()) {
    if (!is_item(node)) continue;
    ++items;
    if (is_media_item(node)) {
      story.media.push_back(node);
    } else if (node.is("packageItem") && items < 2) {
      package = node;
    } else {
      ++texts;
      story.main = node;
    }
  }
  if (items == 0)
    return Error{.code = Code::input,
                 .message = "<" + std::string(root.qualified_name().substr(0, 40)) +
                            "> holds no news item, package or plan",
                 .offset = root.at().begin};
  if (texts == 0 && package)
    story.main = package;
  else
    story.package = package;
  if (!story.main && items == 1) return Story{story.media.front(), {}};
  // A picture that is a story by itself: the others point to it.
  if (!story.main && items == story.media.size()) {
    const XmlNode first = story.media.front();
    const auto points = [&](XmlNode item) {
      for (XmlNode link : item.child("itemMeta").children("link"))
        if (link.peek("residref") == first.peek("guid")) return true;
      return false;
    };
    if (std::all_of(story.media.begin() + 1, story.media.end(), points)) {
      story.main = first;
      story.media.erase(story.media.begin());
    }
  }
  if (texts > 1 || !story.main)
    return Error{.code = Code::input,
                 .message = "this message holds " + std::to_string(items) +
                            " items of several stories; hand them over one at a time",
                 .offset = set.at().begin};
  return story;
}

Span next_item(std::string_view source, std::uint32_t from) {
  return next_xml_element(source, from, "newsItem", "packageItem");
}

bool is_media_bytes(std::string_view item) {
  const std::size_t at = item.find("<itemClass");
  const std::string_view tag = at == item.npos ? std::string_view{} : item.substr(at, 120);
  const std::string_view inside = tag.substr(0, tag.find('>'));
  for (std::string_view each : {"picture", "graphic", "audio", "video"})
    if (inside.find(each) != inside.npos) return true;
  return false;
}

/// A story with the media items right behind it. Those that stand elsewhere are their own article.
Span next_group(std::string_view source, std::uint32_t from) {
  Span group = next_item(source, from);
  if (group.empty() || is_media_bytes(source.substr(group.begin, group.size()))) return group;
  for (;;) {
    const Span behind = next_item(source, group.end);
    if (behind.empty() || !is_media_bytes(source.substr(behind.begin, behind.size()))) return group;
    group.end = behind.end;
  }
}

Result<Span> next(std::string_view source, std::uint32_t from, const ReadOptions&) {
  const Span here = next_group(source, from);
  // One story is read with its message.
  if (from == 0 && (here.empty() || next_group(source, here.end).empty())) return Span{};
  return here;
}

Article begin_article(std::string_view source) {
  Article article;
  article.source = source;
  article.provenance.format = newsml_g2_reader.id;
  article.provenance.escape = SourceEscape::html;
  return article;
}

void read_story(const Story& story, Article& article, const ReadOptions& options) {
  Reading reading(article, options, story.main);
  newsml_g2::read_item(reading);
  article.kind = kind_of(story.main);
  const std::string_view kind =
      reading.own_property(story.main.child("itemMeta"), "itemMetaExtProperty", "kind");
  if (!kind.empty()) {
    constexpr std::string_view kKinds[] = {"text",  "picture",   "graphic", "audio",
                                           "video", "composite", "event",   "planning"};
    for (std::size_t i = 0; i < std::size(kKinds); ++i)
      if (kind == kKinds[i]) article.kind = static_cast<ArticleKind>(i);
  }
  if (is_media_item(story.main) && story.media.empty() && kind.empty()) {
    Media media = newsml_g2::read_media(reading);
    media.role = MediaRole::main;
    article.summary = {};
    article.media.push_back(std::move(media));
    return;
  }
  const std::size_t headlines = article.headlines.size();
  newsml_g2::read_content(reading);
  // Every headline of ours is in contentMeta; the payload only shows its markup.
  if (reading.ours && headlines > 0) article.headlines.resize(headlines);
  // The payload repeats the guid of the item.
  if (reading.ours)
    std::erase_if(article.alt_ids, [&](const auto& id) {
      return id.first == "nitf" && id.second == story.main.peek("guid");
    });
  read_group(story.main.child("groupSet"), reading);
  if (story.package) read_package(story, reading);
  std::vector<Media> media;
  std::unordered_set<std::string_view> guids;
  for (XmlNode item : story.media) {
    Reading of_media(article, options, item);
    const std::string_view guid = item.peek("guid");
    guids.insert(guid);
    media.push_back(newsml_g2::read_media(of_media));
    media.back().renditions.push_back({.name = "guid", .href = guid});
    for (XmlNode link : item.child("itemMeta").children("link"))
      if (link.peek("residref") == story.main.peek("guid")) link.take();
    // The release of a picture is that of its story.
    if (of_media.ours)
      for (std::string_view name :
           {"provider", "versionCreated", "pubStatus", "embargoed", "generator", "link"})
        item.child("itemMeta").child(name).take();
  }
  newsml_g2::join_media(std::move(media), article, options, reading.ours);
  // What is here needs no link.
  for (XmlNode link : story.main.child("itemMeta").children("link"))
    if (guids.contains(link.peek("residref"))) link.take();
  std::erase_if(article.links, [&](const Link& link) { return guids.contains(link.href); });
}

Result<Article> read(std::string_view source, const ReadOptions& options) {
  Article article = begin_article(source);
  Result<XmlDocument> document = read_xml(
      source, {.limits = options.limits, .budget = options.budget, .within = options.within},
      article.arena);
  if (!document) return document.error();
  Result<Story> story = find_story(document->root());
  if (!story) return story.error();
  article.provenance.notices = std::move(document->notices);
  const XmlNode header = document->root().child("header");
  article.priority = read_int(header.child("priority"));
  for (std::string_view name : {"sent", "sender", "transmitId"}) header.child(name).text();
  for (XmlNode catalog : header.children("catalogRef")) catalog.value("href");
  read_story(*story, article, options);
  if (options.budget && options.budget->spent()) return options.budget->why("reading NewsML-G2");
  keep_untaken(*document, article);
  return article;
}

}  // namespace

constinit const Reader newsml_g2_reader{
    .id = "newsml-g2",
    .name = "NewsML-G2",
    .media_type = "application/vnd.iptc.g2.newsmessage+xml",
    .sniff = sniff_g2,
    .read = read,
    .next = next,
};

}  // namespace stet
