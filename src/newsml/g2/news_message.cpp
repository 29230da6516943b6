#include "newsml/g2/news_message.h"

#include "newsml/g2/catalog.h"
#include "newsml/g2/news_item.h"

namespace stet::g2 {
namespace {

constexpr int kItemDepth = 2;  ///< newsMessage, itemSet
constexpr std::size_t kFrame = 3'000;
constexpr std::size_t kMetaOfMedia = 2'500;
constexpr std::size_t kMarkupOfBlock = 24;
/// Limits::output_bytes: a document no host could take is not made.
constexpr std::size_t kMostOutput = 64u << 20;

/// Most articles fit; the others grow once.
std::size_t expected_size(const Article& article) {
  std::size_t size = kFrame + article.concepts.size() * 200;
  for (const Block& block : article.body) size += block.field.bytes().size() + kMarkupOfBlock;
  for (const Media& media : article.media) size += kMetaOfMedia + 3 * media.caption.bytes().size();
  return size + size / 16;
}

struct Header {
  std::string_view sent, sender, transmit_id;
  int priority = 0;  ///< 0: none
};

/// header, in the order of the XSD: the catalogRef comes before the sender.
void start_message(XmlWriter& xml, const Header& header) {
  xml.declaration();
  xml.start("newsMessage");
  xml.own_attribute("xmlns", "http://iptc.org/std/nar/2006-10-01/");
  xml.start("header");
  xml.own_leaf("sent", header.sent);
  write_catalog_ref(xml);
  xml.leaf("sender", header.sender);
  if (!is_blank(header.transmit_id)) xml.leaf("transmitId", header.transmit_id);
  if (header.priority > 0) {
    const char digit = static_cast<char>('0' + header.priority);
    xml.own_leaf("priority", {&digit, 1});
  }
  xml.end("header");
  xml.start("itemSet");
}

std::optional<Error> write_items(const Context& context, const Budget* budget) {
  // A kill takes back its package with its files.
  if (context.envelope.package != Package::none &&
      context.release.status != PublishStatus::canceled)
    write_package_item(context);
  if (std::optional<Error> error = write_text_item(context, Place::in_message, budget))
    return error;
  for (std::size_t i = 0; i < context.article.media.size(); ++i) {
    if (budget && budget->spent()) return budget->why("writing the pictures");
    write_media_item(context, i, Place::in_message);
  }
  return std::nullopt;
}

Result<Written> finish(XmlWriter& xml, Losses& losses, Release& release) {
  Written written;
  if (xml.size() > kMostOutput)
    return Error{.code = Code::limit, .message = "limit: the document is larger than 64 MiB"};
  written.bytes = xml.take();
  written.losses = losses.take();
  written.guid = std::move(release.guid);
  written.version = release.version;
  return written;
}

}  // namespace

Result<Written> write(const Article& article, const Envelope& envelope, const Budget* budget) {
  Losses losses;
  Release release = release_of(article, envelope, losses);
  XmlWriter xml(expected_size(article));
  InlineWriter inline_writer(article, xml, losses);
  const Context context{article, envelope, release, xml, losses, inline_writer};
  const bool has_priority = article.priority.is_present();
  const bool good_priority =
      has_priority && article.priority.value >= 1 && article.priority.value <= 9;
  if (envelope.shape == Shape::item) {
    if (has_priority) losses.add({"priority"}, "only a message has a priority");
    xml.declaration();
    if (std::optional<Error> error = write_text_item(context, Place::alone, budget))
      return std::move(*error);
  } else {
    if (has_priority && !good_priority) losses.add({"priority"}, "it is not 1 to 9");
    std::string made;
    if (is_blank(envelope.transmit_id)) made = release.guid + ":" + std::to_string(release.version);
    start_message(xml, {.sent = release.sent.view(),
                        .sender = release.domain,
                        .transmit_id = made.empty() ? std::string_view(envelope.transmit_id) : made,
                        .priority = good_priority ? article.priority.value : 0});
    if (std::optional<Error> error = write_items(context, budget)) return std::move(*error);
    xml.end("itemSet");
    xml.end("newsMessage");
  }
  xml.newline();
  return finish(xml, losses, release);
}

std::string begin_feed(const Envelope& envelope) {
  XmlWriter xml(1'000);
  const std::string sender = domain_of(envelope);
  const Stamp sent = sent_of(envelope);
  start_message(xml, {.sent = sent.view(), .sender = sender, .transmit_id = envelope.transmit_id});
  xml.close_tag();
  return xml.take();
}

Result<Written> items(const Article& article, const Envelope& envelope, const Budget* budget) {
  Envelope in_message = envelope;
  in_message.shape = Shape::message;
  Losses losses;
  Release release = release_of(article, in_message, losses);
  XmlWriter xml(expected_size(article), kItemDepth);
  InlineWriter inline_writer(article, xml, losses);
  const Context context{article, in_message, release, xml, losses, inline_writer};
  if (article.priority.is_present())
    losses.add({"priority"}, "a feed has no priority for one article");
  if (std::optional<Error> error = write_items(context, budget)) return std::move(*error);
  return finish(xml, losses, release);
}

std::string end_feed(const Envelope&) { return "\n  </itemSet>\n</newsMessage>\n"; }

namespace {
constexpr std::string_view kVersions[] = {"2.35", "2.34", "2.33", "2.32",
                                          "2.31", "2.30", "2.29", "2.28"};
}

}  // namespace stet::g2

namespace stet {

constinit const Writer newsml_g2_writer{
    .id = "newsml-g2",
    .media_type = "application/vnd.iptc.g2.newsmessage+xml",
    .versions = g2::kVersions,
    .feeds = true,
    .write = g2::write,
    .begin_feed = g2::begin_feed,
    .items = g2::items,
    .end_feed = g2::end_feed,
};

}  // namespace stet
