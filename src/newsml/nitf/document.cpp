#include "newsml/nitf/document.h"

namespace stet {
namespace {

/// NITF hedline needs an hl1 before any hl2.
const Headline* first_headline(const Article& article) {
  if (const Headline* main = article.headline(); main && !is_blank(main->field.bytes()))
    return main;
  for (const Headline& headline : article.headlines)
    if (!is_blank(headline.field.bytes())) return &headline;
  return nullptr;
}

void empty(XmlWriter& xml, std::string_view name, std::string_view attribute,
           std::string_view value) {
  xml.start(name);
  xml.attribute(attribute, value);
  xml.end(name);
}

void write_docdata(const Article& article, const Release& release, XmlWriter& xml) {
  xml.start("docdata");
  xml.own_attribute("management-status",
                    article.embargo.is_set && release.status == PublishStatus::usable
                        ? std::string_view("embargoed")
                        : name_of(release.status));
  xml.start("doc-id");
  xml.own_attribute("regsrc", release.domain);
  xml.attribute("id-string", release.guid);
  xml.end("doc-id");
  if (article.urgency.is_present() && article.urgency.value >= 1 && article.urgency.value <= 9) {
    xml.start("urgency");
    xml.attribute("ed-urg", static_cast<std::uint64_t>(article.urgency.value));
    xml.end("urgency");
  }
  const auto date = [&](std::string_view name, const Value<DateTime>& value) {
    if (!value.is_present()) return;
    if (const std::optional<Stamp> stamp = basic_date(value.value))
      empty(xml, name, "norm", stamp->view());
  };
  date("date.issue",
       article.first_published.is_present() ? article.first_published : article.created);
  date("date.expire", article.expires);
  if (!is_blank(article.editorial_note.bytes()))
    empty(xml, "ed-msg", "info", article.editorial_note.bytes());
  if (!article.rights.empty()) {
    const Rights& rights = article.rights.front();
    const bool has_year = rights.year > 0 && rights.year <= 9999;
    if (has_year || !is_blank(rights.holder.bytes())) {
      xml.start("doc.copyright");
      if (has_year) xml.attribute("year", static_cast<std::uint64_t>(rights.year));
      if (!is_blank(rights.holder.bytes())) xml.attribute("holder", rights.holder.bytes());
      xml.end("doc.copyright");
    }
  }
  bool open = false;
  for (const Field& keyword : article.keywords) {
    if (is_blank(keyword.bytes())) continue;
    if (!open) xml.start("key-list");
    open = true;
    empty(xml, "keyword", "key", keyword.bytes());
  }
  if (open) xml.end("key-list");
  xml.end("docdata");
}

/// Whether `part` views bytes of `whole`: a reader cut it out of there.
bool is_part_of(std::string_view part, std::string_view whole) {
  return !part.empty() && part.data() >= whole.data() &&
         part.data() + part.size() <= whole.data() + whole.size();
}

void write_dateline(const Dateline& dateline, XmlWriter& xml, InlineWriter& inline_writer) {
  const std::string_view all = dateline.text.bytes();
  if (is_blank(all)) return;
  xml.start("dateline");
  const std::string_view place = dateline.place.bytes();
  const std::string_view date = dateline.date_text.bytes();
  const bool has_place = is_part_of(place, all);
  const bool has_date =
      is_part_of(date, all) && (!has_place || date.data() >= place.data() + place.size());
  const Where where{"dateline"};
  std::size_t done = 0;
  xml.mixed();
  if (has_place) {
    const auto at = static_cast<std::size_t>(place.data() - all.data());
    inline_writer.write_words(all.substr(0, at), where);
    xml.start("location");
    inline_writer.write_words(place, where);
    xml.end("location");
    done = at + place.size();
  }
  if (has_date) {
    const auto at = static_cast<std::size_t>(date.data() - all.data());
    inline_writer.write_words(all.substr(done, at - done), where);
    xml.start("story.date");
    if (dateline.date)
      if (const std::optional<Stamp> stamp = basic_date(*dateline.date))
        xml.own_attribute("norm", stamp->view());
    inline_writer.write_words(date, where);
    xml.end("story.date");
    done = at + date.size();
  }
  inline_writer.write_words(all.substr(done), where);
  xml.end("dateline");
}

void write_body_head(const Article& article, XmlWriter& xml, InlineWriter& inline_writer) {
  xml.start("body.head");
  if (const Headline* first = first_headline(article)) {
    xml.start("hedline");
    const auto index = static_cast<std::int32_t>(first - article.headlines.data());
    inline_writer.leaf("hl1", first->field, Dialect::nitf, {"headlines", index});
    for (const Headline& headline : article.headlines)
      if (headline.role == HeadlineRole::deck && &headline != first)
        inline_writer.leaf(
            "hl2", headline.field, Dialect::nitf,
            {"headlines", static_cast<std::int32_t>(&headline - article.headlines.data())});
    xml.end("hedline");
  }
  if (!is_blank(article.byline.bytes())) xml.leaf("byline", article.byline.bytes());
  write_dateline(article.dateline, xml, inline_writer);
  if (!is_blank(article.summary.bytes())) {
    xml.start("abstract");
    inline_writer.leaf("p", article.summary, Dialect::nitf, {"summary"});
    xml.end("abstract");
  }
  xml.end("body.head");
}

}  // namespace

std::optional<Error> write_nitf(const Article& article, const Release& release, BodyWriter& body,
                                XmlWriter& xml, Losses&, InlineWriter& inline_writer,
                                const Budget* budget) {
  xml.start("nitf");
  xml.own_attribute("xmlns", "http://iptc.org/std/NITF/2006-10-18/");
  xml.own_attribute("version", "-//IPTC//DTD NITF 3.6//EN");
  xml.own_attribute("baselang", release.language);
  xml.start("head");
  if (const Headline* first = first_headline(article)) xml.leaf("title", first->field.bytes());
  write_docdata(article, release, xml);
  xml.end("head");
  xml.start("body");
  write_body_head(article, xml, inline_writer);
  xml.start("body.content");
  if (std::optional<Error> error = body.write(budget)) return error;
  xml.end("body.content");
  xml.end("body");
  xml.end("nitf");
  return std::nullopt;
}

}  // namespace stet
