// The body of a page and its pictures.
#include "intake/html/ascii.h"
#include "intake/html/blocks.h"
#include "intake/html/class_words.h"
#include "intake/html/page.h"
#include "intake/html/values.h"
#include "intake/html/visibility.h"
#include "text/utf8.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace stet::html {
namespace {

constexpr std::uint32_t kLongestByline = 300;    // bytes; with a date and a job title
constexpr std::uint32_t kLongestHeading = 4096;  // bytes of mark-up
constexpr std::uint32_t kLongestKicker = 60;
constexpr float kKickerName = 0.8f;
constexpr std::uint32_t kLongestLabel = 40;  // "Read more:"
constexpr std::size_t kMostLeadPictures = 4;

/// What layouts print between paragraphs to announce advertising.
constexpr std::string_view kAdvertising[] = {
    "advertisement", "advertising", "anzeige", "werbung", "publicité",  "publicidad",
    "publicidade",   "reklama",     "annons",  "annonse", "pubblicità", "advertentie"};

std::string_view file_name(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  const std::size_t slash = address.find_last_of('/');
  return slash == address.npos ? address : address.substr(slash + 1);
}

bool is_same_picture(const Media& media, std::string_view address) {
  const std::string_view name = file_name(address);
  for (const Rendition& each : media.renditions)
    if (each.href == address || (name.size() > 4 && file_name(each.href) == name)) return true;
  return false;
}

}  // namespace

/// Elements inside the story that are fields of their own: headline, byline, date, standfirst.
void PageReader::drop_shown_fields() {
  const Node& root = tree_.nodes[root_.root];
  for (const NodeIndex element : {headline_element_, byline_element_, summary_element_})
    if (element > root_.root && element < root.end) root_.dropped[element] = 1;
  NodeIndex words_until = 0;
  const auto bytes_in = [this](NodeIndex element) {
    std::uint32_t bytes = 0;
    for (NodeIndex i = element + 1; i < tree_.nodes[element].end && bytes <= kLongestByline; ++i)
      if (tree_.nodes[i].kind == NodeKind::text)
        bytes += static_cast<std::uint32_t>(trim(tree_.raw(tree_.nodes[i].content)).size());
    return bytes;
  };
  for (NodeIndex i = root_.root + 1; i < root.end;) {
    const Node& node = tree_.nodes[i];
    if (root_.dropped[i] != 0) {
      i = node.end;
      continue;
    }
    if (node.kind == NodeKind::element) {
      if (node.tag == Tag::p || node.tag == Tag::figure || node.tag == Tag::blockquote ||
          node.tag == Tag::li || node.tag == Tag::table)
        words_until = std::max(words_until, node.end);
      const std::uint32_t names = class_words(tree_, i);
      const bool heading = node.tag == Tag::h1 || node.tag == Tag::h2;
      const bool again = heading && !article_.headlines.empty() && bytes_in(i) <= kLongestByline &&
                         node.at.size() <= kLongestHeading &&
                         same_words(shown(i).bytes(), article_.headlines.front().field.bytes());
      const bool kicker =
          (names & kKickerWord) && i >= words_until && bytes_in(i) <= kLongestKicker;
      if (kicker) keep_kicker(i);
      if (again || kicker) {
        root_.dropped[i] = 1;
        i = node.end;
        continue;
      }
      const bool by_name = (names & (kBylineWord | kDateWord)) != 0;
      const bool field = node.tag == Tag::time || node.tag == Tag::address || by_name;
      // In running text a date is part of the sentence; a whole paragraph named "byline" is not.
      const bool apart = i >= words_until || (node.tag == Tag::p && by_name);
      if (field && apart && bytes_in(i) <= kLongestByline) {
        root_.dropped[i] = 1;
        i = node.end;
        continue;
      }
    }
    ++i;
  }
}

void PageReader::keep_kicker(NodeIndex element) {
  for (const Headline& each : article_.headlines)
    if (each.role == HeadlineRole::kicker) return;
  Field kicker = shown(element);
  kicker.known.how = How::derived;
  kicker.known.confidence = kKickerName;
  if (kicker.is_present()) article_.headlines.push_back({HeadlineRole::kicker, std::move(kicker)});
}

