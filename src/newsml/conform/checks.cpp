#include "newsml/conform/checks.h"

#include <array>

namespace stet {
namespace {

enum Row : std::size_t {
#define STET_CHECK(name, id, grade, why) row_##name,
#include "newsml/conform/checks.def"
#undef STET_CHECK
  kRows
};

constexpr std::array<Check, kRows> kChecks = {{
#define STET_CHECK(name, id, grade, why) {id, Grade::grade, why},
#include "newsml/conform/checks.def"
#undef STET_CHECK
}};

}  // namespace

std::span<const Check> checks() { return kChecks; }

const Check* find_check(std::string_view id) {
  for (const Check& check : kChecks)
    if (check.id == id) return &check;
  return nullptr;
}

namespace check {
#define STET_CHECK(name, id, grade, why) constinit const Check& name = kChecks[row_##name];
#include "newsml/conform/checks.def"
#undef STET_CHECK
}  // namespace check

}  // namespace stet
