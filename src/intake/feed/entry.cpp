#include "intake/feed/entry.h"

#include "intake/html/body.h"
#include "intake/html/values.h"
#include "intake/json/fields.h"
#include "intake/wordpress/classic.h"
#include "intake/xml/body.h"
#include "intake/xml/fields.h"

#include <algorithm>
#include <utility>

namespace stet::feed {
namespace {

constexpr std::size_t kChannelHead = 4096;

/// RSS 2.0 has an address with the name behind it: "renko@port.example.org (Nadia Renko)".
void part_mail_from_name(Creator& creator, Article& article) {
  const std::string_view bytes = creator.name.bytes();
  const std::size_t open = bytes.find('(');
  const std::size_t at = bytes.find('@');
  if (at == bytes.npos || open == bytes.npos || at > open || !bytes.ends_with(')')) return;
  creator.email = bytes.substr(0, bytes.find_last_not_of(' ', open - 1) + 1);
  const Span name{static_cast<std::uint32_t>(open + 1), creator.name.text.size() - 1};
  const Known known = creator.name.known;
  creator.name = html::part_of(creator.name, name, 1, article.arena);
  creator.name.known.how = known.how;
}

/// Atom says how its words are written, and means plain text when it does not (RFC 4287, 3.1.1).
bool is_plain(XmlNode node) {
  if (!node.parent().is("entry")) return false;
  const std::string_view type = node.peek("type");
  return type.empty() || type == "text" || type == "text/plain";
}

void read_authors(XmlNode entry, Article& article) {
  for (std::string_view name : {"dc:creator", "author"})
    for (XmlNode node : entry.children()) {
      if (node.qualified_name() != name) continue;
      Creator creator;
      const XmlNode person = node.child("name");
      creator.name = person ? read_words(person, article) : read_words(node, article);
      if (const XmlNode email = node.child("email")) creator.email = email.folded_text().bytes;
      if (!person) part_mail_from_name(creator, article);
      if (const XmlNode uri = node.child("uri")) creator.uri = uri.folded_text().bytes;
      if (creator.name.is_present()) article.creators.push_back(std::move(creator));
    }
  if (!article.creators.empty()) {
    article.byline = article.creators.front().name;
    article.byline.known.how = How::derived;
    article.byline.known.confidence = 0.9f;
  }
}

void read_categories(XmlNode entry, Article& article) {
  for (XmlNode node : entry.children("category")) {
    // WordPress: post_tag is a keyword.
    const std::string_view domain = node.peek("domain");
    if (domain == "post_tag") {
      node.value("domain");
      node.value("nicename");
      article.keywords.push_back(read_words(node, article));
      continue;
    }
    Concept made{.kind = Concept::Kind::category, .at = node.at()};
    made.code = node.has_attribute("term") ? node.value("term") : node.value("nicename");
    made.scheme = node.has_attribute("scheme") ? node.value("scheme") : node.value("domain");
    made.name = node.has_text()
                    ? read_words(node, article)
                    : read_field(node, node.has_attribute("label") ? "label" : "term", article);
    article.concepts.push_back(std::move(made));
  }
}

void add_file(XmlNode node, Media& media) {
  Rendition file{.href = node.value("url"), .mime = node.value("type"), .at = node.at()};
  file.bytes = static_cast<std::uint64_t>(std::max(0, read_int(node, "length").value));
  file.width = static_cast<std::uint32_t>(std::max(0, read_int(node, "width").value));
  file.height = static_cast<std::uint32_t>(std::max(0, read_int(node, "height").value));
  media.kind = media_kind_of(file.mime.empty() ? node.value("medium") : file.mime);
  if (!file.href.empty()) media.renditions.push_back(file);
}

/// Enclosures and Media RSS.
void read_files(XmlNode entry, Article& article, const ReadOptions& options) {
  for (XmlNode node : entry.children()) {
    const std::string_view name = node.qualified_name();
    const bool file = name == "enclosure" || name == "media:content" || name == "media:thumbnail";
    if (!file && name != "media:group") continue;
    if (article.media.size() >= options.limits.images) return;
    Media media{.at = node.at()};
    if (name == "media:thumbnail") media.role = MediaRole::thumbnail;
    if (file) add_file(node, media);
    for (XmlNode each : node.children("content")) add_file(each, media);
    const auto said = [&](std::string_view child_name) {
      const XmlNode inner = child(node, child_name);
      return read_words(inner ? inner : child(entry, child_name), article);
    };
    media.caption = said("media:description");
    media.credit = said("media:credit");
    media.title = said("media:title");
    media.alt.known.presence = Presence::not_carried;
    complete_credit(media, article.arena);
    if (!media.renditions.empty()) article.media.push_back(std::move(media));
  }
}

}  // namespace

XmlNode child(XmlNode node, std::string_view qualified_name) {
  for (XmlNode each : node.children())
    if (each.qualified_name() == qualified_name) return each;
  return {};
}

Field read_words(XmlNode node, Article& article) {
  if (!node) return {};
  const bool plain = is_plain(node);
  node.value("type");
  for (XmlNode element : node.children())
    if (element) return read_field(node, article);
  if (plain) return read_field(node, article);
  return read_escaped_field(node.text(), node.at(), article);
}

void read_body(XmlNode node, Article& article, const ReadOptions& options) {
  if (!node) return;
  const bool plain = is_plain(node);
  node.value("type");
  for (XmlNode element : node.children()) {
    if (!element) break;
    read_xml_body(node, article, options);
    return;
  }
  if (!node.has_text()) return;
  if (plain) return add_plain_paragraphs(node.text(), article, options);
  Text text = node.text();
  // An export has the post as it was typed; a feed has it as the site shows it.
  if (node.parent().child("post_type") && wordpress::is_classic(text.bytes))
    text = wordpress::classic_to_html(text, article.arena);
  read_html_body(text, article, options);
}

void read_channel_language(std::string_view source, Article& article) {
  const std::string_view head = source.substr(0, kChannelHead);
  if (article.language.is_present()) return;
  std::size_t open = head.find("<language>"), close = head.npos;
  if (open != head.npos) {
    open += 10;
    close = head.find("</language>", open);
  } else if (const std::size_t feed = head.find("<feed"); feed != head.npos) {
    // Atom: an attribute of the feed.
    constexpr std::string_view kLanguage = "xml:lang=";
    open = head.find(kLanguage, feed);
    if (open == head.npos || open > head.find('>', feed)) return;
    open += kLanguage.size() + 1;
    close = head.find_first_of("\"'", open);
  }
  if (close == head.npos) return;
  const auto begin = static_cast<std::uint32_t>(open);
  article.language.value = head.substr(open, close - open);
  article.language.known = {.presence = Presence::present,
                            .at = {begin, static_cast<std::uint32_t>(close)}};
}

Article begin_article(std::string_view source, std::string_view format) {
  Article article;
  article.source = source;
  article.provenance.format = format;
  article.provenance.escape = SourceEscape::html;
  return article;
}

void read_entry(XmlNode entry, Article& article, const ReadOptions& options) {
  const XmlNode guid = entry.child("guid") ? entry.child("guid") : child(entry, "id");
  article.id = read_word(guid);
  guid.value("isPermaLink");
  for (XmlNode node : entry.children("link")) {
    if (node.qualified_name() != "link" && node.qualified_name() != "atom:link") continue;
    Link link{.rel = node.value("rel"), .href = node.value("href"), .at = node.at()};
    if (link.href.empty()) link.href = node.folded_text().bytes;
    if (link.rel.empty() || link.rel == "alternate") link.rel = "canonical";
    if (!link.href.empty()) article.links.push_back(link);
    if (!article.id.is_present() && !link.href.empty()) {
      article.id = {link.href,
                    {.presence = Presence::present, .how = How::derived, .at = node.at()}};
    }
  }
  if (const XmlNode title = child(entry, "title"))
    article.headlines.push_back({HeadlineRole::main, read_words(title, article)});
  article.published = read_mail_date(entry.child("pubDate"), article);
  if (const XmlNode node = child(entry, "published")) article.published = read_date(node, article);
  if (const XmlNode node = child(entry, "dc:date"); node && !article.published.is_present())
    article.published = read_date(node, article);
  article.modified = read_date(child(entry, "updated"), article);
  if (const auto language = read_word(child(entry, "dc:language")); language.is_present())
    article.language = language;
  if (const auto language = read_word(entry, "xml:lang"); language.is_present())
    article.language = language;
  read_authors(entry, article);
  read_categories(entry, article);
  for (const std::string_view name : {"rights", "dc:rights", "media:copyright"})
    if (Field notice = read_words(child(entry, name), article); notice.is_present()) {
      article.rights.push_back({.notice = std::move(notice)});
      break;
    }
  const XmlNode encoded = child(entry, "content:encoded");
  const XmlNode content = encoded && encoded.has_text() ? encoded : child(entry, "content");
  const XmlNode description = child(entry, "description");
  const XmlNode summary = child(entry, "summary");
  const bool has_content = content && content.has_text();
  const XmlNode teaser = summary ? summary : description;
  if (has_content) {
    article.summary = read_words(teaser, article);
    read_body(content, article, options);
  } else {
    read_body(teaser, article, options);
  }
  if (const XmlNode source = child(entry, "source"); source && source.has_text()) {
    Source made;
    made.name = read_words(source.child("title") ? source.child("title") : source, article);
    made.uri = source.value("url");
    article.sources.push_back(std::move(made));
  }
  read_files(entry, article, options);
}

}  // namespace stet::feed
