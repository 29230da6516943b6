#pragma once
/// Addresses on their way out: what may be written as a link, and how. All pure [any thread].

#include <string>
#include <string_view>

namespace stet {

enum class UriUse : unsigned char {
  link,        ///< a reader may click it: http, https, mailto, tel
  media,       ///< http, https
  identifier,  ///< any scheme but those that run code or hold data
};

/// `raw` as a valid xs:anyURI in `out`: white space, controls and invisible characters that hide a
/// scheme are gone, what an address may not hold is percent-encoded, letters of all scripts stay
/// (an IRI). False, and `out` empty: it is relative, its scheme is not for this use, or its host
/// makes no sense.
bool clean_uri(std::string_view raw, UriUse use, std::string& out);

/// The host of an http(s) address in lower case; empty when there is none.
std::string host_of(std::string_view uri);

}  // namespace stet
