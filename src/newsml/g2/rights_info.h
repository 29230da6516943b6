#pragma once
/// rightsInfo (G2 RightsInfoType): whose it is, and what may be done with it.

#include "newsml/g2/context.h"

namespace stet::g2 {

/// One rightsInfo; nothing when `rights` says nothing. `list` and `index` of `where` name the
/// rights for losses.
void write_rights_info(const Context& context, const Rights& rights, const Where& where);

}  // namespace stet::g2
