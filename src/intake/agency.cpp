/// Agencies' own JSON. Each form is a table: which member is which field. AP's is ninjs 1.x inside
/// an envelope, with names of its own on top.

#include "intake/html/body.h"
#include "intake/html/media.h"
#include "intake/json/batch.h"
#include "intake/json/fields.h"
#include "intake/ninjs/item.h"
#include "intake/readers.h"

#include <string>
#include <utility>
#include <vector>

namespace stet {
namespace {

constexpr int kSure = 95;

enum class Into : std::uint8_t {
  id,
  other_id,
  language,
  headline,
  deck,
  summary,
  slugline,
  byline,
  creator,
  photographer,
  caption,
  credit,
  source,
  provider,
  place,
  dateline_place,
  usage_terms,
  editorial_note,
  keyword,
  keywords_listed,
  signal,
  category,
  created_ms,
  modified_ms,
  created,
  body,
  body_html,
  rendition,
  profile,
  alternate,
};

/// One member of an agency's form. A path has members between slashes; "*" is every item of a list
/// (or the value itself where there is no list), "*[assetType=Body]" those that say so.
struct Row {
  std::string_view path;
  Into into;
};

struct Form {
  std::string_view name;
  std::string_view item;    ///< where the article stands in the document; empty: the whole
  std::string_view wanted;  ///< a member that the article must have
  bool is_ninjs = false;    ///< ninjs names are read first
  bool is_picture = false;
  std::span<const Row> rows;
  std::span<const Row> outside;  ///< rows that count from the document
};

constexpr Row kAp[] = {
    {"bylines/*/by", Into::byline},
    {"bylines/*/title", Into::alternate},
    {"photographer/name", Into::photographer},
    {"datelinelocation/city", Into::dateline_place},
    {"usageterms/*", Into::usage_terms},
    {"provider", Into::provider},
    {"signals/*", Into::signal},
    {"editorialrole", Into::profile},
};
constexpr Row kApOutside[] = {
    {"nitf/body_html", Into::body_html},
};
constexpr Row kBelgaPicture[] = {
    {"imageId", Into::id},          {"name", Into::headline},
    {"caption", Into::caption},     {"author", Into::photographer},
    {"credit", Into::credit},       {"source", Into::source},
    {"city", Into::place},          {"reference", Into::other_id},
    {"createDate", Into::created},  {"keywords", Into::keywords_listed},
    {"category", Into::category},   {"supCategory", Into::category},
    {"detailUrl", Into::rendition}, {"previewUrl", Into::rendition},
    {"gridUrl", Into::rendition},   {"letterboxUrl", Into::rendition},
    {"smallUrl", Into::rendition},  {"thumbnailUrl", Into::rendition},
};
constexpr Row kBelga360[] = {
    {"newsObjectId", Into::id},
    {"newsItemId", Into::other_id},
    {"headLine", Into::headline},
    {"topic", Into::slugline},
    {"language", Into::language},
    {"credit", Into::credit},
    {"source", Into::source},
    {"city", Into::dateline_place},
    {"authors/*/name", Into::creator},
    {"keywords/*", Into::keyword},
    {"editorialInfo", Into::editorial_note},
    {"assetType", Into::profile},
    {"createDate", Into::created_ms},
    {"validateDate", Into::modified_ms},
    {"packages/*/newsProduct", Into::category},
    {"packages/*/newsService", Into::category},
    {"newsComponents/*[assetType=Title]/proxies/*/varcharData", Into::deck},
    {"newsComponents/*[assetType=Lead]/proxies/*/varcharData", Into::summary},
    {"newsComponents/*[assetType=Body]/proxies/*/varcharData", Into::body},
    {"newsComponents/*[assetType=Body]/proxies/*/clobData", Into::body},
};

constexpr Form kForms[] = {
    {.name = "AP Media API",
     .item = "data/item",
     .wanted = "altids",
     .is_ninjs = true,
     .rows = kAp,
     .outside = kApOutside},
    {.name = "Belga picture", .wanted = "imageId", .is_picture = true, .rows = kBelgaPicture},
    {.name = "Belga 360", .wanted = "newsObjectId", .rows = kBelga360},
};

int sniff_agency(const JsonHead& head) {
  if (!head.is_object()) return 0;
  if (head.has("api_version") && head.value("data", "item") == "{") return kSure;
  if (head.has("imageId") && head.has("caption") && head.has("credit")) return kSure;
  return head.has("newsObjectId") && head.has("newsComponents") ? kSure : 0;
}

/// Calls `found` for every value at `path` below `value`.
template <class Found>
void at_path(JsonValue value, std::string_view path, Found&& found) {
  if (path.empty()) return found(value);
  const std::size_t slash = std::min(path.find('/'), path.size());
  const std::string_view step = path.substr(0, slash);
  const std::string_view rest = slash < path.size() ? path.substr(slash + 1) : std::string_view();
  if (!step.starts_with('*')) {
    if (const JsonValue next = value[step]) at_path(next, rest, found);
    return;
  }
  if (!value.is(JsonKind::array)) return at_path(value, rest, found);
  const std::size_t equals = step.find('=');
  for (JsonValue each : value) {
    if (equals != step.npos) {
      const std::string_view key = step.substr(2, equals - 2);
      if (!each[key].equals(step.substr(equals + 1, step.size() - equals - 2))) continue;
    }
    at_path(each, rest, found);
  }
}

class AgencyReader {
 public:
  AgencyReader(Article& article, const ReadOptions& options)
      : article_(article), options_(options) {}

