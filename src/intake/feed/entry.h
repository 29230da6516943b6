#pragma once
/// What RSS items, Atom entries and WordPress exports have in common. The words of content,
/// summary and title are HTML inside XML.

#include "article/article.h"
#include "intake/reader.h"
#include "intake/xml/xml.h"

#include <string_view>

namespace stet::feed {

/// Escaped, in CDATA or as XHTML: a short field.
Field read_words(XmlNode node, Article& article);
/// The same as the body of the article.
void read_body(XmlNode node, Article& article, const ReadOptions& options);
/// id, link, title, dates, authors, categories, summary, content, files.
void read_entry(XmlNode entry, Article& article, const ReadOptions& options);
/// The language that the channel states before its first entry.
void read_channel_language(std::string_view source, Article& article);
/// The child of that local name whose prefix is `prefix` ("content:encoded").
XmlNode child(XmlNode node, std::string_view qualified_name);

/// The document of one entry: within options.within, or the whole.
Article begin_article(std::string_view source, std::string_view format);

}  // namespace stet::feed
