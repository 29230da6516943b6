#include "desk/rules/rules.h"
#include "desk/schema/nearest.h"

#include <array>

namespace stet {
namespace {

constinit const std::array kRules{
#define RULE(name) &name,
#include "desk/rules/rules.def"
#undef RULE
};

}  // namespace

std::span<const Rule* const> rules() { return kRules; }

int rule_index(std::string_view id) {
  for (std::size_t i = 0; i < kRules.size(); ++i)
    if (kRules[i]->id == id) return static_cast<int>(i);
  return -1;
}

const Rule* find_rule(std::string_view id) {
  const int index = rule_index(id);
  return index < 0 ? nullptr : kRules[static_cast<std::size_t>(index)];
}

std::string_view nearest_rule(std::string_view id) {
  Nearest nearest(id);
  for (const Rule* rule : kRules) {
    nearest.offer(rule->id);
    // "unbalanced" and "quotes-unbalanced" are asked for as often as a letter is swapped
    const std::string_view name = rule->id.substr(rule->id.find('.') + 1);
    if (name == id.substr(id.rfind('.') + 1)) return rule->id;
  }
  return nearest.word();
}

}  // namespace stet
