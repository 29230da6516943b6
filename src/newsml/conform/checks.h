#pragma once
/// The checks by name: check::g2_date_order.

#include "newsml/conform/conform.h"

namespace stet::check {
#define STET_CHECK(name, id, grade, why) extern const Check& name;
#include "newsml/conform/checks.def"
#undef STET_CHECK
}  // namespace stet::check
