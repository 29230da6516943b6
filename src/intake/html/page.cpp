#include "intake/html/page.h"

#include "intake/html/ascii.h"
#include "intake/html/blocks.h"
#include "intake/html/body.h"
#include "intake/html/class_words.h"
#include "intake/html/values.h"
#include "intake/html/visibility.h"
#include "intake/html/waivers.h"
#include "text/utf8.h"

#include <algorithm>
#include <utility>

namespace stet::html {
namespace {

constexpr std::uint32_t kLongestByline = 200;  // bytes; more is a biography
constexpr float kShown = 0.9f;                 // what the page shows where it is expected
constexpr std::uint32_t kShortestStandfirst = 20, kLongestStandfirst = 1000;
constexpr std::uint32_t kLongestShown = 64u
                                        << 10;  // bytes of mark-up; no headline or byline has more
constexpr int kMostHeadings = 16;               // looked at for the headline
constexpr std::size_t kMostCreators = 16;
constexpr float kOnlyHeading = 0.8f;  // the one <h1> of the story, unlike the <title>
constexpr float kTitle = 0.6f;        // <title>, made for search engines
constexpr float kNameAlone = 0.8f;    // a byline made of the creators' names
constexpr double kSameStory = 0.5;    // share of words that makes an <h1> the headline of this page

/// Bytes of words below an element, counted no further than a little over `enough`.
std::uint32_t words_in(const Tree& tree, NodeIndex element, std::uint32_t enough) {
  std::uint32_t bytes = 0;
  for (NodeIndex i = element + 1; i < tree.nodes[element].end && bytes <= enough; ++i)
    if (tree.nodes[i].kind == NodeKind::text)
      bytes += static_cast<std::uint32_t>(trim(tree.raw(tree.nodes[i].content)).size());
  return bytes;
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//");
}

}  // namespace

bool is_page(const Tree& tree) {
  for (const Node& node : tree.nodes)
    if (node.tag == Tag::html || node.tag == Tag::head || node.tag == Tag::body ||
        (node.tag == Tag::title && !node.foreign) || node.tag == Tag::meta)
      return true;
  return false;
}

PageReader::PageReader(const Tree& tree, const Text& html, Article& article,
                       const ReadOptions& options)
    : tree_(tree),
      html_(html),
      article_(article),
      options_(options),
      media_reader_(tree, html, article.arena) {}

void PageReader::read() {
  collect_metas();
  root_ = find_body_root(tree_);
  linked_ = read_linked_data(tree_, html_, article_, options_);
  read_language();
  read_identity();
  read_headlines();
  read_summary();
  read_creators();
  read_dates();
  read_topics();
  read_sources();
  read_body();
  read_corrections();
  join_images();
  read_main_picture();
  keep_waivers(tree_, html_, article_);
}

bool PageReader::is_dropped(NodeIndex element) const {
  for (NodeIndex at = element; at != 0; at = tree_.nodes[at].parent)
    if (root_.dropped[at] != 0) return true;
  return false;
}

Field PageReader::shown(NodeIndex element) {
  const Span at = tree_.nodes[element].at;
  if (at.size() > kLongestShown) return {};
  return html_to_field(article_.arena.part(html_, at), article_);
}

void PageReader::read_language() {
  if (!article_.language.is_present()) {
    const Attribute* attribute = nullptr;
    for (NodeIndex i = 1; i < tree_.nodes.size() && !attribute; ++i)
      if (tree_.nodes[i].tag == Tag::html) {
        attribute = tree_.attribute(i, "lang");
        if (!attribute) attribute = tree_.attribute(i, "xml:lang");
      }
    if (attribute && attribute->value.empty()) attribute = nullptr;
    if (!attribute) {
      const Meta* locale = find_meta({"og:locale", "content-language", "dc.language"});
      if (locale) attribute = tree_.attribute(locale->node, "content");
    }
    if (attribute) {
      std::string tag(trim(tree_.raw(attribute->value)).substr(0, 35));
      std::replace(tag.begin(), tag.end(), '_', '-');
      article_.language.value = article_.arena.keep(tag);
      article_.language.known = {.presence = Presence::present, .at = place(attribute->value)};
    }
  }
  for (NodeIndex i = 1; i < tree_.nodes.size(); ++i)
    if ((tree_.nodes[i].tag == Tag::html || tree_.nodes[i].tag == Tag::body) &&
        equals_lower(tree_.attribute_raw(i, "dir"), "rtl"))
      article_.right_to_left = true;
}

void PageReader::read_identity() {
  std::string_view canonical;
  Span at;
  for (NodeIndex i = 1; i < tree_.nodes.size(); ++i) {
    if (tree_.nodes[i].tag != Tag::link || !lists(tree_.attribute_raw(i, "rel"), "canonical"))
      continue;
    canonical = media_reader_.keep_attribute(i, "href");
    if (!canonical.empty()) at = place(tree_.attribute(i, "href")->value);
    break;
  }
  if (canonical.empty()) {
    const Meta* url = find_meta({"og:url", "twitter:url"});
    if (url) {
      canonical = media_reader_.keep_attribute(url->node, "content");
      at = place(tree_.attribute(url->node, "content")->value);
    }
  }
  if (canonical.empty()) return;
  article_.alt_ids.emplace_back("url", canonical);
  if (article_.id.is_present()) return;
  article_.id.value = canonical;
  article_.id.known = {
      .presence = Presence::present, .how = How::derived, .confidence = kShown, .at = at};
}

Field PageReader::headline_shown(NodeIndex& element, const Field& stated) {
  NodeIndex best = 0;
  Field field;
  double best_share = -1;
  int looked = 0;
  for (NodeIndex i = 1; i < tree_.nodes.size() && looked < kMostHeadings; ++i) {
    const Node& node = tree_.nodes[i];
    if (node.kind != NodeKind::element || node.foreign) continue;
    const bool named =
        node.attributes > 0 && has_property(tree_, i, "headline") && node.tag != Tag::meta;
    if ((node.tag != Tag::h1 && !named) || is_hidden(tree_, i)) continue;
    ++looked;
    Field here = shown(i);
    if (!here.is_present()) continue;
    // With nothing stated, the first one inside or before the story that is no site name.
    const double share = stated.is_present() ? shared_words(here.bytes(), stated.bytes())
                                             : (is_dropped(i) ? 0.1 : 0.6) + (named ? 0.2 : 0);
    if (share <= best_share) continue;
    best_share = share;
    best = i;
    field = std::move(here);
  }
  if (best == 0 || best_share < kSameStory) return {};
  element = best;
  return field;
}

/// The <h1> in the story when there is just one that says something; 0: none or several.
NodeIndex PageReader::only_heading() const {
  NodeIndex found = 0;
  for (NodeIndex i = root_.root + 1; i < tree_.nodes[root_.root].end; ++i) {
    const Node& node = tree_.nodes[i];
    if (node.tag != Tag::h1 || node.kind != NodeKind::element || node.foreign) continue;
    if (is_dropped(i) || is_hidden(tree_, i) || words_in(tree_, i, 1) == 0) continue;
    if (found != 0) return 0;
    found = i;
  }
  return found;
}

void PageReader::read_headlines() {
  const Field site = meta_field({"og:site_name", "application-name"});
  Field social = meta_field({"og:title", "dc:title", "dc.title", "twitter:title", "parsely-title",
                             "hdl", "fulltitle", "title"});
  if (social.is_present()) {
    const Span cut = title_without_site(social.bytes(), site.bytes());
    if (cut.size() < social.text.size()) social = part_of(social, cut, 1, article_.arena);
    social.known.how = How::derived;
    social.known.confidence = kShown;
  }
  Field title;
  for (NodeIndex i = 1; i < tree_.nodes.size() && !title.is_present(); ++i)
    if (tree_.nodes[i].tag == Tag::title && !tree_.nodes[i].foreign) {
      for (NodeIndex t = i + 1; t < tree_.nodes[i].end; ++t)
        title = html_to_field(article_.arena.part(html_, tree_.nodes[t].content), article_);
      break;
    }
  if (title.is_present()) {
    title = part_of(title, title_without_site(title.bytes(), site.bytes()), kTitle, article_.arena);
    title.known.confidence = kTitle;
  }

  const Field& stated = linked_.headline.is_present() ? linked_.headline
                        : social.is_present()         ? social
                                                      : title;
  const Field seen = headline_shown(headline_element_, stated);
  Field main = stated;
  if (linked_.headline.is_present()) {
    if (same_words(seen.bytes(), main.bytes())) main = seen;
  } else if (!seen.is_present() && !social.is_present()) {
    const NodeIndex heading = only_heading();
    if (heading != 0) {
      headline_element_ = heading;
      main = shown(heading);
      main.known.how = How::derived;
      main.known.confidence = kOnlyHeading;
    }
  } else if (seen.is_present()) {
    main = seen;
    const bool named = has_property(tree_, headline_element_, "headline");
    main.known.how = named ? How::stated : How::derived;
    if (!named) main.known.confidence = kShown;
  }
  if (!main.is_present()) return;
  article_.headlines.insert(article_.headlines.begin(), {HeadlineRole::main, main});
  if (social.is_present() && !same_words(social.bytes(), main.bytes()))
    article_.headlines.push_back({HeadlineRole::social, social});
  if (title.is_present() && !same_words(title.bytes(), main.bytes()) &&
      !same_words(title.bytes(), social.bytes()))
    article_.headlines.push_back({HeadlineRole::seo, title});
}

void PageReader::read_summary() {
  Field stated = article_.summary;
  if (!stated.is_present())
    if (const NodeIndex element = find_property("description"); element != 0) {
      stated = property_field(element);
      if (tree_.nodes[element].tag != Tag::meta) summary_element_ = element;
    }
  if (!stated.is_present())
    stated = meta_field({"og:description", "dc:description", "dc.description",
                         "twitter:description", "description"});
  // What stands over the story and says that it is the standfirst.
  for (NodeIndex i = 1; i < tree_.nodes.size() && summary_element_ == 0; ++i) {
    const Node& node = tree_.nodes[i];
    if (node.kind != NodeKind::element || node.attributes == 0 || node.foreign) continue;
    const bool element = node.tag == Tag::p || node.tag == Tag::div || node.tag == Tag::h2 ||
                         node.tag == Tag::h3 || node.tag == Tag::span;
    if (!element || !(class_words(tree_, i) & kStandfirstWord) || is_dropped(i)) continue;
    const std::uint32_t bytes = words_in(tree_, i, kLongestStandfirst);
    if (bytes < kShortestStandfirst || bytes > kLongestStandfirst) continue;
    summary_element_ = i;
  }
  if (summary_element_ != 0) {
    Field seen = shown(summary_element_);
    const bool same = same_words(seen.bytes(), stated.bytes());
    if (same || !stated.is_present()) {
      stated = seen;
      if (!same) stated.known = {Presence::present, How::derived, kShown, seen.known.at};
    }
  }
  article_.summary = stated;
}

void PageReader::add_creator(const Field& name, std::string_view uri) {
  for (const Creator& each : article_.creators)
    if (same_words(each.name.bytes(), name.bytes())) return;
  article_.creators.push_back({.name = name, .uri = uri});
}

NodeIndex PageReader::find_byline() const {
  NodeIndex best = 0;
  int best_rank = 0;
  for (NodeIndex i = 1; i < tree_.nodes.size(); ++i) {
    const Node& node = tree_.nodes[i];
    if (node.kind != NodeKind::element || node.foreign || node.tag == Tag::meta) continue;
    if (node.tag == Tag::figure || node.tag == Tag::figcaption || root_.dropped[i] != 0) {
      i = node.end - 1;
      continue;
    }
    int rank = 0;
    if (node.tag == Tag::address) rank = 1;
    if (node.attributes > 0) {
      if (lists(tree_.attribute_raw(i, "rel"), "author")) rank = 2;
      if (has_property(tree_, i, "author")) rank = 3;
      const std::uint32_t words = class_words(tree_.attribute_raw(i, "class"));
      if ((words & kBylineWord) && !(words & (kIconWord | kDateWord))) rank = 4;
    }
    if (rank <= best_rank) continue;
    const std::uint32_t bytes = words_in(tree_, i, kLongestByline);
    if (bytes < 3 || bytes > kLongestByline || is_hidden(tree_, i)) continue;
    best = i;
    best_rank = rank;
  }
  return best;
}

void PageReader::read_creators() {
  byline_element_ = find_byline();
  if (byline_element_ != 0) {
    article_.byline = shown(byline_element_);
    article_.byline.known.how = How::derived;
    article_.byline.known.confidence = kShown;
  }
  const bool is_linked = !article_.creators.empty();
  // The first kind of statement that names anybody; each may come several times.
  for (const std::string_view key : {"dc:creator", "dc.creator", "article:author", "parsely-author",
                                     "author", "sailthru.author", "byl"}) {
    if (!article_.creators.empty()) break;
    for (const Meta& meta : metas_) {
      if (meta.key != key || article_.creators.size() >= kMostCreators) continue;
      const Field field = media_reader_.attribute_field(meta.node, "content");
      if (!field.is_present() || is_address(field.bytes())) continue;
      std::vector<Span> parts;
      find_byline_names(field.bytes(), parts);
      if (parts.empty()) parts.push_back({0, field.text.size()});
      for (const Span part : parts) {
        Field name = part_of(field, part, 1, article_.arena);
        name.known.how = How::stated;
        add_creator(name, {});
      }
    }
  }
  if (!is_linked) read_marked_creators();
  if (article_.byline.is_present()) {
    std::vector<std::string_view> names;
    for (const Creator& creator : article_.creators) names.push_back(creator.name.bytes());
    const Span people = trim_byline(article_.byline.bytes(), names);
    if (people.size() < article_.byline.text.size())
      article_.byline = part_of(article_.byline, people, kShown, article_.arena);
  }
  if (article_.creators.empty() && article_.byline.is_present()) {
    std::vector<Span> names;
    find_byline_names(article_.byline.bytes(), names);
    for (const Span name : names)
      add_creator(part_of(article_.byline, name, kNameAlone, article_.arena), {});
  }
  if (!article_.byline.is_present() && !article_.creators.empty()) {
    article_.byline = article_.creators.front().name;
    article_.byline.known.how = How::derived;
    article_.byline.known.confidence = kNameAlone;
  }
}

void PageReader::date_from(const Attribute* attribute, float confidence, Value<DateTime>& into) {
  if (!attribute || into.is_present()) return;
  const auto date = parse_page_date(cook(tree_.input, attribute->value, Cooking::attribute));
  if (!date) return;
  into.value = *date;
  into.known = {.presence = Presence::present,
                .how = confidence < 1 ? How::derived : How::stated,
                .confidence = confidence,
                .at = place(attribute->value)};
}

void PageReader::read_dates() {
  const auto property_date = [&](std::string_view name, Value<DateTime>& into) {
    const NodeIndex element = find_property(name);
    if (element == 0) return;
    date_from(tree_.attribute(element, "content"), 1, into);
    date_from(tree_.attribute(element, "datetime"), 1, into);
  };
  property_date("datePublished", article_.published);
  property_date("dateModified", article_.modified);
  property_date("dateCreated", article_.created);
  const auto meta_date = [&](std::initializer_list<std::string_view> keys, Value<DateTime>& into) {
    for (const std::string_view key : keys)
      if (const Meta* meta = find_meta({key}))
        date_from(tree_.attribute(meta->node, "content"), 1, into);
  };
  meta_date({"article:published_time", "parsely-pub-date", "datepublished", "dc.date.issued",
             "dc.date", "dcterms.created", "sailthru.date", "date", "pubdate", "pdate", "ptime"},
            article_.published);
  meta_date(
      {"article:modified_time", "og:updated_time", "lastmod", "last-modified", "dc.date.modified"},
      article_.modified);
  for (NodeIndex i = 1; i < tree_.nodes.size() && !article_.published.is_present(); ++i)
    if (tree_.nodes[i].tag == Tag::time && !is_dropped(i))
      date_from(tree_.attribute(i, "datetime"), 0.7f, article_.published);
}

void PageReader::read_topics() {
  if (article_.keywords.empty()) {
    split_keywords(meta_field({"news_keywords", "keywords", "parsely-tags"}), article_);
    for (const Meta& meta : metas_)
      if (meta.key == "article:tag")
        split_keywords(media_reader_.attribute_field(meta.node, "content"), article_);
  }
  const bool has_section =
      std::any_of(article_.concepts.begin(), article_.concepts.end(),
                  [](const Concept& each) { return each.kind == Concept::Kind::category; });
  const Field section =
      meta_field({"article:section", "articlesection", "parsely-section", "section"});
  if (!has_section && section.is_present())
    article_.concepts.push_back({.kind = Concept::Kind::category,
                                 .name = section,
                                 .rel = "section",
                                 .at = section.known.at});
}

void PageReader::read_sources() {
  if (article_.sources.empty()) read_marked_publisher();
  if (article_.sources.empty()) {
    const Field site = meta_field({"og:site_name", "publisher", "dc.publisher"});
    if (site.is_present()) article_.sources.push_back({.name = site, .role = SourceRole::provider});
  }
  const Field origin = meta_field({"syndication-source", "original-source"});
  if (origin.is_present()) article_.sources.push_back({.name = origin, .role = SourceRole::origin});
  const Field copyright = meta_field({"copyright", "dc.rights", "rights"});
  if (article_.rights.empty() && copyright.is_present()) {
    Rights rights;
    rights.notice = copyright;
    article_.rights.push_back(std::move(rights));
  }
}

}  // namespace stet::html
