#include "intake/field_sheet.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <string_view>

namespace stet::test {
namespace {

constexpr std::string_view kArticleKinds[] = {"text",  "picture",   "graphic", "audio",
                                              "video", "composite", "event",   "planning"};
constexpr std::string_view kHeadlineNames[] = {"headline",       "headline.short",  "headline.deck",
                                               "headline.seo",   "headline.social", "headline.push",
                                               "headline.print", "headline.kicker"};
constexpr std::string_view kStatuses[] = {"usable", "withheld", "canceled", "draft"};
constexpr std::string_view kSourceRoles[] = {"origin", "provider", "agency", "handout",
                                             "aggregator"};
constexpr std::string_view kConceptKinds[] = {"subject",      "genre", "place",  "person",
                                              "organisation", "event", "object", "category"};
constexpr std::string_view kMediaKinds[] = {"picture", "graphic", "video", "audio"};
constexpr std::string_view kMediaRoles[] = {"main",      "body",    "gallery",
                                            "thumbnail", "related", "author"};
constexpr std::string_view kBlockNames[] = {
    "paragraphs", "headings",    "quotes", "pull_quotes",  "lists",  "list_items",
    "tables",     "rows",        "cells",  "media_blocks", "embeds", "preformatted",
    "rules",      "corrections", "asides", "boilerplate",  "raw"};
constexpr std::string_view kHows[] = {"explicit", "derived", "defaulted"};

template <std::size_t n, class Enum>
std::string_view word_for(const std::string_view (&words)[n], Enum value) {
  return words[static_cast<std::size_t>(value)];
}

class Sheet {
 public:
  explicit Sheet(FieldSheet& out) : out_(out) {}

  void say(std::string name, std::string_view value) {
    std::string line;
    for (char c : value) {
      if (c == '\n')
        line += "\\n";
      else
        line += c;
    }
    out_.emplace_back(std::move(name), std::move(line));
  }
  void say_if(const std::string& name, std::string_view value) {
    if (!value.empty()) say(name, value);
  }
  void count(const std::string& name, std::size_t value) { say(name, std::to_string(value)); }

  void known(const std::string& name, const Known& known, std::string_view value) {
    if (known.presence == Presence::absent) return;
    if (known.presence == Presence::empty) return say(name, "(empty)");
    if (known.presence == Presence::not_carried) return say(name, "(not carried)");
    say(name, value);
    say(name + ".how", word_for(kHows, known.how));
  }
  void field(const std::string& name, const Field& field) {
    known(name, field.known, field.bytes());
  }
  void time(const std::string& name, const Value<DateTime>& value) {
    known(name, value.known, to_iso(value.value));
  }
  void creator(const std::string& name, const Creator& creator) {
    field(name, creator.name);
    say_if(name + ".role", creator.role);
    say_if(name + ".id", creator.id);
    say_if(name + ".uri", creator.uri);
    say_if(name + ".email", creator.email);
    field(name + ".affiliation", creator.affiliation);
    field(name + ".title", creator.job_title);
    if (creator.organisation) say(name + ".organisation", "yes");
  }
  void rights(const std::string& name, const Rights& rights) {
    field(name + ".holder", rights.holder);
    field(name + ".notice", rights.notice);
    field(name + ".usage", rights.usage_terms);
    say_if(name + ".licence", rights.licence_uri);
    if (rights.year != 0) say(name + ".year", std::to_string(rights.year));
  }

