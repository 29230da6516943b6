#include "intake/nitf/own.h"

#include "intake/xml/fields.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace stet {
namespace {

/// "stet-creator-2-email" of the list "creator": 1 and "email". Entries past the most are left.
struct Numbered {
  std::size_t index = 0;
  std::string_view part;
};
constexpr std::size_t kMostEntries = 10'000;

bool is_numbered(std::string_view name, std::string_view prefix, Numbered& out) {
  if (!name.starts_with(prefix)) return false;
  name.remove_prefix(prefix.size());
  const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), out.index);
  const auto digits = static_cast<std::size_t>(end - name.data());
  if (fault != std::errc() || out.index == 0 || out.index > kMostEntries || digits >= name.size() ||
      name[digits] != '-')
    return false;
  --out.index;
  out.part = name.substr(digits + 1);
  return true;
}

/// Entries come in their order; one may be left out, as it said nothing.
template <class T>
T& entry(std::vector<T>& list, std::size_t index) {
  if (index >= list.size()) list.resize(index + 1);
  return list[index];
}

std::int32_t number(std::string_view words) {
  std::int32_t value = 0;
  std::from_chars(words.data(), words.data() + words.size(), value);
  return value;
}

HeadlineRole headline_role(std::string_view word, HeadlineRole otherwise) {
  constexpr std::string_view kNames[] = {"main",   "short", "deck",  "seo",
                                         "social", "push",  "print", "kicker"};
  for (std::size_t i = 0; i < std::size(kNames); ++i)
    if (word == kNames[i]) return static_cast<HeadlineRole>(i);
  return otherwise;
}

class OwnReader {
 public:
  explicit OwnReader(Article& article) : article_(article) {}

  void read(XmlNode nitf) {
    const XmlNode head = nitf.child("head"), docdata = head.child("docdata");
    begin(head.child("tobject"));
    for (XmlNode meta : head.children("meta")) read_meta(meta);
    std::erase_if(article_.creators, [](const Creator& creator) {
      return creator.name.bytes().empty() && creator.id.empty() && creator.uri.empty();
    });
    read_docdata(docdata);
    for (XmlNode history : head.children("revision-history")) history.take();
    read_identified(docdata.child("identified-content"));
    read_schemes(head.child("tobject"));
    read_headlines(nitf.child("body").child("body.head"));
    if (const XmlNode rights = nitf.child("body").child("body.head").child("rights")) rights.take();
    if (const XmlNode tagline = nitf.child("body").child("body.end").child("tagline"))
      article_.credit = read_field(tagline, article_);
    // The distributor is one of the sources, or the provider of this release alone.
    if (article_.sources.empty()) article_.sources = std::move(distributors_);
  }

 private:
  /// All that is said again, exactly.
  void begin(XmlNode subjects) {
    const Span tobject = subjects ? subjects.at() : Span{};
    article_.creators.clear();
    article_.rights.clear();
    distributors_ = std::move(article_.sources);
    article_.sources.clear();
    article_.alt_ids.clear();
    article_.published = {};
    article_.embargo = {};
    article_.dateline.place = {};
    article_.dateline.date_text = {};
    article_.dateline.date = {};
    std::erase_if(article_.concepts, [&](const Concept& each) {
      return each.at.begin < tobject.begin || each.at.end > tobject.end;
    });
    article_.slugline = {};
  }

  Field field(XmlNode meta) { return read_field(meta, "content", article_); }

  void read_meta(XmlNode meta) {
    const std::string_view name = meta.peek("name");
    if (!name.starts_with("stet-") && name != "generator" && name != "digital-source-type") return;
    meta.value("name");
    if (name == "generator") {
      meta.value("content");
      return;
    }
    const auto date = [&](std::string_view wanted, Value<DateTime>& value) {
      if (name != wanted) return;
      const std::string_view words = meta.peek("content");
      if (words.size() == 4 && number(words) > 0) {
        value = {{.year = number(words)}, {.presence = Presence::present, .at = meta.at()}};
        meta.value("content");
      } else {
        value = read_date(meta, "content", article_);
      }
    };
    date("stet-created", article_.created);
    date("stet-content-created", article_.content_created);
    date("stet-content-modified", article_.modified);
    date("stet-first-published", article_.first_published);
    date("stet-published", article_.published);
    date("stet-scheduled", article_.scheduled);
    Numbered numbered;
    if (is_numbered(name, "stet-creator-", numbered)) return read_creator(meta, numbered);
    if (is_numbered(name, "stet-rights-", numbered)) return read_rights(meta, numbered);
    if (name.starts_with("stet-id-"))
      article_.alt_ids.emplace_back(name.substr(8), meta.value("content"));
    else if (name.starts_with("stet-dateline-"))
      read_dateline(meta, name.substr(14));
    else
      read_word_meta(meta, name);
  }

