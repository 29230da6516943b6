#include "intake/newsml_1/own.h"

#include "intake/html/body.h"
#include "intake/json/fields.h"
#include "intake/newsml_g2/item.h"
#include "intake/xml/body.h"
#include "intake/xml/fields.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>

namespace stet {
namespace {

constexpr std::string_view kFormalName = "FormalName";

std::string_view formal(XmlNode node) { return node.value(kFormalName); }

std::int32_t number(std::string_view words) {
  std::int32_t value = 0;
  std::from_chars(words.data(), words.data() + words.size(), value);
  return value;
}

template <class T>
bool find_name(std::span<const std::string_view> names, std::string_view word, T& out) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (word == names[i]) {
      out = static_cast<T>(i);
      return true;
    }
  return false;
}

constexpr std::string_view kKinds[] = {"text",  "picture",   "graphic", "audio",
                                       "video", "composite", "event",   "planning"};
constexpr std::string_view kRoles[] = {"main",   "short", "deck",  "seo",
                                       "social", "push",  "print", "kicker"};
constexpr std::string_view kLines[] = {"HeadLine",      "ShortHeadLine",  "SubHeadLine",
                                       "SeoHeadLine",   "SocialHeadLine", "PushHeadLine",
                                       "PrintHeadLine", "Kicker"};
constexpr std::string_view kConcepts[] = {"Subject",      "Genre", "Place",  "Person",
                                          "Organisation", "Event", "Object", "Category"};
constexpr std::string_view kSources[] = {"origin", "provider", "agency", "handout", "aggregator"};
constexpr std::string_view kMedia[] = {"Photo", "Graphic", "Video", "Audio"};
constexpr std::string_view kUses[] = {"main", "body", "gallery", "thumbnail", "related", "author"};

class OwnItem {
 public:
  OwnItem(Article& article, const ReadOptions& options) : article_(article), options_(options) {}

  void read(XmlNode item) {
    article_.language = read_word(item, "xml:lang");
    if (article_.language.value == "und") article_.language = {};
    const XmlNode management = item.child("NewsManagement"),
                  component = item.child("NewsComponent");
    read_identification(item.child("Identification"));
    read_management(management);
    component.value("xml:lang");
    read_topics(component);
    read_lines(component.child("NewsLines"));
    read_parties(component.child("AdministrativeMetadata"), article_.creators, article_.sources);
    read_rights(component.child("RightsMetadata"), article_.rights);
    read_descriptive(component.child("DescriptiveMetadata"));
    std::vector<Media> media;
    for (XmlNode part : component.children("NewsComponent")) read_part(part, media);
    newsml_g2::join_media(std::move(media), article_, options_, true);
  }

 private:
  /// @Value of the property `name`; empty when there is none.
  static std::string_view property(XmlNode around, std::string_view name) {
    for (XmlNode node : around.children("Property"))
      if (node.peek(kFormalName) == name) {
        node.value(kFormalName);
        return node.value("Value");
      }
    return {};
  }
  Field field(XmlNode around, std::string_view name) {
    for (XmlNode node : around.children("Property"))
      if (node.peek(kFormalName) == name) {
        node.value(kFormalName);
        return read_field(node, "Value", article_);
      }
    return {};
  }
  Value<DateTime> date(XmlNode around, std::string_view name) {
    for (XmlNode node : around.children("Property")) {
      if (node.peek(kFormalName) != name) continue;
      node.value(kFormalName);
      const std::string_view words = node.peek("Value");
      if (words.size() != 4 || number(words) <= 0) return read_date(node, "Value", article_);
      node.value("Value");
      return {{.year = number(words)}, {.presence = Presence::present, .at = node.at()}};
    }
    return {};
  }

  void read_identification(XmlNode node) {
    const XmlNode id = node.child("NewsIdentifier");
    id.take();
    article_.version = read_word(id.child("RevisionId"));
    article_.slug = read_word(node.child("NameLabel"));
    for (XmlNode label : node.children("Label")) {
      std::string_view kind = formal(label.child("LabelType"));
      const Value<std::string_view> value = read_word(label.child("LabelText"));
      if (kind == "unnamed") kind = {};
      if (kind == "source-id")
        article_.id = value;
      else if (value.is_present())
        article_.alt_ids.emplace_back(kind, value.value);
    }
  }

