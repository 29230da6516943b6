/// NewsML 1.0 to 1.2. Read leniently: most feeds are not valid against the DTD. Codes are
/// FormalName attributes, compared without case.

#include "intake/html/body.h"
#include "intake/html/values.h"
#include "intake/json/fields.h"
#include "intake/newsml_1/own.h"
#include "intake/nitf/document.h"
#include "intake/readers.h"
#include "intake/text/dateline.h"
#include "intake/xml/body.h"
#include "intake/xml/fields.h"
#include "intake/xml/parts.h"
#include "intake/xml/root.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stet {
namespace {

constexpr int kCertain = 100;
constexpr std::string_view kFormalName = "FormalName";

int sniff_newsml_1(std::string_view head) {
  return find_xml_root(head).name == "NewsML" ? kCertain : 0;
}

Result<Span> next(std::string_view source, std::uint32_t from, const ReadOptions&) {
  const Span here = next_xml_element(source, from, "NewsItem");
  if (from == 0 && next_xml_element(source, here.end, "NewsItem").empty()) return Span{};
  return here;
}

bool is_text(XmlNode content) {
  const std::string_view type = content.child("MediaType").peek(kFormalName);
  return !content.has_attribute("Href") &&
         (type.empty() || same_word(type, "text") || content.child("DataContent").has_text());
}

/// Fills one article from one NewsItem, component by component in their order.
class ItemReader {
 public:
  ItemReader(Article& article, const ReadOptions& options) : article_(article), options_(options) {}

  void read(XmlNode item) {
    article_.language = read_word(item, "xml:lang");
    read_identification(item.child("Identification"));
    read_management(item.child("NewsManagement"));
    mark(item);
    for (XmlNode component : item.children("NewsComponent")) read_components(component);
    for (Media& media : media_) {
      complete_credit(media, article_.arena);
      if (article_.media.size() < options_.limits.images)
        article_.media.push_back(std::move(media));
    }
    if (article_.body.empty() && article_.media.size() == 1) {
      article_.media.front().role = MediaRole::main;
      const MediaKind kind = article_.media.front().kind;
      article_.kind = kind == MediaKind::video     ? ArticleKind::video
                      : kind == MediaKind::audio   ? ArticleKind::audio
                      : kind == MediaKind::graphic ? ArticleKind::graphic
                                                   : ArticleKind::picture;
    }
    read_dateline_parts();
    if (!label_.is_present() || article_.slugline.is_present()) return;
    article_.slugline = label_;
  }

 private:
  enum Holds : std::uint8_t { words = 1, files = 2 };

  void read_identification(XmlNode node) {
    const XmlNode id = node.child("NewsIdentifier");
    article_.id = read_word(id.child("PublicIdentifier"));
    article_.version = read_word(id.child("RevisionId"));
    for (std::string_view name : {"PreviousRevision", "Update"}) id.child("RevisionId").value(name);
    const Value<std::string_view> item_id = read_word(id.child("NewsItemId"));
    if (item_id.is_present()) article_.alt_ids.emplace_back("NewsItemId", item_id.value);
    if (!article_.id.is_present()) article_.id = item_id;
    label_ = read_field(node.child("NameLabel"), article_);
  }

  void read_management(XmlNode node) {
    article_.first_published = read_date(node.child("FirstCreated"), article_);
    article_.published = read_date(node.child("ThisRevisionCreated"), article_);
    article_.urgency = read_int(node.child("Urgency"), kFormalName);
    const Value<std::string_view> status = read_word(node.child("Status"), kFormalName);
    const auto set = [&](PublishStatus value) { article_.status = {value, status.known}; };
    if (same_word(status.value, "usable")) set(PublishStatus::usable);
    if (same_word(status.value, "withheld")) set(PublishStatus::withheld);
    if (has_part(status.value, "cancel")) set(PublishStatus::canceled);
    if (same_word(status.value, "embargoed")) {
      set(PublishStatus::usable);
      article_.embargo.is_set = true;
      article_.embargo.until =
          read_date(node.child("StatusWillChange").child("DateAndTime"), article_);
    }
    for (XmlNode instruction : node.children("Instruction"))
      if (const auto word = read_word(instruction, kFormalName); word.is_present())
        article_.signals.push_back(word.value);
    for (std::string_view name : {"AssociatedWith", "DerivedFrom"})
      for (XmlNode link : node.children(name))
        if (const std::string_view href = link.value("NewsItem"); !href.empty())
          article_.links.push_back({.rel = name == "DerivedFrom" ? "derivedFrom" : "associatedWith",
                                    .href = href,
                                    .at = link.at()});
  }