/// A figure between the headline and a body that begins below it.
void PageReader::read_lead_pictures() {
  NodeIndex around = tree_.nodes[root_.root].parent;
  for (int up = 0; around != 0 && up < 4; ++up) {
    const Tag tag = tree_.nodes[around].tag;
    if (tag == Tag::article || tag == Tag::main || tag == Tag::body) break;
    around = tree_.nodes[around].parent;
  }
  std::size_t found = 0;
  for (NodeIndex i = around + 1; i < root_.root && found < kMostLeadPictures;) {
    const Node& node = tree_.nodes[i];
    if (node.kind != NodeKind::element || node.end > root_.root) {
      ++i;
      continue;
    }
    if (root_.dropped[i] != 0 || node.foreign || is_hidden(tree_, i) || is(node.tag, kRemoved)) {
      i = node.end;
      continue;
    }
    if (node.tag != Tag::figure) {
      ++i;
      continue;
    }
    BlockReader(tree_, html_, article_, options_, {.dropped = &root_.dropped}).read_element(i);
    ++found;
    i = node.end;
  }
}

void PageReader::read_body() {
  drop_shown_fields();
  if (root_.root != 0 && tree_.nodes[root_.root].tag != Tag::body) read_lead_pictures();
  BlockReader(tree_, html_, article_, options_, {.dropped = &root_.dropped}).read(root_.root);
  const bool has_words = std::any_of(article_.body.begin(), article_.body.end(),
                                     [](const Block& block) { return !block.field.text.empty(); });
  if (!has_words && !linked_.article_body.empty()) read_article_body_text();
  for (Block& block : article_.body) {
    if (!root_.stated && block.field.is_present()) {
      block.field.known.how = How::derived;
      block.field.known.confidence = root_.confidence;
    }
  }
  mark_boilerplate();
}

/// JSON-LD's plain body, for pages that build theirs by script: a paragraph a line.
void PageReader::read_article_body_text() {
  const std::string_view bytes = linked_.article_body.bytes;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = trim(bytes.substr(at, end - at));
    if (!line.empty() && article_.body.size() < options_.limits.paragraphs) {
      const auto begin = static_cast<std::uint32_t>(line.data() - bytes.data());
      Block block{.kind = BlockKind::paragraph};
      block.field.text = article_.arena.part(
          linked_.article_body, {begin, begin + static_cast<std::uint32_t>(line.size())});
      block.field.known = {.presence = Presence::present, .at = block.field.text.source()};
      block.at = block.field.known.at;
      article_.body.push_back(std::move(block));
    }
    at = end + 1;
  }
}

/// What stands among or behind the paragraphs and is none: advertising, and links to other stories
/// at the end.
void PageReader::mark_boilerplate() {
  for (Block& block : article_.body) {
    if (block.kind != BlockKind::paragraph || block.field.text.size() > 20) continue;
    const std::string words = stet::lower(block.field.bytes());
    if (std::find(std::begin(kAdvertising), std::end(kAdvertising), words) !=
        std::end(kAdvertising))
      block.kind = BlockKind::boilerplate;
  }
  std::size_t end = article_.body.size();
  const auto is_link = [this](const Block& block) {
    if (block.kind != BlockKind::paragraph || block.parent >= 0) return false;
    for (const Run& run : article_.runs_of(block.field))
      if (run.markup == Markup::link && run.span.size() == block.field.text.size()) return true;
    return false;
  };
  while (end > 0 && is_link(article_.body[end - 1]))
    article_.body[--end].kind = BlockKind::boilerplate;
  // "Read more:"
  if (end > 0 && end < article_.body.size() &&
      article_.body[end - 1].kind == BlockKind::paragraph &&
      article_.body[end - 1].field.text.size() <= kLongestLabel &&
      article_.body[end - 1].field.bytes().ends_with(':'))
    article_.body[end - 1].kind = BlockKind::boilerplate;
}

