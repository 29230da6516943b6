#pragma once
/// packageItem and its groupSet: which items belong together, and how.

#include "newsml/g2/context.h"

#include <string>

namespace stet::g2 {

/// "GUID:package"
std::string package_guid(const Release& release);

/// groupSet of the story, its media and its related items, in the form of Envelope::package. Every
/// group is reached from the root, and none refers back (newsml.md, 1.10).
void write_group_set(const Context& context);

/// itemMeta of the package: composite, named as the story is.
void write_package_item_meta(const Context& context);

}  // namespace stet::g2
