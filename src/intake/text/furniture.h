#pragma once
/// Site furniture that web pages leave in saved text, and the service lines of a wire. None of it
/// is copy. A line that is a full sentence of prose is furniture only where it begins as furniture
/// does ("Follow us on ..."). All pure [any thread], linear in the block.

#include "text/dates.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace stet {

/// "News / World / More": two to six short parts between / > » | or ›, and no sentence.
bool is_breadcrumb(std::string_view block);
/// Menu words and buttons above a headline: "Menu", "Skip to content", "5 min read".
bool is_top_furniture(std::string_view block);

enum class Tail : std::uint8_t {
  no,      ///< copy
  weak,    ///< short and unpunctuated: furniture when furniture stands around it
  strong,  ///< furniture on its own evidence
};
/// How a block at the end of a page looks: share lines, addresses, rights, newsletters, comment
/// counts.
Tail judge_tail(std::string_view block);
/// A line that is furniture wherever it stands: "ADVERTISEMENT", "Read more: ...".
bool is_furniture_anywhere(std::string_view block);

/// "bsf025 3 ec 121   etf 967": service, number, priority, category, word count (IPTC 7901).
bool is_wire_header(std::string_view block);
/// The priority of such a line, 1 to 9; 0 when there is none.
int wire_priority(std::string_view header);
/// "/politics/Britain/EU/", "BC-Soccer-Emperor's-Cup": keywords of a wire.
bool is_wire_keywords(std::string_view block);
/// "2ND LEAD", "REFILE", "(Achtung)": what kind of take it is.
bool is_wire_version(std::string_view block);
/// "dpa hm bs wjh", "==Kyodo", "(SDA\sj)", "091223 dec 18": sign-offs and end lines.
bool is_wire_trailer(std::string_view block);
/// The time of an end line: day, hour, minute, month, year; with zone only when it says GMT.
std::optional<DateTime> wire_time(std::string_view trailer);
/// A heading or rule that opens notes for editors behind the story: "# Notebook", "* * * *".
bool opens_notes(std::string_view block);

}  // namespace stet
