#pragma once
/// The parts of judging a NewsML-G2 document.

#include "newsml/conform/marks.h"

namespace stet::conform {

/// Catalogs of one item (or header), and every QCode below it.
void judge_codes(XmlNode holder, Marks& marks);
/// ids, IDREFs and groups of one item.
void judge_references(XmlNode item, Marks& marks);
/// contentSet against itemMeta, payloads, renditions.
void judge_content(XmlNode item, Marks& marks);
/// header, uniqueness of items, residrefs between them.
void judge_message(XmlNode message, Marks& marks);

/// "picture" of qcode="ninat:picture" or its URI forms; empty when it is none.
std::string_view code_in(XmlNode property, std::string_view alias, std::string_view scheme_uri);
std::string_view item_class(XmlNode item);
std::string_view pub_status(XmlNode item);

inline constexpr std::string_view kNar = "http://iptc.org/std/nar/2006-10-01/";

}  // namespace stet::conform