  void read_management(XmlNode node) {
    formal(node.child("NewsItemType"));
    node.child("FirstCreated").text();
    if (!article_.id.is_present()) {
      article_.id.value = property(node, "Guid");
      article_.id.known = {.presence = Presence::present, .at = node.at()};
    }
    property(node, "Generator");
    property(node, "Guid");
    article_.created = date(node, "Created");
    article_.content_created = date(node, "ContentCreated");
    article_.modified = date(node, "ContentModified");
    article_.scheduled = date(node, "ScheduledPublication");
    article_.first_published = date(node, "FirstPublished");
    article_.published = date(node, "Published");
    article_.expires = date(node, "Expires");
    if (article_.published.is_present())
      node.child("ThisRevisionCreated").text();
    else
      article_.published = read_date(node.child("ThisRevisionCreated"), article_);
    article_.urgency = read_int(node.child("Urgency"), kFormalName);
    read_status(node);
    for (std::string_view name : {"DerivedFrom", "AssociatedWith"})
      for (XmlNode link : node.children(name))
        article_.links.push_back({.rel = formal(link),
                                  .href = link.value("NewsItem"),
                                  .title = read_field(link.child("Comment"), article_),
                                  .at = link.at()});
    for (XmlNode instruction : node.children("Instruction")) {
      const std::string_view word = formal(instruction);
      article_.signals.push_back(word == "Update"       ? "update"
                                 : word == "Correction" ? "correction"
                                                        : word);
    }
    for (XmlNode each : node.children("Property"))
      if (each.peek(kFormalName) == "WorkflowFlag") {
        formal(each);
        article_.workflow_flags.push_back(each.value("Value"));
      }
    if (const std::string_view profile = property(node, "Profile"); !profile.empty())
      article_.profile = {profile, {.presence = Presence::present, .at = node.at()}};
    article_.provenance.digital_source_type = property(node, "DigitalSourceType");
    find_name(kKinds, property(node, "Kind"), article_.kind);
    article_.right_to_left = property(node, "Direction") == "rtl";
    find_name(kRoles, property(node, "HeadLineRole"), first_role_);
  }

  void read_status(XmlNode node) {
    const std::string_view word = formal(node.child("Status"));
    article_.status.known = {.presence = Presence::present, .at = node.child("Status").at()};
    if (word == "Withheld") article_.status.value = PublishStatus::withheld;
    if (word == "Canceled") article_.status.value = PublishStatus::canceled;
    if (word != "Embargoed") return;
    article_.embargo.is_set = true;
    const XmlNode change = node.child("StatusWillChange");
    formal(change.child("FutureStatus"));
    article_.embargo.until = read_date(change.child("DateAndTime"), article_);
  }

  void read_topics(XmlNode component) {
    const XmlNode set = component.child("TopicSet");
    formal(set);
    for (XmlNode topic : set.children("Topic")) {
      Concept made{.at = topic.at()};
      find_name(kConcepts, formal(topic.child("TopicType")), made.kind);
      if (const XmlNode name = topic.child("FormalName")) {
        made.scheme = name.value("Scheme");
        made.code = read_word(name).value;
      }
      if (const XmlNode words = topic.child("Description")) {
        words.value("xml:lang");
        made.name = read_field(words, article_);
      }
      made.uri = property(topic, "Uri");
      made.rel = property(topic, "Relation");
      topics_.emplace(topic.value("Duid"), article_.concepts.size());
      article_.concepts.push_back(std::move(made));
    }
  }

  void read_lines(XmlNode lines) {
    for (XmlNode line : lines.children()) {
      if (line.is("HeadLine"))
        article_.headlines.push_back({first_role_, read_field(line, article_)});
      if (line.is("SubHeadLine"))
        article_.headlines.push_back({HeadlineRole::deck, read_field(line, article_)});
      if (line.is("ByLine")) article_.byline = read_field(line, article_);
      if (line.is("DateLine")) article_.dateline.text = read_field(line, article_);
      if (line.is("CreditLine")) article_.credit = read_field(line, article_);
      if (line.is("CopyrightLine")) line.take();
      if (line.is("SlugLine")) article_.slugline = read_field(line, article_);
      if (line.is("KeywordLine")) article_.keywords.push_back(read_field(line, article_));
      if (line.is("NewsLine")) read_news_line(line);
    }
  }

  void read_news_line(XmlNode line) {
    const std::string_view type = formal(line.child("NewsLineType"));
    const Field words = read_field(line.child("NewsLineText"), article_);
    HeadlineRole role{};
    if (type == "EditorialNote")
      article_.editorial_note = words;
    else if (type == "EmbargoNote")
      article_.embargo.note = words;
    else if (type == "Correction")
      article_.corrections.push_back({.kind = {}, .text = words, .date = {}});
    else if (find_name(kLines, type, role))
      article_.headlines.push_back({role, words});
  }