  void read(JsonValue item, std::span<const Row> rows) {
    for (const Row& row : rows)
      at_path(item, row.path, [&](JsonValue value) { put(value, row.into); });
  }

  /// The picture that the whole item is; its parts were put into `picture_`.
  void add_picture(JsonValue item) {
    picture_.role = MediaRole::main;
    picture_.at = item.at();
    picture_.alt.known.presence = Presence::not_carried;
    html::split_credit(picture_, article_.arena);
    article_.kind = ArticleKind::picture;
    article_.media.push_back(std::move(picture_));
  }

 private:
  Media& picture() { return article_.media.empty() ? picture_ : article_.media.front(); }

  static void fill(Field& into, Field from) {
    if (!into.is_present()) into = std::move(from);
  }

  void put(JsonValue value, Into into) {
    const auto field = [&] { return read_field(value, article_); };
    switch (into) {
      case Into::id:
        article_.id = read_word(value);
        return;
      case Into::other_id:
        if (const auto id = read_word(value); id.is_present())
          article_.alt_ids.emplace_back(value.key(), id.value);
        return;
      case Into::language:
        article_.language = read_word(value);
        return;
      case Into::headline:
      case Into::deck:
        article_.headlines.push_back(
            {into == Into::headline ? HeadlineRole::main : HeadlineRole::deck, field()});
        return;
      case Into::summary:
        return fill(article_.summary, field());
      case Into::slugline:
        return fill(article_.slugline, field());
      case Into::byline:
        if (!article_.byline.is_present())
          article_.byline = field();
        else
          add_creator(value, "author");
        return;
      case Into::creator:
        return add_creator(value, "author");
      case Into::photographer:
        return add_photographer(value);
      case Into::caption:
        return fill(picture().caption, field());
      case Into::credit:
        fill(article_.credit, field());
        picture().credit = article_.credit;
        return;
      case Into::source:
      case Into::provider: {
        Source made{.name = field(),
                    .role = into == Into::source ? SourceRole::origin : SourceRole::provider};
        if (made.name.is_present()) article_.sources.push_back(std::move(made));
        return;
      }
      case Into::place:
        picture().place = field();
        return;
      case Into::dateline_place:
        return fill(article_.dateline.place, field());
      case Into::usage_terms:
        if (article_.rights.empty() || article_.rights.back().usage_terms.is_present())
          article_.rights.emplace_back();
        article_.rights.back().usage_terms = field();
        return;
      case Into::editorial_note:
        return fill(article_.editorial_note, field());
      case Into::keyword:
      case Into::keywords_listed:
        if (Field word = field(); word.is_present()) article_.keywords.push_back(std::move(word));
        return;
      case Into::signal:
        if (value.is(JsonKind::string)) article_.signals.push_back(value.string());
        return;
      case Into::category: {
        Concept made{.kind = Concept::Kind::category, .rel = value.key(), .at = value.at()};
        made.code = value.string();
        if (!made.code.empty()) article_.concepts.push_back(std::move(made));
        return;
      }
      case Into::created:
        article_.created = read_date(value, article_);
        return;
      case Into::created_ms:
        return put_milliseconds(value, article_.created);
      case Into::modified_ms:
        return put_milliseconds(value, article_.modified);
      case Into::body:
      case Into::body_html:
        return add_body(value);
      case Into::rendition:
        if (value.is(JsonKind::string) && !value.peek().empty())
          picture().renditions.push_back(
              {.name = value.key(), .href = value.string(), .at = value.at()});
        return;
      case Into::profile:
        if (!article_.profile.is_present()) article_.profile = read_word(value);
        return;
      case Into::alternate:
        if (!article_.creators.empty())
          article_.creators.back().job_title = field();
        else if (Field title = field(); title.is_present())
          article_.creators.push_back(
              {.name = article_.byline, .role = "author", .job_title = std::move(title)});
        return;
    }
  }

