#include "newsml/ninjs/item.h"

#include "newsml/body.h"
#include "newsml/left_out.h"
#include "newsml/ninjs/concepts.h"
#include "newsml/ninjs/edition.h"
#include "newsml/ninjs/media.h"
#include "newsml/plain/document.h"
#include "newsml/uri.h"
#include "newsml/words.h"

#include <algorithm>
#include <array>

namespace stet::ninjs {
namespace {

std::string_view role_name(HeadlineRole role) {
  constexpr std::string_view kNames[] = {"main",   "short", "deck",  "seo",
                                         "social", "push",  "print", "kicker"};
  return kNames[static_cast<std::size_t>(role)];
}

std::string_view type_of(ArticleKind kind, Losses& losses) {
  switch (kind) {
    case ArticleKind::text:
      break;
    case ArticleKind::picture:
      return "picture";
    case ArticleKind::graphic:
      return "graphic";
    case ArticleKind::audio:
      return "audio";
    case ArticleKind::video:
      return "video";
    case ArticleKind::composite:
      return "composite";
    case ArticleKind::event:
    case ArticleKind::planning:
      losses.add({"kind"}, "an event or a plan is written as a text item");
      break;
  }
  return "text";
}

bool holds_back(const Embargo& embargo) {
  if (!embargo.is_set && !embargo.until.is_present()) return false;
  return !embargo.until.is_present() || !date_time(embargo.until.value);
}

void write_identity(Members& out, const Article& article, const Release& release) {
  out.own("uri", release.guid);
  // A story that is all picture is still sent as the story: its pictures are associations.
  // A picture without an association would be the picture itself.
  const bool has_media = !article.media.empty() && release.status != PublishStatus::canceled;
  const bool is_text = !article.body.empty() || !has_media;
  if (is_text && article.kind != ArticleKind::text && article.kind != ArticleKind::event &&
      article.kind != ArticleKind::planning)
    out.losses().add({"kind"}, "a story of words is written as a text");
  const bool is_plan = article.kind == ArticleKind::event || article.kind == ArticleKind::planning;
  out.own("type", !is_text || is_plan ? type_of(article.kind, out.losses()) : "text");
  out.own("representationType", out.edition().lists ? "full" : "complete");
  if (article.profile.is_present()) out.words("profile", article.profile.value, {"profile"});
  out.own("version", std::to_string(release.version));
}

void write_times(Members& out, const Article& article, const Release& release) {
  Losses& losses = out.losses();
  const Value<DateTime>& first =
      article.created.is_present() ? article.created : article.first_published;
  if (article.first_published.is_present()) {
    losses.add({"first_published"}, "firstCreated is the one time of the first version");
    if (!article.created.is_present())
      losses.add({"created"}, "firstCreated says when the first version was published");
  }
  if (first.is_present()) {
    if (const std::optional<Stamp> stamp = date_time(first.value))
      out.own("firstCreated", stamp->view());
    else
      losses.add({article.created.is_present() ? "created" : "first_published"},
                 "a date-time here needs a full date, a time and a zone");
  }
  out.own("versionCreated", release.version_created.view());
  const Value<DateTime>& content = article.content_created;
  if (content.is_present()) {
    const std::optional<Stamp> stamp = date_time(content.value);
    if (stamp && out.edition().lists)
      out.own("contentCreated", stamp->view());
    else
      losses.add({"content_created"}, "when the content was made has no member, or has no zone");
  }
  const auto differs = [&](const Value<DateTime>& value, const Where& where) {
    if (!value.is_present()) return;
    const std::optional<Stamp> stamp = date_time(value.value);
    if (!stamp || stamp->view() != release.version_created.view())
      losses.add(where, "versionCreated is the one time of this release");
  };
  differs(article.modified, {"modified"});
  if (article.published.is_present())
    losses.add({"published"}, "versionCreated is the one time of this release");
  if (article.expires.is_present()) {
    const std::optional<Stamp> stamp = date_time(article.expires.value);
    if (stamp && out.edition().lists && out.edition().expires)
      out.own("expires", stamp->view());
    else
      losses.add({"expires"}, "an end has no member here, or it has no time with a zone");
  }
  if (article.scheduled.is_present())
    losses.add({"scheduled"}, "a planned time of publication has no member");
}

void write_status(Members& out, const Article& article, const Release& release) {
  const Embargo& embargo = article.embargo;
  if (embargo.until.is_present())
    if (const std::optional<Stamp> stamp = date_time(embargo.until.value))
      out.own(out.edition().camel ? "embargoedUntil" : "embargoed", stamp->view());
  // Without an end an embargo has no member, and "usable" would break it.
  const bool withheld = holds_back(embargo) && release.status == PublishStatus::usable;
  if (withheld) {
    out.losses().add({"embargo"}, "an embargo without an end is written as status withheld");
    out.losses().add({"status"}, "an embargo without an end is written as status withheld");
  } else if (holds_back(embargo)) {
    out.losses().add({"embargo"}, "the status of the story says that it is not usable");
  }
  out.own("pubStatus", withheld ? "withheld" : name_of(release.status));
  if (article.urgency.is_present()) {
    if (article.urgency.value >= 1 && article.urgency.value <= 9)
      out.key("urgency").number(article.urgency.value);
    else
      out.losses().add({"urgency"}, "it is not 1 to 9");
  }
}

/// All notes for the desk in one member, a line each.
void write_notes(Members& out, const Article& article) {
  std::string note;
  const auto add = [&note](std::string_view words) {
    const std::string clean = clean_words(words);
    if (!clean.empty()) note.append(note.empty() ? "" : "\n").append(clean);
  };
  add(article.editorial_note.bytes());
  add(article.embargo.note.bytes());
  for (std::size_t i = 0; i < article.corrections.size(); ++i) {
    add(article.corrections[i].text.bytes());
    if (article.corrections[i].date.is_present())
      out.losses().add({"corrections", static_cast<std::int32_t>(i), "date"}, "a note has no date");
  }
  if (note.empty()) return;
  const bool several = note != clean_words(article.editorial_note.bytes());
  if (several) {
    for (const std::string_view field : {"editorial_note", "embargo.note", "corrections"})
      out.losses().add({field}, "there is one note for the desk, and all of them stand in it");
  }
  if (note.find_first_of("<&") != std::string::npos)
    out.losses().add({"editorial_note"}, "a reader may take its '<' or '&' for mark-up");
  out.own("edNote", note);
}

void write_headlines(Members& out, const Article& article) {
  const bool lists = out.edition().lists;
  bool open = false;
  std::array<bool, 8> used{};
  for (std::size_t i = 0; i < article.headlines.size(); ++i) {
    const Headline& headline = article.headlines[i];
    const Where where{"headlines", static_cast<std::int32_t>(i)};
    if (is_blank(headline.field.bytes())) continue;
    const bool main = headline.role == HeadlineRole::main;
    if (lists) {
      if (!open) out.key("headlines").begin_array();
      open = true;
      out.json().begin_object().member("role", role_name(headline.role));
      if (!out.words("value", headline.field.bytes(), where)) out.json().member("value", "");
      out.json().end_object();
    } else if (bool& again = used[static_cast<std::size_t>(headline.role)]; again) {
      out.losses().add(where, "there is one headline of a role, and another came before");
    } else {
      again = true;
      out.words(
          main ? std::string("headline") : "headline_" + std::string(role_name(headline.role)),
          headline.field.bytes(), where);
    }
    if (headline.field.runs > 0)
      out.losses().add(where, "its markup is left out; the words are kept");
  }
  if (open) out.json().end_array();
}

void write_alt_ids(Members& out, const Article& article, const Release& release) {
  std::vector<std::pair<std::string_view, std::string_view>> ids;
  if (article.id.is_present() && !release.id_is_guid)
    ids.emplace_back("source-id", article.id.value);
  for (const auto& id : article.alt_ids)
    if (!is_blank(id.second)) ids.push_back(id);
  if (article.slug.is_present() && !is_blank(article.slug.value)) {
    ids.emplace_back("slug", article.slug.value);
    if (clean_words(article.slug.value) == clean_words(article.slugline.bytes()))
      out.losses().add({"slugline"}, "it is the slug");
  }
  if (ids.empty()) return;
  const bool lists = out.edition().lists;
  if (lists)
    out.key("altIds").begin_array();
  else
    out.key("altIds").begin_object();
  std::vector<std::string> used;
  for (const auto& [kind, value] : ids) {
    std::string role = clean_words(kind);
    if (role.empty()) {
      role = "id";
      out.losses().add({"alt_ids"}, "an identifier without a kind is written with the role id");
    }
    if (lists) {
      out.json().begin_object().member("role", role).member("value", clean_words(value));
      out.json().end_object();
      continue;
    }
    const std::string base = role;
    constexpr std::size_t kMostKeys = 64;
    for (std::size_t n = 2; std::find(used.begin(), used.end(), role) != used.end(); ++n)
      role = base + std::to_string(n);
    if (used.size() >= kMostKeys) {
      out.losses().add({"alt_ids"}, "more than 64 identifiers");
      break;
    }
    out.json().member(role, clean_words(value));
    used.push_back(std::move(role));
  }
  if (lists)
    out.json().end_array();
  else
    out.json().end_object();
}

void write_source_type(Members& out, const Article& article) {
  if (is_blank(article.provenance.digital_source_type)) return;
  write_digital_source_type(out, article.provenance.digital_source_type,
                            {"provenance.digital_source_type"});
}

void say_losses(Members& out, const Article& article) {
  Losses& losses = out.losses();
  if (!is_blank(article.dateline.text.bytes()))
    losses.add({"dateline"}, is_blank(article.dateline.place.bytes())
                                 ? "it is written as the place of the story"
                                 : "only its place has a member");
  if (article.dateline.date) losses.add({"dateline.date"}, "it has no member");
  if (article.right_to_left) losses.add({"right_to_left"}, "the language says it, or nobody");
  if (article.priority.is_present()) losses.add({"priority"}, "it has no member");
  if (!article.signals.empty()) losses.add({"signals"}, "there is no member for signals");
  if (!article.workflow_flags.empty())
    losses.add({"workflow_flags"}, "there is no member for workflow flags");
  for (const Field* field : {&article.byline, &article.summary, &article.credit})
    if (field->runs > 0) {
      losses.add({field == &article.byline    ? "byline"
                  : field == &article.summary ? "summary"
                                              : "credit"},
                 "its markup is left out; the words are kept");
    }
  say_extra(article, losses);
}

std::optional<Error> write_body(Members& out, const Article& article, const Envelope& envelope,
                                const Release& release, const Budget* budget) {
  std::string body;
  const bool plain = envelope.payload == Payload::text;
  if (plain) {
    Result<std::string> text = plain_text_of(article, out.losses(), budget);
    if (!text) return std::move(text.error());
    body = std::move(*text);
  } else {
    XmlWriter xml(1024);
    InlineWriter inline_writer(article, xml, out.losses());
    BodyWriter writer(article, release, Dialect::xhtml, {.as_item = true}, xml, out.losses(),
                      inline_writer);
    if (std::optional<Error> error = writer.write(budget)) return error;
    body = xml.take();
    while (!body.empty() && body.front() == '\n') body.erase(0, 1);
  }
  if (body.empty()) return std::nullopt;
  if (!out.edition().lists) {
    out.own(plain ? "body_text" : "body_xhtml", body);
    return std::nullopt;
  }
  out.key("bodies").begin_array().begin_object().member("role", "main");
  out.own("contentType", plain ? "text/plain" : "application/xhtml+xml");
  out.own("value", body);
  out.json().end_object().end_array();
  return std::nullopt;
}

Result<Written> write(const Article& article, const Envelope& envelope, const Budget* budget) {
  const Edition* edition = find_edition(envelope.format_version);
  if (!edition)
    return Error{.code = Code::unsupported,
                 .message = "ninjs has no version '" + envelope.format_version + "' here"};
  Losses losses;
  Release release = release_of(article, envelope, losses);
  Written written;
  Members out(*edition, written.bytes, losses);
  out.json().begin_object();
  if (edition->lists)
    out.key("standard").begin_object().member("name", "ninjs");
  else
    out.json().key("$standard").begin_object().member("name", "ninjs");
  out.json()
      .member("version", edition->version)
      .member("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_" +
                            std::string(edition->version) + ".json")
      .end_object();
  write_identity(out, article, release);
  write_times(out, article, release);
  write_status(out, article, release);
  if (release.language != "und") out.own("language", release.language);
  write_headlines(out, article);
  out.words(edition->lists ? "by" : "byline", article.byline.bytes(), {"byline"});
  const bool has_slugline = !is_blank(article.slugline.bytes());
  if (has_slugline || article.slug.is_present())
    out.words("slugline", has_slugline ? article.slugline.bytes() : article.slug.value,
              {"slugline"});
  out.words("located",
            is_blank(article.dateline.place.bytes()) ? article.dateline.text.bytes()
                                                     : article.dateline.place.bytes(),
            {"dateline"});
  write_notes(out, article);
  Texts descriptions(out, "descriptions", "description");
  if (release.status == PublishStatus::canceled)
    say_summary_held(article, losses);
  else
    descriptions.add("summary", article.summary, {"summary"});
  descriptions.add("creditline", article.credit, {"credit"});
  descriptions.end();
  write_people(out, article);
  write_concepts(out, article);
  write_sources(out, article, release);
  write_rights(out, article.rights, {"rights", 0});
  write_source_type(out, article);
  write_alt_ids(out, article, release);
  if (release.status == PublishStatus::canceled) {
    if (!article.body.empty()) losses.add({"body"}, "a canceled story goes out without its body");
    if (!article.media.empty())
      losses.add({"media"}, "a canceled story goes out without its pictures");
  } else if (!article.body.empty()) {
    if (std::optional<Error> error = write_body(out, article, envelope, release, budget))
      return std::move(*error);
  }
  write_associations(out, article, release);
  out.json().end_object();
  say_losses(out, article);
  written.bytes += '\n';
  written.losses = losses.take();
  written.guid = std::move(release.guid);
  written.version = release.version;
  return written;
}

constexpr std::string_view kVersions[] = {"3.1", "3.0", "2.2", "2.1", "2.0", "1.3"};

}  // namespace
}  // namespace stet::ninjs

namespace stet {

constinit const Writer ninjs_writer{
    .id = "ninjs",
    .media_type = "application/json",
    .versions = ninjs::kVersions,
    .write = ninjs::write,
};

}  // namespace stet
