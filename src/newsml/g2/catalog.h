#pragma once
/// QCodes and the catalogs that resolve them: IPTC's by reference, our own and the article's
/// inline.

#include "newsml/g2/context.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::g2 {

/// How a property names its concept. One identity each: qcode, uri or literal.
struct Identity {
  enum class Kind : std::uint8_t { none, qcode, uri, literal };
  Kind kind = Kind::none;
  std::string value;
  std::string same_as;  ///< a further URI of the same concept, cleaned; empty: none
};

/// Schemes that the article names by URI and IPTC does not list: they get an alias of ours ("s1",
/// "s2").
class SchemeTable {
 public:
  using Known = std::vector<std::pair<std::string, std::string>>;  ///< alias, URI
  /// `known`: what the receiver calls its schemes; must outlive the table. nullptr: none.
  explicit SchemeTable(const Known* known = nullptr) : known_(known) {}
  /// The URI of a scheme that the receiver knows by this alias; empty: none.
  std::string_view uri_of(std::string_view alias) const;
  const Known* known() const { return known_; }
  static constexpr std::size_t kMost = 64;
  /// The QCode alias for a scheme URI; empty when it is no URI or there are too many.
  std::string alias_for(std::string_view scheme_uri);
  const std::vector<std::string>& uris() const { return uris_; }

 private:
  const Known* known_ = nullptr;
  std::vector<std::string> uris_;
  std::string clean_;
};

/// A code that can stand in a QCode: graphic ASCII without quotes and angle brackets.
bool is_code(std::string_view code);

/// The best name for a concept: QCode of an IPTC scheme, its URI, QCode of a scheme given by URI,
/// else a literal. What is lost on the way is said at concepts[index].
Identity identity_of(const Concept& subject, std::int32_t index, SchemeTable& schemes,
                     Losses& losses);

/// qcode="...", uri="..." or literal="...".
void write_identity(const Identity& identity, XmlWriter& xml);

/// "stet:deck"; `code` is ours.
void write_own_code(XmlWriter& xml, std::string_view attribute, std::string_view code);

/// <element rel="stet:REL" value="..."/>: what G2 has no property for; nothing when blank.
void write_own_property(XmlWriter& xml, std::string_view element, std::string_view rel,
                        std::string_view value);

void write_catalog_ref(XmlWriter& xml);
/// catalogRef and the inline catalog of an item.
void write_catalogs(XmlWriter& xml, const SchemeTable& schemes, const Envelope& envelope);

}  // namespace stet::g2
