#include "desk/schema/field_path.h"

#include "article/names.h"
#include "desk/schema/node.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace stet {
namespace {

constexpr std::array<std::string_view, 8> kHeadlineRoles{"main",   "short", "deck",  "seo",
                                                         "social", "push",  "print", "kicker"};
constexpr std::array<std::string_view, 8> kHeadlinePaths{
    "headline",          "headlines[short]", "headlines[deck]",  "headlines[seo]",
    "headlines[social]", "headlines[push]",  "headlines[print]", "headlines[kicker]"};
constexpr std::array<std::string_view, 8> kHeadlineLabels{
    "headline",        "short headline", "deck",           "search headline",
    "social headline", "push headline",  "print headline", "kicker"};
constexpr std::array<std::string_view, 6> kMediaRoles{"main",      "body",    "gallery",
                                                      "thumbnail", "related", "author"};
constexpr std::array<std::string_view, 4> kMediaKinds{"picture", "graphic", "video", "audio"};

FieldValue of(const Field& field) {
  return {.known = field.known, .text = &field.text, .words = field.text.bytes};
}
FieldValue of(const Value<std::string_view>& value) {
  return {.known = value.known, .words = value.value};
}
FieldValue of(const Value<DateTime>& value) { return {.known = value.known, .date = value.value}; }
FieldValue of(const Value<std::int32_t>& value) {
  return {.known = value.known, .number = static_cast<double>(value.value)};
}
FieldValue of(std::string_view code) {
  return {.known = {.presence = code.empty() ? Presence::absent : Presence::present},
          .words = code};
}
FieldValue of_count(std::size_t items) {
  return {.known = {.presence = items == 0 ? Presence::absent : Presence::present},
          .items = static_cast<std::uint32_t>(items)};
}
FieldValue of_concepts(const Article& article, Concept::Kind kind) {
  return of_count(static_cast<std::size_t>(
      std::count_if(article.concepts.begin(), article.concepts.end(),
                    [&](const Concept& each) { return each.kind == kind; })));
}
/// The first of several that has something in it, or the first of all.
template <class Items, class Member>
FieldValue first_of(const Items& items, Member member) {
  for (const auto& item : items)
    if ((item.*member).is_present()) return of(item.*member);
  return items.empty() ? FieldValue{} : of(items.front().*member);
}

struct FieldRow {
  std::string_view path;  ///< as a schema writes it; media parts without "media[..]."
  std::string_view name;  ///< of FieldPath, as article/walk.h names it
  std::string_view label;
  FieldKind kind;
  FieldValue (*get)(const Article& article);
  FieldValue (*get_media)(const Media& media) = nullptr;
};

using A = const Article&;
using M = const Media&;
constexpr FieldKind kText = FieldKind::text, kCode = FieldKind::code, kDate = FieldKind::date,
                    kNumber = FieldKind::number, kList = FieldKind::list;

constexpr std::int16_t kHeadline = 0, kBody = 1, kMedia = 2;  // rows that read_field treats by hand

// clang-format off
constexpr FieldRow kRows[]{
    {"headline", "headlines", "headline", kText, nullptr},
    {"body", "body", "body", kText, nullptr},
    {"media", "media", "media", kList, nullptr},
    {"id", "id", "id", kCode, [](A a) { return of(a.id); }},
    {"version", "version", "version", kCode, [](A a) { return of(a.version); }},
    {"profile", "profile", "content type", kCode, [](A a) { return of(a.profile); }},
    {"language", "language", "language", kCode, [](A a) { return of(a.language); }},
    {"slug", "slug", "slug", kCode, [](A a) { return of(a.slug); }},
    {"status", "status", "status", kCode, [](A a) {
       FieldValue value{.known = a.status.known};
       if (a.status.is_present()) value.words = to_string(a.status.value);
       return value;
     }},
    {"summary", "summary", "summary", kText, [](A a) { return of(a.summary); }},
    {"slugline", "slugline", "slugline", kText, [](A a) { return of(a.slugline); }},
    {"byline", "byline", "byline", kText, [](A a) { return of(a.byline); }},
    {"credit", "credit", "credit line", kText, [](A a) { return of(a.credit); }},
    {"edNote", "editorial_note", "note to editors", kText, [](A a) { return of(a.editorial_note); }},
    {"dateline", "dateline", "dateline", kText, [](A a) { return of(a.dateline.text); }},
    {"dateline.text", "dateline", "dateline", kText, [](A a) { return of(a.dateline.text); }},
    {"dateline.place", "dateline.place", "dateline place", kText, [](A a) { return of(a.dateline.place); }},
    {"dateline.date", "dateline.date", "dateline date", kText, [](A a) { return of(a.dateline.date_text); }},
    {"dateline.source", "dateline.source", "agency of the dateline", kText, [](A a) { return of(a.dateline.source); }},
    {"rights.holder", "rights.holder", "copyright holder", kText, [](A a) { return first_of(a.rights, &Rights::holder); }},
    {"rights.notice", "rights.notice", "copyright notice", kText, [](A a) { return first_of(a.rights, &Rights::notice); }},
    {"rights.usageTerms", "rights.usage_terms", "usage terms", kText, [](A a) { return first_of(a.rights, &Rights::usage_terms); }},
    {"embargo.note", "embargo.note", "embargo note", kText, [](A a) { return of(a.embargo.note); }},
    {"embargo.until", "embargo.until", "end of the embargo", kDate, [](A a) { return of(a.embargo.until); }},
    {"dates.created", "created", "date created", kDate, [](A a) { return of(a.created); }},
    {"dates.modified", "modified", "date modified", kDate, [](A a) { return of(a.modified); }},
    {"dates.contentCreated", "content_created", "date the content was created", kDate, [](A a) { return of(a.content_created); }},
    {"dates.firstPublished", "first_published", "date first published", kDate, [](A a) { return of(a.first_published); }},
    {"dates.published", "published", "date published", kDate, [](A a) { return of(a.published); }},
    {"dates.scheduled", "scheduled", "date scheduled", kDate, [](A a) { return of(a.scheduled); }},
    {"dates.expires", "expires", "date of expiry", kDate, [](A a) { return of(a.expires); }},
    {"urgency", "urgency", "urgency", kNumber, [](A a) { return of(a.urgency); }},
    {"priority", "priority", "priority", kNumber, [](A a) { return of(a.priority); }},
    {"creators", "creators", "creators", kList, [](A a) { return of_count(a.creators.size()); }},
    {"sources", "sources", "sources", kList, [](A a) { return of_count(a.sources.size()); }},
    {"keywords", "keywords", "keywords", kList, [](A a) { return of_count(a.keywords.size()); }},
    {"rights", "rights", "rights", kList, [](A a) { return of_count(a.rights.size()); }},
    {"corrections", "corrections", "corrections", kList, [](A a) { return of_count(a.corrections.size()); }},
    {"signals", "signals", "signals", kList, [](A a) { return of_count(a.signals.size()); }},
    {"related", "links", "related links", kList, [](A a) { return of_count(a.links.size()); }},
    {"subjects", "subjects", "subjects", kList, [](A a) { return of_concepts(a, Concept::Kind::subject); }},
    {"genres", "genres", "genres", kList, [](A a) { return of_concepts(a, Concept::Kind::genre); }},
    {"places", "places", "places", kList, [](A a) { return of_concepts(a, Concept::Kind::place); }},
    {"people", "people", "people", kList, [](A a) { return of_concepts(a, Concept::Kind::person); }},
    {"organisations", "organisations", "organisations", kList, [](A a) { return of_concepts(a, Concept::Kind::organisation); }},
    {"events", "events", "events", kList, [](A a) { return of_concepts(a, Concept::Kind::event); }},
    {"categories", "categories", "categories", kList, [](A a) { return of_concepts(a, Concept::Kind::category); }},
    {"id", "media.id", "id", kCode, nullptr, [](M m) { return of(m.id); }},
    {"headline", "media.headline", "headline", kText, nullptr, [](M m) { return of(m.headline); }},
    {"title", "media.title", "title", kText, nullptr, [](M m) { return of(m.title); }},
    {"caption", "media.caption", "caption", kText, nullptr, [](M m) { return of(m.caption); }},
    {"libraryCaption", "media.library_caption", "library caption", kText, nullptr, [](M m) { return of(m.library_caption); }},
    {"alt", "media.alt", "alt text", kText, nullptr, [](M m) {
       FieldValue value = of(m.alt);
       // an empty alt of a decorative picture is the alt text WCAG 2.2 asks for (H67)
       if (m.decorative && value.known.presence == Presence::empty) value.known.presence = Presence::present;
       return value;
     }},
    {"longDescription", "media.long_description", "long description", kText, nullptr, [](M m) { return of(m.long_description); }},
    {"credit", "media.credit", "credit", kText, nullptr, [](M m) { return of(m.credit); }},
    {"photographer", "media.photographer", "photographer", kText, nullptr, [](M m) { return of(m.photographer); }},
    {"agency", "media.agency", "agency", kText, nullptr, [](M m) { return of(m.agency); }},
    {"source", "media.source", "source", kText, nullptr, [](M m) { return of(m.source); }},
    {"place", "media.place", "place", kText, nullptr, [](M m) { return of(m.place); }},
    {"instructions", "media.instructions", "instructions", kText, nullptr, [](M m) { return of(m.instructions); }},
    {"digitalSourceType", "media.digital_source_type", "digital source type", kCode, nullptr, [](M m) { return of(m.digital_source_type); }},
    {"dateCreated", "media.created", "date created", kDate, nullptr, [](M m) { return of(m.created); }},
    {"rights.holder", "media.rights_holder", "copyright holder", kText, nullptr, [](M m) { return first_of(m.rights, &Rights::holder); }},
    {"rights.notice", "media.rights_notice", "copyright notice", kText, nullptr, [](M m) { return first_of(m.rights, &Rights::notice); }},
    {"rights.usageTerms", "media.usage_terms", "usage terms", kText, nullptr, [](M m) { return first_of(m.rights, &Rights::usage_terms); }},
    {"creators", "media.creators", "creators", kList, nullptr, [](M m) { return of_count(m.creators.size()); }},
    {"renditions", "media.renditions", "renditions", kList, nullptr, [](M m) { return of_count(m.renditions.size()); }},
    {"peopleShown", "media.people_shown", "people shown", kList, nullptr, [](M m) { return of_count(m.people_shown.size()); }},
};
// clang-format on

template <std::size_t N>
std::int16_t index_of(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? std::int16_t{-1} : static_cast<std::int16_t>(found - words.begin());
}

std::int16_t find_row(std::string_view path, bool of_media) {
  for (std::size_t i = 0; i < std::size(kRows); ++i)
    if (kRows[i].path == path && (kRows[i].get_media != nullptr) == of_media)
      return static_cast<std::int16_t>(i);
  return -1;
}

std::string unknown(std::string_view what, std::string_view word,
                    const std::vector<std::string_view>& words) {
  std::string why = "unknown ";
  why.append(what).append(" '").append(printable(word)).append("'").append(suggestion(word, words));
  return why;
}

std::vector<std::string_view> known_paths(bool of_media) {
  std::vector<std::string_view> paths;
  for (const FieldRow& row : kRows)
    if ((row.get_media != nullptr) == of_media) paths.push_back(row.path);
  return paths;
}

std::optional<FieldSelector> parse_headline(std::string_view role, std::string& why) {
  const std::int16_t index = index_of(kHeadlineRoles, role);
  if (index < 0) {
    why = unknown("headline role", role, {kHeadlineRoles.begin(), kHeadlineRoles.end()});
    return std::nullopt;
  }
  return FieldSelector{.row = kHeadline, .headline = index};
}

/// `rest` follows "media[": "main]" or "*].alt".
std::optional<FieldSelector> parse_media(std::string_view rest, std::string& why) {
  const std::size_t close = rest.find(']');
  if (close == std::string_view::npos) {
    why = "'[' is never closed";
    return std::nullopt;
  }
  FieldSelector selector{.row = kMedia};
  const std::string_view which = rest.substr(0, close);
  if (which != "*") {
    selector.media_role = index_of(kMediaRoles, which);
    selector.media_kind = index_of(kMediaKinds, which);
    if (selector.media_role < 0 && selector.media_kind < 0) {
      std::vector<std::string_view> words(kMediaRoles.begin(), kMediaRoles.end());
      words.insert(words.end(), kMediaKinds.begin(), kMediaKinds.end());
      why = unknown("media selector", which, words);
      return std::nullopt;
    }
  }
  rest.remove_prefix(close + 1);
  if (rest.empty()) return selector;
  const std::string_view part = rest.substr(rest.front() == '.' ? 1 : 0);
  selector.row = find_row(part, true);
  if (selector.row >= 0 && rest.front() == '.') return selector;
  why = unknown("media part", part, known_paths(true));
  return std::nullopt;
}

bool is_copy(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph:
    case BlockKind::heading:
    case BlockKind::quote:
    case BlockKind::list_item:
    case BlockKind::table_cell:
    case BlockKind::preformatted:
      return true;
    case BlockKind::pull_quote:
    case BlockKind::list:
    case BlockKind::table:
    case BlockKind::table_row:
    case BlockKind::media:
    case BlockKind::embed:
    case BlockKind::rule:
    case BlockKind::correction:
    case BlockKind::aside:
    case BlockKind::boilerplate:
    case BlockKind::raw:
      return false;
  }
  return false;
}

