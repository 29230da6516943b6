#include "newsml/ninjs/media.h"

#include "newsml/body.h"
#include "newsml/left_out.h"
#include "newsml/ninjs/concepts.h"
#include "newsml/uri.h"
#include "newsml/words.h"
#include "newsml/xml.h"
#include "vocabulary/qcode.h"

#include <algorithm>
#include <string>

namespace stet::ninjs {
namespace {

std::string_view type_of(MediaKind kind) {
  constexpr std::string_view kNames[] = {"picture", "graphic", "video", "audio"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// Names of associations and renditions: each once, of letters, digits and "_" alone, as the
/// members of 1.x have to be.
class Names {
 public:
  std::string take(std::string_view wanted, std::string_view fallback) {
    std::string name = code_of(wanted);
    if (name.empty()) name = fallback;
    for (char& c : name)
      if (c == '-') c = '_';
    const std::string base = name;
    // 1,000 of one name are numbered from where the last one stood.
    auto found = std::find_if(used_.begin(), used_.end(),
                              [&](const auto& each) { return each.first == base; });
    if (found == used_.end()) {
      if (used_.size() < kMostNames) used_.emplace_back(base, 1);
      return used_.size() < kMostNames ? name : base + "_" + std::to_string(++past_);
    }
    return base + "_" + std::to_string(++found->second);
  }

 private:
  static constexpr std::size_t kMostNames = 64;
  std::vector<std::pair<std::string, std::uint32_t>> used_;
  std::uint32_t past_ = 1'000'000;
};

void write_renditions(Members& out, const Media& media, std::int32_t index) {
  Names names;
  bool open = false;
  const bool lists = out.edition().lists;
  const Where where{"media", index, "renditions"};
  for (const Rendition& file : media.renditions) {
    std::string address;
    if (!clean_uri(file.href, UriUse::media, address)) {
      out.losses().add(where, "the address of a file is not http or https");
      continue;
    }
    // Members of 1.x are letters and digits; a list takes the name as the source has it.
    std::string name = lists ? clean_words(file.name) : names.take(file.name, "original");
    if (name.empty()) name = "original";
    if (!open) {
      out.key("renditions");
      if (lists)
        out.json().begin_array();
      else
        out.json().begin_object();
    }
    open = true;
    if (lists)
      out.json().begin_object().member("name", name);
    else
      out.json().key(name).begin_object();
    out.own("href", to_uri(address));
    out.words(lists ? "contentType" : "mimetype", file.mime, where);
    if (file.width > 0) out.key("width").number(file.width);
    if (file.height > 0) out.key("height").number(file.height);
    if (file.bytes > (std::uint64_t{1} << 53))
      out.losses().add(where, "a size beyond what a number in JSON can say");
    else if (file.bytes > 0)
      out.key("sizeInBytes").number(static_cast<std::int64_t>(file.bytes));
    if (file.duration_ms > 0)
      out.key("duration").real(static_cast<double>(file.duration_ms) / 1000.0);
    out.json().end_object();
  }
  if (!open) return;
  if (lists)
    out.json().end_array();
  else
    out.json().end_object();
}

std::string_view name_of(MediaRole role, MediaKind kind) {
  switch (role) {
    case MediaRole::main:
      return "main";
    case MediaRole::gallery:
      return "gallery";
    case MediaRole::thumbnail:
      return "thumbnail";
    case MediaRole::related:
      return "related";
    case MediaRole::author:
      return "author";
    case MediaRole::body:
      break;
  }
  return type_of(kind);
}

void write_media(Members& out, const Article& article, const Release& release, std::size_t i) {
  const Media& media = article.media[i];
  const auto index = static_cast<std::int32_t>(i);
  const auto where = [index](std::string_view part) { return Where{"media", index, part}; };
  out.own("uri", media_guid(release, article, i));
  out.own("type", type_of(media.kind));
  out.own("version", std::to_string(release.version));
  out.own("versionCreated", release.version_created.view());
  out.own("pubStatus", name_of(release.status));
  const bool lists = out.edition().lists;
  if (media.created.is_present()) {
    const std::optional<Stamp> stamp = date_time(media.created.value);
    if (stamp)
      out.own(lists ? "contentCreated" : "firstCreated", stamp->view());
    else
      out.losses().add(where("created"), "a date-time here needs a time and a zone");
  }
  if (lists) {
    Texts headlines(out, "headlines", "headline");
    headlines.add("main", media.headline, where("headline"));
    headlines.end();
  } else {
    out.words("headline", media.headline.bytes(), where("headline"));
  }
  out.words("title", media.title.bytes(), where("title"));
  Texts descriptions(out, "descriptions", "description");
  descriptions.add("caption", media.caption, where("caption"));
  descriptions.add("library_caption", media.library_caption, where("library_caption"));
  descriptions.add("alttext", media.alt, where("alt"));
  descriptions.add("long_description", media.long_description, where("long_description"));
  descriptions.add("creditline", media.credit, where("credit"));
  descriptions.end();
  out.words("located", media.place.bytes(), where("place"));
  out.words("edNote", media.instructions.bytes(), where("instructions"));
  write_people_of_media(out, media, index);
  const SourceEntry sources[] = {
      {.name = media.source.bytes(), .role = "origin", .uri = {}, .where = where("source")},
      {.name = media.agency.bytes(), .role = "agency", .uri = {}, .where = where("agency")},
  };
  write_source_list(out, sources);
  write_rights(out, media.rights, where("rights"));
  if (!is_blank(media.digital_source_type))
    write_digital_source_type(out, media.digital_source_type, where("digital_source_type"));
  if (!is_blank(media.id)) {
    if (lists) {
      out.key("altIds").begin_array().begin_object().member("role", "source-id");
      out.json().member("value", clean_words(media.id)).end_object().end_array();
    } else {
      out.key("altIds").begin_object().member("source-id", clean_words(media.id)).end_object();
    }
  }
  write_renditions(out, media, index);
  std::uint32_t dropped = 0;
  const std::string caption = clean_words(media.caption.bytes(), &dropped);
  if (best_rendition(media) < 0 &&
      (dropped > 0 || caption.find_first_of("<&") != std::string::npos))
    out.losses().add({"media", index},
                     "a reader can tie it to the body by its caption alone, and may "
                     "take that for mark-up");
  if (media.decorative) out.losses().add(where("decorative"), "it has no member");
}

/// A link as an item of its own: where it is, and what it is called.
void write_link(Members& out, const Link& link, std::string_view address, const Where& where) {
  out.own("uri", to_uri(address));
  if (out.edition().lists) {
    if (is_blank(link.title.bytes())) return;
    Texts headlines(out, "headlines", "headline");
    headlines.add("main", link.title, where);
    headlines.end();
  } else {
    out.words("headline", link.title.bytes(), where);
  }
}

}  // namespace

void Texts::add(std::string_view role, const Field& field, const Where& where) {
  if (is_blank(field.bytes())) return;
  if (field.runs > 0) out_.losses().add(where, "its markup is left out; the words are kept");
  if (!out_.edition().lists) {
    out_.words(std::string(flat_) + "_" + std::string(role), field.bytes(), where);
    return;
  }
  if (!open_) out_.key(listed_).begin_array();
  open_ = true;
  out_.json().begin_object().member("role", role);
  if (!out_.words("value", field.bytes(), where)) out_.json().member("value", "");
  out_.json().end_object();
}

void Texts::end() {
  if (open_) out_.json().end_array();
}

void write_rights(Members& out, const std::vector<Rights>& rights, const Where& where) {
  if (rights.empty()) return;
  const Rights& first = rights.front();
  out.words("copyrightHolder", first.holder.bytes(), where);
  out.words("copyrightNotice", first.notice.bytes(), where);
  out.words("usageTerms", first.usage_terms.bytes(), where);
  std::string licence;
  if (!first.licence_uri.empty()) {
    if (!clean_uri(first.licence_uri, UriUse::identifier, licence))
      out.losses().add(where, "the address of the licence is no URI");
    else if (!out.edition().lists)
      out.losses().add(where, "the address of the licence has no member");
    else
      out.key("rightsInfo")
          .begin_object()
          .member(out.edition().camel ? "linkedRights" : "linkedrights", to_uri(licence))
          .end_object();
  }
  if (first.year != 0) out.losses().add(where, "the year of the copyright has no member");
  if (first.holder.runs + first.notice.runs + first.usage_terms.runs > 0)
    out.losses().add(where, "its markup is left out; the words are kept");
  if (rights.size() > 1)
    out.losses().add(where.part.empty() ? Where{where.list} : where,
                     "only the first of several rights is written");
}

void write_digital_source_type(Members& out, std::string_view type, const Where& where) {
  if (!out.edition().source_type)
    return out.losses().add(where, "how it was made has no member in this version");
  std::string uri(type);
  if (const std::optional<QCode> split = split_qcode(type); split && split->alias == "digsrctype")
    uri = to_concept_uri(*split);
  else if (type.find(':') == std::string_view::npos)
    uri = to_concept_uri({"digsrctype", type});
  std::string clean;
  if (!clean_uri(uri, UriUse::identifier, clean) || clean == to_concept_uri({"digsrctype", {}}))
    return out.losses().add(where, "it is no code and no URI");
  out.key("digitalSourceType").begin_object().member("uri", to_uri(clean)).end_object();
}

void write_associations(Members& out, const Article& article, const Release& release) {
  Names names;
  bool open = false;
  const bool lists = out.edition().lists;
  const auto entry = [&](std::string_view wanted, std::string_view fallback) {
    if (!open) {
      out.key("associations");
      if (lists)
        out.json().begin_array();
      else
        out.json().begin_object();
    }
    open = true;
    const std::string name = names.take(wanted, fallback);
    if (lists)
      out.json().begin_object().member("name", name);
    else
      out.json().key(name).begin_object();
  };
  if (release.status != PublishStatus::canceled)
    for (std::size_t i = 0; i < article.media.size(); ++i) {
      entry(name_of(article.media[i].role, article.media[i].kind), "media");
      write_media(out, article, release, i);
      out.json().end_object();
    }
  for (std::size_t i = 0; i < article.links.size(); ++i) {
    const Link& link = article.links[i];
    const Where where{"links", static_cast<std::int32_t>(i)};
    std::string address;
    if (!clean_uri(link.href, UriUse::link, address)) {
      out.losses().add(where, "its address is not http, https, mailto or tel", "body.unsafe-link");
      continue;
    }
    entry(link.rel, "related");
    if (out.edition().camel)
      if (!out.words("rel", link.rel, where)) out.json().member("rel", "related");
    write_link(out, link, address, where);
    out.json().end_object();
  }
  if (!open) return;
  if (lists)
    out.json().end_array();
  else
    out.json().end_object();
}

}  // namespace stet::ninjs
