/// WordPress export (WXR 1.0 to 1.2): RSS 2.0 with WordPress's own elements. Posts and pages are
/// articles; attachments are files of theirs.

#include "intake/feed/entry.h"
#include "intake/readers.h"
#include "intake/xml/body.h"
#include "intake/xml/fields.h"
#include "intake/xml/parts.h"
#include "intake/xml/root.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace stet {
namespace {

constexpr int kCertain = 100;
constexpr float kFromSeoPlugin = 0.8f;
constexpr std::size_t kChannelHead = 64u << 10;  // looked through for each post's author

int sniff_wxr(std::string_view head) {
  const XmlRoot root = find_xml_root(head);
  return root.name == "rss" && root.tag.find("wordpress.org/export/") != root.tag.npos ? kCertain
                                                                                       : 0;
}

bool is_article_type(std::string_view type) {
  constexpr std::string_view kOthers[] = {"attachment",         "nav_menu_item", "revision",
                                          "custom_css",         "wp_template",   "wp_block",
                                          "customize_changeset"};
  for (const std::string_view other : kOthers)
    if (type == other) return false;
  return true;
}

std::string_view type_of(std::string_view item) {
  std::size_t at = item.find("<wp:post_type>");
  if (at == item.npos) return {};
  std::string_view rest = item.substr(at + 14);
  if (rest.starts_with("<![CDATA[")) rest.remove_prefix(9);
  return rest.substr(0, rest.find_first_of("]<"));
}

Span next_post(std::string_view source, std::uint32_t from) {
  for (;;) {
    const Span here = next_xml_element(source, from, "item");
    if (here.empty() || is_article_type(type_of(source.substr(here.begin, here.size()))))
      return here;
    from = here.end;
  }
}

Result<Span> next(std::string_view source, std::uint32_t from, const ReadOptions&) {
  const Span here = next_post(source, from);
  // One post is read with its author and its attachments.
  if (from == 0 && (here.empty() || next_post(source, here.end).empty())) return Span{};
  return here;
}

XmlNode wp(XmlNode item, std::string_view name) { return item.child(name); }

std::string_view meta_value(XmlNode item, std::string_view key) {
  for (XmlNode meta : item.children("postmeta"))
    if (meta.child("meta_key").folded_text().bytes == key)
      return meta.take().child("meta_value").folded_text().bytes;
  return {};
}

/// What an SEO plugin keeps; "%%title%%" is a pattern of the site, no headline.
void read_seo(XmlNode post, Article& article) {
  for (XmlNode meta : post.children("postmeta")) {
    const std::string_view key = meta.child("meta_key").folded_text().bytes;
    const bool title = key == "_yoast_wpseo_title";
    if (!title && (key != "_yoast_wpseo_metadesc" || article.summary.is_present())) continue;
    Field words = feed::read_words(meta.child("meta_value"), article);
    if (!words.is_present() || words.bytes().find("%%") != std::string_view::npos) continue;
    words.known.how = How::derived;
    words.known.confidence = kFromSeoPlugin;
    if (title)
      article.headlines.push_back({HeadlineRole::seo, std::move(words)});
    else
      article.summary = std::move(words);
  }
}

/// The login stands as creator; the name to print is in the list of authors.
bool name_creator(XmlNode author, Article& article) {
  if (article.creators.empty()) return false;
  Creator& creator = article.creators.front();
  const XmlNode login = author.child("author_login"), name = author.child("author_display_name");
  if (!name.has_text() || creator.name.bytes() != login.folded_text().bytes) return false;
  creator.id = login.folded_text().bytes;
  creator.email = author.child("author_email").folded_text().bytes;
  creator.name = feed::read_words(name, article);
  article.byline = creator.name;
  article.byline.known.how = How::derived;
  return true;
}

/// Where the channel lists the creator, for a post that is read without its channel.
Span author_in_head(std::string_view source, const Article& article) {
  if (article.creators.empty()) return {};
  const std::string_view login = article.creators.front().name.bytes();
  const std::string_view head =
      source.substr(0, std::min(source.substr(0, kChannelHead).find("<item"), kChannelHead));
  constexpr std::string_view kOpen = "<wp:author>", kClose = "</wp:author>";
  for (std::size_t at = 0; (at = head.find(kOpen, at)) != head.npos;) {
    const std::size_t close = head.find(kClose, at);
    if (close == head.npos) return {};
    const std::size_t end = close + kClose.size();
    if (head.substr(at, end - at).find(login) != head.npos) {
      const std::string_view before = head.substr(at, head.substr(at, end - at).find(login));
      if (before.ends_with("<wp:author_login>") || before.ends_with("<wp:author_login><![CDATA["))
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    }
    at = end;
  }
  return {};
}

Media read_attachment(XmlNode item, Article& article) {
  Media media{.id = wp(item, "post_id").folded_text().bytes, .at = item.at()};
  media.role = MediaRole::main;
  media.title = feed::read_words(feed::child(item, "title"), article);
  media.caption = feed::read_words(feed::child(item, "excerpt:encoded"), article);
  media.long_description = feed::read_words(feed::child(item, "content:encoded"), article);
  for (XmlNode meta : item.children("postmeta"))
    if (meta.child("meta_key").folded_text().bytes == "_wp_attachment_image_alt")
      media.alt = feed::read_words(meta.child("meta_value"), article);
  Rendition file{.href = wp(item, "attachment_url").folded_text().bytes, .at = item.at()};
  if (!file.href.empty()) media.renditions.push_back(file);
  complete_credit(media, article.arena);
  return media;
}

void read_status(XmlNode item, Article& article) {
  const XmlNode node = wp(item, "status");
  const Value<std::string_view> word = read_word(node);
  if (!word.is_present()) return;
  article.status.known = word.known;
  article.status.value = word.value == "publish" || word.value == "future" ? PublishStatus::usable
                         : word.value == "private" || word.value == "trash"
                             ? PublishStatus::withheld
                             : PublishStatus::draft;
  // The date of what is not out yet says when it will be, or when it was begun.
  if (word.value == "future")
    article.scheduled = std::exchange(article.published, {});
  else if (article.status.value == PublishStatus::draft)
    article.created = std::exchange(article.published, {});
  article.workflow_flags.push_back(word.value);
}

void read_dates(XmlNode item, Article& article) {
  // The GMT twin has no zone of its own: its name says it.
  const auto gmt = [&](std::string_view name) {
    const XmlNode node = wp(item, name);
    Value<DateTime> date;
    if (!node || node.folded_text().bytes.starts_with("0000")) return date;
    date = read_date(node, article);
    if (date.is_present() && !date.value.offset_minutes) date.value.offset_minutes = 0;
    return date;
  };
  if (const Value<DateTime> date = gmt("post_date_gmt"); date.is_present())
    article.published = date;
  article.modified = gmt("post_modified_gmt");
}

Result<Article> read(std::string_view source, const ReadOptions& options) {
  Article article = feed::begin_article(source, wxr_reader.id);
  Result<XmlDocument> document = read_xml(
      source, {.limits = options.limits, .budget = options.budget, .within = options.within},
      article.arena);
  if (!document) return document.error();
  const XmlNode root = document->root();
  const XmlNode channel = root.child("channel") ? root.child("channel") : root;
  XmlNode post;
  std::uint32_t posts = 0;
  std::vector<XmlNode> attachments;
  for (XmlNode item : channel.children("item")) {
    const std::string_view type = type_of(item.raw());
    if (type == "attachment") attachments.push_back(item);
    if (!is_article_type(type)) continue;
    post = item;
    ++posts;
  }
  if (posts != 1)
    return Error{.code = Code::input,
                 .message = posts == 0 ? std::string("this export holds no post or page")
                                       : "this export holds " + std::to_string(posts) +
                                             " posts; hand them over one at a time",
                 .offset = root.at().begin};
  article.provenance.notices = std::move(document->notices);
  article.provenance.version = read_word(channel.child("wxr_version")).value;
  feed::read_entry(post, article, options);
  read_dates(post, article);
  read_status(post, article);
  if (const auto id = read_word(wp(post, "post_id")); id.is_present())
    article.alt_ids.emplace_back("wordpress", id.value);
  article.slug = read_word(wp(post, "post_name"));
  article.profile = read_word(wp(post, "post_type"));
  if (const XmlNode excerpt = feed::child(post, "excerpt:encoded"); excerpt && excerpt.has_text())
    article.summary = feed::read_words(excerpt, article);
  read_seo(post, article);
  for (XmlNode author : channel.children("author"))
    if (name_creator(author, article)) break;
  if (!options.within.empty())
    if (const Span at = author_in_head(source, article); !at.empty()) {
      Result<XmlDocument> author =
          read_xml(source, {.limits = options.limits, .budget = options.budget, .within = at},
                   article.arena);
      if (author) name_creator(author->root().child("author"), article);
    }
  if (const std::string_view thumbnail = meta_value(post, "_thumbnail_id"); !thumbnail.empty()) {
    for (XmlNode item : attachments)
      if (wp(item, "post_id").folded_text().bytes == thumbnail)
        article.media.push_back(read_attachment(item, article));
    if (article.media.empty() || article.media.back().id != thumbnail) {
      // The picture is in the site, not in the export.
      Media media{.id = thumbnail, .role = MediaRole::main, .at = post.at()};
      for (Field* field : {&media.caption, &media.alt, &media.credit})
        field->known.presence = Presence::not_carried;
      article.media.push_back(std::move(media));
    }
  }
  if (const XmlNode language = channel.child("language")) language.text();
  feed::read_channel_language(source, article);
  if (options.budget && options.budget->spent()) return options.budget->why("reading the export");
  keep_untaken(*document, article);
  return article;
}

}  // namespace

constinit const Reader wxr_reader{
    .id = "wxr",
    .name = "WordPress export (WXR)",
    .media_type = "application/rss+xml",
    .sniff = sniff_wxr,
    .read = read,
    .next = next,
};

}  // namespace stet