void read_headline(std::int16_t role, const Article& article, std::vector<FieldValue>& out) {
  const std::size_t index = role < 0 ? 0 : static_cast<std::size_t>(role);
  FieldValue value{.path = {.name = kHeadlinePaths[index]}};
  for (std::size_t i = 0; i < article.headlines.size(); ++i) {
    if (article.headlines[i].role != static_cast<HeadlineRole>(index)) continue;
    value = of(article.headlines[i].field);
    value.path = {.name = "headlines", .index = static_cast<std::int32_t>(i)};
    break;
  }
  value.label = kHeadlineLabels[index];
  out.push_back(value);
}

void read_body(const Article& article, std::vector<FieldValue>& out) {
  const std::size_t before = out.size();
  for (std::size_t i = 0; i < article.body.size(); ++i) {
    if (!is_copy(article.body[i].kind) || article.body[i].field.text.empty()) continue;
    out.push_back(of(article.body[i].field));
    out.back().path = {.name = "body", .block = static_cast<std::int32_t>(i)};
    out.back().label = "body";
  }
  if (out.size() == before) out.push_back({.path = {.name = "body"}, .label = "body"});
}

void read_media(const FieldSelector& selector, const FieldRow& row, const Article& article,
                std::vector<FieldValue>& out) {
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    if (!selects(selector, media)) continue;
    FieldValue value = row.get_media(media);
    value.path = {.name = row.name, .index = static_cast<std::int32_t>(i)};
    value.label = row.label;
    value.near = media.at;
    out.push_back(value);
  }
}

