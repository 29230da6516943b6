#include "intake/html/body.h"

#include "intake/json/fields.h"
#include "intake/ninjs/item.h"
#include "intake/ninjs/placed.h"
#include "intake/xml/body.h"
#include "intake/xml/xml.h"

#include <cstdint>

namespace stet::ninjs {
namespace {

/// How gladly a body is read: mark-up carries more than plain text; a whole document of another
/// format (NITF) is the last choice.
enum class Liking : std::uint8_t { empty, document, plain, marked_up, html };

struct Candidate {
  const RoleText* text = nullptr;
  Liking liking = Liking::empty;
  bool is_markup = false;
};

Candidate judge(const RoleText& body) {
  const std::string_view bytes = body.value.peek();
  if (bytes.find_first_not_of(" \t\r\n") == bytes.npos) return {&body};
  const std::string_view type = body.content_type;
  const bool is_markup = looks_like_markup(bytes);
  const bool is_html =
      type.find("html") != type.npos || body.role == "html" || body.role == "xhtml";
  if (is_html) return {&body, Liking::html, is_markup};
  if (body.role == "nitf" || type.find("nitf") != type.npos || bytes.starts_with("<?xml"))
    return {&body, Liking::document, is_markup};
  return {&body, is_markup ? Liking::marked_up : Liking::plain, is_markup};
}

}  // namespace

void read_body(JsonValue item, Reading& reading) {
  // A picture's body_text is its alt text in Superdesk's dialect: media.cpp.
  if (media_kind(item["type"].peek())) return;
  const std::vector<RoleText> bodies = role_texts(item, "bodies", "body");
  Candidate best;
  for (const RoleText& body : bodies)
    if (const Candidate each = judge(body); each.liking > best.liking) best = each;
  if (best.liking == Liking::empty) return;
  const bool as_html =
      best.liking != Liking::plain && (best.liking != Liking::html || best.is_markup);
  best.text->entry["role"].take();
  best.text->entry.any_case("contenttype").take();
  const Text text = best.text->value.text();
  if (!as_html) return add_plain_paragraphs(text, reading.article, reading.options);
  // XHTML is XML, and says exactly what it is; a page's own markup is for the HTML reader.
  if (best.text->content_type == "application/xhtml+xml") {
    Result<XmlDocument> body = read_xml_fragment(
        text, {.limits = reading.options.limits, .budget = reading.options.budget},
        reading.article.arena);
    if (body) {
      read_xml_body(body->root(), reading.article, reading.options);
      return;
    }
  }
  place_embeds(read_html_body(text, reading.article, reading.options), reading);
}

}  // namespace stet::ninjs
