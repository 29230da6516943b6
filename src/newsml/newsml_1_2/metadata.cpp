#include "newsml/newsml_1_2/parts.h"
#include "newsml/uri.h"
#include "vocabulary/qcode.h"

#include <algorithm>
#include <string>

namespace stet::newsml1 {
namespace {

std::string_view type_of(Concept::Kind kind) {
  constexpr std::string_view kNames[] = {"Subject",      "Genre", "Place",  "Person",
                                         "Organisation", "Event", "Object", "Category"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// The scheme by its URI where IPTC has one, else as the source writes it.
std::string scheme_of(const Concept& subject) {
  if (const Scheme* scheme = find_scheme(subject.scheme)) return std::string(scheme->uri);
  return std::string(subject.scheme);
}

bool is_named(const Concept& subject) {
  return !is_blank(subject.name.bytes()) || !is_blank(subject.code) || !is_blank(subject.uri);
}

bool is_eight_digits(std::string_view code) {
  return code.size() == 8 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// IPTC subject codes say their level by their zeroes: 15000000, 15054000, 15054001.
std::string_view level_of(std::string_view code) {
  if (code.substr(2) == "000000") return "Subject";
  if (code.substr(5) == "000") return "SubjectMatter";
  return "SubjectDetail";
}

void write_subject_codes(const Context& context) {
  XmlWriter& xml = context.xml;
  for (const Concept& subject : context.article.concepts) {
    if (subject.kind != Concept::Kind::subject || !is_eight_digits(subject.code)) continue;
    const std::string scheme = scheme_of(subject);
    const Scheme* subj = find_scheme("subj");
    const bool old_code = subj && scheme == subj->uri;
    xml.start("SubjectCode");
    const std::string_view level = old_code ? level_of(subject.code) : "SubjectDetail";
    xml.start(level);
    xml.own_attribute("FormalName", subject.code);
    if (!is_blank(scheme)) xml.attribute("Vocabulary", scheme);
    xml.end(level);
    xml.end("SubjectCode");
  }
}

std::string percent(float value) {
  return value >= 0.0f && value <= 100.0f ? std::to_string(static_cast<int>(value + 0.5f))
                                          : std::string();
}

void write_line(const Context& context, std::string_view type, std::string_view words,
                const Where& where) {
  if (is_blank(words)) return;
  context.xml.start("NewsLine");
  formal(context.xml, "NewsLineType", type);
  context.xml.start("NewsLineText");
  context.inline_writer.write_words(words, where);
  context.xml.end("NewsLineText");
  context.xml.end("NewsLine");
}

std::string_view line_type_of(HeadlineRole role) {
  constexpr std::string_view kNames[] = {"HeadLine",      "ShortHeadLine",  "SubHeadLine",
                                         "SeoHeadLine",   "SocialHeadLine", "PushHeadLine",
                                         "PrintHeadLine", "Kicker"};
  return kNames[static_cast<std::size_t>(role)];
}

void write_headlines(const Context& context) {
  const Article& article = context.article;
  const auto where = [&](const Headline& headline) {
    return Where{"headlines", static_cast<std::int32_t>(&headline - article.headlines.data())};
  };
  const Headline* first = article.headline();
  for (const Headline& headline : article.headlines) {
    if (first && !is_blank(first->field.bytes())) break;
    if (!is_blank(headline.field.bytes())) first = &headline;
  }
  if (!first || is_blank(first->field.bytes())) return;
  context.xml.leaf("HeadLine", first->field.bytes());
  for (const Headline& headline : article.headlines)
    if (&headline != first && headline.role == HeadlineRole::deck &&
        !is_blank(headline.field.bytes()))
      context.xml.leaf("SubHeadLine", headline.field.bytes());
  for (const Headline& headline : article.headlines)
    if (&headline != first && headline.role != HeadlineRole::deck)
      write_line(context, line_type_of(headline.role), headline.field.bytes(), where(headline));
}

bool has_lines(const Article& article) {
  const auto some = [](const Field& field) { return !is_blank(field.bytes()); };
  if (some(article.byline) || some(article.dateline.text) || some(article.credit) ||
      some(article.slugline) || some(article.editorial_note) || some(article.embargo.note))
    return true;
  return std::any_of(article.headlines.begin(), article.headlines.end(),
                     [&](const Headline& each) { return some(each.field); }) ||
         std::any_of(article.keywords.begin(), article.keywords.end(), some) ||
         std::any_of(article.rights.begin(), article.rights.end(),
                     [&](const Rights& each) { return some(each.notice); }) ||
         std::any_of(article.corrections.begin(), article.corrections.end(),
                     [&](const Correction& each) { return some(each.text); });
}

}  // namespace

void write_topic_set(const Context& context) {
  const Article& article = context.article;
  if (std::none_of(article.concepts.begin(), article.concepts.end(), is_named)) return;
  XmlWriter& xml = context.xml;
  xml.start("TopicSet");
  xml.own_attribute("FormalName", "Concepts");
  for (std::size_t i = 0; i < article.concepts.size(); ++i) {
    const Concept& subject = article.concepts[i];
    if (!is_named(subject)) continue;
    xml.start("Topic");
    xml.own_attribute("Duid", "t" + std::to_string(i + 1));
    formal(xml, "TopicType", type_of(subject.kind));
    if (!is_blank(subject.code)) {
      xml.start("FormalName");
      if (const std::string scheme = scheme_of(subject); !is_blank(scheme))
        xml.attribute("Scheme", scheme);
      xml.text(subject.code);
      xml.end("FormalName");
    }
    if (!is_blank(subject.name.bytes())) {
      xml.start("Description");
      xml.own_attribute("xml:lang", context.release.language);
      context.inline_writer.write_words(subject.name.bytes(),
                                        {"concepts", static_cast<std::int32_t>(i), "name"});
      xml.end("Description");
    }
    property(xml, "Uri", subject.uri);
    property(xml, "Relation", subject.rel);
    xml.end("Topic");
  }
  xml.end("TopicSet");
}

void write_news_lines(const Context& context) {
  const Article& article = context.article;
  if (!has_lines(article)) return;
  XmlWriter& xml = context.xml;
  const auto line = [&](std::string_view name, const Field& field, std::string_view where) {
    if (is_blank(field.bytes())) return;
    xml.start(name);
    context.inline_writer.write_words(field.bytes(), {where});
    xml.end(name);
  };
  xml.start("NewsLines");
  write_headlines(context);
  line("ByLine", article.byline, "byline");
  line("DateLine", article.dateline.text, "dateline");
  line("CreditLine", article.credit, "credit");
  for (const Rights& rights : article.rights) line("CopyrightLine", rights.notice, "rights");
  line("SlugLine", article.slugline, "slugline");
  for (const Field& keyword : article.keywords) line("KeywordLine", keyword, "keywords");
  write_line(context, "EditorialNote", article.editorial_note.bytes(), {"editorial_note"});
  write_line(context, "EmbargoNote", article.embargo.note.bytes(), {"embargo.note"});
  for (std::size_t i = 0; i < article.corrections.size(); ++i) {
    const Where where{"corrections", static_cast<std::int32_t>(i)};
    write_line(context, "Correction", article.corrections[i].text.bytes(), where);
    if (article.corrections[i].date.is_present() || !is_blank(article.corrections[i].kind))
      context.losses.add(where, "a correction has neither a kind nor a date");
  }
  xml.end("NewsLines");
}

void write_party(const Context& context, std::string_view element, std::string_view name,
                 std::string_view role, std::string_view uri) {
  if (is_blank(name) && is_blank(uri)) return;
  XmlWriter& xml = context.xml;
  xml.start(element);
  xml.start("Party");
  xml.attribute("FormalName", is_blank(name) ? uri : name);
  property(xml, "Role", role);
  property(xml, "Uri", uri);
  if (!is_blank(name)) property(xml, "Name", name);
  xml.end("Party");
  xml.end(element);
}

void write_creator(const Context& context, std::string_view element, const Creator& creator,
                   const Where& where) {
  XmlWriter& xml = context.xml;
  const std::string_view name = !is_blank(creator.name.bytes()) ? creator.name.bytes()
                                : !is_blank(creator.id)         ? creator.id
                                                                : creator.uri;
  if (is_blank(name)) {
    if (!is_blank(creator.email) || !is_blank(creator.affiliation.bytes()) ||
        !is_blank(creator.job_title.bytes()))
      context.losses.add(where, "it has no name, no id and no URI");
    return;
  }
  xml.start(element);
  xml.start("Party");
  xml.attribute("FormalName", name);
  property(xml, "Role", is_blank(creator.role) ? std::string_view("author") : creator.role);
  if (!is_blank(creator.name.bytes())) property(xml, "Name", creator.name.bytes());
  property(xml, "Id", creator.id);
  property(xml, "Uri", creator.uri);
  property(xml, "Email", creator.email);
  property(xml, "Affiliation", creator.affiliation.bytes());
  property(xml, "JobTitle", creator.job_title.bytes());
  if (creator.organisation) property(xml, "Type", "organisation");
  if (where.part.empty() && where.index > 0) property(xml, "Number", std::to_string(where.index));
  xml.end("Party");
  xml.end(element);
}

void write_administrative(const Context& context) {
  const Article& article = context.article;
  XmlWriter& xml = context.xml;
  const bool has_provider =
      !is_blank(context.release.provider_name) || !context.release.provider_uri.empty();
  if (!has_provider && article.creators.empty() && article.sources.empty()) return;
  xml.start("AdministrativeMetadata");
  if (has_provider)
    write_party(context, "Provider", context.release.provider_name, {},
                context.release.provider_uri);
  const auto helped = [](const Creator& creator) {
    const std::string code = code_of(creator.role);
    return code == "editor" || code == "contributor" || code == "translator" ||
           code == "content-editor" || code == "copy-editor" || code == "producer";
  };
  const auto creators = [&](bool contributors) {
    for (std::size_t i = 0; i < article.creators.size(); ++i)
      if (helped(article.creators[i]) == contributors)
        write_creator(context, contributors ? "Contributor" : "Creator", article.creators[i],
                      {"creators", static_cast<std::int32_t>(i)});
  };
  creators(false);
  constexpr std::string_view kRoles[] = {"origin", "provider", "agency", "handout", "aggregator"};
  for (const Source& source : article.sources)
    write_party(context, "Source", source.name.bytes(),
                kRoles[static_cast<std::size_t>(source.role)], source.uri);
  creators(true);
  xml.end("AdministrativeMetadata");
}

namespace {

/// The parts of one Rights together: the elements of 1.2 scatter them.
void write_rights_property(XmlWriter& xml, const Rights& rights) {
  const std::string year = rights.year == 0 ? std::string() : std::to_string(rights.year);
  if (is_blank(rights.holder.bytes()) && is_blank(rights.notice.bytes()) &&
      is_blank(rights.usage_terms.bytes()) && is_blank(rights.licence_uri) && year.empty())
    return;
  xml.start("Property");
  xml.own_attribute("FormalName", "Rights");
  property(xml, "Holder", rights.holder.bytes());
  property(xml, "Notice", rights.notice.bytes());
  property(xml, "UsageTerms", rights.usage_terms.bytes());
  property(xml, "Licence", rights.licence_uri);
  property(xml, "Year", year);
  xml.end("Property");
}

}  // namespace

void write_rights(const Context& context, const std::vector<Rights>& rights,
                  const Value<DateTime>* expires, const Where& where) {
  XmlWriter& xml = context.xml;
  std::optional<TruncatedStamp> end;
  if (expires && expires->is_present()) {
    end = truncated_date(expires->value);
    if (!end) context.losses.add({"expires"}, "it is no possible date");
  }
  const auto some = [](const Rights& each) {
    return !is_blank(each.holder.bytes()) || !is_blank(each.usage_terms.bytes()) ||
           !is_blank(each.notice.bytes()) || !is_blank(each.licence_uri) || each.year != 0;
  };
  if (!end && std::none_of(rights.begin(), rights.end(), some)) return;
  // DTD: a Copyright needs a holder and a date; without a year the holder is a RightsHolder.
  const auto has_copyright = [](const Rights& each) {
    return !is_blank(each.holder.bytes()) && each.year > 0 && each.year <= 9999;
  };
  xml.start("RightsMetadata");
  for (const Rights& each : rights) {
    if (!has_copyright(each)) continue;
    xml.start("Copyright");
    xml.leaf("CopyrightHolder", each.holder.bytes());
    xml.leaf("CopyrightDate", std::to_string(each.year));
    xml.end("Copyright");
  }
  bool first = true;
  for (const Rights& each : rights) {
    const bool names_holder = !is_blank(each.holder.bytes()) && !has_copyright(each);
    const bool has_terms = !is_blank(each.usage_terms.bytes());
    if (!names_holder && !has_terms && !(first && end)) continue;
    xml.start("UsageRights");
    if (names_holder) xml.leaf("RightsHolder", each.holder.bytes());
    if (has_terms) {
      xml.start("Limitations");
      context.inline_writer.write_words(each.usage_terms.bytes(), where);
      xml.end("Limitations");
    }
    if (first && end) xml.own_leaf("EndDate", end->stamp.view());
    first = false;
    xml.end("UsageRights");
    if (each.usage_terms.runs > 0)
      context.losses.add(where, "its markup is left out; the words are kept");
  }
  if (first && end) {
    xml.start("UsageRights");
    xml.own_leaf("EndDate", end->stamp.view());
    xml.end("UsageRights");
  }
  for (const Rights& each : rights) property(xml, "Licence", each.licence_uri);
  for (const Rights& each : rights) write_rights_property(xml, each);
  xml.end("RightsMetadata");
}

void write_descriptive(const Context& context) {
  const Article& article = context.article;
  XmlWriter& xml = context.xml;
  xml.start("DescriptiveMetadata");
  formal(xml, "Language", context.release.language);
  for (const Concept& genre : article.concepts)
    if (genre.kind == Concept::Kind::genre && is_named(genre))
      formal(xml, "Genre",
             !is_blank(genre.name.bytes()) ? genre.name.bytes()
             : !is_blank(genre.code)       ? genre.code
                                           : genre.uri);
  write_subject_codes(context);
  if (article.dateline.date)
    if (const std::optional<TruncatedStamp> stamp = truncated_date(*article.dateline.date))
      xml.own_leaf("DateLineDate", stamp->stamp.view());
  if (!is_blank(article.dateline.place.bytes())) {
    xml.start("Location");
    xml.own_attribute("HowPresent", "Origin");
    property(xml, "City", article.dateline.place.bytes());
    xml.end("Location");
  }
  for (std::size_t i = 0; i < article.concepts.size(); ++i) {
    const Concept& subject = article.concepts[i];
    if (!is_named(subject)) continue;
    if (subject.relevance > 100.0f || subject.confidence > 100.0f)
      context.losses.add({"concepts", static_cast<std::int32_t>(i)},
                         "a confidence or relevance beyond 100");
    xml.start("TopicOccurrence");
    if (const std::string relevance = percent(subject.relevance); !relevance.empty())
      xml.own_attribute("Importance", relevance);
    if (const std::string confidence = percent(subject.confidence); !confidence.empty())
      xml.own_attribute("Confidence", confidence);
    xml.own_attribute("Topic", "#t" + std::to_string(i + 1));
    xml.end("TopicOccurrence");
  }
  property(xml, "DateLineDateText", article.dateline.date_text.bytes());
  property(xml, "DateLineSource", article.dateline.source.bytes());
  if (article.dateline.date) {
    const std::optional<TruncatedStamp> stamp = truncated_date(*article.dateline.date);
    if (!stamp || stamp->time_dropped)
      context.losses.add({"dateline.date"}, "it has no year, or a time without a zone");
    if (stamp) property(xml, "DateLineDate", stamp->stamp.view());
  }
  xml.end("DescriptiveMetadata");
}

}  // namespace stet::newsml1