void read_extra(std::string_view pointer, const Article& article, std::vector<FieldValue>& out) {
  FieldValue value{.path = {.name = "extra"}, .label = pointer};
  for (const Extra& extra : article.extra) {
    if (extra.path != pointer) continue;
    std::string_view words = extra.value;
    const bool quoted = words.size() >= 2 && words.front() == '"' && words.back() == '"';
    if (quoted) words = words.substr(1, words.size() - 2);
    value.known = {
        .presence = words.empty() || words == "null" ? Presence::empty : Presence::present,
        .at = extra.at};
    value.words = words;
    value.raw = extra.value;
    value.near = extra.at;
    double number = 0;
    const auto [end, trouble] = std::from_chars(words.data(), words.data() + words.size(), number);
    if (!quoted && trouble == std::errc() && end == words.data() + words.size())
      value.number = number;
    break;
  }
  out.push_back(value);
}

}  // namespace

std::optional<FieldSelector> parse_field_path(std::string_view path, std::string& why) {
  constexpr std::string_view kExtra = "extra./", kHeadlines = "headlines[", kMediaOpen = "media[";
  if (path.starts_with(kExtra)) return FieldSelector{};
  if (path.starts_with(kMediaOpen)) return parse_media(path.substr(kMediaOpen.size()), why);
  if (path.starts_with(kHeadlines) && path.back() == ']') {
    path.remove_prefix(kHeadlines.size());
    path.remove_suffix(1);
    return parse_headline(path, why);
  }
  FieldSelector selector{.row = find_row(path, false)};
  if (selector.row >= 0) return selector;
  why = unknown("field", path, known_paths(false));
  return std::nullopt;
}