  /// Which nodes have words or files below them: children come behind their parents.
  void mark(XmlNode item) {
    first_ = item.index();
    holds_.assign(item.end_index() - first_, 0);
    for (std::uint32_t i = item.end_index(); i-- > first_ + 1;) {
      const XmlNode node = item.numbered(i);
      if (node.is("ContentItem")) holds_[i - first_] |= is_text(node) ? words : files;
      holds_[node.parent().index() - first_] |= holds_[i - first_];
    }
  }
  std::uint8_t holds(XmlNode node) const { return holds_[node.index() - first_]; }

  struct Open {
    XmlNode node;
    std::int32_t media = -1;
  };

  void read_components(XmlNode root) {
    std::vector<Open> open{{root}};
    std::vector<XmlNode> children;
    while (!open.empty()) {
      Open here = open.back();
      open.pop_back();
      const std::string_view language = here.node.peek("xml:lang");
      // The same story in another language: kept whole.
      if (!article_.body.empty() && !language.empty() && !article_.language.value.empty() &&
          !same_word(language.substr(0, 2), article_.language.value.substr(0, 2)))
        continue;
      if (!article_.language.is_present() && !language.empty())
        article_.language = read_word(here.node, "xml:lang");
      here.media = open_media(here);
      read_component(here);
      children.clear();
      for (XmlNode child : here.node.children("NewsComponent")) children.push_back(child);
      for (std::size_t i = children.size(); i-- > 0;) open.push_back({children[i], here.media});
    }
  }

  /// The outermost component that holds files and no body is one picture in its renditions.
  std::int32_t open_media(const Open& here) {
    if (here.media >= 0 || !(holds(here.node) & files)) return here.media;
    const std::string_view role = here.node.child("Role").peek(kFormalName);
    const bool alone = !(holds(here.node) & words) || has_part(role, "support") ||
                       has_part(role, "photo") || has_part(role, "picture") ||
                       has_part(role, "image") || has_part(role, "video") ||
                       has_part(role, "audio");
    bool direct = false;
    for (XmlNode content : here.node.children("ContentItem")) direct = direct || !is_text(content);
    if ((!alone && !direct) || media_.size() >= options_.limits.images) return -1;
    Media media{.at = here.node.at()};
    media.alt.known.presence = Presence::not_carried;
    if (has_part(role, "main")) media.role = MediaRole::main;
    media_.push_back(std::move(media));
    return static_cast<std::int32_t>(media_.size()) - 1;
  }

  void read_component(const Open& here) {
    const XmlNode node = here.node;
    Media* media = here.media >= 0 ? &media_[static_cast<std::size_t>(here.media)] : nullptr;
    const std::string_view role = node.child("Role").value(kFormalName);
    read_lines(node.child("NewsLines"), media);
    read_administration(node.child("AdministrativeMetadata"), media);
    read_rights(node.child("RightsMetadata"), media);
    read_description(node.child("DescriptiveMetadata"), media);
    for (XmlNode ref : node.children("NewsItemRef"))
      if (const std::string_view href = ref.value("NewsItem"); !href.empty())
        article_.links.push_back({.rel = "related", .href = href, .at = ref.at()});
    for (XmlNode content : node.children("ContentItem")) {
      if (is_text(content))
        read_words(content, role, media);
      else if (media)
        read_file(content, *media);
    }
  }

  /// "PORT ELIN, May 4 (Stet Wire) -": what the line names in one string.
  void read_dateline_parts() {
    Dateline& dateline = article_.dateline;
    const auto found = part_dateline(dateline.text.bytes(), article_.language.value);
    if (!found) return;
    const auto part = [&](Field& into, Span span) {
      if (!into.is_present() && !span.empty())
        into = html::part_of(dateline.text, span, found->confidence, article_.arena);
    };
    part(dateline.place, found->place);
    part(dateline.date_text, found->date_text);
    part(dateline.source, found->source);
    if (!dateline.date) dateline.date = found->date;
  }

  void read_lines(XmlNode lines, Media* media) {
    for (XmlNode line : lines.children()) {
      if (!line.has_text()) continue;
      const auto first = [&](Field& field) {
        if (!field.is_present()) field = read_field(line, article_);
      };
      if (line.is("HeadLine")) {
        if (media)
          first(media->headline);
        else
          add_headline(HeadlineRole::main, read_field_once(line));
      } else if (line.is("CreditLine")) {
        first(media ? media->credit : article_.credit);
      } else if (line.is("CopyrightLine")) {
        std::vector<Rights>& rights = media ? media->rights : article_.rights;
        if (rights.empty()) rights.emplace_back();
        first(rights.front().notice);
      } else if (media) {
        continue;
      } else if (line.is("SubHeadLine")) {
        add_headline(HeadlineRole::deck, read_field_once(line));
      } else if (line.is("ByLine")) {
        first(article_.byline);
      } else if (line.is("DateLine")) {
        first(article_.dateline.text);
      } else if (line.is("SlugLine")) {
        first(article_.slugline);
      } else if (line.is("NewsLine")) {
        const XmlNode type = line.child("NewsLineType");
        if (!has_part(type.peek(kFormalName), "note") || article_.editorial_note.is_present())
          continue;
        type.value(kFormalName);
        article_.editorial_note = read_field(line.child("NewsLineText"), article_);
      } else if (line.is("KeywordLine")) {
        article_.keywords.push_back(read_field(line, article_));
      }
    }
  }