/// What JSON-LD says of a picture that the page shows belongs to that picture.
void PageReader::join_images() {
  for (Media& stated : linked_.images) {
    const std::string_view address = stated.renditions.front().href;
    const auto shown =
        std::find_if(article_.media.begin(), article_.media.end(),
                     [&](const Media& media) { return is_same_picture(media, address); });
    if (shown != article_.media.end()) {
      shown->role = MediaRole::main;
      if (shown->caption.known.presence == Presence::absent) shown->caption = stated.caption;
      if (!shown->credit.is_present()) shown->credit = stated.credit;
      if (shown->rights.empty()) shown->rights = stated.rights;
      if (shown->creators.empty()) shown->creators = stated.creators;
      // The page may leave to the style sheet how large it shows the picture.
      const Rendition& said = stated.renditions.front();
      for (Rendition& each : shown->renditions)
        if (each.href == said.href && each.width == 0 && each.height == 0) {
          each.width = said.width;
          each.height = said.height;
        }
    } else if (article_.media.empty()) {
      article_.media.push_back(std::move(stated));
      split_credit(article_.media.back(), article_.arena);
    } else {
      article_.links.push_back({.rel = "json-ld:image", .href = address, .at = stated.at});
    }
  }
}

void PageReader::read_main_picture() {
  const std::string_view address =
      meta_address({"og:image", "og:image:url", "twitter:image", "twitter:image:src"});
  const Meta* meta = find_meta({"og:image", "og:image:url", "twitter:image", "twitter:image:src"});
  if (address.empty() || !meta) return;
  const Span at = place(tree_.nodes[meta->node].at);
  for (Media& media : article_.media) {
    if (media.kind != MediaKind::picture || !is_same_picture(media, address)) continue;
    media.role = MediaRole::main;
    return;
  }
  const bool has_picture =
      std::any_of(article_.media.begin(), article_.media.end(),
                  [](const Media& media) { return media.kind == MediaKind::picture; });
  if (has_picture) {
    article_.links.push_back({.rel = "og:image", .href = address, .at = at});
    return;
  }
  Media media{.role = MediaRole::main, .at = at};
  media.alt = meta_field({"og:image:alt", "twitter:image:alt"});
  if (!media.alt.is_present()) media.alt.known.presence = Presence::not_carried;
  // A picture for other sites: the page itself shows no caption and no credit.
  media.caption.known.presence = Presence::not_carried;
  media.credit.known.presence = Presence::not_carried;
  media.renditions.push_back({.href = address,
                              .width = meta_number("og:image:width"),
                              .height = meta_number("og:image:height"),
                              .at = at});
  article_.media.push_back(std::move(media));
}

void PageReader::collect_metas() {
  for (NodeIndex i = 1; i < tree_.nodes.size(); ++i) {
    const Node& node = tree_.nodes[i];
    if (node.tag != Tag::meta || node.foreign || !tree_.has_attribute(i, "content")) continue;
    for (const std::string_view name : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string keys = stet::lower(tree_.attribute_raw(i, name).substr(0, 200));
      // "dc:title og:title": one meta may speak for several.
      for (std::size_t at = 0; at < keys.size();) {
        const std::size_t end = std::min(keys.find(' ', at), keys.size());
        if (end > at) metas_.push_back({keys.substr(at, end - at), i});
        at = end + 1;
      }
    }
  }
}

const PageReader::Meta* PageReader::find_meta(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys)
    for (const Meta& meta : metas_)
      if (meta.key == key && !tree_.attribute_raw(meta.node, "content").empty()) return &meta;
  return nullptr;
}

Field PageReader::meta_field(std::initializer_list<std::string_view> keys) {
  const Meta* meta = find_meta(keys);
  return meta ? media_reader_.attribute_field(meta->node, "content") : Field();
}

std::string_view PageReader::meta_address(std::initializer_list<std::string_view> keys) {
  const Meta* meta = find_meta(keys);
  return meta ? media_reader_.keep_attribute(meta->node, "content") : std::string_view();
}

std::uint32_t PageReader::meta_number(std::string_view key) const {
  const Meta* meta = find_meta({key});
  if (!meta) return 0;
  const std::string_view digits = trim(tree_.attribute_raw(meta->node, "content"));
  std::uint32_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? number : 0;
}

}  // namespace stet::html
