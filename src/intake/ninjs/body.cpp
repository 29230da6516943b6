#include "intake/html/body.h"

#include "intake/json/fields.h"
#include "intake/ninjs/item.h"
#include "intake/ninjs/placed.h"

#include <algorithm>

namespace stet::ninjs {
namespace {

/// How gladly a body is read: mark-up carries more than plain text; a whole document of another
/// format (NITF) is the last choice. 0: nothing in it.
int liking(const RoleText& body) {
  const std::string_view bytes = body.value.peek();
  if (bytes.find_first_not_of(" \t\r\n") == bytes.npos) return 0;
  const std::string_view type = body.content_type;
  const bool is_html =
      type.find("html") != type.npos || body.role == "html" || body.role == "xhtml";
  if (is_html) return 4;
  if (body.role == "nitf" || type.find("nitf") != type.npos || bytes.starts_with("<?xml")) return 1;
  if (looks_like_markup(bytes)) return 3;
  return 2;
}

}  // namespace

void read_body(JsonValue item, Reading& reading) {
  // A picture's body_text is its alt text in Superdesk's dialect: media.cpp.
  if (media_kind(item["type"].peek())) return;
  const std::vector<RoleText> bodies = role_texts(item, "bodies", "body");
  const auto best =
      std::max_element(bodies.begin(), bodies.end(),
                       [](const RoleText& a, const RoleText& b) { return liking(a) < liking(b); });
  if (best == bodies.end() || liking(*best) == 0) return;
  const bool as_html =
      liking(*best) != 2 && (liking(*best) != 4 || looks_like_markup(best->value.peek()));
  best->entry["role"].take();
  find_any_case(best->entry, "contenttype").take();
  const Text text = best->value.text();
  if (!as_html) return add_plain_paragraphs(text, reading.article, reading.options);
  place_embeds(read_html_body(text, reading.article, reading.options), reading);
}

}  // namespace stet::ninjs
