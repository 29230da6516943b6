#include "intake/ans/story.h"
#include "intake/json/fields.h"

#include <algorithm>
#include <utility>

namespace stet::ans {
namespace {

struct List {
  std::string_view name;
  Concept::Kind kind;
};
constexpr List kLists[] = {
    {"primary_section", Concept::Kind::category}, {"primary_site", Concept::Kind::category},
    {"sections", Concept::Kind::category},        {"sites", Concept::Kind::category},
    {"categories", Concept::Kind::subject},       {"topics", Concept::Kind::subject},
    {"auxiliaries", Concept::Kind::subject},      {"named_entities", Concept::Kind::object},
    {"companies", Concept::Kind::organisation},   {"stock_symbols", Concept::Kind::organisation},
};

Concept::Kind entity_kind(std::string_view type, Concept::Kind fallback) {
  if (type == "person" || type == "PERSON") return Concept::Kind::person;
  if (type == "organization" || type == "ORGANIZATION") return Concept::Kind::organisation;
  if (type == "location" || type == "LOCATION" || type == "place") return Concept::Kind::place;
  return fallback;
}

void add(JsonValue each, const List& list, Reading& reading) {
  Article& article = reading.article;
  Concept made{.kind = list.kind, .rel = list.name, .at = each.at()};
  if (each.is(JsonKind::string)) {
    made.name = read_field(each, article);
  } else if (each.is(JsonKind::object)) {
    if (list.name == "named_entities") made.kind = entity_kind(each["type"].peek(), list.kind);
    made.code = each.first_of({"_id", "uid", "id"}).string();
    made.name = read_field(each.first_of({"name", "text", "keyword"}), article);
    const std::optional<double> score = each["score"].real();
    if (score && *score >= 0)
      made.relevance = static_cast<float>(std::min(*score <= 1 ? *score * 100 : *score, 100.0));
  }
  // The primary section stands once more among the sections.
  for (const Concept& known : article.concepts)
    if (!made.code.empty() && known.kind == Concept::Kind::category && known.kind == made.kind &&
        known.code == made.code)
      return;
  if (made.name.is_present() || !made.code.empty()) article.concepts.push_back(std::move(made));
}

}  // namespace

void read_taxonomy(JsonValue item, Reading& reading) {
  const JsonValue taxonomy = item["taxonomy"];
  for (const List& list : kLists) {
    const JsonValue found = taxonomy[list.name];
    if (found.is(JsonKind::array))
      for (JsonValue each : found) add(each, list, reading);
    else if (found)
      add(found, list, reading);
  }
  for (const std::string_view list : {"tags", "keywords", "seo_keywords"})
    for (JsonValue each : taxonomy[list]) {
      Field word =
          read_field(each.is(JsonKind::object) ? each.first_of({"text", "keyword", "name"}) : each,
                     reading.article);
      if (word.is_present()) reading.article.keywords.push_back(std::move(word));
    }
}

}  // namespace stet::ans
