#pragma once
/// Which aliases IPTC's standards catalog declares (version 41, 2025-04-30: 147 of them).

#include <string_view>

namespace stet::conform {

bool is_iptc_alias(std::string_view alias);
/// An address of one of IPTC's standards catalogs, of any version.
bool is_iptc_catalog(std::string_view href);

}  // namespace stet::conform