 private:
  FieldSheet& out_;
};

std::string indexed(std::string_view name, std::size_t index) {
  return std::string(name) + '[' + std::to_string(index) + ']';
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break =
        text.substr(i, 2) == "\u00A0" || (i > 0 && text.substr(i - 1, 2) == "\u00A0");
    const bool blank = no_break || std::string_view(" \n\t\r\f").find(text[i]) != text.npos;
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

void say_identity(Sheet& sheet, const Article& article) {
  sheet.say("format", article.provenance.format);
  sheet.say_if("format.version", article.provenance.version);
  for (const Notice& notice : article.provenance.notices) sheet.say("notice", notice.rule);
  sheet.known("id", article.id.known, article.id.value);
  for (const auto& [kind, value] : article.alt_ids)
    sheet.say("alt_id", std::string(kind) + ' ' + std::string(value));
  sheet.known("version", article.version.known, article.version.value);
  sheet.say("kind", word_for(kArticleKinds, article.kind));
  sheet.known("profile", article.profile.known, article.profile.value);
  sheet.known("language", article.language.known, article.language.value);
  if (article.right_to_left) sheet.say("direction", "rtl");
  sheet.known("slug", article.slug.known, article.slug.value);
  sheet.field("slugline", article.slugline);
}

void say_people(Sheet& sheet, const Article& article) {
  sheet.field("byline", article.byline);
  sheet.count("creators", article.creators.size());
  for (std::size_t i = 0; i < article.creators.size(); ++i)
    sheet.creator(indexed("creator", i), article.creators[i]);
  sheet.field("dateline", article.dateline.text);
  sheet.field("dateline.place", article.dateline.place);
  sheet.field("dateline.source", article.dateline.source);
  if (article.dateline.date) sheet.say("dateline.date", to_iso(*article.dateline.date));
  for (const Source& source : article.sources) {
    sheet.say("source", std::string(word_for(kSourceRoles, source.role)) + ' ' +
                            std::string(source.name.bytes()));
    sheet.say_if("source.uri", source.uri);
  }
  sheet.count("sources", article.sources.size());
  sheet.field("credit", article.credit);
}

void say_state(Sheet& sheet, const Article& article) {
  sheet.time("created", article.created);
  sheet.time("modified", article.modified);
  sheet.time("content_created", article.content_created);
  sheet.time("first_published", article.first_published);
  sheet.time("published", article.published);
  sheet.time("scheduled", article.scheduled);
  sheet.time("expires", article.expires);
  if (article.embargo.is_set && !article.embargo.until.is_present()) sheet.say("embargo", "(open)");
  sheet.time("embargo", article.embargo.until);
  sheet.field("embargo.note", article.embargo.note);
  sheet.known("status", article.status.known, word_for(kStatuses, article.status.value));
  for (const std::string_view flag : article.workflow_flags) sheet.say("flag", flag);
  for (const std::string_view signal : article.signals) sheet.say("signal", signal);
  sheet.field("note", article.editorial_note);
  for (std::size_t i = 0; i < article.corrections.size(); ++i) {
    sheet.field(indexed("correction", i), article.corrections[i].text);
    sheet.say_if(indexed("correction", i) + ".kind", article.corrections[i].kind);
  }
  sheet.known("urgency", article.urgency.known, std::to_string(article.urgency.value));
  sheet.known("priority", article.priority.known, std::to_string(article.priority.value));
}

void say_subjects(Sheet& sheet, const Article& article) {
  std::size_t of_kind[std::size(kConceptKinds)] = {};
  for (const Concept& about : article.concepts) {
    const std::string kind(word_for(kConceptKinds, about.kind));
    ++of_kind[static_cast<std::size_t>(about.kind)];
    sheet.say_if(kind, about.code);
    sheet.field(kind + ".name", about.name);
    sheet.say_if(kind + ".scheme", about.scheme);
    sheet.say_if(kind + ".uri", about.uri);
    sheet.say_if(kind + ".rel", about.rel);
  }
  for (std::size_t i = 0; i < std::size(kConceptKinds); ++i)
    sheet.count("count." + std::string(kConceptKinds[i]), of_kind[i]);
  std::string keywords;
  for (const Field& keyword : article.keywords) {
    if (!keywords.empty()) keywords += "; ";
    keywords += keyword.bytes();
  }
  sheet.say_if("keywords", keywords);
  for (std::size_t i = 0; i < article.rights.size(); ++i)
    sheet.rights(indexed("rights", i), article.rights[i]);
}

void say_body(Sheet& sheet, const Article& article) {
  std::size_t of_kind[std::size(kBlockNames)] = {};
  std::size_t words = 0, links = 0, headings = 0, citations = 0;
  std::vector<const Field*> paragraphs;
  for (const Block& block : article.body) {
    ++of_kind[static_cast<std::size_t>(block.kind)];
    words += count_words(block.field.bytes());
    for (const Run& run : article.runs_of(block.field)) links += run.markup == Markup::link;
    if (block.kind == BlockKind::heading) {
      const std::string name = indexed("heading", headings++);
      sheet.say(name, block.field.bytes());
      sheet.count(name + ".level", block.level);
    }
    if (block.citation.is_present()) sheet.field(indexed("citation", citations++), block.citation);
    if (block.kind == BlockKind::paragraph) paragraphs.push_back(&block.field);
    if (block.kind == BlockKind::embed) sheet.say_if("embed", block.href);
    if (block.kind == BlockKind::table_cell) sheet.say_if("cell", block.field.bytes());
    if (block.kind == BlockKind::list_item) sheet.say_if("list_item", block.field.bytes());
    if (block.kind == BlockKind::quote) sheet.say_if("quote", block.field.bytes());
    if (block.kind == BlockKind::boilerplate) sheet.say_if("boilerplate.text", block.field.bytes());
    sheet.say_if("block.language", block.language);
  }
  for (std::size_t i = 0; i < std::size(kBlockNames); ++i)
    sheet.count(std::string(kBlockNames[i]), of_kind[i]);
  sheet.count("words", words);
  sheet.count("inline_links", links);
  if (!paragraphs.empty()) {
    sheet.field("first", *paragraphs.front());
    sheet.field("last", *paragraphs.back());
  }
}

void say_media(Sheet& sheet, const Article& article) {
  sheet.count("media", article.media.size());
  for (std::size_t i = 0; i < article.media.size(); ++i) {
    const Media& media = article.media[i];
    const std::string name = indexed("media", i);
    sheet.say_if(name + ".id", media.id);
    sheet.say(name + ".kind", word_for(kMediaKinds, media.kind));
    sheet.say(name + ".role", word_for(kMediaRoles, media.role));
    sheet.field(name + ".headline", media.headline);
    sheet.field(name + ".title", media.title);
    sheet.field(name + ".caption", media.caption);
    sheet.field(name + ".library_caption", media.library_caption);
    sheet.field(name + ".alt", media.alt);
    sheet.field(name + ".credit", media.credit);
    sheet.field(name + ".photographer", media.photographer);
    sheet.field(name + ".agency", media.agency);
    for (std::size_t c = 0; c < media.creators.size(); ++c)
      sheet.creator(indexed(name + ".creator", c), media.creators[c]);
    sheet.field(name + ".source", media.source);
    for (const Rights& rights : media.rights) sheet.rights(name + ".rights", rights);
    sheet.time(name + ".created", media.created);
    sheet.field(name + ".place", media.place);
    sheet.field(name + ".instructions", media.instructions);
    sheet.say(name + ".placed", media.placed_at >= 0 ? "yes" : "no");
    sheet.count(name + ".renditions", media.renditions.size());
    for (const Rendition& rendition : media.renditions) {
      std::string line(rendition.name.empty() ? "(unnamed)" : rendition.name);
      line += ' ' + std::to_string(rendition.width) + 'x' + std::to_string(rendition.height) + ' ';
      sheet.say(name + ".rendition", line + std::string(rendition.href));
      sheet.say_if(name + ".mime", rendition.mime);
      if (rendition.duration_ms != 0) sheet.count(name + ".duration_ms", rendition.duration_ms);
      if (rendition.bytes != 0) sheet.count(name + ".bytes", rendition.bytes);
    }
  }
}

}  // namespace

FieldSheet field_sheet(const Article& article) {
  FieldSheet out;
  Sheet sheet(out);
  say_identity(sheet, article);
  for (const Headline& headline : article.headlines)
    sheet.field(std::string(word_for(kHeadlineNames, headline.role)), headline.field);
  sheet.field("summary", article.summary);
  say_people(sheet, article);
  say_state(sheet, article);
  say_subjects(sheet, article);
  say_body(sheet, article);
  say_media(sheet, article);
  for (const Link& link : article.links)
    sheet.say("link", std::string(link.rel) + ' ' + std::string(link.href));
  sheet.count("links", article.links.size());
  for (const Extra& extra : article.extra) {
    sheet.say("extra", extra.path);
    sheet.say("extra " + std::string(extra.path), extra.value);
  }
  return out;
}

}  // namespace stet::test
