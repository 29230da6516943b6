/// The rules of one schema: Stet's, and the entries of the house's own style.

#include "desk/schema.h"
#include "desk/schema/builder.h"
#include "desk/schema/nearest.h"

#include <algorithm>

namespace stet {

const Rule& Schema::row(std::size_t i) const {
  const std::size_t own = stet::rules().size();
  return i < own ? *stet::rules()[i] : style[i - own]->row;
}

int Schema::index_of(std::string_view id) const {
  if (const int index = rule_index(id); index >= 0) return index;
  for (std::size_t i = 0; i < style.size(); ++i)
    if (style[i]->id == id) return static_cast<int>(stet::rules().size() + i);
  return -1;
}

std::string_view Schema::nearest(std::string_view id) const {
  Nearest nearest(id);
  for (const auto& entry : style) nearest.offer(entry->id);
  return nearest.word().empty() ? nearest_rule(id) : nearest.word();
}

std::optional<Stage> Schema::find_stage(std::string_view called) const {
  if (const std::optional<Stage> stage = parse_stage(called)) return stage;
  const auto own = std::find(own_stages.begin(), own_stages.end(), called);
  if (own == own_stages.end()) return std::nullopt;
  return static_cast<Stage>(3 + (own - own_stages.begin()));
}

std::string_view Schema::stage_name(Stage stage) const {
  const auto index = static_cast<std::size_t>(stage);
  return index >= 3 && index - 3 < own_stages.size() ? std::string_view(own_stages[index - 3])
                                                     : to_string(stage);
}

std::vector<std::string_view> Schema::stage_names() const {
  std::vector<std::string_view> names{"submit", "publish", "export"};
  names.insert(names.end(), own_stages.begin(), own_stages.end());
  return names;
}

bool Schema::answers(std::string_view pattern) const {
  for (std::size_t i = 0; i < stet::rules().size() + style.size(); ++i)
    if (takes(pattern, row(i).id)) return true;
  return false;
}

}  // namespace stet
