#include "desk/report.h"
#include "text/dates.h"
#include "text/utf8.h"

#include <xxhash.h>

namespace stet {
namespace {

/// Everything that is said, each thing under its name. What a CMS adds at every save (version,
/// dates of creation and change) is left out: a story handed in twice is one story.
class Said {
 public:
  explicit Said(std::size_t expected) { out_.reserve(expected); }
  void text(std::string_view name, std::string_view words) {
    if (words.empty()) return;
    open(name);
    bool space = false, any = false;
    for (std::uint32_t at = 0; at < words.size();) {
      // Most of a story is runs of plain letters: taken as they are.
      std::uint32_t run = at;
      while (run < words.size() && is_plain(words[run])) ++run;
      if (run > at) {
        if (space) out_ += ' ';
        space = false;
        any = true;
        out_ += words.substr(at, run - at);
        at = run;
        continue;
      }
      const CodePoint point = decode(words, at);
      if (is_space(point.value)) {
        space = any;
      } else {
        if (space) out_ += ' ';
        space = false;
        any = true;
        out_ += words.substr(at, point.length);
      }
      at += point.length;
    }
  }
  void number(std::string_view name, std::int64_t value) {
    open(name);
    out_ += std::to_string(value);
  }
  void time(std::string_view name, const Value<DateTime>& value) {
    if (value.is_present()) text(name, to_iso(value.value));
  }
  std::uint64_t hash() const { return XXH3_64bits(out_.data(), out_.size()); }

 private:
  static bool is_plain(char c) { return c > ' ' && c < '\x7F'; }
  void open(std::string_view name) {
    out_ += '\x1E';
    out_ += name;
    out_ += '\x1F';
  }
  std::string out_;
};

void say_concept(Said& said, const Concept& each) {
  said.number("concept", static_cast<std::int64_t>(each.kind));
  said.text("scheme", each.scheme);
  said.text("code", each.code);
  said.text("uri", each.uri);
}

void say_media(Said& said, const Media& media) {
  said.number("media", static_cast<std::int64_t>(media.kind));
  said.text("id", media.id);
  said.number("placed", media.placed_at);
  if (media.decorative) said.text("decorative", "yes");
  said.text("source_type", media.digital_source_type);
  said.time("created", media.created);
  for (const Rendition& rendition : media.renditions) said.text("rendition", rendition.href);
}

}  // namespace

std::uint64_t article_hash(const Article& article) {
  Said said(article.part.empty() ? article.source.size() : article.part.size());
  said.text("id", article.id.value);
  said.number("kind", static_cast<std::int64_t>(article.kind));
  said.text("profile", article.profile.value);
  said.text("language", article.language.value);
  walk(article, [&](const FieldPath& path, const Field& field) {
    if (path.name == "headlines" && path.index >= 0)
      said.number("role", static_cast<std::int64_t>(
                              article.headlines[static_cast<std::size_t>(path.index)].role));
    if (path.name == "body" && path.block >= 0)
      said.number("block", static_cast<std::int64_t>(
                               article.body[static_cast<std::size_t>(path.block)].kind));
    said.text(path.name, field.text.bytes);
    for (const Run& run : article.runs_of(field)) said.text("href", run.href);
  });
  for (const Media& media : article.media) say_media(said, media);
  for (const Concept& each : article.concepts) say_concept(said, each);
  for (const Link& link : article.links) said.text("link", link.href);
  for (std::string_view signal : article.signals) said.text("signal", signal);
  said.time("published", article.published);
  said.time("first_published", article.first_published);
  said.time("scheduled", article.scheduled);
  said.time("expires", article.expires);
  said.time("embargo", article.embargo.until);
  if (article.embargo.is_set) said.text("embargoed", "yes");
  if (article.status.is_present())
    said.number("status", static_cast<std::int64_t>(article.status.value));
  if (article.urgency.is_present()) said.number("urgency", article.urgency.value);
  if (article.priority.is_present()) said.number("priority", article.priority.value);
  return said.hash();
}

}  // namespace stet