bool selects(const FieldSelector& selector, const Media& media) {
  return (selector.media_role < 0 ||
          selector.media_role == static_cast<std::int16_t>(media.role)) &&
         (selector.media_kind < 0 || selector.media_kind == static_cast<std::int16_t>(media.kind));
}

std::string_view name_of_field(const FieldSelector& selector) {
  return selector.row < 0 ? std::string_view() : kRows[selector.row].name;
}

FieldKind kind_of(const FieldSelector& selector) {
  return selector.row < 0 ? FieldKind::code : kRows[selector.row].kind;
}

void read_field(const FieldSelector& selector, std::string_view path, const Article& article,
                std::vector<FieldValue>& out) {
  if (selector.row < 0)
    return read_extra(path.substr(std::string_view("extra.").size()), article, out);
  const FieldRow& row = kRows[selector.row];
  if (selector.row == kHeadline) return read_headline(selector.headline, article, out);
  if (selector.row == kBody) return read_body(article, out);
  if (row.get_media) return read_media(selector, row, article, out);
  FieldValue value;
  if (selector.row == kMedia) {
    value = of_count(static_cast<std::size_t>(
        std::count_if(article.media.begin(), article.media.end(),
                      [&](const Media& media) { return selects(selector, media); })));
  } else {
    value = row.get(article);
  }
  value.path.name = row.name;
  value.label = row.label;
  out.push_back(value);
}

Span nearest_place(const Article& article) {
  if (const Headline* headline = article.headline(); headline && !headline->field.text.empty())
    return headline->field.text.source();
  for (const Block& block : article.body) {
    if (!block.field.text.empty()) return block.field.text.source();
  }
  return article.body.empty() ? Span{} : article.body.front().at;
}

}  // namespace stet
