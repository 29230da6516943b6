#include "newsml/g2/party.h"

#include "newsml/g2/catalog.h"
#include "newsml/uri.h"

namespace stet::g2 {
namespace {

struct Role {
  std::string_view element;  ///< creator or contributor
  std::string code;          ///< QCode; empty: none
};

/// IPTC codes where they are confirmed, else a code of our own made of the source's own word.
Role role_of(std::string_view role, const Context& context, const Where& where) {
  const std::string code = code_of(role);
  const auto iptc = [&](std::string_view element, std::string_view qcode) {
    Role made{element, std::string(qcode)};
    // The source's own word beside IPTC's, where a reader would not get it back.
    const std::string_view word = qcode == "cpprole:contentEditor" ? "editor" : qcode.substr(8);
    if (is_blank(role) || role == word) return made;
    if (const NameCode own = name_code(role); own.is_same)
      made.code.append(" ").append(kOwnAlias).append(":").append(own.code);
    else
      context.losses.add(within(where, "role"), "it is written as the code " + made.code);
    return made;
  };
  if (is_blank(role) || code == "author" || code == "writer" || code == "reporter")
    return iptc("creator", "cpprole:author");
  if (code == "cameraoperator" || code == "camera-operator")
    return iptc("creator", "cpprole:cameraOperator");
  if (code == "editor" || code == "contenteditor" || code == "content-editor")
    return iptc("contributor", "cpprole:contentEditor");
  const bool helped =
      code == "contributor" || code == "translator" || code == "producer" || code == "copy-editor";
  const NameCode own = name_code(role);
  if (!own.is_same)
    context.losses.add(within(where, "role"),
                       own.code.empty()
                           ? std::string("a role that is not plain ASCII has no code here")
                           : "it is written as the code " + own.code);
  if (!own.code.empty())
    return {helped ? "contributor" : "creator", std::string(kOwnAlias) + ":" + own.code};
  return {"creator", {}};
}

void write_name(const Context& context, const Field& name, const Where& where) {
  context.inline_writer.leaf_words("name", name, where);
}

}  // namespace

std::string_view name_of(SourceRole role) {
  switch (role) {
    case SourceRole::origin:
      return "origin";
    case SourceRole::provider:
      return "provider";
    case SourceRole::agency:
      return "agency";
    case SourceRole::handout:
      return "handout";
    case SourceRole::aggregator:
      return "aggregator";
  }
  return "origin";
}

void write_provider(const Context& context) {
  XmlWriter& xml = context.xml;
  xml.start("provider");
  if (!context.release.provider_uri.empty()) xml.attribute("uri", context.release.provider_uri);
  if (!is_blank(context.release.provider_name)) xml.leaf("name", context.release.provider_name);
  xml.end("provider");
}

void write_creator(const Context& context, const Creator& creator, const Where& where) {
  XmlWriter& xml = context.xml;
  if (is_blank(creator.name.bytes()) && is_blank(creator.uri) && is_blank(creator.id)) {
    if (!is_blank(creator.email) || !is_blank(creator.affiliation.bytes()) ||
        !is_blank(creator.job_title.bytes()))
      context.losses.add(where, "it has no name, no id and no URI");
    return;
  }
  std::string uri;
  const bool has_uri = !creator.uri.empty() && clean_uri(creator.uri, UriUse::identifier, uri);
  if (!has_uri && is_blank(creator.name.bytes()) && is_blank(creator.id))
    return context.losses.add(where, "it has no name and no id, and its URI is none");
  const Role role = role_of(creator.role, context, where);
  xml.start(role.element);
  if (has_uri) {
    xml.attribute("uri", uri);
    if (!is_blank(creator.id))
      context.losses.add(within(where, "id"),
                         "a party has one identity here, and its URI is written");
  } else {
    if (!creator.uri.empty()) context.losses.add(within(where, "uri"), "it is no URI");
    if (!is_blank(creator.id)) xml.attribute("literal", creator.id);
  }
  if (creator.organisation) xml.own_attribute("type", "cpnat:organisation");
  if (!role.code.empty()) xml.own_attribute("role", role.code);
  write_name(context, creator.name, within(where, "name"));
  if (!is_blank(creator.job_title.bytes())) {
    // @jobtitle takes a code, and a title in words has none.
    xml.start("note");
    write_own_code(xml, "role", "job-title");
    context.inline_writer.write(creator.job_title, Dialect::g2_block, within(where, "job_title"));
    xml.end("note");
  }
  const bool has_affiliation = !is_blank(creator.affiliation.bytes());
  if (has_affiliation || !is_blank(creator.email)) {
    const std::string_view details = creator.organisation ? "organisationDetails" : "personDetails";
    xml.start(details);
    if (has_affiliation) {
      xml.start("affiliation");
      write_name(context, creator.affiliation, within(where, "affiliation"));
      xml.end("affiliation");
    }
    if (!is_blank(creator.email)) {
      xml.start("contactInfo");
      xml.leaf("email", creator.email);
      xml.end("contactInfo");
    }
    xml.end(details);
  }
  xml.end(role.element);
}

void write_info_source(const Context& context, const Field& name, std::string_view role,
                       std::string_view uri, const Where& where) {
  XmlWriter& xml = context.xml;
  if (is_blank(name.bytes()) && is_blank(uri)) return;
  std::string address;
  if (!uri.empty() && !clean_uri(uri, UriUse::identifier, address)) {
    const bool has_name = !is_blank(name.bytes());
    context.losses.add(has_name ? within(where, "uri") : where, "its address is no URI");
    if (!has_name) return;
  }
  xml.start("infoSource");
  if (!address.empty()) xml.attribute("uri", address);
  write_own_code(xml, "role", role);
  write_name(context, name, where);
  xml.end("infoSource");
}

void write_located(const Context& context, const Field& place, const Where& where) {
  if (is_blank(place.bytes())) return;
  context.xml.start("located");
  context.xml.own_attribute("type", "cpnat:geoArea");
  write_name(context, place, where);
  context.xml.end("located");
}

void write_named_creator(const Context& context, const Field& name, std::string_view role,
                         const Where& where) {
  if (is_blank(name.bytes())) return;
  context.xml.start("creator");
  write_own_code(context.xml, "role", role);
  write_name(context, name, where);
  context.xml.end("creator");
}

}  // namespace stet::g2