  void add_creator(JsonValue value, std::string_view role) {
    Creator made{.name = read_field(value, article_), .role = role};
    if (made.name.is_present()) article_.creators.push_back(std::move(made));
  }

  void add_photographer(JsonValue value) {
    Creator made{.name = read_field(value, article_), .role = "photographer"};
    if (!made.name.is_present()) return;
    picture().photographer = made.name;
    article_.creators.push_back(made);
    picture().creators.push_back(std::move(made));
  }

  void put_milliseconds(JsonValue value, Value<DateTime>& into) {
    const std::optional<std::int64_t> ms = value.integer();
    if (!ms) return;
    into.value = from_unix_ms(*ms);
    into.known = {.presence = Presence::present, .at = value.at()};
  }

  void add_body(JsonValue value) {
    if (!value.is(JsonKind::string) || value.peek().empty()) return;
    const bool is_markup = looks_like_markup(value.peek());
    const Text text = value.text();
    if (is_markup)
      read_html_body(text, article_, options_);
    else
      add_plain_paragraphs(text, article_, options_);
  }

  Article& article_;
  const ReadOptions& options_;
  Media picture_;
};

JsonValue find_item(JsonValue root, const Form& form) {
  JsonValue item;
  at_path(root, form.item, [&](JsonValue value) { item = value; });
  return item[form.wanted] ? item : JsonValue();
}

Result<Article> read_agency(std::string_view source, const ReadOptions& options) {
  Article article;
  article.source = source;
  article.provenance.format = agency_reader.id;
  article.provenance.escape = SourceEscape::json;
  Result<JsonDocument> document = read_json_article(source, options, article.arena);
  if (!document) return document.error();
  std::uint32_t several = 0;
  const JsonValue root = sole_json_article(document->root(), several);
  const Form* form = nullptr;
  JsonValue item;
  for (const Form& each : kForms)
    if (!form && (item = find_item(root, each))) form = &each;
  if (!form)
    return not_one_article(document->root(), several,
                           "agency's form known here (AP Media API, Belga)");
  article.provenance.notices = std::move(document->notices);
  article.provenance.version = form->name;
  ninjs::Reading reading{article, options};
  if (form->is_ninjs) {
    ninjs::read_item(item, reading);
    ninjs::read_body(item, reading);
    ninjs::read_media(item, reading);
  }
  AgencyReader reader(article, options);
  reader.read(item, form->rows);
  if (article.body.empty()) reader.read(root, form->outside);
  if (form->is_picture) reader.add_picture(item);
  if (options.budget && options.budget->spent())
    return options.budget->why("reading an agency's item");
  keep_untaken(*document, article);
  return article;
}

}  // namespace

constinit const Reader agency_reader{
    .id = "agency",
    .name = "an agency's own JSON (AP Media API, Belga)",
    .media_type = "application/json",
    .read = read_agency,
    .next = next_json_article,
    .sniff_json = sniff_agency,
};

}  // namespace stet
