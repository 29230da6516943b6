#include "intake/markdown/head_fields.h"

#include "intake/html/media.h"
#include "intake/html/values.h"
#include "intake/text/look.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace stet::markdown {
namespace {

struct Mapping {
  Article& article;
  std::uint32_t creator_item = 0;  ///< the list item of the last creator
  std::int32_t picture = -1;       ///< the main picture, in Article::media
};

Field field_of(const HeadEntry& entry) {
  Field field{.text = entry.value};
  field.known.presence = trimmed(entry.value.bytes).empty() ? Presence::empty : Presence::present;
  field.known.at = entry.value.empty() ? entry.at : entry.value.source();
  return field;
}

Value<std::string_view> word_of(const HeadEntry& entry) {
  return {entry.value.bytes, field_of(entry).known};
}

bool date_of(const HeadEntry& entry, Value<DateTime>& into, Article& article) {
  if (const auto date = html::parse_page_date(entry.value.bytes)) {
    into = {*date, field_of(entry).known};
    return true;
  }
  article.provenance.notices.push_back({.rule = "input.date",
                                        .message = "\"" + printable(entry.value.bytes, 40) +
                                                   "\" in " + printable(entry.path, 40) +
                                                   " is no ISO 8601 date",
                                        .at = entry.at});
  return false;
}

void add_headline(Mapping& map, const HeadEntry& entry, HeadlineRole role) {
  map.article.headlines.push_back({role, field_of(entry)});
}

/// One or several names; a map gives one creator its parts.
bool add_creator(Mapping& map, const HeadEntry& entry, std::string_view part) {
  std::vector<Creator>& creators = map.article.creators;
  if (part.empty() || part == "name") {
    Creator creator{.name = field_of(entry)};
    if (!creator.name.is_present()) return true;
    map.creator_item = entry.item;
    creators.push_back(std::move(creator));
    return true;
  }
  if (creators.empty() || map.creator_item != entry.item) return false;
  Creator& creator = creators.back();
  if (part == "email") return creator.email = entry.value.bytes, true;
  if (part == "url" || part == "uri" || part == "link")
    return creator.uri = entry.value.bytes, true;
  if (part == "id") return creator.id = entry.value.bytes, true;
  if (part == "role") return creator.role = entry.value.bytes, true;
  if (part == "title" || part == "job") return creator.job_title = field_of(entry), true;
  if (part == "affiliation" || part == "organization")
    return creator.affiliation = field_of(entry), true;
  return false;
}

bool add_picture(Mapping& map, const HeadEntry& entry, std::string_view part) {
  std::vector<Media>& media = map.article.media;
  if (map.picture < 0) {
    map.picture = static_cast<std::int32_t>(media.size());
    media.push_back({.role = MediaRole::main, .at = entry.at});
  }
  Media& picture = media[static_cast<std::size_t>(map.picture)];
  picture.at = {std::min(picture.at.begin, entry.at.begin), std::max(picture.at.end, entry.at.end)};
  if (part.empty() || part == "src" || part == "url" || part == "path" || part == "file") {
    if (!entry.value.empty())
      picture.renditions.push_back({.href = entry.value.bytes, .at = entry.at});
    return true;
  }
  if (part == "alt") return picture.alt = field_of(entry), true;
  if (part == "caption") return picture.caption = field_of(entry), true;
  if (part == "title") return picture.title = field_of(entry), true;
  if (part == "credit" || part == "attribution") {
    picture.credit = field_of(entry);
    html::split_credit(picture, map.article.arena);
    return true;
  }
  return false;
}

void add_concept(Mapping& map, const HeadEntry& entry) {
  Concept made{.kind = Concept::Kind::category, .name = field_of(entry), .at = entry.at};
  if (made.name.is_present()) map.article.concepts.push_back(std::move(made));
}

bool add_keywords(Mapping& map, const HeadEntry& entry) {
  if (entry.item > 0)
    map.article.keywords.push_back(field_of(entry));
  else
    html::split_keywords(field_of(entry), map.article);
  return true;
}

bool set_number(const HeadEntry& entry, Value<std::int32_t>& into) {
  const std::string_view digits = entry.value.bytes;
  std::int32_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return false;
  into = {number, field_of(entry).known};
  return true;
}

bool set_draft(const HeadEntry& entry, Article& article) {
  const std::string word = lower(entry.value.bytes);
  if (word != "true" && word != "false") return false;
  article.status = {word == "true" ? PublishStatus::draft : PublishStatus::usable,
                    field_of(entry).known};
  return true;
}

bool set_embargo(const HeadEntry& entry, Article& article) {
  article.embargo.is_set = true;
  if (const auto until = html::parse_page_date(entry.value.bytes))
    article.embargo.until = {*until, field_of(entry).known};
  else
    article.embargo.note = field_of(entry);
  return true;
}

bool set_byline(const HeadEntry& entry, Article& article) {
  article.byline = field_of(entry);
  if (!article.creators.empty()) return true;
  std::vector<Span> names;
  html::find_byline_names(article.byline.bytes(), names);
  for (const Span name : names)
    article.creators.push_back({.name = html::part_of(article.byline, name, 0.9f, article.arena)});
  return true;
}

using Set = bool (*)(Mapping&, const HeadEntry&);
struct Row {
  std::string_view key;
  Set set;  ///< false: the value was none for the field
};

// Names as Hugo, Jekyll, Eleventy, Ghost's export and newsrooms' own builders write them.
constexpr Row kRows[] = {
    {"title",
     [](Mapping& m, const HeadEntry& e) { return add_headline(m, e, HeadlineRole::main), true; }},
    {"headline",
     [](Mapping& m, const HeadEntry& e) { return add_headline(m, e, HeadlineRole::main), true; }},
    {"subtitle",
     [](Mapping& m, const HeadEntry& e) { return add_headline(m, e, HeadlineRole::deck), true; }},
    {"deck",
     [](Mapping& m, const HeadEntry& e) { return add_headline(m, e, HeadlineRole::deck), true; }},
    {"kicker",
     [](Mapping& m, const HeadEntry& e) { return add_headline(m, e, HeadlineRole::kicker), true; }},
    {"linktitle",
     [](Mapping& m, const HeadEntry& e) {
       return add_headline(m, e, HeadlineRole::short_form), true;
     }},
    {"seo_title",
     [](Mapping& m, const HeadEntry& e) { return add_headline(m, e, HeadlineRole::seo), true; }},
    {"description",
     [](Mapping& m, const HeadEntry& e) { return m.article.summary = field_of(e), true; }},
    {"summary",
     [](Mapping& m, const HeadEntry& e) { return m.article.summary = field_of(e), true; }},
    {"excerpt",
     [](Mapping& m, const HeadEntry& e) { return m.article.summary = field_of(e), true; }},
    {"abstract",
     [](Mapping& m, const HeadEntry& e) { return m.article.summary = field_of(e), true; }},
    {"byline", [](Mapping& m, const HeadEntry& e) { return set_byline(e, m.article); }},
    {"date",
     [](Mapping& m, const HeadEntry& e) { return date_of(e, m.article.published, m.article); }},
    {"published",
     [](Mapping& m, const HeadEntry& e) { return date_of(e, m.article.published, m.article); }},
    {"created",
     [](Mapping& m, const HeadEntry& e) { return date_of(e, m.article.created, m.article); }},
    {"lastmod",
     [](Mapping& m, const HeadEntry& e) { return date_of(e, m.article.modified, m.article); }},
    {"updated",
     [](Mapping& m, const HeadEntry& e) { return date_of(e, m.article.modified, m.article); }},
    {"modified",
     [](Mapping& m, const HeadEntry& e) { return date_of(e, m.article.modified, m.article); }},
    {"publishdate",
     [](Mapping& m, const HeadEntry& e) { return date_of(e, m.article.scheduled, m.article); }},
    {"expirydate",
     [](Mapping& m, const HeadEntry& e) { return date_of(e, m.article.expires, m.article); }},
    {"embargo", [](Mapping& m, const HeadEntry& e) { return set_embargo(e, m.article); }},
    {"draft", [](Mapping& m, const HeadEntry& e) { return set_draft(e, m.article); }},
    {"slug", [](Mapping& m, const HeadEntry& e) { return m.article.slug = word_of(e), true; }},
    {"slugline",
     [](Mapping& m, const HeadEntry& e) { return m.article.slugline = field_of(e), true; }},
    {"lang", [](Mapping& m, const HeadEntry& e) { return m.article.language = word_of(e), true; }},
    {"language",
     [](Mapping& m, const HeadEntry& e) { return m.article.language = word_of(e), true; }},
    {"id", [](Mapping& m, const HeadEntry& e) { return m.article.id = word_of(e), true; }},
    {"guid", [](Mapping& m, const HeadEntry& e) { return m.article.id = word_of(e), true; }},
    {"version",
     [](Mapping& m, const HeadEntry& e) { return m.article.version = word_of(e), true; }},
    {"canonical",
     [](Mapping& m, const HeadEntry& e) {
       return m.article.alt_ids.emplace_back("url", e.value.bytes), true;
     }},
    {"url",
     [](Mapping& m, const HeadEntry& e) {
       return m.article.alt_ids.emplace_back("url", e.value.bytes), true;
     }},
    {"permalink",
     [](Mapping& m, const HeadEntry& e) {
       return m.article.alt_ids.emplace_back("url", e.value.bytes), true;
     }},
    {"type", [](Mapping& m, const HeadEntry& e) { return m.article.profile = word_of(e), true; }},
    {"layout", [](Mapping& m, const HeadEntry& e) { return m.article.profile = word_of(e), true; }},
    {"tags", add_keywords},
    {"keywords", add_keywords},
    {"category", [](Mapping& m, const HeadEntry& e) { return add_concept(m, e), true; }},
    {"categories", [](Mapping& m, const HeadEntry& e) { return add_concept(m, e), true; }},
    {"section", [](Mapping& m, const HeadEntry& e) { return add_concept(m, e), true; }},
    {"source",
     [](Mapping& m, const HeadEntry& e) {
       return m.article.sources.push_back({.name = field_of(e)}), true;
     }},
    {"credit", [](Mapping& m, const HeadEntry& e) { return m.article.credit = field_of(e), true; }},
    {"copyright",
     [](Mapping& m, const HeadEntry& e) {
       return m.article.rights.push_back({.notice = field_of(e)}), true;
     }},
    {"ednote",
     [](Mapping& m, const HeadEntry& e) { return m.article.editorial_note = field_of(e), true; }},
    {"editor_note",
     [](Mapping& m, const HeadEntry& e) { return m.article.editorial_note = field_of(e), true; }},
    {"dateline",
     [](Mapping& m, const HeadEntry& e) { return m.article.dateline.text = field_of(e), true; }},
    {"urgency", [](Mapping& m, const HeadEntry& e) { return set_number(e, m.article.urgency); }},
    {"priority", [](Mapping& m, const HeadEntry& e) { return set_number(e, m.article.priority); }},
};

/// "name" of "authors.name" when the path begins with one of `keys`; empty for the key itself.
std::optional<std::string_view> part_of_key(std::string_view path,
                                            std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    if (path == key) return std::string_view();
    if (path.starts_with(key) && path[key.size()] == '.') return path.substr(key.size() + 1);
  }
  return std::nullopt;
}

bool read_entry(Mapping& map, const HeadEntry& entry) {
  if (const auto part = part_of_key(entry.path, {"author", "authors"}))
    return add_creator(map, entry, *part);
  if (const auto part = part_of_key(
          entry.path, {"image", "cover", "featured_image", "feature_image", "hero", "thumbnail"}))
    return add_picture(map, entry, *part);
  for (const Row& row : kRows)
    if (row.key == entry.path) return row.set(map, entry);
  return false;
}

}  // namespace

void read_head_fields(const FrontMatter& head, Article& article) {
  Mapping map{.article = article};
  for (const HeadEntry& entry : head.entries)
    if (!read_entry(map, entry))
      article.extra.push_back({.path = article.arena.keep("head/" + entry.path),
                               .value = entry.value.bytes,
                               .at = entry.at});
}

}  // namespace stet::markdown
