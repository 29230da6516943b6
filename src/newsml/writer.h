#pragma once
/// One writer per output format, behind one table (registry.cpp). A writer gets everything it needs
/// and gives everything it makes: call it twice, get the same bytes. It asks no clock, no settings,
/// no schema.

#include "article/article.h"
#include "newsml/loss.h"
#include "text/budget.h"
#include "text/dates.h"
#include "text/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet {

enum class Payload : std::uint8_t { nitf, xhtml, text };
enum class Shape : std::uint8_t {
  item,     ///< the one news item, alone
  message,  ///< newsMessage with the text item and one item for each media
};

/// NewsML-G2: a packageItem at the head of the message that says how the story, its media and its
/// related items belong together.
enum class Package : std::uint8_t {
  none,
  simple,        ///< one group
  hierarchical,  ///< groups of story, media and related items
  sequence,      ///< slides in their order: the story with each of its media
  alternatives,  ///< the story, or another form of it
};

/// What the article does not know about its release: who sends it, under which version, when.
struct Envelope {
  std::string provider_uri;   ///< "https://port.example.org/"; empty: none
  std::string provider_name;  ///< empty: the first source of role provider, else the publisher in
                              ///< the article
  std::string
      guid_base;  ///< domain for made-up guids: "port.example.org"; empty: from provider_uri
  std::uint32_t version = 0;  ///< 0: the article's own when it is a positive number, else 1
  std::optional<DateTime> version_created;  ///< empty, or no time with zone: `sent`, else the
                                            ///< article's modified, published or created date
  std::optional<DateTime> sent;             ///< empty: version_created
  std::string transmit_id;                  ///< message; empty: made from guid and version
  std::string default_language;             ///< when the article has none; empty: "und"
  std::string guid_pattern;  ///< for made-up guids: "tag:{domain},{year}:{local}" (release.h);
                             ///< empty: "urn:newsml:{domain}:{date}:{local}"
  std::vector<std::string> catalogs;  ///< NewsML-G2: addresses of further catalogs, clean URIs
  /// NewsML-G2: alias and URI of schemes that the receiver knows; no alias of IPTC's or of ours.
  std::vector<std::pair<std::string, std::string>> schemes;
  std::string format_version;  ///< "3.0", "2.30": one of Writer::versions; empty: the newest
  Payload payload = Payload::nitf;
  Shape shape = Shape::message;
  Package package = Package::none;  ///< of a message
};

struct Written {
  std::string bytes;
  std::vector<Loss> losses;
  std::string guid;  ///< as written
  std::uint32_t version = 1;
};

struct Writer {
  std::string_view id;  ///< "newsml-g2": what --to takes
  std::string_view media_type;
  std::span<const std::string_view> versions = {};  ///< newest first; empty: there is one only
  bool feeds = false;  ///< can be streamed as a feed: has the three functions below
  Result<Written> (*write)(const Article& article, const Envelope& envelope,
                           const Budget* budget) = nullptr;
  /// A feed is begin, item, item, ..., end: each returns bytes to append. `items` gives the text
  /// item and one item for each media, without message. The same document as Shape::message when
  /// there is one article, but for what a header says of one article (a transmitId made from its
  /// guid, its priority). A feed needs at least one item: NewsML-G2 has no empty itemSet.
  std::string (*begin_feed)(const Envelope& envelope) = nullptr;
  Result<Written> (*items)(const Article& article, const Envelope& envelope,
                           const Budget* budget) = nullptr;
  std::string (*end_feed)(const Envelope& envelope) = nullptr;
};

std::span<const Writer* const> writers();
const Writer* find_writer(std::string_view id);

/// A format as callers name it: "ninjs", "ninjs-2" (the newest 2.x), "ninjs-2.0",
/// "newsml-g2-2.30".
struct WriterChoice {
  const Writer* writer = nullptr;  ///< nullptr: there is no such format or version
  std::string_view version;        ///< for Envelope::format_version; empty: the newest
};
WriterChoice choose_writer(std::string_view name);

}  // namespace stet