  void read_word_meta(XmlNode meta, std::string_view name) {
    if (name == "stet-source-id") article_.id = read_word(meta, "content");
    if (name == "stet-profile") article_.profile = read_word(meta, "content");
    if (name == "digital-source-type")
      article_.provenance.digital_source_type = meta.value("content");
    if (name == "stet-priority") article_.priority = read_int(meta, "content");
    if (name == "stet-signal") article_.signals.push_back(meta.value("content"));
    if (name == "stet-workflow-flag") article_.workflow_flags.push_back(meta.value("content"));
    if (name == "stet-direction") article_.right_to_left = meta.value("content") == "rtl";
    if (name == "stet-slug") article_.slug = read_word(meta, "content");
    if (name == "stet-key-is") has_slugline_ = meta.value("content") != "slug";
    if (name == "stet-kind") {
      constexpr std::string_view kKinds[] = {"text",  "picture",   "graphic", "audio",
                                             "video", "composite", "event",   "planning"};
      const std::string_view kind = meta.value("content");
      for (std::size_t i = 0; i < std::size(kKinds); ++i)
        if (kind == kKinds[i]) article_.kind = static_cast<ArticleKind>(i);
    }
  }

  void read_dateline(XmlNode meta, std::string_view part) {
    Dateline& dateline = article_.dateline;
    if (part == "place") dateline.place = field(meta);
    if (part == "date-text") dateline.date_text = field(meta);
    if (part == "source") dateline.source = field(meta);
    if (part == "date")
      if (const auto date = read_date(meta, "content", article_); date.is_present())
        dateline.date = date.value;
  }

  void read_creator(XmlNode meta, const Numbered& numbered) {
    Creator& creator = entry(article_.creators, numbered.index);
    if (numbered.part == "name") creator.name = field(meta);
    if (numbered.part == "role") creator.role = meta.value("content");
    if (numbered.part == "id") creator.id = meta.value("content");
    if (numbered.part == "uri") creator.uri = meta.value("content");
    if (numbered.part == "email") creator.email = meta.value("content");
    if (numbered.part == "affiliation") creator.affiliation = field(meta);
    if (numbered.part == "job-title") creator.job_title = field(meta);
    if (numbered.part == "organisation") creator.organisation = meta.value("content") == "true";
  }

  void read_rights(XmlNode meta, const Numbered& numbered) {
    Rights& rights = entry(article_.rights, numbered.index);
    if (numbered.part == "holder") rights.holder = field(meta);
    if (numbered.part == "notice") rights.notice = field(meta);
    if (numbered.part == "usage-terms") rights.usage_terms = field(meta);
    if (numbered.part == "licence") rights.licence_uri = meta.value("content");
    if (numbered.part == "year") rights.year = number(meta.value("content"));
  }

  void read_docdata(XmlNode docdata) {
    const XmlNode key = docdata.child("du-key");
    article_.version = read_word(key, "version");
    if (has_slugline_) article_.slugline = read_field(key, "key", article_);
    key.value("key");
    for (std::string_view name : {"doc.copyright", "doc.rights"})
      for (XmlNode node : docdata.children(name)) node.take();
    for (std::string_view name : {"date.issue", "date.release"}) docdata.child(name).take();
    if (docdata.peek("management-status") == "embargoed") {
      article_.embargo.is_set = true;
      article_.embargo.until = read_date(docdata.child("date.release"), "norm", article_);
    }
    article_.editorial_note = {};
    for (XmlNode note : docdata.children("ed-msg")) {
      const bool of_embargo = note.value("msg-type") == "embargo";
      (of_embargo ? article_.embargo.note : article_.editorial_note) =
          read_field(note, "info", article_);
    }
    for (XmlNode correction : docdata.children("correction"))
      article_.corrections.push_back(
          {.kind = {}, .text = read_field(correction, "info", article_), .date = {}});
  }

