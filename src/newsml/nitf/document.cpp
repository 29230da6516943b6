#include "newsml/nitf/document.h"

#include "newsml/nitf/head.h"

namespace stet {
namespace {

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

std::string_view class_of(HeadlineRole role) {
  constexpr std::string_view kNames[] = {"main",   "short", "deck",  "seo",
                                         "social", "push",  "print", "kicker"};
  return kNames[static_cast<std::size_t>(role)];
}

/// "By <person>Alex Smith</person>": the creators where the byline names them, in its order.
void write_byline(const Article& article, XmlWriter& xml, InlineWriter& inline_writer) {
  const std::string_view all = article.byline.bytes();
  if (is_blank(all)) return;
  const Where where{"byline"};
  xml.start("byline");
  xml.mixed();
  std::size_t done = 0;
  for (const Creator& creator : article.creators) {
    const std::string_view name = creator.name.bytes();
    if (is_blank(name) || creator.organisation) continue;
    const std::size_t at = all.find(name, done);
    if (at == std::string_view::npos) continue;
    inline_writer.write_words(all.substr(done, at - done), where);
    xml.start("person");
    inline_writer.write_words(name, where);
    xml.end("person");
    done = at + name.size();
  }
  inline_writer.write_words(all.substr(done), where);
  xml.end("byline");
}

/// body.head has room for one notice.
void write_rights(const Article& article, Losses& losses, InlineWriter& inline_writer) {
  bool written = false;
  for (std::size_t i = 0; i < article.rights.size(); ++i) {
    const Where where{"rights", static_cast<std::int32_t>(i), "notice"};
    const Field& notice = article.rights[i].notice;
    if (is_blank(notice.bytes())) continue;
    if (written)
      losses.add(where, "there is room for one copyright notice, and another came before");
    else
      written = inline_writer.leaf_words("rights", notice, where);
  }
}

void write_body_head(const Article& article, NitfUse use, const Release& release, XmlWriter& xml,
                     Losses& losses, InlineWriter& inline_writer) {
  xml.start("body.head");
  if (const Headline* first = first_headline(article)) {
    xml.start("hedline");
    const auto index = static_cast<std::int32_t>(first - article.headlines.data());
    xml.start("hl1");
    if (use == NitfUse::alone && first->role != HeadlineRole::main)
      xml.own_attribute("class", class_of(first->role));
    inline_writer.write(first->field, Dialect::nitf, {"headlines", index});
    xml.end("hl1");
    for (const Headline& headline : article.headlines)
      if (&headline != first && !is_blank(headline.field.bytes()) &&
          (headline.role == HeadlineRole::deck || use == NitfUse::alone)) {
        xml.start("hl2");
        if (headline.role != HeadlineRole::deck)
          xml.own_attribute("class", class_of(headline.role));
        inline_writer.write(
            headline.field, Dialect::nitf,
            {"headlines", static_cast<std::int32_t>(&headline - article.headlines.data())});
        xml.end("hl2");
      }
    xml.end("hedline");
  }
  if (use == NitfUse::alone) {
    write_rights(article, losses, inline_writer);
    write_byline(article, xml, inline_writer);
    if (!is_blank(release.provider_name)) xml.leaf("distributor", release.provider_name);
  } else if (!is_blank(article.byline.bytes())) {
    xml.leaf("byline", article.byline.bytes());
  }
  write_dateline(article.dateline, xml, inline_writer);
  if (!is_blank(article.summary.bytes()) && release.status != PublishStatus::canceled) {
    xml.start("abstract");
    inline_writer.leaf("p", article.summary, Dialect::nitf, {"summary"});
    xml.end("abstract");
  }
  xml.end("body.head");
}

}  // namespace

std::optional<Error> write_nitf(const Article& article, const Release& release, BodyWriter& body,
                                XmlWriter& xml, Losses& losses, InlineWriter& inline_writer,
                                const Budget* budget, NitfUse use) {
  xml.start("nitf");
  xml.own_attribute("xmlns", "http://iptc.org/std/NITF/2006-10-18/");
  xml.own_attribute("version", "-//IPTC//DTD NITF 3.6//EN");
  xml.own_attribute("baselang", release.language);
  xml.start("head");
  if (const Headline* first = first_headline(article)) xml.leaf("title", first->field.bytes());
  if (use == NitfUse::alone)
    write_nitf_whole_head(article, release, xml, losses);
  else
    write_nitf_payload_head(article, release, xml);
  xml.end("head");
  xml.start("body");
  write_body_head(article, use, release, xml, losses, inline_writer);
  xml.start("body.content");
  if (release.status != PublishStatus::canceled || use == NitfUse::payload)
    if (std::optional<Error> error = body.write(budget)) return error;
  xml.end("body.content");
  if (use == NitfUse::alone && !is_blank(article.credit.bytes())) {
    xml.start("body.end");
    inline_writer.leaf("tagline", article.credit, Dialect::nitf, {"credit"});
    xml.end("body.end");
  }
  xml.end("body");
  xml.end("nitf");
  return std::nullopt;
}

}  // namespace stet
