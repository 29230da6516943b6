#include "newsml/conform/g2.h"

namespace stet::conform {
namespace {

constexpr std::string_view kXhtml = "http://www.w3.org/1999/xhtml";

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

void look_at_payload(XmlNode inline_xml, Marks& marks) {
  const std::string_view type = inline_xml.peek("contenttype");
  XmlNode payload;
  for (XmlNode child : inline_xml.children()) {
    payload = child;
    break;
  }
  if (!payload) {
    marks.add(check::g2_empty_text, inline_xml, "inlineXML holds no element");
    return;
  }
  const bool nitf = payload.is("nitf");
  const bool html = payload.is("html") && (payload.space() == kXhtml || payload.space().empty());
  if (nitf && !type.empty() && !contains(type, "nitf"))
    marks.add_at(check::g2_payload_type, inline_xml, "contenttype",
                 "the content is NITF, the content type says " + quoted(type));
  else if (html && !type.empty() && !contains(type, "html"))
    marks.add_at(check::g2_payload_type, inline_xml, "contenttype",
                 "the content is XHTML, the content type says " + quoted(type));
  else if ((contains(type, "nitf") && !nitf) || (contains(type, "xhtml") && !payload.is("html")))
    marks.add_at(check::g2_payload_type, inline_xml, "contenttype",
                 "the content is the element " + quoted(payload.qualified_name()) +
                     ", the content type says " + quoted(type));
  if (nitf) judge_nitf(payload, marks);
}

bool is_image(std::string_view type) { return type.substr(0, 6) == "image/"; }

void look_at_rendition(XmlNode file, std::string_view item_kind, Marks& marks) {
  const std::string_view type = file.peek("contenttype");
  if (file.peek("href").empty() && file.peek("residref").empty())
    marks.add(check::g2_rendition_target, file, "remoteContent has neither href nor residref");
  if (!file.has_attribute("contenttype"))
    marks.add(check::g2_rendition_type, file, "remoteContent has no contenttype");
  const bool picture = is_image(type) || (type.empty() && item_kind == "picture");
  if (picture && (file.peek("width").empty() || file.peek("height").empty()))
    marks.add(check::g2_rendition_size, file, "an image without width or height");
}

void look_at_class(XmlNode item, std::string_view kind, Marks& marks) {
  const XmlNode content = item.child("contentSet");
  if (!content) return;
  bool has_text = false, has_image = false, has_other_image = false, has_av = false;
  for (XmlNode part : content.children()) {
    const std::string_view type = part.peek("contenttype");
    if (part.is("inlineXML")) has_text = true;
    if (part.is("inlineData"))
      (is_image(type) || part.has_attribute("encoding") ? has_image : has_text) = true;
    if (!part.is("remoteContent")) continue;
    // A file of no stated type may be anything.
    if (is_image(type) || type.empty() || contains(type, "pdf") || contains(type, "postscript"))
      has_image = true;
    if (type.substr(0, 6) == "video/" || type.substr(0, 6) == "audio/" || type.empty() ||
        type.substr(0, 12) == "application/")
      has_av = true;
    if (type.substr(0, 5) == "text/" || type.substr(0, 12) == "application/") has_text = true;
    if (type.substr(0, 12) == "application/") has_other_image = true;
  }
  const auto mark = [&](std::string_view wanted) {
    marks.add(
        check::g2_class_content, content,
        "the class of the item is " + quoted(kind) + ", but there is no " + std::string(wanted));
  };
  if (kind == "text" && !has_text) mark("text in it");
  if (kind == "picture" && !has_image) mark("image in it");
  if (kind == "graphic" && !has_image && !has_av && !has_other_image) mark("graphic in it");
  if ((kind == "video" || kind == "audio") && !has_av)
    mark(kind == "video" ? "video in it" : "sound in it");
}

/// Roles are whatever a provider calls them; a code that ends in one of the words will do.
bool has_description(XmlNode meta, std::initializer_list<std::string_view> words) {
  for (XmlNode description : meta.children("description")) {
    const std::string_view role = description.peek("role");
    if (!description.has_text()) continue;
    for (const std::string_view word : words)
      if (contains(role, word)) return true;
  }
  return false;
}

void look_at_picture(XmlNode item, Marks& marks) {
  const XmlNode meta = item.child("contentMeta");
  const XmlNode at = meta ? meta : item;
  bool described = has_description(meta, {"caption", "summary"});
  for (XmlNode description : meta.children("description"))
    if (!description.has_attribute("role") && description.has_text()) described = true;
  if (!described) marks.add(check::g2_caption_missing, at, "a picture without a caption");
  bool credited = meta.child("creditline").has_text();
  for (XmlNode maker : meta.children("creator"))
    credited = credited || maker.has_text() || maker.has_attribute("qcode") ||
               maker.has_attribute("uri") || maker.has_attribute("literal");
  if (!credited)
    marks.add(check::g2_credit_missing, at, "a picture with neither a credit line nor a creator");
  if (!has_description(meta, {"alt"}))
    marks.add(check::g2_alt_missing, at, "a picture without a text for those who cannot see it");
}

}  // namespace

std::string_view item_class(XmlNode item) {
  return code_in(item.child("itemMeta").child("itemClass"), "ninat",
                 "http://cv.iptc.org/newscodes/ninature/");
}

std::string_view pub_status(XmlNode item) {
  return code_in(item.child("itemMeta").child("pubStatus"), "stat",
                 "http://cv.iptc.org/newscodes/pubstatusg2/");
}

void judge_content(XmlNode item, Marks& marks) {
  const std::string_view kind = item_class(item);
  const bool killed = pub_status(item) == "canceled";
  for (XmlNode content : item.children("contentSet")) {
    if (killed) {
      marks.add(check::g2_kill_body, content, "the item is canceled, but its content is there");
      continue;
    }
    for (XmlNode part : content.children()) {
      if (part.is("inlineXML")) look_at_payload(part, marks);
      if (part.is("remoteContent")) look_at_rendition(part, kind, marks);
    }
  }
  if (killed) return;
  if (item.is("newsItem")) look_at_class(item, kind, marks);
  if (kind == "picture") look_at_picture(item, marks);
  if (kind == "text" && item.is("newsItem") && !item.child("contentMeta").child("headline"))
    marks.add(check::g2_headline_missing,
              item.child("contentMeta") ? item.child("contentMeta") : item,
              "a text without a headline");
}

}  // namespace stet::conform
