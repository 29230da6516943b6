#include "desk/schema/field_items.h"

#include "article/names.h"
#include "desk/schema.h"
#include "desk/schema/builder.h"

#include <algorithm>

namespace stet {
namespace {

using Item = std::vector<ItemMember>;
using Take = std::function<void(const Item& item)>;

/// A number that says nothing when it is 0.
std::optional<double> told(double number) {
  return number == 0 ? std::nullopt : std::optional(number);
}

Item of(const Creator& each) {
  return {{"name", each.name.bytes(), {}},
          {"role", each.role, {}},
          {"id", each.id, {}},
          {"uri", each.uri, {}},
          {"email", each.email, {}}};
}
Item of(const Source& each) {
  return {
      {"name", each.name.bytes(), {}}, {"role", to_string(each.role), {}}, {"uri", each.uri, {}}};
}
Item of(const Rights& each) {
  return {{"holder", each.holder.bytes(), {}},
          {"notice", each.notice.bytes(), {}},
          {"usageTerms", each.usage_terms.bytes(), {}},
          {"licence", each.licence_uri, {}},
          {"year", {}, told(each.year)}};
}
Item of(const Correction& each) {
  return {{"kind", each.kind, {}}, {"text", each.text.bytes(), {}}};
}
Item of(const Link& each) {
  return {{"rel", each.rel, {}}, {"href", each.href, {}}, {"title", each.title.bytes(), {}}};
}
Item of(const Concept& each) {
  return {{"code", each.code, {}},
          {"scheme", each.scheme, {}},
          {"uri", each.uri, {}},
          {"name", each.name.bytes(), {}},
          {"rel", each.rel, {}}};
}
Item of(const Rendition& each) {
  return {{"name", each.name, {}},           {"href", each.href, {}},
          {"mime", each.mime, {}},           {"width", {}, told(each.width)},
          {"height", {}, told(each.height)}, {"bytes", {}, told(static_cast<double>(each.bytes))}};
}
Item of(const Media& each) {
  return {{"id", each.id, {}},
          {"kind", to_string(each.kind), {}},
          {"role", to_string(each.role), {}},
          {"caption", each.caption.bytes(), {}},
          {"alt", each.alt.bytes(), {}},
          {"credit", each.credit.bytes(), {}}};
}
Item of(const Field& each) { return {{{}, each.bytes(), {}}}; }
Item of(std::string_view each) { return {{{}, each, {}}}; }

template <class Items>
void give(const Items& items, const Take& take) {
  for (const auto& each : items) take(of(each));
}
template <class T>
void give_one(const Take& take) {
  take(of(T{}));
}

struct ListRow {
  std::string_view name;            ///< of FieldPath
  void (*blank)(const Take& take);  ///< an item with nothing in it, for the names of its members
  void (*items)(const Article& article, const Take& take);
  void (*items_of)(const Media& media, const Take& take) = nullptr;
};

template <Concept::Kind kKind>
void concepts(const Article& article, const Take& take) {
  for (const Concept& each : article.concepts)
    if (each.kind == kKind) take(of(each));
}

// clang-format off
using A = const Article&;
using M = const Media&;
using T = const Take&;
constexpr ListRow kLists[]{
    {"creators", give_one<Creator>, [](A a, T take) { give(a.creators, take); }},
    {"sources", give_one<Source>, [](A a, T take) { give(a.sources, take); }},
    {"keywords", give_one<Field>, [](A a, T take) { give(a.keywords, take); }},
    {"rights", give_one<Rights>, [](A a, T take) { give(a.rights, take); }},
    {"corrections", give_one<Correction>, [](A a, T take) { give(a.corrections, take); }},
    {"signals", give_one<std::string_view>, [](A a, T take) { give(a.signals, take); }},
    {"links", give_one<Link>, [](A a, T take) { give(a.links, take); }},
    {"subjects", give_one<Concept>, concepts<Concept::Kind::subject>},
    {"genres", give_one<Concept>, concepts<Concept::Kind::genre>},
    {"places", give_one<Concept>, concepts<Concept::Kind::place>},
    {"people", give_one<Concept>, concepts<Concept::Kind::person>},
    {"organisations", give_one<Concept>, concepts<Concept::Kind::organisation>},
    {"events", give_one<Concept>, concepts<Concept::Kind::event>},
    {"categories", give_one<Concept>, concepts<Concept::Kind::category>},
    {"media", give_one<Media>, [](A a, T take) { give(a.media, take); }},
    {"media.creators", give_one<Creator>, nullptr, [](M m, T take) { give(m.creators, take); }},
    {"media.renditions", give_one<Rendition>, nullptr, [](M m, T take) { give(m.renditions, take); }},
    {"media.people_shown", give_one<Field>, nullptr, [](M m, T take) { give(m.people_shown, take); }},
};
// clang-format on

const ListRow* find_list(const FieldSelector& selector) {
  const std::string_view name = name_of_field(selector);
  const auto at = std::find_if(std::begin(kLists), std::end(kLists),
                               [&](const ListRow& each) { return each.name == name; });
  return at == std::end(kLists) ? nullptr : at;
}

bool is_asked_for(const ItemMemberRule& rule, const ItemMember& member) {
  if (member.words.empty() && !member.number) return false;
  const std::string words =
      member.number ? spell_number(*member.number) : std::string(member.words);
  if (rule.pattern && !rule.pattern->matches(words)) return false;
  if (!rule.one_of.empty() &&
      std::find(rule.one_of.begin(), rule.one_of.end(), words) == rule.one_of.end())
    return false;
  if ((rule.minimum || rule.maximum) && !member.number) return false;
  return !(rule.minimum && *member.number < *rule.minimum) &&
         !(rule.maximum && *member.number > *rule.maximum);
}

}  // namespace

std::vector<std::string_view> item_members(const FieldSelector& selector) {
  std::vector<std::string_view> names;
  if (const ListRow* list = find_list(selector))
    list->blank([&](const Item& item) {
      for (const ItemMember& member : item)
        if (!member.name.empty()) names.push_back(member.name);
    });
  return names;
}

void for_each_item(const FieldSelector& selector, const Article& article, std::int32_t media,
                   const std::function<void(const std::vector<ItemMember>& item)>& take) {
  const ListRow* list = find_list(selector);
  if (!list) return;
  if (list->items_of) {
    if (media >= 0) list->items_of(article.media[static_cast<std::size_t>(media)], take);
  } else if (list->name == "media") {
    for (const Media& each : article.media)
      if (selects(selector, each)) take(of(each));
  } else {
    list->items(article, take);
  }
}

std::int64_t count_matching(const ContainsRule& contains, const FieldSelector& selector,
                            const Article& article, std::int32_t media) {
  std::int64_t count = 0;
  for_each_item(selector, article, media, [&](const Item& item) {
    count += std::all_of(
        contains.members.begin(), contains.members.end(), [&](const ItemMemberRule& rule) {
          return std::any_of(item.begin(), item.end(), [&](const ItemMember& member) {
            return member.name == rule.name && is_asked_for(rule, member);
          });
        });
  });
  return count;
}

}  // namespace stet
