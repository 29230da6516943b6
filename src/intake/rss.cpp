/// Entries of RSS 2.0 and 1.0 and of Atom (RFC 4287), with Dublin Core, content:encoded and Media
/// RSS where they are used. A feed of several entries is read one entry at a time.

#include "intake/feed/entry.h"
#include "intake/readers.h"
#include "intake/xml/parts.h"
#include "intake/xml/root.h"

#include <string>

namespace stet {
namespace {

constexpr int kSure = 95;

int sniff_rss(std::string_view head) {
  const XmlRoot root = find_xml_root(head);
  const bool feed = root.name == "rss" || root.name == "feed" || root.name == "RDF" ||
                    (root.name == "entry" && root.space.find("Atom") != root.space.npos);
  return feed ? kSure : 0;
}

Result<Span> next(std::string_view source, std::uint32_t from, const ReadOptions&) {
  const Span here = next_xml_element(source, from, "item", "entry");
  // One entry is read with its channel.
  if (from == 0 && next_xml_element(source, here.end, "item", "entry").empty()) return Span{};
  return here;
}

Result<Article> read(std::string_view source, const ReadOptions& options) {
  Article article = feed::begin_article(source, rss_reader.id);
  Result<XmlDocument> document = read_xml(
      source, {.limits = options.limits, .budget = options.budget, .within = options.within},
      article.arena);
  if (!document) return document.error();
  const XmlNode root = document->root();
  const XmlNode channel = root.child("channel");
  XmlNode entry = root.is("entry") ? root : XmlNode();
  std::uint32_t entries = 0;
  for (const XmlNode holder : {root, channel})
    for (XmlNode node : holder.children())
      if (node.is("item") || node.is("entry")) {
        entry = node;
        ++entries;
      }
  if (!entry)
    return Error{
        .code = Code::input, .message = "this feed has no entries", .offset = root.at().begin};
  if (entries > 1)
    return Error{.code = Code::input,
                 .message = "this feed has " + std::to_string(entries) +
                            " entries; hand them over one at a time",
                 .offset = root.at().begin};
  article.provenance.notices = std::move(document->notices);
  article.provenance.version = root.value("version");
  feed::read_entry(entry, article, options);
  if (const XmlNode language = channel.child("language")) language.text();
  feed::read_channel_language(source, article);
  if (options.budget && options.budget->spent()) return options.budget->why("reading the feed");
  keep_untaken(*document, article);
  return article;
}

}  // namespace

constinit const Reader rss_reader{
    .id = "rss",
    .name = "RSS or Atom",
    .media_type = "application/rss+xml",
    .sniff = sniff_rss,
    .read = read,
    .next = next,
};

}  // namespace stet