  void read_parties(XmlNode node, std::vector<Creator>& creators, std::vector<Source>& sources) {
    Source provider{.role = SourceRole::provider};
    bool has_sources = false;
    std::vector<std::int32_t> order;
    for (XmlNode holder : node.children()) {
      const XmlNode party = holder.child("Party");
      if (!party) continue;
      const std::string_view role = property(party, "Role");
      if (holder.is("Creator") || holder.is("Contributor")) {
        order.push_back(number(property(party, "Number")));
        creators.push_back({.name = field(party, "Name"),
                            .role = role,
                            .id = property(party, "Id"),
                            .uri = property(party, "Uri"),
                            .email = property(party, "Email"),
                            .affiliation = field(party, "Affiliation"),
                            .job_title = field(party, "JobTitle"),
                            .organisation = property(party, "Type") == "organisation"});
        formal(party);
        continue;
      }
      Source source{.name = field(party, "Name"), .uri = property(party, "Uri")};
      find_name(kSources, role, source.role);
      formal(party);
      if (holder.is("Provider")) {
        provider.name = source.name;
        provider.uri = source.uri;
      } else {
        has_sources = true;
        sources.push_back(std::move(source));
      }
    }
    put_in_order(creators, order);
    // The provider of the release, of a story that names no source.
    if (!has_sources && (provider.name.is_present() || !provider.uri.empty()))
      sources.push_back(std::move(provider));
  }

  /// The elements of 1.2 part creators from contributors.
  static void put_in_order(std::vector<Creator>& creators, const std::vector<std::int32_t>& order) {
    std::vector<std::size_t> at(creators.size());
    for (std::size_t i = 0; i < at.size(); ++i) at[i] = i;
    std::stable_sort(at.begin(), at.end(),
                     [&](std::size_t a, std::size_t b) { return order[a] < order[b]; });
    std::vector<Creator> sorted;
    for (const std::size_t i : at) sorted.push_back(std::move(creators[i]));
    creators = std::move(sorted);
  }

  void read_rights(XmlNode node, std::vector<Rights>& rights) {
    for (XmlNode each : node.children()) {
      if (each.is_element() && each.peek(kFormalName) != "Rights") each.take();
      if (each.peek(kFormalName) != "Rights") continue;
      formal(each);
      rights.push_back({.holder = field(each, "Holder"),
                        .notice = field(each, "Notice"),
                        .usage_terms = field(each, "UsageTerms"),
                        .licence_uri = property(each, "Licence"),
                        .year = number(property(each, "Year"))});
    }
  }

  void read_descriptive(XmlNode node) {
    for (std::string_view name : {"Language", "Genre", "SubjectCode", "DateLineDate"})
      for (XmlNode said : node.children(name)) said.take();
    node.child("Location").value("HowPresent");
    article_.dateline.place = field(node.child("Location"), "City");
    article_.dateline.date_text = field(node, "DateLineDateText");
    article_.dateline.source = field(node, "DateLineSource");
    if (const auto said = date(node, "DateLineDate"); said.is_present())
      article_.dateline.date = said.value;
    for (XmlNode occurrence : node.children("TopicOccurrence")) {
      std::string_view topic = occurrence.value("Topic");
      topic.remove_prefix(std::min<std::size_t>(1, topic.size()));
      const auto found = topics_.find(topic);
      if (found == topics_.end()) continue;
      Concept& named = article_.concepts[found->second];
      if (occurrence.has_attribute("Importance"))
        named.relevance = static_cast<float>(number(occurrence.value("Importance")));
      if (occurrence.has_attribute("Confidence"))
        named.confidence = static_cast<float>(number(occurrence.value("Confidence")));
    }
  }

  static XmlNode words_of(XmlNode component) {
    const XmlNode content = component.child("ContentItem");
    for (std::string_view name : {"MediaType", "Format", "MimeType"}) formal(content.child(name));
    return content.child("DataContent");
  }

  void read_part(XmlNode part, std::vector<Media>& media) {
    const std::string_view role = formal(part.child("Role"));
    if (role == "Abstract") {
      article_.summary = read_field(words_of(part), article_);
    } else if (role == "Main") {
      part.value("Essential");
      const bool plain =
          part.child("ContentItem").child("MimeType").peek(kFormalName) == "text/plain";
      const Text text = words_of(part).text();
      if (plain)
        add_plain_paragraphs(text, article_, options_);
      else
        read_body(text);
    } else if (role == "Supporting" && media.size() < options_.limits.images) {
      media.push_back(read_media(part));
    }
  }