  Field read_field_once(XmlNode node) { return read_field(node, article_); }

  void add_headline(HeadlineRole role, Field field) {
    if (!field.is_present()) return;
    for (const Headline& each : article_.headlines)
      if (each.field.bytes() == field.bytes()) return;
    // Every component may repeat the headline in its own words; the outer one is the story's.
    if (article_.headline(role)) {
      article_.extra.push_back({"NewsLines/HeadLine", field.bytes(), field.known.at});
      return;
    }
    article_.headlines.push_back({role, field});
  }

  void read_administration(XmlNode node, Media* media) {
    for (XmlNode holder : node.children())
      for (XmlNode party : holder.children("Party")) {
        if (party.peek(kFormalName).empty()) continue;
        const Field name = read_field(party, kFormalName, article_);
        if (holder.is("Creator") || holder.is("Contributor")) {
          Creator creator;
          creator.name = name;
          creator.role = party.has_attribute("Topic") ? party.value("Topic")
                         : holder.is("Contributor")   ? "contributor"
                                                      : "";
          (media ? media->creators : article_.creators).push_back(std::move(creator));
        } else if (media) {
          if (!media->source.is_present()) media->source = name;
        } else {
          Source source{.role = holder.is("Provider") ? SourceRole::provider : SourceRole::origin};
          source.name = name;
          const auto same = [&](const Source& each) { return each.name.bytes() == name.bytes(); };
          if (article_.sources.empty() || !same(article_.sources.back()))
            article_.sources.push_back(std::move(source));
        }
      }
  }

  void read_rights(XmlNode node, Media* media) {
    if (!node) return;
    std::vector<Rights>& rights = media ? media->rights : article_.rights;
    if (rights.empty()) rights.emplace_back();
    const XmlNode copyright = node.child("Copyright"), usage = node.child("UsageRights");
    if (copyright.child("CopyrightHolder").has_text() && !rights.front().holder.is_present())
      rights.front().holder = read_field(copyright.child("CopyrightHolder"), article_);
    for (std::string_view name : {"Limitations", "UsageType"})
      if (usage.child(name).has_text() && !rights.front().usage_terms.is_present())
        rights.front().usage_terms = read_field(usage.child(name), article_);
  }

  void read_description(XmlNode node, Media* media) {
    if (!node || media) return;
    if (const auto language = read_word(node.child("Language"), kFormalName);
        language.is_present() && !article_.language.is_present())
      article_.language = language;
    for (XmlNode genre : node.children("Genre"))
      if (!genre.peek(kFormalName).empty()) {
        Concept made{.kind = Concept::Kind::genre, .at = genre.at()};
        made.name = read_field(genre, kFormalName, article_);
        article_.concepts.push_back(std::move(made));
      }
    for (XmlNode code : node.children("SubjectCode"))
      for (XmlNode subject : code.children())
        if (!subject.peek(kFormalName).empty())
          article_.concepts.push_back({.kind = Concept::Kind::subject,
                                       .scheme = "subj",
                                       .code = subject.value(kFormalName),
                                       .at = subject.at()});
    for (XmlNode location : node.children("Location"))
      for (XmlNode property : location.children("Property")) {
        if (property.peek(kFormalName) != "City" || property.peek("Value").empty()) continue;
        property.value(kFormalName);
        if (!article_.dateline.place.is_present())
          article_.dateline.place = read_field(property, "Value", article_);
      }
    for (XmlNode property : node.children("Property")) {
      if (!same_word(property.peek(kFormalName), "keyword") || property.peek("Value").empty())
        continue;
      property.value(kFormalName);
      article_.keywords.push_back(read_field(property, "Value", article_));
    }
  }

  /// By media type, else by what the component's class or the format say.
  static std::optional<MediaKind> file_kind(XmlNode content) {
    for (const std::string_view word :
         {content.child("MediaType").peek(kFormalName), content.child("MimeType").peek(kFormalName),
          component_class(content.parent()), content.child("Format").peek(kFormalName)}) {
      if (word.empty()) continue;
      if (has_part(word, "video") || has_part(word, "mpeg4") || has_part(word, "mp4"))
        return MediaKind::video;
      if (has_part(word, "audio") || has_part(word, "sound") || same_word(word, "mp3"))
        return MediaKind::audio;
      return media_kind_of(word);
    }
    return std::nullopt;
  }

