/// Agencies' own JSON. Each form is a table (agency/forms.cpp): which member is which field. AP's
/// is ninjs 1.x inside an envelope, with names of its own on top.

#include "intake/agency/forms.h"
#include "intake/html/body.h"
#include "intake/html/media.h"
#include "intake/html/values.h"
#include "intake/json/batch.h"
#include "intake/json/fields.h"
#include "intake/ninjs/item.h"
#include "intake/readers.h"
#include "intake/text/dateline.h"

#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace stet {
namespace {

using agency::Form;
using agency::Into;
using agency::Row;

constexpr int kSure = 95;

int sniff_agency(const JsonHead& head) {
  if (!head.is_object()) return 0;
  if (head.has("api_version") && head.value("data", "item") == "{") return kSure;
  if (head.value("format").starts_with("digitalwires@") && head.has("urn")) return kSure;
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
  Media& picture() {
    if (associated_) return *associated_;
    return article_.media.empty() ? picture_ : article_.media.front();
  }

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
        return add_headline(HeadlineRole::main, field());
      case Into::deck:
        return add_headline(HeadlineRole::deck, field());
      case Into::kicker:
        return add_headline(HeadlineRole::kicker, field());
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
        if (associated_) return fill(associated_->credit, field());
        fill(article_.credit, field());
        picture().credit = article_.credit;
        return;
      case Into::credit_line:
        return fill(article_.credit, field());
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
      case Into::dateline:
        return add_dateline(field());
      case Into::dateline_place:
        return fill(article_.dateline.place, field());
      case Into::usage_terms:
        if (article_.rights.empty() || article_.rights.back().usage_terms.is_present())
          article_.rights.emplace_back();
        article_.rights.back().usage_terms = field();
        return;
      case Into::notice:
        if (article_.rights.empty()) article_.rights.emplace_back();
        return fill(article_.rights.back().notice, field());
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
      case Into::modified:
        article_.modified = read_date(value, article_);
        return;
      case Into::content_created:
        article_.content_created = read_date(value, article_);
        return;
      case Into::embargo:
        article_.embargo.until = read_date(value, article_);
        article_.embargo.is_set = article_.embargo.until.is_present();
        return;
      case Into::version:
        article_.version = read_word(value);
        return;
      case Into::urgency:
        article_.urgency = read_int(value);
        return;
      case Into::status:
        return set_status(value);
      case Into::typed:
        return add_typed(value);
      case Into::link:
        return add_link(value);
      case Into::association:
        return add_association(value);
      case Into::media_id:
        picture().id = value.string();
        return;
      case Into::media_kind:
        return set_media_kind(value);
      case Into::media_headline:
        return fill(picture().headline, field());
      case Into::main_picture:
        if (value.boolean() == true) picture().role = MediaRole::main;
        return;
      case Into::file:
        return add_file(value);
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

  void add_headline(HeadlineRole role, Field words) {
    if (words.is_present()) article_.headlines.push_back({role, std::move(words)});
  }

  /// "Port Elin (stet) - ": as printed, with its parts.
  void add_dateline(Field words) {
    if (!words.is_present()) return;
    Dateline& dateline = article_.dateline;
    const auto found = part_dateline(words.bytes(), article_.language.value);
    const auto part = [&](Span span) {
      return span.empty() ? Field{} : html::part_of(words, span, found->confidence, article_.arena);
    };
    if (found) {
      fill(dateline.place, part(found->place));
      dateline.date_text = part(found->date_text);
      dateline.source = part(found->source);
      dateline.date = found->date;
      words = html::part_of(words, found->whole, 1, article_.arena);
      words.known.how = How::stated;
    }
    dateline.text = std::move(words);
  }

  void set_status(JsonValue value) {
    constexpr std::string_view kWords[] = {"usable", "withheld", "canceled"};
    for (std::size_t i = 0; i < std::size(kWords); ++i)
      if (value.peek() == kWords[i])
        article_.status = {static_cast<PublishStatus>(i),
                           {.presence = Presence::present, .at = value.take().at()}};
  }

  /// One of a list where each entry says what it is; what is no concept here stays in `extra`.
  void add_typed(JsonValue value) {
    const agency::Typed* kind = nullptr;
    for (const agency::Typed& each : agency::typed())
      if (value["type"].peek() == each.type) kind = &each;
    if (!kind) return;
    value["type"].take();
    Field name = read_field(value["name"], article_);
    if (kind->into == Into::creator) {
      if (name.is_present()) article_.creators.push_back({.name = std::move(name)});
      return;
    }
    if (kind->into == Into::source || kind->into == Into::provider) {
      if (name.is_present())
        article_.sources.push_back(
            {.name = std::move(name),
             .role = kind->into == Into::source ? SourceRole::origin : SourceRole::provider});
      return;
    }
    Concept made{.kind = kind->kind, .name = std::move(name), .at = value.at()};
    const std::string_view qcode = value["qcode"].string();
    const std::size_t colon = qcode.find(':');
    made.scheme = colon == qcode.npos ? std::string_view() : qcode.substr(0, colon);
    made.code = colon == qcode.npos ? qcode : qcode.substr(colon + 1);
    if (made.name.is_present() || !made.code.empty()) article_.concepts.push_back(std::move(made));
  }

  void add_link(JsonValue value) {
    Link made{.rel = value["rel"].string(), .href = value["href"].string(), .at = value.at()};
    made.title = read_field(value["title"], article_);
    if (!made.href.empty()) article_.links.push_back(std::move(made));
  }

  void add_association(JsonValue value) {
    if (!value.is(JsonKind::object) || article_.media.size() >= options_.limits.images) return;
    Media made{.at = value.at()};
    made.alt.known.presence = Presence::not_carried;
    associated_ = &made;
    read(value, agency::associated());
    associated_ = nullptr;
    html::split_credit(made, article_.arena);
    article_.media.push_back(std::move(made));
  }

  void set_media_kind(JsonValue value) {
    const std::string_view type = value.string();
    picture().kind = type == "video"     ? MediaKind::video
                     : type == "audio"   ? MediaKind::audio
                     : type == "graphic" ? MediaKind::graphic
                                         : MediaKind::picture;
  }

  void add_file(JsonValue value) {
    Rendition made{.at = value.at()};
    made.href = value.first_of({"url", "href"}).string();
    made.name = value.first_of({"role", "name"}).string();
    made.mime = value["mimetype"].string();
    made.width = size_of(value["width"]);
    made.height = size_of(value["height"]);
    made.bytes = size_of(value["sizeinbytes"]);
    if (!made.href.empty()) picture().renditions.push_back(made);
  }

  static std::uint32_t size_of(JsonValue value) {
    const Value<std::int32_t> number = read_int(value);
    return number.is_present() && number.value > 0 ? static_cast<std::uint32_t>(number.value) : 0;
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
  Media* associated_ = nullptr;  ///< the file whose members are being read
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
  for (const Form& each : agency::forms())
    if (!form && (item = find_item(root, each))) form = &each;
  if (!form)
    return not_one_article(document->root(), several,
                           "agency's form known here (AP Media API, Belga, dpa digitalwires)");
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
    .name = "an agency's own JSON (AP Media API, Belga, dpa digitalwires)",
    .media_type = "application/json",
    .read = read_agency,
    .next = next_json_article,
    .sniff_json = sniff_agency,
};

}  // namespace stet
