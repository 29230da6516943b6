#include "intake/nitf/document.h"

#include "intake/html/values.h"
#include "intake/text/dateline.h"
#include "intake/xml/fields.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace stet {
namespace {

constexpr float kNameInByline = 0.9f;

/// The first statement wins; one that says the same is no news.
void fill(Field& field, XmlNode node, Article& article) {
  if (!node) return;
  if (!field.is_present()) {
    field = read_field(node, article);
  } else if (field.bytes() == node.folded_text().bytes) {
    // NITF keeps the markup that G2's own field cannot say.
    const Field marked = read_field(node, article);
    if (field.runs == 0) field = marked;
  }
}

template <class T>
void fill(Value<T>& value, const Value<T>& read) {
  if (!value.is_present() && read.is_present()) value = read;
}

void add_headline(HeadlineRole role, XmlNode node, Article& article) {
  if (!node || !node.has_text()) return;
  const Text words = node.folded_text();
  for (Headline& each : article.headlines)
    if (each.field.text == words) return fill(each.field, node, article);
  if (role == HeadlineRole::main && article.headline()) return;
  article.headlines.push_back({role, read_field(node, article)});
}

void read_rights(XmlNode docdata, Article& article) {
  for (XmlNode copyright : docdata.children("doc.copyright")) {
    Rights made;
    made.holder = read_field(copyright, "holder", article);
    if (const auto year = read_int(copyright, "year"); year.is_present()) made.year = year.value;
    if (article.rights.empty()) {
      article.rights.push_back(std::move(made));
    } else if (article.rights.front().year == 0) {
      article.rights.front().year = made.year;
    }
  }
  if (const XmlNode rights = docdata.child("doc.rights"); rights && article.rights.size() == 1) {
    Rights& known = article.rights.front();
    if (!known.usage_terms.is_present())
      known.usage_terms =
          read_field(rights, rights.has_attribute("limitations") ? "limitations" : "type", article);
  }
}

void read_keywords(XmlNode list, Article& article) {
  for (XmlNode keyword : list.children("keyword")) {
    const Field word = read_field(keyword, "key", article);
    const auto same = [&](const Field& each) { return each.bytes() == word.bytes(); };
    if (word.is_present() && std::none_of(article.keywords.begin(), article.keywords.end(), same))
      article.keywords.push_back(word);
  }
}

void read_status(XmlNode docdata, Article& article) {
  const std::string_view status = docdata.peek("management-status");
  const Span at = docdata.attribute_at("management-status");
  const auto set = [&](PublishStatus value) {
    docdata.value("management-status");
    if (article.status.is_present()) return;
    article.status = {value, {.presence = Presence::present, .at = at}};
  };
  if (same_word(status, "usable")) set(PublishStatus::usable);
  if (same_word(status, "withheld")) set(PublishStatus::withheld);
  if (same_word(status, "canceled")) set(PublishStatus::canceled);
  if (same_word(status, "embargoed")) {
    set(PublishStatus::usable);
    article.embargo.is_set = true;
  }
}

void read_docdata(XmlNode docdata, Article& article) {
  if (const XmlNode id = docdata.child("doc-id")) {
    const Value<std::string_view> word = read_word(id, "id-string");
    if (!article.id.is_present())
      fill(article.id, word);
    else if (word.is_present() && word.value != article.id.value)
      article.alt_ids.emplace_back("nitf", word.value);
    id.value("regsrc");
  }
  fill(article.urgency, read_int(docdata.child("urgency"), "ed-urg"));
  const Value<DateTime> issue = read_date(docdata.child("date.issue"), "norm", article);
  if (!article.first_published.is_present() && !article.content_created.is_present())
    fill(article.published, issue);
  fill(article.expires, read_date(docdata.child("date.expire"), "norm", article));
  read_status(docdata, article);
  // The receiver may publish from then on: an embargo when that is later than the issue.
  const Value<DateTime> release = read_date(docdata.child("date.release"), "norm", article);
  if (release.is_present()) {
    const auto from = to_unix_ms(issue.value), until = to_unix_ms(release.value);
    const bool later = issue.is_present() && from && until && *until > *from;
    if (later || article.embargo.is_set) {
      article.embargo.is_set = true;
      fill(article.embargo.until, release);
    }
  }
  if (const XmlNode note = docdata.child("ed-msg"); note && !note.peek("info").empty()) {
    if (!article.editorial_note.is_present())
      article.editorial_note = read_field(note, "info", article);
    else if (article.editorial_note.bytes() == note.peek("info"))
      note.value("info");
  }
  if (!article.slug.is_present() && !article.slugline.is_present())
    article.slugline = read_field(docdata.child("du-key"), "key", article);
  read_rights(docdata, article);
  read_keywords(docdata.child("key-list"), article);
  struct Kind {
    std::string_view name;
    Concept::Kind kind;
  };
  for (const Kind& each : {Kind{"person", Concept::Kind::person},
                           {"org", Concept::Kind::organisation},
                           {"location", Concept::Kind::place},
                           {"event", Concept::Kind::event},
                           {"object.title", Concept::Kind::object},
                           {"classifier", Concept::Kind::subject}})
    for (XmlNode node : docdata.child("identified-content").children(each.name)) {
      Concept made{.kind = each.kind, .at = node.at()};
      const bool place = each.kind == Concept::Kind::place;
      made.code = node.value(place ? "location-code" : "value");
      made.scheme = node.value(place ? "code-source" : "idsrc");
      if (node.has_text()) made.name = read_field(node, article);
      article.concepts.push_back(std::move(made));
    }
}

void read_subjects(XmlNode tobject, Article& article) {
  for (XmlNode node : tobject.children("tobject.subject")) {
    Concept made{.kind = Concept::Kind::subject, .scheme = "subj", .at = node.at()};
    made.code = node.value("tobject.subject.refnum");
    for (std::string_view name :
         {"tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"})
      if (!made.name.is_present()) made.name = read_field(node, name, article);
    if (!made.code.empty() || made.name.is_present()) article.concepts.push_back(std::move(made));
  }
  for (XmlNode node : tobject.children("tobject.property")) {
    Concept made{.kind = Concept::Kind::genre, .at = node.at()};
    made.name = read_field(node, "tobject.property.type", article);
    if (made.name.is_present()) article.concepts.push_back(std::move(made));
  }
}

/// The words of a part where they stand in the whole.
Field part_of(const Field& whole, std::string_view words, Article& article) {
  const std::size_t at = words.empty() ? words.npos : whole.bytes().find(words);
  if (at == words.npos) return {};
  Field part;
  const auto begin = static_cast<std::uint32_t>(at);
  part.text =
      article.arena.part(whole.text, {begin, begin + static_cast<std::uint32_t>(words.size())});
  part.known = {.presence = Presence::present, .at = part.text.source()};
  return part;
}

void read_dateline(XmlNode node, Article& article) {
  if (!node || !node.has_text()) return;
  Dateline& dateline = article.dateline;
  const Text words = node.folded_text();
  if (dateline.text.is_present() && !(dateline.text.text == words)) return;
  dateline.text = read_field(node, article);
  if (const XmlNode place = node.child("location"))
    dateline.place = part_of(dateline.text, place.folded_text().bytes, article);
  if (const XmlNode date = node.child("story.date")) {
    dateline.date_text = part_of(dateline.text, date.folded_text().bytes, article);
    if (const auto norm = read_date(date, "norm", article); norm.is_present())
      dateline.date = norm.value;
  }
}

/// The people of a byline that does not mark them: "By NADIA RENKO" before its title.
void read_names(XmlNode byline, Article& article) {
  std::string_view people = article.byline.bytes();
  Field title = read_field(byline.child("byttl"), article);
  if (title.is_present() && people.size() > title.bytes().size())
    people = people.substr(0, people.rfind(title.bytes()));
  std::vector<Span> names;
  html::find_byline_names(people, names);
  for (const Span name : names) {
    Creator creator;
    creator.name = html::part_of(article.byline, name, kNameInByline, article.arena);
    creator.job_title = title;
    article.creators.push_back(std::move(creator));
  }
}

void read_body_head(XmlNode head, Article& article) {
  for (XmlNode hedline : head.children("hedline")) {
    add_headline(HeadlineRole::main, hedline.child("hl1"), article);
    for (XmlNode hl2 : hedline.children("hl2")) add_headline(HeadlineRole::deck, hl2, article);
  }
  for (XmlNode byline : head.children("byline")) {
    const bool first = !article.byline.is_present();
    fill(article.byline, byline, article);
    if (!first) continue;
    const std::size_t known = article.creators.size();
    for (XmlNode person : byline.children("person")) {
      Creator creator;
      creator.name = read_field(person, article);
      creator.job_title = read_field(byline.child("byttl"), article);
      article.creators.push_back(std::move(creator));
    }
    if (known == 0 && article.creators.empty()) read_names(byline, article);
  }
  if (const XmlNode distributor = head.child("distributor"); distributor && distributor.has_text())
    article.sources.push_back(
        {.name = read_field(distributor, article), .role = SourceRole::provider});
  read_dateline(head.child("dateline"), article);
  fill(article.summary, head.child("abstract"), article);
}

}  // namespace

XmlBody read_nitf(XmlNode nitf, Article& article, const ReadOptions& options) {
  fill(article.language, read_word(nitf, "baselang"));
  nitf.value("version");
  const XmlNode head = nitf.child("head");
  for (XmlNode docdata : head.children("docdata")) read_docdata(docdata, article);
  for (XmlNode tobject : head.children("tobject")) read_subjects(tobject, article);
  for (XmlNode list : head.children("key-list")) read_keywords(list, article);
  const XmlNode body = nitf.child("body");
  for (XmlNode part : body.children("body.head")) read_body_head(part, article);
  // A document's title is its headline when there is no other.
  add_headline(HeadlineRole::main, head.child("title"), article);
  XmlBody all{.first_block = static_cast<std::int32_t>(article.body.size()),
              .first_media = static_cast<std::int32_t>(article.media.size())};
  for (XmlNode content : body.children("body.content")) {
    const XmlBody read = read_xml_body(content, article, options);
    all.blocks += read.blocks;
    all.media += read.media;
  }
  return all;
}

}  // namespace stet