  static std::string_view component_class(XmlNode component) {
    for (XmlNode property : component.child("DescriptiveMetadata").children("Property"))
      if (same_word(property.peek(kFormalName), "ComponentClass")) return property.peek("Value");
    return {};
  }

  void take_format(XmlNode content) {
    for (std::string_view name : {"MediaType", "Format", "MimeType"})
      content.child(name).value(kFormalName);
  }

  void read_file(XmlNode content, Media& media) {
    Rendition file{.href = content.value("Href"), .at = content.at()};
    // Stills of a film stand beside it: the first file that says it is film or sound decides.
    if (const std::optional<MediaKind> kind = file_kind(content);
        kind && (media.renditions.empty() || media.kind == MediaKind::picture))
      media.kind = *kind;
    file.mime = content.child("MimeType").peek(kFormalName);
    file.name = content.child("Format").peek(kFormalName);
    take_format(content);
    const XmlNode facts = content.child("Characteristics");
    file.bytes =
        static_cast<std::uint64_t>(std::max(0, read_int(facts.child("SizeInBytes")).value));
    for (XmlNode property : facts.children("Property")) {
      const std::string_view name = property.peek(kFormalName);
      const bool width = same_word(name, "Width") || same_word(name, "PixelWidth");
      const bool height = same_word(name, "Height") || same_word(name, "PixelHeight");
      std::uint32_t* number = width ? &file.width : height ? &file.height : nullptr;
      if (!number) continue;
      property.value(kFormalName);
      *number = static_cast<std::uint32_t>(std::max(0, read_int(property, "Value").value));
    }
    media.renditions.push_back(file);
  }

  void read_words(XmlNode content, std::string_view role, Media* media) {
    const XmlNode data = content.child("DataContent");
    if (!data.has_text()) return;
    const bool caption = has_part(role, "caption");
    const auto short_field = [&](Field& field) {
      if (field.is_present()) return;
      take_format(content);
      field = data.child("nitf") || data.child("html")
                  ? read_field(data, article_)
                  : read_escaped_field(data.text(), data.at(), article_);
    };
    if (media)
      return short_field(caption || !media->caption.is_present() ? media->caption
                                                                 : media->long_description);
    if (has_part(role, "headline") || same_word(role, "title")) {
      Field title;
      short_field(title);
      return add_headline(HeadlineRole::main, title);
    }
    if (same_word(role, "lead") || has_part(role, "abstract") || has_part(role, "summary"))
      return short_field(article_.summary);
    if (has_part(role, "stylesheet") || caption || !article_.body.empty()) return;
    take_format(content);
    if (const XmlNode nitf = data.child("nitf")) {
      read_nitf(nitf, article_, options_);
      return;
    }
    for (XmlNode element : data.children()) {
      if (!element) break;
      read_xml_body(data, article_, options_);
      return;
    }
    const Text text = data.text();
    if (looks_like_markup(text.bytes))
      read_html_body(text, article_, options_);
    else
      add_plain_paragraphs(text, article_, options_);
  }

  Article& article_;
  const ReadOptions& options_;
  Field label_;
  std::vector<Media> media_;
  std::vector<std::uint8_t> holds_;  ///< by node, counted from the item
  std::uint32_t first_ = 0;
};

Result<Article> read(std::string_view source, const ReadOptions& options) {
  Article article;
  article.source = source;
  article.provenance.format = newsml_1_reader.id;
  article.provenance.escape = SourceEscape::html;
  Result<XmlDocument> document = read_xml(
      source, {.limits = options.limits, .budget = options.budget, .within = options.within},
      article.arena);
  if (!document) return document.error();
  const XmlNode root = document->root();
  XmlNode item;
  std::uint32_t items = 0;
  for (XmlNode node : root.children("NewsItem")) {
    item = node;
    ++items;
  }
  if (items != 1)
    return Error{.code = Code::input,
                 .message = items == 0 ? std::string("this NewsML holds no NewsItem")
                                       : "this NewsML holds " + std::to_string(items) +
                                             " NewsItems; hand them over one at a time",
                 .offset = root.at().begin};
  article.provenance.notices = std::move(document->notices);
  article.provenance.version = root.value("Version");
  article.priority = read_int(root.child("NewsEnvelope").child("Priority"), kFormalName);
  if (is_own_newsml_1(item))
    read_own_newsml_1(item, article, options);
  else
    ItemReader(article, options).read(item);
  if (options.budget && options.budget->spent()) return options.budget->why("reading NewsML 1.2");
  keep_untaken(*document, article);
  return article;
}

}  // namespace

constinit const Reader newsml_1_reader{
    .id = "newsml-1.2",
    .name = "NewsML 1.2",
    .media_type = "application/vnd.iptc.newsml+xml",
    .sniff = sniff_newsml_1,
    .read = read,
    .next = next,
};

}  // namespace stet
