#pragma once
/// QCodes ("medtop:20000065"): an alias for a scheme, a colon, a code. Compared by scheme URI,
/// never by alias. All pure [any thread].

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stet {

/// Views the string it was split from.
struct QCode {
  std::string_view alias;  ///< "medtop"
  std::string_view code;   ///< "20000065"; may hold further colons
};

/// Splits at the first colon. Empty when there is none, a half is empty, or white space stands in
/// it; a URI
/// ("http://...") is no QCode.
std::optional<QCode> split_qcode(std::string_view qcode);

/// A scheme of the IPTC standards catalogue that Stet knows by heart.
struct Scheme {
  std::string_view alias;  ///< as the IPTC catalogue has it
  std::string_view uri;  ///< the code goes right behind it (NewsML-G2 QCodes: plain concatenation)
  bool retired = false;  ///< read, never written
};
/// By alias in byte order.
std::span<const Scheme> iptc_schemes();
/// nullptr when IPTC has no such alias, or not one that matters here.
const Scheme* find_scheme(std::string_view alias);

/// A concept URI as scheme and code: "http://cv.iptc.org/newscodes/mediatopic/20000065". `https`
/// counts as `http`. Empty when the URI belongs to no scheme known here.
struct SchemeCode {
  const Scheme* scheme = nullptr;
  std::string_view code;  ///< views the URI
};
std::optional<SchemeCode> split_concept_uri(std::string_view uri);

/// "medtop:20000065" to "http://cv.iptc.org/newscodes/mediatopic/20000065"; empty when the alias is
/// unknown.
std::string to_concept_uri(const QCode& qcode);

}  // namespace stet
