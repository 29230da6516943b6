#pragma once
/// The parts of a NewsML 1.2 item. Every function writes in the order of the DTD, and nothing that
/// is empty.

#include "newsml/inline.h"
#include "newsml/release.h"

namespace stet::newsml1 {

struct Context {
  const Article& article;
  const Envelope& envelope;
  const Release& release;
  XmlWriter& xml;
  Losses& losses;
  InlineWriter& inline_writer;
};

/// <name FormalName="value"/>
void formal(XmlWriter& xml, std::string_view name, std::string_view value);
/// <Property FormalName="name" Value="value"/>; nothing when the value is blank.
void property(XmlWriter& xml, std::string_view name, std::string_view value);

void write_identification(const Context& context);
void write_news_management(const Context& context);
/// Topics of all concepts, "t1", "t2" ... in their order.
void write_topic_set(const Context& context);
void write_news_lines(const Context& context);
void write_administrative(const Context& context);
void write_rights(const Context& context, const std::vector<Rights>& rights,
                  const Value<DateTime>* expires, const Where& where);
void write_descriptive(const Context& context);
/// One supporting component.
void write_media(const Context& context, std::size_t index);

/// Creator with its Party.
void write_creator(const Context& context, std::string_view element, const Creator& creator,
                   const Where& where);
/// <Source><Party FormalName="..."/></Source>
void write_party(const Context& context, std::string_view element, std::string_view name,
                 std::string_view role, std::string_view uri);

}  // namespace stet::newsml1