  void read_identified(XmlNode list) {
    constexpr std::string_view kRoles[] = {"origin", "provider", "agency", "handout", "aggregator"};
    for (XmlNode node : list.children()) {
      if (!node.is_element()) continue;
      if (node.is("virtloc")) {
        article_.links.push_back({.rel = node.value("class"),
                                  .href = node.value("value"),
                                  .title = node.has_text() ? read_field(node, article_) : Field{},
                                  .at = node.at()});
        continue;
      }
      const std::string_view type = node.value("type");
      if (type == "source") {
        Source source;
        const std::string_view role = node.value("value");
        for (std::size_t i = 0; i < std::size(kRoles); ++i)
          if (role == kRoles[i]) source.role = static_cast<SourceRole>(i);
        source.uri = node.value("idsrc");
        if (node.has_text()) source.name = read_field(node, article_);
        article_.sources.push_back(std::move(source));
        continue;
      }
      Concept made{.kind = Concept::Kind::subject, .at = node.at()};
      if (node.is("person")) made.kind = Concept::Kind::person;
      if (node.is("org")) made.kind = Concept::Kind::organisation;
      if (node.is("location")) made.kind = Concept::Kind::place;
      if (node.is("event")) made.kind = Concept::Kind::event;
      if (type == "object") made.kind = Concept::Kind::object;
      if (type == "category") made.kind = Concept::Kind::category;
      const bool place = node.is("location");
      made.code = node.value(place ? "location-code" : "value");
      made.scheme = node.value(place ? "code-source" : "idsrc");
      if (node.has_text()) made.name = read_field(node, article_);
      article_.concepts.push_back(std::move(made));
    }
  }

  /// tobject.subject says by @ipr which of the two schemes it is of.
  void read_schemes(XmlNode tobject) {
    std::unordered_map<std::uint32_t, std::size_t> concepts;
    for (std::size_t i = 0; i < article_.concepts.size(); ++i)
      concepts.emplace(article_.concepts[i].at.begin, i);
    for (XmlNode subject : tobject.children("tobject.subject")) {
      if (subject.value("tobject.subject.ipr") != "medtop") continue;
      if (const auto found = concepts.find(subject.at().begin); found != concepts.end())
        article_.concepts[found->second].scheme = "medtop";
    }
  }

  void read_headlines(XmlNode head) {
    const XmlNode hedline = head.child("hedline");
    article_.headlines.clear();
    if (!hedline) return;
    for (XmlNode node : hedline.children()) {
      if (!node.is("hl1") && !node.is("hl2")) continue;
      const HeadlineRole otherwise = node.is("hl1") ? HeadlineRole::main : HeadlineRole::deck;
      article_.headlines.push_back(
          {headline_role(node.value("class"), otherwise), read_field(node, article_)});
    }
  }

  Article& article_;
  std::vector<Source> distributors_;
  bool has_slugline_ = true;
};

/// One media: what an item of its own would say.
class OwnMedia {
 public:
  OwnMedia(Article& article, Media& media) : article_(article), media_(media) {
    media.photographer = {};
    media.agency = {};
    media.credit_in_caption = false;
  }

  /// False when it stands in the body for want of another place.
  bool read(XmlNode node) {
    bool placed = true;
    for (XmlNode metadata : node.children("media-metadata")) {
      const std::string_view name = metadata.value("name");
      if (name == "placed") placed = metadata.value("value") != "no";
      if (name == "number") number_ = number(metadata.value("value"));
      read_metadata(name, metadata);
    }
    return placed;
  }

  /// Its place among the media of the article, from 1; 0: not said.
  std::int32_t place() const { return number_; }

 private:
  void read_metadata(std::string_view name, XmlNode node) {
    const auto field = [&](std::string_view wanted, Field& into) {
      if (name == wanted) into = read_field(node, "value", article_);
    };
    field("headline", media_.headline);
    field("title", media_.title);
    field("library-caption", media_.library_caption);
    field("long-description", media_.long_description);
    field("photographer", media_.photographer);
    field("agency", media_.agency);
    field("source", media_.source);
    field("place", media_.place);
    field("instructions", media_.instructions);
    if (name == "id") media_.id = node.value("value");
    if (name == "digital-source-type") media_.digital_source_type = node.value("value");
    if (name == "decorative") media_.decorative = node.value("value") == "true";
    if (name == "created") media_.created = read_date(node, "value", article_);
    if (name == "person-shown") media_.people_shown.push_back(read_field(node, "value", article_));
    if (name == "use") {
      constexpr std::string_view kRoles[] = {"main",      "body",    "gallery",
                                             "thumbnail", "related", "author"};
      const std::string_view use = node.value("value");
      for (std::size_t i = 0; i < std::size(kRoles); ++i)
        if (use == kRoles[i]) media_.role = static_cast<MediaRole>(i);
    }
    if (name == "creator" || name.starts_with("creator-")) {
      Creator creator;
      creator.name = read_field(node, "value", article_);
      creator.role = name.substr(std::min<std::size_t>(8, name.size()));
      media_.creators.push_back(std::move(creator));
    }
    read_rights(name, node);
  }

