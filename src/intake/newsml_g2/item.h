#pragma once
/// The parts of NewsML-G2 items. A text item becomes an Article, the items of its pictures, film
/// and sound in the same message become its media.

#include "article/article.h"
#include "intake/reader.h"
#include "intake/xml/xml.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::newsml_g2 {

/// How a property names its concept: @qcode, @uri or @literal.
struct Identity {
  std::string_view scheme;  ///< alias that IPTC's catalogue has or nobody explains, else the URI
  std::string_view code;
  std::string_view uri;
  bool own = false;  ///< a role of ours ("stet:deck"): `code` alone
};

/// One item while it is read.
struct Reading {
  Article& article;
  const ReadOptions& options;
  XmlNode item;
  std::string_view language;  ///< of the item: of several languages its own is read
  std::vector<std::pair<std::string_view, std::string_view>> schemes = {};  ///< alias, URI
  bool ours = false;  ///< written with our own catalogue: it says alt texts

  Reading(Article& article, const ReadOptions& options, XmlNode item);
  Identity split(std::string_view qcode) const;
  /// @qcode, @uri, @literal of a property; takes them.
  Identity identity(XmlNode node) const;
  /// A role, type or relation: @`attribute` as code.
  Identity code(XmlNode node, std::string_view attribute) const;
  /// What we wrote for ourselves: @value of the `element` of rel `name`; takes it.
  std::string_view own_property(XmlNode meta, std::string_view element,
                                std::string_view name) const;
  /// Of siblings in several languages the item's own, else the first.
  XmlNode best(XmlNode parent, std::string_view name) const;
};

/// "picture" of the itemClass; empty: not said.
std::string_view item_class(XmlNode item);

/// item.cpp: all but the content.
void read_item(Reading& reading);
void read_rights(Reading& reading, std::vector<Rights>& rights);
Creator read_creator(Reading& reading, XmlNode node);
Field read_name(Reading& reading, XmlNode node);

/// media.cpp
Media read_media(Reading& reading);
/// Puts `items`, in their order, together with what the body shows of them. In a document of
/// `ours` whatever the body shows is one of the items.
void join_media(std::vector<Media>&& items, Article& article, const ReadOptions& options,
                bool ours);

/// content.cpp
void read_content(Reading& reading);

}  // namespace stet::newsml_g2
