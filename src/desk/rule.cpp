#include "desk/rule.h"

#include <cassert>

namespace stet {

const RuleOptions::Setting* RuleOptions::find(std::string_view name) const {
  for (const Setting& setting : settings)
    if (setting.name == name) return &setting;
  assert(!"a rule read an option that it does not declare");
  return nullptr;
}

bool RuleOptions::boolean(std::string_view name) const {
  const Setting* setting = find(name);
  return setting && setting->boolean;
}

std::int64_t RuleOptions::integer(std::string_view name) const {
  const Setting* setting = find(name);
  return setting ? static_cast<std::int64_t>(setting->number) : 0;
}

double RuleOptions::number(std::string_view name) const {
  const Setting* setting = find(name);
  return setting ? setting->number : 0;
}

std::string_view RuleOptions::string(std::string_view name) const {
  const Setting* setting = find(name);
  return setting ? std::string_view(setting->string) : std::string_view();
}

std::span<const std::string> RuleOptions::strings(std::string_view name) const {
  const Setting* setting = find(name);
  return setting ? std::span<const std::string>(setting->strings) : std::span<const std::string>();
}

std::span<const Pattern> RuleOptions::patterns(std::string_view name) const {
  const Setting* setting = find(name);
  return setting ? std::span<const Pattern>(setting->patterns) : std::span<const Pattern>();
}

bool RuleOptions::is_set(std::string_view name) const {
  const Setting* setting = find(name);
  return setting && setting->set;
}

}  // namespace stet