  void read_rights(std::string_view name, XmlNode node) {
    Numbered numbered{0, name};
    is_numbered(name, "rights-", numbered);
    const auto rights = [&]() -> Rights& { return entry(media_.rights, numbered.index); };
    if (numbered.part == "copyright-holder") rights().holder = read_field(node, "value", article_);
    if (numbered.part == "copyright-notice") rights().notice = read_field(node, "value", article_);
    if (numbered.part == "usage-terms") rights().usage_terms = read_field(node, "value", article_);
    if (numbered.part == "licence") rights().licence_uri = node.value("value");
    if (numbered.part == "copyright-year") rights().year = number(node.value("value"));
  }

  Article& article_;
  Media& media_;
  std::int32_t number_ = 0;
};

/// The body shows media in its own order, and one of them perhaps twice.
void put_in_order(Article& article, const std::vector<std::int32_t>& places) {
  std::vector<std::size_t> order(article.media.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return places[a] < places[b]; });
  std::vector<std::int32_t> moved(order.size(), -1);
  std::vector<Media> kept;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool again = i > 0 && places[order[i]] > 0 && places[order[i]] == places[order[i - 1]];
    if (!again) kept.push_back(std::move(article.media[order[i]]));
    moved[order[i]] = static_cast<std::int32_t>(kept.size()) - 1;
  }
  article.media = std::move(kept);
  for (Block& block : article.body)
    if (block.media >= 0) block.media = moved[static_cast<std::size_t>(block.media)];
}

/// Takes the blocks `out` names out of the body.
void remove_blocks(Article& article, const std::vector<bool>& out) {
  std::vector<std::int32_t> moved(article.body.size(), -1);
  std::vector<Block> kept;
  for (std::size_t i = 0; i < article.body.size(); ++i) {
    if (out[i]) continue;
    moved[i] = static_cast<std::int32_t>(kept.size());
    Block block = std::move(article.body[i]);
    if (block.parent >= 0) block.parent = moved[static_cast<std::size_t>(block.parent)];
    kept.push_back(std::move(block));
  }
  article.body = std::move(kept);
  for (Media& media : article.media)
    if (media.placed_at >= 0) media.placed_at = moved[static_cast<std::size_t>(media.placed_at)];
}

void read_own_media(XmlNode nitf, Article& article) {
  std::unordered_map<std::uint32_t, XmlNode> nodes;
  const XmlNode body = nitf.child("body");
  for (std::uint32_t i = body.index() + 1; i < body.end_index(); ++i)
    if (const XmlNode node = body.numbered(i); node.is("media"))
      nodes.emplace(node.at().begin, node);
  std::vector<bool> out(article.body.size(), false);
  std::vector<std::int32_t> places(article.media.size(), 0);
  for (Media& media : article.media) {
    const auto node = nodes.find(media.at.begin);
    if (node == nodes.end()) continue;
    OwnMedia own(article, media);
    const bool placed = own.read(node->second);
    places[static_cast<std::size_t>(&media - article.media.data())] = own.place();
    if (!placed && media.placed_at >= 0) {
      out[static_cast<std::size_t>(media.placed_at)] = true;
      media.placed_at = -1;
    }
  }
  remove_blocks(article, out);
  put_in_order(article, places);
}

}  // namespace

bool is_own_nitf(XmlNode nitf) {
  for (XmlNode meta : nitf.child("head").children("meta"))
    if (meta.peek("name") == "generator") return meta.peek("content") == "Stet";
  return false;
}

void read_own_nitf(XmlNode nitf, Article& article) {
  OwnReader(article).read(nitf);
  read_own_media(nitf, article);
}

}  // namespace stet
