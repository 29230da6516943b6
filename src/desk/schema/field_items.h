#pragma once
/// The items of a field that is a list, for `contains`. [any thread]

#include "desk/schema/field_path.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace stet {

struct ContainsRule;

/// One member of one item. A member without a value has neither words nor number.
struct ItemMember {
  std::string_view name;  ///< empty: the item itself
  std::string_view words;
  std::optional<double> number;
};

/// The members that items of this list have; empty: the items are words.
std::vector<std::string_view> item_members(const FieldSelector& selector);

/// Calls `take` for each item. `media` is the index of the picture whose list it is, or -1.
void for_each_item(const FieldSelector& selector, const Article& article, std::int32_t media,
                   const std::function<void(const std::vector<ItemMember>& item)>& take);

/// How many items are what `contains` asks for.
std::int64_t count_matching(const ContainsRule& contains, const FieldSelector& selector,
                            const Article& article, std::int32_t media);

}  // namespace stet