  /// Escaped XHTML of our own making; whatever is none is read as HTML.
  void read_body(const Text& text) {
    Result<XmlDocument> body = read_xml_fragment(
        text, {.limits = options_.limits, .budget = options_.budget}, article_.arena);
    if (body)
      read_xml_body(body->root(), article_, options_);
    else
      read_html_body(text, article_, options_);
  }

  Media read_media(XmlNode part) {
    Media media{.at = part.at()};
    part.value("Duid");
    for (XmlNode line : part.child("NewsLines").children()) {
      if (line.is("HeadLine")) media.headline = read_field(line, article_);
      if (line.is("ByLine")) media.photographer = read_field(line, article_);
      if (line.is("CreditLine")) media.credit = read_field(line, article_);
      if (line.is("CopyrightLine")) line.take();
      if (!line.is("NewsLine")) continue;
      const bool title = formal(line.child("NewsLineType")) == "Title";
      (title ? media.title : media.instructions) = read_field(line.child("NewsLineText"), article_);
    }
    read_media_parties(part.child("AdministrativeMetadata"), media);
    read_rights(part.child("RightsMetadata"), media.rights);
    const XmlNode facts = part.child("DescriptiveMetadata");
    facts.child("Location").value("HowPresent");
    media.place = field(facts.child("Location"), "City");
    find_name(kMedia, property(facts, "Kind"), media.kind);
    find_name(kUses, property(facts, "Use"), media.role);
    media.id = property(facts, "SourceId");
    media.created = date(facts, "DateCreated");
    for (XmlNode each : facts.children("Property"))
      if (each.peek(kFormalName) == "PersonShown") {
        formal(each);
        media.people_shown.push_back(read_field(each, "Value", article_));
      }
    media.digital_source_type = property(facts, "DigitalSourceType");
    media.decorative = property(facts, "Decorative") == "true";
    for (XmlNode inner : part.children("NewsComponent")) read_media_part(inner, media);
    return media;
  }

  void read_media_parties(XmlNode node, Media& media) {
    std::vector<Source> sources;
    for (XmlNode holder : node.children("Source")) {
      const XmlNode party = holder.child("Party");
      (property(party, "Role") == "agency" ? media.agency : media.source) = field(party, "Name");
      formal(party);
    }
    read_parties(node, media.creators, sources);
  }

  void read_media_part(XmlNode part, Media& media) {
    const std::string_view role = formal(part.child("Role"));
    part.value("EquivalentsList");
    Field* words = role == "Caption"           ? &media.caption
                   : role == "LibraryCaption"  ? &media.library_caption
                   : role == "AltText"         ? &media.alt
                   : role == "LongDescription" ? &media.long_description
                                               : nullptr;
    if (words) {
      *words = read_field(words_of(part), article_);
      return;
    }
    for (XmlNode content : part.children("ContentItem")) {
      Rendition file{.href = content.value("Href"), .at = content.at()};
      formal(content.child("MediaType"));
      file.mime = formal(content.child("MimeType"));
      const XmlNode facts = content.child("Characteristics");
      const std::string_view size = facts.child("SizeInBytes").folded_text().bytes;
      std::from_chars(size.data(), size.data() + size.size(), file.bytes);
      facts.child("SizeInBytes").text();
      file.name = property(facts, "Rendition");
      file.width = static_cast<std::uint32_t>(number(property(facts, "Width")));
      file.height = static_cast<std::uint32_t>(number(property(facts, "Height")));
      file.duration_ms =
          static_cast<std::uint32_t>(number(property(facts, "DurationInMilliseconds")));
      media.renditions.push_back(file);
    }
  }

  Article& article_;
  const ReadOptions& options_;
  HeadlineRole first_role_ = HeadlineRole::main;
  std::unordered_map<std::string_view, std::size_t> topics_;  ///< Duid: index in concepts
};

}  // namespace

bool is_own_newsml_1(XmlNode item) {
  for (XmlNode property : item.child("NewsManagement").children("Property"))
    if (property.peek(kFormalName) == "Generator") return property.peek("Value") == "Stet";
  return false;
}

void read_own_newsml_1(XmlNode item, Article& article, const ReadOptions& options) {
  OwnItem(article, options).read(item);
}

}  // namespace stet
