#include "article/walk.h"

namespace stet {
namespace {

std::string_view name_of(HeadlineRole role) {
  switch (role) {
    case HeadlineRole::main:
      return "main";
    case HeadlineRole::short_form:
      return "short";
    case HeadlineRole::deck:
      return "deck";
    case HeadlineRole::seo:
      return "seo";
    case HeadlineRole::social:
      return "social";
    case HeadlineRole::push:
      return "push";
    case HeadlineRole::print:
      return "print";
    case HeadlineRole::kicker:
      return "kicker";
  }
  return "main";
}

/// Passes on the fields that have text.
class Walker {
 public:
  explicit Walker(const std::function<void(const FieldPath&, const Field&)>& visit)
      : visit_(visit) {}

  void see(const Field& field, std::string_view name, std::size_t index = kOnly) {
    if (field.text.empty()) return;
    visit_({.name = name, .index = index == kOnly ? -1 : static_cast<std::int32_t>(index)}, field);
  }
  void see_block(const Field& field, std::string_view name, std::size_t block) {
    if (field.text.empty()) return;
    visit_({.name = name, .block = static_cast<std::int32_t>(block)}, field);
  }

 private:
  static constexpr std::size_t kOnly = SIZE_MAX;
  const std::function<void(const FieldPath&, const Field&)>& visit_;
};

void walk_rights(Walker& walker, const Rights& rights, std::size_t index) {
  walker.see(rights.holder, "rights.holder", index);
  walker.see(rights.notice, "rights.notice", index);
  walker.see(rights.usage_terms, "rights.usage_terms", index);
}

void walk_creator(Walker& walker, const Creator& creator, std::size_t index) {
  walker.see(creator.name, "creators.name", index);
  walker.see(creator.affiliation, "creators.affiliation", index);
  walker.see(creator.job_title, "creators.job_title", index);
}

void walk_media(Walker& walker, const Media& media, std::size_t index) {
  walker.see(media.headline, "media.headline", index);
  walker.see(media.title, "media.title", index);
  walker.see(media.caption, "media.caption", index);
  walker.see(media.library_caption, "media.library_caption", index);
  walker.see(media.alt, "media.alt", index);
  walker.see(media.long_description, "media.long_description", index);
  walker.see(media.credit, "media.credit", index);
  walker.see(media.photographer, "media.photographer", index);
  walker.see(media.agency, "media.agency", index);
  for (const Creator& creator : media.creators) {
    walker.see(creator.name, "media.creator", index);
    walker.see(creator.affiliation, "media.creator_affiliation", index);
    walker.see(creator.job_title, "media.creator_job_title", index);
  }
  walker.see(media.source, "media.source", index);
  for (const Rights& rights : media.rights) {
    walker.see(rights.holder, "media.rights_holder", index);
    walker.see(rights.notice, "media.rights_notice", index);
    walker.see(rights.usage_terms, "media.usage_terms", index);
  }
  walker.see(media.place, "media.place", index);
  walker.see(media.instructions, "media.instructions", index);
  for (const Field& person : media.people_shown) walker.see(person, "media.people_shown", index);
}

}  // namespace

std::string to_string(const FieldPath& path, const Article& article) {
  if (path.index < 0) return std::string(path.name);
  const auto index = static_cast<std::size_t>(path.index);
  if (path.name == "headlines" && index < article.headlines.size()) {
    const HeadlineRole role = article.headlines[index].role;
    if (role == HeadlineRole::main) return "headline";
    return "headlines[" + std::string(name_of(role)) + "]";
  }
  const std::size_t point = path.name.find('.');
  std::string out(path.name.substr(0, point));
  out += '[' + std::to_string(index) + ']';
  if (point != std::string_view::npos) out += path.name.substr(point);
  return out;
}

void walk(const Article& article,
          const std::function<void(const FieldPath& path, const Field& field)>& visit) {
  Walker walker(visit);
  for (std::size_t i = 0; i < article.headlines.size(); ++i)
    walker.see(article.headlines[i].field, "headlines", i);
  walker.see(article.summary, "summary");
  walker.see(article.slugline, "slugline");
  walker.see(article.byline, "byline");
  for (std::size_t i = 0; i < article.creators.size(); ++i)
    walk_creator(walker, article.creators[i], i);
  walker.see(article.dateline.text, "dateline");
  walker.see(article.dateline.place, "dateline.place");
  walker.see(article.dateline.date_text, "dateline.date");
  walker.see(article.dateline.source, "dateline.source");
  for (std::size_t i = 0; i < article.body.size(); ++i) {
    walker.see_block(article.body[i].field, "body", i);
    walker.see_block(article.body[i].citation, "body.citation", i);
  }
  for (std::size_t i = 0; i < article.media.size(); ++i) walk_media(walker, article.media[i], i);
  for (std::size_t i = 0; i < article.sources.size(); ++i)
    walker.see(article.sources[i].name, "sources.name", i);
  walker.see(article.credit, "credit");
  walker.see(article.embargo.note, "embargo.note");
  walker.see(article.editorial_note, "editorial_note");
  for (std::size_t i = 0; i < article.corrections.size(); ++i)
    walker.see(article.corrections[i].text, "corrections.text", i);
  for (std::size_t i = 0; i < article.rights.size(); ++i) walk_rights(walker, article.rights[i], i);
  for (std::size_t i = 0; i < article.concepts.size(); ++i)
    walker.see(article.concepts[i].name, "concepts.name", i);
  for (std::size_t i = 0; i < article.keywords.size(); ++i)
    walker.see(article.keywords[i], "keywords", i);
  for (std::size_t i = 0; i < article.links.size(); ++i)
    walker.see(article.links[i].title, "links.title", i);
}

}  // namespace stet
