#pragma once
/// People and organisations (G2 FlexPartyPropType): provider, creators, contributors, sources of
/// information.

#include "newsml/g2/context.h"

#include <string_view>

namespace stet::g2 {

void write_provider(const Context& context);

/// creator or contributor, by role. `list` and `index` say where it stands, for losses. XSD order:
/// `write_creator` writes nothing for a blank creator.
void write_creator(const Context& context, const Creator& creator, const Where& where);

/// <infoSource role="stet:ROLE"><name>.
void write_info_source(const Context& context, const Field& name, std::string_view role,
                       std::string_view uri, const Where& where);

/// <located type="cpnat:geoArea"><name>
void write_located(const Context& context, const Field& place, const Where& where);

/// A party that is only a name: <creator role="stet:photographer"><name>.
void write_named_creator(const Context& context, const Field& name, std::string_view role,
                         const Where& where);

std::string_view name_of(SourceRole role);

}  // namespace stet::g2
